"""A record as a page of Markdown for people."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from minutes_extract.view.findings import IN_PLACE_OF, tell_vote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from minutes_extract.records import Item, Meeting, Person, Record, Resolution, Vote

MOST = 240
"""Characters of a resolution that are shown."""

STATUSES = (
    ("present", "Present"),
    ("in_attendance", "In attendance"),
    ("apologies", "Apologies"),
    ("absent", "Absent"),
)


def summarise(record: Record) -> str:
    """Return a record as a short summary in Markdown.

    Args:
        record: the record.

    """
    lines = []
    for meeting in record.meetings:
        lines += list(_meeting(meeting))
    if not record.meetings:
        lines += [f"# {_plain(record.source.name)}", "", "No meeting was found in it.", ""]
    if record.diagnostics:
        lines += ["## To look at", ""]
        lines += [f"- {_plain(diagnostic.message)}" for diagnostic in record.diagnostics]
        lines.append("")
    return "\n".join(lines)


def _meeting(meeting: Meeting) -> Iterator[str]:
    yield f"# {_plain(meeting.body or 'A meeting')}"
    yield ""
    times = "–".join(filter(None, (meeting.start_time, meeting.end_time)))
    facts = [meeting.date or "date not found", times, meeting.venue, meeting.status]
    yield ", ".join(_plain(fact) for fact in facts if fact)
    yield ""
    for status, words in STATUSES:
        people = [person for person in meeting.attendance if person.status == status]
        if people:
            yield f"- **{words}** ({len(people)}): " + "; ".join(_person(person) for person in people)
    for substitution in meeting.substitutions:
        away = ", ".join(named.name for named in substitution.substituted) or "somebody not named"
        yield f"- **{_plain(substitution.substitute)}**{IN_PLACE_OF[substitution.kind]} {_plain(away)}"
    yield ""
    if meeting.items or meeting.resolutions:
        yield "## Business"
        yield ""
        yield from _items(meeting.items, "")
        yield from _resolutions(meeting.resolutions, "")
        yield ""
    if meeting.next_meeting:
        upcoming = meeting.next_meeting
        facts = [upcoming.date, upcoming.time, upcoming.venue]
        yield "Next meeting: " + ", ".join(_plain(fact) for fact in facts if fact)
        yield ""


def _items(items: list[Item], indent: str) -> Iterator[str]:
    for item in items:
        heading = " ".join(_plain(part) for part in (item.number, item.title) if part)
        yield f"{indent}- {heading or 'an item without a heading'}"
        yield from _resolutions(item.resolutions, indent + "  ")
        for motion in item.motions:
            yield f"{indent}  - **{motion.outcome}**: {_plain(motion.text)}{_vote(motion.vote)}"
        yield from _items(item.items, indent + "  ")


def _resolutions(resolutions: list[Resolution], indent: str) -> Iterator[str]:
    for resolution in resolutions:
        yield f"{indent}- **{resolution.kind}**: {_plain(resolution.text)}{_vote(resolution.vote)}"


def _vote(vote: Vote | None) -> str:
    return f" ({tell_vote(vote)})" if vote else ""


def _person(person: Person) -> str:
    words = _plain(person.name) + (" (chair)" if person.is_chair else "")
    return f"{words}, {_plain(person.affiliation)}" if person.affiliation else words


def _plain(words: str) -> str:
    """Return words as one line that Markdown and terminals take for words alone."""
    words = "".join(c if c.isprintable() else " " for c in words)
    words = " ".join(words.split())
    if len(words) > MOST:
        words = words[: MOST - 1].rstrip() + "…"
    return re.sub(r"([\\`*_\[\]<>#|&])", r"\\\1", words)
