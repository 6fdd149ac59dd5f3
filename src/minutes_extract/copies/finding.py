"""All stages in order: documents to entries, candidates, verdicts, relations, clusters and a report."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from minutes_extract.copies.candidates import find_candidates
from minutes_extract.copies.entries import entry_of
from minutes_extract.copies.index import open_index
from minutes_extract.copies.pairs import Pair
from minutes_extract.copies.relation import relate
from minutes_extract.copies.sketches import hash_runs
from minutes_extract.copies.telling import tell
from minutes_extract.copies.verdict import judge

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    from numpy.typing import NDArray

    from minutes_extract.copies.documents import Minutes
    from minutes_extract.copies.index import Index
    from minutes_extract.copies.report import Copies

DOCUMENTS_AT_HAND = 4_000
"""Documents kept in memory while pairs are judged."""


def find_copies(documents: Iterable[Minutes]) -> Copies:
    """Find the copies among documents, and say what kind of copy each is.

    Args:
        documents: taken one after another; they need not all fit into memory. Of two with one path the
            later counts.

    >>> from minutes_extract.copies.documents import Minutes
    >>> words = " ".join(f"word{number}" for number in range(100))
    >>> found = find_copies([Minutes("a.txt", "00", words), Minutes("b.txt", "11", words + " signed")])
    >>> [(pair.a, pair.b, pair.relation) for pair in found.pairs]
    [('a.txt', 'b.txt', 'variant')]

    """
    with open_index(None) as index:
        for minutes in documents:
            index.add(minutes.file, None, entry_of(minutes))
        return tell(index, find_pairs(index))


def find_pairs(index: Index) -> list[Pair]:
    """Return the pairs of copies among the documents of an index; pairs that it knows are not judged again.

    Documents with the same letters are not paired with one another, and the first by path stands for all.

    Args:
        index: the documents.

    """

    @lru_cache(maxsize=DOCUMENTS_AT_HAND)
    def fetch(number: int) -> tuple[Minutes, NDArray[np.uint64]]:
        minutes = index.minutes(number)
        return minutes, hash_runs(minutes.words)

    found = []
    for left, right in find_candidates(index.sketches()):
        try:
            pair = index.judged(left, right)
        except LookupError:
            (mine, my_runs), (theirs, their_runs) = fetch(left), fetch(right)
            verdict = judge(mine, theirs, my_runs, their_runs)
            pair = None
            if verdict is not None:
                kind = relate(mine, theirs, verdict.alignment)
                side = {"left": left, "right": right, None: None}
                pair = Pair(
                    left,
                    right,
                    kind.relation,
                    verdict.similarity,
                    container=side[kind.container],
                    garbled=side[kind.garbled],
                )
            index.keep(left, right, pair)
        if pair is not None:
            found.append(pair)
    return found
