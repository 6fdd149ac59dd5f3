"""What is compared: the words of a document, and what its record says of the meeting."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from minutes_extract.copies.normalise import normalise

if TYPE_CHECKING:
    from minutes_extract.records import Record
    from minutes_extract.spans import Text


@dataclass(frozen=True, slots=True)
class Heading:
    """What a record says of one meeting; None where it is not told."""

    body: str | None = None
    date: str | None = None
    start_time: str | None = None
    status: str | None = None


@dataclass(frozen=True)
class Minutes:
    """One document as it is compared.

    Args:
        file: its path, as it is to be reported.
        sha256: of its bytes, in hexadecimal.
        words: its words in order, normalised, with one blank between them.
        headings: what its record says of the meetings that it holds.
        recognised: whether some of its pages were recognised from pictures.
        record: the record, to tell what differs between copies; None where there is none.

    """

    file: str
    sha256: str
    words: str
    headings: tuple[Heading, ...] = ()
    recognised: bool = False
    record: Record | None = None

    @property
    def word_count(self) -> int:
        """How many words it has."""
        return self.words.count(" ") + 1 if self.words else 0

    @cached_property
    def letters(self) -> str:
        """The words without the blanks between them: how words are divided makes no difference."""
        return self.words.replace(" ", "")


def minutes_of(file: str, record: Record, text: Text) -> Minutes:
    """Return a document as it is compared.

    Args:
        file: its path, as it is to be reported.
        record: its record.
        text: its text, the one that the record's evidence points into.

    """
    headings = tuple(Heading(m.body, m.date, m.start_time, m.status) for m in record.meetings)
    words = normalise(text.content)
    return Minutes(file, record.source.sha256, words, headings, record.source.ocr is not None, record)
