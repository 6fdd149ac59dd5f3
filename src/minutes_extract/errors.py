"""One tree of errors; each knows the exit code that the command line gives for it."""

from __future__ import annotations

from typing import ClassVar


class MinutesError(Exception):
    """Something that keeps a document from being read, in one line that a person can act on.

    The line says what is wrong and, after a semicolon, what to do next: the advice of the kind, unless
    the message has its own. Catch this one to catch them all.

    >>> print(DamagedFileError("is a damaged PDF"))
    is a damaged PDF; open it in the program that made it, and save it anew
    >>> print(NotReadableError("is a folder, not a file; minutes-extract batch reads folders"))
    is a folder, not a file; minutes-extract batch reads folders

    """

    exit_code: ClassVar[int] = 2
    code: ClassVar[str] = "error"
    advice: ClassVar[str] = ""

    def __str__(self) -> str:
        """Return the line."""
        words = super().__str__()
        return words if not self.advice or "; " in words else f"{words}; {self.advice}"


class NotReadableError(MinutesError):
    """The file cannot be opened: it is missing, a folder, or not ours to read."""

    code = "not-readable"
    advice = "check its name, and that you may read it"


class EmptyFileError(MinutesError):
    """The file holds no bytes, or nothing but white space."""

    code = "empty"
    advice = "fetch or save it again"


class UnknownTypeError(MinutesError):
    """The bytes are of no type that can be read."""

    code = "unknown-type"
    advice = "save it as PDF or as text"


class DamagedFileError(MinutesError):
    """The file claims a type that its bytes do not keep to."""

    code = "damaged"
    advice = "open it in the program that made it, and save it anew"


class EncryptedFileError(MinutesError):
    """The file needs a password to open."""

    code = "encrypted"
    advice = "save it without a password"


class TooLargeError(MinutesError):
    """The file, or what it unpacks to, is larger or more deeply nested than any minutes are."""

    code = "too-large"
    advice = "split it into smaller files"


class MissingToolError(MinutesError):
    """Reading this file needs a program or a package that is not installed."""

    code = "missing-tool"
    advice = "install it anew"


class NoTextError(MinutesError):
    """The pages hold pictures, and no text to read."""

    code = "no-text"
    advice = "scan it again, at 300 dots an inch or more"


class RecordError(MinutesError):
    """A file that should be a record is none."""

    code = "not-a-record"
    advice = "minutes-extract parse writes records"


class ArchiveError(MinutesError):
    """A run over a folder cannot begin or go on: its OUT, its ledger, its workers or the disk are in trouble."""

    code = "archive"


class CopiesIndexError(MinutesError):
    """The index of copies cannot be used: it is another kind of file, of another version, or not ours to write."""

    code = "copies-index"
    advice = "name another file with --index, or remove this one"
