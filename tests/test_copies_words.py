from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_extract.copies.alignment import align
from minutes_extract.copies.conflicts import in_conflict
from minutes_extract.copies.documents import Heading
from minutes_extract.copies.normalise import normalise
from minutes_extract.copies.sketches import containment, hash_runs, sketch

PLAIN = "the clerk reported on the hall roof and the council agreed to pay"


@pytest.mark.parametrize(
    "text",
    [
        "The clerk reported on the hall roof and the Council AGREED to pay",
        "3. The clerk reported\non the hall roof;\n  a) and the Council agreed to pay.",
        "* The clerk re-\nported on the hall roof\n\nPage 2 of 9\n\nand the Council agreed to pay",
        "(iv) The clerk’ reported <b>on</b> the hall&nbsp;roof<br/> and the Council agreed to pay",
        "12/04 The clerk reported on the hall roof\n17\nand the Council agreed to pay",
    ],
)
def test_what_is_no_word_of_the_minutes_makes_no_difference(text: str) -> None:
    assert normalise(text) == PLAIN


@pytest.mark.parametrize("text", ["The clerk did not report", "Paid £500", "Paid £600", "It cost 30 pounds"])
def test_what_matters_stays(text: str) -> None:
    assert normalise(text).replace(" ", "") == "".join(c for c in text.lower() if c.isalnum())


@given(st.text(max_size=300))
def test_any_text_has_words(text: str) -> None:
    words = normalise(text)
    assert all(word.isalnum() for word in words.split(" ") if words)
    assert len(hash_runs(words)) <= max(1, words.count(" ") + 1)


@given(st.lists(st.sampled_from("abcdefgh"), max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_a_passage_is_contained_in_its_text(words: list[str], start: int, end: int) -> None:
    whole, part = " ".join(words), " ".join(words[start:end])
    if len(words[start:end]) >= 3:
        assert containment(hash_runs(whole), hash_runs(part)) == 1.0
        assert set(sketch(part).tolist()) <= set(sketch(whole).tolist())


def test_a_sketch_is_a_quarter_of_the_runs() -> None:
    rng = random.Random(1)  # noqa: S311 - nothing secret is drawn
    words = " ".join(f"word{rng.randrange(10**6)}" for _ in range(20_000))
    assert 0.23 < len(sketch(words)) / len(hash_runs(words)) < 0.27


@given(st.lists(st.sampled_from(["mill", "oak", "road", "tree"]), max_size=20), st.data())
def test_an_alignment_tells_both_texts(left: list[str], data: st.DataObject) -> None:
    right = data.draw(st.permutations(left))
    found = align(" ".join(left), " ".join(right))
    assert found
    assert 0 <= found.contained <= 1
    again: list[str] = []
    at = 0
    for gap in found.gaps:
        again += left[at : gap.at]
        again += gap.right
        at = gap.at + len(gap.left)
    assert [*again, *left[at:]] == right


UPPER = Heading("Upper Marl Parish Council", "2024-05-14", "19:00")


@pytest.mark.parametrize(
    ("other", "conflict"),
    [
        (Heading("UPPER MARL PARISH COUNCIL", "2024-05-14", "19:00"), False),
        (Heading("Upper Mar1 Parish Counci1", "2024-05-14"), False),
        (Heading("Upper Marl P C", "2024-05-14"), False),
        (Heading(None, None), False),
        (Heading("Parish Council", None), False),
        (Heading("Lower Flint Parish Council", "2024-05-14"), True),
        (Heading("Upper Marl Parish Council", "2024-06-14"), True),
        (Heading("Upper Marl Parish Council", "2024-05-14", "20:00"), True),
    ],
)
def test_which_headings_are_of_two_meetings(other: Heading, conflict: bool) -> None:
    assert in_conflict([UPPER], [other]) is conflict
    assert in_conflict([other], [UPPER]) is conflict


def test_a_pack_is_of_every_meeting_in_it() -> None:
    june = Heading("Upper Marl Parish Council", "2024-06-11", "19:00")
    assert not in_conflict([june, UPPER], [UPPER])
    assert not in_conflict([], [UPPER])
