"""PDF by pdfplumber: slower by far, the reference to check PDFium against and the way out."""

from __future__ import annotations

import io
import math
import re

from minutes_extract.errors import DamagedFileError, EncryptedFileError
from minutes_extract.reading.pages import Page, Pages, Rule, Word
from minutes_extract.reading.pdf import mend_signs, underline

BLANK = 0.15
"""Ems of white space that part two words; pdfplumber's own three points lose the blanks of small or tight type."""

LEAST_TURN = 0.05
"""Radians from which a letter is written at an angle."""

_BOLD_NAME = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)


def read_pdf_plumber(data: bytes) -> Pages:
    """Read a PDF into pages of words with pdfplumber.

    Args:
        data: the file's bytes.

    Raises:
        DamagedFileError: if pdfplumber cannot open the file.
        EncryptedFileError: if it wants a password.

    """
    # pdfplumber is slow to load, and only this reader needs it whole.
    import pdfplumber

    pages = []
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            for number, page in enumerate(document.pages, 1):
                for letter in page.chars:
                    # pdfplumber takes a letter that leans by less than a right angle for upright.
                    along, up = letter["matrix"][:2]
                    letter["turned"] = abs(math.atan2(up, along)) > LEAST_TURN
                words = tuple(
                    Word(
                        mend_signs(found["text"]),
                        found["x0"],
                        found["x1"],
                        found["top"],
                        found["bottom"],
                        strong=bool(_BOLD_NAME.search(found["fontname"])),
                        turned=found["turned"],
                    )
                    for found in page.extract_words(
                        x_tolerance_ratio=BLANK, extra_attrs=["fontname", "turned"]
                    )
                )
                # Not the edges of curves: a signature in ink has hundreds, some of them level or upright.
                rules = tuple(
                    Rule(e["x0"], e["top"], e["x1"], e["bottom"])
                    for e in page.edges
                    if e["object_type"] != "curve_edge" and e["orientation"]
                )
                heights = sorted(word.height for word in words)
                em = heights[len(heights) // 2] * 0.85 if heights else 10.0
                pages.append(
                    Page(
                        number,
                        float(page.width),
                        float(page.height),
                        em,
                        tuple(underline(list(words), rules)),
                        rules,
                    )
                )
                page.close()
    except Exception as error:
        # pdfminer raises errors of many kinds, few of them its own, on files that are not what they say.
        if "password" in type(error).__name__.lower() or "password" in repr(error).lower():
            raise EncryptedFileError(
                "needs a password; remove it first, for example with qpdf --decrypt"
            ) from error
        raise DamagedFileError("is a damaged PDF: pdfplumber cannot read it") from error
    return Pages("application/pdf", tuple(pages), paged=True)
