"""Where a heading's title ends, and whether a line has the looks of a title."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from minutes_extract.spans import Span
from minutes_extract.vocabulary.business import BANNERS, USUAL_TITLES

if TYPE_CHECKING:
    from minutes_extract.spans import Text

LONGEST_TITLE = 230
"""Characters: no clerk writes a longer title."""

REMEMBERED = 1024
"""Passages whose looks are kept in mind: several stages ask about the same ones."""

_FINITE = re.compile(
    r"\b(?:was|were|is|are|has|have|had|will|would|reported|noted|agreed|resolved|advised|confirmed|thanked|asked|"
    r"stated|explained|received|welcomed|informed|said|gave|declared|opened|presented|outlined|proposed|seconded|"
    r"approved|requested|raised|updated|suggested|introduced|highlighted|commented|wished|read|considered|discussed|"
    r"tabled|circulated|expressed|moved|attended|sent|felt|recommended|be|been|may|can|could|should|shall|must|does|did|"
    r"do|hoped|made|provided|accepted|went|took|came|drew|withdrew|spoke|told|began|brought|kept|heard|wrote|knew|saw|thought)\b"
)
_SHOUTED = re.compile(r"\b(?:RESOLVED|AGREED|NOTED|APPROVED|RECEIVED|RECOMMENDED|DECIDED)\b")
_RUN_IN_COLON = re.compile(r"\s?:(?:[-–]+)?(?=\s|$)|:[-–](?=\S)")
_RUN_IN_DASH = re.compile(r"\s[-–—]+\s?|(?<=\w)[-–—]\s")
_REFERENCE = re.compile(r"\s*\((?:Agenda\s+)?(?:Item|Minute)\s+(?:No\.?\s*)?[\w.]+\)\s*$", re.IGNORECASE)
_LINK_TEXT = re.compile(r"\s*(?:pdf icon\s+)?\bPDF\s+\d+\s*[KM]B\b.*$")
_SENTENCE_START = re.compile(
    r"\s(?=(?:The|It|There|This|These|An?|All|No|Cllrs?|Clrs?|Councillors?|Members|Following|Mr|Mrs|Ms|Dr|Two|Three|Four|"
    r"Five|Six|As|In|On|At|After|Apologies|Resolved|RESOLVED|AGREED|We|Clerk|Chair|Chairman|Proposed|None|Nothing|"
    r"Approved|Noted)\b)"
)
# Somebody, named in capitals, and what they did: "… (the Green) Acme Ltd had quoted".
_TELLER = re.compile(r"\s((?:[A-Z][\w’']*\s+){1,4})(?:had|has|have|was|were|is|are)\b")
_PART = re.compile(r"(?i)\W*part\s+(?:[a-z]|[ivx]+|\d|one|two|three)\b.{0,60}$")
_NO_LETTERS = re.compile(r"[\W_]+")
_USUAL = {re.sub(r"\W+", "", title).casefold() for title in USUAL_TITLES}
_BANNER = {re.sub(r"\W+", "", title).casefold() for title in BANNERS}


@lru_cache(maxsize=REMEMBERED)
def squash(text: str) -> str:
    """Return the letters and digits of a text, without regard to case."""
    return _NO_LETTERS.sub("", text).casefold()


def is_usual_title(text: str) -> bool:
    """Say whether a line says just what so many items are called."""
    return len(text) <= LONGEST_TITLE and squash(text) in _USUAL


def is_banner(text: str) -> bool:
    """Say whether a line only parts the business."""
    return len(text) <= LONGEST_TITLE and (squash(text) in _BANNER or bool(_PART.match(text)))


@lru_cache(maxsize=REMEMBERED)
def has_finite_verb(text: str) -> bool:
    """Say whether a text tells something, as a sentence does and a title does not."""
    return bool(_FINITE.search(text)) or (text.upper() != text and bool(_SHOUTED.search(text)))


@lru_cache(maxsize=REMEMBERED)
def is_sentence(text: str) -> bool:
    """Say whether a text is a sentence rather than a title.

    >>> is_sentence("The notice was read by the Chair."), is_sentence("Extension to dwelling, The Croft.")
    (True, False)

    """
    stripped = text.strip()
    if not stripped or (stripped[-1] not in ".;" and len(stripped) <= 60):
        return False
    if stripped[:3].casefold() == "to ":
        return False
    letters = list(filter(str.isalpha, stripped))
    if letters and sum(map(str.isupper, letters)) > 0.8 * len(letters):
        return False
    return has_finite_verb(stripped)


def looks_like_title(text: str) -> bool:
    """Say whether a line of its own could be a title."""
    stripped = text.strip()
    if not 2 < len(stripped) <= LONGEST_TITLE or (not stripped[0].isalnum() and stripped[0] not in "‘“'\"(£"):
        return False
    if stripped[0].islower() or not any(map(str.isalpha, stripped)):
        return False
    return not is_sentence(stripped)


@lru_cache(maxsize=REMEMBERED)
def trim_title(text: str) -> int:
    """Return how many characters of a title are its own: no final colon, no "(Item 4)", no link text."""
    end = len(text)
    link = _LINK_TEXT.search(text) if "PDF" in text else None
    if link:
        end = link.start()
    reference = _REFERENCE.search(text[:end]) if "(" in text else None
    if reference:
        end = reference.start()
    return len(text[:end].rstrip(" :;–—-\t*"))


def split_run_in(text: str, *, strong: int = 0) -> tuple[int, int] | None:
    """Return where a heading that runs into its text ends, and where the text begins.

    Args:
        text: the block, in one line, without its label.
        strong: characters at its beginning that are bold or underlined.

    Returns:
        Offsets into `text`, or None where the whole of it is the title or none of it is.

    >>> split_run_in("Police Report: No report.")
    (13, 15)

    """
    double = re.match(r"[^:]{3,80}:-\s*(?=\S)", text[:strong]) if strong > 2 else None
    if double and looks_like_title(double.group()):
        # "Updates:- Road Closure – …": the first of two bold titles in a row.
        return trim_title(double.group()), double.end()
    if 2 < strong < len(text.rstrip()):
        head = text[:strong]
        end = trim_title(head)
        if looks_like_title(head[:end]) and not has_finite_verb(head[:end]):
            rest = strong
            while rest < len(text) and text[rest] in " :–—-\t":
                rest += 1
            if rest < len(text):
                return end, rest
    for pattern in (_RUN_IN_COLON, _RUN_IN_DASH):
        for found in pattern.finditer(text[: LONGEST_TITLE + 2]):
            head, tail = text[: found.start()], text[found.end() :]
            if not tail.strip():
                continue
            if (
                not looks_like_title(head)
                or (has_finite_verb(head) and not head.startswith("To "))
                or ". " in head
            ):
                break
            if pattern is _RUN_IN_COLON and len(text) < 90 and _is_second_half(tail):
                break
            if pattern is _RUN_IN_COLON and strong == 0 and _qualifies(tail):
                break
            if pattern is _RUN_IN_DASH and not (has_finite_verb(tail) or tail.rstrip()[-1:] == "."):
                continue
            start = found.end()
            while start < len(text) and text[start].isspace():
                start += 1
            return found.start(), start
    return None


def _qualifies(rest: str) -> bool:
    """Say whether what follows a colon in small letters says more of the title's subject ("Footbridge: bids and costs")."""
    rest = rest.strip()
    return (
        rest[0].islower()
        and rest[-1] not in ".;,:"
        and len(rest.split()) < 9
        and not has_finite_verb(rest)
        and not re.match(
            r"(?:no|none|nil|not|nothing|see|as|to|deferred|ongoing|complete\w*|pending|n/a)\b", rest
        )
    )


def _is_second_half(rest: str) -> bool:
    """Say whether what follows a colon on a short line still belongs to the title ("Motion: Rural Post Offices")."""
    rest = rest.strip()
    words = rest.split()
    return (
        (len(words) >= 2 or len(rest) > 7)
        and rest[0].isupper()
        and rest[-1] not in ".;,:"
        and not has_finite_verb(rest)
        and sum(word[0].isupper() for word in words) >= 0.6 * len(words)
        and not re.match(
            r"(?:None|Nil|No|Noted|Approved|Agreed|Deferred|Received|Ongoing|Complet\w+|Cllrs?|Clrs?|Councillors?|Mr|Mrs|Ms|Dr|Apologies|Proposed|Attached|Nothing|\d|[A-Z]\.?\s)\b",
            rest,
        )
    )


def split_unmarked(text: str) -> tuple[int, int] | None:
    """Return where a title that no mark parts from its text ends: before a word that begins a sentence."""
    capitals = re.match(r"([A-Z][A-Z ,&'’\-]{7,}[A-Z])\s+(?=[A-Z][a-z])", text)
    if capitals and has_finite_verb(text[capitals.end() :]):
        return capitals.end(1), capitals.end()
    for found in _SENTENCE_START.finditer(text[: LONGEST_TITLE + 40]):
        rest = text[found.end() :]
        sentence = re.split(r"(?<=[a-z)\d])\.(?:\s|$)", rest, maxsplit=1)[0]
        head = text[: found.start()]
        if (
            len(head) < 4
            or head.rstrip()[-1:] in ",&"
            or re.search(r"\b(?:of|for|from|the|and|to|by|on|in|at|with|or)$", head)
        ):
            continue
        if has_finite_verb(head) and not head.startswith("To "):
            return None
        if re.match(r"(?:None|Nothing|Noted|Approved)\b", rest) and len(rest) < 30:
            return found.start(), found.end()
        if has_finite_verb(sentence[:90]) and len(sentence) > 12:
            return found.start(), found.end()
    if text.startswith("To "):
        told = _TELLER.search(text[: LONGEST_TITLE + 40])
        if told and told.start(1) > 8:
            return told.start(), told.start(1)
    return None


def title_spans(text: Text, span: Span) -> tuple[Span, ...]:
    """Return the spans of a title, line by line, with what does not belong to it cut off."""
    view = text.view(span)
    end = trim_title(view.text)
    return (view.span(0, end),) if end else ()
