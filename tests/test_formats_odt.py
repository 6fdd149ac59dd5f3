"""What an OpenDocument text shows, by example."""

from __future__ import annotations

import pytest

from documents import make_odt, make_zip
from minutes_extract import DamagedFileError, EncryptedFileError, read_text

NUMBERS = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="i" style:num-prefix="(" style:num-suffix=")"/>'
    '<text:list-level-style-number text:level="3" style:num-format="1" text:display-levels="3"/></text:list-style>'
    '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="o"/></text:list-style>'
    '<style:style style:name="Bold" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
)


def entry(words: str, more: str = "") -> str:
    return f"<text:list-item><text:p>{words}</text:p>{more}</text:list-item>"


def listed(entries: str, attributes: str = "") -> str:
    return f'<text:list text:style-name="L"{attributes}>{entries}</text:list>'


def text(body: str) -> str:
    return read_text(make_odt(body, NUMBERS)).content


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (listed(entry("a") + entry("b")), "1.\ta\n2.\tb\n"),
        (listed(entry("a", f"<text:list>{entry('x')}{entry('y')}</text:list>") + entry("b", f"<text:list>{entry('z')}</text:list>")),
         "1.\ta\n(i)\tx\n(ii)\ty\n2.\tb\n(i)\tz\n"),
        (listed(entry("a")) + listed(entry("b")), "1.\ta\n1.\tb\n"),
        (listed(entry("a")) + "<text:p>between</text:p>" + listed(entry("b"), ' text:continue-numbering="true"'),
         "1.\ta\nbetween\n2.\tb\n"),
        (listed(entry("a"), ' xml:id="one"') + listed(entry("b")) + listed(entry("c"), ' text:continue-list="one"'),
         "1.\ta\n1.\tb\n2.\tc\n"),
        (listed('<text:list-item text:start-value="12"><text:p>a</text:p></text:list-item>' + entry("b")), "12.\ta\n13.\tb\n"),
        (listed('<text:list-header><text:p>head</text:p></text:list-header>' + entry("a")), "head\n1.\ta\n"),
        (listed(entry("a", "<text:p>more</text:p>") + entry("b")), "1.\ta\nmore\n2.\tb\n"),
        (listed(entry("a", f"<text:list>{entry('b', f'<text:list>{entry(chr(99))}</text:list>')}</text:list>")),
         "1.\ta\n(i)\tb\n1.i.1\tc\n"),
        ('<text:list text:style-name="B">' + entry("a") + "</text:list>", "• a\n"),
    ],
)  # fmt: skip
def test_lists_are_numbered(body: str, expected: str) -> None:
    assert text(body) == expected


def test_blanks_tabs_breaks_bold_and_text_boxes() -> None:
    body = (
        '<text:p><text:span text:style-name="Bold">Chair</text:span><text:tab/>Ann<text:s text:c="2"/>Marlow<text:line-break/>Clerk'
        "<draw:frame><draw:text-box><text:p>In the box</text:p></draw:text-box></draw:frame></text:p>"
    )
    read = read_text(make_odt(body, NUMBERS))
    assert read.content == "Chair\tAnn Marlow\nClerk\nIn the box\n"
    assert [read.slice(span) for span in read.strong] == ["Chair"]


def test_changes_are_taken_as_accepted_and_notes_are_kept() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>forty</text:p></text:deletion></text:changed-region>"
        "</text:tracked-changes><text:p>The fee is <text:change/>fifty<text:note><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>A year</text:p></text:note-body></text:note> pounds.</text:p>"
    )
    read = read_text(make_odt(body))
    assert read.content == "The fee is fifty pounds.\n[1]\tA year\n"
    assert [(f.text, f.reason) for f in read.furniture] == [("forty", "deleted text")]


def test_tables_are_rows_of_cells() -> None:
    def row(*cells: str) -> str:
        inner = "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in cells)
        return f"<table:table-row>{inner}</table:table-row>"

    read = read_text(make_odt(f"<table:table>{row('Ann', 'Ash')}{row('Bo', 'Wold')}</table:table>"))
    assert read.content == "Ann\tAsh\nBo\tWold\n"


def test_no_text_document_and_one_with_a_password() -> None:
    with pytest.raises(DamagedFileError):
        read_text(make_zip({"content.xml": "<a/>"}))
    with pytest.raises(EncryptedFileError):
        read_text(make_zip({"content.xml": "x", "META-INF/manifest.xml": "<m><encryption-data/></m>"}))
