"""Where documents come from: a path, bytes or a stream, to bytes and a name."""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO

from minutes_extract.errors import NotReadableError, TooLargeError

_WRONG_TYPE = "a document is a path, bytes or a stream opened in binary mode, not {}"

MOST_BYTES = 512 * 2**20
"""Bytes of the largest file that is read."""

Document = str | os.PathLike[str] | bytes | bytearray | memoryview | BinaryIO


def load(source: Document) -> tuple[bytes, str]:
    """Return a document's bytes and its name without folders; "-" where it has none.

    Args:
        source: a path, the document's bytes, or a stream opened in binary mode.

    Raises:
        NotReadableError: if there is no such file, or it cannot be opened.

    >>> load(b"Present: Ann Other")
    (b'Present: Ann Other', '-')

    """
    if isinstance(source, bytes | bytearray | memoryview):
        return bytes(source), "-"
    if isinstance(source, str | os.PathLike):
        return load_path(Path(source)), plain_name(Path(source).name)
    if not hasattr(source, "read"):
        raise TypeError(_WRONG_TYPE.format(type(source).__name__))
    data = source.read()
    if not isinstance(data, bytes):
        raise TypeError(_WRONG_TYPE.format("a stream of text"))
    name = getattr(source, "name", None)
    return data, plain_name(Path(name).name) if isinstance(name, str) and not name.startswith("<") else "-"


def load_path(path: Path) -> bytes:
    """Return the bytes of a file.

    Args:
        path: where it is.

    Raises:
        NotReadableError: if there is no such file, or it cannot be opened.
        TooLargeError: if it is larger than any minutes.

    """
    try:
        if path.is_dir():
            raise NotReadableError("is a folder, not a file; minutes-extract batch reads folders")
        if path.stat().st_size > MOST_BYTES:
            raise TooLargeError(f"is too large: more than {MOST_BYTES // 2**20} MiB")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise NotReadableError("no such file") from error
    except PermissionError as error:
        raise NotReadableError("may not be read: permission denied") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise NotReadableError(f"cannot be read: {reason}") from error


def plain_name(name: str) -> str:
    """Return a file's name as characters that can be written; bytes of no encoding become �."""
    return os.fsencode(name).decode("utf-8", errors="replace")
