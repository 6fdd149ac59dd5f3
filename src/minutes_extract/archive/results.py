"""A folder of files from Python: what came of each, one after another."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from minutes_extract.archive.discovery import find_files
from minutes_extract.archive.options import Limits, ParseOptions, usable_cores
from minutes_extract.archive.outcomes import inflate
from minutes_extract.archive.worker import Task
from minutes_extract.archive.workers import perform_all
from minutes_extract.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from minutes_extract.archive.outcomes import Outcome, Status


@dataclass(frozen=True, slots=True)
class FileResult:
    """What came of one file.

    Args:
        path: where it is.
        status: parsed, failed, or skipped where it is of a type that is not read.
        sha256: of its bytes; None where they could not be read.
        error_code, error_message: why it failed or was skipped.
        record: what was read; None where nothing was.

    """

    path: Path
    status: Status
    sha256: str | None
    error_code: str | None
    error_message: str | None
    record: Record | None


def parse_folder(
    archive: str | os.PathLike[str],
    *,
    jobs: int | None = None,
    timeout: float = 300.0,
    reader: str = "auto",
    ocr: str = "auto",
) -> Iterator[FileResult]:
    """Read every file under a folder in worker processes, and yield what came of each as it comes.

    A file that crashes its process, or takes too long or too much memory, fails alone. The
    order is that in which files are done; closing the iterator ends the processes.

    Args:
        archive: the folder; hidden files are left out.
        jobs: how many processes; None for one a core.
        timeout: seconds that a file may take.
        reader: how to read a PDF: "auto" or "pdfium", or "pdfplumber", the slow reference.
        ocr: which pages of a PDF to recognise: "auto" those without a text layer, "never", "always".

    Raises:
        ArchiveError: if the folder cannot be looked into, or no process can be started.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "agenda.txt").write_text("AGENDA")
    ...     for result in parse_folder(folder, jobs=1):
    ...         print(result.path.name, result.status, result.record.meetings)
    agenda.txt parsed []

    """
    root = Path(archive)
    options = ParseOptions(reader=reader, ocr=ocr)
    closed = []

    def tasks() -> Iterator[Task]:
        for found in find_files(root, leave_out=None):
            path = os.path.join(os.fsencode(root), found.path)
            if found.outcome is not None:
                closed.append((path, found.outcome))
            else:
                yield Task(path, options)

    for task, outcome in perform_all(tasks(), Limits(timeout=timeout), jobs or usable_cores()):
        yield _result(task.path, outcome)
    for path, outcome in closed:
        yield _result(path, outcome)


def _result(path: bytes, outcome: Outcome) -> FileResult:
    return FileResult(
        path=Path(os.fsdecode(path)),
        status=outcome.status,
        sha256=outcome.sha256,
        error_code=outcome.error_code,
        error_message=outcome.error_message,
        record=Record.model_validate_json(inflate(outcome.record)) if outcome.record else None,
    )
