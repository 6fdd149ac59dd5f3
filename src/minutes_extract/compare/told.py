"""Changes of the text that another change has told already."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from minutes_extract.compare.likeness import flags_of, is_small, same_figure
from minutes_extract.compare.sentences import letters_of
from minutes_extract.compare.vocabulary import MONTHS, NUMBER_WORDS
from minutes_extract.compare.weighing import hunks
from minutes_extract.compare.words import split_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_extract.compare.changes import Change

_ISO_DATE = re.compile(r"^(\d{4})-(\d\d)-(\d\d)$")
_TIME = re.compile(r"^(\d\d):(\d\d)$")
START = 4
"""Letters by whose likeness at the start a quote is looked up."""
_LISTED = {"attendance.added", "attendance.removed", "attendance.status"}


def drop_told(texts: Sequence[tuple[int, Change]], told: Sequence[Change]) -> list[tuple[int, Change]]:
    """Leave out the changes of text that say what the changes of values say.

    A sentence "Apologies: Cllr Other" that changed says no more than that Cllr Other is no longer among the
    apologies, if that was read from this very sentence, and no other word of it changed.

    Args:
        texts: changes of text, each with its place.
        told: changes of values.

    """
    quotes = _Quotes(told)
    return [(place, change) for place, change in texts if not _is_told(change, told, quotes)]


class _Quotes:
    """Finds the values that were read from the words of a sentence, without holding it against each."""

    def __init__(self, told: Sequence[Change]) -> None:
        self._letters: tuple[list[tuple[str, int]], ...] = ([], [])
        for number, change in enumerate(told):
            for side, evidence in enumerate((change.old_evidence, change.new_evidence)):
                self._letters[side].extend((letters_of(each.quote), number) for each in evidence)
        self._joined = ["\n".join(quote for quote, _ in quotes) for quotes in self._letters]
        self._by_start: tuple[dict[str, list[tuple[str, int]]], ...] = ({}, {})
        for starts, quotes in zip(self._by_start, self._letters, strict=True):
            for quote, number in quotes:
                starts.setdefault(quote[:START], []).append((quote, number))

    def around(self, side: int, sentence: str) -> set[int]:
        """Return the numbers of the changes with a quote that holds the sentence or stands in it."""
        letters = letters_of(sentence)
        if not letters:
            return set()
        starts = self._by_start[side]
        heads = {letters[i : i + n] for i in range(len(letters)) for n in range(1, START + 1)} & starts.keys()
        found = {number for head in heads for quote, number in starts[head] if quote in letters}
        if letters in self._joined[side]:
            found |= {number for quote, number in self._letters[side] if letters in quote}
        return found


def _is_told(change: Change, told: Sequence[Change], quotes: _Quotes) -> bool:
    if change.kind not in {"text.changed", "text.added", "text.removed"} or change.weight == "noise":
        return False
    near = quotes.around(0, change.old or "") | quotes.around(1, change.new or "")
    sources = [told[number] for number in near]
    if change.where == "heading":  # what is left of a line of the list when its name is taken out: "(AO)"
        sources += [other for other in told if other.kind in _LISTED]
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
