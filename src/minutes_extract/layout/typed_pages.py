"""Page numbers, and the running heads and feet beside them, typed into a document that has no pages."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from minutes_extract.layout.rows import Row

DEEP = 14
"""Ems from the left edge beyond which a lone number is set as page numbers are."""

HEAD_ROWS = 8
"""Rows from the first that hold what a running head repeats."""

LEAST_LETTERS = 10
"""Letters of a running head that show it to repeat the title."""

# "Page 1 of 3", "Page 1", "- 88 -", "15"; a scanner's l is a 1.
_NUMBER = re.compile(
    r"(?P<word>\W*+page\s++)?(?P<dash>(?:[^\w-]*+-)++\s*+)?(?P<number>[\dl]{1,3})(?P<of>\s+of\s+[\dl]{1,3})?\W*",
    re.IGNORECASE,
)
_SIGN = re.compile(
    r"\W*(?:signed|signature|initialled|initials|chair(?:man|person)?['’]?s?\s(?:signature|initials))\b", re.I
)
_DATE = re.compile(
    r"\d[\d./\-]*(?:st|nd|rd|th)?|\b(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|minutes|of|the|meeting|held|on)\b",
    re.IGNORECASE,
)


def mark_typed_pages(page_rows: list[Row], em: float, reasons: dict[tuple[int, int], str]) -> None:
    """Mark the rows of a document without pages that number its pages, and the heads and feet beside them.

    Args:
        page_rows: the document's rows.
        em: the width of the letter m, in the rows' own units.
        reasons: why a row is set aside, by index of page and row; added to.

    """
    numbers = _find_numbers(page_rows, em)
    if not numbers:
        return
    title = _letters(" ".join(row.text for row in page_rows[:HEAD_ROWS]))
    marked = set(numbers)
    for k in numbers:
        reasons.setdefault((0, k), "page number")
        # A line to sign on stands above the number, a running head below it or above.
        if k and k + 1 < len(page_rows) and _SIGN.match(page_rows[k - 1].text):
            reasons.setdefault((0, k - 1), "running foot")
            marked.add(k - 1)
        for beside in (k + 1, k - 1):
            if (
                HEAD_ROWS <= beside < len(page_rows)
                and beside not in marked
                and _repeats(page_rows[beside].text, title)
            ):
                reasons.setdefault((0, beside), "running head")


def mark_repeated_titles(rows: list[list[Row]], reasons: dict[tuple[int, int], str]) -> None:
    """Mark the first row of a later page where it says again, with a date, what heads the first page.

    A head that stands on one page only repeats nothing else.

    Args:
        rows: of each page.
        reasons: why a row is set aside, by index of page and row; added to.

    """
    if len(rows) < 2:
        return
    title = _letters(" ".join(row.text for row in rows[0][:HEAD_ROWS]))
    for index, page_rows in enumerate(rows[1:], 1):
        first = next((k for k in range(len(page_rows)) if (index, k) not in reasons), None)
        if first is None:
            continue
        row = page_rows[first]
        following = " ".join(other.text for other in page_rows[first + 1 : first + 4])
        dated = any(c.isdigit() for c in row.text)
        if dated and _repeats(row.text, title) and not re.search(r"(?i)\bminutes of\b", following):
            reasons[index, first] = "running head"


def _find_numbers(page_rows: list[Row], em: float) -> list[int]:
    """Return the rows that are page numbers: they say so, or lone numbers set alike rise by one."""
    left = min((row.left for row in page_rows), default=0.0)
    told: list[int] = []
    lone: list[tuple[int, int, float]] = []
    for k, row in enumerate(page_rows):
        found = _NUMBER.fullmatch(row.text) if len(row.cells) == 1 else None
        if not found or k == 0:
            continue
        if found["word"]:
            told.append(k)
        elif found["dash"] or row.left - left > DEEP * em:
            lone.append((k, int(found["number"].casefold().replace("l", "1")), row.left))
    if len(lone) == 1 or any(b - a != 1 for (_, a, _), (_, b, _) in pairwise(lone)):
        lone = [one for one in lone if "-" in page_rows[one[0]].text]
    return sorted([*told, *(k for k, _, _ in lone)])


def _repeats(words: str, title: str) -> bool:
    """Say whether a row says again, dates apart, what the first rows say."""
    letters = _letters(words)
    return len(letters) >= LEAST_LETTERS and letters in title


def _letters(words: str) -> str:
    return re.sub(r"[^a-zà-ÿ]+", "", _DATE.sub(" ", words.casefold()))
