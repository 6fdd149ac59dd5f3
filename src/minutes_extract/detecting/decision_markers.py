"""Where words mark a decision: markers that open a block or stand in a sentence, and what only looks like one."""

from __future__ import annotations

import re
from typing import cast

from minutes_extract.detecting.findings import (
    ResolutionKind,
)
from minutes_extract.detecting.votes import has_movers
from minutes_extract.spans import View
from minutes_extract.vocabulary.markers import INNER, OPENING
from minutes_extract.vocabulary.wordings import compile_phrase, holds_one, stems_of

MARKER_KINDS: dict[str, str] = {w.phrase: w.meaning for w in OPENING}

_COUNT = r"(?:\d+|none|nil|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty)"
# What may stand between a marker and its clause, each with an example.
_VOTES = "|".join(
    (
        r"with\s+\w+\s+(?:votes?\s+)?(?:against|abstaining|abstentions?|dissenting)\b",  # "with two against"
        r"(?-i:[A-Z])[\w’'.-]*(?:\s+(?-i:[A-Z])[\w’'-]+){0,3}\s+(?:dissenting|abstaining)\b",  # "Ann Other dissenting"
        r"unanimously\b",
        r"by\s+all(?:\s+(?:present|members|councillors|cllrs))?(?=\s+(?:that|to)\b)",
        r"nem\.?\s*con\.?",
        r"by\s+(?:a\s+)?(?:majority|consensus)(?:\s+vote)?",
        rf"by\s+{_COUNT}(?:\s+votes?)?\s+to\s+{_COUNT}\b",  # "by five votes to one"
        r"\(?\s*\d+\s+(?:votes\s+)?to\s+\d+\s*\)?",  # "(5 to 1)"
        r"\((?!\s*(?:\d{1,2}|[ivx]+|[a-z])\s*\))[^()]{1,120}\)",  # "(7 for, 2 against)", but no list's label
    )
)
_TO_WHOM = (
    r"to\s+(?:the\s+)?(?-i:(?:[A-Z][\w’'-]*\s+){0,4})(?:(?:full|constituent|county|parent|two|three|four|both)\s+)*"
    r"(?:councils?|cabinet|(?:sub-)?commi(?:tt|rt)ees?|cornmittee|board|executive|authorit(?:y|ies)|governing\s+body|trust)\b"
    r"(?=\s*(?:[-–:]|$|(?:that|to)\b))"
)
"""To whom a recommendation goes ("RECOMMENDED to the County Council that …")."""

_REFERENCE = r"(?:no\.?\s*)?[A-Z]{0,5}[/-]?\d[\d/.-]{0,11}(?<=\d)(?=\s*[-–—:])"
"""The number of a decision ("Resolution 2023/041:", "Decision No. 12 –")."""

OPENING_MARKER = re.compile(
    r"^[\s\"“‘'*•–-]*(?:it\s+was\s+(?:therefore\s+)?|motion\s+|and\s+(?=(?-i:[A-Z]{4})))?(?P<marker>"
    + "|".join(sorted((compile_phrase(w.phrase) for w in OPENING), key=len, reverse=True))
    + rf")(?P<how>(?:\s*,)?\s*(?:{_VOTES}|accordingly\b|further\b|also\b|{_TO_WHOM}|{_REFERENCE}))?"
    r"(?P<after>\s*(?:[:;–—.-]+\s*)*)",
    re.I,
)

_INNER = [(re.compile(compile_phrase(w.phrase), re.I), cast("ResolutionKind", w.meaning)) for w in INNER]

MARKER_STEMS = stems_of(
    [wording.phrase for wording in (*OPENING, *INNER)], ("resol", "agree", "recommend", "decid", "decis")
)
"""What every phrase of OPENING and INNER and every shouted marker holds one of: most sentences hold none."""

# What a phrase must hold beside its optional words: most sentences hold it for few of them.
_INNER_STEMS = [
    next(
        (s for s in MARKER_STEMS if s in re.sub(r"\[.*?\]", "", w.phrase)),
        "",
    )
    for w in INNER
]

_SHOUTED = re.compile(r"\b(?P<marker>RESOLVED|AGREED|RECOMMENDED|DECIDED)\b")

_HOW = re.compile(
    rf"(?:\s*,)?\s*(?:{_VOTES}|further\b|and\s+resolved(?=\s+(?:that|to)\b)|and\s+agreed(?=\s+(?:that|to)\b))?[\s,:;–—-]*",
    re.I,
)

REPORTED = re.compile(
    r"\b(?:had|has|been|not|never|be|being|if|whether|until|unless|previously|once|when|where|as|which|earlier)\s+"
    r"(?:(?:it|already|been|was|also|unanimously|yet|previously|lately|the)\s+){0,2}$|\b(?:had|has)\s+(?:\w+\s+){0,2}$",
    re.I,
)

ELSEWHERE = re.compile(
    r"\b(?:at|since|in)\s+(?:the|its|their|our|a|an)\s+(?:last|previous|earlier|\w+\s+(?:19|20)\d\d)\b[^.]{0,40}$|\bpreviously\b"
    r"|\bat\s+(?:the|its|their|our|an?)\s+[^,;]{0,40}?\b(?:of|in)\s+(?:\w+\s+)?(?:19|20)\d\d\b[^.]{0,20}$",
    re.I,
)

_SCANNED = re.compile(r"\b[A-Z0-9]{8}\b|\b[A-Z0-9][a-z0-9]{6}d\b|\blt(?=\s+was\b)")
_HALVES = ("reso", "lved", "lt ")
"""A word misread by one letter has one of its halves."""


def mend_marker(view: View) -> View:
    """Return a view in which a marker that a scanner misread by a letter can be recognised ("RES0LVED", "lt was")."""
    folded = view.text.casefold()
    if not holds_one(folded, _HALVES):
        return view

    def mended(found: re.Match[str]) -> str:
        if found.group() == "lt":
            return "It"
        word = "RESOLVED" if found.group()[1:].upper() == found.group()[1:] else "Resolved"
        wrong = sum(a != b for a, b in zip(found.group(), word, strict=True))
        return word if wrong == 1 else found.group()

    return View(_SCANNED.sub(mended, view.text), view.breaks)


def opens_decision(found: re.Match[str], words: str) -> bool:
    """Say whether a word that opens a block marks what follows, or only begins a sentence of talk."""
    after, rest = found["after"], words[found.end() :]
    marker = found["marker"]
    if (
        re.match(r"(?i)\W*it\s+was\b", words)
        and re.match(r"(?:that|to)\b(?!\s*:)", rest)
        and not after.strip()
    ):
        return False  # a marker inside a sentence: its clause ends with the sentence
    if marker.isupper() and marker.split()[-1] in {"RESOLVED", "AGREED", "RECOMMENDED", "DECIDED"}:
        return not (rest == "" and marker == "AGREED" and "." in after)
    if not rest:
        return "." not in after or ":" in after
    if re.match(r"(?i)\W*it\s+was\b", words) and not marker.isupper() and not re.search(r":[-–]?\s*$", words):
        return False  # a marker inside a sentence: its clause ends with the sentence
    if re.search(r"[:–—-]", after):
        return True
    return (
        marker.lower().endswith("ed")
        and bool(re.match(r"(?:that|to|as\s+follows)\b", rest))
        and not after.strip(" ")
    )


def opens_decision_block(words: str) -> bool:
    """Say whether a block opens with a marker."""
    found = OPENING_MARKER.match(words)
    return bool(found and opens_decision(found, words))


def next_marker(words: str, at: int) -> tuple[int, int, ResolutionKind] | None:
    """Return the marker that stands at a place: its start, the end of its punctuation, its kind."""
    best = None
    for pattern, kind in _INNER:
        found = pattern.match(words, at)
        if found:
            after = _HOW.match(words, _marker_end(found))
            end = after.end() if after else _marker_end(found)
            if best is None or end > best[1]:
                best = (at, end, kind)
    return best


def _marker_end(found: re.Match[str]) -> int:
    """Return where a marker's clause may begin; "that" and "to" belong to the clause."""
    return found.start() + len(re.sub(r"\s+(?:that|to)$", "", found.group(), flags=re.I))


def find_marker(words: str) -> tuple[int, int, ResolutionKind] | None:
    """Return the marker within a sentence that its clause follows: start, start of the clause, kind."""
    hits: list[tuple[int, int, ResolutionKind]] = []
    folded = words.casefold()
    if not holds_one(folded, MARKER_STEMS):
        return None
    for (pattern, kind), stem in zip(_INNER, _INNER_STEMS, strict=True):
        if stem not in folded:
            continue
        for found in pattern.finditer(words):
            if _is_real(words, found):
                hits.append((found.start(), _marker_end(found), kind))
    for found in _SHOUTED.finditer(words):
        kind = cast("ResolutionKind", found["marker"].lower())
        if _is_real(words, found) and (
            kind == "resolved" or re.match(r"\s+(?:that|to)\b|\s*:", words[found.end() :])
        ):
            hits.append((found.start(), found.end(), kind))
    if not hits:
        return None
    hits.sort(key=lambda hit: (hit[0], -hit[1]))
    chosen = hits[0]
    for hit in hits[1:]:
        formal = words[hit[0] : hit[1]].isupper() and "RESOLVED" in words[hit[0] : hit[1]]
        near = len(words[chosen[1] : hit[0]].split()) < 3
        if (
            hit[0] < chosen[1]
            or (near and chosen[2] != "resolved")
            or (formal and not words[chosen[0] : chosen[1]].isupper())
        ):
            chosen = (
                min(chosen[0], hit[0]),
                max(chosen[1], hit[1]),
                hit[2] if hit[1] >= chosen[1] else chosen[2],
            )
    after = _HOW.match(words, chosen[1])
    return chosen[0], after.end() if after else chosen[1], chosen[2]


def _is_real(words: str, found: re.Match[str]) -> bool:
    """Say whether a marker tells what this meeting did: not reported, quoted, or done by one person."""
    before, after = words[: found.start()], words[found.end() :]
    phrase = found.group().lower()
    if REPORTED.search(before) or ELSEWHERE.search(before):
        return False
    if re.match(r"(?i)\W*at\s+(?:that|its|their)\s+(?:\w+\s+)?meeting\b", before):
        return False  # told of another meeting
    if before.count("“") > before.count("”") or re.search(r"[‘'\"]\w*\s?$", before):
        return False
    if re.match(r"\s*(?:upon|with\b|between|by\s+the\b|(?:to\s+)?do\s+so\b)", after):
        return False
    if not phrase.startswith("it was") and re.search(
        r"\b(?:after|because|since|although|though)\s+[^,.;]{0,60}$", before
    ):
        return False
    if re.search(r"\b(?:not\s+|if\s+|one\s+member\s+(?:also\s+)?|each\s+\w+\s+)$", before, re.I):
        return False
    if phrase.startswith(("and ", "cabinet", "council", "committee", "members", "governors")):
        if phrase.startswith("and "):
            if any(has_movers(before)) or re.search(r"\bit\s+was\s+\w+\s*$", before, re.I):
                return True  # "Moved by A and agreed", "It was discussed and agreed"
            if not re.match(r"\s*(?:that|to)\b", after):
                return False
            return bool(
                re.search(
                    r"^(?:(?:the\s+)?(?:parish\s+|town\s+|community\s+)?(?:council|board|committee|cabinet|panel|group|forum)\b|members|councillors|governors|trustees|there\s+was|a\s+discussion)",
                    before,
                    re.I,
                )
            )
        return not re.search(
            r"\b(?:the\s+|other\s+|county\s+|district\s+|borough\s+|city\s+|\w+shire\s+|of\s+the\s+|two\s+|some\s+|audit\s+)$",
            before,
            re.I,
        )
    return True
