"""Columns of running text, read one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from minutes_extract.layout.rows import count_words

if TYPE_CHECKING:
    from minutes_extract.layout.rows import Row
    from minutes_extract.reading.pages import Page

LEAST_ROWS = 12
"""Rows that must stand side by side before two columns are running text."""

LEAST_WORDS = 4
"""Words to a line, on average, of a column of running text; lists of names have fewer."""


def unfold_columns(rows: list[Row], page: Page) -> list[Row]:
    """Return a page's rows with each stretch of two columns of running text unfolded.

    Args:
        rows: from top to foot.
        page: the page they stand on.

    """
    result: list[Row] = []
    counts = [(0, 0, 0)]
    for row in rows:
        pairs, left, right = counts[-1]
        if len(row.cells) == 2:
            pairs, left, right = (
                pairs + 1,
                left + count_words(row.cells[0]),
                right + count_words(row.cells[1]),
            )
        counts.append((pairs, left, right))
    stops: dict[float, int] = {}
    k = 0
    while k < len(rows):
        stop = _columns_end(rows, k, page.em, counts, stops)
        if stop - k >= LEAST_ROWS:
            stretch = rows[k:stop]
            gutter = _gutter(stretch)
            for keep_left in (True, False):
                for row in stretch:
                    cells = [cell for cell in row.cells if (cell[0].left < gutter) == keep_left]
                    if cells:
                        result.append(row.with_cells(cells))
            k = stop
        else:
            result.append(rows[k])
            k += 1
    return result


def _gutter(stretch: list[Row]) -> float:
    return min(row.cells[1][0].left for row in stretch if len(row.cells) == 2) - 0.1


def _columns_end(
    rows: list[Row], start: int, em: float, counts: list[tuple[int, int, int]], stops: dict[float, int]
) -> int:
    """Return the row after the last of a stretch of two columns that begins at a row.

    Args:
        rows: of the page.
        start: the index of the row.
        em: of the page.
        counts: of all rows before each one: pairs of cells, and words to the left and right in them.
        stops: for each gutter, where the last stretch found for it ends: rows within it need no second look.

    """
    first = rows[start]
    if len(first.cells) != 2 or first.tabular:
        return start
    gutter = first.cells[1][0].left
    if stops.get(gutter, 0) <= start:
        stops[gutter] = _stretch_end(rows, start, gutter, em)
    stop = stops[gutter]
    pairs, *words = (after - before for before, after in zip(counts[start], counts[stop], strict=True))
    if pairs < LEAST_ROWS or min(words) < LEAST_WORDS * pairs:
        return start
    return stop


def _stretch_end(rows: list[Row], start: int, gutter: float, em: float) -> int:
    """Return the first row from a start on that does not keep to a gutter."""
    for k in range(start, len(rows)):
        row = rows[k]
        if row.tabular or len(row.cells) > 2:
            return k
        if len(row.cells) == 2:
            if abs(row.cells[1][0].left - gutter) > em:
                return k
        elif row.left < gutter - em and row.right > gutter - 0.5 * em:
            return k
    return len(rows)
