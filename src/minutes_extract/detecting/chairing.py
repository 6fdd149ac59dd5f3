"""Who chaired the meeting."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from minutes_extract.detecting.findings import Found, PersonFound
from minutes_extract.detecting.people import read_people
from minutes_extract.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_extract.segmenting.blocks import Block
    from minutes_extract.spans import Text

_NAME = r"(?<![\w.’'\-])(?:[A-Z][\w.’'\-]*+\s+){0,4}[A-Z][\w’'\-]++"
_TOOK = re.compile(
    rf"(?P<who>{_NAME})\s*,?\s+(?:(?:was|being)\s+)?(?i:in\s+the\s+chair|took\s+the\s+chair|presided|presiding|chaired\s+the\s+meeting|assumed\s+the\s+chair|chairing\s+the\s+meeting)\b"
    rf"|(?P<stayed>{_NAME})\s[^.]{{0,70}}?\b(?i:stayed|remained|continued)\s+in\s+the\s+chair\b"
)
_BY = re.compile(
    rf"(?i:chaired\s+by\s*:?|(?:in\s+the\s+chair|chair(?:man|person)?\s+for\s+the\s+meeting)\s*[:\-–])\s+(?P<who>{_NAME})"
)


def find_chair(
    text: Text, people: Sequence[PersonFound], first: int, last: int, opening: Sequence[Block]
) -> PersonFound | Found | None:
    """Return who chaired: so called in the attendance block, or said to have taken the chair.

    Args:
        text: the text.
        people: who was there.
        first, last: indexes of the first line of the minutes' opening and of the line after it.
        opening: the blocks of the first items, which may tell who took the chair after an election.

    """
    here = [person for person in people if person.status in {"present", "in_attendance"} and person.is_chair]
    said = [
        p
        for p in here
        if re.search(r"(?i)in the chair|chairing|took the chair", f"{p.affiliation or ''} {p.group or ''}")
    ]
    if said:
        return said[0]
    present = [person for person in here if person.status == "present"]
    told = _told(text, [Span(line.start, line.end) for line in text.lines[first:last]])
    if told is None and not present:
        told = _told(text, [block.span for block in opening if not block.margin])
    if told is not None and not (
        present and told.value.split()[-1].casefold() == present[0].name.split()[-1].casefold()
    ):
        match = next((p for p in people if _matches(p, told)), None)
        return match or told
    return present[0] if present else None


def _matches(person: PersonFound, told: Found) -> bool:
    if person.status not in {"present", "in_attendance"}:
        return False
    name, said = person.name.casefold(), told.value.casefold()
    return name == said or (" " not in said and name.split()[-1] == said)


def _told(text: Text, passages: Sequence[Span]) -> Found | None:
    for passage in passages:
        view = text.view(passage)
        folded = view.text.casefold()
        if "chair" not in folded and "presid" not in folded:
            continue
        for pattern in (_TOOK, _BY):
            found = pattern.search(view.text)
            if found:
                readings = read_people(view.cut(*found.span(found.lastgroup or "who")), surnames=True)
                if readings:
                    return Found(readings[0].name, (view.span(*found.span()),), "chair.sentence")
    return None
