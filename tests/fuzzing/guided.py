"""Mutations that are kept where they reach new code, by atheris: `make fuzz` runs it after the blind ones."""

from __future__ import annotations

import pickle
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random

from conftest import ROOT
from documents import make_zip
from fuzzing.documents import Case, make_case, make_parts
from fuzzing.finding import MOST_MEMORY, MOST_SECONDS, Failure

GUIDED = ("txt", "html", "docx", "odt", "records")
"""Kinds whose stages are all Python: nothing could be learnt of PDFium's own code."""

SEEDS = 200
"""Mutated documents to begin with."""

MAIN = {"docx": "word/document.xml", "odt": "content.xml"}
"""The part of a container that is changed."""


def guide(kind: str, seconds: float) -> tuple[int, list[Failure]]:
    """Run the guided search on one kind, and return how many documents were tried and what failed.

    Args:
        kind: one of `GUIDED`.
        seconds: how long.

    """
    with tempfile.TemporaryDirectory() as folder:
        seeds = Path(folder, "seeds")
        seeds.mkdir()
        for number in range(SEEDS):
            case = make_case(kind, Random(f"guided-{number}"))
            (seeds / str(number)).write_bytes(_inner(case))
        options = [f"-max_total_time={int(seconds)}", f"-timeout={int(MOST_SECONDS)}"]
        options += [f"-rss_limit_mb={MOST_MEMORY >> 20}", f"-artifact_prefix={folder}/bad-", "-max_len=20000"]
        command = [sys.executable, "-m", "fuzzing.guided_process", kind, folder, *options, str(seeds)]
        done = subprocess.run(command, capture_output=True, check=False, cwd=ROOT / "tests")
        told = re.findall(rb"^(?:Done |#)(\d+)", done.stderr, re.MULTILINE)
        assert told, done.stderr.decode(errors="replace")
        failures = [pickle.loads(path.read_bytes()) for path in Path(folder).glob("failed-*")]  # noqa: S301
        for path in Path(folder).glob("bad-*"):  # it took too long or too much
            name = re.sub(r"^bad-(\w+)-.*", r"\1", path.name)
            failures.append(Failure(outer_case(kind, path.read_bytes()), name, f"libFuzzer: {name}"))
    return int(told[-1]), failures


def _inner(case: Case) -> bytes:
    """What is changed of a case: of a container, one part."""
    if case.kind in MAIN:
        return make_parts(f".{case.kind}")[MAIN[case.kind]]
    return case.data


def outer_case(kind: str, data: bytes) -> Case:
    """The case of what is changed."""
    if kind in MAIN:
        return Case(kind, make_zip({**make_parts(f".{kind}"), MAIN[kind]: data}))
    return Case(kind, data)
