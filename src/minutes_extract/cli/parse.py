"""minutes-extract parse: documents to records."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from minutes_extract.cli.options import PATH, ocr_option, reader_option
from minutes_extract.cli.streams import Output, load_input, report

if TYPE_CHECKING:
    from minutes_extract.records import Record

SUFFIXES = {"json": ".json", "jsonl": ".jsonl", "markdown": ".md"}


@click.command("parse")
@click.argument("files", nargs=-1, required=True, type=PATH, metavar="FILE...")
@click.option(
    "-o",
    "output",
    type=PATH,
    metavar="FILE|FOLDER/",
    help="Write there instead of to stdout, whole or not at all.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "jsonl", "markdown"]),
    default="json",
    show_default=True,
    help="jsonl: one line a record; markdown: a short summary for people.",
)
@reader_option
@ocr_option
def command(files: tuple[str, ...], output: str | None, form: str, reader: str, ocr: str) -> int:
    """Read minutes and write their records as JSON.

    One FILE gives one indented object, several give one object a line. - is standard
    input. A file that cannot be read is reported on stderr; the others are written.

    \b
    Examples:
      minutes-extract parse minutes.pdf
      minutes-extract parse minutes.pdf --format markdown
      minutes-extract parse *.pdf -o records.jsonl
      minutes-extract parse *.pdf -o records/
      curl -s https://example.org/minutes.pdf | minutes-extract parse -
    """
    from minutes_extract.errors import MinutesError
    from minutes_extract.pipeline import parse_bytes

    out = Output(output, files, SUFFIXES[form])
    one_a_line = form == "jsonl" or (form == "json" and len(files) > 1 and not out.is_folder)
    codes = []
    for name in files:
        try:
            data, plain = load_input(name)
            record = parse_bytes(data, plain, reader=reader, ocr=ocr)
        except MinutesError as error:
            report(name, error)
            codes.append(error.exit_code)
            continue
        if form == "markdown":
            _add_summary(out, name, record)
        else:
            out.add(name, record.model_dump_json(by_alias=True, indent=None if one_a_line else 2) + "\n")
    try:
        out.close()
    except OSError as error:
        report(output or "-", f"cannot be written: {error.strerror}; name another place with -o")
        return 2
    if len(codes) == len(files):
        return max(codes)
    return 1 if codes else 0


def _add_summary(out: Output, name: str, record: Record) -> None:
    from minutes_extract.cli.summary import summarise

    text = summarise(record)
    if out.target is None and sys.stdout.isatty():
        from rich.console import Console
        from rich.markdown import Markdown

        Console().print(Markdown(text))
    else:
        out.add(name, text)
