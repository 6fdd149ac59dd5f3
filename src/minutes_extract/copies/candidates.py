"""Pairs of documents that may be copies: those whose sketches share enough that is not boilerplate."""

from __future__ import annotations

from contextlib import ExitStack
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

import numpy as np

from minutes_extract.copies.index import BUCKETS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from minutes_extract.copies.index import Index

MOST_DOCUMENTS = 24
"""Documents with a run of words from which that run is boilerplate."""

FEWEST_SHARED = 2
"""Sampled runs, not boilerplate, that copies share at least."""

SHARED = 0.04
"""Share of the fewer of two documents' sampled runs, not boilerplate, that copies have in common at least."""

MOSTLY_BOILERPLATE = 0.2
"""Share of a sketch that is not boilerplate, below which its boilerplate is looked at too.

A document with more copies than MOST_DOCUMENTS has nothing else. It is held against the oldest of them.
"""

PARTS = 32
"""Files that pairs are written to before they are counted, so that one part at a time is in memory."""


def find_candidates(index: Index, after: int) -> Iterator[tuple[int, int]]:
    """Yield the numbers of documents that may be copies, the older one first.

    Args:
        index: all documents.
        after: only pairs with a document of a higher number than this are wanted.

    """
    standing = index.standing()
    if after >= len(standing) - 1:
        return
    telling, whole = _count(index, standing)
    poor = telling < MOSTLY_BOILERPLATE * whole
    with ExitStack() as stack:
        parts = [stack.enter_context(TemporaryFile()) for _ in range(PARTS)]
        for bucket in range(BUCKETS):
            numbers, places, sizes = _grouped(index, bucket, standing)
            pairs = np.concatenate(
                [
                    _rare_pairs(numbers, places, sizes, after),
                    _usual_pairs(numbers, places, sizes, poor, after),
                ]
            )
            part_of = (pairs >> np.uint64(32)) % np.uint64(PARTS)
            for part, file in enumerate(parts):
                file.write(pairs[part_of == part].tobytes())
        for file in parts:
            file.seek(0)
            pairs, shared = np.unique(np.frombuffer(file.read(), np.uint64), return_counts=True)
            left = (pairs >> np.uint64(32)).astype(np.int64)
            right = (pairs & np.uint64(0xFFFFFFFF)).astype(np.int64)
            least = np.minimum(
                np.where(poor[left], whole[left], telling[left]),
                np.where(poor[right], whole[right], telling[right]),
            )
            enough = shared >= np.maximum(np.minimum(FEWEST_SHARED, least), SHARED * least)
            yield from zip(left[enough].tolist(), right[enough].tolist(), strict=True)


def _grouped(
    index: Index, bucket: int, standing: NDArray[np.bool_]
) -> tuple[NDArray[np.uint32], NDArray[np.int64], NDArray[np.int64]]:
    """Return a part of the postings grouped by hash: each one's document, its place in its group, the group's size."""
    hashes, numbers = index.postings(bucket)
    alive = standing[numbers]
    hashes, numbers = hashes[alive], numbers[alive]
    order = np.lexsort((numbers, hashes))
    hashes, numbers = hashes[order], numbers[order]
    starts = np.flatnonzero(np.r_[True, hashes[1:] != hashes[:-1]]) if len(hashes) else np.zeros(0, np.int64)
    lengths = np.diff(np.r_[starts, len(hashes)])
    places = np.arange(len(hashes)) - np.repeat(starts, lengths)
    return numbers, places, np.repeat(lengths, lengths)


def _count(index: Index, standing: NDArray[np.bool_]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return, by number, how many sampled runs a document has that are not boilerplate, and how many in all."""
    telling = np.zeros(len(standing), np.int64)
    whole = np.zeros(len(standing), np.int64)
    for bucket in range(BUCKETS):
        numbers, _, sizes = _grouped(index, bucket, standing)
        whole += np.bincount(numbers, minlength=len(standing))
        telling += np.bincount(numbers[sizes <= MOST_DOCUMENTS], minlength=len(standing))
    return telling, whole


def _rare_pairs(
    numbers: NDArray[np.uint32], places: NDArray[np.int64], sizes: NDArray[np.int64], after: int
) -> NDArray[np.uint64]:
    """Return all pairs of documents in each small group."""
    found = [np.zeros(0, np.uint64)]
    for step in range(1, MOST_DOCUMENTS):
        later = np.flatnonzero((places >= step) & (sizes <= MOST_DOCUMENTS) & (numbers > after))
        found.append(_as_pairs(numbers[later - step], numbers[later]))
    return np.concatenate(found)


def _usual_pairs(
    numbers: NDArray[np.uint32],
    places: NDArray[np.int64],
    sizes: NDArray[np.int64],
    poor: NDArray[np.bool_],
    after: int,
) -> NDArray[np.uint64]:
    """Return pairs with the first documents of each large group, for documents that have little else."""
    found = [np.zeros(0, np.uint64)]
    wanted = (sizes > MOST_DOCUMENTS) & poor[numbers] & (numbers > after)
    for place in range(MOST_DOCUMENTS):
        later = np.flatnonzero(wanted & (places > place))
        found.append(_as_pairs(numbers[later - places[later] + place], numbers[later]))
    return np.concatenate(found)


def _as_pairs(left: NDArray[np.uint32], right: NDArray[np.uint32]) -> NDArray[np.uint64]:
    return (left.astype(np.uint64) << np.uint64(32)) | right.astype(np.uint64)
