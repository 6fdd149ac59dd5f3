"""Whether two headings speak of two meetings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_extract.copies.documents import Heading

SAME_BODY = 75.0
"""Likeness of the names of two bodies, 0 to 100, from which they are one name misread or abridged."""

_USUAL = frozenset(
    (
        *("the", "of", "and", "for", "a", "an", "at", "in"),
        *("parish", "town", "city", "county", "borough", "district", "community"),
        *("council", "councils", "committee", "sub", "subcommittee", "board", "panel", "group", "forum"),
        *("meeting", "meetings", "minutes", "annual", "extraordinary", "ordinary", "special", "general"),
        *("monthly", "full", "draft"),
    )
)
"""Words that tell no body from another."""


def in_conflict(left: Sequence[Heading], right: Sequence[Heading]) -> bool:
    """Say whether no heading of one document can be of the same meeting as one of the other.

    Args:
        left, right: what the two records say of their meetings; where one has none, there is no conflict.

    >>> from minutes_extract.copies.documents import Heading
    >>> may = [Heading("Upper Marl Parish Council", "2024-05-14")]
    >>> in_conflict(may, [Heading("UPPER MARL PARISH COUNCI", "2024-05-14")])
    False
    >>> in_conflict(may, [Heading("Upper Marl Parish Council", "2024-06-11")])
    True

    """
    return bool(left and right) and all(_two_meetings(a, b) for a in left for b in right)


def _two_meetings(left: Heading, right: Heading) -> bool:
    for mine, theirs in ((left.date, right.date), (left.start_time, right.start_time)):
        if mine and theirs and mine != theirs:
            return True
    own, other = _telling_words(left.body or ""), _telling_words(right.body or "")
    if not own or not other:
        return False
    whole = fuzz.ratio("".join(own), "".join(other))
    return max(whole, fuzz.token_set_ratio(" ".join(own), " ".join(other))) < SAME_BODY


def _telling_words(body: str) -> Sequence[str]:
    words = re.findall(r"[^\W_]+", body.lower())
    return [
        word
        for word in words
        if not process.extractOne(word, _USUAL, scorer=fuzz.ratio, score_cutoff=SAME_BODY)
    ]
