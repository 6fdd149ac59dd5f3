from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

import minutes_extract

if TYPE_CHECKING:
    from pathlib import Path

from conftest import SAMPLES


def test_a_folder_from_python(tmp_path: Path) -> None:
    for sample in SAMPLES[:3]:
        (tmp_path / sample.name).write_bytes(sample.read_bytes())
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    results = {result.path.name: result for result in minutes_extract.parse_folder(tmp_path, jobs=2)}
    for sample in SAMPLES[:3]:
        assert results.pop(sample.name).record == minutes_extract.parse(sample)
    assert {name: (result.status, result.error_code, result.record) for name, result in results.items()} == {
        "empty.txt": ("failed", "empty", None),
        "gone.txt": ("failed", "not-readable", None),
    }


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(minutes_extract.ArchiveError, match="cannot be looked into"):
        next(minutes_extract.parse_folder(tmp_path / "none"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may look into everything")
def test_a_folder_that_may_not_be_looked_into(tmp_path: Path) -> None:
    (tmp_path / "shut").mkdir(mode=0)
    (result,) = minutes_extract.parse_folder(tmp_path)
    assert (result.path, result.error_code) == (tmp_path / "shut", "not-readable")
