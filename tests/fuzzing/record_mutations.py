"""Records made worse: values of the wrong type, offsets that lie, parts lost, doubled and moved."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from fuzzing.text_mutations import change_text

if TYPE_CHECKING:
    from random import Random

VALUES: tuple[Any, ...] = (
    None,
    True,
    -1,
    0,
    1,
    10**30,
    1.5,
    "",
    "x",
    "2024-99-99",
    "\ud800",
    [],
    {},
    [None],
    {"x": []},
)


def change_record(record: Any, random: Random) -> Any:
    """A record, as JSON holds it, with one thing changed."""
    record = copy.deepcopy(record)
    holders = [holder for holder in _holders(record) if holder]
    if not holders:
        return random.choice(VALUES)
    holder = random.choice(holders)
    key: Any = random.choice(list(holder)) if isinstance(holder, dict) else random.randrange(len(holder))
    value = holder[key]
    # Most changes keep to the contract, so that diff has something to do.
    match random.randrange(16):
        case 0:
            holder[key] = copy.deepcopy(random.choice(VALUES))
        case 1:
            del holder[key]
        case 2 if isinstance(holder, list):
            holder[key:key] = [copy.deepcopy(value)] * random.choice((1, 2, 10))
        case 3 if isinstance(holder, list):
            random.shuffle(holder)
        case 4:
            _replace(holder, key, copy.deepcopy(random.choice(holders)))
        case _:
            _replace(holder, key, _vary(value, random))
    return record


def _vary(value: Any, random: Random) -> Any:
    match value:
        case bool():
            return not value
        case int():
            return random.choice((0, value + 1, max(value - 1, 0), value * 1000))
        case str():
            return change_text(value, random)
        case None:
            return random.choice((None, "Ann Other", "2024-05-14"))
        case _:
            return value


def _replace(holder: Any, key: Any, value: Any) -> None:
    if type(holder[key]) is type(value) or holder[key] is None:
        holder[key] = value


def _holders(part: Any) -> list[Any]:
    """Every object and list in a record."""
    if isinstance(part, dict):
        return [part, *(holder for value in part.values() for holder in _holders(value))]
    if isinstance(part, list):
        return [part, *(holder for value in part for holder in _holders(value))]
    return []
