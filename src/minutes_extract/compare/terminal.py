"""A comparison as text for a terminal: the summary first, then a redline under each change."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from minutes_extract.compare.grouping import group, is_told_whole, name_kind, summarise
from minutes_extract.compare.weighing import redline

if TYPE_CHECKING:
    from minutes_extract.compare.changes import Change, Comparison

_STYLES = {"substance": "bold red", "wording": "yellow", "noise": "dim"}
_MARKS = {"same": ("", ""), "gone": ("[-", "-]"), "come": ("{+", "+}")}
_PIECE_STYLES = {"same": "", "gone": "red strike", "come": "green underline"}
WIDTH = 100


def render_terminal(
    found: Comparison, names: tuple[str, str], *, colours: bool, show_noise: bool = False
) -> str:
    """Return a comparison as lines of text.

    Args:
        found: the comparison.
        names: what to call the two versions.
        colours: whether to colour it; the marks [- -] and {+ +} stand there in any case.
        show_noise: whether noise is listed and not only counted.

    """
    stream = io.StringIO()
    console = Console(
        file=stream, width=WIDTH, force_terminal=colours, color_system="standard" if colours else None,
        no_color=not colours, highlight=False, markup=False, emoji=False, soft_wrap=not colours,
    )  # fmt: skip
    console.print(Text(f"{_clean(names[0])} → {_clean(names[1])}: {summarise(found)}", style="bold"))
    shown = [change for change in found.changes if show_noise or change.weight != "noise"]
    for part, changes in group(shown):
        console.print()
        console.print(Text(_clean(part), style="bold underline"))
        for change in changes:
            _print_change(console, change)
    if not shown:
        console.print(Text("Nothing differs but noise." if found.changes else "Nothing differs."))
    return stream.getvalue()


def _print_change(console: Console, change: Change) -> None:
    line = Text("  ")
    line.append(change.weight, style=_STYLES[change.weight])
    line.append(f"  {name_kind(change)}", style="bold")
    line.append(f"  {_clean(change.where)}")
    if change.flags:
        line.append(f"  ({', '.join(change.flags)})", style="italic")
    console.print(line)
    if is_told_whole(change):
        body = Text(f"{_clean(change.old or 'nothing')} → {_clean(change.new or 'nothing')}")
    else:
        body = Text()
        for piece in redline(change.old or "", change.new or ""):
            start, end = _MARKS[piece.what]
            body.append(f"{start}{_clean(piece.text)}{end}", style=_PIECE_STYLES[piece.what])
    if body.plain.strip():
        for words in body.split("\n"):
            console.print(Text("      ").append_text(words))


def _clean(words: str) -> str:
    """Take out what a terminal would obey: control and direction characters."""
    return "".join(
        c if c == "\n" or c.isprintable() else "�" for c in words.replace("\t", " ").replace("\xa0", " ")
    )
