"""The command line on a terminal of its own, and what must never reach one."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

CLEAR = "\x1b[2J"
TITLE = "\x1b]0;owned\x1b\\"
CSI = "\x9b2J"
TURNED = "\u202eevil\u202c"
ENTITY = "&#27;[2J"
EVIL = f"{CLEAR}{TITLE}{CSI}{TURNED}{ENTITY}\x85\x7f\u2028"

_OUR_OWN = re.compile(r"\x1b\[(?:[\d;]*m|\?25[lh]|1A|2K)|\r+(?=\n|\x1b\[|\d+ of \d+ files read)")
"""Colours, what moves a bar of progress, and what the terminal itself puts before a line end."""


def on_terminal(*arguments: str | Path, cwd: Path) -> str:
    """What a command shows where stdout and stderr are a terminal."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "minutes_extract", *map(str, arguments)]
    environment = {**os.environ, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs, cwd=cwd, env=environment
    ):
        os.close(theirs)
        shown = b""
        while True:
            try:
                some = os.read(ours, 1 << 16)
            except OSError:  # the last writer is gone
                break
            if not some:
                break
            shown += some
    os.close(ours)
    return shown.decode("utf-8", errors="surrogateescape")


def obeyed(shown: str) -> set[str]:
    """The characters in it that a terminal would obey, our own colours apart."""
    rest = _OUR_OWN.sub("", shown)
    return {c for c in rest if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and c not in "\n\t"}
