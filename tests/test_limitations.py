"""What is known to go wrong: each must start to pass before it may leave docs/accuracy.md."""

from __future__ import annotations

import pytest

import minutes_extract
from test_phrasebook import CLOSE, OPENING, PRESENT, facts

limitation = pytest.mark.xfail(strict=True, raises=AssertionError)


def _facts(business: str) -> dict[str, object]:
    return facts(f"{OPENING}{PRESENT}{business}{CLOSE}")


@limitation
def test_they_agreed_is_a_decision() -> None:
    found = _facts(
        "1. Apologies\n\nNone.\n\n2. Gates\n\nThey agreed to paint the gate.\n\n3. Roads\n\nNothing."
    )
    assert found["decisions"] == [("agreed", "to paint the gate.")]


@limitation
def test_a_bare_verdict_on_an_application_is_a_decision() -> None:
    found = _facts(
        "1. Apologies\n\nNone.\n\n2. Planning\n\n24/0123 Two sheds at the mill. NO OBJECTION\n\n3. Roads\n\nNothing."
    )
    assert found["decisions"] != []


@limitation
def test_a_decision_without_a_stop_ends_with_its_line() -> None:
    found = _facts(
        "1. Apologies\n\nNone.\n\n2. Parks\n\nIt was agreed that the council of Ashwold will join the campaign against a car park there\nBF to reply\n\n3. Roads\n\nNothing."
    )
    assert found["decisions"] == [
        ("agreed", "that the council of Ashwold will join the campaign against a car park there")
    ]


@limitation
def test_a_heading_inside_a_paragraph_is_found() -> None:
    found = _facts(
        "1. Apologies\n\nNone.\n\n2. Parks\n\nThe swings were mended. 3. Roads The county was to mend them.\n\n4. Close\n\nNothing."
    )
    assert found["numbers"] == ["1", "2", "3", "4"]


@limitation
def test_a_renumbered_list_keeps_the_labels_of_the_clerk() -> None:
    found = _facts(
        "1. Apologies\n\nNone.\n\n2. Reports\n\n1. i) Roads\n\nThe holes were reported to the county.\n\n1. ii) General\n\nNothing.\n\n3. Close\n\nNothing."
    )
    assert "2.i" in found["numbers"]  # type: ignore[operator]


@limitation
def test_a_lone_page_number_is_furniture_in_plain_text() -> None:
    found = _facts(
        "1. Apologies\n\nNone.\n\n2. Parks\n\nRESOLVED that the swings be\n                                                      7\nmended by June.\n\n3. Roads\n\nNothing."
    )
    assert found["decisions"] == [("resolved", "that the swings be mended by June.")]


@limitation
def test_a_newsletter_is_no_minutes() -> None:
    news = """\
ASHWOLD NEWS

Autumn 2024

NOTES FROM THE PARISH COUNCIL

Minutes of the meeting of 5 March 2024 are on the website. Present were most of the councillors.

BINS

The council agreed to ask for a new round.

PLAYERS

The Ashwold Players meet on Tuesdays.
"""
    assert minutes_extract.parse(news.encode()).meetings == []
