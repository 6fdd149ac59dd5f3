"""Text whose line ends were lost: a line is parted where its words show that another began."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from minutes_extract.spans import Cell, Line

if TYPE_CHECKING:
    from minutes_extract.spans import Text

LONGEST_LINE = 400
"""Characters of a line beyond which it may hold several that an export ran together."""

LEAST_RUN = 3
"""Numbers in a row ("1. … 2. … 3. …") that show where items begin."""

_NUMBER = re.compile(r"(?<=\s)(?P<number>\d{1,3})(?:[.)]|/\d\d[.:]?)\s+(?=[A-Z])")
_PART_NUMBER = re.compile(r"(?<=\s)\d{1,2}\.\d{1,2}\.?\s+(?=[A-Z])")
_ITEM = re.compile(r"(?P<number>\d{1,2})[.)]?\s+(?=[A-Z])")
_CLOSING = re.compile(
    r"(?<=[.!?]\s)(?:The|There\s+being)\s[^.]{0,80}?\bmeeting\b[^.]{0,60}?\b(?:closed|ended|finished|concluded)\b"
)
_BULLET = re.compile(r"(?<=\s)[•▪●]\s+(?=\S)")
# "… 4th November 2019 Present: Cllr …", "… 2016 PRESENT (6 Councillors): - …"
_ATTENDANCE = re.compile(
    r"""
    (?<=\s) (?: Also\s+present | (?:Also\s+|ALSO\s+)? (?:Present|PRESENT|In\s+[Aa]ttendance|IN\s+ATTENDANCE)
      | (?:Apologies|APOLOGIES) (?:\s+for\s+[Aa]bsence|\s+FOR\s+ABSENCE)? | Members\s+[Pp]resent | Attendees )
    \s* (?:\([^)]{1,40}\)\s*)? :
    """,
    re.VERBOSE,
)

# A meeting system's labels between an item's title and what came of it, all in one cell of a table.
_OUTCOME = re.compile(r"(?<=\w[.:]\s)Minutes:(?=\s)")
_LABEL = re.compile(r"(?:(?:Additional|Supporting)\s+documents|Minutes|Decision):\s*")


def unfold(text: Text) -> Text:
    """Return the text with the lines that an export ran together parted; not a character of it changes.

    Args:
        text: as composed.

    """
    lines: list[Line] = []
    labelled = "Minutes: " in text.content and sum(bool(_OUTCOME.search(text.slice(line))) for line in text.lines) > 1
    for line in text.lines:
        if len(line.cells) > 1:
            lines.append(line)
            continue
        words = text.slice(line)
        cuts = _find_cuts(words) if len(words) > LONGEST_LINE else _find_first_part(words)
        if labelled and _OUTCOME.search(words):
            cuts = sorted({*cuts, *_find_labels(words)})
        lines += _part(line, cuts)
    return text if len(lines) == len(text.lines) else replace(text, lines=tuple(lines))


def _find_labels(words: str) -> list[int]:
    """Return where the labels of a meeting system begin and end in a line ("ROADS. Minutes: The Board …")."""
    edges = [edge for found in _LABEL.finditer(words) for edge in (found.start(), found.end())]
    return [edge for edge in edges if 0 < edge < len(words)]


def _find_first_part(words: str) -> list[int]:
    """Return where the first numbered part of an item begins on the item's own line ("8. Planning 8.1 A barn")."""
    item = _ITEM.match(words)
    part = re.search(rf"(?<=\s){item['number']}\.1\.?\s+(?=[A-Z])", words[item.end() :]) if item else None
    return [item.end() + part.start()] if item and part else []


def _find_cuts(words: str) -> list[int]:
    """Return the offsets at which a line should have ended."""
    cuts = {found.start() for found in _ATTENDANCE.finditer(words)}
    run = _longest_run([(found.start(), int(found["number"])) for found in _NUMBER.finditer(words)])
    if len(run) >= LEAST_RUN:
        cuts |= set(run)
        for inner in (_PART_NUMBER, _BULLET, _CLOSING):
            cuts |= {found.start() for found in inner.finditer(words)}
    return sorted(cuts - {0})


def _longest_run(numbers: list[tuple[int, int]]) -> list[int]:
    """Return the places of the longest series of numbers that follow one another."""
    best: dict[int, list[int]] = {}
    longest: list[int] = []
    for place, number in numbers:
        run = [*best.get(number - 1, []), place]
        if len(run) > len(best.get(number, [])):
            best[number] = run
        if len(run) > len(longest):
            longest = run
    return longest


def _part(line: Line, cuts: list[int]) -> list[Line]:
    if not cuts:
        return [line]
    (cell,) = line.cells
    width = (cell.right - cell.left) / max(1, cell.end - cell.start)
    parts = []
    for start, end in zip([0, *cuts], [*cuts, line.end - line.start], strict=True):
        part = Cell(line.start + start, line.start + end, cell.left, cell.left + width * (end - start))
        parts.append(
            replace(
                line,
                start=part.start,
                end=part.end,
                gap=line.gap if start == 0 else 1.0,
                cells=(part,),
                first_on_page=line.first_on_page and start == 0,
            )
        )
    return parts
