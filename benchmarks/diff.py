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

WORDS = (
    "council board report plan budget member officer meeting road path tree hall school grant paper review "
    "update service support draft public housing water land bridge river market library health care"
).split()


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
    for size, runs in ((30_000, 9), (300_000, 2), (1_000_000, 1)):
        texts = [document(size, seed, 0.05) for seed in (2, 3)]
        old, new = (minutes_extract.parse(text.encode()) for text in texts)
        own = quickest(lambda old=old, new=new: minutes_extract.diff(old, new), runs)  # type: ignore[misc]
        print(f"diff of two records, {size // 1000:>5} kB     {own * 1000:8.0f} ms")
        if size > 30_000:
            continue  # the others take minutes
        a, b = (text.split() for text in texts)
        words = quickest(
            lambda a=a, b=b: difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes(), 1
        )  # type: ignore[misc]
        lines = quickest(lambda texts=texts: Redlines(*texts).output_markdown, 1)  # type: ignore[misc]
        print(
            f"difflib over words, {size // 1000:>5} kB      {words * 1000:8.0f} ms   {words / own:.1f} times"
        )
        print(
            f"redlines, {size // 1000:>5} kB                {lines * 1000:8.0f} ms   {lines / own:.1f} times"
        )


if __name__ == "__main__":
    main()
