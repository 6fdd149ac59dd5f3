"""What kind of copy one document is of another."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from minutes_extract.copies.alignment import FEWEST_MISREADINGS

if TYPE_CHECKING:
    from minutes_extract.copies.alignment import Alignment, Gap
    from minutes_extract.copies.documents import Minutes

Relation = Literal["identical-bytes", "identical-text", "variant", "rescan", "contains"]

MOST_WORDS_OF_A_HEAD = 10
"""Words of a running head or a teaser that one of two copies may have before its first word."""

MISREAD_SHARE = 0.25
"""Share of the places that differ which are misread where recognition made them: it garbles pictures besides."""

EXTRA_WORDS = 100
EXTRA_SHARE = 0.25
"""Words in one piece, and their share of a file, that it has beside the minutes it contains."""

_DIGITS = re.compile(r"\d+")
_LABEL = re.compile(r"[a-z]|\d{1,4}")
_STATUS = frozenset({"draft", "approved", "unapproved", "unconfirmed", "confirmed"})


@dataclass(frozen=True, slots=True)
class Kind:
    """The kind of a copy.

    Args:
        relation: its name.
        container: which of the two contains the other, where one does.
        garbled: which of the two is the misread one, where that can be seen.

    """

    relation: Relation
    container: Literal["left", "right"] | None = None
    garbled: Literal["left", "right"] | None = None


def relate(left: Minutes, right: Minutes, alignment: Alignment | None) -> Kind:
    """Return what kind of copy two documents are of one another.

    Args:
        left, right: the documents.
        alignment: their words side by side; None where they are too long for it.

    """
    if left.sha256 == right.sha256:
        return Kind("identical-bytes")
    if left.letters == right.letters:
        return Kind("identical-text")
    if alignment is None:
        return _relate_by_length(left, right)
    gaps = [gap for gap in alignment.gaps if not _is_of_layout(gap)]
    container = _find_container(left, right, gaps)
    if container:
        return Kind("contains", container)
    misread = [gap for gap in gaps if gap.misread]
    others = [gap for gap in gaps if not gap.misread]
    if not misread and _only_moved(others):
        return Kind("identical-text")
    if len(misread) >= max(FEWEST_MISREADINGS, MISREAD_SHARE * len(gaps)):
        return Kind("rescan", garbled=_find_garbled(alignment, misread))
    return Kind("variant")


def _relate_by_length(left: Minutes, right: Minutes) -> Kind:
    short, long = sorted((len(left.letters), len(right.letters)))
    if short > (1 - EXTRA_SHARE) * long:
        return Kind("variant")
    return Kind("contains", "left" if len(left.letters) == long else "right")


def _is_of_layout(gap: Gap) -> bool:
    """Say whether a difference is one of layout: words divided otherwise, labels, a head."""
    if gap.left and gap.right:
        left, right = "".join(gap.left), "".join(gap.right)
        if left == right:
            return True
        if left.isalpha() and right.isalpha():
            return False
        # A label run into a word, which the other side has without ("october1", a note's number).
        if bool(_DIGITS.search(left)) == bool(_DIGITS.search(right)):
            return False
        return _DIGITS.sub("", left) == _DIGITS.sub("", right) != ""
    words = gap.left or gap.right
    if all(_LABEL.fullmatch(word) for word in words):
        return True
    return gap.at == 0 and len(words) <= MOST_WORDS_OF_A_HEAD and not _STATUS & set(words)


def _find_garbled(alignment: Alignment, misread: list[Gap]) -> Literal["left", "right"] | None:
    """Say which side has the words that stand nowhere in the other: a word read rightly is there more often."""
    mine, theirs = set(alignment.left), set(alignment.right)
    known = sum(word in theirs for gap in misread for word in gap.left)
    known -= sum(word in mine for gap in misread for word in gap.right)
    return None if known == 0 else "right" if known > 0 else "left"


def _only_moved(gaps: list[Gap]) -> bool:
    """Say whether both sides have the same words, in another order."""
    return Counter(word for gap in gaps for word in gap.left) == Counter(
        word for gap in gaps for word in gap.right
    )


def _find_container(left: Minutes, right: Minutes, gaps: list[Gap]) -> Literal["left", "right"] | None:
    """Say which document holds the other and more besides, a whole passage of its own."""
    if abs(left.word_count - right.word_count) < EXTRA_WORDS:  # a passage that only moved is none of its own
        return None
    is_left = left.word_count > right.word_count
    long, short = (left, right) if is_left else (right, left)
    sides = [(gap.left, gap.right) if is_left else (gap.right, gap.left) for gap in gaps]
    extra = max((len(own) - len(other) for own, other in sides), default=0)
    if len(long.headings) > len(short.headings) and extra >= EXTRA_WORDS:
        return "left" if is_left else "right"
    if extra < max(EXTRA_WORDS, EXTRA_SHARE * long.word_count):
        return None
    # What stops in the middle is the same minutes cut short, not minutes held in a larger file.
    last = max((k for k, (own, other) in enumerate(sides) if len(own) - len(other) == extra), default=0)
    dates = {heading.date for heading in long.headings} & {heading.date for heading in short.headings}
    cut_short = last == len(sides) - 1 and bool(dates - {None})
    return None if cut_short else ("left" if is_left else "right")
