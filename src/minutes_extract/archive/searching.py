"""All copies under a folder, without any other output."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from minutes_extract.archive import ledger, marking
from minutes_extract.archive.discovery import find_files
from minutes_extract.archive.options import Limits, ParseOptions, fingerprint, usable_cores
from minutes_extract.archive.worker import Task
from minutes_extract.archive.workers import perform_all
from minutes_extract.copies.finding import find_pairs
from minutes_extract.copies.index import open_index
from minutes_extract.copies.telling import tell
from minutes_extract.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from minutes_extract.archive.outcomes import Outcome
    from minutes_extract.copies.report import Copies


@dataclass(frozen=True, slots=True)
class Search:
    """What a search through a folder found.

    Args:
        copies: the clusters and pairs.
        unread: files that could not be read, by path, each with what came of it.

    """

    copies: Copies
    unread: tuple[tuple[str, Outcome], ...] = ()


def search_folder(
    folder: Path,
    *,
    index: Path | None = None,
    jobs: int | None = None,
    watch: Callable[[int, int], None] | None = None,
) -> Search:
    """Find the copies among all files under a folder; nothing in it is changed.

    A folder that `batch --dedupe` wrote is not read: what it knows of its archive is told.

    Args:
        folder: the folder; hidden files are left out.
        index: where to keep what was read, so that another search reads only new and changed files; None
            to keep nothing.
        jobs: how many processes read; None for one a core.
        watch: called after each file with how many were read and how many there are to read.

    Raises:
        ArchiveError: if the folder cannot be looked into, or no process can be started.
        CopiesIndexError: if the index cannot be used.

    """
    if folder.exists() and not folder.is_dir():
        raise ArchiveError("is no folder; name the folder that holds the files")
    if not folder.exists():
        raise ArchiveError("there is no such folder; check its name")
    if (folder / ledger.NAME).is_file():
        if not (folder / marking.NAME).is_file():
            raise ArchiveError(
                f"{folder} holds the results of a batch that was run without --dedupe; run it so, or give its archive"
            )
        with open_index(folder / marking.NAME) as known:
            return Search(tell(known, find_pairs(known)))
    files, unread = _find(folder, index)
    with open_index(index) as known:
        known.remove([file for file, stamp in known.stamps().items() if files.get(file) != stamp])
        there = known.stamps()
        new = sorted(file for file in files if file not in there)
        root = os.fsencode(folder)
        tasks = (Task(os.path.join(root, os.fsencode(file)), ParseOptions(), with_entry=True) for file in new)
        for count, (task, outcome) in enumerate(perform_all(tasks, Limits(), jobs or usable_cores()), 1):
            file = os.fsdecode(os.path.relpath(task.path, root))
            if outcome.entry is None:
                unread[file] = outcome
            else:
                known.add(file, files[file], outcome.entry)
            if watch:
                watch(count, len(new))
        return Search(tell(known, find_pairs(known)), tuple(sorted(unread.items())))


def _find(folder: Path, index: Path | None) -> tuple[dict[str, str], dict[str, Outcome]]:
    """Return all files, each with what tells that it has not changed, and those that cannot be opened."""
    program = fingerprint(ParseOptions())
    own = {os.path.realpath(f"{index}{end}") for end in ("", "-wal")} if index else set()
    files = {}
    unread = {}
    for found in find_files(folder, leave_out=None):
        file = os.fsdecode(found.path)
        whole = os.path.join(folder, file)
        if os.path.realpath(whole) in own:
            continue
        if found.outcome is not None:
            unread[file] = found.outcome
            continue
        try:
            status = os.stat(whole)
        except OSError:  # gone meanwhile; reading it will say so
            files[file] = ""
        else:
            files[file] = f"{status.st_size} {status.st_mtime_ns} {program}"
    return files, unread
