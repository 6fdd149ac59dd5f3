"""Check that every letter and digit PDFium sees on a page is in the text or in the furniture."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pypdfium2 as pdfium

import minutes_extract
from minutes_extract.errors import MinutesError


def letters(text: str) -> Counter[str]:
    """Count the letters and digits of a text."""
    return Counter(c for c in text if c.isalnum())


def seen(path: Path) -> Counter[str]:
    """Count what PDFium's own text of every page holds."""
    count: Counter[str] = Counter()
    document = pdfium.PdfDocument(path)
    for page in document:
        textpage = page.get_textpage()
        count += letters(textpage.get_text_range())
        textpage.close()
        page.close()
    document.close()
    return count


def lost(path: Path) -> tuple[Counter[str], int]:
    """Return what of a PDF's text layer is in neither the text nor the furniture, and how much there was."""
    text = minutes_extract.read_text(path, ocr="never")
    kept = letters(text.content)
    for piece in text.furniture:
        kept += letters(piece.text)
    there = seen(path)
    return there - kept, there.total()


def main(folder: Path) -> int:
    """Check every PDF under a folder; print those that lose a letter."""
    total = files = faults = 0
    for path in sorted(folder.rglob("*.pdf")):
        try:
            missing, there = lost(path)
        except MinutesError:
            continue
        files, total = files + 1, total + there
        if missing:
            faults += missing.total()
            print(f"{path}: {missing.total()} lost: {''.join(sorted(missing.elements()))[:60]}")
    print(f"{files} PDFs with a text layer, {total:,} letters and digits, {faults} lost")
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
