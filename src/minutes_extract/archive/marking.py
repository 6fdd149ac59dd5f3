"""Copies among the files of a run: found in the index of copies of its OUT, and marked in its ledger."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from minutes_extract.errors import ArchiveError, CopiesIndexError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from minutes_extract.archive.ledger import Ledger
    from minutes_extract.copies.index import Index

NAME = "batch.copies"


@contextmanager
def open_copies(out: Path, *, dedupe: bool) -> Iterator[Index | None]:
    """Open the index of copies of a folder, or begin one; where copies are not asked for, remove it.

    Args:
        out: the OUT of the run.
        dedupe: whether copies are asked for.

    Raises:
        ArchiveError: if it cannot be used.

    """
    path = out / NAME
    if not dedupe:
        for end in ("", "-wal"):
            path.with_name(NAME + end).unlink(missing_ok=True)
        yield None
        return
    from minutes_extract.copies.index import open_index

    try:
        with open_index(path) as index:
            yield index
    except CopiesIndexError as error:
        raise ArchiveError(f"{path} {error}; move it away, and the next run begins it anew") from error


def mark_copies_in(ledger: Ledger, index: Index) -> None:
    """Find the copies among the files of a run, and mark them in its ledger.

    Args:
        ledger: with every file of the run settled.
        index: with an entry for each of them that was read; those of other files are dropped.

    """
    from minutes_extract.copies.finding import find_pairs
    from minutes_extract.copies.marks import mark_copies

    here = {os.fsdecode(file.path): file.key for file in ledger.settled() if file.has_record}
    index.remove([file for file, stamp in index.stamps().items() if here.get(file) != stamp])
    for mark in mark_copies(index, find_pairs(index)):
        copy_of, *meetings = (
            None if path is None else os.fsencode(path) for path in (mark.copy_of, *mark.meetings)
        )
        ledger.mark(os.fsencode(mark.file), copy_of, meetings)
