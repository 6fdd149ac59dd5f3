"""minutes-extract batch: a folder of documents to a folder of records and tables."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from minutes_extract.cli import INTERRUPTED, TERMINATED
from minutes_extract.cli.options import PATH, ocr_option, reader_option
from minutes_extract.cli.streams import report
from minutes_extract.leaving_out import PARTS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from minutes_extract.archive.run import Summary

OUTPUTS = ("records", "text", "jsonl", "csv", "sqlite", "parquet", "html")


def _names_of(
    known: Sequence[str],
) -> Callable[[click.Context, click.Parameter, str | None], tuple[str, ...]]:
    """Return what reads an option of names that have commas between them."""

    def read(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[str, ...]:
        names = tuple(name.strip() for name in value.split(",")) if value is not None else ()
        for name in names:
            if name not in known:
                raise click.BadParameter(f"{name!r} is none of {', '.join(known)}.", ctx, param)
        return names

    return read


@click.command("batch")
@click.argument("archive", type=PATH, metavar="ARCHIVE")
@click.argument("out", type=PATH, metavar="OUT")
@click.option(
    "--to",
    callback=_names_of(OUTPUTS),
    default="records",
    show_default=True,
    metavar="LIST",
    help=f"What to write, with commas between: {', '.join(OUTPUTS)}.",
)
@click.option(
    "--without",
    callback=_names_of(PARTS),
    metavar="LIST",
    help=f"What to leave out of all outputs: {', '.join(PARTS)}.",
)
@click.option("--jobs", type=click.IntRange(min=1), help="Worker processes.  [default: one a core]")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=300,
    show_default=True,
    metavar="SECONDS",
    help="A file that takes longer fails.",
)
@reader_option
@ocr_option
@click.option(
    "--scheduler", metavar="ADDRESS", help="Read on the Dask cluster with this scheduler: tcp://host:8786."
)
@click.option(
    "--dedupe", is_flag=True, help="Find copies of the same minutes; tables say whose, views leave them out."
)
@click.option("--csv-bom", is_flag=True, help="Begin CSV files with a byte order mark, for Excel.")
@click.option("--quiet", is_flag=True, help="Show neither progress nor a summary, only failures.")
@click.option("--log", type=PATH, metavar="FILE", help="Add what happens to FILE, one JSON object a line.")
def command(
    archive: str,
    out: str,
    to: tuple[str, ...],
    without: tuple[str, ...],
    jobs: int | None,
    timeout: float,
    reader: str,
    ocr: str,
    scheduler: str | None,
    dedupe: bool,
    csv_bom: bool,
    quiet: bool,
    log: str | None,
) -> int:
    """Read every file under ARCHIVE and write the folder OUT.

    OUT/manifest.jsonl has one line for every file, whatever came of it. Stopped at any
    moment, the same command goes on where it was; run again, it reads only what is new or
    changed. Exit code: 0 done, 1 some files failed, 2 trouble.

    \b
    Examples:
      minutes-extract batch archive/ out/
      minutes-extract batch archive/ out/ --to records,csv,sqlite
      minutes-extract batch archive/ out/ --without declarations,attendance
      minutes-extract batch archive/ out/ --to html
      minutes-extract batch archive/ out/ --to sqlite --dedupe
      minutes-extract batch archive/ out/ --jobs 2 --quiet --log batch.log
      minutes-extract batch /shared/archive out/ --scheduler tcp://10.0.0.1:8786
    """
    from minutes_extract.archive.options import Limits, ParseOptions
    from minutes_extract.archive.run import Request, run_batch
    from minutes_extract.cli.progress import watching
    from minutes_extract.errors import ArchiveError

    request = Request(
        archive=Path(archive),
        out=Path(out),
        to=to,
        options=ParseOptions(reader=reader, ocr=ocr, without=without),
        limits=Limits(timeout=timeout),
        jobs=jobs,
        scheduler=scheduler,
        bom=csv_bom,
        dedupe=dedupe,
    )
    # Whoever runs us unattended ends us so; a run that is told can end its workers and say that it goes on.
    signal.signal(signal.SIGTERM, _terminate)
    try:
        with watching(quiet=quiet, log=log) as watch:
            summary = run_batch(request, watch)
    except ArchiveError as error:
        report("batch", error)
        return error.exit_code
    except KeyboardInterrupt as error:
        report("batch", "stopped; the same command goes on from here")
        return TERMINATED if isinstance(error, _Terminated) else INTERRUPTED
    failed = _report_failures(summary)
    if not quiet:
        _report_counts(summary)
        _report_removed(summary)
    return 1 if failed else 0


class _Terminated(KeyboardInterrupt):
    """The run was ended by SIGTERM."""


def _terminate(number: int, frame: object) -> NoReturn:  # noqa: ARG001 - a handler takes both
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # it is ending; a second signal shall not cut that short
    raise _Terminated


def _report_failures(summary: Summary) -> int:
    failed = [file for file in summary.unsuccessful if file.status == "failed"]
    for file in failed:
        report(os.fsdecode(file.path), file.error_message or "failed")
    return len(failed)


def _report_counts(summary: Summary) -> None:
    total = sum(summary.counts.values())
    parts = [
        f"{count} {'copies' if status == 'copy' and count > 1 else status}"
        for status, count in sorted(summary.counts.items())
    ]
    told = f"{total} files: {', '.join(parts) or 'none'}; {summary.parsed_now} read now"
    click.echo(f"minutes-extract: {told}", err=True)


def _report_removed(summary: Summary) -> None:
    if summary.removed:
        names = ", ".join(summary.removed)
        report("batch", f"removed from OUT: {names}; --to has to name all that is to stay there")
