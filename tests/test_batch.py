from __future__ import annotations

import csv
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections import Counter
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from conftest import SAMPLES, Run
from minutes_extract.archive.ledger import NAME
from pdfs import make_pdf

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ALL = "records,text,jsonl,csv,sqlite"
MINUTES = "Minutes of the Council held on 3rd May 2024"


def outputs_of(out: Path) -> dict[str, bytes]:
    """Every file of OUT but the ledger, with its bytes."""
    return {
        str(path.relative_to(out)): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.name != NAME
    }


def manifest_of(out: Path) -> dict[str, dict[str, Any]]:
    entries = [json.loads(line) for line in (out / "manifest.jsonl").read_bytes().splitlines()]
    assert [os.fsencode(entry["path"]) for entry in entries] == sorted(
        os.fsencode(entry["path"]) for entry in entries
    )
    return {entry["path"]: entry for entry in entries}


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    folder.mkdir()
    for sample in SAMPLES:
        shutil.copy(sample, folder)
    return folder


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """An archive of three small files."""
    folder = tmp_path / "archive"
    (folder / "sub").mkdir(parents=True)
    for name in ("a.txt", "b.md", "sub/c.txt"):
        (folder / name).write_text(f"{MINUTES}\n{name}\n")
    return folder


def test_records_are_those_of_parse(run: Callable[..., Run], archive: Path, tmp_path: Path) -> None:
    done = run("batch", archive, tmp_path / "out", "--to", ALL)
    assert (done.returncode, done.stdout) == (0, b""), done.stderr
    count = len(SAMPLES)
    assert done.stderr.decode() == f"minutes-extract: {count} files: {count} parsed; {count} read now\n"
    lines = (tmp_path / "out" / "records.jsonl").read_bytes().splitlines(keepends=True)
    assert b"".join(lines) == run("parse", "--format", "jsonl", *SAMPLES).stdout
    record = (tmp_path / "out" / "records" / f"{SAMPLES[1].name}.json").read_bytes()
    assert record == run("parse", SAMPLES[1]).stdout
    text = (tmp_path / "out" / "text" / f"{SAMPLES[1].name}.txt").read_bytes()
    assert text == run("text", SAMPLES[1]).stdout
    assert manifest_of(tmp_path / "out")[SAMPLES[0].name] == {
        "path": SAMPLES[0].name,
        "sha256": json.loads(lines[0])["source"]["sha256"],
        "status": "parsed",
        "error_code": None,
        "error_message": None,
        "record": f"records/{SAMPLES[0].name}.json",
        "copy_of": None,
    }


def test_a_second_run_reads_nothing_and_touches_no_file(
    run: Callable[..., Run], archive: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    assert run("batch", archive, out, "--to", ALL).returncode == 0
    before = {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in out.rglob("*")}
    ledger = (out / NAME).read_bytes()
    done = run("batch", archive, out, "--to", ALL)
    assert b"; 0 read now" in done.stderr
    after = {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in out.rglob("*")}
    files = {path for path in before if path.is_file()} - {out / NAME}
    assert before.keys() == after.keys()
    assert {path: before[path] for path in files} == {path: after[path] for path in files}
    assert (out / NAME).read_bytes() == ledger


def test_outputs_do_not_depend_on_jobs(run: Callable[..., Run], archive: Path, tmp_path: Path) -> None:
    (archive / "broken.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    made = []
    for jobs in ("1", "3"):
        done = run("batch", archive, tmp_path / jobs, "--to", ALL, "--jobs", jobs)
        assert done.returncode == 1
        made.append(outputs_of(tmp_path / jobs))
    assert made[0] == made[1]


def test_only_new_and_changed_files_are_read(run: Callable[..., Run], few: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run("batch", few, out, "--to", ALL)
    (few / "a.txt").unlink()
    (few / "sub" / "c.txt").write_text(f"{MINUTES}\nchanged\n")
    (few / "new.txt").write_text(f"{MINUTES}\nnew\n")
    (few / "b.md").rename(few / "sub" / "b.md")
    done = run("batch", few, out, "--to", ALL)
    assert b"3 files: 3 parsed; 2 read now" in done.stderr
    assert run("batch", few, tmp_path / "anew", "--to", ALL).returncode == 0
    assert outputs_of(out) == outputs_of(tmp_path / "anew")
    # What is not asked for any more goes, and comes back from the ledger.
    assert b" 0 read now" in run("batch", few, out, "--to", "csv").stderr
    assert {path.name for path in out.iterdir()} == {"csv", "manifest.jsonl", NAME}
    assert b" 0 read now" in run("batch", few, out, "--to", ALL).stderr
    assert outputs_of(out) == outputs_of(tmp_path / "anew")
    assert b" 3 read now" in run("batch", few, out, "--to", ALL, "--reader", "pdfplumber").stderr


def test_text_asked_for_later_is_read(run: Callable[..., Run], few: Path, tmp_path: Path) -> None:
    run("batch", few, tmp_path / "out")
    done = run("batch", few, tmp_path / "out", "--to", "text")
    assert b" 3 read now" in done.stderr
    assert (tmp_path / "out" / "text" / "a.txt.txt").read_text() == f"{MINUTES}\na.txt\n"


def test_damage_to_the_outputs_is_mended(run: Callable[..., Run], few: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run("batch", few, out, "--to", ALL)
    made = outputs_of(out)
    (out / "records" / "a.txt.json").write_bytes(b"")
    (out / "archive.db").write_bytes(b"rubbish")
    (out / "csv" / "items.csv").unlink()
    (out / "records" / "stranger.json").write_text("{}")
    (out / ".part").mkdir()
    (out / ".part" / "half").write_text("half a fi")
    assert run("batch", few, out, "--to", ALL).returncode == 0
    assert outputs_of(out) == made


def test_every_file_has_its_line(run: Callable[..., Run], few: Path, tmp_path: Path) -> None:
    (few / "empty.txt").write_bytes(b"")
    (few / "encrypted.pdf").write_bytes(make_pdf(MINUTES, user_password=b"secret"))
    (few / "scan.pdf").write_bytes(make_pdf())
    (few / "logo.png").write_bytes(b"\x89PNG and so on")
    (few / "dangling.txt").symlink_to(tmp_path / "nowhere")
    (few / ".hidden").write_text(MINUTES)
    os.mkfifo(few / "pipe")
    done = run("batch", few, few / "out", "--quiet")
    assert (done.returncode, done.stdout) == (1, b"")
    manifest = manifest_of(few / "out")
    assert {path: (entry["status"], entry["error_code"]) for path, entry in manifest.items()} == {
        "a.txt": ("parsed", None),
        "b.md": ("parsed", None),
        "dangling.txt": ("failed", "not-readable"),
        "empty.txt": ("failed", "empty"),
        "encrypted.pdf": ("failed", "encrypted"),
        "logo.png": ("skipped", "unknown-type"),
        "pipe": ("skipped", "not-a-file"),
        "scan.pdf": ("failed", "no-text"),
        "sub/c.txt": ("parsed", None),
    }
    failed = [path for path, entry in manifest.items() if entry["status"] == "failed"]
    lines = done.stderr.decode().splitlines()
    assert [line.split(": ")[:2] for line in lines] == [["minutes-extract", path] for path in failed]
    assert all(manifest[path]["error_message"] in line for path, line in zip(failed, lines, strict=True))
    assert {path.name for path in (few / "out" / "records").rglob("*.json")} == {
        "a.txt.json",
        "b.md.json",
        "c.txt.json",
    }


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_has_its_line(run: Callable[..., Run], few: Path, tmp_path: Path) -> None:
    (few / "a.txt").chmod(0)
    (few / "sub").chmod(0)
    assert run("batch", few, tmp_path / "out").returncode == 1
    (few / "sub").chmod(0o700)
    manifest = manifest_of(tmp_path / "out")
    assert {path: entry["error_code"] for path, entry in manifest.items()} == {
        "a.txt": "not-readable",
        "b.md": None,
        "sub": "not-readable",
    }


def test_names_of_any_bytes(run: Callable[..., Run], tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    names = [
        b"caf\xc3\xa9.txt",
        b"caf\xe9.txt",
        b"two\nlines.txt",
        b'quote"and\\.txt',
        b"=cmd.txt",
        b"-dash",
        b"~",
        b"x" * 255,
        b"same",
    ]
    for name in names:
        with open(os.path.join(bytes(folder), name), "wb") as stream:  # noqa: PTH118, PTH123 - bytes
            stream.write(MINUTES.encode() + b"\n" + name)
    (folder / "same.json").mkdir()
    (folder / "same.json" / "inside.txt").write_text(MINUTES)
    out = tmp_path / "out"
    done = run("batch", folder, out, "--to", ALL)
    assert done.returncode == 0, done.stderr
    manifest = manifest_of(out)
    assert {os.fsencode(path) for path in manifest} == {*names, b"same.json/inside.txt"}
    records = {os.fsencode(entry["record"]) for entry in manifest.values()}
    assert len(records) == len(names) + 1
    for record in records:
        with open(os.path.join(bytes(out), record), "rb") as stream:  # noqa: PTH118, PTH123 - bytes
            assert json.load(stream)["schema_version"] == "1.0"
    assert outputs_of(out).keys() >= {"records/same.json/inside.txt.json"}
    with closing(sqlite3.connect(out / "archive.db")) as connection:
        (shown,) = connection.execute("SELECT path FROM documents WHERE path LIKE 'caf_xe9%'").fetchone()
    assert shown == "caf\\xe9.txt"
    made = outputs_of(out)
    assert b" 0 read now" in run("batch", folder, out, "--to", ALL).stderr
    assert outputs_of(out) == made


def test_files_of_the_same_bytes_have_keys_of_their_own(
    run: Callable[..., Run], few: Path, tmp_path: Path
) -> None:
    for name in ("a.txt", "sub/a.txt", "z.txt"):
        shutil.copy(SAMPLES[-1], few / name)
    assert run("batch", few, tmp_path / "out", "--to", "sqlite").returncode == 0
    with closing(sqlite3.connect(tmp_path / "out" / "archive.db")) as connection:
        keys = dict(connection.execute("SELECT path, id FROM documents"))
        meetings = [key for (key,) in connection.execute("SELECT id FROM meetings ORDER BY rowid")]
    assert keys["sub/a.txt"] == keys["a.txt"] + "~2"
    assert keys["z.txt"] == keys["a.txt"] + "~3"
    assert meetings == [f"{keys[path]}-m1" for path in ("a.txt", "sub/a.txt", "z.txt")]


def test_interrupted_by_ctrl_c(archive: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    command = [sys.executable, "-m", "minutes_extract", "batch", str(archive), str(tmp_path / "out")]
    with subprocess.Popen([*command, "--log", str(log)], stderr=subprocess.PIPE) as process:
        wait_for_lines(process, log, 2)
        process.send_signal(signal.SIGINT)
        assert process.stderr
        error = process.stderr.read()
    assert process.returncode == 130
    assert error == b"minutes-extract: batch: stopped; the same command goes on from here\n"
    assert not (tmp_path / "out" / "manifest.jsonl").exists()


def wait_for_lines(process: subprocess.Popen[bytes], log: Path, least: int) -> None:
    while process.poll() is None and not (log.exists() and log.read_bytes().count(b"\n") >= least):
        pass


def test_two_runs_at_once(archive: Path, run: Callable[..., Run], tmp_path: Path) -> None:
    log = tmp_path / "log"
    command = [sys.executable, "-m", "minutes_extract", "batch", str(archive), str(tmp_path / "out")]
    with subprocess.Popen([*command, "--log", str(log)], stderr=subprocess.PIPE) as process:
        wait_for_lines(process, log, 1)
        process.send_signal(signal.SIGSTOP)
        second = run("batch", archive, tmp_path / "out")
        process.send_signal(signal.SIGCONT)
        process.communicate()
    assert process.returncode == 0
    assert second.returncode == 2
    words = b"minutes-extract: batch: %s is in use by another run; wait until it has ended\n"
    assert second.stderr == words % bytes(tmp_path / "out")


def refused(run: Callable[..., Run], words: str, *arguments: str | Path) -> None:
    done = run("batch", *arguments)
    assert (done.returncode, done.stdout) == (2, b""), done.stderr
    assert done.stderr.startswith(b"minutes-extract: batch: ")
    assert done.stderr.count(b"\n") == 1
    assert words in done.stderr.decode(), done.stderr


def test_a_ledger_that_cannot_be_used(run: Callable[..., Run], few: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run("batch", few, out)
    made = outputs_of(out)
    good = (out / NAME).read_bytes()
    for damaged in (b"rubbish" * 1000, good[:100] + b"\xff" * 4000 + good[4100:], good[: len(good) // 2]):
        (out / NAME).write_bytes(damaged)
        refused(run, "batch.ledger is damaged", few, out)
    (out / NAME).write_bytes(good)
    with closing(sqlite3.connect(out / NAME)) as connection, connection:
        connection.execute("PRAGMA user_version = 99")
    refused(run, "was written by a later version of minutes-extract", few, out)
    (out / NAME).unlink()
    with closing(sqlite3.connect(out / NAME)) as connection, connection:
        connection.execute("CREATE TABLE t (a)")
    refused(run, "is a database of another program", few, out)
    assert outputs_of(out) == made
    (out / NAME).unlink()
    assert b" 3 read now" in run("batch", few, out).stderr
    assert outputs_of(out) == made


def test_a_record_damaged_in_the_ledger(run: Callable[..., Run], few: Path, tmp_path: Path) -> None:
    run("batch", few, tmp_path / "out")
    with closing(sqlite3.connect(tmp_path / "out" / NAME)) as connection, connection:
        connection.execute("UPDATE results SET record = zeroblob(50)")
    refused(run, "batch.ledger is damaged", few, tmp_path / "out")


def test_what_is_refused_before_anything_is_written(
    run: Callable[..., Run], few: Path, tmp_path: Path
) -> None:
    refused(run, "there is no folder", tmp_path / "none", tmp_path / "out")
    refused(run, "is no folder", few / "a.txt", tmp_path / "out")
    refused(run, "would overwrite it", few, few)
    refused(run, "would overwrite it", few / "sub", few)
    assert not (tmp_path / "out").exists()
    (tmp_path / "other" / "records").mkdir(parents=True)
    refused(run, "was not written by an earlier run", few, tmp_path / "other")
    assert [path.name for path in (tmp_path / "other").rglob("*")] == ["records"]
    (tmp_path / "file").write_text("")
    refused(run, "cannot be written", few, tmp_path / "file")
    done = run("batch", few, tmp_path / "out", "--to", "records,xml")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"'xml' is none of records" in done.stderr


def test_an_archive_that_is_suddenly_empty(run: Callable[..., Run], few: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert run("batch", tmp_path / "empty", tmp_path / "first", "--to", ALL).returncode == 0
    assert (tmp_path / "first" / "manifest.jsonl").read_bytes() == b""
    run("batch", few, tmp_path / "out")
    made = outputs_of(tmp_path / "out")
    refused(run, "holds no files", tmp_path / "empty", tmp_path / "out")
    assert outputs_of(tmp_path / "out") == made


FULL_DISK = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv.pop(1)), resource.RLIM_INFINITY))
from minutes_extract.cli import main
main(sys.argv[1:])
"""


@pytest.mark.parametrize("most", [2_000, 30_000, 100_000])
def test_no_room_for_the_outputs(run: Callable[..., Run], few: Path, tmp_path: Path, most: int) -> None:
    out = tmp_path / "out"
    archive = few
    for sample in SAMPLES[1:4]:
        shutil.copy(sample, few)
    run("batch", archive, out, "--to", "records")
    made = outputs_of(out)
    # Files may not grow beyond a size: the same errors as of a full disk, wherever they strike.
    command = [sys.executable, "-c", FULL_DISK, str(most), "batch", str(archive), str(out), "--to", ALL]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 2, done.stderr
    assert b"cannot be written" in done.stderr
    assert done.stderr.count(b"\n") == 1
    assert {name: data for name, data in outputs_of(out).items() if name in made} == made
    assert run("batch", archive, out, "--to", ALL).returncode == 0
    assert run("batch", archive, tmp_path / "anew", "--to", ALL).returncode == 0
    assert outputs_of(out) == outputs_of(tmp_path / "anew")


def test_log(run: Callable[..., Run], few: Path, tmp_path: Path) -> None:
    (few / "empty.txt").write_bytes(b"")
    log = tmp_path / "out" / "log.jsonl"
    run("batch", few, tmp_path / "out", "--log", log)
    run("batch", few, tmp_path / "out", "--log", log)
    entries = [json.loads(line) for line in log.read_text().splitlines()]
    assert all(entry.pop("time") for entry in entries)
    assert Counter(entry["event"] for entry in entries) == {"found": 2, "settled": 8, "writing": 2}
    assert entries[0] == {"event": "found", "files": 4}
    assert {
        "event": "settled",
        "path": "empty.txt",
        "status": "failed",
        "error_code": "empty",
        "error_message": "is empty; fetch or save it again",
        "known": True,
    } in entries
    refused(run, "cannot be written", few, tmp_path / "out", "--log", few / "a.txt" / "log")


def test_csv_is_safe_in_a_spreadsheet(run: Callable[..., Run], few: Path, tmp_path: Path) -> None:
    for number, name in enumerate(("=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "plain")):
        (few / f"{name}.txt").write_text(f"{MINUTES}\n{number}")
    run("batch", few, tmp_path / "out", "--to", "csv", "--csv-bom")
    for path in (tmp_path / "out" / "csv").iterdir():
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with (tmp_path / "out" / "csv" / "documents.csv").open(encoding="utf-8-sig", newline="") as stream:
        paths = {row["path"] for row in csv.DictReader(stream)}
    assert {"'=HYPERLINK(1).txt", "'+1.txt", "'-1.txt", "'@SUM(1).txt", "plain.txt"} <= paths


def test_progress_on_a_terminal(few: Path, tmp_path: Path) -> None:
    pty = pytest.importorskip("pty")
    seen = bytearray()
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "minutes_extract", "batch", str(few), str(tmp_path / "out")]
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "120"}
    with subprocess.Popen(command, stderr=follower, stdout=subprocess.PIPE, env=environment) as process:
        os.close(follower)
        while True:
            try:
                data = os.read(leader, 4096)
            except OSError:
                break
            if not data:
                break
            seen += data
        assert process.stdout
        assert process.stdout.read() == b""
    os.close(leader)
    assert process.returncode == 0
    assert b"3/3" in seen
    assert b"0 failed" in seen


def test_parquet(run: Callable[..., Run], archive: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    out = tmp_path / "out"
    assert run("batch", archive, out, "--to", "parquet,sqlite").returncode == 0
    made = outputs_of(out)
    with closing(sqlite3.connect(out / "archive.db")) as connection:
        for path in sorted((out / "parquet").iterdir()):
            rows = [tuple(row.values()) for row in parquet.read_table(path).to_pylist()]
            assert rows == connection.execute(f"SELECT * FROM {path.stem} ORDER BY rowid").fetchall()  # noqa: S608
    assert len(list((out / "parquet").iterdir())) == 9
    assert run("batch", archive, out, "--to", "parquet,sqlite").returncode == 0
    assert outputs_of(out) == made


def test_parquet_without_pyarrow(few: Path, tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['pyarrow'] = None; from minutes_extract.cli import main; main(sys.argv[1:])"
    )
    command = [sys.executable, "-c", code, "batch", str(few), str(tmp_path / "out"), "--to", "parquet"]
    done = subprocess.run(command, capture_output=True, check=False)
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
    assert b"pip install 'minutes-extract[parquet]'" in done.stderr
    assert not (tmp_path / "out").exists()


def test_parts_left_out_of_all_outputs(run: Callable[..., Run], archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    to = "records,jsonl,csv,sqlite"
    assert run("batch", archive, out, "--to", to).returncode == 0
    with closing(sqlite3.connect(out / "archive.db")) as connection:
        words = [*connection.execute("SELECT interest FROM declarations")]
        people = connection.execute("SELECT count(*) FROM attendance").fetchone()[0]
    assert words
    assert people
    whole = outputs_of(out)
    with closing(sqlite3.connect(out / NAME)) as connection:
        kept = [record for (record,) in connection.execute("SELECT record FROM results")]
    pieces = [record[start : start + 64] for record in kept for start in range(64, len(record) - 64, 512)]
    assert any(piece in (out / NAME).read_bytes() for piece in pieces)

    done = run("batch", archive, out, "--to", to, "--without", "declarations,attendance")
    assert done.returncode == 0
    assert b"0 read now" not in done.stderr  # what was read whole is not taken for the rest
    for name, data in outputs_of(out).items():
        for (interest,) in words:
            assert interest.encode() not in data, name
    assert not any(piece in (out / NAME).read_bytes() for piece in pieces)
    with closing(sqlite3.connect(out / "archive.db")) as connection:
        counts = [
            connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 - our own tables
            for table in ("attendance", "substitutions", "declarations")
        ]
        told = connection.execute("SELECT count(*) FROM diagnostics WHERE code = 'left-out'").fetchone()[0]
    assert counts == [0, 0, 0]
    assert told == len(SAMPLES)

    less = outputs_of(out)
    done = run("batch", archive, out, "--to", to, "--without", "attendance,declarations")
    assert b" 0 read now" in done.stderr
    assert outputs_of(out) == less
    assert run("batch", archive, out, "--to", to).returncode == 0
    assert outputs_of(out) == whole


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--without", "names"], b"'names' is none of attendance, declarations"),
        (["--without", "attendance", "--to", "records,text"], b"the output text holds every word"),
        (["--without", "attendance", "--to", "html,csv"], b"the output html holds every word"),
    ],
)
def test_what_cannot_be_left_out(
    run: Callable[..., Run], few: Path, tmp_path: Path, arguments: list[str], words: bytes
) -> None:
    done = run("batch", few, tmp_path / "out", *arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert not (tmp_path / "out").exists()
