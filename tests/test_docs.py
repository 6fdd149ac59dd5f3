from __future__ import annotations

import doctest
import importlib
import os
import pkgutil
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import minutes_extract
from conftest import ROOT, Run
from minutes_extract.cli import COMMANDS
from pages import PAGES, Block, Command, blocks_of, commands_of, is_as_shown, name_of

if TYPE_CHECKING:
    from collections.abc import Callable

NOT_RUN = {
    r"make (demo|test|check|help|docs|golden|accuracy|scoreboard|bench|readers|letters|schema|images|copies|fuzz|coverage|mutants|dist-test|lock|audit|sbom)\b": "works on the project itself",
    r"\. \.venv/bin/activate\b": "the tests run in an environment already",
    r"python3 -m venv |(\.venv/bin/)?pip install |apt-get install ": "installs something",
    r"python (samples/make|benchmarks/)": "needs the development packages, and is run by make",
    r"datasette ": "serves until it is stopped",
    r"minutes-extract batch /shared/|(machine \S+ ?)?dask ": "needs a cluster",
    r"eval |_MINUTES_EXTRACT_COMPLETE": "for another shell than bash; test_completion.py runs it there",
}
"""Commands in blocks that no test runs, and why."""

WHERE_INSTALLED = {"sqlite3"}
"""Programs that are run where they are installed."""

PROGRAM = re.compile(
    r"^(?:\w+ \d\$ |machine \w\$ |\$ )?((?:[A-Z_]+=\S+ )?(?:minutes-extract|make|pip3?|\.venv/bin/\w+|apt-get|dask|datasette|git|python3?|sqlite3|curl|eval|\.)\s.*)"
)


def is_not_run(words: str) -> bool:
    return any(re.match(pattern, words) for pattern in NOT_RUN)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_commands_print_what_is_shown(page: Path, tmp_path: Path) -> None:
    """Every console block is typed in order into a folder that holds the samples."""
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(tmp_path),
        "LC_ALL": "C.UTF-8",
    }
    for block in blocks_of(page):
        if block.kind != "console":
            continue
        commands, code = commands_of(block), 0
        assert commands, f"a console block without a command: {block.words}"
        for command, following in zip(commands, [*commands[1:], Command("")], strict=True):
            if is_not_run(command.words) and not command.words.startswith(("eval", "_")):
                continue
            program = command.words.split()[0]
            if program in WHERE_INSTALLED and shutil.which(program) is None:
                continue
            done = subprocess.run(
                ["bash", "-c", f"(exit {code}); {command.words}"],
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,  # a reader sees both
                text=True,
                cwd=tmp_path,
                env=environment,
                timeout=120,
                check=False,
            )
            code = done.returncode
            assert code == 0 or following.words == "echo $?", f"{command.words}\n{done.stdout}"
            if command.shown:
                assert is_as_shown(command.shown, done.stdout), f"{command.words}\n{done.stdout}"


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_command_is_run_or_there_is_a_reason(page: Path) -> None:
    for block in blocks_of(page):
        if block.kind == "console":
            continue
        for line in block.words.splitlines():
            found = PROGRAM.match(line)
            if found and not is_usage(found[1]):
                assert is_not_run(found[1]), f"{line}: make it a console block, or say in NOT_RUN why not"


def is_usage(words: str) -> bool:
    """Say whether a line shows how a command is called; what it names must be there."""
    found = re.match(r"minutes-extract (\w+) .*\b[A-Z]{3,}\b", words)
    if not found:
        return False
    command = importlib.import_module(f"minutes_extract.cli.{found[1]}").command
    options = {name for parameter in command.params for name in parameter.opts}
    assert set(re.findall(r"(?<=[ \[])--?\w[\w-]*", words)) <= options, words
    return True


def test_every_reason_is_needed() -> None:
    lines = [
        line.removeprefix("$ ")
        for page in PAGES
        for block in blocks_of(page)
        for line in block.words.splitlines()
    ]
    for pattern in NOT_RUN:
        assert any(re.match(pattern, line) for line in lines), pattern


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_python_in_pages(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sessions (`>>>`) go on from block to block of a page; scripts stand alone."""
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for block in blocks_of(page):
        if block.kind == "python" and block.words.startswith(">>> "):
            runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
            test = doctest.DocTestParser().get_doctest(block.words, names, name_of(page), str(page), 0)
            runner.run(test, clear_globs=False)
            names = test.globs
            assert runner.summarize(verbose=False).failed == 0
        elif block.kind == "python" and not block.words.startswith(" ") and "import " in block.words:
            done = subprocess.run(
                [sys.executable, "-c", block.words], capture_output=True, timeout=120, check=False
            )
            assert done.returncode == 0, done.stderr.decode()


def test_a_wording_added_as_the_page_says(tmp_path: Path) -> None:
    blocks = blocks_of(ROOT / "docs" / "wordings.md")
    (before,) = (block for block in blocks if block.kind == "console")
    (after,) = (block for block in blocks if block.kind == "text")
    heading, wording = (block.words for block in blocks if block.kind == "python")
    # As it is installed: where the wheel is tested there is no src.
    shutil.copytree(Path(minutes_extract.__file__).parent, tmp_path / "src" / "minutes_extract")
    for name, opening, added in (("headings", "APOLOGIES:", heading), ("markers", "OPENING:", wording)):
        path = tmp_path / "src" / "minutes_extract" / "vocabulary" / f"{name}.py"
        text = path.read_text(encoding="utf-8")
        place = text.index("= (\n", text.index(f"\n{opening}")) + len("= (\n")
        path.write_text(text[:place] + added + text[place:], encoding="utf-8")
    make, parse = commands_of(before)
    subprocess.run(["bash", "-c", make.words], cwd=tmp_path, check=True)
    done = subprocess.run(
        [sys.executable, "-m", *parse.words.replace("-", "_", 1).split()],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "src")},
        timeout=60,
        check=False,
    )
    assert is_as_shown(after.words.splitlines(), done.stdout.rstrip("\n") + "\n"), done.stdout


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        (["one", "two"], "one\ntwo\n", True),
        (["one", "two"], "one\n", False),
        (["one", "…"], "one\ntwo\nthree\n", True),
        (["…", "two"], "one\ntwo\nthree\n", False),
        (["a … c"], "a b c\n", True),
        (["a … c"], "a b d\n", False),
    ],
)
def test_what_is_shown_may_be_shortened(shown: list[str], printed: str, same: bool) -> None:
    assert is_as_shown(shown, printed) == same


def test_a_command_may_go_on_in_the_next_line() -> None:
    (command,) = commands_of(Block("console", "$ cat <<END\n> one\n>\n> two\n> END\none\n\ntwo\n"))
    assert command == Command("cat <<END\none\n\ntwo\nEND", ["one", "", "two"])


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_lead_somewhere(page: Path) -> None:
    generated = {"commands.md", "schema.md"}
    for target in re.findall(r"\]\((?!https?:|#)([^)#\s]+)", page.read_text(encoding="utf-8")):
        path = page.parent / target
        assert path.exists() or target in generated, target


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_examples_and_stands_in_the_readme(
    run: Callable[..., Run], name: str
) -> None:
    done = run(name, "--help")
    assert done.returncode == 0
    assert f"minutes-extract {name}".encode() in done.stdout.split(b"Examples:")[1]
    assert f"minutes-extract {name}" in PAGES[0].read_text(encoding="utf-8")


def test_version(run: Callable[..., Run]) -> None:
    done = run("--version")
    assert done.stdout.decode() == f"minutes-extract, version {minutes_extract.__version__}\n"


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
