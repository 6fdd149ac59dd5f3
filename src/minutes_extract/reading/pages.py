"""What every reader gives: pages of words with their places, and the lines drawn on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from minutes_extract.spans import Furniture

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in the page's own units."""


class Word(NamedTuple):
    """A run of characters; a tuple, since documents hold them by the hundred thousand.

    A page of a PDF gives a word each; plain text gives what single blanks part as one run.

    Args:
        text: its characters.
        left, right: across the page, in the page's own units (points, or columns of plain text).
        top, bottom: down the page, in the page's own units.
        strong: whether it is bold or underlined.
        turned: whether it stands at an angle to the page.

    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
    strong: bool = False
    turned: bool = False

    @property
    def height(self) -> float:
        """The height of its type, in the page's own units."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line drawn on a page, upright or level, in the page's own units."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def is_level(self) -> bool:
        """Whether it runs across the page."""
        return self.right - self.left > self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Page:
    """One page as its reader saw it.

    Args:
        number: from 1, or None where the source has no pages.
        width, height: in the page's own units.
        em: the width of the letter m in body type, in the page's own units; what stands
            further apart than a little more than this is no longer one run of words.
        words: in the order of the source.
        rules: the straight lines drawn on the page.
        tables: the tables that the source itself names, each as its cells.
        drawn: the letters that are drawn as shapes and not among the words, where there are lines of them.

    """

    number: int | None
    width: float
    height: float
    em: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...] = ()
    tables: tuple[tuple[Box, ...], ...] = ()
    drawn: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Pages:
    """A document's pages, and how they were read.

    Args:
        media_type: the document's type, such as "application/pdf".
        pages: in order.
        paged: whether the source has pages at all.
        set_aside: words of the file that are not its running text: markup, heads and feet that
            the source names as such, deleted text.
        pitch: from line to line of running text where the source has lines of its own, in the
            pages' own units; None where it has to be measured.
        flowing: whether a row of words is a whole paragraph, however long, rather than a line.
        ocr_engine: what recognised the pages that had no text layer, and its version.
        ocr_pages: the numbers of the pages that were recognised, rising.

    """

    media_type: str
    pages: tuple[Page, ...]
    paged: bool
    set_aside: tuple[Furniture, ...] = ()
    pitch: float | None = None
    flowing: bool = False
    ocr_engine: str | None = None
    ocr_pages: tuple[int, ...] = ()
