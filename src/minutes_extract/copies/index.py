"""The documents looked at, and what was found of pairs of them, in one SQLite file."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager
from dataclasses import fields
from typing import TYPE_CHECKING, Any

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

FORMAT = 2
"""Raised when the tables change; what stands in an index of another format is forgotten, and read again."""

CACHE_KIB = 65_536
"""Memory for pages of the file, so that rows and the two indexes grow there and not on the disk."""

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
    """What is known of an archive. Make one with `open_index`.

    Its errors are told apart from those of other databases that are open at the same time.
    """

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base

    def _ask(self, sql: str, *values: object) -> list[Any]:
        try:
            return self._base.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            raise CopiesIndexError(_trouble(error)) from error

    def stamps(self) -> dict[str, str | None]:
        """Return the files known, each with what tells that it has not changed."""
        rows = self._ask("SELECT file, stamp FROM document ORDER BY file")
        return {os.fsdecode(file): stamp for file, stamp in rows}

    def remove(self, files: Iterable[str]) -> None:
        """Forget files, and what was found of them."""
        for file in files:
            self._ask("DELETE FROM document WHERE file = ?", os.fsencode(file))
        self._ask(
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
        self._ask(
            f"INSERT OR REPLACE INTO document (file, stamp, {_KEPT}) VALUES (?, ?{', ?' * len(kept)})",
            os.fsencode(file),
            stamp,
            *kept,
        )

    def adopt(self, file: str, stamp: str) -> bool:
        """Take up a file that has the stamp of a known one, and say whether there was one.

        Args:
            file: its path, as it is to be reported.
            stamp: what tells that it is the same.

        """
        row = (os.fsencode(file), stamp)
        if not self._ask("SELECT 1 FROM document WHERE (file, stamp) = (?, ?)", *row):
            self._ask(
                f"INSERT OR REPLACE INTO document (file, stamp, {_KEPT})"
                f" SELECT ?, stamp, {_KEPT} FROM document WHERE stamp = ? LIMIT 1",
                *row,
            )
            return self._ask("SELECT changes()") != [(0,)]
        return True

    def sketches(self) -> Iterator[tuple[int, NDArray[np.uint64]]]:
        """Yield the number and the sketch of each document that stands for those with its letters, by path."""
        for number, _ in self._ask(_FIRST.format("number = first")):
            # One by one: the sketches would otherwise be sorted with the paths, all of them.
            ((data,),) = self._ask("SELECT sketch FROM document WHERE number = ?", number)
            yield number, np.frombuffer(data, np.uint64)

    def twins(self) -> dict[int, int]:
        """Return documents that have another's letters, each with the number of the one that stands for it."""
        return dict(self._ask(_FIRST.format("number != first")))

    def minutes(self, number: int) -> Minutes:
        """Return a document as it is compared, without its record."""
        ((file, sha256, words, headings, recognised),) = self._ask(
            "SELECT file, sha256, words, headings, recognised FROM document WHERE number = ?", number
        )
        return Minutes(
            os.fsdecode(file), sha256, words_of(words), tuple(headings_of(headings)), bool(recognised)
        )

    def record(self, number: int) -> Record | None:
        """Return the record of a document, where there is one."""
        ((data,),) = self._ask("SELECT record FROM document WHERE number = ?", number)
        return record_of(data)

    def judged(self, left: int, right: int) -> Pair | None:
        """Return what was found of two documents, or None where they are no copies.

        Raises:
            LookupError: if they were not held against one another yet.

        """
        rows = self._ask("SELECT * FROM judged WHERE (left, right) = (?, ?)", left, right)
        if not rows:
            raise LookupError(left, right)
        pair = Pair(*rows[0])
        return pair if pair.relation else None

    def keep(self, left: int, right: int, pair: Pair | None) -> None:
        """Keep what was found of two documents."""
        row: tuple[object, ...] = (left, right, None, None, None, None)
        if pair is not None:
            row = (left, right, pair.relation, pair.similarity, pair.container, pair.garbled)
        self._ask("INSERT INTO judged VALUES (?, ?, ?, ?, ?, ?)", *row)


@contextmanager
def open_index(path: Path | None) -> Iterator[Index]:
    """Open an index, or begin one; nobody else can while it is open. What is added is kept at once.

    Args:
        path: where it is kept; None for one that goes when it is closed.

    Raises:
        CopiesIndexError: if the file is no index, is in use, or cannot be written.

    """
    with closing(_connect(path)) as base:
        yield Index(base)


def _connect(path: Path | None) -> sqlite3.Connection:
    base = None
    try:
        # "" is a file of SQLite's own that goes when it is closed.
        base = sqlite3.connect(path if path is not None else "", timeout=0, isolation_level=None)
        base.execute("PRAGMA locking_mode = EXCLUSIVE")
        _check_head(base)
        base.execute(f"PRAGMA journal_mode = {'OFF' if path is None else 'WAL'}")
        base.execute(f"PRAGMA synchronous = {'OFF' if path is None else 'NORMAL'}")
        base.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        _begin(base)
        if path is None:
            base.execute("BEGIN")  # nothing is to be kept: one transaction, not one a row
    except (sqlite3.Error, CopiesIndexError) as error:
        if base is not None:
            base.close()
        if isinstance(error, CopiesIndexError):
            raise
        raise CopiesIndexError(_trouble(error)) from error
    return base


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
