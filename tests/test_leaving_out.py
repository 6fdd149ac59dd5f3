"""Parts left out of a record, and what else has to go with them."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

import minutes_extract
from minutes_extract.leaving_out import PARTS, leave_out
from minutes_extract.validating import check_quotes, check_record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from minutes_extract import Evidence, Item, Meeting, Record

MINUTES = b"""Minutes of the Meeting of Thornwick Parish Council held on Tuesday, 14th May, 2024

Present: Cllr Ada Brill (Chair), Cllr Bo Carrow, Cllr Cy Dunmore

1. Apologies for absence

Apologies were received from Cllr Di Eastby, who had a cold.

2. Declarations of interest

Cllr Bo Carrow declared an interest in item 3, as a tenant of the farm.

Mention was made of Cllr Dunmore's allotment.

3. The farm

The clerk read a letter from the farmer.

RESOLVED: That the letter be answered.

4. The bridge

RESOLVED: That the bridge be painted.

For: Cllr Brill, Cllr Carrow. Against: Cllr Dunmore.
"""

SUBSETS = [
    parts for number in range(1, len(PARTS) + 1) for parts in itertools.combinations(PARTS, number)
]


def flat(items: list[Item]) -> Iterator[Item]:
    for item in items:
        yield item
        yield from flat(item.items)


def shortened(*parts: str) -> tuple[Meeting, str]:
    """What is left of the meeting above, and its record as JSON."""
    record = leave_out(minutes_extract.parse(MINUTES), parts)
    return record.meetings[0], record.model_dump_json(by_alias=True)


def test_nothing_is_left_out_unasked() -> None:
    record = minutes_extract.parse(MINUTES)
    assert leave_out(record, ()) is record


def test_without_attendance() -> None:
    meeting, written = shortened("attendance")
    assert (meeting.attendance, meeting.substitutions, meeting.chair) == ([], [], None)
    for words in ("Ada Brill", "Cy Dunmore", "Di Eastby", "cold"):
        assert words not in written
    assert [item.title for item in meeting.items][:2] == ["Apologies for absence", "Declarations of interest"]
    assert meeting.items[1].declarations[0].name == "Bo Carrow"  # asked for, so it stays
    assert meeting.items[2].text.startswith("The clerk read a letter")
    assert (meeting.date, meeting.body) == ("2024-05-14", "Thornwick Parish Council")


def test_without_declarations() -> None:
    meeting, written = shortened("declarations")
    assert meeting.items[1].declarations == []
    assert "tenant" not in written
    assert "allotment" not in written  # nothing was read from this sentence, but it is about interests
    assert meeting.chair == "Ada Brill"
    assert meeting.items[0].text != ""


def test_without_votes() -> None:
    whole = minutes_extract.parse(MINUTES).meetings[0].items[3].resolutions[0].vote
    assert whole is not None
    assert len(whole.named) == 3
    meeting, written = shortened("votes")
    vote = meeting.items[3].resolutions[0].vote
    assert vote is not None
    assert vote.named == []
    assert (vote.for_, vote.against) == (whole.for_, whole.against)
    assert "Cllr Brill" not in written


def test_the_record_says_what_was_left_out() -> None:
    record = leave_out(minutes_extract.parse(MINUTES), ("declarations", "attendance"))
    (told,) = (odd for odd in record.diagnostics if odd.code == "left-out")
    assert told.message == "Left out because that was asked for: attendance, declarations."


@pytest.mark.parametrize("parts", SUBSETS, ids=",".join)
def test_what_is_left_keeps_to_the_contract(sample: Path, parts: tuple[str, ...]) -> None:
    text = minutes_extract.read_text(sample)
    whole = minutes_extract.parse(sample)
    record = leave_out(whole, parts)
    read, faults = check_record(record.model_dump_json(by_alias=True).encode())
    assert (read, faults) == (record, [])
    assert check_quotes(record, text, whole.source.text_sha256) == []
    assert leave_out(whole, parts[::-1]) == record


@pytest.mark.parametrize("parts", SUBSETS, ids=",".join)
def test_no_quote_and_no_text_overlaps_what_was_left_out(sample: Path, parts: tuple[str, ...]) -> None:
    whole = minutes_extract.parse(sample)
    record = leave_out(whole, parts)
    hidden = [quote for meeting in whole.meetings for quote in quotes_of(meeting, parts)]
    for meeting in record.meetings:
        for item in flat(meeting.items):
            own = [item.extent.start, *(edge for sub in item.items for edge in (sub.extent.start, sub.extent.end))]
            own.append(item.extent.end)
            touched = any(
                start < quote.end and quote.start < end
                for start, end in zip(own[::2], own[1::2], strict=True)
                for quote in hidden
            )
            assert not (touched and item.text)
    for quote in quotes_in(record):
        assert not any(quote.start < other.end and other.start < quote.end for other in hidden), quote


def quotes_of(meeting: Meeting, parts: tuple[str, ...]) -> Iterator[Evidence]:
    """The quotes that parts of a whole record were read from."""
    if "attendance" in parts:
        for entry in (*meeting.attendance, *meeting.substitutions):
            yield from entry.evidence
        yield from meeting.evidence.chair
    for item in flat(meeting.items):
        if "declarations" in parts:
            for declaration in item.declarations:
                yield from declaration.evidence
        if "votes" in parts:
            for decision in (*item.resolutions, *item.motions):
                if decision.vote and decision.vote.named:
                    yield from decision.vote.evidence


def quotes_in(record: Record) -> Iterator[Evidence]:
    """Every quote of a record, wherever it is."""
    waiting: list[object] = [record]
    while waiting:
        part = waiting.pop()
        if isinstance(part, minutes_extract.Evidence):
            yield part
        elif isinstance(part, list):
            waiting += part
        elif hasattr(part, "model_fields_set"):
            waiting += [value for _, value in part]
