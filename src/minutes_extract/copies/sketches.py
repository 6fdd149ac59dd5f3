"""Sketches: a sample of a text's runs of three words, the same sample whatever text they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

RUN = 3
"""Words in a run."""

SAMPLE_BITS = 2
"""Runs are sampled by so many bits of their hash: one in four."""

LETTERS_AT_ONCE = 1 << 16
"""Bytes of a text that are hashed in one go, so that the tables and what is computed stay in the processor's cache."""

_BASE = 0xC2B2AE3D27D4EB4F
_FACTORS = np.array((0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB), np.uint64)
_MIX = np.uint64(0xFF51AFD7ED558CCD)
_HALF = np.uint64(32)
_BLANK = 0x20


def _values_of_bytes() -> NDArray[np.uint64]:
    """Return a number for each byte, with no pattern to it; none for a blank."""
    values: NDArray[np.uint64] = np.arange(1, 257, dtype=np.uint64) * _FACTORS[0]
    for factor in _FACTORS[1:]:
        values = (values ^ (values >> _HALF)) * factor
    values ^= values >> _HALF
    values[_BLANK] = 0
    return values


def _powers(base: int) -> NDArray[np.uint64]:
    steps = np.full(LETTERS_AT_ONCE, base, np.uint64)
    steps[0] = 1
    powers: NDArray[np.uint64] = np.multiply.accumulate(steps)
    return powers


_VALUES = _values_of_bytes()
_POWERS = _powers(_BASE)
_INVERSE = _powers(pow(_BASE, -1, 1 << 64))


def _hash_words(data: NDArray[np.uint8]) -> NDArray[np.uint64]:
    """Return a hash for each word of a text with one blank between words.

    A word's hash is a polynomial of its bytes modulo 2**64. The bytes are multiplied by the powers at their
    places in the text and added up word by word; the inverse of the power at a word's first place then
    makes the sum independent of where the word stands.
    """
    starts = np.concatenate([[0], np.flatnonzero(data == _BLANK) + 1])
    hashes: NDArray[np.uint64] = np.add.reduceat(_VALUES.take(data) * _POWERS[: len(data)], starts)
    hashes *= _INVERSE[starts]
    hashes ^= hashes >> _HALF
    return hashes


def hash_runs(words: str) -> NDArray[np.uint64]:
    """Return the hashes of all runs of three words, each once, rising.

    A text of one or two words has one run.

    Args:
        words: of a text, normalised, with one blank between them.

    >>> len(hash_runs("a b c a b c")), len(hash_runs("a")), len(hash_runs(""))
    (3, 1, 0)

    """
    return _each_once(_all_runs(words))


def sketch(words: str) -> NDArray[np.uint64]:
    """Return the sampled hashes of a text: those of `hash_runs` whose lowest bits are zero.

    Args:
        words: of a text, normalised, with one blank between them.

    """
    runs = _all_runs(words)
    return _each_once(runs[(runs & np.uint64((1 << SAMPLE_BITS) - 1)) == 0])


def _all_runs(words: str) -> NDArray[np.uint64]:
    data = np.frombuffer(words.encode("utf-8", errors="surrogatepass"), np.uint8)
    if not len(data):
        return np.zeros(0, np.uint64)
    codes = np.concatenate([_hash_words(part) for part in _parts(data)])
    if len(codes) < RUN:
        codes = np.concatenate([codes, np.zeros(RUN - len(codes), np.uint64)])
    count = len(codes) - RUN + 1
    runs: NDArray[np.uint64] = codes[:count] * _FACTORS[0]
    for place in range(1, RUN):
        runs += codes[place : place + count] * _FACTORS[place]
    runs ^= runs >> _HALF
    runs *= _MIX
    runs ^= runs >> _HALF
    return runs


def _parts(data: NDArray[np.uint8]) -> list[NDArray[np.uint8]]:
    """Cut a text at blanks; a word too long for one part is cut too."""
    parts = []
    while len(data) > LETTERS_AT_ONCE:
        blanks = np.flatnonzero(data[:LETTERS_AT_ONCE] == _BLANK)
        end = int(blanks[-1]) if len(blanks) else LETTERS_AT_ONCE
        parts.append(data[:end])
        data = data[end + 1 :] if len(blanks) else data[end:]
    return [*parts, data]


def _each_once(runs: NDArray[np.uint64]) -> NDArray[np.uint64]:
    runs.sort()
    if len(runs):
        runs = runs[np.concatenate([[True], runs[1:] != runs[:-1]])]
    return runs


def containment(left: NDArray[np.uint64], right: NDArray[np.uint64]) -> float:
    """Return the share of the smaller's runs that the other has too, from 0 to 1.

    Args:
        left, right: what `hash_runs` gave.

    >>> whole = hash_runs("the board noted the report and thanked the officers")
    >>> containment(whole, hash_runs("board noted the report"))
    1.0

    """
    least = min(len(left), len(right))
    if not least:
        return 0.0
    both = np.concatenate([left, right])
    both.sort()
    return int(np.count_nonzero(both[1:] == both[:-1])) / least
