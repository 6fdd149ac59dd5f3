from __future__ import annotations

import json
import os
import pickle
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from minutes_extract.archive import workers
from minutes_extract.archive.options import Limits, ParseOptions, usable_cores
from minutes_extract.archive.run import Request, run_batch
from minutes_extract.archive.worker import Task, perform
from minutes_extract.archive.workers import perform_all
from minutes_extract.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Iterable

UNRULY = (sys.executable, str(Path(__file__).parent / "unruly_worker.py"))
LIMITS = Limits(timeout=1.5, memory=1 << 30)


def outcomes(folder: Path, names: Iterable[str], jobs: int) -> dict[str, tuple[str, str | None]]:
    tasks = []
    for name in names:
        path = folder / name
        path.write_text(f"Minutes of the Council held on 3rd May 2024\n{name}\n")
        tasks.append(Task(bytes(path), ParseOptions(), with_text=False))
    return {
        Path(task.path.decode()).name: (outcome.status, outcome.error_code)
        for task, outcome in perform_all(tasks, LIMITS, jobs)
    }


@pytest.mark.parametrize("jobs", [1, 3])
def test_a_bad_file_fails_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int) -> None:
    monkeypatch.setattr(workers, "COMMAND", UNRULY)
    names = ["a", "crash", "b", "huge", "c", "hang", "d", "fragile1", "fragile2", "e"]
    found = outcomes(tmp_path, names, jobs)
    assert found == {
        **dict.fromkeys(["a", "b", "c", "d", "e"], ("parsed", None)),
        # Only after another file in the same process would these two crash: they are given a fresh one.
        **dict.fromkeys(["fragile1", "fragile2"], ("parsed", None)),
        "crash": ("failed", "crashed"),
        "huge": ("failed", "out-of-memory"),
        "hang": ("failed", "timeout"),
    }


def test_a_file_over_a_limit_is_a_failed_line_and_not_a_lost_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "COMMAND", UNRULY)
    archive = tmp_path / "archive"
    archive.mkdir()
    for name in ("a.txt", "hang.txt", "huge.txt", "z.txt"):
        (archive / name).write_text("Minutes of the Council held on 3rd May 2024")
    run_batch(Request(archive, tmp_path / "out", limits=LIMITS))
    lines = map(json.loads, (tmp_path / "out" / "manifest.jsonl").read_text().splitlines())
    assert [(line["path"], line["status"], line["error_code"]) for line in lines] == [
        ("a.txt", "parsed", None),
        ("hang.txt", "failed", "timeout"),
        ("huge.txt", "failed", "out-of-memory"),
        ("z.txt", "parsed", None),
    ]


def test_a_fault_in_the_program_is_a_failed_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Minutes of the Council held on 3rd May 2024")
    raised: list[type[BaseException]] = [ZeroDivisionError, MemoryError]

    def parse_with_text(*_: object, **__: object) -> None:
        raise raised.pop(0)

    monkeypatch.setattr("minutes_extract.pipeline.parse_with_text", parse_with_text)
    outcome = perform(Task(bytes(path), ParseOptions()))
    assert (outcome.status, outcome.error_code) == ("failed", "fault")
    assert re.search(
        r"ZeroDivisionError\(\) at test_archive_workers.py:\d+; please", outcome.error_message or ""
    )
    assert outcome.sha256 is not None
    with pytest.raises(MemoryError):  # the worker that called says so, and stays small
        perform(Task(bytes(path), ParseOptions()))
    path.unlink()
    assert perform(Task(bytes(path), ParseOptions())).error_code == "not-readable"


@pytest.mark.skipif(os.name != "posix", reason="limits are those of POSIX")
def test_limits_hold_by_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "COMMAND", UNRULY)
    archive = tmp_path / "archive"
    archive.mkdir()
    (archive / "tells").write_text("Minutes of the Council held on 3rd May 2024")
    run_batch(Request(archive, tmp_path / "out"))
    limits = json.loads((archive / "tells.limits").read_text())
    seconds = limits.pop("CPU")
    assert limits == {"AS": 4 << 30, "FSIZE": 4 << 30, "CORE": 0}
    assert 0 < seconds <= 300 * usable_cores() + 60


@pytest.mark.skipif(os.name != "posix", reason="limits are those of POSIX")
def test_a_worker_whose_parent_is_gone_does_not_compute_for_ever(tmp_path: Path) -> None:
    (tmp_path / "spin").write_text("Minutes of the Council held on 3rd May 2024")
    limits = Limits(timeout=0.2 / usable_cores(), memory=1 << 30)
    tasks = (limits, Task(bytes(tmp_path / "spin"), ParseOptions(), with_text=False))
    with subprocess.Popen(UNRULY, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as process:
        assert process.stdin
        process.stdin.write(b"".join(map(pickle.dumps, tasks)))
        process.stdin.flush()
        try:
            assert process.wait(timeout=60) == -signal.SIGXCPU
        finally:
            process.kill()


def test_failures_of_the_moment_are_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = tmp_path / "archive"
    archive.mkdir()
    (archive / "crash.txt").write_text("Minutes of the Council held on 3rd May 2024")
    request = Request(archive, tmp_path / "out", limits=LIMITS)
    with monkeypatch.context() as context:
        context.setattr(workers, "COMMAND", UNRULY)
        summary = run_batch(request)
    (file,) = summary.unsuccessful
    assert (file.status, file.error_code, file.error_message) == (
        "failed",
        "crashed",
        "makes the program crash (SIGSEGV); please report it, with the file if you may",
    )
    assert file.sha256 is not None
    assert run_batch(request).counts == {"parsed": 1}


def test_a_worker_that_cannot_start_stops_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "COMMAND", (sys.executable, "-c", "raise SystemExit(7)"))
    with pytest.raises(ArchiveError, match="does not start \\(exit code 7\\)"):
        outcomes(tmp_path, ["a"], 1)


def test_workers_are_replaced_after_many_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "FILES_A_WORKER", 2)
    names = [f"m{number}" for number in range(5)]
    assert outcomes(tmp_path, names, 1) == dict.fromkeys(names, ("parsed", None))


def test_an_abandoned_run_leaves_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "COMMAND", UNRULY)
    started = []
    start = workers.Worker._start

    def remember(worker: workers.Worker) -> object:
        process = start(worker)
        started.append(process)
        return process

    monkeypatch.setattr(workers.Worker, "_start", remember)
    for name in ("a", "hang"):
        (tmp_path / name).write_text("Minutes of the Council held on 3rd May 2024")
    tasks = [Task(bytes(tmp_path / name), ParseOptions(), with_text=False) for name in ("a", "hang")]
    running = perform_all(tasks, Limits(), 2)
    assert next(running)[1].status == "parsed"
    running.close()  # type: ignore[attr-defined]
    assert [process.poll() is not None for process in started] == [True] * len(started)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks processes up in /proc")
def test_what_a_late_worker_started_ends_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "COMMAND", UNRULY)
    assert outcomes(tmp_path, ["waits"], 1) == {"waits": ("failed", "timeout")}
    stat = Path("/proc", (tmp_path / "waits.child").read_text(), "stat")
    # Gone, or dead and only waiting to be taken note of.
    assert not stat.exists() or stat.read_text().rpartition(") ")[2].startswith("Z")
