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
        "MINUTES OF THE PROCEEDINGS OF THE ASHWOLD COUNCIL MEETING HELD AT ASH MILL ON TUESDAY 5 MARCH 2024 AT 6.15 PM",
        {"body": "ASHWOLD COUNCIL", "date": "2024-03-05", "start": "18:15", "venue": "ASH MILL"},
    ),
    "venue first, the time in a sentence of its own": (
        "Minutes of Proceedings of the Ashwold District Council Meeting in the Old Forge, 3 Weir Lane, Ashwold, Tuesday, 5 March 2024. The meeting commenced at 7.15 pm.",
        {"body": "Ashwold District Council", "date": "2024-03-05", "start": "19:15", "venue": "Old Forge, 3 Weir Lane, Ashwold"},
    ),
    "broken before the date": (
        "Ashwold Council\n\nMinutes of a meeting of the Ashwold Council held on\n\nTuesday, 5th March, 2024 at 2.30 pm at the Long Room - Fenn House",
        {"body": "Ashwold Council", "date": "2024-03-05", "start": "14:30", "venue": "Long Room - Fenn House"},
    ),
    "reference code and kind of meeting": (
        "APC(24)M03\n\nAshwold Parish Council\n\nMinutes of the Statutory Annual Meeting of Ashwold Parish Council on Teams, Tuesday 5 March 2024 commencing at 18:45.",
        {"body": "Ashwold Parish Council", "date": "2024-03-05", "start": "18:45", "numbers": ["1", "2"]},
    ),
    "the word alone after name, date and place": (
        "Ashwold Fire Authority\n\nTuesday, 5 March 2024 at 9.45 am in Drill Hall, Ashwold\n\nMinutes",
        {"body": "Ashwold Fire Authority", "date": "2024-03-05", "start": "09:45", "venue": "Drill Hall, Ashwold"},
    ),
    "a page of a meeting system": (
        "Agenda and minutes\n\nAshwold Health and Wellbeing Board - Tuesday, 5th March, 2024 1.30 pm\n\nVenue: Sorrel Room - Shire Hall, Ashwold, AW1 2AB. View directions",
        {"body": "Ashwold Health and Wellbeing Board", "date": "2024-03-05", "start": "13:30"},
    ),
    "a page of a meeting system, kind of meeting first": (
        "Agenda and minutes\n\nAnnual General Meeting, Ashwold Park Authority\nTuesday, 5th March, 2024 11.00 am\n\nVenue: Shire Hall",
        {"body": "Ashwold Park Authority", "date": "2024-03-05", "start": "11:00"},
    ),
    "an older system": (
        "Meeting documents\n\nAshwold Borough Council\nTuesday, 5th March, 2024 7.00 pm\n\nPlace:\nMoot Hall, Ash Bridge",
        {"body": "Ashwold Borough Council", "date": "2024-03-05", "start": "19:00"},
    ),
    "a portal with a range of times": (
        "Meeting Details\n\nAshwold Fire Authority\n5 March 2024 - 14:00 to 15:10\n• Documents\n• Attendance\n\nMinutes",
        {"body": "Ashwold Fire Authority", "date": "2024-03-05", "start": "14:00", "end": "15:10"},
    ),
    "bodies in common, labels and values run together": (
        "NHS Ash and NHS Fen Joint Committees in public\nMinutes\nDate: Tuesday 5 March 2024 Time: 13:00 – 14:35 Location: Held virtually Convening Chair: Ann Marlow",
        {"date": "2024-03-05", "start": "13:00", "end": "14:35", "chair": "Ann Marlow"},
    ),
    "Scottish, in the singular": (
        "Forum Item 02\n\nMINUTE OF MEETING OF ASHWOLD FORUM\nTuesday 5 March 2024\nLinks Hotel, Ashwold",
        {"body": "ASHWOLD FORUM", "date": "2024-03-05"},
    ),
    "a court of a university": (
        "THE UNIVERSITY OF ASHWOLD\n\nMinutes of the ordinary meeting of the Court held in the Map Room, Fenn Hall on Tuesday, 5 March 2024, at 3.15 pm",
        {"date": "2024-03-05", "start": "15:15", "venue": "Map Room, Fenn Hall"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TITLES)
def test_title(name: str) -> None:
    heading, expected = TITLES[name]
    check(f"{heading}\n\n{PRESENT}{ITEMS}{CLOSE}", expected)


BLOCKS: dict[str, tuple[str, dict[str, Any]]] = {
    "role or group, dash, names": (
        "In the Chair : Mayor (Councillor B Fenn)\n\nMembers Present : Aldermen – W Abel, Q Crake and H Moss\n\nCouncillors – N Ashby, V Ince and Z Webb",
        {"chair": "B Fenn", "statuses": {"B Fenn": "present", "W Abel": "present", "Q Crake": "present", "H Moss": "present", "N Ashby": "present", "V Ince": "present", "Z Webb": "present"}},
    ),
    "a comma lost between initials": (
        "Members Present : Councillors – N Ashby, V Ince, O Dole U Pask and Z Webber",
        {"statuses": {"N Ashby": "present", "V Ince": "present", "O Dole": "present", "U Pask": "present", "Z Webber": "present"}},
    ),
    "officers run together, post before the name": (
        "Present: Councillors N Ashby and V Ince\n\nOfficers Present : Chief Executive - K Dunn Head of Works – I Salt Solicitor – E Pryde",
        {"people": {"N Ashby": ("present", None), "V Ince": ("present", None), "K Dunn": ("in_attendance", "Chief Executive"), "I Salt": ("in_attendance", "Head of Works"), "E Pryde": ("in_attendance", "Solicitor")}},
    ),
    "guests run together": (
        "Present: Councillors N Ashby and V Ince\n\nIn Attendance : Mr Oisin Tull, Director of Homes, Ashwold Trust Ms Petra Gow, Area Lead, Ashwold Trust",
        {"people": {"N Ashby": ("present", None), "V Ince": ("present", None), "Oisin Tull": ("in_attendance", "Director of Homes, Ashwold Trust"), "Petra Gow": ("in_attendance", "Area Lead, Ashwold Trust")}},
    ),
    "names without any comma": (
        "Presiding: Q C Shaw\n\nOther Members Present: W J Lisle H Anders Mrs U A Pyke Miss Z A Crome X Ní Bhroin\n\nApology: H Underhill W P Yeo\n\nOfficers Present: V A Lund, (Town Clerk) B Ogg (Head of Works)",
        {"chair": "Q C Shaw", "statuses": {"Q C Shaw": "present", "W J Lisle": "present", "H Anders": "present", "U A Pyke": "present", "Z A Crome": "present", "X Ní Bhroin": "present", "H Underhill": "apologies", "W P Yeo": "apologies", "V A Lund": "in_attendance", "B Ogg": "in_attendance"}},
    ),
    "surnames in a short running list": (
        "Committee Members:\nCouncillors Ingold (Chairman), Mrs Larwood, Purkiss and T Thorne",
        {"chair": "Ingold", "statuses": {"Ingold": "present", "Larwood": "present", "Purkiss": "present", "T Thorne": "present"}},
    ),
    "one name a block, post in front": (
        "Present:\n\nCouncillors:\n\nChairman Cllr Imrie\n\nVice Chairman Cllr Yandle\n\nCllr Ibbs\n\nCllr O'Gara",
        {"chair": "Imrie", "statuses": {"Imrie": "present", "Yandle": "present", "Ibbs": "present", "O'Gara": "present"}},
    ),
    "two of one surname, letters after a name": (
        "Present:\n\nR Toll (Chair)\n\nCouncillors\n\nW Pardew (Vice-Chair)\n\nL De Bruin\n\nP Quaye MBE\n\nT Quaye",
        {"chair": "R Toll", "statuses": {"R Toll": "present", "W Pardew": "present", "L De Bruin": "present", "P Quaye": "present", "T Quaye": "present"}},
    ),
    "two courtesies": (
        "Present:\n\nCllr Mr V W Otter (Chair)\n\nCllr Mrs I U Y Nettle\n\nCllr Miss P Lamb-Oduya",
        {"chair": "V W Otter", "statuses": {"V W Otter": "present", "I U Y Nettle": "present", "P Lamb-Oduya": "present"}},
    ),
    "name, letter code and role": (
        "Present:\n\nDr Zubin Lall ZL Clinical Lead\n\nHester Mox HMx Finance Officer\n\nTunde Wray TW Lay Member for Audit / Vice Chair",
        {"people": {"Zubin Lall": ("present", "Clinical Lead"), "Hester Mox": ("present", "Finance Officer"), "Tunde Wray": ("present", "Lay Member for Audit / Vice Chair")}},
    ),
    "tails after the role": (
        "Present:\n\nAnn Marlow, Lay Member (part meeting)\n\nBo Fenn, Clinical Lead (Item 88 only)\n\nCy Stroud – Ash City Council",
        {"people": {"Ann Marlow": ("present", "Lay Member"), "Bo Fenn": ("present", "Clinical Lead"), "Cy Stroud": ("present", "Ash City Council")}},
    ),
    "the status changes with the heading": (
        "Present:\nAnn Marlow, Chair\nBo Fenn, Treasurer\n\nApologies:\nCy Stroud, Secretary\n\nIn attendance:\nDi Gale, Clerk",
        {"statuses": {"Ann Marlow": "present", "Bo Fenn": "present", "Cy Stroud": "apologies", "Di Gale": "in_attendance"}},
    ),
    "role first, name in brackets": (
        "PRESENT: The Warden (Dr U C Osgood) in the Chair, the Provost (Professor W Tarn), Dr V Lister, The Hon Justice E Hark\n\nBy Invitation: the Dean (Mr O Pell), the Staff President (Mr Y Carr). Mrs D Loring as Secretary.",
        {"chair": "U C Osgood", "statuses": {"U C Osgood": "present", "W Tarn": "present", "V Lister": "present", "E Hark": "present", "O Pell": "in_attendance", "Y Carr": "in_attendance", "D Loring": "in_attendance"}},
    ),
    "posts only": (
        "Present: Councillors N Ashby and V Ince\n\nIn attendance:\n\nOfficers:\nCorporate Team\nLegal Adviser",
        {"statuses": {"N Ashby": "present", "V Ince": "present"}},
    ),
    "no comma between name and post, and parishioners": (
        "Present: Councillors N Ashby and V Ince\n\nIn attendance: Mr V Pike Clerk to Ashwold Parish Council\nTwo parishioners",
        {"people": {"N Ashby": ("present", None), "V Ince": ("present", None), "V Pike": ("in_attendance", "Clerk to Ashwold Parish Council")}},
    ),
    "none were absent": (
        "Present: Councillors N Ashby and V Ince\n\nAbsent:\nNone were absent",
        {"statuses": {"N Ashby": "present", "V Ince": "present"}},
    ),
    "a role flattened into the deputy note": (
        "Present:\n\nAnn Marlow (Chair) (AM)\n\nDel Umber (nominated Head of Finance deputy for Ivo Strang) (DU)",
        {"substitutions": {"Del Umber": ["Ivo Strang"]}, "statuses": {"Ann Marlow": "present", "Del Umber": "present"}},
    ),
    "a movement note": (
        "Present: Councillors N Ashby and V Ince\n\n[Councillor Una Eagle came in at 2.10pm].",
        {"statuses": {"N Ashby": "present", "V Ince": "present"}},
    ),
    "attendance with nothing under it": (
        "Attendance Details",
        {"statuses": {}},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BLOCKS)
def test_attendance(name: str) -> None:
    block, expected = BLOCKS[name]
    check(f"{OPENING}{block}\n{ITEMS}{CLOSE}", expected)


APOLOGIES = {
    "dotted initials": ("Apologies for absence were received from Councillors T. Clay, U. V. Orme and Y. Nash.", ["T. Clay", "U. V. Orme", "Y. Nash"]),
    "singular, on behalf of": ("An apology for absence was received on behalf of Councillor Y. Tobin.", ["Y. Tobin"]),
    "a post before the name": ("An apology was received from Lay Member – Ms Siwan Dew.", ["Siwan Dew"]),
    "home authorities": ("Apologies were received from Councillors V. Moffat (Ash Council) and Y. Seddon (Fen Council).", ["V. Moffat", "Y. Seddon"]),
    "an organisation after the last": ("Apologies were received from Mr T Jarrow and Ms U Pool, NHS North.", ["T Jarrow", "U Pool"]),
    "high titles": ("Apologies were received from Alderman Sir Ivor Penn, Alderwoman Thea Blount, Deputy Una Stagg, Otis Parr-Lyle.", ["Ivor Penn", "Thea Blount", "Una Stagg", "Otis Parr-Lyle"]),
    "together with": ("Councillor Mali Rowan & Ifan Strutt together with Mr Ned Pask apologised for not being able to come.", ["Mali Rowan", "Ifan Strutt", "Ned Pask"]),
    "joined to the welcome": ("The Chair greeted everyone and apologies for absence were received from County Borough Councillors T Rhydd, V U Sand and Y Tudor Ames.", ["T Rhydd", "V U Sand", "Y Tudor Ames"]),
    "with a reason, in two sentences": ("An apology was received from Councillor T Riggs, who was opening a fair as Mayor. Apologies were also received from Councillors U Larch and V McNab.", ["T Riggs", "U Larch", "V McNab"]),
    "pointers": ("Apologies were noted as above.", []),
    "noted": ("Apologies were noted.", []),
    "none": ("There were no apologies for absence.", []),
    "lateness": ("Councillors T. Hobb and V. Culpin would be late because of work.", []),
    "apologies for lateness": ("Apologies for lateness were received from Councillor V. Culpin.", []),
    "given by somebody for somebody": ("Cllr Stroud gave apologies for Cllr Hobb.", ["Hobb"]),
    "sent their apologies": ("Cllr P Hobb and Mrs V Culpin sent their apologies.", ["P Hobb", "V Culpin"]),
    "apologies, colon": ("Apologies: Cllr P Hobb (work), Cllr V Culpin (holiday)", ["P Hobb", "V Culpin"]),
    "accepted reasons": ("Apologies had been received and reasons accepted from Cllrs Hobb and Culpin.", ["Hobb", "Culpin"]),
    "a resolution to accept": ("RESOLVED: To accept apologies from Cllr P Hobb (unwell) and Cllr V Culpin.", ["P Hobb", "V Culpin"]),
}  # fmt: skip


@pytest.mark.parametrize("name", APOLOGIES)
def test_apologies(name: str) -> None:
    sentence, names = APOLOGIES[name]
    minutes = f"{OPENING}{PRESENT}1. Apologies for absence\n\n{sentence}\n\n2. Minutes\n\nThe minutes were read.{CLOSE}"
    check(minutes, {"apologies": names})


SUBSTITUTIONS = {
    "confirmed": ("Councillor T. Pinn confirmed she was attending as a substitute for Councillor V. Raine.", {"T. Pinn": ["V. Raine"]}),
    "with somebody attending": ("Apologies were received from Cllr. Y. Hale with Cllr U. Brand attending as her substitute.", {"U. Brand": ["Y. Hale"]}),
    "brackets in the list": (
        "Apologies were received from Mr T Sorley (Ms U Vance attended as substitute), Dr V Tring (Mr Y Moss, Chief Nurse attended in her absence), Mr I Lomas and Ms O Catt, NHS North.",
        {"U Vance": ["T Sorley"], "Y Moss": ["V Tring"]},
    ),
    "a pronoun in the next sentence": ("Apologies for absence were received from Tova Grant.  Yann Ossai attended in her absence.", {"Yann Ossai": ["Tova Grant"]}),
    "appointed": ("The Committee noted that Councillor T Oyela had been appointed as substitute for Councillor Y Drew.", {"T Oyela": ["Y Drew"]}),
    "present as substitute member": ("Councillor Thatch was present as Substitute Member for Councillor Ure.", {"Thatch": ["Ure"]}),
    "substituting": ("Councillor T Pinn was substituting for Councillor V Raine.", {"T Pinn": ["V Raine"]}),
    "substituted": ("Councillor T Pinn substituted for Councillor V Raine.", {"T Pinn": ["V Raine"]}),
    "in place of": ("Councillor T Pinn attended in place of Councillor V Raine.", {"T Pinn": ["V Raine"]}),
    "deputising": ("Mrs T Pinn was deputising for Dr V Raine.", {"T Pinn": ["V Raine"]}),
    "representing": ("Mrs T Pinn attended on behalf of Dr V Raine.", {"T Pinn": ["V Raine"]}),
    "nobody named": ("Cllr Ada Finch was there as a substitute.", {"Ada Finch": []}),
    "list after a colon": ("Substitutes: Cllr T Pinn for Cllr V Raine; Cllr U Brand for Cllr Y Hale", {"T Pinn": ["V Raine"], "U Brand": ["Y Hale"]}),
    "a standing order": ("Standing Order 12(b) lets a Councillor name a substitute who takes the place of a member.", {}),
    "terms of reference": ("Each council may name one person to substitute.", {}),
    "talk of substitutes": ("There was talk of how many substitutes should be allowed.", {}),
    "a new member": ("It was reported that the new representative would be Dr Odile Farr.", {}),
}  # fmt: skip


@pytest.mark.parametrize("name", SUBSTITUTIONS)
def test_substitutions(name: str) -> None:
    sentence, pairs = SUBSTITUTIONS[name]
    minutes = f"{OPENING}{PRESENT}1. Apologies for absence and substitutions\n\n{sentence}\n\n2. Minutes\n\nThe minutes were read.{CLOSE}"
    check(minutes, {"substitutions": pairs})


HEADINGS = {
    "number alone, then the title": ("14/24\n\nApologies for absence.\n\nNone.\n\n15/24\n\nLetters Received\n\nMinutes:\n\nA letter was read.\n\n16/24\n\nFinance\n\nThe accounts were seen.", [("14/24", "Apologies for absence."), ("15/24", "Letters Received"), ("16/24", "Finance")]),
    "number and title on a line": ("1. Apologies\n\nNone.\n\n2. Minutes of the 6 February Meeting\n\nThey were signed.\n\n3. Finance\n\nThe accounts were seen.", [("1", "Apologies"), ("2", "Minutes of the 6 February Meeting"), ("3", "Finance")]),
    "links of a web page": ("1 Apologies\n\nNone.\n\n2 Minute of Last Board Meeting - 6 February 2024 pdf icon PDF 98 KB\n\nIt was signed.\n\n3 Finance\n\nThe accounts were seen.", [("1", "Apologies"), ("2", "Minute of Last Board Meeting - 6 February 2024"), ("3", "Finance")]),
    "code with colon": ("AGB/2324/031: Welcome and Quoracy\n\nAll were welcome.\n\nAGB/2324/ 032: Minutes\n\nThey were signed.\n\nAGB/2324/033: Finance\n\nThe accounts were seen.", [("AGB/2324/031", "Welcome and Quoracy"), ("AGB/2324/032", "Minutes"), ("AGB/2324/033", "Finance")]),
    "tags round each item": ("<AI1>\n\n31/24\n\nWelcome by the Chair\n\nAll were welcome.\n\n</AI1>\n\n<AI2>\n\n32/24\n\nMinutes\n\nThey were signed.\n\n</AI2>\n\n<AI3>\n\n33/24\n\nFinance\n\nThe accounts were seen.\n\n</AI3>", [("31/24", "Welcome by the Chair"), ("32/24", "Minutes"), ("33/24", "Finance")]),
    "table heads and part banners": ("Item No Item under discussion\n\nPART ONE – IN PUBLIC\n\n24.07 CHOICE OF CHAIR\n\nCllr Fenn was chosen.\n\n24.08 MINUTES\n\nThey were signed.\n\nPART TWO – IN PRIVATE\n\n24.09 STAFF\n\nThe post was discussed.", [("24.07", "CHOICE OF CHAIR"), ("24.08", "MINUTES"), ("24.09", "STAFF")]),
    "numbered paragraphs": ("1 Apologies\n\n1.1 There were none.\n\n2 Minutes\n\n2.1 They were taken as read and signed by the Chairman.\n\n3 Letters\n\n3.1 A letter from the school was read to the members.\n\n3.2 A letter from the lifeboat crew was read to the members.", [("1", "Apologies"), ("2", "Minutes"), ("3", "Letters")]),
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
    "a minute's silence": ("1. Minute’s Silence for Mr Otis Parr\n\nAll stood.\n\n2. Minutes\n\nThey were signed.\n\n3. Finance\n\nThe accounts were seen.", [("1", "Minute’s Silence for Mr Otis Parr"), ("2", "Minutes"), ("3", "Finance")]),
}  # fmt: skip


@pytest.mark.parametrize("name", HEADINGS)
def test_items(name: str) -> None:
    business, items = HEADINGS[name]
    check(f"{OPENING}{PRESENT}{business}{CLOSE}", {"items": items})


DECISIONS = {
    "colon, two blanks": ("RESOLVED:  That Cllr U Hessle be Chair of the Council for the year.", [("resolved", "That Cllr U Hessle be Chair of the Council for the year.")]),
    "runs on": ("RESOLVED that the minutes of 6 February 2024 be confirmed and signed by the Chairman.", [("resolved", "that the minutes of 6 February 2024 be confirmed and signed by the Chairman.")]),
    "marker alone": ("RESOLVED\n\nThat Cllr Y Yandle be Chairman of the committee.", [("resolved", "That Cllr Y Yandle be Chairman of the committee.")]),
    "dash, clause broken by a blank line": ("Resolved – That the minutes of 6 February be\n\ntaken as accurate.", [("resolved", "That the minutes of 6 February be taken as accurate.")]),
    "unanimously": ("UNANIMOUSLY RESOLVED that leave be given to the Mayor.", [("resolved", "that leave be given to the Mayor.")]),
    "a line of movers is no part": ("It was RESOLVED that Cllr Otter be Chair.\n\nProposed by: Cllr Usk    Seconded by: Cllr Voss", [("resolved", "that Cllr Otter be Chair.")]),
    "changes belong to it": ("It was RESOLVED to confirm the minutes of 6 February subject to these changes:-\n\n(a) in minute 4, for “red” read “blue”;\n(b) in minute 9, leave out the last line.", [("resolved", "to confirm the minutes of 6 February subject to these changes:- (a) in minute 4, for “red” read “blue”; (b) in minute 9, leave out the last line.")]),
    "proposer first, marker on a line of its own": ("It was\n\nPROPOSED by Councillor T Usher Seconded by Councillor V Bragg, and\n\nRESOLVED: that the Minutes of 6 February be signed.", [("resolved", "that the Minutes of 6 February be signed.")]),
    "a list": ("The Board resolved :-\n\n(i)   to amend the second clause of the plan;\n\n(ii)  that a marked copy be put online, and\n\n(iii)  to accept the rest", [("resolved", "to amend the second clause of the plan;"), ("resolved", "that a marked copy be put online"), ("resolved", "to accept the rest")]),
    "label only": ("It was proposed by Cllr Usk and seconded by Cllr Voss that Cllr Tamar Birk be Chairman.\n\nDecision\n\nThat Cllr Tamar Birk be Chairman for 2024.", [("decided", "That Cllr Tamar Birk be Chairman for 2024.")]),
    "a nearer marker": ("Decision:\n\nThe Board resolved :-\n\n(a) to mend the roof; and\n(b) to paint the door.", [("resolved", "to mend the roof;"), ("resolved", "to paint the door.")]),
    "recommended": ("RECOMMENDED that the Working Party look at the limit on grants.", [("recommended", "that the Working Party look at the limit on grants.")]),
    "in a numbered paragraph": ("7.2  The Board agreed to note its new members; and that the list be sent to the Standards Committee.", [("agreed", "to note its new members; and that the list be sent to the Standards Committee.")]),
    "members agreed": ("Members agreed that late papers should be taken next time.", [("agreed", "that late papers should be taken next time.")]),
    "brackets and commas inside": ("RESOLVED: That, under Section 100A(4) of the Act, on the grounds of privacy (paragraph 3) of its Schedule, the public withdraw.", [("resolved", "That, under Section 100A(4) of the Act, on the grounds of privacy (paragraph 3) of its Schedule, the public withdraw.")]),
    "inside the sentence": ("On the proposal of Cllr Usk, seconded by Cllr Voss, it was resolved that the hedge be cut.", [("resolved", "that the hedge be cut.")]),
    "after the clause": ("Cllr Usk proposed that the hedge be cut, seconded by Cllr Voss and carried.", [("carried", "Cllr Usk proposed that the hedge be cut, seconded by Cllr Voss and carried.")]),
    "told of an earlier meeting": ("It was noted that the Council had resolved to cut the hedge in May.", []),
    "quoted as a story": ("The Clerk said the minute had ‘Unanimously Resolved’ where it should have ‘Resolved’.", []),
    "subjects for an agenda": ("These subjects were agreed for the next agenda: hedges and dogs.", []),
    "one member agreed": ("One member also agreed that shorter papers helped.", []),
    "recommendations named": ("After the recommendations, insert a line on what is asked for in the recommendations.", []),
    "lately approved elsewhere": ("Cabinet had lately approved the plan, and members approved their terms in November.", []),
    "a lost motion": ("Cllr Usk proposed that the hedge be cut, seconded by Cllr Voss. On being put to the vote the motion was lost.", []),
}  # fmt: skip


@pytest.mark.parametrize("name", DECISIONS)
def test_decisions(name: str) -> None:
    words, decisions = DECISIONS[name]
    minutes = f"{OPENING}{PRESENT}1. Apologies\n\nNone.\n\n2. Business of the day\n\n{words}\n\n3. Roads\n\nThe county was to mend them.{CLOSE}"
    check(minutes, {"decisions": decisions})


NEXT = {
    "closing sentence": ("The next meeting will be held on Tuesday 2nd April 2024 at 7.00 pm.", ("2024-04-02", "19:00")),
    "no year": ("It was noted that the Council would next meet on 9th April at 17:30.", ("2024-04-09", "17:30")),
    "a hearing": ("Mrs T Ferrar had resigned; a hearing to confirm her replacement would be held on the 3rd April.", None),
}  # fmt: skip


@pytest.mark.parametrize("name", NEXT)
def test_next_meeting(name: str) -> None:
    words, expected = NEXT[name]
    minutes = f"{OPENING}{PRESENT}1. Apologies\n\nNone.\n\n2. Other business\n\n{words}\n\n3. Roads\n\nThe county was to mend them.{CLOSE}"
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
    "a declaration": "Mrs Nan Tiller declared an interest and left the note-taking to Mr Huw Ball.",
    "a table of interests flattened": "Councillor\n\nMinute Number\n\nNature of Interest\n\nT.U.V. Oram\n\n6 – Quay Lease\n\nCousin is the tenant",
    "bullets on other committees": "• Councillor Crispin\n\nWorks Committee, 3rd April 2013\nMinute 207(c) - 13/0555/OUT - knows the builder",
    "a correction of earlier minutes": "Minute 3.  Apologies: those of Councillor Ewan Sayle had been left out.",
    "an earlier decision in an amendment": "It was noted that 6.2 had read UNANIMOUSLY RESOLVED that leave be given to Councillors Tal Morrish and Ike Rudge.",
    "late apologies": "Members agreed that late apologies should be taken next time.",
    "the new member": "The new member, Councillor Tess Mallory, had replaced Councillor Ike Rudge.",
    "chair of another body": "Dr Odile Farr declared an interest as Chair Designate of a trust.",
}  # fmt: skip


@pytest.mark.parametrize("name", NOT_PEOPLE)
def test_no_person_is_read_from(name: str) -> None:
    minutes = f"{OPENING}{PRESENT}1. Apologies\n\nNone.\n\n2. Declarations of interest\n\n{NOT_PEOPLE[name]}\n\n3. Roads\n\nThe county was to mend them.{CLOSE}"
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
    minutes = f"{OPENING}{PRESENT}1. Apologies\n\nNone.\n\n2. Other business\n\n{words}\n\n3. Roads\n\nThe county was to mend them.{CLOSE}"
    check(minutes, {"actions": actions})


DECLARATIONS = {
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
    minutes = f"{OPENING}{PRESENT}1. Apologies\n\nNone.\n\n2. Declarations of interest\n\n{words}\n\n3. Roads\n\nThe county was to mend them.{CLOSE}"
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
    minutes = f"{OPENING}{PRESENT}1. Apologies\n\nNone.\n\n2. Hedges\n\n{words}\n\n3. Roads\n\nThe county was to mend them.{CLOSE}"
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
    minutes = f"{OPENING}{PRESENT}1. Apologies\n\nNone.\n\n2. Hedges\n\n{words}\n\n3. Roads\n\nThe county was to mend them.{CLOSE}"
    found = facts(minutes)
    assert found["votes"] == votes
    assert [outcome for outcome, _ in found["motions"]] == lost
