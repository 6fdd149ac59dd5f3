"""Options that several commands share."""

from __future__ import annotations

import click

PATH = click.Path(readable=False)
"""A file or folder, so that shells complete it; what cannot be read is told by our own errors."""

reader_option = click.option(
    "--reader",
    type=click.Choice(["auto", "pdfium", "pdfplumber"]),
    default="auto",
    show_default=True,
    help="How to read a PDF; pdfplumber is slow, and the reference to check against.",
)

ocr_option = click.option(
    "--ocr",
    type=click.Choice(["auto", "never", "always"]),
    default="auto",
    show_default=True,
    help="Which pages of a PDF to recognise; auto: those without a text layer.",
)
