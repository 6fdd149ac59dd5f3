"""Markdown among which tables stand in HTML, as a website's export writes them."""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from minutes_extract.reading.html import read_html

if TYPE_CHECKING:
    from minutes_extract.reading.pages import Pages

LEAST_CELLS = 3
"""Cells in HTML that make a Markdown file one that holds tables in HTML."""

_CELL = re.compile(r"<t[dh]\b", re.IGNORECASE)
_TABLE = re.compile(r"<table\b.*?(?:</table>|\Z)", re.IGNORECASE | re.DOTALL)
_HEADING = re.compile(r"#{1,6}\s+(.*)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=\S)(.+?)(?<=\S)\1(?![\w*])")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>])")


def holds_html_tables(text: str) -> bool:
    """Say whether Markdown holds tables in HTML."""
    return len(_CELL.findall(text)) >= LEAST_CELLS


def read_markdown_html(text: str) -> Pages:
    """Read Markdown with tables in HTML into one page of words.

    Args:
        text: the file's characters, without facts before them.

    Raises:
        EmptyFileError: if there is no word in it.
        TooLargeError: if its elements are nested beyond all reason.

    """
    parts: list[str] = []
    at = 0
    for table in _TABLE.finditer(text):
        parts += [_paragraph(line) for line in text[at : table.start()].split("\n")]
        parts.append(table.group())
        at = table.end()
    parts += [_paragraph(line) for line in text[at:].split("\n")]
    return replace(read_html("\n".join(parts).encode()), media_type="text/markdown")


def _paragraph(line: str) -> str:
    """Return a line of Markdown as a paragraph of HTML; tags that it holds stay tags."""
    if not line.strip():
        return ""
    heading = _HEADING.match(line)
    words = heading.group(1) if heading else line
    words = re.sub(r"&(?!\w+;|#)|<(?!/?\w)", lambda mark: escape(mark.group()), words)
    words = _STRONG.sub(r"<b>\2</b>", words)
    words = _ESCAPED.sub(r"\1", _EMPHASIS.sub(r"\2", words))
    return f"<h3>{words}</h3>" if heading else f"<p>{words}</p>"
