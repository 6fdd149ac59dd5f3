"""The documents looked at, and what was found of pairs of them, in one SQLite file."""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager
from dataclasses import astuple, fields
from typing import TYPE_CHECKING

import numpy as np

from minutes_extract.copies.documents import Minutes
from minutes_extract.copies.entries import Entry, headings_of, record_of, words_of
from minutes_extract.copies.pairs import Pair
from minutes_extract.errors import CopiesIndexError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from minutes_extract.records import Record

APPLICATION = 0x6D696E63
"""Written into the file's head, so that another program's database is not taken for an index."""

FORMAT = 1
"""Raised when the tables change; what stands in an index of another format is forgotten, and read again."""

_FIELDS = tuple(field.name for field in fields(Entry))
_KEPT = ", ".join(_FIELDS)

_TABLES = f"""
CREATE TABLE document (
    number INTEGER PRIMARY KEY AUTOINCREMENT, -- no number twice: what was found of a pair outlives its documents
    file BLOB NOT NULL UNIQUE,
    stamp TEXT, -- what tells that the file has not changed
    {_KEPT}
);
CREATE INDEX document_letters ON document (letters_sha256, file);
CREATE INDEX document_stamp ON document (stamp);
CREATE TABLE judged ( -- relation is null where two candidates are no copies
    left INTEGER, right INTEGER, relation TEXT, similarity REAL, container INTEGER, garbled INTEGER,
    PRIMARY KEY (left, right)
) WITHOUT ROWID;
"""

_FIRST = """
SELECT number, first FROM (
    SELECT number, file, first_value(number) OVER (PARTITION BY letters_sha256 ORDER BY file) AS first
    FROM document WHERE length(words)
) WHERE {} ORDER BY file
"""
"""Of documents with the same letters, the first by path stands for all."""


class Index:
    """What is known of an archive. Make one with `open_index`."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base

    def stamps(self) -> Iterator[tuple[str, str | None]]:
        """Yield the files known, each with what tells that it has not changed."""
        for file, stamp in self._base.execute("SELECT file, stamp FROM document ORDER BY file"):
            yield os.fsdecode(file), stamp

    def remove(self, files: Iterable[str]) -> None:
        """Forget files, and what was found of them."""
        self._base.executemany(
            "DELETE FROM document WHERE file = ?", [(os.fsencode(file),) for file in files]
        )
        self._base.execute(
            "DELETE FROM judged WHERE left NOT IN (SELECT number FROM document)"
            " OR right NOT IN (SELECT number FROM document)"
        )

    def add(self, file: str, stamp: str | None, entry: Entry) -> None:
        """Take a document up.

        Args:
            file: its path, as it is to be reported.
            stamp: what tells that the file has not changed.
            entry: what is kept of it.

        """
        kept = [getattr(entry, name) for name in _FIELDS]
        self._base.execute(
            f"INSERT OR REPLACE INTO document (file, stamp, {_KEPT}) VALUES (?, ?{', ?' * len(kept)})",
            (os.fsencode(file), stamp, *kept),
        )

    def adopt(self, file: str, stamp: str) -> bool:
        """Take up a file that has the stamp of a known one, and say whether there was one.

        Args:
            file: its path, as it is to be reported.
            stamp: what tells that it is the same.

        """
        row = (os.fsencode(file), stamp)
        if self._base.execute("SELECT 1 FROM document WHERE (file, stamp) = (?, ?)", row).fetchone():
            return True
        done = self._base.execute(
            f"INSERT OR REPLACE INTO document (file, stamp, {_KEPT})"
            f" SELECT ?, stamp, {_KEPT} FROM document WHERE stamp = ? LIMIT 1",
            row,
        )
        return done.rowcount > 0

    def sketches(self) -> Iterator[tuple[int, NDArray[np.uint64]]]:
        """Yield the number and the sketch of each document that stands for those with its letters, by path."""
        for number, _ in self._base.execute(_FIRST.format("number = first")).fetchall():
            # One by one: the sketches would otherwise be sorted with the paths, all of them.
            query = "SELECT sketch FROM document WHERE number = ?"
            (data,) = self._base.execute(query, (number,)).fetchone()
            yield number, np.frombuffer(data, np.uint64)

    def twins(self) -> Iterator[tuple[int, int]]:
        """Yield documents that have another's letters, each with the number of the one that stands for it."""
        yield from self._base.execute(_FIRST.format("number != first"))

    def minutes(self, number: int) -> Minutes:
        """Return a document as it is compared, without its record."""
        file, sha256, words, headings, recognised = self._base.execute(
            "SELECT file, sha256, words, headings, recognised FROM document WHERE number = ?", (number,)
        ).fetchone()
        return Minutes(
            os.fsdecode(file),
            sha256,
            words_of(words),
            tuple(headings_of(headings)),
            bool(recognised),
        )

    def record(self, number: int) -> Record | None:
        """Return the record of a document, where there is one."""
        (data,) = self._base.execute("SELECT record FROM document WHERE number = ?", (number,)).fetchone()
        return record_of(data)

    def judged(self, left: int, right: int) -> Pair | None:
        """Return what was found of two documents, or None where they are no copies.

        Raises:
            LookupError: if they were not held against one another yet.

        """
        row = self._base.execute(
            "SELECT * FROM judged WHERE (left, right) = (?, ?)", (left, right)
        ).fetchone()
        if row is None:
            raise LookupError(left, right)
        return Pair(*row) if row[2] else None

    def keep(self, left: int, right: int, pair: Pair | None) -> None:
        """Keep what was found of two documents."""
        row = astuple(pair) if pair else (left, right, None, None, None, None)
        self._base.execute("INSERT INTO judged VALUES (?, ?, ?, ?, ?, ?)", row)


@contextmanager
def open_index(path: Path | None) -> Iterator[Index]:
    """Open an index, or begin one; nobody else can while it is open. What is added is kept at once.

    Args:
        path: where it is kept; None for one that goes when it is closed.

    Raises:
        CopiesIndexError: if the file is no index, is in use, or cannot be written.

    """
    try:
        # "" is a file of SQLite's own that goes when it is closed.
        base = sqlite3.connect(path if path is not None else "", timeout=0, isolation_level=None)
        try:
            base.execute("PRAGMA locking_mode = EXCLUSIVE")
            _check_head(base)
            base.execute(f"PRAGMA journal_mode = {'OFF' if path is None else 'WAL'}")
            base.execute(f"PRAGMA synchronous = {'OFF' if path is None else 'NORMAL'}")
            _begin(base)
            yield Index(base)
        finally:
            base.close()
    except sqlite3.Error as error:
        raise CopiesIndexError(_trouble(error)) from error


def _check_head(base: sqlite3.Connection) -> None:
    (tables,) = base.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    (application,) = base.execute("PRAGMA application_id").fetchone()
    if tables and application != APPLICATION:
        raise CopiesIndexError("is a database, and no index of copies")


def _begin(base: sqlite3.Connection) -> None:
    base.execute("BEGIN EXCLUSIVE")
    (form,) = base.execute("PRAGMA user_version").fetchone()
    if form != FORMAT:
        old = "SELECT name FROM sqlite_schema WHERE name IN ('document', 'judged')"
        for (name,) in base.execute(old).fetchall():
            base.execute(f"DROP TABLE {name}")
        for statement in _TABLES.split(";\n"):
            base.execute(statement)
        base.execute(f"PRAGMA application_id = {APPLICATION}")
        base.execute(f"PRAGMA user_version = {FORMAT}")
    base.execute("COMMIT")


def _trouble(error: sqlite3.Error) -> str:
    if getattr(error, "sqlite_errorcode", 0) & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return "is in use by another run"
    return f"cannot be used as an index of copies: {error}"
