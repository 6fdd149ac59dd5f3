"""Runs that are killed at any moment, and go on."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from conftest import SAMPLES, Run
from test_batch import outputs_of, wait_for_lines

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

KILLS = 20


def test_killed_at_twenty_moments_and_resumed(run: Callable[..., Run], tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    archive.mkdir()
    for number, sample in enumerate([*SAMPLES, SAMPLES[0]]):
        shutil.copy(sample, archive / f"{number}-{sample.name}")
    (archive / "broken.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    files = len(SAMPLES) + 2
    arguments = ["--to", "records,text,jsonl,csv,sqlite", "--dedupe", "--jobs", "2"]
    assert run("batch", archive, tmp_path / "undisturbed", *arguments).returncode == 1
    expected = outputs_of(tmp_path / "undisturbed")
    moments = random.Random(5)  # noqa: S311 - the same moments each time
    killed = 0
    for number in range(KILLS):
        if (
            number % 5 == 0
        ):  # begin anew: the first runs are killed while files are read, later ones while writing
            out = tmp_path / f"out{number}"
            # A deleted file's outputs must be gone in the end, wherever the run is stopped.
            (out / "records").mkdir(parents=True)
            (out / "records" / "gone.txt.json").write_text("{}")
            (out / "manifest.jsonl").write_text("")
        log = tmp_path / f"log{number}"
        command = [sys.executable, "-m", "minutes_extract", "batch", str(archive), str(out), *arguments]
        with subprocess.Popen([*command, "--log", str(log)], stderr=subprocess.DEVNULL) as process:
            # Some event of the run, and a moment after it.
            wait_for_lines(process, log, moments.randint(0, files + 2))
            time.sleep(moments.uniform(0, 0.1))
            process.kill()
        killed += process.returncode == -9
        if number % 5 == 4:
            assert run("batch", archive, out, *arguments).returncode == 1
            assert outputs_of(out) == expected
    assert killed >= KILLS / 2
