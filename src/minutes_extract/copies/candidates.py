"""Pairs of documents that may be copies: those whose sketches share enough that is not boilerplate."""

from __future__ import annotations

from contextlib import ExitStack
from itertools import islice
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import IO

    from numpy.typing import NDArray

MOST_DOCUMENTS = 24
"""Documents with a run of words from which that run is boilerplate."""

FEWEST_SHARED = 2
"""Sampled runs, not boilerplate, that copies share at least."""

SHARED = 0.04
"""Share of the fewer of two documents' sampled runs, not boilerplate, that copies have in common at least."""

MOSTLY_BOILERPLATE = 0.2
"""Share of a sketch that is not boilerplate, below which its boilerplate is looked at too.

A document with more copies than MOST_DOCUMENTS has nothing else. It is held against the first of them.
"""

PARTS = 32
"""Files that postings and pairs are written to, so that one part at a time is in memory."""

_PART_BITS = 5
_PLACE_BITS = 26
"""Bits of a posting that tell the document, of 67 million at most; the rest tell the run."""

SKETCHES_AT_ONCE = 2_000


def find_candidates(sketches: Iterable[tuple[int, NDArray[np.uint64]]]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of documents that may be copies, the one that came first before the other.

    What is found depends on the documents and their order, and not on their numbers.

    Args:
        sketches: the number of each document, and what `sketch` gave for it.

    """
    with ExitStack() as stack:
        postings = [stack.enter_context(TemporaryFile()) for _ in range(PARTS)]
        numbers, whole = _post(sketches, postings)
        telling = np.zeros(len(numbers), np.int64)
        for file in postings:
            places, _, sizes = _grouped(file)
            telling += np.bincount(places[sizes <= MOST_DOCUMENTS], minlength=len(numbers))
        poor = telling < MOSTLY_BOILERPLATE * whole
        parts = [stack.enter_context(TemporaryFile()) for _ in range(PARTS)]
        for file in postings:
            places, ranks, sizes = _grouped(file)
            pairs = np.concatenate(
                [*_rare_pairs(places, ranks, sizes), *_usual_pairs(places, ranks, sizes, poor)]
            )
            _write_parts(pairs, (pairs >> np.uint64(32)) % np.uint64(PARTS), parts)
        for file in parts:
            pairs, shared = np.unique(_read(file), return_counts=True)
            left = (pairs >> np.uint64(32)).astype(np.int64)
            right = (pairs & np.uint64(0xFFFFFFFF)).astype(np.int64)
            least = np.minimum(
                np.where(poor[left], whole[left], telling[left]),
                np.where(poor[right], whole[right], telling[right]),
            )
            enough = shared >= np.maximum(np.minimum(FEWEST_SHARED, least), SHARED * least)
            yield from zip(numbers[left[enough]].tolist(), numbers[right[enough]].tolist(), strict=True)


def _post(
    sketches: Iterable[tuple[int, NDArray[np.uint64]]], postings: Sequence[IO[bytes]]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Write all postings to files by run; return the documents' numbers, and how many sampled runs each has.

    A posting is one number: bits of the hash, then the document's place in the order. Sorting it sorts both.
    """
    numbers: list[int] = []
    sizes: list[int] = []
    some = iter(sketches)
    while batch := list(islice(some, SKETCHES_AT_ONCE)):
        lengths = [len(hashes) for _, hashes in batch]
        hashes = np.concatenate([hashes for _, hashes in batch])
        places = np.repeat(np.arange(len(numbers), len(numbers) + len(batch), dtype=np.uint64), lengths)
        numbers += [number for number, _ in batch]
        sizes += lengths
        keys = (hashes << np.uint64(_PART_BITS)) >> np.uint64(_PLACE_BITS) << np.uint64(_PLACE_BITS)
        _write_parts(keys | places, hashes >> np.uint64(64 - _PART_BITS), postings)
    return np.array(numbers, np.int64), np.array(sizes, np.int64)


def _write_parts(values: NDArray[np.uint64], part_of: NDArray[np.uint64], files: Sequence[IO[bytes]]) -> None:
    part_of = part_of.astype(np.uint8)
    values = values[np.argsort(part_of, kind="stable")]
    ends = np.cumsum(np.bincount(part_of, minlength=len(files)))
    for file, part in zip(files, np.split(values, ends[:-1]), strict=True):
        file.write(part.tobytes())


def _read(file: IO[bytes]) -> NDArray[np.uint64]:
    file.seek(0)
    return np.frombuffer(file.read(), np.uint64)


def _grouped(file: IO[bytes]) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Return postings grouped by run: each one's document, its rank in its group, the group's size."""
    postings = np.sort(_read(file))
    runs = postings >> np.uint64(_PLACE_BITS)
    places = (postings & np.uint64((1 << _PLACE_BITS) - 1)).astype(np.int64)
    starts = np.flatnonzero(np.concatenate([[True], runs[1:] != runs[:-1]])) if len(runs) else places
    lengths = np.diff(np.concatenate([starts, [len(runs)]]))
    ranks = np.arange(len(runs)) - np.repeat(starts, lengths)
    return places, ranks, np.repeat(lengths, lengths)


def _rare_pairs(
    places: NDArray[np.int64], ranks: NDArray[np.int64], sizes: NDArray[np.int64]
) -> Iterator[NDArray[np.uint64]]:
    """Yield all pairs of documents in each small group."""
    later = np.flatnonzero(sizes <= MOST_DOCUMENTS)
    for step in range(1, MOST_DOCUMENTS):
        later = later[ranks[later] >= step]
        yield _as_pairs(places[later - step], places[later])


def _usual_pairs(
    places: NDArray[np.int64], ranks: NDArray[np.int64], sizes: NDArray[np.int64], poor: NDArray[np.bool_]
) -> Iterator[NDArray[np.uint64]]:
    """Yield pairs with the first documents of each large group, for documents that have little else."""
    wanted = np.flatnonzero((sizes > MOST_DOCUMENTS) & poor[places])
    for rank in range(MOST_DOCUMENTS):
        later = wanted[ranks[wanted] > rank]
        yield _as_pairs(places[later - ranks[later] + rank], places[later])


def _as_pairs(left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.uint64]:
    return (left.astype(np.uint64) << np.uint64(32)) | right.astype(np.uint64)
