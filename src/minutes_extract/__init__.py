"""Turns the minutes of meetings into validated, structured records.

>>> import minutes_extract
>>> record = minutes_extract.parse(b"Minutes of the Parish Council held on 3rd May 2024")
>>> record.source.media_type
'text/plain'
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from minutes_extract.version import __version__

if TYPE_CHECKING:
    from minutes_extract.archive.results import FileResult, parse_folder
    from minutes_extract.compare.changes import Change, Comparison
    from minutes_extract.copies.documents import Minutes, minutes_of
    from minutes_extract.copies.finding import find_copies
    from minutes_extract.copies.report import Cluster, Copies, CopyPair, Member
    from minutes_extract.errors import (
        ArchiveError,
        CopiesIndexError,
        DamagedFileError,
        EmptyFileError,
        EncryptedFileError,
        MinutesError,
        MissingToolError,
        NoTextError,
        NotReadableError,
        RecordError,
        TooLargeError,
        UnknownTypeError,
    )
    from minutes_extract.records import (
        Action,
        Attachment,
        Clause,
        Declaration,
        Diagnostic,
        Evidence,
        Extent,
        Item,
        Meeting,
        MeetingEvidence,
        Motion,
        Named,
        NamedVote,
        NextMeeting,
        Person,
        Producer,
        Recognition,
        Record,
        Resolution,
        Signature,
        Source,
        Substitution,
        Vote,
    )
    from minutes_extract.sources import Document
    from minutes_extract.spans import Furniture, Text

__all__ = [
    "Action",
    "ArchiveError",
    "Attachment",
    "Change",
    "Clause",
    "Cluster",
    "Comparison",
    "Copies",
    "CopiesIndexError",
    "CopyPair",
    "DamagedFileError",
    "Declaration",
    "Diagnostic",
    "EmptyFileError",
    "EncryptedFileError",
    "Evidence",
    "Extent",
    "FileResult",
    "Furniture",
    "Item",
    "Meeting",
    "MeetingEvidence",
    "Member",
    "Minutes",
    "MinutesError",
    "MissingToolError",
    "Motion",
    "Named",
    "NamedVote",
    "NextMeeting",
    "NoTextError",
    "NotReadableError",
    "Person",
    "Producer",
    "Recognition",
    "Record",
    "RecordError",
    "Resolution",
    "Signature",
    "Source",
    "Substitution",
    "Text",
    "TooLargeError",
    "UnknownTypeError",
    "Vote",
    "__version__",
    "diff",
    "find_copies",
    "minutes_of",
    "parse",
    "parse_folder",
    "read_text",
]


def parse(source: Document, *, reader: str = "auto", ocr: str = "auto") -> Record:
    """Read a document and return its record.

    Args:
        source: a path, the document's bytes, or a stream opened in binary mode.
        reader: how to read a PDF: "auto" or "pdfium", or "pdfplumber", the slow reference.
        ocr: which pages of a PDF to recognise: "auto" those without a text layer, "never" none,
            "always" all.

    Raises:
        MinutesError: one of its kinds, where the document cannot be read.

    >>> parse(b"AGENDA").meetings
    []

    """
    from minutes_extract.pipeline import parse_bytes
    from minutes_extract.sources import load

    data, name = load(source)
    return parse_bytes(data, name, reader=reader, ocr=ocr)


def read_text(source: Document, *, reader: str = "auto", ocr: str = "auto") -> Text:
    r"""Read a document and return the text that evidence points into.

    Args:
        source: a path, the document's bytes, or a stream opened in binary mode.
        reader: how to read a PDF: "auto" or "pdfium", or "pdfplumber", the slow reference.
        ocr: which pages of a PDF to recognise: "auto" those without a text layer, "never" none,
            "always" all.

    Raises:
        MinutesError: one of its kinds, where the document cannot be read.

    >>> read_text(b"Present:\r\nCllr Ann Other").content
    'Present:\nCllr Ann Other\n'

    """
    from minutes_extract.pipeline import read_bytes
    from minutes_extract.sources import load

    data, name = load(source)
    return read_bytes(data, name, reader=reader, ocr=ocr)


def diff(old: Document | Record, new: Document | Record, *, strict: bool = False) -> Comparison:
    r"""Say what changed between two versions of the same minutes.

    Args:
        old, new: each a document (a path, its bytes, or a stream opened in binary mode) or a record: a
            `Record`, or a file that `minutes-extract parse` wrote.
        strict: whether noise alone makes them differ.

    Raises:
        MinutesError: one of its kinds, where a document cannot be read or a record is none.

    >>> head = b"Minutes of the Parish Council held on 3rd May 2024\n\n1. Accounts\n\n"
    >>> found = diff(head + b"The clerk paid \xc2\xa3500.\n", head + b"The clerk paid \xc2\xa3600.\n")
    >>> found.same, found.changes[0].weight, found.changes[0].flags
    (False, 'substance', ['money'])

    """
    from minutes_extract.compare import compare
    from minutes_extract.loading import load_version

    return compare(load_version(old), load_version(new), strict=strict)


def __getattr__(name: str) -> object:
    """Import the parts of the library when they are first asked for: start-up stays quick."""
    if name in __all__:
        for home in (
            "errors",
            "spans",
            "records",
            "compare.changes",
            "archive.results",
            "copies.documents",
            "copies.report",
            "copies.finding",
        ):
            module = importlib.import_module(f"minutes_extract.{home}")
            if hasattr(module, name):
                return getattr(module, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
