"""Holds records against the contract, and their quotes against the source."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from minutes_extract.errors import RecordError
from minutes_extract.records import Evidence, Extent, Part, Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from minutes_extract.spans import Text

SCHEMA_ID = "urn:minutes-extract:record:1"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a record, and where in it: "meetings.0.date"."""

    where: str
    message: str


def record_schema() -> dict[str, Any]:
    """Return the JSON Schema of a record.

    >>> record_schema()["title"]
    'Record'

    """
    schema = Record.model_json_schema(by_alias=True, mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA_ID, **schema}


def schema_json() -> str:
    """Return the JSON Schema of a record as it is written to a file."""
    return json.dumps(record_schema(), indent=2, ensure_ascii=False) + "\n"


def split_records(data: bytes) -> list[tuple[int, bytes]]:
    r"""Return the records of a file, each with its line: one JSON object, or one a line.

    Args:
        data: the file's bytes.

    Raises:
        RecordError: if the file is empty.

    >>> split_records(b'{"a": 1}\n\n{"b": 2}\n')
    [(1, b'{"a": 1}'), (3, b'{"b": 2}')]

    """
    if not data.strip():
        raise RecordError("is empty")
    lines = [(number, line) for number, line in enumerate(data.split(b"\n"), 1) if line.strip()]
    if len(lines) > 1 and all(
        line.strip().startswith(b"{") and line.strip().endswith(b"}") for _, line in lines
    ):
        return lines
    return [(1, data)]


def check_record(data: bytes) -> tuple[Record | None, list[Fault]]:
    """Say whether bytes are a record, and what keeps them from being one.

    Args:
        data: JSON in UTF-8.

    >>> check_record(b"[]")[1][0].message
    'Input should be an object'

    """
    try:
        record = Record.model_validate_json(data.removeprefix(b"\xef\xbb\xbf"), strict=True)
    except ValidationError as error:
        return None, [
            Fault(".".join(str(part) for part in fault["loc"]), fault["msg"].split("\n")[0])
            for fault in error.errors(include_url=False, include_input=False)
        ]
    return record, list(_inner_faults(record))


def check_quotes(record: Record, text: Text, digest: str) -> list[Fault]:
    """Say which quotes of a record do not stand in the text of its source.

    Args:
        record: the record.
        text: the source's text, read anew.
        digest: the SHA-256 of that text as UTF-8.

    """
    faults = []
    if record.source.text_sha256 != digest:
        faults.append(Fault("source.text_sha256", "the text of the source is another one"))
    for where, part in _walk(record, ""):
        if isinstance(part, Evidence):
            faults += _evidence_faults(where, part, text)
        elif isinstance(part, Extent) and part.end > len(text.content):
            faults.append(
                Fault(where, f"ends at {part.end}, after the end of the text at {len(text.content)}")
            )
    return faults


def _evidence_faults(where: str, evidence: Evidence, text: Text) -> Iterator[Fault]:
    found = text.content[evidence.start : evidence.end]
    if found != evidence.quote:
        yield Fault(
            where, f"the quote {_short(evidence.quote)} does not stand there; the text has {_short(found)}"
        )
        return
    if not text.lines:
        return
    index = text.line_number(evidence.start)
    line = text.printed_line(evidence.start)
    if evidence.line != line:
        yield Fault(where, f"stands on line {line}, not {evidence.line}")
    if evidence.page != text.lines[index].page:
        yield Fault(where, f"stands on page {text.lines[index].page}, not {evidence.page}")


def _inner_faults(record: Record) -> Iterator[Fault]:
    """Yield what is wrong with a record that needs no source to see."""
    for number, meeting in enumerate(record.meetings):
        for where, part in _walk(meeting, f"meetings.{number}"):
            if isinstance(part, Extent) and part.start > part.end:
                yield Fault(where, f"ends at {part.end}, before it starts at {part.start}")
            if isinstance(part, Evidence):
                if part.end - part.start != len(part.quote):
                    yield Fault(
                        where, f"spans {part.end - part.start} characters, its quote has {len(part.quote)}"
                    )
                if not (meeting.extent.start <= part.start <= part.end <= meeting.extent.end):
                    yield Fault(where, "stands outside its meeting")


def _walk(part: object, where: str) -> Iterator[tuple[str, Part]]:
    """Yield every part of a part, itself first, with its path."""
    if isinstance(part, Part):
        yield where, part
        for name, value in part:
            name = name.removesuffix("_")
            yield from _walk(value, f"{where}.{name}" if where else name)
    elif isinstance(part, list):
        for index, value in enumerate(part):
            yield from _walk(value, f"{where}.{index}")


def _short(words: str, most: int = 60) -> str:
    return json.dumps(words if len(words) <= most else words[: most - 1] + "…", ensure_ascii=False)
