from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

import minutes_extract
from conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

GOLDEN = ROOT / "tests" / "golden"


def test_record_is_the_golden_one(sample: Path) -> None:
    GOLDEN.mkdir(exist_ok=True)
    path = GOLDEN / f"{sample.stem}.json"
    record = minutes_extract.parse(sample).model_dump_json(by_alias=True, indent=2) + "\n"
    if os.environ.get("MINUTES_EXTRACT_GOLDEN") == "write":
        path.write_text(record, encoding="utf-8")
    elif not path.exists():
        path.write_text(record, encoding="utf-8")
        pytest.fail(f"{path} was missing and has been written: review it")
    # The version may rise without a change to what is read.
    golden = path.read_text(encoding="utf-8")
    version = f'"version": "{minutes_extract.__version__}"'
    assert golden.splitlines()[4].strip().startswith('"version": ')
    lines = golden.splitlines()
    lines[4] = "    " + version
    assert record.splitlines() == lines


def test_every_golden_record_has_its_sample() -> None:
    from conftest import SAMPLES

    assert {path.stem for path in GOLDEN.glob("*.json")} <= {path.stem for path in SAMPLES}
