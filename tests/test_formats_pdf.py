"""PDF: letters, tables, furniture, and pages that have to be recognised."""

from __future__ import annotations

import json
import os
import shutil
from collections import Counter
from typing import TYPE_CHECKING

import pdfplumber
import pypdfium2
import pytest

import minutes_extract
from conftest import ROOT
from minutes_extract import DamagedFileError, EncryptedFileError, MinutesError, NoTextError, read_text
from minutes_extract.layout import lay_out
from minutes_extract.layout.tables import find_tables
from minutes_extract.reading import ocr
from minutes_extract.reading.pdf import mend_signs, read_pdf
from minutes_extract.reading.pdf_plumber import read_pdf_plumber
from pdfs import make_pdf

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Run
    from minutes_extract.reading.ocr import Picture, Seen

PDFS = sorted((ROOT / "samples").glob("*.pdf"))


def letters(text: str) -> Counter[str]:
    return Counter(c for c in text if c.isalnum())


@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.name)
def test_every_letter_that_pdfium_sees_is_in_the_text_or_the_furniture(path: Path) -> None:
    text = read_text(path)
    kept = letters(text.content)
    for piece in text.furniture:
        kept += letters(piece.text)
    document = pypdfium2.PdfDocument(path)
    there = letters("".join(page.get_textpage().get_text_range() for page in document))
    document.close()
    assert there == kept


@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.name)
def test_cells_of_tables_are_those_of_pdfplumbers_own_page(path: Path) -> None:
    ours = [find_tables(page.rules) for page in read_pdf(path.read_bytes()).pages]
    with pdfplumber.open(path) as document:
        theirs = [[table.cells for table in page.find_tables()] for page in document.pages]

    assert [len(page) for page in ours] == [len(page) for page in theirs]
    for our_page, their_page in zip(ours, theirs, strict=True):
        for our_cells, their_cells in zip(our_page, their_page, strict=True):
            # PDFium counts half the width of a line to its place.
            assert len(our_cells) == len(their_cells)
            for cell, other in zip(sorted(our_cells), sorted(their_cells), strict=True):
                assert cell == pytest.approx(other, abs=1.0)


def test_some_sample_has_a_ruled_table() -> None:
    assert any(find_tables(page.rules) for path in PDFS for page in read_pdf(path.read_bytes()).pages)


BOXES = [(72, y, 300, 0.5) for y in (700, 680, 660)] + [(x, 660, 0.5, 40) for x in (72, 222, 372)]
"""Lines of a table of two rows and two columns, as boxes a hair wide."""


def _draw_table(*, one_path: bool) -> bytes:
    ops = [f"{x} {y} m {x + w} {y} l {x + w} {y + h} l {x} {y + h} l {x} {y} l" for x, y, w, h in BOXES]
    lines = " ".join(ops) + " f" if one_path else " ".join(f"{op} f" for op in ops)
    return f"{lines} BT /F1 12 Tf 76 684 Td (Ann) Tj 150 0 Td (Chair) Tj ET".encode()


@pytest.mark.parametrize("in_form", [False, True])
@pytest.mark.parametrize("one_path", [False, True])
def test_a_table_is_found_however_its_lines_are_drawn(one_path: bool, in_form: bool) -> None:
    page = read_pdf(make_pdf(content=_draw_table(one_path=one_path), in_form=in_form)).pages[0]
    (cells,) = find_tables(page.rules)
    assert len(cells) == 4
    left, top, right, bottom = sorted(cells)[0]
    words = {word.text: word for word in page.words}
    assert left < words["Ann"].left < words["Ann"].right < right < words["Chair"].left
    assert top < words["Ann"].top < words["Ann"].bottom < bottom


def test_strokes_of_a_pen_are_no_table() -> None:
    signed = " ".join(
        f"{x} 400 m {x} 660 l {x + 4} 660 l {x + 4} 700 l {x + 30} 700 l {x + 33} 669 l S"
        for x in range(74, 234, 20)
    )
    words = "BT /F1 11 Tf 76 690 Td (The gate was painted.) Tj 0 -40 Td (The pond was cleared.) Tj ET"
    page = read_pdf(make_pdf(content=f"{signed} {words}".encode())).pages[0]
    assert find_tables(page.rules) == []


def test_a_watermark_across_the_text_is_in_none_of_its_rows() -> None:
    lines = " ".join(
        f"BT /F1 11 Tf 72 {700 - 14 * n} Td (Line {n} tells of the pond.) Tj ET" for n in range(20)
    )
    mark = "BT /F1 120 Tf 0.7 0.7 -0.7 0.7 180 450 Tm (DRAFT) Tj ET"
    plain, marked = (lay_out(read_pdf(make_pdf(content=ops.encode()))) for ops in (lines, f"{mark} {lines}"))
    assert marked.content == plain.content
    assert [(f.text, f.reason) for f in marked.furniture] == [("DRAFT", "watermark")]


SHOWN_DIFFERENTLY = {
    "blanks left out": "BT /F1 9 Tf 72 700 Td [(A) -250 (path) -250 (was) -250 (mended)] TJ ET",
    "a slanting mark": "BT /F1 120 Tf 0.7 0.7 -0.7 0.7 180 450 Tm (DRAFT) Tj ET "
    + " ".join(f"BT /F1 11 Tf 72 {700 - 14 * n} Td (Line {n} tells of the pond.) Tj ET" for n in range(20)),
    "a curve that crosses itself": "70 710 m 330 710 l 330 640 l 70 640 l 70 710 l 70 672 l 330 672 l 330 710 l "
    "92 710 l 92 640 l S BT /F1 11 Tf 72 690 Td (The gate was painted.) Tj 0 -40 Td (The pond was cleared.) Tj ET",
}


@pytest.mark.parametrize("drawn", SHOWN_DIFFERENTLY.values(), ids=SHOWN_DIFFERENTLY)
def test_the_second_reader_takes_a_page_as_the_first_does(drawn: str) -> None:
    data = make_pdf(content=drawn.encode())
    assert lay_out(read_pdf_plumber(data)).content == lay_out(read_pdf(data)).content


def test_signs_of_symbol_fonts_are_bullets_and_ticks() -> None:
    assert [mend_signs(sign) for sign in ("\uf0b7", "\uf0fc", "\ue123", "a\ue123")] == [
        "•",
        "✓",
        "•",
        "a\ue123",
    ]


def _draw_letters(count: int) -> bytes:
    """Shapes with nine corners in a row, as an outline of letters has them."""
    corners = [(0, 0), (3, 0), (3, 4), (2, 4), (2, 6), (3, 6), (3, 8), (1, 8), (0, 7)]
    shapes = []
    for k in range(count):
        (x, y), *others = [(72 + 4 * k + a, 761 + b) for a, b in corners]
        shapes.append(f"{x} {y} m " + " ".join(f"{a} {b} l" for a, b in others) + " f")
    return " ".join(shapes).encode()


class TestRecognition:
    @pytest.fixture
    def engine(self, monkeypatch: pytest.MonkeyPatch) -> list[Picture]:
        """An engine that sees two words on every page it is shown."""
        from minutes_extract.reading.ocr import Seen

        shown: list[Picture] = []

        def recognise(picture: Picture) -> list[Seen]:
            shown.append(picture)
            return [
                Seen("Present:", 300, 300, 460, 340, 0),
                Seen("Ann", 480, 304, 560, 338, 0),
                Seen(".", 900, 900, 902, 902, 1, doubtful=True),
            ]

        monkeypatch.setattr(ocr, "find_engine", lambda: ocr.Engine("eye 1.0", recognise))
        return shown

    @pytest.mark.usefixtures("engine")
    def test_a_page_without_text_is_recognised_and_the_record_says_so(self) -> None:
        record = minutes_extract.parse(make_pdf())
        assert record.source.ocr is not None
        assert (record.source.ocr.engine, record.source.ocr.pages) == ("eye 1.0", [1])
        text = read_text(make_pdf())
        assert text.content == "Present: Ann\n"
        assert [(f.page, f.text, f.reason) for f in text.furniture] == [(1, ".", "scan speck")]

    def test_a_page_with_text_is_not_recognised_unless_asked_for(self, engine: list[Picture]) -> None:
        assert read_text(make_pdf("Here are words")).content == "Here are words\n"
        assert not engine
        assert read_text(make_pdf("Here are words"), ocr="always").content == "Present: Ann\n"
        (picture,) = engine
        assert len(picture.data) == picture.width * picture.height

    def test_writing_drawn_as_shapes_beside_text_is_recognised_and_the_text_kept(
        self, engine: list[Picture]
    ) -> None:
        data = make_pdf(content=_draw_letters(16) + b" BT /F1 12 Tf 72 720 Td (Here are words) Tj ET")
        assert read_text(data).content == "Present: Ann\nHere are words\n"
        assert len(engine) == 1
        (odd,) = [d for d in minutes_extract.parse(data, ocr="never").diagnostics if d.code != "no-minutes"]
        assert odd.code == "drawn-text-unread"

    def test_a_few_shapes_are_a_sign_and_no_writing(self, engine: list[Picture]) -> None:
        data = make_pdf(content=_draw_letters(8) + b" BT /F1 12 Tf 72 720 Td (Here are words) Tj ET")
        assert read_text(data).content == "Here are words\n"
        assert not engine

    def test_never(self, engine: list[Picture]) -> None:
        with pytest.raises(NoTextError, match="never"):
            read_text(make_pdf(), ocr="never")
        assert not engine

    def test_without_an_engine_the_error_tells_what_to_install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(ocr, "find_engine", lambda: None)
        with pytest.raises(NoTextError, match=r"tesseract-ocr.*minutes-extract\[ocr\]"):
            read_text(make_pdf())
        with pytest.raises(minutes_extract.MissingToolError):
            read_text(make_pdf("Here are words"), ocr="always")


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")
def test_tesseract_reads_a_drawn_page(run: Callable[..., Run], tmp_path: Path) -> None:
    path = tmp_path / "drawn.pdf"
    path.write_bytes(make_pdf("Present: Ann Marlow"))
    done = run("text", "--ocr", "always", path)
    assert done.stdout.decode() == "Present: Ann Marlow\n"
    record = tmp_path / "drawn.json"
    run("parse", "--ocr", "always", path, "-o", record)
    assert run("validate", record, "--source", path).returncode == 0


TESSERACT = """#!/bin/sh
if [ "$1" = --version ]; then echo tesseract 9.9; exit {version}; fi
sleep {sleep}
exit {read}
"""


@pytest.mark.parametrize(
    ("faults", "error", "words"),
    [
        ({"read": 1}, DamagedFileError, "Tesseract fails on one of its pages"),
        ({"sleep": 9}, DamagedFileError, "more than 0.1 seconds a page"),
        ({"version": 1}, NoTextError, "install"),
        ({}, NoTextError, "nothing could be recognised"),
    ],
)
def test_tesseract_that_fails(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    faults: dict[str, int],
    error: type[MinutesError],
    words: str,
) -> None:
    program = tmp_path / "tesseract"
    program.write_text(TESSERACT.format(**{"version": 0, "read": 0, "sleep": 0, **faults}))
    program.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setattr("minutes_extract.reading.ocr_tesseract.TIME_LIMIT", 0.1 if "sleep" in faults else 60)
    monkeypatch.setattr(ocr, "find_spec", lambda _: None)
    ocr.find_engine.cache_clear()
    try:
        with pytest.raises(error, match=words):
            read_text(make_pdf())
    finally:
        ocr.find_engine.cache_clear()


def test_pdfplumber_refuses_what_pdfium_refuses() -> None:
    with pytest.raises(EncryptedFileError):
        read_text(make_pdf("words", user_password=b"secret"), reader="pdfplumber")
    with pytest.raises(DamagedFileError):
        read_text(b"%PDF-1.7\n1 0 obj\n<<", reader="pdfplumber")


# What RapidOCR gives for a page: the corners of each line, its words, and how sure it is of them.
RAPIDOCR = """
from types import SimpleNamespace

class RapidOCR:
    def __init__(self, params):
        self.pages = 0

    def __call__(self, image):
        assert image.shape[2] == 3
        self.pages += 1
        if self.pages > 1:
            return SimpleNamespace(boxes=None, txts=None, scores=None)
        lines = {(300, 300, 680, 340): ("Present: Ann  Marlow", 0.99), (900, 900, 904, 904): (".", 0.2)}
        boxes = [[(left, top), (right, top), (right, bottom), (left, bottom)] for left, top, right, bottom in lines]
        txts, scores = zip(*lines.values())
        return SimpleNamespace(boxes=boxes, txts=txts, scores=scores)
"""


def test_rapidocr_reads_where_there_is_no_tesseract(
    run: Callable[..., Run], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A stand-in with RapidOCR's face: the real one brings 300 MB.
    for name in ("rapidocr", "onnxruntime"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text(RAPIDOCR)
        (tmp_path / f"{name}-9.1.dist-info").mkdir()
        (tmp_path / f"{name}-9.1.dist-info" / "METADATA").write_text(f"Name: {name}\nVersion: 9.1\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setenv("PATH", str(tmp_path))
    scan = pypdfium2.PdfDocument.new()
    scan.import_pages(pypdfium2.PdfDocument(make_pdf()), [0, 0])
    scan.save(tmp_path / "scan.pdf")
    assert run("text", tmp_path / "scan.pdf").stdout == b"Present: Ann Marlow\n"
    assert b"scan speck" in run("text", tmp_path / "scan.pdf", "--furniture").stdout
    record = json.loads(run("parse", tmp_path / "scan.pdf").stdout)
    assert record["source"]["ocr"] == {"engine": "rapidocr 9.1", "pages": [1, 2]}


def pages(*bodies: str) -> list[str]:
    text = lay_out(minutes_extract.reading.read("\f".join(bodies).encode()))
    return [f"{f.page} {f.reason}: {f.text}" for f in text.furniture]


def test_what_two_short_pages_both_say_is_no_head_or_foot() -> None:
    first = "1. Roads\nThe lane was mended.\nThe sign was not.\nProp: AM\nBo left.\nAll went home."
    second = "2. Pond\nIt was dug.\nTwice.\nNot by us.\nCy came.\nProp: AM\nNobody stayed."
    assert pages(first, second) == []


def test_a_signature_line_that_slipped_to_the_next_page_is_furniture() -> None:
    sign = "Signed ____________________ Dated"
    pages = [
        "Ash Parish Council\n\n1. Roads\nThe lane was mended.",
        f"{sign}\nPage 1 of 2\n2. Ponds\nThe pond was cleared.\nThe reeds were cut.\nThe meeting closed.\n{sign}",
    ]
    text = read_text("\f".join(pages).encode())
    assert text.content.count("Signed") == 1
    assert text.content.rstrip().endswith("Dated")
    assert [f.reason for f in text.furniture] == ["running head", "page number"]


def test_rows_that_differ_by_other_numbers_than_the_pages_are_no_head() -> None:
    assert pages("4. Payments\nTo the mason", "7. Payments\nTo the smith", "19. Payments\nTo the vet") == []
    assert pages("4. Payments\nTo the mason\n\nFolio 8", "5. Trees\nTo the smith\n\nFolio 9") == [
        "1 running foot: Folio 8",
        "2 running foot: Folio 9",
    ]


@pytest.mark.parametrize(
    "form",
    [
        "3",
        "- 3 -",
        "Page 3",
        "Page 3 of 9",
        "3/9",
        "Page | 3",
        "3 | P a g e",
        "p. 3",
        "iii",
        "(3)",
        "Tudalen 3",
    ],
)
def test_page_numbers_in_every_form(form: str) -> None:
    assert pages(f"The lane was mended.\nTwo trees fell.\n\n{form}") == [f"None page number: {form}"]


def test_feet_typed_into_a_document_without_pages() -> None:
    from documents import make_docx, p

    body = "".join(
        p(words)
        for words in (
            "One",
            "Signed ____ Chair",
            "Page 1 of 2",
            "Two",
            "Page 2 of 2",
            "Three",
            "Signed ____ Chair",
        )
    )
    text = read_text(make_docx(body))
    assert text.content == "One\nTwo\nThree\nSigned ____ Chair\n"
    assert [f.text for f in text.furniture] == ["Signed ____ Chair", "Page 1 of 2", "Page 2 of 2"]
