"""Tables as one SQLite file, with keys, indexes, full-text search and views, and words about it for Datasette."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing, contextmanager
from importlib.resources import files
from typing import TYPE_CHECKING

from minutes_extract.archive.database import database_trouble
from minutes_extract.archive.outputs.whole import whole_file, write_whole
from minutes_extract.archive.tables import TABLES, Column, Document, Table, rows_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from minutes_extract.records import Record

NAME = "archive.db"
METADATA = "metadata.json"

INDEXED = {
    "documents": ("path", "sha256", "status"),
    "meetings": ("body", "body_key", "date"),
    "attendance": ("name", "status"),
    "substitutions": ("substitute", "substituted"),
    "resolutions": ("resolution", "kind"),
    "actions": ("owner",),
    "declarations": ("name",),
    "diagnostics": ("code",),
}
"""Columns that are asked for most; every column that refers to another table is indexed besides."""

SEARCHED = {"items": ("title", "text"), "resolutions": ("text", "resolution_text")}
"""Columns in the full-text index of a table."""


# If this is interrupted the file is thrown away: it needs no journal.
_BEGIN = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA foreign_keys = ON;
BEGIN;
"""


@contextmanager
def writing_sqlite(out: Path) -> Iterator[Callable[[Document, Record | None], None]]:
    """Give a function that takes one document after another, and write a database of all tables.

    The same rows give the same bytes.

    Args:
        out: the OUT of the run.

    """
    with whole_file(out, out / NAME) as scratch:
        with _told_apart(out / NAME):
            connection = sqlite3.connect(scratch, isolation_level=None)
            connection.executescript(_BEGIN)
            for table in TABLES:
                connection.execute(_create(table))
        inserts = {
            table.name: f"INSERT INTO {table.name} VALUES ({', '.join('?' * len(table.columns))})"
            for table in TABLES
        }

        def add(document: Document, record: Record | None) -> None:
            with _told_apart(out / NAME):
                for name, row in rows_of(document, record):
                    connection.execute(inserts[name], row)

        with closing(connection):
            yield add
            with _told_apart(out / NAME):
                _finish(connection)
    write_whole(out, out / METADATA, datasette_metadata().encode())


@contextmanager
def _told_apart(path: Path) -> Iterator[None]:
    """Tell errors of this database from those of the ledger, which is read meanwhile."""
    try:
        yield
    except sqlite3.Error as error:
        raise database_trouble(path, error) from error


def _finish(connection: sqlite3.Connection) -> None:
    for table in TABLES:
        referring = [column.name for column in table.columns if column.references]
        for name in (*referring, *INDEXED.get(table.name, ())):
            connection.execute(f'CREATE INDEX {table.name}_{name} ON {table.name} ("{name}")')
    for name, columns in SEARCHED.items():
        # Datasette knows the index by the double quotes around the table's name, and then shows a search box.
        connection.execute(
            f"CREATE VIRTUAL TABLE {name}_fts USING fts5"
            f"({', '.join(columns)}, content=\"{name}\", tokenize='porter unicode61 remove_diacritics 2')"
        )
        connection.execute(f"INSERT INTO {name}_fts ({name}_fts) VALUES ('rebuild')")
    connection.execute("COMMIT")
    connection.executescript(_resource("views.sql"))


def _create(table: Table) -> str:
    key, *others = table.columns
    parts = [f'"{key.name}" TEXT PRIMARY KEY NOT NULL', *map(_declare, others)]
    return f"CREATE TABLE {table.name} ({', '.join(parts)})"


def _declare(column: Column) -> str:
    words = f'"{column.name}" {column.type.upper()}'
    return f"{words} REFERENCES {column.references} (id)" if column.references else words


def datasette_metadata() -> str:
    """Return what Datasette is told about the database: what it is, how tables are shown, questions to ask."""
    metadata = json.loads(_resource("metadata.json"))
    metadata["databases"]["archive"]["queries"] = {
        name: {"title": title, "sql": sql} for name, title, sql in questions()
    }
    return json.dumps(metadata, indent=2, ensure_ascii=False) + "\n"


def questions() -> list[tuple[str, str, str]]:
    """Return the questions that come with an archive: a short name, the question, and its SQL."""
    found = []
    for block in _resource("questions.sql").split("\n\n"):
        heading, _, sql = block.partition("\n")
        name, _, title = heading.removeprefix("-- ").partition(": ")
        found.append((name, title, sql.strip().removesuffix(";")))
    return found


def _resource(name: str) -> str:
    return files("minutes_extract.archive.outputs").joinpath(name).read_text(encoding="utf-8")
