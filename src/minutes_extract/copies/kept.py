"""Which of several copies to keep, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from minutes_extract.copies.documents import Minutes


@dataclass(frozen=True, slots=True)
class Copy:
    """A member of a cluster, as the choice sees it.

    Args:
        number: in the index.
        minutes: the document.
        is_container: whether it holds more besides the minutes.
        is_garbled: whether it is misread where another copy is not.

    """

    number: int
    minutes: Minutes
    is_container: bool
    is_garbled: bool = False


def _approval(copy: Copy) -> int:
    statuses = {heading.status for heading in copy.minutes.headings}
    return 2 if "approved" in statuses else 0 if "draft" in statuses else 1


RULES: tuple[tuple[str, Callable[[Copy], int]], ...] = (
    ("the minutes alone, not held in a larger file", lambda copy: not copy.is_container),
    ("approved rather than draft", _approval),
    ("with a text layer, not recognised from pictures", lambda copy: not copy.minutes.recognised),
    ("not misread", lambda copy: not copy.is_garbled),
    ("the fullest", lambda copy: len(copy.minutes.letters)),
)
"""What speaks for a copy, the weightiest first; more is better."""

LAST_RULE = "the first by name of those that are equal"


def choose_kept(copies: Sequence[Copy]) -> tuple[Copy, str]:
    """Return the copy to keep, and the rule that set it before the last of the others.

    Args:
        copies: two or more.

    """
    left = sorted(copies, key=lambda copy: copy.minutes.file)
    why = LAST_RULE
    for words, score in RULES:
        most = max(map(score, left))
        best = [copy for copy in left if score(copy) == most]
        if len(best) < len(left):
            left, why = best, words
        if len(left) == 1:
            return left[0], why
    return left[0], LAST_RULE
