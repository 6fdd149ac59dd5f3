"""What came of one file."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from pydantic import TypeAdapter

from minutes_extract.spans import Text

if TYPE_CHECKING:
    from minutes_extract.copies.entries import Entry

Status = Literal["parsed", "failed", "copy", "skipped"]

PASSING = frozenset({"not-readable", "missing-tool", "timeout", "out-of-memory", "crashed"})
"""Codes of failures that say more of the moment or the machine than of the file: tried again by the next run."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file.

    Args:
        status: parsed, failed, copy or skipped.
        sha256: of the bytes that were read; None where none could be.
        error_code, error_message: why it failed or was skipped.
        record: the record as indented JSON in UTF-8, deflated.
        text: the text that the record's evidence points into, from `deflate_text`; None where nobody asked.
        entry: what is compared to find copies; None where nobody asked.
        councils: for each meeting of the record, the council that its heading names beside the body.

    """

    status: Status
    sha256: str | None = None
    error_code: str | None = None
    error_message: str | None = None
    record: bytes | None = None
    text: bytes | None = None
    entry: Entry | None = None
    councils: tuple[str | None, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether the same bytes would give this outcome again."""
        return self.error_code not in PASSING


def deflate(text: str) -> bytes:
    """Return text as it is kept: UTF-8, made small."""
    return zlib.compress(text.encode(), 3)


def deflate_text(text: Text) -> bytes:
    """Return a text as it is kept, with its lines, pages and furniture."""
    return zlib.compress(_TEXT.dump_json(text), 3)


def inflate_text(data: bytes) -> Text:
    """Return what `deflate_text` was given."""
    return _TEXT.validate_json(zlib.decompress(data))


_TEXT = TypeAdapter(Text)


def inflate(data: bytes) -> bytes:
    """Return what `deflate` was given, as UTF-8."""
    return zlib.decompress(data)
