"""Old Word and Rich Text files, by programs that may or may not be installed."""

from __future__ import annotations

import shutil
import stat
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from minutes_extract import DamagedFileError, MissingToolError, read_text
from minutes_extract.reading import legacy

if TYPE_CHECKING:
    from pathlib import Path

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512
RICH = rb"{\rtf1\ansi Present:\par Cllr \b Ann\b0  Marlow\par}"

POINTS_TO_A_PICTURE = """\
<?xml version="1.0"?>
<office:document
  xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
  xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
  xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
  xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
  xmlns:xlink="http://www.w3.org/1999/xlink"
  office:mimetype="application/vnd.oasis.opendocument.text" office:version="1.2">
<office:body><office:text><text:p>Present: Ann</text:p><text:p>
<draw:frame svg:width="2cm" svg:height="2cm" text:anchor-type="as-char">
<draw:image xlink:href="{}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>
</draw:frame></text:p></office:text></office:body></office:document>
"""


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


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_fetches_no_picture(tmp_path: Path) -> None:
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815 - the names that http.server wants

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        picture = f"http://127.0.0.1:{server.server_port}/picture.png"
        (tmp_path / "minutes.fodt").write_text(POINTS_TO_A_PICTURE.format(picture))
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        subprocess.run(
            ["soffice", profile, "--headless", "--convert-to", "doc", "minutes.fodt"],
            cwd=tmp_path,
            check=True,
        )
        assert asked  # LibreOffice fetches it, left to itself
        asked.clear()
        assert read_text(tmp_path / "minutes.doc").content == "Present: Ann\n"
        server.shutdown()
    assert asked == []
