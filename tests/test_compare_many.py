"""Long versions: where there are too many parts to hold all against all, the right ones still meet."""

from __future__ import annotations

import random

import pytest

from minutes_extract.compare import compare
from minutes_extract.compare.people import MOST_PAIRS
from minutes_extract.loading import version_of

COUNT = 70
SYLLABLES = ["bar", "cor", "dun", "fel", "gil", "hart", "lam", "mor", "oak", "pen", "ros", "tor"]


def minutes(*, first: str, ordered: bool) -> bytes:
    """Return minutes of many people, given by their first names or initials, and of many resolutions."""
    chance = random.Random(7)  # noqa: S311 - nothing secret is drawn
    surnames = ["".join(chance.sample(SYLLABLES, 3)).title() for _ in range(COUNT)]
    people = [f"Cllr {first} {surname}" for surname in surnames]
    words = [" ".join("".join(chance.sample(SYLLABLES, 2)) for _ in range(8)) for _ in range(COUNT)]
    items = [f"Matter {w.split()[0].title()}\n\nRESOLVED: That the {w} be approved." for w in words]
    if not ordered:
        people.reverse()
        items.reverse()
    numbered = "".join(f"{n}. {item}\n\n" for n, item in enumerate(items, 1))
    listed = "".join(f"{person}\n" for person in people)
    return f"Minutes of the Parish Council held on 14th May 2024\n\nPresent:\n\n{listed}\n{numbered}".encode()


@pytest.mark.parametrize("first", ["Moira", "M"])
def test_many_people_items_and_resolutions_in_another_order_are_the_same_ones(first: str) -> None:
    assert COUNT**2 > MOST_PAIRS
    found = compare(
        version_of(minutes(first="Moira", ordered=True)), version_of(minutes(first=first, ordered=False))
    )
    kinds = {change.kind for change in found.changes}
    assert not found.of_weight("substance")
    assert "item.moved" in kinds
    assert ("attendance.name" in kinds) == (first == "M")
