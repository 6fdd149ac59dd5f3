"""The process that reads files, one after another: what goes wrong in it goes wrong for one file alone.

Run as `python -m minutes_extract.archive.worker`. Tasks come in by standard input and outcomes
leave by standard output, pickled; it ends when its input does, hence also when its parent dies.
"""

from __future__ import annotations

import hashlib
import importlib
import math
import os
import pickle
import sys
import time
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from minutes_extract.archive.options import usable_cores
from minutes_extract.archive.outcomes import Outcome, deflate, deflate_text
from minutes_extract.bodies import find_councils
from minutes_extract.errors import MinutesError, NotReadableError, UnknownTypeError
from minutes_extract.leaving_out import leave_out
from minutes_extract.sources import load_path, plain_name

if TYPE_CHECKING:
    from typing import BinaryIO

    from minutes_extract.archive.options import Limits, ParseOptions
    from minutes_extract.copies.entries import Entry
    from minutes_extract.records import Record
    from minutes_extract.spans import Text


@dataclass(frozen=True, slots=True)
class Task:
    """One file to read.

    Args:
        path: where it is, in the bytes of the file system.
        options: how to read it.
        with_text: whether the text is wanted beside the record.
        with_entry: whether what is compared to find copies is wanted too.

    """

    path: bytes
    options: ParseOptions
    with_text: bool = False
    with_entry: bool = False


def perform(task: Task) -> Outcome:
    """Read one file and say what came of it; only running out of memory is left to the caller.

    Args:
        task: the file, and what is wanted of it.

    """
    from minutes_extract.pipeline import parse_with_text

    path = Path(os.fsdecode(task.path))
    try:
        data = load_path(path)
    except NotReadableError as error:
        return Outcome("failed", None, error.code, str(error))
    digest = hashlib.sha256(data).hexdigest()
    try:
        options = task.options
        record, text = parse_with_text(data, plain_name(path.name), reader=options.reader, ocr=options.ocr)
        entry = _entry_of(record, text) if task.with_entry else None
        councils = find_councils(record, text)
        record = leave_out(record, options.without)
    except UnknownTypeError as error:
        return Outcome("skipped", digest, error.code, str(error))
    except MinutesError as error:
        return Outcome("failed", digest, error.code, str(error))
    except MemoryError:
        raise
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        words = f"is read wrongly, a fault in the program: {error!r} at {Path(place.filename).name}:{place.lineno}; please report it"
        return Outcome("failed", digest, "fault", words)
    return Outcome(
        "parsed",
        digest,
        record=deflate(record.model_dump_json(by_alias=True, indent=2) + "\n"),
        text=deflate_text(text) if task.with_text else None,
        entry=entry,
        councils=councils,
    )


def _entry_of(record: Record, text: Text) -> Entry:
    # Imported only where it is wanted: it brings numpy with it.
    from minutes_extract.copies.documents import minutes_of
    from minutes_extract.copies.entries import entry_of

    return entry_of(minutes_of(record.source.name, record, text))


def limit_process(limits: Limits) -> None:
    """Let this process have no more memory, and leave no larger file behind, than one file may take.

    Whatever it starts is limited in the same way.

    Args:
        limits: what one file may take.

    """
    if sys.platform != "win32":
        import resource

        _lower(resource.RLIMIT_AS, limits.memory)
        _lower(resource.RLIMIT_FSIZE, limits.memory)
        _lower(resource.RLIMIT_CORE, 0)  # a dump would hold the document


def limit_next_file(limits: Limits) -> None:
    """Let this process compute no longer for its next file than that may take on all cores.

    The parent's clock comes first as a rule. This limit ends a process whose parent was killed.

    Args:
        limits: what one file may take.

    """
    if sys.platform != "win32":
        import resource

        used = time.process_time()
        _lower(resource.RLIMIT_CPU, math.ceil(used + limits.timeout * usable_cores()) + 1)


def _lower(limit: int, most: int) -> None:
    """Set a limit that holds for this process; the hard limit stays, so that it can be set anew."""
    import resource

    _, hard = resource.getrlimit(limit)
    resource.setrlimit(limit, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def serve(tasks: BinaryIO, outcomes: BinaryIO) -> None:
    """Perform tasks until there are no more.

    Args:
        tasks: the `Limits` first, then one `Task` after another.
        outcomes: where None goes first, once all is loaded, then an `Outcome` for each task.

    """
    importlib.import_module("minutes_extract.pipeline")  # before the clock of the first file runs

    limits: Limits = pickle.load(tasks)  # noqa: S301 - from our own parent
    limit_process(limits)
    _reply(outcomes, None)
    while True:
        try:
            task: Task = pickle.load(tasks)  # noqa: S301 - from our own parent
        except EOFError:
            return
        limit_next_file(limits)
        try:
            outcome = perform(task)
        except MemoryError:
            outcome = Outcome(
                "failed",
                None,
                "out-of-memory",
                "needs more memory than one file may have; split it into smaller files",
            )
        try:
            _reply(outcomes, outcome)
        except BrokenPipeError:
            return


def _reply(outcomes: BinaryIO, outcome: Outcome | None) -> None:
    pickle.dump(outcome, outcomes)
    outcomes.flush()


def main() -> None:
    """Serve standard input and output, and keep for ourselves what libraries might print."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy's idle threads count as memory
    outcomes = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    serve(sys.stdin.buffer, outcomes)


if __name__ == "__main__":
    main()
