"""Measures the whole pipeline side by side with what it is built on, in one run.

Usage: ``python benchmarks/bench.py [FOLDER]`` (default: the samples). Times are CPU seconds of one process.
"""

from __future__ import annotations

import gc
import re
import resource
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2 as pdfium

from minutes_extract.errors import MinutesError
from minutes_extract.layout.tables import find_tables
from minutes_extract.pipeline import parse_bytes
from minutes_extract.reading.pdf import read_pdf

if TYPE_CHECKING:
    from collections.abc import Callable

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
RUNS = 15
TEXTS = {".txt", ".md"}
FLOWING = {".docx", ".odt", ".html", ".htm"}
MOST_REFERENCE_PAGES = 120
"""Pages that the slow reference is timed on; its speed hardly differs from page to page."""

Document = tuple[str, bytes]


def quickest(command: list[str]) -> float:
    """Return the least time of several runs, in seconds: what the machine can do when left alone."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - start)
    return min(times)


def cpu(work: Callable[[Document], object], documents: list[Document], runs: int = 2) -> float:
    """Return the CPU seconds that some work takes on all documents, the least of several runs."""
    times = []
    for _ in range(runs):
        gc.collect()
        start = time.process_time()
        for document in documents:
            work(document)
        times.append(time.process_time() - start)
    return min(times)


def write_record(document: Document, reader: str = "auto") -> str:
    """Do all that `parse` does, up to the characters that are written."""
    return parse_bytes(document[1], document[0], reader=reader, ocr="never").model_dump_json(by_alias=True)


def bare_text(document: Document) -> list[str]:
    """Take the text of every page with PDFium, and nothing more."""
    result = []
    pdf = pdfium.PdfDocument(document[1])
    for page in pdf:
        textpage = page.get_textpage()
        result.append(textpage.get_text_range())
        textpage.close()
        page.close()
    pdf.close()
    return result


def every_word(document: Document) -> list[str]:
    """Find every word of a text with one regular expression."""
    return re.findall(r"\S+", document[1].decode("utf-8", "replace"))


def pages_of(document: Document) -> int:
    """Return how many pages a PDF has."""
    pdf = pdfium.PdfDocument(document[1])
    count = len(pdf)
    pdf.close()
    return count


def readable(folder: Path) -> dict[str, list[Document]]:
    """Return the documents under a folder that can be read without recognition, by kind."""
    kinds: dict[str, list[Document]] = defaultdict(list)
    for path in sorted(folder.rglob("*")):
        ending = path.suffix.lower()
        if ending not in {".pdf", *TEXTS, *FLOWING} or path.name == "README.md":
            continue
        document = path.name, path.read_bytes()
        try:
            write_record(document)
        except MinutesError:
            continue
        kind = ending
        if ending == ".pdf":
            ruled = any(find_tables(page.rules) for page in read_pdf(document[1]).pages)
            kind = "PDF with ruled tables" if ruled else "PDF without"
        elif ending in TEXTS:
            kind = "text and Markdown"
        kinds[kind].append(document)
    return kinds


def peak() -> float:
    """Return the most memory that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(folder: Path) -> None:
    """Print the figures."""
    script = str(Path(sys.executable).parent / "minutes-extract")
    bare = quickest([sys.executable, "-c", "import click"])
    own = quickest([script, "--help"])
    print(
        f"start-up: import click {bare * 1000:.0f} ms, --help {own * 1000:.0f} ms: {own / bare:.2f} times (at most 2)"
    )
    kinds = readable(folder)
    without, ruled = kinds.pop("PDF without", []), kinds.pop("PDF with ruled tables", [])
    for name, documents, most in (
        ("PDF without ruled tables", without, 3.5),
        ("PDF with ruled tables", ruled, None),
        ("all PDF", without + ruled, 5.0),
    ):
        if documents:
            pages = sum(map(pages_of, documents))
            whole, floor = cpu(write_record, documents), cpu(bare_text, documents)
            bar = f" (at most {most})" if most else ""
            print(
                f"{name}: {len(documents)} files, {pages} pages: parse {pages / whole:.0f} pages/s, "
                f"bare PDFium text {pages / floor:.0f} pages/s: {whole / floor:.2f} times{bar}"
            )
    some: list[Document] = []
    for document in (ruled + without)[::3]:
        if sum(map(pages_of, some)) < MOST_REFERENCE_PAGES:
            some.append(document)
    if some:
        quick, slow = cpu(write_record, some), cpu(lambda d: write_record(d, "pdfplumber"), some, runs=1)
        pages = sum(map(pages_of, some))
        print(
            f"--reader pdfplumber, {pages} pages: {pages / slow:.1f} pages/s: {slow / quick:.1f} times slower (at least 10)"
        )
    for name, documents in sorted(kinds.items()):
        size = sum(len(data) for _, data in documents)
        whole = cpu(write_record, documents)
        line = f"{name}: {len(documents)} files, {size / 1e6:.2f} MB: parse {size / 1e6 / whole:.2f} MB/s"
        if name == "text and Markdown":
            floor = cpu(every_word, documents)
            line += f", every word {size / 1e6 / floor:.1f} MB/s: {whole / floor:.1f} times (at most 12)"
        else:
            line += f", {len(documents) / whole:.1f} files/s"
        print(line)
    before = peak()
    count = 0
    everything = [document for documents in kinds.values() for document in documents] + without + ruled
    while count < 1000:
        for document in everything[: 1000 - count]:
            write_record(document)
            count += 1
        if count <= len(everything):
            before = peak()
    print(f"peak memory: {before:.0f} MB after the first round, {peak():.0f} MB after {count} documents")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES)
