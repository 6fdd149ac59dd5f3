"""Lists of people: names with their titles, posts, organisations and notes.

A list is cut at its commas, conjunctions, titles and brackets; each piece is a person, or says
something of the person before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from minutes_extract.spans import Span
from minutes_extract.vocabulary.headings import REASONS
from minutes_extract.vocabulary.roles import CHAIR_ROLES, NOT_NAMES, ORGANISATION_WORDS, ROLE_WORDS, ROLES
from minutes_extract.vocabulary.titles import PARTICLES, PLURAL_TITLES, POST_NOMINALS, TITLES
from minutes_extract.vocabulary.wordings import alternation

if TYPE_CHECKING:
    from minutes_extract.spans import View


@dataclass(frozen=True, slots=True)
class Reading:
    """A person as a list names them; offsets into the view stand behind every part.

    Args:
        name: without titles and letters.
        honorific, post_nominals, affiliation, note: as written, or None.
        in_chair: whether a bracket or post says that this person chaired.
        stands_for: the names this person stands in for.
        stood_by: who came in this person's place.
        is_substitute: whether the list says so, whoever it was for.
        spans: the words of name and affiliation in the document.

    """

    name: str
    honorific: str | None = None
    post_nominals: str | None = None
    affiliation: str | None = None
    note: str | None = None
    in_chair: bool = False
    stands_for: tuple[str, ...] = ()
    stood_by: tuple[Reading, ...] = ()
    is_substitute: bool = False
    spans: tuple[Span, ...] = ()
    bare: bool = field(default=True)
    """Whether nothing was written beside the name itself."""


_TITLE = re.compile(rf"(?:the\s+)?(?:{alternation(TITLES)})\b\.?(?=\s|$|,|\)|:)", re.IGNORECASE)
_ROLE = re.compile(rf"(?:the\s+)?(?:{alternation(ROLES)})(?![\w'’])", re.IGNORECASE)
_POST_NOMINAL = re.compile(
    # "PC" behind a name is a privy counsellor, before one a constable
    rf"[\s,]*\b(?!PC\s+[A-Z][a-z]+\s+[A-Z])(?:{alternation(POST_NOMINALS)})\b\.?(?=\s|$|,|\(|;)"
)
_CHAIR = re.compile(rf"(?:the\s+)?(?:{alternation(CHAIR_ROLES)})\W*", re.IGNORECASE)
# "Chair", "Trust Chair", "Convener of the Board": a part of what is said of a person that makes him or her the chair.
_CHAIR_PART = re.compile(
    r"""
    \W* (?:the\s+)? (?: (?:acting|interim|meeting|board|panel|committee|council|forum|trust|clinical|independent|convening|joint
      |lay|elected|partnership|group|authority|parish|town|founding) \s+ )*
    (?: chair(?:man|woman|person)? | convenor | convener | cathaoirleach | preses | presiding )
    (?: \s+ (?:of|for|to) \s+ (?:the\s+|this\s+)? (?:meeting|board|committee|council|governors|trustees|panel|forum|trust|authority) )? \W*
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CHAIRED = re.compile(
    r"(?i)\bin the chair|took the chair|\bchairing\b|^\W*chair(?:man|woman|person)?\s*[-–/,;(]"
)


def says_chair(words: str) -> bool:
    """Say whether what stands beside a name makes its bearer the chair of the meeting.

    >>> says_chair("GP Clinical Lead and Chair"), says_chair("Vice-Chair"), says_chair("Chair of Audit")
    (True, False, False)

    """
    parts = re.split(r"\s*[,;/()]\s*|\s+(?:and|&|[-–])\s+", words)
    return bool(_CHAIRED.search(words)) or any(_CHAIR_PART.fullmatch(part) for part in parts if part)


_INITIAL = r"(?:[A-Z]\.?(?![\w’'])|(?:[A-Z]\.){2,4}|[A-Z]{2,3}(?=\s+[A-Z][a-z]))"
_SURNAME = r"(?:(?:O|D|M)['’])?[A-ZÀ-ÖØ-Þ][\w’'À-ÿ]*(?:[-–‑][A-ZÀ-ÖØ-Þa-z][\w’'À-ÿ]*)*\.?"
_PARTICLE = alternation(PARTICLES)
_NEXT_WORD = re.compile(r"[\s.]*([^\W\d][\w’'-]*)")


def _title_at(text: str, at: int) -> re.Match[str] | None:
    """Return the title that stands at an offset, unless it begins a post ("Deputy Clerk", "Chief Fire Officer")."""
    found = _TITLE.match(text, at)
    if found is None:
        return None
    plain = found.group().strip(". ")
    if (
        len(plain) == 2
        and plain[0].isupper()
        and not plain.isupper()
        and plain.upper() in TITLES
        and plain not in TITLES
    ):
        return None  # "Di" is a name, "DI" a rank
    following = _NEXT_WORD.match(text, found.end())
    if (
        following
        and following.group(1).casefold() in _vocabulary()
        and not _TITLE.match(text, following.start(1))
        and not re.match(r"(?i)(?:cllr|councillor|mr|mrs|ms|miss|dr|sir)\b", found.group())
    ):
        return None
    return found


_WORD = re.compile(r"\S+")
_INITIALS_CODE = re.compile(r"^[A-Z][A-Za-z]{0,3}[A-Z]?[a-z]?$|^[A-Z]{1,5}$")
_SEPARATOR = re.compile(r"\s*[;,]\s*(?:and\s+|&\s*)?|\s+(?:and|&|together with|with|also)\s+|\s*&\s*|\s+/\s+")
_COUNT = re.compile(
    r"(?i)^\W*(?:\d+|no|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|one|an?|some|approximately|approx\.?|there (?:was|were)|public)\b.*\b(?:members?|public|people|persons?|residents?|parishioners?|officers?|electors|visitors?|others|press|reporters?|representatives?)\b|^\W*(?:public|press|members of the public)\W*\d*\W*$|^\W*(?:none|nil|n/a|tbc|vacan\w*|there were none|no apologies.*|not applicable|no one|nobody|apologies|as above|all (?:other )?members.*)\W*$"
)
_NOTE = re.compile(
    r"(?i)^\W*(?:part(?:\s+(?:of\s+)?(?:the\s+)?(?:meeting|only|time))?|(?:for\s+)?part|until\b.*|till\b.*|from\b.*|up to\b.*|to item\b.*|after item.*|left\b.*|arrived\b.*|joined\b.*|arriving\b.*|via\b.*|by (?:phone|video|teams|zoom|telephone).*|(?:attended\s+|all\s+|both\s+)?(?:remotely|virtually|online)|(?:ms\s+)?teams|zoom|virtual|remote|(?:for\s+)?items?\b.*|for\s+\S*\d\S*|minutes?\s+(?:no\.?s?\s*)?\d.*|(?:as\s+)?(?:an?\s+)?observ(?:er|ing).*|non-?voting|voting|not voting|in person|by invitation|late|late arrival|on leave|(?:am|pm) only|attendance.*|ex[- ]officio|present (?:for|from|until).*|entered.*|departed.*|withdrew.*|agenda items?.*)\W*$"
)
_REASON = re.compile(rf"\W*(?:due to\s+|through\s+)?(?:{alternation(REASONS)})\W*", re.IGNORECASE)
_FOR = re.compile(
    r"(?i)^\W*(?:(?:as\s+|attending\s+(?:as\s+)?(?:an?\s+)?|acting\s+(?:as\s+)?(?:an?\s+)?|named\s+|nominated\s+|present\s+as\s+)*(?:an?\s+)?(?:substitut\w*|sub\b\.?|deputy|deputis\w*|deputiz\w*|alternate|proxy|replac\w*|standing in|in (?:the )?place|on behalf|representing|attending|yn dirprwyo)\s*(?:member\s*)?(?:for|of|on behalf of|in place of|ar ran)\s+|for\s+|vice\s+|in place of\s+)(?P<who>.+?)\W*$"
)
# A column of posts flattened into the note: "nominated Head of Finance deputy for Ivo Strang".
_NOMINATED = re.compile(r"nominated\s+(?P<post>[A-Z].+?)\s+deputy\s+for\s+(?P<who>[A-Z].+)$")
_SUBSTITUTE_ONLY = re.compile(
    r"(?i)^\W*(?:as\s+)?(?:an?\s+)?(?:substitute|substituting|sub|reserve)(?:\s+(?:member|councillor))?\W*$"
)
_STOOD_BY = re.compile(
    r"(?i)^\W*(?:(?P<who>.+?)\s+(?:attended|attending|present|substitut\w+|deputis\w+|was present|acted)\b(?:\s+(?:as|in|on|for)\b.*)?|(?:substitute|substituted by|deputy|replaced by|represented by)\s*[:\-–]?\s+(?P<by>.+?))\W*$"
)


@lru_cache(maxsize=1)
def _vocabulary() -> frozenset[str]:
    return ROLE_WORDS | ORGANISATION_WORDS


def is_post_or_organisation(words: str) -> bool:
    """Say whether some words tell a post or an organisation, and hence no name.

    >>> is_post_or_organisation("Director of Works"), is_post_or_organisation("Ann Other")
    (True, False)

    """
    for word in words.split():
        plain = word.strip(".,()&’'").casefold()
        if plain in _vocabulary() or (plain.endswith("s") and len(plain) > 4 and plain[:-1] in _vocabulary()):
            return True
    return False


def names_somebody(words: str) -> bool:
    """Say whether some words are a name, with or without its title and a bracket.

    >>> names_somebody("Cllr Ann Other (Chair)"), names_somebody("Shire Hall Trust")
    (True, False)

    """
    head = re.split(r"[(,]", words, maxsplit=1)[0].strip()
    title = _title_at(head, 0)
    bare = head[title.end() :].strip() if title else head
    return (
        bool(bare)
        and not is_post_or_organisation(bare)
        and (_name_shaped(bare) and (bool(title) or " " in bare))
    )


def read_people(view: View, *, one: bool = False, surnames: bool = False) -> list[Reading]:
    """Read a list of people.

    Args:
        view: the list, in one line.
        one: whether the list is an entry of its own line, in which what follows the first comma is
            the person's post and organisation unless it clearly names another.
        surnames: whether bare surnames stand in it, as after "Councillors".

    """
    pieces = _split(view)
    people: list[Reading] = []
    couple: tuple[str, str | None, Span] | None = None
    listing = surnames
    post_first: View | None = None
    waiting: View | None = None
    names_like = sum(1 for piece in pieces if _name_shaped(piece[1].text.split("(")[0]))
    words = ""
    for separator, piece in pieces:
        before, words = words, piece.text.strip()
        if not words or _COUNT.match(words):
            continue
        plural = _TITLE.match(words)
        if plural and _normal(plural.group()) in PLURAL_TITLES:
            listing = True
        joined = bool(re.search(r"and|&", separator))
        # In a long list of titled names a surname alone is one whose title was forgotten.
        forgotten = not one and len(people) >= 3 and bool(re.match(r"[A-Z][\w’'-]+\s+\(", words))
        found = _read_person(piece, surname_only=listing or forgotten)
        if (
            found is not None
            and people
            and _continues(
                people[-1],
                words,
                found,
                separator,
                closed=before.endswith(")"),
                one=one,
                joined=joined,
                listing=listing,
                all_names=names_like >= 3 and names_like == len(pieces),
            )
        ):
            found = None
        if found is None:
            if _ROLE.fullmatch(words) and (not people or post_first) and _title_follows(view, piece):
                post_first = waiting = piece  # "The Mayor, Alderman T McCracken": his post comes first
                continue
            pair = re.fullmatch(r"(?P<title>Mr|Dr)\.?\s+(?P<name>[A-Z][a-z]+)", words)
            if pair is None and people:
                people[-1] = _extend(people[-1], piece, separator)
            continue
        if waiting is not None:
            found = with_post(found, waiting)
            waiting = None
        if couple is not None and joined:
            people.append(
                Reading(f"{couple[0]} {found.name.split()[-1]}", couple[1], spans=(couple[2], found.spans[0]))
            )
            couple = None
        pair = re.fullmatch(r"(?P<title>Mr|Dr|Cllr)\.?\s+(?P<name>[A-Z][a-z]+)", words)
        if pair and _next_is_wife(view, piece):
            couple = (pair["name"], pair["title"], found.spans[0])
            continue
        if plural:
            listing = listing or _normal(plural.group()) in PLURAL_TITLES
        people.append(found)
    return _share_last_bracket(people, view)


def _behind(view: View, piece: View) -> str:
    """Return what stands behind a piece in its list."""
    end = piece.place(len(piece.text) - 1) + 1
    return next((view.text[at:] for at in range(len(view.text)) if view.place(at) == end), "")


def _next_is_wife(view: View, piece: View) -> bool:
    return bool(re.match(r"\s*(?:&|and)\s*(?:Mrs|Ms|Miss)\.?\s+[A-Z][a-z]+\s+[A-Z]", _behind(view, piece)))


def _title_follows(view: View, piece: View) -> bool:
    behind = _behind(view, piece).lstrip(" ,")
    return bool(_TITLE.match(behind)) and not _ROLE.match(behind)


def with_post(person: Reading, post: View) -> Reading:
    """Return a person with the post that stands before the name.

    Args:
        person: as a list names it.
        post: the words of the post.

    """
    words = post.text.strip()
    joined = f"{words}, {person.affiliation}" if person.affiliation else words
    return replace(
        person,
        affiliation=joined,
        in_chair=person.in_chair or says_chair(words),
        spans=(post.span(0, len(post.text)), *person.spans),
        bare=False,
    )


def _normal(title: str) -> str:
    return re.sub(r"\.", "", title).casefold().strip()


def _name_shaped(words: str) -> bool:
    return bool(
        re.fullmatch(
            rf"(?:{_INITIAL}\s*)*{_SURNAME}(?:\s+(?:(?:{_PARTICLE})\s+)*{_SURNAME}){{0,2}}", words.strip()
        )
    ) and not is_post_or_organisation(words)


def _continues(
    before: Reading,
    words: str,
    found: Reading,
    separator: str,
    *,
    closed: bool,
    one: bool,
    joined: bool,
    listing: bool,
    all_names: bool,
) -> bool:
    """Say whether a piece that could be a name says something of the person before it instead."""
    if found.honorific:
        return False
    if (
        one
        and "," in separator
        and is_post_or_organisation(words.split("(")[0])
        and not re.search(r" of |\s-\s|–", words.split("(")[0])
    ):
        return True
    if found.note or found.stands_for:
        return False
    if one and "," in separator and not (joined or closed or listing or all_names) and before.honorific:
        return True  # "Dr A Other, Coast Locality": who bears a title is not followed by one who bears none
    if "(" in words and not is_post_or_organisation(words.split("(")[0]):
        return False
    if closed and " " in found.name and _name_shaped(words):
        return False  # what a bracket said of the person before is closed
    single = " " not in found.name and found.bare
    if ";" in separator:
        return False
    if one and separator.strip():
        if not before.bare and found.bare:
            return True
        if is_post_or_organisation(re.split(r"[(–]|\s-\s", words)[0]) and not re.search(
            r" of ", words.split("(")[0]
        ):
            return True
    if words.isupper() and len(words) <= 6 and single and not before.name.isupper():
        return True
    if single and not listing:
        return True
    return (
        one
        and "," in separator
        and not joined
        and not all_names
        and not listing
        and " and " not in words
        and before.bare
    )


def _share_last_bracket(people: list[Reading], view: View) -> list[Reading]:
    """Give the organisation that closes a list of bare names to each of them."""
    if len(people) < 2 or people[-1].affiliation is None or not view.text.rstrip(" .;").endswith(")"):
        return people
    last = people[-1]
    bracketed = re.search(r"\(([^()]*)\)[\s.;]*$", view.text)
    if (
        not bracketed
        or bracketed.group(1).strip() != last.affiliation
        or _ROLE.fullmatch(last.affiliation or "")
    ):
        return people
    others = people[:-1]
    if any(
        not person.bare or (person.honorific and person.honorific.lower().startswith(("cl", "coun")))
        for person in others
    ):
        return people
    if not is_post_or_organisation(last.affiliation or "") and not (last.affiliation or "").isupper():
        return people
    where = view.span(bracketed.start(1), bracketed.end(1))
    return [replace(p, affiliation=last.affiliation, spans=(*p.spans, where)) for p in others] + [last]


# -- cutting a list into pieces ------------------------------------------------------------------


def _split(view: View) -> list[tuple[str, View]]:
    """Cut a list at its separators outside brackets, and before titles that open another name."""
    text = view.text
    cuts: list[tuple[int, int]] = []
    depth = _depths(text)
    for found in _SEPARATOR.finditer(text):
        if depth[found.start()] or depth[min(found.end(), len(text)) - 1]:
            continue
        if _inside_phrase(text, found.start(), found.end()):
            continue
        cuts.append((found.start(), found.end()))
    for at in _hidden_boundaries(text, depth):
        if not any(start <= at <= end for start, end in cuts):
            cuts.append((at, at))
    cuts.sort()
    pieces = []
    start, separator = 0, ""
    for begin, end in [*cuts, (len(text), len(text))]:
        if begin < start:
            continue
        pieces.append((separator, view.cut(start, begin)))
        separator, start = text[begin:end], end
    return pieces


def _depths(text: str) -> list[int]:
    depths, depth = [], 0
    for character in text:
        if character in "([":
            depth += 1
        depths.append(depth)
        if character in ")]":
            depth = max(0, depth - 1)
    # A bracket that is never closed must not swallow the rest of a list.
    if depth:
        return [0] * len(text)
    return depths


_TITLED_PAIR = re.compile(r"(?:Mr|Dr|Cllr|Rev|Sir|Lord|Councillor|Prof)\.?$", re.IGNORECASE)


def _inside_phrase(text: str, start: int, end: int) -> bool:
    """Say whether a conjunction or comma stands inside a name ("Mr & Mrs D X") or an organisation ("Fylde and Wyre CCG")."""
    before, after = text[:start].rstrip(), text[end:]
    if _TITLED_PAIR.search(before[-12:]) and _TITLE.match(after):
        return True
    if re.match(r"(?i)(?:the\s+)?clerk\b", after):
        return False
    if before.endswith(")") and re.match(r"\d|[^(,;]*\(", after):
        return False  # what the bracket closed is told of; "… (Clerk) and Solicitor (Ms P Fenn)"
    if (re.search(r"[a-z]", text[start:end]) and re.search(r"\b(?:and|&)\b", text[start:end])) or "&" in text[
        start:end
    ]:
        # "and" joins people where a name follows; within a post or organisation it joins words.
        if _TITLE.match(after):
            return False
        head = re.split(r"[,;(]", after, maxsplit=1)[0]
        tail = _TITLE.sub("", re.split(r"[,;)]", before)[-1].strip())
        nxt = re.split(r"\s+(?:and|&)\s+", head, maxsplit=1)[0].strip().rstrip(".")
        if (
            is_post_or_organisation(tail)
            and not _ROLE.match(tail.strip())
            and not (_name_shaped(nxt) and " " in nxt)
        ):
            return True
        if is_post_or_organisation(nxt) and not _name_shaped(" ".join(nxt.split()[:2])):
            return True
        if is_post_or_organisation(tail) and is_post_or_organisation(nxt):
            return True
    dash = re.match(r"[^,;()]*?\s[-–]\s+(?=\S)", after)
    if (
        dash
        and is_post_or_organisation(re.split(r"[,;)]", before)[-1])
        and (_TITLE.match(after, dash.end()) or _name_shaped(re.split(r"[,(]", after[dash.end() :])[0]))
    ):
        return True  # "Director of Leisure and Place - Mrs K Toner"
    if re.search(r"\bitems?\s+(?:[\dIVX]+[\s,]+)*[\dIVX]+$", before) and re.match(r"[\dIVX]+\b", after):
        return True  # "for items IV and V"
    return bool(_POST_NOMINAL.match(f" {after.strip()}")) and "," in text[start:end]


def _hidden_boundaries(text: str, depth: list[int]) -> list[int]:
    """Return where a new person begins though no separator stands there."""
    found: list[int] = []
    for title in _TITLE.finditer(text):
        at = title.start()
        if _title_at(text, at) is None:
            continue
        if at == 0 or depth[at] or not text[at - 1].isspace() or not text[title.end() :].strip():
            continue
        before = text[:at].rstrip()
        last = before.split()[-1] if before else ""
        word = title.group().strip(".")
        if word.islower() or (word.isupper() and len(word) <= 3 and not text.isupper()):
            continue
        if not re.match(r"\.?\s*(?:[A-Z]|the\b)", text[title.end() :]) or (
            _TITLE.search(before[-20:]) and _ends_with_title(before)
        ):
            continue
        if (
            last in {"&", "and", "-", "–", ":"}
            or before.endswith((",", ";", "(", "/"))
            or last.casefold() in {"for", "of", "the", "by", "from", "to"}
        ):
            continue
        if _ends_with_role(before):
            continue
        found.append(at)
    # A title that an extraction glued to the name before it ("Delyth LlwydCllr S. Pugh").
    for glued in re.finditer(r"(?<=[a-zà-ÿ])(?=(?:Cllr|Mr|Mrs|Ms|Dr)\b\.?\s*[A-Z])", text):
        if not depth[glued.start()]:
            found.append(glued.start())
    # A bracket that closes, then another name: "D Smith (Chair) N Jones".
    for closed in re.finditer(r"\)\s+(?=[A-Z])", text):
        if depth[closed.start()] > 1:
            continue
        rest = text[closed.end() :]
        words = re.split(r"[,;(&]|\sand\s", rest, maxsplit=1)[0].strip()
        if (
            words
            and not is_post_or_organisation(words)
            and not _POST_NOMINAL.match(" " + words)
            and len(words.split()) >= 2
        ):
            found.append(closed.end())
    # Two entries that an extraction merged into one line: "… Hospitals Trust Gary Hill, Chief Executive".
    ends = "Trust|Board|Council|CCG|Authority|Partnership|Committee|Agency|Constabulary|Services?|Group|University|Association|Foundation|College|Police|Hospitals?|ICB|HWB|HWBP|[A-Z]{4,}|Representative|Officer|Director|Manager|Member|Clerk"
    for merged in re.finditer(rf"\b(?:{ends})\s+(?=[A-Z][a-z’']+\s+[A-Z][\w’'-]+(?:,|\s+\())", text):
        words = text[merged.end() :].split(",")[0]
        if not depth[merged.end() - 1] and not is_post_or_organisation(words):
            found.append(merged.end())
    # Four names in a row before a bracket are two people: "Cllr Ann Other Bo Fill (Clerk)".
    for four in re.finditer(r"(?:^|\s)[A-Z][a-z’']+ [A-Z][\w’'-]+ (?=[A-Z][a-z’']+ [A-Z][\w’'-]+ \()", text):
        words = text[four.start() : text.index("(", four.end())]
        if (
            not depth[four.end() - 1]
            and not is_post_or_organisation(words)
            and _ends_with_title(text[: four.start() + 1])
        ):
            found.append(four.end())
    # Names without a comma: a run of initials opens each ("W J Lisle H Anders").
    many = "," not in text and len(re.findall(r"\b[A-Z]\s+(?:[A-Z]\s+)*[A-Z][a-z]", text)) >= 2
    for run in re.finditer(r"(?<=[a-z])\s+(?=(?:[A-Z]\.?\s+)+[A-Z][a-zÀ-ÿ’'])", text):
        before = text[: run.start()]
        if (
            not depth[run.end() - 1]
            and not _ends_with_title(before)
            and (many or _INITIALS_AND_SURNAME.search(before))
        ):
            found.append(run.end())
    # Posts before their holders, run together: "Chief Executive - K Dunn Head of Works – I Salt".
    for holder in _POST_DASH_NAME.finditer(text):
        if not depth[holder.end() - 1] and is_post_or_organisation(holder["post"]):
            found.append(holder.start("post"))
    return found


_INITIALS_AND_SURNAME = re.compile(r"(?:^|[,;]\s*|\s)(?:[A-Z]\.?\s+)+[A-ZÀ-Þ][\w’'-]+$")
# A name after a dash, then the post of the next before its own dash.
_POST_DASH_NAME = re.compile(
    r"\s[-–]\s+(?:(?:Mr|Mrs|Ms|Miss|Dr)\.?\s+)?(?:(?:[A-Z]\.?\s+){1,3}[A-Z][\w’'-]+|[A-Z][a-z]+\s+[A-Z][\w’'-]+)\s+"
    r"(?=(?P<post>[A-Z][^–,;()]{2,60}?)\s[-–]\s)"
)
# "Head of Works – I Salt", "Lay Member – Ms Ann Other": the post first.
_POST_FIRST = re.compile(r"(?P<post>[A-Z][^–:,;()]{2,60}?)(?:\s[-–]\s|:\s)\s*(?=\S)")


def _ends_with_title(before: str) -> bool:
    tail = " ".join(before.split()[-3:])
    return any(found.end() == len(tail) for found in _TITLE.finditer(tail)) or any(
        re.fullmatch(_TITLE.pattern, " ".join(before.split()[-n:]), re.IGNORECASE) for n in (1, 2, 3)
    )


def _ends_with_role(before: str) -> bool:
    words = re.split(r"[,;:)]", before)[-1].split()
    return (
        any(_ROLE.fullmatch(" ".join(words[-n:])) for n in range(1, min(4, len(words)) + 1))
        and len(words) <= 4
    )


# -- one person ----------------------------------------------------------------------------------


_HELD_POST = re.compile(r"(?P<post>\w[^(),;]{2,80}?)\s*\(\s*(?P<who>[^()]+?)\s*\)(?P<more>[^()]*)$")


def _names_post(words: str) -> bool:
    """Say whether some words name a post that a person may hold ("the Provost", "Head of Planning")."""
    return bool(_ROLE.fullmatch(words)) or (
        is_post_or_organisation(words) and not _TITLE.match(words) and not words.isupper()
    )


def _read_person(piece: View, *, surname_only: bool) -> Reading | None:
    text = piece.text
    at = len(text) - len(text.lstrip(" •·-–*,.:"))
    lead = re.match(r"(?:and|also|the meeting was chaired by|plus)\s+", text[at:], re.IGNORECASE)
    if lead:
        at += lead.end()
    role_span: tuple[int, int] | None = None
    held = _HELD_POST.match(text, at)
    if (
        held
        and _names_post(held["post"])
        and (_TITLE.match(held["who"]) or (" " in held["who"] and _name_shaped(held["who"])))
    ):
        # "the Provost (Professor W Tarn)": the post first, its holder in brackets.
        inner = _read_person(piece.cut(*held.span("who")), surname_only=True)
        if inner:
            return replace(
                inner,
                affiliation=inner.affiliation or held["post"],
                in_chair=inner.in_chair or bool(re.search(r"(?i)in the chair", held["more"])),
                spans=(piece.span(*held.span("post")), *inner.spans),
                bare=False,
            )
    role = _ROLE.match(text, at)
    if role and role.end() < len(text):
        rest = text[role.end() :]
        separator = re.match(r"\s*[-–:,]?\s*", rest)
        after = role.end() + (separator.end() if separator else 0)
        if _TITLE.match(text, after) or _name_shaped(re.split(r"[(,]", text[after:])[0]):
            role_span = (at, role.end())
            at = after
    post_first = _POST_FIRST.match(text, at) if role_span is None else None
    if (
        post_first
        and is_post_or_organisation(post_first["post"])
        and not _TITLE.match(text, at)
        and (
            _TITLE.match(text, post_first.end())
            or _name_shaped(re.split(r"[(,]", text[post_first.end() :])[0])
        )
    ):
        role_span = post_first.span("post")
        at = post_first.end()
    honorifics: list[str] = []
    title_start = at
    while True:
        title = _title_at(text, at)
        if not title or (title.end() >= len(text) and honorifics):
            break
        if (
            text[at : title.end()].isupper()
            and len(title.group()) <= 3
            and not honorifics
            and not re.match(r"\s+[A-Z][a-z]+\s+[A-Z]", text[title.end() :])
            and title.group() in {"PC", "CC", "DS", "DI", "PS"}
            and not text.isupper()
        ):
            break
        honorifics.append(title.group().strip())
        at = title.end()
        joint = re.match(
            r"[\s,:]*(?:(?:&|and|/)\s+(?=(?:Mrs|Ms|Miss|Mr|Dr|Lady)\b))?", text[at:], re.IGNORECASE
        )
        at += joint.end() if joint else 0
    name_end, name = _read_name(
        text, at, titled=bool(honorifics), surname_only=surname_only or bool(role_span)
    )
    if not name:
        return None
    rest_at = name_end
    posts: list[str] = []
    while True:
        letters = _POST_NOMINAL.match(text, rest_at)
        if not letters:
            break
        posts.append(letters.group().strip(" ,"))
        rest_at = letters.end()
    reading = Reading(
        name,
        " ".join(honorifics) or None,
        " ".join(posts) or None,
        spans=(piece.span(title_start, rest_at),),
    )
    if role_span:
        words = text[role_span[0] : role_span[1]].strip()
        reading = replace(
            reading,
            affiliation=words,
            in_chair=says_chair(words),
            spans=(piece.span(role_span[0], rest_at),),
            bare=False,
        )
    if rest_at < len(text):
        reading = _read_rest(reading, piece, rest_at)
    return reading


_SMALL_WORDS = frozenset({"of", "and", "the", "for", "to", "in", "on", "at", "from", "with"})
# A letter that a scanner took for a figure ("Pears0n"), or a capital I for an l ("lsaacs").
_SCANNED_WORD = re.compile(r"[A-Z][a-zA-Z’'-]*[015][a-z’'-]*")
_SCANNED_CAPITAL = re.compile(r"l[bcdfghjkmnpqrstvwxz][a-z]+")


def _read_name(text: str, at: int, *, titled: bool, surname_only: bool) -> tuple[int, str | None]:
    """Return where the name that begins at an offset ends, and the name."""
    words: list[tuple[str, int, int]] = []
    for found in _WORD.finditer(text, at):
        word = found.group()
        end = found.end()
        core = word.rstrip(",;:")
        if not core:
            break
        if word[0] in '([–—-/"“' or word in {"-", "–"}:
            break
        dash = re.match(r"(.+?)[–—:](?:.*)$", core)
        if dash and len(dash.group(1)) > 1:
            core, end = dash.group(1), found.start() + len(dash.group(1))
        bare = core.strip(".’'").casefold()
        if core[0].islower() and bare not in PARTICLES and not (words and _SCANNED_CAPITAL.match(core)):
            break
        if core.isupper() and bare in _SMALL_WORDS:
            return at, None
        scanned_prefix = bool(re.match(r"0['’][A-Z]", core))
        split_prefix = bool(words) and words[-1][0] in {"O", "D"} and bool(re.match(r"['’][A-Z]", core))
        if not (core[0].isalpha() or split_prefix or scanned_prefix) or "@" in core or "/" in core:
            break
        if any(c.isdigit() for c in core) and not (scanned_prefix or _SCANNED_WORD.fullmatch(core)):
            break
        if not words and bare in NOT_NAMES and not (len(bare) == 1 and core[0].isupper()):
            break
        if words and (_POST_NOMINAL.fullmatch(" " + core) and core.isupper() and not text.isupper()):
            break
        if (
            bare in _vocabulary()
            and (words or not titled)
            and len(core) > 2
            and not _is_surname_too(text, words, end, titled)
        ):
            break
        words.append((core, found.start(), found.start() + len(core)))
        if end != found.start() + len(core) or word != core:
            break
    while words and words[-1][0].casefold() in PARTICLES and words[-1][0].islower():
        words.pop()
    if not words:
        return at, None
    tail = text[words[-1][2] :].lstrip(" ,")
    stopped_at_post = (
        bool(tail)
        and is_post_or_organisation(tail.split("(")[0].split(",")[0])
        and text[words[-1][2] :][:1] != ","
    )
    words = _cut_code(words, text)
    if stopped_at_post and len(words) > 2 and text[words[-1][2] : words[-1][2] + 1] == " ":
        # Without a mark between name and organisation, a name is a forename and a surname.
        keep = 1
        while keep < len(words) and _is_initial(words[keep - 1][0]):
            keep += 1
        keep = max(keep, 2)
        words = words[:keep]
    surnames = [word for word, _, _ in words if not _is_initial(word)]
    if not surnames and len(words) == 1 and (titled or surname_only) and len(words[0][0]) == 3:
        surnames = [words[0][0]]  # "Councillors FOX and QUICK"
    if not surnames:
        return at, None
    if len(words) == 1 and not (titled or surname_only):
        return at, None
    if len(words) == 1 and (
        len(surnames[0].strip(".")) < 2
        or (surname_only and not titled and is_post_or_organisation(surnames[0]))
    ):
        return at, None
    if len(words) > 5:
        return at, None
    start, end = words[0][1], words[-1][2]
    name = (
        " ".join(text[start:end].split()).rstrip(".")
        if not words[-1][0].endswith(".") or len(words[-1][0]) > 2
        else text[start:end]
    )
    return start + len(text[start:end].rstrip(".")) if name != text[start:end] else end, name


def _is_surname_too(text: str, words: list[tuple[str, int, int]], end: int, titled: bool) -> bool:
    """Say whether a word of posts is a surname here: after a title and initials, with nothing behind it ("Mrs C Head")."""
    return (
        titled
        and bool(words)
        and all(_is_initial(word) for word, _, _ in words)
        and not re.match(r"\s*\w", text[end:])
    )


def _is_initial(word: str) -> bool:
    return bool(re.fullmatch(r"[A-Z]\.?|(?:[A-Z]\.){2,4}", word)) or (
        word.isupper() and len(word) <= 3 and "’" not in word and "'" not in word
    )


def _cut_code(words: list[tuple[str, int, int]], text: str) -> list[tuple[str, int, int]]:
    """Drop the letters that abbreviate the name before them ("Zubin Lall ZL")."""
    if len(words) >= 3 and not text.isupper():
        last = words[-1][0]
        initials = "".join(word[0] for word, _, _ in words[:-1])
        if (
            len(last) >= 2
            and _INITIALS_CODE.match(last)
            and sum(c.isupper() for c in last) >= 2
            and last[0] == initials[0]
            and last.upper() != words[0][0].upper()
            and words[-2][0][:1] in last
            and not _is_initial(words[-2][0])
        ):
            return words[:-1]
    return words


def _read_rest(reading: Reading, piece: View, at: int) -> Reading:
    """Read what stands behind a name in its own piece: brackets, a dash and a post, a code."""
    text = piece.text
    words_end: int | None = None
    while at < len(text):
        skip = re.match(r"[\s,;:–—\-]+", text[at:])
        if skip:
            at += skip.end()
        if at >= len(text):
            break
        if text[at] in "([":
            close = _closing(text, at)
            before = reading
            reading = _read_bracket(reading, piece, at + 1, close)
            if (
                words_end is not None
                and not text[words_end:at].strip()
                and reading.affiliation != before.affiliation
            ):
                # "Clinical Commissioning Group (CCG)": the bracket belongs to the words before it.
                joined = f"{before.affiliation} {text[at : close + 1]}"
                spans = (
                    *before.spans[:-1],
                    Span(before.spans[-1].start, piece.span(at, min(close + 1, len(text))).end),
                )
                reading = replace(reading, affiliation=joined, spans=spans)
            words_end = None
            at = close + 1
            continue
        code = re.match(r"[A-Z][A-Za-z]{1,4}(?=\s|$)", text[at:])
        if code and _is_code(code.group(), reading.name):
            at += code.end()
            continue
        bracket = re.search(r"\s*[(\[]", text[at:])
        end = at + bracket.start() if bracket else len(text)
        if text[at:end].strip(" ."):
            reading = _add(reading, piece, at, end)
            words_end = end if reading.affiliation else None
        at = max(end, at + 1)
    return reading


def add_words(reading: Reading, view: View) -> Reading:
    """Return a person with what words beside the name say: a post, an organisation, a note, a substitution.

    Args:
        reading: the person.
        view: the words, as of a cell beside the name.

    """
    return _read_rest(reading, view, 0)


def _closing(text: str, at: int) -> int:
    depth = 0
    for k in range(at, len(text)):
        depth += text[k] in "(["
        depth -= text[k] in ")]"
        if depth == 0:
            return k
    return len(text)


def _read_bracket(reading: Reading, piece: View, start: int, end: int) -> Reading:
    words = piece.text[start:end].strip()
    if not words:
        return reading
    if (
        re.fullmatch(r"[A-Z]\.?|[A-Z][a-z]+", words)
        and " " not in reading.name
        and not is_post_or_organisation(words)
        and not says_chair(words)
        and not words.isupper()
    ) or (re.fullmatch(r"[A-Z]\.?", words) and " " not in reading.name):
        # A forename or an initial that tells people of one surname apart stays with it.
        return replace(
            reading, name=f"{reading.name} ({words})", spans=(*reading.spans, piece.span(start - 1, end + 1))
        )
    if _is_code(words, reading.name):
        return reading
    if _SUBSTITUTE_ONLY.match(words):
        return replace(reading, is_substitute=True)
    nominated = _NOMINATED.match(words)
    stands = nominated or _FOR.match(words)
    if stands:
        names = _names_stood_for(piece, start + stands.start("who"), start + stands.end("who"))
        if names:
            reading = replace(reading, stands_for=names, is_substitute=True)
            return (
                _add(reading, piece, start + nominated.start("post"), start + nominated.end("post"))
                if nominated
                else reading
            )
    behind = re.match(r"(?P<post>[^,;]{2,80}?)\s*[,;]\s*(?=(?:\w+\s+){0,2}for\s)(?P<for>.+)$", words)
    if behind and _FOR.match(behind["for"]):
        after = start + len(piece.text[start:end]) - len(piece.text[start:end].lstrip())
        stood_for = _read_bracket(reading, piece, after + behind.start("for"), after + behind.end("for"))
        if stood_for.stands_for:
            return _add(stood_for, piece, after, after + behind.end("post"))
    stood = _STOOD_BY.match(words)
    if stood:
        group = "who" if stood["who"] else "by"
        by = read_people(piece.cut(start + stood.start(group), start + stood.end(group)), one=True)
        if by:
            return replace(reading, stood_by=tuple(by[:1]))
    if _NOTE.match(words) or _REASON.fullmatch(words):
        return replace(
            reading,
            note=words if not reading.note else f"{reading.note}; {words}",
            spans=(*reading.spans, piece.span(start, end)),
        )
    code = re.match(r"(.+?)\s*[-–]\s*([A-Z][A-Za-z]{1,4})$", words)
    if code and _is_code(code.group(2), reading.name):
        end = start + len(code.group(1)) + (len(piece.text[start:end]) - len(piece.text[start:end].lstrip()))
    return _add(reading, piece, start, end)


def _names_stood_for(piece: View, start: int, end: int) -> tuple[str, ...]:
    """Return the names after "substitute for", their posts before them left out."""
    words = piece.text[start:end]
    for found in _WORD.finditer(words):
        if found.group().strip(".,").casefold() not in _vocabulary() or _TITLE.match(words, found.start()):
            return tuple(
                person.name for person in read_people(piece.cut(start + found.start(), end), surnames=True)
            )
    return ()


def _is_code(words: str, name: str) -> bool:
    """Say whether a bracket only abbreviates the name before it."""
    letters = words.replace(".", "").replace(" ", "")
    if not re.fullmatch(r"[A-Z][A-Za-z]{1,4}", letters) or sum(c.isupper() for c in letters) < 2:
        return False
    parts = [part for part in re.split(r"[\s\-‑]+", name) if part]
    initials = "".join(part[0] for part in parts).upper()
    upper = "".join(c for c in letters if c.isupper())
    return (
        upper == initials[: len(upper)]
        or (upper[0] == initials[:1] and upper[-1:] in initials[1:])
        or (upper[0] == initials[-1:] and upper[-1] == initials[:1])
    )


def _add(reading: Reading, piece: View, start: int, end: int) -> Reading:
    """Add words to a person's affiliation."""
    words = piece.text[start:end].strip(" ,;.–—-:")
    words = re.sub(r"^(?:of|from|as)\s+(?:the\s+)?(?=[A-Z])", "", words)
    if not words:
        return reading
    offset = piece.text.index(words, start)
    span = piece.span(offset, offset + len(words))
    if _is_code(words, reading.name):
        return reading
    if re.fullmatch(r"(?i)took the chair|presided|presiding|chaired the meeting", words) or (
        reading.affiliation and words.casefold() == "in the chair"
    ):
        return replace(reading, in_chair=True, spans=(*reading.spans, span))
    if _NOTE.match(words) and not is_post_or_organisation(words):
        return replace(reading, note=words)
    stands = _FOR.match(words)
    if stands and not is_post_or_organisation(stands["who"].split(",")[0]):
        names = _names_stood_for(piece, offset + stands.start("who"), offset + stands.end("who"))
        if names:
            return replace(reading, stands_for=names, is_substitute=True)
    code = re.match(r"(.+?)\s+([A-Z][A-Za-z]{1,4})$", words)
    if code and _is_code(code.group(2), reading.name):
        words = code.group(1)
    words, tail_note = _cut_tail_note(words)
    presided = _PRESIDED.search(words)
    if presided:
        words = words[: presided.start()]
        reading = replace(reading, in_chair=True)
    span = Span(span.start, piece.span(offset, offset + len(words)).end)
    chair = reading.in_chair or says_chair(words)
    joined = f"{reading.affiliation}, {words}" if reading.affiliation else words
    return replace(
        reading,
        affiliation=joined,
        in_chair=chair,
        spans=(*reading.spans, span),
        bare=False,
        note=tail_note or reading.note,
    )


_PRESIDED = re.compile(r"[\s,]+(?:presided|presiding|(?:took|taking)\s+the\s+chair)$", re.IGNORECASE)


def _cut_tail_note(words: str) -> tuple[str, str | None]:
    tail = re.search(r"\s*\(([^()]*)\)$", words) or re.search(
        r"\s*(?:\s[–-]\s|,\s)((?:for\s+)?items?\s.*)$", words
    )
    if tail and _NOTE.match(tail.group(1)):
        return words[: tail.start()].rstrip(), tail.group(1)
    return words, None


def _close_up(spans: tuple[Span, ...], reach: int) -> tuple[Span, ...]:
    """Join the last two spans where only a separator stands between them, so that it is quoted too."""
    if len(spans) < 2 or not 0 <= spans[-1].start - spans[-2].end <= reach:
        return spans
    return (*spans[:-2], Span(spans[-2].start, spans[-1].end))


def _extend(reading: Reading, piece: View, separator: str) -> Reading:
    """Add a piece that names nobody to the person before it, with the mark that stood between."""
    words = piece.text.strip(" .;")
    if re.match(r"(?i)(?:the\s+)?(?:clerk|press|public)\b.*$", words) and re.search(r"and|&", separator):
        return reading
    post = _POST_NOMINAL.fullmatch(" " + words)
    if post:
        return replace(reading, post_nominals=" ".join(filter(None, (reading.post_nominals, words))))
    bracket = words.find("(")
    if bracket == 0:
        return _read_rest(reading, piece, piece.text.index("("))
    start = piece.text.index(words) if words in piece.text else 0
    body_end = start + (bracket if bracket > 0 else len(words))
    before = reading.affiliation
    inner = words[bracket + 1 : -1] if bracket > 0 and words.endswith(")") else ""
    keep_bracket = bracket > 0 and not (
        _is_code(inner, reading.name)
        or _NOTE.match(inner)
        or _FOR.match(inner)
        or _SUBSTITUTE_ONLY.match(inner)
    )
    if keep_bracket:
        body_end = start + len(words)
    extended = _add(replace(reading, affiliation=None), piece, start, body_end)
    joint = separator if re.search(r"and|&|/", separator) else ", "
    if before:
        mark = re.sub(r"\s+", " ", joint if not joint.strip().startswith(",") else ", " + joint.strip(" ,"))
        mark = (
            f" {mark.strip()} "
            if mark.strip() not in {",", ""} and not mark.startswith(",")
            else (", " if mark.strip() == "," else mark if mark.endswith(" ") else mark + " ")
        )
        extended = replace(
            extended, affiliation=f"{before}{mark}{extended.affiliation}" if extended.affiliation else before
        )
        extended = replace(extended, spans=_close_up(extended.spans, len(separator) + 1))
    if bracket > 0 and not keep_bracket:
        extended = _read_rest(extended, piece, start + bracket)
    return extended
