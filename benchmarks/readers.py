"""Compare the records made with PDFium and with pdfplumber, and count where they differ."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from minutes_extract.errors import MinutesError
from minutes_extract.pipeline import parse_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from minutes_extract.records import Item, Record


def squash(words: str | None) -> str:
    """Return the letters and digits of some words."""
    return "".join(c for c in (words or "").casefold() if c.isalnum())


def flat(items: list[Item]) -> Iterator[Item]:
    """Yield items and their sub-items, in order."""
    for item in items:
        yield item
        yield from flat(item.items)


def facts(record: Record) -> dict[str, Counter[tuple[str, ...]]]:
    """Return the people, items and resolutions of a record, as what can be compared."""
    items = [item for meeting in record.meetings for item in flat(meeting.items)]
    return {
        "people": Counter((squash(p.name), p.status) for m in record.meetings for p in m.attendance),
        "items": Counter((squash(item.number), squash(item.title)) for item in items),
        "resolutions": Counter((squash(r.text),) for item in items for r in item.resolutions),
    }


def main(folder: Path) -> int:
    """Compare the readers on every PDF under a folder that has a text layer."""
    files = same = 0
    found: Counter[str] = Counter()
    differ: Counter[str] = Counter()
    for path in sorted(folder.rglob("*.pdf")):
        data = path.read_bytes()
        try:
            quick, slow = (
                facts(parse_bytes(data, path.name, reader=reader, ocr="never"))
                for reader in ("pdfium", "pdfplumber")
            )
        except MinutesError as error:
            print(f"{path.name}: left out: {error}")
            continue
        files += 1
        same += quick == slow
        for kind in quick:
            found[kind] += quick[kind].total()
            missing, extra = slow[kind] - quick[kind], quick[kind] - slow[kind]
            differ[kind] += max(missing.total(), extra.total())
            if missing or extra:
                print(f"{path.name}: {kind}: pdfium alone {[*extra]}; pdfplumber alone {[*missing]}")
    print(f"{files} PDFs, {same} with the same people, items and resolutions")
    for kind, count in found.items():
        print(f"{kind}: {differ[kind]} of {count} differ")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
