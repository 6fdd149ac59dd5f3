"""Words as a comparison sees them: what a scanner or a layout adds or loses is left out."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(
    r"""
      (?P<tag> </?[A-Za-z][^<>]{0,60}> )                        # emphasis and line ends of a markup
    | (?P<label>                                                # "(ii)", "b)": the label of a list
          \( (?:[ivxIVX]{1,5}|[a-zA-Z]|\d{1,2}) \)
        | (?<![\w(]) (?:[ivxIVX]{1,5}|[a-z]|\d{1,2}) \) )
    | (?P<number>
          (?: (?<![\w)\]]) [-−–] (?=[£€$]?\d) )?                # a minus, where no number stands before it
          (?: [£€$] | &pound; | &euro; )?
          \d\w* (?: [.,:/–‑-] \d\w* )* %?
      )
    | (?P<word> [^\W_]+ (?: ['’ʼ`] [^\W_]+ | [-‐‑–] [^\W_]+ )* )
    | (?P<entity> &(?:[A-Za-z]{2,8}|\#\d{1,6}); )
    | (?P<mark> [^\s\w] )
    """,
    re.VERBOSE,
)
_NOT_WORDS = frozenset("‘’“”\"'`´«»„‚-–—−‐‑•◦▪▫■□●○◆◇➢►▶‣⁃·*_#~|…\\￼�<>")
"""Quote marks, dashes, bullets, emphasis and what stands for a character that was lost."""
_HYPHENS = re.compile("[‐‑–]")
_APOSTROPHES = re.compile("[’ʼ`]")
_DRAFT = re.compile("^(?:DRAFT|COPY)$")
_LABEL = re.compile(
    r"""^[\s\-–—•◦▪■●·*_#>]*?
    (?P<label> \(?(?:[ivx]{1,5}|[a-z]|\d{1,3})[).]
             | \(?[IVX]{1,5}\)
             | [A-Z]\)
             | \d{1,3}(?:\.\d{1,3})+\.?(?=\s+[A-Z])
    )(?=\s|$)\s*""",
    re.VERBOSE,
)
_BULLET = re.compile(r"^[\s\-–—•◦▪■●·*#>]+(?=[^\W\d_])|^o\s+(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Word:
    """A word, number or mark that means something.

    Args:
        key: how it is compared: apostrophes, hyphens and compatibility characters made plain.
        start, end: where it stands in its passage, in characters.
        kind: "word", "number", "mark" or "label".

    """

    key: str
    start: int
    end: int
    kind: str


def split_words(passage: str) -> list[Word]:
    """Return the words of a passage; quote marks, dashes, bullets and emphasis are none.

    >>> [word.key for word in split_words("• The “well-being” fund: £1,200")]
    ['The', 'well-being', 'fund', ':', '£1,200']

    """
    words = []
    for found in _WORD.finditer(passage):
        kind = str(found.lastgroup)
        words_of = found.group()
        key = words_of if words_of.isascii() else _plain(words_of)
        if kind == "tag" or (kind == "mark" and (key in _NOT_WORDS or _is_ornament(key))):
            continue
        if kind == "entity" or "&" in key:
            key = html.unescape(key).strip()
            kind = "mark" if kind == "entity" else kind
            if not key or key in _NOT_WORDS:
                continue
        if kind == "word" and _DRAFT.match(key):
            continue  # a watermark, which a layout may leave in the middle of a sentence
        words.append(Word(key, found.start(), found.end(), kind))
    return words


def leading_label(passage: str) -> tuple[str, int]:
    """Return the label that a passage opens with ("" where there is none) and where its words begin.

    >>> leading_label("ii) approved the plan"), leading_label("A. Smith spoke")
    (('ii)', 4), ('', 0))

    """
    found = _LABEL.match(passage)
    if found:
        return found.group("label"), found.end()
    bullet = _BULLET.match(passage)
    return "", bullet.end() if bullet else 0


@lru_cache(maxsize=4096)
def _plain(words: str) -> str:
    words = unicodedata.normalize("NFKC", words)
    return _HYPHENS.sub("-", _APOSTROPHES.sub("'", words)).replace("−", "-").replace("\xad", "")


def _is_ornament(mark: str) -> bool:
    """Say whether a character is of private use, for control, or of no category at all."""
    return unicodedata.category(mark[:1] or " ")[0] in {"C", "Z"}
