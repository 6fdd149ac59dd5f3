"""The same work on a Dask cluster: a real scheduler and two workers on this machine, one of which is killed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from minutes_extract.archive import cluster
from minutes_extract.archive.options import Limits, ParseOptions, fingerprint
from minutes_extract.archive.run import Request, run_batch
from minutes_extract.archive.worker import Task
from minutes_extract.errors import ArchiveError
from test_batch import outputs_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from minutes_extract.archive.ledger import Settled

distributed = pytest.importorskip("distributed", reason="Dask is not installed: pip install '.[scale]'")

FILES = 120


class Cluster:
    """A scheduler and two workers, each a process."""

    def __init__(self, folder: Path) -> None:
        environment = {**os.environ, "DASK_DISTRIBUTED__LOGGING__DISTRIBUTED": "error"}
        self.folder = folder
        contact = folder / "scheduler.json"

        def start(kind: str, *arguments: str) -> subprocess.Popen[bytes]:
            command = [sys.executable, "-m", f"distributed.cli.dask_{kind}", "--scheduler-file", str(contact)]
            return subprocess.Popen(
                [*command, "--no-dashboard", *arguments],
                stderr=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                env=environment,
                cwd=folder,
            )

        own = ("--host", "127.0.0.1")
        self.scheduler = start("scheduler", *own, "--port", "0")
        self.workers = [
            start("worker", *own, "--no-nanny", "--nthreads", "1", "--local-directory", str(folder))
            for _ in range(2)
        ]
        deadline = time.monotonic() + 60
        while not contact.exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        with distributed.Client(scheduler_file=str(contact), set_as_default=False) as client:
            client.wait_for_workers(2, timeout=60)
            self.address = client.scheduler.address

    def stop(self) -> None:
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    running = Cluster(tmp_path_factory.mktemp("cluster"))
    yield running
    running.stop()


class KillOneWorker:
    """Kills a worker of the cluster when a few files are done."""

    def __init__(self, running: Cluster) -> None:
        self.running = running
        self.done = 0

    def found(self, total: int) -> None:
        assert total == FILES

    def settled(self, file: Settled, *, known: bool) -> None:
        assert not known, file
        self.done += 1
        if self.done == FILES // 4:
            self.running.workers[0].kill()

    def comparing(self) -> None:
        assert self.done == FILES

    def writing(self) -> None:
        assert self.done == FILES


def test_a_cluster_that_loses_a_worker_writes_the_same(
    started: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = tmp_path / "archive"
    archive.mkdir()
    for number in range(FILES - 1):
        words = f"Minutes of the Council held on 3rd May 2024\n\nPresent: Cllr Ann Other\n\n{number}. Item\n"
        (archive / f"{number}.txt").write_text(words)
    (archive / "7.txt").write_bytes(b"")
    to = ("records", "text", "jsonl", "csv", "sqlite")
    (archive / "copy.txt").write_bytes((archive / "8.txt").read_bytes())
    local = run_batch(Request(archive, tmp_path / "local", to, dedupe=True))
    assert local.counts["copy"] > 0
    monkeypatch.setattr(cluster, "FILES_A_TASK", 10)
    request = Request(archive, tmp_path / "scaled", to, scheduler=started.address, dedupe=True)
    scaled = run_batch(request, KillOneWorker(started))
    assert started.workers[0].poll() is not None
    assert scaled == local
    assert outputs_of(tmp_path / "scaled") == outputs_of(tmp_path / "local")

    monkeypatch.setattr("minutes_extract.archive.run.fingerprint", lambda _: "another version")
    with pytest.raises(ArchiveError, match="another version of minutes-extract"):
        run_batch(Request(archive, tmp_path / "other", to, scheduler=started.address))


def test_without_dask_the_error_tells_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    (tmp_path / "a.txt").write_text("Minutes")
    with pytest.raises(ArchiveError, match=r"pip install 'minutes-extract\[scale\]'"):
        run_batch(Request(tmp_path, tmp_path / "out", scheduler="tcp://127.0.0.1:1"))


def test_a_worker_of_the_cluster_reads_with_the_same_program_only(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Minutes of the Council held on 3rd May 2024")
    tasks = [Task(bytes(tmp_path / name), ParseOptions()) for name in ("a.txt", "gone.txt")]
    done = cluster.perform_part(tasks, Limits(), fingerprint(ParseOptions()))
    assert [outcome.status for _, outcome in done] == ["parsed", "failed"]
    with pytest.raises(ArchiveError, match="another version of minutes-extract"):
        cluster.perform_part(tasks, Limits(), "another")


def test_no_scheduler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "SECONDS_TO_CONNECT", 0.5)
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / "a.txt").write_text("Minutes")
    with pytest.raises(ArchiveError, match="is not reached"):
        run_batch(Request(tmp_path / "archive", tmp_path / "out", scheduler="tcp://127.0.0.1:9"))
