"""A comparison as one self-contained HTML page."""

from __future__ import annotations

import base64
import hashlib
from importlib import resources
from typing import TYPE_CHECKING

from minutes_extract.compare.grouping import group, name_kind, summarise
from minutes_extract.compare.weighing import redline

if TYPE_CHECKING:
    from minutes_extract.compare.changes import Comparison


def render_page(found: Comparison, names: tuple[str, str]) -> str:
    """Return a comparison as an HTML page that needs nothing from elsewhere.

    Args:
        found: the comparison.
        names: what to call the two versions.

    """
    from jinja2 import Environment

    folder = resources.files("minutes_extract.compare")
    style = (folder / "page.css").read_text(encoding="utf-8")
    script = (folder / "page.js").read_text(encoding="utf-8")
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    template = environment.from_string((folder / "page.html.jinja").read_text(encoding="utf-8"))
    numbers = {id(change): number for number, change in enumerate(found.changes, 1)}
    return (
        template.render(
            names=names,
            summary=summarise(found),
            parts=group([change for change in found.changes if change.weight != "noise"]),
            noise=found.of_weight("noise"),
            number=lambda change: numbers[id(change)],
            redline=redline,
            name_kind=name_kind,
            style=style,
            script=script,
            style_hash=_digest(style),
            script_hash=_digest(script),
        )
        + "\n"
    )


def _digest(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
