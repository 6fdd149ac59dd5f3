"""Labels as clerks print them: what opens a line and numbers it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}

_LABEL = re.compile(
    r"""
    (?P<lead> [•▪●○◦∙·\-–*]\s* )?                            # a bullet set before the label
    (?P<label>
        (?P<item> (?:Agenda\s+)? [Ii]tem (?:\s+No\.?)? \s* (?P<item_number>\d{1,3}[a-z]?) \s* [.:)\-–]? (?=\s|$) )
      | (?P<code>
            (?: [A-Z]{2,6}[/\-.]\d{1,4} | [A-Z][/.]\d{2,4} )(?![\w/.\-]) [.:)]? (?=\s|$) |
            [A-Z]{1,4}\d{1,4} (?: [.:] (?=\s|$) | (?=\s{2,}[A-Z]|\t|\s*$) ) |                  # AC46
            (?: [A-Z][A-Za-z]{0,7} (?:\(\d{2}\)[A-Z]?)? [ ]?[/.\- ][ ]? | [A-Z]{1,6}(?=\d) )?   # PC/ BM GBP/ C
            (?:\d{1,4} [A-Za-z]? | (?=l?\d) [\dlO]{2,4})
            (?: [ ]?[/.\-][ ]? (?=\w?\d|\d) [\dlO]{1,4} (?: (?!\w) | (?=[A-Z][a-z]{2}) ) ){1,3}
            (?: [ ]? \( [a-z]{1,4} \) | [a-z] (?!\w) )?
            (?: [.:)]? (?=\s|$) | (?<=/\d\d)(?=[A-Z][a-z]{2}) )                               # 146/22Planning
        )
      | (?P<plain> \d{1,4} [a-z]? (?: [.:)] \)? (?=\s|$|[A-Z(\[]) | (?=\t|[ ]*$) | (?=[ ][A-Z][\w’']) | [ ][|–-](?=[ ]+[A-Z]) ) )
      | (?P<scanned> (?: (?=[\dOlI]{3,4}\b) (?=\w*\d) [\dl] [\dOlI]{2,3} [.:)]? | (?: l[\dO]? | \d[Ol] ) \. ) (?=\s+[A-Z]) )   # 12O4, l., lO.: a scanner's letters
      | (?P<bracket> \( \s? \d{1,3} \s? \) [:.]? (?=\s|$|[A-Za-z]) )
      | (?P<roman> \(? (?:x{0,3}(?:ix|iv|v?i{1,3}|v)|x{1,3}|l) [.):] \)? (?=\s|$|[A-Z(]) )
      | (?P<upper_roman> \(? (?:X{0,3}(?:IX|IV|V?I{1,3}|V)|X{1,3}) (?: [.)] | (?=\t) ) (?=\s|$) )
      | (?P<letter> \(? [a-z]{1,2} [.)] \)? (?=\s|$|[A-Z(]) )
      | (?P<upper> \(? [A-Z] (?: [.)] (?=\s+[A-Z]|\t|\s*$) | (?=\t) ) )
      | (?P<ordinal_number> (?:No\.?|Minute|Min\.?) [ ]? \d{1,4} [.:)]? (?=\s|$) )
    )
    """,
    re.VERBOSE,
)
_BULLET = re.compile(r"^(?:[•▪●○◦∙·\-–*➢✓]|o(?=\s))\s*")
_DATE_LIKE = re.compile(
    r"^\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d\b|^\d{1,2}[.:]\d\d\s*(?:am|pm)\b|^\d{1,2}\s+(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b",
    re.I,
)
# "2023/24" is a year of accounts; "2023/41" can only be a number.
_YEARS = re.compile(r"(?P<first>(?:19|20)\d\d)[/-](?P<second>\d\d)\b(?P<titled>[.:]?(?:\s+[A-Z]|\s*$))?")
_AMOUNT_AFTER = re.compile(
    r"^\s*(?:am\b|pm\b|p\.m|a\.m|hrs\b|%|per cent|years?\b|months?\b|members? of|people\b|st\b|nd\b|rd\b|th\b)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the start of a line.

    Args:
        printed: as printed, with its punctuation.
        number: without the final dot, colon or bracket.
        kind: which way of numbering it belongs to.
        shape: what labels of one series have in common.
        values: its numbers, letters and Roman figures as numbers.
        length: characters from the start of the line to the first after the label.
        start: characters from the start of the line to the label (a bullet may stand before it).

    """

    printed: str
    number: str
    kind: str
    shape: str
    values: tuple[int, ...]
    length: int
    start: int


# A word and the beginning of another: most lines, and none of them opens with a label.
_PROSE = re.compile(r"(?!Agenda\b|[Ii]tem\b)[A-Za-z]+,? [A-Za-km-z]")


@lru_cache(maxsize=256)
def read_label(line: str) -> Label | None:
    """Return the label that opens a line, or None where none does.

    Args:
        line: one line of text.

    >>> read_label("15.09.3 Minutes").number
    '15.09.3'
    >>> read_label("(iv) to note").values
    (4,)
    >>> read_label("12 members were there") is None
    True

    """
    if _PROSE.match(line):
        return None
    found = _LABEL.match(line)
    if not found or not found["label"] or _DATE_LIKE.match(line):
        return None
    years = _YEARS.match(line)
    if years and (not years["titled"] or (int(years["first"]) + 1) % 100 == int(years["second"])):
        return None
    printed = found["label"].strip()
    kind = next(k for k in _KINDS if found[k] is not None)
    if _AMOUNT_AFTER.match(line[found.end() :]):
        return None
    if kind == "item":
        number = found["item_number"]
    elif kind == "ordinal_number":
        number = re.sub(r"\D", "", printed)
    elif kind == "code":
        number = re.sub(r"\s*([/\-.])\s*", r"\1", printed.rstrip(".:)" if "(" not in printed else ".:"))
        number = re.sub(r"^(?:Item|Minute|Min)\.?\s+", "", number)
    else:
        number = printed.strip("().: |–-")
    return Label(
        printed, number, kind, _shape(kind, number), _values(kind, number), found.end(), found.start("label")
    )


_FIGURES = str.maketrans("OlI", "011")
_KINDS = (
    "item", "code", "plain", "scanned", "bracket", "roman", "upper_roman", "letter", "upper", "ordinal_number",
)  # fmt: skip


def _shape(kind: str, number: str) -> str:
    if kind != "code":
        return "plain" if kind == "scanned" else kind
    shape = re.sub(r"[\dOl]*\d[\dOl]*", "9", number)
    shape = re.sub(r"\([a-z]+\)$|(?<=9)[a-z]$", "", shape)
    return shape.replace(" ", "").replace("-", "/") if "/" in shape else shape.replace(" ", "")


def _values(kind: str, number: str) -> tuple[int, ...]:
    if kind in {"roman", "upper_roman"}:
        return (roman_value(number),)
    if kind in {"letter", "upper"}:
        value = 0
        for letter in number.lower():
            value = value * 26 + ord(letter) - 96
        return (value,)
    digits = re.sub(
        r"[Ol](?=[\dOl]*\d)|(?<=\d)[Ol]+|^l[Ol]?$", lambda found: found.group().translate(_FIGURES), number
    )
    return tuple(int(run) for run in re.findall(r"\d+", digits))


def roman_value(figures: str) -> int:
    """Return the value of Roman figures.

    >>> roman_value("xiv")
    14

    """
    total = 0
    values = [_ROMAN[c] for c in figures.lower()]
    for k, value in enumerate(values):
        total += -value if k + 1 < len(values) and values[k + 1] > value else value
    return total


def bullet_length(line: str) -> int:
    """Return how many characters of a line its bullet takes, 0 where it has none."""
    found = _BULLET.match(line)
    return (
        found.end()
        if found and len(line) > found.end() and (line[0] not in "-–*·" or line[1:2].isspace())
        else 0
    )
