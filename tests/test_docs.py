from __future__ import annotations

import doctest
import importlib
import pkgutil
import re
import shlex
from typing import TYPE_CHECKING

import pytest

import minutes_extract
from conftest import ROOT, Run
from minutes_extract.cli import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```\w*\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
LINES = [line for block in BLOCKS for line in block.splitlines() if re.match(r"(\$ )?minutes-extract ", line)]


def test_commands_of_the_readme(run: Callable[..., Run], tmp_path: Path) -> None:
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    assert len(LINES) >= 5
    for line in LINES:
        words = shlex.split(line.removeprefix("$ ").split(" | ")[0], comments=True)
        done = run(*words[1:], cwd=tmp_path)
        assert done.returncode == 0, (line, done.stderr)
        if words[1] == "batch":  # it says on stderr what came of the files
            assert done.stderr.endswith(b" read now\n"), line
        else:
            assert done.stderr == b"", line


def test_library_use_in_the_readme() -> None:
    found = [block for block in BLOCKS if block.startswith(">>> ")]
    assert found
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    for block in found:
        block = block.replace('"samples/', f'"{ROOT}/samples/')
        runner.run(doctest.DocTestParser().get_doctest(block, {}, "README.md", "README.md", 0))
    assert runner.summarize(verbose=False).failed == 0


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_examples_and_stands_in_the_readme(
    run: Callable[..., Run], name: str
) -> None:
    done = run(name, "--help")
    assert done.returncode == 0
    assert f"minutes-extract {name}".encode() in done.stdout.split(b"Examples:")[1]
    assert f"minutes-extract {name}" in README


MODULES = [
    module.name
    for module in pkgutil.walk_packages(minutes_extract.__path__, "minutes_extract.")
    if not module.name.endswith("__main__")
]


@pytest.mark.parametrize("name", ["minutes_extract", *MODULES])
def test_docstrings(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name), optionflags=doctest.ELLIPSIS).failed == 0


def test_every_public_name_is_there() -> None:
    for name in minutes_extract.__all__:
        assert getattr(minutes_extract, name) is not None
    with pytest.raises(AttributeError):
        minutes_extract.nonsense  # noqa: B018
