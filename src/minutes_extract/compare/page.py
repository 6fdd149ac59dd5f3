"""A comparison as one self-contained HTML page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from minutes_extract.compare.grouping import group, is_told_whole, name_kind, place_of, summarise
from minutes_extract.compare.weighing import redline
from minutes_extract.view.rendering import render

if TYPE_CHECKING:
    from minutes_extract.compare.changes import Change, Comparison


def render_page(found: Comparison, names: tuple[str, str]) -> str:
    """Return a comparison as an HTML page that needs nothing from elsewhere.

    Args:
        found: the comparison.
        names: what to call the two versions.

    """
    numbers = {id(change): number for number, change in enumerate(found.changes, 1)}
    return render(
        "minutes_extract.compare",
        "page",
        names=names,
        summary=summarise(found),
        parts=_parts([change for change in found.changes if change.weight != "noise"]),
        place_of=place_of,
        is_told_whole=is_told_whole,
        noise=found.of_weight("noise"),
        number=lambda change: numbers[id(change)],
        redline=redline,
        name_kind=name_kind,
    )


def _parts(changes: list[Change]) -> list[tuple[str, list[Change], list[Change]]]:
    """Return the parts of the minutes, each with its changes and with what moved there from another part."""
    told = dict(group(changes))
    arrived: dict[str, list[Change]] = {}
    for change in changes:
        target = place_of(change)[1]
        if target is not None:
            arrived.setdefault(target, []).append(change)
    parts = []
    for name, mine in told.items():
        parts.append((name, mine, arrived.pop(name, [])))
        # A part to which words moved, and nothing else of which changed, follows the one they came from.
        for target in dict.fromkeys(place_of(change)[1] for change in mine):
            if target is not None and target not in told and target in arrived:
                parts.append((target, [], arrived.pop(target)))
    return parts
