"""What a web page shows, by example."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutes_extract import EmptyFileError, MinutesError, TooLargeError, read_text
from minutes_extract.pipeline import read_bytes


def text(markup: str) -> str:
    return read_text(("<html>" + markup).encode()).content


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>One<p>Two", "One\nTwo\n"),
        ("<p>One\n  line</p>", "One line\n"),
        ("<div>One<div>Two</div>Three</div>", "One\nTwo\nThree\n"),
        ("<p>Ann<br>Bo<br/></p>", "Ann\nBo\n"),
        ("<ul><li>Ann<li>Bo</ul>", "• Ann\n• Bo\n"),
        ("<ol start=4><li>a<li value=9>b<li>c</ol>", "4.\ta\n9.\tb\n10.\tc\n"),
        ("<ol type=a><li>x<ol type=i><li>y<li>z</ol><li>w</ol>", "a.\tx\ni.\ty\nii.\tz\nb.\tw\n"),
        ("<ol reversed><li>a<li>b</ol>", "2.\ta\n1.\tb\n"),
        ("<ul style='list-style: none'><li>Ann</ul>", "Ann\n"),
        ("<table><tr><td>Ann<td>Ash<tr><td>Bo<td>Wold</table>", "Ann\tAsh\nBo\tWold\n"),
        ("<table><tr><td rowspan=2>Ann<td>x<tr><td>y</table>", "Ann\tx\ny\n"),
        ("<table><tr><td><table><tr><td>a<td>b</table></table>", "a\tb\n"),
        ("<table><tr><td>9.<td><p>Bins</p><p>None.</p></table>", "9.\tBins\nNone.\n"),
        ("<p>x &lt; y &amp; z&nbsp;w</p>", "x < y & z w\n"),
        ("<p>T<!-- not this -->own<script>var a = 'nor this'</script></p>", "Town\n"),
        ("<pre>a\n  b</pre>", "a\nb\n"),
    ],
)
def test_blocks_lists_and_tables(markup: str, expected: str) -> None:
    assert text(markup) == expected


def test_a_rowspan_keeps_the_columns_apart() -> None:
    read = read_text(b"<html><table><tr><td rowspan=2>Ann<td>x<tr><td>y</table>")
    assert read.lines[1].left == read.lines[0].cells[1].left


def test_what_the_site_puts_round_the_page_is_set_aside() -> None:
    read = read_text(
        b"<html><head><title>Council</title></head><nav>Home</nav><p>Present<p hidden>secret</p><footer>Contact</footer>"
    )
    assert read.content == "Present\n"
    assert {(f.reason, f.text) for f in read.furniture} == {
        ("title of the file", "Council"), ("navigation", "Home"), ("hidden", "secret"), ("navigation", "Contact"),
    }  # fmt: skip


def test_bold_and_headings_are_strong() -> None:
    read = read_text(
        b"<html><h2>Present</h2><p><b>Chair:</b> Ann <span style='font-weight:700'>Marlow</span></p>"
    )
    assert [read.slice(span) for span in read.strong] == ["Present", "Chair:", "Marlow"]


@pytest.mark.parametrize("name", ["minutes.txt", "minutes.html", "-"])
def test_html_is_told_by_its_bytes(name: str) -> None:
    data = b"<p>Present</p>\n<p>Ann<br>Bo</p>\n<ul><li>Cy</li></ul>"
    assert read_bytes(data, name).content == "Present\nAnn\nBo\n\u2022 Cy\n"


def test_a_tag_or_two_left_in_a_text() -> None:
    read = read_text(b"<h1 class='x'>Minutes of Ash Council</h1>\nPresent: Ann\nVotes: 2 < 3\n")
    assert read.content == "Minutes of Ash Council\nPresent: Ann\nVotes: 2 < 3\n"
    assert read.lines[0].strong


def test_markdown_that_holds_html() -> None:
    data = b"---\ntitle: x\n---\n<p>Present</p><p>Ann</p><p>Bo</p>"
    read = read_bytes(data, "minutes.md")
    assert (read.content, read.furniture[0].reason) == ("Present\nAnn\nBo\n", "markup")


@pytest.mark.parametrize(
    "data",
    [
        '<html><meta charset="iso-8859-1"><p>Zoë “Ap” Rhys'.encode("cp1252"),
        "<html><p>Zoë “Ap” Rhys".encode("cp1252"),
        "<html><p>Zoë “Ap” Rhys".encode(),
        '<html><meta charset="latin-1"><p>Zoë “Ap” Rhys'.encode("utf-8-sig"),
        "<html><p>Zoë “Ap” Rhys".encode("utf-16"),
        b'<html><meta charset="hex"><p>Zo\xeb \x93Ap\x94 Rhys',
    ],
)
def test_encodings(data: bytes) -> None:
    assert read_text(data).content == "Zoë “Ap” Rhys\n"


def test_bottomless_nesting_and_empty_pages_are_refused() -> None:
    with pytest.raises(TooLargeError):
        text("<div>" * 5000 + "x")
    with pytest.raises(EmptyFileError):
        text("<p> </p><script>x</script>")


TAGS = st.sampled_from(
    ["<p>", "</p>", "<td>", "<tr>", "<table>", "</table>", "<li>", "<ol>", "</ol>", "<b>", "</b>", "<br>", "<nav>", "</nav>", "<div>", "<"]
)  # fmt: skip


@given(st.lists(st.one_of(TAGS, st.text("abc 12.", max_size=8)), max_size=40).map("".join))
@settings(max_examples=150, deadline=None)
def test_no_letter_is_lost_however_broken_the_markup(markup: str) -> None:
    markup = markup.replace("<a", "a").replace("<b ", "b").replace("<c", "c")
    data = f"<html><body>{markup}".encode()
    try:
        read = read_text(data)
    except EmptyFileError:
        return
    except MinutesError as error:
        pytest.fail(str(error))
    from selectolax.lexbor import LexborHTMLParser

    body = LexborHTMLParser(data.decode()).body
    there = Counter(c for c in (body.text() if body else "") if c.isalnum())
    kept = Counter(c for c in read.content + "".join(f.text for f in read.furniture) if c.isalnum())
    # Numbers of lists are the page's own, though no letter of the file.
    assert not there - kept


def test_a_table_of_html_does_not_make_a_text_html() -> None:
    data = b"Present\n\nAnn\n\nBo\n\n<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>\n\nEnd\n"
    assert read_bytes(data, "minutes.md").content.startswith("Present\nAnn\nBo\n")
