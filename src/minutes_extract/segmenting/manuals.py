"""Pages about programs, such as a README: they may show minutes as an example, and hold none of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from minutes_extract.spans import Text

LEAST_CODE = 3
"""Words marked as code that make a page one about programs; minutes of a council have none."""

_CODE = re.compile(r"(?<![\w`])`[^`\s](?:[^`\n]*[^`\s])?`(?![\w`])")
_FENCE = re.compile(r"\s*(?:```|~~~)")


def is_manual(text: Text) -> bool:
    """Say whether a text marks words or lines as code, as Markdown about programs does.

    Args:
        text: the text.

    """
    return "`" in text.content and (
        len(_CODE.findall(text.content)) >= LEAST_CODE or len(_fences(text)) >= LEAST_CODE
    )


def is_example(text: Text, line: int) -> bool:
    """Say whether a line stands between fences.

    Args:
        text: the text.
        line: its index.

    """
    return sum(fence < line for fence in _fences(text)) % 2 == 1


def _fences(text: Text) -> list[int]:
    return [k for k, line in enumerate(text.lines) if _FENCE.match(text.slice(line))]
