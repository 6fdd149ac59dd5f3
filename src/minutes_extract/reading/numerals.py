"""Numbers as lists print them: figures, letters, Roman figures."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
MOST_ROMAN = 4999


def number_as(number: int, form: str) -> str:
    """Return a number in one of the forms that Word names.

    Args:
        number: the number; letters and Roman figures begin at 1.
        form: "decimal", "decimalZero", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman" or
            "ordinal"; any other form is printed as figures.

    >>> number_as(28, "lowerLetter"), number_as(14, "upperRoman"), number_as(2, "ordinal")
    ('bb', 'XIV', '2nd')

    """
    if form in {"lowerLetter", "upperLetter"} and 1 <= number <= 780:
        # Word goes on after z with aa, bb, cc.
        letters = chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters.upper() if form == "upperLetter" else letters
    if form in {"lowerRoman", "upperRoman"} and 1 <= number <= MOST_ROMAN:
        figures = ""
        for value, letters in _ROMAN:
            figures += letters * (number // value)
            number %= value
        return figures.upper() if form == "upperRoman" else figures
    if form == "decimalZero":
        return f"{number:02d}"
    if form == "ordinal":
        ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        return f"{number}{ending}"
    return str(number)
