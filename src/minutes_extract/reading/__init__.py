"""The first stage: the bytes of a document to pages of words."""

from __future__ import annotations

from minutes_extract.errors import EmptyFileError, UnknownTypeError
from minutes_extract.reading.containers import Container
from minutes_extract.reading.html import looks_like_html, read_html
from minutes_extract.reading.pages import Pages

_SIGNATURES = (
    (b"\x89PNG", "a picture (.png)"),
    (b"\xff\xd8\xff", "a picture (.jpg)"),
    (b"GIF8", "a picture (.gif)"),
    (b"II*\x00", "a picture (.tif)"),
    (b"MM\x00*", "a picture (.tif)"),
)


def read(data: bytes, name: str = "-", reader: str = "auto", ocr: str = "auto") -> Pages:
    """Read a document of any type we know, told by its bytes more than by its name.

    Args:
        data: the file's bytes.
        name: its name; only an ending .md counts, to tell Markdown from plain text.
        reader: how to read a PDF: "auto" or "pdfium", or "pdfplumber", the slow reference.
        ocr: which pages of a PDF to recognise: "auto" those without a text layer, "never" none,
            "always" all.

    Raises:
        MinutesError: one of its kinds, where the document cannot be read.

    >>> read(b"Present: Ann Other").media_type
    'text/plain'

    """
    is_markdown = name.lower().endswith((".md", ".markdown"))
    if not data:
        raise EmptyFileError("is empty")
    if b"%PDF-" in data[:1024]:
        return _read_pdf(data, reader, ocr)
    if data.startswith(b"PK"):
        return _read_container(data)
    if data.startswith((b"\xd0\xcf\x11\xe0", b"{\\rtf")):
        from minutes_extract.reading.legacy import DOC, RTF, read_legacy

        return read_legacy(data, RTF if data.startswith(b"{") else DOC)
    for start, kind in _SIGNATURES:
        if data.startswith(start):
            raise UnknownTypeError(f"is {kind}, which cannot be read yet; save it as PDF or as text")
    from minutes_extract.reading.text import FRONT_MATTER, read_text

    matter = FRONT_MATTER.match(data) if is_markdown else None
    if looks_like_html(data[matter.end() :] if matter else data):
        return read_html(data, matter.end() if matter else 0)

    return read_text(data, markdown=is_markdown)


def _read_pdf(data: bytes, reader: str, ocr: str) -> Pages:
    from minutes_extract.reading.pdf import read_pdf
    from minutes_extract.reading.pdf_plumber import read_pdf_plumber

    pages = read_pdf_plumber(data) if reader == "pdfplumber" else read_pdf(data)
    if ocr == "always" or any(page.drawn or not page.words for page in pages.pages):
        from minutes_extract.reading.ocr import recognise_pages

        return recognise_pages(data, pages, ocr)
    return pages


def _read_container(data: bytes) -> Pages:
    container = Container(data)
    if any(name.startswith("word/") for name in container.names):
        from minutes_extract.reading.docx import read_docx

        return read_docx(container)
    if "content.xml" in container.names:
        from minutes_extract.reading.odt import read_odt

        return read_odt(container)
    raise UnknownTypeError(
        "is a ZIP container, and neither a Word (.docx) nor an OpenDocument (.odt) text; unpack it first"
    )
