"""A whole run: find the files, read those that are new, write what was asked for."""

from __future__ import annotations

import errno
import hashlib
import os
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from minutes_extract.archive.discovery import find_files
from minutes_extract.archive.ledger import NAME, open_ledger, result_key
from minutes_extract.archive.marking import mark_copies_in, open_copies
from minutes_extract.archive.options import Limits, ParseOptions, fingerprint, usable_cores
from minutes_extract.archive.outcomes import Outcome
from minutes_extract.archive.outputs.parquet import require_pyarrow
from minutes_extract.archive.outputs.writing import OUTPUTS, WITH_TEXT, check_out, write_outputs
from minutes_extract.archive.worker import Task
from minutes_extract.archive.workers import perform_all
from minutes_extract.errors import ArchiveError, NotReadableError
from minutes_extract.leaving_out import PARTS
from minutes_extract.sources import plain_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from minutes_extract.archive.ledger import Ledger, Settled
    from minutes_extract.archive.outcomes import Status
    from minutes_extract.copies.index import Index


@dataclass(frozen=True, slots=True)
class Request:
    """What a run is asked to do.

    Args:
        archive: the folder of files.
        out: the folder of results.
        to: some of records, text, jsonl, csv, sqlite, parquet and html.
        options: how each file is read.
        limits: what each file may take.
        jobs: worker processes on this machine; None for one a core.
        scheduler: the address of a Dask scheduler, whose workers do the reading instead.
        bom: whether CSV files begin with a byte order mark.
        dedupe: whether copies of the same minutes are found and told apart.

    """

    archive: Path
    out: Path
    to: Collection[str] = ("records",)
    options: ParseOptions = field(default_factory=ParseOptions)
    limits: Limits = field(default_factory=Limits)
    jobs: int | None = None
    scheduler: str | None = None
    bom: bool = False
    dedupe: bool = False


class Watch(Protocol):
    """Somebody who is told how a run gets on."""

    def found(self, total: int) -> None:
        """All files were found."""

    def settled(self, file: Settled, *, known: bool) -> None:
        """One file is settled; `known`: by what an earlier run found."""

    def comparing(self) -> None:
        """All files are settled; copies are being looked for."""

    def writing(self) -> None:
        """All files are settled; the outputs are being written."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did.

    Args:
        counts: files by status.
        parsed_now: files that were read by this run, whatever came of them.
        unsuccessful: those that failed and those that were skipped, sorted by path.
        removed: outputs of an earlier run that this one was not asked for.

    """

    counts: dict[Status, int]
    parsed_now: int
    unsuccessful: list[Settled]
    removed: list[str]


def run_batch(request: Request, watch: Watch | None = None) -> Summary:
    """Read every file of an archive that is new or changed, and write OUT.

    Stopped at any moment and called again, it goes on where it was and ends with the same OUT.

    Args:
        request: what to do.
        watch: who is told how it gets on.

    Raises:
        ArchiveError: if the run cannot go on; what was read until then is kept in the ledger.

    """
    archive, out = request.archive.absolute(), request.out.absolute()
    unknown = sorted(set(request.to) - set(OUTPUTS))
    if unknown:
        raise ArchiveError(f"there is no output named {unknown[0]}; there are {', '.join(OUTPUTS)}")
    without = request.options.without
    unknown = sorted(set(without) - set(PARTS))
    if unknown:
        raise ArchiveError(f"there is no part named {unknown[0]} to leave out; there are {', '.join(PARTS)}")
    for output in sorted(WITH_TEXT.intersection(request.to)):
        if without:
            raise ArchiveError(
                f"the output {output} holds every word, so nothing can be left out of it; leave {output} out of --to"
            )
    if without and request.dedupe:
        raise ArchiveError(
            "the index of copies holds every word, so nothing can be left out of it; leave out --dedupe"
        )
    # The same parts in another order are the same options.
    options = replace(request.options, without=tuple(part for part in PARTS if part in without))
    if not archive.is_dir():
        if archive.exists():
            raise ArchiveError(f"{archive} is no folder; minutes-extract parse reads single files")
        raise ArchiveError(f"there is no folder {archive}; check its name")
    if archive.resolve().is_relative_to(out.resolve()):
        raise ArchiveError(
            f"{archive} lies in {out}, where the outputs would overwrite it; choose another OUT"
        )
    if "parquet" in request.to:
        require_pyarrow()
    try:
        check_out(out, has_ledger=(out / NAME).exists())
        out.mkdir(parents=True, exist_ok=True)
        with open_ledger(out) as ledger, open_copies(out, dedupe=request.dedupe) as copies:
            return _run(replace(request, archive=archive, out=out, options=options), ledger, copies, watch)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise ArchiveError(
                f"{out} cannot be written: the disk is full; make room, and the same command goes on"
            ) from error
        place = error.filename2 or error.filename or out
        raise ArchiveError(
            f"{os.fsdecode(place)} cannot be written: {error.strerror}; choose another OUT, or make it yours to write"
        ) from error


def _run(request: Request, ledger: Ledger, copies: Index | None, watch: Watch | None) -> Summary:
    closed: dict[bytes, Outcome] = {}

    def paths() -> Iterator[bytes]:
        for found in find_files(request.archive, request.out):
            if found.outcome is not None:
                closed[found.path] = found.outcome
            yield found.path

    total = ledger.note(paths())
    if total == 0 and ledger.has_results():
        raise ArchiveError(
            f"{request.archive} holds no files, and {request.out} has results of an earlier run: "
            "nothing was changed; check that the disk is mounted, or choose another OUT"
        )
    if watch:
        watch.found(total)
    parsed_now = _settle_all(request, ledger, copies, closed, watch)
    if copies is not None:
        if watch:
            watch.comparing()
        mark_copies_in(ledger, copies)
    if watch:
        watch.writing()
    removed = write_outputs(ledger, request.out, request.to, bom=request.bom)
    ledger.forget_others()
    counts = Counter(file.status for file in ledger.settled())
    unsuccessful = [file for file in ledger.settled() if file.status in {"failed", "skipped"}]
    return Summary(dict(counts), parsed_now, unsuccessful, removed)


def _settle_all(
    request: Request,
    ledger: Ledger,
    copies: Index | None,
    closed: dict[bytes, Outcome],
    watch: Watch | None,
) -> int:
    """Find out what came of every file, and return how many had to be read for that."""
    root = os.fsencode(request.archive)
    program = fingerprint(request.options)
    with_text = not WITH_TEXT.isdisjoint(request.to)
    handed_out: dict[bytes, tuple[bytes, str]] = {}

    def tell(file: Settled, *, known: bool) -> None:
        if watch:
            watch.settled(file, known=known)

    def tasks() -> Iterator[Task]:
        for path in ledger.unsettled():
            whole = os.path.join(root, path)
            outcome = closed.get(path)
            try:
                digest = "" if outcome else _digest(whole)
            except OSError as error:
                outcome = Outcome("failed", None, NotReadableError.code, f"cannot be read: {error.strerror}")
            if outcome:
                tell(ledger.settle(path, outcome, None), known=False)
                continue
            key = result_key(digest, _name(path), program)
            compared = copies is None or copies.adopt(os.fsdecode(path), key)
            file = ledger.settle_from_results(path, key, with_text=with_text, with_record=compared)
            if file:
                tell(file, known=True)
                continue
            handed_out[whole] = (path, digest)
            yield Task(whole, request.options, with_text, with_entry=copies is not None)

    parsed_now = 0
    for task, outcome in _perform(request, tasks()):
        path, digest = handed_out.pop(task.path)
        if outcome.sha256 is None and outcome.error_code != NotReadableError.code:
            outcome = replace(outcome, sha256=digest)  # the worker did not live to tell
        key = result_key(outcome.sha256, _name(path), program) if outcome.sha256 else None
        if copies is not None and outcome.entry is not None:
            copies.add(os.fsdecode(path), key, outcome.entry)
        tell(ledger.settle(path, outcome, key), known=False)
        parsed_now += 1
    return parsed_now


def _perform(request: Request, tasks: Iterator[Task]) -> Iterator[tuple[Task, Outcome]]:
    if request.scheduler is None:
        return perform_all(tasks, request.limits, request.jobs or usable_cores())
    from minutes_extract.archive.cluster import perform_on_cluster

    return perform_on_cluster(request.scheduler, tasks, request.limits, fingerprint(request.options))


def _digest(whole: bytes) -> str:
    with open(whole, "rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _name(path: bytes) -> str:
    return plain_name(os.fsdecode(os.path.basename(path)))
