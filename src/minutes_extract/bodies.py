"""Which body met: what makes two names one body, and the council whose committee it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from minutes_extract.records import Meeting, Record
    from minutes_extract.spans import Text

HEAD_LINES = 12
"""Lines from the first within which minutes name their council."""

# "27th Forum", "2010 Annual Parish Meeting": which of its meetings, not which body; "Area 3 Committee" is another.
_COUNT = re.compile(r"^\s*\d+(?:st|nd|rd|th)\b|\b(?:19|20)\d\d\b", re.IGNORECASE)
# The annual meeting of a council is one of its meetings; the annual parish meeting is another body.
_KIND_OF_MEETING = re.compile(
    r"\b(?:annual|extra-?ordinary|ordinary|special|virtual|agm|a\.\s?g\.\s?m)\b", re.IGNORECASE
)
_SHORT = {"pc": "parish council", "tc": "town council"}
_ROOM = r"(?!\s+(?:chamber|offices?|house|hall|buildings?|tax)\b)"
_NAME = r"[^\W\d_][\w'’&.\-]*(?:\s+[\w'’&.\-]+){0,7}\s+council"
_LINE = re.compile(rf"\W*(?:the\s+)?({_NAME})\W*", re.IGNORECASE)
_NOT_A_NAME = re.compile(r"\b(?:minutes|meeting|committee|members|of the council)\b|\d", re.IGNORECASE)
_OF_COUNCIL = re.compile(
    rf"\bof\s+(?:the\s+)?((?:[A-Z][\w'’&\-]*\s+(?:(?:and|of|upon|with|the)\s+)*){{1,6}}(?:Council|COUNCIL)\b){_ROOM}"
)


def without_count(name: str) -> str:
    """Return a body's name without what counts its meetings; the name itself where nothing else is left.

    Args:
        name: as written.

    >>> without_count("27th Users' Forum")
    "Users' Forum"

    """
    return " ".join(_COUNT.sub(" ", name).split()) or name


def fold_body(name: str | None) -> str:
    """Return what two names of one body have in common: the words, whatever their capitals and spaces.

    Args:
        name: as written; None where none was found.

    >>> fold_body("FENWATER  Parish Council") == fold_body("Fenwater PC") == fold_body("Fenwater Annual Parish Council")
    True

    """
    words = re.findall(r"\w+", without_count(name or "").casefold())
    if len(words) > 1 and words[-1] in _SHORT:
        words[-1:] = _SHORT[words[-1]].split()
    told = " ".join(words)
    if "council" in words[1:]:
        told = " ".join(re.findall(r"\w+", _KIND_OF_MEETING.sub(" ", re.sub(r"\ba g m\b", "agm", told))))
    return told


def find_councils(record: Record, text: Text) -> tuple[str | None, ...]:
    """Return for each meeting of a document the council that its heading names beside the body; None where none.

    Args:
        record: of the document.
        text: that its evidence points into.

    """
    return tuple(_find_council(meeting, text) for meeting in record.meetings)


def _find_council(meeting: Meeting, text: Text) -> str | None:
    if meeting.body is None or "council" in fold_body(meeting.body).split():
        return None
    for words in _head_of(meeting, text):
        named = _LINE.fullmatch(words)
        if named and not _NOT_A_NAME.search(words):
            return " ".join(named[1].split())
    named = _OF_COUNCIL.search(" ".join((meeting.title or "").split()))
    return named[1] if named else None


def _head_of(meeting: Meeting, text: Text) -> Iterator[str]:
    """Yield the cells of the lines above the first person and the first item."""
    below = [piece.start for person in meeting.attendance[:1] for piece in person.evidence]
    below += [piece.start for item in meeting.items[:1] for piece in item.evidence]
    stop = min(below, default=meeting.extent.end)
    first = text.line_number(meeting.extent.start)
    for line in text.lines[first : first + HEAD_LINES]:
        if line.start >= stop:
            return
        for cell in line.cells:
            yield text.slice(cell)
