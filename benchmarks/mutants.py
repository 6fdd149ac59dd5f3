"""Mutation testing: put small faults into the program, one at a time, and see whether the tests notice.

A seeded sample of the functions of segmenting, detecting and compare is changed. Every mutant runs in a
process of its own, forked after the tests were collected, and meets only the tests that enter its
function, the fastest first. Stopped and started again, it goes on where it was.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import pkgutil
import random
import resource
import signal
import sys
import time
from collections import Counter, defaultdict
from functools import cached_property, partial
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest
from _pytest.runner import runtestprotocol
from mutations import Mutant, mutants_of, mutated_code

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import FrameType, FunctionType

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src"
PACKAGE = SOURCE / "minutes_extract"
PARTS = ("segmenting", "detecting", "compare")
RESULTS = ROOT / "build" / "mutants.json"
TESTS = (
    "attendance", "bodies", "compare_bodies", "compare_edits", "compare_shown", "compare_weighing", "dates", "diagnostics", "golden",
    "limitations", "phrasebook", "resolutions", "segmenting", "title",
)  # fmt: skip
"""The test files that run in the test's own process, and fast."""

SURVIVED, KILLED, TIMEOUT, NOT_REACHED = "survived", "killed", "timeout", "not reached"
MEMORY = 4 << 30
SECONDS = 15.0
"""How long the tests of one mutant take at most without it, as watched; slower tests are left out."""


class Runner:
    """The plugin that runs mutants in place of the tests.

    Args:
        sample: the mutants.
        jobs: how many at once.

    """

    def __init__(self, sample: Sequence[Mutant], jobs: int) -> None:
        self.sample = sample
        self.jobs = jobs
        self.done: dict[str, str] = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Learn which tests enter which function, then run the mutants."""
        _import_all()
        reached: dict[tuple[str, str], list[tuple[float, pytest.Item]]] = defaultdict(list)
        for item in session.items:
            code, seconds, entered = _in_a_child(partial(_watched, item)).wait_with_answer()
            if code != 0:
                pytest.exit(f"{item.nodeid} fails without any change", 1)
            for place in entered:
                reached[place[0], place[1]].append((seconds, item))
        running: dict[int, tuple[str, Child]] = {}
        todo = [mutant for mutant in self.sample if name_of(mutant) not in self.done]
        while todo or running:
            while todo and len(running) < self.jobs:
                mutant = todo.pop(0)
                tests = _quickest(reached[_place(mutant)])
                if not tests:
                    self._note(name_of(mutant), NOT_REACHED)
                    continue
                limit = int(10 * sum(seconds for seconds, _ in tests)) + 10
                trial = partial(_try, mutant, [item for _, item in tests])
                child = _in_a_child(trial, cpu_seconds=limit)
                running[child.pid] = (name_of(mutant), child)
            pid, status = os.wait()
            name, child = running.pop(pid)
            child.close()
            code = os.waitstatus_to_exitcode(status)
            self._note(name, TIMEOUT if code == -signal.SIGXCPU else SURVIVED if code == 0 else KILLED)
        return True

    def _note(self, name: str, what: str) -> None:
        self.done[name] = what
        RESULTS.parent.mkdir(exist_ok=True)
        beside = RESULTS.with_suffix(".part")
        beside.write_text(json.dumps(self.done, indent=1))
        beside.replace(RESULTS)
        if len(self.done) % 20 == 0:
            print(
                f"{len(self.done)} mutants: {dict(Counter(self.done.values()))}", file=sys.stderr, flush=True
            )


class Child:
    """A forked process and what it answers."""

    def __init__(self, pid: int, answers: int) -> None:
        self.pid = pid
        self.answers = answers

    def wait_with_answer(self) -> tuple[int, float, list[list[str]]]:
        """Return its exit code, the seconds it took and the functions it entered."""
        with os.fdopen(self.answers, "rb") as stream:
            answer = stream.read()
        _, status = os.waitpid(self.pid, 0)
        seconds, entered = json.loads(answer) if answer else (0.0, [])
        return os.waitstatus_to_exitcode(status), seconds, entered

    def close(self) -> None:
        """Let go of it."""
        os.close(self.answers)


def _in_a_child(work: Callable[[], tuple[bool, object]], *, cpu_seconds: int = 600) -> Child:
    """Fork, and do there what says whether all is well, and more in JSON."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writing)
        return Child(pid, reading)
    code = 1
    try:
        os.close(reading)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        used = int(time.process_time())
        resource.setrlimit(resource.RLIMIT_CPU, (used + cpu_seconds, used + cpu_seconds + 5))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        well, more = work()
        with os.fdopen(writing, "w") as stream:
            json.dump(more, stream)
        code = 0 if well else 1
    finally:
        os._exit(code)


def _import_all() -> None:
    """Import what the tests will need, once for all children; nothing of ours runs, so that no cache is filled."""
    for module in pkgutil.walk_packages([str(PACKAGE)], "minutes_extract."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    for name in (
        "jinja2",
        "jsonschema",
        "numpy",
        "pdfplumber",
        "pypdfium2",
        "rapidfuzz.fuzz",
        "selectolax.lexbor",
    ):
        importlib.import_module(name)


def _quickest(tests: Sequence[tuple[float, pytest.Item]]) -> list[tuple[float, pytest.Item]]:
    """Return the fastest tests that fit the time for one mutant, at least one, the fastest first."""
    ordered = sorted(tests, key=lambda pair: pair[0])
    spent = accumulate(seconds for seconds, _ in ordered)
    return [
        test
        for k, (test, so_far) in enumerate(zip(ordered, spent, strict=True))
        if not k or so_far <= SECONDS
    ]


def _passes(item: pytest.Item) -> bool:
    return not any(report.failed for report in runtestprotocol(item, log=False, nextitem=None))


def _watched(item: pytest.Item) -> tuple[bool, object]:
    """Run a test, and tell how long it took and which functions of ours it entered."""
    began = time.process_time()
    entered: set[tuple[str, str]] = set()
    prefix = str(PACKAGE)

    def watch(frame: FrameType, event: str, _: object) -> None:
        code = frame.f_code
        if event == "call" and code.co_filename.startswith(prefix):
            entered.add((code.co_filename, code.co_qualname.split(".<locals>")[0]))

    sys.setprofile(watch)
    passed = _passes(item)
    sys.setprofile(None)
    return passed, (time.process_time() - began, sorted(entered))


def _try(mutant: Mutant, items: Sequence[pytest.Item]) -> tuple[bool, object]:
    """Say whether all these tests pass though a function is changed."""
    _function(mutant).__code__ = mutated_code(mutant)
    return all(_passes(item) for item in items), None


def _function(mutant: Mutant) -> FunctionType:
    module = ".".join(mutant.path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")
    found: Any = importlib.import_module(module)
    for part in mutant.function.split("."):
        found = vars(found)[part]
    while not hasattr(found, "__code__"):
        if isinstance(found, property):
            found = found.fget
        elif isinstance(found, cached_property):
            found = found.func
        else:  # a static method, or one that keeps its answers
            found = found.__wrapped__
    function: FunctionType = found
    return function


def _place(mutant: Mutant) -> tuple[str, str]:
    return str(mutant.path), mutant.function


def name_of(mutant: Mutant) -> str:
    """Return what is changed where, in one line."""
    place = f"{mutant.path.relative_to(PACKAGE)}:{mutant.line} {mutant.function}"
    return f"{place}: {mutant.before}  =>  {mutant.after}  #{mutant.ordinal}"


def draw(count: int, seed: int) -> list[Mutant]:
    """Return a sample of all mutants; a smaller one of the same seed is the beginning of a larger one."""
    every = [
        mutant
        for part in PARTS
        for path in sorted((PACKAGE / part).glob("*.py"))
        for mutant in mutants_of(path)
    ]
    random.Random(seed).shuffle(every)  # noqa: S311 - a sample, not a secret
    return every[:count]


def report(sample: Sequence[Mutant], done: dict[str, str]) -> None:
    """Print what came of the sample, and the mutants that no test noticed."""
    counts: dict[str, Counter[str]] = {part: Counter() for part in (*PARTS, "all")}
    for mutant in sample:
        what = done.get(name_of(mutant))
        if what:
            counts[mutant.path.relative_to(PACKAGE).parts[0]][what] += 1
            counts["all"][what] += 1
    for part, count in counts.items():
        noticed, total = count[KILLED] + count[TIMEOUT], count.total()
        words = ", ".join(f"{n} {what}" for what, n in sorted(count.items()))
        print(f"{part}: {noticed} of {total} noticed ({100 * noticed / max(1, total):.1f} %): {words}")
    for mutant in sorted(sample, key=name_of):
        what = done.get(name_of(mutant))
        if what in {SURVIVED, NOT_REACHED}:
            print(f"{what}: {name_of(mutant)}")


def main() -> None:
    """Run what is left of a sample, and report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=9)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--again", action="store_true", help="try the survivors once more")
    arguments = parser.parse_args()
    sample = draw(arguments.count, arguments.seed)
    runner = Runner(sample, arguments.jobs)
    if arguments.again:
        runner.done = {name: what for name, what in runner.done.items() if what in {KILLED, TIMEOUT}}
    hypothesis.settings.register_profile(
        "mutants",
        derandomize=True,
        database=None,
        deadline=None,
        phases=[hypothesis.Phase.explicit, hypothesis.Phase.generate],
    )
    hypothesis.settings.load_profile("mutants")
    files = [str(ROOT / "tests" / f"test_{name}.py") for name in TESTS]
    options = ["-q", "-p", "no:xdist", "-p", "no:randomly", "-p", "no:cacheprovider"]
    code = pytest.main([*options, *files], plugins=[runner])
    if code not in {pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED}:
        sys.exit(int(code))
    report(sample, runner.done)


if __name__ == "__main__":
    main()
