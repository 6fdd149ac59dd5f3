"""Lists of people and attendance blocks, by example. All names are invented."""

from __future__ import annotations

import pytest

import minutes_extract
from minutes_extract.detecting.people import read_people
from minutes_extract.records import Meeting
from minutes_extract.spans import View


def _people(words: str, *, one: bool = False) -> list[tuple[str, str | None]]:
    return [(p.name, p.affiliation) for p in read_people(View(words, ((0, 0),)), one=one)]


def _meeting(minutes: str) -> Meeting:
    (meeting,) = minutes_extract.parse(minutes.encode()).meetings
    return meeting


@pytest.mark.parametrize(
    ("words", "people"),
    [
        (
            "Mr A B Marlow (Chairman), Mrs C Fenn, Mr D E Stroud, OBE, and Mr F Gale",
            [("A B Marlow", "Chairman"), ("C Fenn", None), ("D E Stroud", None), ("F Gale", None)],
        ),
        (
            "Chairman Cllr Mrs Marlow, Cllrs Fenn, Stroud & Gale, County Cllr Hurst & the Clerk.",
            [("Marlow", "Chairman"), ("Fenn", None), ("Stroud", None), ("Gale", None), ("Hurst", None)],
        ),
        (
            "Councillors D Marlow (Chair) N Fenn, R Stroud and P Gale",
            [("D Marlow", "Chair"), ("N Fenn", None), ("R Stroud", None), ("P Gale", None)],
        ),
        (
            "Mr & Mrs D Marlow, Mr Tom & Mrs Mary Fenn",
            [("D Marlow", None), ("Tom Fenn", None), ("Mary Fenn", None)],
        ),
        ("C E Marlow P Fenn Mrs L A Stroud S Ní Ghall", [("C E Marlow", None), ("P Fenn", None), ("L A Stroud", None), ("S Ní Ghall", None)]),
        ("Ann Marlow, Bo Fenn and Cy Stroud (DRD)", [("Ann Marlow", "DRD"), ("Bo Fenn", "DRD"), ("Cy Stroud", "DRD")]),
        ("Councillors D. Marlow (Severn Council) and R. Fenn (Humber Council)", [("D. Marlow", "Severn Council"), ("R. Fenn", "Humber Council")]),
        ("Councillor M Marlow and A Marlow, EDC", [("M Marlow", None), ("A Marlow", "EDC")]),
        ("Alderman Sir Rory Marlow, Deputy Lena Fenn, Femi Rudd-Stroud", [("Rory Marlow", None), ("Lena Fenn", None), ("Femi Rudd-Stroud", None)]),
        ("Mr S Marlow (Matron) and Mrs C Head (Head of Parks)", [("S Marlow", "Matron"), ("C Head", "Head of Parks")]),
        ("3 members of the public", []),
        ("Two parishioners", []),
        ("None", []),
    ],
)  # fmt: skip
def test_reads_a_list(words: str, people: list[tuple[str, str | None]]) -> None:
    assert _people(words)[: len(people) or None] == people


@pytest.mark.parametrize(
    ("words", "people"),
    [
        ("County Councillor Ann Marlow MBE, Exampleshire Council", [("Ann Marlow", "Exampleshire Council")]),
        ("Bo Fenn, Norley, South Wold and Great Ash CCG", [("Bo Fenn", "Norley, South Wold and Great Ash CCG")]),
        ("Dr Cy Stroud, Ash & Wold CCG and Ash and Wold Health Partnership", [("Cy Stroud", "Ash & Wold CCG and Ash and Wold Health Partnership")]),
        (
            "Di Gale, Chief Executive of Wold Hospitals Foundation Trust Ed Hurst, Chief Executive, Ash Council",
            [("Di Gale", "Chief Executive of Wold Hospitals Foundation Trust"), ("Ed Hurst", "Chief Executive, Ash Council")],
        ),
        ("Flo Ince Wold Integrated Care Board", [("Flo Ince", "Wold Integrated Care Board")]),
        ("Dr Karim Marlow KM Medical Director", [("Karim Marlow", "Medical Director")]),
        ("Jeni Marlow (JMa)", [("Jeni Marlow", None)]),
        ("B Marlow (Clerk - BMa)", [("B Marlow", "Clerk")]),
        ("Clerk J Marlow", [("J Marlow", "Clerk")]),
        ("Mr V Marlow Clerk to Ash Parish Council", [("V Marlow", "Clerk to Ash Parish Council")]),
        ("The Master (Dr K L Marlow) in the Chair", [("K L Marlow", "The Master")]),
        ("Hugo Fenn, Sea Level Institute (for Zara Gale)", [("Hugo Fenn", "Sea Level Institute")]),
    ],
)  # fmt: skip
def test_reads_a_line_about_one(words: str, people: list[tuple[str, str | None]]) -> None:
    assert _people(words, one=True) == people


MINUTES = """\
ASHWOLD PARISH COUNCIL
Minutes of the meeting held in the Reading Room on Tuesday 5th March 2024 at 7.00 pm

{block}

1. Apologies for absence

{apologies}

2. Minutes

Resolved: That the minutes be signed.

The meeting closed at 8.15 pm.
"""


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (
            "Present: Cllr Ann Marlow (in the chair), Cllr Bo Fenn\nIn attendance: Cy Stroud, Clerk\nAbsent: Cllr Di Gale",
            {"Ann Marlow": "present", "Bo Fenn": "present", "Cy Stroud": "in_attendance", "Di Gale": "absent"},
        ),
        (
            "Present:                 Also in attendance:      Apologies:\n"
            "Ann Marlow (Chair)       Cllr Cy Stroud           Di Gale\n"
            "Bo Fenn                  Ed Hurst",
            {"Ann Marlow": "present", "Bo Fenn": "present", "Cy Stroud": "in_attendance", "Ed Hurst": "in_attendance", "Di Gale": "apologies"},
        ),
        (
            "Present:      Councillor Ann Marlow (Chair)\n              Councillor Bo Fenn\n\n"
            "Also in       Cy Stroud (Clerk)\nattendance:   Ed Hurst (Warden)",
            {"Ann Marlow": "present", "Bo Fenn": "present", "Cy Stroud": "in_attendance", "Ed Hurst": "in_attendance"},
        ),
        (
            "Attendance   (P = present, A = apologies)\n\nAnn Marlow      Chair       P\nBo Fenn         Parent      P\nDi Gale         Staff       A",
            {"Ann Marlow": "present", "Bo Fenn": "present", "Di Gale": "apologies"},
        ),
        (
            "Data Standards Board Members:      Officials (regular attendees):\nAnn Marlow, Ashby Trust            Cy Stroud (Home Team)\n"
            "Bo Fenn                            Ed Hurst (Home Team)",
            {"Ann Marlow": "present", "Bo Fenn": "present", "Cy Stroud": "in_attendance", "Ed Hurst": "in_attendance"},
        ),
        (
            "RWUG Attendees                     Officials\nAnn Marlow (AM), Ashby Trust       Cy Stroud (CS), Home Team\n"
            "Bo Fenn (BF), Fosse Mill Ltd       Ed Hurst (EH), Home Team",
            {"Ann Marlow": "present", "Bo Fenn": "present", "Cy Stroud": "in_attendance", "Ed Hurst": "in_attendance"},
        ),
    ],
)  # fmt: skip
def test_block_tells_who_was_what(block: str, expected: dict[str, str]) -> None:
    meeting = _meeting(MINUTES.format(block=block, apologies="There were no apologies."))
    assert {p.name: p.status for p in meeting.attendance} == expected


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Apologies were received from Cllrs G. Holm, A. B. Wick and F. Rudd.", ["G. Holm", "A. B. Wick", "F. Rudd"]),
        ("An apology was read on behalf of Councillor G. Drury.", ["G. Drury"]),
        ("Councillor Rory Lund & Lena Wick together with Mr Femi Rudd had apologised beforehand.", ["Rory Lund", "Lena Wick", "Femi Rudd"]),
        ("Cllr Garvey. Cllr Sayles sent his apologies by telephone.", ["Garvey", "Sayles"]),
        ("Apologies were noted as listed.", []),
        ("There were no apologies today.", []),
        ("Councillors G. Holm and L. Wick would be late, their bus having broken down.", []),
    ],
)  # fmt: skip
def test_item_tells_who_apologised(sentence: str, names: list[str]) -> None:
    meeting = _meeting(
        MINUTES.format(block="Present: Cllr Ann Marlow (Chair), Cllr Bo Fenn", apologies=sentence)
    )
    assert [p.name for p in meeting.attendance if p.status == "apologies"] == names


@pytest.mark.parametrize(
    ("sentence", "pairs"),
    [
        ("Councillor G. Holm said that he was there as a substitute for Councillor L. Wick.", [("G. Holm", ["L. Wick"])]),
        ("Apologies had come from Cllr L. Wick with Cllr G. Holm deputising for her.", [("G. Holm", ["L. Wick"])]),
        ("Apologies were received from Lena Wick. Gus Holm attended in her place.", [("Gus Holm", ["Lena Wick"])]),
        ("Replacements were as follows:\n\nAnn Sorley for Bo Vance, Third Sector\n\nCy Moss for Dr Di Lomas, Ash CCG and Dr Ed Catt, Wold CCG",
         [("Ann Sorley", ["Bo Vance"]), ("Cy Moss", ["Di Lomas", "Ed Catt"])]),
        ("Substitutes: Cllr G. Holm for Cllr L. Wick", [("G. Holm", ["L. Wick"])]),
        ("Under Rule 7 any group may appoint a substitute for a member who is away.", []),
        ("Members wondered whether substitutes were ever of use.", []),
    ],
)  # fmt: skip
def test_item_tells_who_stood_in(sentence: str, pairs: list[tuple[str, list[str]]]) -> None:
    meeting = _meeting(
        MINUTES.format(block="Present: Cllr Ann Marlow (Chair), Cllr Bo Fenn", apologies=sentence)
    )
    assert [(s.substitute, [n.name for n in s.substituted]) for s in meeting.substitutions] == pairs


def test_letters_that_abbreviate_a_name_are_no_part_of_it() -> None:
    minutes = "Minutes of the Parish Council held on 5th March 2024\n\nPresent: Ann Marlow AM, Bo Fenn BF, Cy Stroud CS\n"
    (meeting,) = minutes_extract.parse(minutes.encode()).meetings
    assert [person.name for person in meeting.attendance] == ["Ann Marlow", "Bo Fenn", "Cy Stroud"]


def test_a_note_at_the_tail_of_a_post_is_quoted() -> None:
    people = _meeting(
        "Minutes of the Council held on 3rd May 2024\n\nPresent: Ann Marlow (Chair)\n\n"
        "In attendance: Mrs Cy Stroud (Parks (item 3), Mr Bo Fenn (Clerk)\n\n1. Roads\n\nResolved: That it be noted.\n"
    ).attendance
    person = next(person for person in people if person.name == "Cy Stroud")
    assert (person.affiliation, person.note) == ("Parks", "item 3")
    assert [each.quote for each in person.evidence] == ["Mrs Cy Stroud", "Parks (item 3)"]


def test_ticks_tell_who_was_there_and_posts_stay_beside_their_names() -> None:
    rows = [("Name", "Post", "Present", "Apologies"), ("Ann Marlow", "Treasurer", "x", ""),
            ("Bo Fenn", "Secretary", "", "x"), ("Cy Stroud", "Member", "x", "")]  # fmt: skip
    table = "\n".join("".join(cell.ljust(16) for cell in row).rstrip() for row in rows)
    people = _meeting(MINUTES.format(block=table, apologies="There were none.")).attendance
    assert [(p.name, p.affiliation, p.status) for p in people] == [
        ("Ann Marlow", "Treasurer", "present"),
        ("Bo Fenn", "Secretary", "apologies"),
        ("Cy Stroud", "Member", "present"),
    ]
