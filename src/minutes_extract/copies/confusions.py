"""Letters and digits that a scanner takes for one another."""

from __future__ import annotations

_TWO = (("rn", "m"), ("ri", "n"), ("ii", "u"), ("cl", "d"), ("vv", "w"))
_ONE = str.maketrans("0156ijfcbqy", "olshlltehgv")
"""The first of each is read as the second."""


def shape(letters: str) -> str:
    """Return letters with one in the place of all that look like it.

    Args:
        letters: in lower case.

    >>> shape("f6nwatcr") == shape("fbnwater"), shape("east") == shape("west")
    (True, False)

    """
    for seen, meant in _TWO:
        letters = letters.replace(seen, meant)
    return letters.translate(_ONE)
