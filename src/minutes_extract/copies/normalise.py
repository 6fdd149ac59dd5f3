"""The words of a document as they are compared: without case, marks, labels of lists, or divided words."""

from __future__ import annotations

import re
import unicodedata

_LABEL = re.compile(
    r"""
    ^[ \t>|]*                                # where a line begins, after marks of a table or a quotation
    (?:[•·▪◦‣*\-–—]+[ \t]+)?                 # a bullet
    (?:
        o                                      # a bullet that was drawn as a letter
      | \(?\d{1,4}(?:[./]\d{1,3}){0,3}[.):]?   # 9  9.2  12/05  (3)
      | \(?[a-z][.)]                           # a)  (b)
      | \(?[ivx]{1,5}[.)]                      # ii)  (iv)
    )
    [ \t]+(?=\S)
    """,
    re.VERBOSE | re.MULTILINE | re.IGNORECASE,
)
"""The label of an item or of a clause: reading a file again may lose it or count anew."""

_DIVIDED = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]\s*\n\s*(?=[^\W\d_])")
"""A word divided at the end of a line."""

_TAG = re.compile(r"</?[a-z][a-z0-9]{0,10}(?:\s[^<>]{0,300})?/?>|&[a-z]{2,8};|&#\d{1,6};", re.IGNORECASE)
"""Markup that was left over when a page was saved as text."""

_PAGE_NUMBER = re.compile(r"(?im)^[ \t]*(?:page[ \t]+)?\d{1,3}(?:[ \t]+of[ \t]+\d{1,3})?[ \t]*$")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def split_words(text: str) -> list[str]:
    r"""Return the words of a text in order, as they are compared.

    Args:
        text: the running text of a document, without its furniture.

    >>> split_words("3. Accounts\n\n  a) The Chair's re-\n  port was NOTED.\n\nPage 2 of 3")
    ['accounts', 'the', 'chairs', 'report', 'was', 'noted']

    """
    text = unicodedata.normalize("NFKC", text)
    if "<" in text or "&" in text:
        text = _TAG.sub(" ", text)
    text = _DIVIDED.sub("", _PAGE_NUMBER.sub("", text))
    text = _LABEL.sub("", text).lower().replace("’", "").replace("'", "")
    return _WORD.findall(text)
