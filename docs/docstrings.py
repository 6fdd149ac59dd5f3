"""Our docstrings as the site's generator reads them: examples fenced, arguments of one breath parted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from griffe import Extension

if TYPE_CHECKING:
    from griffe import Object

_EXAMPLE = re.compile(r"^>>> .*?(?=\n\s*\n|\Z)", re.MULTILINE | re.DOTALL)
"""Markdown alone would take `>>>` for a quotation."""

_TWO = re.compile(r"^(?P<indent> +)(\w+), (\w+): (?P<words>.*(?:\n(?P=indent) +\S.*)*)", re.MULTILINE)
"""`old, new: …`, told in one breath."""


class HouseStyle(Extension):
    """Changes every docstring as it is loaded."""

    def on_object(self, *, obj: Object, **_: Any) -> None:
        """Change the docstring of an object, if it has one."""
        if obj.docstring:
            words = _TWO.sub(r"\g<indent>\2: \g<words>\n\g<indent>\3: \g<words>", obj.docstring.value)
            obj.docstring.value = _EXAMPLE.sub(r"```pycon\n\g<0>\n```", words)
