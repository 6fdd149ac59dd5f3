"""Many mutated documents tried in a process apart, watched for time and memory; what fails is made small and kept."""

from __future__ import annotations

import hashlib
import multiprocessing
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from fuzzing.checks import check_case
from fuzzing.documents import Case, make_case
from minutes_extract.archive.options import Limits
from minutes_extract.archive.worker import limit_process

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.connection import Connection

FOUND = Path(__file__).parent / "found"
"""Where documents that failed once are kept; tests/test_fuzzing.py tries them for ever."""

SHARES = {"txt": 34, "md": 4, "html": 16, "docx": 15, "odt": 15, "pdf": 10, "records": 4, "versions": 2}
"""How many of 100 documents are of a kind: the quicker ones more often."""

KINDS = [kind for kind, share in SHARES.items() for _ in range(share)]

MOST_SECONDS = 20.0
"""Time that one document may take; they are a page or two long."""

MOST_MEMORY = 2 << 30
"""Bytes of address space that the process may take."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that failed.

    Args:
        case: the document.
        name: what tells failures apart: the kind of error and where it was raised.
        words: the whole traceback.

    """

    case: Case
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Done:
    """What came of one document."""

    kind: str
    came: str
    seconds: float
    failure: Failure | None


@dataclass(slots=True)
class Tally:
    """What came of all documents, by kind and outcome, and the first failure of each name."""

    outcomes: Counter[tuple[str, str]] = field(default_factory=Counter)
    failures: dict[str, Failure] = field(default_factory=dict)
    slowest: float = 0.0
    seconds: float = 0.0


def numbered_case(seed: int, number: int) -> Case:
    """The document of a number: the same one in every run with this seed."""
    random = Random(f"{seed}-{number}")
    return make_case(random.choice(KINDS), random)


def try_case(case: Case) -> tuple[str, Failure | None]:
    """Try a case, and say what came of it, and how it failed if it did."""
    try:
        return check_case(case), None
    except Exception as error:
        return "failed", _told(case, error)


def _told(case: Case, error: Exception) -> Failure:
    frames = traceback.extract_tb(error.__traceback__)
    ours = [
        frame for frame in frames if "minutes_extract" in frame.filename or "invariants" in frame.filename
    ]
    place = (ours or frames)[-1]
    name = f"{type(error).__name__} in {Path(place.filename).name}, {place.name}"
    return Failure(case, name, "".join(traceback.format_exception(error)))


def try_documents(seed: int, goes_on: Callable[[int, float], bool]) -> Tally:
    """Try one document after another in a process apart, and begin a new one where it dies or hangs.

    Args:
        seed: of all documents.
        goes_on: told how many were tried in how many seconds, whether to try more.

    """
    tally = Tally()
    begun = time.monotonic()
    number = 0
    while goes_on(number, time.monotonic() - begun):
        ours, theirs = multiprocessing.Pipe()
        process = multiprocessing.get_context("spawn").Process(target=_try_from, args=(theirs, seed, number))
        process.start()
        theirs.close()
        ready = ours.poll(60) and ours.recv() is None
        assert ready, "the process that tries documents does not start"
        while goes_on(number, time.monotonic() - begun):
            outcome = _next(ours)
            if isinstance(outcome, str):  # it is gone or hangs
                failure = Failure(numbered_case(seed, number), outcome, outcome)
                tally.failures.setdefault(outcome, failure)
                tally.outcomes[failure.case.kind, "failed"] += 1
                number += 1
                break
            tally.outcomes[outcome.kind, outcome.came] += 1
            tally.slowest = max(tally.slowest, outcome.seconds)
            if outcome.failure:
                tally.failures.setdefault(outcome.failure.name, outcome.failure)
            number += 1
        process.kill()
        process.join()
    tally.seconds = time.monotonic() - begun
    return tally


def _next(pipe: Connection) -> Done | str:
    if not pipe.poll(MOST_SECONDS):
        return f"hangs: more than {MOST_SECONDS:g} seconds"
    try:
        done: Done = pipe.recv()
    except EOFError:
        return "ends the process"
    return done


def _try_from(pipe: Connection, seed: int, number: int) -> None:
    numbered_case(seed, number)  # loads the samples before any clock runs
    limit_process(Limits(timeout=MOST_SECONDS, memory=MOST_MEMORY))
    pipe.send(None)
    while True:
        case = numbered_case(seed, number)
        begun = time.monotonic()
        came, failure = try_case(case)
        pipe.send(Done(case.kind, came, time.monotonic() - begun, failure))
        number += 1


def keep(failure: Failure) -> Path:
    """Make a failing document small, and keep it where the tests find it."""
    data = make_small(failure).data
    path = FOUND / f"{hashlib.sha256(data).hexdigest()[:10]}.{failure.case.kind}"
    FOUND.mkdir(exist_ok=True)
    path.write_bytes(data)
    return path


def make_small(failure: Failure) -> Case:
    """Leave out what a failing document does not need for its failure: lines, then words, then characters."""
    case = failure.case
    if case.kind not in {"txt", "md", "html"} or "hang" in failure.name or "process" in failure.name:
        return case
    for pattern in (b"\n", b" ", b""):
        parts = case.data.split(pattern) if pattern else [bytes([byte]) for byte in case.data]
        size = max(len(parts) // 2, 1)
        while size:
            for start in range(0, len(parts), size):
                fewer = parts[:start] + parts[start + size :]
                smaller = Case(case.kind, pattern.join(fewer))
                again = try_case(smaller)[1]
                if again and again.name == failure.name:
                    return make_small(Failure(smaller, failure.name, failure.words))
            size //= 2
    return case


def found_cases() -> Iterator[tuple[str, Case]]:
    """Every document that failed once, with the name of its file."""
    for path in sorted(FOUND.iterdir()):
        yield path.name, Case(path.suffix[1:], path.read_bytes())
