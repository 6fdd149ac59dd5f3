"""In what two copies differ that a reader would not want to miss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from minutes_extract.compare import Version, compare

if TYPE_CHECKING:
    from minutes_extract.copies.report import Difference
    from minutes_extract.records import Record

_FIGURES = frozenset({"number", "money", "date"})


def find_differences(left: Record | None, right: Record | None) -> list[Difference]:
    """Return what differs in substance, in the order attendance, resolutions, figures.

    Args:
        left, right: the records; where one of two documents has none, nothing is found.

    """
    if left is None or right is None or not (left.meetings and right.meetings):
        return []
    found: set[Difference] = set()
    for change in compare(Version(left, None), Version(right, None)).of_weight("substance"):
        topic = change.kind.partition(".")[0]
        if topic in {"attendance", "substitution"}:
            found.add("attendance")
        if topic in {"resolution", "motion", "vote", "clause"}:
            found.add("resolutions")
        if _FIGURES & set(change.flags):
            found.add("figures")
    order: tuple[Difference, ...] = ("attendance", "resolutions", "figures")
    return [name for name in order if name in found]
