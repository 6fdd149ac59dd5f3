"""Items that only one version has: added and removed, or split off from another and merged into it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from minutes_extract.compare.changes import Change, changed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from minutes_extract.compare.items import Entry
    from minutes_extract.compare.meetings import Side
    from minutes_extract.compare.passages import Match
    from minutes_extract.compare.sentences import Sentence

MOSTLY = 0.6
"""The share of an item's words that must have come from one other item for it to be a part of that."""


@dataclass(frozen=True, slots=True)
class LoneItems:
    """The items without a counterpart, by their index in their version.

    Args:
        removed, added: those whose words the other version does not have.
        merged: old ones, each with the new item that holds most of its words now.
        split: new ones, each with the old item that held most of their words.

    """

    removed: frozenset[int]
    added: frozenset[int]
    merged: Mapping[int, int]
    split: Mapping[int, int]

    def explain(self, old: int, new: int) -> bool:
        """Say whether what went from one item to another went with a split or a merger."""
        return self.merged.get(old) == new or self.split.get(new) == old


def find_lone_items(
    old: Side, new: Side, counterpart: Mapping[int, int], matches: Sequence[Match]
) -> LoneItems:
    """Return the items that only one version has.

    Args:
        old, new: the versions.
        counterpart: the new item of each old one that has one.
        matches: which sentences are one another's counterparts.

    """
    taken = set(counterpart.values())
    lone_old = [i for i in range(len(old.entries)) if i not in counterpart]
    lone_new = [j for j in range(len(new.entries)) if j not in taken]
    forth = _by_owner(((match.old, match.new) for match in matches), set(lone_old))
    back = _by_owner(((match.new, match.old) for match in matches), set(lone_new))
    totals = _count_words(old, set(lone_old)), _count_words(new, set(lone_new))
    into = {i: _main_owner(i, totals[0][i], forth) for i in lone_old}
    out_of = {j: _main_owner(j, totals[1][j], back) for j in lone_new}
    return LoneItems(
        frozenset(i for i, target in into.items() if target is None),
        frozenset(j for j, source in out_of.items() if source is None),
        {i: target for i, target in into.items() if target is not None},
        {j: source for j, source in out_of.items() if source is not None},
    )


def _by_owner(
    matches: Iterable[tuple[tuple[Sentence, ...], tuple[Sentence, ...]]], owners: set[int]
) -> dict[int, list[tuple[int, int]]]:
    """Return for some items where its sentences stand in the other version: which item, and how many words."""
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for mine, theirs in matches:
        if mine and theirs and mine[0].section.owner in owners and theirs[0].section.owner >= 0:
            words = sum(len(s.words) for s in mine)
            found[mine[0].section.owner].append((theirs[0].section.owner, words))
    return found


def _main_owner(owner: int, total: int, places: Mapping[int, list[tuple[int, int]]]) -> int | None:
    """Return the item of the other version that holds most of an item's words."""
    found: Counter[int] = Counter()
    for other, words in places.get(owner, ()):
        found[other] += words
    best = max(found, key=lambda other: (found[other], -other), default=None)
    return best if best is not None and found[best] >= MOSTLY * total else None


def _count_words(side: Side, owners: set[int]) -> Counter[int]:
    """Return how many words some items have, with their resolutions."""
    count: Counter[int] = Counter()
    for section in (*side.texts, *(decision.section for decision in side.decisions)):
        if section.owner in owners:
            count[section.owner] += sum(len(s.words) for s in section.sentences)
    return count


def tell_lone_items(
    old: Side, new: Side, lone: LoneItems, counterpart: Mapping[int, int]
) -> list[tuple[int, Change]]:
    """Return a change for each of them, with its place among the new items."""
    told = []
    for i in sorted({*lone.removed, *lone.merged}):
        mine = old.entries[i]
        if i in lone.removed:
            change = changed(
                "item.removed", mine.name, _whole(mine), None, "substance", (), mine.item.evidence
            )
        else:
            into = new.entries[lone.merged[i]]
            change = _partly("item.merged", into.name, mine, into)
        told.append((place_of_old(i, counterpart), change))
    for j in sorted({*lone.added, *lone.split}):
        theirs = new.entries[j]
        if j in lone.added:
            change = changed(
                "item.added", theirs.name, None, _whole(theirs), "substance", (), (), theirs.item.evidence
            )
        else:
            change = _partly("item.split", theirs.name, old.entries[lone.split[j]], theirs)
        told.append((j, change))
    return told


def _partly(kind: str, where: str, mine: Entry, theirs: Entry) -> Change:
    evidence = mine.item.evidence, theirs.item.evidence
    return changed(kind, where, mine.heading, theirs.heading, "wording", (), *evidence)


def _whole(entry: Entry) -> str:
    return "\n".join(part for part in (entry.heading, entry.item.text) if part)


def place_of_old(owner: int, counterpart: Mapping[int, int]) -> int:
    """Return where in the new version an item stood that only the old one has: after the one before it."""
    while owner >= 0 and owner not in counterpart:
        owner -= 1
    return counterpart.get(owner, -1)
