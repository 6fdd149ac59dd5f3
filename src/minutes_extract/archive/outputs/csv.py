"""Tables as CSV files that a spreadsheet opens safely."""

from __future__ import annotations

import csv
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from minutes_extract.archive.outputs.whole import whole_file
from minutes_extract.archive.tables import TABLES, Document, Value, rows_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from minutes_extract.records import Record

FOLDER = "csv"

_BEGINS_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
"""What makes a spreadsheet compute a cell, or run what stands in it, instead of showing it."""


@contextmanager
def writing_csv(out: Path, *, bom: bool) -> Iterator[Callable[[Document, Record | None], None]]:
    """Give a function that takes one document after another, and write a CSV file for each table.

    Args:
        out: the OUT of the run.
        bom: whether each file begins with a byte order mark, by which Excel knows UTF-8.

    """
    with ExitStack() as stack:
        writers = {}
        for table in TABLES:
            scratch = stack.enter_context(whole_file(out, out / FOLDER / f"{table.name}.csv"))
            stream = stack.enter_context(
                scratch.open("w", encoding="utf-8-sig" if bom else "utf-8", newline="")
            )
            writers[table.name] = csv.writer(stream, lineterminator="\n")
            writers[table.name].writerow(column.name for column in table.columns)

        def add(document: Document, record: Record | None) -> None:
            for table, row in rows_of(document, record):
                writers[table].writerow([safe_cell(value) for value in row])

        yield add


def safe_cell(value: Value) -> Value:
    """Return a value as a spreadsheet may be given it: what looks like a formula gets an apostrophe in front.

    Args:
        value: of a column.

    >>> safe_cell("=1+1"), safe_cell("- noted"), safe_cell("Noted"), safe_cell(3)
    ("'=1+1", "'- noted", 'Noted', 3)

    """
    if isinstance(value, str):
        value = value.replace("\0", "")
        if value.startswith(_BEGINS_FORMULA):
            return "'" + value
    return value
