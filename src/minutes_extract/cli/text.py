"""minutes-extract text: the text that evidence points into."""

from __future__ import annotations

import click

from minutes_extract.cli.options import PATH, ocr_option, reader_option
from minutes_extract.cli.streams import load_input, report, write_out


@click.command("text")
@click.argument("file", type=PATH, metavar="FILE")
@click.option("--furniture", is_flag=True, help="Show what was set aside instead: page, reason and words.")
@reader_option
@ocr_option
def command(file: str, furniture: bool, reader: str, ocr: str) -> int:
    """Print the text of FILE that the offsets in a record point into.

    Running heads, page numbers and watermarks are not part of it; --furniture shows them,
    a tab between the page (- where there are none), the reason and the words.

    \b
    Examples:
      minutes-extract text minutes.pdf
      minutes-extract text minutes.pdf | sed -n 9p
      minutes-extract text --furniture minutes.pdf
    """
    from minutes_extract.errors import MinutesError
    from minutes_extract.pipeline import read_bytes

    try:
        data, plain = load_input(file)
        text = read_bytes(data, plain, reader=reader, ocr=ocr)
    except MinutesError as error:
        report(file, error)
        return error.exit_code
    if furniture:
        for piece in text.furniture:
            words = " ".join(piece.text.split())
            write_out(f"{'-' if piece.page is None else piece.page}\t{piece.reason}\t{words}\n")
    else:
        write_out(text.content)
    return 0
