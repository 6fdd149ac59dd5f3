"""minutes-extract schema: the JSON Schema of a record."""

from __future__ import annotations

import click

from minutes_extract.cli.streams import write_out


@click.command("schema")
def command() -> int:
    """Print the JSON Schema of a record.

    \b
    Examples:
      minutes-extract schema
      minutes-extract schema > minutes-record-1.schema.json
    """
    from minutes_extract.validating import schema_json

    write_out(schema_json())
    return 0
