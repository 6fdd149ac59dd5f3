"""What holds for every record, whatever the document was: used by the tests of the samples and by fuzzing."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Any

from minutes_extract.records import Part
from minutes_extract.validating import check_quotes, check_record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from minutes_extract.records import Record
    from minutes_extract.spans import Text

VERBATIM = {
    "Person": ("name", "honorific", "post_nominals", "affiliation", "note"),
    "Substitution": ("substitute",),
    "Clause": ("text",),
    "Resolution": ("text",),
    "Motion": ("text",),
    "Action": ("owner", "text"),
    "Declaration": ("name", "interest"),
    "Item": ("label", "title"),
    "NextMeeting": ("venue",),
    "Signature": ("name", "role"),
    "Attachment": ("title",),
}
"""The values of each part that hold no word that its quotes lack."""

WITH_EVIDENCE = (
    "Person",
    "Substitution",
    "Resolution",
    "Motion",
    "Clause",
    "Vote",
    "Signature",
    "NextMeeting",
)
"""The parts that are never without evidence."""


def quotes_stand_where_they_are_said_to(record: Record, text: Text) -> None:
    assert check_quotes(record, text, hashlib.sha256(text.content.encode()).hexdigest()) == []


def record_keeps_to_the_contract(record: Record, text: Text) -> None:  # noqa: ARG001 - all take both
    again, faults = check_record(record.model_dump_json(by_alias=True).encode())
    assert faults == []
    assert again == record


def lines_and_pages_are_those_of_the_text(record: Record, text: Text) -> None:
    lines = text.content.split("\n")
    for evidence in walk(record, "Evidence"):
        assert text.content.count("\n", 0, evidence.start) == evidence.line - 1
        assert evidence.quote.split("\n")[0] in lines[evidence.line - 1]
        assert (evidence.page is None) == (record.source.pages is None)


def extents_nest(record: Record, text: Text) -> None:  # noqa: ARG001 - all take both
    for meeting in record.meetings:
        outer = [meeting.items]
        while outer:
            for item in outer.pop():
                assert meeting.extent.start <= item.extent.start <= item.extent.end <= meeting.extent.end
                for inner in item.items:
                    assert item.extent.start <= inner.extent.start <= inner.extent.end <= item.extent.end
                outer.append(item.items)


def evidence_is_everywhere(record: Record, text: Text) -> None:  # noqa: ARG001 - all take both
    for part in walk(record, *WITH_EVIDENCE):
        assert part.evidence, part
    for meeting in record.meetings:
        for name in ("body", "title", "date", "start_time", "end_time", "venue", "chair"):
            assert bool(getattr(meeting, name)) == bool(getattr(meeting.evidence, name)), name


def verbatim_values_hold_no_word_of_their_own(record: Record, text: Text) -> None:  # noqa: ARG001 - all take both
    for part in walk(record, *VERBATIM):
        said = squash(" ".join(evidence.quote for evidence in part.evidence))
        for name in VERBATIM[type(part).__name__]:
            for word in re.findall(r"[^\W_]+", getattr(part, name) or ""):
                assert squash(word) in said, (type(part).__name__, name, getattr(part, name), part.evidence)
    for meeting in record.meetings:
        for name in ("body", "title", "venue"):
            said = squash(" ".join(evidence.quote for evidence in getattr(meeting.evidence, name)))
            for word in re.findall(r"[^\W_]+", getattr(meeting, name) or ""):
                assert squash(word) in said, (name, getattr(meeting, name))


def white_space_does_not_run_on(record: Record, text: Text) -> None:  # noqa: ARG001 - all take both
    # Many expressions take their time over runs of blanks, which they therefore must never meet.
    assert not re.search(r"[^\S\n]{2,}", text.content)


INVARIANTS = (
    white_space_does_not_run_on,
    quotes_stand_where_they_are_said_to,
    record_keeps_to_the_contract,
    lines_and_pages_are_those_of_the_text,
    extents_nest,
    evidence_is_everywhere,
    verbatim_values_hold_no_word_of_their_own,
)


def squash(words: str) -> str:
    return re.sub(r"[\W_]+", "", words.casefold())


def walk(part: Any, *kinds: str) -> Iterator[Any]:
    """Every part of these kinds in a part, itself first."""
    if isinstance(part, list):
        for value in part:
            yield from walk(value, *kinds)
    elif isinstance(part, Part):
        if type(part).__name__ in kinds:
            yield part
        for name in type(part).model_fields:
            yield from walk(getattr(part, name), *kinds)
