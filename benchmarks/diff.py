"""Measures diff beside difflib over words and the redlines package, on two versions of one size."""

from __future__ import annotations

import difflib
import random
import re
import time
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from redlines import Redlines

import minutes_extract

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SAMPLES = Path(__file__).parent.parent / "samples"
SYLLABLES = "ash bar bel cor dun el far gil hart ing kes lam mor nor oak pen ros sal tor wick".split()  # noqa: SIM905 - a list reads better so
SHARES = {"little": 0.05, "much": 0.5}
"""How many of its sentences each version has changed."""


class Language:
    """Which word follows which in the samples: text drawn from it has their words in their proportions."""

    def __init__(self) -> None:
        self._after: dict[str, list[str]] = {}
        for path in sorted(SAMPLES.glob("*.txt")):
            for a, b in pairwise(re.findall(r"[A-Za-z]+", path.read_text(encoding="utf-8").lower())):
                self._after.setdefault(a, []).append(b)
        self._words = sorted(self._after)

    def draw(self, chance: random.Random, count: int) -> list[str]:
        """Return so many words, one after the other."""
        words = [chance.choice(self._words)]
        while len(words) < count:
            words.append(chance.choice(self._after.get(words[-1]) or self._words))
        return words

    def sentence(self, chance: random.Random) -> str:
        """Return a sentence of 6 to 30 words, some with a figure."""
        words = self.draw(chance, chance.randrange(6, 31))
        if chance.random() < 0.3:
            words.insert(chance.randrange(1, len(words)), str(chance.randrange(1, 5000)))
        return f"{' '.join(words).capitalize()}."


def minutes(size: int, seed: int, changed: float) -> str:
    """Return invented minutes of about so many characters, as one of several versions.

    People, items and resolutions grow with the length. Where a sentence is changed, a word of it is another,
    or it is gone, or a new one stands before it; of the items and people a tenth of that share is gone.

    Args:
        size: in characters.
        seed: which version.
        changed: the share of sentences that this version has changed, from 0 to 1.

    """
    same, other, language = random.Random(1), random.Random(seed), Language()  # noqa: S311 - nothing secret is drawn
    people = [f"Cllr {_name(same)}" for _ in range(max(8, size // 4000))]
    kept = [name for name in people if other.random() > changed / 10]
    parts = [
        "Minutes of the Parish Council held on 3rd May 2024\n\nPresent:\n",
        *(f"{name}\n" for name in kept),
    ]
    length = number = 0
    while length < size:
        number += 1
        title = " ".join(language.draw(same, same.randrange(2, 6))).title()
        body = [language.sentence(same) for _ in range(same.randrange(3, 12))]
        names = same.sample(people, 2)
        decision = f"RESOLVED: That {language.sentence(same).lower()} Proposed by {names[0]}, seconded by {names[1]}."
        length += sum(map(len, body)) + len(decision)
        if other.random() > changed / 10:
            words = " ".join(_as_changed(body, language, other, changed))
            parts.append(f"\n{number}. {title}\n\n{words}\n\n{decision}\n")
    return "".join(parts)


def _name(chance: random.Random) -> str:
    return f"{chance.choice('ABCDEFGHJKLM')} {''.join(chance.sample(SYLLABLES, 3)).title()}"


def _as_changed(body: list[str], language: Language, chance: random.Random, share: float) -> Iterator[str]:
    for sentence in body:
        how = chance.random() if chance.random() < share else 1.0
        if how < 0.2:
            continue
        if how < 0.4:
            yield language.sentence(chance)
        if 0.4 <= how < 1:
            words = sentence.split()
            words[chance.randrange(1, len(words))] = language.draw(chance, 1)[0]
            sentence = " ".join(words)
        yield sentence


def quickest(call: Callable[[], object], runs: int) -> float:
    """Return the least time of several runs, in seconds of a core."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        call()
        times.append(time.process_time() - start)
    return min(times)


def main() -> None:
    """Print the figures."""
    for size, runs in ((30_000, 9), (100_000, 5), (300_000, 3), (1_000_000, 1)):
        for much, share in SHARES.items():
            texts = minutes(size, 2, share), minutes(size, 3, share)
            own = time_diff(texts, runs)
            print(f"{size // 1000:>5} kB, {much:<6} changed: diff of two records {own * 1000:8.0f} ms")
            if size == 30_000:  # of larger ones the others make minutes
                for name, other in (
                    ("difflib over words", time_difflib(texts)),
                    ("redlines", time_redlines(texts)),
                ):
                    print(f"{name:>34} {other * 1000:19.0f} ms   {other / own:.1f} times")


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
