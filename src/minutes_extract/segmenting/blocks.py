"""Lines to blocks: paragraphs, list entries, headings and notes from the margin."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from minutes_extract.segmenting.numbering import Label, bullet_length, read_label
from minutes_extract.spans import LONGEST_LINE, Span

if TYPE_CHECKING:
    from minutes_extract.spans import Line, Text

GAP = 0.45
"""Lines of white space that part two paragraphs."""

SLACK = 1.5
"""Ems of a ragged right edge that do not yet show that a line was ended on purpose."""


_UNFINISHED = re.compile(
    r"(?:\b(?:and|or|of|the|to|for|a|an|in|with|by|that|from|on|at|as|be|its|their|which|than|into|under|per)|[a-z],)$"
)
"""A line that ends so goes on, however much white space follows."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, an entry of a list, or a heading.

    Args:
        span: from its first character to its last.
        first, last: indexes of its lines; last is exclusive.
        label: the label that opens it, if any.
        bullet: characters that its bullet takes, 0 where it has none.
        indent: its left edge, in ems.
        gap: the white space above it, in lines.
        strong: whether all of it is bold or underlined.
        margin: whether it is a note from the margin.

    """

    span: Span
    first: int
    last: int
    label: Label | None
    bullet: int
    indent: float
    gap: float
    strong: bool
    margin: bool

    @property
    def body(self) -> Span:
        """The span without its label or bullet."""
        skip = self.label.length if self.label else self.bullet
        return Span(min(self.span.start + skip, self.span.end), self.span.end)


def build_blocks(text: Text, first: int, last: int) -> list[Block]:
    """Gather lines into blocks.

    Args:
        text: the text.
        first: index of the first line.
        last: index after the last line.

    """
    blocks: list[Block] = []
    start: int | None = None
    for k in range(first, last):
        line = text.lines[k]
        if line.margin:
            if start is not None and not _runs_on(text, k):
                blocks.append(_block(text, start, k))
                start = None
            if start is None:
                blocks.append(_block(text, k, k + 1))
            continue
        if start is not None and _opens_block(text, start, k):
            blocks.append(_block(text, start, k))
            start = k
        elif start is None:
            start = k
    if start is not None:
        blocks.append(_block(text, start, last))
    return blocks


def _block(text: Text, first: int, last: int) -> Block:
    lines = [text.lines[k] for k in range(first, last)]
    while len(lines) > 1 and lines[-1].margin:
        lines.pop()
        last -= 1
    opening = text.slice(lines[0])
    label = None if lines[0].margin else read_label(opening)
    return Block(
        Span(lines[0].start, lines[-1].end),
        first,
        last,
        label,
        0 if label else bullet_length(opening),
        lines[0].left,
        lines[0].gap,
        all(line.strong for line in lines),
        lines[0].margin,
    )


def _runs_on(text: Text, k: int) -> bool:
    """Say whether the text before a note from the margin goes on behind it."""
    after = next((text.lines[j] for j in range(k, len(text.lines)) if not text.lines[j].margin), None)
    before = text.slice(text.lines[k - 1]).rstrip()
    if after is None or not before:
        return False
    opening = text.slice(after)
    return before[-1] not in ".:;?!" and opening[:1].islower() and not read_label(opening)


def _opens_block(text: Text, first: int, k: int) -> bool:
    """Say whether a line opens a block of its own, or runs on from the block that began at a line."""
    if text.flowing:
        return True
    line, opening = text.lines[k], text.slice(text.lines[k])
    if line.end - text.lines[first].start > LONGEST_LINE:
        return True
    before = text.lines[k - 1]
    if before.margin:
        before = next(text.lines[j] for j in range(k - 2, first - 1, -1) if not text.lines[j].margin)
    closing = text.slice(before).rstrip()
    if bullet_length(opening):
        return True
    label = read_label(opening)
    if label and _may_open_list(label, opening, line, before, closing):
        return True
    if (
        not label
        and opening[:1].islower()
        and closing[-1:] not in {".", ":", ";", "?", "!"}
        and line.gap < 2.5
    ):
        return False
    if not label and _UNFINISHED.search(closing) and line.gap < 2.5 and not line.strong:
        return False
    if len(opening) < 26 and opening.rstrip().endswith(":") and closing[-1:] in {".", ":", "?"}:
        return True
    if (
        read_label(text.slice(text.lines[first]))
        and before.strong
        and line.strong
        and line.gap < 0.3
        and not line.first_on_page
        and k - first <= 2
    ):
        return False  # a bold heading over two lines
    if not label and _goes_on_in_capitals(text, first, k):
        return False
    if before.strong != line.strong and not _wraps(text, before, line):
        return True
    if line.gap >= GAP and not (line.first_on_page):
        return True
    if not _wraps(text, before, line):
        return True
    first_line = text.lines[first]
    return line.left < first_line.left - 1.0 and k > first + 1


def _goes_on_in_capitals(text: Text, first: int, k: int) -> bool:
    """Say whether a line is the second of a numbered heading in capitals, which clerks break where they like."""
    head, line = text.lines[first], text.lines[k]
    words, more = text.slice(head), text.slice(line)
    hangs = line.left > head.left + 0.5 or len(words) > 45
    return (
        read_label(words) is not None
        and k - first <= 2
        and line.gap < 0.3
        and hangs
        and all(part.upper() == part and sum(c.isalpha() for c in part) > 3 for part in (words, more))
        and words.rstrip()[-1:] not in {".", ":"}
    )


def _may_open_list(label: Label, opening: str, line: Line, before: Line, closing: str) -> bool:
    """Say whether what looks like a label is one, and not the end of a sentence that wrapped."""
    if line.gap >= GAP or line.first_on_page:
        return True
    if (
        label.kind in {"letter", "roman"}
        and len(label.number) == 2
        and label.number not in {"ii", "iv", "vi", "ix", "xi", "xv", "xx"}
    ):
        return False
    if label.kind == "plain" and label.printed.isdecimal():
        if opening[label.length : label.length + 1] == " " and not line.strong:
            return False
        return closing[-1:] in ".:;?!" or abs(line.left - before.left) > 0.5
    if label.kind in {"code", "plain", "upper", "upper_roman"}:
        # "… under Standing Order" / "3.2 of the constitution": a number that a sentence wrapped to.
        return (
            closing[-1:] in {".", ":", ";", "?", "!"}
            or line.left < before.left - 0.5
            or before.strong
            or line.strong
            or not _is_full(before, line)
        )
    return True


def _is_full(before: Line, after: Line) -> bool:
    return before.right >= after.right - SLACK


def _wraps(text: Text, before: Line, line: Line) -> bool:
    """Say whether a line ended because it was full: the next one's first word had no room on it."""
    words = text.slice(line).split(None, 1)
    word = words[0] if words else ""
    cell = line.cells[0]
    per_character = (cell.right - cell.left) / max(1, cell.end - cell.start)
    # The edge that lines keep to may lie further in than the text's widest line.
    edge = min(text.width, _local_edge(text, before))
    return before.right + (len(word) + 1) * per_character + SLACK > edge


def _local_edge(text: Text, line: Line) -> float:
    """Return the right edge that the lines about a line keep to."""
    index = text.line_number(line.start)
    around = [other.right for other in text.lines[max(0, index - 12) : index + 13] if not other.margin]
    around.sort()
    return around[min(len(around) - 1, int(len(around) * 0.9))]
