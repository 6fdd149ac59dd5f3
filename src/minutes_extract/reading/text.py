"""Plain text and Markdown: bytes to pages of words in columns of characters."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from minutes_extract.errors import DamagedFileError, EmptyFileError
from minutes_extract.reading.markdown_html import holds_html_tables, read_markdown_html
from minutes_extract.reading.pages import Page, Pages, Word
from minutes_extract.spans import Furniture

if TYPE_CHECKING:
    from collections.abc import Iterator

TAB_STOP = 8
"""Columns from one tab stop to the next."""

TAB_LEAST = 4
"""The least number of columns that a tab moves on, so that it always parts two cells."""

EM = 2.2
"""Columns to an em: three blanks part two cells, two do not."""

FRONT_MATTER = re.compile(rb"\A(?:\xef\xbb\xbf)?---\s*\n(?:.*\n)*?---[ \t\r]*(?:\n|\Z)")
"""Facts about a page of Markdown, before its text."""

_TAG = re.compile(
    r"</?(?P<name>h[1-6]|b|strong|p|div|span|br|i|em|u|center|font)\b[^<>]{0,300}>", re.IGNORECASE
)
"""A tag of HTML that was left over when a page was saved as text."""
_LINE_BREAK = re.compile(r"<br\s*/?>[ \t]*\n?", re.IGNORECASE)
"""Such a tag where a line ends: a whole document may stand in one line of the file."""
_STARS = re.compile(r"\*{2,}|__+")
_SINGLE_MARK = re.compile(r"(?<![\w*])[*_](?=\S)|(?<=[^\s*_])[*_](?![\w*])")
_HEADING_MARK = re.compile(r"\A#{1,6} +")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>])")
_TABLE_RULE = re.compile(r"\s*+(?:\|\s*+)?:?-{2,}+[\s|:-]*+$")
_UNDERLINE = re.compile(r"\s*(?:-{4,}|={4,}|~{4,})\s*$")
"""A line of dashes, typed under a heading."""
_OVERHANG = 8
"""Columns by which such a line may be longer or shorter than its heading."""
_TOKEN = re.compile(r"\S+")
_RUN = re.compile(r"\S+(?: \S+)*")
_ODD = re.compile("[\0-\x08\x0e-\x1a\x1c-\x1f\ufffd]")
"""What hardly stands in a text."""

TABLE_ROOM = 6
"""Columns of characters between the cells of a Markdown table."""


def decode_text(data: bytes) -> str:
    r"""Return the characters of a text file, its line ends made one.

    Args:
        data: the file's bytes in UTF-8, UTF-16 (with a byte order mark) or CP1252.

    Raises:
        DamagedFileError: if the bytes are not text.

    >>> decode_text(b"Caf\xe9\r\nBar")
    'Café\nBar'

    """
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        try:
            text = data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise DamagedFileError("claims to be UTF-16 text, but is not") from error
    else:
        if b"\0" in data:
            text = _without_marks(data)
        else:
            try:
                text = data.decode("utf-8-sig")
            except UnicodeDecodeError:
                text = data.decode("cp1252", errors="replace")
    odd = len(_ODD.findall(text[:20000]))
    if odd > max(8, len(text[:20000]) // 50):
        raise DamagedFileError("is not text: its bytes are of no encoding that text comes in")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n")


def _without_marks(data: bytes) -> str:
    """Decode bytes with zeros among them: UTF-16 without its mark, or no text at all."""
    even, odd = data[0:2000:2].count(0), data[1:2000:2].count(0)
    half = min(len(data), 2000) // 2
    encoding = "utf-16-le" if odd > half * 0.6 else "utf-16-be" if even > half * 0.6 else None
    if encoding is None:
        raise DamagedFileError("is not text: it holds zero bytes")
    return data[: len(data) // 2 * 2].decode(encoding, errors="replace")


def read_text(data: bytes, *, markdown: bool = False) -> Pages:
    """Read a plain text or Markdown file into pages of words.

    Args:
        data: the file's bytes.
        markdown: whether marks of emphasis, headings and escapes are markup.

    Raises:
        EmptyFileError: if there is nothing but white space.
        DamagedFileError: if the bytes are not text.

    """
    matter = FRONT_MATTER.match(data) if markdown else None
    text = decode_text(data[matter.end() :] if matter else data)
    if not matter and not text.strip():
        raise EmptyFileError("is empty")
    set_aside: list[Furniture] = []
    if matter:
        set_aside.append(Furniture(None, decode_text(matter.group()).strip(), "markup"))
    if markdown and holds_html_tables(text):
        mixed = read_markdown_html(text)
        return replace(mixed, set_aside=(*set_aside, *mixed.set_aside))
    sheets = _end_lines(text).split("\f")
    while len(sheets) > 1 and not sheets[-1].strip():
        sheets.pop()
    paged = len(sheets) > 1
    pages = []
    bold = False
    for number, sheet in enumerate(sheets, 1):
        words: list[Word] = []
        width = 1.0
        rows = sheet.split("\n")
        if markdown or "|" in sheet:
            rows = _spread_tables(rows, ruled_only=not markdown)
        rules = {row for row in range(1, len(rows)) if _underlines(rows[row], rows[row - 1])}
        for row, raw in enumerate(rows):
            if not raw.strip():
                bold = False
                continue
            if row in rules:
                set_aside.append(Furniture(number if paged else None, raw.strip(), "underline"))
                continue
            found, bold = _read_row(raw, float(row), bold, markdown=markdown)
            if row + 1 in rules:
                found = [word._replace(strong=True) for word in found]
            words += found
            if found:
                width = max(width, found[-1].right)
        pages.append(Page(number if paged else None, width, float(len(rows)), EM, tuple(words)))
    return Pages(
        "text/markdown" if markdown else "text/plain", tuple(pages), paged, tuple(set_aside), pitch=1.0
    )


def _underlines(raw: str, above: str) -> bool:
    """Say whether a line only underlines the one above it, about as far as that goes."""
    return (
        raw.rstrip()[-1:] in {"-", "=", "~"}
        and bool(_UNDERLINE.match(raw))
        and any(map(str.isalnum, above))
        and "|" not in above
        and abs(len(raw.rstrip()) - len(above.rstrip())) <= _OVERHANG
        and abs((len(raw) - len(raw.lstrip())) - (len(above) - len(above.lstrip()))) <= _OVERHANG // 2
    )


def _end_lines(text: str) -> str:
    """Return a text with its lines ended where a tag ends them, outside the rows of tables."""
    if "<br" not in text and "<BR" not in text:
        return text
    lines = text.splitlines(keepends=True)
    return "".join(line if "|" in line else _LINE_BREAK.sub("\n", line) for line in lines)


def _spread_tables(rows: list[str], *, ruled_only: bool) -> list[str]:
    """Return the lines of a page with the cells of its tables set in columns, and their bars and rules left out.

    Plain text has bars for other reasons too; there only a table with a rule of dashes counts.
    """
    result = list(rows)
    k = 0
    while k < len(rows):
        if "|" not in rows[k]:
            k += 1
            continue
        stop = k
        while stop < len(rows) and "|" in rows[stop]:
            stop += 1
        table = range(k, stop)
        ruled = any(_TABLE_RULE.match(rows[j]) for j in table)
        if ruled or (not ruled_only and all(rows[j].lstrip().startswith("|") for j in table)):
            cells = {j: _table_cells(rows[j]) for j in table if not _TABLE_RULE.match(rows[j])}
            count = max((len(row) for row in cells.values()), default=0)
            widths = [max(len(row[c]) if c < len(row) else 0 for row in cells.values()) for c in range(count)]
            for j in table:
                padded = (cell.ljust(widths[c] + TABLE_ROOM) for c, cell in enumerate(cells.get(j, [])))
                result[j] = "".join(padded).rstrip()
        k = stop
    return result


def _table_cells(row: str) -> list[str]:
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", row.strip().removeprefix("|").removesuffix("|"))]


def _read_row(raw: str, row: float, bold: bool, *, markdown: bool) -> tuple[list[Word], bool]:
    """Read one line; `bold` is carried from line to line of a paragraph."""
    if "<" in raw:
        raw = _TAG.sub(_star, raw)
    if markdown:
        heading = _HEADING_MARK.match(raw)
        if heading:
            raw, bold = raw[heading.end() :], True
    if not markdown:
        bold = False  # in plain text a mark without its partner must not run on
    words = []
    if "*" not in raw and "_" not in raw and "\\" not in raw:
        words = [
            Word(run, float(column), float(column + len(run)), row, row + 1, bold)
            for run, column in (_tokens(raw) if "\t" in raw else _runs(raw))
        ]
        return words, bold and not (markdown and heading)
    for token, column in _tokens(raw):
        room = len(token)
        if "*" not in token and "_" not in token and "\\" not in token:
            words.append(Word(token, float(column), float(column + room), row, row + 1, bold))
            continue
        pieces = _STARS.split(token)
        strong = bold or (len(pieces) > 1 and not pieces[0])
        if len(pieces) > 1:
            bold = bold != ((len(pieces) - 1) % 2 == 1)
            token = "".join(pieces)
        if markdown:
            token = _ESCAPED.sub(r"\1", _SINGLE_MARK.sub("", token))
        if token:
            words.append(Word(token, float(column), float(column + room), row, row + 1, strong))
    if markdown and heading:
        bold = False
    return words, bold


def _star(tag: re.Match[str]) -> str:
    """Return the mark of emphasis that stands for a tag of HTML left over in a text."""
    return "**" if tag["name"].lower() in {"b", "strong"} or tag["name"][1:].isdigit() else ""


def _runs(raw: str) -> Iterator[tuple[str, int]]:
    """Yield the runs of words of a line that single blanks part, with the columns at which they stand.

    The last word of a line stands for itself: it may be a note in the margin, a blank away from a full line.
    Runs are what a line is made of just as words are, and fewer by far.
    """
    for found in _RUN.finditer(raw):
        run, column = found.group(), found.start()
        last = run.rfind(" ") if found.end() == len(raw) or raw[found.end() :].isspace() else -1
        if last > 0:
            yield run[:last], column
            yield run[last + 1 :], column + last + 1
        else:
            yield run, column


def _tokens(raw: str) -> Iterator[tuple[str, int]]:
    """Yield the words of a line with the columns at which they stand, tabs worked out."""
    if "\t" not in raw:
        for found in _TOKEN.finditer(raw):
            yield found.group(), found.start()
        return
    column = at = 0
    for found in _TOKEN.finditer(raw):
        for blank in raw[at : found.start()]:
            if blank == "\t":
                column = max((column // TAB_STOP + 1) * TAB_STOP, column + TAB_LEAST)
            else:
                column += 1
        yield found.group(), column
        column += len(found.group())
        at = found.end()
