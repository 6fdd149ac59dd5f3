"""Decisions: every wording, every rule, and what must not be taken for a decision."""

from __future__ import annotations

import pytest

from minutes_extract.detecting.resolutions import find_resolutions
from minutes_extract.detecting.votes import read_movers, read_vote
from minutes_extract.layout import lay_out
from minutes_extract.reading import read
from minutes_extract.segmenting.blocks import build_blocks
from minutes_extract.spans import Span
from minutes_extract.vocabulary.markers import MARKERS
from minutes_extract.vocabulary.wordings import Wording

Clauses = list[tuple[str, str]]


def decide(words: str) -> Clauses:
    text = lay_out(read(words.encode(), "m.txt"))
    found, _ = find_resolutions(text, build_blocks(text, 0, len(text.lines)))
    clauses: Clauses = []
    for decision in found:
        for spans in [clause.spans for clause in decision.clauses] or [decision.spans]:
            clauses.append((decision.kind, text.view(spans).text))
    return clauses


EXAMPLES: list[tuple[str, Clauses]] = [
    # a marker that opens a paragraph
    ("RESOLVED: That the gate be painted. The hinge too.", [("resolved", "That the gate be painted. The hinge too.")]),
    ("Resolved – That the gate be painted.", [("resolved", "That the gate be painted.")]),
    ("UNANIMOUSLY RESOLVED that the gate be painted.", [("resolved", "that the gate be painted.")]),
    ("RESOLVED\n\nThat the gate be painted.", [("resolved", "That the gate be painted.")]),
    ("3. RESOLVED that the gate be painted.", [("resolved", "that the gate be painted.")]),
    ("- Resolved: That the gate be painted.", [("resolved", "That the gate be painted.")]),
    ("Decision: The Board agreed to paint the gate.", [("agreed", "to paint the gate.")]),
    ("Decision:\n\nThe Board resolved :-\n\n(i) to paint the gate, and\n\n(ii) to oil it.",
     [("resolved", "to paint the gate"), ("resolved", "to oil it.")]),
    ("Resolved: The Board agreed that Ann Other lead.", [("resolved", "The Board agreed that Ann Other lead.")]),
    # who moved it and how the vote went is no part of it
    ("RESOLVED: That the gate be painted. (Cllr Ash proposed, Cllr Elm seconded, all were in favour).",
     [("resolved", "That the gate be painted.")]),
    ("RESOLVED: That the gate be painted. Prop. GK, 2nd JB, All agreed.", [("resolved", "That the gate be painted.")]),
    ("It was RESOLVED that Cllr Ash be Chair.\n\nProposed by: Cllr Oak   Seconded by: Cllr Elm",
     [("resolved", "that Cllr Ash be Chair.")]),
    # lists
    ("RESOLVED: That\n\n(a) the gate be painted; and\n\n(b) the hinge be oiled.",
     [("resolved", "the gate be painted;"), ("resolved", "the hinge be oiled.")]),
    ("Resolved: That the Board:\n\ni) Noted the report.\n\n- Received the plan.\n\niii) Approved the list.",
     [("resolved", "Noted the report."), ("resolved", "Received the plan."), ("resolved", "Approved the list.")]),
    ("RESOLVED that (1) the gate be painted; (2) the hinge be oiled.",
     [("resolved", "the gate be painted;"), ("resolved", "the hinge be oiled.")]),
    ("RESOLVED: That\n(a) the gate be painted.\n(b) the hinge be oiled.\n\nThe Clerk then spoke of moles.",
     [("resolved", "the gate be painted."), ("resolved", "the hinge be oiled.")]),
    # within a sentence
    ("After some talk it was agreed that the gate be painted. Rain fell.", [("agreed", "that the gate be painted.")]),
    ("It was therefore resolved to paint the gate.", [("resolved", "to paint the gate.")]),
    ("Members agreed that the gate be painted.", [("agreed", "that the gate be painted.")]),
    ("It was RESOLVED unanimously that the gate be painted.", [("resolved", "that the gate be painted.")]),
    ("It was agreed to oil the hinge. It was decided to paint the gate.",
     [("agreed", "to oil the hinge."), ("decided", "to paint the gate.")]),
    # what names nothing
    ("Village Hall fees £40 resolved to pay", [("resolved", "Village Hall fees £40 resolved to pay")]),
    ("Invoice from Ashby for the seats. Resolved to pay.", [("resolved", "Invoice from Ashby for the seats. Resolved to pay.")]),
    ("No objections, approval recommended.", [("recommended", "No objections, approval recommended.")]),
    # verdicts
    ("The tree works were agreed.", [("agreed", "The tree works were agreed.")]),
    ("The rent to be raised to £40. Agreed.", [("agreed", "The rent to be raised to £40.")]),
    ("All agreed this was a true record.", [("agreed", "this was a true record.")]),
    # carried
    ("The minutes were approved and signed.\n\nProposed: CR 2nd: KD", [("carried", "The minutes were approved and signed.")]),
    ("The accounts were approved\n\nProp: CR 2nd : KD", [("carried", "The accounts were approved")]),
    ("Cllr Ash proposed Mr Birch be appointed and Cllr Elm seconded this. Cllr Birch was co-opted.",
     [("carried", "Cllr Ash proposed Mr Birch be appointed and Cllr Elm seconded this.")]),
    ("It was proposed by Cllr Ash, seconded by Cllr Elm and carried that the gate be painted.",
     [("carried", "It was proposed by Cllr Ash, seconded by Cllr Elm and carried that the gate be painted.")]),
    # none
    ("The minutes were approved.", []),
    ("The Clerk agreed to write.", []),
    ("Cllr Ash agreed to oil the hinge.", []),
    ("The Council had resolved to seek advice.", []),
    ("Cabinet had lately approved the plan.", []),
    ("The dispute was not yet resolved.", []),
    ("The Council to pass a resolution excluding the public.", []),
    ("Resolved: (For information only)", []),
    ("Cllr Ash proposed that the gate be painted, seconded by Cllr Elm.", []),
    ("At the Audit Committee it had been resolved that a new auditor be sought.", []),
]  # fmt: skip


@pytest.mark.parametrize(("words", "wanted"), EXAMPLES, ids=[words[:40] for words, _ in EXAMPLES])
def test_rules(words: str, wanted: Clauses) -> None:
    assert decide(words) == wanted


@pytest.mark.parametrize("wording", MARKERS, ids=[wording.phrase for wording in MARKERS])
def test_marker_is_found_and_its_lookalike_is_not(wording: Wording) -> None:
    assert [kind for kind, _ in decide(wording.example)] == [wording.meaning]
    assert decide(wording.lookalike) == []


def test_lost_motion_is_no_decision() -> None:
    words = "Cllr Ash moved, Cllr Elm seconded, that the gate be sold. The motion was lost by 2 votes to 5."
    text = lay_out(read(words.encode(), "m.txt"))
    found, motions = find_resolutions(text, build_blocks(text, 0, len(text.lines)))
    assert found == []
    assert [(m.outcome, m.moved_by, m.seconded_by) for m in motions] == [("lost", "Ash", "Elm")]
    vote = motions[0].vote
    assert vote is not None
    assert (vote.for_, vote.against) == (2, 5)


@pytest.mark.parametrize(
    ("words", "counts", "unanimous"),
    [
        ("(7 for, 2 against, 1 abstention)", (7, 2, 1), False),
        ("six were in favour and two abstained", (6, None, 2), False),
        ("all were in favour", (None, None, None), True),
        ("nem. con.", (None, None, None), True),
    ],
)
def test_votes(words: str, counts: tuple[int | None, int | None, int | None], unanimous: bool) -> None:
    text = lay_out(read(words.encode(), "m.txt"))
    vote = read_vote(text.view(Span(0, len(text.content))))
    assert vote is not None
    assert (vote.for_, vote.against, vote.abstained) == counts
    assert vote.unanimous == unanimous


@pytest.mark.parametrize(
    ("words", "movers"),
    [
        ("(Cllr Ann Ash proposed, Cllr Bo Elm seconded, all were in favour)", ("Ann Ash", "Bo Elm")),
        ("Proposed by A Ash, seconded by B Elm", ("A Ash", "B Elm")),
        ("Proposed: CR 2nd: KD", ("CR", "KD")),
        ("Prop. GK, 2nd JR, All agreed.", ("GK", "JR")),
        ("moved by Councillor Ash, seconded by Elm", ("Ash", "Elm")),
    ],
)
def test_movers(words: str, movers: tuple[str, str]) -> None:
    text = lay_out(read(words.encode(), "m.txt"))
    assert read_movers(text.view(Span(0, len(text.content)))) == movers


@pytest.mark.parametrize(
    ("words", "moved", "seconded", "counts"),
    [
        ("It was resolved to mend the gate. Prop: TO 2nd: AB.", "TO", "AB", None),
        (
            "It was moved by Councillor A Reed, seconded by Councillor B Marsh and RESOLVED (7 for, 2 against, "
            "1 abstention) that the gate be mended.",
            "A Reed",
            "B Marsh",
            (7, 2, 1),
        ),
        ("It was resolved that the Council give £50 for a wreath.", None, None, None),
    ],
)
def test_reads_who_moved_and_the_vote(
    words: str, moved: str | None, seconded: str | None, counts: tuple[int, int, int] | None
) -> None:
    text = lay_out(read(words.encode()))
    found, _ = find_resolutions(text, build_blocks(text, 0, len(text.lines)))
    assert (found[0].moved_by, found[0].seconded_by) == (moved, seconded)
    vote = found[0].vote
    assert (vote and (vote.for_, vote.against, vote.abstained)) == counts


def test_what_another_meeting_agreed_is_no_decision() -> None:
    text = lay_out(read(b"At that meeting, Members agreed to send the plan to Council."))
    assert find_resolutions(text, build_blocks(text, 0, len(text.lines))) == ([], [])
