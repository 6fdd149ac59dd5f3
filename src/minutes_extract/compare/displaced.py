"""Words that a layout put into another sentence: told as moved, not as lost here and won there."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from minutes_extract.compare.changes import changed
from minutes_extract.compare.weighing import hunks, weigh
from minutes_extract.compare.words import Word, split_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from minutes_extract.compare.changes import Change
    from minutes_extract.compare.likeness import Surroundings
    from minutes_extract.spans import Text

SHORTEST = 4
"""How many words, with their marks, a stretch must have to be known again in another sentence."""
MOST_CANDIDATES = 30
"""How many places are tried for one stretch: in a text that says the same again and again, not all."""
_KINDS = {"text.changed", "text.added", "text.removed", "text.moved", "resolution.reworded"}


@dataclass(eq=False)
class _Differing:
    """A change of text, and those of its words that only one version has there.

    Args:
        place: where its change is told.
        change: the change.
        old, new: the words of both versions.
        gone, come: the places of the words that differ.
        left_gone, left_come: the same without those that were found in another change.

    """

    place: int
    change: Change
    old: list[Word]
    new: list[Word]
    gone: frozenset[int]
    come: frozenset[int]
    left_gone: set[int]
    left_come: set[int]


class LineStarts:
    """The words that the lines of two documents begin with.

    A person moves sentences and words; only a layout moves lines.
    """

    def __init__(self, texts: Iterable[Text | None]) -> None:
        self._texts = [text for text in texts if text is not None]

    @cached_property
    def _starts(self) -> set[tuple[str, ...]]:
        return {
            tuple(word.key for word in split_words(text.content[line.start : line.end])[:SHORTEST])
            for text in self._texts
            for line in text.lines
        }

    def begin_with(self, keys: tuple[str, ...]) -> bool:
        """Say whether a line begins with these words, as many as a stretch must have."""
        return keys in self._starts


def tell_displaced(
    texts: Sequence[tuple[int, Change]], lines: LineStarts, around: Surroundings
) -> list[tuple[int, Change]]:
    """Tell words that went from one sentence to another with their line as moved.

    A watermark across a page may draw the line under it to another place. What is left of a change
    without such words is weighed anew.

    Args:
        texts: changes of text, each with its place.
        lines: how the lines of both documents begin.
        around: what is known of the texts.

    """
    found = [_differing(*each) if _may_hold(each[1]) else None for each in texts]
    starts: dict[tuple[str, ...], list[tuple[_Differing, int]]] = defaultdict(list)
    for each in filter(None, found):
        for at in sorted(each.come):
            keys = _keys(each.new, each.left_come, at)
            if keys and len(starts[keys]) < MOST_CANDIDATES:
                starts[keys].append((each, at))
    told: list[tuple[int, Change]] = []
    for each in filter(None, found):
        for at in sorted(each.gone):
            keys = _keys(each.old, each.left_gone, at)
            if keys in starts and lines.begin_with(keys):
                for other, to in starts[keys]:
                    if other is not each and _keys(other.new, other.left_come, to) == keys:
                        told.append((other.place, _move(each, at, other, to)))
                        break
    for (place, change), differing in zip(texts, found, strict=True):
        left = _left(differing, around) if differing else change
        if left is not None:
            told.append((place, left))
    return told


def _may_hold(change: Change) -> bool:
    return change.kind in _KINDS and change.weight != "noise"


def _differing(place: int, change: Change) -> _Differing:
    old, new = split_words(change.old or ""), split_words(change.new or "")
    spans = hunks([word.key for word in old], [word.key for word in new])
    gone = frozenset(i for first, end, _, _ in spans for i in range(first, end))
    come = frozenset(j for _, _, start, stop in spans for j in range(start, stop))
    return _Differing(place, change, old, new, gone, come, set(gone), set(come))


def _keys(words: Sequence[Word], left: set[int], at: int) -> tuple[str, ...]:
    """Return the keys of the shortest stretch from here on; none where not all of it differs."""
    stretch = range(at, at + SHORTEST)
    return tuple(words[i].key for i in stretch) if left.issuperset(stretch) else ()


def _move(source: _Differing, at: int, target: _Differing, to: int) -> Change:
    """Take the longest stretch that two changes share from here on out of both, and return it as moved."""
    length = 0
    while (
        at + length in source.left_gone
        and to + length in target.left_come
        and source.old[at + length].key == target.new[to + length].key
    ):
        length += 1
    source.left_gone -= set(range(at, at + length))
    target.left_come -= set(range(to, to + length))
    here, there = source.change, target.change
    return changed(
        "text.moved",
        here.where if here.where == there.where else f"{here.where} to {there.where}",
        (here.old or "")[source.old[at].start : source.old[at + length - 1].end],
        (there.new or "")[target.new[to].start : target.new[to + length - 1].end],
        "wording",
        (),
        here.old_evidence,
        there.new_evidence,
    )


def _left(differing: _Differing, around: Surroundings) -> Change | None:
    """Return a change as it is without the words that moved; none where nothing of it is left."""
    taken_old = differing.gone - differing.left_gone
    taken_new = differing.come - differing.left_come
    if not taken_old and not taken_new:
        return differing.change
    found = weigh(
        [word for i, word in enumerate(differing.old) if i not in taken_old],
        [word for j, word in enumerate(differing.new) if j not in taken_new],
        around,
    )
    if found.weight is None:
        return None
    return differing.change.model_copy(update={"weight": found.weight, "flags": list(found.flags)})
