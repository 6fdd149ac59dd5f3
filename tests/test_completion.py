"""Completion in the shells that there are: the script is made, and the shell answers with it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from minutes_extract.cli import COMMANDS

PROGRAM = "minutes-extract"
ENVIRONMENT = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}

BASH = """
eval "$(_MINUTES_EXTRACT_COMPLETE=bash_source minutes-extract)"
complete -p minutes-extract >/dev/null || exit 1
COMP_WORDS=({words})
COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 ))
compopt() {{ printf '%s %s\\n' compopt "$2"; }}  # it works in a real completion only
_minutes_extract_completion minutes-extract
printf '%s\\n' "${{COMPREPLY[@]}}"
"""

ZSH = """
compdef() {{ }}  # what stands in for the line editor
_describe() {{ printf '%s\\n' "${{completions_with_descriptions[@]%%:*}}" }}
compadd() {{ printf '%s\\n' "${{completions[@]}}" }}
_path_files() {{ print "_path_files $*" }}
eval "$(_MINUTES_EXTRACT_COMPLETE=zsh_source minutes-extract)"
words=({words})
CURRENT=${{#words}}
_minutes_extract_completion
"""

FISH = """
_MINUTES_EXTRACT_COMPLETE=fish_source minutes-extract | source
complete --do-complete "{line}" | string split --fields 1 \\t
"""

SHELLS = {"bash": BASH, "zsh": ZSH, "fish": FISH}


def shell(name: str, script: str, folder: Path) -> list[str]:
    done = subprocess.run(
        [name, "-c", script],
        capture_output=True,
        text=True,
        cwd=folder,
        env={**ENVIRONMENT, "HOME": str(folder)},
        timeout=60,
        check=False,
    )
    assert done.stderr == ""
    return done.stdout.split("\n")


def answers(name: str, line: str, folder: Path) -> list[str]:
    """What a shell offers for a line that is not finished; `_` stands for an empty last word."""
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed")
    words = " ".join("''" if word == "_" else word for word in line.split())
    return shell(name, SHELLS[name].format(words=words, line=line.replace("_", "")), folder)


@pytest.mark.parametrize("name", SHELLS)
def test_commands(name: str, tmp_path: Path) -> None:
    assert set(COMMANDS) <= set(answers(name, f"{PROGRAM} _", tmp_path))


@pytest.mark.parametrize("name", SHELLS)
def test_the_beginning_of_a_command(name: str, tmp_path: Path) -> None:
    assert list(filter(None, answers(name, f"{PROGRAM} pa", tmp_path))) == ["parse"]


@pytest.mark.parametrize("name", SHELLS)
def test_options(name: str, tmp_path: Path) -> None:
    assert {"--format", "--reader", "--ocr"} <= set(answers(name, f"{PROGRAM} parse --", tmp_path))


@pytest.mark.parametrize("name", SHELLS)
def test_values_of_an_option(name: str, tmp_path: Path) -> None:
    found = answers(name, f"{PROGRAM} parse --format _", tmp_path)
    assert list(filter(None, found)) == ["json", "jsonl", "markdown"]


@pytest.mark.parametrize("name", SHELLS)
@pytest.mark.parametrize("command", sorted(set(COMMANDS) - {"schema"}))
def test_files(name: str, command: str, tmp_path: Path) -> None:
    (tmp_path / "minutes.txt").touch()
    offered = {"bash": "compopt default", "zsh": "_path_files -f", "fish": "minutes.txt"}
    assert offered[name] in answers(name, f"{PROGRAM} {command} min", tmp_path)
