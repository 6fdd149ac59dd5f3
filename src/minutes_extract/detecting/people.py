"""Lists of people: names with their titles, posts, organisations and notes.

A list is cut at its commas, conjunctions, titles and brackets; each piece is a person, or says
something of the person before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from minutes_extract.detecting.name_lists import split_list
from minutes_extract.detecting.names import (
    POST_NOMINAL,
    ROLE,
    TITLE,
    WORD,
    is_code,
    is_post_or_organisation,
    name_shaped,
    names_organisation,
    names_party,
    names_post,
    plain_title,
    post_words,
    read_name,
    says_chair,
    title_at,
)
from minutes_extract.spans import Span
from minutes_extract.vocabulary.headings import REASONS
from minutes_extract.vocabulary.titles import PLURAL_TITLES
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


_COUNT = re.compile(
    r"(?i)^\W*(?:\d+|no|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|one|an?|some|approximately|approx\.?|there (?:was|were)|public)\b.*\b(?:members?|public|people|persons?|residents?|parishioners?|officers?|electors|visitors?|others|press|reporters?|representatives?)\b|^\W*(?:public|press|members of the public)\W*\d*\W*$|^\W*(?:none|nil|n/a|tbc|vacan\w*|there were none|no apologies.*|not applicable|no one|nobody|apologies|as above|all (?:other )?members.*)\W*$"
)

_NOTE = re.compile(
    r"(?i)^\W*(?:part(?:\s+(?:of\s+)?(?:the\s+)?(?:meeting|only|time))?|(?:for\s+)?part|until\b.*|till\b.*|from\b.*|up to\b.*|to item\b.*|after item.*|left\b.*|arrived\b.*|joined\b.*|arriving\b.*|via\b.*|by (?:phone|video|teams|zoom|telephone).*|(?:attended\s+|all\s+|both\s+)?(?:remotely|virtually|online)|(?:ms\s+)?teams|zoom|virtual|remote|(?:for\s+)?items?\b.*|for\s+\S*\d\S*|minutes?\s+(?:no\.?s?\s*)?\d.*|(?:as\s+)?(?:an?\s+)?observ(?:er|ing).*|non-?voting|voting|not voting|in person|by invitation|late|late arrival|on leave|(?:am|pm) only|attendance.*|ex[- ]officio|present (?:for|from|until).*|entered.*|departed.*|withdrew.*|agenda items?.*)\W*$"
)

_REASON = re.compile(rf"\W*(?:due to\s+|through\s+)?(?:{alternation(REASONS)})\W*", re.IGNORECASE)

_FOR = re.compile(
    r"(?i)^\W*(?:(?:(?:as|attending|acting|an?|named|nominated|present\s+as)\s+){0,6}(?:substitut\w*|sub\b\.?|deputy|deputis\w*|deputiz\w*|alternate|proxy|replac\w*|standing in|in (?:the )?place|on behalf|representing|attending|yn dirprwyo)\s*(?:member\s*)?(?:for|of|on behalf of|in place of|ar ran)\s+|for\s+|vice\s+|in place of\s+)(?P<who>.+?)\W*$"
)

# A column of posts flattened into the note: "nominated Director of Estates deputy for Lena Wick".
_NOMINATED = re.compile(r"nominated\s+(?P<post>[A-Z].+?)\s+deputy\s+for\s+(?P<who>[A-Z].+)$")

_SUBSTITUTE_ONLY = re.compile(
    r"(?i)^\W*(?:as\s+)?(?:an?\s+)?(?:substitute|substituting|sub|reserve)(?:\s+(?:member|councillor))?\W*$"
)

_STOOD_BY = re.compile(
    r"(?i)^\W*(?:(?P<who>.+?)\s+(?:attended|attending|present|substitut\w+|deputis\w+|was present|acted)\b(?:\s+(?:as|in|on|for)\b.*)?|(?:substitute|substituted by|deputy|replaced by|represented by)\s*[:\-–]?\s+(?P<by>.+?))\W*$"
)


def read_people(view: View, *, one: bool = False, surnames: bool = False) -> list[Reading]:
    """Read a list of people.

    Args:
        view: the list, in one line.
        one: whether the list is an entry of its own line, in which what follows the first comma is
            the person's post and organisation unless it clearly names another.
        surnames: whether bare surnames stand in it, as after "Councillors".

    """
    pieces = split_list(view)
    people: list[Reading] = []
    couple: tuple[str, str | None, Span] | None = None
    listing = surnames
    post_first: View | None = None
    waiting: View | None = None
    names_like = sum(1 for piece in pieces if _is_like_name(piece[1].text.split("(")[0]))
    words = ""
    for separator, piece in pieces:
        before, words = words, piece.text.strip()
        if not words or _COUNT.match(words):
            continue
        plural = TITLE.match(words)
        if plural and plain_title(plural.group()) in PLURAL_TITLES:
            listing = True
        joined = bool(re.search(r"and|&", separator))
        # In a long list of titled names a surname alone is one whose title was forgotten.
        forgotten = not one and len(people) >= 3 and bool(re.match(r"[A-Z][\w’'-]+\s+\(", words))
        found = None if names_party(words) else _read_person(piece, surname_only=listing or forgotten)
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
        if found is not None and people and _is_bare_organisation(words, found):
            found = None  # "…, Ms A Rudd, Wold Trust": no councillor Wold
        if found is None:
            if ROLE.fullmatch(words) and (not people or post_first) and _title_follows(view, piece):
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
            listing = listing or plain_title(plural.group()) in PLURAL_TITLES
        people.append(found)
    return _share_last_bracket(people, view)


def _is_like_name(words: str) -> bool:
    title = TITLE.match(words.strip())
    return name_shaped(words.strip()[title.end() :]) if title else name_shaped(words)


def _behind(view: View, piece: View) -> str:
    """Return what stands behind a piece in its list."""
    end = piece.place(len(piece.text) - 1) + 1
    return next((view.text[at:] for at in range(len(view.text)) if view.place(at) == end), "")


def _next_is_wife(view: View, piece: View) -> bool:
    return bool(re.match(r"\s*(?:&|and)\s*(?:Mrs|Ms|Miss)\.?\s+[A-Z][a-z]+\s+[A-Z]", _behind(view, piece)))


def _title_follows(view: View, piece: View) -> bool:
    behind = _behind(view, piece).lstrip(" ,")
    return bool(TITLE.match(behind)) and not ROLE.match(behind)


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


def _is_bare_organisation(words: str, found: Reading) -> bool:
    """Say whether what could be a lone surname is the first word of an organisation."""
    return not found.honorific and " " not in found.name and names_organisation(re.split(r"[(,;]", words)[0])


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
    head = words.split("(")[0].strip()
    if (
        head.isupper()
        and 2 < len(head) <= 6
        and " " not in head
        and not before.name.isupper()
        and "," in separator
    ):
        return True  # "Mr T Marlow, UNISON"
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
    if closed and " " in found.name and name_shaped(words):
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
        or ROLE.fullmatch(last.affiliation or "")
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


# "Head of Works – I Salt", "Lay Member – Ms Ann Other": the post first.
_POST_FIRST = re.compile(r"(?P<post>[A-Z][^–:,;()]{2,60}?)(?:\s[-–]\s|:\s)\s*(?=\S)")

_HELD_POST = re.compile(r"(?P<post>\w[^(),;]{2,80}?)\s*\(\s*(?P<who>[^()]+?)\s*\)(?P<more>[^()]*)$")


def _read_person(piece: View, *, surname_only: bool) -> Reading | None:
    text = piece.text
    at = len(text) - len(text.lstrip(" •·-–*,.:"))
    lead = re.match(r"(?:(?:from|and|also|the meeting was chaired by|plus)\s+)+", text[at:], re.IGNORECASE)
    if lead:
        at += lead.end()
    role_span: tuple[int, int] | None = None
    held = _HELD_POST.match(text, at)
    if (
        held
        and names_post(held["post"])
        and (TITLE.match(held["who"]) or (" " in held["who"] and name_shaped(held["who"])))
    ):
        # "the Bursar (Professor G Wick)": the post first, its holder in brackets.
        inner = _read_person(piece.cut(*held.span("who")), surname_only=True)
        if inner:
            return replace(
                inner,
                affiliation=inner.affiliation or held["post"],
                in_chair=inner.in_chair or bool(re.search(r"(?i)in the chair", held["more"])),
                spans=(piece.span(*held.span("post")), *inner.spans),
                bare=False,
            )
    role = ROLE.match(text, at)
    if role and role.end() < len(text):
        rest = text[role.end() :]
        separator = re.match(r"\s*[-–:,]?\s*", rest)
        after = role.end() + (separator.end() if separator else 0)
        if TITLE.match(text, after) or name_shaped(re.split(r"[(,]", text[after:])[0]):
            role_span = (at, role.end())
            at = after
    post_first = _POST_FIRST.match(text, at) if role_span is None else None
    if (
        post_first
        and is_post_or_organisation(post_first["post"])
        and not TITLE.match(text, at)
        and (
            TITLE.match(text, post_first.end()) or name_shaped(re.split(r"[(,]", text[post_first.end() :])[0])
        )
    ):
        role_span = post_first.span("post")
        at = post_first.end()
    honorifics: list[str] = []
    title_start = at
    while True:
        title = title_at(text, at)
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
    name_end, name = read_name(
        text, at, titled=bool(honorifics), surname_only=surname_only or bool(role_span)
    )
    if not name:
        return None
    rest_at = name_end
    posts: list[str] = []
    while True:
        letters = POST_NOMINAL.match(text, rest_at)
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
        if code and is_code(code.group(), reading.name):
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
    ) or (re.fullmatch(r"(?:[A-Z]\.){1,3}|[A-Z](?:\s[A-Z])?", words) and " " not in reading.name):
        # A forename or an initial that tells people of one surname apart stays with it.
        close = min(end + 1, len(piece.text))  # it may never be closed
        return replace(
            reading, name=f"{reading.name} ({words})", spans=(*reading.spans, piece.span(start - 1, close))
        )
    if is_code(words, reading.name):
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
    if code and is_code(code.group(2), reading.name):
        end = start + len(code.group(1)) + (len(piece.text[start:end]) - len(piece.text[start:end].lstrip()))
    return _add(reading, piece, start, end)


def _names_stood_for(piece: View, start: int, end: int) -> tuple[str, ...]:
    """Return the names after "substitute for", their posts before them left out."""
    words = piece.text[start:end]
    for found in WORD.finditer(words):
        if found.group().strip(".,").casefold() not in post_words() or TITLE.match(words, found.start()):
            return tuple(
                person.name for person in read_people(piece.cut(start + found.start(), end), surnames=True)
            )
    return ()


def _add(reading: Reading, piece: View, start: int, end: int) -> Reading:
    """Add words to a person's affiliation."""
    words = piece.text[start:end].strip(" ,;.–—-:")
    words = re.sub(r"^(?:of|from|as)\s+(?:the\s+)?(?=[A-Z])", "", words)
    if not words:
        return reading
    offset = piece.text.index(words, start)
    span = piece.span(offset, offset + len(words))
    if is_code(words, reading.name):
        return reading
    if (
        (
            re.fullmatch(
                r"(?i)(?:was )?in the chair|took the chair|presided|presiding|chaired the meeting", words
            )
            and reading.affiliation
        )
        or re.fullmatch(r"(?i)took the chair|presided|presiding|chaired the meeting", words)
        or (reading.affiliation and words.casefold() == "in the chair")
    ):
        return replace(reading, in_chair=True, spans=(*reading.spans, span))
    if _NOTE.match(words) and not is_post_or_organisation(words):
        return replace(reading, note=words, spans=(*reading.spans, span))
    stands = _FOR.match(words)
    if stands and not is_post_or_organisation(stands["who"].split(",")[0]):
        names = _names_stood_for(piece, offset + stands.start("who"), offset + stands.end("who"))
        if names:
            return replace(reading, stands_for=names, is_substitute=True)
    code = re.match(r"(.+?)\s+([A-Z][A-Za-z]{1,4})$", words)
    if code and is_code(code.group(2), reading.name):
        words = code.group(1)
    whole = len(words)
    words, tail_note = _cut_tail_note(words)
    presided = _PRESIDED.search(words)
    if presided:
        words = words[: presided.start()]
        reading = replace(reading, in_chair=True)
    span = Span(span.start, piece.span(offset, offset + (whole if tail_note else len(words))).end)
    chair = reading.in_chair or says_chair(words)
    known = (
        reading.affiliation if reading.affiliation and not _IN_CHAIR.fullmatch(reading.affiliation) else None
    )
    joined = f"{known}, {words}" if known else words
    return replace(
        reading,
        affiliation=joined,
        in_chair=chair,
        spans=(*reading.spans, span),
        bare=False,
        note=tail_note or reading.note,
    )


_IN_CHAIR = re.compile(r"\W*in the chair\W*", re.IGNORECASE)
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
    post = POST_NOMINAL.fullmatch(" " + words)
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
        is_code(inner, reading.name)
        or _NOTE.match(inner)
        or _FOR.match(inner)
        or _SUBSTITUTE_ONLY.match(inner)
        or _STOOD_BY.match(inner)
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
        # "and from the": what `_add` leaves out stands there beside the separator.
        reach = len(separator) + len("from the ") + 1
        extended = replace(extended, spans=_close_up(extended.spans, reach))
    if bracket > 0 and not keep_bracket:
        extended = _read_rest(extended, piece, start + bracket)
    return extended
