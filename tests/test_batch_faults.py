"""What can go wrong around a run: signals, processes killed, disks that are full or read-only, files that vanish."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from conftest import Run
from minutes_extract.archive import workers
from minutes_extract.archive.ledger import NAME
from minutes_extract.archive.options import Limits
from minutes_extract.archive.run import Request, run_batch
from minutes_extract.archive.worker import Task
from minutes_extract.errors import ArchiveError
from test_archive_workers import UNRULY
from test_batch import MINUTES, manifest_of, outputs_of, refused, wait_for_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from minutes_extract.archive.ledger import Settled

FILES = 30
STOPPED = b"minutes-extract: batch: stopped; the same command goes on from here\n"

# Root may read and write everything; without these capabilities the bits of a file count for root too.
MORTAL = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--"]


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """An archive of small files."""
    folder = tmp_path / "archive"
    (folder / "sub").mkdir(parents=True)
    for number in range(FILES):
        (folder / ("sub" if number % 2 else ".") / f"{number:02}.txt").write_text(f"{MINUTES}\n{number}\n")
    return folder


class Watch:
    """Calls a function when the first file is settled."""

    def __init__(self, at_first: Callable[[], None]) -> None:
        self.at_first: Callable[[], None] | None = at_first

    def found(self, total: int) -> None:
        pass

    def settled(self, file: Settled, *, known: bool) -> None:  # noqa: ARG002 - a watch takes both
        call, self.at_first = self.at_first, None
        if call:
            call()

    def comparing(self) -> None:
        pass

    def writing(self) -> None:
        pass


def batch_command(archive: Path, out: Path, *more: str | Path) -> list[str]:
    return [sys.executable, "-m", "minutes_extract", "batch", str(archive), str(out), *map(str, more)]


# -- signals -------------------------------------------------------------------------------------

STAGES = {"finding": 0, "reading": 2, "late": FILES, "writing": FILES + 2}
"""Stages of a run, and how many lines its log has by then."""


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_a_signal_at_every_stage(
    run: Callable[..., Run], many: Path, tmp_path: Path, stage: str, name: str
) -> None:
    out, log = tmp_path / "out", tmp_path / "log"
    command = batch_command(many, out, "--to", "records,csv,sqlite", "--log", log)
    with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
        while stage == "finding" and process.poll() is None and not log.exists():
            pass
        wait_for_lines(process, log, STAGES[stage])
        process.send_signal(getattr(signal, name))
        assert process.stderr
        error = process.stderr.read()
    # It may have been done by then; else it says how to go on.
    assert (process.returncode, error) == ({"SIGINT": 130, "SIGTERM": 143}[name], STOPPED) or (
        process.returncode == 0 and stage in {"late", "writing"}
    ), error
    assert run("batch", many, out, "--to", "records,csv,sqlite").returncode == 0
    assert run("batch", many, tmp_path / "anew", "--to", "records,csv,sqlite").returncode == 0
    assert outputs_of(out) == outputs_of(tmp_path / "anew")


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks processes up in /proc")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_a_signal_ends_a_worker_that_hangs(tmp_path: Path, name: str) -> None:
    archive = tmp_path / "archive"
    archive.mkdir()
    (archive / "waits").write_text(MINUTES)
    code = (
        "import sys; from minutes_extract.archive import workers; "
        f"workers.COMMAND = {UNRULY!r}; from minutes_extract.cli import main; main(sys.argv[1:])"
    )
    command = [sys.executable, "-c", code, "batch", str(archive), str(tmp_path / "out")]
    child = archive / "waits.child"
    with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
        while process.poll() is None and not (child.exists() and child.read_text()):
            time.sleep(0.01)
        process.send_signal(getattr(signal, name))
        assert process.stderr
        assert process.stderr.read() == STOPPED
    stat = Path("/proc", child.read_text(), "stat")
    # Gone, or dead and only waiting to be taken note of.
    assert not stat.exists() or stat.read_text().rpartition(") ")[2].startswith("Z")


# -- workers -------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_a_worker_killed_from_outside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: signal.Signals
) -> None:
    # As the system does when memory runs out: the file that was being read fails, the others do not.
    archive = tmp_path / "archive"
    archive.mkdir()
    for name in ("a.txt", "hang.txt", "z.txt"):
        (archive / name).write_text(f"{MINUTES}\n{name}\n")
    monkeypatch.setattr(workers, "COMMAND", UNRULY)
    try_file = workers.Worker._try

    def kill_later(worker: workers.Worker, task: Task) -> object:
        if task.path.endswith(b"hang.txt"):
            process = worker.process or worker._start()
            threading.Timer(0.2, process.send_signal, [number]).start()
        return try_file(worker, task)

    monkeypatch.setattr(workers.Worker, "_try", kill_later)
    summary = run_batch(Request(archive, tmp_path / "out", limits=Limits(timeout=60), jobs=1))
    assert summary.counts == {"parsed": 2, "failed": 1}
    (file,) = summary.unsuccessful
    assert (file.path, file.error_code) == (b"hang.txt", "crashed")
    assert (
        file.error_message
        == f"makes the program crash ({number.name}); please report it, with the file if you may"
    )
    monkeypatch.undo()
    assert run_batch(Request(archive, tmp_path / "out")).counts == {"parsed": 3}


def test_a_worker_out_of_memory(run: Callable[..., Run], tmp_path: Path) -> None:
    # A real limit and a file that really needs more, not a worker that plays it.
    archive = tmp_path / "archive"
    archive.mkdir()
    (archive / "small.txt").write_text(MINUTES)
    (archive / "large.txt").write_bytes(b"word " * 8_000_000)
    request = Request(archive, tmp_path / "out", limits=Limits(timeout=120, memory=400 << 20), jobs=1)
    summary = run_batch(request)
    assert summary.counts == {"parsed": 1, "failed": 1}
    assert [(file.path, file.error_code) for file in summary.unsuccessful] == [
        (b"large.txt", "out-of-memory")
    ]
    (archive / "large.txt").unlink()
    assert run("batch", archive, tmp_path / "out").returncode == 0


# -- disks ---------------------------------------------------------------------------------------


@contextmanager
def small_disk(place: Path, options: str) -> Iterator[None]:
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)], capture_output=True, check=False
    )
    if mounted.returncode != 0:
        pytest.skip(f"no disk can be mounted here: {mounted.stderr.decode().strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


@pytest.mark.skipif(shutil.which("mount") is None, reason="mounts a disk")
@pytest.mark.parametrize("kilobytes", [4, 48, 160, 400])
def test_a_full_disk(run: Callable[..., Run], many: Path, tmp_path: Path, kilobytes: int) -> None:
    out = tmp_path / "disk" / "out"
    with small_disk(tmp_path / "disk", f"size={kilobytes}k"):
        done = run("batch", many, out, "--to", "records,csv,sqlite")
        assert (done.returncode, done.stdout) == (2, b""), done.stderr
        assert done.stderr.count(b"\n") == 1
        assert b"cannot be written" in done.stderr
        assert not (out / ".part").exists()
        assert all(json.loads(path.read_bytes()) for path in out.glob("records/**/*.json"))
        subprocess.run(["mount", "-o", "remount,size=20m", str(tmp_path / "disk")], check=True)
        assert run("batch", many, out, "--to", "records,csv,sqlite").returncode == 0
        assert run("batch", many, tmp_path / "anew", "--to", "records,csv,sqlite").returncode == 0
        assert outputs_of(out) == outputs_of(tmp_path / "anew")


@pytest.mark.skipif(shutil.which("mount") is None, reason="mounts a disk")
def test_a_disk_that_became_read_only(run: Callable[..., Run], many: Path, tmp_path: Path) -> None:
    out = tmp_path / "disk" / "out"
    with small_disk(tmp_path / "disk", "size=20m"):
        assert run("batch", many, out).returncode == 0
        made = outputs_of(out)
        (many / "new.txt").write_text(MINUTES)
        subprocess.run(["mount", "-o", "remount,ro", str(tmp_path / "disk")], check=True)
        refused(run, "cannot be written", many, out)
        refused(run, "cannot be written", many, tmp_path / "disk" / "other")
        assert outputs_of(out) == made


@pytest.fixture
def run_as_mortal(run: Callable[..., Run]) -> Callable[..., Run]:
    """The command line for somebody to whom the bits of files and folders apply."""
    if os.geteuid() != 0:
        return run
    if shutil.which("setpriv") is None:
        pytest.skip("root may read everything, and there is no setpriv to forbid it")

    def run_command(*arguments: str | Path) -> Run:
        command = [*MORTAL, sys.executable, "-m", "minutes_extract", *map(str, arguments)]
        return subprocess.run(command, capture_output=True, timeout=60, check=False)

    return run_command


def test_out_that_may_not_be_written(run_as_mortal: Callable[..., Run], many: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run_as_mortal("batch", many, out).returncode == 0
    made = outputs_of(out)
    (many / "new.txt").write_text(MINUTES)
    out.chmod(0o500)
    refused(run_as_mortal, "cannot be written", many, out)
    refused(run_as_mortal, "cannot be written", many, out / "deeper")
    out.chmod(0o700)
    assert outputs_of(out) == made
    assert run_as_mortal("batch", many, out).returncode == 0


def test_what_may_not_be_read_has_its_line(
    run_as_mortal: Callable[..., Run], many: Path, tmp_path: Path
) -> None:
    (many / "00.txt").chmod(0)
    (many / "sub").chmod(0)
    done = run_as_mortal("batch", many, tmp_path / "out")
    (many / "sub").chmod(0o700)
    assert done.returncode == 1, done.stderr
    entries = manifest_of(tmp_path / "out")
    failed = {path for path, entry in entries.items() if entry["error_code"] == "not-readable"}
    assert failed == {"00.txt", "sub"}
    assert len(entries) == FILES // 2 + 1
    (many / "00.txt").chmod(0o600)
    assert run_as_mortal("batch", many, tmp_path / "out").returncode == 0
    assert len(manifest_of(tmp_path / "out")) == FILES
    many.chmod(0)
    refused(run_as_mortal, "cannot be looked into", many, tmp_path / "out")
    many.chmod(0o700)


# -- what vanishes while a run is at work -----------------------------------------------------------


def test_input_deleted_while_running(many: Path, tmp_path: Path) -> None:
    def delete() -> None:
        for path in [many / f"{number:02}.txt" for number in range(20, FILES, 2)]:
            path.unlink()
        shutil.rmtree(many / "sub")

    summary = run_batch(Request(many, tmp_path / "out", jobs=1), Watch(delete))
    assert sum(summary.counts.values()) == FILES
    assert summary.counts["failed"] >= 10
    assert {file.error_code for file in summary.unsuccessful} == {"not-readable"}
    entries = manifest_of(tmp_path / "out")
    assert len(entries) == FILES
    # What is gone is gone from OUT with the next run.
    assert run_batch(Request(many, tmp_path / "out")).counts == {"parsed": 10}
    assert len(outputs_of(tmp_path / "out")) == 11


def test_the_whole_archive_deleted_while_running(many: Path, tmp_path: Path) -> None:
    assert run_batch(Request(many, tmp_path / "out")).counts == {"parsed": FILES}
    (many / "000.txt").write_text(MINUTES)
    summary = run_batch(Request(many, tmp_path / "other"), Watch(lambda: shutil.rmtree(many)))
    assert sum(summary.counts.values()) == FILES + 1
    with pytest.raises(ArchiveError, match="there is no folder"):
        run_batch(Request(many, tmp_path / "out"))
    assert len(list((tmp_path / "out" / "records").rglob("*.json"))) == FILES


def test_out_deleted_while_running(many: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    try:
        run_batch(Request(many, out, jobs=1), Watch(lambda: shutil.rmtree(out)))
    except ArchiveError as error:
        assert "cannot be written" in str(error)
    assert run_batch(Request(many, out)).counts == {"parsed": FILES}


# -- the ledger and the clock --------------------------------------------------------------------


def test_a_ledger_that_is_no_file(run: Callable[..., Run], many: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / NAME).mkdir(parents=True)
    refused(run, f"{NAME} cannot be written", many, out)


def test_a_ledger_that_was_emptied(run: Callable[..., Run], many: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run("batch", many, out)
    made = outputs_of(out)
    (out / NAME).write_bytes(b"")
    assert b" 30 read now" in run("batch", many, out).stderr
    assert outputs_of(out) == made


LEAPING = """
import sys, time
leaps = iter(range(10**9))
time.time = lambda: 2e9 - next(leaps) * 86400.0
from minutes_extract.cli import main
main(sys.argv[1:])
"""


def test_a_clock_that_is_moved(run: Callable[..., Run], many: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    os.utime(many / "00.txt", (4e9, 4e9))
    os.utime(many / "02.txt", (0, 0))
    command = [sys.executable, "-c", LEAPING, "batch", str(many), str(out), "--log", str(tmp_path / "log")]
    assert subprocess.run(command, capture_output=True, check=False, timeout=60).returncode == 0
    assert b"; 0 read now" in run("batch", many, out).stderr
    # What a file holds counts, not what the clock said when it was written.
    (many / "02.txt").write_text(f"{MINUTES}\nanother\n")
    os.utime(many / "02.txt", (0, 0))
    assert b"; 1 read now" in run("batch", many, out).stderr
    assert run("batch", many, tmp_path / "anew").returncode == 0
    assert outputs_of(out) == outputs_of(tmp_path / "anew")
