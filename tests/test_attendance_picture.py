from __future__ import annotations

from itertools import permutations

import pytest

import minutes_extract
from conftest import ROOT
from minutes_extract.bodies import find_councils
from minutes_extract.pipeline import parse_with_text
from minutes_extract.view.archive import DocumentEntry, MeetingEntry, enter_meetings, gather_bodies
from minutes_extract.view.attendance import Seen, Sitting, make_bar, make_grid, see

MINUTES = """Minutes of the Harbour Committee held on {date}

Present:

Cllr Ann Other
Cllr Bo Fill

In attendance:

Mrs Cy Noble, Clerk

Apologies:

Cllr Di Away
Cllr Ed Gone

Absent:

Cllr Flo Vance

Substitutions:

Cllr Bo Fill for Cllr Di Away

1. Accounts

Resolved: That the accounts be approved.
"""


def meeting(date: str = "3 May 2024") -> minutes_extract.Meeting:
    return minutes_extract.parse(MINUTES.format(date=date).encode()).meetings[0]


def test_everybody_is_seen_once_and_in_the_fullest_way() -> None:
    assert see(meeting()) == {
        "Ann Other": "present",
        "Bo Fill": "substitute",
        "Cy Noble": "in_attendance",
        "Di Away": "substituted",
        "Ed Gone": "apologies",
        "Flo Vance": "absent",
    }


JOINING = """Minutes of the Harbour Committee held on 3 May 2024

Present:

Cllr Ann Other
Cllr Bo Fill

1. Membership

{heading}

- Cllr Bo Fill for Cllr Di Away
- Cllr Jo Late for Cllr Ed Gone
"""


@pytest.mark.parametrize("heading", ["Replacements were as follows:", "New members were noted as follows:"])
def test_a_new_member_is_no_substitute_and_whoever_left_is_not_away(heading: str) -> None:
    found = minutes_extract.parse(JOINING.format(heading=heading).encode()).meetings[0]
    assert [substitution.substitute for substitution in found.substitutions] == ["Bo Fill", "Jo Late"]
    assert see(found) == {"Ann Other": "present", "Bo Fill": "new_member"}


SITTINGS: list[tuple[str, dict[str, Seen]]] = [
    (
        "2024-05-03",
        {"Ann Other": "present", "Cy Clerk": "in_attendance", "Bo Fill": "apologies", "Di Sub": "new_member"},
    ),
    ("2024-03-01", {"ANN OTHER": "absent", "Cy Clerk": "in_attendance", "Di Sub": "substitute"}),
]


@pytest.mark.parametrize("order", list(permutations(SITTINGS)))
def test_a_grid_is_sorted_by_date_and_surname(order: tuple[tuple[str, dict[str, Seen]], ...]) -> None:
    grid = make_grid([Sitting(date, date, seen) for date, seen in order])
    assert [sitting.date for sitting in grid.sittings] == ["2024-03-01", "2024-05-03"]
    assert [(row.name, row.cells, row.attended, row.listed) for row in grid.members] == [
        ("Bo Fill", (None, "apologies"), 0, 1),
        ("ANN OTHER", ("absent", "present"), 1, 2),
        ("Di Sub", ("substitute", "new_member"), 2, 2),
    ]
    assert [row.name for row in grid.others] == ["Cy Clerk"]
    assert grid.there == (1, 2)


def test_a_bar_is_the_average_of_its_year() -> None:
    bar = make_bar("2024", [Sitting(date, date, seen) for date, seen in SITTINGS])
    assert (bar.present, bar.apologies, bar.absent, bar.total) == (1.5, 0.5, 0.5, 2.5)


def entry(
    path: str, body: str | None, date: str | None = "2024-05-03", copy_of: str | None = None
) -> DocumentEntry:
    meetings = (MeetingEntry(body, date, 0, {}),)
    return DocumentEntry(path, "parsed", link=path, copy_of=copy_of, meetings=meetings)


@pytest.mark.parametrize(
    ("names", "bodies"),
    [
        (["Harbour Committee", "HARBOUR COMMITTEE"], ["Harbour Committee"]),
        (["27th Users' Forum", "28th Users’ Forum", "Users' Forum"], ["Users' Forum"]),
        (["2010 Annual Parish Meeting", "Annual Parish Meeting 2011"], ["Annual Parish Meeting"]),
        (["Area 3 Committee", "Area 4 Committee"], ["Area 3 Committee", "Area 4 Committee"]),
        (["2024"], ["2024"]),
        ([None, "Council"], ["Council", "Body not found"]),
        (
            ["Fenwater PC", "FENWATER  PARISH COUNCIL", "Fenwater Annual Parish Council"],
            ["Fenwater Annual Parish Council"],
        ),
        (
            ["Fenwater Annual Parish Meeting", "Fenwater Parish Council"],
            ["Fenwater Annual Parish Meeting", "Fenwater Parish Council"],
        ),
    ],
)
def test_bodies_are_told_apart_by_their_words(names: list[str | None], bodies: list[str]) -> None:
    found = gather_bodies([entry(f"{k}.txt", name) for k, name in enumerate(names)])
    assert [body.name for body in found] == bodies
    assert len({body.page for body in found}) == len(found)


def of_council(path: str, council: str | None) -> DocumentEntry:
    return DocumentEntry(
        path,
        "parsed",
        link=path,
        meetings=(MeetingEntry("Planning Committee", "2024-05-03", 0, {}, council),),
    )


@pytest.mark.parametrize(
    ("councils", "bodies"),
    [
        (["Fenwater Town Council", "OXMOOR COUNCIL"], ["Planning Committee, Fenwater Town Council", "Planning Committee, OXMOOR COUNCIL"]),
        (["Fenwater Town Council", "FENWATER TOWN COUNCIL", None], ["Planning Committee, Fenwater Town Council"]),
        (["Fenwater Town Council", "Oxmoor Council", None], ["Planning Committee", "Planning Committee, Fenwater Town Council", "Planning Committee, Oxmoor Council"]),
        ([None, None], ["Planning Committee"]),
    ],
)  # fmt: skip
def test_a_body_stands_with_its_council(councils: list[str | None], bodies: list[str]) -> None:
    found = gather_bodies([of_council(f"{k}.txt", council) for k, council in enumerate(councils)])
    assert [body.name for body in found] == bodies
    assert sum(body.count for body in found) == len(councils)
    assert len({body.page for body in found}) == len(found)


HEADED = """{head}

Minutes of the meeting of the Planning Committee{of} held on 3 May 2024 in the Council Chamber

Present: Cllr Ann Other, member of Oxmoor District Council

1. Accounts

Resolved: That the accounts be approved.
"""


@pytest.mark.parametrize(
    ("head", "of", "council"),
    [
        ("FENWATER TOWN COUNCIL\n\nPLANNING COMMITTEE", "", "FENWATER TOWN COUNCIL"),
        ("The Borough and Hundred of St Osyth's Council", "", "Borough and Hundred of St Osyth's Council"),
        ("PLANNING COMMITTEE", " of Fenwater Town Council", "Fenwater Town Council"),
        ("PLANNING COMMITTEE", "", None),
        ("Harbour Trust", "", None),
    ],
)
def test_the_council_is_the_one_that_the_heading_names(head: str, of: str, council: str | None) -> None:
    words = HEADED.format(head=head, of=of).encode()
    record, text = parse_with_text(words)
    body = record.meetings[0].body or ""
    assert "Planning Committee".casefold() in body.casefold()
    assert find_councils(record, text) == (None if council and council in body else council,)


def test_copies_are_left_out_and_meetings_without_a_date_come_last() -> None:
    found = gather_bodies(
        [
            entry("a.txt", "Council", None),
            entry("b.txt", "Council"),
            entry("c.txt", "Council", copy_of="b.txt"),
        ]
    )
    (body,) = found
    assert [year.name for year in body.years] == ["2024", ""]
    assert body.count == 2


def test_an_entry_counts_the_resolutions_of_items_and_their_parts() -> None:
    record = minutes_extract.parse(ROOT / "samples" / "hwb-2024-05-14.txt")
    assert [item.number for item in record.meetings[0].items if item.items]  # there are sub-items
    assert [found.resolutions for found in enter_meetings(record)] == [9]
