"""Interests that members declared."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from minutes_extract.detecting.findings import DeclarationFound
from minutes_extract.detecting.people import read_people
from minutes_extract.segmenting.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_extract.segmenting.blocks import Block
    from minutes_extract.spans import Text

_DECLARED = re.compile(
    r"^\W*(?P<who>[A-Z][^.;:]{1,90}?)\s+(?:(?:then|also|both|each|wished\s+to|had)\s+)?declare[ds]?\s+(?P<what>(?:an?|his|her|their|that|the|non-|personal|prejudicial|pecuniary|disclosable|interests?)\b.*)$",
    re.DOTALL,
)
_NOBODY = re.compile(
    r"(?i)^\W*(?:no\b|there\b|none\b|members?\b|councillors?\s+(?:were|to)\b|the\s+(?:chair|clerk)\w*\s+(?:asked|invited))"
)


def find_declarations(text: Text, blocks: Sequence[Block], title: str) -> list[DeclarationFound]:
    """Return the interests declared in the blocks of an item.

    Args:
        text: the text.
        blocks: the item's own blocks.
        title: the item's title; only an item about interests, or a sentence that says "declared", counts.

    """
    found: list[DeclarationFound] = []
    if not re.search(r"(?i)interest|declar|disclos", title):
        return found
    for block in blocks:
        if block.margin:
            continue
        view = text.view(block.body)
        for start, end in split_sentences(view):
            sentence = view.cut(start, end)
            told = _DECLARED.match(sentence.text)
            if not told or _NOBODY.match(sentence.text):
                continue
            for reading in read_people(sentence.cut(*told.span("who")), surnames=True):
                found.append(
                    DeclarationFound(
                        reading.name,
                        told["what"].strip().rstrip(".") or None,
                        (sentence.span(0, len(sentence.text)),),
                        "declaration.sentence",
                    )
                )
    return found
