"""What is odd in a meeting as it was read, for a person to look at; every oddity with its words."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from minutes_extract.records import Diagnostic, Evidence
from minutes_extract.segmenting.numbering import read_label
from minutes_extract.segmenting.sentences import split_sentences
from minutes_extract.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from minutes_extract.records import Item, Meeting, Person
    from minutes_extract.segmenting.numbering import Label
    from minutes_extract.spans import Text

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)

# A clause that stops in the middle of its sentence: its last word or mark asks for more.
_UNFINISHED = re.compile(
    r"(?:[,:–—(]|:-|\b(?:that|to|the|an?|of|for|with|by|from|in|on|at|and|or|be|is|are|as|its|their|which))$",
    re.IGNORECASE,
)

_NUMBER_WORDS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_COUNT = r"(?P<count>\d{1,2}|" + "|".join(_NUMBER_WORDS) + r")"
# "The quorum is four", "quorum: 5", "a quorum of six members"; a share ("one third") is no count.
_QUORUM = re.compile(
    rf"\bquorum\b\s*(?:\(?\s*(?:for|of)\s+(?:the|this)\s+\w+\s*)?(?:\s*(?:is|was|being|of|at|set\s+at|[:=(–-])\s*)+{_COUNT}\b"
    r"(?!\s*(?:[-/%]|third|quarter|fifth|half|per\s+cent|halves))",
    re.IGNORECASE,
)
_INQUORATE = re.compile(
    r"\b(?:inquorate|not\s+quorate|no\s+quorum|lack\s+of\s+a\s+quorum|without\s+a\s+quorum)\b", re.IGNORECASE
)


def diagnose(text: Text, meeting: Meeting) -> list[Diagnostic]:
    """Return what is odd in a meeting.

    Args:
        text: the text that its evidence points into.
        meeting: the meeting as it was read.

    """
    return [
        *_neither_date_nor_people(meeting),
        *_numbers_out_of_sequence(meeting.items),
        *_present_and_apologising(meeting.attendance),
        *_substituted_and_present(meeting),
        *_resolutions_without_end(text, meeting),
        *_dates_against_weekdays(meeting),
        *_quorum_against_count(text, meeting),
    ]


def _neither_date_nor_people(meeting: Meeting) -> Iterator[Diagnostic]:
    if meeting.date is None and not meeting.attendance:
        yield Diagnostic(
            code="doubtful-minutes",
            message="Neither a date nor anybody who was there was found; these may be no minutes.",
            evidence=list(meeting.evidence.title),
        )


def _numbers_out_of_sequence(items: Sequence[Item]) -> Iterator[Diagnostic]:
    """Yield the items whose number does not follow that of the item of their series before them."""
    series: dict[tuple[str, int], list[tuple[Item, Label]]] = {}
    for item in items:
        label = read_label(f"{item.label} ") if item.label else None
        if label and label.values:
            series.setdefault((label.shape, len(label.values)), []).append((item, label))
    for run in series.values():
        for (before, label_before), (item, label) in pairwise(run):
            if _follows(label_before, label):
                continue
            told = "repeats" if label.values == label_before.values else "follows"
            yield Diagnostic(
                code="item-number-out-of-sequence",
                message=f"Item {item.number} {told} item {before.number}.",
                evidence=[*before.evidence, *item.evidence],
            )


def _follows(before: Label, label: Label) -> bool:
    """Say whether a number may stand after another of its series: 45/24 and 46/24, 24/1 and 24/2, 6.8 and 7.1."""
    changed = [k for k, (old, new) in enumerate(zip(before.values, label.values, strict=True)) if old != new]
    suffixed = label.number[-1:].isalpha() and label.kind in {"plain", "code"}
    if not changed:
        return suffixed  # 4 and 4a
    old, new = before.values[changed[0]], label.values[changed[0]]
    # At 1 a part of the agenda, or a year, counts anew, and so does 8.1 after 5.7.
    return new in {old + 1, 1} or ("." in label.number and new > old and label.values[-1] <= 1)


def _present_and_apologising(people: Sequence[Person]) -> Iterator[Diagnostic]:
    there = {_key(p.name): p for p in people if p.status in {"present", "in_attendance"}}
    for person in people:
        also = there.get(_key(person.name)) if person.status in {"apologies", "absent"} else None
        if also:
            how = "apologising" if person.status == "apologies" else "absent"
            yield Diagnostic(
                code="present-and-apologising" if person.status == "apologies" else "present-and-absent",
                message=f"{person.name} is listed as present and as {how}.",
                evidence=[*also.evidence, *person.evidence],
            )


def _substituted_and_present(meeting: Meeting) -> Iterator[Diagnostic]:
    there = {_key(p.name): p for p in meeting.attendance if p.status in {"present", "in_attendance"}}
    for found in meeting.substitutions:
        if found.kind != "substitute":
            continue  # who leaves the body may still be there when the new member is welcomed
        for absent in found.substituted:
            if also := there.get(_key(absent.name)):
                yield Diagnostic(
                    code="substituted-and-present",
                    message=f"{found.substitute} stands in for {absent.name}, who is listed as present.",
                    evidence=[*found.evidence, *also.evidence],
                )


def _resolutions_without_end(text: Text, meeting: Meeting) -> Iterator[Diagnostic]:
    """Yield the resolutions that stop in the middle of a sentence."""
    found = [*meeting.resolutions, *(r for item in _flat(meeting.items) for r in item.resolutions)]
    for resolution in found:
        words = resolution.text.rstrip()
        end = resolution.evidence[-1].end if resolution.evidence else 0
        if _UNFINISHED.search(words) or _goes_on(text, end, words):
            yield Diagnostic(
                code="resolution-end-not-found",
                message=f"No end was found of the resolution that closes “…{words[-40:]}”.",
                evidence=resolution.evidence[-1:],
            )


def _goes_on(text: Text, end: int, words: str) -> bool:
    """Say whether a clause without a stop is cut in the middle of a line."""
    if words[-1:] in {".", ";", "?", "!", "”", '"', ")", "’"}:
        return False
    rest = text.content[end : end + 2]
    return bool(re.match(r"\w|\s[a-z]", rest)) and "\n" not in rest


def _dates_against_weekdays(meeting: Meeting) -> Iterator[Diagnostic]:
    dated = [("meeting", meeting.date, meeting.evidence.date)]
    if meeting.next_meeting:
        dated.append(("next meeting", meeting.next_meeting.date, meeting.next_meeting.evidence))
    for what, iso, evidence in dated:
        named = {day.lower() for proof in evidence for day in _DAY.findall(proof.quote)}
        if iso is None or len(named) != 1:
            continue
        true = _DAYS[date.fromisoformat(iso).weekday()]
        if true not in named:
            yield Diagnostic(
                code="date-contradicts-weekday",
                message=f"The date of the {what}, {iso}, is a {true.capitalize()}, not a {named.pop().capitalize()}.",
                evidence=list(evidence),
            )


def _quorum_against_count(text: Text, meeting: Meeting) -> Iterator[Diagnostic]:
    """Yield what the minutes say of the quorum where the number of those listed present says otherwise."""
    if "quorum" not in text.content[meeting.extent.start : meeting.extent.end].casefold():
        return
    view = text.view(Span(meeting.extent.start, meeting.extent.end))
    statements = list(_QUORUM.finditer(view.text))
    counts = Counter(_number(found["count"]) for found in statements)
    if len(counts) != 1:
        return  # nothing said, or quorums of several bodies
    quorum = next(iter(counts))
    present = sum(person.status == "present" for person in meeting.attendance)
    inquorate = _INQUORATE.search(view.text)
    if not present or (present >= quorum) == (inquorate is None):
        return
    told = inquorate or statements[0]
    begin, end = next(
        (part for part in split_sentences(view) if part[0] <= told.start() < part[1]), told.span()
    )
    span = view.span(begin, end)
    yield Diagnostic(
        code="quorum-contradicted",
        message=f"The quorum is {quorum} and {present} are listed as present, "
        + ("but the minutes say that there was none." if inquorate else "yet the meeting took place."),
        evidence=[
            Evidence(
                page=text.lines[text.line_number(span.start)].page,
                line=text.printed_line(span.start),
                start=span.start,
                end=span.end,
                quote=text.content[span.start : span.end],
                rule="diagnostic.quorum",
            )
        ],
    )


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBER_WORDS.index(word.lower()) + 1


def _flat(items: Sequence[Item]) -> Iterator[Item]:
    for item in items:
        yield item
        yield from _flat(item.items)


def _key(name: str) -> str:
    return re.sub(r"\W+", "", name).casefold()
