"""The process in which atheris searches: `python -m fuzzing.guided_process KIND FOLDER END OPTIONS...`."""

from __future__ import annotations

import importlib
import json
import pickle
import sys
import time
from pathlib import Path
from random import Random

import atheris

from conftest import ROOT

with atheris.instrument_imports(include=["minutes_extract"]):
    for path in (ROOT / "src").rglob("*.py"):
        parts = path.relative_to(ROOT / "src").with_suffix("").parts
        if parts[1] not in {"archive", "cli"} and not parts[-1].startswith("__"):
            importlib.import_module(".".join(parts))
    from fuzzing.finding import try_case
    from fuzzing.guided import MAIN, outer_case
    from fuzzing.markup_mutations import change_html, change_xml
    from fuzzing.record_mutations import change_record
    from fuzzing.text_mutations import change_text


def search(kind: str, folder: Path, end: float, options: list[str]) -> None:
    """Search until libFuzzer ends the process; the first failure of each name is left in the folder.

    Args:
        kind: of the documents.
        folder: for what fails.
        end: when to stop, in seconds of the clock.
        options: of libFuzzer, and its folder of seeds.

    """
    seen: set[str] = set()

    def mutate(data: bytes, most: int, seed: int) -> bytes:
        random = Random(seed)
        if random.random() < 0.1:
            return bytes(atheris.Mutate(data, most))
        return _change(kind, data, random)[:most]

    def try_one(data: bytes) -> None:
        if time.time() > end:  # libFuzzer looks at no clock before it has tried all seeds
            return
        failure = try_case(outer_case(kind, data))[1]
        if failure and failure.name not in seen:
            seen.add(failure.name)
            (folder / f"failed-{len(seen)}").write_bytes(pickle.dumps(failure))

    options = [f"-max_total_time={max(1, round(end - time.time()))}", *options]
    atheris.Setup([sys.argv[0], *options], try_one, custom_mutator=mutate)
    atheris.Fuzz()


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


if __name__ == "__main__":
    search(sys.argv[1], Path(sys.argv[2]), float(sys.argv[3]), sys.argv[4:])
