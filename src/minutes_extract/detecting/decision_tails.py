"""What is said behind a decision of its movers and its vote."""

from __future__ import annotations

import re
from dataclasses import dataclass

from minutes_extract.detecting.votes import has_movers, read_movers
from minutes_extract.segmenting.sentences import split_sentences
from minutes_extract.spans import View

FINISHED = (".", ":", ";", "?", "!")
"""Marks that a finished clause may end with."""

_TAIL_BRACKET = re.compile(
    r"\s*[\[(](?=[^()\[\]]*(?:\bpropos|\bsecond|\bprop\b|\b2nd\b|in\s+favou?r|\babst|\bunanim|\bfor\b[^()]*\bagainst\b|\bvotes?\b|\bnem\b|all\s+agreed|\bmoved\b))"
    r"[^()\[\]]*[)\]]\s*\.?\s*$",
    re.I,
)

_TAIL_OPEN = re.compile(
    r"(?:^|(?<=[.;!?)”’\"])\s*|\s+[–—-]\s*|\s+)(?=(?:(?:It\s+was\s+|This\s+was\s+)?(?:[Pp]roposed|[Mm]oved|[Pp]roposer)\s*(?:by\b|:)|Prop\b\.?|Proposed\b|PROPOSED\b|Moved\b|Seconded\b)"
    r"[^.]{0,40}\.?.{0,160}$)"
)

TAIL_SENTENCE = re.compile(
    r"^(?:all\s+(?:(?:present|members|councillors|cllrs)\s+)?(?:were\s+)?(?:agreed|in\s+favou?r)|unanimous(?:ly)?(?:\s+(?:agreed|carried|approved))?|carried(?:\s+unanimously)?"
    r"|nem\.?\s*con|agreed(?:\s+unanimously)?|on\s+a\s+vote\b.{0,60}|the\s+vot(?:e|ing)\b.{0,100}|votes?\b.{0,60}"
    r"|.{0,60}\bin\s+favou?r\b.{0,60}\b(?:against|abst\w+)\b.{0,20}|\d+\s+for\b.{0,60}|for\s*:.{0,200})[.\s]*$",
    re.I,
)

_ONLY_MOVERS = re.compile(
    r"^[(\[]?(?:(?i:(?:this|it|which)\s+was\s+)|(?:(?:[A-Z][\w.'’-]*|&|[Tt]he|[Tt]his)\s+){1,5})?"
    r"(?i:proposed|proposer|prop|moved|seconded)\b(?!\s+(?:that|the|to|a|an)\b).{0,160}$"
)

_TAIL_NEM_CON = re.compile(r"[\s,–—(-]+(?:nem\.?\s*con|unanimous(?:ly)?)\.?\)?\s*$", re.I)


@dataclass(frozen=True, slots=True)
class Tail:
    """Who moved a clause and how it was voted on, as said beside it."""

    moved: str | None = None
    seconded: str | None = None
    view: View | None = None


def tells_only_movers(words: str) -> bool:
    """Say whether a sentence tells who moved and seconded, and not what."""
    if not _ONLY_MOVERS.match(words) or re.search(
        r"\b(?:that|be|for|to|as|on|adoption|motion)\b(?!\s+favou?r)", words.split("abst")[0]
    ):
        return False
    return len(words.split()) <= 22 and any(has_movers(words))


def strip_tail(view: View) -> tuple[View, Tail]:
    """Cut off a clause what is said at its end of movers and votes, and read that."""
    end = len(view.text)
    while end:
        words = view.text[:end]
        found = _TAIL_BRACKET.search(words) or _TAIL_NEM_CON.search(words)
        if found and found.end() - found.start() < 300:
            end = found.start()
            continue
        sentences = split_sentences(view.cut(0, end))
        start = sentences[-1][0] if sentences else 0
        last = words[start:]
        if (TAIL_SENTENCE.match(last) and not re.match(r"(?:that|to)\b", last, re.I)) or tells_only_movers(
            last
        ):
            end = start
            while end and view.text[end - 1].isspace():
                end -= 1
            continue
        found = next(
            (m for m in _TAIL_OPEN.finditer(words, max(0, end - 260)) if has_movers(words[m.start() :])[1]),
            None,
        )
        if found:
            end = found.start()
            continue
        break
    if end == len(view.text):
        return view, Tail()
    cut = view.cut(end)
    rest = view.cut(0, end)
    if rest.text and not rest.text.endswith(FINISHED) and cut.text.startswith("."):
        rest, cut = view.cut(0, end + 1), view.cut(end + 1)
    return rest, Tail(*read_movers(cut), cut)
