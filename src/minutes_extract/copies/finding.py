"""All stages in order: documents to sketches, candidates, verdicts, relations, clusters and a report."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

from minutes_extract.copies.alignment import align
from minutes_extract.copies.candidates import find_candidates
from minutes_extract.copies.clusters import gather
from minutes_extract.copies.differences import find_differences
from minutes_extract.copies.index import Index
from minutes_extract.copies.kept import Copy, choose_kept
from minutes_extract.copies.pairs import Pair
from minutes_extract.copies.relation import relate
from minutes_extract.copies.report import Cluster, Copies, CopyPair, Member
from minutes_extract.copies.sketches import containment, hash_runs
from minutes_extract.copies.verdict import judge

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from minutes_extract.copies.documents import Minutes

DOCUMENTS_AT_HAND = 4_000
"""Documents kept in memory while pairs are judged."""

MOST_MEMBERS = 60
"""Members up to which every pair of a cluster is told; of larger clusters, the pairs that were found and those with
the kept copy."""


def find_copies(documents: Iterable[Minutes], *, index: Path | None = None) -> Copies:
    """Find the copies among documents, and say what kind of copy each is.

    Args:
        documents: taken one after another; they need not all fit into memory.
        index: where to keep what was found, for `minutes-extract dedupe --index` to go on from; None to keep nothing.

    Raises:
        CopiesIndexError: if the index cannot be used.

    >>> from minutes_extract.copies.documents import Minutes
    >>> words = tuple(f"word{number}" for number in range(100))
    >>> found = find_copies([Minutes("a.txt", "00", words), Minutes("b.txt", "11", (*words, "signed"))])
    >>> [(pair.a, pair.b, pair.relation) for pair in found.pairs]
    [('a.txt', 'b.txt', 'variant')]

    """
    base = Index(index)
    done = False
    try:
        take_up(base, ((minutes, None) for minutes in documents))
        found = tell(base)
        done = True
    finally:
        base.close(keep=done)
    return found


def take_up(index: Index, documents: Iterable[tuple[Minutes, str | None]]) -> None:
    """Add documents to an index, and find the copies among them and between them and the older ones.

    Args:
        index: what is known already; it is not read again.
        documents: new ones, each with what tells that its file has not changed.

    """
    before = index.newest()
    index.add(documents)
    index.keep_pairs(_judge_all(index, find_candidates(index, before)))


def _judge_all(index: Index, candidates: Iterable[tuple[int, int]]) -> Iterator[Pair]:
    @lru_cache(maxsize=DOCUMENTS_AT_HAND)
    def fetch(number: int) -> tuple[Minutes, NDArray[np.uint64]]:
        minutes = index.minutes(number)
        return minutes, hash_runs(minutes.words)

    for left, right in candidates:
        (mine, my_runs), (theirs, their_runs) = fetch(left), fetch(right)
        verdict = judge(mine, theirs, my_runs, their_runs)
        if verdict is not None:
            kind = relate(mine, theirs, verdict.alignment)
            container = {"left": left, "right": right, None: None}[kind.container]
            yield Pair(left, right, kind.relation, verdict.similarity, container)


def tell(index: Index) -> Copies:
    """Return all copies that an index knows of.

    Args:
        index: documents and the pairs found among them.

    """
    found = {(pair.left, pair.right): pair for pair in index.pairs()}
    same = list(index.twins())
    alike = [key for key, pair in found.items() if pair.container is None] + same
    contained = {
        (pair.container, pair.left + pair.right - pair.container): pair.similarity
        for pair in found.values()
        if pair.container is not None
    }
    clusters = []
    pairs: dict[tuple[str, str], CopyPair] = {}
    for numbers in gather(alike, contained):
        cluster, inside = _tell_cluster(index, numbers, found)
        clusters.append(cluster)
        pairs.update(inside)
    for (left, right), pair in found.items():
        told = _tell_pair(index.minutes(left), index.minutes(right), pair)
        pairs.setdefault((told.a, told.b), told)
    clusters.sort(key=lambda cluster: cluster.kept)
    return Copies(clusters=clusters, pairs=[pairs[key] for key in sorted(pairs)])


def _tell_cluster(
    index: Index, numbers: list[int], found: dict[tuple[int, int], Pair]
) -> tuple[Cluster, dict[tuple[str, str], CopyPair]]:
    containers = {pair.container for key in combinations(numbers, 2) if (pair := found.get(key))}
    copies = [Copy(number, index.minutes(number), number in containers) for number in numbers]
    kept, why = choose_kept(copies)
    inside = {}
    with_kept = {}
    for a, b in combinations(copies, 2):
        pair = found.get((a.number, b.number))
        if pair is None and len(copies) > MOST_MEMBERS and kept not in (a, b):
            continue
        told = _tell_pair(a.minutes, b.minutes, pair or _relate_anew(a, b))
        inside[told.a, told.b] = told
        if kept in (a, b):
            with_kept[told.b if told.a == kept.minutes.file else told.a] = told
    members = [Member(file=kept.minutes.file, relation="kept", similarity=1.0)]
    members += [
        Member(file=file, relation=pair.relation, similarity=pair.similarity)
        for file, pair in sorted(with_kept.items())
    ]
    return Cluster(kept=kept.minutes.file, why=why, members=members), inside


def _relate_anew(a: Copy, b: Copy) -> Pair:
    """Relate two members of a cluster that were not held against each other."""
    if a.minutes.letters == b.minutes.letters:
        return Pair(a.number, b.number, relate(a.minutes, b.minutes, None).relation, 1.0)
    alignment = align(a.minutes.words, b.minutes.words)
    kind = relate(a.minutes, b.minutes, alignment)
    container = {"left": a.number, "right": b.number, None: None}[kind.container]
    share = containment(hash_runs(a.minutes.words), hash_runs(b.minutes.words))
    return Pair(a.number, b.number, kind.relation, share, container)


def _tell_pair(left: Minutes, right: Minutes, pair: Pair) -> CopyPair:
    container = {pair.left: left.file, pair.right: right.file}.get(pair.container or 0)
    same = left.letters == right.letters
    a, b = sorted((left, right), key=lambda minutes: minutes.file)
    return CopyPair(
        a=a.file,
        b=b.file,
        relation=pair.relation,
        similarity=round(min(1.0, pair.similarity), 3),
        container=container,
        differs_in=[] if same else find_differences(a.record, b.record),
    )
