"""What a name looks like: titles, initials, family names, letters behind it; and what is a post instead."""

from __future__ import annotations

import re
from functools import lru_cache

from minutes_extract.vocabulary.parties import PARTIES
from minutes_extract.vocabulary.roles import NOT_NAMES, ORGANISATION_WORDS, ROLE_WORDS, ROLES
from minutes_extract.vocabulary.titles import PARTICLES, POST_NOMINALS, TITLES
from minutes_extract.vocabulary.wordings import alternation

TITLE = re.compile(rf"(?:the\s+)?(?:{alternation(TITLES)})\b\.?(?=\s|$|,|\)|:)", re.IGNORECASE)

ROLE = re.compile(rf"(?:the\s+)?(?:{alternation(ROLES)})(?![\w'’])", re.IGNORECASE)

POST_NOMINAL = re.compile(
    # "PC" behind a name is a privy counsellor, before one a constable
    rf"[\s,]*\b(?!PC\s+[A-Z][a-z]+\s+[A-Z])(?:{alternation(POST_NOMINALS)})\b\.?(?=\s|$|,|\(|;)"
)

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
    words = words.replace("rrn", "rm")  # a scanner's "Chairrnan"
    parts = re.split(r"\s*[,;/()]\s*|\s+(?:and|&|[-–])\s+", words)
    return bool(_CHAIRED.search(words)) or any(_CHAIR_PART.fullmatch(part) for part in parts if part)


_PARTY = re.compile(
    rf"\W*(?:the\s+)?(?:{alternation(PARTIES)})(?:\s+(?:party|group|members?|councillors?))*\W*",
    re.IGNORECASE,
)


def names_party(words: str) -> bool:
    """Say whether some words name a political party or group, and nothing else.

    >>> names_party("Scottish Labour Party"), names_party("Cllr A Green")
    (True, False)

    """
    return bool(_PARTY.fullmatch(words))


_INITIAL = r"(?:[A-Z]\.?(?![\w’'])|(?:[A-Z]\.){2,4}|[A-Z]{2,3}(?=\s+[A-Z][a-z]))"

_SURNAME = r"(?:(?:O|D|M)['’])?[A-ZÀ-ÖØ-Þ][\w’'À-ÿ]*(?:[-–‑][A-ZÀ-ÖØ-Þa-z][\w’'À-ÿ]*)*\.?"

_PARTICLE = alternation(PARTICLES)

_NEXT_WORD = re.compile(r"[\s.]*([^\W\d][\w’'-]*)")


def title_at(text: str, at: int) -> re.Match[str] | None:
    """Return the title that stands at an offset, unless it begins a post ("Deputy Clerk", "Chief Fire Officer")."""
    found = TITLE.match(text, at)
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
        and following.group(1).casefold() in post_words()
        and not TITLE.match(text, following.start(1))
        and not re.match(r"(?i)(?:cllr|councillor|mr|mrs|ms|miss|dr|sir)\b", found.group())
    ):
        return None
    return found


WORD = re.compile(r"\S+")

_INITIALS_CODE = re.compile(r"^[A-Z][A-Za-z]{0,3}[A-Z]?[a-z]?$|^[A-Z]{1,5}$")


@lru_cache(maxsize=1)
def post_words() -> frozenset[str]:
    """Return the words that tell a post or an organisation."""
    return ROLE_WORDS | ORGANISATION_WORDS


def is_post_or_organisation(words: str) -> bool:
    """Say whether some words tell a post or an organisation, and hence no name.

    >>> is_post_or_organisation("Director of Works"), is_post_or_organisation("Ann Other")
    (True, False)

    """
    for word in words.split():
        plain = word.strip(".,()&’'").casefold()
        if "rn" in plain and plain.replace("rn", "m") in post_words():
            return True  # a scanner's "Cornmittee"
        if plain in post_words() or (plain.endswith("s") and len(plain) > 4 and plain[:-1] in post_words()):
            return True
    return False


def names_somebody(words: str) -> bool:
    """Say whether some words are a name, with or without its title and a bracket.

    >>> names_somebody("Cllr Ann Other (Chair)"), names_somebody("Shire Hall Trust")
    (True, False)

    """
    head = re.split(r"[(,]", words, maxsplit=1)[0].strip()
    title = title_at(head, 0)
    bare = head[title.end() :].strip() if title else head
    return (
        bool(bare)
        and not is_post_or_organisation(bare)
        and (name_shaped(bare) and (bool(title) or " " in bare))
    )


def plain_title(title: str) -> str:
    """Return a title without its stops, in small letters."""
    return re.sub(r"\.", "", title).casefold().strip()


def name_shaped(words: str) -> bool:
    """Say whether some words have the form of a name and tell no post."""
    return bool(
        re.fullmatch(
            rf"(?:{_INITIAL}\s*)*{_SURNAME}(?:\s+(?:(?:{_PARTICLE})\s+)*{_SURNAME}){{0,2}}", words.strip()
        )
    ) and not is_post_or_organisation(words)


def names_post(words: str) -> bool:
    """Say whether some words name a post that a person may hold ("the Provost", "Head of Planning")."""
    of = ROLE.match(words)
    if of and re.match(r"\s+(?:of|for|to)\s", words[of.end() :]):
        return True  # "the Dean of Science"
    if ROLE.fullmatch(words) or re.fullmatch(r"[Tt]he\s+[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)?", words):
        return True  # "the Master", though Master is a courtesy too
    titled = TITLE.match(words) and not re.match(r"(?:the\s+)?\w+\s+of\s", words, re.IGNORECASE)
    return is_post_or_organisation(words) and not titled and not words.isupper()


def names_organisation(words: str) -> bool:
    """Say whether a word among some names an organisation ("Wold Trust"), and not only a post."""
    return any(word.strip(".,()&’'").casefold() in ORGANISATION_WORDS - ROLE_WORDS for word in words.split())


# First names that are months too.
_MONTHS_TOO = frozenset({"april", "may", "june", "august"})
_SMALL_WORDS = frozenset({"of", "and", "the", "for", "to", "in", "on", "at", "from", "with"})

# A letter that a scanner took for a figure ("Pears0n"), or a capital I for an l ("lsaacs").
_SCANNED_WORD = re.compile(r"[A-Z][a-zA-Z’'-]*[015][a-z’'-]*|0[a-z]{2,}")

_SCANNED_CAPITAL = re.compile(r"l[bcdfghjkmnpqrstvwxz][a-z]+")


def read_name(text: str, at: int, *, titled: bool, surname_only: bool) -> tuple[int, str | None]:
    """Return where the name that begins at an offset ends, and the name."""
    words: list[tuple[str, int, int]] = []
    for found in WORD.finditer(text, at):
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
        scanned_prefix = bool(re.match(r"0['’][A-Z]|0[a-z]{2,}$", core))
        split_prefix = bool(words) and words[-1][0] in {"O", "D"} and bool(re.match(r"['’][A-Z]", core))
        if not (core[0].isalpha() or split_prefix or scanned_prefix) or "@" in core or "/" in core:
            break
        if any(c.isdigit() for c in core) and not (scanned_prefix or _SCANNED_WORD.fullmatch(core)):
            break
        first = bare in _MONTHS_TOO and re.match(r"\s+[A-Z][a-z]", text[end:])
        if not words and bare in NOT_NAMES and not (len(bare) == 1 and core[0].isupper()) and not first:
            break
        if words and (POST_NOMINAL.fullmatch(" " + core) and not text.isupper()):
            break
        if (
            bare in post_words()
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
    """Drop the letters that abbreviate the name before them ("Karim Drury KD")."""
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


def is_code(words: str, name: str) -> bool:
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
