"""A comparison as people see it: on a terminal and as a page."""

from __future__ import annotations

import base64
import hashlib
import html
import re

import pytest

import minutes_extract
from minutes_extract.compare.page import render_page
from minutes_extract.compare.terminal import render_terminal

OPENING = "Minutes of the Ashwold Parish Council held on 5th March 2024\n\nPresent: Cllrs Ann Marlow, Bo Fenn and Cy Stroud\n\n"
NAMES = ("draft.txt", "approved.txt")


def diff(old: str, new: str) -> minutes_extract.Comparison:
    return minutes_extract.diff((OPENING + old).encode(), (OPENING + new).encode())


SUBSTITUTE = "Substitutes: Cllr Di Gale for Cllr Eve Hart\n\n"
STOOD_IN = "\n3. Apologies\n\nCllr Di Gale attended as substitute for Cllr Eve Hart ({} Council).\n"
GATES = "1. Gates\n\nThe clerk will pay £500 for the oak.\n\n2. Roads\n\nA lane was seen.\n"


def test_a_change_is_told_with_its_words() -> None:
    shown = render_terminal(diff(GATES, GATES.replace("500", "600")), NAMES, colours=False)
    assert shown.splitlines()[0].startswith("draft.txt → approved.txt: 1 of substance")
    assert "The clerk will pay £[-500-]{+600+} for the oak." in shown
    assert "\x1b" not in shown


def test_colours_only_where_they_are_wanted() -> None:
    assert "\x1b[" in render_terminal(diff(GATES, GATES.replace("500", "600")), NAMES, colours=True)


@pytest.mark.parametrize(
    ("new", "words"), [(GATES, "Nothing differs."), (GATES.replace(" lane", "  lane"), "Nothing differs")]
)
def test_nothing_to_tell(new: str, words: str) -> None:
    assert render_terminal(diff(GATES, new), NAMES, colours=False).splitlines()[-1].startswith(words)


def test_noise_is_named_as_such() -> None:
    noisy = diff(GATES, GATES.replace("The clerk will", "The clerk wiIl"))
    assert noisy.changes
    assert {change.weight for change in noisy.changes} == {"noise"}
    assert render_terminal(noisy, NAMES, colours=False).splitlines()[-1] == "Nothing differs but noise."


def test_a_page_allows_its_own_style_and_script_alone() -> None:
    page = render_page(diff(GATES, GATES.replace("500", "600")), NAMES)
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
    policy = html.unescape(policy)
    for tag in ("style", "script"):
        (content,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert page.count("<article ") == 1
    assert 'id="c1"' in page


@pytest.mark.parametrize(
    ("old", "new", "kind", "weight"),
    [
        ("", SUBSTITUTE, "substitution.added", "substance"),
        (SUBSTITUTE, "", "substitution.removed", "substance"),
        (GATES + STOOD_IN.format("Severn"), GATES + STOOD_IN.format("Humber"), "substitution.changed", "substance"),
        (GATES, f"{GATES}\nRESOLVED: That the lane be mended.\n", "resolution.added", "substance"),
        (f"{GATES}\nRESOLVED: That the lane be mended.\n", GATES, "resolution.removed", "substance"),
        (GATES, f"{GATES}\n3. Trees\n\nAn oak had come down.\n", "item.added", "substance"),
        (GATES.replace("£500", "it on 1 May 2024"), GATES.replace("£500", "it on 2 May 2024"), "text.changed", "substance"),
    ],
)  # fmt: skip
def test_kinds_of_changes(old: str, new: str, kind: str, weight: str) -> None:
    changes = diff(old if "1." in old else old + GATES, new if "1." in new else new + GATES).changes
    assert (kind, weight) in [(change.kind, change.weight) for change in changes]


def test_a_resolution_in_another_item_is_told_by_its_places() -> None:
    mended = "\nRESOLVED: That the lane be mended.\n"
    found = diff(GATES.replace("oak.\n", f"oak.\n{mended}"), GATES + mended)
    assert ("resolution.moved", "substance") in [(change.kind, change.weight) for change in found.changes]
    assert "item 1, resolution → item 2, resolution" in render_terminal(found, NAMES, colours=False)


def test_a_sentence_that_moves_where_there_are_no_minutes_is_told_as_moved() -> None:
    mill = "The mill stands by the old river and grinds barley.\n\n"
    wheel = "Visitors come in summer to see the great wheel turn.\n\n"
    ticket = "A ticket costs four pounds at the gate.\n\n"
    (change,) = minutes_extract.diff(
        (mill + wheel + ticket).encode(), (ticket + mill + wheel).encode()
    ).changes
    assert (change.kind, change.weight, change.old) == ("text.moved", "wording", ticket.strip())
