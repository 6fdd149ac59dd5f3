"""What a wording is: a phrase as people write it, what it means, and what it must not be taken for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

BODIES: tuple[str, ...] = (
    "the Board", "the Committee", "the Council", "the Cabinet", "Cabinet", "the Panel", "the Parish Council",
    "the Town Council", "the Community Council", "the City Council", "the County Council", "the Borough Council",
    "the Sub-Committee", "the Subcommittee", "the Joint Committee", "the Authority", "the Executive", "the Forum",
    "the Group", "the Working Group", "the Working Party", "the Trust", "the Governing Body", "the Governors",
    "the Trustees", "the Commission", "the Court", "the Partnership", "the Assembly", "the Members", "the Councillors",
    "Members", "Councillors", "Council", "Committee", "Governors", "Trustees", "the meeting", "the Parliament",
    "all Councillors", "all Members", "all Governors", "all Trustees", "all Cllrs", "Cllrs", "the Health and Wellbeing Board",
    "the Parish Meeting", "the Policy Committee", "the Full Council", "Full Council", "the Committees", "the Councils", "the Boards", "both Committees", "the Executive Member", "the Integration Joint Board",
    "the Scrutiny Committee", "the Planning Committee", "the Licensing Committee", "the Board members", "Board members",
    "Panel members", "Committee members", "the Board of Directors", "the Joint Board", "the Fire Authority",
    "the Society", "Elected Members", "the Elected Members",
)  # fmt: skip
"""How minutes call the body that meets, where "{body}" stands in a phrase."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A phrase that carries a meaning.

    Args:
        phrase: as written; `{body}` stands for any of BODIES, `{aside}` for a passage between commas,
            words in square brackets may be missing, and a bar parts words of which one stands there: `[was|is]`.
        meaning: what it says, in the vocabulary's own terms.
        example: a sentence in which it must be found.
        lookalike: a sentence in which it must not be found.

    """

    phrase: str
    meaning: str
    example: str
    lookalike: str


def holds_one(folded: str, stems: Iterable[str]) -> bool:
    """Say whether a text holds one of some stems: quicker to ask than an expression that needs one.

    Args:
        folded: the text in small letters.
        stems: in small letters.

    >>> holds_one("it was resolved", ("agree", "resol"))
    True

    """
    for stem in stems:  # noqa: SIM110 - a generator takes twice as long, and this is asked of every sentence
        if stem in folded:
            return True
    return False


def stems_of(phrases: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    """Return stems of which each phrase holds one: those known, and the longest word of each phrase that has none of them.

    Args:
        phrases: as a wording writes them; what may be missing in them does not count.
        known: stems in small letters, few and short.

    >>> stems_of(["it was [unanimously] resolved", "{body} ordained"], ["resol"])
    ('resol', 'ordained')

    """
    stems = list(known)
    for phrase in phrases:
        always = re.sub(r"\[.*?\]|\{.*?\}", " ", phrase).casefold()
        if not holds_one(always, stems):
            stems.append(max(always.split(), key=len))
    return tuple(stems)


def alternation(phrases: Iterable[str]) -> str:
    """Return a regular expression that matches any of some phrases, the longest first.

    A blank matches any white space, after a full stop or not; an apostrophe matches both kinds.

    >>> bool(re.fullmatch(alternation(["Lt Col", "Lt"]), "Lt. Col"))
    True

    """
    return _alternation({phrase: _tokens(phrase) for phrase in phrases})


def _alternation(phrases: dict[str, list[str]]) -> str:
    """Return the alternation of some phrases, the longest first.

    Args:
        phrases: each with the expressions of its characters.

    """
    ordered = sorted(phrases, key=len, reverse=True)
    written: dict[str, list[str]] = {}
    for phrase in ordered:
        written.setdefault(phrase.casefold(), []).append(phrase)
    last: set[str] = set()
    for phrase in ordered:
        for k in range(1, len(phrase)):
            for shorter in written.get(phrase[:k].casefold(), ()):
                # Where case is not regarded, "Clerk" must not be tried before "clerk to the board".
                if phrase in last or shorter != phrase[:k]:
                    last.add(shorter)
    together = _branches([phrases[phrase] for phrase in ordered if phrase not in last])
    return "|".join([together, *("".join(phrases[phrase]) for phrase in ordered if phrase in last)])


def _tokens(phrase: str) -> list[str]:
    """Return the regular expression of each character of a phrase."""
    return [_SPECIAL.get(character) or re.escape(character) for character in phrase]


_SPECIAL = {" ": r"\.?\s+", "'": "['’]"}


def _branches(phrases: list[list[str]]) -> str:
    """Return an alternation in which the characters that phrases begin with in common stand once.

    Of a hundred phrases only those are tried that begin as the text does.

    Args:
        phrases: the expressions of their characters, the longest phrase first.

    """
    heads: dict[str, list[list[str]]] = {}
    for phrase in phrases:
        heads.setdefault(phrase[0], []).append(phrase[1:])
    branches = []
    for head, tails in heads.items():
        longer = [tail for tail in tails if tail]
        if not longer:
            branches.append(head)
        elif len(tails) == 1:
            branches.append(head + "".join(longer[0]))
        else:
            group = f"(?:{_branches(longer)})"
            branches.append(head + group + ("?" if len(longer) < len(tails) else ""))
    return "|".join(branches)


@cache
def _body_pattern() -> str:
    # A scanner takes an m for "rn", and the bodies that decide have plenty of them.
    misread = {body: _tokens(body) for body in BODIES}
    for body, tokens in misread.items():
        for found in re.finditer("mm", body):
            tokens[found.start() : found.end()] = ["(?:m|rn)", "(?:m|rn)"]
    return f"(?:{_alternation(misread)})"


# ", having heard the Clerk,"
_ASIDE = r",\s(?:having|after|on|following|by|in|with|upon|subject|being)\b[^.;:]{2,200}?,"


@lru_cache(maxsize=4096)
def compile_phrase(phrase: str) -> str:
    """Return the regular expression of a phrase, to be used without regard to case.

    >>> bool(re.search(compile_phrase("it was [unanimously] resolved"), "It was resolved to go", re.I))
    True

    """
    out: list[str] = []
    for part in re.findall(r"\[[^\]]*\]\??|\{body\}|\{aside\}|[^\s\[\]{}]+|\s+", phrase):
        if part.startswith("["):
            words = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in part.strip("[]?").split("|"))
            out.append(f"(?:(?:{words})\\s+)?")
        elif part == "{body}":
            out.append(_body_pattern())
        elif part == "{aside}":
            out.append(_ASIDE)
        elif part.isspace():
            if out and not out[-1].endswith(")?"):
                out.append(r"\s+")
        else:
            out.append(re.escape(part).replace("'", "['’]"))
    pattern = "".join(out)
    return rf"(?<!\w){pattern}(?!\w)"
