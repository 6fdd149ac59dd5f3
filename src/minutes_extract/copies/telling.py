"""From pairs of copies to what is reported: clusters, and every pair in them."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from minutes_extract.copies.alignment import align
from minutes_extract.copies.differences import find_differences
from minutes_extract.copies.groups import find_groups
from minutes_extract.copies.pairs import Pair
from minutes_extract.copies.relation import relate
from minutes_extract.copies.report import Cluster, Copies, CopyPair, Member
from minutes_extract.copies.sketches import containment, hash_runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_extract.copies.documents import Minutes
    from minutes_extract.copies.index import Index
    from minutes_extract.copies.kept import Copy

MOST_MEMBERS = 60
"""Members up to which every pair of a cluster is told; of larger clusters, the pairs that were found and those with
the kept copy."""


def tell(index: Index, pairs: Sequence[Pair]) -> Copies:
    """Return all copies as they are reported.

    Args:
        index: the documents.
        pairs: what `find_pairs` gave for them.

    """
    known = {(pair.left, pair.right): pair for pair in pairs}
    clusters = []
    told: dict[tuple[int, int], CopyPair] = {}
    for each in find_groups(index, pairs):
        members = {}
        for a, b in combinations(each.copies, 2):
            pair = known.get((a.number, b.number)) or known.get((b.number, a.number))
            if pair is None:
                if len(each.copies) > MOST_MEMBERS and each.kept not in (a, b):
                    continue
                pair = _relate_anew(a, b)
            told[pair.left, pair.right] = one = _tell_pair(index, pair, a.minutes, b.minutes)
            if each.kept in (a, b):
                file = (a if each.kept is b else b).minutes.file
                members[file] = Member(file=_shown(file), relation=one.relation, similarity=one.similarity)
        kept = _shown(each.kept.minutes.file)
        first = Member(file=kept, relation="kept", similarity=1.0)
        clusters.append(
            Cluster(kept=kept, why=each.why, members=[first, *(members[file] for file in sorted(members))])
        )
    for key, pair in known.items():
        if key not in told:
            told[key] = _tell_pair(index, pair, index.minutes(pair.left), index.minutes(pair.right))
    return Copies(
        clusters=sorted(clusters, key=lambda cluster: cluster.kept),
        pairs=sorted(told.values(), key=lambda one: (one.a, one.b)),
    )


def _relate_anew(a: Copy, b: Copy) -> Pair:
    """Relate two members of a cluster that were not held against each other."""
    if a.minutes.letters == b.minutes.letters:
        return Pair(a.number, b.number, relate(a.minutes, b.minutes, None).relation, 1.0)
    alignment = align(a.minutes.words, b.minutes.words)
    kind = relate(a.minutes, b.minutes, alignment)
    container = {"left": a.number, "right": b.number, None: None}[kind.container]
    share = containment(hash_runs(a.minutes.words), hash_runs(b.minutes.words))
    return Pair(a.number, b.number, kind.relation, share, container)


def _tell_pair(index: Index, pair: Pair, one: Minutes, other: Minutes) -> CopyPair:
    same = one.letters == other.letters
    holder = index.minutes(pair.container).file if pair.container is not None else None
    a, b = sorted((one.file, other.file))
    return CopyPair(
        a=_shown(a),
        b=_shown(b),
        relation=pair.relation,
        similarity=round(min(1.0, pair.similarity), 3),
        container=None if holder is None else _shown(holder),
        differs_in=[] if same else find_differences(index.record(pair.left), index.record(pair.right)),
    )


def _shown(file: str) -> str:
    r"""Return a path as JSON may hold it: \\xff for a byte of its name that is no UTF-8."""
    return file.encode("utf-8", errors="surrogateescape").decode("utf-8", errors="backslashreplace")
