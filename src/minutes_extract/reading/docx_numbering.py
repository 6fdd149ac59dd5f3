"""The numbers that Word sets before paragraphs, worked out from its numbering part."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from minutes_extract.reading.containers import attribute, child, children
from minutes_extract.reading.numerals import number_as

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

LEVELS = 9
"""Levels that a list of Word's can have."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list.

    Args:
        form: how its number is printed, in Word's word for it ("decimal", "bullet", …).
        text: what is printed, with %1 for the number of the first level and so on.
        start: its first number.
        restart: the level whose number starts this one again, None for every level above it,
            -1 for none.
        legal: whether the numbers of all levels are printed as figures.
        indent: from the left edge to the label, in twentieths of a point.
        style: the paragraph style tied to it, or None.

    """

    form: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    legal: bool = False
    indent: int = 0
    style: str | None = None


class Numbering:
    """Counts the lists of a document, paragraph by paragraph.

    Args:
        root: the root of word/numbering.xml, or None where there is none.

    """

    def __init__(self, root: Element | None) -> None:
        self._counters: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()
        abstract: dict[str, dict[int, Level]] = {}
        linked: dict[str, str] = {}
        styles: dict[str, str] = {}
        for kind in children(root, "abstractNum"):
            key = attribute(kind, "abstractNumId") or ""
            abstract[key] = {n: level for n, level in map(_read_level, children(kind, "lvl")) if n >= 0}
            link = attribute(child(kind, "numStyleLink"), "val")
            if link:
                linked[key] = link
            own = attribute(child(kind, "styleLink"), "val")
            if own:
                styles[own] = key
        self._levels: dict[str, dict[int, Level]] = {}
        self._abstract: dict[str, str] = {}
        self._overrides: dict[str, dict[int, int]] = {}
        for number in children(root, "num"):
            key = attribute(number, "numId") or ""
            kind_key = attribute(child(number, "abstractNumId"), "val") or ""
            # A list may borrow its levels from the one that defines its style.
            kind_key = styles.get(linked.get(kind_key, ""), kind_key)
            levels = dict(abstract.get(kind_key, {}))
            starts = {}
            for override in children(number, "lvlOverride"):
                at = _figure(attribute(override, "ilvl"), 0)
                changed = child(override, "lvl")
                if changed is not None:
                    levels[at] = _read_level(changed)[1]
                start = attribute(child(override, "startOverride"), "val")
                if start is not None:
                    starts[at] = _figure(start, 1)
            self._levels[key], self._abstract[key], self._overrides[key] = levels, kind_key, starts

    def level_of_style(self, list_id: str, style: str) -> int | None:
        """Return the level of a list that is tied to a paragraph style."""
        levels = self._levels.get(list_id, {})
        return next((n for n, level in levels.items() if level.style == style), None)

    def level(self, list_id: str, at: int) -> Level | None:
        """Return a level of a list, or None where there is none."""
        return self._levels.get(list_id, {}).get(at)

    def next_label(self, list_id: str, at: int) -> str:
        """Count one more paragraph at a level of a list, and return the label that Word prints.

        Args:
            list_id: the list's numId.
            at: the level, from 0.

        """
        level = self.level(list_id, at)
        if level is None:
            return ""
        levels = self._levels[list_id]
        # Lists made from one definition count on from each other, unless they say otherwise.
        counters = self._counters.setdefault(self._abstract[list_id], [None] * LEVELS)
        overrides = self._overrides[list_id]
        if at in overrides and (list_id, at) not in self._started:
            counters[at] = None
            levels = self._levels[list_id] = {**levels, at: replace(level, start=overrides[at])}
            level = levels[at]
        self._started.add((list_id, at))
        before = counters[at]
        counters[at] = level.start if before is None else before + 1
        for n in range(at + 1, LEVELS):
            below = levels.get(n, Level())
            if below.restart is None or (below.restart > 0 and at < below.restart):
                counters[n] = None
        for n in range(at):
            if counters[n] is None:
                counters[n] = levels.get(n, Level()).start
        if level.form == "bullet":
            return "•"
        if level.form == "none":
            return re.sub(r"%\d", "", level.text).strip()
        return re.sub(
            r"%(\d)", lambda m: self._printed(counters, levels, int(m[1]) - 1, level), level.text
        ).strip()

    def _printed(self, counters: list[int | None], levels: dict[int, Level], n: int, own: Level) -> str:
        if not 0 <= n < LEVELS:
            return ""
        level = levels.get(n, Level())
        number = counters[n]
        return number_as(level.start if number is None else number, "decimal" if own.legal else level.form)


def _read_level(element: Element) -> tuple[int, Level]:
    restart = attribute(child(element, "lvlRestart"), "val")
    indents = child(element, "pPr", "ind")
    return _figure(attribute(element, "ilvl"), -1), Level(
        form=attribute(child(element, "numFmt"), "val") or "decimal",
        text=attribute(child(element, "lvlText"), "val") or "",
        start=_figure(attribute(child(element, "start"), "val"), 0 if child(element, "start") is None else 1),
        restart=None if restart is None else (_figure(restart, 0) or -1),
        legal=child(element, "isLgl") is not None
        and attribute(child(element, "isLgl"), "val") not in {"0", "false"},
        indent=_figure(attribute(indents, "left") or attribute(indents, "start"), 0)
        - _figure(attribute(indents, "hanging"), 0)
        + _figure(attribute(indents, "firstLine"), 0),
        style=attribute(child(element, "pStyle"), "val"),
    )


def _figure(value: str | None, otherwise: int) -> int:
    found = re.fullmatch(r"\s*(-?\d{1,7})(?:\.\d+)?\s*", value or "")
    return int(found[1]) if found else otherwise
