"""Pictures of a PDF's pages, drawn by PDFium, with the places of what was found on them."""

from __future__ import annotations

import base64
import io
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PIL.Image import Image

    from minutes_extract.spans import Place, Text
    from minutes_extract.view.findings import Finding

DPI = 110
"""Dots to an inch at which a page is drawn: small type can be read, and a page of type takes some 50 kB."""

MOST_PIXELS = 4_000_000
"""Pixels of the picture of a page; a larger page is drawn more coarsely."""

SHADES = 8
"""Shades of grey in the picture of a page of type."""

PHOTOGRAPH = 150_000
"""Bytes of a picture in few shades beyond which the page is taken for a photograph, and drawn as one."""

QUALITY = 45
"""Of the picture of a photograph, from 0 to 100."""

MARGIN = 1.5
"""Pixels that a box stands away from its words."""


@dataclass(frozen=True, slots=True)
class Box:
    """A box round words of a finding, in pixels from the top left of its page's picture."""

    number: int
    kind: str
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A picture of a page.

    Args:
        width, height: in pixels.
        uri: the picture itself, as a data URI.
        boxes: of the findings on it; larger ones come first, so that smaller ones lie above them.

    """

    width: int
    height: int
    uri: str
    boxes: tuple[Box, ...]


def draw_pages(data: bytes, text: Text, findings: Sequence[Finding]) -> dict[int, PagePicture]:
    """Draw the pages of a PDF in shades of grey, by number from 1; one that cannot be drawn is left out.

    Args:
        data: the PDF's bytes.
        text: what was read from it, with places.
        findings: of its record.

    """
    # PDFium is heavy to load.
    import pypdfium2 as pdfium

    wanted = _lines_of(text.places, findings)
    pictures = {}
    document = pdfium.PdfDocument(data)
    try:
        for index in range(len(document)):
            try:
                page = document[index]
                try:
                    pictures[index + 1] = _draw(page, wanted.get(index + 1, []))
                finally:
                    page.close()
            except pdfium.PdfiumError:
                continue  # the others can still be shown
    finally:
        document.close()
    return pictures


_Stretch = tuple["Finding", float, float, float, float]
"""A finding and the left, top, right and bottom of some of its words, in points from the page's top left."""


def _lines_of(places: Sequence[Place], findings: Iterable[Finding]) -> dict[int, list[_Stretch]]:
    """Return the stretches of print that findings cover, by page: words that stand side by side make one."""
    starts = [place.start for place in places]
    result: dict[int, list[_Stretch]] = {}
    for finding in findings:
        for span in finding.spans:
            k = max(0, bisect_right(starts, span.start) - 1)
            last: Place | None = None
            while k < len(places) and places[k].start < span.end:
                place = places[k]
                k += 1
                if place.end <= span.start:
                    continue
                on_page = result.setdefault(place.page, [])
                if last is not None and last.page == place.page and _side_by_side(last, place):
                    _, left, top, right, bottom = on_page.pop()
                    on_page.append(
                        (
                            finding,
                            left,
                            min(top, place.top),
                            max(right, place.right),
                            max(bottom, place.bottom),
                        )
                    )
                else:
                    on_page.append((finding, place.left, place.top, place.right, place.bottom))
                last = place
    return result


def _side_by_side(before: Place, after: Place) -> bool:
    height = min(before.bottom - before.top, after.bottom - after.top)
    overlap = min(before.bottom, after.bottom) - max(before.top, after.top)
    gap = after.left - before.right
    return overlap > 0.5 * height and -0.5 * height < gap < 2.5 * height


def _draw(page: Any, stretches: Sequence[_Stretch]) -> PagePicture:
    width, height = page.get_size()
    scale = min(DPI / 72, (MOST_PIXELS / max(1.0, width * height)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        to_pixels = bitmap.get_posconv(page).to_bitmap
        size = bitmap.width, bitmap.height
        picture = _compress(bitmap.to_pil())
    finally:
        bitmap.close()
    boxes = [_box(stretch, height, to_pixels) for stretch in stretches]
    boxes.sort(key=lambda box: (-box.width * box.height, box.number))
    uri = "data:image/webp;base64," + base64.b64encode(picture).decode()
    return PagePicture(*size, uri, tuple(boxes))


def _compress(picture: Image) -> bytes:
    """Return a picture as WebP: type in few shades without loss, which is smaller and sharper; else with loss."""
    stream = io.BytesIO()
    picture.quantize(SHADES).save(stream, "WEBP", lossless=True, method=4)
    if stream.tell() > PHOTOGRAPH:
        stream = io.BytesIO()
        picture.save(stream, "WEBP", quality=QUALITY, method=4)
    return stream.getvalue()


def _box(stretch: _Stretch, height: float, to_pixels: Callable[[float, float], tuple[int, int]]) -> Box:
    finding, left, top, right, bottom = stretch
    # Readers count from the top of the page, PDFium from its foot; a turned page is PDFium's own affair.
    x0, y0 = to_pixels(left, height - top)
    x1, y1 = to_pixels(right, height - bottom)
    return Box(
        finding.number,
        finding.kind,
        min(x0, x1) - MARGIN,
        min(y0, y1) - MARGIN,
        abs(x1 - x0) + 2 * MARGIN,
        abs(y1 - y0) + 2 * MARGIN,
    )
