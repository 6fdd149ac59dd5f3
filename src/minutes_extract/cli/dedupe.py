"""minutes-extract dedupe: near-identical copies in an archive."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from minutes_extract.cli.options import PATH
from minutes_extract.cli.streams import in_one_line, report, write_out

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
    help="Worker processes.  [default: one a core]",
)
def command(archive: str, form: str, index: str | None, jobs: int | None) -> int:
    """Find near-identical copies of the same minutes under a folder.

    The folder may also be the OUT of `batch --dedupe`: what that run knows is told, and no file is read.

    Each is told with its kind: identical-bytes; identical-text (the same words); variant (the
    same meeting, other words: draft and approved, corrected, signed); rescan (differs by errors
    of recognition); contains (a larger file that holds these minutes). Nothing is deleted.

    \b
    Examples:
      minutes-extract dedupe archive/
      minutes-extract dedupe archive/ --format json
      minutes-extract dedupe archive/ --index copies.sqlite
    """
    from minutes_extract.archive.searching import search_folder
    from minutes_extract.errors import MinutesError

    if index is not None and not Path(index).absolute().parent.is_dir():
        raise click.UsageError(f"There is no folder to write {index} in; make it first.")
    try:
        found = search_folder(
            Path(archive),
            index=Path(index) if index else None,
            jobs=jobs,
            watch=_show_progress if sys.stderr.isatty() else None,
        )
    except MinutesError as error:
        report(archive if index is None or error.code != "copies-index" else index, error)
        return error.exit_code
    for file, outcome in found.unread:
        report(file, outcome.error_message or "failed")
    if form == "json":
        write_out(found.copies.model_dump_json(indent=2) + "\n")
    else:
        write_out("".join(_lines(found.copies) if form == "tsv" else _table(found.copies, archive)))
    # Files of other kinds lie in every archive; to leave them out is no failure.
    return 1 if any(outcome.status == "failed" for _, outcome in found.unread) else 0


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
                in_one_line(member.file),
                member.relation,
                f"{member.similarity:.3f}",
                in_one_line(container),
                ",".join(pair.differs_in) if pair else "",
            )
            yield "\t".join(cells) + "\n"


def _find_version(archive: Path, file: str) -> Path:
    """Return where `diff` finds a file: in the archive, or among the records of a batch."""
    record = archive / "records" / f"{file}.json"
    return record if record.is_file() and not (archive / file).exists() else archive / file


def _table(copies: Copies, archive: str) -> Iterator[str]:
    pairs = _with_kept(copies)
    told = set()
    for cluster in copies.clusters:
        yield f"{in_one_line(cluster.kept)}\n  kept: {cluster.why}\n"
        for member in cluster.members[1:]:
            pair = pairs[cluster.kept, member.file]
            told.add((pair.a, pair.b))
            words = (
                f"contains {in_one_line(pair.a if pair.container == pair.b else pair.b)}"
                if pair.container
                else pair.relation
            )
            holder = pair.container or member.file
            yield f"  {words:<16} {member.similarity:.2f}  {in_one_line(holder)}\n"
            if pair.differs_in:
                names = (
                    shlex.quote(in_one_line(str(_find_version(Path(archive), file))))
                    for file in (member.file, cluster.kept)
                )
                yield f"      differs in {', '.join(pair.differs_in)}: minutes-extract diff {' '.join(names)}\n"
    inside = {
        (a.file, b.file) for cluster in copies.clusters for a in cluster.members for b in cluster.members
    }
    for pair in copies.pairs:
        if (pair.a, pair.b) not in inside:
            held = pair.a if pair.container == pair.b else pair.b
            yield f"{in_one_line(pair.container or pair.a)}\n  contains besides  {pair.similarity:.2f}  {in_one_line(held)}\n"
    files = sum(len(cluster.members) for cluster in copies.clusters)
    noun = "cluster" if len(copies.clusters) == 1 else "clusters"
    yield f"{len(copies.clusters)} {noun} of {files} files. Nothing was deleted.\n"
