"""Tables as Parquet files, by pyarrow."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any

from minutes_extract.archive.outputs.whole import whole_file
from minutes_extract.archive.tables import TABLES, Document, Row, Table, rows_of
from minutes_extract.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from minutes_extract.records import Record

FOLDER = "parquet"

ROWS_AT_ONCE = 5000
"""Rows of a table held in memory, and written as one group."""


def require_pyarrow() -> None:
    """Say so in time if pyarrow is missing.

    Raises:
        ArchiveError: if it is.

    """
    try:
        import pyarrow.parquet  # noqa: F401 - only to see whether it is there
    except ImportError as error:
        raise ArchiveError(
            "Parquet needs pyarrow, which is not installed; to install it, pip install 'minutes-extract[parquet]'"
        ) from error


@contextmanager
def writing_parquet(out: Path) -> Iterator[Callable[[Document, Record | None], None]]:
    """Give a function that takes one document after another, and write a Parquet file for each table.

    Args:
        out: the OUT of the run.

    """
    import pyarrow
    import pyarrow.parquet

    types = {"text": pyarrow.string(), "integer": pyarrow.int64()}
    held: dict[str, list[Row]] = {table.name: [] for table in TABLES}
    writers: dict[str, Any] = {}

    def flush(table: Table) -> None:
        rows, held[table.name] = held[table.name], []
        writer = writers[table.name]
        columns = list(zip(*rows, strict=True)) or [()] * len(table.columns)
        arrays = [
            pyarrow.array(values, types[column.type])
            for values, column in zip(columns, table.columns, strict=True)
        ]
        writer.write_table(pyarrow.Table.from_arrays(arrays, schema=writer.schema))

    with ExitStack() as stack:
        for table in TABLES:
            scratch = stack.enter_context(whole_file(out, out / FOLDER / f"{table.name}.parquet"))
            schema = pyarrow.schema([(column.name, types[column.type]) for column in table.columns])
            writers[table.name] = stack.enter_context(pyarrow.parquet.ParquetWriter(scratch, schema))
        tables = {table.name: table for table in TABLES}

        def add(document: Document, record: Record | None) -> None:
            for name, row in rows_of(document, record):
                held[name].append(row)
                if len(held[name]) >= ROWS_AT_ONCE:
                    flush(tables[name])

        yield add
        for table in TABLES:
            flush(table)
