"""Worker processes seen from outside: one file each at a time, under limits, replaced when they fail."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from typing import TYPE_CHECKING

from minutes_extract.archive.outcomes import Outcome
from minutes_extract.archive.worker import Task
from minutes_extract.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future

    from minutes_extract.archive.options import Limits

FILES_A_WORKER = 500
"""After so many files a process is replaced, so that what leaks in it stays small."""

WAITING = 4
"""Files handed out ahead for each worker, so that none has to wait for the parent."""

COMMAND = (sys.executable, "-m", "minutes_extract.archive.worker")


class Worker:
    """A process that reads files, one at a time.

    Args:
        limits: of time and memory for each file.

    """

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.process: subprocess.Popen[bytes] | None = None
        self.done = 0
        self.closed = False

    def perform(self, task: Task) -> Outcome:
        """Have one file read, and say what came of it.

        A crash in a process that has read other files first may be their doing. It counts
        only if a new process crashes too: no file's outcome depends on those before it.

        Args:
            task: the file, and what is wanted of it.

        Raises:
            ArchiveError: if no process can be started.

        """
        if self.done >= FILES_A_WORKER:
            self.stop()
        fresh = self.done == 0
        outcome = self._try(task)
        if outcome.error_code in {"crashed", "out-of-memory"}:
            self.stop()
            if not fresh and not self.closed:
                outcome = self._try(task)
                if not outcome.holds:
                    self.stop()
        return outcome

    def _try(self, task: Task) -> Outcome:
        process = self.process or self._start()
        assert process.stdin
        assert process.stdout
        late = threading.Event()

        def end() -> None:
            late.set()
            _kill(process)

        timer = threading.Timer(self.limits.timeout, end)
        timer.start()
        try:
            pickle.dump(task, process.stdin)
            process.stdin.flush()
            outcome: Outcome | None = pickle.load(process.stdout)  # noqa: S301 - from our own child
        except (EOFError, OSError, pickle.UnpicklingError):
            outcome = None
        finally:
            timer.cancel()
            timer.join()
        self.done += 1
        if outcome is not None and not late.is_set():
            return outcome
        code = process.wait()
        self.stop()
        if outcome is not None:
            return outcome
        if late.is_set():
            return Outcome(
                "failed",
                None,
                "timeout",
                f"takes longer than {self.limits.timeout:g} seconds; --timeout sets the limit",
            )
        return Outcome(
            "failed",
            None,
            "crashed",
            f"makes the program crash ({_ending(code)}); please report it, with the file if you may",
        )

    def _start(self) -> subprocess.Popen[bytes]:
        # A session of its own: Ctrl-C is for the parent, which then ends its workers.
        self.process = process = subprocess.Popen(  # noqa: S603 - our own module
            COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self.done = 0
        assert process.stdin
        assert process.stdout
        if self.closed:
            _kill(process)
        try:
            pickle.dump(self.limits.memory, process.stdin)
            process.stdin.flush()
            pickle.load(process.stdout)  # noqa: S301 - from our own child
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            ending = _ending(process.wait())
            self.stop()
            raise ArchiveError(
                f"a worker process does not start ({ending}); try fewer of them with --jobs"
            ) from error
        return process

    def stop(self) -> None:
        """End the process; the next file gets a new one."""
        process, self.process, self.done = self.process, None, 0
        if process is not None:
            _kill(process)
            process.wait()
            for stream in (process.stdin, process.stdout):
                if stream:
                    try:
                        stream.close()
                    except OSError:  # what was not yet sent has nobody to go to
                        continue

    def close(self) -> None:
        """End the process for good, though another thread may be waiting for it."""
        self.closed = True
        process = self.process
        if process is not None:
            _kill(process)


def perform_all(tasks: Iterable[Task], limits: Limits, jobs: int) -> Iterator[tuple[Task, Outcome]]:
    """Have files read by several processes, and yield what came of them as it comes.

    Args:
        tasks: taken only as they are needed.
        limits: of time and memory for each file.
        jobs: how many processes.

    Raises:
        ArchiveError: if no process can be started.

    """
    workers = [Worker(limits) for _ in range(jobs)]
    idle = list(workers)

    def perform(task: Task) -> tuple[Task, Outcome]:
        worker = idle.pop()
        try:
            return task, worker.perform(task)
        finally:
            idle.append(worker)

    threads = ThreadPoolExecutor(jobs)
    handed_out: set[Future[tuple[Task, Outcome]]] = set()
    try:
        for task in tasks:
            handed_out.add(threads.submit(perform, task))
            if len(handed_out) >= jobs * WAITING:
                done, handed_out = wait(handed_out, return_when=FIRST_COMPLETED)
                yield from (future.result() for future in done)
        while handed_out:
            done, handed_out = wait(handed_out, return_when=FIRST_COMPLETED)
            yield from (future.result() for future in done)
    finally:
        for worker in workers:
            worker.close()
        threads.shutdown(cancel_futures=True)
        for worker in workers:
            worker.stop()


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End a process and whatever it started, such as a program that reads scans."""
    if os.name == "posix" and process.returncode is None:
        try:
            os.killpg(process.pid, signal.SIGKILL)  # it leads a group of its own
            return
        except ProcessLookupError:
            pass
    process.kill()


def _ending(code: int) -> str:
    """Say how a process ended."""
    if code < 0:
        try:
            return signal.Signals(-code).name
        except ValueError:
            return f"signal {-code}"
    return f"exit code {code}"
