"""All stages in order: bytes to pages, text, meetings, findings and the record."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from minutes_extract import assembling, records
from minutes_extract.detecting.actions import find_actions
from minutes_extract.detecting.apologies import read_apologies
from minutes_extract.detecting.attendance import read_attendance
from minutes_extract.detecting.chairing import find_chair
from minutes_extract.detecting.closing import find_end_time, find_next_meeting, find_signature
from minutes_extract.detecting.declarations import find_declarations
from minutes_extract.detecting.findings import PersonFound
from minutes_extract.detecting.resolutions import find_resolutions
from minutes_extract.detecting.substitutions import read_substitutions
from minutes_extract.detecting.title import find_title
from minutes_extract.diagnosing import diagnose
from minutes_extract.layout import lay_out
from minutes_extract.reading import read
from minutes_extract.segmenting import segment
from minutes_extract.version import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_extract.detecting.findings import SubstitutionFound
    from minutes_extract.segmenting.blocks import Block
    from minutes_extract.segmenting.parts import ItemPart, MeetingPart
    from minutes_extract.spans import Text

ATTENDANCE_ITEMS = 6
"""How many items from the first may still tell who apologised or stood in."""

OPENING_ITEMS = 3
"""How many items from the first may tell who took the chair."""

_ABOUT_ATTENDANCE = re.compile(r"(?i)apolog|attendance|absence|present|welcome|substitut|membership|quor")
_ABOUT_APOLOGIES = re.compile(r"(?i)apolog|absence|absent")


def read_bytes(data: bytes, name: str = "-", *, reader: str = "auto", ocr: str = "auto") -> Text:
    """Return the text of a document, the one that evidence points into.

    Args:
        data: the file's bytes.
        name: its name.
        reader: how to read a PDF: auto, pdfium or pdfplumber.
        ocr: which pages of a PDF to recognise: auto (those without a text layer), never, always.

    Raises:
        MinutesError: one of its kinds, where the document cannot be read.

    """
    return lay_out(read(data, name, reader, ocr))


def parse_bytes(data: bytes, name: str = "-", *, reader: str = "auto", ocr: str = "auto") -> records.Record:
    """Return the record of a document.

    Args:
        data: the file's bytes.
        name: its name, without folders.
        reader: how to read a PDF: auto, pdfium or pdfplumber.
        ocr: which pages of a PDF to recognise: auto (those without a text layer), never, always.

    Raises:
        MinutesError: one of its kinds, where the document cannot be read.

    """
    return parse_with_text(data, name, reader=reader, ocr=ocr)[0]


def parse_with_text(
    data: bytes, name: str = "-", *, reader: str = "auto", ocr: str = "auto", with_places: bool = False
) -> tuple[records.Record, Text]:
    """Return the record of a document and the text that its evidence points into, in one reading.

    Args:
        data: the file's bytes.
        name: its name, without folders.
        reader: how to read a PDF: auto, pdfium or pdfplumber.
        ocr: which pages of a PDF to recognise: auto (those without a text layer), never, always.
        with_places: whether the text is to say where each of its words stands on its page.

    Raises:
        MinutesError: one of its kinds, where the document cannot be read.

    """
    pages = read(data, name, reader, ocr)
    text = lay_out(pages, with_places=with_places)
    parts = segment(text)
    meetings = [_meeting(text, part) for part in parts]
    diagnostics = [odd for meeting in meetings for odd in diagnose(text, meeting)]
    if not meetings:
        diagnostics.append(
            records.Diagnostic(
                code="no-minutes", message="No minutes of a meeting were found in this document.", evidence=[]
            )
        )
    unread = [page.number for page in pages.pages if page.number is not None and not page.words]
    if unread:
        numbers = ", ".join(map(str, unread))
        diagnostics.append(
            records.Diagnostic(
                code="pages-without-text",
                message=f"Nothing was read on page {numbers}: blank, or a picture that was not recognised.",
                evidence=[],
            )
        )
    drawn = [page.number for page in pages.pages if page.drawn and page.words]
    if drawn:
        diagnostics.append(
            records.Diagnostic(
                code="drawn-text-unread",
                message=f"Page {', '.join(map(str, drawn))} also holds writing drawn as shapes; it was not recognised.",
                evidence=[],
            )
        )
    record = records.Record(
        schema_version="1.0",
        producer=records.Producer(name="minutes-extract", version=__version__),
        source=records.Source(
            name=name,
            sha256=hashlib.sha256(data).hexdigest(),
            media_type=pages.media_type,
            bytes=len(data),
            pages=text.pages,
            text_sha256=hashlib.sha256(text.content.encode()).hexdigest(),
            ocr=records.Recognition(engine=pages.ocr_engine, pages=list(pages.ocr_pages))
            if pages.ocr_engine
            else None,
        ),
        meetings=meetings,
        diagnostics=diagnostics,
    )
    return record, text


def _meeting(text: Text, part: MeetingPart) -> records.Meeting:
    attendance = read_attendance(text, *part.attendance) if part.attendance[1] > part.attendance[0] else None
    people = list(attendance.people) if attendance else []
    substitutions = list(attendance.substitutions) if attendance else []
    told = [block for block in part.opening if not _is_listed(block, people)]
    _add_told(people, read_apologies(text, told, own_item=False), substitutions)
    substitutions += read_substitutions(text, part.loose)
    _add_told(people, read_apologies(text, part.loose, own_item=False), substitutions)
    for item in _flat(part.items)[:ATTENDANCE_ITEMS]:
        item_title = assembling.mended(text, item.title)
        if item.title and not _ABOUT_ATTENDANCE.search(item_title):
            continue
        own = bool(_ABOUT_APOLOGIES.search(item_title))
        _add_told(people, read_apologies(text, item.body, own_item=own), substitutions)
        substitutions += read_substitutions(text, item.body, told_of=item_title)
    people += _stand_ins(people, substitutions)
    title = find_title(text, part.heading, part.attendance, text.line_number(part.extent.end) + 1)
    date = title.date.value if title.date else None
    first = text.line_number(part.items[0].extent.start) if part.items else part.attendance[1]
    end = min(part.closing[1], len(text.lines))
    loose, _ = find_resolutions(text, part.loose)
    opening = [block for item in part.items[:OPENING_ITEMS] for block in item.body]
    chair = find_chair(text, people, part.heading[0], min(part.attendance[1] + 3, len(text.lines)), opening)
    return assembling.meeting(
        text,
        part,
        title,
        find_end_time(text, first, end, title.start_time.value if title.start_time else None),
        people,
        chair,
        _once(substitutions),
        [_item(text, item) for item in part.items],
        loose,
        find_next_meeting(text, first, end, date),
        find_signature(text, part.closing[0], end),
    )


def _is_listed(block: Block, people: Sequence[PersonFound]) -> bool:
    """Say whether a block of the attendance block names people who were read from it."""
    return any(block.span.start <= span.start < block.span.end for person in people for span in person.spans)


def _flat(items: Sequence[ItemPart]) -> list[ItemPart]:
    return [part for item in items for part in (item, *item.items)]


def _add_told(
    people: list[PersonFound],
    told: tuple[list[PersonFound], list[SubstitutionFound]],
    substitutions: list[SubstitutionFound],
) -> None:
    """Add those whom an item tells of, unless the block has listed them with the same status."""
    known = {(_letters(person.name), person.status) for person in people}
    known |= {(letters, "absent") for letters, status in known if status == "apologies"}
    for person in told[0]:
        key = (_letters(person.name), person.status)
        if key not in known and not any(_is_shorter_form(person, listed) for listed in people):
            known.add(key)
            people.append(person)
    substitutions += told[1]


def _stand_ins(
    people: Sequence[PersonFound], substitutions: Sequence[SubstitutionFound]
) -> list[PersonFound]:
    """Return those who attended for others, as sentences tell, and whom no list names."""
    here: list[PersonFound] = []
    for told in substitutions:
        person = PersonFound(
            told.substitute,
            None,
            None,
            None,
            "present",
            False,
            None,
            None,
            told.spans,
            "attendance.substitute",
        )
        listed = [p for p in (*people, *here) if p.status in {"present", "in_attendance"}]
        known = any(
            _letters(p.name) == _letters(person.name)
            or p.name.split()[-1].casefold() == person.name.split()[-1].casefold()
            for p in listed
        )
        if told.kind == "substitute" and not known:
            here.append(person)
    return here


def _is_shorter_form(told: PersonFound, listed: PersonFound) -> bool:
    """Say whether a sentence names somebody whom the block lists, by surname or initials ("Prof Coyle", "A Coyle")."""
    short, full = told.name.split(), listed.name.split()
    statuses = {told.status, "absent"} if told.status == "apologies" else {told.status}
    if listed.status not in statuses or short[-1].casefold() != full[-1].casefold():
        return False
    if len(short) == 1:
        return len(full) > 1
    initials = [word.strip(".")[:1] for word in short[:-1]]
    return all(len(word.strip(".")) == 1 for word in short[:-1]) and initials[0] == full[0][:1]


def _once(substitutions: Sequence[SubstitutionFound]) -> list[SubstitutionFound]:
    """Keep one of each substitution: it may stand in the block and again in a sentence."""
    kept: dict[str, SubstitutionFound] = {}
    for found in substitutions:
        key = _letters(found.substitute)
        if key not in kept or (found.substituted and not kept[key].substituted):
            kept[key] = found
    return list(kept.values())


def _letters(name: str) -> str:
    return re.sub(r"\W+", "", name).casefold()


def _item(text: Text, part: ItemPart) -> records.Item:
    resolutions, motions = find_resolutions(text, part.body)
    title = assembling.mended(text, part.title)
    return assembling.item(
        text,
        part,
        resolutions,
        motions,
        find_actions(text, part.body),
        find_declarations(text, part.body, title),
        [_item(text, sub) for sub in part.items],
    )
