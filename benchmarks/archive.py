"""Measures `batch`: two jobs beside one on PDFs, and what memory and a file cost as the archive grows."""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from minutes_extract.errors import MinutesError
from minutes_extract.pipeline import read_bytes

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
PAIRS = 5
COPIES = 40
SIZES = (1_000, 5_000, 20_000)
SCRIPT = str(Path(sys.executable).parent / "minutes-extract")


def batch(archive: Path, out: Path, *arguments: str) -> tuple[float, float, float]:
    """Run batch and return its seconds by the clock, its seconds of a core, and the memory of its largest process in MB."""
    command = [SCRIPT, "batch", str(archive), str(out), "--quiet", *arguments]
    start = time.perf_counter()
    process = subprocess.Popen(command)
    _, status, usage = os.wait4(process.pid, 0)
    took = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode > 1:
        raise SystemExit(f"batch left with {process.returncode}")
    return took, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def text_layer_pdfs(folder: Path | None, into: Path) -> int:
    """Copy the PDFs that have text into a flat folder: those of a folder, or else the samples many times over."""
    count = 0
    if folder is not None and folder.is_dir():
        for path in sorted(folder.rglob("*.pdf")):
            data = path.read_bytes()
            try:
                read_bytes(data, path.name, ocr="never")
            except MinutesError:
                continue
            (into / f"{count}.pdf").write_bytes(data)
            count += 1
    if not count:
        for number in range(COPIES):
            for path in sorted(SAMPLES.glob("*.pdf")):
                # A comment after its end: another file to the ledger, the same to a reader.
                (into / f"{number}-{path.name}").write_bytes(path.read_bytes() + b"%% %d\n" % number)
                count += 1
    return count


def compare_jobs(folder: Path | None) -> None:
    """Print how many times faster two jobs are than one, side by side."""
    with tempfile.TemporaryDirectory() as scratch:
        archive, out = Path(scratch, "archive"), Path(scratch, "out")
        archive.mkdir()
        count = text_layer_pdfs(folder, archive)
        ratios = []
        for pair in range(PAIRS):
            seconds = {}
            for jobs in ("1", "2") if pair % 2 else ("2", "1"):
                shutil.rmtree(out, ignore_errors=True)
                seconds[jobs], _, _ = batch(archive, out, "--jobs", jobs)
            ratios.append(seconds["1"] / seconds["2"])
            rates = ", ".join(f"{jobs} job {count / seconds[jobs]:.1f}" for jobs in ("1", "2"))
            print(f"{count} PDFs a second: {rates}; {ratios[-1]:.2f} times; load {os.getloadavg()[0]:.1f}")
        print(
            f"two jobs beside one      {statistics.median(ratios):.2f} times, median of {PAIRS} (at least 1.7)"
        )


def grow(to: str) -> None:
    """Print time and memory for archives of small documents, each of them different."""
    minutes = (SAMPLES / "panel-2013-10.txt").read_text(encoding="utf-8")
    small = minutes[: minutes.index("\n", 1500)]
    for size in SIZES:
        with tempfile.TemporaryDirectory() as scratch:
            archive, out = Path(scratch, "archive"), Path(scratch, "out")
            for number in range(size):
                folder = archive / str(number // 500)
                folder.mkdir(parents=True, exist_ok=True)
                (folder / f"{number}.txt").write_text(f"{small}\nItem 9: Matter {number}\n", encoding="utf-8")
            first = batch(archive, out, "--to", to)
            again = batch(archive, out, "--to", to)
            disk = sum(path.stat().st_size for path in out.rglob("*") if path.is_file()) / size / 1024
            for name, (took, cores, memory) in (("first", first), ("again", again)):
                print(
                    f"{size:6d} files, {name}: {took:6.1f} s, {cores / size * 1000:6.2f} ms of a core a file, "
                    f"{memory:.0f} MB; {disk:.0f} KB of OUT a file"
                )


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="a folder with PDFs; without it, the samples")
    parser.add_argument("--grow", action="store_true", help="measure growth instead; takes some minutes")
    arguments = parser.parse_args()
    if arguments.grow:
        grow("records,jsonl,csv,sqlite")
    else:
        compare_jobs(arguments.folder)


if __name__ == "__main__":
    main()
