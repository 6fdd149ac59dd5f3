"""Invented minutes of many kinds of bodies: what is read out of each, in short, and where that is known to be wrong.

Beside each document of tests/bodies stands its gold (`.gold.json`), what its writer says a careful person
reads, and its golden (`.golden`), what the program reads today. Where the two differ the golden says so.
"""

from __future__ import annotations

import json
import os
import re
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from rapidfuzz import fuzz

import minutes_extract
from conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from minutes_extract import Item, Meeting, Person, Record, Resolution
    from minutes_extract.records import Evidence, Vote

BODIES = ROOT / "tests" / "bodies"
DOCUMENTS = sorted(path for path in BODIES.iterdir() if path.suffix in {".txt", ".md"})
KNOWN_WRONG = 186
"""How many values of all documents differ from the gold. It may only fall: a fall is written here."""


@cache
def record_of(path: Path) -> Record:
    return minutes_extract.parse(path)


def check_golden(path: Path, lines: list[str]) -> None:
    """Hold lines against a golden file, which is written where it is missing, and is then to be reviewed."""
    shown = "\n".join(lines) + "\n"
    if os.environ.get("MINUTES_EXTRACT_GOLDEN") == "write":
        path.write_text(shown, encoding="utf-8")
    elif not path.exists():
        path.write_text(shown, encoding="utf-8")
        pytest.fail(f"{path} was missing and has been written: review it")
    assert shown.splitlines() == path.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_what_is_read(path: Path) -> None:
    check_golden(path.with_suffix(".golden"), [*show_record(record_of(path)), *known_wrong(path)])


def test_what_is_known_to_be_wrong_does_not_grow() -> None:
    goldens = [path.with_suffix(".golden").read_text(encoding="utf-8") for path in DOCUMENTS]
    assert sum(golden.count("\nknown wrong: ") for golden in goldens) == KNOWN_WRONG


def test_no_golden_or_gold_without_its_document() -> None:
    stems = {path.stem for path in DOCUMENTS}
    assert {path.name.split(".")[0] for path in BODIES.iterdir()} == stems
    assert all(path.with_suffix(".gold.json").exists() for path in DOCUMENTS)


def show_record(record: Record) -> list[str]:
    """All that was read, in short, a line for each value."""
    lines = [line for meeting in record.meetings for line in _show_meeting(meeting)] or ["no meeting"]
    for odd in record.diagnostics:
        lines.append(f"diagnostic {odd.code}: {odd.message}{_where(odd.evidence)}")
    return lines


def _show_meeting(meeting: Meeting) -> Iterator[str]:
    yield f"meeting {meeting.extent.start}-{meeting.extent.end}"
    for fact in ("body", "title", "status", "date", "start_time", "end_time", "venue", "chair"):
        if getattr(meeting, fact) is not None:
            yield f"{fact}: {_short(getattr(meeting, fact), 12)}{_where(getattr(meeting.evidence, fact))}"
    if following := meeting.next_meeting:
        told = _joined(following.date, following.time, following.venue)
        yield f"next meeting: {told}{_where(following.evidence)}"
    if meeting.signed_by:
        signature = _joined(meeting.signed_by.name, meeting.signed_by.role)
        yield f"signed by: {signature}{_where(meeting.signed_by.evidence)}"
    for attachment in meeting.attachments:
        extent = f"{attachment.extent.start}-{attachment.extent.end}"
        yield f"attachment {extent}: {attachment.title}{_where(attachment.evidence)}"
    for person in meeting.attendance:
        yield _show_person(person)
    for one in meeting.substitutions:
        gone = ", ".join(_joined(named.name, named.affiliation) for named in one.substituted)
        yield f"{one.kind}: {one.substitute} for {gone or 'nobody named'}{_where(one.evidence)}"
    for resolution in meeting.resolutions:
        yield from _show_resolution(resolution, "")
    for item in meeting.items:
        yield from _show_item(item, "")


def _show_person(person: Person) -> str:
    name = " ".join(filter(None, [person.honorific, f"[{person.name}]", person.post_nominals]))
    told = _joined(name, person.affiliation, "chair" if person.is_chair else None)
    more = "".join(
        f" ({word}: {value})" for word, value in (("group", person.group), ("note", person.note)) if value
    )
    return f"{person.status}: {told}{more}{_where(person.evidence)}"


def _show_item(item: Item, indent: str) -> Iterator[str]:
    extent = f"{item.extent.start}-{item.extent.end}, {len(item.text)} letters"
    yield f"{indent}item {item.number} [{item.label}] {item.title} ({extent}){_where(item.evidence)}"
    inner = indent + "  "
    for resolution in item.resolutions:
        yield from _show_resolution(resolution, inner)
    for motion in item.motions:
        told = _joined(_short(motion.text), motion.moved_by, motion.seconded_by, _vote(motion.vote))
        yield f"{inner}motion {motion.outcome}: {told}{_where(motion.evidence)}"
    for action in item.actions:
        yield f"{inner}action: {_joined(action.owner, _short(action.text), action.due)}{_where(action.evidence)}"
    for interest in item.declarations:
        told = _joined(interest.name, interest.interest and _short(interest.interest))
        yield f"{inner}declaration: {told}{_where(interest.evidence)}"
    for below in item.items:
        yield from _show_item(below, inner)


def _show_resolution(resolution: Resolution, indent: str) -> Iterator[str]:
    told = _joined(
        _short(resolution.text), resolution.moved_by, resolution.seconded_by, _vote(resolution.vote)
    )
    yield f"{indent}{resolution.kind}: {told}{_where(resolution.evidence)}"
    for clause in resolution.clauses:
        yield f"{indent}  {clause.label} {_short(clause.text)}"


def _vote(vote: Vote | None) -> str | None:
    if vote is None:
        return None
    named = "".join(f" {named.name}={named.vote}" for named in vote.named)
    return f"{vote.for_}:{vote.against}:{vote.abstained}{' unanimous' if vote.unanimous else ''}{named}"


def _joined(*parts: str | None) -> str:
    return " | ".join(part if part is not None else "-" for part in parts)


def _short(words: str, most: int = 4) -> str:
    """The first and the last words, and how long all is."""
    every = words.split()
    if len(every) <= 2 * most:
        return " ".join(every)
    return f"{' '.join(every[:most])} … {' '.join(every[-most:])} ({len(words)})"


def _where(evidence: Sequence[Evidence]) -> str:
    return "".join(f" <{found.rule} {found.start}-{found.end}>" for found in evidence)


def known_wrong(path: Path) -> list[str]:
    """What the record says and the gold does not, and the other way round."""
    gold = json.loads(path.with_suffix(".gold.json").read_text(encoding="utf-8"))
    record = record_of(path).model_dump(by_alias=True)
    found, wanted = record["meetings"], gold["meetings"]
    wrong = [] if len(found) == len(wanted) else [f"{len(found)} meetings for {len(wanted)}"]
    for meeting, truth in zip(found, wanted, strict=False):
        for fact in ("body", "date", "start_time", "end_time", "venue", "chair"):
            if _squash(meeting[fact]) != _squash(truth.get(fact)):
                wrong.append(f"{fact} {meeting[fact]} for {truth.get(fact)}")
        following = (meeting["next_meeting"] or {}).get("date")
        if following not in (
            truth["next_meeting"] if isinstance(truth["next_meeting"], list) else [truth["next_meeting"]]
        ):
            wrong.append(f"next meeting {following} for {truth['next_meeting']}")
        for kind, read, true in _lists(meeting, truth):
            wrong += _unlike(kind, read, true)
        wrong += _unlike_decisions(list(_clauses(meeting)), truth["decisions"])
    return [f"known wrong: {' '.join(line.split())}" for line in wrong]


def _lists(meeting: dict[str, Any], truth: dict[str, Any]) -> Iterator[tuple[str, list[str], list[str]]]:
    def people(entries: list[dict[str, Any]]) -> list[str]:
        return [f"{p['status']}: {p['name']} | {p['affiliation'] or '-'}" for p in entries]

    yield "person", people(meeting["attendance"]), people(truth["people"])
    read = [f"{s['substitute']} for {n['name']}" for s in meeting["substitutions"] for n in s["substituted"]]
    yield (
        "substitution",
        read,
        [f"{s['substitute']} for {name}" for s in truth["substitutions"] for name in s["for"]],
    )
    items = [
        f"{min(level, 2)} {item['number']} {item['title']}" for level, item in _items(meeting["items"], 1)
    ]
    yield "item", items, [f"{item['level']} {item['number']} {item['title']}" for item in truth["items"]]


def _items(items: list[dict[str, Any]], level: int) -> Iterator[tuple[int, dict[str, Any]]]:
    for item in items:
        yield level, item
        yield from _items(item["items"], level + 1)


def _clauses(meeting: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for resolutions in (
        meeting["resolutions"],
        *(item["resolutions"] for _, item in _items(meeting["items"], 1)),
    ):
        for resolution in resolutions:
            for text in [clause["text"] for clause in resolution["clauses"]] or [resolution["text"]]:
                yield resolution["kind"], text


def _unlike(kind: str, read: list[str], true: list[str]) -> list[str]:
    left = list(true)
    wrong = []
    for words in read:
        match = next((other for other in left if _alike(words, other)), None)
        if match is None:
            wrong.append(f"{kind} too many: {words}")
        else:
            left.remove(match)
    return wrong + [f"{kind} missed: {words}" for words in left]


def _unlike_decisions(read: list[tuple[str, str]], true: list[dict[str, Any]]) -> list[str]:
    left = list(true)
    wrong = []
    for kind, text in read:
        match = next((d for d in left if d["marker"] == kind and _spans(text, d)), None)
        if match is None:
            match = next(
                (d for d in left if d.get("optional") and _squash(d["starts"]) in _squash(text)), None
            )
        if match is None:
            wrong.append(f"decision too many: {kind} {_short(text)}")
        else:
            left.remove(match)
    return wrong + [
        f"decision missed: {d['marker']} {d['starts']} … {d['ends']}" for d in left if not d.get("optional")
    ]


def _spans(text: str, decision: dict[str, Any]) -> bool:
    words = _squash(text)
    return words.startswith(_squash(decision["starts"])) and words.endswith(_squash(decision["ends"]))


def _alike(a: str, b: str) -> bool:
    return _squash(a) == _squash(b) or fuzz.ratio(_squash(a), _squash(b)) >= 96


def _squash(words: str | None) -> str:
    return re.sub(r"[^\w|]", "", words or "").casefold()
