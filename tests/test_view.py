from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import minutes_extract
from conftest import ROOT, Run
from minutes_extract.pipeline import parse_with_text, read_bytes
from minutes_extract.records import Evidence
from minutes_extract.view.findings import Finding, Findings
from minutes_extract.view.marking import mark
from minutes_extract.view.pictures import DPI

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from minutes_extract.records import Record
    from minutes_extract.spans import Text
    from minutes_extract.view.marking import MarkedPage

PLANNING = ROOT / "samples" / "planning-2024-11-20.pdf"
NO_RECORD = minutes_extract.parse(b"AGENDA")


class Marks(HTMLParser):
    """The words of each finding on a page, and of the whole; fails where elements do not nest."""

    def __init__(self, pages: Sequence[MarkedPage]) -> None:
        super().__init__()
        self.words: dict[int, str] = {}
        self.lines: list[str] = []
        self.first: list[str] = []
        self._open: list[tuple[str, int]] = []
        for page in pages:
            for line in page.lines:
                self.lines.append("")
                self.feed(str(line.content))
                assert self._open == []
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self._open.append((tag, int(found.get("data-f") or 0)))
        if found.get("id"):
            self.first.append(str(found["id"]))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        self.lines[-1] += data
        for _, number in self._open:
            self.words[number] = self.words.get(number, "") + data


def quotes_of(text: Text, finding: Finding) -> str:
    """What is marked of a finding: its quotes, each character once, in the order of the text."""
    places = sorted({at for piece in finding.evidence for at in range(piece.start, piece.end)})
    return "".join(text.content[at] for at in places).replace("\n", "")


def check_marks(text: Text, record: Record, findings: Sequence[Finding]) -> None:
    marks = Marks(mark(text, record, findings))
    assert "".join(marks.lines) == text.content.replace("\n", "")
    for finding in findings:
        assert marks.words.get(finding.number, "") == quotes_of(text, finding), finding.words
    assert sorted(marks.first) == sorted(f"w{number}" for number in marks.words if number)


def test_every_finding_is_marked_with_just_its_words(sample: Path) -> None:
    record, text = parse_with_text(sample.read_bytes(), sample.name)
    check_marks(text, record, Findings(record).all)


@given(
    st.lists(st.text(st.characters(codec="utf-8"), min_size=1), min_size=1, max_size=6),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 60)), max_size=8),
)
def test_marks_nest_wherever_spans_begin_and_end(lines: list[str], spans: list[tuple[int, int]]) -> None:
    try:
        text = read_bytes("\n".join(["Minutes", *lines]).encode())
    except minutes_extract.MinutesError:
        return
    findings = []
    for number, (start, length) in enumerate(spans, 1):
        # Evidence holds words: it does not consist of line ends.
        start = min(start, len(text.content) - 1)
        end = min(start + length, len(text.content))
        if text.content[start:end].strip("\n"):
            piece = Evidence(
                page=None, line=1, start=start, end=end, quote=text.content[start:end], rule="test"
            )
            findings.append(Finding(number, "item", "", (piece,)))
    check_marks(text, NO_RECORD, findings)


def test_furniture_and_pages_without_words_are_on_their_pages() -> None:
    record, text = parse_with_text(PLANNING.read_bytes(), PLANNING.name)
    pages = mark(text, record, [])
    assert [page.number for page in pages] == list(range(1, (text.pages or 0) + 1))
    assert [piece.text for page in pages for piece in page.furniture] == [p.text for p in text.furniture]
    assert text.furniture


def test_same_bytes_twice(run: Callable[..., Run], sample: Path, tmp_path: Path) -> None:
    first = run("view", sample)
    assert (first.returncode, first.stderr) == (0, b"")
    assert run("view", sample, "-o", tmp_path / "page.html").stdout == b""
    assert (tmp_path / "page.html").read_bytes() == first.stdout


def test_boxes_lie_on_the_words_of_their_findings(run: Callable[..., Run]) -> None:
    """As pdfplumber sees the page: the boxes of a person hold the words that were read."""
    import pdfplumber

    page = run("view", PLANNING, "--pictures").stdout.decode()
    number = re.search(
        r'id="v(\d+)"[^>]*><span class="words"><b><span class="soft">Councillor</span> N Ansty', page
    )
    assert number
    boxes = re.findall(
        rf'<rect class="apologies" data-f="{number[1]}" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/>',
        page,
    )
    seen = set()
    with pdfplumber.open(PLANNING) as pdf:
        for box in boxes:
            x, y, width, height = (float(number) * 72 / DPI for number in box)
            seen.add(pdf.pages[0].crop((x, y, x + width, y + height)).extract_text())
    assert seen == {"Councillor N Ansty", "Member", "Apologies"}


def test_pictures_are_only_for_pdfs(run: Callable[..., Run], tmp_path: Path) -> None:
    done = run("view", ROOT / "samples" / "panel-2013-10.txt", "--pictures", "-o", tmp_path / "page.html")
    assert done.returncode == 2
    assert b"is no PDF" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_new_members_are_a_kind_of_their_own(run: Callable[..., Run]) -> None:
    page = run("view", ROOT / "samples" / "hwb-2024-05-14.txt", "-o", "-").stdout.decode()
    labels = dict(re.findall(r'value="(\w+)" checked> <span class="sample">([^<]+)<', page))
    assert labels["new_member"] == "New members"
    assert "substitution" not in labels
    joined = re.findall(r'<a class="value new_member".*?</a>', page)
    assert [line.count("</b> replaces <b>") for line in joined] == [0, 1, 1, 1]
    assert "</b>, new member in place of <b>" in joined[0]


def test_a_record_is_told_apart_from_a_document(run: Callable[..., Run]) -> None:
    record = run("parse", PLANNING).stdout
    done = run("view", "-", stdin=record)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"give the document that it was read from" in done.stderr


def test_nothing_is_written_where_nothing_can_be_read(run: Callable[..., Run], tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    for file in (tmp_path / "none.pdf", tmp_path):
        done = run("view", file, "-o", page)
        assert done.returncode == 2
        assert done.stderr.count(b"\n") == 1
    assert not page.exists()
    copy = tmp_path / "minutes.pdf"
    copy.write_bytes(PLANNING.read_bytes())
    assert run("view", copy, "-o", copy).returncode == 2
    assert copy.read_bytes() == PLANNING.read_bytes()


def test_standard_input_and_output(run: Callable[..., Run]) -> None:
    done = run("view", "-", "-o", "-", stdin=PLANNING.read_bytes())
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"<!DOCTYPE html>")


@pytest.mark.parametrize("words", [b"AGENDA", b"Minutes of the Council held on 3rd May 2024"])
def test_documents_with_next_to_nothing_in_them_make_a_page(run: Callable[..., Run], words: bytes) -> None:
    done = run("view", "-", stdin=words)
    assert (done.returncode, done.stderr) == (0, b"")
    assert words in done.stdout.replace(b"</mark>", b"").replace(b"\n", b" ") or b"<mark" in done.stdout
