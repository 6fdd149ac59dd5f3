"""Parses megabytes of the worst kinds, each in a process with limits, and prints what each took as a table.

Run as `PYTHONPATH=tests python benchmarks/megabytes.py [WORDS]`; WORDS: only the documents whose names hold them.
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from documents import item, level, make_docx, make_odt
from hostile import HEAD, PLACES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MOST_SECONDS = 60
"""Of computing for one document; beyond that, and beyond `MOST_MEMORY`, it is a fault of the program."""

MOST_MEMORY = 2 << 30
"""Bytes that its process may have in use."""

LINE = 5_000_000
"""Characters of the one long line."""

LINES = 200_000
"""Lines of the many short ones."""

COUNT = 1_000_000
"""How often a short filler stands in one line."""

LONG = {
    "sentences": "The clerk read the letter of the trust. ",
    "names": "Cllr Ann Other (Chair), ",
    "names and names": "Ann Other and ",
    "decisions": "It was resolved that the report be noted. ",
    "one letter": "A",
}

SHORT = ("x", "Ann Other", "Ann Other    Member    Council", "1. Accounts", "(a) accounts", "RESOLVED: That it be noted.", "Present:", "1.\n")  # fmt: skip

FILLERS = {"spaces": " ", "brackets": "(", "square brackets": "[", "digits": "1", "“and”": "and ", "commas": ",", "colons": ":"}  # fmt: skip

DEPTHS = (100, 10_000)


def documents() -> Iterator[tuple[str, str, Callable[[], bytes]]]:
    """Each document: what it is, the ending of its file, and a call that makes it."""
    for name, filler in LONG.items():
        for place in ("alone", "attendance", "item"):
            text = filler * (LINE // len(filler))
            yield f"one line of 5 MB, {name}, {place}", "txt", lambda p=place, t=text: _placed(p, t)
    for line in SHORT:
        for place in ("alone", "attendance", "item"):
            yield (
                f"200,000 lines “{line.strip()}”, {place}",
                "txt",
                lambda p=place, t=line: _placed(p, f"{t}\n" * LINES),
            )
    for name, filler in FILLERS.items():
        for place in ("alone", "attendance", "apologies", "heading", "item"):
            yield f"a million {name}, {place}", "txt", lambda p=place, t=filler: _placed(p, t * COUNT)
    for depth in DEPTHS:
        lists = LINES // depth
        yield (
            f"{lists:,} lists {depth:,} deep",
            "txt",
            lambda d=depth, n=lists: _placed("item", _indented(d) * n),
        )
        yield f"{lists:,} lists {depth:,} deep", "html", lambda d=depth, n=lists: _nested_html(d) * n
        yield f"{lists:,} lists {depth:,} deep", "odt", lambda d=depth, n=lists: make_odt(_nested_odt(d) * n)
    yield "100,000 list items nine deep", "docx", _nested_docx


def _placed(place: str, words: str) -> bytes:
    return PLACES[place].replace("{}", words).encode()


def _indented(depth: int) -> str:
    """A list in a list and so on; the indent stops at a page's width, the labels go on."""
    return "".join(
        f"{' ' * min(2 * n, 80)}{'.'.join(['1'] * min(n + 1, 20))} accounts\n" for n in range(depth)
    )


def _nested_html(depth: int) -> bytes:
    return f"<p>{HEAD}</p>{'<ul><li>a' * depth}{'</li></ul>' * depth}".encode()


def _nested_odt(depth: int) -> str:
    return "<text:list><text:list-item><text:p>a</text:p>" * depth + "</text:list-item></text:list>" * depth


def _nested_docx() -> bytes:
    levels = "".join(level(at, "decimal", f"%{at + 1}.") for at in range(9))
    numbering = f'<w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    return make_docx("".join(item("accounts", at % 9) for at in range(LINES // 2)), numbering)


def parse(path: Path) -> tuple[str, float, int]:
    """What came of one file, the seconds that its process computed, and the bytes that it had at most."""
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in (1, 2):
            os.dup2(nothing, stream)
        os.execv(sys.executable, [sys.executable, "-m", "minutes_extract", "parse", str(path)])  # noqa: S606
    _, status, used = os.wait4(child, 0)
    code = os.waitstatus_to_exitcode(status)
    came = {0: "record", 2: "refused", -9: "too long", -24: "too long"}.get(code, f"exit code {code}")
    return came, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024


def main() -> int:
    """Print the table; 1 where a document took too much."""
    wanted = sys.argv[1:]
    faults = 0
    print("| Document | Bytes | Seconds of a core | MiB | |\n| --- | ---: | ---: | ---: | --- |")
    with tempfile.TemporaryDirectory() as folder:
        for name, ending, make in documents():
            if not all(word in f"{name} {ending}" for word in wanted):
                continue
            path = Path(folder, f"document.{ending}")
            path.write_bytes(make())
            came, seconds, memory = parse(path)
            faults += came not in {"record", "refused"}
            print(
                f"| {name} ({ending}) | {path.stat().st_size:,} | {seconds:.1f} | {memory >> 20:,} | {came} |",
                flush=True,
            )
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
