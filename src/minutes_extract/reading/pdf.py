"""PDF by PDFium: words with their places, their weight, and the lines drawn on the page."""

from __future__ import annotations

import ctypes
import math
import re
from bisect import bisect_left, bisect_right
from functools import cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any

from minutes_extract.errors import DamagedFileError, EncryptedFileError, TooLargeError
from minutes_extract.reading.pages import Box, Page, Pages, Rule, Word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MOST_PAGES = 10_000
"""Pages of the longest PDF that is read."""

MOST_OBJECTS = 4000
"""Drawn objects looked at on a page: maps and pictures hold many thousands, tables few."""

MOST_SEGMENTS = 400
"""Sides of the boxes in one path that are looked at: a path of more is a drawing."""

LARGEST_LETTER = 20.0
"""Points: a shape higher or wider than this is no letter of running text."""

LEAST_SEGMENTS = 7
"""Sides that a shape must have more of to be a letter rather than a box or an arrow."""

LEAST_LETTERS = 12
"""Letters in a row that make a line of writing rather than a sign."""

THIN = 2.5
"""Points: a drawn object thinner than this is a line."""

_WORD = re.compile(r"[^\s\x02\ufffe]+(?:[\x02\ufffe](?=\s|$))?")
_BOLD_NAME = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
_PASSWORD = 4
_FILL_STROKE = 2


def read_pdf(data: bytes) -> Pages:
    """Read the text layer of a PDF into pages of words; a page without one has none.

    Args:
        data: the file's bytes.

    Raises:
        DamagedFileError: if PDFium cannot open the file.
        EncryptedFileError: if it wants a password.
        TooLargeError: if it has more pages than any minutes.

    """
    # PDFium is heavy to load, and only PDFs need it.
    import pypdfium2 as pdfium
    from pypdfium2 import raw

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise EncryptedFileError(
                "needs a password; remove it first, for example with qpdf --decrypt"
            ) from error
        raise DamagedFileError("is a damaged PDF: PDFium cannot open it") from error
    pages = []
    try:
        if len(document) > MOST_PAGES:
            raise TooLargeError(f"is too large: it has {len(document):,} pages, more than {MOST_PAGES:,}")
        bold_fonts: dict[int, bool] = {}
        for index in range(len(document)):
            try:
                page = document[index]
            except pdfium.PdfiumError:
                # One broken page is no reason to lose the others.
                pages.append(Page(index + 1, 1.0, 1.0, 1.0, ()))
                continue
            try:
                pages.append(_read_page(raw, page, index + 1, bold_fonts))
            finally:
                page.close()
    finally:
        document.close()
    return Pages("application/pdf", tuple(pages), paged=True)


def _read_page(raw: Any, page: Any, number: int, bold_fonts: dict[int, bool]) -> Page:
    width, height = page.get_size()
    textpage = page.get_textpage()
    try:
        shapes = list(_read_shapes(raw, page.raw, height))
        rules = tuple(shape for shape in shapes if isinstance(shape, Rule))
        words = underline(_read_words(raw, textpage, height, bold_fonts), rules)
    finally:
        textpage.close()
    heights = sorted([word[4] - word[3] for word in words])
    em = heights[len(heights) // 2] * 0.85 if heights else 10.0
    drawn = find_drawn_letters([shape for shape in shapes if not isinstance(shape, Rule)])
    return Page(number, width, height, em, tuple(words), rules, drawn=drawn)


def _read_words(raw: Any, textpage: Any, height: float, bold_fonts: dict[int, bool]) -> list[Word]:
    text = _characters(raw, textpage)
    signs = not text.isascii() or "\x02" in text
    get_box, get_object = _of_places(raw)
    handle = ctypes.addressof(textpage.raw.contents)
    box = raw.FS_RECTF()
    place = ctypes.addressof(box)
    thing: int | None = -1
    bold = turned = False
    words = []
    for found in _WORD.finditer(text):
        first, end = found.span()
        if not get_box(handle, first, place):
            continue
        left, top, bottom = box.left, height - box.top, height - box.bottom
        if end - first > 1:
            get_box(handle, end - 1, place)
        right = box.right
        own = get_object(handle, first)
        if own != thing:
            # All letters that were drawn at once have one font and one angle: most words have those of the word before.
            thing = own
            bold = _is_bold(raw, textpage.raw, first, bold_fonts)
            angle = raw.FPDFText_GetCharAngle(textpage.raw, first)
            turned = angle > 0 and min(angle % (2 * math.pi), 2 * math.pi - angle % (2 * math.pi)) > 0.05
        word = found.group()
        if signs:
            word = word.replace("\x02", "-").replace("\ufffe", "-").replace("\xad", "")
        if word and bottom > top:
            words.append(Word(word, left, right if right > left else left, top, bottom, bold, turned))
    return words


@cache
def _of_places(raw: Any) -> tuple[Callable[..., int], Callable[..., int | None]]:
    """Return PDFium's functions for the box and the object of a letter, to be called with plain addresses.

    They are called for every word: to build no pointer around an address takes a third off each call.
    """
    integer, pointer = ctypes.c_int, ctypes.c_void_p
    return (
        _called_quickly(raw.FPDFText_GetLooseCharBox, integer, pointer, integer, pointer),
        _called_quickly(raw.FPDFText_GetTextObject, pointer, pointer, integer),
    )


def _called_quickly(function: Any, *types: Any) -> Callable[..., Any]:
    """Return a function of PDFium by the types of its answer and arguments; no other thread runs meanwhile."""
    address = ctypes.cast(function, ctypes.c_void_p).value
    assert address
    call: Callable[..., Any] = ctypes.PYFUNCTYPE(*types)(address)
    return call


def _characters(raw: Any, textpage: Any) -> str:
    """Return one character for every one that PDFium counts on a page."""
    count = textpage.count_chars()
    buffer = (ctypes.c_ushort * (count + 1))()
    # PDFium's own text is one call, but it can be shorter than its list of characters.
    if raw.FPDFText_GetText(textpage.raw, 0, count, buffer) == count + 1:
        text = bytes(buffer)[: 2 * count].decode("utf-16-le", errors="replace")
        if len(text) == count:
            if text.isascii() and "\0" not in text:
                return text
            return mend_signs(text)
    get = raw.FPDFText_GetUnicode
    return _LONE_SIGN.sub("\u2022", "".join(_character(get(textpage.raw, k)) for k in range(count)))


_SPECIAL = re.compile("[\uf020-\uf0ff\0\ufffd]")
_LONE_SIGN = re.compile("(?<!\\S)[\ue000-\uf8ff](?!\\S)")
"""A sign of private use that stands alone: a bullet whose font does not say which."""


def mend_signs(text: str) -> str:
    """Return a text with the signs of symbol fonts as bullets and ticks, and blanks for what is no character."""
    return _LONE_SIGN.sub("\u2022", _SPECIAL.sub(lambda found: _character(ord(found.group())), text))


def _character(unit: int) -> str:
    if 0xF020 <= unit <= 0xF0FF:
        # Symbol fonts keep their signs here; in minutes these are bullets and ticks.
        return "\u2713" if unit == 0xF0FC else "\u2022"
    return chr(unit) if 0 < unit < 0xD800 or 0xDFFF < unit < 0x110000 else " "


def _is_bold(raw: Any, textpage: Any, index: int, bold_fonts: dict[int, bool]) -> bool:
    # PDFium's own weight is 0 on many real files, so the font's name decides.
    thing = raw.FPDFText_GetTextObject(textpage, index)
    if not thing:
        return False
    if raw.FPDFTextObj_GetTextRenderMode(thing) == _FILL_STROKE:
        return True
    font = raw.FPDFTextObj_GetFont(thing)
    key = ctypes.addressof(font.contents) if font else 0
    if key not in bold_fonts:
        buffer = ctypes.create_string_buffer(256)
        raw.FPDFFont_GetBaseFontName(font, buffer, 256)
        bold_fonts[key] = bool(_BOLD_NAME.search(buffer.value))
    return bold_fonts[key]


def _read_shapes(raw: Any, page: Any, height: float) -> Iterator[Rule | Box]:
    """Yield the straight lines on a page and the sides of its boxes, and the boxes of shapes like letters."""
    for thing, kind, matrix in islice(_drawn_objects(raw, page), MOST_OBJECTS):
        if kind != raw.FPDF_PAGEOBJ_PATH:
            continue
        for x0, bottom, x1, top in _boxes(raw, thing, matrix):
            y0, y1 = height - top, height - bottom
            wide, high = x1 - x0, y1 - y0
            if wide < THIN and high < THIN:
                continue
            if high < THIN:
                yield Rule(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2)
            elif wide < THIN:
                yield Rule((x0 + x1) / 2, y0, (x0 + x1) / 2, y1)
            elif _is_stroked(raw, thing):
                yield Rule(x0, y0, x1, y0)
                yield Rule(x0, y1, x1, y1)
                yield Rule(x0, y0, x0, y1)
                yield Rule(x1, y0, x1, y1)
            elif high < LARGEST_LETTER > wide and raw.FPDFPath_CountSegments(thing) > LEAST_SEGMENTS:
                yield x0, y0, x1, y1


def find_drawn_letters(shapes: list[Box]) -> tuple[Box, ...]:
    """Return all shapes where some of them stand beside one another like the letters of a line, else none.

    Args:
        shapes: left, top, right and bottom of each, in points.

    """
    lines: dict[int, list[Box]] = {}
    for shape in sorted(shapes):
        lines.setdefault(round(shape[3] / 2), []).append(shape)  # letters of a line have one foot
    for line in lines.values():
        near = [after[0] - before[2] < LARGEST_LETTER for before, after in pairwise(line)]
        if near.count(True) >= LEAST_LETTERS:
            return tuple(shapes)
    return ()


def _drawn_objects(raw: Any, page: Any) -> Iterator[tuple[Any, int, Any]]:
    """Yield the objects of a page and their kinds, each with the matrix of the form that holds it; None where none does."""
    get, kind_of = raw.FPDFPage_GetObject, raw.FPDFPageObj_GetType
    for index in range(raw.FPDFPage_CountObjects(page)):
        thing = get(page, index)
        kind = kind_of(thing)
        if kind != raw.FPDF_PAGEOBJ_FORM:
            yield thing, kind, None
            continue
        # Some programs put a whole page into one form, which has units of its own.
        matrix = raw.FS_MATRIX()
        raw.FPDFPageObj_GetMatrix(thing, matrix)
        for place in range(raw.FPDFFormObj_CountObjects(thing)):
            inner = raw.FPDFFormObj_GetObject(thing, place)
            yield inner, kind_of(inner), matrix


def _boxes(raw: Any, thing: Any, matrix: Any) -> list[Box]:
    """Return the left, bottom, right and top of a path, in points; of each of its boxes where it is several."""
    count = raw.FPDFPath_CountSegments(thing)
    if 10 <= count <= MOST_SEGMENTS and count % 5 == 0:
        # Some programs draw the lines of a row of a table as thin boxes in one path.
        boxes = _single_boxes(raw, thing, count)
        if boxes:
            own = raw.FS_MATRIX()
            raw.FPDFPageObj_GetMatrix(thing, own)
            return [_moved(matrix, _moved(own, box)) for box in boxes]
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(thing, left, bottom, right, top):
        return []
    return [_moved(matrix, (left.value, bottom.value, right.value, top.value))]


def _single_boxes(raw: Any, thing: Any, count: int) -> list[Box]:
    """Return the boxes that a path is made of; none where it is made of anything else."""
    x, y = ctypes.c_float(), ctypes.c_float()
    points = []
    for place in range(count):
        segment = raw.FPDFPath_GetPathSegment(thing, place)
        kind = raw.FPDF_SEGMENT_LINETO if place % 5 else raw.FPDF_SEGMENT_MOVETO
        if raw.FPDFPathSegment_GetType(segment) != kind or not raw.FPDFPathSegment_GetPoint(segment, x, y):
            return []
        points.append((x.value, y.value))
    parts = [tuple(zip(*points[start : start + 5], strict=True)) for start in range(0, count, 5)]
    return [(min(xs), min(ys), max(xs), max(ys)) for xs, ys in parts]


def _moved(matrix: Any, box: Box) -> Box:
    if matrix is None:
        return box
    xs = [matrix.a * x + matrix.c * y + matrix.e for x in (box[0], box[2]) for y in (box[1], box[3])]
    ys = [matrix.b * x + matrix.d * y + matrix.f for x in (box[0], box[2]) for y in (box[1], box[3])]
    return min(xs), min(ys), max(xs), max(ys)


def _is_stroked(raw: Any, thing: Any) -> bool:
    """Say whether a path is a drawn box rather than a filled shape, a curve or a stroke of a pen."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(thing, fill, stroke) or not stroke.value:
        return False
    count = raw.FPDFPath_CountSegments(thing)
    if not 4 <= count <= 6:
        return False
    x, y = ctypes.c_float(), ctypes.c_float()
    points = []
    for place in range(count):
        segment = raw.FPDFPath_GetPathSegment(thing, place)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_BEZIERTO:
            return False
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        points.append((x.value, y.value))
    return all(
        abs(after[0] - before[0]) < THIN or abs(after[1] - before[1]) < THIN
        for before, after in pairwise(points)
    )


def underline(words: list[Word], rules: tuple[Rule, ...]) -> list[Word]:
    """Mark the words that stand on a line of just their own width as strong."""
    level = [rule for rule in rules if rule.is_level]
    if not level:
        return words
    result = list(words)
    order = sorted(range(len(words)), key=lambda k: words[k].bottom)
    bottoms = [words[k].bottom for k in order]
    highest = max((word.height for word in words), default=0.0)
    for rule in level:
        # Only words whose foot is near the line are looked at.
        near = order[
            bisect_left(bottoms, rule.top - 0.1 * highest) : bisect_right(bottoms, rule.top + 0.35 * highest)
        ]
        on = [
            k
            for k in near
            if words[k].left >= rule.left - 2
            and words[k].right <= rule.right + 2
            and -0.35 * words[k].height <= rule.top - words[k].bottom <= 0.1 * words[k].height
        ]
        if not on:
            continue
        reach = min(words[k].left for k in on), max(words[k].right for k in on)
        if abs(reach[0] - rule.left) < 4 and abs(reach[1] - rule.right) < 4:
            for k in on:
                old = result[k]
                result[k] = Word(
                    old.text, old.left, old.right, old.top, old.bottom, strong=True, turned=old.turned
                )
    return result
