"""minutes-extract view: a document as a page on which every finding can be checked by eye."""

from __future__ import annotations

from pathlib import Path

import click

from minutes_extract.cli.options import PATH, ocr_option, reader_option
from minutes_extract.cli.streams import check_output, load_input, report, write_out, write_whole

PDF = "application/pdf"


@click.command("view")
@click.argument("file", type=PATH, metavar="FILE")
@click.option(
    "-o", "output", type=PATH, metavar="PAGE", help="Write there instead of to stdout, whole or not at all."
)
@click.option(
    "--pictures",
    is_flag=True,
    help="Put pictures of the pages in too, with boxes round what was found (PDF only).",
)
@reader_option
@ocr_option
def command(file: str, output: str | None, pictures: bool, reader: str, ocr: str) -> int:
    """Write FILE as one HTML page, to check by eye what was read.

    The page shows the text with every finding marked in place and the record beside it: click a
    value to see its words, click words to see their value. It needs no network and opens from
    disk. FILE is a document, or - for standard input.

    \b
    Examples:
      minutes-extract view minutes.pdf -o minutes.html
      minutes-extract view minutes.pdf --pictures -o minutes.html
      curl -s https://example.org/minutes.pdf | minutes-extract view - -o minutes.html
    """
    from minutes_extract.errors import MinutesError, RecordError
    from minutes_extract.pipeline import parse_with_text
    from minutes_extract.view.document import render_document
    from minutes_extract.view.findings import Findings
    from minutes_extract.view.pictures import draw_pages

    if output is not None and output != "-":
        check_output(output, (file,))
    try:
        data, name = load_input(file)
        if data.lstrip()[:1] == b"{":
            raise RecordError("is a record, if anything; give the document that it was read from")
        record, text = parse_with_text(data, name, reader=reader, ocr=ocr, with_places=pictures)
    except MinutesError as error:
        report(file, error)
        return error.exit_code
    if pictures and record.source.media_type != PDF:
        report(file, "is no PDF; only those have pages of which --pictures can show pictures")
        return 2
    findings = Findings(record)
    drawn = draw_pages(data, text, findings.all) if pictures else {}
    page = render_document(record, text, findings, drawn)
    if output is None or output == "-":
        write_out(page)
        return 0
    try:
        write_whole(Path(output), page)
    except OSError as error:
        report(output, f"cannot be written: {error.strerror}; name another place with -o")
        return 2
    return 0
