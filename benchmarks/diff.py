"""Measures diff beside difflib over words and the redlines package, on two versions of one size."""

from __future__ import annotations

import difflib
import random
import time
from typing import TYPE_CHECKING

from redlines import Redlines

import minutes_extract

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = """council board report plan budget member officer meeting road path tree hall school grant paper review update service support draft public housing water land bridge river market library health care""".split()  # noqa: SIM905 - a list of words reads better so


def document(size: int, seed: int, changed: float) -> str:
    """Return invented minutes of about so many characters, some of whose words differ by seed.

    Args:
        size: in characters.
        seed: which version.
        changed: the share of sentences that this version has changed, from 0 to 1.

    """
    same, other = random.Random(1), random.Random(seed)  # noqa: S311 - nothing secret is drawn
    parts = ["Minutes of the Parish Council held on 3rd May 2024\n\nPresent: Cllr Ann Other, Cllr Bo Fill\n"]
    length = number = 0
    while length < size:
        number += 1
        sentences = []
        for _ in range(8):
            words = same.choices(WORDS, k=14)
            if other.random() < changed:
                words[other.randrange(14)] = "another"
            sentences.append(f"The {' '.join(words)} in {same.randrange(1000)}.")
        parts.append(f"\n{number}. {' '.join(same.choices(WORDS, k=3)).title()}\n\n{' '.join(sentences)}\n")
        length += len(parts[-1])
    return "".join(parts)


def quickest(call: Callable[[], object], runs: int) -> float:
    """Return the least time of several runs, in seconds."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    """Print the figures."""
    for size, runs in ((30_000, 9), (300_000, 3), (1_000_000, 1)):
        texts = document(size, 2, 0.05), document(size, 3, 0.05)
        own = time_diff(texts, runs)
        print(f"diff of two records, {size // 1000:>5} kB     {own * 1000:8.0f} ms")
        if size == 30_000:  # of larger ones the others make minutes
            words, lines = time_difflib(texts), time_redlines(texts)
            print(
                f"difflib over words, {size // 1000:>5} kB      {words * 1000:8.0f} ms   {words / own:.1f} times"
            )
            print(
                f"redlines, {size // 1000:>5} kB                {lines * 1000:8.0f} ms   {lines / own:.1f} times"
            )


def time_diff(texts: tuple[str, str], runs: int) -> float:
    """Return how long two records take to compare, in seconds."""
    old, new = (minutes_extract.parse(text.encode()) for text in texts)
    return quickest(lambda: minutes_extract.diff(old, new), runs)


def time_difflib(texts: tuple[str, str]) -> float:
    """Return how long difflib takes over the words, in seconds."""
    old, new = (text.split() for text in texts)
    return quickest(lambda: difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes(), 1)


def time_redlines(texts: tuple[str, str]) -> float:
    """Return how long redlines takes, in seconds."""
    return quickest(lambda: Redlines(*texts).output_markdown, 1)


if __name__ == "__main__":
    main()
