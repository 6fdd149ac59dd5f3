"""Whether two documents are copies of the same minutes, and how much of one the other holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from minutes_extract.copies.alignment import FEWEST_MISREADINGS, Alignment, align
from minutes_extract.copies.another_meeting import has_longer_name, is_another_meeting
from minutes_extract.copies.conflicts import in_conflict
from minutes_extract.copies.sketches import containment

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from minutes_extract.copies.documents import Minutes

CONTAINED = 0.80
"""Share of the smaller's runs of three words that a copy holds."""

CONTAINED_IN_CONFLICT = 0.96
"""The same where the headings speak of two meetings, or where there are few words to judge by."""

CONTAINED_MISREAD = 0.86
"""Share of the shorter's letters that a copy holds, misread or not, side by side."""

MISREAD_IN_CONFLICT = 0.92
"""The same where the headings speak of two meetings: a heading may be misread too."""

RUNS_A_LETTER = 8
"""How many times larger the share of runs lost must then be than the share of letters lost.

A word misread breaks three runs and loses no letters; another word in its place breaks three at most for each word.
"""

WORTH_ALIGNING = 0.03
"""Share of runs below which not even a text with every seventh character misread is looked for."""

FEWEST_RUNS = 30
"""Runs below which a text is too short to be judged by the lower shares."""

FEWEST_RUNS_MISREAD = 80
"""Runs below which a text is too short to be taken for another misread."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Two documents that are copies.

    Args:
        similarity: the share of the smaller that the other holds, from 0 to 1.
        alignment: their words side by side; None where they are too long for it.

    """

    similarity: float
    alignment: Alignment | None


def judge(
    left: Minutes, right: Minutes, left_runs: NDArray[np.uint64], right_runs: NDArray[np.uint64]
) -> Verdict | None:
    """Say whether two documents are copies; None where they are not.

    Args:
        left, right: the documents.
        left_runs, right_runs: what `hash_runs` gave for each.

    """
    share = containment(left_runs, right_runs)
    least = min(len(left_runs), len(right_runs))
    doubtful = in_conflict(left.headings, right.headings)
    whole = share >= (CONTAINED_IN_CONFLICT if doubtful or least < FEWEST_RUNS else CONTAINED)
    if not whole and (least < FEWEST_RUNS_MISREAD or share < WORTH_ALIGNING):
        return None
    alignment = align(left.words, right.words)
    if alignment is None:
        return Verdict(share, None) if whole else None
    misread = sum(gap.misread for gap in alignment.gaps) >= FEWEST_MISREADINGS
    if is_another_meeting(left, right, alignment, misread=misread):
        return None
    doubtful = in_conflict(left.headings, right.headings, misread=misread) or has_longer_name(
        left, right, alignment
    )
    if share >= (CONTAINED_IN_CONFLICT if doubtful or least < FEWEST_RUNS else CONTAINED):
        return Verdict(share, alignment)
    if least < FEWEST_RUNS_MISREAD:
        return None
    if alignment.contained < (MISREAD_IN_CONFLICT if doubtful else CONTAINED_MISREAD):
        return None
    if doubtful and RUNS_A_LETTER * (1 - alignment.contained) > 1 - share:
        return None
    return Verdict(alignment.contained, alignment)
