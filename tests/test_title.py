from __future__ import annotations

import pytest

from minutes_extract.detecting.closing import find_end_time, find_next_meeting, find_signature
from minutes_extract.detecting.findings import Found
from minutes_extract.detecting.title import find_title
from minutes_extract.layout import lay_out
from minutes_extract.reading import read
from minutes_extract.spans import Text


def _text(words: str) -> Text:
    return lay_out(read(words.encode(), "minutes.txt"))


def _value(found: Found | None) -> str | None:
    return found.value if found else None


@pytest.mark.parametrize(
    ("heading", "body", "date", "start", "end", "venue"),
    [
        (
            "PROCEEDINGS OF THE HOLMSIDE COUNCIL: MINUTES OF THE MEETING HELD AT THE CORN STORE ON THURSDAY 7 MARCH 2019 AT 6.45 PM",
            "HOLMSIDE COUNCIL", "2019-03-07", "18:45", None, "CORN STORE",
        ),
        (
            "OXLEY COUNTY COUNCIL\nCABINET\nMINUTES of a meeting of the Cabinet held in the Moot Room, Long\n"
            "House, Oxley on Thursday, 9 January 2025.",
            "CABINET", "2025-01-09", None, None, "Moot Room, Long House, Oxley",
        ),
        (
            "PENFORD TOWN COUNCIL\nMinutes of a meeting of the above Council held on Wednesday 9th January 2019 at 7.00pm in\n"
            "Penford Village Hall.",
            "PENFORD TOWN COUNCIL", "2019-01-09", "19:00", None, "Penford Village Hall",
        ),
        ("Aske Parish Council - 8th September 2015", "Aske Parish Council", "2015-09-08", None, None, None),
        (
            "Tide Panel – Twenty-second Meeting\nOld Dairy, 6 Loom Street, Tarn TN4 4JE\nMINUTES - 17th October 2013",
            "Tide Panel", "2013-10-17", None, None, "Old Dairy, 6 Loom Street, Tarn TN4 4JE",
        ),
        (
            "Harbour Board Minutes\n08.02.11\nHARBOUR BOARD\nMinutes of a meeting held on 8 February at the Customs Office:",
            "Harbour Board", "2011-02-08", None, None, "Customs Office",
        ),
        (
            "MINUTES OF THE ANNUAL MEETING OF WICKEN PARISH COUNCIL\nHELD IN THE CHAPEL\nON 20TH May 2025",
            "WICKEN PARISH COUNCIL", "2025-05-20", None, None, "CHAPEL",
        ),
        (
            "Minutes of the 48th Annual General Meeting of the Wold Naturalists' Society held on Saturday, 18 April 1998 in the Barn",
            "Wold Naturalists' Society", "1998-04-18", None, None, "Barn",
        ),
        (
            "ROWAN TRUST\nFinance, Audit and Risk Committee\nMinutes of meeting\nDate: Wednesday 19 March 2025\n"
            "Time: 4.00 pm – 5.45 pm\nVenue: Microsoft Teams",
            "Finance, Audit and Risk Committee", "2025-03-19", "16:00", "17:45", "Microsoft Teams",
        ),
        (
            "Agenda and minutes\nHolm Health and Wellbeing Board\nThursday, 14th March, 2019 9.50 am\n"
            "Venue: Juniper Room - County House, Holm. View directions",
            "Holm Health and Wellbeing Board", "2019-03-14", "09:50", None, "Juniper Room - County House, Holm",
        ),
        ("Fen User Group\n13th meeting\n14 May 2013, 14:00-17:00", "Fen User Group", "2013-05-14", "14:00", "17:00", None),
        # Held in public is no place.
        (
            "Minutes of the meeting of the Mere Board held in public on 2 May 2024 at 9.30 am",
            "Mere Board", "2024-05-02", "09:30", None, None,
        ),
    ],
)  # fmt: skip
def test_reads_a_title_block(
    heading: str, body: str, date: str, start: str | None, end: str | None, venue: str | None
) -> None:
    text = _text(heading + "\nPresent: Cllr A Bell (Chair)\n")
    last = len(text.lines) - 1
    found = find_title(text, (0, last), (last, last + 1))
    got = [_value(f) for f in (found.body, found.date, found.start_time, found.end_time, found.venue)]
    assert got == [body, date, start, end, venue]
    for one in (found.body, found.title, found.venue):
        assert one is None or text.view(one.spans).text == one.value


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("DRAFT", "draft"),
        ("Draft (until approved at the next meeting)", "draft"),
        ("Minutes subject to approval", "draft"),
        ("CONFIRMED", "approved"),
        ("The Draughty Barn", None),
    ],
)
def test_reads_the_state_of_the_minutes(line: str, status: str | None) -> None:
    text = _text(f"Aske Parish Council\n{line}\nPresent: A Bell\n")
    assert _value(find_title(text, (0, 2), (2, 3)).status) == status


def test_reads_a_start_after_the_attendance() -> None:
    text = _text("Aske Parish Council\nPresent: A Bell\nThe meeting commenced at 7.05 pm.\n")
    assert _value(find_title(text, (0, 1), (1, 2)).start_time) == "19:05"


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("There being no further business the meeting closed at 8.45.", "19:00", "20:45"),
        ("The Chairman brought the meeting to a close at 8.40pm", None, "20:40"),
        ("Closed at 9.50 pm", "19:00", "21:50"),
        (
            "The meeting adjourned at 11.00 am.\n\nOther words.\n\nThe meeting ended at 12.30 pm.",
            "10:00",
            "12:30",
        ),
        ("The meeting ended at 3.52 pm, having been adjourned from 12.50 pm to 2.00 pm.", "10:30", "15:52"),
        ("(The meeting closed at 12 noon)", "10:15", "12:00"),
        ("The rear yard shall be closed at 9.30 pm.", "19:00", None),
        ("The shop closed at 9.30 pm.", "19:00", None),
    ],
)
def test_reads_when_the_meeting_ended(words: str, start: str | None, end: str | None) -> None:
    text = _text(words)
    assert _value(find_end_time(text, 0, len(text.lines), start)) == end


@pytest.mark.parametrize(
    ("words", "date", "time", "place"),
    [
        ("11 Date of next meeting:\nThe meeting ended at 9:55 The next meeting will be held on 17th January 2018 at 7:30",
         "2018-01-17", "19:30", None),
        ("Date of next meeting: 28th January.\nThere being no further business the meeting closed at 8.45.",
         "2018-01-28", None, None),
        ("Dates for meetings the next year are 2nd May, 4th July and 7th November 2018.", "2018-05-02", None, None),
        ("The Board would next meet on 11th December at 18:10, the Clerk said.", "2017-12-11", "18:10", None),
        ("Date of Next Meeting\n\nTuesday 5th December 2017 in the Reading Room at 7.30 p.m.", "2017-12-05", "19:30", None),
        ("The next meeting will be held on 5 December 2017 at 2 pm in the Guildhall.", "2017-12-05", "14:00", "Guildhall"),
        ("The Clerk was to raise it at the next meeting. The fête is on 5 December 2017.", None, None, None),
        ("Somebody was to be found for her post on the 3rd March.", None, None, None),
        ("Signed ............ Dated 5 December 2017", None, None, None),
        ("Date of next meeting: to be arranged.\nSigned ........ Dated 5 December 2017", None, None, None),
        ("She said that their next meeting will be on 5 December 2017.", None, None, None),
    ],
)  # fmt: skip
def test_reads_the_next_meeting(words: str, date: str | None, time: str | None, place: str | None) -> None:
    text = _text(words)
    found = find_next_meeting(text, 0, len(text.lines), "2017-11-07")
    assert (found.date if found else None) == date
    if found and place:
        assert (found.time, found.venue) == (time, place)
    elif found:
        assert found.time == time


@pytest.mark.parametrize(
    ("words", "name", "role"),
    [
        ("L Farrow\nDirector of Corporate Services", "L Farrow", "Director of Corporate Services"),
        ("Signed: Ada Farrow, Chairman", "Ada Farrow", "Chairman"),
        ("Signed as a correct record: ............ Dame Ada Farrow, Chair", "Dame Ada Farrow", "Chair"),
        ("Signed ................ Chairman Dated ..............", None, None),
        ("Signed:  Town Mayor  Date:", None, None),
        ("All agreed this was a true record and were signed.", None, None),
    ],
)
def test_reads_who_signed(words: str, name: str | None, role: str | None) -> None:
    text = _text("12. Any other business\n\nThere was none.\n\n" + words)
    found = find_signature(text, 0, len(text.lines))
    assert ((found.name, found.role) if found else (None, None)) == (name, role)
