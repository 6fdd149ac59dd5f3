"""Measures start-up beside a bare import of click, and pages a second on the samples."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import minutes_extract

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
RUNS = 15


def quickest(command: list[str]) -> float:
    """Return the least time of several runs, in seconds: what the machine can do when left alone."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    """Print the figures."""
    script = str(Path(sys.executable).parent / "minutes-extract")
    bare = quickest([sys.executable, "-c", "import click"])
    own = quickest([script, "--help"])
    print(f"import click             {bare * 1000:6.0f} ms")
    print(f"minutes-extract --help   {own * 1000:6.0f} ms   {own / bare:.2f} times (at most 2)")
    for suffix in ("pdf", "txt"):
        paths = sorted(SAMPLES.glob(f"*.{suffix}"))
        minutes_extract.parse(paths[0])
        start = time.perf_counter()
        pages = sum(minutes_extract.parse(path).source.pages or 1 for path in paths)
        took = time.perf_counter() - start
        what = f"{len(paths)} {suffix} samples, {pages} pages"
        print(f"{what:<24} {took * 1000:6.0f} ms   {pages / took:.0f} pages a second")


if __name__ == "__main__":
    main()
