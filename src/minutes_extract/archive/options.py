"""What a run is asked to do with each file, and the fingerprint that tells when a result still holds."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import os
import shutil
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from minutes_extract.version import __version__

READERS = ("onnxruntime", "pdfplumber", "pypdfium2", "rapidocr")
"""The packages that turn bytes into words: another version of one may read another text."""

PROGRAMS = ("tesseract", "soffice", "libreoffice", "antiword", "catdoc", "unrtf")
"""The programs that are called where they are installed: with one more, more can be read."""


@dataclass(frozen=True, slots=True)
class ParseOptions:
    """How each file is read.

    Args:
        reader: how to read a PDF: "auto" or "pdfium", or "pdfplumber", the slow reference.

        ocr: which pages of a PDF to recognise: "auto" those without a text layer, "never", "always".
        without: what is left out of the record, some of `leaving_out.PARTS`.

    """

    reader: str = "auto"
    ocr: str = "auto"
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take.

    Args:
        timeout: seconds by the clock.
        memory: bytes of address space of the process that reads the file.

    """

    timeout: float = 300.0
    memory: int = 4 << 30


def fingerprint(options: ParseOptions) -> str:
    """Return what a result depends on besides the file itself, as one line of JSON.

    The version of the program alone would not do: a changed vocabulary changes records
    long before a release, so the source is part of it, and so are the readers' versions.

    >>> fingerprint(ParseOptions()) == fingerprint(ParseOptions(reader="pdfplumber"))
    False

    """
    parts = {
        "version": __version__,
        "source": _source_digest(),
        "readers": {name: _installed(name) for name in READERS},
        "programs": [name for name in PROGRAMS if shutil.which(name)],
        "options": asdict(options),
    }
    return json.dumps(parts, sort_keys=True)


def usable_cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _installed(package: str) -> str | None:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None


@cache
def _source_digest() -> str:
    package = Path(__file__).resolve().parent.parent
    digest = hashlib.sha256()
    for path in sorted(package.rglob("*.py")):
        place = path.relative_to(package)
        # What only carries records about, or prints them, cannot change what is read.
        if place.parts[0] not in {"archive", "cli", "view"}:
            digest.update(str(place).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
