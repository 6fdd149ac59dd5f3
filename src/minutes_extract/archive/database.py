"""What SQLite's errors mean to whoever started a run."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from minutes_extract.errors import ArchiveError

if TYPE_CHECKING:
    from pathlib import Path

_CANNOT = {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM}


def database_trouble(path: Path, error: Exception) -> ArchiveError:
    """Return the error to raise for one that came from a database.

    Args:
        path: of the database.
        error: from sqlite3, or from what it held.

    """
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the rest tells variants apart
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return ArchiveError(f"{path.parent} is in use by another run; wait until it has ended")
    if code == sqlite3.SQLITE_FULL:
        return ArchiveError(
            f"{path} cannot be written: the disk is full; make room, and the same command goes on"
        )
    if code in _CANNOT:
        return ArchiveError(
            f"{path} cannot be written: {error}; choose another OUT, or make it yours to write"
        )
    return ArchiveError(f"{path} is damaged ({error}); move it away, and the next run begins anew")
