"""How two words stand to each other: the same, misread, misspelt, another form, or another word."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from minutes_extract.compare.vocabulary import (
    ADVERBS_OF_STYLE,
    CALENDAR,
    CONFUSED,
    DATE_WORDS,
    DECISIONS,
    HONORIFICS,
    IRREGULAR,
    LOOKALIKES,
    MODALS,
    MONEY_WORDS,
    NEGATIONS,
    NEUTRAL,
    NUMBER_WORDS,
    QUANTITIES,
    SCOPE,
    SYNONYMS,
)
from minutes_extract.vocabulary.roles import ORGANISATION_WORDS, ROLE_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from minutes_extract.compare.changes import Flag, Weight

SHORTEST_SLIP = 5
"""Letters that a word must have before one other letter is taken for a slip of the pen."""
LONG_WORD = 9
"""From this many letters on, two slips are allowed."""

_SYNONYM_OF = {word: index for index, words in enumerate(SYNONYMS) for word in words}
_DIGITS = re.compile(r"\d+")
_ORDINAL = re.compile(r"(?i)(?<=\d)(?:st|nd|rd|th)$")
_YEARS = re.compile(r"^((?:19|20)\d\d)[/–-](\d\d)$")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_CLOCK = re.compile(r"(?i)^(\d{1,2})[.:](\d\d)((?:am|pm|hrs|h)?)$")
_MONEY_SIGN = re.compile(r"[£€$]")
_YEAR = re.compile(r"^(?:19|20)\d\d$")
_DATE_OR_TIME = re.compile(
    r"(?i)^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$|^\d{1,2}[.:]\d\d(?:am|pm|hrs)?$|^\d{1,2}(?:am|pm)$|^\d{1,2}(?:st|nd|rd|th)$"
)
_NEGATIVE_STARTS = (
    "un",
    "in",
    "im",
    "il",
    "ir",
    "dis",
    "non",
    "mis",
    "de",
    "over",
    "under",
    "pre",
    "post",
    "re",
    "out",
)
# What a scanner takes for one another: first single characters, then pairs that look like one.
_LOOKS = str.maketrans(
    {
        "I": "l",
        "1": "l",
        "i": "l",
        "|": "l",
        "!": "l",
        "0": "o",
        "O": "o",
        "5": "s",
        "S": "s",
        "8": "b",
        "B": "b",
        "2": "z",
        "Z": "z",
        "9": "g",
        "6": "b",
        "é": "e",
        "ı": "l",
    }
)
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("ll", "u"), ("nn", "m"))
_SHAPES = str.maketrans({"e": "c", "h": "b", "u": "n"})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known of the two texts when two words are held against each other.

    Args:
        names: the words of the names in both records, without case.
        in_old, in_new: whether a word stands in that version at all, without case.

    """

    names: frozenset[str]
    in_old: Callable[[str], bool]
    in_new: Callable[[str], bool]


def stem(word: str) -> str:
    """Return the form that all forms of a word share, as far as its letters tell.

    >>> stem("approved") == stem("approving") == stem("approves"), stem("sought") == stem("seeked")
    (True, True)

    """
    return _stem(word.lower())


@lru_cache(maxsize=8192)
def _stem(word: str) -> str:
    word = word.removesuffix("'s").removesuffix("'")
    if word in IRREGULAR:
        return IRREGULAR[word]
    for ending, instead in (("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", "")):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            word = word[: -len(ending)] + instead
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "sl":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 4 else word


_DECISION_STEMS = frozenset(_stem(word) for word in DECISIONS)
_KNOWN_WORDS = ORGANISATION_WORDS | ROLE_WORDS


def flags_of(
    word: str,
    kind: str,
    before: str = "",
    after: str = "",
    *,
    opens: bool = False,
    names: frozenset[str] = frozenset(),
) -> list[Flag]:
    """Return what kind of word this is, of those that carry meaning.

    Args:
        word: its key.
        kind: "word", "number", "mark" or "label".
        before, after: the keys of its neighbours.
        opens: whether it opens a sentence, where a capital tells nothing.
        names: the words of known names, without case.

    >>> flags_of("£500", "number"), flags_of("not", "word"), flags_of("14", "number", after="May")
    (['money'], ['negation'], ['date'])

    """
    low = word.lower()
    if kind == "number" or (kind == "label" and _DIGITS.search(word) and word.startswith("(")):
        return [_figure(low, before.lower(), after.lower())]
    if kind == "mark":
        return ["money"] if low in MONEY_WORDS else ["number"] if low == "%" else []
    flags: list[Flag] = []
    if (low in NEGATIONS or low.endswith("n't")) and word != "NO":
        flags.append("negation")
    if low in MODALS and not (word == "May" and not opens):
        flags.append("modal")
    if low in NUMBER_WORDS or low in QUANTITIES:
        flags.append("number")
    if low in MONEY_WORDS and len(low) > 1:
        flags.append("money")
    if (
        low in DATE_WORDS
        and (low not in {"may", "march", "sun", "sat", "mon", "second"} or word[0].isupper())
        and "modal" not in flags
    ):
        flags.append("date")
    if low in SCOPE:
        flags.append("scope")
    if _stem(low) in _DECISION_STEMS:
        flags.append("decision")
    if (
        not flags
        and low not in HONORIFICS
        and low not in NEUTRAL
        and (low in names or (word[:1].isupper() and not opens))
    ):
        flags.append("name")
    return flags


def _figure(low: str, before: str, after: str) -> Flag:
    if _MONEY_SIGN.search(low) or before in MONEY_WORDS or after in MONEY_WORDS:
        return "money"
    if _DATE_OR_TIME.match(low) or _YEAR.match(low) or before in CALENDAR or after in CALENDAR:
        return "date"
    return "number"


def is_small(word: str, kind: str) -> bool:
    """Say whether a word or mark may come and go without a change of meaning.

    >>> is_small("the", "word"), is_small("not", "word"), is_small(",", "mark")
    (True, False, True)

    """
    low = word.lower()
    if kind == "mark":
        return low not in MONEY_WORDS and low not in {"%", "+", "=", "<", ">", "½", "¼", "¾"}
    return kind == "word" and (low in NEUTRAL or low in ADVERBS_OF_STYLE or low in HONORIFICS or low == "and")


def relation(old: str, new: str, around: Surroundings, *, opens: bool = False) -> Weight | None:
    """Say how a word that took another's place changes the sense: None where it is the same word.

    Args:
        old, new: their keys.
        around: what is known of the texts.
        opens: whether they open a sentence, where a capital tells nothing.

    >>> around = Surroundings(frozenset(), lambda word: False, lambda word: False)
    >>> [relation(a, b, around) for a, b in (("confirrned", "confirmed"), ("sought", "seeked"), ("may", "must"))]
    ['noise', 'wording', 'substance']

    """
    if old == new:
        return None
    if _DIGITS.search(old) or _DIGITS.search(new):
        return _figures(old, new)
    if not (old[0].isalnum() and new[0].isalnum()):
        small = is_small(old, "mark" if not old[0].isalnum() else "word") and is_small(
            new, "mark" if not new[0].isalnum() else "word"
        )
        return "wording" if small or _are_synonyms(old, new) else "substance"
    low_old, low_new = old.lower(), new.lower()
    if low_old == low_new:
        return "wording"
    if old.replace("-", "") == new.replace("-", ""):
        return "wording" if low_old.startswith("re") else "noise"
    if low_old.replace("'", "").replace("-", "") == low_new.replace("'", "").replace("-", ""):
        return "wording"
    both_real = around.in_new(low_old) and around.in_old(low_new)
    if are_misread(old, new) and not (both_real and old[0].isupper()):
        # A scan may hold the same word read rightly in one place and wrongly in another.
        return "wording" if both_real else "noise"
    if frozenset((low_old, low_new)) in CONFUSED:
        return "substance"
    if _are_synonyms(low_old, low_new):
        return "wording"
    if old[0].isupper() and new[0].isupper() and not opens and not {low_old, low_new} & _KNOWN_WORDS:
        # Most likely names; of posts and organisations the usual words are known.
        return "wording" if low_old.removesuffix("s") == low_new.removesuffix("s") else "substance"
    if _stem(low_old) == _stem(low_new):
        return "wording"
    if not both_real and not {low_old, low_new} & around.names and _is_slip(low_old, low_new):
        return "wording"
    if _carries_meaning(old, around.names) or _carries_meaning(new, around.names):
        return "substance"
    if is_small(low_old, "word") and is_small(low_new, "word"):
        return "wording"
    return "substance"


def are_misread(old: str, new: str) -> bool:
    """Say whether a scanner may have made one word of the other.

    >>> are_misread("rnodern", "modern"), are_misread("not", "now"), are_misread("he", "be")
    (True, False, False)

    """
    if old.lower() in LOOKALIKES and new.lower() in LOOKALIKES:
        return False
    if len(old) < 2 or len(new) < 2 or abs(len(old) - len(new)) > 3:
        return False
    return look(old) == look(new)


@lru_cache(maxsize=8192)
def look(word: str) -> str:
    """Return a word with all that looks alike made the same."""
    word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    word = word.translate(_LOOKS).lower()
    for pair, one in _PAIRS:
        word = word.replace(pair, one)
    return word.translate(_SHAPES)


def _figures(old: str, new: str) -> Weight:
    if _value(old) == _value(new):
        return "wording"
    letters = sum(c.isalpha() for c in old) >= 2 and sum(c.isalpha() for c in new) >= 2
    ordinal = _ORDINAL.search(old) or _ORDINAL.search(new)
    # "C0uncil": a figure inside a word, where the other version has a letter.
    if (
        letters
        and not ordinal
        and not (_DIGITS.search(old) and _DIGITS.search(new))
        and look(old) == look(new)
    ):
        return "noise"
    return "wording" if is_misread_figure(old, new) else "substance"


def is_misread_figure(old: str, new: str) -> bool:
    """Say whether one is the other with letters for some of its figures; a figure alone may be either.

    >>> is_misread_figure("2O24", "2024"), is_misread_figure("£l,000", "£1,000"), is_misread_figure("2024", "2824")
    (True, True, False)

    """
    # It is a figure, so it is shown; but it can mean nothing else.
    one_is_letter = all(a == b or a.isdigit() != b.isdigit() for a, b in zip(old, new, strict=False))
    return len(old) == len(new) > 1 and one_is_letter and look(old) == look(new)


@lru_cache(maxsize=4096)
def _value(figure: str) -> str:
    figure = figure.lower()
    tens, _, ones = figure.partition("-")
    if tens in NUMBER_WORDS and len(NUMBER_WORDS.get(ones, "")) == 1 and tens.endswith("ty"):
        return str(int(NUMBER_WORDS[tens]) + int(NUMBER_WORDS[ones]))
    figure = _YEARS.sub(r"\1-\2", NUMBER_WORDS.get(figure, figure))
    figure = _ORDINAL.sub("", _THOUSANDS.sub("", figure))
    if _MONEY_SIGN.match(figure):
        figure = figure.removesuffix(".00")
    clock = _CLOCK.match(figure)
    if clock:
        figure = f"{clock[1]}:{clock[2]}{clock[3]}"
    return figure


def same_figure(old: str, new: str) -> bool:
    """Say whether two figures stand for the same number, date or sum.

    >>> same_figure("1,000", "1000"), same_figure("14th", "14"), same_figure("10", "100")
    (True, True, False)

    """
    return _value(old) == _value(new)


def _are_synonyms(old: str, new: str) -> bool:
    sense = _SYNONYM_OF.get(old, _SYNONYM_OF.get(_stem(old)))
    return sense is not None and sense == _SYNONYM_OF.get(new, _SYNONYM_OF.get(_stem(new)))


def _carries_meaning(word: str, names: frozenset[str]) -> bool:
    """Say whether a word is of a kind where another spelling may be another thing."""
    return bool(flags_of(word, "word", opens=True, names=names))


def _means_something(word: str) -> bool:
    """Say whether a word is known for a real one."""
    return word in NEUTRAL or word in LOOKALIKES or _carries_meaning(word, frozenset())


def _is_slip(old: str, new: str) -> bool:
    """Say whether one word is most likely the other, misspelt."""
    if _means_something(old) and _means_something(new):
        return False
    shorter, longer = sorted((old, new), key=len)
    if len(shorter) < SHORTEST_SLIP - 1 or len(longer) < SHORTEST_SLIP:
        return False
    if any(longer == start + shorter for start in _NEGATIVE_STARTS) or old[0] != new[0]:
        return False
    most = 2 if len(shorter) >= LONG_WORD else 1
    return OSA.distance(old, new, score_cutoff=most) <= most
