"""Two files that are copies, as the index keeps them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from minutes_extract.copies.relation import Relation


@dataclass(frozen=True, slots=True)
class Pair:
    """Two documents that are copies.

    Args:
        left, right: their numbers in the index.
        relation: the kind of copy.
        similarity: the share of the smaller that the other has too, from 0 to 1.
        container: the number of the one that contains the other, where one does.
        garbled: the number of the misread one of a rescan, where that can be seen.

    """

    left: int
    right: int
    relation: Relation
    similarity: float
    container: int | None = None
    garbled: int | None = None

    @property
    def held(self) -> int:
        """The number of the one that is contained; meaningless where neither is."""
        return self.right if self.container == self.left else self.left
