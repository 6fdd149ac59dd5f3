"""Seeded edits of known kind on the texts of the samples: each must be found between two documents."""

from __future__ import annotations

import random
import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import minutes_extract
from conftest import SAMPLES
from minutes_extract.compare import compare
from minutes_extract.versions import version_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from minutes_extract import Comparison, Item
    from minutes_extract.compare import Version

    Edit = Callable[["Version", str, random.Random], str | None]

SEEDS = 13
WORDS_FOR = {
    "one": "two", "two": "three", "three": "four", "four": "five", "five": "six", "six": "seven", "ten": "twelve",
}  # fmt: skip
MONTHS = "January February March April May June July August September October November December".split()


@cache
def versions() -> list[Version]:
    """The samples as plain text, in every style that they are in."""
    texts = [minutes_extract.read_text(path).content for path in SAMPLES]
    found = [version_of(text.encode()) for text in texts]
    return [version for version in found if version.record.meetings]


def walk(items: list[Item]) -> Iterator[Item]:
    for item in items:
        yield item
        yield from walk(item.items)


def items_of(version: Version) -> list[Item]:
    return [item for meeting in version.record.meetings for item in walk(meeting.items)]


def replaced(text: str, start: int, end: int, new: str) -> str:
    return text[:start] + new + text[end:]


def word(pattern: str, new: Callable[[re.Match[str]], str], *, decided: bool = False) -> Edit:
    """An edit that changes one word of an item, in a sentence of a resolution or elsewhere."""

    def edit(version: Version, text: str, rng: random.Random) -> str | None:
        places = []
        for item in items_of(version):
            spans = [(e.start, e.end) for r in item.resolutions for e in r.evidence]
            heading = max((e.end for e in item.evidence), default=item.extent.start)
            for match in re.compile(pattern).finditer(text, heading, item.extent.end):
                within = any(a < match.start() and match.end() <= b for a, b in spans)
                outside = all(b <= match.start() or match.end() <= a for a, b in spans)
                line = text[text.rfind("\n", 0, match.start()) + 1 : text.find("\n", match.end())]
                if (within if decided else outside) and len(line.split()) > 5:
                    places.append(match)
        if not places:
            return None
        match = rng.choice(places)
        return replaced(text, match.start(), match.end(), new(match))

    return edit


def swap_present_and_apologies(version: Version, text: str, rng: random.Random) -> str | None:
    people = version.record.meetings[0].attendance
    here = [p for p in people if p.status == "present" and len(p.evidence) == 1 and not p.is_chair]
    away = [p for p in people if p.status == "apologies" and len(p.evidence) == 1]
    if not here or not away:
        return None
    a, b = rng.choice(here).evidence[0], rng.choice(away).evidence[0]
    first, last = sorted((a, b), key=lambda e: e.start)
    swapped = replaced(text, last.start, last.end, first.quote)
    return replaced(swapped, first.start, first.end, last.quote)


def misread_name(version: Version, text: str, rng: random.Random) -> str | None:
    people = [p for p in version.record.meetings[0].attendance if re.search(r"\w[lmoh]\w", p.name.split()[-1])]
    if not people:
        return None
    person = rng.choice(people)
    was = person.name.split()[-1]
    place = next(e for e in person.evidence if was in e.quote) if any(was in e.quote for e in person.evidence) else None
    if place is None:
        return None
    became = was[0] + re.sub("m", "rn", was[1:].replace("l", "I", 1), count=1).replace("h", "b", 1)
    start = text.index(was, place.start)
    return replaced(text, start, start + len(was), became)


def another_surname(version: Version, text: str, rng: random.Random) -> str | None:
    people = [p for p in version.record.meetings[0].attendance if any(p.name.split()[-1] in e.quote for e in p.evidence)]
    if not people:
        return None
    person = rng.choice(people)
    was = person.name.split()[-1]
    place = next(e for e in person.evidence if was in e.quote)
    start = text.index(was, place.start)
    return replaced(text, start, start + len(was), "Quarrington")


def another_title(version: Version, text: str, rng: random.Random) -> str | None:
    places = [
        match
        for person in version.record.meetings[0].attendance
        for evidence in person.evidence
        for match in [re.compile(r"\b(?:Mr|Mrs|Ms|Dr)\b").search(text, evidence.start, evidence.end)]
        if match
    ]
    if not places:
        return None
    match = rng.choice(places)
    return replaced(text, match.start(), match.end(), "Mr" if match.group() != "Mr" else "Dr")


def numbered(version: Version) -> list[Item]:
    return [i for i in version.record.meetings[0].items if i.evidence and (i.number or "").isdigit()]


def renumber(version: Version, text: str, rng: random.Random) -> str | None:
    items = numbered(version)
    if len(items) < 4:
        return None
    place = rng.randrange(1, len(items) - 2)
    for item in reversed(items[place:]):
        start = text.index(str(item.number), item.evidence[0].start)
        text = replaced(text, start, start + len(str(item.number)), str(int(item.number or 0) + 1))
    return text


def lose_page(version: Version, text: str, rng: random.Random) -> str | None:
    items = version.record.meetings[0].items
    if len(items) < 5:
        return None
    place = rng.randrange(1, len(items) - 3)
    first, last = items[place], items[place + 1]
    if len(first.text.split()) < 8:
        return None
    return replaced(text, first.extent.start, last.extent.end, "")


def exchange_items(version: Version, text: str, rng: random.Random) -> str | None:
    """Two items change places, and take one another's numbers."""
    pairs = [
        (a, b)
        for a, b in pairwise(numbered(version))
        if not a.items and not b.items and min(len(a.text.split()), len(b.text.split())) > 8
    ]
    if not pairs:
        return None
    a, b = rng.choice(pairs)
    first, second = text[a.extent.start : b.extent.start], text[b.extent.start : b.extent.end]
    second = second.replace(str(b.number), str(a.number), 1).rstrip("\n") + "\n\n"
    first = first.replace(str(a.number), str(b.number), 1).rstrip("\n") + "\n\n"
    return replaced(text, a.extent.start, b.extent.end, second + first)


def add_item(version: Version, text: str, rng: random.Random) -> str | None:
    items = numbered(version)
    if len(items) < 3:
        return None
    item = rng.choice(items[1:])
    heading = text[item.extent.start : item.extent.end].split("\n")[0]
    number, blank = re.match(r"\W*(\d+[.)]?)(\s*)", heading).groups() if re.match(r"\W*\d", heading) else ("", "")
    if not number:
        return None
    new = f"{number}{blank}Gooseberries\nThe wardens told of the gooseberries on the green, which had been eaten.\n\n"
    return replaced(text, item.extent.start, item.extent.start, new)


def merge_items(version: Version, text: str, rng: random.Random) -> str | None:
    items = numbered(version)
    pairs = [
        (a, b) for a, b in pairwise(items) if a.title and b.title and len(b.text.split()) > 12 and len(b.evidence) == 1
    ]
    if not pairs:
        return None
    _, item = rng.choice(pairs)
    return replaced(text, item.evidence[0].start, item.evidence[0].end, "")


def table_cell(version: Version, text: str, rng: random.Random) -> str | None:
    cells = [
        match
        for item in items_of(version)
        for match in re.compile(r"(?<=\t)£?\d[\d,.]*(?=\t|\n)").finditer(text, item.extent.start, item.extent.end)
    ]
    if not cells:
        return None
    match = rng.choice(cells)
    digits = re.search(r"[1-9]", match.group())
    if digits is None:
        return None
    start = match.start() + digits.start()
    return replaced(text, start, start + 1, str(int(digits.group()) % 9 + 1))


def another_date(version: Version, text: str, rng: random.Random) -> str | None:
    found = version.record.meetings[0].evidence.date
    if not found:
        return None
    match = re.compile(r"\b\d{1,2}\b").search(text, found[0].start, found[0].end) or re.compile(
        r"\d{1,2}(?=st|nd|rd|th)"
    ).search(text, found[0].start, found[0].end)
    if not match:
        return None
    return replaced(text, match.start(), match.end(), str(int(match.group()) % 27 + 1))


def another_mover(version: Version, text: str, rng: random.Random) -> str | None:
    names = [
        (item, name)
        for item in items_of(version)
        for r in item.resolutions
        for name in (r.moved_by, r.seconded_by)
        if name and text.count(name.split()[-1], item.extent.start, item.extent.end)
    ]
    if not names:
        return None
    item, name = rng.choice(names)
    start = text.index(name.split()[-1], item.extent.start)
    return replaced(text, start, start + len(name.split()[-1]), "Quarrington")


def another_figure(match: re.Match[str]) -> str:
    return str((int(match.group()[0]) % 9) + 1) + match.group()[1:]


def slashed(match: re.Match[str]) -> str:
    return f"{int(match[1])}/{MONTHS.index(match[2]) + 1:02}/{match[3]}"


FIGURE = r"(?<![\w.,/:-])\d{2,}(?![\w.,/:-]*\d)"
NUMBER = rf"\b(?:{'|'.join(WORDS_FOR)})\b"
DATE = rf"\b(\d{{1,2}})(?:st|nd|rd|th)? ({'|'.join(MONTHS)})(?:,? (\d{{4}}))\b"
ANY = frozenset({"substance", "wording"})
S, W = frozenset({"substance"}), frozenset({"wording"})
TEXT = ("text.", "resolution.", "clause.", "next_meeting.", "item.retitled")

EDITS: dict[str, tuple[Edit, tuple[str, ...], frozenset[str]]] = {
    # What is done, how the kind of the change that must be found begins, and which weights are right.
    "names swapped": (swap_present_and_apologies, ("attendance.status",), S),
    "another surname": (another_surname, ("attendance.added",), S),
    "another title": (another_title, ("attendance.title",), W),
    "another date": (another_date, ("meeting.date",), S),
    "another mover": (another_mover, ("resolution.mover", "resolution.seconder", "resolution.reworded", "text."), S),
    "a page lost": (lose_page, ("item.removed",), S),
    "items exchanged": (exchange_items, ("item.moved", "item.renumbered"), W),
    "an item added": (add_item, ("item.added",), S),
    "two items merged": (merge_items, ("item.merged", "item.removed"), ANY),
    "items renumbered": (renumber, ("item.renumbered",), W),
    "a cell of a table": (table_cell, ("text.", "item."), S),
    "a figure": (word(FIGURE, another_figure), TEXT, S),
    "a figure decided": (word(FIGURE, another_figure, decided=True), TEXT, S),
    "a number in words": (word(NUMBER, lambda m: WORDS_FOR[m.group()]), TEXT, S),
    "a not": (word(r"\b(will|would|should|was|were|is|are)\b", lambda m: f"{m.group()} not"), TEXT, S),
    "a not decided": (word(r"\b(be|would|will)\b", lambda m: f"{m.group()} not", decided=True), TEXT, S),
    "must for may": (word(r"\b(may|will|would|should|could)\b", lambda _: "must"), TEXT, S),
    "another word": (word(r"\b[a-z]{6,}\b", lambda _: "gooseberry"), TEXT, S),
    "another word decided": (word(r"\b[a-z]{6,}\b", lambda _: "gooseberry", decided=True), TEXT, S),
    "a word lost": (word(r"\b[a-z]{7,} ", lambda _: ""), TEXT, S),
    "an article lost": (word(r"\bthe ", lambda _: ""), TEXT, W),
    "an article lost, decided": (word(r"\bthe ", lambda _: "", decided=True), TEXT, W),
    "a date in figures": (word(DATE, slashed), TEXT, W),
    "a figure misread": (word(r"\b20\d\d\b", lambda m: m.group().replace("0", "O", 1)), TEXT, W),
}  # fmt: skip


def edited(name: str, seed: int) -> tuple[Version, Version] | None:
    rng = random.Random(f"{name} {seed}")  # noqa: S311 - nothing secret is drawn
    every = versions()
    for step in range(len(every)):
        old = every[(seed + step) % len(every)]
        assert old.text is not None
        new = EDITS[name][0](old, old.text.content, rng)
        if new is not None and new != old.text.content:
            return old, version_of(new.encode())
    return None
