"""From pairs of copies to clusters with the copy to keep in each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from minutes_extract.copies.clusters import gather
from minutes_extract.copies.kept import Copy, choose_kept

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from minutes_extract.copies.index import Index
    from minutes_extract.copies.pairs import Pair


@dataclass(frozen=True, slots=True)
class Group:
    """A cluster, as it is worked with.

    Args:
        copies: its members, by path.
        kept: the one of them to keep.
        why: the rule that chose it.

    """

    copies: Sequence[Copy]
    kept: Copy
    why: str


def find_groups(index: Index, pairs: Sequence[Pair]) -> Iterator[Group]:
    """Yield the clusters that pairs of copies make, each with the copy to keep.

    Args:
        index: the documents.
        pairs: what `find_pairs` gave for them.

    """
    first_of = index.twins()
    alike = list(first_of.items())
    contained = {}
    held_by: dict[int, set[int]] = {}
    for pair in pairs:
        if pair.container is None:
            alike.append((pair.left, pair.right))
        else:
            contained[pair.container, pair.held] = pair.similarity
            held_by.setdefault(pair.container, set()).add(pair.held)
    garbled = {pair.garbled for pair in pairs}
    for numbers in gather(alike, contained):
        members = set(numbers)
        copies = [
            # What is found of a document goes for each that has the same letters.
            Copy(
                number,
                index.minutes(number),
                is_container=bool(held_by.get(first_of.get(number, number), set()) & members),
                is_garbled=first_of.get(number, number) in garbled,
            )
            for number in numbers
        ]
        kept, why = choose_kept(copies)
        yield Group(sorted(copies, key=lambda copy: copy.minutes.file), kept, why)
