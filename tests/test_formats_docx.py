"""What a Word file shows, by example."""

from __future__ import annotations

import pytest

from documents import W, item, level, make_docx, make_zip, p
from minutes_extract import DamagedFileError, EmptyFileError, EncryptedFileError, TooLargeError, read_text

LIST = "<w:abstractNum w:abstractNumId='0'>{}</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"


def text(body: str, numbering: str = "", styles: str = "", **parts: str) -> str:
    return read_text(make_docx(body, numbering, styles, **parts)).content


@pytest.mark.parametrize(
    ("levels", "body", "labels"),
    [
        (level(0, "decimal", "%1."), item("a") + item("b") + item("c"), ["1.", "2.", "3."]),
        (level(0, "lowerLetter", "(%1)"), item("x") * 28, [*(f"({c})" for c in "abcdefghijklmnopqrstuvwxyz"), "(aa)", "(bb)"]),
        (
            level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2") + level(2, "lowerRoman", "%3)"),
            item("a") + item("b", 1) + item("c", 2) + item("d", 2) + item("e", 1) + item("f", 2) + item("g") + item("h", 1),
            ["1.", "1.1", "i)", "ii)", "1.2", "i)", "2.", "2.1"],
        ),
        (
            level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2", "<w:isLgl/>"),
            item("a") + item("b") + item("c", 1),
            ["I.", "II.", "2.1"],
        ),
        (
            level(0, "decimal", "%1.") + level(1, "lowerLetter", "%2)", '<w:lvlRestart w:val="0"/>'),
            item("a") + item("b", 1) + item("c") + item("d", 1),
            ["1.", "a)", "2.", "b)"],
        ),
        (level(0, "bullet", "·"), item("a") + item("b"), [None, None]),
        (level(0, "decimal", "Item %1:"), item("a") + p("between") + item("b"), ["Item 1:", None, "Item 2:"]),
    ],
)  # fmt: skip
def test_automatic_numbers(levels: str, body: str, labels: list[str | None]) -> None:
    lines = text(body, LIST.format(levels)).splitlines()
    assert [line.split("\t")[0] if "\t" in line else None for line in lines] == labels


def test_lists_of_one_definition_count_on_unless_they_start_anew() -> None:
    numbering = LIST.format(level(0, "decimal", "%1.")) + (
        "<w:num w:numId='2'><w:abstractNumId w:val='0'/></w:num>"
        "<w:num w:numId='3'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='7'/></w:lvlOverride></w:num>"
    )
    body = item("a") + item("b", number=2) + item("c", number=3) + item("d", number=3)
    assert text(body, numbering) == "1.\ta\n2.\tb\n7.\tc\n8.\td\n"


def test_numbers_that_come_from_a_style() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Item"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Sub"><w:basedOn w:val="Item"/></w:style>'
    )
    levels = level(0, "decimal", "%1.", '<w:pStyle w:val="Item"/>') + level(
        1, "decimal", "%1.%2", '<w:pStyle w:val="Sub"/>'
    )
    body = p("a", '<w:pStyle w:val="Item"/>') + p("b", '<w:pStyle w:val="Sub"/>')
    body += p("c", '<w:pStyle w:val="Item"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert text(body, LIST.format(levels), styles) == "1.\ta\n1.1\tb\nc\n"


def test_tracked_changes_are_taken_as_accepted() -> None:
    body = (
        "<w:p><w:r><w:t>The fee is </w:t></w:r><w:del><w:r><w:delText>forty</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>fifty</w:t></w:r></w:ins><w:r><w:t> pounds.</w:t></w:r></w:p>"
    )
    body += "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>One </w:t></w:r></w:p>" + p("paragraph.")
    read = read_text(make_docx(body))
    assert read.content == "The fee is fifty pounds.\nOne paragraph.\n"
    assert [(f.text, f.reason) for f in read.furniture] == [("forty", "deleted text")]


def test_text_boxes_are_read_once() -> None:
    box = f"<w:txbxContent>{p('In the box')}</w:txbxContent>"
    both = (
        f"<mc:AlternateContent xmlns:mc='m'><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    assert text(f"<w:p><w:r><w:t>Before</w:t>{both}</w:r></w:p>") == "Before\nIn the box\n"


def test_tables_are_rows_of_cells() -> None:
    def row(*cells: str) -> str:
        return "<w:tr>" + "".join(f"<w:tc>{p(cell)}</w:tc>" for cell in cells) + "</w:tr>"

    wide = f"<w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>{p('A heading over both of the columns')}</w:tc></w:tr>"
    table = f"<w:tbl>{wide}{row('Ann Marlow', 'Ash Council')}{row('Bo Fenn', '')}</w:tbl>"
    lines = read_text(make_docx(table + p("After"))).lines
    assert [len(line.cells) for line in lines] == [1, 2, 1, 1]


def test_tabs_breaks_notes_bold_and_hidden_words() -> None:
    body = (
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Chair</w:t></w:r><w:r><w:tab/><w:t>Ann</w:t><w:footnoteReference w:id='2'/>"
        "<w:br/><w:t>Clerk</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r></w:p>"
    )
    read = read_text(make_docx(body, footnotes=f"<w:footnote w:id='2'>{p('By video')}</w:footnote>"))
    assert read.content == "Chair\tAnn\nClerk\n[1]\tBy video\n"
    assert [read.slice(span) for span in read.strong] == ["Chair"]
    assert [(f.text, f.reason) for f in read.furniture] == [("secret", "hidden")]


def test_each_paragraph_is_one_line_however_long() -> None:
    long = "word " * 300
    assert len(read_text(make_docx(p(long) + p("end"))).lines) == 2


BOMB = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;'>]>"
OUTSIDE = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>"


@pytest.mark.parametrize(
    ("parts", "error"),
    [
        ({"word/document.xml": "<w:document"}, DamagedFileError),
        ({"word/other.xml": "<a/>"}, DamagedFileError),
        ({"word/document.xml": f"{BOMB}<w:document xmlns:w='{W}'><w:body>&b;</w:body></w:document>"}, DamagedFileError),
        ({"word/document.xml": f"{OUTSIDE}<w:document xmlns:w='{W}'><w:body>&a;</w:body></w:document>"}, DamagedFileError),
        ({"word/document.xml": "<a>" * 1000 + "</a>" * 1000}, TooLargeError),
        ({"word/document.xml": b"<a>" + b" " * (129 * 2**20) + b"</a>"}, TooLargeError),
        ({"word/document.xml": f"<w:document xmlns:w='{W}'><w:body/></w:document>"}, EmptyFileError),
    ],
    ids=["not XML", "no document", "entity bomb", "entity from outside", "nested", "unpacks to too much", "no words"],
)  # fmt: skip
def test_hostile_and_broken_files_are_refused(parts: dict[str, str | bytes], error: type[Exception]) -> None:
    with pytest.raises(error):
        read_text(make_zip(parts))


def test_a_table_that_spans_without_end_is_cut() -> None:
    cell = f"<w:tc><w:tcPr><w:gridSpan w:val='9999999'/></w:tcPr>{p('wide')}</w:tc>"
    assert text(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>") == "wide\n"


def test_a_word_file_with_a_password() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(EncryptedFileError):
        read_text(data)


def test_a_table_inside_a_cell_keeps_its_words_in_order() -> None:
    def row(*cells: str) -> str:
        return f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"

    inner = f"<w:tbl>{row(p('Ann'), p('Chair'))}{row(p('Bo'), p(''))}</w:tbl>"
    text = read_text(make_docx(f"<w:tbl>{row(p('Present'), inner)}</w:tbl>"))
    assert text.content.split() == ["Present", "Ann", "Chair", "Bo"]
