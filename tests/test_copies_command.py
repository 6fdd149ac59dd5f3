from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING, Any

import pytest

from conftest import ROOT, Run
from test_copies_found import BASE, confuse, prose

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Command = Callable[..., Run]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    (folder / "2024").mkdir(parents=True)
    (folder / "a.txt").write_text(BASE)
    (folder / "2024" / "b b.txt").write_text(BASE)
    (folder / "scan.txt").write_text(confuse(BASE, 0.03))
    (folder / "other.txt").write_text(prose(7, 300))
    (folder / ".hidden.txt").write_text(BASE)
    return folder


def found(done: Run) -> Any:
    return json.loads(done.stdout)


def test_json_has_the_form_of_the_contract(run: Command, archive: Path) -> None:
    before = {path: path.read_bytes() for path in archive.rglob("*") if path.is_file()}
    done = run("dedupe", archive, "--format", "json")
    assert (done.returncode, done.stderr) == (0, b"")
    told = found(done)
    assert set(told) == {"clusters", "pairs"}
    (cluster,) = told["clusters"]
    assert {(m["file"], m["relation"]) for m in cluster["members"]} >= {
        ("2024/b b.txt", "identical-bytes")
    } or (cluster["kept"] == "2024/b b.txt")
    assert {frozenset((p["a"], p["b"])): p["relation"] for p in told["pairs"]} == {
        frozenset(("a.txt", "2024/b b.txt")): "identical-bytes",
        frozenset(("a.txt", "scan.txt")): "rescan",
        frozenset(("2024/b b.txt", "scan.txt")): "rescan",
    }
    assert all(
        set(p) == {"a", "b", "relation", "similarity", "container", "differs_in"} for p in told["pairs"]
    )
    assert before == {path: path.read_bytes() for path in archive.rglob("*") if path.is_file()}


def test_the_same_twice_whatever_the_number_of_jobs(run: Command, archive: Path) -> None:
    assert run("dedupe", archive, "--jobs", "1").stdout == run("dedupe", archive, "--jobs", "2").stdout


def test_table_and_tsv(run: Command, archive: Path) -> None:
    table = run("dedupe", archive).stdout.decode()
    assert "identical-bytes" in table
    assert "1 cluster of 3 files" in table
    rows = [
        line.split("\t") for line in run("dedupe", archive, "--format", "tsv").stdout.decode().splitlines()
    ]
    assert rows[0] == ["cluster", "file", "relation", "similarity", "container", "differs_in"]
    assert sorted(row[1] for row in rows[1:]) == ["2024/b b.txt", "a.txt", "scan.txt"]


def test_the_table_points_to_diff(run: Command, tmp_path: Path) -> None:
    text = (ROOT / "samples" / "hwb-2024-05-14.txt").read_text(encoding="utf-8")
    (tmp_path / "old.txt").write_text(text, encoding="utf-8")
    (tmp_path / "new one.txt").write_text(
        text.replace("Brackshire County Council", "Other County Council", 1), encoding="utf-8"
    )
    table = run("dedupe", tmp_path).stdout.decode()
    assert f"minutes-extract diff '{tmp_path}/new one.txt' {tmp_path}/old.txt" in table or (
        f"minutes-extract diff {tmp_path}/old.txt '{tmp_path}/new one.txt'" in table
    )


def test_an_index_goes_on(run: Command, archive: Path, tmp_path: Path) -> None:
    index = tmp_path / "copies.sqlite"
    whole = run("dedupe", archive, "--format", "json", "--index", index)
    assert run("dedupe", archive, "--format", "json", "--index", index).stdout == whole.stdout

    (archive / "late.txt").write_text(BASE + "\nSigned by the chairman.")
    (archive / "a.txt").unlink()
    (archive / "other.txt").write_text(confuse(BASE, 0.01))
    again = run("dedupe", archive, "--format", "json", "--index", index)
    assert found(again) == found(run("dedupe", archive, "--format", "json"))
    assert {m["file"] for m in found(again)["clusters"][0]["members"]} == {
        "2024/b b.txt",
        "late.txt",
        "other.txt",
        "scan.txt",
    }


def test_what_is_known_is_not_read_again(run: Command, archive: Path, tmp_path: Path) -> None:
    index = tmp_path / "copies.sqlite"
    first = run("dedupe", archive, "--index", index)
    for path in archive.rglob("*.txt"):  # other words, and nothing to tell by that they are
        status = path.stat()
        path.write_bytes(b"x" * status.st_size)
        __import__("os").utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert run("dedupe", archive, "--index", index).stdout == first.stdout


def test_an_index_in_the_archive_is_no_file_of_it(run: Command, archive: Path) -> None:
    for _ in range(2):
        done = run("dedupe", archive, "--index", archive / "copies.sqlite")
        assert (done.returncode, done.stderr) == (0, b"")


def test_trouble_in_one_line(run: Command, archive: Path, tmp_path: Path) -> None:
    (archive / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    (archive / "photo.jpg").write_bytes(b"\xff\xd8\xff nothing")
    done = run("dedupe", archive)
    assert done.returncode == 1
    assert b"1 cluster of 3 files" in done.stdout
    assert sorted(line.split(b":")[1] for line in done.stderr.splitlines()) == [b" broken.pdf", b" photo.jpg"]

    (archive / "broken.pdf").unlink()
    assert run("dedupe", archive).returncode == 0

    nothing = run("dedupe", tmp_path / "nothing")
    assert (nothing.returncode, nothing.stdout, nothing.stderr.count(b"\n")) == (2, b"", 1)

    other = tmp_path / "other.sqlite"
    base = sqlite3.connect(other)
    base.execute("CREATE TABLE mine (word TEXT)")
    base.commit()
    base.close()
    assert run("dedupe", archive, "--index", tmp_path).stderr.count(b"\n") == 1
    for index in (other, archive / "a.txt"):
        before = index.read_bytes()
        done = run("dedupe", archive, "--index", index)
        assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (2, b"", 1)
        assert index.read_bytes() == before


def test_an_archive_with_nothing_in_it(run: Command, tmp_path: Path) -> None:
    assert found(run("dedupe", tmp_path, "--format", "json")) == {"clusters": [], "pairs": []}
