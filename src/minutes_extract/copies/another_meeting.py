"""Whether two texts that share most of their words are of two meetings all the same: months on one template."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from minutes_extract.copies.conflicts import words_that_part
from minutes_extract.copies.normalise import normalise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_extract.copies.alignment import Alignment
    from minutes_extract.copies.documents import Minutes

DATES = 3
"""Dates told otherwise from which it is another meeting: of itself, of the last one, of the next.

A heading with a wrong date has one, and where the text breaks it up, two.
"""

_DATED = re.compile(
    r"(?:19|20)\d\d|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
"""A month or a year."""

_DIGIT = re.compile(r"\d")


def is_another_meeting(left: Minutes, right: Minutes, alignment: Alignment) -> bool:
    """Say whether the words in which two texts differ are those in which two meetings do.

    Where a text has another body's name in the place of this one's, or tells three dates otherwise, its heading is not
    wrong, nor was it read wrongly.

    Args:
        left, right: the documents.
        alignment: their words side by side.

    """
    return _has_another_body(left, right, alignment) or len(_changed_dates(left, alignment)) >= DATES


def _has_another_body(left: Minutes, right: Minutes, alignment: Alignment) -> bool:
    if len(left.headings) != 1 or len(right.headings) != 1:
        return False
    mine, theirs = (
        set(normalise(" ".join(words)).split())
        for words in words_that_part(left.headings[0].body, right.headings[0].body)
    )
    return any(mine & set(gap.left) and theirs & set(gap.right) for gap in alignment.gaps)


def _changed_dates(left: Minutes, alignment: Alignment) -> set[tuple[Sequence[str], Sequence[str]]]:
    """Return the passages of dates that the two texts tell otherwise, each kind of change once."""
    words = left.words.split()
    changed = set()
    for gap in alignment.gaps:
        if gap.misread or not gap.left or not gap.right:
            continue
        around = [*words[max(0, gap.at - 1) : gap.at], *words[gap.at + len(gap.left) :][:1]]
        if not any(map(_DATED.fullmatch, (*around, *gap.left, *gap.right))):
            continue
        if all(
            any(_DIGIT.search(word) or _DATED.fullmatch(word) for word in side)
            for side in (gap.left, gap.right)
        ):
            changed.add((gap.left, gap.right))
    return changed
