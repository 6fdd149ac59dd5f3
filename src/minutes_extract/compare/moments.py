"""Dates and times in all the ways that minutes write them, so that the same one is known again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from minutes_extract.compare.vocabulary import MONTHS

if TYPE_CHECKING:
    from collections.abc import Sequence

_MONTH = {name: number for number, month in enumerate(MONTHS, 1) for name in (month, month[:3])} | {"sept": 9}
_IN_WORDS = re.compile(r"^(\d{1,2})(?:st|nd|rd|th)? (?:of )?([a-z]+)(?: (\d{4}))?$")
_IN_FIGURES = re.compile(r"^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d\d)$")
_ISO = re.compile(r"^(\d{4})-(\d\d)-(\d\d)$")
_TIME = re.compile(r"^(\d{1,2})(?:[.:](\d\d))? ?(am|pm|a ?m|p ?m|hrs|hours|noon)?$")


def same_moment(old: Sequence[str], new: Sequence[str]) -> bool:
    """Say whether the words of two stretches name the same day or the same time of day.

    Args:
        old, new: the keys of their words.

    >>> same_moment(["14th", "May", "2024"], ["14/05/2024"]), same_moment(["7pm"], ["19:00"])
    (True, True)
    >>> same_moment(["14", "May"], ["15", "May"]), same_moment(["7am"], ["7pm"])
    (False, False)

    """
    mine, theirs = (" ".join(k.lower() for k in keys if k not in {",", "."}) for keys in (old, new))
    day = _day(mine)
    if day is not None:
        return day == _day(theirs)
    time = _time(mine)
    return time is not None and time == _time(theirs)


def _day(words: str) -> tuple[int, int, int | None] | None:
    if found := _IN_WORDS.match(words):
        month = _MONTH.get(found[2])
        return (int(found[1]), month, int(found[3]) if found[3] else None) if month else None
    if found := _IN_FIGURES.match(words):
        return int(found[1]), int(found[3]), int(found[4]) + (2000 if len(found[4]) == 2 else 0)
    if found := _ISO.match(words):
        return int(found[3]), int(found[2]), int(found[1])
    return None


def _time(words: str) -> tuple[int, int] | None:
    found = _TIME.match(words)
    if not found or not (found[2] or found[3]):
        return None
    hour, half = int(found[1]), (found[3] or "").replace(" ", "")
    if half in {"am", "pm", "noon"}:
        hour = hour % 12 + (12 if half in {"pm", "noon"} else 0)
    return hour, int(found[2] or 0)
