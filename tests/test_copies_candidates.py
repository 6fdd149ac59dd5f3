"""How often two texts that share much are not held against one another, as docs/copies.md says."""

from __future__ import annotations

import math
import random
import re

import numpy as np
import pytest

from conftest import ROOT
from minutes_extract.copies.candidates import FEWEST_SHARED, SHARED, find_candidates
from minutes_extract.copies.sketches import SAMPLE_BITS

TRIALS = 4_000


def missed(runs: int, share: float) -> float:
    """The probability that two texts, of which the smaller has so many runs, are not held against one another.

    Each shared run is in both sketches or in neither, and any run of the smaller in its sketch, with probability 1/4.
    """
    rate = 2.0**-SAMPLE_BITS
    both = round(runs * share)

    def binomial(of: int, count: int) -> float:
        return math.comb(of, count) * rate**count * (1 - rate) ** (of - count)

    alone = [binomial(runs - both, count) for count in range(runs - both + 1)]
    probability = 0.0
    for shared in range(both + 1):
        needed = [
            max(min(FEWEST_SHARED, shared + count), SHARED * (shared + count)) for count in range(len(alone))
        ]
        probability += binomial(both, shared) * sum(
            chance for chance, enough in zip(alone, needed, strict=True) if shared < max(enough, 1)
        )
    return probability


@pytest.mark.parametrize(
    ("runs", "share"), [(10, 0.96), (20, 0.8), (30, 0.8), (40, 0.3), (80, 0.1), (80, 0.05), (300, 0.05)]
)
def test_candidates_are_missed_as_often_as_computed(runs: int, share: float) -> None:
    rng = np.random.default_rng(runs)
    sketches = []
    both = round(runs * share)
    for number in range(TRIALS):
        own = rng.integers(0, 2**64, 4 * runs - both, dtype=np.uint64)
        for side, hashes in enumerate((own[:runs], own[runs - both :])):  # the second is three times as long
            sampled = np.unique(hashes[(hashes & np.uint64(3)) == 0])
            sketches.append((2 * number + side, sampled))
    found = set(find_candidates(sketches))
    assert found <= {(2 * number, 2 * number + 1) for number in range(TRIALS)}
    expected = missed(runs, share)
    deviation = math.sqrt(expected * (1 - expected) / TRIALS)
    assert abs(1 - len(found) / TRIALS - expected) < 4 * deviation + 1 / TRIALS


def test_the_curve_in_the_docs_is_the_one_computed() -> None:
    words = (ROOT / "docs" / "copies.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+) \|((?: [<\d.]+ \|)+)$", words, re.MULTILINE)
    (head,) = re.findall(r"^\| Runs \|((?: [\d.]+ \|)+)$", words, re.MULTILINE)
    shares = [float(cell) for cell in head.split("|")[:-1]]
    assert len(rows) > 4
    for runs, cells in rows:
        for share, cell in zip(shares, cells.split("|"), strict=False):
            assert cell.strip() == shown(missed(int(runs), share)), (runs, share)


def shown(probability: float) -> str:
    return "<0.00001" if probability < 0.00001 else f"{probability:.5f}"


def test_what_is_found_depends_on_no_numbers() -> None:
    rng = random.Random(4)  # noqa: S311 - nothing secret is drawn
    common = np.arange(4, 404, 4, dtype=np.uint64)
    sketches = [np.unique(np.append(common, np.uint64(4 * rng.randrange(1000)))) for _ in range(40)]
    numbers = [rng.randrange(10**6) for _ in sketches]
    place = {number: k for k, number in enumerate(numbers)}
    plain = list(find_candidates(enumerate(sketches)))
    assert plain
    assert [(place[a], place[b]) for a, b in find_candidates(zip(numbers, sketches, strict=True))] == plain
