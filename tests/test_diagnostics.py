"""What a person is told to look at, by example. All names are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import minutes_extract

if TYPE_CHECKING:
    from pathlib import Path

MINUTES = """\
ASHWOLD PARISH COUNCIL
Minutes of the meeting held in the Reading Room on {date} at 7.00 pm

Present: Cllr Ann Marlow (in the chair), Cllr Bo Fenn, Cllr Ed Hurst
In attendance: Cy Stroud, Clerk

{first} Apologies for absence

{apologies}

{second} Minutes

{resolution}

{third} Next meeting

The next meeting will be held on {next_date}.

The meeting closed at 8.15 pm.
"""
RIGHT = {
    "date": "Tuesday 5th March 2024",
    "first": "1.",
    "second": "2.",
    "third": "3.",
    "apologies": "Apologies were received from Cllr Di Gale.",
    "resolution": "RESOLVED that the minutes be signed.",
    "next_date": "Tuesday 2nd April 2024",
}


def _diagnostics(**wrong: str) -> list[tuple[str, str]]:
    record = minutes_extract.parse(MINUTES.format(**{**RIGHT, **wrong}).encode())
    text = minutes_extract.read_text(MINUTES.format(**{**RIGHT, **wrong}).encode())
    for diagnostic in record.diagnostics:
        assert diagnostic.evidence
        for proof in diagnostic.evidence:
            assert text.content[proof.start : proof.end] == proof.quote
            assert proof.line == text.content.count("\n", 0, proof.start) + 1
    return [(d.code, d.message) for d in record.diagnostics]


def test_nothing_is_odd_in_plain_minutes() -> None:
    assert _diagnostics() == []


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Minutes of the Harbour Committee\n\n1. Accounts\n\nResolved: That they be approved.\n", ["doubtful-minutes"]),
        ("Minutes of the Harbour Committee\n\nPresent: Cllr Ann Other\n\n1. Accounts\n\nResolved: That they be approved.\n", []),
    ],
)  # fmt: skip
def test_what_tells_neither_a_date_nor_people_may_be_no_minutes(words: str, codes: list[str]) -> None:
    assert [found.code for found in minutes_extract.parse(words.encode()).diagnostics] == codes


def test_nothing_is_odd_in_the_samples(sample: Path) -> None:
    assert {d.code for d in minutes_extract.parse(sample).diagnostics} <= {"no-minutes"}


@pytest.mark.parametrize(
    ("wrong", "code", "message"),
    [
        ({"third": "4."}, "item-number-out-of-sequence", "Item 4 follows item 2."),
        ({"second": "1."}, "item-number-out-of-sequence", "Item 1 repeats item 1."),
        ({"first": "31/24", "second": "32/24", "third": "32/24"}, "item-number-out-of-sequence", "Item 32/24 repeats item 32/24."),
        ({"apologies": "Apologies were received from Cllrs Bo Fenn and Di Gale."}, "present-and-apologising", "Bo Fenn is listed as present and as apologising."),
        ({"apologies": "Cllr Ann Marlow attended as a substitute for Cllr Ed Hurst."}, "substituted-and-present", "Ann Marlow stands in for Ed Hurst, who is listed as present."),
        ({"date": "Monday 5th March 2024"}, "date-contradicts-weekday", "The date of the meeting, 2024-03-05, is a Tuesday, not a Monday."),
        ({"next_date": "Friday 2nd April 2024"}, "date-contradicts-weekday", "The date of the next meeting, 2024-04-02, is a Tuesday, not a Friday."),
        ({"resolution": "RESOLVED that the minutes be signed by the"}, "resolution-end-not-found", "No end was found of the resolution that closes “…that the minutes be signed by the”."),
        ({"apologies": "There were none. The meeting was quorate, the quorum being five."}, "quorum-contradicted", "The quorum is 5 and 3 are listed as present, yet the meeting took place."),
        ({"apologies": "There were none. The quorum is 3 and the meeting was inquorate."}, "quorum-contradicted", "The quorum is 3 and 3 are listed as present, but the minutes say that there was none."),
    ],
)  # fmt: skip
def test_an_oddity_is_told(wrong: dict[str, str], code: str, message: str) -> None:
    assert (code, message) in _diagnostics(**wrong)


@pytest.mark.parametrize(
    "right",
    [
        {"first": "31/24", "second": "32/24", "third": "33/24"},
        {"first": "PC/24/9", "second": "PC/24/10", "third": "PC/24/11"},
        {"first": "i.", "second": "ii.", "third": "iii."},
        {"first": "119/24", "second": "120/24", "third": "1/25"},
        {"date": "5th March 2024"},
        {"apologies": "The Clerk said that the quorum is one third of the members."},
        {"apologies": "The meeting was quorate, the quorum being three."},
        {"apologies": "The quorum is 3 for this council and the quorum is 7 for the district."},
    ],
)
def test_what_is_in_order_is_not_odd(right: dict[str, str]) -> None:
    assert _diagnostics(**right) == []
