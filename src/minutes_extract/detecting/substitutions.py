"""Who attended in whose place, told in sentences or in lists of the form "A for B"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from minutes_extract.detecting.findings import SubstitutionFound, SubstitutionKind
from minutes_extract.detecting.names import is_post_or_organisation
from minutes_extract.detecting.people import read_people
from minutes_extract.segmenting.sentences import split_sentences
from minutes_extract.vocabulary.titles import TITLES
from minutes_extract.vocabulary.wordings import alternation, holds_one

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_extract.segmenting.blocks import Block
    from minutes_extract.spans import Text, View

_TITLES = alternation(TITLES)
# A name in running text: titles, then initials and capitalised words.
_NAME = rf"(?:(?:{_TITLES})\b\.?\s+){{0,4}}(?:[A-Z]\.?\s?){{0,3}}[A-ZÀ-Þ][\w’'À-ÿ\-]++(?:\s+(?:de|van|von|le|la|[A-ZÀ-Þ][\w’'À-ÿ\-]++)){{0,3}}"
_AS_SUBSTITUTE = (
    r"(?:as\s+(?:an?\s+)?(?:his\s+|her\s+|their\s+)?(?:named\s+|nominated\s+)?(?:[Ss]ubstitute|[Dd]eputy|[Aa]lternate|[Pp]roxy)(?:\s+[Mm]ember)?\s+(?:for|of|to)"
    r"|(?:was\s+|were\s+|is\s+|had\s+)?(?:been\s+)?(?:substitut(?:ed|ing)|deputis(?:ed|ing)|deputiz(?:ed|ing)|standing\s+in|stood\s+in)\s+for"
    r"|in\s+(?:the\s+)?(?:place|absence|stead)\s+of|on\s+behalf\s+of)"
)
_STANDS = re.compile(
    rf"(?P<who>{_NAME})(?:\s*\([^)]*\))?(?:,\s+[^,.]{{3,60}},)?\s+(?:[a-z]+\s+){{0,7}}?{_AS_SUBSTITUTE}\s+(?P<whom>[A-Z](?:[^.;]|(?<=\b[A-Z])\.|(?<=Cllr)\.|(?<=Mr)\.|(?<=Dr)\.)*)"
)
_WITH = re.compile(
    rf"(?P<whom>{_NAME})[,\s]+with\s+(?P<who>{_NAME})\s+(?:attending|deputising|substituting|acting|present|in attendance)\b"
)
_FOR_WHOM = re.compile(
    rf"(?P<whom>{_NAME})(?:\s*\([^)]*\))?,?\s+(?:for\s+whom|in\s+whose\s+(?:place|absence))\s+(?P<who>{_NAME})\s+(?:attended|was|substituted|deputised|stood)\b"
)
_PRONOUN = re.compile(
    rf"^\W*(?P<who>{_NAME})(?:,\s+[^.]{{3,60}}?)?\s+(?:(?:had\s+|was\s+)?(?:attend(?:ed|ing)|deputis(?:ed|ing)|substitut(?:ed|ing)|present|acted))\b[^.]{{0,40}}\b(?:in|as|on)\s+(?:his|her|their)\s+(?:place|absence|stead|substitute|deputy|behalf)\b"
)
# What every sentence of a substitution holds one of; most sentences hold none.
_STEMS = (
    "substitut",
    "deput",
    "alternate",
    "proxy",
    "standing in",
    "stood",
    "place",
    "absence",
    "stead",
    "behalf",
    "with",
    "whom",
    "whose",
)
_CHOSEN = re.compile(r"\b(?:appointed|elected|co-opted|nominated)\s+(?:by|to|as\s+a\s+member)\b")
_NO_NAME = re.compile(
    rf"(?P<who>{_NAME})\s+(?:was|were|is|attended)\s+(?:there|present|in attendance|attending)?\s*as\s+a\s+substitute\b(?!\s+(?:member\s+)?(?:for|of))"
)
_FOR_LINE = re.compile(rf"(?P<who>{_NAME})\s+for\s+(?P<whom>{_NAME})")
_LIST_HEAD = re.compile(
    r"(?i)^\W*(?P<kind>(?:the\s+following\s+)?(?:new\s+members?|replacements?|substitut\w+|deput\w+))(?:\s+members?)?(?:\s+(?:were|was|are|present|noted|attending|as|follows|had|been|appointed|reported))*\s*(?:[:\-–]|$)"
)
_RULE_TEXT = re.compile(
    r"(?i)\b(?:standing order|may (?:name|nominate|appoint|attend)|entitled|constitution|terms of reference|each\b.*\bmay|lets?\b|allowed|can (?:be|name|nominate))\b"
)


def read_substitutions(
    text: Text, blocks: Sequence[Block], *, told_of: str | None = None
) -> list[SubstitutionFound]:
    """Return the substitutions that some blocks tell.

    Args:
        text: the text.
        blocks: the blocks of an item, or those before the first.
        told_of: what the item is called; a heading such as "Substitutes" tells what its list is.

    """
    found: list[SubstitutionFound] = []
    kind = _kind_of_list(told_of or "")
    absentee: tuple[str, str | None] | None = None
    for block in blocks:
        if block.margin:
            continue
        view = text.view(block.body)
        words = view.text
        head = _LIST_HEAD.match(words)
        if head:
            kind = _kind_of_list(head["kind"])
            if words[head.end() :].strip():
                found += _read_for_list(view.cut(head.end()), kind or "substitute")
            if len(words) < 90:
                continue
        elif kind and _FOR_LINE.match(words.lstrip("•- ")) and not _STANDS.search(words):
            found += _read_for_list(view, kind)
            continue
        elif block.label is None and not block.bullet and len(words) > 120:
            kind = None
        for start, end in split_sentences(view):
            sentence = view.cut(start, end)
            found += _told(sentence, absentee)
            if re.search(r"(?i)apolog", sentence.text):
                named = re.search(rf"(?:from|of|by)\s+({_NAME})\W*$", sentence.text.rstrip(" ."))
                people = (
                    read_people(sentence.cut(named.start(1), named.end(1)), surnames=True) if named else []
                )
                absentee = (people[-1].name, people[-1].affiliation) if people else None
    return found


def _kind_of_list(words: str) -> SubstitutionKind | None:
    lowered = words.casefold()
    if "new member" in lowered:
        return "new_member"
    if "replacement" in lowered:
        return "replacement"
    if "substitut" in lowered or ("deput" in lowered and "deputation" not in lowered):
        return "substitute"
    return None


def _read_for_list(view: View, kind: SubstitutionKind) -> list[SubstitutionFound]:
    """Read "A for B, Organisation and C, Organisation", several of which may have run together."""
    words = view.text
    pairs = list(_FOR_LINE.finditer(words))
    found = []
    for k, pair in enumerate(pairs):
        stop = _start_of_name(pairs[k + 1]) if k + 1 < len(pairs) else len(words)
        who = read_people(view.cut(_start_of_name(pair), pair.end("who")), surnames=True)
        whom = read_people(view.cut(pair.start("whom"), stop), one=True)
        if who and whom:
            found.append(
                _found(
                    who[0].name,
                    [(p.name, p.affiliation) for p in whom],
                    kind,
                    view,
                    _start_of_name(pair),
                    stop,
                    "substitution.list",
                )
            )
    return found


def _start_of_name(pair: re.Match[str]) -> int:
    """Return where the name before "for" begins: an organisation may have run into it."""
    start = pair.start("who")
    name = pair["who"].split()
    skip = 0
    for k, word in enumerate(name[:-1]):
        if is_post_or_organisation(word) and not re.match(rf"(?:{_TITLES})\b", " ".join(name[k:])):
            skip = k + 1
    titled = re.search(rf"(?:{_TITLES})\b\.?\s", pair["who"])
    if titled and titled.start() > 0:
        return start + titled.start()
    rest = name[skip:]
    if len(rest) > 2 and not any(len(w.strip(".")) == 1 for w in rest) and pair.start() > 0:
        skip = len(name) - 2
    return start + len(pair["who"]) - len(" ".join(name[skip:])) if skip else start


def _told(sentence: View, absentee: tuple[str, str | None] | None) -> list[SubstitutionFound]:
    words = sentence.text
    folded = words.casefold()
    if not holds_one(folded, _STEMS) or _RULE_TEXT.search(words):
        return []
    beside = _WITH.search(words)
    if beside:
        return _pair(sentence, beside.span("who"), beside.span("whom"), "substitution.with")
    whom = _FOR_WHOM.search(words)
    if whom:
        return _pair(sentence, whom.span("who"), whom.span("whom"), "substitution.for_whom")
    pronoun = _PRONOUN.match(words)
    if pronoun and absentee:
        who = read_people(sentence.cut(*pronoun.span("who")), surnames=True)
        if who:
            return [
                _found(
                    who[0].name, [absentee], "substitute", sentence, 0, len(words), "substitution.sentence"
                )
            ]
    found = []
    for stands in _STANDS.finditer(words):
        if "on behalf of" in stands.group() and not re.search(
            r"(?i)\battend|\bpresent\b|substitut|deput", stands.group()
        ):
            continue
        if _CHOSEN.search(words[: stands.start("whom")]):
            continue  # "appointed by the County Council in place of": a new member
        if "apolog" in words[: stands.start("whom")].casefold() and "on behalf of" in stands.group():
            continue
        found += _pair(sentence, stands.span("who"), stands.span("whom"), "substitution.sentence")
    if not found:
        alone = _NO_NAME.search(words)
        who = read_people(sentence.cut(*alone.span("who")), surnames=True) if alone else []
        if alone and who:
            found.append(
                _found(
                    who[0].name,
                    [],
                    "substitute",
                    sentence,
                    alone.start(),
                    alone.end(),
                    "substitution.sentence",
                )
            )
    return found


def _pair(sentence: View, who: tuple[int, int], whom: tuple[int, int], rule: str) -> list[SubstitutionFound]:
    substitutes = read_people(sentence.cut(*who), surnames=True)
    absent = read_people(sentence.cut(whom[0], _end_of_names(sentence.text, *whom)), one=True, surnames=True)
    if not substitutes or not absent:
        return []
    return [
        _found(
            substitutes[-1].name,
            [(p.name, p.affiliation) for p in absent],
            "substitute",
            sentence,
            min(who[0], whom[0]),
            max(who[1], _end_of_names(sentence.text, *whom)),
            rule,
        )
    ]


def _end_of_names(words: str, start: int, end: int) -> int:
    """Return where the names stop: at the next verb or the next substitution."""
    stop = re.search(
        rf"\s+(?:at|during|for|on|until|who|was|were|had|has|attended|and\s+(?={_NAME}\s+(?:was|were|as|for|substitut|deputis|attend)))\b|,\s+(?={_NAME}\s+(?:was|were|as|for|substitut|deputis|attend))",
        words[start:end],
    )
    return start + stop.start() if stop else end


def _found(
    who: str,
    whom: list[tuple[str, str | None]],
    kind: SubstitutionKind,
    view: View,
    start: int,
    end: int,
    rule: str,
) -> SubstitutionFound:
    return SubstitutionFound(who, tuple(whom), kind, (view.span(start, end),), rule)
