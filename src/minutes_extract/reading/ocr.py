"""OCR: the words of PDF pages that have no text layer, page by page, only where needed."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from functools import cache
from importlib.util import find_spec
from statistics import median
from typing import TYPE_CHECKING, Any

from minutes_extract.errors import MissingToolError, NoTextError, TooLargeError
from minutes_extract.reading.pages import Page, Pages, Word
from minutes_extract.spans import Furniture

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

DPI = 300
"""Dots to an inch at which a page is drawn for recognition."""

MOST_PIXELS = 40_000_000
"""Pixels of the picture that is drawn of a page; a larger page is drawn more coarsely."""

MOST_PICTURE = 400_000_000
"""Pixels of a picture inside a page; PDFium would need a byte or more for each."""

LIKE_OTHERS = (0.6, 1.5)
"""Shares of the usual height of a line between which it counts as body type."""

BOLD = 1.28
"""How much thicker than light type the strokes of bold type are, at the least."""

LIGHT_SHARE = 0.3
"""The share of a document's words, the thinnest of them, that are taken to be light type."""

INSTALL = "install Tesseract (apt-get install tesseract-ocr) or pip install 'minutes-extract[ocr]'"


@dataclass(frozen=True, slots=True)
class Picture:
    """A page drawn in shades of grey, a byte a pixel, from the top left."""

    width: int
    height: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Seen:
    """A word that was recognised: its place in pixels, and the line of print it belongs to."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    line: int
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Engine:
    """A program that recognises words, with its version as records name it."""

    name: str
    recognise: Callable[[Picture], list[Seen]]


@cache
def find_engine() -> Engine | None:
    """Return Tesseract where it is installed, else RapidOCR, else None."""
    if shutil.which("tesseract"):
        from minutes_extract.reading import ocr_tesseract

        version = ocr_tesseract.version()
        if version:
            return Engine(version, ocr_tesseract.recognise)
    if find_spec("rapidocr") and find_spec("onnxruntime"):
        from minutes_extract.reading import ocr_rapid

        return Engine(ocr_rapid.version(), ocr_rapid.recognise)
    return None


def recognise_pages(data: bytes, pages: Pages, ocr: str) -> Pages:
    """Return a PDF's pages with those recognised that have no text layer, and what others draw as shapes.

    Args:
        data: the file's bytes.
        pages: as a reader of text layers gave them.
        ocr: "auto", "never", or "always", which recognises every page whatever its text layer.

    Raises:
        MissingToolError: if every page should be recognised and nothing is installed for it.
        NoTextError: if no page has a word in the end.
        TooLargeError: if a page holds a picture beyond all reason.

    """
    wanted = [k for k, page in enumerate(pages.pages) if ocr == "always" or not page.words or page.drawn]
    engine = find_engine() if wanted and ocr != "never" else None
    if ocr == "always" and engine is None:
        raise MissingToolError(f"cannot be recognised: {INSTALL}")
    if engine is not None:
        pages = _recognise(data, pages, wanted, engine, whole=ocr == "always")
    if not any(page.words for page in pages.pages):
        if engine is not None:
            raise NoTextError("has no text layer, and nothing could be recognised on its pages")
        how = (
            "leave out --ocr never to have them recognised"
            if ocr == "never"
            else f"to recognise them, {INSTALL}"
        )
        raise NoTextError(f"has no text layer: its pages are pictures; {how}")
    return pages


def _recognise(data: bytes, pages: Pages, wanted: Sequence[int], engine: Engine, *, whole: bool) -> Pages:
    import pypdfium2 as pdfium

    result, aside = list(pages.pages), list(pages.set_aside)
    found: dict[int, tuple[list[Seen], list[float], float]] = {}
    document = pdfium.PdfDocument(data)
    try:
        for k in wanted:
            try:
                page = document[k]
            except pdfium.PdfiumError:
                continue  # a page that cannot be opened stays empty
            try:
                picture, scale = _draw(page, k + 1)
            finally:
                page.close()
            if picture is None:
                continue
            seen = engine.recognise(picture)
            words = [word for word in seen if not word.doubtful]
            found[k] = words, [_stroke(picture, word) for word in words], scale
            specks = " ".join(word.text for word in seen if word.doubtful)
            if specks:
                aside.append(Furniture(k + 1, specks, "scan speck"))
    finally:
        document.close()
    thin = sorted(stroke for _, strokes, _ in found.values() for stroke in strokes if stroke)
    bold = BOLD * thin[int(LIGHT_SHARE * len(thin))] if thin else 0.0
    for k, (words, strokes, scale) in found.items():
        placed = _place(words, [stroke >= bold for stroke in strokes], scale)
        page = result[k]
        if page.words and not whole:
            missing = [word for word in placed if _is_drawn(word, page)]
            result[k] = replace(page, words=(*page.words, *missing), drawn=())
        else:
            result[k] = replace(page, words=tuple(placed), em=_em(placed), rules=(), drawn=())
    done = tuple(k + 1 for k in found)
    return replace(
        pages,
        pages=tuple(result),
        set_aside=tuple(aside),
        ocr_engine=engine.name if done else None,
        ocr_pages=done,
    )


def _is_drawn(word: Word, page: Page) -> bool:
    """Say whether a recognised word is one that the page draws as shapes, and none of its text layer."""

    def meets(left: float, top: float, right: float, bottom: float) -> bool:
        return left < word.right and word.left < right and top < word.bottom and word.top < bottom

    return any(meets(*box) for box in page.drawn) and not any(
        meets(known.left, (known.top + known.bottom) / 2, known.right, known.bottom)
        for known in page.words
        if not known.turned
    )


def _draw(page: Any, number: int) -> tuple[Picture | None, float]:
    """Return a page as a picture, and its dots to a point; None for a page with nothing on it."""
    from pypdfium2 import raw

    for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        width, height = thing.get_px_size()
        if width * height > MOST_PICTURE:
            raise TooLargeError(
                f"is too large: page {number} holds a picture of {width:,} x {height:,} pixels"
            )
    size = page.get_size()
    scale = min(DPI / 72, (MOST_PIXELS / max(1.0, size[0] * size[1])) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        data, stride, width, height = bytes(bitmap.buffer), bitmap.stride, bitmap.width, bitmap.height
    finally:
        bitmap.close()
    if stride != width:
        data = b"".join(data[y * stride : y * stride + width] for y in range(height))
    if not data or data.count(data[:1]) == len(data):
        return None, scale
    return Picture(width, height, data), scale


def _stroke(picture: Picture, word: Seen) -> float:
    """Return how thick a word is printed: the usual run of dark pixels across it; 0 for marks."""
    if not any(c.isalnum() for c in word.text):
        return 0.0
    left, right = max(0, int(word.left)), min(picture.width, int(word.right))
    runs: list[int] = []
    for y in range(max(0, int(word.top)), min(picture.height, int(word.bottom))):
        at = y * picture.width
        row = picture.data[at + left : at + right].translate(_DARK)
        runs += [len(run) for run in row.split(b"\0") if run]
    return sum(runs) / len(runs) if runs else 0.0


_DARK = bytes(1 if shade < 128 else 0 for shade in range(256))


def _place(seen: Sequence[Seen], bold: Sequence[bool], scale: float) -> list[Word]:
    """Return words with places in points; those of one line of print stand at one height.

    A scan may lie a little crooked, and an engine's boxes fit each word's own letters.
    """
    lines: dict[int, list[tuple[Seen, bool]]] = {}
    for word, strong in zip(seen, bold, strict=True):
        lines.setdefault(word.line, []).append((word, strong))
    if not lines:
        return []
    heights = {line: median(w.bottom - w.top for w, _ in words) for line, words in lines.items()}
    usual = median(heights[word.line] for word in seen)
    result = []
    for line, words in lines.items():
        height = heights[line]
        if LIKE_OTHERS[0] * usual < height < LIKE_OTHERS[1] * usual:
            height = usual
        foot = median(w.bottom for w, _ in words)
        top, bottom = (foot - height) / scale, foot / scale
        strong = False
        for w, thick in words:
            # A dash is as thick as the word before it.
            strong = thick if any(c.isalnum() for c in w.text) else strong
            result.append(Word(w.text, w.left / scale, w.right / scale, top, bottom, strong))
    return result


def _em(words: Sequence[Word]) -> float:
    """Return the em of recognised type: about two letters, whatever the boxes' heights."""
    widths = [(word.right - word.left) / len(word.text) for word in words if len(word.text) > 2]
    return max(1.0, 2 * median(widths)) if widths else 10.0
