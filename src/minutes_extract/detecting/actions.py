"""Actions: what somebody is to do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from minutes_extract.detecting.findings import ActionFound

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from minutes_extract.segmenting.blocks import Block
    from minutes_extract.spans import Span, Text, View

# "Action:", "ACTION 2 –", "Action by the Clerk:", "Outstanding Action from 4th July meeting:", at the start of a
# block or behind a sentence; a number before a dash tells of an action of an earlier list.
_MARKER = re.compile(
    r"""
    (?: ^\W* | (?<=[.?!;)])\s+ )
    (?: (?:outstanding\s+)? actions? (?:\s+\d+)? (?:\s+by\s+(?P<by>[^:]{2,40}?))? \s* :
      | (?-i:ACTIONS?|Actions?) (?:\s+by\s+(?P<by2>[^:–-]{2,40}?))? \s* [–-]
      | outstanding\s+actions?\s+from\s+[^:]{3,40} :
    ) [\s:–-]* (?=\S)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_HEADING = re.compile(r"\W*actions?(?:\s+(?:points|agreed|arising))?\W*", re.IGNORECASE)
_CAPITALISED = r"[A-Z][\w.’'/&\-]*"
_NAMES = rf"{_CAPITALISED}(?:(?:\s+and\s+|\s*&\s*|,\s*|\s*/\s*|\s+){_CAPITALISED}){{0,6}}"
_OWNER_ONLY = re.compile(rf"(?:(?:[Tt]he\s+)?{_NAMES}|[Aa]ll|[Cc]lerk|[Ss]ecretary|[Ss]ecretariat)\.?")
_OWNER_TO = re.compile(rf"(?:[Tt]he\s+)?(?P<who>{_NAMES})\s+(?:to|will)\s+(?=[a-z])")
# An owner in a column at the right: "Paper to the June meeting.    AO"
_OWNER_BESIDE = re.compile(r"(?<=[.;])\s+(?P<who>[A-Z]{2,4}(?:\s*[/,&]\s*[A-Z]{2,4})*)$")
_OWNER_END = re.compile(r"\((?P<who>[A-Z][^()]{1,60})\)\W*$")
_DUE = re.compile(
    r"(?i)\b(?:due|by|deadline)\s*:?\s+(?P<due>(?:the\s+)?(?:end\s+(?:of\s+)?)?(?:next meeting|\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+(?:\s+\d{4})?|[A-Z][a-z]+\s+\d{4}))"
)
LONGEST_OWNER = 60
"""Characters of an owner's name or names."""


def find_actions(text: Text, blocks: Sequence[Block]) -> list[ActionFound]:
    """Return the actions that the blocks of an item mark as such.

    Args:
        text: the text.
        blocks: the item's own blocks.

    """
    found: list[ActionFound] = []
    listing = False
    before: View | None = None
    for block in blocks:
        if block.margin:
            continue
        view = text.view(block.body)
        if listing and (block.bullet or block.label):
            found.append(_read(view, None, "action.list"))
            continue
        said_before, before = before, view
        if "action" not in view.text.casefold():
            listing = False
            continue
        listing = bool(_HEADING.fullmatch(view.text))
        marks = list(_MARKER.finditer(view.text))
        for told, mark in enumerate(marks):
            rest = view.cut(mark.end(), marks[told + 1].start() if told + 1 < len(marks) else None)
            if len(rest.text) <= LONGEST_OWNER and _OWNER_ONLY.fullmatch(rest.text):
                # "Action: JB" names who is to do what the words before it say.
                said = view.cut(0, mark.start()) if told == 0 else None
                said = said if said and said.text else said_before
                if said is not None:
                    found.append(_owned(said, rest))
            else:
                found.append(_read(rest, mark["by"] or mark["by2"], "action.marked"))
    return found


def _owned(said: View, owner: View) -> ActionFound:
    due = _DUE.search(said.text)
    return ActionFound(
        owner.text.rstrip("."),
        tuple(_whole(said)),
        due["due"] if due else None,
        "action.owner",
        tuple(_whole(owner)),
    )


def _read(words: View, owner: str | None, rule: str) -> ActionFound:
    beside = _OWNER_BESIDE.search(words.text)
    if beside and owner is None:
        return _owned(words.cut(0, beside.start()), words.cut(*beside.span("who")))
    named = _OWNER_TO.match(words.text) or _OWNER_END.search(words.text)
    due = _DUE.search(words.text)
    return ActionFound(
        owner or (named["who"].strip() if named else None),
        tuple(_whole(words)),
        due["due"] if due else None,
        rule,
        (),
    )


def _whole(view: View) -> Iterator[Span]:
    if view.text:
        yield view.span(0, len(view.text))
