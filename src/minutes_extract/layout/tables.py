"""Ruled tables: the lines drawn on a page to cells of words.

PDFium gives the lines; the functions of pdfplumber.table find the cells between them,
as they do for pdfplumber's own pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from minutes_extract.layout.rows import Row, build_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_extract.reading.pages import Box, Page, Rule, Word

TOLERANCE = 3.0
"""Points within which two lines meet: pdfplumber's own setting."""

MOST_RULES = 600
"""More lines than this are a drawing, not a table."""

LONG_CELL = 3
"""A cell of more lines than this is a text of its own, not a value."""

LONG_WORDS = 12
"""Where lines are paragraphs, a cell with several and more words than this is a text of its own."""


def find_tables(rules: tuple[Rule, ...]) -> list[list[Box]]:
    """Return the tables that drawn lines make, each as its cells (left, top, right, bottom).

    Args:
        rules: the level and upright lines of a page, in points.

    """
    level = [rule for rule in rules if rule.is_level]
    upright = [rule for rule in rules if not rule.is_level]
    if len(level) < 2 or len(upright) < 2 or len(rules) > MOST_RULES:
        return []
    # pdfplumber takes its time to load; most documents have no tables.
    from pdfplumber import table

    edges = [_edge(rule) for rule in rules]
    merged = table.merge_edges(edges, TOLERANCE, TOLERANCE, TOLERANCE, TOLERANCE)
    points = table.edges_to_intersections(merged, TOLERANCE, TOLERANCE)
    return [list(cells) for cells in table.cells_to_tables(table.intersections_to_cells(points))]


def _edge(rule: Rule) -> dict[str, float | str]:
    return {
        "x0": rule.left,
        "x1": rule.right,
        "top": rule.top,
        "bottom": rule.bottom,
        "width": rule.right - rule.left,
        "height": rule.bottom - rule.top,
        "orientation": "h" if rule.is_level else "v",
    }


def take_tables(page: Page, index: int) -> tuple[list[list[Row]], list[Word]]:
    """Return the rows of a page's tables, and the words outside them.

    A row of a table that holds long texts gives several rows, to be read one after the other.

    Args:
        page: the page.
        index: its index, from 0.

    """
    named = bool(page.tables)
    tables = page.tables if named else find_tables(page.rules)
    words = list(page.words)
    rows: list[list[Row]] = []
    for cells in tables:
        inside, outside = _part_words(cells, words)
        filled = [cell for cell in cells if inside[cell]]
        if not named and (len({cell[0] for cell in filled}) < 2 or len(filled) < 3):
            # A box round a passage is no table.
            continue
        words = outside
        for top in sorted({cell[1] for cell in filled}):
            across = sorted((cell for cell in filled if cell[1] == top), key=lambda cell: cell[0])
            rows.append(_table_rows(page, index, [inside[cell] for cell in across], named=named))
    return rows, words


def _part_words(cells: Sequence[Box], words: Sequence[Word]) -> tuple[dict[Box, list[Word]], list[Word]]:
    """Part words into those of each cell and those outside them all."""
    inside: dict[Box, list[Word]] = {cell: [] for cell in cells}
    outside = []
    left, right = min(cell[0] for cell in cells), max(cell[2] for cell in cells)
    top, bottom = min(cell[1] for cell in cells), max(cell[3] for cell in cells)
    for word in words:
        x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
        home = None
        if left <= x <= right and top <= y <= bottom and not word.turned:
            home = next((c for c in cells if c[0] <= x <= c[2] and c[1] <= y <= c[3]), None)
        if home is None:
            outside.append(word)
        else:
            inside[home].append(word)
    return inside, outside


def _table_rows(page: Page, index: int, cells: list[list[Word]], *, named: bool) -> list[Row]:
    """Return one row of a table as one row of text, or as several where a cell is a text of its own."""
    lines = [build_rows(page, index, words) for words in cells]
    top = min(rows[0].top for rows in lines)
    bottom = max(rows[-1].bottom for rows in lines)
    numbered = lines[0][0].text[:1].isdigit() and len(lines[0][0].text) < 8
    if named and len(lines) > 1:
        texts = any(
            len(rows) > 1 and (numbered or sum(len(r.words) for r in rows) > LONG_WORDS) for rows in lines
        )
    else:
        texts = any(len(rows) > LONG_CELL for rows in lines)
    if not texts:
        joined = tuple(tuple(word for row in rows for word in row.words) for rows in lines)
        return [Row(index, joined, top, bottom, tabular=True)]
    # The short cells that stand before the long one label its first line.
    result: list[Row] = []
    label: tuple[tuple[Word, ...], ...] = ()
    for rows in lines:
        if len(rows) == 1 and not result:
            label += rows[0].cells
            continue
        for k, row in enumerate(rows):
            result.append(Row(index, label + row.cells if k == 0 else row.cells, row.top, row.bottom))
            label = ()
    if label:
        result.append(Row(index, label, top, bottom))
    return result
