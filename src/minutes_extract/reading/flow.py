"""Paragraphs and tables of a document without pages (HTML, DOCX, ODT) to one page of words.

Such a document has no places on paper, so it gets some: a row for every line, columns of
characters across it, and a cell for every cell of its tables. The stages that follow then
read it as they read a page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from minutes_extract.errors import EmptyFileError, TooLargeError
from minutes_extract.reading.pages import Box, Page, Pages, Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from minutes_extract.spans import Furniture

EM = 2.2
"""Columns to an em, as in plain text."""

TAB_STOP = 8
"""Columns from one tab stop to the next."""

TAB_LEAST = 4
"""The least number of columns that a tab moves on, so that it always parts two cells."""

MOST_GAP = 5.0
"""Lines of white space that any number of empty paragraphs make."""

LINE = 13.8
"""Points from line to line of the body type of most minutes."""

MOST_WORDS = 2_000_000
"""Words of the longest document that is read: about 5,000 pages."""

_PIECE = re.compile(r"\n|\t|[^\S\n\t]+|\S+")


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one weight; a line feed in them ends a line, a tab moves on."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, a heading or an entry of a list.

    Args:
        runs: its characters.
        label: the number or bullet that the document sets before it, "" where it sets none.
        indent: how far it stands from the left edge, in columns.
        space: the white space that the document leaves above it, in lines.

    """

    runs: tuple[Run, ...]
    label: str = ""
    indent: float = 0.0
    space: float = 0.0

    @property
    def is_empty(self) -> bool:
        """Whether nothing of it can be seen."""
        return not self.label and not any(run.text.strip() for run in self.runs)


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell of a table.

    Args:
        paragraphs: what it holds.
        columns: how many columns it spans.

    """

    paragraphs: tuple[Paragraph, ...]
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its rows, each of cells from left to right."""

    rows: tuple[tuple[TableCell, ...], ...]


def flow_pages(
    media_type: str, blocks: Iterable[Paragraph | Table], set_aside: Sequence[Furniture] = ()
) -> Pages:
    """Give every word of a document without pages a place on one long page.

    Args:
        media_type: the document's type.
        blocks: its paragraphs and tables, in order.
        set_aside: what is not its running text.

    Raises:
        EmptyFileError: if there is no word in it.
        TooLargeError: if it holds more words than any minutes do.

    """
    setter = _Setter()
    for block in blocks:
        if isinstance(block, Table):
            setter.set_table(block)
        else:
            setter.set_paragraph(block)
        if len(setter.words) > MOST_WORDS:
            raise TooLargeError(f"is too large: it holds more than {MOST_WORDS:,} words")
    if not setter.words:
        raise EmptyFileError("holds no text")
    width = max(word.right for word in setter.words)
    page = Page(None, width, setter.row, EM, tuple(setter.words), tables=tuple(setter.tables))
    return Pages(media_type, (page,), paged=False, set_aside=tuple(set_aside), pitch=1.0, flowing=True)


def flatten(blocks: Iterable[Paragraph | Table]) -> Iterator[Paragraph]:
    """Yield the paragraphs of a cell; a table inside it gives a paragraph a row."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
            continue
        for row in block.rows:
            runs: list[Run] = []
            for cell in row:
                for paragraph in cell.paragraphs:
                    if paragraph.is_empty:
                        continue
                    runs += [Run("\t")] if runs else []
                    runs += [Run(paragraph.label + " ")] if paragraph.label else []
                    runs += paragraph.runs
            yield Paragraph(tuple(runs))


class _Setter:
    """Sets one block below the other."""

    def __init__(self) -> None:
        self.words: list[Word] = []
        self.tables: list[tuple[Box, ...]] = []
        self.row = 0.0
        self.blank = 0.0

    def set_paragraph(self, paragraph: Paragraph) -> None:
        """Set a paragraph below what stands already; an empty one leaves a blank line."""
        if paragraph.is_empty:
            self.blank = min(self.blank + 1, MOST_GAP)
            return
        self._leave_gap(paragraph.space)
        words, rows = _set_lines(paragraph, paragraph.indent, self.row)
        self.words += words
        self.row += rows

    def set_table(self, table: Table) -> None:
        """Set a table: a row below a row, each as high as its highest cell."""
        columns = max((sum(cell.columns for cell in row) for row in table.rows), default=0)
        if not columns:
            return
        self._leave_gap(0.0)
        edges = _column_edges(table, columns)
        boxes: list[Box] = []
        for row in table.rows:
            bottom = self.row + 1
            for at, cell in _placed(row):
                top, left = self.row, edges[at]
                for paragraph in cell.paragraphs:
                    if not paragraph.is_empty:
                        words, rows = _set_lines(paragraph, left, top)
                        self.words += words
                        top += rows
                bottom = max(bottom, top)
            for at, cell in _placed(row):
                boxes.append((edges[at], self.row, edges[at + cell.columns] - 1, bottom))
            self.row = bottom
        self.tables.append(tuple(boxes))
        self.blank = 0.5

    def _leave_gap(self, space: float) -> None:
        if self.words:
            self.row += round(min(MOST_GAP, max(0.0, self.blank + space)), 2)
        self.blank = 0.0


def _column_edges(table: Table, columns: int) -> list[float]:
    """Return where the columns of a table begin, and where the last one ends."""
    widths = [4.0] * columns
    cells = [(at, cell) for row in table.rows for at, cell in _placed(row)]
    for at, cell in sorted(cells, key=lambda placed: placed[1].columns):
        needed = 0.0
        for paragraph in cell.paragraphs:
            words, _ = _set_lines(paragraph, 0.0, 0.0)
            needed = max(needed, max((word.right for word in words), default=0.0))
        last = at + cell.columns
        room = sum(widths[at:last]) + TAB_LEAST * (cell.columns - 1)
        widths[last - 1] += max(0.0, needed - room)
    edges = [0.0]
    for width in widths:
        edges.append(edges[-1] + width + TAB_LEAST)
    return edges


def _placed(row: Sequence[TableCell]) -> Iterator[tuple[int, TableCell]]:
    """Yield the cells of a row with the index of the column in which each begins."""
    at = 0
    for cell in row:
        yield at, cell
        at += cell.columns


def _set_lines(paragraph: Paragraph, left: float, top: float) -> tuple[list[Word], int]:
    """Return a paragraph's words, its first line at a place, and how many lines it takes."""
    words: list[Word] = []
    column, row = left, top
    if paragraph.label:
        strong = all(run.strong for run in paragraph.runs if run.text.strip())
        words.append(Word(paragraph.label, column, column + len(paragraph.label), row, row + 1, strong))
        after = column + len(paragraph.label)
        # A number stands apart, as on paper; a bullet belongs to its words.
        column = after + 1 if paragraph.label == "•" else _tab(after, left)
    for text, strong in _pieces(paragraph.runs):
        if text == "\n":
            column, row = left, row + 1
        elif text == "\t":
            column = _tab(column, left)
        elif text.isspace():
            column += len(text)
        else:
            words.append(Word(text, column, column + len(text), row, row + 1, strong))
            column += len(text)
    return words, int(row - top) + 1


def _tab(column: float, left: float) -> float:
    return max(left + ((column - left) // TAB_STOP + 1) * TAB_STOP, column + TAB_LEAST)


def _pieces(runs: Sequence[Run]) -> Iterator[tuple[str, bool]]:
    """Yield words, blanks, tabs and line feeds; a word may go over several runs."""
    word, strong = "", True
    for run in runs:
        for found in _PIECE.finditer(run.text):
            piece = found.group()
            if not piece.isspace():
                word, strong = word + piece, strong and run.strong
                continue
            if word:
                yield word, strong
                word, strong = "", True
            yield piece, False
    if word:
        yield word, strong
