"""minutes-extract dedupe: near-identical copies in an archive."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from minutes_extract.cli.options import PATH
from minutes_extract.cli.streams import report, write_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from minutes_extract.copies.report import Copies, CopyPair

COLUMNS = ("cluster", "file", "relation", "similarity", "container", "differs_in")


@click.command("dedupe")
@click.argument("archive", type=PATH, metavar="ARCHIVE")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "tsv"]),
    default="table",
    show_default=True,
    help="json has every pair; tsv has one line for each member of a cluster.",
)
@click.option(
    "--index",
    type=PATH,
    metavar="FILE",
    help="Keep there what was read; the next time only new and changed files are read.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    help="How many files are read side by side; as many as there are cores where it is not given.",
)
def command(archive: str, form: str, index: str | None, jobs: int | None) -> int:
    """Find near-identical copies of the same minutes under a folder.

    Each is told with its kind: identical-bytes; identical-text (the same words); variant (the
    same meeting, other words: draft and approved, corrected, signed); rescan (differs by errors
    of recognition); contains (a larger file that holds these minutes). Nothing is deleted.

    \b
    Examples:
      minutes-extract dedupe archive/
      minutes-extract dedupe archive/ --format json
      minutes-extract dedupe archive/ --index copies.sqlite
    """
    from minutes_extract.copies.folder import search_folder
    from minutes_extract.errors import MinutesError, UnknownTypeError

    if index is not None and not Path(index).absolute().parent.is_dir():
        raise click.UsageError(f"There is no folder to write {index} in; make it first.")
    try:
        found = search_folder(
            Path(archive),
            index=Path(index) if index else None,
            jobs=jobs or len(os.sched_getaffinity(0)),
            watch=_show_progress if sys.stderr.isatty() else None,
        )
    except MinutesError as error:
        report(archive if index is None or error.code != "copies-index" else index, error)
        return error.exit_code
    for file, reason in found.failed:
        report(file, reason)
    if form == "json":
        write_out(found.copies.model_dump_json(indent=2) + "\n")
    else:
        write_out("".join(_lines(found.copies) if form == "tsv" else _table(found.copies, archive)))
    # Files of other kinds lie in every archive; to leave them out is no failure.
    return 1 if any(not isinstance(reason, UnknownTypeError) for _, reason in found.failed) else 0


def _show_progress(done: int, total: int) -> None:
    click.echo(f"\r{done} of {total} files read", err=True, nl=done == total)


def _with_kept(copies: Copies) -> dict[tuple[str, str], CopyPair]:
    pairs = {(pair.a, pair.b): pair for pair in copies.pairs}
    return pairs | {(b, a): pair for (a, b), pair in pairs.items()}


def _lines(copies: Copies) -> Iterator[str]:
    pairs = _with_kept(copies)
    yield "\t".join(COLUMNS) + "\n"
    for number, cluster in enumerate(copies.clusters, 1):
        for member in cluster.members:
            pair = pairs.get((cluster.kept, member.file))
            container = pair.container or "" if pair else ""
            cells = (
                str(number),
                _in_one_cell(member.file),
                member.relation,
                f"{member.similarity:.3f}",
                _in_one_cell(container),
                ",".join(pair.differs_in) if pair else "",
            )
            yield "\t".join(cells) + "\n"


def _in_one_cell(file: str) -> str:
    return "".join(c if c.isprintable() else "?" for c in file)


def _table(copies: Copies, archive: str) -> Iterator[str]:
    pairs = _with_kept(copies)
    told = set()
    for cluster in copies.clusters:
        yield f"{_in_one_cell(cluster.kept)}\n  kept: {cluster.why}\n"
        for member in cluster.members[1:]:
            pair = pairs[cluster.kept, member.file]
            told.add((pair.a, pair.b))
            words = (
                f"contains {pair.a if pair.container == pair.b else pair.b}"
                if pair.container
                else pair.relation
            )
            holder = pair.container or member.file
            yield f"  {words:<16} {member.similarity:.2f}  {_in_one_cell(holder)}\n"
            if pair.differs_in:
                names = (
                    shlex.quote(_in_one_cell(str(Path(archive, file))))
                    for file in (member.file, cluster.kept)
                )
                yield f"      differs in {', '.join(pair.differs_in)}: minutes-extract diff {' '.join(names)}\n"
    inside = {
        (a.file, b.file) for cluster in copies.clusters for a in cluster.members for b in cluster.members
    }
    for pair in copies.pairs:
        if (pair.a, pair.b) not in inside:
            held = pair.a if pair.container == pair.b else pair.b
            yield f"{_in_one_cell(pair.container or pair.a)}\n  contains besides  {pair.similarity:.2f}  {_in_one_cell(held)}\n"
    files = sum(len(cluster.members) for cluster in copies.clusters)
    yield f"{len(copies.clusters)} clusters of {files} files. Nothing was deleted.\n"
