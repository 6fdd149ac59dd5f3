"""A folder of files, read and held against what an index knows of it."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from minutes_extract.copies.documents import Minutes, minutes_of
from minutes_extract.copies.finding import take_up, tell
from minutes_extract.copies.index import Index
from minutes_extract.errors import DamagedFileError, MinutesError, NotReadableError
from minutes_extract.pipeline import parse_with_text
from minutes_extract.sources import load_path, plain_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from minutes_extract.copies.report import Copies

FILES_AT_ONCE = 64
"""Files handed out ahead for each process."""


@dataclass(frozen=True, slots=True)
class Search:
    """What a search through a folder found.

    Args:
        copies: the clusters and pairs.
        failed: files that could not be read, each with the reason.
        read: how many files were read; the others were known from the index.

    """

    copies: Copies
    failed: tuple[tuple[str, MinutesError], ...]
    read: int


def search_folder(
    folder: Path, *, index: Path | None = None, jobs: int = 1, watch: Callable[[int, int], None] | None = None
) -> Search:
    """Find the copies among all files under a folder; nothing in it is changed.

    Hidden files and folders are left out, and links are not followed.

    Args:
        folder: the folder.
        index: where to keep what was read, so that another search reads only new and changed files; None
            to keep nothing.
        jobs: how many processes read.
        watch: called after each file with how many were read and how many there are to read.

    Raises:
        NotReadableError: if there is no such folder.
        CopiesIndexError: if the index cannot be used.

    """
    files = {plain_name(os.path.relpath(path, folder)): path for path in _walk(folder)}
    if index is not None:
        files = {file: path for file, path in files.items() if not _is_part_of(path, index)}
    base = Index(index)
    done = False
    failed: list[tuple[str, MinutesError]] = []
    try:
        stamps = {file: _stamp(path) for file, path in files.items()}
        base.remove(file for file, known in base.stamps().items() if stamps.get(file) != known)
        known = base.stamps()
        new = sorted(file for file in files if file not in known)

        def read() -> Iterator[tuple[Minutes, str | None]]:
            for count, (file, outcome) in enumerate(_read_all([(f, files[f]) for f in new], jobs), 1):
                if isinstance(outcome, MinutesError):
                    failed.append((file, outcome))
                else:
                    yield outcome, stamps[file]
                if watch:
                    watch(count, len(new))

        take_up(base, read())
        found = tell(base)
        done = True
    finally:
        base.close(keep=done)
    return Search(found, tuple(failed), len(new))


def _walk(folder: Path) -> Iterator[Path]:
    if not folder.is_dir():
        raise NotReadableError("is not a folder" if folder.exists() else "no such folder")
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(place, name)
            if not name.startswith(".") and path.is_file() and not path.is_symlink():
                yield path


def _is_part_of(path: Path, index: Path) -> bool:
    return path.resolve() in {Path(f"{index.resolve()}{end}") for end in ("", "-journal", "-wal", "-shm")}


def _stamp(path: Path) -> str | None:
    try:
        status = path.stat()
    except OSError:  # gone meanwhile; reading it will say so
        return None
    return f"{status.st_size} {status.st_mtime_ns}"


def _read_all(files: Sequence[tuple[str, Path]], jobs: int) -> Iterator[tuple[str, Minutes | MinutesError]]:
    """Yield files with what was read of them, in order."""
    if jobs == 1:
        for file, path in files:
            yield file, read_file(file, path)
        return
    at = 0
    while at < len(files):
        some = files[at : at + FILES_AT_ONCE * jobs]
        try:
            with ProcessPoolExecutor(jobs) as pool:
                outcomes = list(pool.map(read_file, *zip(*some, strict=True)))
        except BrokenProcessPool:
            outcomes = [_read_alone(file, path) for file, path in some]
        yield from ((file, outcome) for (file, _), outcome in zip(some, outcomes, strict=True))
        at += len(some)


def _read_alone(file: str, path: Path) -> Minutes | MinutesError:
    """Read a file in a process that no other file depends on."""
    try:
        with ProcessPoolExecutor(1) as pool:
            return pool.submit(read_file, file, path).result()
    except BrokenProcessPool:
        return DamagedFileError("makes the reader crash")


def read_file(file: str, path: Path) -> Minutes | MinutesError:
    """Return a file as it is compared, or why it could not be read.

    Args:
        file: its path, as it is to be reported.
        path: where it is.

    """
    try:
        return minutes_of(file, *parse_with_text(load_path(path), plain_name(path.name)))
    except MinutesError as error:
        return error
