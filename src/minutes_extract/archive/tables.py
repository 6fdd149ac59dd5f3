"""The tables that an archive becomes: their columns, their keys, and the rows of one document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from minutes_extract.bodies import fold_body

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from minutes_extract.records import Evidence, Item, Meeting, Named, Record, Resolution

Value = str | int | None
Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Args:
        name: in lower case.
        type: text or integer.
        references: the table whose key it holds.

    """

    name: str
    type: Literal["text", "integer"] = "text"
    references: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table; its first column is its key.

    Args:
        name: in the plural.
        columns: the key first.

    """

    name: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """What the tables say of a file, whatever came of it.

    Args:
        id: the first 16 digits of its SHA-256; with "~2" for the second file of the same bytes, and so on.
        path: below the archive, as characters.
        sha256: of its bytes; None where they could not be read.
        status, error_code, error_message: as in the manifest.
        copy_of: the path of the file whose copy it is.
        meeting_copies: for each of its meetings, the path of the file that has it too; None where none has, and
            empty where nobody asked.
        councils: for each of its meetings, the council that its heading names beside the body; None where none.

    """

    id: str
    path: str
    sha256: str | None
    status: str
    error_code: str | None
    error_message: str | None
    copy_of: str | None
    meeting_copies: tuple[str | None, ...] = ()
    councils: tuple[str | None, ...] = ()


def _text(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name) for name in names)


def _integers(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, "integer") for name in names)


_PLACE = _integers("page", "line", "start", "end")
"""Where a row was read: the first piece of its evidence."""

_ID = Column("id")
_DOCUMENT = Column("document", references="documents")
_MEETING = Column("meeting", references="meetings")
_ITEM = Column("item", references="items")
_POSITION = Column("position", "integer")

TABLES = (
    Table(
        "documents",
        (
            *_text("id", "path", "sha256", "status", "error_code", "error_message", "copy_of", "media_type"),
            *_integers("bytes", "pages", "meetings"),
        ),
    ),
    Table(
        "meetings",
        (
            _ID,
            _DOCUMENT,
            _POSITION,
            *_text("body", "title", "status", "date", "start_time", "end_time", "venue", "chair"),
            *_text("next_date", "next_time", "next_venue", "signed_by", "signed_role"),
            *_integers("start", "end"),
            *_text("copy_of", "council", "body_key"),
        ),
    ),
    Table(
        "attendance",
        (
            _ID,
            _MEETING,
            _POSITION,
            *_text("name", "status", "affiliation", "honorific", "post_nominals"),
            Column("is_chair", "integer"),
            *_text("group_heading", "note"),
            *_PLACE,
        ),
    ),
    Table(
        "substitutions",
        (
            _ID,
            _MEETING,
            _POSITION,
            *_text("substitute", "substituted", "substituted_affiliation", "kind"),
            *_PLACE,
        ),
    ),
    Table(
        "items",
        (
            _ID,
            _MEETING,
            Column("parent", references="items"),
            _POSITION,
            *_text("number", "label", "title", "text"),
            *_PLACE,
        ),
    ),
    Table(
        "resolutions",
        (
            _ID,
            _MEETING,
            _ITEM,
            Column("resolution"),
            Column("clause", "integer"),
            *_text("kind", "label", "text", "resolution_text", "moved_by", "seconded_by"),
            *_integers("votes_for", "votes_against", "abstained", "unanimous"),
            *_PLACE,
        ),
    ),
    Table("actions", (_ID, _MEETING, _ITEM, _POSITION, *_text("owner", "text", "due"), *_PLACE)),
    Table("declarations", (_ID, _MEETING, _ITEM, _POSITION, *_text("name", "interest"), *_PLACE)),
    Table("diagnostics", (_ID, _DOCUMENT, _POSITION, *_text("code", "message"), *_PLACE)),
)
"""In such an order that a row only refers to rows before it."""


def rows_of(document: Document, record: Record | None) -> Iterator[tuple[str, Row]]:
    """Yield the rows of one document, each with the name of its table.

    A key is its parent's key, a letter for the kind of row and the row's ordinal from 1:
    `3f2a…-m1-i4-i2-r1-c3` is the third clause of the first resolution of the second sub-item of the
    fourth item of the first meeting. It is the same in every run.

    Args:
        document: the file.
        record: what was read from it; None where nothing could be.

    """
    source = record.source if record else None
    yield (
        "documents",
        (
            document.id,
            document.path,
            document.sha256,
            document.status,
            document.error_code,
            document.error_message,
            document.copy_of,
            source.media_type if source else None,
            source.bytes if source else None,
            source.pages if source else None,
            len(record.meetings) if record else None,
        ),
    )
    if record is None:
        return
    unknown = (None,) * len(record.meetings)
    copies, councils = document.meeting_copies or unknown, document.councils or unknown
    for position, (meeting, *more) in enumerate(zip(record.meetings, copies, councils, strict=True), 1):
        yield from _meeting_rows(document.id, position, meeting, *more)
    for position, found in enumerate(record.diagnostics, 1):
        row = (f"{document.id}-d{position}", document.id, position, found.code, found.message)
        yield "diagnostics", (*row, *_place(found.evidence))


def _meeting_rows(
    document: str, position: int, meeting: Meeting, copy_of: str | None, council: str | None
) -> Iterator[tuple[str, Row]]:
    key = f"{document}-m{position}"
    following, signature = meeting.next_meeting, meeting.signed_by
    yield (
        "meetings",
        (
            key,
            document,
            position,
            meeting.body,
            meeting.title,
            meeting.status,
            meeting.date,
            meeting.start_time,
            meeting.end_time,
            meeting.venue,
            meeting.chair,
            following.date if following else None,
            following.time if following else None,
            following.venue if following else None,
            signature.name if signature else None,
            signature.role if signature else None,
            meeting.extent.start,
            meeting.extent.end,
            copy_of,
            council,
            f"{fold_body(council)} {fold_body(meeting.body)}".strip(),
        ),
    )
    for number, person in enumerate(meeting.attendance, 1):
        yield (
            "attendance",
            (
                f"{key}-p{number}",
                key,
                number,
                person.name,
                person.status,
                person.affiliation,
                person.honorific,
                person.post_nominals,
                int(person.is_chair),
                person.group,
                person.note,
                *_place(person.evidence),
            ),
        )
    number = 0
    for substitution in meeting.substitutions:
        # A row for each person stood in for; one with nobody where the minutes do not say for whom.
        nobody: list[Named | None] = [None]
        for named in substitution.substituted or nobody:
            number += 1
            yield (
                "substitutions",
                (
                    f"{key}-s{number}",
                    key,
                    number,
                    substitution.substitute,
                    named.name if named else None,
                    named.affiliation if named else None,
                    substitution.kind,
                    *_place(substitution.evidence),
                ),
            )
    yield from _item_rows(key, None, meeting.items)
    yield from _resolution_rows(key, None, meeting.resolutions)


def _item_rows(meeting: str, parent: str | None, items: Sequence[Item]) -> Iterator[tuple[str, Row]]:
    for position, item in enumerate(items, 1):
        key = f"{parent or meeting}-i{position}"
        yield (
            "items",
            (
                key,
                meeting,
                parent,
                position,
                item.number,
                item.label,
                item.title,
                item.text,
                *_place(item.evidence),
            ),
        )
        yield from _resolution_rows(meeting, key, item.resolutions)
        for number, action in enumerate(item.actions, 1):
            row = (f"{key}-a{number}", meeting, key, number, action.owner, action.text, action.due)
            yield "actions", (*row, *_place(action.evidence))
        for number, declaration in enumerate(item.declarations, 1):
            declared = (f"{key}-n{number}", meeting, key, number, declaration.name, declaration.interest)
            yield "declarations", (*declared, *_place(declaration.evidence))
        yield from _item_rows(meeting, key, item.items)


def _resolution_rows(
    meeting: str, item: str | None, resolutions: Sequence[Resolution]
) -> Iterator[tuple[str, Row]]:
    for position, found in enumerate(resolutions, 1):
        key = f"{item or meeting}-r{position}"
        vote = found.vote
        whole = (
            found.text,
            found.moved_by,
            found.seconded_by,
            vote.for_ if vote else None,
            vote.against if vote else None,
            vote.abstained if vote else None,
            int(vote.unanimous) if vote else None,
        )
        if not found.clauses:
            row = (key, meeting, item, key, 0, found.kind, None, found.text)
            yield "resolutions", (*row, *whole, *_place(found.evidence))
        for number, clause in enumerate(found.clauses, 1):
            part = (f"{key}-c{number}", meeting, item, key, number, found.kind, clause.label, clause.text)
            yield "resolutions", (*part, *whole, *_place(clause.evidence))


def _place(evidence: Sequence[Evidence]) -> Row:
    if not evidence:
        return (None, None, None, None)
    first = evidence[0]
    return (first.page, first.line, first.start, first.end)
