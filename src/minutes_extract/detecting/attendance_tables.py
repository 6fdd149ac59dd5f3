"""Tables of people: a row each, with posts, organisations, codes or statuses in columns of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from minutes_extract.detecting.names import names_somebody, title_at
from minutes_extract.detecting.people import Reading, add_words, read_people
from minutes_extract.segmenting.attendance_headings import status_of_heading
from minutes_extract.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_extract.segmenting.attendance_headings import Status
    from minutes_extract.spans import Line, Text

LEAST_ROWS = 2
"""Rows with a name in the same column that make a table."""

NEAR = 1.5
"""Ems by which the cells of one column may differ in their left edge."""

# "P = present", "A: apologies accepted", "✓ – attended": a key to the codes of a grid.
_KEY = re.compile(
    r"""
    (?<![\w&]) \(? (?P<code> [A-Z]{1,3} | [✓✔√Xx/] ) \)? \s* (?: [=:–-] | \s ) \s*
    (?P<meaning> present | attended | in\s+attendance | apolog\w+ (?:\s+(?:accepted|received|given|sent))?
      | absent | not\s+present | did\s+not\s+attend | no\s+apolog\w+ | arrived\s+late | late | left\s+early
      | substitut\w* | attended\s+(?:remotely|virtually|online) | remote(?:ly)? | virtual(?:ly)? )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NO_WORDS = re.compile(r"(?i)^\W*(?:\d[\d./\s-]*|n/?a|tbc|vacan\w*|nil)?\W*$")
_STATUS_CELL = re.compile(
    r"""
    \s* (?:(?:yes|no)\s*[,–-]\s*)? (?P<status> [✓✔√] | yes | present | attended | in\s+attendance | absent
      | apolog\w+ (?:\s+(?:accepted|received|given|sent))? | not\s+present | did\s+not\s+attend
      | no\s+apolog\w+ (?:\s+(?:received|given|sent))? | no )
    \s* (?: [(–-] \s* (?P<note> [^()]* ) \)? )? \s*
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table of people: the spans of the name and of each other cell, from left to right."""

    name: tuple[Span, ...]
    others: tuple[tuple[Span, ...], ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A person of a table with the status that the table gives, and the words that give it."""

    reading: Reading
    status: Status | None
    proof: Span | None


def find_rows(text: Text, lines: Sequence[Line]) -> dict[int, Row | None]:
    """Return the rows of people that some lines make, by the offset at which the row's first line begins.

    Args:
        text: the text.
        lines: lines of an attendance block, in order, under one heading.

    Returns:
        For each line that belongs to a table its row, or None where the line only goes on with a row.

    """
    lines = [line for line in lines if not _has_side_heading(text, line)]
    column = _name_column(text, lines)
    if column is None:
        return {}
    result: dict[int, Row | None] = {}
    heads = [k for k, line in enumerate(lines) if _cell_at(line, column) is not None and len(line.cells) > 1]
    owners = {k: [k] for k in heads if _is_name(text, lines[k], column)}
    if len(owners) < LEAST_ROWS:
        return {}
    for k, line in enumerate(lines):
        if k in owners or _cell_at(line, column) is not None:
            continue
        owner = _owner(text, lines, owners, k)
        if owner is not None:
            owners[owner].append(k)
    for head, members in owners.items():
        ordered = sorted(members)
        cells: dict[float, list[Span]] = {}
        for k in ordered:
            for cell in lines[k].cells:
                left = next((at for at in cells if abs(at - cell.left) < NEAR), cell.left)
                cells.setdefault(left, []).append(Span(cell.start, cell.end))
        name = next(spans for left, spans in cells.items() if abs(left - column) < NEAR)
        others = tuple(tuple(spans) for left, spans in sorted(cells.items()) if spans is not name)
        for k in ordered:
            result[lines[k].start] = None
        result[lines[head].start] = Row(tuple(name), others)
    return result


def _has_side_heading(text: Text, line: Line) -> bool:
    """Say whether a heading stands at the left of a line ("Officers:    S Ingram")."""
    first = text.slice(line.cells[0]).strip()
    return len(line.cells) > 1 and status_of_heading(first) is not None and first.casefold() not in _POSTS


def _name_column(text: Text, lines: Sequence[Line]) -> float | None:
    """Return the left edge of the column that holds the names, where the other columns hold none."""
    counts: dict[float, int] = {}
    titled: dict[float, int] = {}
    rows = 0
    for line in lines:
        if len(line.cells) < 2:
            continue
        rows += 1
        for cell in line.cells:
            if names_somebody(text.slice(cell)):
                left = next((at for at in counts if abs(at - cell.left) < NEAR), cell.left)
                counts[left] = counts.get(left, 0) + 1
                titled[left] = titled.get(left, 0) + (title_at(text.slice(cell).strip(), 0) is not None)
    if not counts:
        return None
    best = max(counts, key=lambda left: (counts[left], -left))
    others = [count for left, count in counts.items() if left != best]
    if titled[best] == counts[best] and not any(titled[left] for left in counts if left != best):
        others = []  # those without a title beside them are places ("Mrs A Other    Ash North")
    if counts[best] < LEAST_ROWS or counts[best] < 0.6 * rows or max(others, default=0) > 0.4 * counts[best]:
        return None
    return best


def _cell_at(line: Line, left: float) -> Span | None:
    return next((Span(c.start, c.end) for c in line.cells if abs(c.left - left) < NEAR), None)


def _is_name(text: Text, line: Line, column: float) -> bool:
    cell = _cell_at(line, column)
    return cell is not None and names_somebody(text.slice(cell))


def _owner(text: Text, lines: Sequence[Line], owners: dict[int, list[int]], k: int) -> int | None:
    """Return the row that a line without a name goes on with: the one above, or the one below where cells are centred."""
    heads = sorted(owners)
    above = max((head for head in heads if head < k), default=None)
    below = min((head for head in heads if head > k), default=None)
    left = lines[k].cells[0].left
    if below is not None:
        lacks = _cell_at(lines[below], left) is None
        has = above is not None and _cell_at(lines[above], left) is not None
        goes_on = below + 1 < len(lines) and below + 1 not in heads and _cell_at(lines[below + 1], left)
        unfinished = above is not None and _unfinished(text, lines[above:k][-1])
        if lacks and (has or above is None) and goes_on and not unfinished:
            return below
    if above is None or lines[k].gap >= 1.0:
        return None
    aligned = any(abs(cell.left - left) < NEAR for j in owners[above] for cell in lines[j].cells)
    return above if aligned else None


def _unfinished(text: Text, line: Line) -> bool:
    words = text.slice(line)
    return words.count("(") > words.count(")") or words.rstrip()[-1:] in {",", "&"}


def read_row(text: Text, row: Row) -> Listed | None:
    """Read a row: who, what is said beside the name, and the status where a cell gives one.

    Args:
        text: the text.
        row: the row's cells.

    """
    readings = read_people(text.view(row.name), one=True)
    if not readings:
        return None
    reading = readings[0]
    status: Status | None = None
    proof: Span | None = None
    for cell in row.others:
        view = text.view(cell)
        told = _STATUS_CELL.fullmatch(view.text)
        if not told and _NO_WORDS.match(view.text):
            continue
        if told:
            status, proof = _meaning(told["status"]), Span(cell[0].start, cell[-1].end)
            if told["note"]:
                reading = replace(reading, note=told["note"])
            continue
        reading = add_words(reading, view)
    return Listed(reading, status, proof)


_POSTS = frozenset(
    {"chair", "chairman", "chairperson", "chairwoman", "vice chair", "vice-chair", "vice chairman", "vice-chairman", "member",
     "members", "mayor", "clerk", "secretary", "president", "convener", "governor", "councillor", "observer", "guest",
     "staff", "parent", "panel", "provost", "substitute", "trustees", "public", "press", "minutes", "notes"}
)  # fmt: skip
"""Words that head people elsewhere, but tell a post in a cell beside a name."""


def read_status_table(text: Text, lines: Sequence[Line]) -> dict[int, Listed | None]:
    """Read a table whose rows give a status each ("Present", "Apologies"); nothing where there is no such table.

    Args:
        text: the text.
        lines: the lines of the attendance block.

    Returns:
        The people by the offset of their row's first line; None for lines that go on with a row.

    """
    rows = find_rows(text, lines)
    listed = {start: read_row(text, row) if row else None for start, row in rows.items()}
    told = [one for one in listed.values() if one and one.status]
    if len(told) < 3 or len(told) < 0.8 * sum(row is not None for row in rows.values()):
        return {}
    return listed


def read_grid(text: Text, lines: Sequence[Line]) -> dict[int, Listed | None]:
    """Read a grid of names and codes, where a key says what the codes mean; nothing where there is no such key.

    Args:
        text: the text.
        lines: the lines of the attendance block, the key among them.

    Returns:
        The people by the offset of their line; None for the lines of the key.

    """
    key: dict[str, Status] = {}
    keys: dict[int, Listed | None] = {}
    for line in lines:
        found = {one["code"]: _meaning(one["meaning"]) for one in _KEY.finditer(text.slice(line))}
        if len(found) > 1 or (found and keys):
            key.update(found)
            keys[line.start] = None
    if len(key) < 2:
        return {}
    blanks = {"-", "–"}
    rows: list[tuple[Line, list[Span]]] = []
    lefts: list[float] = []
    for line in lines:
        coded = [cell for cell in line.cells[1:] if text.slice(cell).strip(" *") in key.keys() | blanks]
        if coded:
            rows.append((line, [Span(cell.start, cell.end) for cell in coded]))
            lefts.append(coded[-1].left)
    if len(rows) < 3:
        return {}
    # Of several dates' columns the last one filled is this meeting's.
    column = max(lefts)
    listed = keys
    for line, codes in rows:
        here = next(
            (c for c in line.cells if c.start == codes[-1].start and abs(c.left - column) < 3.0), None
        )
        status = key.get(text.slice(here).strip(" *")) if here else None
        if status is None or here is None:
            continue
        cells = [(Span(c.start, c.end),) for c in line.cells if c.start < codes[0].start]
        notes = [(Span(c.start, c.end),) for c in line.cells if c.start > here.start]
        person = read_row(text, Row(cells[0], (*cells[1:], *notes))) if cells else None
        if person:
            listed[line.start] = replace(person, status=status, proof=Span(here.start, here.end))
    return listed


_TICK = re.compile(r"\s*(?:[✓✔√xXyY•●/]|[Yy]es)\s*")


def read_ticks(text: Text, lines: Sequence[Line]) -> dict[int, Listed | None]:
    """Read a table with a column for each status ("Present", "Apologies") and a tick in one of them; nothing elsewhere.

    Args:
        text: the text.
        lines: the lines of the attendance block, the heads of the columns among them.

    Returns:
        The people by the offset of their line; None for the line of heads.

    """
    columns: list[tuple[float, Status]] = []
    listed: dict[int, Listed | None] = {}
    for line in lines:
        told = [
            ((cell.left + cell.right) / 2, _meaning(found["status"]))
            for cell in line.cells[1:]
            if (found := _STATUS_CELL.fullmatch(text.slice(cell))) and found["status"][0].isalpha()
        ]
        if len({status for _, status in told}) > 1:
            columns = told
            listed[line.start] = None
            continue
        ticks = [cell for cell in line.cells[1:] if _TICK.fullmatch(text.slice(cell))]
        if not columns or len(ticks) != 1:
            continue
        middle = (ticks[0].left + ticks[0].right) / 2
        others = [(Span(c.start, c.end),) for c in line.cells[1:] if c is not ticks[0]]
        person = read_row(text, Row((Span(line.cells[0].start, line.cells[0].end),), tuple(others)))
        if person:
            status = min((abs(at - middle), status) for at, status in columns)[1]
            listed[line.start] = replace(person, status=status, proof=Span(ticks[0].start, ticks[0].end))
    return listed if sum(one is not None for one in listed.values()) >= LEAST_ROWS else {}


def _meaning(words: str) -> Status:
    lowered = words.casefold()
    if lowered.startswith("apolog"):
        return "apologies"
    if lowered == "no" or lowered.startswith(("absent", "not present", "did not", "no apolog")):
        return "absent"
    return "in_attendance" if lowered == "in attendance" else "present"
