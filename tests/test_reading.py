from __future__ import annotations

import io
import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import minutes_extract
from minutes_extract import DamagedFileError, EmptyFileError, MinutesError, read_text
from minutes_extract.pipeline import parse_bytes, read_bytes

ROOT = Path(__file__).parent.parent

WORDS = "Present:\nCllr Zoë Ap–Rhys\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(encoding: str, end: str) -> None:
    assert read_text(WORDS.replace("\n", end).encode(encoding)).content == WORDS


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark(encoding: str) -> None:
    assert read_text(WORDS.encode(encoding)).content == WORDS


def test_form_feeds_part_pages() -> None:
    text = read_text(b"one\n\ftwo\nthree\n\f")
    assert (text.pages, [line.page for line in text.lines]) == (2, [1, 2, 2])
    assert read_text(b"one\ntwo").pages is None


def test_line_breaks_of_html_left_over_in_a_text_end_its_lines() -> None:
    assert (
        read_text(b"Present:<br /><br>Ann Other<BR/>\nBo Fill<br>").content
        == "Present:\nAnn Other\nBo Fill\n"
    )


def test_markdown_marks_are_not_text() -> None:
    assert (
        read_bytes(b"# Present\n\n**Ann Other**, _Chair_\n", "minutes.md").content
        == "Present\nAnn Other, Chair\n"
    )


@pytest.mark.parametrize("data", [b"", b"\n", b" \t\r\n\f", b"\xef\xbb\xbf"])
def test_nothing_to_read(data: bytes) -> None:
    with pytest.raises(EmptyFileError):
        read_text(data)


def test_odd_utf_16_is_damaged() -> None:
    with pytest.raises(DamagedFileError):
        read_text(b"\xff\xfea")


def letters(text: str) -> Counter[str]:
    return Counter(c for c in text if c.isalpha())


PIECES = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=12),
    st.sampled_from(
        ["  ", "     ", "\t", "\n", "\n\n", "\f", "1.", "Page 1", "Present:", "a-\nb", "*x*", "__", "12  "]
    ),
)


@given(st.lists(PIECES, min_size=1, max_size=60).map("".join))
@settings(max_examples=150, deadline=None)
def test_no_letter_is_lost(words: str) -> None:
    try:
        text = read_text(words.encode("utf-8"))
    except EmptyFileError:
        assert not words.strip("\ufeff").strip()
        return
    kept = letters(text.content)
    for piece in text.furniture:
        kept += letters(piece.text)
    assert kept == letters(words)


@given(st.binary(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        text = read_text(data)
    except MinutesError:
        return
    assert all(text.content[line.end] == "\n" for line in text.lines)


@pytest.mark.parametrize(
    "name", ["cabinet-2025-02-06", "icb-2023-07-19", "parish-2023-09-12", "planning-2024-11-20"]
)
def test_both_readers_of_pdf_find_the_same(name: str) -> None:
    path = ROOT / "samples" / f"{name}.pdf"
    (quick,), (slow,) = (
        minutes_extract.parse(path, reader=reader).meetings for reader in ("pdfium", "pdfplumber")
    )
    assert [(p.name, p.status) for p in quick.attendance] == [(p.name, p.status) for p in slow.attendance]
    assert [i.number for i in quick.items] == [i.number for i in slow.items]


def test_a_file_larger_than_any_minutes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(600 * 2**20)  # a sparse file: it takes no room on the disk
    with pytest.raises(minutes_extract.TooLargeError):
        read_text(path)


def test_a_document_is_a_path_bytes_or_a_stream_of_bytes(tmp_path: Path) -> None:
    path = tmp_path / "minutes.txt"
    path.write_text(WORDS, encoding="utf-8")
    data = path.read_bytes()
    with path.open("rb") as opened, tempfile.TemporaryFile() as nameless:
        nameless.write(data)
        nameless.seek(0)  # such a stream has a number for its name
        sources = (
            path,
            str(path),
            opened,
            data,
            bytearray(data),
            memoryview(data),
            io.BytesIO(data),
            nameless,
        )
        found = [minutes_extract.parse(source).source for source in sources]
    assert [source.name for source in found] == ["minutes.txt"] * 3 + ["-"] * 5
    assert len({source.sha256 for source in found}) == 1
    for wrong, name in ((io.StringIO(WORDS), "a stream of text"), (5, "int"), (None, "NoneType")):
        with pytest.raises(TypeError, match=f"not {name}"):
            minutes_extract.parse(wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "words"),
    [("none.txt", "no such file"), (".", "is a folder"), ("x" * 5000, "cannot be read: File name too long"), ("a\0b", "cannot be read")],
)  # fmt: skip
def test_a_path_that_leads_to_no_file(tmp_path: Path, name: str, words: str) -> None:
    with pytest.raises(minutes_extract.NotReadableError, match=words):
        read_text(tmp_path / name)


def test_tables_in_html_among_markdown_are_rows_of_cells() -> None:
    page = (
        "**Councillors present:** Cllr. A. Marlow – Chair (AM), Cllr. B. Fenn (BF)\n\n"
        "The meeting was held in the Corn Store.\n\nThe Chair welcomed everybody.\n\n"
        "<table><tbody><tr><td><strong>1.0</strong></td><td><strong>Welcome and apologies</strong></td><td>Action</td></tr>"
        "<tr><td></td><td>Apologies were accepted for Cllr Cy Stroud.</td><td></td></tr>"
        "<tr><td><strong>2.0</strong></td><td><strong>Roads &amp; paths</strong></td><td></td></tr>"
        "<tr><td></td><td>It was agreed that the path be mended.</td><td>AM</td></tr></tbody></table>\n"
    )
    record = parse_bytes(page.encode(), "minutes.md")
    assert record.source.media_type == "text/markdown"
    (meeting,) = record.meetings
    assert [(p.name, p.status) for p in meeting.attendance] == [
        ("A. Marlow", "present"),
        ("B. Fenn", "present"),
        ("Cy Stroud", "apologies"),
    ]
    assert [(i.number, i.title) for i in meeting.items] == [
        ("1.0", "Welcome and apologies"),
        ("2.0", "Roads & paths"),
    ]
    assert [r.text for i in meeting.items for r in i.resolutions] == ["that the path be mended."]
