from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

pytest.register_assert_rewrite("browser")

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell's `make test &` has it ignored, and whatever the tests start would ignore it too.
    signal.signal(signal.SIGINT, signal.default_int_handler)

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = sorted(
    path
    for path in (ROOT / "samples").iterdir()
    if path.suffix in {".txt", ".pdf", ".md", ".html", ".docx", ".odt"} and path.stem != "README"
)

Run = subprocess.CompletedProcess[bytes]


@pytest.fixture(scope="session")
def run() -> Callable[..., Run]:
    """The command line in a process of its own."""

    def run_command(*arguments: str | Path, stdin: bytes = b"", cwd: Path | None = None) -> Run:
        environment = {**os.environ, "LC_ALL": "C"}
        command = [sys.executable, "-m", "minutes_extract", *map(str, arguments)]
        return subprocess.run(
            command, input=stdin, capture_output=True, cwd=cwd, env=environment, timeout=60, check=False
        )

    return run_command


@pytest.fixture(params=SAMPLES, ids=lambda path: path.name)
def sample(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path
