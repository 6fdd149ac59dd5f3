"""minutes-extract diff: what changed between two versions of the same minutes."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from minutes_extract.cli.options import PATH
from minutes_extract.cli.streams import check_output, load_input, report, write_out, write_whole

if TYPE_CHECKING:
    from minutes_extract.compare import Comparison


@click.command("diff")
@click.argument("old", type=PATH, metavar="OLD")
@click.argument("new", type=PATH, metavar="NEW")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html"]),
    default="text",
    show_default=True,
    help="html: one page with everything in it, to open in a browser or to print.",
)
@click.option("--strict", is_flag=True, help="Let noise count too: show it, and exit with 1 for it.")
@click.option(
    "-o", "output", type=PATH, metavar="FILE", help="Write there instead of to stdout, whole or not at all."
)
def command(old: str, new: str, form: str, strict: bool, output: str | None) -> int:
    """Say what changed from OLD to NEW, told apart by weight.

    OLD and NEW are documents, or records that parse wrote, or one of each; one of them may be -
    for standard input. A change is of substance, of wording, or noise: spacing, quote marks,
    lost labels of lists, letters that a scanner confuses. Exit code: 0 the same, 1 different,
    2 trouble.

    \b
    Examples:
      minutes-extract diff draft.pdf approved.pdf
      minutes-extract diff draft.pdf approved.pdf --format html -o changes.html
      minutes-extract diff old.json new.json --format json
      minutes-extract parse draft.pdf | minutes-extract diff - approved.pdf
    """
    from minutes_extract.compare import compare
    from minutes_extract.errors import MinutesError
    from minutes_extract.loading import version_of

    if old == new == "-":
        raise click.UsageError("Only one of the two can be standard input; name a file for the other.")
    if output is not None and output != "-":
        check_output(output, (old, new))
    versions = []
    for name in (old, new):
        try:
            versions.append(version_of(*load_input(name)))
        except MinutesError as error:
            report(name, error)
            return error.exit_code
    found = compare(*versions, strict=strict)
    names = versions[0].record.source.name, versions[1].record.source.name
    text = _render(found, names, form, strict=strict, to_file=output not in {None, "-"})
    if output is None or output == "-":
        write_out(text)
    else:
        try:
            write_whole(Path(output), text)
        except OSError as error:
            report(output, f"cannot be written: {error.strerror}; name another place with -o")
            return 2
    return 0 if found.same else 1


def _render(found: Comparison, names: tuple[str, str], form: str, *, strict: bool, to_file: bool) -> str:
    if form == "json":
        return found.model_dump_json(indent=2) + "\n"
    if form == "html":
        from minutes_extract.compare.page import render_page

        return render_page(found, names)
    from minutes_extract.compare.terminal import render_terminal

    colours = sys.stdout.isatty() and not to_file and not os.environ.get("NO_COLOR")
    return render_terminal(found, names, colours=colours, show_noise=strict)
