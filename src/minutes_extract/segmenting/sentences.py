"""Sentences within a passage."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from minutes_extract.spans import View

_END = re.compile(r"[.?!]['’”\")\]]*(?=\s+[\"“‘'(\[]?[A-Z0-9£•]|\s*$)")
_ABBREVIATION = re.compile(
    r"""(?:^|[\s(])(?:
        (?:Cllrs?|Clrs?|Mr|Mrs|Ms|Messrs|Dr|Prof|Rev|Revd|Hon|Sgt|Insp|Supt|Capt|Col|Lt|Gen|St|No|Nos|Ref|Ch|Co|Ltd|Inc|plc|vs?|
           approx|incl|dept|para|paras|art|fig|p|pp|s|ss|Sch|Reg|Rd|Ave|i\.e|e\.g|etc|cf|viz|Prop|Proposed|Sec|Seconded|
           Min|Vol|Sept|Sep|Oct|Nov|Dec|Jan|Feb|Mar|Apr|Aug|Jun|Jul|ext|tel|Ald|C)
      | [A-Z](?:\.[A-Z])*                       # initials
    )\.$""",
    re.VERBOSE,
)


def split_sentences(view: View) -> list[tuple[int, int]]:
    """Return where the sentences of a passage begin and end in it.

    Args:
        view: the passage.

    """
    sentences = []
    start = 0
    text = view.text
    for found in _END.finditer(text):
        end = found.end()
        if found.group().startswith(".") and end < len(text):
            before = text[max(start, found.start() - 12) : found.start() + 1]
            if _ABBREVIATION.search(before):
                continue
            if (
                text[end:].lstrip()[:1].isdigit()
                and text[found.start() - 1 : found.start()].isdigit()
                and text[end : end + 1].isdigit()
            ):
                continue
        sentences.append((start, end))
        start = end
        while start < len(text) and text[start].isspace():
            start += 1
    if start < len(text):
        sentences.append((start, len(text)))
    return sentences
