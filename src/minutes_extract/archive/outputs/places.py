"""Where in OUT the record and the text of a file belong."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

NAME_MOST = 255
"""Bytes that a file's name may have on the usual file systems."""

KEPT_MOST = 200
"""Bytes kept of a name that has to be changed."""


def place_of(path: bytes, suffix: bytes, is_folder: Callable[[bytes], bool]) -> bytes:
    """Return where under its folder of OUT a file's record or text belongs: its path with a suffix.

    A name that would get too long, or that a folder has already, is marked with a digest instead.

    Args:
        path: of the file below the archive, in the bytes of the file system.
        suffix: such as b".json".
        is_folder: whether a path below the archive is a folder with files in it.

    >>> place_of(b"2024/may.pdf", b".json", lambda path: False)
    b'2024/may.pdf.json'
    >>> place_of(b"may", b".json", lambda path: path == b"may.json")
    b'may~ee4d988c.json'

    """
    folder, name = os.path.split(path)
    place = path + suffix
    if len(name + suffix) > NAME_MOST or is_folder(place):
        kept = name[:KEPT_MOST].decode("utf-8", errors="ignore").encode()
        digest = hashlib.sha256(name).hexdigest()[:8].encode()
        place = os.path.join(folder, kept + b"~" + digest + suffix)
    return place


def path_in_json(path: bytes) -> str:
    r"""Return a path as it stands in JSON: a byte that is no UTF-8 becomes \udc80 to \udcff there.

    Python reads such a name back with `os.fsencode`, and no two names become one.

    Args:
        path: in the bytes of the file system.

    """
    return path.decode("utf-8", errors="surrogateescape")


def path_in_tables(path: bytes) -> str:
    r"""Return a path as it stands in tables, which hold only characters: \xff for a byte that is no UTF-8.

    Args:
        path: in the bytes of the file system.

    >>> path_in_tables(b"caf\xe9.pdf")
    'caf\\xe9.pdf'

    """
    return path.decode("utf-8", errors="backslashreplace")
