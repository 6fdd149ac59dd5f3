"""The documents looked at, their sketches and the copies found, in one SQLite file."""

from __future__ import annotations

import json
import sqlite3
import zlib
from dataclasses import astuple
from typing import TYPE_CHECKING

import numpy as np

from minutes_extract.copies.documents import Heading, Minutes
from minutes_extract.copies.pairs import Pair
from minutes_extract.copies.sketches import hash_runs, sketch
from minutes_extract.errors import CopiesIndexError
from minutes_extract.records import Record
from minutes_extract.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from numpy.typing import NDArray

BUCKETS = 32
"""Parts of the postings by hash; one at a time is in memory."""

BATCH = 2_000
"""Documents whose postings are written together."""

_SCHEMA = """
CREATE TABLE about (version TEXT NOT NULL);
CREATE TABLE document (
    number INTEGER PRIMARY KEY AUTOINCREMENT, -- no number twice: postings outlive what is removed
    file TEXT NOT NULL UNIQUE,
    stamp TEXT,                -- what tells that the file has not changed
    sha256 TEXT NOT NULL,
    letters_sha256 TEXT NOT NULL,
    words BLOB NOT NULL,
    headings TEXT NOT NULL,
    recognised INTEGER NOT NULL,
    record BLOB,
    twin INTEGER               -- an older document with the same letters, whose sketch stands for both
);
CREATE INDEX document_letters ON document (letters_sha256);
CREATE INDEX document_twin ON document (twin);
CREATE TABLE posting (bucket INTEGER, batch INTEGER, hashes BLOB, documents BLOB, PRIMARY KEY (bucket, batch));
CREATE TABLE pair (
    left INTEGER, right INTEGER, relation TEXT, similarity REAL, container INTEGER, PRIMARY KEY (left, right)
) WITHOUT ROWID;
"""


class Index:
    """What is known of an archive.

    Args:
        path: where it is kept; None for one that goes when it is closed.

    Raises:
        CopiesIndexError: if the file is no index, is of another version, or cannot be written.

    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        try:
            # "" is a file of SQLite's own that goes when it is closed.
            self.base = sqlite3.connect(path if path is not None else "", isolation_level=None)
            if path is None:
                self.base.execute("PRAGMA journal_mode = OFF")
                self.base.execute("PRAGMA synchronous = OFF")
            self.base.execute("BEGIN EXCLUSIVE")
            self._check()
        except sqlite3.Error as error:
            raise CopiesIndexError(f"cannot be used as an index of copies: {error}") from error

    def _check(self) -> None:
        names = {name for (name,) in self.base.execute("SELECT name FROM sqlite_master")}
        if not names:
            for statement in _SCHEMA.split(";\n"):
                self.base.execute(statement)
            self.base.execute("INSERT INTO about VALUES (?)", (__version__,))
        elif "about" not in names or "posting" not in names:
            raise CopiesIndexError("is a database, and no index of copies")
        else:
            (version,) = self.base.execute("SELECT version FROM about").fetchone()
            if version != __version__:
                raise CopiesIndexError(f"was made by version {version}; remove it to have it made anew")

    def close(self, *, keep: bool) -> None:
        """Close it; keep what was added, or leave the file as it was."""
        self.base.execute("COMMIT" if keep else "ROLLBACK")
        self.base.close()

    def stamps(self) -> dict[str, str | None]:
        """Return the files known, each with what tells that it has not changed."""
        return dict(self.base.execute("SELECT file, stamp FROM document"))

    def remove(self, files: Iterable[str]) -> None:
        """Forget files that are gone or have changed, and those with the same letters that they stood for."""
        for file in files:
            row = self.base.execute("SELECT number FROM document WHERE file = ?", (file,)).fetchone()
            if row is None:
                continue
            # Those that it stood for go too, and are read again.
            gone = self.base.execute(
                "SELECT number FROM document WHERE number = ?1 OR twin = ?1", row
            ).fetchall()
            for one in gone:
                self.base.execute("DELETE FROM pair WHERE ?1 IN (left, right)", one)
                self.base.execute("DELETE FROM document WHERE number = ?", one)

    def add(self, documents: Iterable[tuple[Minutes, str | None]]) -> None:
        """Take documents up.

        Args:
            documents: each with what tells that its file has not changed.

        """
        waiting: list[tuple[int, NDArray[np.uint64]]] = []
        for minutes, stamp in documents:
            number, twin = self._insert(minutes, stamp)
            if twin is None:
                waiting.append((number, sketch(hash_runs(minutes.words))))
            if len(waiting) >= BATCH:
                self._write(waiting)
                waiting = []
        self._write(waiting)

    def _insert(self, minutes: Minutes, stamp: str | None) -> tuple[int, int | None]:
        letters = minutes.letters_sha256
        row = self.base.execute(
            "SELECT number FROM document WHERE letters_sha256 = ? AND twin IS NULL", (letters,)
        ).fetchone()
        twin = row[0] if row and minutes.words else None
        done = self.base.execute(
            "INSERT INTO document (file, stamp, sha256, letters_sha256, words, headings, recognised, record, twin)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                minutes.file,
                stamp,
                minutes.sha256,
                letters,
                zlib.compress(" ".join(minutes.words).encode("utf-8", errors="surrogatepass"), 1),
                json.dumps([astuple(heading) for heading in minutes.headings]),
                minutes.recognised,
                zlib.compress(minutes.record.model_dump_json(by_alias=True).encode(), 1)
                if minutes.record
                else None,
                twin,
            ),
        )
        assert done.lastrowid is not None
        return done.lastrowid, twin

    def _write(self, sketches: list[tuple[int, NDArray[np.uint64]]]) -> None:
        if not sketches:
            return
        hashes = np.concatenate([hashes for _, hashes in sketches])
        numbers = np.repeat(
            np.array([number for number, _ in sketches], np.uint32), [len(hashes) for _, hashes in sketches]
        )
        buckets = (hashes >> np.uint64(64 - 5)).astype(np.uint8)
        (batch,) = self.base.execute("SELECT coalesce(max(batch), 0) + 1 FROM posting").fetchone()
        for bucket in range(BUCKETS):
            here = buckets == bucket
            self.base.execute(
                "INSERT INTO posting VALUES (?, ?, ?, ?)",
                (bucket, batch, hashes[here].tobytes(), numbers[here].tobytes()),
            )

    def postings(self, bucket: int) -> tuple[NDArray[np.uint64], NDArray[np.uint32]]:
        """Return the hashes of a part of the postings, and beside each the number of its document."""
        rows = self.base.execute(
            "SELECT hashes, documents FROM posting WHERE bucket = ?", (bucket,)
        ).fetchall()
        hashes = np.frombuffer(b"".join(row[0] for row in rows), np.uint64)
        numbers = np.frombuffer(b"".join(row[1] for row in rows), np.uint32)
        return hashes, numbers

    def newest(self) -> int:
        """Return the highest number of a document; 0 where there is none."""
        (number,) = self.base.execute("SELECT coalesce(max(number), 0) FROM document").fetchone()
        return int(number)

    def standing(self) -> NDArray[np.bool_]:
        """Return, by number, which documents are there with a sketch of their own."""
        there = np.zeros(self.newest() + 1, np.bool_)
        numbers = [n for (n,) in self.base.execute("SELECT number FROM document WHERE twin IS NULL")]
        there[numbers] = True
        return there

    def twins(self) -> Iterator[tuple[int, int]]:
        """Yield documents that have another's letters, each with the number of that other."""
        yield from self.base.execute(
            "SELECT number, twin FROM document WHERE twin IS NOT NULL ORDER BY number"
        )

    def minutes(self, number: int) -> Minutes:
        """Return a document as it is compared."""
        file, sha256, words, headings, recognised, record = self.base.execute(
            "SELECT file, sha256, words, headings, recognised, record FROM document WHERE number = ?",
            (number,),
        ).fetchone()
        return Minutes(
            file,
            sha256,
            tuple(zlib.decompress(words).decode("utf-8", errors="surrogatepass").split()),
            tuple(Heading(*heading) for heading in json.loads(headings)),
            bool(recognised),
            Record.model_validate_json(zlib.decompress(record)) if record else None,
        )

    def keep_pairs(self, pairs: Iterable[Pair]) -> None:
        """Keep copies that were found."""
        self.base.executemany("INSERT OR REPLACE INTO pair VALUES (?, ?, ?, ?, ?)", map(astuple, pairs))

    def pairs(self) -> Iterator[Pair]:
        """Yield all copies found so far."""
        for row in self.base.execute("SELECT * FROM pair ORDER BY left, right"):
            yield Pair(*row)
