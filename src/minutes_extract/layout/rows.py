"""Words to rows, and rows to cells that stand apart."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain, pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from minutes_extract.reading.pages import Page, Word

CELL_GAP = 1.25
"""Ems of white space that part two cells; justified lines rarely stretch a blank so far."""


SPACED_GAP = 3.0
"""The same where a heading is set with wide spacing between its letters."""


@dataclass(frozen=True, slots=True)
class Row:
    """The words that stand beside each other on a page.

    Args:
        page: index of the page, from 0.
        cells: its runs of words, from left to right; a cell of a ruled table may hold
            several lines of them.
        top, bottom: in the page's own units.
        margin: whether it is a note from the margin.
        tabular: whether it is a row of a ruled table.

    """

    page: int
    cells: tuple[tuple[Word, ...], ...]
    top: float
    bottom: float
    margin: bool = False
    tabular: bool = False

    @property
    def words(self) -> tuple[Word, ...]:
        """All its words, from left to right."""
        return self.cells[0] if len(self.cells) == 1 else tuple(chain.from_iterable(self.cells))

    @property
    def left(self) -> float:
        """Its left edge, in the page's own units."""
        return min(cell[0].left for cell in self.cells)

    @property
    def right(self) -> float:
        """Its right edge, in the page's own units."""
        return max(word.right for word in self.cells[-1])

    @property
    def text(self) -> str:
        """Its words, cells parted by a tab."""
        return "\t".join(" ".join([word.text for word in cell]) for cell in self.cells)

    def with_cells(self, cells: Sequence[tuple[Word, ...]]) -> Row:
        """Return the same row holding other cells."""
        return replace(self, cells=tuple(cells))


def count_words(cell: Sequence[Word]) -> int:
    """Return how many words a cell holds; a reader may give several that single blanks part as one run."""
    return sum(word.text.count(" ") + 1 for word in cell)


def build_rows(page: Page, index: int, words: Iterable[Word]) -> list[Row]:
    """Gather words into rows by their height on the page, and part each row into cells.

    Args:
        page: the page they stand on, for its em.
        index: the page's index, from 0.
        words: in any order.

    """
    groups: list[list[Word]] = []
    bands: list[tuple[float, float]] = []
    for word in sorted(words, key=lambda w: (w.top + w.bottom, w.left)):
        word_top, word_bottom = word.top, word.bottom
        if bands and bands[-1] == (word_top, word_bottom) and word_top < word_bottom:
            groups[-1].append(word)
            continue
        # Only the last rows can still take a word: the words come sorted by height.
        for k in range(len(groups) - 1, max(-1, len(groups) - 4), -1):
            top, bottom = bands[k]
            overlap = (bottom if bottom < word_bottom else word_bottom) - (
                top if top > word_top else word_top
            )
            least = bottom - top if bottom - top < word_bottom - word_top else word_bottom - word_top
            if overlap > 0.55 * least:
                groups[k].append(word)
                break
        else:
            groups.append([word])
            bands.append((word_top, word_bottom))
    rows = []
    for group in groups:
        group.sort(key=attrgetter("left"))
        rows.append(
            Row(
                index,
                tuple(split_cells(group, page.em)),
                min(map(attrgetter("top"), group)),
                max(map(attrgetter("bottom"), group)),
            )
        )
    rows.sort(key=lambda row: (row.top, row.left))
    return rows


LEAST_LETTERS = 5
"""Letters with blanks between them that make a word set with wide spacing."""

WIDER = 1.6
"""How much wider the gap between two such words is than between two letters."""


def letter_spacing(cell: Sequence[Word]) -> float:
    """Return the widest gap inside a word of a cell, in the page's own units: more than nothing where letters are spaced.

    Args:
        cell: the words of a cell ("M", "I", "N", …, where a heading is set with wide spacing).

    """
    if len(cell) < LEAST_LETTERS or (len(cell[1].text) > 1 and len(cell[2].text) > 1):
        return -1e9  # told at once, of nearly every cell
    letters = sum(len(word.text) == 1 and word.text.isupper() for word in cell)
    if letters < LEAST_LETTERS or sum(len(word.text) == 1 for word in cell) < 0.8 * len(cell):
        return -1e9  # capitals are set so, not "x < y"
    gaps = sorted(after.left - before.right for before, after in pairwise(cell))
    return gaps[len(gaps) // 3] * WIDER


def split_cells(words: Sequence[Word], em: float) -> list[tuple[Word, ...]]:
    """Part a row's words, sorted from left to right, where they stand apart."""
    cells: list[tuple[Word, ...]] = []
    gap, start = CELL_GAP * em, 0
    if letter_spacing(words) > 0:
        gap = SPACED_GAP * em
    for k in range(1, len(words)):
        if words[k].left - words[k - 1].right > gap:
            cells.append(tuple(words[start:k]))
            start = k
    cells.append(tuple(words[start:]))
    return cells
