"""Pages for people: an index of the archive, a page for each body and one for each document."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import quote

from minutes_extract.archive.outputs.whole import write_whole
from minutes_extract.view.archive import (
    DocumentEntry,
    enter_meetings,
    gather_bodies,
    render_body,
    render_index,
)
from minutes_extract.view.document import Surroundings, render_document
from minutes_extract.view.findings import Findings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from minutes_extract.archive.tables import Document
    from minutes_extract.records import Record
    from minutes_extract.spans import Text

INDEX = "index.html"
BODIES = "bodies"
FOLDER = "pages"


@contextmanager
def writing_html(out: Path) -> Iterator[Callable[[Document, Record | None, Text | None, bytes], None]]:
    """Give a function that writes the page of one document after another; write the others when all are done.

    Args:
        out: the OUT of the run.

    """
    entries: list[DocumentEntry] = []

    def add(document: Document, record: Record | None, text: Text | None, place: bytes) -> None:
        link = None
        if record is not None and text is not None:
            link = quote(place)
            around = Surroundings(document.path, "../" * place.count(b"/") + INDEX, document.copy_of)
            page = render_document(record, text, Findings(record), {}, around)
            write_whole(out, out / os.fsdecode(place), page.encode())
        entries.append(
            DocumentEntry(
                path=document.path,
                status=document.status,
                error_code=document.error_code,
                error_message=document.error_message,
                copy_of=document.copy_of,
                link=link,
                meetings=enter_meetings(record, document.councils) if record else (),
                diagnostics=len(record.diagnostics) if record else 0,
            )
        )

    yield add
    bodies = gather_bodies(entries)
    for body in bodies:
        write_whole(out, out / BODIES / body.page, render_body(body).encode())
    _remove_others(out / BODIES, {body.page for body in bodies})
    write_whole(out, out / INDEX, render_index(entries, bodies).encode())


def _remove_others(folder: Path, kept: set[str]) -> None:
    """Remove the pages of bodies that the archive no longer has."""
    if folder.is_dir():
        for path in folder.iterdir():
            if path.name not in kept:
                path.unlink()
        if not kept:
            folder.rmdir()
