"""Constructions that clerks use, one small document each, and what the record holds of it.

Every example is invented; its name says the construction. What must not match is here as well,
with what the record must not hold.
"""

from __future__ import annotations

from typing import Any

import pytest

import minutes_extract
from minutes_extract.records import Item, Meeting

OPENING = """\
Ashwold Parish Council

Minutes of the meeting held in the Reading Room, Ashwold on Tuesday 5th March 2024 at 7.00 pm

"""
PRESENT = """\
Present: Councillors Ann Marlow (Chairman), Bo Fenn and Cy Stroud

In attendance: Di Gale, Clerk

"""
CLOSE = "\n\nThe meeting closed at 8.15 pm.\n"


def _flat(items: list[Item]) -> list[Item]:
    return [one for item in items for one in (item, *_flat(item.items))]


def facts(minutes: str) -> dict[str, Any]:
    """Return what a record says of the only meeting in it, in plain values."""
    meetings = minutes_extract.parse(minutes.encode()).meetings
    assert len(meetings) == 1
    meeting: Meeting = meetings[0]
    items = _flat(meeting.items)
    people = {p.name: p for p in meeting.attendance}
    next_meeting = meeting.next_meeting
    return {
        "body": meeting.body,
        "date": meeting.date,
        "start": meeting.start_time,
        "end": meeting.end_time,
        "venue": meeting.venue,
        "chair": meeting.chair,
        "statuses": {name: p.status for name, p in people.items()},
        "people": {name: (p.status, p.affiliation) for name, p in people.items()},
        "apologies": [p.name for p in meeting.attendance if p.status == "apologies"],
        "substitutions": {s.substitute: [n.name for n in s.substituted] for s in meeting.substitutions},
        "items": [(i.number, i.title) for i in items],
        "titles": [i.title for i in items],
        "numbers": [i.number for i in items],
        "decisions": [
            (r.kind, clause.text)
            for r in [*meeting.resolutions, *(r for i in items for r in i.resolutions)]
            for clause in (r.clauses or (r,))
        ],
        "on": {i.number: [r.text for r in i.resolutions] for i in items if i.resolutions},
        "motions": [(m.outcome, m.text) for i in items for m in i.motions],
        "movers": [(r.moved_by, r.seconded_by) for i in items for r in i.resolutions],
        "votes": [(r.vote.for_, r.vote.against, r.vote.abstained) if r.vote else None for i in items for r in i.resolutions],
        "actions": [(a.owner, a.text) for i in items for a in i.actions],
        "declarations": [(d.name, d.interest) for i in items for d in i.declarations],
        "next": None if next_meeting is None else (next_meeting.date, next_meeting.time),
    }  # fmt: skip


def check(minutes: str, expected: dict[str, Any]) -> None:
    found = facts(minutes)
    assert {key: found[key] for key in expected} == expected


ITEMS = "\n\n1. Apologies for absence\n\nNone were received.\n\n2. Minutes\n\nRESOLVED that the minutes be signed.\n"

TITLES: dict[str, tuple[str, dict[str, Any]]] = {
    "one sentence in capitals": (
        "PROCEEDINGS OF THE ASHWOLD COUNCIL: MINUTES OF THE MEETING HELD AT THE CORN STORE ON TUESDAY 5 MARCH 2024 AT 6.45 PM",
        {"body": "ASHWOLD COUNCIL", "date": "2024-03-05", "start": "18:45", "venue": "CORN STORE"},
    ),
    "a venue, then the time told apart": (
        "Minutes of Proceedings of the Ashwold District Council Meeting in the Fish Market, 8 Staithe Street, Ashwold, Tuesday, 5 March 2024. The meeting began at 7.05 pm.",
        {"body": "Ashwold District Council", "date": "2024-03-05", "start": "19:05", "venue": "Fish Market, 8 Staithe Street, Ashwold"},
    ),
    "broken before the date": (
        "Ashwold Council\n\nMinutes of a meeting of the Ashwold Council held on\n\nTuesday, 5th March, 2024 at 1.45 pm at the Green Room - Keel House",
        {"body": "Ashwold Council", "date": "2024-03-05", "start": "13:45", "venue": "Green Room - Keel House"},
    ),
    "reference code and kind of meeting": (
        "APC(24)M03\n\nAshwold Parish Council\n\nMinutes of the Extraordinary Meeting of Ashwold Parish Council on Zoom, Tuesday 5 March 2024 commencing at 18:20.",
        {"body": "Ashwold Parish Council", "date": "2024-03-05", "start": "18:20", "numbers": ["1", "2"]},
    ),
    "the word alone after name, date and place": (
        "Ashwold Fire Authority\n\nTuesday, 5 March 2024 at 10.05 am in Boat House, Ashwold\n\nMinutes",
        {"body": "Ashwold Fire Authority", "date": "2024-03-05", "start": "10:05", "venue": "Boat House, Ashwold"},
    ),
    "a page of a meeting system": (
        "Agenda and minutes\n\nAshwold Health and Wellbeing Board - Tuesday, 5th March, 2024 2.10 pm\n\nVenue: Juniper Room - County House, Ashwold, AW3 9XX. View directions",
        {"body": "Ashwold Health and Wellbeing Board", "date": "2024-03-05", "start": "14:10"},
    ),
    "a page of a meeting system, kind of meeting first": (
        "Agenda and minutes\n\nAnnual Meeting, Ashwold Park Authority\nTuesday, 5th March, 2024 11.20 am\n\nVenue: County House",
        {"body": "Ashwold Park Authority", "date": "2024-03-05", "start": "11:20"},
    ),
    "an older system": (
        "Meeting documents\n\nAshwold Borough Council\nTuesday, 5th March, 2024 7.00 pm\n\nPlace:\nToll House, Ash Ferry",
        {"body": "Ashwold Borough Council", "date": "2024-03-05", "start": "19:00"},
    ),
    "a portal with a range of times": (
        "Meeting Details\n\nAshwold Fire Authority\n5 March 2024 - 09:30 to 11:25\n• Documents\n• Attendance\n\nMinutes",
        {"body": "Ashwold Fire Authority", "date": "2024-03-05", "start": "09:30", "end": "11:25"},
    ),
    "two bodies together, labels beside their values": (
        "NHS Ash and NHS Fen Joint Committees in public\nMinutes\nDate: Tuesday 5 March 2024 Time: 12:15 – 13:50 Location: Held by video Convening Chair: Ann Marlow",
        {"date": "2024-03-05", "start": "12:15", "end": "13:50", "chair": "Ann Marlow"},
    ),
    "Scottish, in the singular": (
        "Paper 3A\n\nMINUTE OF MEETING OF ASHWOLD FORUM\nTuesday 5 March 2024\nStation Hotel, Ashwold",
        {"body": "ASHWOLD FORUM", "date": "2024-03-05"},
    ),
    "a senate of a university": (
        "THE UNIVERSITY OF ASHWOLD\n\nMinutes of an ordinary meeting of the Senate held in the Print Room, Fenn Hall on Tuesday, 5 March 2024, at 4.25 pm",
        {"date": "2024-03-05", "start": "16:25", "venue": "Print Room, Fenn Hall"},
    ),
}  # fmt: skip


def with_item(title: str, words: str) -> str:
    """Return minutes whose second item says some words."""
    return f"{OPENING}{PRESENT}1. Apologies\n\nNone.\n\n2. {title}\n\n{words}\n\n3. Roads\n\nThe county was to mend them.{CLOSE}"


@pytest.mark.parametrize("name", TITLES)
def test_title(name: str) -> None:
    heading, expected = TITLES[name]
    check(f"{heading}\n\n{PRESENT}{ITEMS}{CLOSE}", expected)


BLOCKS: dict[str, tuple[str, dict[str, Any]]] = {
    "role or group, dash, names": (
        "In the Chair : Provost (Councillor B Fenn)\n\nMembers Present : Aldermen – W Abel, G Crake and H Moss\n\nCouncillors – N Brome, K Keel and T Webb",
        {"chair": "B Fenn", "statuses": {"B Fenn": "present", "W Abel": "present", "G Crake": "present", "H Moss": "present", "N Brome": "present", "K Keel": "present", "T Webb": "present"}},
    ),
    "a comma lost between initials": (
        "Members Present : Councillors – N Brome, K Keel, A Rudd E Wick and J Tansey",
        {"statuses": {"N Brome": "present", "K Keel": "present", "A Rudd": "present", "E Wick": "present", "J Tansey": "present"}},
    ),
    "officers run together, post before the name": (
        "Present: Councillors N Brome and K Keel\n\nOfficers Present : Town Clerk - K Dunn Head of Parks – I Salt Solicitor – E Drury",
        {"people": {"N Brome": ("present", None), "K Keel": ("present", None), "K Dunn": ("in_attendance", "Town Clerk"), "I Salt": ("in_attendance", "Head of Parks"), "E Drury": ("in_attendance", "Solicitor")}},
    ),
    "guests run together": (
        "Present: Councillors N Brome and K Keel\n\nIn Attendance : Mr Rory Lund, Director of Parks, Ashwold Trust Ms Greta Holm, Estates Lead, Ashwold Trust",
        {"people": {"N Brome": ("present", None), "K Keel": ("present", None), "Rory Lund": ("in_attendance", "Director of Parks, Ashwold Trust"), "Greta Holm": ("in_attendance", "Estates Lead, Ashwold Trust")}},
    ),
    "names without any comma": (
        "Presiding: R T Shaw\n\nOther Members Present: C E Brome P Rudd Mrs L A Wick Miss E M Tansey S Ní Ghall\n\nApology: G Holm D K Drury\n\nOfficers Present: M A Lund, (Borough Surveyor) F Salt (Head of Parks)",
        {"chair": "R T Shaw", "statuses": {"R T Shaw": "present", "C E Brome": "present", "P Rudd": "present", "L A Wick": "present", "E M Tansey": "present", "S Ní Ghall": "present", "G Holm": "apologies", "D K Drury": "apologies", "M A Lund": "in_attendance", "F Salt": "in_attendance"}},
    ),
    "surnames in a short running list": (
        "Committee Members:\nCouncillors Keel (Chairman), Mrs Brome, Rudd and S Wick",
        {"chair": "Keel", "statuses": {"Keel": "present", "Brome": "present", "Rudd": "present", "S Wick": "present"}},
    ),
    "each name apart, some behind their post": (
        "Present:\n\nCouncillors:\n\nChairman Cllr Holm\n\nVice Chairman Cllr Drury\n\nCllr Wick\n\nCllr O'Shea",
        {"chair": "Holm", "statuses": {"Holm": "present", "Drury": "present", "Wick": "present", "O'Shea": "present"}},
    ),
    "two of one surname, letters after a name": (
        "Present:\n\nR Holm (Chair)\n\nCouncillors\n\nE Drury (Vice-Chair)\n\nM Van Loon\n\nG Osei MBE\n\nK Osei",
        {"chair": "R Holm", "statuses": {"R Holm": "present", "E Drury": "present", "M Van Loon": "present", "G Osei": "present", "K Osei": "present"}},
    ),
    "two courtesies": (
        "Present:\n\nCllr Mr D R Holm (Chair)\n\nCllr Mrs A B C Wick\n\nCllr Miss J Rudd-Osei",
        {"chair": "D R Holm", "statuses": {"D R Holm": "present", "A B C Wick": "present", "J Rudd-Osei": "present"}},
    ),
    "name, letter code and role": (
        "Present:\n\nDr Karim Drury KD Medical Director\n\nGreta Holm GHo Estates Officer\n\nFemi Rudd FR Lay Member for Quality / Vice Chair",
        {"people": {"Karim Drury": ("present", "Medical Director"), "Greta Holm": ("present", "Estates Officer"), "Femi Rudd": ("present", "Lay Member for Quality / Vice Chair")}},
    ),
    "tails after the role": (
        "Present:\n\nAnn Marlow, Lay Member (part meeting)\n\nBo Fenn, Medical Director (Item 7 only)\n\nCy Stroud – Ash City Council",
        {"people": {"Ann Marlow": ("present", "Lay Member"), "Bo Fenn": ("present", "Medical Director"), "Cy Stroud": ("present", "Ash City Council")}},
    ),
    "the status changes with the heading": (
        "Present:\nAnn Marlow, Chair\nBo Fenn, Treasurer\n\nApologies:\nCy Stroud, Secretary\n\nIn attendance:\nDi Gale, Clerk",
        {"statuses": {"Ann Marlow": "present", "Bo Fenn": "present", "Cy Stroud": "apologies", "Di Gale": "in_attendance"}},
    ),
    "role first, name in brackets": (
        "PRESENT: The Master (Dr K L Holm) in the Chair, the Bursar (Professor G Wick), Dr B Rudd, The Hon Justice M Drury\n\nBy Invitation: the Librarian (Mr S Keel), the Guild President (Mr E Brome). Mrs H Tansey as Secretary.",
        {"chair": "K L Holm", "statuses": {"K L Holm": "present", "G Wick": "present", "B Rudd": "present", "M Drury": "present", "S Keel": "in_attendance", "E Brome": "in_attendance", "H Tansey": "in_attendance"}},
    ),
    "posts only": (
        "Present: Councillors N Brome and K Keel\n\nIn attendance:\n\nOfficers:\nPlanning Team\nMonitoring Officer",
        {"statuses": {"N Brome": "present", "K Keel": "present"}},
    ),
    "a post runs on from its name; parishioners": (
        "Present: Councillors N Brome and K Keel\n\nIn attendance: Mr G Drury Clerk to Ashwold Parish Council\nSix parishioners",
        {"people": {"N Brome": ("present", None), "K Keel": ("present", None), "G Drury": ("in_attendance", "Clerk to Ashwold Parish Council")}},
    ),
    "none were absent": (
        "Present: Councillors N Brome and K Keel\n\nAbsent:\nNone were absent",
        {"statuses": {"N Brome": "present", "K Keel": "present"}},
    ),
    "the post of who deputises stands in the bracket": (
        "Present:\n\nAnn Marlow (Chair) (AM)\n\nGus Holm (nominated Director of Estates deputy for Lena Wick) (GH)",
        {"substitutions": {"Gus Holm": ["Lena Wick"]}, "statuses": {"Ann Marlow": "present", "Gus Holm": "present"}},
    ),
    "a movement note": (
        "Present: Councillors N Brome and K Keel\n\n[Councillor Greta Holm joined the meeting at 7.40pm].",
        {"statuses": {"N Brome": "present", "K Keel": "present"}},
    ),
    "who presided above those present": (
        "Councillor R. Holm, Mayor, presided.\n\nThe following members were present:\n\nCouncillors  N. Brome      K. Keel      A. Rudd\n\nAn apology was tendered on behalf of Councillor E. Wick.",
        {"chair": "R. Holm", "statuses": {"R. Holm": "present", "N. Brome": "present", "K. Keel": "present", "A. Rudd": "present", "E. Wick": "apologies"}},
    ),
    "there were present": (
        "There were present :-\n\n      Capt. T. Holm, Chairman;     Messrs. N. Brome,\n      K. Keel and A. Rudd.\n\n      Also in attendance :-  Mr. E. Wick, Secretary.",
        {"statuses": {"T. Holm": "present", "N. Brome": "present", "K. Keel": "present", "A. Rudd": "present", "E. Wick": "in_attendance"}},
    ),
    "the following attended; others in a sentence of their own": (
        "The following attended: Cllr Ann Marlow (in the chair), Cllr Bo Fenn and Cllr Cy Stroud. Also in attendance were Di Gale (Parish Clerk) and Ed Wick.",
        {"chair": "Ann Marlow", "statuses": {"Ann Marlow": "present", "Bo Fenn": "present", "Cy Stroud": "present", "Di Gale": "in_attendance", "Ed Wick": "in_attendance"}},
    ),
    "in the room and by video": (
        "Members in chamber:   Councillor Ann Marlow (Chair)\n                      Alderman Bo Fenn\nMembers by Zoom:      Councillor Cy Stroud\n\nApologies:            Alderman Di Gale\n\nOfficers:             Ed Wick, Director of Parks",
        {"chair": "Ann Marlow", "statuses": {"Ann Marlow": "present", "Bo Fenn": "present", "Cy Stroud": "present", "Di Gale": "apologies", "Ed Wick": "in_attendance"}},
    ),
    "people that the clerk has counted": (
        "Members present:\n\n  1.  Cllr Ann Marlow - Ash Borough Council (Chair)\n  2.  Cllr Bo Fenn - Keel Borough Council\n\nOfficers in attendance:\n\n  3.  Cy Stroud - Treasurer\n",
        {"numbers": ["1", "2"], "people": {"Ann Marlow": ("present", "Ash Borough Council (Chair)"), "Bo Fenn": ("present", "Keel Borough Council"), "Cy Stroud": ("in_attendance", "Treasurer")}},
    ),
    "a column of portfolios": (
        "Cabinet Members present             Portfolio\n\nCllr Ann Marlow                   Leader (Chair)\nCllr Bo Fenn                      Housing\nCllr Cy Stroud                    Climate and Parks",
        {"people": {"Ann Marlow": ("present", "Leader (Chair)"), "Bo Fenn": ("present", "Housing"), "Cy Stroud": ("present", "Climate and Parks")}},
    ),
    "a grid with strokes, and notes behind them": (
        "Name                     Constituency                5.3.24\n\nAnn Marlow               Primary schools             /\nBo Fenn                  Primary schools             A\nCy Stroud                Academies                   /   (for Bo Fenn)\nDi Gale                  Academies                   N\n\n/ = present     A = apologies     N = not present, no apologies",
        {"statuses": {"Ann Marlow": "present", "Bo Fenn": "apologies", "Cy Stroud": "present", "Di Gale": "absent"}, "substitutions": {"Cy Stroud": ["Bo Fenn"]}},
    ),
    "parties above their members": (
        "SEDERUNT:\n\nScottish National Party\nCouncillor Ann Marlow\nCouncillor Bo Fenn\n\nScottish Labour Party\nCouncillor Cy Stroud\n\nIndependent\nCouncillor Di Gale",
        {"people": {"Ann Marlow": ("present", None), "Bo Fenn": ("present", None), "Cy Stroud": ("present", None), "Di Gale": ("present", None)}},
    ),
    "two languages, links, and a party below each name": (
        "Aelodau yn bresennol\nMembers in attendance\n\nAnn Marlow\nBywgraffiad|Biography\n\nAnnibynnol\nIndependent\n\nBo Fenn\nBywgraffiad|Biography\n\nPlaid Lafur\nLabour\n(yn dirprwyo ar ran Cy Stroud)\n(substitute for Cy Stroud)\n\nSwyddogion y Pwyllgor yn bresennol\nCommittee officials in attendance\n\nDi Gale\n\nClerc\nClerk",
        {"people": {"Ann Marlow": ("present", "Independent"), "Bo Fenn": ("present", "Labour"), "Di Gale": ("in_attendance", None)}, "substitutions": {"Bo Fenn": ["Cy Stroud"]}},
    ),
    "councils before names, nothing between": (
        "Present Forum President Cllr Ann Marlow Wold Coast Cllr Bo Fenn (Substitute) Wold Coast Cllr Cy Stroud Keel Cllr Di Gale",
        {"people": {"Ann Marlow": ("present", "Forum President"), "Bo Fenn": ("present", "Wold Coast"), "Cy Stroud": ("present", "Wold Coast"), "Di Gale": ("present", "Keel")}, "substitutions": {"Bo Fenn": []}},
    ),
    "a list of bare names one of which has a title": (
        "Present: Ann Marlow (Chair), Bo Fenn\n\nApologies: Cy Stroud, Di Stroud, The Revd Ed Wick (Curate)",
        {"statuses": {"Ann Marlow": "present", "Bo Fenn": "present", "Cy Stroud": "apologies", "Di Stroud": "apologies", "Ed Wick": "apologies"}},
    ),
    "initials in brackets tell two of one surname apart": (
        "Present: Councillors Marlow (in the Chair), Fenn (A.), Fenn (J.W.) and Stroud",
        {"chair": "Marlow", "statuses": {"Marlow": "present", "Fenn (A.)": "present", "Fenn (J.W.)": "present", "Stroud": "present"}},
    ),
    "a scanner's letters in posts and names": (
        "Present\n\n   Dr Ann Marlow         Area Clinical Committee (Chairrnan)\n   Miss Gwen 0rr         Nursing\n\nIn attendance\n\n   Bo Fenn               Director of Parks\n   Cy Stroud             Cornmittee Adrninistrator",
        {"chair": "Ann Marlow", "statuses": {"Ann Marlow": "present", "Gwen 0rr": "present", "Bo Fenn": "in_attendance", "Cy Stroud": "in_attendance"}},
    ),
    "a dean of something; a title behind him": (
        "PRESENT: The Warden (Dr. K L Holm) in the Chair, the Provost (Professor W. Rudd), the Dean of Science (Professor B. J. Drury), Mr S Keel Esq.",
        {"chair": "K L Holm", "statuses": {"K L Holm": "present", "W. Rudd": "present", "B. J. Drury": "present", "S Keel": "present"}},
    ),
    "posts on the line below each name": (
        "Board Members Present:\n\nCouncillor Bridget Holm\nCabinet Member for Health (Chair)\n\nDr Kit Rudd\nAsh CCG (Vice-Chair)\n\nNoreen Keel\nHealthwatch Ash",
        {"chair": "Bridget Holm", "people": {"Bridget Holm": ("present", "Cabinet Member for Health (Chair)"), "Kit Rudd": ("present", "Ash CCG (Vice-Chair)"), "Noreen Keel": ("present", "Healthwatch Ash")}},
    ),
    "sides of a joint committee": (
        "Present:-\n\nEmployers' Side:       Councillor A. Marlow  (in the Chair)\n                       Councillor Mrs. B. Fenn\n\nStaff Side:            Mr. C. Stroud    (NALGO)\n                       Ms. D. Gale      (NUPE)",
        {"chair": "A. Marlow", "statuses": {"A. Marlow": "present", "B. Fenn": "present", "C. Stroud": "present", "D. Gale": "present"}},
    ),
    "a tick in one of two columns": (
        "Name                    Capacity                   Present     Apologies\n\nAnn Marlow (Chair)      Ash Council                   ✓\nBo Fenn                 Keel Council                               ✓\nCy Stroud               Ash Council                   ✓\n\nIn attendance\n\nDi Gale                 Chief Officer                 ✓",
        {"chair": "Ann Marlow", "statuses": {"Ann Marlow": "present", "Bo Fenn": "apologies", "Cy Stroud": "present", "Di Gale": "in_attendance"}},
    ),
    "ticks and words in one column": (
        "Members                 Position                   Attendance\n\nAnn Marlow              Chair of the Board         ✓\nBo Fenn                 Board Member               Apologies\nCy Stroud               Board Member               ✓ (from item 5)\nDi Gale                 Board Member               No – no apology received",
        {"statuses": {"Ann Marlow": "present", "Bo Fenn": "apologies", "Cy Stroud": "present", "Di Gale": "absent"}},
    ),
    "constituencies beside titled names, headings at the left": (
        "Present:              Sir Guy Marlow           Chairman\nPublic Governors:     Mr Bo Fenn               Norlake North\n                      Mrs Cy Stroud            Norlake South\n                      Dr Di Gale               Norlake North",
        {"people": {"Guy Marlow": ("present", "Chairman"), "Bo Fenn": ("present", "Norlake North"), "Cy Stroud": ("present", "Norlake South"), "Di Gale": ("present", "Norlake North")}},
    ),
    "three columns of names, one of which wraps": (
        "PRESENT:\nCouncillors:\nGail Marlow           Rod Fenn              Yvette Stroud (substitute\nImran Gale            Lucy Keel             for Neil Brome)\nWill Rudd",
        {"statuses": {"Gail Marlow": "present", "Rod Fenn": "present", "Yvette Stroud": "present", "Imran Gale": "present", "Lucy Keel": "present", "Will Rudd": "present"}, "substitutions": {"Yvette Stroud": ["Neil Brome"]}},
    ),
    "outside bodies, the office before the colon": (
        "Members Present: Aldermen – W Abbot, Q Clay and H Moss\n\nRepresentatives from Other Bodies in Attendance:\n\nRivers Office: Ms F Tamm – Engineer",
        {"people": {"W Abbot": ("present", None), "Q Clay": ("present", None), "H Moss": ("present", None), "F Tamm": ("in_attendance", "Engineer")}},
    ),
    "attendance with nothing under it": (
        "Attendance List",
        {"statuses": {}},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BLOCKS)
def test_attendance(name: str) -> None:
    block, expected = BLOCKS[name]
    check(f"{OPENING}{block}\n{ITEMS}{CLOSE}", expected)


APOLOGIES = {
    "from one, and from another": ("Apologies were received from Cllr Wendy Holm (on holiday), and also from Cllr Greta Rudd (East Wold County Council).", ["Wendy Holm", "Greta Rudd"]),
    "a first name that is a month": ("Apologies had been received from Dora Holm, Gerald Rudd, and Frank Keel and June Keel.", ["Dora Holm", "Gerald Rudd", "Frank Keel", "June Keel"]),
    "noted as above": ("Noted as above.", []),
    "dotted initials": ("Apologies for absence were received from Councillors G. Holm, A. B. Wick and F. Rudd.", ["G. Holm", "A. B. Wick", "F. Rudd"]),
    "singular, on behalf of": ("An apology was read on behalf of Councillor G. Drury.", ["G. Drury"]),
    "a post before the name": ("An apology was received from Parent Governor – Ms Greta Holm.", ["Greta Holm"]),
    "home authorities": ("Apologies were received from Councillors K. Brome (Ash Council) and E. Tansey (Fen Council).", ["K. Brome", "E. Tansey"]),
    "an organisation after the last": ("Apologies were received from Mr D Keel and Ms A Rudd, Wold Trust.", ["D Keel", "A Rudd"]),
    "high titles": ("Apologies were received from Alderman Sir Rory Lund, Alderwoman Greta Holm, Deputy Lena Wick, Femi Rudd-Osei.", ["Rory Lund", "Greta Holm", "Lena Wick", "Femi Rudd-Osei"]),
    "together with": ("Councillor Rory Lund & Lena Wick together with Mr Femi Rudd had apologised beforehand.", ["Rory Lund", "Lena Wick", "Femi Rudd"]),
    "behind a word of thanks": ("The Chair thanked the cooks and apologies for absence were received from County Borough Councillors G Holm, A E Wick and J Rhys Owen.", ["G Holm", "A E Wick", "J Rhys Owen"]),
    "one with its reason, then others": ("An apology was received from Councillor G Holm, who had a train to catch. Apologies were also received from Councillors L Wick and D McKay.", ["G Holm", "L Wick", "D McKay"]),
    "pointers": ("Apologies were noted as listed.", []),
    "noted": ("Apologies were noted.", []),
    "none": ("There were no apologies today.", []),
    "lateness": ("Councillors G. Holm and L. Wick would be late, their bus having broken down.", []),
    "apologies for lateness": ("Apologies for lateness were received from Councillor L. Wick.", []),
    "given by somebody for somebody": ("Cllr Stroud gave apologies for Cllr Holm.", ["Holm"]),
    "sent their apologies": ("Cllr G Holm and Mrs L Wick sent their apologies.", ["G Holm", "L Wick"]),
    "apologies, colon": ("Apologies: Cllr G Holm (work), Cllr L Wick (holiday)", ["G Holm", "L Wick"]),
    "accepted reasons": ("Apologies had been received and reasons accepted from Cllrs Holm and Wick.", ["Holm", "Wick"]),
    "a resolution to accept": ("RESOLVED: To accept apologies from Cllr G Holm (unwell) and Cllr L Wick.", ["G Holm", "L Wick"]),
}  # fmt: skip


@pytest.mark.parametrize("name", APOLOGIES)
def test_apologies(name: str) -> None:
    sentence, names = APOLOGIES[name]
    minutes = f"{OPENING}{PRESENT}1. Apologies for absence\n\n{sentence}\n\n2. Minutes\n\nThe minutes were read.{CLOSE}"
    check(minutes, {"apologies": names})


SUBSTITUTIONS = {
    "an organisation before the bracket": (
        "Apologies were received from Mr T. Rudd, UNISON (Ms. U. Keel attended as substitute), and Dr Vera Wick, Ash Hospitals NHS Trust (Yvette Moss attended in her absence).",
        {"U. Keel": ["T. Rudd"], "Yvette Moss": ["Vera Wick"]},
    ),
    "appointed in place of an earlier member": ("The Chair welcomed Femi Rudd, who had been appointed by Keel District Council in place of Lena Wick.", {}),
    "confirmed": ("Councillor G. Holm said that he was there as a substitute for Councillor L. Wick.", {"G. Holm": ["L. Wick"]}),
    "with somebody attending": ("Apologies had come from Cllr. L. Wick with Cllr G. Holm deputising for her.", {"G. Holm": ["L. Wick"]}),
    "brackets in the list": (
        "Apologies were received from Mr E Brome (Ms A Rudd attended as substitute), Dr L Wick (Mr G Holm, Matron attended in her absence), Mr D Keel and Ms J Tansey, Wold Trust.",
        {"A Rudd": ["E Brome"], "G Holm": ["L Wick"]},
    ),
    "told of her in a sentence apart": ("Apologies were received from Lena Wick.  Gus Holm attended in her place.", {"Gus Holm": ["Lena Wick"]}),
    "appointed": ("It was reported that Councillor G Holm had been named as substitute for Councillor L Wick.", {"G Holm": ["L Wick"]}),
    "present as substitute member": ("Councillor Holm was there as Substitute Member for Councillor Wick.", {"Holm": ["Wick"]}),
    "substituting": ("Councillor G Holm was substituting for Councillor L Wick.", {"G Holm": ["L Wick"]}),
    "substituted": ("Councillor G Holm substituted for Councillor L Wick.", {"G Holm": ["L Wick"]}),
    "in place of": ("Councillor G Holm attended in place of Councillor L Wick.", {"G Holm": ["L Wick"]}),
    "deputising": ("Mrs G Holm was deputising for Dr L Wick.", {"G Holm": ["L Wick"]}),
    "representing": ("Mrs G Holm attended on behalf of Dr L Wick.", {"G Holm": ["L Wick"]}),
    "nobody named": ("Cllr Greta Holm attended as a substitute.", {"Greta Holm": []}),
    "list after a colon": ("Substitutes: Cllr G Holm for Cllr L Wick; Cllr A Rudd for Cllr E Brome", {"G Holm": ["L Wick"], "A Rudd": ["E Brome"]}),
    "a standing order": ("Under Rule 7 any group may appoint a substitute for a member who is away.", {}),
    "terms of reference": ("A district may nominate a deputy to sit for its member.", {}),
    "talk of substitutes": ("Members wondered whether substitutes were ever of use.", {}),
    "a new member": ("The hospital would from now on be represented by Dr Karim Drury.", {}),
}  # fmt: skip


@pytest.mark.parametrize("name", SUBSTITUTIONS)
def test_substitutions(name: str) -> None:
    sentence, pairs = SUBSTITUTIONS[name]
    minutes = f"{OPENING}{PRESENT}1. Apologies for absence and substitutions\n\n{sentence}\n\n2. Minutes\n\nThe minutes were read.{CLOSE}"
    check(minutes, {"substitutions": pairs})


HEADINGS = {
    "number alone, then the title": ("14/24\n\nApologies for absence.\n\nNone.\n\n15/24\n\nNotices Read\n\nMinutes:\n\nA letter was read.\n\n16/24\n\nFinance\n\nThe accounts were seen.", [("14/24", "Apologies for absence."), ("15/24", "Notices Read"), ("16/24", "Finance")]),
    "number and title on a line": ("1. Apologies\n\nNone.\n\n2. Minutes of the February Gathering\n\nThey were signed.\n\n3. Finance\n\nThe accounts were seen.", [("1", "Apologies"), ("2", "Minutes of the February Gathering"), ("3", "Finance")]),
    "links of a web page": ("1 Apologies\n\nNone.\n\n2 Note of the February Meeting pdf icon PDF 61 KB\n\nIt was signed.\n\n3 Finance\n\nThe accounts were seen.", [("1", "Apologies"), ("2", "Note of the February Meeting"), ("3", "Finance")]),
    "code with colon": ("AGB/2324/031: Opening and Quorum\n\nAll were welcome.\n\nAGB/2324/ 032: Minutes\n\nThey were signed.\n\nAGB/2324/033: Finance\n\nThe accounts were seen.", [("AGB/2324/031", "Opening and Quorum"), ("AGB/2324/032", "Minutes"), ("AGB/2324/033", "Finance")]),
    "tags round each item": ("<AI1>\n\n31/24\n\nOpening by the Chair\n\nAll were welcome.\n\n</AI1>\n\n<AI2>\n\n32/24\n\nMinutes\n\nThey were signed.\n\n</AI2>\n\n<AI3>\n\n33/24\n\nFinance\n\nThe accounts were seen.\n\n</AI3>", [("31/24", "Opening by the Chair"), ("32/24", "Minutes"), ("33/24", "Finance")]),
    "table heads and part banners": ("Item No Matter discussed\n\nPART ONE – IN PUBLIC\n\n24.07 A NEW CHAIR\n\nCllr Fenn was chosen.\n\n24.08 MINUTES\n\nThey were signed.\n\nPART TWO – IN PRIVATE\n\n24.09 STAFF\n\nThe post was discussed.", [("24.07", "A NEW CHAIR"), ("24.08", "MINUTES"), ("24.09", "STAFF")]),
    "numbered paragraphs": ("1 Apologies\n\n1.1 There were none.\n\n2 Minutes\n\n2.1 They were taken as read and signed by the Chairman.\n\n3 Letters\n\n3.1 A letter from the school was read to the members.\n\n3.2 A card from the bell ringers was shown to the members.", [("1", "Apologies"), ("2", "Minutes"), ("3", "Letters")]),
    "a number is missing": ("6. Apologies\n\nNone.\n\n7. Minutes\n\nThey were signed.\n\n9. Finance\n\nThe accounts were seen.\n\n10. Planning\n\nThere was nothing.", [("6", "Apologies"), ("7", "Minutes"), ("9", "Finance"), ("10", "Planning")]),
    "a number comes twice": ("2447 Apologies\n\nNone.\n\n2448 Minutes\n\nThey were signed.\n\n2448 Finance\n\nThe accounts were seen.\n\n2450 Planning\n\nThere was nothing.", [("2447", "Apologies"), ("2448", "Minutes"), ("2448", "Finance"), ("2450", "Planning")]),
    "brackets": ("(1) Apologies\n\nNone.\n\n(2) Minutes\n\nThey were signed.\n\n(3) Finance\n\nThe accounts were seen.", [("1", "Apologies"), ("2", "Minutes"), ("3", "Finance")]),
    "half brackets": ("1) Apologies\nNone.\n2) Minutes\nThey were signed.\n3) Finance\nThe accounts were seen.", [("1", "Apologies"), ("2", "Minutes"), ("3", "Finance")]),
    "the word item": ("Item 1: Apologies\n\nNone.\n\nItem 2: Minutes\n\nThey were signed.\n\nItem 3: Finance\n\nThe accounts were seen.", [("1", "Apologies"), ("2", "Minutes"), ("3", "Finance")]),
    "letters": ("A. Apologies\n\nNone.\n\nB. Minutes\n\nThey were signed.\n\nC. Finance\n\nThe accounts were seen.", [("A", "Apologies"), ("B", "Minutes"), ("C", "Finance")]),
    "Roman": ("I. Apologies\n\nNone.\n\nII. Minutes\n\nThey were signed.\n\nIII. Finance\n\nThe accounts were seen.\n\nIV. Planning\n\nNothing.", [("I", "Apologies"), ("II", "Minutes"), ("III", "Finance"), ("IV", "Planning")]),
    "minute and year in full": ("BM 18/2024 Apologies\n\nNone.\n\nBM 19/2024 Minutes\n\nThey were signed.\n\nBM 20/2024 Finance\n\nThe accounts were seen.", [("BM 18/2024", "Apologies"), ("BM 19/2024", "Minutes"), ("BM 20/2024", "Finance")]),
    "dotted dates": ("05.24.18.1 Apologies\n\nNone.\n\n05.24.18.2 Minutes\n\nThey were signed.\n\n05.24.18.3 Finance\n\nThe accounts were seen.", [("05.24.18.1", "Apologies"), ("05.24.18.2", "Minutes"), ("05.24.18.3", "Finance")]),
    "run-in headings": ("1. Apologies: None were received.\n2. Minutes: The minutes of 6 February were signed.\n3. Finance: The Clerk reported that the grant had come.\n4. Planning: There was nothing to look at.", [("1", "Apologies"), ("2", "Minutes"), ("3", "Finance"), ("4", "Planning")]),
    "a heading over two lines": ("1. Apologies\n\nNone.\n\n2. REPORT OF THE WORKING PARTY ON THE NEW\n   PLAYGROUND AND ITS FENCE\n\nThe report was read.\n\n3. FINANCE\n\nThe accounts were seen.", [("1", "Apologies"), ("2", "REPORT OF THE WORKING PARTY ON THE NEW PLAYGROUND AND ITS FENCE"), ("3", "FINANCE")]),
    "capitals without numbers": ("APOLOGIES\n\nNone were received by the Clerk.\n\nMINUTES\n\nThey were signed.\n\nFINANCE\n\nThe accounts were seen.", [(None, "APOLOGIES"), (None, "MINUTES"), (None, "FINANCE")]),
    "headings that open their paragraphs": ("Minutes: The minutes were signed.\n\nMatters Arising: The swing had been mended.\n\nPlanning: There was nothing to look at.\n\nCorrespondence: A letter on dogs was read.", [(None, "Minutes"), (None, "Matters Arising"), (None, "Planning"), (None, "Correspondence")]),
    "plain headings over prose": ("Matters arising\n\nThe swing had been mended.\n\nVillage green\n\nThe grass was cut in May.\n\nMoney\n\nThe Treasurer gave the balance.\n\nAny other business\n\nThere was none today.", [(None, "Matters arising"), (None, "Village green"), (None, "Money"), (None, "Any other business")]),
    "a misread number": ("1203 Apologies\n\nNone.\n\n12O4 Minutes\n\nThey were signed.\n\n1205 Finance\n\nThe accounts were seen.", [("1203", "Apologies"), ("12O4", "Minutes"), ("1205", "Finance")]),
    "a number with figures exchanged": ("1382 Apologies\n\nNone.\n\n1338 Minutes\n\nThey were signed.\n\n1384 Finance\n\nThe accounts were seen.\n\n1385 Close\n\nNothing.", [("1382", "Apologies"), ("1338", "Minutes"), ("1384", "Finance"), ("1385", "Close")]),
    "a number lost in print": ("74. APOLOGIES\n\nNone were received.\n\n75. MINUTES\n\nThey were signed.\n\nFINANCE\n\nThe accounts were seen.\n\n77. PLANNING\n\nThere was nothing.", [("74", "APOLOGIES"), ("75", "MINUTES"), (None, "FINANCE"), ("77", "PLANNING")]),
    "letters and a full stop": ("SC.12 APOLOGIES\n\nNone were received.\n\nSC.13 MINUTES\n\nThey were signed.\n\nSC.14 FINANCE\n\nThe accounts were seen.", [("SC.12", "APOLOGIES"), ("SC.13", "MINUTES"), ("SC.14", "FINANCE")]),
    "letters as far as I": ("\n\n".join(f"{letter}. Subject {letter.lower()}{letter.lower()}\n\nIt was looked at." for letter in "ABCDEFGHIJ"), [(letter, f"Subject {letter.lower()}{letter.lower()}") for letter in "ABCDEFGHIJ"]),
    "applications under a heading": ("1. Apologies\n\nNone.\n\n2. Applications\n\nDC/22/0877 - Old Gas Works, Canal Street\n\nRESOLVED that leave be given.\n\nDC/22/0901 - Land at Howe Lane\n\nRESOLVED that leave be refused.\n\n3. Finance\n\nThe accounts were seen.", [("1", "Apologies"), ("2", "Applications"), (None, "DC/22/0877 - Old Gas Works, Canal Street"), (None, "DC/22/0901 - Land at Howe Lane"), ("3", "Finance")]),
    "underlined with dashes": ("1.  Apologies\n--------------\n\nNone.\n\n2.  Minutes of the February Gathering\n--------------------------------------\n\nThey were signed.", [("1", "Apologies"), ("2", "Minutes of the February Gathering")]),
    "numbers at the right end": ("APOLOGIES                                              21/24\n\nNone were received.\n\nSTRATEGY, CHARGES\nAND LATE PAYMENT                                       22/24\n\nThe Clerk reported.\n\nFINANCE                                                23/24\n\nThe accounts were seen.", [("21/24", "APOLOGIES"), ("22/24", "STRATEGY, CHARGES AND LATE PAYMENT"), ("23/24", "FINANCE")]),
    "letters and figures without a stroke": ("AC46   Apologies\n\nNone.\n\nAC47   Minutes\n\nThey were signed.\n\nAC48   Finance\n\nThe accounts were seen.", [("AC46", "Apologies"), ("AC47", "Minutes"), ("AC48", "Finance")]),
    "a bar behind the number": ("1 | Apologies\n\nNone.\n\n2 | Minutes\n\nThey were signed.\n\n3 | Finance\n\nThe accounts were seen.", [("1", "Apologies"), ("2", "Minutes"), ("3", "Finance")]),
    "the title's second half in small letters": ("1. Apologies\n\nNone.\n\n2. Footbridge: bids and costs\n\nThe bids were opened.\n\n3. Finance\n\nThe accounts were seen.", [("1", "Apologies"), ("2", "Footbridge: bids and costs"), ("3", "Finance")]),
    "a minute number below the agenda's number": ("<AI1>\n\n1.    Choice of a Convener;\n\n07/24\n\nCllr Fenn was chosen.\n\n</AI1>\n<AI2>\n\n2.    Welcome\n\n08/24\n\nAll were welcome.\n\n</AI2>", [("07/24", "Choice of a Convener"), ("08/24", "Welcome")]),
    "a minute number below the agenda's words": ("1 Choice of a Convener\n\nTo choose a Convener.\n\n88\n\nCllr Fenn was chosen.\n\n2 Roads\n\nTo hear of the roads.\n\n89\n\nThe roads were bad.", [("88", "Choice of a Convener"), ("89", "Roads")]),
    "a number misread as letters, a title glued to its number": ("l. APOLOGIES\n\nNone were received.\n\n2. MINUTES\n\nThey were signed.\n\n3. FINANCE\n\nThe accounts were seen.", [("l", "APOLOGIES"), ("2", "MINUTES"), ("3", "FINANCE")]),
    "a title glued to its number": ("45/24 Apologies\n\nNone.\n\n46/24Planning\n\nThere was nothing.\n\n47/24 Finance\n\nThe accounts were seen.", [("45/24", "Apologies"), ("46/24", "Planning"), ("47/24", "Finance")]),
    "spelt as an agenda item, over numbered paragraphs": ("Agenda item 1: Opening\n\n1. The Chair welcomed the members and the new secretary.\n\nAgenda item 2: Onion rust\n\n2. The paper was read and the members thanked its writer.\n\n3. It was hoped that the rust would not spread to the north.\n\nAgenda item 3: Any other business\n\n4. There was none that day, and the members went home early.", [("1", "Opening"), ("2", "Onion rust"), ("3", "Any other business")]),
    "one letter and a number": ("E.112    APOLOGIES\n\nNone were received.\n\nE.113    MINUTES\n\nThey were signed.\n\nE.114    FINANCE\n\nThe accounts were seen.", [("E.112", "APOLOGIES"), ("E.113", "MINUTES"), ("E.114", "FINANCE")]),
    "the year first": ("2016/40  Opening and prayer\n\nAll stood.\n\n2016/41  Minutes\n\nThey were signed.\n\n2016/42  Finance\n\nThe accounts were seen.", [("2016/40", "Opening and prayer"), ("2016/41", "Minutes"), ("2016/42", "Finance")]),
    "a sub-item's label above its title": ("4.\n\nCOMMITTEE REPORTS.\n\n4.1\n\nWorks Committee – 17 January 2024\n\nThe report was read.\n\n4.2\n\nHealth Committee – 24 January 2024\n\nThe report was read.\n\n5.\n\nLETTERS.\n\nOne was read.", [("4", "COMMITTEE REPORTS."), ("4.1", "Works Committee – 17 January 2024"), ("4.2", "Health Committee – 24 January 2024"), ("5", "LETTERS.")]),
    "titles in plain type inside an item": ("1. Apologies\n\nNone.\n\n2. Reports of partners\n\nAsh Hospital Group\n\nDr Rudd said that the ward had opened in January.\n\nHealthwatch Ash\n\nMs Keel said that eleven visits had been made.\n\n3. Finance\n\nThe accounts were seen.", [("1", "Apologies"), ("2", "Reports of partners"), (None, "Ash Hospital Group"), (None, "Healthwatch Ash"), ("3", "Finance")]),
    "cases go on behind a list of reasons": ("1. Applications\n\n(a) S24/0118 – Land at Howe Lane\n\nDecision: To REFUSE permission for these reasons:\n\n1. It is too tall.\n2. It is too near.\n\n(b) S24/0119 – Old Gas Works\n\nDecision: To GRANT permission.\n\n2. Close\n\nNothing.", [("1", "Applications"), ("1.a", "S24/0118 – Land at Howe Lane"), ("1.b", "S24/0119 – Old Gas Works"), ("2", "Close")]),
    "a minute's silence": ("1. Minute’s Silence for Mrs Lena Wick\n\nAll stood.\n\n2. Minutes\n\nThey were signed.\n\n3. Finance\n\nThe accounts were seen.", [("1", "Minute’s Silence for Mrs Lena Wick"), ("2", "Minutes"), ("3", "Finance")]),
}  # fmt: skip


@pytest.mark.parametrize("name", HEADINGS)
def test_items(name: str) -> None:
    business, items = HEADINGS[name]
    check(f"{OPENING}{PRESENT}{business}{CLOSE}", {"items": items})


PORTAL = "Agenda and minutes\n\nAshwold Borough Council - Tuesday, 5th March, 2024 7.00 pm\n\nVenue: County House. View directions\n\nContact: Di Gale  Email: di.gale@ashwold.example\n\n"
PAGES = {
    "number and title apart": ("Items\nNo. Item\n\n14/24\n\nLetters Received\n\nMinutes:\n\nTwo letters were read.\n\n15/24\n\nRoads\n\nMinutes:\n\nRESOLVED that the road be mended.\n", [("14/24", "Letters Received"), ("15/24", "Roads")]),
    "no numbers": ("Tribute to Mrs Lena Wick\n\nMinutes:\n\nAll stood.\n\nDeclarations\n\nTo receive any declarations.\n\nMinutes:\n\nThere were none.\n\nPier\n\nAdditional documents:\n\nAppendix 1 - Drawings\n\nMinutes:\n\nRESOLVED that the pier be mended.\n", [(None, "Tribute to Mrs Lena Wick"), (None, "Declarations"), (None, "Pier")]),
    "all of an item in one cell": ("No. | Item |\n---|---|\nAPOLOGIES. Additional documents: Minutes: None were received. |\nROADS. Additional documents: Minutes: The report was read. RESOLVED that the road be mended. |\n", [(None, "APOLOGIES."), (None, "ROADS.")]),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_pages_of_a_meeting_system(name: str) -> None:
    business, items = PAGES[name]
    expected = {"body": "Ashwold Borough Council", "date": "2024-03-05", "start": "19:00", "statuses": {}}
    check(PORTAL + business, {**expected, "items": items})


def test_a_page_without_body_or_date() -> None:
    page = "Venue: County House\n\nContact: Di Gale  Email: di.gale@ashwold.example\n\nItems\nNo. Item\n\n14/17\n\nLetters Received\n\nMinutes:\n\nThe Board heard two letters.\n\nRESOLVED: That they be noted.\n\n15/17\n\nRoads\n\nMinutes:\n\nRESOLVED that the road be mended.\n"
    check(
        page,
        {"body": None, "date": None, "venue": "County House", "numbers": ["14/17", "15/17"], "statuses": {}},
    )


def test_a_page_with_the_menus_of_its_site() -> None:
    page = (
        "Skip to main content\nAshwold Borough Council\nSign in\nHome > Meetings > Agenda and minutes\n\n"
        + PORTAL.replace("Ashwold Borough Council", "Scrutiny Committee").replace(" - T", "\nT")
    )
    page += "Media\n\n24.\n\nApologies and Substitutes\n\nTo receive any apologies.\n\nMinutes:\n\nAn apology was received from Councillor L. Wick. Councillor G. Holm attended as substitute for Councillor L. Wick.\n\n25.\n\nRoads\n\nMinutes:\n\nRESOLVED that the road be mended.\n"
    expected = {"G. Holm": "present", "L. Wick": "apologies"}
    check(
        page,
        {
            "body": "Scrutiny Committee",
            "date": "2024-03-05",
            "statuses": expected,
            "substitutions": {"G. Holm": ["L. Wick"]},
            "numbers": ["24", "25"],
        },
    )


def test_the_page_of_one_item() -> None:
    page = "Issue - meetings\n\nMending of the Weir\n\nMeeting: 05/03/2024 - Riverside Board (Item 41)\n\n41 Mending of the Weir pdf icon PDF 77 KB\n\nReport of the Engineer.\n\nMinutes:\n\nRESOLVED: That the weir be mended.\n"
    check(
        page,
        {
            "body": "Riverside Board",
            "date": "2024-03-05",
            "decisions": [("resolved", "That the weir be mended.")],
        },
    )


DECISIONS = {
    "an aside before the verb": ("The Board, having heard the Clerk on the cost, agreed to paint the gate.", [("agreed", "to paint the gate.")]),
    "an aside, then a list": ("The Board, after discussion, agreed:-\n\n(i) to paint the gate; and\n\n(ii) to oil its hinges.", [("agreed", "to paint the gate;"), ("agreed", "to oil its hinges.")]),
    "put by an officer, agreed by members": ("It was recommended by the Clerk and agreed by Members that the gate be painted.", [("agreed", "that the gate be painted.")]),
    "recommended to a body in its sentence": ("RECOMMENDED to the Borough Council that the gate be painted.", [("recommended", "that the gate be painted.")]),
    "that, and a colon": ("It was RESOLVED that: with the change below, the minutes be taken as read.", [("resolved", "with the change below, the minutes be taken as read.")]),
    "with so many against": ("Resolved, with two against: that the gate be painted.", [("resolved", "that the gate be painted.")]),
    "somebody dissenting": ("Agreed, Greta Holm dissenting: that the gate be painted.", [("agreed", "that the gate be painted.")]),
    "by all": ("It was agreed by all to paint the gate.", [("agreed", "to paint the gate.")]),
    "what happened behind a clause": ("RESOLVED: That Cllr Holm be Chair until May. The Chair came back.", [("resolved", "That Cllr Holm be Chair until May.")]),
    "labels that only refer": ("Decision: Policies (i) and (ii) were ratified.", [("decided", "Policies (i) and (ii) were ratified.")]),
    "to two councils": ("RECOMMENDED to the two parent Councils – That the gate be painted.", [("recommended", "That the gate be painted.")]),
    "the vote ends its block, the marker opens the next": ("The balance stood at £400.\n\nCllr Fenn moved and Cllr Stroud seconded the recommendations, and it was unanimously\n\nRESOLVED –\n\n(a) That the gate be painted.", [("resolved", "That the gate be painted.")]),
    "a sentence of talk behind the clause": ("It was RESOLVED to sign the minutes of May. The Chairman signed them.", [("resolved", "to sign the minutes of May.")]),
    "a list of payments without labels": ("It was RESOLVED that the following payments be made:\n\nMrs A Kirk – salary April £312.40\n\nWold Grounds – grass cutting £260.00\n\nHMRC – PAYE £78.00", [("resolved", "that the following payments be made: Mrs A Kirk – salary April £312.40 Wold Grounds – grass cutting £260.00 HMRC – PAYE £78.00")]),
    "a change that the clause announces": ("RESOLVED that the minutes of May be confirmed subject to the following amendment:-\n\nPage 3, paragraph 2 – for “gate” read “grate”.", [("resolved", "that the minutes of May be confirmed subject to the following amendment:- Page 3, paragraph 2 – for “gate” read “grate”.")]),
    "what officers recommended, and what was resolved": ("Recommendation: Refuse\n\nCllr Fenn spoke.\n\nRESOLVED (by 7 votes to 2)\nThat leave be refused as recommended.", [("resolved", "That leave be refused as recommended.")]),
    "a scanner's marker": ("After discussion it was proposed by Mr. Fenn, seconded by Mr. Stroud and\nRcsolved that the price of Messrs. J. Keel & Son be accepted.", [("resolved", "that the price of Messrs. J. Keel & Son be accepted.")]),
    "carried on average": ("The bus carried on average three passengers.", []),
    "a reference behind the marker": ("Resolution 2024/041: that the gate be painted.", [("resolved", "that the gate be painted.")]),
    "recommended to whom, then a list": ("RECOMMENDED to the constituent councils -\n\n(1) That the estimates be approved; and\n\n(2) That the surplus be shared.", [("recommended", "That the estimates be approved;"), ("recommended", "That the surplus be shared.")]),
    "a vote between marker and clause": ("It was agreed by 5 votes to 1 that the gate be painted.", [("agreed", "that the gate be painted.")]),
    "now agreed": ("It was now agreed that the gate be painted.", [("agreed", "that the gate be painted.")]),
    "a vote behind a semicolon": ("It was proposed by Bo Fenn and seconded by Cy Stroud that Ann Marlow be Vice-Chair; all were in favour.", [("carried", "It was proposed by Bo Fenn and seconded by Cy Stroud that Ann Marlow be Vice-Chair; all were in favour.")]),
    "a body that a scanner misread": ("The Cornmittee agreed that the gate be painted.", [("agreed", "that the gate be painted.")]),
    "colon, two blanks": ("RESOLVED:  That Cllr Holm lead the Council until May.", [("resolved", "That Cllr Holm lead the Council until May.")]),
    "runs on": ("RESOLVED that the February minutes be taken as read.", [("resolved", "that the February minutes be taken as read.")]),
    "marker alone": ("RESOLVED\n\nThat Cllr Holm take charge of the swings.", [("resolved", "That Cllr Holm take charge of the swings.")]),
    "a dash, and a blank line in the clause": ("Resolved – That the fence by the pond be\n\nmended before May.", [("resolved", "That the fence by the pond be mended before May.")]),
    "unanimously": ("UNANIMOUSLY RESOLVED that the choir be thanked.", [("resolved", "that the choir be thanked.")]),
    "a line of movers is no part": ("It was RESOLVED that a bench be bought.\n\nProposed by: Cllr Holm    Seconded by: Cllr Wick", [("resolved", "that a bench be bought.")]),
    "changes belong to it": ("It was RESOLVED to adopt the February minutes with these changes:-\n\n(a) in minute 4, for “red” read “blue”;\n(b) in minute 9, leave out the last line.", [("resolved", "to adopt the February minutes with these changes:- (a) in minute 4, for “red” read “blue”; (b) in minute 9, leave out the last line.")]),
    "movers above the marker": ("It was\n\nPROPOSED by Councillor G Holm Seconded by Councillor L Wick, and\n\nRESOLVED: that the pond be dredged.", [("resolved", "that the pond be dredged.")]),
    "a list": ("The Board resolved :-\n\n(i)   to strike out rule nine;\n\n(ii)  that the new rules be printed, and\n\n(iii)  to burn the old ones", [("resolved", "to strike out rule nine;"), ("resolved", "that the new rules be printed"), ("resolved", "to burn the old ones")]),
    "label only": ("It was proposed by Cllr Holm and seconded by Cllr Wick that the hall be let.\n\nDecision\n\nThat the hall be let to the choir.", [("decided", "That the hall be let to the choir.")]),
    "a nearer marker": ("Decision:\n\nThe Board resolved :-\n\n(a) to mend the roof; and\n(b) to paint the door.", [("resolved", "to mend the roof;"), ("resolved", "to paint the door.")]),
    "recommended": ("RECOMMENDED that the Finance Group think again about the loan.", [("recommended", "that the Finance Group think again about the loan.")]),
    "in a paragraph with a number": ("7.2  The Board agreed to buy a mower; and that the shed be left unlocked for it.", [("agreed", "to buy a mower; and that the shed be left unlocked for it.")]),
    "members agreed": ("Members agreed that dogs should be kept on a lead.", [("agreed", "that dogs should be kept on a lead.")]),
    "brackets and commas inside": ("RESOLVED: That, for reasons of trade (paragraph 9 of the Schedule), as the law allows, visitors be asked to go.", [("resolved", "That, for reasons of trade (paragraph 9 of the Schedule), as the law allows, visitors be asked to go.")]),
    "inside the sentence": ("On the proposal of Cllr Holm, seconded by Cllr Wick, it was resolved that the hedge be cut.", [("resolved", "that the hedge be cut.")]),
    "after the clause": ("Cllr Holm proposed that the hedge be cut, seconded by Cllr Wick and carried.", [("carried", "Cllr Holm proposed that the hedge be cut, seconded by Cllr Wick and carried.")]),
    "told of an earlier meeting": ("It was noted that the Council had resolved to cut the hedge in May.", []),
    "quoted as a story": ("The Clerk had typed ‘Resolved’ for ‘Discussed’ and was sorry.", []),
    "subjects for an agenda": ("Hedges and dogs were agreed for discussion in May.", []),
    "one member agreed": ("One member also agreed that the tea was cold.", []),
    "recommendations named": ("The recommendations in the paper ran to nine pages.", []),
    "lately approved elsewhere": ("Cabinet had approved the budget at Easter, and members heard of it.", []),
    "a lost motion": ("Cllr Holm proposed that the hedge be cut, seconded by Cllr Wick. On being put to the vote the motion was lost.", []),
    "quoted in double marks": ("Mr Gale had said “it was resolved that the gate be shut”.", []),
    "quoted in single marks": ("Mr Gale read out ‘Resolved that the gate be shut’ from the old book.", []),
    "a list in a list": (
        "RESOLVED that:\n\n(i) the lane be mended;\n\n(ii) the gate be shut:\n\n   (a) at night; and\n\n   (b) on Sundays;\n\n(iii) the clerk write.",
        [("resolved", "the lane be mended;"), ("resolved", "the gate be shut: (a) at night; and (b) on Sundays;"), ("resolved", "the clerk write.")],
    ),
    "carried, then restated": (
        "Proposed by Cllr Fenn, seconded Cllr Stroud, that the gate be painted. Carried.\n\nIt was RESOLVED unanimously that the gate be painted.",
        [("resolved", "that the gate be painted.")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", DECISIONS)
def test_decisions(name: str) -> None:
    words, decisions = DECISIONS[name]
    minutes = with_item("Business of the day", words)
    check(minutes, {"decisions": decisions})


NEXT = {
    "closing sentence": ("The next meeting will be held on Tuesday 2nd April 2024 at 7.00 pm.", ("2024-04-02", "19:00")),
    "no year": ("The Council would next meet on 11th April at 18:10, the Clerk said.", ("2024-04-11", "18:10")),
    "a hearing": ("Mrs Holm had left; somebody was to be found for her post on the 3rd April.", None),
}  # fmt: skip


@pytest.mark.parametrize("name", NEXT)
def test_next_meeting(name: str) -> None:
    words, expected = NEXT[name]
    minutes = with_item("Other business", words)
    check(
        minutes,
        {
            "next": expected,
            "statuses": {
                "Ann Marlow": "present",
                "Bo Fenn": "present",
                "Cy Stroud": "present",
                "Di Gale": "in_attendance",
            },
        },
    )


NOT_PEOPLE = {
    "a declaration": "Mrs Greta Holm declared an interest and went home before the vote.",
    "a table of interests flattened": "Councillor\n\nMinute Number\n\nNature of Interest\n\nG.H. Holm\n\n6 – Mill Rent\n\nOwns a boat there",
    "bullets on other committees": "• Councillor Holm\n\nParks Committee, 9th January 2023\nMinute 61(b) - 22/0314/FUL - lives next door",
    "a correction of earlier minutes": "Minute 3.  Apologies: Councillor Femi Rudd was to be added.",
    "an earlier decision in an amendment": "It was noted that 6.2 had read UNANIMOUSLY RESOLVED that thanks go to Councillors Femi Rudd and Lena Wick.",
    "late apologies": "Members agreed that apologies sent late should still be read.",
    "the new member": "Councillor Femi Rudd, who was new, sat where Councillor Lena Wick had sat.",
    "chair of another body": "Dr Karim Drury declared an interest as Chair of a mill trust.",
}  # fmt: skip


@pytest.mark.parametrize("name", NOT_PEOPLE)
def test_no_person_is_read_from(name: str) -> None:
    minutes = with_item("Declarations of interest", NOT_PEOPLE[name])
    check(
        minutes,
        {
            "statuses": {"Ann Marlow": "present", "Bo Fenn": "present", "Cy Stroud": "present", "Di Gale": "in_attendance"},
            "substitutions": {},
            "numbers": ["1", "2", "3"],
            "chair": "Ann Marlow",
        },
    )  # fmt: skip


ACTIONS = {
    "owner to do": ("Action: JB to write to the Minister.", [("JB", "JB to write to the Minister.")]),
    "owner alone": ("GM asked that reasons be sent to those not funded.\n\nAction: HG", [("HG", "GM asked that reasons be sent to those not funded.")]),
    "owner alone behind the sentence": ("The bench was broken. Action: Clerk", [("Clerk", "The bench was broken.")]),
    "two in a row": ("Action: Ann Marlow to redraft paragraph 6.\nAction: Bo Fenn and Dr Cy Stroud to draw up the list.", [("Ann Marlow", "Ann Marlow to redraft paragraph 6."), ("Bo Fenn and Dr Cy Stroud", "Bo Fenn and Dr Cy Stroud to draw up the list.")]),
    "numbered": ("Action 2: SR to tell the lessor.", [("SR", "SR to tell the lessor.")]),
    "owner in a column": ("Action: Review of savings to be put on the forward plan.    PR", [("PR", "Review of savings to be put on the forward plan.")]),
    "a list": ("Actions:\n\n- SD to send the list to IU.\n- MF to find out about the lawyers.", [("SD", "SD to send the list to IU."), ("MF", "MF to find out about the lawyers.")]),
    "an earlier action": ("Action 112 (lights) was closed.", []),
    "no action": ("The Clerk read a letter. No action was called for.", []),
}  # fmt: skip


@pytest.mark.parametrize("name", ACTIONS)
def test_actions(name: str) -> None:
    words, actions = ACTIONS[name]
    minutes = with_item("Other business", words)
    check(minutes, {"actions": actions})


DECLARATIONS = {
    "disclosed": ("Cllr Fenn disclosed a non-pecuniary interest in item 7 as an unpaid trustee.", [("Fenn", "a non-pecuniary interest in item 7 as an unpaid trustee")]),
    "declared": ("Cllr Fenn declared a personal interest in item 6 as a tenant.", [("Fenn", "a personal interest in item 6 as a tenant")]),
    "by initials": ("BF declared that he had joined the board of the mill.", [("BF", "that he had joined the board of the mill")]),
    "two at once": ("Dr Marlow and Dr Fenn declared that their practices dispense medicines.", [("Marlow", "that their practices dispense medicines"), ("Fenn", "that their practices dispense medicines")]),
    "a note": ("Cllr Stroud – allotments.", [("Stroud", "allotments")]),
    "a table": ("Councillor        Minute        Nature of interest\n\nFenn              14/24         Owns the field\nStroud            16/24         Sister of the applicant", [("Fenn", "14/24, Owns the field"), ("Stroud", "16/24, Sister of the applicant")]),
    "none": ("There were no declarations of interest.", []),
    "asked for": ("The Chairman asked members to declare their interests.", []),
}  # fmt: skip


@pytest.mark.parametrize("name", DECLARATIONS)
def test_declarations(name: str) -> None:
    words, declarations = DECLARATIONS[name]
    minutes = with_item("Declarations of interest", words)
    check(minutes, {"declarations": declarations})


MOVERS = {
    "before": ("It was proposed by Cllr Fenn, seconded by Cllr Stroud and RESOLVED that the hedge be cut.", ("Fenn", "Stroud")),
    "in a bracket": ("RESOLVED that the hedge be cut. (Proposed Cllr Fenn, seconded Cllr Stroud.)", ("Fenn", "Stroud")),
    "on a line below": ("RESOLVED that the hedge be cut.\n\nProposed by: Cllr Fenn    Seconded by: Cllr Stroud", ("Fenn", "Stroud")),
    "names first": ("Cllr Fenn proposed, Cllr Stroud seconded and it was resolved that the hedge be cut.", ("Fenn", "Stroud")),
    "on the motion of": ("On the motion of Cllr Fenn, seconded by Cllr Stroud, it was resolved that the hedge be cut.", ("Fenn", "Stroud")),
}  # fmt: skip


@pytest.mark.parametrize("name", MOVERS)
def test_movers(name: str) -> None:
    words, movers = MOVERS[name]
    minutes = with_item("Hedges", words)
    check(minutes, {"movers": [movers]})


VOTES = {
    "for and against": ("RESOLVED (7 for, 2 against) that the hedge be cut.", [(7, 2, None)], []),
    "to": ("It was resolved by five votes to two that the hedge be cut.", [(5, 2, None)], []),
    "with abstentions": ("RESOLVED that the hedge be cut. (6 in favour, 1 against, 2 abstentions)", [(6, 1, 2)], []),
    "lost by count": ("Cllr Fenn proposed, seconded by Cllr Stroud, that the hedge be cut. The vote was 2 for and 5 against.", [], ["lost"]),
    "lost by word": ("Cllr Fenn proposed, seconded by Cllr Stroud, that the hedge be cut. The motion was lost.", [], ["lost"]),
    "fell": ("Cllr Fenn proposed that the hedge be cut. There was no seconder and the motion fell.", [], ["fell"]),
}  # fmt: skip


@pytest.mark.parametrize("name", VOTES)
def test_votes(name: str) -> None:
    words, votes, lost = VOTES[name]
    minutes = with_item("Hedges", words)
    found = facts(minutes)
    assert found["votes"] == votes
    assert [outcome for outcome, _ in found["motions"]] == lost


@pytest.mark.parametrize(
    "how",
    ["was lost", "was defeated", "was rejected", "was not carried", "was then withdrawn", "fell", "failed"],
)
def test_a_motion_that_did_not_pass_is_no_decision(how: str) -> None:
    words = f"Cllr Fenn proposed, seconded by Cllr Stroud, that the hedge be cut. The motion {how}."
    found = facts(with_item("Hedges", words))
    assert found["decisions"] == []
    assert [text for _, text in found["motions"]] == [
        "Cllr Fenn proposed, seconded by Cllr Stroud, that the hedge be cut."
    ]
