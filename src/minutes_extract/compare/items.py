"""Items of two versions: which is which, and which were moved, renumbered, retitled, split or merged."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from minutes_extract.compare.assignment import assign
from minutes_extract.compare.candidates import left_over, pair_equal, share_marks
from minutes_extract.compare.changes import Change, changed
from minutes_extract.compare.weighing import weigh
from minutes_extract.compare.words import split_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_extract.compare.changes import Flag, Weight
    from minutes_extract.compare.likeness import Surroundings
    from minutes_extract.records import Item

SAME_ITEM = 0.45
"""From what likeness on, 0 to 1, two items are one."""
RARE_WORDS = 6
CLEARLY_ONE = 0.8
"""From what likeness on items of one number and title, which no others have, are not tried with others."""


@dataclass(frozen=True)
class Entry:
    """An item in the order of the text.

    Args:
        item: the item.
        parent: the index of the entry that it is a sub-item of; -1 where it is none.

    """

    item: Item
    parent: int

    @property
    def name(self) -> str:
        """What to call it: "item 9.ii"."""
        if self.item.number:
            return f"item {self.item.number}"
        return f"item “{self.item.title}”" if self.item.title else "an item without a title"

    @property
    def heading(self) -> str:
        """Its number and title."""
        return " ".join(part for part in (self.item.number, self.item.title) if part)

    @cached_property
    def title_key(self) -> str:
        """Its title as it is compared."""
        return " ".join(word.key for word in split_words(self.item.title or "")).lower()

    @cached_property
    def words(self) -> Counter[str]:
        """How often each of its words stands in it."""
        return Counter(self.item.text.lower().split())


def flatten(items: Sequence[Item], parent: int = -1, into: list[Entry] | None = None) -> list[Entry]:
    """Return items and sub-items in the order of the text."""
    entries = [] if into is None else into
    for item in items:
        entries.append(Entry(item, parent))
        flatten(item.items, len(entries) - 1, entries)
    return entries


def pair_items(old: Sequence[Entry], new: Sequence[Entry]) -> list[tuple[int, int]]:
    """Return which items are one another's counterparts: first the same ones, then by the best fit of all."""
    pairs: list[tuple[int, int]] = []
    places: dict[tuple[str | None, str, str], list[int]] = defaultdict(list)
    for j, entry in enumerate(new):
        places[entry.item.number, entry.title_key, entry.item.text].append(j)
    for i, entry in enumerate(old):
        same = places.get((entry.item.number, entry.title_key, entry.item.text))
        if same:
            pairs.append((i, same.pop(0)))
    pairs += _pair_named(old, new, pairs)
    left_old, left_new = left_over(old, new, pairs)
    scores = {}
    for i, j in _candidates(old, left_old, new, left_new):
        like = _likeness(old[i], new[j])
        if like >= SAME_ITEM:
            # Where several fit alike, the nearer one in order is the likelier.
            scores[i, j] = like + 0.01 / (1 + abs(i - j))
    return sorted(pairs + assign(scores))


def _pair_named(
    old: Sequence[Entry], new: Sequence[Entry], pairs: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Pair the items whose number and title no others have, where most of their words are the same."""
    left_old, left_new = left_over(old, new, pairs)
    named = pair_equal(
        [(e.item.number, e.title_key) for e in old], [(e.item.number, e.title_key) for e in new]
    )
    free_old, free_new = set(left_old), set(left_new)
    return [
        (i, j)
        for i, j in named
        if i in free_old and j in free_new and _likeness(old[i], new[j]) >= CLEARLY_ONE
    ]


def _candidates(
    old: Sequence[Entry], left_old: list[int], new: Sequence[Entry], left_new: list[int]
) -> set[tuple[int, int]]:
    """Return the pairs that share their number or one of their rarest words."""
    numbers = [
        {i: {entries[i].item.number or ""} - {""} for i in left}
        for entries, left in ((old, left_old), (new, left_new))
    ]
    words = [
        {i: {*entries[i].title_key.split(), *entries[i].words} for i in left}
        for entries, left in ((old, left_old), (new, left_new))
    ]
    return share_marks(numbers[0], numbers[1], rarest=1) | share_marks(words[0], words[1], rarest=RARE_WORDS)


def _likeness(old: Entry, new: Entry) -> float:
    """Say how alike two items are by number, title and content, from 0 to 1."""
    parts = [(0.2, float(old.item.number == new.item.number)), (0.4, _title_likeness(old, new))]
    if old.words or new.words:
        common = (old.words & new.words).total()
        # The smaller one may be a part of the other: an item split in two.
        larger = max(old.words.total(), new.words.total())
        smaller = max(1, min(old.words.total(), new.words.total()))
        parts.append((0.4, 0.75 * common / larger + 0.25 * common / smaller))
    return sum(weight * like for weight, like in parts) / sum(weight for weight, _ in parts)


def _title_likeness(old: Entry, new: Entry) -> float:
    if not old.title_key and not new.title_key:
        return 0.5
    return fuzz.ratio(old.title_key, new.title_key) / 100


def compare_headings(
    old: Sequence[Entry], new: Sequence[Entry], pairs: Sequence[tuple[int, int]], around: Surroundings
) -> list[tuple[int, Change]]:
    """Return which items were moved, renumbered or retitled, each with its place in the new version."""
    changes = []
    moved = _out_of_order(pairs)
    counterpart = dict(pairs)
    renumbered = _renumbered(old, new, pairs)
    for i, j in pairs:
        a, b = old[i].item, new[j].item
        where = new[j].name

        def add(
            kind: str,
            was: str | None,
            became: str | None,
            weight: Weight,
            flags: Sequence[Flag],
            i: int = i,
            j: int = j,
            where: str = where,
        ) -> None:
            changes.append(
                (
                    j,
                    changed(
                        kind, where, was, became, weight, flags, old[i].item.evidence, new[j].item.evidence
                    ),
                )
            )

        same_parent = old[i].parent == -1 == new[j].parent or counterpart.get(old[i].parent) == new[j].parent
        if (i, j) in moved and not (same_parent and (old[i].parent, new[j].parent) in moved):
            add("item.moved", _after(old, i), _after(new, j), "wording", ())
        elif not same_parent:
            add("item.moved", _under(old, i), _under(new, j), "wording", ())
        if (i, j) in renumbered:
            lost = a.number is None or b.number is None
            add(
                "item.renumbered",
                a.number,
                b.number,
                "noise" if lost else "wording",
                () if lost else ("number",),
            )
        if a.title != b.title:
            found = weigh(split_words(a.title or ""), split_words(b.title or ""), around)
            add("item.retitled", a.title, b.title, found.weight or "noise", found.flags)
    return changes


def _renumbered(
    old: Sequence[Entry], new: Sequence[Entry], pairs: Sequence[tuple[int, int]]
) -> set[tuple[int, int]]:
    """Return the pairs whose own number changed, not only that of the item above them."""
    changed_pairs = set()
    for i, j in pairs:
        a, b = old[i].item.number, new[j].item.number
        if a == b:
            continue
        above_old = old[old[i].parent].item.number if old[i].parent >= 0 else None
        above_new = new[new[j].parent].item.number if new[j].parent >= 0 else None
        if a and b and above_old and above_new and a.removeprefix(above_old) == b.removeprefix(above_new):
            continue
        if (a or "").strip(".()").lower() != (b or "").strip(".()").lower():
            changed_pairs.add((i, j))
    return changed_pairs


def _out_of_order(pairs: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    """Return the fewest pairs that must have moved for the others to stand in one order."""
    tails: list[int] = []
    tail_pairs: list[int] = []
    before: list[int] = []
    for index, (_, j) in enumerate(pairs):
        place = bisect_left(tails, j)
        before.append(tail_pairs[place - 1] if place else -1)
        if place == len(tails):
            tails.append(j)
            tail_pairs.append(index)
        else:
            tails[place], tail_pairs[place] = j, index
    kept = set()
    index = tail_pairs[-1] if tail_pairs else -1
    while index >= 0:
        kept.add(index)
        index = before[index]
    return {pair for index, pair in enumerate(pairs) if index not in kept}


def _after(entries: Sequence[Entry], place: int) -> str:
    return f"after {entries[place - 1].heading or 'an item without a title'}" if place else "first"


def _under(entries: Sequence[Entry], place: int) -> str:
    parent = entries[place].parent
    return f"under {entries[parent].heading}" if parent >= 0 else "an item of its own"
