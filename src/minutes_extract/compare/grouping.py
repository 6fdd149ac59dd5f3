"""Changes in the order and under the headings in which people read them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from minutes_extract.compare.vocabulary import KIND_WORDS

if TYPE_CHECKING:
    from minutes_extract.compare.changes import Change, Comparison, Weight


_ITEM = re.compile(r"item “.*?”(?=, |$)|[^,]+")
_TO = re.compile(r" to (?=(?:item|an item|outside) |(?:heading|closing)$)")
_TOLD_WHOLE = {
    "attachments.changed", "attendance.status", "item.merged", "item.moved", "item.split", "meeting.status",
    "resolution.moved",
}  # fmt: skip


def group(changes: list[Change]) -> list[tuple[str, list[Change]]]:
    """Return changes under the part of the minutes that they belong to, parts in order of first change."""
    parts: dict[str, list[Change]] = {}
    for change in changes:
        parts.setdefault(place_of(change)[0], []).append(change)
    return list(parts.items())


def place_of(change: Change) -> tuple[str, str | None]:
    """Return the part of the minutes that a change belongs to, and the one that its words moved to."""
    kind = change.kind.partition(".")[0]
    if kind == "attendance":
        return "Attendance", None
    if kind == "substitution":
        return "Substitutions", None
    head, _, rest = change.where.partition(": ")
    where = rest if head.startswith("meeting of") and rest else change.where
    places = _TO.split(where) if change.kind.endswith(".moved") else [where]
    first, last = _part(places[0]), _part(places[-1])
    return first, last if last != first else None


def _part(where: str) -> str:
    found = _ITEM.match(where)
    part = found.group() if found else where
    return part[:1].upper() + part[1:]


def is_told_whole(change: Change) -> bool:
    """Say whether both sides are shown whole, without a redline: they are not two wordings of one thing."""
    return change.kind in _TOLD_WHOLE


def summarise(found: Comparison) -> str:
    """Return the count of changes of each weight in one line."""
    counts: list[tuple[Weight, str]] = [
        ("substance", "of substance"),
        ("wording", "of wording"),
        ("noise", "noise"),
    ]
    return ", ".join(f"{len(found.of_weight(weight))} {words}" for weight, words in counts)


def name_kind(change: Change) -> str:
    """Return what happened, in words: "status changed"."""
    return KIND_WORDS.get(change.kind, change.kind.replace(".", " ").replace("_", " ") + " changed")
