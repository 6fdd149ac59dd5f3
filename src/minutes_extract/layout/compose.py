"""Rows to the running text: offsets are built while the words are put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from minutes_extract.layout.rows import letter_spacing
from minutes_extract.spans import Cell, Line, Place, Span, Text

if TYPE_CHECKING:
    from minutes_extract.layout.rows import Row
    from minutes_extract.reading.pages import Pages, Word
    from minutes_extract.spans import Furniture


ORDINALS = ("st", "nd", "rd", "th")


def compose_text(
    rows: list[list[Row]], pages: Pages, aside: list[Furniture], pitch: float, *, with_places: bool = False
) -> Text:
    """Put rows together into the text that evidence points into.

    Args:
        rows: of each page, in reading order.
        pages: the pages, for their numbers and ems.
        aside: the furniture that was set aside.
        pitch: from line to line of running text, in the pages' own units.
        with_places: whether the text is to say where each of its words stands on its page.

    """
    builder = _Builder(with_places=with_places)
    body = _body_height(rows)
    for index, page_rows in enumerate(rows):
        page = pages.pages[index]
        previous: Row | None = None
        for row in page_rows:
            gap = 0.0 if previous is None else (row.top - previous.top) / pitch - 1
            builder.add(row, page.number, max(0.0, round(gap, 2)), page.em, body, first=previous is None)
            if not row.margin:
                previous = row
    content = "".join(builder.parts)
    return Text(
        content,
        tuple(builder.lines),
        tuple(builder.strong),
        tuple(aside),
        len(pages.pages) if pages.paged else None,
        max((line.right for line in builder.lines if not line.margin), default=0.0),
        pages.flowing,
        tuple(builder.places),
    )


def _body_height(rows: list[list[Row]]) -> float:
    heights = sorted(
        [word.bottom - word.top for page in rows for row in page for cell in row.cells for word in cell]
    )
    return heights[len(heights) // 2] if heights else 1.0


class _Builder:
    """Gathers characters, lines, bold stretches and, where they are asked for, the places of words."""

    def __init__(self, *, with_places: bool) -> None:
        self.with_places = with_places
        self.places: list[Place] = []
        self.parts: list[str] = []
        self.lines: list[Line] = []
        self.strong: list[Span] = []
        self.length = 0

    def add(self, row: Row, page: int | None, gap: float, em: float, body: float, *, first: bool) -> None:
        """Add a row as a line of text."""
        parts = self.parts
        start = at = self.length
        cells: list[Cell] = []
        size, strong = 0.0, True
        for cell in row.cells:
            if cells:
                parts.append("\t")
                at += 1
            cell_start = at
            before: Word | None = None
            right = cell[0].right
            spacing = letter_spacing(cell)
            for word in cell:
                characters, word_left, word_right, top, bottom, is_strong, _ = word
                if (
                    before is not None
                    and word_left - before.right > spacing
                    and (before.text[-1].isalpha() or not _closes(before, word))
                ):
                    parts.append(" ")
                    at += 1
                word_start = at
                parts.append(characters)
                at += len(characters)
                if is_strong:
                    self._mark_strong(word_start, at)
                else:
                    strong = False
                if bottom - top > size:
                    size = bottom - top
                if word_right > right:
                    right = word_right
                if self.with_places and page is not None:
                    self.places.append(Place(word_start, at, page, word_left, top, word_right, bottom))
                before = word
            cells.append(Cell(cell_start, at, cell[0].left / em, right / em))
        size = round(size / body, 2)
        self.lines.append(
            Line(start, at, page, gap, size, strong, tuple(cells), row.margin, first_on_page=first)
        )
        parts.append("\n")
        self.length = at + 1

    def _mark_strong(self, start: int, end: int) -> None:
        if self.strong and start - self.strong[-1].end <= 1 and "\n" not in self.parts[-2:]:
            self.strong[-1] = Span(self.strong[-1].start, end)
        else:
            self.strong.append(Span(start, end))


def _closes(before: Word, after: Word) -> bool:
    """Say whether two words of one cell are one word that the page cut in two."""
    last = before.text[-1]
    if last == "-" and len(before.text) > 1 and after.top > before.bottom - 1 > before.top:
        return True  # hyphenated at a line end inside a cell
    if not last.isdigit():
        return False
    # A raised ordinal: PDFs often set the letters of "2nd" as a word of their own.
    return (
        after.text.rstrip(".,;:)") in ORDINALS
        and after.left - before.right < 0.25 * before.height
        and after.height < 0.9 * before.height
    )
