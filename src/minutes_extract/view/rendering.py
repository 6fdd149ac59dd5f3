"""Templates to pages: one style, one policy, and everything that a page needs inside it."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment

COMMON = "minutes_extract.view"
"""The package whose folder `templates` holds what all pages share."""


def render(package: str, name: str, **values: object) -> str:
    """Return a page that needs nothing from elsewhere.

    Its style is base.css and its own, its script is its own where it has one, and its
    Content-Security-Policy lets nothing else run or load.

    Args:
        package: the package whose folder `templates` holds name.html.jinja, name.css and perhaps name.js.
        name: of the template, which extends base.html.jinja.
        values: what the template shows; strings are escaped.

    """
    environment = _environment(package)
    style = _read(package, "base.css") + _read(package, f"{name}.css")
    script = _read(package, f"{name}.js")
    page = environment.get_template(f"{name}.html.jinja").render(
        style=style, script=script, style_hash=_digest(style), script_hash=_digest(script), **values
    )
    return page.rstrip("\n") + "\n"


@cache
def _environment(package: str) -> Environment:
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

    loader = ChoiceLoader([PackageLoader(package), PackageLoader(COMMON)])
    return Environment(
        loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )


@cache
def _read(package: str, name: str) -> str:
    """Return a style or a script of a package, or one that all pages share; nothing where there is none."""
    from jinja2 import TemplateNotFound

    environment = _environment(package)
    assert environment.loader is not None
    try:
        return environment.loader.get_source(environment, name)[0]
    except TemplateNotFound:
        return ""


@cache
def _digest(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
