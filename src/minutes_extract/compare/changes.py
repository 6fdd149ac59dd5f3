"""What a comparison finds, as pydantic models: the JSON that `minutes-extract diff` writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from minutes_extract.records import Evidence, Part

if TYPE_CHECKING:
    from collections.abc import Sequence

Weight = Literal["substance", "wording", "noise"]
Flag = Literal["number", "money", "date", "name", "negation", "modal", "decision", "scope"]

HEAVIER: dict[Weight, int] = {"noise": 0, "wording": 1, "substance": 2}


class Change(Part):
    """One thing that differs between two versions."""

    kind: str = Field(description='What changed and how: "attendance.status", "resolution.reworded".')
    where: str = Field(description='Where, in words: "item 9.ii", "attendance: Ann Other".')
    old: str | None = Field(description="As the old version has it; null where it has nothing.")
    new: str | None = Field(description="As the new version has it; null where it has nothing.")
    weight: Weight
    flags: list[Flag] = Field(description="The kinds of words that changed.")
    old_evidence: list[Evidence]
    new_evidence: list[Evidence]


class Comparison(Part):
    """All that differs between two versions, in the order of the minutes."""

    same: bool = Field(description="Whether nothing differs; noise counts only where it was asked to.")
    changes: list[Change]

    def of_weight(self, weight: Weight) -> list[Change]:
        """Return the changes of one weight."""
        return [change for change in self.changes if change.weight == weight]


def changed(
    kind: str,
    where: str,
    old: str | None,
    new: str | None,
    weight: Weight,
    flags: Sequence[Flag] = (),
    old_evidence: Sequence[Evidence] = (),
    new_evidence: Sequence[Evidence] = (),
) -> Change:
    """Return a change."""
    return Change(
        kind=kind,
        where=where,
        old=old,
        new=new,
        weight=weight,
        flags=list(flags),
        old_evidence=list(old_evidence),
        new_evidence=list(new_evidence),
    )


def heaviest(weights: list[Weight]) -> Weight:
    """Return the weightiest of some weights; noise where there is none.

    >>> heaviest(["noise", "substance", "wording"])
    'substance'

    """
    return max(weights, key=HEAVIER.__getitem__, default="noise")
