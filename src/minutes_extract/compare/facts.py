"""What the minutes say of the meeting itself: body, date, times, place, chair, next meeting, signature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from minutes_extract.compare.changes import Change, changed
from minutes_extract.compare.people import SAME_PERSON, name_likeness, name_weight
from minutes_extract.compare.weighing import weigh
from minutes_extract.compare.words import split_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_extract.compare.changes import Flag, Weight
    from minutes_extract.compare.likeness import Surroundings
    from minutes_extract.records import Evidence, Meeting, NextMeeting, Signature


def compare_facts(old: Meeting, new: Meeting, around: Surroundings) -> list[Change]:
    """Return what changed in what the minutes say of the meeting itself."""
    changes = []
    for name in ("body", "title", "status", "date", "start_time", "end_time", "venue", "chair"):
        changes += _compare(
            f"meeting.{name}",
            "meeting",
            getattr(old, name),
            getattr(new, name),
            around,
            getattr(old.evidence, name),
            getattr(new.evidence, name),
        )
    return changes


def compare_closing(old: Meeting, new: Meeting, around: Surroundings) -> list[Change]:
    """Return what changed in the next meeting announced and in the signature."""
    changes = []
    parts: tuple[
        tuple[str, NextMeeting | Signature | None, NextMeeting | Signature | None, tuple[str, ...]], ...
    ] = (
        ("next_meeting", old.next_meeting, new.next_meeting, ("date", "time", "venue")),
        ("signed_by", old.signed_by, new.signed_by, ("name", "role")),
    )
    for part, mine, theirs, names in parts:
        for name in names:
            changes += _compare(
                f"{part}.{name}",
                part.replace("_", " "),
                getattr(mine, name, None),
                getattr(theirs, name, None),
                around,
                mine.evidence if mine else [],
                theirs.evidence if theirs else [],
            )
    return changes


def _compare(
    kind: str,
    where: str,
    old: str | None,
    new: str | None,
    around: Surroundings,
    old_evidence: Sequence[Evidence],
    new_evidence: Sequence[Evidence],
) -> list[Change]:
    if old == new:
        return []
    weight, flags = _weigh(kind.rpartition(".")[2], old, new, around)
    return [changed(kind, where, old, new, weight, flags, old_evidence, new_evidence)]


def _weigh(
    name: str, old: str | None, new: str | None, around: Surroundings
) -> tuple[Weight, Sequence[Flag]]:
    if name == "status":
        return "wording", ()  # a draft approved as it is says nothing else
    if name in {"date", "time", "start_time", "end_time"}:
        return "substance", ["date"]
    if name in {"chair", "name"}:
        if old and new and name_likeness(old, new) >= SAME_PERSON:
            weight = name_weight(old, new)
            return weight, ["name"] if weight != "noise" else ()
        return "substance", ["name"]
    found = weigh(split_words(old or ""), split_words(new or ""), around)
    return found.weight or "noise", found.flags
