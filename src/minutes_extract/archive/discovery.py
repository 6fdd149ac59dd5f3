"""Every file under a folder, each once, whatever links and loops there are."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Identity = tuple[int, int]
"""Device and inode: two paths with one identity are one folder."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file, or a folder that cannot be looked into.

    Args:
        path: below the archive, in the bytes of the file system.
        error: why the folder cannot be looked into.

    """

    path: bytes
    error: str | None = None


def find_files(archive: Path, leave_out: Path) -> Iterator[Found]:
    """Yield every file under a folder, in no promised order.

    Hidden files and folders (their names begin with a dot) are left out. A link to a file
    counts as a file. A link to a folder is followed, but no folder is entered twice: one that
    lies in the archive is met at its own place, and a link upwards leads nowhere.

    Args:
        archive: the folder.
        leave_out: a folder that is not entered, wherever it is met.

    """
    root = os.fsencode(archive)
    entered = {_identity(os.stat(parent)) for parent in archive.resolve().parents}
    if leave_out.exists():
        entered.add(_identity(os.stat(leave_out)))
    folders = [b""]
    links: list[bytes] = []
    while folders or links:
        # Folders of the archive's own come before all linked ones, so that a file keeps its own path.
        below = folders.pop() if folders else links.pop(0)
        try:
            identity = _identity(os.stat(os.path.join(root, below)))
            if identity in entered:
                continue
            entered.add(identity)
            with os.scandir(os.path.join(root, below)) as scan:
                entries = sorted(scan, key=lambda entry: entry.name)
        except OSError as error:
            yield Found(below, f"is a folder that cannot be looked into: {error.strerror}")
            continue
        for entry in entries:
            if entry.name.startswith(b"."):
                continue
            path = os.path.join(below, entry.name)
            if not _is_folder(entry):
                yield Found(path)
            elif entry.is_symlink():
                links.append(path)
            else:
                folders.append(path)


def _identity(status: os.stat_result) -> Identity:
    return status.st_dev, status.st_ino


def _is_folder(entry: os.DirEntry[bytes]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False
