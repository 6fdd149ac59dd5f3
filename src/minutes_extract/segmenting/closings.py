"""The words that close a meeting, found in a passage."""

from __future__ import annotations

import re

from minutes_extract.vocabulary.business import CLOSINGS
from minutes_extract.vocabulary.wordings import alternation, holds_one, stems_of

# Small letters throughout, and no boundary before them: so the search may leap from one first letter to the next.
_CLOSING = re.compile(rf"(?:{alternation(phrase.lower() for phrase in CLOSINGS)})(?!\w)")
# What every phrase holds one of; most lines hold none.
_STEMS = stems_of(
    CLOSINGS,
    (
        "clos",
        "end",
        "finish",
        "conclud",
        "terminat",
        "adjourn",
        "rose",
        "broke up",
        "dispers",
        "business",
        "came to",
    ),
)


def find_closings(words: str) -> list[tuple[int, int]]:
    """Return where the phrases stand that say that a meeting was over.

    >>> find_closings("The meeting closed at 9.05 pm.")
    [(4, 18)]

    """
    folded = words.lower()
    if not holds_one(folded, _STEMS):
        return []
    if len(folded) != len(words):
        folded = words  # a letter that has no small form of one letter
    return [
        found.span()
        for found in _CLOSING.finditer(folded)
        if found.start() == 0 or not folded[found.start() - 1].isalnum()
    ]
