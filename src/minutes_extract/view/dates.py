"""Dates in words."""

from __future__ import annotations

from datetime import date


def tell_date(value: str) -> str:
    """Return a date of a record in words; one that no calendar has stays as it is.

    Args:
        value: such as "2024-05-14".

    >>> tell_date("2024-05-14"), tell_date("2024-02-30")
    ('14 May 2024', '2024-02-30')

    """
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return value
    # Not strftime: its month names are those of the machine's locale.
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def tell_day(value: str) -> str:
    """Return the day and month of a date of a record, short; one that no calendar has stays as it is.

    Args:
        value: such as "2024-05-14".

    >>> tell_day("2024-05-14")
    '14 May'

    """
    day, _, month = tell_date(value).rpartition(" ")[0].partition(" ")
    return f"{day} {month[:3]}" if month else value
