"""Minutes of invented councils: the archives that a search for copies goes wrong on."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta

NAMES = ("A Tolley", "R Kemble", "J Fosse", "M Arden", "S Winter", "D Pascoe", "L Hythe", "P Orchard")
PAYEES = ("Fenwater Mowing", "Brack Energy", "Hall Hire", "Osier Print", "Marl Water", "Tolley Timber")
STREETS = ("Eel Lane", "Mill Row", "Back Street", "Church Hill", "Staithe Road", "Low Common")
MATTERS = (
    "The clerk had written again to the highways officer about the verge in {street} and waited for an answer",
    "A resident of {street} asked who would mend the fence that the storm of the week before had taken down",
    "The tree warden had looked at the limes in {street} and saw no need for work on them before the winter",
    "Two quotations for painting the railings in {street} had come and the lower one was thought to be fair",
    "The lamp at the corner of {street} had been out since the clocks went back and the company would be told",
    "It was reported that lorries still came through {street} at night although the sign had been put up",
    "The school asked for leave to hold its fete on the green by {street} and members saw nothing against it",
    "The owner of the field behind {street} would sell a strip of it for a footpath if the price were right",
    "Volunteers had cleared the ditch along {street} and were thanked for a cold and muddy day's work",
    "The flood group would walk the length of {street} with the engineer and bring a list of gullies",
    "The notice board in {street} let in the rain and a new one of oak would cost more than had been set aside",
    "A dog bin for {street} had been ordered in the spring and nobody could say what had become of it",
)


@dataclass(frozen=True)
class Meeting:
    """A meeting to be minuted.

    Args:
        body: who met.
        day: when.
        time: at what time; None for minutes that do not say.
        business: how many matters were talked about beside the routine ones.
        seed: of what was said.

    """

    body: str = "Fenwater Parish Council"
    day: date = date(2024, 5, 14)
    time: str | None = "7.30 pm"
    business: int = 6
    seed: int = 0


def spoken(day: date) -> str:
    """A day as minutes have it."""
    return f"{day.day} {day:%B} {day.year}"


def write(meeting: Meeting, status: str = "") -> str:
    """The minutes of a meeting. What is routine is the same from month to month, but for days, sums and numbers."""
    rng = random.Random(meeting.seed)  # noqa: S311 - nothing secret is drawn
    at = f" at {meeting.time}" if meeting.time else ""
    lines = [
        *([status, ""] if status else []),
        f"Minutes of the meeting of {meeting.body} held on {spoken(meeting.day)}{at} in the Reading Room",
        "",
        f"Present: Cllrs {', '.join(NAMES[:6])}",
        "",
        "Apologies: Cllr P Orchard",
        "",
        "1. Declarations of interest",
        "There were no declarations of interest in any matter on the agenda of the meeting.",
        "",
        "2. Minutes of the last meeting",
        f"Resolved: that the minutes of the meeting held on {spoken(meeting.day - timedelta(28))} be approved as a"
        " true record and signed by the chairman.",
        "",
        "3. Finance",
        f"The balance of the account stood at {rng.randint(1000, 9999)} pounds. The following payments were approved:",
        *(f"{payee} {rng.randint(20, 900)}.{rng.randint(10, 99)}" for payee in PAYEES),
        "",
        "4. Planning",
        "No objection was made to the applications that had come in since the last meeting of the council.",
    ]
    matters = rng.sample(MATTERS, min(meeting.business, len(MATTERS)))
    for number, matter in enumerate(matters, 5):
        street = rng.choice(STREETS)
        lines += [
            "",
            f"{number}. {street}",
            matter.format(street=street) + ".",
            f"Action: {rng.choice(NAMES)} to see to it.",
        ]
    lines += [
        "",
        f"{len(matters) + 5}. Next meeting",
        f"The next meeting will be held on {spoken(meeting.day + timedelta(28))} in the Reading Room.",
        "",
        "There being no further business the chairman closed the meeting and thanked members for coming.",
        "",
    ]
    return "\n".join(lines)


def months(meeting: Meeting, count: int) -> list[Meeting]:
    """The meetings of a body month after month."""
    return [
        replace(meeting, day=meeting.day + timedelta(28 * k), seed=1000 * meeting.seed + k)
        for k in range(count)
    ]


def misread(text: str, rate: float, seed: int) -> str:
    """A text as a scanner gives it back."""
    rng = random.Random(seed)  # noqa: S311 - nothing secret is drawn
    taken_for = dict(
        zip("oliesthnmcu", ("0", "1", "l", "c", "5", "f", "b", "ri", "rn", "e", "ii"), strict=True)
    )
    return "".join(taken_for.get(c.lower(), c) if rng.random() < rate else c for c in text)
