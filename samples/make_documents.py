"""Make the sample DOCX, ODT and HTML files from the texts in ``source/``.

A source is a run of paragraphs, one a line: ``# `` before a title, ``= `` before a bold line, ``1. ``
(or ``a. ``) before a paragraph that the document numbers by itself, ``| `` before a row of a table with
its cells parted by `` | ``, ``- `` before a deleted passage, ``^ `` before a running head. The files come out byte
for byte the same each time.

Usage: ``python samples/make_documents.py [FOLDER]`` (default: beside this file).
"""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

HERE = Path(__file__).resolve().parent
STAMP = (2025, 1, 1, 0, 0, 0)

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'

Line = tuple[str, str]


def read_lines(source: str) -> list[Line]:
    """Return a source's lines as pairs of a mark and the words after it; "" marks a plain paragraph."""
    lines = []
    for line in source.splitlines():
        mark, _, rest = line.partition(" ")
        known = mark in {"#", "=", "1.", "a.", "|", "-", "^"}
        lines.append((mark, rest) if known else ("", line))
    return lines


def pack(target: Path, parts: dict[str, str], first: dict[str, str] | None = None) -> None:
    """Write a ZIP container whose bytes depend on its parts alone; `first` is stored unpacked."""
    with zipfile.ZipFile(target, "w") as archive:
        for name, text in (first or {}).items():
            archive.writestr(zipfile.ZipInfo(name, STAMP), text, zipfile.ZIP_STORED)
        for name, text in parts.items():
            # Not compressed: two versions of zlib need not agree on the bytes.
            archive.writestr(zipfile.ZipInfo(name, STAMP), text, zipfile.ZIP_STORED)


def groups(lines: list[Line]) -> list[list[Line]]:
    """Gather the rows of each table into one group; every other line is a group of its own."""
    result: list[list[Line]] = []
    for line in lines:
        if line[0] == "|" and result and result[-1][0][0] == "|":
            result[-1].append(line)
        else:
            result.append([line])
    return result


def make_docx(lines: list[Line], target: Path) -> None:
    """Make a Word file: numbers from its numbering part, a tracked change, a running head."""
    body = []
    for group in groups([line for line in lines if line[0] != "^"]):
        if group[0][0] == "|":
            rows = "".join(
                "<w:tr>"
                + "".join(
                    f"<w:tc><w:p><w:r><w:t>{escape(cell)}</w:t></w:r></w:p></w:tc>"
                    for cell in cells.split(" | ")
                )
                + "</w:tr>"
                for _, cells in group
            )
            body.append(f"<w:tbl>{rows}</w:tbl>")
            continue
        mark, words = group[0]
        run = f"<w:r>{'<w:rPr><w:b/></w:rPr>' if mark in {'#', '=', '1.'} else ''}<w:t>{escape(words)}</w:t></w:r>"
        properties = ""
        if mark in {"1.", "a."}:
            level = 0 if mark == "1." else 1
            properties = f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        if mark == "-":
            run = (
                f'<w:del w:id="1" w:author="Clerk"><w:r><w:delText>{escape(words)}</w:delText></w:r></w:del>'
            )
        body.append(f"<w:p>{properties}{run}</w:p>")
    head = "".join(words for mark, words in lines if mark == "^")
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{WORD}.document.main+xml"/>'
        f'<Override PartName="/word/numbering.xml" ContentType="{WORD}.numbering+xml"/>'
        f'<Override PartName="/word/header1.xml" ContentType="{WORD}.header+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{R}/numbering" Target="numbering.xml"/>'
        f'<Relationship Id="rId2" Type="{R}/header" Target="header1.xml"/></Relationships>',
        "word/document.xml": f'<w:document {W} xmlns:r="{R}"><w:body>{"".join(body)}'
        '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/></w:sectPr></w:body></w:document>',
        "word/header1.xml": f"<w:hdr {W}><w:p><w:r><w:t>{escape(head)}</w:t></w:r></w:p></w:hdr>",
        "word/numbering.xml": f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">'
        '<w:lvl w:ilvl="0"><w:start w:val="41"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/>'
        '<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
    }
    pack(target, {name: HEAD + text for name, text in parts.items()})


def make_odt(lines: list[Line], target: Path) -> None:
    """Make an OpenDocument text: numbers from its list style, a tracked change, a running head."""
    body, deleted = [], ""
    begun = False
    for group in groups([line for line in lines if line[0] != "^"]):
        if group[0][0] == "|":
            rows = "".join(
                "<table:table-row>"
                + "".join(
                    f"<table:table-cell><text:p>{escape(cell)}</text:p></table:table-cell>"
                    for cell in cells.split(" | ")
                )
                + "</table:table-row>"
                for _, cells in group
            )
            body.append(f'<table:table table:name="T">{rows}</table:table>')
            continue
        mark, words = group[0]
        bold = ' text:style-name="Strong"' if mark in {"#", "=", "1."} else ""
        paragraph = f"<text:p{bold}>{escape(words)}</text:p>"
        if mark in {"1.", "a."}:
            goes_on = ' text:continue-numbering="true"' if begun else ""
            begun = True
            inner = f"<text:list-item>{paragraph}</text:list-item>"
            if mark == "a.":
                inner = f"<text:list-item><text:list>{inner}</text:list></text:list-item>"
            paragraph = f'<text:list text:style-name="Numbers"{goes_on}>{inner}</text:list>'
        if mark == "-":
            deleted = (
                '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion>'
                f"<text:p>{escape(words)}</text:p></text:deletion></text:changed-region></text:tracked-changes>"
            )
            paragraph = '<text:p><text:change text:change-id="c1"/></text:p>'
        body.append(paragraph)
    head = "".join(words for mark, words in lines if mark == "^")
    level = (
        '<text:list-level-style-number text:level="{}" style:num-prefix="{}" style:num-suffix="{}" '
        'style:num-format="{}" text:start-value="{}"/>'
    )
    styles = (
        '<style:style style:name="Strong" style:family="paragraph"><style:text-properties fo:font-weight="bold"/>'
        f'</style:style><text:list-style style:name="Numbers">{level.format(1, "", ".", "1", 41)}'
        f"{level.format(2, '(', ')', 'a', 1)}</text:list-style>"
    )
    parts = {
        "content.xml": f"<office:document-content {ODF}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{deleted}{''.join(body)}</office:text></office:body></office:document-content>",
        "styles.xml": f"<office:document-styles {ODF}><office:master-styles>"
        f'<style:master-page style:name="Standard"><style:header><text:p>{escape(head)}</text:p></style:header>'
        "</style:master-page></office:master-styles></office:document-styles>",
        "META-INF/manifest.xml": '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
    }
    kind = {"mimetype": "application/vnd.oasis.opendocument.text"}
    pack(target, {name: HEAD + text for name, text in parts.items()}, kind)


def main(arguments: list[str]) -> None:
    """Make every sample document, in the folder named or beside this file."""
    folder = Path(arguments[0]) if arguments else HERE
    for stem, make in (("trustees-2023-10-05.docx", make_docx), ("forum-2022-06-14.odt", make_odt)):
        source = HERE / "source" / f"{Path(stem).stem}.txt"
        make(read_lines(source.read_text(encoding="utf-8")), folder / stem)


if __name__ == "__main__":
    main(sys.argv[1:])
