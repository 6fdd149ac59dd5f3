"""Who moved and seconded a proposal, and how the vote on it went."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from minutes_extract.detecting.findings import VoteFound
from minutes_extract.vocabulary.wordings import holds_one

if TYPE_CHECKING:
    from minutes_extract.spans import View

Side = Literal["for", "against", "abstained"]

_WORDS = ["no", "nil", "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"]  # fmt: skip
_COUNTS = {word: max(0, k - 2) for k, word in enumerate(_WORDS)}
_NUMBER = rf"(?P<number>\d{{1,4}}|{'|'.join(_WORDS)})"
_MEMBERS = r"(?:\s+(?:members?|councillors?|cllrs?|votes?|governors?|trustees?))?"
_TALLY_PATTERNS: tuple[tuple[Side, str], ...] = (
    ("for", rf"\b{_NUMBER}{_MEMBERS}\s+(?:(?:was|were|voted|voting)\s+)?(?:all\s+)?(?:for|in\s+favou?r)\b"),
    ("for", rf"\b(?:for|in\s+favou?r)(?:\s*[:=–-]\s*|\s+){_NUMBER}\b"),
    ("against", rf"\b{_NUMBER}{_MEMBERS}\s+(?:(?:was|were|voted|voting)\s+)?(?:against|opposed)\b"),
    ("against", rf"\bagainst(?:\s*[:=–-]\s*|\s+){_NUMBER}\b"),
    ("abstained", rf"\b{_NUMBER}{_MEMBERS}\s+(?:has\s+|have\s+)?(?:abstentions?|abstained|abstaining)\b"),
    ("abstained", rf"\b(?:abstentions?|abstained|abstaining)(?:\s*[:=–-]\s*|\s+){_NUMBER}\b"),
)
_TALLIES = tuple((side, re.compile(pattern, re.I)) for side, pattern in _TALLY_PATTERNS)
_SIDE_STEMS: dict[Side, tuple[str, ...]] = {
    "for": ("for", "favo"),
    "against": ("against", "oppos"),
    "abstained": ("abst",),
}
_TO = re.compile(
    r"\b(?P<for>\d{1,4})\s+(?:votes?\s+)?to\s+(?P<against>\d{1,4})\b|\bby\s+(?P<for2>\w+)\s+votes?\s+to\s+(?P<against2>\w+)",
    re.I,
)
UNANIMOUS = re.compile(
    r"\bunanimous(?:ly)?\b|\bnem\.?\s*con\b|\ball\s+(?:(?:present|members|councillors|cllrs)\s+)?(?:(?:were|voted|being)\s+)?(?:all\s+)?"
    r"(?:in\s+favou?r|agreed|for)\b|\bby\s+acclamation\b|\bno\s+dissent\b",
    re.I,
)
_NAMED = re.compile(
    r"\b(?P<side>for|in\s+favou?r|against|abstain(?:ed|ing)|abstentions?)\s*(?:\(\d+\)\s*)?[:–-]\s*"
    r"(?P<names>[A-Z][^:;.(]{1,400}?)(?=\s*(?:[;.]|$|\b(?:for|in\s+favou?r|against|abstain\w*|abstention\w*)\s*(?:\(\d+\)\s*)?[:–-]))",
    re.I,
)  # fmt: skip
_TITLE = (
    r"(?:(?:County\s+|Town\s+|Parish\s+)?(?:Councillors?|Cllrs?|Clr|Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Rev)\b\.?\s*)"
)
_NAME = rf"{_TITLE}?(?:[A-Z][\w’'.-]*)(?:[ ](?:(?!(?i:proposed|seconded|moved)\b)[A-Z](?!ROP|ECON|OVED)[\w’'-]*\.?|&[ ][A-Z]\w+)){{0,3}}"
_TITLED = (
    rf"(?:{_TITLE}{{0,4}}{_NAME}|[Tt]he\s+(?:Vice-)?Chair(?:man|woman)?|[Tt]he\s+(?:Mayor|Leader|President))"
)
_BEFORE = r"(?:\s+(?:had|then|was))?"
_MOVED = re.compile(
    rf"(?:\b(?i:proposed|proposer|prop|moved|mover)\b\.?\s*(?i:by\b)?\s*[:.–-]?\s*(?P<after>{_TITLED}))"
    rf"|(?:(?P<before>{_TITLED})\s+(?i:proposed|moved|nominated)\b(?!\s+by\b))"
    rf"|(?:\b(?i:on\s+the\s+(?:motion|proposal)\s+of)\s+(?P<motion>{_TITLED}))"
)
_SECONDED = re.compile(
    rf"(?:\b(?:(?i:seconded|seconder|second|sec)|2nd)\b\.?\s*(?i:by\b)?\s*[:.–-]?\s*(?P<after>{_TITLED}))"
    rf"|(?:(?P<before>{_TITLED})\s+(?i:seconded|seconding)\b(?!\s+by\b))"
)


def read_movers(view: View) -> tuple[str | None, str | None]:
    """Return who proposed and who seconded, each as written or None.

    Args:
        view: a sentence or a short passage.

    """
    return _read_name(_MOVED, view.text), _read_name(_SECONDED, view.text)


def _read_name(pattern: re.Pattern[str], words: str) -> str | None:
    # "Cllr A proposed, Cllr B seconded" and "Proposed by A" differ in where the name stands; a name
    # before the verb is nearer to it than what follows, so it is tried first.
    found = list(pattern.finditer(words))
    best = next((m for m in found if m.groupdict().get("before")), found[0] if found else None)
    if best is None:
        return None
    name = next(value for value in best.groupdict().values() if value)
    name = re.sub(rf"^{_TITLE}+", "", name).strip(" ,.")
    # A clerk's initials may spell a word: "Prop: TO 2nd: AB".
    is_word = name.lower() in {"it", "this", "that", "to", "and", "the"} and not name.isupper()
    return name if name and not is_word else None


_TELLS_MOVER = re.compile(
    r"\b(?:proposed|proposer|moved|prop|nominated|on\s+the\s+(?:motion|proposal)\s+of)\b", re.I
)
_TELLS_SECONDER = re.compile(r"\b(?:seconded|seconder|second(?=\s*:|ed)|2nd(?=\s?[:.]?\s+[A-Z])|sec\.)", re.I)

MOVER_STEMS = ("prop", "moved", "nominated", "motion")
SECONDER_STEMS = ("second", "2nd", "sec.")
"""What all words that tell of a proposer, or of a seconder, hold one of."""


@lru_cache(maxsize=1024)
def has_movers(words: str) -> tuple[bool, bool]:
    """Say whether words tell of a proposer, and of a seconder.

    Args:
        words: a sentence or a short passage.

    """
    folded = words.casefold()  # to look for a few letters is quicker than to try the patterns
    moved = holds_one(folded, MOVER_STEMS)
    seconded = holds_one(folded, SECONDER_STEMS)
    return (
        moved and bool(_TELLS_MOVER.search(words)),
        seconded and bool(_TELLS_SECONDER.search(words)),
    )


def read_vote(view: View) -> VoteFound | None:
    """Return the vote that a passage tells, or None where it tells none.

    Args:
        view: a sentence, a bracket or a block.

    """
    words = view.text
    counts: dict[str, int] = {}
    places: list[tuple[int, int]] = []
    folded = words.casefold()  # to look for a few letters is quicker than to try the patterns
    for side, pattern in _TALLIES:
        found = pattern.search(words) if holds_one(folded, _SIDE_STEMS[side]) else None
        if found and side not in counts:
            counts[side] = _count(found["number"])
            places.append(found.span())
    to = _TO.search(words)
    if (
        to
        and not counts
        and re.search(r"\b(?:votes?|carried|majority|resolved|lost|defeated)\b", words, re.I)
    ):
        ayes, noes = _maybe_count(to["for"] or to["for2"]), _maybe_count(to["against"] or to["against2"])
        if ayes is not None and noes is not None:
            counts.update({"for": ayes, "against": noes})
            places.append(to.span())
    named = _read_named(words)
    agreed = UNANIMOUS.search(words)
    if agreed:
        places.append(agreed.span())
    if not counts and not named and not agreed:
        return None
    if named and not places:
        places.append((0, len(words)))
    unanimous = bool(agreed) and not counts.get("against") and not counts.get("abstained")
    start, end = min(a for a, _ in places), max(b for _, b in places)
    rule = "vote.named" if named else "vote.counted" if counts else "vote.unanimous"
    return VoteFound(
        counts.get("for"),
        counts.get("against"),
        counts.get("abstained"),
        unanimous,
        tuple(named),
        (view.span(start, end),),
        rule,
    )


def _read_named(words: str) -> list[tuple[str, Side]]:
    named: list[tuple[str, Side]] = []
    for found in _NAMED.finditer(words):
        side: Side = (
            "abstained"
            if found["side"].lower().startswith("abst")
            else "against"
            if found["side"].lower() == "against"
            else "for"
        )
        for name in re.split(r",\s*|\s+and\s+|\s*&\s*", found["names"]):
            bare = re.sub(rf"^{_TITLE}+", "", name.strip()).strip(" .")
            if bare and bare[0].isupper() and not re.fullmatch(r"\d+|none|nil", bare, re.I):
                named.append((bare, side))
    return named


def _count(word: str) -> int:
    return int(word) if word.isdigit() else _COUNTS[word.lower()]


def _maybe_count(word: str) -> int | None:
    return int(word) if word.isdigit() else _COUNTS.get(word.lower())
