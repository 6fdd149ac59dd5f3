"""The second stage: pages of words to the running text, with its furniture set aside."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from minutes_extract.layout.columns import unfold_columns
from minutes_extract.layout.compose import compose_text
from minutes_extract.layout.furniture import part_watermarks, set_aside_furniture
from minutes_extract.layout.margins import find_margin, move_margin_notes
from minutes_extract.layout.rows import build_rows
from minutes_extract.layout.tables import take_tables
from minutes_extract.layout.unfold import unfold

if TYPE_CHECKING:
    from minutes_extract.layout.rows import Row
    from minutes_extract.reading.pages import Pages
    from minutes_extract.spans import Furniture, Text


def lay_out(pages: Pages, *, with_places: bool = False) -> Text:
    r"""Bring pages of words into reading order.

    Args:
        pages: as a reader gave them.
        with_places: whether the text is to say where each of its words stands on its page.

    >>> from minutes_extract.reading import read
    >>> lay_out(read(b"Present:\nCllr Ann Other")).content
    'Present:\nCllr Ann Other\n'

    """
    rows: list[list[Row]] = []
    watermarks: list[Furniture] = []
    for index, page in enumerate(pages.pages):
        table_rows, words = take_tables(page, index)
        words, marks = part_watermarks(page, words)
        watermarks += marks
        found = build_rows(page, index, words)
        if table_rows:
            together = [[row] for row in found] + table_rows
            together.sort(key=lambda group: (group[0].top, group[0].left))
            found = [row for group in together for row in group]
        rows.append(found)
    kept, aside = set_aside_furniture(rows, pages.pages)
    pitch = pages.pitch or _pitch(kept)
    ordered = [unfold_columns(page_rows, page) for page_rows, page in zip(kept, pages.pages, strict=True)]
    margin = find_margin(ordered, pages.pages)
    if margin is not None:
        ordered = [move_margin_notes(page_rows, margin, pitch) for page_rows in ordered]
    aside = [*pages.set_aside, *watermarks, *aside]
    return unfold(compose_text(ordered, pages, aside, pitch, with_places=with_places))


def _pitch(rows: list[list[Row]]) -> float:
    """Return the usual distance from line to line, in the pages' own units."""
    steps = sorted(
        below.top - above.top
        for page in rows
        for above, below in pairwise(page)
        if below.top - above.top > 0.3 * (above.bottom - above.top)
    )
    return steps[len(steps) // 3] if steps else 1.0
