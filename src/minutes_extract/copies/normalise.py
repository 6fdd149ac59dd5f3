"""The words of a document as they are compared: without case, marks, labels of lists, or divided words."""

from __future__ import annotations

import re
import unicodedata

_LABEL = re.compile(
    r"""
    \n[ \t>|]*                               # where a line begins, after marks of a table or a quotation
    (?:[*\-]+[ \t]+)?                        # a bullet
    (?:
        o                                      # a bullet that was drawn as a letter
      | \(?\d{1,4}(?:[./]\d{1,3}){0,3}[.):]?   # 9  9.2  12/05  (3)
      | \(?[a-z][.)]                           # a)  (b)
      | \(?[ivx]{1,5}[.)]                      # ii)  (iv)
    )
    [ \t]+(?=\S)
    """,
    re.VERBOSE,
)
"""The label of an item or of a clause: reading a file again may lose it or count anew."""

_DIVIDED = re.compile(r"-(?<=[^\W\d_]-)\s*\n\s*(?=[^\W\d_])")
"""A word divided at the end of a line."""

_TAG = re.compile(r"</?[a-z][a-z0-9]{0,10}(?:\s[^<>]{0,300})?/?>|&[a-z]{2,8};|&#\d{1,6};")
"""Markup that was left over when a page was saved as text."""

_PAGE_NUMBER = re.compile(r"\n[ \t]*(?:page[ \t]+)?\d{1,3}(?:[ \t]+of[ \t]+\d{1,3})?[ \t]*(?=\n|\Z)")

_BULLETS, _HYPHENS, _APOSTROPHE = "•·▪◦‣–—", "\u00ad\u2010", "’"
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")

_ASCII_MARKS = bytes(c for c in range(128) if not chr(c).isalnum())
_BLANKS = bytes.maketrans(_ASCII_MARKS, b" " * len(_ASCII_MARKS))


def normalise(text: str) -> str:
    r"""Return the words of a text in order, as they are compared, with one blank between them.

    Every expression here begins with a character that is rare, or is tried only where one is: most of a text is
    passed over without a look, which makes this four times faster than searching for words.

    Args:
        text: the running text of a document, without its furniture.

    >>> normalise("3. Accounts\n\n  a) The Chair's re-\n  port was NOTED.\n\nPage 2 of 3")
    'accounts the chairs report was noted'

    """
    if text.isascii():
        text = "\n" + text.lower()
    else:
        text = _NOT_ASCII.sub(_in_ascii, "\n" + unicodedata.normalize("NFKC", text).lower())
    if "<" in text or "&" in text:
        text = _TAG.sub(" ", text)
    text = _LABEL.sub("\n", _DIVIDED.sub("", _PAGE_NUMBER.sub("\n", text)))
    # What is not ASCII by now is part of a word.
    data = text.encode("utf-8", errors="surrogatepass").translate(_BLANKS, delete=b"'").strip()
    while b"  " in data:  # a few passes, each of them far cheaper than to make an object of every word
        data = data.replace(b"  ", b" ")
    return data.decode("utf-8", errors="surrogatepass")


def _in_ascii(match: re.Match[str]) -> str:
    c = match.group()
    if c.isalnum():
        return c
    if c in _BULLETS:
        return "*"
    if c in _HYPHENS:
        return "-"
    if c == _APOSTROPHE:
        return ""
    return " " if c.isspace() else "~"  # a mark, not a blank: what follows it is no label
