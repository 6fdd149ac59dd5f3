"""Whether two texts that share most of their words are of two meetings all the same: months on one template."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from minutes_extract.copies.conflicts import words_apart
from minutes_extract.copies.confusions import shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_extract.copies.alignment import Alignment, Gap
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

_CLEAN = re.compile(rf"\d\d?(?:st|nd|rd|th)?|{_DATED.pattern}")
"""A part of a date that was not misread."""

_COMMITTEES = frozenset(map(shape, ("committee", "subcommittee", "panel", "board", "group", "forum")))

_DIGIT = re.compile(r"\d")


def is_another_meeting(left: Minutes, right: Minutes, alignment: Alignment, *, misread: bool) -> bool:
    """Say whether the words in which two texts differ are those in which two meetings do.

    Where a text has another body's name in the place of this one's, or tells three dates otherwise, its heading is not
    wrong, nor was it read wrongly.

    Args:
        left, right: the documents.
        alignment: their words side by side.
        misread: whether one text is the other misread.

    """
    days = {heading.date for heading in left.headings} & {heading.date for heading in right.headings} - {None}
    if not days and len(_changed_dates(alignment, misread=misread)) >= DATES:
        return True
    mine, theirs = _names_apart(left, right, misread=misread)
    if not mine and not theirs:
        return False
    for gap in alignment.gaps:
        own, others = _shapes(gap.left), _shapes(gap.right)
        if mine & own and theirs & others:
            return True
        # A committee is not its council.
        if not others and mine & own and _COMMITTEES & own:
            return True
        if not own and theirs & others and _COMMITTEES & others:
            return True
    return False


def has_longer_name(left: Minutes, right: Minutes, alignment: Alignment) -> bool:
    """Say whether one text has words more than the other in the name of its body: one may be of another body.

    Args:
        left, right: the documents.
        alignment: their words side by side.

    """
    mine, theirs = _names_apart(left, right, misread=False)
    return bool(mine or theirs) and any(
        (not gap.right and mine & _shapes(gap.left)) or (not gap.left and theirs & _shapes(gap.right))
        for gap in alignment.gaps
    )


def _shapes(words: Sequence[str]) -> set[str]:
    return {shape(word) for word in words}


def _names_apart(left: Minutes, right: Minutes, *, misread: bool) -> tuple[set[str], set[str]]:
    """Return the shapes of words that tell the bodies of two documents apart; none where one body is in both, or none is told."""
    mine: set[str] = set()
    theirs: set[str] = set()
    for one in left.headings:
        for other in right.headings:
            if one.date and other.date and one.date != other.date:
                continue
            own, others = words_apart(one.body, other.body, misread=misread)
            if not own and not others:
                return set(), set()
            mine.update(own)
            theirs.update(others)
    return mine, theirs


def _changed_dates(alignment: Alignment, *, misread: bool) -> set[tuple[Sequence[str], Sequence[str]]]:
    """Return the passages of dates that the two texts tell otherwise, each kind of change once."""
    changed: set[tuple[Sequence[str], Sequence[str]]] = set()
    for gap in alignment.gaps:
        if gap.misread or not (_tells_a_date(gap.left) and _tells_a_date(gap.right)):
            continue
        if misread and not (all(map(_CLEAN.fullmatch, (*gap.left, *gap.right))) and _replaces(gap)):
            continue
        end = gap.at + len(gap.left)
        around = (*alignment.left[max(0, gap.at - 1) : end + 1], *gap.right)
        if any(map(_DATED.fullmatch, around)):
            changed.add((gap.left, gap.right))
    return changed


def _tells_a_date(words: Sequence[str]) -> bool:
    return any(_DIGIT.search(word) or _DATED.fullmatch(word) for word in words)


def _replaces(gap: Gap) -> bool:
    """Say whether one side is more than the other with letters lost."""
    short, long = sorted(("".join(gap.left), "".join(gap.right)), key=len)
    rest = iter(long)
    return not all(c in rest for c in short)
