"""Pages of meeting systems: where their head ends, and which lines are the titles of their items.

Such a page prints of each item its number and title, the agenda's words, and behind a label of its
own ("Minutes:") what came of it. A saved copy may lack numbers, or titles, or its head.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from minutes_extract.segmenting.numbering import read_label
from minutes_extract.segmenting.titles import has_finite_verb, is_sentence, looks_like_title, squash
from minutes_extract.vocabulary.business import PORTAL_LABELS, PORTAL_NAMES, PORTAL_OUTCOMES
from minutes_extract.vocabulary.title_words import COMMITTEE_NOUNS, PARENT_NOUNS
from minutes_extract.vocabulary.wordings import alternation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_extract.segmenting.blocks import Block
    from minutes_extract.spans import Text

FIRST_LINES = 40
"""Lines from the first among which a page of a meeting system names itself."""

HEAD_LINES = 30
"""Lines that the head of such a page may take."""

AGENDA_BLOCKS = 5
"""Blocks of the agenda's words that may stand between an item's title and what came of it."""

_NAMES = re.compile(rf"(?i)\b(?:{alternation(PORTAL_NAMES)})\b")
_OUTCOMES = {squash(label) for label in PORTAL_OUTCOMES}
_LABELS = {squash(label) for label in PORTAL_LABELS}
_BODY = re.compile(rf"\b(?:{alternation((*COMMITTEE_NOUNS, *PARENT_NOUNS))})\b", re.IGNORECASE)
_DATED = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[.:]\d\d\s*(?:[ap]\.?m|to|-|–)", re.IGNORECASE)
_HEAD_LABEL = re.compile(
    r"(?i)^\W*(?:venue|place|contact|location|date|time|meeting|tel|email|e-mail)\s*:|view directions|@"
)
_AGENDA_WORDS = re.compile(
    r"(?:To |Report |Reports |Oral |Verbal |Presentation |Minutes of |Attached|The (?:Board|Committee|Council|Panel|Cabinet)\b)"
)


def is_outcome_label(words: str) -> bool:
    """Say whether a line only announces what came of an item.

    >>> is_outcome_label("Minutes:"), is_outcome_label("Minutes of 3 May")
    (True, False)

    """
    return words.rstrip().endswith(":") and squash(words) in _OUTCOMES


def is_portal(text: Text) -> bool:
    """Say whether a text is a page of a meeting system."""
    named = any(
        len(words := text.slice(line)) < 200 and _NAMES.search(words) for line in text.lines[:FIRST_LINES]
    )
    return named or sum(is_outcome_label(text.slice(line)) for line in text.lines) > 1


def end_of_head(text: Text) -> int:
    """Return the index of the first line of a page that does not belong to its head."""
    stop = min(HEAD_LINES, len(text.lines))
    # Above its own name such a page carries the menus of its site.
    names = [k for k in range(stop) if _NAMES.search(text.slice(text.lines[k]))]
    for k in range(names[-1] + 1 if names else 0, stop):
        words = text.slice(text.lines[k]).strip()
        if squash(words) in _LABELS or _NAMES.search(words) or _HEAD_LABEL.search(words):
            continue
        if read_label(words) or is_outcome_label(words) or is_sentence(words):
            return k
        before = text.slice(text.lines[k - 1]).strip() if k else ""
        told = (before.endswith(":") and _HEAD_LABEL.search(before)) or (
            _BODY.search(words) and not has_finite_verb(words)
        )
        # The page of one item prints the item's title above "Meeting: 3 May 2024 - Ash Board".
        ahead = [text.slice(line) for line in text.lines[k + 1 : k + 3]]
        if not (_DATED.search(words) or told or any(map(_HEAD_LABEL.search, ahead))):
            return k
    return stop


def find_portal_titles(text: Text, blocks: Sequence[Block], taken: set[int]) -> list[int]:
    """Return the blocks that are the titles of items without a number.

    Args:
        text: the text.
        blocks: the blocks behind the head of the page.
        taken: the blocks that are known to head items.

    """
    words = [text.view(block.span).text.strip() for block in blocks]
    found: list[int] = []
    outcomes: set[str] = set()
    """The labels that the item so far has had: the first of a kind is its own, the next another item's."""
    for k, line in enumerate(words):
        if k in taken:
            outcomes = set()
        if not is_outcome_label(line):
            continue
        if not any(j in taken for j in range(k)) or squash(line) in outcomes:
            title = _title_above(words, blocks, k, taken)
            if title is not None:
                found.append(title)
                outcomes = set()
        outcomes.add(squash(line))
    return found


def _title_above(words: list[str], blocks: Sequence[Block], k: int, taken: set[int]) -> int | None:
    """Return the title of the item whose outcome a label announces: above the agenda's words and its documents."""
    title: int | None = None
    for j in range(k - 1, max(-1, k - 2 - AGENDA_BLOCKS), -1):
        if j in taken or is_outcome_label(words[j]):
            break
        agenda = is_sentence(words[j]) or _AGENDA_WORDS.match(words[j]) or blocks[j].bullet
        if squash(words[j]) in _LABELS:
            title = None  # what stood below it are names of documents
        elif title is None and not agenda and looks_like_title(words[j]):
            title = j
    return title
