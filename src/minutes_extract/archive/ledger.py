"""The ledger: what came of every file's bytes, kept in SQLite so that a run goes on where it stopped.

Results are kept by content, name and fingerprint, not by path. The files of the run itself
stand in a temporary table: what a run writes depends on its archive and its options alone,
never on what earlier runs saw.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import zlib
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from minutes_extract.archive.database import database_trouble
from minutes_extract.archive.outcomes import Outcome, inflate, inflate_text
from minutes_extract.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from minutes_extract.archive.outcomes import Status
    from minutes_extract.spans import Text

NAME = "batch.ledger"

FORMAT = 3
"""Raised when the tables or what they hold change; a ledger of a later format is left alone."""

APPLICATION = 0x6D696E75
"""Written into the file's head, so that another program's database is not taken for a ledger."""

_TABLES = """
CREATE TABLE IF NOT EXISTS results (
    key TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL,
    status TEXT NOT NULL,
    error_code TEXT,
    error_message TEXT,
    record BLOB,
    text BLOB,
    councils TEXT
);
CREATE TEMP TABLE files (
    path BLOB PRIMARY KEY,
    status TEXT,
    sha256 TEXT,
    error_code TEXT,
    error_message TEXT,
    key TEXT,
    copy_of BLOB,
    meeting_copies TEXT
) WITHOUT ROWID;
CREATE TEMP TABLE places (place BLOB PRIMARY KEY) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Settled:
    """A file of which it is known what came of it.

    Args:
        path: below the archive, in the bytes of the file system.
        status: parsed, failed, copy or skipped.
        sha256: of its bytes; None where they could not be read.
        error_code, error_message: why it failed or was skipped.
        key: of its result in the ledger; None where the ledger keeps none.
        ordinal: among the files whose SHA-256 begins with the same 16 digits, from 1 by path; counted when all are settled.
        copy_of: the path of the file whose copy it is; None where it is none, or nobody asked.
        meeting_copies: for each of its meetings, the path of the file that has it too; None where none has.
        councils: for each of its meetings, the council that its heading names beside the body; None where none.

    """

    path: bytes
    status: Status
    sha256: str | None
    error_code: str | None
    error_message: str | None
    key: str | None
    ordinal: int = 1
    copy_of: bytes | None = None
    meeting_copies: tuple[bytes | None, ...] = ()
    councils: tuple[str | None, ...] = ()

    @property
    def has_record(self) -> bool:
        """Whether it was read."""
        return self.status in {"parsed", "copy"}


def result_key(sha256: str, name: str, fingerprint: str) -> str:
    """Return the key of a result: the same bytes under another name make another record.

    Args:
        sha256: of the bytes.
        name: of the file, without folders.
        fingerprint: of the program and its options.

    """
    return hashlib.sha256(f"{sha256}\0{name}\0{fingerprint}".encode()).hexdigest()


class Ledger:
    """The ledger of one OUT, ours alone while it is open. Make one with `open_ledger`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def note(self, paths: Iterable[bytes]) -> int:
        """Take down the files of this run and return how many there are.

        Args:
            paths: below the archive, in the bytes of the file system.

        """
        self._connection.executemany("INSERT INTO files (path) VALUES (?)", ((path,) for path in paths))
        return int(self._connection.execute("SELECT count(*) FROM files").fetchone()[0])

    def unsettled(self) -> Iterator[bytes]:
        """Yield the paths of which it is not known what came of them, sorted; settle them meanwhile."""
        last = b""
        while True:
            found = self._connection.execute(
                "SELECT path FROM files WHERE path > ? AND status IS NULL ORDER BY path LIMIT 1000", (last,)
            ).fetchall()
            if not found:
                return
            for (last,) in found:
                yield last

    def settle_from_results(
        self, path: bytes, key: str, *, with_text: bool, with_record: bool = True
    ) -> Settled | None:
        """Settle a file by what an earlier run found, or return None where no run has found anything.

        Args:
            path: below the archive.
            key: of the result that is looked for.
            with_text: whether a record will not do without its text.
            with_record: whether a record will do; if not, only what failed or was skipped is settled.

        """
        found = self._connection.execute(
            "SELECT status, sha256, error_code, error_message, record IS NOT NULL, text IS NOT NULL "
            "FROM results WHERE key = ?",
            (key,),
        ).fetchone()
        if found is None:
            return None
        status, sha256, error_code, error_message, has_record, has_text = found
        if has_record and ((with_text and not has_text) or not with_record):
            return None
        settled = Settled(path, status, sha256, error_code, error_message, key)
        self._settle(settled)
        return settled

    def settle(self, path: bytes, outcome: Outcome, key: str | None) -> Settled:
        """Settle a file by what came of it, and keep that for later runs where it would come again.

        Args:
            path: below the archive.
            outcome: what came of it.
            key: of its result; None where its bytes could not be read.

        """
        if key is not None and not outcome.holds:
            key = None
        settled = Settled(
            path, outcome.status, outcome.sha256, outcome.error_code, outcome.error_message, key
        )
        if key is not None:
            self._connection.execute(
                "INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    key,
                    outcome.sha256,
                    outcome.status,
                    outcome.error_code,
                    outcome.error_message,
                    outcome.record,
                    outcome.text,
                    json.dumps(outcome.councils),
                ),
            )
        self._settle(settled)
        return settled

    def _settle(self, settled: Settled) -> None:
        self._connection.execute(
            "UPDATE files SET status = ?, sha256 = ?, error_code = ?, error_message = ?, key = ? WHERE path = ?",
            (
                settled.status,
                settled.sha256,
                settled.error_code,
                settled.error_message,
                settled.key,
                settled.path,
            ),
        )

    def settled(self) -> Iterator[Settled]:
        """Yield every file of this run, sorted by the bytes of its path."""
        for row in self._connection.execute(
            "SELECT path, files.status, files.sha256, files.error_code, files.error_message, key, "
            "row_number() OVER (PARTITION BY substr(files.sha256, 1, 16) ORDER BY path), copy_of, "
            "meeting_copies, councils FROM files LEFT JOIN results USING (key) ORDER BY path"
        ):
            *settled, copies, councils = row
            meetings = tuple(path and os.fsencode(path) for path in json.loads(copies or "[]"))
            yield replace(
                Settled(*settled), meeting_copies=meetings, councils=tuple(json.loads(councils or "[]"))
            )

    def mark(self, path: bytes, copy_of: bytes | None, meeting_copies: Sequence[bytes | None]) -> None:
        """Take down that a settled file is a copy, or holds meetings that other files have too.

        Args:
            path: below the archive.
            copy_of: the path of the file whose copy it is; None where it is none.
            meeting_copies: for each of its meetings, the path of the file that has it too; None where none has.

        """
        meetings = json.dumps([of and os.fsdecode(of) for of in meeting_copies])
        status = "parsed" if copy_of is None else "copy"
        self._connection.execute(
            "UPDATE files SET status = ?, copy_of = ?, meeting_copies = ? WHERE path = ?",
            (status, copy_of, meetings, path),
        )

    def has_below(self, folder: bytes) -> bool:
        """Say whether files of this run lie in a folder.

        Args:
            folder: its path below the archive.

        """
        return (
            self._connection.execute(
                "SELECT 1 FROM files WHERE path > ? AND path < ? LIMIT 1", (folder + b"/", folder + b"0")
            ).fetchone()
            is not None
        )

    def expect(self, places: Iterable[bytes]) -> None:
        """Take down where files of this run belong.

        Args:
            places: below OUT, in the bytes of the file system.

        """
        self._connection.executemany("INSERT INTO places VALUES (?)", ((place,) for place in places))

    def is_expected(self, place: bytes) -> bool:
        """Say whether a file of this run belongs there.

        Args:
            place: below OUT.

        """
        return (
            self._connection.execute("SELECT 1 FROM places WHERE place = ?", (place,)).fetchone() is not None
        )

    def has_results(self) -> bool:
        """Say whether anything is kept."""
        return self._connection.execute("SELECT 1 FROM results LIMIT 1").fetchone() is not None

    def record(self, key: str) -> bytes:
        """Return a record as indented JSON in UTF-8.

        Args:
            key: of a result with the status parsed.

        """
        return inflate(self._blob("SELECT record FROM results WHERE key = ?", key))

    def text(self, key: str) -> bytes:
        """Return the characters that a record's evidence points into, in UTF-8.

        Args:
            key: of a result that was stored with its text.

        """
        return self.laid_out(key).content.encode()

    def laid_out(self, key: str) -> Text:
        """Return the text that a record's evidence points into, with its lines, pages and furniture.

        Args:
            key: of a result that was stored with its text.

        """
        return inflate_text(self._blob("SELECT text FROM results WHERE key = ?", key))

    def _blob(self, query: str, key: str) -> bytes:
        data: bytes
        (data,) = self._connection.execute(query, (key,)).fetchone()
        return data

    def forget_others(self) -> None:
        """Drop the results that no file of this run has: of files that are gone, of other versions and options."""
        self._connection.execute(
            "DELETE FROM results WHERE key NOT IN (SELECT key FROM files WHERE key IS NOT NULL)"
        )


@contextmanager
def open_ledger(out: Path) -> Iterator[Ledger]:
    """Open the ledger of a folder, or begin one; nobody else can while it is open.

    Args:
        out: a folder that is there.

    Raises:
        ArchiveError: if another run has it open, if it is damaged, or if it comes from a later version.

    """
    path = out / NAME
    try:
        # Each result is stored at once; after a power cut the last few may have to be read again.
        connection = sqlite3.connect(path, timeout=0, isolation_level=None)
        try:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            _check_head(connection, path)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            # What a run leaves out is not to linger in the free pages of one that did not.
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute("BEGIN IMMEDIATE")  # takes the lock, which the mode above then keeps
            connection.execute("COMMIT")
            connection.executescript(_TABLES)
            yield Ledger(connection)
        finally:
            connection.close()
    except (sqlite3.DatabaseError, zlib.error) as error:
        raise database_trouble(path, error) from error


def _check_head(connection: sqlite3.Connection, path: Path) -> None:
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (form,) = connection.execute("PRAGMA user_version").fetchone()
    if tables and application != APPLICATION:
        raise ArchiveError(f"{path} is a database of another program; choose another OUT")
    if form > FORMAT:
        raise ArchiveError(
            f"{path} was written by a later version of minutes-extract; update this one, or choose another OUT"
        )
    if form < FORMAT:
        connection.execute("DROP TABLE IF EXISTS results")  # of an earlier format: all is read again
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {FORMAT}")
