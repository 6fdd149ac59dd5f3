"""Interests that members declared."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from minutes_extract.detecting.findings import DeclarationFound
from minutes_extract.detecting.people import read_people
from minutes_extract.segmenting.sentences import split_sentences
from minutes_extract.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_extract.segmenting.blocks import Block
    from minutes_extract.spans import Text, View

_ABOUT = re.compile(r"(?i)interest|declar|disclos")
_DECLARED = re.compile(
    r"^\W*(?P<who>[A-Z][^.;:]{1,90}?)\s+(?:(?:then|also|both|each|wished\s+to|had)\s+)?(?:declare[ds]?|disclose[ds]?)\s+(?P<what>(?:an?|his|her|their|that|the|non-|personal|prejudicial|pecuniary|disclosable|interests?)\b.*)$",
    re.DOTALL,
)
# "Cllr Eagles – allotments.", "HS-B: cousin employed at the academy"
_NOTED = re.compile(
    r"^\W*(?P<who>(?:(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr|Alderman)\.?\s+[^–:,;()]{2,40}?|[A-Z]{1,3}(?:-?[A-Z]){1,2}))\s*(?:\s[-–]\s|:\s)\s*(?P<what>\S.*)$",
    re.DOTALL,
)
_NOBODY = re.compile(
    r"(?i)^\W*(?:no\b|there\b|none\b|members?\b|councillors?\s+(?:were|to)\b|the\s+(?:chair|clerk)\w*\s+(?:asked|invited))"
)
_INITIALS = re.compile(r"[A-Z]{1,3}(?:-?[A-Z]){1,2}")
_TABLE_HEAD = re.compile(r"(?i)\b(?:nature|interest|reason)\b")


def find_declarations(text: Text, blocks: Sequence[Block], title: str) -> list[DeclarationFound]:
    """Return the interests declared in the blocks of an item.

    Args:
        text: the text.
        blocks: the item's own blocks.
        title: the item's title; only an item about interests counts.

    """
    found: list[DeclarationFound] = []
    if not _ABOUT.search(title):
        return found
    table = False
    for block in blocks:
        if block.margin:
            continue
        for line in text.lines[block.first : block.last]:
            cells = [Span(cell.start, cell.end) for cell in line.cells]
            if len(cells) > 1 and _TABLE_HEAD.search(text.slice(cells[-1])):
                table = True
            elif table and len(cells) > 1:
                found += _read_row(text, cells)
        view = text.view(block.body)
        if table and len(text.lines[block.first].cells) > 1:
            continue
        for start, end in split_sentences(view):
            sentence = view.cut(start, end)
            told = _DECLARED.match(sentence.text) or _NOTED.match(sentence.text)
            if told and not _NOBODY.match(sentence.text):
                rule = "declaration.sentence" if told.re is _DECLARED else "declaration.note"
                found += [
                    DeclarationFound(
                        name,
                        told["what"].strip().rstrip(".") or None,
                        (sentence.span(0, len(sentence.text)),),
                        rule,
                    )
                    for name in _names(sentence.cut(*told.span("who")))
                ]
    return found


def _read_row(text: Text, cells: list[Span]) -> list[DeclarationFound]:
    """Read a row of a table of interests: who, and what the other cells say."""
    interest = ", ".join(words for cell in cells[1:] if (words := text.view(cell).text))
    return [
        DeclarationFound(name, interest or None, tuple(cells), "declaration.row")
        for name in _names(text.view(cells[0]))
    ]


def _names(who: View) -> list[str]:
    if _INITIALS.fullmatch(who.text):
        return [who.text]
    return [reading.name for reading in read_people(who, surnames=True)]
