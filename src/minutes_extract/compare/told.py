"""Changes of the text that another change has told already."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from minutes_extract.compare.likeness import flags_of, is_small, same_figure
from minutes_extract.compare.sentences import squash
from minutes_extract.compare.vocabulary import MONTHS, NUMBER_WORDS
from minutes_extract.compare.weighing import hunks
from minutes_extract.compare.words import split_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_extract.compare.changes import Change

_ISO_DATE = re.compile(r"^(\d{4})-(\d\d)-(\d\d)$")
_TIME = re.compile(r"^(\d\d):(\d\d)$")
_LISTED = {"attendance.added", "attendance.removed", "attendance.status"}


def drop_told(texts: Sequence[tuple[int, Change]], told: Sequence[Change]) -> list[tuple[int, Change]]:
    """Leave out the changes of text that say what the changes of values say.

    A sentence "Apologies: Cllr Other" that changed says no more than that Cllr Other is no longer among the
    apologies, if that was read from this very sentence, and no other word of it changed.

    Args:
        texts: changes of text, each with its place.
        told: changes of values.

    """
    return [(place, change) for place, change in texts if not _is_told(change, told)]


def _is_told(change: Change, told: Sequence[Change]) -> bool:
    if change.kind not in {"text.changed", "text.added", "text.removed"} or change.weight == "noise":
        return False
    sources = [other for other in told if _same_words(change, other)]
    if not sources:
        return False
    old_words, new_words = split_words(change.old or ""), split_words(change.new or "")
    spans = hunks([w.key for w in old_words], [w.key for w in new_words])
    gone = [old_words[i] for a, b, _, _ in spans for i in range(a, b)]
    come = [new_words[j] for _, _, a, b in spans for j in range(a, b)]
    values = {value for other in sources for side in (other.old, other.new) for value in _values(side)}
    values |= {_initials(other.where) for other in sources if other.kind.startswith("attendance.")}
    return all(
        word.kind == "label"
        or is_small(word.key, word.kind)
        or _is_value(word.key, values)
        or (not flags_of(word.key, word.kind) and word.key.lower() in {"apologies", "present"})
        for word in (*gone, *come)
    )


def _same_words(change: Change, other: Change) -> bool:
    """Say whether a value was read from the words of a sentence that changed."""
    if change.where == "heading" and other.kind in _LISTED:
        return True  # what is left of a line of the list when its name is taken out: "(AO)"
    for text, evidence in ((change.old, other.old_evidence), (change.new, other.new_evidence)):
        letters = squash(text or "")[0]
        for each in evidence:
            quote = squash(each.quote)[0]
            if letters and quote and (quote in letters or letters in quote):
                return True
    return False


def _initials(where: str) -> str:
    """Return the initials of a person that a change is about ("attendance: Ann Other")."""
    return "".join(part[0] for part in where.partition(": ")[2].split()).lower()


def _is_value(key: str, values: set[str]) -> bool:
    low = key.lower()
    return low in values or any(
        same_figure(low, value) for value in values if value[:1].isdigit() or low in NUMBER_WORDS
    )


def _values(value: str | None) -> set[str]:
    """Return the words in which a value may stand in the text."""
    if value is None:
        return set()
    date, time = _ISO_DATE.match(value), _TIME.match(value)
    if date:
        month = MONTHS[int(date[2]) - 1]
        return {date[1], str(int(date[3])), month, month[:3], f"{int(date[3])}/{int(date[2])}/{date[1]}"}
    if time:
        hour, minutes = int(time[1]), time[2]
        forms = {
            f"{h}{mark}{minutes}{half}"
            for h in {hour, (hour - 1) % 12 + 1}
            for mark in ".:"
            for half in ("", "am", "pm")
        }
        return forms | {f"{(hour - 1) % 12 + 1}{half}" for half in ("am", "pm")} | {"am", "pm", "noon"}
    return {word.key.lower() for word in split_words(value)}
