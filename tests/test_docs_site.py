"""The site that `make docs` builds: without a warning, complete, and loading nothing from elsewhere."""

from __future__ import annotations

import html
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import click
import pytest

import minutes_extract
from conftest import ROOT
from minutes_extract.cli import COMMANDS, cli

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("mkdocs", reason="MkDocs is not installed: pip install '.[docs]'")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", folder],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    return folder


def words_of(page: Path) -> str:
    text = re.sub(r"<[^>]+>", "", page.read_text(encoding="utf-8"))
    return " ".join(html.unescape(text).split())


def test_every_command_and_option(site: Path) -> None:
    words = words_of(site / "commands.html")
    for name in COMMANDS:
        command = cli.get_command(click.Context(cli), name)
        assert command is not None
        assert f"minutes-extract {name} " in words
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert max(parameter.opts, key=len) in words


def test_every_key_of_the_schema(site: Path) -> None:
    words = words_of(site / "schema.html").split()
    for model in (minutes_extract.Record, minutes_extract.Comparison, minutes_extract.Copies):
        schema = model.model_json_schema(by_alias=True, mode="serialization")
        for name, part in {model.__name__: schema, **schema["$defs"]}.items():
            assert name in words
            assert set(part["properties"]) <= set(words)


def test_every_public_name(site: Path) -> None:
    library = (site / "library.html").read_text(encoding="utf-8")
    schema = (site / "schema.html").read_text(encoding="utf-8")
    for name in minutes_extract.__all__:
        stands = f'id="minutes_extract.{name}"' in library or f'id="{name.lower()}"' in schema
        assert stands or name == "__version__", name


def test_examples_are_code(site: Path) -> None:
    library = (site / "library.html").read_text(encoding="utf-8")
    assert "<blockquote>" not in library
    assert library.count("&gt;&gt;&gt;") >= 5


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        loaded = re.findall(r'<(?:script|img|iframe|source)[^>]+src="([^"]+)"', text)
        loaded += re.findall(r'<link[^>]+rel="(?:stylesheet|preconnect|icon)"[^>]+href="([^"]+)"', text)
        loaded += re.findall(r'<link[^>]+href="([^"]+)"[^>]+rel="(?:stylesheet|preconnect|icon)"', text)
        assert loaded
        assert not [address for address in loaded if re.match(r"(?:https?:)?//", address)], page.name
    for sheet in site.rglob("*.css"):
        assert not re.search(r"url\(['\"]?(?:https?:)?//", sheet.read_text(encoding="utf-8")), sheet.name
