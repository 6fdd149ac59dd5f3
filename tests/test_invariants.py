from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

import minutes_extract
from invariants import INVARIANTS
from minutes_extract.pipeline import parse_with_text
from minutes_extract.validating import record_schema

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from minutes_extract.records import Record
    from minutes_extract.spans import Text


@pytest.mark.parametrize("holds", INVARIANTS, ids=lambda holds: holds.__name__)
def test_invariant(sample: Path, holds: Callable[[Record, Text], None]) -> None:
    holds(*parse_with_text(sample.read_bytes(), sample.name))


def test_record_keeps_to_the_schema(sample: Path) -> None:
    record = minutes_extract.parse(sample)
    Draft202012Validator(record_schema()).validate(json.loads(record.model_dump_json(by_alias=True)))


def test_same_bytes_twice(sample: Path) -> None:
    record = minutes_extract.parse(sample)
    assert minutes_extract.parse(sample).model_dump_json() == record.model_dump_json()
