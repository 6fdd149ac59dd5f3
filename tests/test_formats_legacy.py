"""Old Word and Rich Text files, by programs that may or may not be installed."""

from __future__ import annotations

import shutil
import stat
from typing import TYPE_CHECKING

import pytest

from minutes_extract import DamagedFileError, MissingToolError, read_text
from minutes_extract.reading import legacy

if TYPE_CHECKING:
    from pathlib import Path

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512
RICH = rb"{\rtf1\ansi Present:\par Cllr \b Ann\b0  Marlow\par}"


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A PATH of our own, with no program on it but what a test puts there."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def put(folder: Path, name: str, script: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


@pytest.mark.usefixtures("tools")
@pytest.mark.parametrize(("data", "words"), [(OLD, "antiword"), (RICH, "unrtf")])
def test_without_a_program_the_error_tells_what_to_install(data: bytes, words: str) -> None:
    with pytest.raises(MissingToolError, match=f"LibreOffice.*{words}"):
        read_text(data)


def test_antiword_stands_in(tools: Path) -> None:
    put(tools, "antiword", "echo 'Present: Ann'")
    assert read_text(OLD).content == "Present: Ann\n"


def test_unrtf_stands_in(tools: Path) -> None:
    put(tools, "unrtf", "echo '<html><p>Present:<p>Ann'")
    assert read_text(RICH).content == "Present:\nAnn\n"


def test_a_program_that_makes_nothing_of_it(tools: Path) -> None:
    put(tools, "antiword", "exit 1")
    with pytest.raises(DamagedFileError):
        read_text(OLD)
    put(tools, "soffice", "exit 0")
    with pytest.raises(DamagedFileError):
        read_text(OLD)


def test_a_program_that_does_not_end_is_stopped(tools: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(legacy, "TIME_LIMIT", 0.2)
    put(tools, "antiword", "while :; do :; done")
    with pytest.raises(DamagedFileError, match="more than"):
        read_text(OLD)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_reads_rich_text() -> None:
    text = read_text(RICH)
    assert text.content == "Present:\nCllr Ann Marlow\n"
    assert [text.slice(span) for span in text.strong] == ["Ann"]
