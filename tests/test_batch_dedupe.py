"""batch --dedupe: copies are written like the rest, and told apart."""

from __future__ import annotations

import json
import os
import re
import shlex
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from conftest import Run
from councils import Meeting, misread, months, write
from minutes_extract.archive import ledger, marking
from test_batch import manifest_of, outputs_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Command = Callable[..., Run]

MAY = Meeting()
JUNE = replace(MAY, day=MAY.day + timedelta(28), seed=1)
TO = "records,jsonl,csv,sqlite"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    (folder / "2024").mkdir(parents=True)
    (folder / "2024" / "may.txt").write_text(write(MAY))
    (folder / "may draft.txt").write_text(write(MAY, "DRAFT"))
    (folder / "may scan.txt").write_text(misread(write(MAY), 0.02, 1))
    (folder / "same.txt").write_text(write(MAY))
    (folder / "july.txt").write_text(write(replace(MAY, day=MAY.day + timedelta(56), seed=2)))
    # June's minutes stand in a pack only, with those of May.
    (folder / "pack.txt").write_text(write(MAY) + "\n\n" + write(JUNE))
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    return folder


def copies_in(out: Path) -> dict[str, str]:
    return {path: entry["copy_of"] for path, entry in manifest_of(out).items() if entry["status"] == "copy"}


def ask(out: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(out / "archive.db")) as base:
        return base.execute(sql).fetchall()


def test_copies_are_marked_and_left_out_of_the_views(run: Command, archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = run("batch", archive, out, "--to", TO, "--dedupe")
    assert done.returncode == 1
    assert b"7 files: 3 copies, 1 failed, 3 parsed; 7 read now" in done.stderr
    kept = "2024/may.txt"
    assert copies_in(out) == dict.fromkeys(["may draft.txt", "may scan.txt", "same.txt"], kept)
    assert {entry["copy_of"] for entry in manifest_of(out).values()} == {None, kept}
    assert (out / "records" / "same.txt.json").exists()
    assert len((out / "records.jsonl").read_bytes().splitlines()) == 6

    assert ask(out, "SELECT path, copy_of FROM documents WHERE status = 'copy' ORDER BY path") == [
        (path, kept) for path in ("may draft.txt", "may scan.txt", "same.txt")
    ]
    assert len(ask(out, "SELECT 1 FROM meetings")) == 7
    # May counts once, though the pack has it too, and June is not lost with it.
    assert ask(out, "SELECT date, path FROM meetings_held ORDER BY date") == [
        ("2024-05-14", kept),
        ("2024-06-11", "pack.txt"),
        ("2024-07-09", "july.txt"),
    ]
    assert ask(out, "SELECT max(present) FROM attendance_by_person") == [(3,)]


def test_what_is_new_is_held_against_what_is_known(run: Command, archive: Path, tmp_path: Path) -> None:
    out, anew = tmp_path / "out", tmp_path / "anew"
    run("batch", archive, out, "--to", TO, "--dedupe", "--jobs", "2")
    made = outputs_of(out)
    assert b" 0 read now" in run("batch", archive, out, "--to", TO, "--dedupe").stderr
    assert outputs_of(out) == made

    (archive / "2024" / "may.txt").unlink()
    (archive / "a first.txt").write_text(write(MAY))
    (archive / "june.txt").write_text(write(JUNE))
    (archive / "july.txt").rename(archive / "2024" / "july.txt")
    done = run("batch", archive, out, "--to", TO, "--dedupe")
    assert b" 2 read now" in done.stderr
    run("batch", archive, anew, "--to", TO, "--dedupe", "--jobs", "1")
    assert outputs_of(out) == outputs_of(anew)
    assert copies_in(out)["pack.txt"] == "a first.txt"  # now that June is elsewhere too


def test_dedupe_can_be_asked_for_later_and_not_any_more(run: Command, archive: Path, tmp_path: Path) -> None:
    out, never = tmp_path / "out", tmp_path / "never"
    run("batch", archive, never, "--to", TO)
    run("batch", archive, out, "--to", TO)
    assert b" 6 read now" in run("batch", archive, out, "--to", TO, "--dedupe").stderr
    assert len(copies_in(out)) == 3
    assert b" 0 read now" in run("batch", archive, out, "--to", TO).stderr
    assert outputs_of(out) == outputs_of(never)
    assert not (out / marking.NAME).exists()


def test_dedupe_tells_what_a_batch_knows(run: Command, archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run("batch", archive, out)
    refused = run("dedupe", out)
    assert (refused.returncode, refused.stdout) == (2, b"")
    assert b"without --dedupe" in refused.stderr
    run("batch", archive, out, "--dedupe")
    whole = run("dedupe", archive, "--format", "json")
    (archive / "same.txt").unlink()  # it is not looked at
    told = run("dedupe", out, "--format", "json")
    assert told.returncode == 0
    assert json.loads(told.stdout) == json.loads(whole.stdout)


def test_the_diff_that_is_pointed_to_can_be_run(run: Command, tmp_path: Path) -> None:
    archive, out = tmp_path / "archive", tmp_path / "out"
    archive.mkdir()
    (archive / "old.txt").write_text(write(MAY))
    (archive / "new.txt").write_text(write(MAY).replace("Cllrs A Tolley, ", "Cllrs "))
    run("batch", archive, out, "--dedupe")
    for folder in (archive, out):
        (command,) = re.findall(r"minutes-extract (diff .*)", run("dedupe", folder).stdout.decode())
        done = run(*shlex.split(command))
        assert (done.returncode, done.stderr) == (1, b"")
        assert b"Tolley" in done.stdout


def test_names_that_are_no_text(run: Command, tmp_path: Path) -> None:
    archive, out = tmp_path / "archive", tmp_path / "out"
    archive.mkdir()
    names = [b"caf\xe9.txt", b"caf\xe8.txt", b"tab\t.txt"]
    for number, name in enumerate(names):
        (archive / os.fsdecode(name)).write_text(write(MAY) + number * "\n")
    assert run("batch", archive, out, "--to", TO, "--dedupe").returncode == 0
    manifest = [
        json.loads(line) for line in (out / ledger.NAME).with_name("manifest.jsonl").read_bytes().splitlines()
    ]
    assert {os.fsencode(entry["path"]) for entry in manifest} == set(names)
    assert {entry["copy_of"] and os.fsencode(entry["copy_of"]) for entry in manifest} == {
        None,
        b"caf\xe8.txt",
    }
    found = json.loads(run("dedupe", archive, "--format", "json").stdout)
    assert [member["file"] for member in found["clusters"][0]["members"]] == [
        "caf\\xe8.txt",
        "caf\\xe9.txt",
        "tab\t.txt",
    ]


def test_a_damaged_index_stops_the_run_before_anything_is_changed(
    run: Command, archive: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    run("batch", archive, out, "--dedupe")
    made = outputs_of(out)
    (out / marking.NAME).write_bytes(b"no database")
    done = run("batch", archive, out, "--dedupe")
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (2, b"", 1)
    assert b"move it away" in done.stderr
    assert outputs_of(out) == made
    (out / marking.NAME).unlink()
    assert run("batch", archive, out, "--dedupe").returncode == 1
    assert outputs_of(out) == made


def test_months_are_no_copies(run: Command, tmp_path: Path) -> None:
    archive, out = tmp_path / "archive", tmp_path / "out"
    archive.mkdir()
    for number, meeting in enumerate(
        months(replace(MAY, business=1), 30)
    ):  # more than share what is boilerplate
        (archive / f"{number}.txt").write_text(write(meeting))
    assert run("batch", archive, out, "--dedupe").returncode == 0
    assert copies_in(out) == {}
