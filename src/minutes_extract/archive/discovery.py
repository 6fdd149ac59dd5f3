"""Every file under a folder, each once, whatever links and loops there are."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

from minutes_extract.archive import ledger
from minutes_extract.archive.outcomes import Outcome
from minutes_extract.errors import ArchiveError, NotReadableError

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
        outcome: why there is nothing to open; None for a file.

    """

    path: bytes
    outcome: Outcome | None = None


def find_files(archive: Path, leave_out: Path | None) -> Iterator[Found]:
    """Yield every file under a folder, in no promised order.

    Hidden files and folders (their names begin with a dot) are left out. A link to a file
    counts as a file. A link to a folder is followed, but no folder is entered twice: one that
    lies in the archive is met at its own place, and a link upwards leads nowhere. What a batch wrote
    into a folder of the archive is no part of it.

    Args:
        archive: the folder.
        leave_out: a folder that is not entered, wherever it is met; None for no such folder.

    Raises:
        ArchiveError: if the folder itself cannot be looked into.

    """
    root = os.fsencode(archive)
    entered = {_identity(os.stat(parent)) for parent in archive.resolve().parents}
    if leave_out is not None and leave_out.exists():
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
            if below and any(entry.name == os.fsencode(ledger.NAME) for entry in entries):
                continue
        except OSError as error:
            if not below:
                raise ArchiveError(
                    f"{archive} cannot be looked into: {error.strerror}; check its name, and that you may read it"
                ) from error
            yield Found(below, _not_readable(f"is a folder that cannot be looked into: {error.strerror}"))
            continue
        for entry in entries:
            if entry.name.startswith(b"."):
                continue
            path = os.path.join(below, entry.name)
            if not _is_folder(entry):
                yield Found(path, _why_not(entry))
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


def _why_not(entry: os.DirEntry[bytes]) -> Outcome | None:
    """Say why an entry that is no folder is nothing to be opened either, or return None where it is a file."""
    try:
        mode = entry.stat().st_mode
    except OSError as error:  # such as a link to nowhere
        return _not_readable(f"cannot be read: {error.strerror}")
    if stat.S_ISREG(mode):
        return None
    return Outcome("skipped", None, "not-a-file", "is a device, a socket or a pipe, not a file")


def _not_readable(words: str) -> Outcome:
    return Outcome("failed", None, NotReadableError.code, words)
