"""All outputs of a run, from the ledger to OUT: what stands there afterwards is what this run makes, and no more."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from minutes_extract.archive.outputs import csv, html, parquet, sqlite
from minutes_extract.archive.outputs.places import path_in_json, path_in_tables, place_of
from minutes_extract.archive.outputs.whole import clear_scratch, whole_file, write_whole
from minutes_extract.archive.tables import Document
from minutes_extract.errors import ArchiveError
from minutes_extract.records import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from pathlib import Path

    from minutes_extract.archive.ledger import Ledger, Settled

OUTPUTS = ("records", "text", "jsonl", "csv", "sqlite", "parquet", "html")
"""What can be asked for."""

MANIFEST = "manifest.jsonl"
JSONL = "records.jsonl"
WITH_TEXT = frozenset({"text", "html"})
"""Outputs that a record alone is not enough for; they hold every word, so nothing can be left out of them."""

_EACH_ITS_OWN = {
    "records": (b"records", b".json"),
    "text": (b"text", b".txt"),
    "html": (os.fsencode(html.FOLDER), b".html"),
}
"""Outputs with a file for each file of the archive: their folder, and what is put after its name."""

PLACES = {
    "records": ("records",),
    "text": ("text",),
    "jsonl": (JSONL,),
    "csv": (csv.FOLDER,),
    "sqlite": (sqlite.NAME, sqlite.METADATA),
    "parquet": (parquet.FOLDER,),
    "html": (html.INDEX, html.BODIES, html.FOLDER),
}
"""The files and folders of OUT that each output has to itself."""

DIGITS = 16
"""Digits of a file's SHA-256 in the keys of its rows."""


def check_out(out: Path, *, has_ledger: bool) -> None:
    """Make sure that what stands in OUT was written by an earlier run, and may be replaced.

    Args:
        out: the OUT of the run.
        has_ledger: whether there is a ledger in it.

    Raises:
        ArchiveError: if it was not.

    """
    if has_ledger or (out / MANIFEST).exists():
        return
    for names in PLACES.values():
        for name in names:
            if os.path.lexists(out / name):
                raise ArchiveError(f"{out / name} was not written by an earlier run; choose another OUT")


def write_outputs(ledger: Ledger, out: Path, to: Collection[str], *, bom: bool = False) -> list[str]:
    """Write what was asked for, remove what an earlier run wrote and this one does not, and return what was removed.

    Args:
        ledger: with every file of the run settled.
        out: the OUT of the run.
        to: some of `OUTPUTS`.
        bom: whether CSV files begin with a byte order mark.

    Returns:
        the outputs that were removed.

    Raises:
        OSError: if something cannot be written.

    """
    clear_scratch(out)
    try:
        removed = _remove_unasked(out, to)
        _write(ledger, out, to, bom=bom)
    finally:
        clear_scratch(out)
    return removed


def _remove_unasked(out: Path, to: Collection[str]) -> list[str]:
    removed = [output for output in OUTPUTS if output not in to and _stands(out, output)]
    for output in removed:
        for name in PLACES[output]:
            _remove(out / name)
    return removed


def _stands(out: Path, output: str) -> bool:
    return any(os.path.lexists(out / name) for name in PLACES[output])


def _write(ledger: Ledger, out: Path, to: Collection[str], *, bom: bool) -> None:
    for output in _EACH_ITS_OWN:
        if output in to:
            _remove_strangers(ledger, out, output)
    with ExitStack() as stack:
        takers: list[Callable[[Document, Record | None], None]] = []
        if "jsonl" in to:
            takers.append(stack.enter_context(_writing_jsonl(out)))
        if "csv" in to:
            takers.append(stack.enter_context(csv.writing_csv(out, bom=bom)))
        if "sqlite" in to:
            takers.append(stack.enter_context(sqlite.writing_sqlite(out)))
        if "parquet" in to:
            takers.append(stack.enter_context(parquet.writing_parquet(out)))
        add_page = stack.enter_context(html.writing_html(out)) if "html" in to else None
        add_to_manifest = stack.enter_context(_writing_manifest(out))
        for file in ledger.settled():
            data = ledger.record(file.key) if file.has_record and file.key else None
            place = _place(ledger, file, "records") if data is not None and "records" in to else None
            if place is not None and data is not None:
                write_whole(out, out / os.fsdecode(place), data)
            if data is not None and file.key and "text" in to:
                write_whole(out, out / os.fsdecode(_place(ledger, file, "text")), ledger.text(file.key))
            add_to_manifest(file, place)
            if takers or add_page:
                document = _document(file)
                record = Record.model_validate_json(data) if data is not None else None
                for take in takers:
                    take(document, record)
                if add_page:
                    text = ledger.laid_out(file.key) if record and file.key else None
                    add_page(document, record, text, _place(ledger, file, "html"))


def _place(ledger: Ledger, file: Settled, output: str) -> bytes:
    folder, suffix = _EACH_ITS_OWN[output]
    return os.path.join(folder, place_of(file.path, suffix, ledger.has_below))


def _document(file: Settled) -> Document:
    if file.sha256 is None:
        key = "unread-" + hashlib.sha256(file.path).hexdigest()[:DIGITS]
    else:
        key = file.sha256[:DIGITS] + (f"~{file.ordinal}" if file.ordinal > 1 else "")
    return Document(
        id=key,
        path=path_in_tables(file.path),
        sha256=file.sha256,
        status=file.status,
        error_code=file.error_code,
        error_message=file.error_message,
        copy_of=None if file.copy_of is None else path_in_tables(file.copy_of),
        meeting_copies=tuple(None if path is None else path_in_tables(path) for path in file.meeting_copies),
        councils=file.councils,
    )


@contextmanager
def _writing_manifest(out: Path) -> Iterator[Callable[[Settled, bytes | None], None]]:
    with whole_file(out, out / MANIFEST) as scratch, scratch.open("wb") as stream:

        def add(file: Settled, record: bytes | None) -> None:
            entry = {
                "path": path_in_json(file.path),
                "sha256": file.sha256,
                "status": file.status,
                "error_code": file.error_code,
                "error_message": file.error_message,
                "record": None if record is None else path_in_json(record),
                "copy_of": file.copy_of and path_in_json(file.copy_of),
            }
            try:
                line = json.dumps(entry, ensure_ascii=False).encode()
            except UnicodeEncodeError:  # a name with bytes that are no UTF-8
                line = json.dumps(entry).encode()
            stream.write(line + b"\n")

        yield add


@contextmanager
def _writing_jsonl(out: Path) -> Iterator[Callable[[Document, Record | None], None]]:
    with whole_file(out, out / JSONL) as scratch, scratch.open("wb") as stream:

        def add(document: Document, record: Record | None) -> None:  # noqa: ARG001 - all takers take both
            if record is not None:
                stream.write(record.model_dump_json(by_alias=True).encode() + b"\n")

        yield add


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _remove_strangers(ledger: Ledger, out: Path, output: str) -> None:
    """Remove records or texts of files that are no longer there, and folders that this leaves empty."""
    ledger.expect(_place(ledger, file, output) for file in ledger.settled() if file.has_record)
    root = os.fsencode(out)
    for folder, _, names in os.walk(os.path.join(root, _EACH_ITS_OWN[output][0]), topdown=False):
        for name in names:
            path = os.path.join(folder, name)
            if not ledger.is_expected(os.path.relpath(path, root)):
                os.unlink(path)
        if not os.listdir(folder):
            os.rmdir(folder)
