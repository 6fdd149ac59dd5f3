from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

import minutes_extract
from minutes_extract.compare.assignment import assign
from minutes_extract.compare.likeness import Surroundings
from minutes_extract.compare.people import SAME_PERSON, name_likeness
from minutes_extract.compare.weighing import redline, weigh
from minutes_extract.compare.words import split_words

HEAD = "Minutes of the Parish Council held on 3rd May 2024\n\n"
AROUND = Surroundings(frozenset({"tansley", "oakhurst"}), lambda _: False, lambda _: False)


@pytest.mark.parametrize(
    ("old", "new", "weight", "flags"),
    [
        ("That the plan be approved", "That the plan be not approved", "substance", ("negation",)),
        ("The order is lawful", "The order is unlawful", "substance", ()),
        ("They were not able", "They were notable", "substance", ("negation",)),
        ("They will pay", "They may pay", "substance", ("modal",)),
        ("It was approved", "It was noted", "substance", ("decision",)),
        ("pay £1,200.50", "pay £1,200.05", "substance", ("money",)),
        ("a rise of 4.3%", "a rise of 43%", "substance", ("number",)),
        ("a change of -5", "a change of 5", "substance", ("number",)),
        ("on 14 May 2024", "on 15 May 2024", "substance", ("date",)),
        ("oak and elm", "oak or elm", "substance", ("scope",)),
        ("Tansley seconded Oakhurst", "Oakhurst seconded Tansley", "substance", ("name", "decision")),
        ("as Mr Brown said", "as Mr Browne said", "substance", ("name",)),
        ("under section (a) of it", "under section (b) of it", "substance", ()),
        ("he agreed", "she agreed", "substance", ()),
        ("They sought it", "They seeked it", "wording", ()),
        ("They recieved it", "They received it", "wording", ()),
        ("on 14 May 2024 at 10.00", "on 14th May, 2024 at 10:00", "wording", ()),
        ("paid five pounds", "paid 5 pounds", "wording", ()),
        ("It can't wait", "It cannot wait", "wording", ()),
        ("to re-sign the lease", "to resign the lease", "wording", ()),
        ("the modern plan", "the rnodern plan", "noise", ()),
        ("The Council met", "The C0uncil met", "noise", ()),
        ("as Tansley said", "as TansIey said", "noise", ()),
        ("the care givers", "the caregivers", "noise", ()),
        ("multi-disciplinary work", "multidisciplinary work", "noise", ()),
        ("asked for: ii) a report", "asked for: a report", "noise", ()),
        ("the “old” oak – here", "the 'old' oak - here", None, ()),
    ],
)
def test_what_a_change_of_words_weighs(
    old: str, new: str, weight: str | None, flags: tuple[str, ...]
) -> None:
    found = weigh(split_words(old), split_words(new), AROUND)
    assert (found.weight, found.flags) == (weight, flags)


@pytest.mark.parametrize(
    ("old", "new", "weight"),
    [
        ("The heating was repaired", "The beating was repaired", "substance"),
        ("on 30 June", "on 3O June", "wording"),
        ("costing £1.5m in all", "costing £15m in all", "substance"),
        ("two thirds of it", "two-thirds of it", "noise"),
        ("was re-elected", "was reelected", "wording"),
        ("there was no objection", "there was objection", "substance"),
        ("unanimously agreed it", "agreed it", "substance"),
        ("did not object", "didn't object", "wording"),
        ("that all members", "that members", "substance"),
        ("as Cllr Smith said", "as Cllr Smyth said", "substance"),
        ("as Cllr Smith said", "as Cllr Srnith said", "noise"),
        ("was deferred to May", "was differed to May", "substance"),
        ("they cannot pay", "they can now pay", "substance"),
        ("it was not paid", "it was now paid", "substance"),
        ("neither nor that", "neither or that", "substance"),
        ("on 5 Jan 2024", "on 5 January 2024", "wording"),
        ("on Mon 5 May", "on Monday 5 May", "wording"),
        ("at 7pm in the hall", "at 7 p.m. in the hall", "wording"),
        ("at 7.00pm in the hall", "at 19:00 in the hall", "wording"),
        ("at 7pm in the hall", "at 7am in the hall", "substance"),
        ("Mr A Brown spoke", "Mr B Brown spoke", "substance"),
        ("under Plan A it", "under Plan B it", "substance"),
        ("for item 5(a) of", "for item 5(b) of", "substance"),
        ("as Councillor Smith said", "as Cllr Smith said", "wording"),
        ("an increase of 5%", "a decrease of 5%", "substance"),
        ("a grant of £500", "a grant of 500", "substance"),
        ("a grant of £500", "a grant of £500.00", "wording"),
        ("a grant of £500", "a grant of £5OO", "wording"),
        ("a grant of £1,000", "a grant of £l,000", "wording"),
        ("numbered 10 to 12", "numbered l0 to 12", "wording"),
        ("at number 1 only", "at number l only", "substance"),
        ("the lease was sold", "the lease was not sold", "substance"),
        ("which is legal", "which is illegal", "substance"),
        ("it is able", "it is unable", "substance"),
        ("it is possible", "it is impossible", "substance"),
        ("the trees to be felled", "the trees felled", "wording"),
        ("six months", "6 months", "wording"),
        ("in the first quarter", "in the second quarter", "substance"),
        ("north of the road", "south of the road", "substance"),
        ("the Clerk to write", "the Chair to write", "substance"),
        ("will write", "will not write", "substance"),
        ("before 5 May", "after 5 May", "substance"),
        ("at least £50", "at most £50", "substance"),
        ("up to £50", "of £50", "substance"),
        ("more than ten", "less than ten", "substance"),
        ("twice weekly", "twice monthly", "substance"),
        ("every week", "every other week", "substance"),
        ("£500 per year", "£500 per month", "substance"),
        ("the Parish Council", "the Town Council", "substance"),
        ("the Parish council", "the Parish Council", "wording"),
        ("a report by Ms Lane", "a report by Mr Lane", "wording"),
        ("he said yes", "he said no", "substance"),
        ("the planning officer", "the planting officer", "substance"),
        ("The Council noted", "The Council approved", "substance"),
        ("to consult on it", "to consult with it", "wording"),
        ("within 14 days", "within 40 days", "substance"),
        ("fourteen days", "forty days", "substance"),
        ("twenty-one days", "twenty-two days", "substance"),
        ("twenty one days", "21 days", "wording"),
        ("2024-25 budget", "2024/25 budget", "wording"),
        ("2024-25 budget", "2024-26 budget", "substance"),
        ("12/05/2024", "05/12/2024", "substance"),
        ("12.05.24", "12/05/2024", "wording"),
        ("tel 01632 960417", "tel 01632 960471", "substance"),
        ("ref 23/01280/FUL", "ref 23/01281/FUL", "substance"),
        ("the sum be paid", "the sum be repaid", "substance"),
        ("He recieved it", "He received it", "wording"),
        ("colour of it", "color of it", "wording"),
        ("organise it", "organize it", "wording"),
        ("programme of works", "program of works", "wording"),
        ("fulfil", "fulfill", "wording"),
        ("learnt of it", "learned of it", "wording"),
        ("whilst waiting", "while waiting", "wording"),
        ("the council's plan", "the councils plan", "wording"),
        ("in St. Mary's Road", "in St Mary's Rd", "wording"),
        ("the Chairman said", "the Chairperson said", "wording"),
        ("Cllrs Fox and Hill", "Cllrs Fox, Hill", "wording"),
        ("Cllrs Fox and Hill", "Cllrs Fox", "substance"),
        ("A proposed and B seconded", "B proposed and A seconded", "substance"),
        ("£5,000 for roads and £500 for trees", "£500 for roads and £5,000 for trees", "substance"),
        ("the café", "the cafe", "noise"),
        ("naïve view", "naive view", "noise"),
        ("1st May", "1 May", "wording"),
        ("1st May", "lst May", "wording"),
        ("100 members", "1OO members", "wording"),
        ("Section 106 money", "Section 160 money", "substance"),
        ("paid £l00", "paid £100", "wording"),
        ("the 'old' barn", "the “old” barn", None),
        ("they are to pay", "they are to play", "substance"),
        ("cost of diesel", "costs of diesel", "wording"),
        ("minutes were agreed", "minutes was agreed", "wording"),
        ("not later than May", "later than May", "substance"),
        ("other than the oak", "the oak", "substance"),
        ("except the oak", "and the oak", "substance"),
        ("subject to survey", "survey", "substance"),
        ("no further action", "further action", "substance"),
        ("nil return", "return", "substance"),
        ("paid in full", "paid in part", "substance"),
        ("to be let", "to be left", "substance"),
        ("it was lost", "it was last", "substance"),
        ("resigned", "re-signed", "wording"),
        ("the public were excluded", "the pubic were excluded", "substance"),
        ("closed session", "close session", "wording"),
        ("5 votes to 3", "3 votes to 5", "substance"),
        ("Ann Smith (Chair)", "Ann Smith", "substance"),
        ("Jo Bloggs, Clerk", "Jo Bloggs", "substance"),
        ("tender from Acme Ltd", "tender from Apex Ltd", "substance"),
        ("the bin at Mill Lane", "the bin at Hill Lane", "substance"),
        ("email a@b.org", "email a@c.org", "substance"),
    ],
)
def test_what_small_changes_weigh_in_either_direction(old: str, new: str, weight: str | None) -> None:
    assert weigh(split_words(old), split_words(new), AROUND).weight == weight
    assert weigh(split_words(new), split_words(old), AROUND).weight == weight


def test_two_real_words_are_no_misreading() -> None:
    real = Surroundings(frozenset(), lambda _: True, lambda _: True)
    assert weigh(split_words("a modern way"), split_words("a modem way"), real).weight != "noise"


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("Moira Tansley", "M Tansley", True),
        ("Moira Tansley", "Cllr Moira Tansley", True),
        ("Moira Tansley", "Tansley, Moira", True),
        ("Moira Tansley", "Moira TansIey", True),
        ("Moira Tansley", "Moria Tansley", True),
        ("Moira Tansley", "John Tansley", False),
        ("Moira Tansley", "J Tansley", False),
        ("Moira Tansley", "Moira Oakhurst", False),
    ],
)
def test_who_is_whom(old: str, new: str, same: bool) -> None:
    assert (name_likeness(old, new) >= SAME_PERSON) is same


SCORES = st.dictionaries(
    st.tuples(st.integers(0, 3), st.integers(0, 3)), st.floats(0.01, 1, allow_subnormal=False), max_size=16
)


@given(SCORES)
def test_no_assignment_scores_more(scores: dict[tuple[int, int], float]) -> None:
    pairs = assign(scores)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    best = 0.0
    for columns in itertools.product([None, 0, 1, 2, 3], repeat=4):
        chosen = [(i, j) for i, j in enumerate(columns) if j is not None]
        if len({j for _, j in chosen}) == len(chosen) and all(pair in scores for pair in chosen):
            best = max(best, sum(scores[pair] for pair in chosen))
    assert sum(scores[pair] for pair in pairs) == pytest.approx(best)


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_redline_holds_both_versions_whole(old: str, new: str) -> None:
    pieces = redline(old, new)
    assert "".join(p.text for p in pieces if p.what != "come") == old
    assert "".join(p.text for p in pieces if p.what != "gone") == new


def changes(old: str, new: str) -> list[tuple[str, str]]:
    found = minutes_extract.diff((HEAD + old).encode(), (HEAD + new).encode())
    return [(c.kind, c.weight) for c in found.changes if c.weight != "noise"]


ROADS = "The lane by the ford was closed for a week after the storm."
TREES = "The tree officer looked at the great oak and found it sound."


def test_a_sentence_that_moves_to_another_item_is_told_as_moved() -> None:
    old = (
        f"1. Roads\n\nThe verges were cut. {ROADS} {TREES}\n\n2. Trees\n\nNo tree fell in the winter gales.\n"
    )
    new = (
        f"1. Roads\n\nThe verges were cut. {ROADS}\n\n2. Trees\n\nNo tree fell in the winter gales. {TREES}\n"
    )
    assert changes(old, new) == [("text.moved", "wording")]


def test_an_item_split_in_two_is_told_as_split() -> None:
    old = f"1. Roads and trees\n\n{ROADS}\n{TREES}\n\n2. Close\n\nThe chair thanked all who came.\n"
    new = f"1. Roads and trees\n\n{ROADS}\n\n2. Trees\n\n{TREES}\n\n3. Close\n\nThe chair thanked all who came.\n"
    assert ("item.split", "wording") in changes(old, new)
    assert "substance" not in {weight for _, weight in changes(old, new)}
    assert ("item.merged", "wording") in changes(new, old)


def test_a_sentence_cut_short_is_one_that_changed() -> None:
    old = f"1. Roads\n\n{ROADS} The works are done, for which the parish has paid a fifth.\n"
    assert changes(old, f"1. Roads\n\n{ROADS} The works are done.\n") == [("text.changed", "substance")]


def test_a_sentence_written_anew_after_its_first_words_is_one_that_changed() -> None:
    old = (
        f"1. Roads\n\n{ROADS}\nAnn Other had spoken with the owner who will see that the lane is made good.\n"
    )
    new = (
        f"1. Roads\n\n{ROADS}\nAnn Other had spoken with the owner but no verge can be mended before June.\n"
    )
    assert changes(old, new) == [("text.changed", "substance")]


def test_words_that_follow_one_another_go_and_come_as_one() -> None:
    pieces = [
        (p.what, p.text) for p in redline("it is old and due for a coat of paint", "it is to be sold in May")
    ]
    assert pieces == [
        ("same", "it is "),
        ("gone", "old and due for a coat of paint"),
        ("come", "to be sold in May"),
    ]


def test_a_new_person_is_told_once() -> None:
    head = "Minutes of the Parish Council held on 3rd May 2024\n\nPresent:\nAnn Other (AO)\n"
    body = f"\n1. Roads\n\n{ROADS}\n"
    found = minutes_extract.diff((head + body).encode(), (head + "Bo Fill (BF)\n" + body).encode())
    assert [c.kind for c in found.changes if c.weight != "noise"] == ["attendance.added"]


NAMES = "Present: Cllr Ann Other, Cllr Bo Fill\n\n"


def test_the_same_words_read_as_other_parts_are_noise() -> None:
    head, tail = f"{NAMES}1. Roads\n\n{ROADS}", f"{TREES}\n\n3. Close\n\nThe chair thanked all who came.\n"
    old, new = f"{head}\n\n2. Trees\n\n{tail}", f"{head} 2. Trees\n{tail}"
    parts = [len(minutes_extract.parse((HEAD + text).encode()).meetings[0].items) for text in (old, new)]
    assert parts == [3, 2]
    assert changes(old, new) == []


def test_the_same_names_under_another_heading_are_no_noise() -> None:
    body = f"\n\n1. Roads\n\n{ROADS}\n"
    old = f"Present: Cllr Ann Other\n\nApologies: Cllr Bo Fill, Cllr Di Away{body}"
    new = f"Present: Cllr Ann Other, Cllr Bo Fill\n\nApologies: Cllr Di Away{body}"
    assert ("attendance.status", "substance") in changes(old, new)


def test_the_same_words_twice_are_looked_up_where_they_stand() -> None:
    old = f"1. Roads\n\n{ROADS}\nThe clerk will write.\n\n2. Trees\n\n{TREES}\n"
    new = old + "The clerk will write.\n"
    found = minutes_extract.diff((HEAD + old).encode(), (HEAD + new).encode())
    (change,) = [c for c in found.changes if c.weight != "noise"]
    assert (change.kind, change.weight) == ("text.added", "substance")
    content = minutes_extract.read_text((HEAD + new).encode()).content
    assert change.new_evidence[0].start == content.rindex("The clerk will write.")


def test_a_resolution_that_moves_within_its_item_is_told_as_moved() -> None:
    decided = "RESOLVED: That the lane be closed to lorries."
    tail = "The clerk read the letters that had come in from the mill."
    old = f"1. Roads\n\n{ROADS}\n{decided}\n{tail}\n\n2. Trees\n\n{TREES}\n"
    new = f"1. Roads\n\n{ROADS}\n{tail}\n{decided}\n\n2. Trees\n\n{TREES}\n"
    assert [kind for kind, _ in changes(old, new)] == ["text.moved"]
