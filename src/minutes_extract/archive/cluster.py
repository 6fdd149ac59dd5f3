"""The same work on the machines of a Dask cluster, which see the archive at the same path."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from minutes_extract.archive.options import Limits, fingerprint
from minutes_extract.archive.workers import Worker
from minutes_extract.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from minutes_extract.archive.outcomes import Outcome
    from minutes_extract.archive.worker import Task

FILES_A_TASK = 200
"""Files that a worker of the cluster takes at once: few enough to lose, many enough to be worth a message."""

TASKS_A_THREAD = 2
"""Tasks handed out ahead for each thread of the cluster, so that none has to wait."""

SECONDS_TO_CONNECT = 20


def perform_on_cluster(
    address: str, tasks: Iterator[Task], limits: Limits, program: str
) -> Iterator[tuple[Task, Outcome]]:
    """Have files read by the workers of a cluster, and yield what came of them as it comes.

    What a lost worker had in hand is done again by another one.

    Args:
        address: of the scheduler, such as "tcp://10.0.0.1:8786".
        tasks: taken only as they are needed.
        limits: of time and memory for each file.
        program: the fingerprint that every worker must have too.

    Raises:
        ArchiveError: if Dask is not installed, the cluster is not reached or lost, or its workers
            run another version of this program.

    """
    try:
        from distributed import Client, as_completed
    except ImportError as error:
        raise ArchiveError(
            "--scheduler needs Dask, which is not installed; to install it, pip install 'minutes-extract[scale]'"
        ) from error

    try:
        client = Client(address, timeout=SECONDS_TO_CONNECT, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ArchiveError(
            f"the scheduler at {address} is not reached: {error}; check the address, and that dask scheduler runs there"
        ) from error
    with client:
        parts = iter(lambda: list(itertools.islice(tasks, FILES_A_TASK)), [])
        running = as_completed(loop=client.loop)

        def hand_out() -> None:
            threads = sum(client.nthreads().values()) or 1
            while running.count() < threads * TASKS_A_THREAD:
                part = next(parts, None)
                if part is None:
                    return
                # Not pure: Dask is not to reason about equal tasks, the ledger does.
                running.add(client.submit(perform_part, part, limits, program, pure=False))

        hand_out()
        for future in running:
            try:
                done = future.result()
            except ArchiveError:
                raise
            except Exception as error:
                raise ArchiveError(
                    f"the cluster failed: {error}; the same command goes on from here"
                ) from error
            yield from done
            future.release()
            hand_out()


def perform_part(tasks: list[Task], limits: Limits, program: str) -> list[tuple[Task, Outcome]]:
    """Read some files on a worker of the cluster, in a process apart, so that no file takes the worker down.

    Args:
        tasks: the files.
        limits: of time and memory for each.
        program: the fingerprint of whoever asks.

    Raises:
        ArchiveError: if this worker runs another version of the program.

    """
    if tasks and fingerprint(tasks[0].options) != program:
        raise ArchiveError(
            "a worker of the cluster has another version of minutes-extract, or of a package it reads with; install the same ones there"
        )
    worker = Worker(limits)
    try:
        return [(task, worker.perform(task)) for task in tasks]
    finally:
        worker.close()
        worker.stop()
