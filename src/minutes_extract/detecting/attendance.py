"""The attendance block: who was there, in attendance, sent apologies or was absent."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from minutes_extract.detecting.attendance_tables import (
    Listed,
    Row,
    find_rows,
    read_grid,
    read_row,
    read_status_table,
    read_ticks,
)
from minutes_extract.detecting.councils_first import read_councils_first
from minutes_extract.detecting.findings import PersonFound, Status, SubstitutionFound
from minutes_extract.detecting.names import is_post_or_organisation, names_party, names_somebody
from minutes_extract.detecting.people import Reading, add_words, read_people, with_post
from minutes_extract.segmenting.attendance_headings import (
    COMPOSED,
    HEADING,
    heads_business,
    heads_table,
    status_of_heading,
)
from minutes_extract.segmenting.blocks import GAP
from minutes_extract.segmenting.numbering import bullet_length, read_label
from minutes_extract.segmenting.titles import is_banner, is_usual_title
from minutes_extract.spans import Span, View
from minutes_extract.vocabulary.headings import CHAIR_HEADINGS
from minutes_extract.vocabulary.roles import ROLES
from minutes_extract.vocabulary.titles import PLURAL_TITLES, TITLES
from minutes_extract.vocabulary.wordings import alternation

if TYPE_CHECKING:
    from minutes_extract.spans import Line, Text

POST_HEADINGS = frozenset(
    {"chair", "chairman", "chairwoman", "chairperson", "vice chair", "vice-chair", "vice chairman", "vice-chairman", "convener",
     "cathaoirleach", "mayor", "lord mayor", "provost", "president"}
)  # fmt: skip
POSTS_AND_KINDS = frozenset(
    {"vice chair", "vice-chair", "vice chairman", "vice-chairman", "clerk", "secretary", "members", "councillors",
     "aldermen", "alderman", "representatives"}
)  # fmt: skip
_HEADING = re.compile(
    rf"""(?ix) ^ \W*+ (?: \(?\d{{1,3}}[.):]?\s+ )? (?: [^\W\d]+(?:\s+[^\W\d]+)? \s* / \s* )?   # its other language before it
    (?P<head> (?:{HEADING}|{COMPOSED}) )
    (?P<more> \s* (?: \((?!\s*(?:{alternation(TITLES)})\b)[^)]*\) | (?: \s+ (?:were|was|from|received\s+from|received|as\s+follows|members|officers|councillors)) )? )
    \s* (?P<mark> [:;]\s*[-–]? | [–—] | -(?=\s) | $ | (?=\t) )""",
)
_CAPITAL_HEADING = re.compile(
    r"^\W*(?P<head>(?:(?-i:[A-Z]{4})[A-Z ,]*|Present|In [Aa]ttendance|Also [Pp]resent|Apologies|Also, in Attendance))\s+(?=\S)"
)
_INNER_HEADING = re.compile(
    rf"(?i)(?<=[.)\w])[.,;]?\s+(?P<head>(?:{HEADING}))\s*(?P<mark>[:–]|\s-\s|\s(?:were|was)\s+(?=(?-i:[A-Z])))\s*"
)
_PLURAL = re.compile(rf"\b(?:{alternation(PLURAL_TITLES)})\b\.?", re.IGNORECASE)
_TITLE_END = re.compile(
    rf"(?:^|[\s(]|(?<=[a-z])(?=Cllr))(?:{alternation(TITLES)})\.?(?:\s+[A-Z]\.?)*$", re.IGNORECASE
)
_OPENS_PERSON = re.compile(rf"(?:{alternation((*ROLES, *TITLES))})\.?\s+[A-Z]")
_RECEIVED = re.compile(
    r"\s*(?:for\s+absence\s+)?(?:(?:were|was|have\s+been|had\s+been)\s+)?(?:received|noted|submitted|accepted|tendered|intimated|given)?"
    r"\s*(?:from|by|on\s+behalf\s+of)\b\s*:?\s*",
    re.IGNORECASE,
)
# "…, Angus Tait (Secretary), Jim": a list broken between a forename and its surname.
_OPEN_NAME = re.compile(r"[,;)].*[,;]\s+(?:(?:Cllr|Mr|Mrs|Ms|Miss|Dr|Sgt)\.?\s+)?[A-Z][a-zà-ÿ]+$")
_CLOSES_NAME = re.compile(r"[A-Z][\w’'-]+\s*[,;(]")
ENTRY_END = 400
"""Characters from the end of an entry that may say whether it goes on with the next line."""

ENTRY_LINES = 12
"""The same in lines."""

_LEADING_NOTE = re.compile(
    r"(?i)^\W*(?:there (?:was|were)|\d+ (?:members?|people)|apologies were (?:noted|as above))"
)
_SENTENCE_ONLY = re.compile(
    r"(?i)\b(?:said prayers|led prayers|arrived|left the meeting|came in at|entered|joined the meeting|quorum|quorate|will be recorded|was recorded|welcomed|opened the meeting)\b"
)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A line, or a cell of one in a column, with what the block's layout says of it."""

    span: Span
    cells: tuple[Span, ...]
    gap: float
    right: float
    edge: float
    heading: str | None = None


@dataclass(frozen=True, slots=True)
class Attendance:
    """What an attendance block gives."""

    people: tuple[PersonFound, ...]
    substitutions: tuple[SubstitutionFound, ...]


def read_attendance(text: Text, first: int, last: int) -> Attendance:
    """Read an attendance block.

    Args:
        text: the text.
        first: index of its first line.
        last: index after its last line.

    """
    lines = [text.lines[k] for k in range(first, last) if not text.lines[k].margin]
    every = lines
    lines = [_without_column_heads(text, line) for line in lines if not _heads_columns(text, line)]
    people: list[PersonFound] = []
    substitutions: list[SubstitutionFound] = []

    def add(
        reading: Reading, status: Status, group: str | None, rule: str, proof: Span | None = None
    ) -> None:
        person, stands = person_found(reading, status, group, rule)
        if reading.in_chair and " " not in reading.name:
            # "Councillor Marlow, Chair, presiding." tells of one who is listed already.
            for k, listed in enumerate(people):
                if listed.status == "present" and listed.name.split()[-1] == reading.name:
                    people[k] = replace(listed, is_chair=True, spans=(*listed.spans, *person.spans))
                    return
        people.append(replace(person, spans=(*person.spans, proof)) if proof else person)
        substitutions.extend(stands)

    grid = read_grid(text, lines) or read_ticks(text, every)
    table = grid or read_status_table(text, lines)
    if table:
        attending = _in_attendance(text, every, table)
        for start, listed in table.items():
            if listed and listed.status:
                rule = "attendance.grid" if grid else "attendance.table"
                told = "in_attendance" if listed.status == "present" and start in attending else listed.status
                add(listed.reading, told, None, rule, listed.proof)
        lines = [line for line in lines if line.start > min(table) and line.start not in table]
    for stream in _streams(text, lines):
        status: Status = "present"
        group: str | None = None
        for heading, pieces in _groups(text, stream):
            post = None
            if heading is not None:
                status, group = _next_status(heading, status)
                post = _post_above(text, heading, pieces)
            for run in _runs(text, pieces):
                if isinstance(run, Row):
                    row = read_row(text, run)
                    if row:
                        add(row.reading, row.status or status, group, "attendance.row", row.proof)
                    continue
                listed_last: Reading | None = None
                for view, one in _entries(text, run):
                    if listed_last is not None and _says_more(text, view, listed_last):
                        # The party or the note in brackets below a name.
                        reading = add_words(listed_last, view)
                        person, stands = person_found(reading, status, group, "attendance.list")
                        people[-1] = person
                        substitutions += stands
                        listed_last = reading
                        continue
                    readings = _read_entry(view, one=one, group=group)
                    if readings:
                        listed_last = readings[0] if len(readings) == 1 else None
                    if len(readings) == 1 and post is not None and not readings[0].affiliation:
                        readings = [with_post(readings[0], text.view(post))]
                    for reading in readings:
                        add(reading, status, group, "attendance.list")
                    post = None
    return Attendance(tuple(_once(people)), tuple(substitutions))


def _in_attendance(text: Text, lines: list[Line], table: dict[int, Listed | None]) -> set[int]:
    """Return the rows of a table that stand under a heading of those in attendance."""
    found: set[int] = set()
    status: Status | None = None
    for line in lines:
        first, *others = (text.slice(cell) for cell in line.cells)
        heading = status_of_heading(first)
        if heading and (not others or heads_table(["Name", *others])):
            status = heading
        elif status == "in_attendance" and line.start in table:
            found.add(line.start)
    return found


def _heads_columns(text: Text, line: Line) -> bool:
    cells = [text.slice(cell) for cell in line.cells]
    return heads_table(cells) or heads_business(cells)


def _without_column_heads(text: Text, line: Line) -> Line:
    """Return a line without the words that head columns beside a heading ("Members present     Portfolio")."""
    first, *others = (text.slice(cell) for cell in line.cells)
    if others and status_of_heading(first) and heads_table(["Name", *others]):
        return replace(line, end=line.cells[0].end, cells=line.cells[:1])
    return line


def _post_above(text: Text, heading: str, pieces: list[_Piece]) -> Span | None:
    """Return where a heading stands that is the post of the one named beside it ("Vice-Chairman:  Councillor K Fenn")."""
    if heading.casefold() not in POST_HEADINGS or not pieces:
        return None
    line = text.lines[text.line_number(pieces[0].span.start)]
    at = text.slice(line).find(heading)
    start = line.start + at
    return Span(start, start + len(heading)) if at >= 0 and start < pieces[0].span.start else None


def _runs(text: Text, pieces: list[_Piece]) -> list[Row | list[_Piece]]:
    """Part the pieces under a heading into rows of a table and runs of what else there is."""
    whole = {}
    for piece in pieces:
        line = text.lines[text.line_number(piece.span.start)]
        if (line.start, line.end) == (piece.span.start, piece.span.end):
            whole[line.start] = line
        elif line.end == piece.span.end and len(piece.cells) > 1:
            # Behind a heading at its left a line is a row as well.
            cells = tuple(cell for cell in line.cells if cell.start >= piece.span.start)
            whole[piece.span.start] = replace(line, start=piece.span.start, cells=cells)
    rows = find_rows(text, list(whole.values()))
    runs: list[Row | list[_Piece]] = []
    for piece in pieces:
        if piece.span.start in rows:
            row = rows[piece.span.start]
            if row is not None:
                runs.append(row)
        elif runs and isinstance(runs[-1], list):
            runs[-1].append(piece)
        else:
            runs.append([piece])
    return runs


def _next_status(heading: str, status: Status) -> tuple[Status, str | None]:
    name = re.sub(r"\s+", " ", heading).casefold().strip(" :")
    found = status_of_heading(name) or status_of_heading(heading.strip(" :")) or status
    # A post or a kind of member under a heading keeps that heading's status.
    if (name in CHAIR_HEADINGS or name in POSTS_AND_KINDS) and (
        status in {"apologies", "absent"} or (name in {"clerk", "secretary"} and status == "in_attendance")
    ):
        found = status
    return found, heading.strip(" :-–")


def _once(people: list[PersonFound]) -> list[PersonFound]:
    """Keep one entry for each name and status: bodies that meet jointly list the same people twice."""
    seen: set[tuple[str, str]] = set()
    kept = []
    for person in people:
        # Who is present is not in attendance too: a note of who chaired may name a member again.
        key = (
            re.sub(r"\W+", "", person.name).casefold(),
            "here" if person.status in {"present", "in_attendance"} else person.status,
        )
        if key not in seen or " " not in person.name:
            seen.add(key)
            kept.append(person)
    return kept


# -- columns -------------------------------------------------------------------------------------


def _streams(text: Text, lines: list[Line]) -> list[list[_Piece]]:
    """Return the block's lines in reading order: columns with headings of their own come apart."""
    main: list[_Piece] = []
    columns: list[tuple[float, list[_Piece]]] = []
    streams: list[list[_Piece]] = [main]
    edge = text.width
    for line in lines:
        heads = [k for k, cell in enumerate(line.cells) if _heads_column(text.slice(cell))]
        apart = len(line.cells) > 1 and any(k > 0 for k in heads)
        if apart and (not columns or len(heads) >= 2):
            columns = [(cell.left, []) for cell in line.cells]
            if len(heads) == 1 and columns:
                columns = [(min(line.left, columns[0][0]), []), *columns[1:]]
            if 0 not in heads and main:
                columns[0] = (columns[0][0], main)
            streams += [column for _, column in columns if column is not main]
        elif (
            columns
            and len(line.cells) == 1
            and line.left < columns[1][0] - 1
            and line.right > columns[1][0] + 2
        ):
            columns = []
            main = []
            streams.append(main)
        if columns:
            for cell in line.cells:
                at = max(
                    (
                        k
                        for k, (left, _) in enumerate(columns)
                        if _column_fits(cell.left, cell.right, left, k, columns)
                    ),
                    default=0,
                )
                columns[at][1].append(
                    _Piece(Span(cell.start, cell.end), (Span(cell.start, cell.end),), line.gap, 0.0, 1e9)
                )
        else:
            main.append(
                _Piece(
                    Span(line.start, line.end),
                    tuple(Span(c.start, c.end) for c in line.cells),
                    line.gap,
                    line.right,
                    edge,
                )
            )
    return [stream for stream in streams if stream]


def _heads_column(words: str) -> bool:
    """Say whether a cell heads a column; a post beside a name does not."""
    found = _heading_of(words)
    if found is None or any(found[0].casefold() == role.casefold() for role in ROLES):
        return False
    # "Councillors - A Devenny, …" beside "Members Present:" only says who they are.
    return not (words[found[1] :].strip() and found[0].casefold() in POSTS_AND_KINDS)


def _column_fits(
    left: float, right: float, column: float, k: int, columns: list[tuple[float, list[_Piece]]]
) -> bool:
    """Say whether a cell belongs to a column or one to its right: lists may be set centred."""
    if k == 0:
        return True
    before = columns[k - 1][0]
    middle = (left + right) / 2
    return left > column - 1.0 or (
        middle > column - 0.3 * (column - before) and left > before + 0.4 * (column - before)
    )


# -- headings and groups -------------------------------------------------------------------------


def _heading_of(words: str) -> tuple[str, int] | None:
    """Return the heading that opens some words and where what it heads begins."""
    found = _HEADING.match(words)
    if found:
        mark = found["mark"].strip()
        if not mark and found.end() < len(words) and words[found.end()] != "\t":
            return None
        rest = words[found.end() :]
        if (
            mark in {"-", "–", "—"}
            and re.match(r"\s*$", rest) is None
            and is_post_or_organisation(rest.split(",")[0])
            and found["head"].casefold() in {"clerk", "secretary", "chair", "chairman", "mayor"}
        ):
            return None
        return found["head"], found.end()
    capital = _CAPITAL_HEADING.match(words)
    if capital and status_of_heading(capital["head"]):
        head = capital["head"].strip()
        if head.casefold() in {
            "chair",
            "chairman",
            "mayor",
            "clerk",
            "secretary",
            "panel",
            "staff",
            "public",
        }:
            return None
        return head, capital.end()
    return None


def _groups(text: Text, stream: list[_Piece]) -> list[tuple[str | None, list[_Piece]]]:
    groups: list[tuple[str | None, list[_Piece]]] = [(None, [])]
    for piece in _join_side_headings(text, stream):
        if piece.heading:
            groups.append((piece.heading, []))
            continue
        words = text.slice(piece.span)
        if is_banner(words) and not _heading_of(words):
            continue
        found = _heading_of(words)
        rest = piece
        while found is not None:
            groups.append((found[0], []))
            rest = piece = _behind(piece, found[1])
            words = text.slice(rest.span)
            found = _heading_of(words.lstrip()) if words.strip() else None
            if found:
                found = (found[0], found[1] + len(words) - len(words.lstrip()))
        received = _RECEIVED.match(words)
        if received and not groups[-1][1] and status_of_heading(groups[-1][0] or "") == "apologies":
            rest = _behind(rest, received.end())  # "APOLOGIES were received from …"
            words = text.slice(rest.span)
        if words.strip():
            groups[-1][1].append(rest)
    split: list[tuple[str | None, list[_Piece]]] = []
    for heading, pieces in groups:
        split += _split_inner(text, heading, pieces)
    return split


def _behind(piece: _Piece, skip: int) -> _Piece:
    """Return a piece without its first characters."""
    start = piece.span.start + skip
    cells = tuple(Span(max(cell.start, start), cell.end) for cell in piece.cells if cell.end > start)
    return replace(piece, span=Span(start, piece.span.end), cells=cells)


def _join_side_headings(text: Text, stream: list[_Piece]) -> list[_Piece]:
    """Join a heading that a narrow column broke over two lines ("Also in" / "attendance:") into one piece."""
    result: list[_Piece] = []
    skip: Span | None = None
    for k, piece in enumerate(stream):
        cells = tuple(cell for cell in piece.cells if cell != skip)
        following = stream[k + 1] if k + 1 < len(stream) else None
        skip = None
        if len(piece.cells) > 1 and following is not None:
            both = f"{text.slice(piece.cells[0]).strip()} {text.slice(following.cells[0]).strip(' :')}"
            head = _heading_of(text.slice(piece.cells[0]))
            whole = head is not None and not text.slice(piece.cells[0])[head[1] :].strip()
            if status_of_heading(both) and not whole:
                result.append(
                    replace(piece, span=following.cells[0], cells=(following.cells[0],), heading=both)
                )
                skip, cells = following.cells[0], cells[1:]
        if cells:
            result.append(
                replace(piece, span=Span(cells[0].start, cells[-1].end), cells=cells)
                if cells != piece.cells
                else piece
            )
    return result


def _split_inner(
    text: Text, heading: str | None, pieces: list[_Piece]
) -> list[tuple[str | None, list[_Piece]]]:
    """Part a group where a heading stands inside one of its lines ("… the Clerk. Members of the public – …")."""
    result: list[tuple[str | None, list[_Piece]]] = [(heading, [])]
    for piece in pieces:
        words = text.slice(piece.span)
        at = 0
        for found in _INNER_HEADING.finditer(words):
            if not found["head"][0].isupper():
                continue
            if words[: found.start()].count("(") > words[: found.start()].count(")"):
                continue
            if (
                found["head"].casefold()
                in {
                    "chair",
                    "chairman",
                    "clerk",
                    "secretary",
                    "panel",
                    "mayor",
                    "members",
                    "committee",
                    "press",
                    "president",
                }
                and found["mark"].strip() != ":"
            ):
                continue
            head = Span(piece.span.start + at, piece.span.start + found.start("head"))
            result[-1][1].append(replace(piece, span=head, cells=(head,)))
            result.append((found["head"], []))
            at = found.end()
        rest = Span(piece.span.start + at, piece.span.end)
        if text.slice(rest).strip():
            result[-1][1].append(replace(piece, span=rest, cells=piece.cells if at == 0 else (rest,)))
    return result


# -- entries -------------------------------------------------------------------------------------


def _entries(text: Text, pieces: list[_Piece]) -> list[tuple[View, bool]]:
    """Join the lines of a group into entries; say of each whether it is a line of its own."""
    entries: list[tuple[list[_Piece], bool]] = []
    for piece in pieces:
        if entries and _runs_on(text, entries[-1][0], piece):
            entries[-1][0].append(piece)
        else:
            entries.append(([piece], True))
    result = []
    for group, _ in entries:
        spans = [cell for piece in group for cell in piece.cells]
        first = text.slice(group[0].span)
        skip = bullet_length(first)
        label = read_label(first)
        if (
            label
            and label.kind in {"plain", "bracket", "letter", "roman"}
            and not first[: label.length].strip().isalpha()
        ):
            skip = label.length
        if skip:
            spans[0] = Span(min(spans[0].start + skip, spans[0].end), spans[0].end)
        if len(group) == 1 and len(group[0].cells) > 1:
            if _are_names([text.slice(cell) for cell in group[0].cells]):
                # Columns of names: each cell is an entry of its own.
                result += [(text.view(cell), not _is_list(text.slice(cell))) for cell in group[0].cells]
            else:
                result.append((_cells_view(text, group[0].cells), True))
            continue
        columns = len(group[0].cells)
        if columns > 1 and all(len(piece.cells) == columns for piece in group):
            # Two columns of names whose entries wrapped: each column reads downwards.
            down = [[piece.cells[c] for piece in group] for c in range(columns)]
            # Where only one column wrapped, the lines of the others are names of their own.
            down = [
                part
                for column in down
                for part in (
                    [[cell] for cell in column]
                    if all(names_somebody(text.slice(cell)) for cell in column)
                    else [column]
                )
            ]
            if _are_names([text.slice(spans[0]) for spans in down]):
                result += [(text.view(spans), not _is_list(text.view(spans).text)) for spans in down]
                continue
        view = text.view([span for span in spans if span.end > span.start])
        result.append((view, not _is_list(view.text)))
    return result


def _are_names(cells: list[str]) -> bool:
    """Say whether the cells of a line are names, but for one that a scanner may have spoilt, and none a post."""
    named = sum(bool(_OPENS_PERSON.match(cell)) or names_somebody(cell) for cell in cells)
    spoilt = sum(any(c.isdigit() for c in cell) for cell in cells)
    return named > 0 and named + spoilt >= len(cells)


def _cells_view(text: Text, cells: tuple[Span, ...]) -> View:
    """Return a row of a table as one line, its cells parted by commas where they say different things."""
    parts: list[str] = []
    breaks: list[tuple[int, int]] = []
    length = 0
    for cell in cells:
        words = text.slice(cell).strip()
        if not words:
            continue
        if parts:
            joint = (
                " "
                if re.match(r"[(\-–]", words)
                or re.fullmatch(r"[A-Z][A-Za-z]{1,3}", words)
                or _TITLE_END.search("".join(parts))
                else ", "
            )
            # The comma is not on the page: it stands on the character before the cell.
            breaks.append((length, cell.start - 1 if cell.start else 0))
            parts.append(joint)
            length += len(joint)
        breaks.append((length, cell.start))
        parts.append(words)
        length += len(words)
    return View("".join(parts), tuple(breaks))


def _runs_on(text: Text, group: list[_Piece], piece: _Piece) -> bool:
    """Say whether a line goes on with the entry that the lines before it began."""
    before = _end_of_entry(text, group)
    words = text.slice(piece.span).strip()
    last = group[-1]
    if _is_open(before):
        return piece.gap < 1.6
    if _OPEN_NAME.search(before) and _CLOSES_NAME.match(words) and piece.gap < GAP and not _heading_of(words):
        return True
    if re.search(r"(?:,|&|/|\band|\bwith|\bof|\bfor|\bthe|–|-)$", before) and not _heading_of(words):
        return True
    if _TITLE_END.search(before) and len(before) > 12 and last.right >= last.edge - 12:
        return True
    if _OPENS_PERSON.match(words):
        return False
    if words[:1].islower() or (words.startswith(("(", "&", "and ", "–", "- ")) and bullet_length(words) == 0):
        return piece.gap < 1.6
    room = 0.5 * len(words.split(" ", 1)[0]) + 1.5
    if last.right >= last.edge - room and last.right > 20 and piece.gap < 0.45 and len(group[0].cells) == 1:
        return True
    # An organisation's last word, alone on a line, belongs to the line above.
    return (
        len(words.split()) == 1 and is_post_or_organisation(words) and "," in before and not words.isupper()
    )


def _is_open(words: str) -> bool:
    """Say whether a bracket is still open at the end of some words, the first of which may have been cut off."""
    depth = 0
    for character in words:
        depth = max(0, depth + (character == "(") - (character == ")"))
    return depth > 0


def _end_of_entry(text: Text, group: list[_Piece]) -> str:
    """Return the last words of an entry, as many as can say whether it goes on."""
    parts: list[str] = []
    length = 0
    for piece in reversed(group):
        parts.append(text.slice(piece.span).strip())
        length += len(parts[-1])
        if length > ENTRY_END or len(parts) == ENTRY_LINES:
            break
    return " ".join(reversed(parts))[-ENTRY_END:]


def _is_list(words: str) -> bool:
    """Say whether an entry lists several people, rather than one and what is said of them."""
    if _PLURAL.search(words):
        return True
    titled = len(
        re.findall(
            r"\b(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Clr|Councillor|Professor|Prof|Sir|Alderman|Ald|Rev)\.?\s+[A-Z]",
            words,
        )
    )
    return (
        titled >= 2
        or len(re.findall(r"\)\s*[,;]", words)) >= 2
        or (len(re.findall(r"[,;]", words)) >= 5 and not is_post_or_organisation(words))
    )


def _says_more(text: Text, view: View, person: Reading) -> bool:
    """Say whether an entry only says more of the person above it: a post or a party close below, or a note in brackets."""
    head, bracket, _ = view.text.partition("(")
    if not view.text:
        return False
    close = text.lines[text.line_number(view.place(0))].gap < GAP
    if not head.strip() or names_party(head):
        return bool(bracket) or close
    line = text.lines[text.line_number(view.place(0))]
    post = is_post_or_organisation(head) and not names_somebody(view.text) and line.start == view.place(0)
    return close and person.bare and post and not re.search(r"\d", head)


# What a page of a parliament links every name to, in one language or two.
_LINK = re.compile(r"\W*(?:(?:bywgraffiad|biography|view\s+profile|profile)\W*)+", re.IGNORECASE)


def _read_entry(view: View, *, one: bool, group: str | None) -> list[Reading]:
    words = view.text
    if _LINK.fullmatch(words) or (names_party(words) and len(words.split()) > 1):
        return []
    if is_usual_title(words) or is_banner(words) or re.match(r"(?i)^\W*part\s+(?:[a-z]|\d|one|two)\b", words):
        return []
    if _LEADING_NOTE.match(words) or (
        _SENTENCE_ONLY.search(words) and not re.match(r"(?i)^\W*(?:cllr|mr|mrs|dr)", words)
    ):
        return []
    if councils_first := read_councils_first(view):
        return councils_first
    surnames = (
        bool(group and re.search(r"(?i)councillors|cllrs|members|aldermen|present|apologies|absent", group))
        and not one
    )
    if (
        one
        and "," not in words
        and "(" not in words
        and group
        and re.search(r"(?i)councillors|cllrs|members", group)
        and len(words.split()) == 1
    ):
        surnames = True
    return read_people(view, one=one, surnames=surnames)


def person_found(
    reading: Reading, status: Status, group: str | None, rule: str = "attendance.list"
) -> tuple[PersonFound, list[SubstitutionFound]]:
    """Return a reading as a finding with its status, and the substitutions that it tells.

    Args:
        reading: the person as a list names it.
        status: what the heading or sentence says of those it lists.
        group: the heading it stood under, if any.
        rule: the rule that read it.

    """
    chair_heading = bool(group and group.casefold() in CHAIR_HEADINGS)
    here = status in {"present", "in_attendance"}
    person = PersonFound(
        reading.name,
        reading.honorific,
        reading.post_nominals,
        reading.affiliation,
        status,
        here and (reading.in_chair or chair_heading),
        group,
        reading.note,
        reading.spans,
        rule,
    )
    found = []
    if reading.is_substitute and here:
        found.append(
            SubstitutionFound(
                reading.name,
                tuple((name, None) for name in reading.stands_for),
                "substitute",
                reading.spans,
                "substitution.bracket",
            )
        )
    for by in reading.stood_by:
        found.append(
            SubstitutionFound(
                by.name,
                ((reading.name, reading.affiliation),),
                "substitute",
                reading.spans,
                "substitution.bracket",
            )
        )
    return person, found
