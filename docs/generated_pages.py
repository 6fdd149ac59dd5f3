"""Pages of the site that are made from the program itself, when the site is built: commands.md and schema.md."""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING, Any

import click
from mkdocs.structure.files import File

from minutes_extract.cli import cli
from minutes_extract.compare.changes import Comparison
from minutes_extract.copies.report import Copies
from minutes_extract.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

WRITTEN = (
    ("What parse writes", Record),
    ("What diff --format json writes", Comparison),
    ("What dedupe --format json writes", Copies),
)

EXAMPLES = "\b\nExamples:\n"
"""What stands before the examples in the docstring of every command."""


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages; MkDocs calls this when it has found the others.

    Args:
        files: the pages found in docs/.
        config: of the site.

    """
    for name, lines in (("commands.md", _commands()), ("schema.md", _schema())):
        files.append(File.generated(config, name, content="\n".join(lines) + "\n"))
    return files


def _commands() -> Iterator[str]:
    context = click.Context(cli, info_name="minutes-extract")
    yield "# Commands"
    yield ""
    yield from _help_of(cli, context)
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        assert command is not None
        yield f"## {name}"
        yield ""
        yield from _help_of(command, click.Context(command, info_name=name, parent=context))


def _help_of(command: click.Command, context: click.Context) -> Iterator[str]:
    words, _, examples = inspect.cleandoc(command.help or "").partition(EXAMPLES)
    usage = " ".join(command.collect_usage_pieces(context))
    yield from ("```text", f"{context.command_path} {usage}", "```", "", words.strip(), "")
    options = [parameter for parameter in command.get_params(context) if isinstance(parameter, click.Option)]
    yield from ("| Option | Meaning |", "| --- | --- |")
    for option in options:
        names, meaning = option.get_help_record(context) or ("", "")
        in_a_cell = names.replace("|", "\\|")
        yield f"| `{in_a_cell}` | {_cell(meaning)} |"
    yield from ("", "```text", inspect.cleandoc(examples), "```", "")


def _schema() -> Iterator[str]:
    yield from (
        "# The schema, key by key",
        "",
        "Made from the models. `minutes-extract schema` prints the record's whole as JSON Schema; "
        "[The record](record.md) tells it in words. Every key is always there.",
        "",
    )
    told: set[str] = set()
    for heading, model in WRITTEN:
        schema = model.model_json_schema(by_alias=True, mode="serialization")
        parts: Mapping[str, Any] = {model.__name__: schema, **schema["$defs"]}
        yield from (f"## {heading}", "")
        for name in [name for name in parts if name not in told]:
            told.add(name)
            yield from (f"### {name}", "", parts[name].get("description", ""), "")
            yield from ("| Key | Type | Meaning |", "| --- | --- | --- |")
            for key, value in parts[name]["properties"].items():
                yield f"| `{key}` | {_type(value)} | {_cell(value.get('description', ''))} |"
            yield ""


def _type(value: Mapping[str, Any]) -> str:
    """Return the type of a value in words, with a link to the part that it is."""
    if "$ref" in value:
        name = value["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in value:
        return " or ".join(_type(option) for option in value["anyOf"])
    if "enum" in value or "const" in value:
        return ", ".join(f"`{choice}`" for choice in value.get("enum", [value.get("const")]))
    if value["type"] == "array":
        return f"list of {_type(value['items'])}"
    if "pattern" in value:
        return f"string like `{value['pattern']}`"
    return str(value["type"])


def _cell(words: str) -> str:
    return re.sub(r"([|\[])", r"\\\1", " ".join(words.split()))
