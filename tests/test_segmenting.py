"""Labels, headings and where minutes begin and end, by example. All names are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import minutes_extract
from conftest import ROOT
from minutes_extract.records import Meeting
from minutes_extract.segmenting.numbering import read_label
from minutes_extract.segmenting.titles import split_run_in, split_unmarked

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("1. Apologies", "1"), ("1) Apologies", "1"), ("(1) Apologies", "1"), ("Item 1: Welcome", "1"),
        ("45/24 Finance", "45/24"), ("PC/24/101 Planning", "PC/24/101"), ("BM 18/2021 Budget", "BM 18/2021"),
        ("19.05.3 Minutes", "19.05.3"), ("05.25.18.1 Bank", "05.25.18.1"), ("GBP/2122/214: Welcome", "GBP/2122/214"),
        ("FAR/45 Welcome", "FAR/45"), ("C. Roads", "C"), ("IV. Accounts", "IV"), ("ii) noted the plan", "ii"),
        ("(b) that it be paid", "b"), ("2231 Declarations of interest", "2231"), ("84.\tApologies", "84"),
    ],
)  # fmt: skip
def test_reads_a_label(line: str, number: str) -> None:
    label = read_label(line)
    assert label is not None
    assert label.number == number


@pytest.mark.parametrize(
    "line", ["12 members were there", "14 May 2013, 14:00", "7.30 pm in the hall", "12/05/2024 Budget", "A letter came", "I was told"]
)  # fmt: skip
def test_reads_no_label(line: str) -> None:
    assert read_label(line) is None


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Police Report: No report.", "Police Report"),
        ("Planning –The following plans were received.", "Planning"),
        ("Updates:- Pier – Works began.", "Updates"),
    ],
)
def test_title_ends_where_it_runs_into_its_text(words: str, title: str) -> None:
    found = split_run_in(words)
    assert found is not None
    assert words[: found[0]] == title


def test_title_ends_where_a_sentence_begins() -> None:
    words = "To Approve Village Gate Signs Three prices had been received for the signs."
    found = split_unmarked(words)
    assert found is not None
    assert words[: found[0]] == "To Approve Village Gate Signs"


def _meetings(minutes: str) -> list[Meeting]:
    return minutes_extract.parse(minutes.encode()).meetings


HEAD = "ASHWOLD PARISH COUNCIL\nMinutes of the meeting held on 5th March 2024 at 7.00 pm in the Reading Room\n\nPresent: Cllr Ann Marlow (Chair), Cllr Bo Fenn\n\n"


def test_numbered_paragraphs_are_no_items() -> None:
    (meeting,) = _meetings(
        HEAD
        + "41. Roads\n\n1. The clerk told members that the lane was shut and would be mended in May.\n\n"
        + "2. Members asked that the county be told of the damage to the verge.\n\n"
        + "42. Trees\n\n1. The warden reported that two trees had fallen in the storm of last week.\n\n43. Close\n\nThere was none.\n"
    )
    assert [(i.number, i.title) for i in meeting.items] == [("41", "Roads"), ("42", "Trees"), ("43", "Close")]


def test_sub_items_need_titles_of_their_own() -> None:
    (meeting,) = _meetings(
        HEAD
        + "1. Fund\n\ni) First quarter report\n\nThe figures were given.\n\nii) Plans\n\nThe plans were shown.\n\n"
        + "Resolved: That the Council:\n\ni) Noted the report.\nii) Approved the plans.\n\n2. Trees\n\nThere were none.\n"
    )
    fund = meeting.items[0]
    assert [(i.number, i.title) for i in fund.items] == [("1.i", "First quarter report"), ("1.ii", "Plans")]
    assert [c.text for c in fund.items[1].resolutions[0].clauses] == [
        "Noted the report.",
        "Approved the plans.",
    ]


def test_what_follows_the_sign_off_is_an_attachment() -> None:
    (meeting,) = _meetings(
        HEAD
        + "1. Minutes\n\nResolved: That they be signed.\n\n2. Date of next meeting\n\n2nd April 2024.\n\nA Marlow\nClerk to the Council\n\n"
        + "Our plan for the pond\n\n1. Dig\n\n2. Fill\n\nResolved: That this is a slide.\n"
    )
    assert [i.number for i in meeting.items] == ["1", "2"]
    assert meeting.signed_by is not None
    assert meeting.signed_by.name == "A Marlow"
    assert [a.title for a in meeting.attachments] == ["Our plan for the pond"]


@pytest.mark.parametrize(
    "words",
    [
        "AGENDA\n\nYou are summoned to attend a meeting of Ash Council on 5th March 2024\n\n1. Apologies\n\n2. Minutes\n",
        "District report\n\nThe district council agreed its budget in March. Bins will be emptied on Fridays.\n",
        "Dear Clerk,\n\nThank you for the minutes of the meeting of 5 March 2024.\n\nYours sincerely\nAnn Marlow\n",
    ],
)
def test_other_papers_are_no_minutes(words: str) -> None:
    record = minutes_extract.parse(words.encode())
    assert record.meetings == []
    assert [d.code for d in record.diagnostics] == ["no-minutes"]


def test_two_meetings_in_one_file() -> None:
    second = HEAD.replace("meeting held", "annual meeting held").replace("7.00", "6.30")
    meetings = _meetings(
        second + "1. Election\n\nNobody stood.\n\n2. Close\n\nNothing else.\n\nMeeting closed at 6.50 pm.\n\nSigned ........ Chairman\n\n" + HEAD
        + "3. Roads\n\nNothing to report.\n\n4. Trees\n\nNone fell.\n\nMeeting closed at 8.00 pm.\n"
    )  # fmt: skip
    assert [(m.start_time, m.end_time, [i.title for i in m.items]) for m in meetings] == [
        ("18:30", "18:50", ["Election", "Close"]),
        ("19:00", "20:00", ["Roads", "Trees"]),
    ]


def test_minutes_may_begin_with_who_was_there() -> None:
    (meeting,) = _meetings(
        "Present: Cllrs Marlow & Fenn.\n\n41. Police Report: None received.\n\n42. Trees: One fell.\n"
    )
    assert [p.name for p in meeting.attendance] == ["Marlow", "Fenn"]
    assert [i.title for i in meeting.items] == ["Police Report", "Trees"]


STEERING = """# Steering Committee meeting, 14 May 2024

Attendees:

- Ann Other
- Bo Fill

## 1. Releases

We agreed to ship `parse`, `batch` and `view`.

```
make test
```

Resolved: That `make check` be run first.
"""

MANUAL = """# A program

It reads `minutes` with `parse`, and shows:

```
MINUTES of the Harbour Committee held on 14 May 2024

Present: Cllr Ann Other, Cllr Bo Fill

1. Accounts

Resolved: That the accounts be approved.
```

`make test` runs the tests.
"""


@pytest.mark.parametrize("page", [ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / "docs" / "tutorial.md"])
def test_a_page_about_programs_holds_no_minutes(page: Path) -> None:
    record = minutes_extract.parse(page)
    assert record.meetings == []
    assert [found.code for found in record.diagnostics] == ["no-minutes"]


def test_minutes_shown_as_an_example_are_none() -> None:
    assert minutes_extract.parse(MANUAL.encode()).meetings == []
    between = MANUAL.partition("```\n")[2].partition("```")[0]
    assert len(minutes_extract.parse(between.encode()).meetings) == 1


def test_minutes_that_mark_code_are_minutes() -> None:
    (meeting,) = minutes_extract.parse(STEERING.encode()).meetings
    assert [person.name for person in meeting.attendance] == ["Ann Other", "Bo Fill"]
