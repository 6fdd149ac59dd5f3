"""RapidOCR, the [ocr] extra: a picture of a page to words, with models from its own wheel."""

from __future__ import annotations

import logging
from functools import cache
from importlib.metadata import version as version_of
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from minutes_extract.reading.ocr import Picture, Seen

DOUBTFUL = 0.5
"""Below this confidence a line with hardly a letter in it is a speck."""


def version() -> str:
    """Return RapidOCR's name and version."""
    return f"rapidocr {version_of('rapidocr')}"


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    return RapidOCR(params={"Global.log_level": "error"})


def recognise(picture: Picture) -> list[Seen]:
    """Return the words of a picture.

    RapidOCR places whole lines; the words of a line share its width by their letters.

    Args:
        picture: a page.

    """
    import numpy

    from minutes_extract.reading.ocr import Seen

    shades = numpy.frombuffer(picture.data, dtype=numpy.uint8).reshape(picture.height, picture.width)
    found = _engine()(numpy.stack([shades] * 3, axis=-1))
    words: list[Seen] = []
    if found.boxes is None or found.txts is None:
        return words
    for line, (box, text, score) in enumerate(zip(found.boxes, found.txts, found.scores, strict=True)):
        left, right = (float(edge(point[0] for point in box)) for edge in (min, max))
        top, bottom = (float(edge(point[1] for point in box)) for edge in (min, max))
        doubtful = score < DOUBTFUL and sum(c.isalnum() for c in text) < 2
        step = (right - left) / max(1, len(text))
        at = 0
        for piece in text.split():
            at = text.index(piece, at)
            words.append(
                Seen(piece, left + at * step, top, left + (at + len(piece)) * step, bottom, line, doubtful)
            )
            at += len(piece)
    return words
