"""Tesseract, where it is installed: a picture of a page to words."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

from minutes_extract.errors import DamagedFileError

if TYPE_CHECKING:
    from minutes_extract.reading.ocr import Picture, Seen

TIME_LIMIT = 180
"""Seconds after which a page is given up."""

DOUBTFUL = 25.0
"""Below this confidence, out of 100, a mark with hardly a letter in it is a speck."""

_WORD_LEVEL = "5"


def version() -> str | None:
    """Return Tesseract's name and version, or None where it does not start."""
    try:
        done = subprocess.run(["tesseract", "--version"], capture_output=True, timeout=30, check=True)  # noqa: S607
    except (OSError, subprocess.SubprocessError):
        return None
    return (done.stdout or done.stderr).decode("utf-8", "replace").split("\n", 1)[0].strip() or None


def recognise(picture: Picture) -> list[Seen]:
    """Return the words of a picture.

    Args:
        picture: a page.

    Raises:
        DamagedFileError: if Tesseract fails, or takes too long.

    """
    from minutes_extract.reading.ocr import DPI

    header = f"P5 {picture.width} {picture.height} 255\n".encode("ascii")
    # One thread each: pages are many and cores few, and the words are the same.
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    command = ["tesseract", "stdin", "stdout", "--dpi", str(DPI), "-l", "eng", "tsv"]
    try:
        done = subprocess.run(  # noqa: S603 - Tesseract, with options of our own
            command, input=header + picture.data, capture_output=True, timeout=TIME_LIMIT, check=True,
            env=environment,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise DamagedFileError(
            f"takes Tesseract more than {TIME_LIMIT} seconds a page; --ocr never leaves out what has to be recognised"
        ) from error
    except (OSError, subprocess.CalledProcessError) as error:
        raise DamagedFileError("cannot be recognised: Tesseract fails on one of its pages") from error
    return read_tsv(done.stdout.decode("utf-8", "replace"))


def read_tsv(table: str) -> list[Seen]:
    r"""Return the words of Tesseract's table.

    >>> header = "level page block par line word left top width height conf text"
    >>> row = "5\t1\t1\t1\t1\t1\t10\t20\t30\t12\t96.5\tPresent"
    >>> read_tsv(header + "\n" + row)[0].right
    40.0

    """
    from minutes_extract.reading.ocr import Seen

    words = []
    lines: dict[tuple[str, ...], int] = {}
    for row in table.splitlines():
        fields = row.split("\t")
        if len(fields) < 12 or fields[0] != _WORD_LEVEL or not fields[11].strip():
            continue
        left, top, width, height = (float(field) for field in fields[6:10])
        text = fields[11].strip()
        doubtful = float(fields[10]) < DOUBTFUL and sum(c.isalnum() for c in text) < 2
        line = lines.setdefault(tuple(fields[1:5]), len(lines))
        words.append(Seen(text, left, top, left + width, top + height, line, doubtful))
    return words
