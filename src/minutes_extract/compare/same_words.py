"""Differences of reading: the same words stand in both documents, and were read as other parts of them."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from minutes_extract.compare.changes import changed
from minutes_extract.compare.sentences import cite, letters_of
from minutes_extract.compare.weighing import Weighed, hunks, weigh
from minutes_extract.compare.words import Word, split_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from minutes_extract.compare.changes import Change
    from minutes_extract.compare.likeness import Surroundings
    from minutes_extract.compare.meetings import Side
    from minutes_extract.records import Evidence, Extent
    from minutes_extract.spans import Text

MOST_CELLS = 400_000_000
"""Pairs of words up to which two texts are held against each other whole; longer ones line by line first."""

STRETCH = 4
"""Words in a row that stand in one place in one text and in another in the other: something was moved."""

# The beginnings of kinds: of those that tell where a name stands rather than how it is written, ...
_PEOPLE = ("attendance.added", "attendance.removed", "attendance.status", "substitution.", "meeting.chair")
# ... of those that tell the words of sentences, and of those that the words of a whole item decide.
_SENTENCES = ("text.", "clause.", "resolution.reworded")
_WHOLE_ITEM = ("item.added", "item.removed", "resolution.")


class WordsInPlace:
    """Which words of two documents differ when both are read straight through.

    Args:
        old, new: the texts.
        around: what is known of them.

    Attributes:
        differing: the words of each stretch that differs, of the old text and of the new one, and what
            their change weighs.
        any_moved: whether some stretch stands elsewhere in the other text.

    """

    def __init__(self, old: Text, new: Text, around: Surroundings) -> None:
        words = split_words(old.content), split_words(new.content)
        self.differing: list[tuple[list[Word], list[Word], Weighed]] = []
        for first, end, start, stop in _differing(words, (old, new)):
            # With the word before and the one after: they say what a figure or a label counts.
            before, after = min(1, first, start), 1
            found = weigh(
                words[0][first - before : end + after], words[1][start - before : stop + after], around
            )
            if found.weight in {"wording", "substance"}:
                self.differing.append((words[0][first:end], words[1][start:stop], found))
        self._old = [word.start for gone, _, _ in self.differing for word in gone]
        self._new = [word.start for _, come, _ in self.differing for word in come]
        stretches = {stretch for gone, _, _ in self.differing for stretch in _stretches(gone)}
        self.any_moved = any(not stretches.isdisjoint(_stretches(come)) for _, come, _ in self.differing)

    def keeps_old(self, start: int, end: int) -> bool:
        """Say whether all words of a stretch of the old text stand in the new one, in their place."""
        return bisect_left(self._old, start) == bisect_left(self._old, end)

    def keeps_new(self, start: int, end: int) -> bool:
        """Say whether all words of a stretch of the new text stand in the old one, in their place."""
        return bisect_left(self._new, start) == bisect_left(self._new, end)


def _differing(
    words: tuple[list[Word], list[Word]], texts: tuple[Text, Text]
) -> Iterator[tuple[int, int, int, int]]:
    old, new = ([word.key for word in each] for each in words)
    if len(old) * len(new) <= MOST_CELLS:
        yield from hunks(old, new)
        return
    ends = [_line_ends(each, text) for each, text in zip(words, texts, strict=True)]
    lines = [
        [" ".join(keys[a:b]) for a, b in pairwise(each)] for keys, each in zip((old, new), ends, strict=True)
    ]
    for first, end, start, stop in hunks(*lines):
        a, b, c, d = ends[0][first], ends[0][end], ends[1][start], ends[1][stop]
        if (b - a) * (d - c) > MOST_CELLS:
            yield a, b, c, d
        else:
            yield from ((i + a, j + a, k + c, m + c) for i, j, k, m in hunks(old[a:b], new[c:d]))


def _line_ends(words: Sequence[Word], text: Text) -> list[int]:
    """Return how many words stand before each line of a text, and how many there are."""
    starts = [word.start for word in words]
    return [*(bisect_left(starts, line.start) for line in text.lines), len(words)]


def _stretches(words: Sequence[Word]) -> set[tuple[str, ...]]:
    keys = [word.key for word in words]
    return {tuple(keys[k : k + STRETCH]) for k in range(len(keys) - STRETCH + 1)}


def tell_readings(changes: Sequence[Change], old: Side, new: Side, words: WordsInPlace) -> list[Change]:
    """Return changes with those as noise that are none: all their words stand in both texts, in their place.

    One version may have been read as a table where the other was read as items, or its list of names lost.
    Where a change tells of more than its own words (who is present, what stands under which item), all
    that decides it must be the same in both texts.

    Args:
        changes: what was found between two versions of a meeting.
        old, new: the versions.
        words: the words of both texts that stand in both.

    """
    kept = _Kept(old, words.keeps_old), _Kept(new, words.keeps_new)

    def is_reading(change: Change) -> bool:
        if change.kind.endswith(".moved") and words.any_moved:
            return False
        return all(
            side.holds(change.kind, value, evidence)
            for side, value, evidence in zip(
                kept, (change.old, change.new), (change.old_evidence, change.new_evidence), strict=True
            )
        )

    return [
        change.model_copy(update={"weight": "noise", "flags": []})
        if change.weight != "noise" and is_reading(change)
        else change
        for change in changes
    ]


def tell_missed(old: Side, new: Side, words: WordsInPlace) -> list[Change]:
    """Return the words that differ outside the lists of people, as they stand: what nothing else tells.

    A resolution may have gone from the end of its item to the middle, where its words and those of the item
    are the same. People may stand in any order.

    Args:
        old, new: the versions of a meeting.
        words: the words of both texts that stand in both.

    """
    sides = _Kept(old, words.keeps_old), _Kept(new, words.keeps_new)
    arrived = {_keys(come): come for gone, come, _ in words.differing if not gone}
    departed = {_keys(gone) for gone, come, _ in words.differing if not come}
    told: list[Change] = []
    for gone, come, found in words.differing:
        if sides[0].lists(gone) or sides[1].lists(come) or (not gone and _keys(come) in departed):
            continue
        moved = not come and _keys(gone) in arrived
        ends = sides[0].cite(gone), sides[1].cite(arrived[_keys(gone)] if moved else come)
        told.append(
            changed(
                "text.moved" if moved else "text.changed",
                sides[1].name_place(ends[1]) or sides[0].name_place(ends[0]),
                ends[0].quote if ends[0] else None,
                ends[1].quote if ends[1] else None,
                "wording" if moved else found.weight or "noise",
                () if moved else found.flags,
                [ends[0]] if ends[0] else [],
                [ends[1]] if ends[1] else [],
            )
        )
    return told


def _keys(words: Sequence[Word]) -> tuple[str, ...]:
    """Return the keys of words without marks: which full stop went along is by chance."""
    return tuple(word.key for word in words if word.kind != "mark")


class _Kept:
    """Says of one version whether the words that decide a change stand in the other text too."""

    def __init__(self, side: Side, keeps: Callable[[int, int], bool]) -> None:
        self._side = side
        self._keeps = keeps
        self._extents = [entry.item.extent for entry in side.entries]

    def holds(self, kind: str, value: str | None, evidence: Sequence[Evidence]) -> bool:
        if kind.startswith(_PEOPLE):
            return self._keeps(self._side.meeting.extent.start, self._end_of_people())
        if value is None:
            return True
        if kind.startswith(_SENTENCES):
            return self._holds_sentences(value, evidence)
        if not evidence:
            return False
        if kind.startswith(_WHOLE_ITEM):
            return all(self._keeps(extent.start, extent.end) for extent in map(self._item_around, evidence))
        return all(self._keeps(*self._lines_around(each)) for each in evidence)

    def _holds_sentences(self, value: str, evidence: Sequence[Evidence]) -> bool:
        letters = letters_of(value)
        if letters == letters_of("".join(each.quote for each in evidence)):
            return all(self._keeps(each.start, each.end) for each in evidence)
        # What stands around the items is told without the values in it, and cannot be found as it is told.
        return not evidence and any(
            letters in letters_of("".join(s.text for s in section.sentences))
            and self._keeps(section.extent.start, section.extent.end)
            for section in self._side.around
        )

    def lists(self, words: Sequence[Word]) -> bool:
        """Say whether words stand on a line of the list of people."""
        return any(
            start <= word.start < end
            for each in self._people()
            for start, end in [self._lines_around(each)]
            for word in words
        )

    def cite(self, words: Sequence[Word]) -> Evidence | None:
        text = self._side.finder.text
        words = [word for word in words if word.kind != "mark"] or words
        return cite(text, words[0].start, words[-1].end) if words and text is not None else None

    def name_place(self, evidence: Evidence | None) -> str:
        if evidence is None:
            return ""
        around = self._item_around(evidence)
        names = [e.name for e in self._side.entries if e.item.extent == around]
        return names[-1] if names else "the whole text"

    def _people(self) -> list[Evidence]:
        meeting = self._side.meeting
        people = [e for person in meeting.attendance for e in person.evidence]
        people += [e for substitution in meeting.substitutions for e in substitution.evidence]
        return people + meeting.evidence.chair

    def _end_of_people(self) -> int:
        meeting = self._side.meeting
        ends = [e.end for e in self._people()]
        return max(ends, default=min((e.start for e in self._extents), default=meeting.extent.end))

    def _item_around(self, evidence: Evidence) -> Extent:
        """Return the extent of the innermost item that holds evidence; of the meeting where none does."""
        holding = [e for e in self._extents if e.start <= evidence.start and evidence.end <= e.end]
        return min(holding, key=lambda e: e.end - e.start, default=self._side.meeting.extent)

    def _lines_around(self, evidence: Evidence) -> tuple[int, int]:
        text = self._side.finder.text
        if text is None or not text.lines:
            return evidence.start, evidence.end
        first, last = text.line_number(evidence.start), text.line_number(evidence.end - 1)
        return text.lines[first].start, text.lines[last].end
