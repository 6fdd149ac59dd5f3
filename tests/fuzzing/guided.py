"""Mutations that are kept where they reach new code, by atheris: `make fuzz` runs it after the blind ones."""

from __future__ import annotations

import pickle
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from conftest import ROOT
from documents import make_zip
from fuzzing.documents import Case, change_container, make_case, make_parts
from fuzzing.finding import MOST_MEMORY, MOST_SECONDS, Failure

GUIDED = ("txt", "html", "docx", "odt", "records")
"""Kinds whose stages are all Python: nothing could be learnt of PDFium's own code."""

SEEDS = 100
"""Mutated documents to begin with."""

LONGEST = 200_000
"""Bytes of the longest document: two records side by side are the longest kind."""

MAIN = {"docx": "word/document.xml", "odt": "content.xml"}
"""The part of a container that is changed."""


def guide(kind: str, seconds: float, seed: int) -> tuple[int, list[Failure]]:
    """Run the guided search on one kind, and return how many documents were tried and what failed.

    A document that hangs or takes too much ends libFuzzer's process: another one then goes on with other seeds.

    Args:
        kind: one of `GUIDED`.
        seconds: how long, by the clock.
        seed: another one, other documents.

    """
    end = time.time() + seconds
    count = 0
    failures: dict[str, Failure] = {}
    while time.time() < end:
        runs, found = _search(kind, end, seed)
        count += runs
        failures = {failure.name: failure for failure in found} | failures
        seed += 1
    return count, list(failures.values())


def _search(kind: str, end: float, seed: int) -> tuple[int, list[Failure]]:
    """Search in a process of its own until a time, in seconds of the clock, or until a document ends it."""
    with tempfile.TemporaryDirectory() as folder:
        seeds = Path(folder, "seeds")
        seeds.mkdir()
        for number in range(SEEDS):
            (seeds / str(number)).write_bytes(_inner(kind, Random(f"guided-{seed}-{number}")))
        options = [
            f"-timeout={int(MOST_SECONDS)}",
            f"-rss_limit_mb={MOST_MEMORY >> 20}",
            f"-max_len={LONGEST}",
        ]
        options += [f"-seed={seed + 1}", f"-artifact_prefix={folder}/bad-"]
        command = [
            sys.executable,
            "-m",
            "fuzzing.guided_process",
            kind,
            folder,
            str(end),
            *options,
            str(seeds),
        ]
        done = subprocess.run(command, capture_output=True, check=False, cwd=ROOT / "tests")
        told = re.findall(rb"^(?:Done |#)(\d+)", done.stderr, re.MULTILINE)
        assert told, done.stderr.decode(errors="replace")
        failures = [pickle.loads(path.read_bytes()) for path in Path(folder).glob("failed-*")]  # noqa: S301
        for path in Path(folder).glob("bad-*"):  # it took too long or too much
            name = re.sub(r"^bad-(\w+)-.*", r"\1", path.name)
            failures.append(Failure(outer_case(kind, path.read_bytes()), name, f"libFuzzer: {name}"))
    return int(told[-1]), failures


def _inner(kind: str, random: Random) -> bytes:
    """What is changed of a mutated document: of a container, one part."""
    if kind in MAIN:
        return change_container(make_parts(f".{kind}"), MAIN[kind], random)[MAIN[kind]]
    return make_case(kind, random).data


def outer_case(kind: str, data: bytes) -> Case:
    """The case of what is changed."""
    if kind in MAIN:
        return Case(kind, make_zip({**make_parts(f".{kind}"), MAIN[kind]: data}))
    return Case(kind, data)
