"""Mutations that are kept where they reach new code, by atheris: `make fuzz` runs it after the blind ones."""

from __future__ import annotations

import json
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
from fuzzing.finding import MOST_MEMORY, MOST_SECONDS, Failure, try_case
from fuzzing.markup_mutations import change_html, change_xml
from fuzzing.record_mutations import change_record
from fuzzing.text_mutations import change_text

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
            case = make_case(kind, Random(f"guided-{number}"))  # noqa: S311 - it has to come again
            (seeds / str(number)).write_bytes(_inner(case))
        options = [f"-max_total_time={int(seconds)}", f"-timeout={int(MOST_SECONDS)}"]
        options += [f"-rss_limit_mb={MOST_MEMORY >> 20}", f"-artifact_prefix={folder}/bad-", "-max_len=20000"]
        command = [sys.executable, "-m", "fuzzing.guided", kind, folder, *options, str(seeds)]
        done = subprocess.run(command, capture_output=True, check=False, cwd=ROOT / "tests")
        told = re.findall(rb"^(?:Done |#)(\d+)", done.stderr, re.MULTILINE)
        assert told, done.stderr.decode(errors="replace")
        failures = [pickle.loads(path.read_bytes()) for path in Path(folder).glob("failed-*")]  # noqa: S301
        for path in Path(folder).glob("bad-*"):  # it took too long or too much
            name = re.sub(r"^bad-(\w+)-.*", r"\1", path.name)
            failures.append(Failure(_outer(kind, path.read_bytes()), name, f"libFuzzer: {name}"))
    return int(told[-1]), failures


def _inner(case: Case) -> bytes:
    """What is changed of a case: of a container, one part."""
    if case.kind in MAIN:
        return make_parts(f".{case.kind}")[MAIN[case.kind]]
    return case.data


def _outer(kind: str, data: bytes) -> Case:
    if kind in MAIN:
        return Case(kind, make_zip({**make_parts(f".{kind}"), MAIN[kind]: data}))
    return Case(kind, data)


def _change(kind: str, data: bytes, random: Random) -> bytes:
    if kind in MAIN:
        return change_xml(data, random)
    if kind == "records":
        old, _, new = data.partition(b"\n")
        try:
            return old + b"\n" + json.dumps(change_record(json.loads(new), random)).encode()
        except ValueError:
            return data
    text = data.decode("utf-8", errors="replace")
    return (change_html if kind == "html" else change_text)(text, random).encode("utf-8", errors="replace")


def main(kind: str, folder: str, options: list[str]) -> None:
    """Search until libFuzzer ends the process; each failure is left in the folder.

    Args:
        kind: of the documents.
        folder: for what fails.
        options: of libFuzzer, and its folder of seeds.

    """
    import atheris

    atheris.instrument_all if False else None
    seen: set[str] = set()

    def mutate(data: bytes, most: int, seed: int) -> bytes:
        random = Random(seed)  # noqa: S311 - it has to come again
        if random.random() < 0.1:
            return bytes(atheris.Mutate(data, most))
        return _change(kind, data, random)[:most]

    def test_one(data: bytes) -> None:
        failure = try_case(_outer(kind, data))[1]
        if failure and failure.name not in seen:
            seen.add(failure.name)
            Path(folder, f"failed-{len(seen)}").write_bytes(pickle.dumps(failure))

    atheris.Setup([sys.argv[0], *options], test_one, custom_mutator=mutate)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
