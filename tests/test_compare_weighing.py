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
