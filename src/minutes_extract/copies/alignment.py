"""Two sequences of words side by side: what they share, what was misread, what one alone has."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from minutes_extract.copies.confusions import shape

if TYPE_CHECKING:
    from collections.abc import Sequence

MISREAD = 70.0
"""Likeness of the letters of two passages, 0 to 100, from which one is the other misread.

Unrelated English passages of some length reach 60; a character in ten wrong leaves 85.
"""

SAME_SHAPE = 85.0
"""The same where all letters that look alike to a scanner count as one: in a short word each letter weighs much."""

FEWEST_MISREADINGS = 5
"""Passages misread below which a difference is taken for a person's correction."""

WORDS_OF_A_FIGURE = 3
"""Words up to which a passage with another figure is another passage; in a longer one a figure may be misread too."""

_DIGIT = re.compile(r"\d")
_CONFUSED = str.maketrans("oilzsbg", "0112586")
"""Letters that are taken for digits, and the digits."""

MOST_CELLS = 4_000_000_000
"""Words of one text times words of the other, beyond which they are not set side by side: half a gigabyte."""


class Gap(NamedTuple):
    """A place where two texts have not the same words; a tuple, for there are many.

    Args:
        left, right: the words of either side; one of them may be empty.
        at: how many words of the left side stand before it.
        misread: whether one is the other misread or divided otherwise.

    """

    left: tuple[str, ...]
    right: tuple[str, ...]
    at: int
    misread: bool


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two texts side by side.

    Args:
        left, right: their words.
        gaps: the places where they differ, in order.
        contained: the share of the shorter's letters that the longer has too, misread or not.

    """

    left: tuple[str, ...]
    right: tuple[str, ...]
    gaps: tuple[Gap, ...]
    contained: float


def align(left_words: str, right_words: str) -> Alignment | None:
    """Set two texts side by side; None where they are too long for it.

    Args:
        left_words, right_words: normalised, with one blank between words.

    >>> found = align("the budget was approved", "the hudget was refused")
    >>> [(gap.left, gap.right, gap.misread) for gap in found.gaps]
    [(('budget',), ('hudget',), True), (('approved',), ('refused',), False)]

    """
    left, right = tuple(left_words.split()), tuple(right_words.split())
    if len(left) * len(right) > MOST_CELLS:
        return None
    letters = [len(words) - words.count(" ") for words in (left_words, right_words)]
    shorter_is_left = letters[0] <= letters[1]
    lost = 0
    gaps = []
    i = j = 0
    # The last of the blocks is empty, and stands at the end of both.
    for start, other, size in LCSseq.editops(left, right).as_matching_blocks():
        if start > i or other > j:
            gaps.append(_gap(left[i:start], right[j:other], i))
        i, j = start + size, other + size
    for gap in gaps:
        if not gap.misread:
            lost += sum(map(len, gap.left if shorter_is_left else gap.right))
    return Alignment(left, right, tuple(gaps), 1 - lost / max(1, min(letters)))


def _gap(left: tuple[str, ...], right: tuple[str, ...], at: int) -> Gap:
    a, b = "".join(left), "".join(right)
    if not a or not b or (_has_digits(a) and _has_digits(b) and _changes_a_figure(left, right)):
        return Gap(left, right, at, misread=False)
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if len(long) > 1.5 * len(short) + 3:
        # One side has more besides: a passage was put in, or another left out.
        alike = fuzz.partial_ratio(short, long, score_cutoff=MISREAD) if len(short) > 12 else 0.0
    else:
        alike = fuzz.ratio(a, b, score_cutoff=MISREAD) or fuzz.ratio(
            shape(a), shape(b), score_cutoff=SAME_SHAPE
        )
    return Gap(left, right, at, misread=alike >= MISREAD)


def _has_digits(letters: str) -> bool:
    """Say whether there is a digit; most passages are of letters alone, which is told sooner."""
    return not letters.isalpha() and _DIGIT.search(letters) is not None


def _changes_a_figure(left: Sequence[str], right: Sequence[str]) -> bool:
    """Say whether two short passages, each with figures, have not the same ones, letters taken for digits."""
    if max(len(left), len(right)) > WORDS_OF_A_FIGURE:
        return False
    own, other = (
        [word.translate(_CONFUSED) for word in side if _DIGIT.search(word)] for side in (left, right)
    )
    return own != other
