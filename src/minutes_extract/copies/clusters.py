"""From pairs of copies to clusters."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def gather(pairs: Iterable[tuple[int, int]], contained: Mapping[tuple[int, int], float]) -> list[list[int]]:
    """Return clusters of copies, each of two or more.

    A file that contains minutes joins those it shares most with, and them alone: a pack of three
    months does not make three meetings one.

    Args:
        pairs: numbers of documents that are copies, neither of them a container of the other.
        contained: pairs of a container and what it contains, with the share that it holds.

    >>> gather([(1, 2), (2, 3)], {(9, 1): 1.0, (9, 5): 0.9})
    [[1, 2, 3, 9]]

    """
    parent: dict[int, int] = {}

    def root(name: int) -> int:
        parent.setdefault(name, name)
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for a, b in pairs:
        parent[root(b)] = root(a)
    joined: set[int] = set()
    for (container, held), _ in sorted(contained.items(), key=lambda entry: -entry[1]):
        if container not in joined:
            joined.add(container)
            parent[root(container)] = root(held)
    clusters: dict[int, list[int]] = {}
    for name in parent:
        clusters.setdefault(root(name), []).append(name)
    return sorted(sorted(members) for members in clusters.values() if len(members) > 1)
