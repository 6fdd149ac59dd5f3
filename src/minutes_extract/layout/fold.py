"""Lines longer than any that people write are parted: what is read line by line takes no longer than its length."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from minutes_extract.spans import LONGEST_LINE, Cell

if TYPE_CHECKING:
    from minutes_extract.spans import Line, Text

_SENTENCE_END = re.compile(r"[.;:!?]\s(?=\S)")


def fold(text: Text) -> Text:
    """Return the text with lines of more than `LONGEST_LINE` characters parted; not a character of it changes.

    Args:
        text: as composed.

    """
    if all(line.end - line.start <= LONGEST_LINE for line in text.lines):
        return text
    return replace(text, lines=tuple(part for line in text.lines for part in _fold_line(text, line)))


def _fold_line(text: Text, line: Line) -> list[Line]:
    parts = []
    cells = list(line.cells)
    start = line.start
    while line.end - start > LONGEST_LINE:
        end = _find_end(text.content, start)
        parts.append((start, end))
        start = end
    parts.append((start, line.end))
    lines = []
    at = 0
    for start, end in parts:
        inside = []
        while at < len(cells) and cells[at].start < end:
            inside.append(_cut_cell(cells[at], max(start, cells[at].start), min(end, cells[at].end)))
            if cells[at].end > end:
                break
            at += 1
        is_first = start == line.start
        lines.append(
            replace(
                line,
                start=start,
                end=end,
                cells=tuple(inside) or (_cut_cell(cells[-1], start, end),),
                gap=line.gap if is_first else 0.0,
                first_on_page=line.first_on_page and is_first,
            )
        )
    return lines


def _find_end(content: str, start: int) -> int:
    """Return where a part ends: after the last sentence, else the last blank, of its second half, else where it is full."""
    half, full = start + LONGEST_LINE // 2, start + LONGEST_LINE
    ends = [found.end() for found in _SENTENCE_END.finditer(content, half, full)]
    if ends:
        return ends[-1]
    blank = max(content.rfind(" ", half, full), content.rfind("\t", half, full))
    return full if blank < 0 else blank + 1


def _cut_cell(cell: Cell, start: int, end: int) -> Cell:
    width = (cell.right - cell.left) / max(1, cell.end - cell.start)
    return Cell(start, end, cell.left, cell.left + width * (end - start))
