"""Parses megabytes of the worst kinds, each in a process with limits, and prints what each took as a table.

Run by `make megabytes`, or as `PYTHONPATH=tests python benchmarks/megabytes.py [WORDS...]`; WORDS: only the
documents whose names hold them all.
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
from dataclasses import dataclass
from functools import partial
from itertools import groupby
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


@dataclass(frozen=True, slots=True)
class Document:
    """A document to be tried.

    Args:
        kind: what it holds; those of one kind share a row of the table.
        place: where among minutes that stands.
        ending: of its file.
        make: a call that makes its bytes.

    """

    kind: str
    place: str
    ending: str
    make: Callable[[], bytes]


def documents() -> Iterator[Document]:
    """Yield every document, those of one kind together."""
    for name, filler in LONG.items():
        words = filler * (LINE // len(filler))
        yield from _in_places(f"one line of 5 MB: {name}", words, ("alone", "attendance", "item"))
    for line in SHORT:
        words = f"{line}\n" * LINES
        yield from _in_places(f"{LINES:,} lines “{line.strip()}”", words, ("alone", "attendance", "item"))
    for name, filler in FILLERS.items():
        yield from _in_places(f"a million {name}", filler * COUNT, tuple(PLACES))
    for depth in DEPTHS:
        lists = LINES // depth
        kind = f"{lists:,} lists, {depth:,} deep"
        yield Document(kind, "item", "txt", partial(_placed, "item", _indented(depth) * lists))
        yield Document(kind, "alone", "html", partial(_nested_html, depth, lists))
        yield Document(kind, "alone", "odt", partial(_nested_odt, depth, lists))
    yield Document(f"{LINES:,} paragraphs in lists nine deep", "alone", "docx", _nested_docx)


def _in_places(kind: str, words: str, places: tuple[str, ...]) -> Iterator[Document]:
    for place in places:
        yield Document(kind, place, "txt", partial(_placed, place, words))


def _placed(place: str, words: str) -> bytes:
    return PLACES[place].replace("{}", words).encode()


def _indented(depth: int) -> str:
    """Return a list in a list and so on; the indent stops at a page's width, the labels at twenty numbers."""
    lines = (f"{' ' * min(2 * n, 80)}{'.'.join(['1'] * min(n + 1, 20))} accounts\n" for n in range(depth))
    return "".join(lines)


def _nested_html(depth: int, lists: int) -> bytes:
    return (f"<p>{HEAD}</p>" + ("<ul><li>a" * depth + "</li></ul>" * depth) * lists).encode()


def _nested_odt(depth: int, lists: int) -> bytes:
    opened, closed = "<text:list><text:list-item><text:p>a</text:p>", "</text:list-item></text:list>"
    return make_odt((opened * depth + closed * depth) * lists)


def _nested_docx() -> bytes:
    levels = "".join(level(at, "decimal", f"%{at + 1}.") for at in range(9))
    numbering = f'<w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    return make_docx("".join(item("accounts", at % 9) for at in range(LINES)), numbering)


@dataclass(frozen=True, slots=True)
class Came:
    """What came of a document: "record", "refused" or what it took too much of; what it took, and its size."""

    words: str
    seconds: float
    memory: int
    size: int


def parse(path: Path) -> Came:
    """Parse a file in a process of its own, which computes and has in use no more than it may."""
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
    words = {0: "record", 2: "refused", -9: "too long", -24: "too long"}.get(code, f"exit code {code}")
    return Came(words, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024, path.stat().st_size)


def main() -> int:
    """Print the table; 1 where a document took too much."""
    chosen = [
        each for each in documents() if all(word in f"{each.kind} {each.ending}" for word in sys.argv[1:])
    ]
    fine = True
    print("| Document | Bytes | Slowest place | Seconds of a core | MiB at most | What came of it |")
    print("| --- | ---: | --- | ---: | ---: | --- |")
    with tempfile.TemporaryDirectory() as folder:
        for (kind, ending), group in groupby(chosen, lambda each: (each.kind, each.ending)):
            found: list[tuple[Came, str]] = []
            for each in group:
                path = Path(folder, f"document.{ending}")
                path.write_bytes(each.make())
                found.append((parse(path), each.place))
                print(f"{kind}, {ending}, {each.place}: {found[-1][0]}", file=sys.stderr)
            slowest, place = max(found, key=lambda one: one[0].seconds)
            memory = max(came.memory for came, _ in found) >> 20
            words = sorted({came.words for came, _ in found})
            fine = fine and set(words) <= {"record", "refused"}
            print(
                f"| {kind} ({ending}) | {slowest.size:,} | {place} | {slowest.seconds:.1f} | {memory:,} | {', '.join(words)} |",
                flush=True,
            )
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
