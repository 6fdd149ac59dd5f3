"""Text made worse: lines moved, words of minutes in wrong places, characters that trip programs up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

WORDINGS = (
    "RESOLVED:", "RESOLVED: That", "It was resolved that", "Agreed:", "AGREED unanimously", "Recommended to Council:",
    "That the report be noted", "The motion was lost.", "The motion was carried by 7 votes to 2, with 1 abstention.",
    "Moved by Cllr Ann Other, seconded by Bo Fill", "For: 5 Against: 4 Abstained: 0", "Vote recorded:",
    "Present:", "PRESENT", "In attendance:", "Apologies for absence were received from", "Apologies:", "Absent",
    "Cllr Ann Other (Chair)", "Councillor Bo Fill (substituting for Di Away)", "Mr. J. O'Neill-Smythe MBE, JP",
    "and", "and Bo Fill and Di Away and", "The Chair welcomed everyone.", "Declarations of Interest",
    "Cllr Ann Other declared a pecuniary interest in item 4", "ACTION: P Smith", "Action by: AO", "by 31st May 2024",
    "Minutes of the meeting of the Parish Council held on Tuesday, 14th May, 2024 at 7.30 pm in the Village Hall",
    "MINUTES", "DRAFT", "Page 1 of 3", "Date of next meeting", "The next meeting will be held on 16th July 2024 at 10am",
    "The meeting closed at 9.15 p.m.", "Signed ........................ Chair", "Appendix A", "31/02/2024", "00/00/0000",
    "12:75", "quorum", "1.", "1.1", "1.1.1.1.1.1", "(a)", "(i)", "iv)", "xcix.", "99999999999999999999.", "A.", "•",
    "-", "|", "| Name | Role |", "|---|---|", "#", "## Items", "---", "***", "~~~", "NOTE", "*", "**Resolved**", "_", ";", ":",
)  # fmt: skip
"""Fragments with a meaning, to be put where they have none."""

CHARACTERS = (
    "\0", "\t", "\f", "\v", "\r", "\x1b[31m", "\x1c", "\x85", "\xa0", "\xad", "\u2028", "\u2029", "\u200b", "\u200d",
    "\u202e", "\ufeff", "\ufffd", "\ufffe", "\u0301", "\u0130", "ß", "ﬁ", "½", "²", "①", "٣", "१", "Ⅳ", "ǅ", "\U0001f469",
    "\U000e0041", "‘", "’", "“", "–", "—", "…", "§", "\\", "%", "&", "<", ">", '"', "'", "=", "$1", "{", "}", "[", "]", "(", ")",
)  # fmt: skip


def change_text(text: str, random: Random) -> str:
    """Text with one thing changed."""
    return random.choice(CHANGES)(text, random)


def _drop_lines(text: str, random: Random) -> str:
    lines = text.split("\n")
    start = random.randrange(len(lines))
    return "\n".join(lines[:start] + lines[start + random.randint(1, 4) :])


def _repeat_lines(text: str, random: Random) -> str:
    lines = text.split("\n")
    start = random.randrange(len(lines))
    block = lines[start : start + random.randint(1, 5)]
    return "\n".join(lines[:start] + block * random.randint(2, 4) + lines[start:])


def _move_lines(text: str, random: Random) -> str:
    lines = text.split("\n")
    start = random.randrange(len(lines))
    block = lines[start : start + random.randint(1, 5)]
    del lines[start : start + len(block)]
    place = random.randint(0, len(lines))
    return "\n".join(lines[:place] + block + lines[place:])


def _join_lines(text: str, random: Random) -> str:
    return _at_match(text, r"\n+", lambda _: random.choice(("", " ", "  ", "\t")), random)


def _break_line(text: str, random: Random) -> str:
    return _insert(text, random.choice(("\n", "\n\n", "\n      ", "\f", "\r\n")), random)


def _indent_line(text: str, random: Random) -> str:
    return _at_match(text, r"(?m)^[ \t]*", lambda _: " " * random.choice((0, 1, 4, 12, 40)), random)


def _insert_wording(text: str, random: Random) -> str:
    words = random.choice(WORDINGS)
    return _insert(text, random.choice((words, f"\n{words}\n", f"\n\n{words} ", f" {words} ")), random)


def _insert_character(text: str, random: Random) -> str:
    return _insert(text, random.choice(CHARACTERS) * random.choice((1, 1, 1, 2, 30)), random)


def _drop_stretch(text: str, random: Random) -> str:
    start = random.randint(0, len(text))
    return text[:start] + text[start + random.choice((1, 2, 5, 40)) :]


def _repeat_stretch(text: str, random: Random) -> str:
    start = random.randint(0, len(text))
    stretch = text[start : start + random.choice((1, 2, 5, 40))]
    return text[:start] + stretch * random.choice((2, 3, 10, 50)) + text[start:]


def _change_number(text: str, random: Random) -> str:
    numbers = ("0", "1", "2", "9", "10", "31", "99", "2024", "999999999999", "٣", "²", "-1", "1.5", "")
    return _at_match(text, r"\d+", lambda _: random.choice(numbers), random)


def _change_label(text: str, random: Random) -> str:
    labels = ("", "1.", "2)", "(c)", "iv.", "7.3.1", "A", "• ", "1 . ", "12345.", "l.", "O.", "i. ii.")
    return _at_match(text, r"(?m)^\s*[(\[]?[\dA-Za-z]{1,4}[.)\]]", lambda _: random.choice(labels), random)


def _change_case(text: str, random: Random) -> str:
    turn = random.choice((str.upper, str.lower, str.title, str.swapcase))
    return _at_match(text, r"(?m)^.+$", lambda found: turn(found), random)


def _change_word(text: str, random: Random) -> str:
    words = text.split() or ["word"]
    return _at_match(
        text, r"\S+", lambda found: random.choice((random.choice(words), found[::-1], "")), random
    )


def _change_mark(text: str, random: Random) -> str:
    marks = ("", ".", ",", ";", ":", "/", "-", "–", "(", ")", "&", " and ", "\t")
    return _at_match(text, r"[^\w\s]", lambda _: random.choice(marks), random)


def _change_space(text: str, random: Random) -> str:
    return _at_match(text, r"[ \t]+", lambda _: random.choice(("", "  ", "\t", "\xa0", " " * 60)), random)


CHANGES = (
    _drop_lines, _repeat_lines, _move_lines, _join_lines, _break_line, _indent_line, _insert_wording, _insert_wording,
    _insert_character, _drop_stretch, _repeat_stretch, _change_number, _change_label, _change_case, _change_word,
    _change_mark, _change_space,
)  # fmt: skip


def _insert(text: str, words: str, random: Random) -> str:
    place = random.randint(0, len(text))
    return text[:place] + words + text[place:]


def _at_match(text: str, pattern: str, change: Callable[[str], str], random: Random) -> str:
    found = list(re.finditer(pattern, text))
    if not found:
        return text
    match = random.choice(found)
    return text[: match.start()] + change(match.group()) + text[match.end() :]
