"""Notes in the right margin (who is to act), kept from cutting through the running text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from minutes_extract.layout.rows import count_words

if TYPE_CHECKING:
    from minutes_extract.layout.rows import Row
    from minutes_extract.reading.pages import Page, Word

FROM = 0.72
"""The share of the page's width beyond which a margin note begins."""

MOST_LETTERS = 14
"""The longest note: initials, a post, "All"."""

LEAST_NOTES = 3
"""Notes that must stand below each other before there is a margin."""

PARAGRAPH_GAP = 1.6
"""Line pitches between two rows that part two paragraphs."""


def find_margin(rows: list[list[Row]], pages: tuple[Page, ...]) -> float | None:
    """Return where the document's margin notes begin across the page, or None where it has none.

    Args:
        rows: of each page.
        pages: the pages themselves.

    """
    starts: list[float] = []
    for page_rows, page in zip(rows, pages, strict=True):
        starts += [
            note[0].left
            for row in page_rows
            if (note := _last_note(row, page.width * FROM, page.em)) is not None
        ]
    starts.sort()
    most, margin = 0, 0.0
    stop = 0
    for k, start in enumerate(starts):
        while stop < len(starts) and starts[stop] - start < pages[0].em * 0.8:
            stop += 1
        if stop - k > most:
            most, margin = stop - k, start - pages[0].em * 0.1
    if most < LEAST_NOTES:
        return None
    beside = crossing = 0
    for page_rows in rows:
        for row in page_rows:
            beside += row.left < margin
            crossing += any(word.left < margin < word.right for word in row.words)
            crossing += any(cell[0].left > margin + pages[0].em for cell in row.cells)
    # In a table of figures everything stands at the right; beside running text only notes do.
    return margin if crossing * 20 <= beside else None


def move_margin_notes(rows: list[Row], margin: float, pitch: float) -> list[Row]:
    """Return the rows of a page with each margin note moved below the paragraph it stands beside.

    Args:
        rows: from top to foot.
        margin: where the notes begin, in the page's own units.
        pitch: from line to line of running text, in the page's own units.

    """
    result: list[Row] = []
    waiting: list[Row] = []
    previous: Row | None = None
    for row in rows:
        rest, note = (row, None) if row.tabular else _part(row, margin)
        if rest is not None:
            if previous is not None and waiting and row.top - previous.top > PARAGRAPH_GAP * pitch:
                result += waiting
                waiting = []
            result.append(rest)
            previous = row
        if note:
            waiting.append(replace(row, cells=(note,), margin=True))
    return result + waiting


def _part(row: Row, margin: float) -> tuple[Row | None, tuple[Word, ...] | None]:
    """Part a row into what stands left of the margin and the note beyond it."""
    note = tuple(word for word in row.words if word.left >= margin)
    text = " ".join(word.text for word in note)
    if not note or len(text) > MOST_LETTERS or any(c.isdigit() for c in text):
        return row, None
    cells = [tuple(word for word in cell if word.left < margin) for cell in row.cells]
    cells = [cell for cell in cells if cell]
    return (row.with_cells(cells) if cells else None), note


def _last_note(row: Row, edge: float, em: float) -> tuple[Word, ...] | None:
    """Return the last words of a row where they could be a note in the margin."""
    if row.tabular:
        return None
    cell = row.cells[-1]
    if cell[0].left < edge:
        # Beside a full line the note may stand no further off than a blank or two.
        if len(cell) < 2 or cell[-1].left < edge or cell[-1].left - cell[-2].right < 0.5 * em:
            return None
        cell = cell[-1:]
    text = " ".join([word.text for word in cell])
    if len(text) > MOST_LETTERS or any(c.isdigit() for c in text):
        return None
    if len(row.cells) > 1 and sum(map(count_words, row.cells[:-1])) < 4:
        return None
    return cell
