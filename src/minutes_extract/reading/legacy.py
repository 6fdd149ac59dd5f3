"""Old Word files (.doc) and Rich Text, by a program that is installed for them."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from minutes_extract.errors import DamagedFileError, EncryptedFileError, MissingToolError
from minutes_extract.reading.containers import Container

if TYPE_CHECKING:
    from minutes_extract.reading.pages import Pages

TIME_LIMIT = 120
"""Seconds after which a program is stopped."""

DOC, RTF = "application/msword", "application/rtf"

_ENDINGS = {DOC: "doc", RTF: "rtf"}
_READERS = {
    DOC: (("antiword", "-m", "UTF-8.txt", "-w", "0"), ("catdoc", "-d", "utf-8", "-w")),
    RTF: (("unrtf", "--html", "--quiet"),),
}
"""The programs that stand in where there is no LibreOffice, each with its options."""

_INSTALL = {
    DOC: "LibreOffice (apt-get install libreoffice-writer-nogui) or antiword",
    RTF: "LibreOffice (apt-get install libreoffice-writer-nogui) or unrtf",
}
_NAMES = {DOC: "an old Word file (.doc)", RTF: "a Rich Text file (.rtf)"}


def read_legacy(data: bytes, media_type: str) -> Pages:
    """Read an old Word or a Rich Text file with LibreOffice, or with a lesser program.

    Args:
        data: the file's bytes.
        media_type: DOC or RTF.

    Raises:
        DamagedFileError: if the program cannot make anything of the file.
        EncryptedFileError: if it needs a password.
        MissingToolError: if none of the programs is installed.

    """
    from dataclasses import replace

    if b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0" in data:
        raise EncryptedFileError("needs a password; save it without one first")
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office:
        from minutes_extract.reading.odt import read_odt

        return replace(read_odt(Container(_convert(office, data, media_type))), media_type=media_type)
    for command in _READERS[media_type]:
        program = shutil.which(command[0])
        if program:
            return replace(_read_output(program, command[1:], data, media_type), media_type=media_type)
    raise MissingToolError(
        f"is {_NAMES[media_type]}; to read it, install {_INSTALL[media_type]}, or save it as .docx"
    )


def _convert(office: str, data: bytes, media_type: str) -> bytes:
    """Return what LibreOffice makes of a file: an OpenDocument text."""
    with tempfile.TemporaryDirectory(prefix="minutes-extract-") as folder:
        source = Path(folder, f"source.{_ENDINGS[media_type]}")
        source.write_bytes(data)
        # A profile of its own: it neither waits for a LibreOffice that is open nor reads its settings.
        command = [
            office, f"-env:UserInstallation={Path(folder, 'profile').as_uri()}", "--headless", "--norestore",
            "--nolockcheck", "--convert-to", "odt", "--outdir", folder, str(source),
        ]  # fmt: skip
        _run(command, folder)
        made = Path(folder, "source.odt")
        if not made.is_file():
            raise DamagedFileError(f"is damaged: LibreOffice cannot open {_NAMES[media_type]}")
        return made.read_bytes()


def _read_output(program: str, options: tuple[str, ...], data: bytes, media_type: str) -> Pages:
    """Return what a program that prints text, or HTML, makes of a file."""
    from minutes_extract.reading.html import read_html
    from minutes_extract.reading.text import read_text

    with tempfile.TemporaryDirectory(prefix="minutes-extract-") as folder:
        source = Path(folder, f"source.{_ENDINGS[media_type]}")
        source.write_bytes(data)
        printed = _run([program, *options, str(source)], folder)
    if not printed.strip():
        raise DamagedFileError(f"is damaged: {Path(program).name} can make nothing of it")
    return read_html(printed) if media_type == RTF else read_text(printed)


def _run(command: list[str], folder: str) -> bytes:
    environment = {**os.environ, "HOME": folder, "LC_ALL": "C.UTF-8"}
    try:
        done = subprocess.run(  # noqa: S603 - a program found on PATH, and options of our own
            command, cwd=folder, env=environment, capture_output=True, timeout=TIME_LIMIT, check=False,
            stdin=subprocess.DEVNULL,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        name = Path(command[0]).name
        raise DamagedFileError(
            f"takes {name} more than {TIME_LIMIT} seconds to read; save it as .docx"
        ) from error
    except OSError as error:
        raise MissingToolError(f"cannot be read: {Path(command[0]).name} does not start") from error
    return done.stdout
