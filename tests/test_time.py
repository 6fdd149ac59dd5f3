"""No input makes a stage take time that grows faster than about its length."""

from __future__ import annotations

import importlib
import re
import sys
import time
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

import pytest

from documents import make_docx, make_odt, p
from hostile import FILLERS, HEAD, LINES, PLACES
from minutes_extract.compare import compare
from minutes_extract.copies.documents import Minutes
from minutes_extract.copies.finding import find_copies
from minutes_extract.errors import MinutesError
from minutes_extract.layout.margins import find_margin
from minutes_extract.layout.rows import build_rows
from minutes_extract.loading import version_of
from minutes_extract.pipeline import parse_bytes, read_bytes
from minutes_extract.reading.pages import Page, Word
from minutes_extract.spans import LONGEST_LINE
from minutes_extract.validating import check_record
from pumping import Expression, all_expressions, pumped

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_CALLS = 2.5
"""Times as many calls for twice the input: 2 where they grow with its length, 4 where with its square."""

MOST_TIME = 3.1
"""The same of processor time, which other work on the machine disturbs: the best of several tries counts."""

TRIES = 4

SHORT = 300
"""Characters of the longest line while growth within one line is looked at."""


def calls_of(work: Callable[[], object]) -> int:
    """How many functions a piece of work calls, ours and Python's own: the same number each time."""
    count = 0

    def note(frame: object, event: str, argument: object) -> None:  # noqa: ARG001 - a profiler takes all three
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def seconds_of(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def grows_with_length(work: Callable[[int], Callable[[], object]], size: int) -> None:
    """Hold the calls and the time of a piece of work against those of twice as much of it."""
    once, twice = work(size), work(2 * size)
    once()  # what is loaded and compiled at first is no part of the growth
    few, many = calls_of(once), calls_of(twice)
    assert many <= MOST_CALLS * few, f"{few:,} calls became {many:,}"
    short = long = float("inf")
    for _ in range(TRIES):
        short, long = min(short, seconds_of(once)), min(long, seconds_of(twice))
        if long <= MOST_TIME * short:
            return
    pytest.fail(f"{short:.3f} seconds became {long:.3f}")


def parsing(data: bytes, name: str = "-") -> Callable[[], object]:
    def work() -> None:
        with suppress(MinutesError):
            parse_bytes(data, name)

    return work


# -- text ----------------------------------------------------------------------------------------

ONE_LINE = [
    ("alone", " "), ("alone", "("), ("alone", "1"), ("alone", "A"), ("title", "and "), ("title", "2024 "), ("attendance", ", "),
    ("attendance", "and "), ("attendance", "Ann Other and "), ("attendance", "Cllr Ann Other (Chair), "), ("attendance", "("),
    ("apologies", "Mr "), ("apologies", "Ann Other, "), ("apologies", "A"), ("heading", ":"), ("heading", "Aa "), ("item", "1 "),
    ("item", "14th May 2024 "), ("item", "Moved by Ann Other, seconded by Bo Fill. "), ("item", "It was resolved that "),
    ("resolution", "(a) "), ("resolution", "-"), ("resolution", "("), ("closing", "next meeting "), ("closing", "Signed "),
]  # fmt: skip
"""A place and what stands there over and over in one line: those that were slow once, and one of each kind."""


@pytest.mark.parametrize(("place", "filler"), ONE_LINE)
def test_one_line(place: str, filler: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert filler in FILLERS
    # Within a line some rules look at each pair of words; beyond the longest line all is in proportion.
    # That is shown as well, and sooner, where the longest line is a short one.
    for module in ("layout.fold", "segmenting.blocks"):
        monkeypatch.setattr(importlib.import_module(f"minutes_extract.{module}"), "LONGEST_LINE", SHORT)

    def work(size: int) -> Callable[[], object]:
        return parsing(PLACES[place].replace("{}", filler * (size // len(filler))).encode())

    grows_with_length(work, 6 * SHORT)


MANY_LINES = [
    ("alone", "x"), ("alone", "\f"), ("alone", "Present:"), ("alone", "Minutes of the Council held on 14th May 2024"), ("title", "Council"),
    ("attendance", "x"), ("attendance", "(a) accounts"), ("attendance", "Ann Other,"), ("attendance", "Ann Other    Member    Council"),
    ("item", "x"), ("item", "1. Accounts\n"), ("item", "1.1.1 Accounts"), ("item", "(i) accounts"), ("item", "RESOLVED: That it be noted."),
    ("item", "| Ann Other | Member |"), ("item", "Accounts\n"), ("item", "The meeting closed at 9.15 pm."),
    ("item", "Action: A Other"), ("resolution", "(a) noted\n"), ("closing", "14th May 2024"), ("closing", "Signed: Ann Other"),
]  # fmt: skip
"""A place and the line that stands there over and over."""


@pytest.mark.parametrize(("place", "line"), MANY_LINES)
def test_many_lines(place: str, line: str) -> None:
    assert line in LINES

    def work(size: int) -> Callable[[], object]:
        return parsing(PLACES[place].replace("{}", f"{line}\n" * size).encode())

    grows_with_length(work, 150)


# -- other formats -------------------------------------------------------------------------------


def nested_list(depth: int) -> str:
    return "<ul><li>a" * depth + "</li></ul>" * depth


FORMATS: dict[str, Callable[[int], bytes]] = {
    "html of nested lists": lambda size: (f"<p>{HEAD}</p>" + nested_list(60) * (size // 60)).encode(),
    "html of one table": lambda size: f"<table>{'<tr><td>1</td><td>Ann Other</td></tr>' * size}</table>".encode(),
    "html of open tags": lambda size: ("<!DOCTYPE html>" + "<p><b>x" * size).encode(),
    "docx of many runs": lambda size: make_docx(f"<w:p>{'<w:r><w:t>word </w:t></w:r>' * size}</w:p>"),
    "docx of many paragraphs": lambda size: make_docx(p("1. Accounts") * size),
    "docx of two columns": lambda size: make_docx("<w:p><w:r><w:t>1.</w:t><w:tab/><w:t>Ann</w:t></w:r></w:p>" * size),
    "docx of one table": lambda size: make_docx(
        f"<w:tbl>{'<w:tr><w:tc>' + p('Ann') + '</w:tc><w:tc>' + p('Other') + '</w:tc></w:tr>'}" * size + "</w:tbl>" * size
    ),
    "odt of many spans": lambda size: make_odt(f"<text:p>{'<text:span>word </text:span>' * size}</text:p>"),
    "odt of many lists": lambda size: make_odt(
        "<text:list><text:list-item><text:p>a</text:p></text:list-item></text:list>" * size
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
def test_other_formats(name: str) -> None:
    grows_with_length(lambda size: parsing(FORMATS[name](size)), 300)


def test_notes_in_the_margin() -> None:
    def work(size: int) -> Callable[[], object]:
        words = tuple(Word("note", 500.0, 530.0, 20.0 * k, 20.0 * k + 10) for k in range(size))
        page = Page(1, 600.0, 20.0 * size, 10.0, words)
        rows = build_rows(page, 0, words)
        return lambda: find_margin([rows], (page,))

    grows_with_length(work, 2000)


# -- records and archives ------------------------------------------------------------------------


def minutes_with(count: int, word: str) -> bytes:
    items = "".join(
        f"{n}. Item {n}\n\nThe {word} of number {n} was read.\n\nRESOLVED: That it be noted.\n\n"
        for n in range(1, count)
    )
    people = "".join(f"Cllr {chr(65 + n % 26)} Other{n}\n" for n in range(count))
    return f"{HEAD}Present:\n{people}\n\n{items}".encode()


def test_diff() -> None:
    def work(size: int) -> Callable[[], object]:
        old, new = (version_of(minutes_with(size, word)) for word in ("report", "letter"))
        return lambda: compare(old, new)

    grows_with_length(work, 40)


def test_validate() -> None:
    def work(size: int) -> Callable[[], object]:
        record = parse_bytes(minutes_with(size, "report")).model_dump_json(by_alias=True).encode()
        return lambda: check_record(record)

    grows_with_length(work, 100)


def test_dedupe() -> None:
    def work(size: int) -> Callable[[], object]:
        words = [" ".join(f"word{(n * k) % 997}" for k in range(80)) for n in range(size)]
        return lambda: find_copies(Minutes(f"{n}.txt", f"{n:064}", text) for n, text in enumerate(words))

    grows_with_length(work, 60)


# -- what bounds it ------------------------------------------------------------------------------


def test_long_lines_are_parted_and_nothing_is_lost() -> None:
    sentence = "The clerk read the letter of the trust. "
    text = read_bytes((sentence * 1000 + "\n" + "x" * 3 * LONGEST_LINE + "\nAnn\tOther\n").encode())
    assert max(line.end - line.start for line in text.lines) <= LONGEST_LINE
    assert text.content.split() == (sentence * 1000 + "x" * 3 * LONGEST_LINE + " Ann Other").split()
    assert text.slice(text.lines[0]).endswith("trust. ")
    assert [text.printed_line(line.start) for line in text.lines[-2:]] == [2, 3]


RAW = ("reading", "layout", "compare", "copies", "archive", "cli")
"""Parts that meet white space as a file has it; to the others it comes as single blanks, as tests/invariants.py holds."""

SLOWEST = 0.3
"""Seconds of processor time that an expression may take on the longer string."""


@pytest.mark.parametrize("expression", all_expressions(), ids=lambda expression: expression.place)
def test_expressions_do_not_backtrack(expression: Expression) -> None:
    tried = expression.pattern.search if expression.searches else expression.pattern.match
    for text in pumped(expression.pattern, 300):
        if not expression.place.startswith(RAW):
            text = re.sub(r"\s{2,}", " ", text)
        if seconds_of(partial(tried, text)) < 0.002:
            continue
        # Slow enough to be looked at: twice the string may take four times as long, not eight.
        long = text[:-1] + text[len(text) // 2 :]
        for _ in range(TRIES):
            once, twice = seconds_of(partial(tried, text)), seconds_of(partial(tried, long))
            if twice < 6 * once and twice < SLOWEST:
                break
        else:
            pytest.fail(f"{once:.4f} seconds became {twice:.4f} on {text[:60]!r}")
