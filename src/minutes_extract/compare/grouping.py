"""Changes in the order and under the headings in which people read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from minutes_extract.compare.vocabulary import KIND_WORDS

if TYPE_CHECKING:
    from minutes_extract.compare.changes import Change, Comparison, Weight


def group(changes: list[Change]) -> list[tuple[str, list[Change]]]:
    """Return changes under the part of the minutes that they belong to, parts in order of first change."""
    parts: dict[str, list[Change]] = {}
    for change in changes:
        parts.setdefault(_part(change), []).append(change)
    return list(parts.items())


def _part(change: Change) -> str:
    kind = change.kind.partition(".")[0]
    if kind == "attendance":
        return "Attendance"
    if kind == "substitution":
        return "Substitutions"
    head, _, rest = change.where.partition(": ")
    where = rest if head.startswith("meeting of") and rest else change.where
    if where.startswith("item ") and not where.startswith("item “"):
        where = where.partition(",")[0].partition(" to ")[0]
    return where[:1].upper() + where[1:]


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
