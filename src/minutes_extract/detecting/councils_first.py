"""Lists that an export ran together with each member's council before the name and no mark between."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from minutes_extract.detecting.people import Reading, read_people, with_post

if TYPE_CHECKING:
    from minutes_extract.spans import View

LEAST_MEMBERS = 3
"""Titles in a row that show the list's rhythm."""

_NAME = re.compile(r"\s+[A-Z][\w’'.-]*\s+(?:(?:Mac|Mc|O|de|van|Ní|Ó)\s)?[A-Z][\w’'-]+(?:\s*\([^()]*\))?")
_COUNCILLOR = re.compile(r"(?<=\s)(?:Cllr|Councillor)\b\.?(?=\s+[A-Z])")


def read_councils_first(view: View) -> list[Reading]:
    """Read a list such as "Dunmore Cllr Ann Other Invergair Cllr Bo Fill"; nothing where it is no such list.

    Args:
        view: the list, in one line.

    """
    words = view.text
    titles = list(_COUNCILLOR.finditer(words))
    if len(titles) < LEAST_MEMBERS or re.search(r"[,;:]", words):
        return []
    people: list[Reading] = []
    before = 0
    for title in titles:
        name = _NAME.match(words, title.end())
        if name is None or not words[before : title.start()].strip():
            return []
        found = read_people(view.cut(title.start(), name.end()), one=True)
        if len(found) != 1:
            return []
        people.append(with_post(found[0], view.cut(before, title.start())))
        before = name.end()
    # Behind the last name nothing is left: what stands before each belongs to it.
    return people if not words[before:].strip(" .") else []
