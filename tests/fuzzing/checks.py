"""What must hold for every document and record, however bad: an error of ours, or a record that is true."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from invariants import INVARIANTS
from minutes_extract.compare import Version, compare
from minutes_extract.compare.changes import Comparison
from minutes_extract.compare.page import render_page
from minutes_extract.compare.terminal import render_terminal
from minutes_extract.errors import MinutesError
from minutes_extract.loading import version_of
from minutes_extract.pipeline import parse_with_text
from minutes_extract.validating import check_record, split_records

if TYPE_CHECKING:
    from fuzzing.documents import Case


def check_case(case: Case) -> str:
    """Try a case, and say what came of it: "refused", "record", "not a record" or "compared".

    Raises:
        AssertionError: if what must hold does not.
        Exception: any other, where the program does not know how to refuse the case.

    """
    match case.kind:
        case "records":
            return _check_records(case.data)
        case "versions":
            old, new = (text.encode("utf-8", errors="replace") for text in json.loads(case.data))
            return _check_versions(old, new)
    return _check_document(case.data, f"fuzzed.{case.kind}")


def _check_document(data: bytes, name: str) -> str:
    try:
        record, text = parse_with_text(data, name, ocr="never")
    except MinutesError as error:
        _check_message(error)
        return "refused"
    for holds in INVARIANTS:
        holds(record, text)
    return "record"


def _check_records(data: bytes) -> str:
    try:
        parts = split_records(data)
    except MinutesError as error:
        _check_message(error)
        return "refused"
    for _, part in parts:
        record, faults = check_record(part)
        assert record is not None or faults
        assert all("\n" not in fault.where + fault.message for fault in faults)
    lines = data.split(b"\n")
    return _check_versions(lines[0], lines[-1])


def _check_versions(old: bytes, new: bytes) -> str:
    versions = []
    for data in (old, new):
        try:
            versions.append(version_of(data))
        except MinutesError as error:
            _check_message(error)
            return "not a record" if data.startswith(b"{") else "refused"
    found = compare(*versions, strict=True)
    assert render_page(found, ("old", "new"))
    assert render_terminal(found, ("old", "new"), colours=True, show_noise=True)
    for each in (found, compare(*versions[::-1])):
        assert Comparison.model_validate_json(each.model_dump_json()) == each
        assert not each.same or all(change.weight == "noise" for change in each.changes)
    for version in versions:
        itself = compare(version, Version(version.record, version.text), strict=True)
        assert itself.same, itself.changes
    return "compared"


def _check_message(error: MinutesError) -> None:
    """An error is one line that a person can read."""
    words = str(error)
    assert words
    assert "\n" not in words
