"""What is passed by for the sake of speed could not have been found there."""

from __future__ import annotations

import re
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_extract.detecting import closing, decision_markers, resolutions
from minutes_extract.segmenting import closings, numbering
from minutes_extract.spans import View
from minutes_extract.vocabulary.business import CLOSINGS
from minutes_extract.vocabulary.markers import INNER, OPENING, VERDICTS
from minutes_extract.vocabulary.wordings import Wording, alternation


@given(
    st.lists(st.text("ab .'A", min_size=1, max_size=5), min_size=1, max_size=8),
    st.text("abA .'’", max_size=9),
)
def test_phrases_with_letters_in_common_match_as_they_do_one_by_one(phrases: list[str], text: str) -> None:
    phrases = [phrase for phrase in phrases if phrase.strip()] or ["a"]
    ordered = sorted(set(phrases), key=len, reverse=True)
    one_by_one = "|".join(
        "".join({" ": r"\.?\s+", "'": "['’]"}.get(c) or re.escape(c) for c in phrase) for phrase in ordered
    )
    for flags in (re.RegexFlag(0), re.IGNORECASE):
        found = re.match(f"(?:{alternation(phrases)})", text, flags)
        expected = re.match(f"(?:{one_by_one})", text, flags)
        assert bool(found) == bool(expected)
        if found and expected and "." not in "".join(phrases):  # a blank may be ". " too, which ties
            assert found.group() == expected.group()


PIECES = (
    "Date of next meeting", "the next meeting of the Board will be", "Dates of future meetings:", "NEXT MEETING",
    "Calendar of Meetings", "meeting dates", "it was agreed to meet", "The 7th annual meeting will be held", "on 3 May",
    "when the Panel would next meet", "Time and date of the next meeting", "would meet again", "meets next", "Tuesday",
    "Forthcoming meetings:", "K", "ſ", "İ", "the members shall next meet", "resolved to meet",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map(" ".join))
def test_an_announcement_is_found_where_its_words_begin(words: str) -> None:
    for pattern, begins in (
        (closing._HEADING, closing._HEADING_WORDS),
        (closing._ANNOUNCED, closing._ANNOUNCED_WORDS),
        (closing._WHEN_NEXT, ("when",)),
    ):
        quick = [found.span() for found in closing._find_from(pattern, begins, words, words.casefold())]
        assert quick == [found.span() for found in pattern.finditer(words)]


@given(st.text("AaIiteml Oo019.,/-(No)", max_size=14))
def test_a_line_passed_by_as_prose_has_no_label(line: str) -> None:
    label = numbering._LABEL.match(line)
    assert not (numbering._PROSE.match(line) and label and label["label"])


@pytest.mark.parametrize("wording", [*OPENING, *INNER, *VERDICTS], ids=lambda wording: wording.phrase)
def test_a_sentence_with_a_marker_is_looked_at(wording: Wording) -> None:
    assert resolutions._may_tell(wording.example)
    assert resolutions._may_tell(wording.phrase)


@pytest.mark.parametrize("phrase", CLOSINGS)
def test_a_phrase_that_closes_is_looked_for(phrase: str) -> None:
    assert closings.find_closings(f"The {phrase} at nine.")


@given(st.sampled_from(["RESOLVED", "Resolved"]), st.integers(0, 7), st.sampled_from("0OI1cs8"))
def test_a_marker_misread_by_a_letter_is_mended(marker: str, at: int, letter: str) -> None:
    view = View(f"It was {marker[:at]}{letter}{marker[at + 1 :]} that the gate be mended.", ((0, 0),))
    quick = decision_markers.mend_marker(view)
    with patch.object(decision_markers, "_HALVES", ("",)):  # nothing is passed by
        assert decision_markers.mend_marker(view) == quick
