"""The process that reads files, one after another: what goes wrong in it goes wrong for one file alone.

Run as `python -m minutes_extract.archive.worker`. Tasks come in by standard input and outcomes
leave by standard output, pickled; it ends when its input does, hence also when its parent dies.
"""

from __future__ import annotations

import hashlib
import importlib
import os
import pickle
import sys
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from minutes_extract.archive.outcomes import Outcome, deflate, deflate_text
from minutes_extract.errors import MinutesError, NotReadableError, UnknownTypeError
from minutes_extract.leaving_out import leave_out
from minutes_extract.sources import load_path, plain_name

if TYPE_CHECKING:
    from typing import BinaryIO

    from minutes_extract.archive.options import ParseOptions


@dataclass(frozen=True, slots=True)
class Task:
    """One file to read.

    Args:
        path: where it is, in the bytes of the file system.
        options: how to read it.
        with_text: whether the text is wanted beside the record.

    """

    path: bytes
    options: ParseOptions
    with_text: bool


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
    )


def limit_memory(most: int) -> None:
    """Let this process have no more address space than that, where the system knows such limits.

    Args:
        most: bytes.

    """
    if sys.platform != "win32":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        if hard != resource.RLIM_INFINITY:
            most = min(most, hard)
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def serve(tasks: BinaryIO, outcomes: BinaryIO) -> None:
    """Perform tasks until there are no more.

    Args:
        tasks: the memory limit first, then one `Task` after another.
        outcomes: where None goes first, once all is loaded, then an `Outcome` for each task.

    """
    importlib.import_module("minutes_extract.pipeline")  # before the clock of the first file runs

    limit_memory(pickle.load(tasks))  # noqa: S301 - from our own parent
    _reply(outcomes, None)
    while True:
        try:
            task: Task = pickle.load(tasks)  # noqa: S301 - from our own parent
        except EOFError:
            return
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
    outcomes = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    serve(sys.stdin.buffer, outcomes)


if __name__ == "__main__":
    main()
