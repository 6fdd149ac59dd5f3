from __future__ import annotations

import os
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from minutes_extract.archive.discovery import find_files
from minutes_extract.archive.outputs.places import path_in_json, place_of

if TYPE_CHECKING:
    from pathlib import Path


def found(archive: Path, out: Path | None = None) -> list[str]:
    paths = [os.fsdecode(file.path) for file in find_files(archive, out or archive / "no-such-folder")]
    assert len(paths) == len(set(paths))
    return sorted(paths)


def make(archive: Path, *names: str) -> None:
    for name in names:
        path = archive / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)


def test_hidden_files_and_out_are_left_out(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", ".hidden", ".git/config", "b/c.txt", "b/.d", "out/records/a.txt.json")
    assert found(tmp_path, tmp_path / "out") == ["a.txt", "b/c.txt"]
    (tmp_path / "other").symlink_to(tmp_path / "out")
    assert found(tmp_path, tmp_path / "out") == ["a.txt", "b/c.txt"]


def test_loops_are_harmless(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    make(archive, "z/a.txt", "z/y/b.txt")
    make(tmp_path, "beside.txt")
    (archive / "up").symlink_to(tmp_path)
    (archive / "here").symlink_to(archive)
    (archive / "a-link-to-z").symlink_to(archive / "z")
    (archive / "z" / "y" / "back").symlink_to(archive / "z")
    (archive / "itself").symlink_to(archive / "itself")
    assert found(archive) == ["itself", "z/a.txt", "z/y/b.txt"]


def test_linked_folders_are_entered_once_and_linked_files_count(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    make(archive, "a.txt")
    make(tmp_path, "elsewhere/b.txt", "elsewhere/deep/c.txt")
    (tmp_path / "elsewhere" / "deep" / "loop").symlink_to(tmp_path / "elsewhere")
    (archive / "one").symlink_to(tmp_path / "elsewhere")
    (archive / "two").symlink_to(tmp_path / "elsewhere")
    (archive / "link.txt").symlink_to(archive / "a.txt")
    assert found(archive) == ["a.txt", "link.txt", "one/b.txt", "one/deep/c.txt"]


names = st.binary(min_size=1, max_size=255).filter(
    lambda name: b"/" not in name and b"\0" not in name and name not in {b".", b".."}
)


@given(st.sets(st.lists(names, min_size=1, max_size=3).map(b"/".join), max_size=8))
def test_places_are_distinct_and_stay_below(paths: set[bytes]) -> None:
    folders = {path.rpartition(b"/")[0] for path in paths} | {
        path.rpartition(b"/")[0].rpartition(b"/")[0] for path in paths
    }
    files = paths - folders
    places = [place_of(path, b".json", folders.__contains__) for path in sorted(files)]
    assert len(set(places)) == len(files)
    assert not set(places) & folders
    for path, place in zip(sorted(files), places, strict=True):
        assert os.path.split(place)[0] == os.path.split(path)[0]
        assert len(os.path.split(place)[1]) <= 255


@given(names)
def test_paths_in_json_can_be_read_back(name: bytes) -> None:
    assert path_in_json(name).encode("utf-8", errors="surrogateescape") == name


def test_what_a_batch_wrote_is_no_part_of_an_archive(tmp_path: Path) -> None:
    (tmp_path / "out" / "records").mkdir(parents=True)
    for name in ("a.txt", "out/batch.ledger", "out/records/a.txt.json"):
        (tmp_path / name).touch()
    assert [found.path for found in find_files(tmp_path, None)] == [b"a.txt"]
