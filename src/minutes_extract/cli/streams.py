"""What the commands share: reading their inputs, writing whole or not at all, one line an error."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_extract.errors import MinutesError


def load_input(name: str) -> tuple[bytes, str]:
    """Return the bytes and the plain name of an argument; `-` is standard input."""
    from minutes_extract.sources import load

    if name == "-":
        return sys.stdin.buffer.read(), "-"
    return load(name)


def report(name: str, error: MinutesError | str) -> None:
    """Print one line about a file on stderr."""
    shown = "".join(
        c if c.isprintable() else "?" for c in os.fsencode(name).decode("utf-8", errors="replace")
    )
    words = " ".join(str(error).split())
    click.echo(f"minutes-extract: {shown}: {words}", err=True)


def check_output(output: str, inputs: Sequence[str]) -> None:
    """Refuse a file to write that cannot be one, or that is one of the inputs.

    Raises:
        click.UsageError: if it is so.

    """
    place = Path(output)
    if place.is_dir() or not place.absolute().parent.is_dir():
        raise click.UsageError(
            f"{output} cannot be written: it is a folder, or there is none to write it in; name a file with -o."
        )
    for name in inputs:
        if name != "-" and place.exists() and Path(name).exists() and place.samefile(name):
            raise click.UsageError(f"{name} is an input and would be overwritten; name another file with -o.")


def write_out(text: str) -> None:
    """Write to stdout in UTF-8, whatever the locale says."""
    sys.stdout.buffer.write(text.encode("utf-8"))


class Output:
    """Where `-o` points: stdout, one file, or a folder with a file for each input."""

    def __init__(self, target: str | None, inputs: Sequence[str], suffix: str) -> None:
        self.target = None if target in {None, "-"} else target
        self.suffix = suffix
        self.parts: list[str] = []
        self.is_folder = self.target is not None and (self.target.endswith("/") or Path(self.target).is_dir())
        if self.target is None:
            return
        if self.is_folder:
            names = [self._place(name) for name in inputs]
            twice = sorted({place.name for place in names if names.count(place) > 1})
            if twice:
                raise click.UsageError(
                    f"Two of the inputs would both be written as {twice[0]}; write them to different folders."
                )
            places = set(names)
        else:
            places = {Path(self.target)}
            if not Path(self.target).absolute().parent.is_dir():
                raise click.UsageError(f"There is no folder to write {self.target} in; make it first.")
        for name in inputs:
            if name != "-" and Path(name).exists() and any(p.exists() and p.samefile(name) for p in places):
                raise click.UsageError(
                    f"{name} is an input and would be overwritten; name another file with -o."
                )

    def add(self, name: str, text: str) -> None:
        """Take what belongs to one input."""
        if self.target is None:
            write_out(text)
        elif self.is_folder:
            place = self._place(name)
            place.parent.mkdir(parents=True, exist_ok=True)
            write_whole(place, text)
        else:
            self.parts.append(text)

    def close(self) -> None:
        """Write the one file, where that is what was asked for and there is something for it."""
        if self.target is not None and not self.is_folder and self.parts:
            write_whole(Path(self.target), "".join(self.parts))

    def _place(self, name: str) -> Path:
        return Path(self.target or "") / (("stdin" if name == "-" else Path(name).name) + self.suffix)


def write_whole(path: Path, text: str) -> None:
    """Write a file whole or not at all: beside its place first, then moved there."""
    path = path.resolve()
    if path.exists() and not path.is_file():
        path.write_text(text, encoding="utf-8")  # a device or a pipe: nothing to replace
        return
    beside = path.with_name(f".{path.name[:100]}.{os.getpid()}.part")
    try:
        with beside.open("x", encoding="utf-8", newline="") as stream:
            stream.write(text)
        if path.exists():
            shutil.copymode(path, beside)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
