"""Files that are written whole or not at all, and only where they change."""

from __future__ import annotations

import hashlib
import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SCRATCH = ".part"
"""The folder in OUT where files are made; what is found there was left by an interrupted run."""


@contextmanager
def whole_file(out: Path, place: Path) -> Iterator[Path]:
    """Give a path to write to; when that is done, put the file in its place unless it stands there already.

    Args:
        out: the OUT of the run.
        place: where the file belongs, under OUT.

    """
    scratch = out / SCRATCH / hashlib.sha256(os.fsencode(place)).hexdigest()
    scratch.parent.mkdir(exist_ok=True)
    scratch.unlink(missing_ok=True)
    yield scratch
    if _same(scratch, place):
        scratch.unlink()
        return
    with scratch.open("rb+") as stream:
        os.fsync(stream.fileno())
    place.parent.mkdir(parents=True, exist_ok=True)
    scratch.replace(place)
    _keep_name(place.parent)


def write_whole(out: Path, place: Path, data: bytes) -> None:
    """Write bytes to a file, whole or not at all; leave a file that holds them already.

    Args:
        out: the OUT of the run.
        place: where the file belongs, under OUT.
        data: what it is to hold.

    """
    if place.is_file() and place.stat().st_size == len(data) and place.read_bytes() == data:
        return
    with whole_file(out, place) as scratch:
        scratch.write_bytes(data)


def clear_scratch(out: Path) -> None:
    """Remove what was left half made.

    Args:
        out: the OUT of the run.

    """
    shutil.rmtree(out / SCRATCH, ignore_errors=True)


def _same(scratch: Path, place: Path) -> bool:
    if not place.is_file() or scratch.stat().st_size != place.stat().st_size:
        return False
    with scratch.open("rb") as new, place.open("rb") as old:
        return hashlib.file_digest(new, "sha256").digest() == hashlib.file_digest(old, "sha256").digest()


def _keep_name(folder: Path) -> None:
    """Make sure that a name put into a folder is still there after a power cut."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
