"""Who chaired the meeting."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from minutes_extract.detecting.findings import Found, PersonFound
from minutes_extract.detecting.people import read_people
from minutes_extract.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_extract.spans import Text

_NAME = r"(?:[A-Z][\w.’'\-]*\s+){0,4}[A-Z][\w’'\-]+"
_TOOK = re.compile(
    rf"(?P<who>{_NAME})\s*,?\s+(?:(?:was|being)\s+)?(?:in\s+the\s+chair|took\s+the\s+chair|presided|presiding|chaired\s+the\s+meeting|assumed\s+the\s+chair|chairing\s+the\s+meeting)\b"
)
_BY = re.compile(
    rf"(?i:chaired by|in the chair|chair(?:man|person)? for the meeting)\s*[:\-–,]?\s+(?P<who>{_NAME})"
)


def find_chair(
    text: Text, people: Sequence[PersonFound], first: int, last: int
) -> PersonFound | Found | None:
    """Return who chaired: so called in the attendance block, or said to have taken the chair.

    Args:
        text: the text.
        people: who was there.
        first, last: indexes of the first line of the minutes' opening and of the line after it.

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
    told = _told(text, first, last)
    if told is not None and not (
        present and told.value.split()[-1].casefold() == present[0].name.split()[-1].casefold()
    ):
        match = next((p for p in people if _matches(p, told)), None)
        return match or told
    return present[0] if present else None


def _matches(person: PersonFound, told: Found) -> bool:
    return person.status in {"present", "in_attendance"} and person.name.casefold() == told.value.casefold()


def _told(text: Text, first: int, last: int) -> Found | None:
    for k in range(first, last):
        line = text.lines[k]
        view = text.view(Span(line.start, line.end))
        for pattern in (_TOOK, _BY):
            found = pattern.search(view.text)
            if found:
                readings = read_people(view.cut(*found.span("who")), surnames=True)
                if readings:
                    return Found(readings[0].name, (view.span(*found.span()),), "chair.sentence")
    return None
