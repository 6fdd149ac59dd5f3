"""What stands in the pages for people: their code blocks, and the commands in them with what they print."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "samples" / "README.md"]
PAGES += sorted((ROOT / "docs").glob("*.md"))

# A fence, which may stand indented in a tab, or a run of lines that are indented by four blanks.
_FENCED = re.compile(
    r"^(?P<indent> *)```(?P<kind>\w*)[^\n]*\n(?P<fenced>.*?)^(?P=indent)```\s*$", re.M | re.S
)
_INDENTED = re.compile(r"(?<=\n\n)(?:(?: {4}.*)?\n)+", re.M)


@dataclass(frozen=True)
class Block:
    """A block of code: what it says it is ("console", "python", "" for one that is only indented), and its lines."""

    kind: str
    words: str


@dataclass
class Command:
    """A command as a reader would type it, and the lines shown below it."""

    words: str
    shown: list[str] = field(default_factory=list)


def name_of(page: Path) -> str:
    return str(page.relative_to(ROOT))


def blocks_of(page: Path) -> list[Block]:
    """Return the code blocks of a page in order."""
    text = page.read_text(encoding="utf-8")
    found = [
        (part.start(), Block(part["kind"], textwrap.dedent(part["fenced"])))
        for part in _FENCED.finditer(text)
    ]
    rest = _FENCED.sub(lambda part: re.sub(r"[^\n]", "x", part.group()), text)
    found += [
        (part.start(), Block("", textwrap.dedent(part.group())))
        for part in _INDENTED.finditer(rest)
        if part.group().strip()
    ]
    return [block for _, block in sorted(found, key=lambda entry: entry[0])]


def commands_of(block: Block) -> list[Command]:
    """Return the commands of a console block: after `$ `, and after `> ` where they go on."""
    commands: list[Command] = []
    for line in block.words.splitlines():
        if line.startswith("$ "):
            commands.append(Command(line.removeprefix("$ ")))
        elif (line == ">" or line.startswith("> ")) and commands and not commands[-1].shown:
            commands[-1].words += "\n" + line[2:]
        elif commands:
            commands[-1].shown.append(line)
    for command in commands:
        while command.shown and not command.shown[-1]:
            command.shown.pop()
    return commands


def is_as_shown(shown: list[str], printed: str) -> bool:
    """Say whether a command printed what a page shows: `…` alone is any lines, within a line any characters.

    >>> is_as_shown(["one", "…", "nine …"], "one\\ntwo\\nthree\\nnine lives\\n")
    True
    >>> is_as_shown(["one"], "one\\ntwo\\n")
    False

    """
    pattern = "".join(
        r"(?:[^\n]*\n)*?" if line.strip() == "…" else ".*?".join(map(re.escape, line.split("…"))) + r"[ ]*\n"
        for line in shown
    )
    return re.fullmatch(pattern, printed) is not None
