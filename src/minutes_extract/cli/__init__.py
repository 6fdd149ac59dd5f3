"""The command line: one small file a command, each imported only when it is called for."""

from __future__ import annotations

import importlib
import os
import sys
from typing import TYPE_CHECKING, NoReturn

import click

from minutes_extract.version import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = ("parse", "view", "text", "batch", "dedupe", "diff", "schema", "validate")

INTERRUPTED = 130
BROKEN_PIPE = 141
BUG = 70


class LazyGroup(click.Group):
    """A group whose commands live in modules of their own names."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own signature
        """Return the commands in the order in which people meet them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import a command."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"minutes_extract.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; leave quietly where nobody reads on."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # Python would complain once more when it closes the stream.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return BROKEN_PIPE
        return result


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="minutes-extract")
def cli() -> None:
    """Turn the minutes of meetings into structured records, with evidence for every value.

    Works offline, by rules, the same way every time. Reads PDF, plain text, Markdown, HTML,
    DOCX and ODT; scans, DOC and RTF with the help of programs that are installed.

    \b
    Examples:
      minutes-extract parse minutes.pdf
      minutes-extract parse *.pdf -o records/
      minutes-extract view minutes.pdf -o minutes.html
      minutes-extract batch archive/ out/ --to records,csv,sqlite
      minutes-extract diff draft.pdf approved.pdf
      minutes-extract validate record.json --source minutes.pdf
    """


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave with its exit code."""
    try:
        result = cli.main(arguments, prog_name="minutes-extract", standalone_mode=False)
        code = result if isinstance(result, int) else 0
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        code = INTERRUPTED
    except Exception:
        import traceback

        traceback.print_exc()
        click.echo(
            "minutes-extract: this is a fault in the program; please report it with the lines above", err=True
        )
        code = BUG
    sys.exit(code)
