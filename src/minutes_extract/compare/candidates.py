"""Which parts of two versions are worth holding against each other: not all against all."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence, Set

NEAREST = 40
"""How many of those that share a mark are tried: the ones nearest in order."""


def pair_equal(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Return the places of what each version has exactly once.

    >>> pair_equal(["a", "b", "c"], ["c", "b", "b"])
    [(2, 0)]

    """
    count_old, count_new = Counter(old), Counter(new)
    place = {key: j for j, key in enumerate(new)}
    return [(i, place[key]) for i, key in enumerate(old) if count_old[key] == count_new[key] == 1]


def left_over(
    old: Sequence[object], new: Sequence[object], pairs: Sequence[tuple[int, int]]
) -> tuple[list[int], list[int]]:
    """Return the places of each version that are in none of some pairs.

    >>> left_over("abc", "cb", [(2, 0)])
    ([0, 1], [1])

    """
    taken_old, taken_new = {i for i, _ in pairs}, {j for _, j in pairs}
    return (
        [i for i in range(len(old)) if i not in taken_old],
        [j for j in range(len(new)) if j not in taken_new],
    )


def share_marks(
    old: Mapping[int, Set[str]], new: Mapping[int, Set[str]], rarest: int
) -> set[tuple[int, int]]:
    """Return the pairs that share one of their rarest marks; of many such, those that stand nearest.

    So their number grows with the length of the versions, not with its square.

    Args:
        old, new: the marks of each part, by its place.
        rarest: how many marks of a part are looked up.

    >>> sorted(share_marks({0: {"the", "oak"}, 1: {"the", "ash"}}, {0: {"the", "ash"}}, 1))
    [(0, 0), (1, 0)]

    """
    count: Counter[str] = Counter()
    holding: dict[str, list[int]] = defaultdict(list)
    for marks in old.values():
        count.update(marks)
    for j in sorted(new):
        count.update(new[j])
        for mark in new[j]:
            holding[mark].append(j)
    pairs = set()
    for i, marks in old.items():
        # The rarest of those that the other version has too: a mark that only one has finds nothing.
        shared = sorted((mark for mark in marks if mark in holding), key=lambda mark: (count[mark], mark))
        for mark in shared[:rarest]:
            places = holding[mark]
            first = max(0, min(bisect_left(places, i) - NEAREST // 2, len(places) - NEAREST))
            pairs |= {(i, j) for j in places[first : first + NEAREST]}
    return pairs
