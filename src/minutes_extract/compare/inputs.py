"""What a comparison starts from: two versions, a record each, with its text where the document is at hand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from minutes_extract.compare.likeness import Surroundings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from minutes_extract.records import Item, Record
    from minutes_extract.spans import Text

_LETTERS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True)
class Version:
    """One of two versions of the same minutes.

    Args:
        record: what was read from it.
        text: the text that the record's offsets point into; None where only the record is at hand.

    """

    record: Record
    text: Text | None

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """All its words, without case."""
        if self.text is not None:
            return frozenset(_LETTERS.findall(self.text.content.lower()))
        parts = [
            words
            for meeting in self.record.meetings
            for item in walk(meeting.items)
            for words in (item.title or "", item.text)
        ]
        return frozenset(_LETTERS.findall("\n".join(parts).lower()))

    @cached_property
    def names(self) -> frozenset[str]:
        """The words of all names of people that it lists, without case."""
        names = [person.name for meeting in self.record.meetings for person in meeting.attendance]
        names += [name.substitute for meeting in self.record.meetings for name in meeting.substitutions]
        return frozenset(_LETTERS.findall(" ".join(names).lower()))


def walk(items: list[Item]) -> Iterator[Item]:
    """Yield items in the order of the text, each before its sub-items."""
    for item in items:
        yield item
        yield from walk(item.items)


def surroundings(old: Version, new: Version) -> Surroundings:
    """Return what is known of two versions when two words are held against each other."""
    return Surroundings(
        names=old.names | new.names,
        in_old=lambda word: word in old.vocabulary,
        in_new=lambda word: word in new.vocabulary,
    )
