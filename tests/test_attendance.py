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
        ("W J Marlow H Fenn Mrs U A Stroud X Ní Ghall", [("W J Marlow", None), ("H Fenn", None), ("U A Stroud", None), ("X Ní Ghall", None)]),
        ("Ann Marlow, Bo Fenn and Cy Stroud (DRD)", [("Ann Marlow", "DRD"), ("Bo Fenn", "DRD"), ("Cy Stroud", "DRD")]),
        ("Councillors V. Marlow (Teifi Council) and Y. Fenn (Irfon Council)", [("V. Marlow", "Teifi Council"), ("Y. Fenn", "Irfon Council")]),
        ("Councillor M Marlow and A Marlow, EDC", [("M Marlow", None), ("A Marlow", "EDC")]),
        ("Alderman Sir Ivor Marlow, Deputy Una Fenn, Otis Parr-Stroud", [("Ivor Marlow", None), ("Una Fenn", None), ("Otis Parr-Stroud", None)]),
        ("Mr S Marlow (Chief Nurse) and Mrs C Head (Head of Works)", [("S Marlow", "Chief Nurse"), ("C Head", "Head of Works")]),
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
        ("Dr Zubin Marlow ZM Clinical Lead", [("Zubin Marlow", "Clinical Lead")]),
        ("Jeni Marlow (JMa)", [("Jeni Marlow", None)]),
        ("B Marlow (Clerk - BMa)", [("B Marlow", "Clerk")]),
        ("Clerk J Marlow", [("J Marlow", "Clerk")]),
        ("Mr V Marlow Clerk to Ash Parish Council", [("V Marlow", "Clerk to Ash Parish Council")]),
        ("The Warden (Dr U C Marlow) in the Chair", [("U C Marlow", "The Warden")]),
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
    ],
)  # fmt: skip
def test_block_tells_who_was_what(block: str, expected: dict[str, str]) -> None:
    meeting = _meeting(MINUTES.format(block=block, apologies="There were no apologies."))
    assert {p.name: p.status for p in meeting.attendance} == expected


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Apologies were received from Cllrs T. Clay, U. V. Orr and Y. Nash.", ["T. Clay", "U. V. Orr", "Y. Nash"]),
        ("An apology for absence was received on behalf of Councillor Y. Tobin.", ["Y. Tobin"]),
        ("Councillor Mali Rowe & Ifan Sands together with Mr Ned Parr apologised for not being able to come.", ["Mali Rowe", "Ifan Sands", "Ned Parr"]),
        ("Cllr Garvey. Cllr Sayles sent his apologies by telephone.", ["Garvey", "Sayles"]),
        ("Apologies were noted as above.", []),
        ("There were no apologies for absence.", []),
        ("Councillors T. Hobbs and V. Culver would be late because of work.", []),
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
        ("Councillor T. Pinner confirmed she was attending as a substitute for Councillor V. Raine.", [("T. Pinner", ["V. Raine"])]),
        ("Apologies were received from Cllr Y. Hale with Cllr U. Brand attending as her substitute.", [("U. Brand", ["Y. Hale"])]),
        ("Apologies for absence were received from Tova Grant. Yann Ossian attended in her absence.", [("Yann Ossian", ["Tova Grant"])]),
        ("Replacements were as follows:\n\nAnn Sorley for Bo Vance, Third Sector\n\nCy Moss for Dr Di Lomas, Ash CCG and Dr Ed Catt, Wold CCG",
         [("Ann Sorley", ["Bo Vance"]), ("Cy Moss", ["Di Lomas", "Ed Catt"])]),
        ("Standing Order 12(b) lets a Councillor name a substitute who takes the place of a member.", []),
        ("There was talk of how many substitutes should be allowed.", []),
    ],
)  # fmt: skip
def test_item_tells_who_stood_in(sentence: str, pairs: list[tuple[str, list[str]]]) -> None:
    meeting = _meeting(
        MINUTES.format(block="Present: Cllr Ann Marlow (Chair), Cllr Bo Fenn", apologies=sentence)
    )
    assert [(s.substitute, [n.name for n in s.substituted]) for s in meeting.substitutions] == pairs
