"""Invented minutes of many bodies against a second version of themselves, with goldens of all that is told.

Two versions are made of each document, by seeded edits: one of its record, one of its text.
"""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

import pytest

import minutes_extract
from minutes_extract import Record
from test_bodies import DOCUMENTS, check_golden, record_of
from test_compare_edits import EDITS, make_noise, ocr

if TYPE_CHECKING:
    from pathlib import Path

    from minutes_extract import Comparison

# Told by the gold: nothing is read before a test runs, so that benchmarks/mutants.py meets no kept record.
WITH_MEETINGS = [
    path for path in DOCUMENTS if json.loads(path.with_suffix(".gold.json").read_text("utf-8"))["meetings"]
]


@pytest.mark.parametrize("path", WITH_MEETINGS, ids=lambda path: path.stem)
def test_changes_that_are_told(path: Path, tmp_path: Path) -> None:
    old = record_of(path)
    rng = random.Random(path.stem)  # noqa: S311 - nothing secret is drawn
    data = old.model_dump(by_alias=True)
    names = rng.sample(sorted(EDITS), 9)
    made = [name for name in names if EDITS[name][0](data, rng)]
    if rng.random() < 0.3:
        make_noise(data, rng)
        made.append("noise")
    lines = [f"edits of the record: {', '.join(made)}"]
    lines += show(minutes_extract.diff(old, Record.model_validate(data)))
    again = tmp_path / path.name
    again.write_text(edit_text(path.read_text(encoding="utf-8"), rng), encoding="utf-8")
    lines += ["edits of the text"]
    lines += show(minutes_extract.diff(old, minutes_extract.parse(again)))
    check_golden(path.with_suffix(".changes"), lines)


def edit_text(text: str, rng: random.Random) -> str:
    """The text with a line lost, one told twice, two exchanged, one cut in two, and some words misread."""
    lines = text.split("\n")
    full = [k for k, line in enumerate(lines) if len(line.split()) > 3]
    lost, twice, first, second, cut, *misread = rng.sample(full, 12)
    lines[first], lines[second] = lines[second], lines[first]
    for k in misread:
        words = lines[k].split(" ")
        at = rng.randrange(len(words))
        words[at] = (words[at].isalpha() and len(words[at]) > 4 and ocr(words[at], rng)) or words[at]
        lines[k] = " ".join(words)
    words = lines[cut].split(" ")
    lines[cut] = " ".join(words[: len(words) // 2]) + "\n" + " ".join(words[len(words) // 2 :])
    lines[twice] += "\n" + lines[twice]
    del lines[lost]
    return "\n".join(lines)


def show(found: Comparison) -> list[str]:
    lines = [f"same: {found.same}"]
    for change in found.changes:
        told = (
            f"{change.kind}, {change.weight}{''.join(f' +{flag}' for flag in change.flags)}, {change.where}"
        )
        places = " ".join(f"{at.start}-{at.end}" for at in (*change.old_evidence, *change.new_evidence))
        lines.append(f"{told}: {_short(change.old)} => {_short(change.new)} <{places}>")
    return lines


def _short(words: str | None) -> str:
    if words is None:
        return "-"
    shown = " ".join(words.split())
    return shown if len(shown) <= 60 else f"{shown[:30]} … {shown[-26:]} ({len(shown)})"
