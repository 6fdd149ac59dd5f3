"""How a long run shows that it gets on: a bar on a terminal, a line now and then elsewhere, a log of JSON lines."""

from __future__ import annotations

import json
import sys
import time
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from minutes_extract.archive.outputs.places import path_in_json
from minutes_extract.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.progress import Progress

    from minutes_extract.archive.ledger import Settled
    from minutes_extract.archive.run import Watch

SECONDS_BETWEEN_LINES = 10.0


@contextmanager
def watching(*, quiet: bool, log: str | None) -> Iterator[Watch]:
    """Give a watch that shows progress on stderr and writes the log.

    Args:
        quiet: whether to show nothing.
        log: the file to add lines to, or None.

    Raises:
        ArchiveError: if the log cannot be written.

    """
    with ExitStack() as stack:
        watches: list[Watch] = []
        if log is not None:
            try:
                Path(log).parent.mkdir(parents=True, exist_ok=True)
                stream = stack.enter_context(Path(log).open("a", encoding="utf-8"))
            except OSError as error:
                raise ArchiveError(
                    f"{log} cannot be written: {error.strerror}; name another file with --log"
                ) from error
            watches.append(_Log(stream))
        if not quiet:
            watches.append(stack.enter_context(_bar()) if sys.stderr.isatty() else _Lines())
        yield _All(watches)


class _All:
    """Several watches as one."""

    def __init__(self, watches: list[Watch]) -> None:
        self.watches = watches

    def found(self, total: int) -> None:
        for watch in self.watches:
            watch.found(total)

    def settled(self, file: Settled, *, known: bool) -> None:
        for watch in self.watches:
            watch.settled(file, known=known)

    def writing(self) -> None:
        for watch in self.watches:
            watch.writing()


class _Log:
    """One JSON object a line, each with its moment."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    def found(self, total: int) -> None:
        self._write({"event": "found", "files": total})

    def settled(self, file: Settled, *, known: bool) -> None:
        self._write(
            {
                "event": "settled",
                "path": path_in_json(file.path),
                "status": file.status,
                "error_code": file.error_code,
                "error_message": file.error_message,
                "known": known,
            }
        )

    def writing(self) -> None:
        self._write({"event": "writing"})

    def _write(self, entry: dict[str, object]) -> None:
        moment = datetime.now(UTC).isoformat(timespec="milliseconds")
        self.stream.write(json.dumps({"time": moment, **entry}) + "\n")
        self.stream.flush()


class _Lines:
    """A line now and then, for logs of other programs."""

    def __init__(self) -> None:
        self.total = self.done = self.failed = self.read = 0
        self.began = self.shown = time.monotonic()

    def found(self, total: int) -> None:
        self.total = total

    def settled(self, file: Settled, *, known: bool) -> None:
        self.done += 1
        self.read += not known
        self.failed += file.status == "failed"
        now = time.monotonic()
        if now - self.shown >= SECONDS_BETWEEN_LINES:
            self.shown = now
            rate = self.read / (now - self.began)
            left = f", at most {(self.total - self.done) / rate / 60:.0f} minutes left" if self.read else ""
            self._say(f"{self.done} of {self.total} files, {self.failed} failed, {rate:.1f} a second{left}")

    def writing(self) -> None:
        if self.shown > self.began:
            self._say(f"{self.done} of {self.total} files; writing")

    def _say(self, words: str) -> None:
        click.echo(f"minutes-extract: {words}", err=True)


class _Bar:
    """A bar with files, rate, failures and time left."""

    def __init__(self, progress: Progress) -> None:
        self.progress = progress
        self.task = progress.add_task("Finding files", total=None, failed=0, rate="")
        self.failed = self.read = 0
        self.began = time.monotonic()

    def found(self, total: int) -> None:
        self.progress.update(self.task, description="Reading", total=total)

    def settled(self, file: Settled, *, known: bool) -> None:
        self.failed += file.status == "failed"
        self.read += not known
        rate = self.read / (time.monotonic() - self.began)
        self.progress.update(self.task, advance=1, failed=self.failed, rate=f"{rate:.1f}/s")

    def writing(self) -> None:
        self.progress.update(self.task, description="Writing")


@contextmanager
def _bar() -> Iterator[_Bar]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TextColumn("{task.fields[failed]} failed"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    ) as progress:
        yield _Bar(progress)
