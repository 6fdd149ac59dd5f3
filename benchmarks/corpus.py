"""Parse every text and PDF file under a folder and print a table of what came of them."""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path

from minutes_extract.errors import MinutesError
from minutes_extract.pipeline import parse_bytes

ENDINGS = {".pdf", ".txt", ".md", ".html", ".htm", ".docx", ".odt", ".doc", ".rtf"}


def main(folder: Path) -> int:
    """Parse the files and print, by folder and kind, how many gave meetings, none, or an error."""
    table: Counter[tuple[str, str, str]] = Counter()
    crashed = 0
    began = time.perf_counter()
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() not in ENDINGS or not path.is_file():
            continue
        try:
            record = parse_bytes(path.read_bytes(), path.name)
            outcome = "meetings" if record.meetings else "no meetings"
        except MinutesError as error:
            outcome = f"error: {error.code}"
        except Exception as error:  # a fault of ours: what this run looks for
            outcome = f"CRASH: {type(error).__name__}"
            crashed += 1
            print(f"{path}: {error!r}", file=sys.stderr)
        table[path.parent.name, path.suffix.lower(), outcome] += 1
    for (parent, ending, outcome), count in sorted(table.items()):
        print(f"{parent:24s} {ending:5s} {outcome:24s} {count:5d}")
    print(f"{sum(table.values())} files in {time.perf_counter() - began:.1f} s, {crashed} crashed")
    return 1 if crashed else 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
