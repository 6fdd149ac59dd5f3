"""Attendance over many meetings: who was there when, as people draw it by hand, and how many by year."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from minutes_extract.records import Meeting

Seen = Literal["present", "new_member", "substitute", "in_attendance", "substituted", "apologies", "absent"]

SEEN: dict[Seen, str] = {
    "present": "present",
    "new_member": "present as a new member",
    "substitute": "present as a substitute",
    "in_attendance": "in attendance",
    "substituted": "away, with a substitute",
    "apologies": "apologies",
    "absent": "absent",
}
"""How somebody can have been seen at a meeting, each with its words; of two the first one counts."""

_AS_MEMBER: frozenset[Seen] = frozenset({"present", "new_member", "substitute"})

_RANK = {seen: rank for rank, seen in enumerate(SEEN)}


def see(meeting: Meeting) -> dict[str, Seen]:
    """Return how each person named in a meeting's minutes was seen there, by name as written.

    Args:
        meeting: of a record.

    """
    result: dict[str, Seen] = {}

    def add(name: str, seen: Seen) -> None:
        same = next((known for known in result if letters(known) == letters(name)), name)
        if same not in result or _RANK[seen] < _RANK[result[same]]:
            result[same] = seen

    for person in meeting.attendance:
        add(person.name, person.status)
    for found in meeting.substitutions:
        same = next((name for name in result if letters(name) == letters(found.substitute)), found.substitute)
        if found.kind != "substitute":
            # Who left the body for good is not away from a meeting of it; who joins it need not be there yet.
            if result.get(same) == "present":
                result[same] = "new_member"
            continue
        for named in found.substituted:
            add(named.name, "substituted")
        if result.get(same, "present") == "present":
            result[same] = "substitute"
    return result


def letters(name: str) -> str:
    """Return a name as names are compared here: the same letters are the same person.

    Args:
        name: as written.

    >>> letters("Ann O’Ther") == letters("ann O'ther")
    True

    """
    return re.sub(r"\W", "", name).casefold()


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting as the pictures of attendance need it.

    Args:
        date: such as "2024-05-14".
        link: to its page.
        seen: how each person was seen, by name as written.

    """

    date: str
    link: str
    seen: dict[str, Seen]


@dataclass(frozen=True, slots=True)
class GridRow:
    """A person in a grid: how they were seen at each meeting (None: not listed), and how often they were there."""

    name: str
    cells: tuple[Seen | None, ...]
    attended: int
    listed: int


@dataclass(frozen=True, slots=True)
class Grid:
    """Who was there when: members of a body, and people who were only ever in attendance."""

    sittings: tuple[Sitting, ...]
    members: tuple[GridRow, ...]
    others: tuple[GridRow, ...]
    there: tuple[int, ...]
    """Members and substitutes who were there, for each sitting."""


def make_grid(sittings: Iterable[Sitting]) -> Grid:
    """Return the grid of some meetings, sorted by date, people by surname.

    Args:
        sittings: of one body.

    """
    ordered = tuple(sorted(sittings, key=lambda sitting: (sitting.date, sitting.link)))
    names: dict[str, str] = {}
    for sitting in ordered:
        for name in sitting.seen:
            names.setdefault(letters(name), name)
    by_letters = [{letters(name): seen for name, seen in sitting.seen.items()} for sitting in ordered]
    rows = []
    for key, name in sorted(names.items(), key=lambda pair: (_surname(pair[1]), pair[1])):
        cells = tuple(seen.get(key) for seen in by_letters)
        attended = sum(cell in _AS_MEMBER or cell == "in_attendance" for cell in cells)
        rows.append(GridRow(name, cells, attended, sum(cell is not None for cell in cells)))
    members = tuple(row for row in rows if set(row.cells) - {"in_attendance", None})
    return Grid(
        sittings=ordered,
        members=members,
        others=tuple(row for row in rows if row not in members),
        there=tuple(sum(row.cells[k] in _AS_MEMBER for row in members) for k in range(len(ordered))),
    )


def _surname(name: str) -> str:
    return name.split()[-1].casefold() if name.split() else ""


@dataclass(frozen=True, slots=True)
class Bar:
    """The attendance of members at the meetings of a year, on average.

    Args:
        year: such as "2024".
        present, apologies, absent: people a meeting; a member with a substitute counts among the apologies,
            and the substitute among those present.

    """

    year: str
    present: float
    apologies: float
    absent: float

    @property
    def total(self) -> float:
        """All three together."""
        return self.present + self.apologies + self.absent


def make_bar(year: str, sittings: Sequence[Sitting]) -> Bar:
    """Return the bar of a year.

    Args:
        year: such as "2024".
        sittings: at least one.

    """
    counts = Counter(seen for sitting in sittings for seen in sitting.seen.values())
    count = len(sittings)
    return Bar(
        year,
        present=sum(counts[seen] for seen in _AS_MEMBER) / count,
        apologies=(counts["apologies"] + counts["substituted"]) / count,
        absent=counts["absent"] / count,
    )
