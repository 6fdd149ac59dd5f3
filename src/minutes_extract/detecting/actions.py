"""Actions: what somebody is to do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from minutes_extract.detecting.findings import ActionFound

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_extract.segmenting.blocks import Block
    from minutes_extract.spans import Text

_ACTION = re.compile(
    r"(?i)^\W*(?:outstanding\s+)?actions?\s*(?:\d+\s*)?(?:by\s+(?P<by>[^:]{2,40}))?\s*[:–-]+\s*(?=\S)"
)
_OWNER_ONLY = re.compile(
    r"^(?:[A-Z]{2,4}(?:\s*(?:[/,&]|and)\s*[A-Z]{2,4})*|(?:The\s+)?(?:Clerk|Chair|Chairman|All|Secretary|RFO))\.?$"
)
_OWNER_TO = re.compile(r"^(?P<who>(?:[A-Z][\w.’'/&\-]*\s+){1,5}?)(?:to|will)\s+(?=[a-z])")
_OWNER_END = re.compile(r"\((?P<who>[A-Z][^()]{1,60})\)\W*$")
_DUE = re.compile(
    r"(?i)\b(?:due|by|deadline)\s*:?\s+(?P<due>(?:the\s+)?(?:end\s+(?:of\s+)?)?(?:next meeting|\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+(?:\s+\d{4})?|[A-Z][a-z]+\s+\d{4}))"
)


def find_actions(text: Text, blocks: Sequence[Block]) -> list[ActionFound]:
    """Return the actions that the blocks of an item mark as such.

    Args:
        text: the text.
        blocks: the item's own blocks.

    """
    found: list[ActionFound] = []
    for k, block in enumerate(blocks):
        if block.margin:
            continue
        view = text.view(block.body)
        marked = _ACTION.match(view.text)
        if not marked:
            continue
        rest = view.cut(marked.end())
        owner = marked["by"]
        if _OWNER_ONLY.match(rest.text):
            # "Action: JB" names who is to do what the paragraph before it says.
            before = next((b for b in reversed(blocks[:k]) if not b.margin), None)
            if before is not None:
                found.append(
                    ActionFound(rest.text.rstrip("."), (before.body, block.body), None, "action.owner")
                )
            continue
        named = _OWNER_TO.match(rest.text) or _OWNER_END.search(rest.text)
        due = _DUE.search(rest.text)
        found.append(
            ActionFound(
                owner or (named["who"].strip() if named else None),
                (rest.span(0, len(rest.text)),),
                due["due"] if due else None,
                "action.marked",
            )
        )
    return found
