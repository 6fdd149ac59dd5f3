"""Sketches: a sample of a text's runs of three words, the same sample whatever text they stand in."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

RUN = 3
"""Words in a run."""

SAMPLE_BITS = 2
"""Runs are sampled by so many bits of their hash: one in four."""

_FACTORS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)
_MIX = 0xFF51AFD7ED558CCD


@lru_cache(maxsize=1 << 17)
def _code(word: str) -> int:
    return int.from_bytes(
        hashlib.blake2b(word.encode("utf-8", errors="surrogatepass"), digest_size=8).digest(), "little"
    )


def hash_runs(words: Sequence[str]) -> NDArray[np.uint64]:
    """Return the hashes of all runs of three words, each once, rising.

    A text of one or two words has one run.

    Args:
        words: the words of a text, normalised.

    >>> len(hash_runs("a b c a b c".split())), len(hash_runs(["a"])), len(hash_runs([]))
    (3, 1, 0)

    """
    codes = np.fromiter(map(_code, words), np.uint64, count=len(words))
    if 0 < len(codes) < RUN:
        codes = np.concatenate([codes, np.zeros(RUN - len(codes), np.uint64)])
    count = max(0, len(codes) - RUN + 1)
    runs = np.zeros(count, np.uint64)
    for place, factor in enumerate(_FACTORS):
        part = codes[place : place + count] * np.uint64(factor)
        runs = (runs ^ (part ^ (part >> np.uint64(29)))) * np.uint64(_MIX)
    runs ^= runs >> np.uint64(32)
    return np.unique(runs)


def sketch(runs: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return the sampled hashes: those whose lowest bits are zero.

    Args:
        runs: what `hash_runs` gave.

    """
    kept: NDArray[np.uint64] = runs[(runs & np.uint64((1 << SAMPLE_BITS) - 1)) == 0]
    return kept


def containment(left: NDArray[np.uint64], right: NDArray[np.uint64]) -> float:
    """Return the share of the smaller's runs that the other has too, from 0 to 1.

    Args:
        left, right: what `hash_runs` gave.

    >>> whole = hash_runs("the board noted the report and thanked the officers".split())
    >>> containment(whole, hash_runs("board noted the report".split()))
    1.0

    """
    least = min(len(left), len(right))
    return len(np.intersect1d(left, right, assume_unique=True)) / least if least else 0.0
