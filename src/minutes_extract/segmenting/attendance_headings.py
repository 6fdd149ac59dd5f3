"""What a heading of an attendance block says of those who stand under it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from minutes_extract.segmenting.titles import squash
from minutes_extract.vocabulary.headings import (
    ABSENT,
    APOLOGIES,
    IN_ATTENDANCE,
    KINDS,
    OUTSIDERS,
    PRESENT,
    QUALIFIERS,
    SUBSTITUTES,
)
from minutes_extract.vocabulary.wordings import alternation

if TYPE_CHECKING:
    from collections.abc import Sequence

Status = Literal["present", "in_attendance", "apologies", "absent"]

_LISTED: dict[str, Status] = {
    **{squash(heading): "present" for heading in (*PRESENT, *SUBSTITUTES)},
    **{squash(heading): "in_attendance" for heading in IN_ATTENDANCE},
    **{squash(heading): "apologies" for heading in APOLOGIES},
    **{squash(heading): "absent" for heading in ABSENT},
}


LONGEST_HEADING = 200
"""Characters: longer ones are prose."""

_PLACE = r"(?:remotely|virtually|online|in\s+person|in\s+(?:the\s+)?chamber|(?:via|by|on)\s+(?:teams|zoom|video|telephone|phone|skype|webex))"
_SIGN = (
    rf"(?:(?:were\s+|was\s+)?(?:also\s+)?(?:present|in\s+attendance|attending|attended|participated)(?:\s+{_PLACE})?"
    rf"|{_PLACE}|(?:with\s+)?apologies|absent)"
)
_WHO = rf"(?:(?:{alternation(QUALIFIERS)})[\s,/&-]+(?:and\s+)?){{0,4}}(?:{alternation((*KINDS, *OUTSIDERS))})"
SIGNED = rf"(?:(?:the\s+following\s+)?{_WHO}(?:\s+(?:of|on)\s+the\s+\w+(?:\s+\w+)?)?[\s,:–-]+{_SIGN}|{_SIGN}\s*[,:–(-]\s*{_WHO}\)?)"
"""A heading put together of who and how they were there ("Voting Members Present", "Present – Co-opted Members")."""

COMPOSED = rf"(?:{SIGNED}|(?:{alternation(QUALIFIERS)})[\s-]+(?:{alternation((*KINDS, *OUTSIDERS))}))"
"""The same, or only who ("Co-opted Members"), which heads people inside an attendance block."""

HEADING = alternation((*PRESENT, *SUBSTITUTES, *IN_ATTENDANCE, *APOLOGIES, *ABSENT))
"""A listed heading, as an alternation for regular expressions that do not regard case."""

_COMPOSED = re.compile(rf"\W*{COMPOSED}\W*", re.IGNORECASE)
_OUTSIDER = re.compile(rf"\b(?:{alternation(OUTSIDERS)})\b", re.IGNORECASE)
_NO_MEMBER = re.compile(r"\b(?:also|other\b.*\battendance|non-?\s?members?)\b", re.IGNORECASE)


@lru_cache(maxsize=4096)
def status_of_heading(words: str) -> Status | None:
    """Return what a heading says of those under it, or None where it is no such heading.

    Args:
        words: the heading, with or without its colon.

    >>> status_of_heading("Non-Voting Members Present:"), status_of_heading("Council Officers in attendance")
    ('present', 'in_attendance')
    >>> status_of_heading("Finance") is None
    True

    """
    if len(words) > LONGEST_HEADING:
        return None
    listed = _LISTED.get(squash(words))
    if listed is not None:
        return listed
    if not _COMPOSED.fullmatch(words):
        return None
    lowered = words.casefold()
    if "apolog" in lowered:
        return "apologies"
    if "absent" in lowered:
        return "absent"
    if "governors" in lowered:
        return "present"  # public and staff governors are governors
    if _OUTSIDER.search(words) or _NO_MEMBER.search(words):
        return "in_attendance"
    return "present"


_TABLE_WHO = frozenset(
    {"name", "names", "member", "members", "governor", "governors", "councillor", "councillors", "trustee", "trustees", "director",
     "name of member", "name of governor", "membername"}
)  # fmt: skip
_TABLE_WHAT = frozenset(
    {"attendance", "role", "position", "organisation", "organization", "initials", "representing", "category", "title", "job title",
     "designation", "ward", "party", "status", "present", "type", "agency", "body", "authority", "term ends",
     "end of term", "term of office", "constituency", "sector", "school", "phase", "electoral division", "political group", "group", "affiliation", "employer", "company", "capacity", "nominated by", "appointed by", "representing body", "portfolio", "portfolio holder", "governor type", "type of governor", "division", "post", "attended"}
)  # fmt: skip


_BUSINESS = frozenset(
    {"ref", "item", "action", "actions", "no", "agenda item", "minute", "owner", "lead", "subject", "discussion", "decision", "by whom",
     "by when", "item no", "agenda", "who", "when", "title", "description", "minute no", "action by", "agenda no", "item number"}
)  # fmt: skip


def heads_business(cells: Sequence[str]) -> bool:
    """Say whether the cells of a line head a table of business.

    >>> heads_business(["Ref", "Item", "Action"]), heads_business(["Name", "Role"])
    (True, False)

    """
    return len(cells) > 1 and all(cell.strip(" :.*|").casefold() in _BUSINESS for cell in cells)


def heads_table(cells: Sequence[str]) -> bool:
    """Say whether the cells of a line head a table of people.

    >>> heads_table(["Name", "Role", "Attendance"]), heads_table(["Name", "Amount"])
    (True, False)

    """
    if len(cells) < 2:
        return False
    words = [cell.strip(" :*|").casefold() for cell in cells]
    return words[0] in _TABLE_WHO and any(word in _TABLE_WHAT for word in words[1:])
