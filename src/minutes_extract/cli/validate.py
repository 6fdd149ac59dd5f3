"""minutes-extract validate: is this a record, and do its quotes stand in the source."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import click

from minutes_extract.cli.options import PATH
from minutes_extract.cli.streams import load_input, report, write_out

if TYPE_CHECKING:
    from minutes_extract.records import Record
    from minutes_extract.validating import Fault


@click.command("validate")
@click.argument("records", nargs=-1, required=True, type=PATH, metavar="RECORD...")
@click.option(
    "--source",
    type=PATH,
    metavar="FILE|FOLDER",
    help="The document, or a folder that holds the documents: check that every quote stands there.",
)
def command(records: tuple[str, ...], source: str | None) -> int:
    """Check that each RECORD keeps to the contract.

    A RECORD is a file with one record, or with one a line. - is standard input. Faults
    are printed one a line. Exit code: 0 no fault, 1 faults, 2 something cannot be read.

    \b
    Examples:
      minutes-extract validate record.json
      minutes-extract validate record.json --source minutes.pdf
      minutes-extract validate records/*.json --source archive/
      minutes-extract parse minutes.pdf | minutes-extract validate -
    """
    from minutes_extract.errors import MinutesError, RecordError
    from minutes_extract.validating import Fault, check_record, split_records

    if source is not None and not Path(source).exists():
        report(source, "no such file; check its name")
        return 2
    code = 0
    for name in records:
        try:
            data, _ = load_input(name)
        except MinutesError as error:
            report(name, error)
            code = 2
            continue
        try:
            parts = split_records(data)
        except RecordError as error:
            _print_faults(name, 1, [Fault("", str(error))])
            code = max(code, 1)
            continue
        for line, part in parts:
            record, faults = check_record(part)
            if record is not None and source is not None:
                try:
                    faults += _source_faults(record, Path(source))
                except MinutesError as error:
                    report(source, error)
                    code = 2
            _print_faults(name, line if len(parts) > 1 else None, faults)
            code = max(code, 1 if faults else 0)
    return code


def _print_faults(name: str, line: int | None, faults: list[Fault]) -> None:
    place = name if line is None else f"{name}:{line}"
    for fault in faults:
        write_out(
            f"{place}: {fault.where}: {fault.message}\n" if fault.where else f"{place}: {fault.message}\n"
        )


def _source_faults(record: Record, source: Path) -> list[Fault]:
    from minutes_extract.pipeline import read_bytes
    from minutes_extract.sources import load_path
    from minutes_extract.validating import Fault, check_quotes

    wanted = record.source
    if source.is_dir():
        # Its own name first; then, since a file may have been renamed, any of the right length.
        same_name = (
            sorted(source.rglob("*")) if wanted.name == "-" else sorted(source.rglob(_literal(wanted.name)))
        )
        others = (path for path in sorted(source.rglob("*")) if path not in same_name)
        for path in (*same_name, *others):
            if path.is_file() and path.stat().st_size == wanted.bytes:
                data = load_path(path)
                if hashlib.sha256(data).hexdigest() == wanted.sha256:
                    break
        else:
            return [Fault("source.sha256", f"no file in {source} has these bytes")]
    else:
        data = load_path(source)
        if hashlib.sha256(data).hexdigest() != wanted.sha256:
            return [Fault("source.sha256", f"{source} is not the file that this record was made from")]
    # What was recognised then has to be recognised now, and nothing else.
    ocr = "never"
    if wanted.ocr is not None:
        ocr = "always" if len(wanted.ocr.pages) == wanted.pages else "auto"
    text = read_bytes(data, wanted.name, ocr=ocr)
    return check_quotes(record, text, hashlib.sha256(text.content.encode("utf-8")).hexdigest())


def _literal(name: str) -> str:
    return "".join(f"[{c}]" if c in "*?[" else c for c in name)
