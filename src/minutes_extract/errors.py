"""One tree of errors; each knows the exit code that the command line gives for it."""

from __future__ import annotations

from typing import ClassVar


class MinutesError(Exception):
    """Something that keeps a document from being read, in one line that a person can act on.

    Catch this one to catch them all.
    """

    exit_code: ClassVar[int] = 2
    code: ClassVar[str] = "error"


class NotReadableError(MinutesError):
    """The file cannot be opened: it is missing, a folder, or not ours to read."""

    code = "not-readable"


class EmptyFileError(MinutesError):
    """The file holds no bytes, or nothing but white space."""

    code = "empty"


class UnknownTypeError(MinutesError):
    """The bytes are of no type that can be read."""

    code = "unknown-type"


class DamagedFileError(MinutesError):
    """The file claims a type that its bytes do not keep to."""

    code = "damaged"


class EncryptedFileError(MinutesError):
    """The file needs a password to open."""

    code = "encrypted"


class TooLargeError(MinutesError):
    """The file, or what it unpacks to, is larger or more deeply nested than any minutes are."""

    code = "too-large"


class MissingToolError(MinutesError):
    """Reading this file needs a program or a package that is not installed."""

    code = "missing-tool"


class NoTextError(MinutesError):
    """The pages hold pictures, and no text to read."""

    code = "no-text"


class RecordError(MinutesError):
    """A file that should be a record is none."""

    code = "not-a-record"


class ArchiveError(MinutesError):
    """A run over a folder cannot begin or go on: its OUT, its ledger, its workers or the disk are in trouble."""

    code = "archive"


class CopiesIndexError(MinutesError):
    """The index of copies cannot be used: it is another kind of file, of another version, or not ours to write."""

    code = "copies-index"
