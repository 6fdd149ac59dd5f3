"""Leaves parts about people out of a record, and with them all that holds the words they were read from.

An interest that is gone from the list of declarations but stands in the text of its item is not left
out. So what goes by is where words stand, not which field they are in.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from minutes_extract.records import Record

PARTS = ("attendance", "declarations")
"""What can be left out: who was there, who was not and who stood in; interests declared."""

DIAGNOSTIC = "left-out"

_TITLES = {
    "attendance": re.compile(r"(?i)apolog|absen|attendance|substitut|welcome|\bpresent\b"),
    "declarations": re.compile(r"(?i)declar|disclos|\binterests?\b"),
}
"""Items that are about a part: their words go whole, since not every name in them may have been read."""

Stretch = tuple[int, int]


def leave_out(record: Record, parts: Collection[str]) -> Record:
    """Return a record without some parts, and with a diagnostic that says so.

    Texts, titles and clauses that overlap the words of a part are emptied, quotes that do are dropped.

    Args:
        record: the record.
        parts: some of `PARTS`; with none the record comes back as it is.

    """
    if not parts:
        return record
    from minutes_extract.records import (
        Record,  # pydantic is slow to import, and the command needs `PARTS` only
    )

    data = record.model_dump(by_alias=True)
    hidden: list[Stretch] = []
    for meeting in data["meetings"]:
        for part in parts:
            hidden += _TAKE[part](meeting)
        for item in _flat(meeting["items"]):
            if any(part in parts and title.search(item["title"] or "") for part, title in _TITLES.items()):
                hidden.append(_after_heading(item))
    data["diagnostics"] = [odd for odd in data["diagnostics"] if not _stands_in(odd["evidence"], hidden)]
    for meeting in data["meetings"]:
        _empty_meeting(meeting, hidden)
    named = ", ".join(part for part in PARTS if part in parts)
    data["diagnostics"].append(
        {"code": DIAGNOSTIC, "message": f"Left out because that was asked for: {named}.", "evidence": []}
    )
    return Record.model_validate(data)


def _take_attendance(meeting: dict[str, Any]) -> Iterator[Stretch]:
    for entry in (*meeting["attendance"], *meeting["substitutions"]):
        yield from _stretches(entry["evidence"])
    yield from _stretches(meeting["evidence"]["chair"])
    meeting.update(attendance=[], substitutions=[], chair=None)


def _take_declarations(meeting: dict[str, Any]) -> Iterator[Stretch]:
    for item in _flat(meeting["items"]):
        for declaration in item["declarations"]:
            yield from _stretches(declaration["evidence"])
        item["declarations"] = []


_TAKE = {"attendance": _take_attendance, "declarations": _take_declarations}
"""Empties a part of a meeting and yields where its words stand."""


def _empty_meeting(meeting: dict[str, Any], hidden: Sequence[Stretch]) -> None:
    if _stands_in(meeting["evidence"]["title"], hidden):
        meeting["title"] = None
    for name, evidence in meeting["evidence"].items():
        meeting["evidence"][name] = _kept(evidence, hidden)
    for item in _flat(meeting["items"]):
        if any(_overlap(own, stretch) for own in _own_extent(item) for stretch in hidden):
            item["text"] = ""
        if _stands_in(item["evidence"], hidden):
            item["title"] = None
        for entry in (*item["actions"], *item["declarations"]):
            _empty(entry, hidden)
        item["evidence"] = _kept(item["evidence"], hidden)
    for decision in _decisions(meeting):
        if decision["vote"]:
            decision["vote"]["evidence"] = _kept(decision["vote"]["evidence"], hidden)
        _empty(decision, hidden)
    for entry in (meeting["next_meeting"], meeting["signed_by"], *meeting["attachments"]):
        if entry:
            _empty(entry, hidden)


def _empty(entry: dict[str, Any], hidden: Sequence[Stretch]) -> None:
    """Empty the words of an entry where they overlap what is hidden; what was derived from them stays."""
    quotes = [
        *entry["evidence"],
        *(quote for clause in entry.get("clauses", ()) for quote in clause["evidence"]),
    ]
    if _stands_in(quotes, hidden):
        without: dict[str, Any] = {"text": "", "interest": None, "title": None, "clauses": [], "evidence": []}
        entry.update({name: value for name, value in without.items() if name in entry})


def _decisions(meeting: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from meeting["resolutions"]
    for item in _flat(meeting["items"]):
        yield from item["resolutions"]
        yield from item["motions"]


def _flat(items: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for item in items:
        yield item
        yield from _flat(item["items"])


def _after_heading(item: dict[str, Any]) -> Stretch:
    start = max((quote["end"] for quote in item["evidence"]), default=item["extent"]["start"])
    return (start, item["extent"]["end"])


def _own_extent(item: dict[str, Any]) -> Iterator[Stretch]:
    """Yield where an item's own words stand: all of it but its sub-items."""
    start = item["extent"]["start"]
    for sub in sorted((sub["extent"] for sub in item["items"]), key=lambda extent: int(extent["start"])):
        yield (start, sub["start"])
        start = sub["end"]
    yield (start, item["extent"]["end"])


def _stretches(evidence: Sequence[dict[str, Any]]) -> Iterator[Stretch]:
    return ((quote["start"], quote["end"]) for quote in evidence)


def _kept(evidence: Sequence[dict[str, Any]], hidden: Sequence[Stretch]) -> list[dict[str, Any]]:
    return [quote for quote in evidence if not _stands_in([quote], hidden)]


def _stands_in(evidence: Sequence[dict[str, Any]], hidden: Sequence[Stretch]) -> bool:
    return any(_overlap(quoted, stretch) for quoted in _stretches(evidence) for stretch in hidden)


def _overlap(one: Stretch, other: Stretch) -> bool:
    return one[0] < other[1] and other[0] < one[1]
