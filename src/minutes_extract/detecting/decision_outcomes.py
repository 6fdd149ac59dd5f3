"""What came of a proposal: verdicts, votes won and lost, assent."""

from __future__ import annotations

import re
from typing import cast

from minutes_extract.detecting.findings import (
    ResolutionKind,
    VoteFound,
)
from minutes_extract.vocabulary.markers import VERDICTS
from minutes_extract.vocabulary.wordings import compile_phrase, stems_of

VERDICT_MARKERS = [
    (re.compile(compile_phrase(w.phrase), re.I), cast("ResolutionKind", w.meaning)) for w in VERDICTS
]

VERDICT_STEMS = stems_of(
    [wording.phrase for wording in VERDICTS], ("agreed", "recommend", "carried", "unanimously")
)
"""What every phrase of VERDICTS holds one of."""

LOST_STEMS = ("lost", "defeated", "rejected", "carried", "withdrawn", "fallen", "fell", "failed")
"""What everything that LOST matches holds one of."""

ON_CONDITION = re.compile(r"\b(?:if|whether|unless|until|once)\b[^,.;]{0,40}$", re.I)

BARE_VERDICT = re.compile(
    r"^(?:(?:this|it|these|which|the\s+(?:proposal|recommendation)s?)\s+(?:was|were)\s+)?(?:(?:all|all\s+(?:members|councillors|cllrs|present)|members|councillors|everyone|unanimously)\s+)*"
    r"(?:were\s+)?agreed(?:\s+(?:unanimously|by\s+all|(?:to|with)\s+(?:this|the)(?:\s+(?:proposal|motion|suggestion))?))?\s*[.!]?$",
    re.I,
)

NAMELESS = re.compile(
    r"(?:^|,\s*|\band\s+)(?:(?:the|this|that)\s+)?(?:(?:substantive|amended|original)\s+)?(?:it|this|which|motion|proposal|amendment|vote|resolution)"
    r"(?:,?\s+as\s+amended,?)?\s*(?:was|were|,|being|having)|^\W*$",
    re.I,
)

# "… that it be adopted" is what is proposed; "… and it was adopted" is what came of it.
OUTCOME = re.compile(
    r"(?<!\bbe\s)\b(?:approved|adopted|accepted|elected|re-elected|appointed|co-opted|passed|carried|confirmed|agreed|all\s+(?:\w+\s+){0,2}in\s+favou?r|signed)\b|\bunanimous",
    re.I,
)

TOOK_OFFICE = re.compile(
    r"\b(?:was|were)\s+(?:duly\s+|then\s+|unanimously\s+)*(?:co-opted|elected|appointed|approved|agreed|adopted)\b",
    re.I,
)

LOST = re.compile(
    r"\b(?:motion|amendment|proposal|it|vote)\b[^.]{0,80}\b(?:was|were|being)\s+(?:\w+\s+){0,6}?(?:(?P<lost>lost|defeated|rejected|not\s+carried)|(?P<withdrawn>withdrawn)|(?P<fell>fallen))\b"
    r"|\bdeclared\s+(?:the\s+)?(?:motion|amendment|proposal|it)\s+(?:to\s+be\s+)?(?P<lost2>lost|defeated)\b"
    r"|\b(?:motion|amendment|proposal)\s+(?:(?P<fell2>fell|failed))\b",
    re.I,
)


def ends_verdict(phrase: str, after: str) -> bool:
    """Say whether a verdict ends its sentence, or goes on to something else."""
    if phrase.lower().endswith("agreed"):
        return bool(
            re.match(
                r"\s*(?:[.;,]|$|as\s+(?:a|an|being|correct|true)\b|by\b|and\s+(?:signed|approved)|unanimously|subject\s+to)",
                after,
            )
        )
    if "recommend" in phrase.lower():
        return bool(re.match(r"\s*(?:[.;]|$)", after))
    return bool(
        re.match(
            r"\s*(?:[.;,(]|$|by\b|unanimously|nem|and\s+signed|with(?:out)?\b|of\b|on\s+(?:a|the)\s+(?:show|casting|vote|division|chair)|as\b|that\b)",
            after,
        )
    )


def is_lost(vote: VoteFound) -> bool:
    """Say whether more voted against than for."""
    ayes = vote.for_ if vote.for_ is not None else sum(side == "for" for _, side in vote.named)
    noes = vote.against if vote.against is not None else sum(side == "against" for _, side in vote.named)
    return noes > ayes > 0 or (noes > 0 and vote.for_ == 0)


def tells_one_side(vote: VoteFound, words: str) -> bool:
    """Say whether a vote leaves open what came of it: one side by name, or an amendment against a motion."""
    sides = {side for _, side in vote.named}
    return (len(sides) == 1 and vote.against is None) or bool(
        re.search(r"\bamendment\b.*\bmotion\b|\bmotion\b.*\bamendment\b", words)
    )


def assent(words: str) -> ResolutionKind:
    """Return the kind of decision that an assent to a proposal makes: "all agreed" is a marker of its own."""
    return "agreed" if re.search(r"\bagreed\b", words, re.I) else "carried"
