"""Whether two headings speak of two meetings."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from minutes_extract.copies.confusions import shape

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from minutes_extract.copies.documents import Heading

SAME_BODY = 78.0
"""Likeness of two words, 0 to 100, from which they are one word misread."""

SAME_BODY_MISREAD = 62.0
"""The same where the rest of one text is the other misread."""

NAMES_AT_HAND = 10_000
"""Pairs of names whose words are remembered: an archive has few bodies."""

_USUAL = frozenset(
    shape(word)
    for word in (
        *("the", "of", "and", "for", "a", "an", "at", "in"),
        *("parish", "town", "city", "county", "borough", "district", "community"),
        *("council", "councils", "committee", "sub", "subcommittee", "board", "panel", "group", "forum"),
        *("meeting", "meetings", "minutes", "ordinary", "general", "monthly", "full", "draft"),
    )
)
"""Words that tell no body from another."""


def in_conflict(left: Sequence[Heading], right: Sequence[Heading], *, misread: bool = False) -> bool:
    """Say whether no heading of one document can be of the same meeting as one of the other.

    Args:
        left, right: what the two records say of their meetings; where one has none, there is no conflict.
        misread: whether one text is the other misread, and the names may be too.

    >>> from minutes_extract.copies.documents import Heading
    >>> may = [Heading("Upper Marl Parish Council", "2024-05-14")]
    >>> in_conflict(may, [Heading("UPPER MARL PARISH COUNCI", "2024-05-14")])
    False
    >>> in_conflict(may, [Heading("Upper Marl Parish Council", "2024-06-11")])
    True

    """
    return bool(left and right) and all(_two_meetings(a, b, misread) for a in left for b in right)


def _two_meetings(left: Heading, right: Heading, misread: bool) -> bool:
    for mine, theirs in ((left.date, right.date), (left.start_time, right.start_time)):
        if mine and theirs and mine != theirs:
            return True
    own, other = words_apart(left.body, right.body, misread=misread)
    return bool(own and other)


@lru_cache(maxsize=NAMES_AT_HAND)
def words_apart(
    left: str | None, right: str | None, *, misread: bool = False
) -> tuple[Sequence[str], Sequence[str]]:
    """Return the shapes of the words that tell two names of bodies apart: those of each that the other lacks.

    Where only one has any, it may be the same name in full, or that of a committee.

    Args:
        left, right: the names; None where it is not told.
        misread: whether one text is the other misread, and the names may be too.

    >>> words_apart("Upper Marl Planning Committee", "Upper Marl Finance Committee")
    (['plannlng'], ['tlnanee'])
    >>> words_apart("Upper Marl Council", "UPPER MAR1 COUNCIL (Planning)")
    ([], ['plannlng'])

    """
    own, other = _telling_words(left or ""), _telling_words(right or "")
    if not own or not other:
        return [], []
    alike = SAME_BODY_MISREAD if misread else SAME_BODY
    mine = [word for word in own if not _is_among(word, other, alike)]
    theirs = [word for word in other if not _is_among(word, own, alike)]
    if mine and theirs and fuzz.ratio("".join(mine), "".join(theirs)) >= alike:
        return [], []
    return mine, theirs


def _telling_words(body: str) -> Sequence[str]:
    words = [shape(word) for word in re.findall(r"[^\W_]{2,}", body.lower())]
    return [word for word in words if not _is_among(word, _USUAL, SAME_BODY)]


def _is_among(word: str, words: Collection[str], alike: float) -> bool:
    return process.extractOne(word, words, scorer=fuzz.ratio, score_cutoff=alike) is not None
