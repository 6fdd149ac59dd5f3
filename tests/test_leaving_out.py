"""Parts left out of a record, and what else has to go with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pydantic import BaseModel

import minutes_extract
from minutes_extract.leaving_out import PARTS, leave_out
from minutes_extract.validating import check_quotes, check_record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from minutes_extract import Evidence, Item, Meeting

MINUTES = b"""Minutes of the Meeting of Thornwick Parish Council held on Tuesday, 14th May, 2024

Present: Cllr Ada Brill (Chair), Cllr Bo Carrow, Cllr Cy Dunmore

1. Apologies for absence

Apologies were received from Cllr Di Eastby, who had a cold.

2. Declarations of interest

Cllr Bo Carrow declared an interest in item 3, as a tenant of the farm.

3. The farm

The clerk read a letter from the farmer.

RESOLVED: That the letter be answered.
"""

SUBSETS = [*((part,) for part in PARTS), PARTS]


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
    assert meeting.chair == "Ada Brill"
    assert meeting.items[0].text != ""


def test_an_item_about_a_part_loses_its_words_even_where_nothing_was_read_from_it() -> None:
    told = MINUTES.replace(b"declared an interest in item 3", b"spoke of his being shy")
    whole = minutes_extract.parse(told).meetings[0].items[1]
    assert whole.declarations == []
    assert "tenant" in whole.text
    (meeting,) = leave_out(minutes_extract.parse(told), ("declarations",)).meetings
    assert (meeting.items[1].title, meeting.items[1].text) == (whole.title, "")


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
            own = [
                item.extent.start,
                *(edge for sub in item.items for edge in (sub.extent.start, sub.extent.end)),
            ]
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
        for person in meeting.attendance:
            yield from person.evidence
        for substitution in meeting.substitutions:
            yield from substitution.evidence
        yield from meeting.evidence.chair
    if "declarations" in parts:
        for item in flat(meeting.items):
            for declaration in item.declarations:
                yield from declaration.evidence


def quotes_in(part: object) -> Iterator[Evidence]:
    """Every quote of a record, wherever it is."""
    if isinstance(part, minutes_extract.Evidence):
        yield part
    elif isinstance(part, list):
        for entry in part:
            yield from quotes_in(entry)
    elif isinstance(part, BaseModel):
        for _, value in part:
            yield from quotes_in(value)
