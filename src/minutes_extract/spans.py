"""Text with its places: spans, lines, cells and pages, and mended views of passages."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


LONGEST_LINE = 5_000
"""Characters of a line, and of a paragraph: a longer one is parted, for some rules look at each pair of its words."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of a text, in characters."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Cell:
    """A part of a line that stands apart from the rest of it.

    Args:
        start, end: offsets into the text, in characters.
        left, right: where it stands across the page, in ems of the body type.

    """

    start: int
    end: int
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text and what the page showed of it.

    Args:
        start, end: offsets into the text, in characters, without the line end.
        page: the page's number from 1, or None where the source has no pages.
        gap: the white space above, in lines (0 where lines follow closely).
        size: the height of the type, as a multiple of the body type.
        strong: whether the whole line is bold or underlined.
        cells: its parts that stand apart, from left to right; never empty.
        margin: whether it is a note from the margin, beside the running text.
        first_on_page: whether nothing of the running text stands above it on its page.

    """

    start: int
    end: int
    page: int | None
    gap: float
    size: float
    strong: bool
    cells: tuple[Cell, ...]
    margin: bool = False
    first_on_page: bool = False

    @property
    def left(self) -> float:
        """The left edge, in ems of the body type."""
        return self.cells[0].left

    @property
    def right(self) -> float:
        """The right edge, in ems of the body type."""
        return self.cells[-1].right


class Place(NamedTuple):
    """Where a word of the text stands on its page.

    Args:
        start, end: offsets into the text, in characters.
        page: the page's number from 1.
        left, top, right, bottom: from the page's top left, in the page's own units.

    """

    start: int
    end: int
    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Furniture:
    """Words on a page that are not part of the running text: heads, feet, page numbers."""

    page: int | None
    text: str
    reason: str


# A word hyphenated at a line end; the hyphen stays after these, which are written with one.
_KEEPS_HYPHEN = re.compile(
    r"(?:\b(?:non|co|re|pre|pro|sub|vice|ex|self|anti|inter|multi|semi|cross|well|mid|post|by|on|off|in)|\d)$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Text:
    """A document's running text, its lines in reading order, and the furniture set aside."""

    content: str
    lines: tuple[Line, ...]
    strong: tuple[Span, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    pages: int | None = None
    width: float = field(default=0.0)
    """The right edge of the running text, in ems of the body type."""
    flowing: bool = False
    """Whether each line is a whole paragraph, however long: the source is not set in lines."""
    places: tuple[Place, ...] = ()
    """Where each word stands on its page, in order of the text; empty where nobody asked."""

    @cached_property
    def _starts(self) -> list[int]:
        return [line.start for line in self.lines]

    def line_number(self, offset: int) -> int:
        """Return the index (from 0) of the line that holds an offset."""
        return max(0, bisect_right(self._starts, offset) - 1)

    @cached_property
    def _line_ends(self) -> list[int]:
        return [found.start() for found in re.finditer("\n", self.content)]

    def printed_line(self, offset: int) -> int:
        """Return the number (from 1) of the line of the content that holds an offset; `lines` may part it further."""
        return bisect_left(self._line_ends, offset) + 1

    def slice(self, span: Span | Line | Cell) -> str:
        """Return the characters of a span."""
        return self.content[span.start : span.end]

    def is_strong(self, span: Span | Line | Cell) -> bool:
        """Say whether a span is bold or underlined from its first word to its last."""
        return len(span_text := self.slice(span)) > 0 and self.strong_prefix(span) >= span.start + len(
            span_text.rstrip()
        )

    @cached_property
    def _strong_starts(self) -> list[int]:
        return [span.start for span in self.strong]

    def strong_prefix(self, span: Span | Line | Cell) -> int:
        """Return the offset at which the bold words that open a span end (its start where none do)."""
        k = bisect_right(self._strong_starts, span.start) - 1
        if k < 0 or self.strong[k].end <= span.start:
            return span.start
        while (
            k + 1 < len(self.strong)
            and self.strong[k].end < span.end
            and not self.content[self.strong[k].end : self.strong[k + 1].start].strip()
        ):
            k += 1  # bold type goes on over a line end
        return min(self.strong[k].end, span.end)

    def view(self, spans: Span | Iterable[Span]) -> View:
        """Return a passage as one line: line ends mended, notes from the margin left out."""
        if not isinstance(spans, Span):
            return self._mend(list(spans))
        key = spans.start, spans.end
        view = self._views.get(key)
        if view is None:
            view = self._views[key] = self._mend([spans])
        return view

    @cached_property
    def _views(self) -> dict[tuple[int, int], View]:
        # Most passages are looked at by several stages.
        return {}

    @cached_property
    def _pieces(self) -> list[tuple[int, str]]:
        """Of each line, where its words begin and its words, blanks at its ends left out."""
        pieces = []
        for line in self.lines:
            words = self.content[line.start : line.end].replace("\t", " ")
            stripped = words.lstrip()
            pieces.append((line.end - len(stripped), stripped.rstrip()))
        return pieces

    def _mend(self, wanted: list[Span]) -> View:
        parts: list[str] = []
        breaks: list[tuple[int, int]] = []
        length = 0
        for span in wanted:
            begin, stop = span.start, span.end
            for index in range(self.line_number(begin), len(self.lines)):
                line = self.lines[index]
                if line.start >= stop:
                    break
                if line.margin and len(wanted) == 1 and line.end < stop:
                    continue
                if begin <= line.start and line.end <= stop:
                    start, piece = self._pieces[index]
                else:
                    piece = self.content[max(line.start, begin) : min(line.end, stop)].replace("\t", " ")
                    start = min(line.end, stop) - len(piece.lstrip())
                    piece = piece.strip()
                if not piece:
                    continue
                if parts:
                    joint = _joint(parts[-1], piece)
                    if joint == "-":
                        parts[-1] = parts[-1][:-1]
                        length -= 1
                    elif joint == " ":
                        parts.append(" ")
                        length += 1
                breaks.append((length, start))
                parts.append(piece)
                length += len(piece)
        return View("".join(parts), tuple(breaks))


def _joint(before: str, after: str) -> str:
    """Say how two lines join: by a space, by nothing, or by taking a hyphen out ("-")."""
    if before.endswith("-") and len(before) > 1 and before[-2].isalnum() and after[:1].isalnum():
        stem = before[:-1]
        if after[0].islower() and stem[-1].islower() and not _KEEPS_HYPHEN.search(stem):
            return "-"
        return ""
    return " "


@dataclass(frozen=True)
class View:
    """A passage in one line, every character of it still tied to its place in the text.

    Args:
        text: the mended words.
        breaks: pairs of an offset into `text` and the offset into the document of the piece
            that begins there, rising.

    """

    text: str
    breaks: tuple[tuple[int, int], ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [at for at, _ in self.breaks]

    def place(self, offset: int) -> int:
        """Return the place in the document of the character at an offset of the view."""
        k = max(0, bisect_right(self._starts, offset) - 1)
        at, start = self.breaks[k]
        return start + offset - at

    def span(self, start: int, end: int) -> Span:
        """Return the document's span for a stretch of the view, blanks at its ends left out."""
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        if start >= end:
            place = self.place(start) if self.breaks else 0
            return Span(place, place)
        return Span(self.place(start), self.place(end - 1) + 1)

    def cut(self, start: int, end: int | None = None) -> View:
        """Return a part of the view, blanks at its ends left out."""
        end = len(self.text) if end is None else end
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        if start >= end:
            return View("", ())
        first = max(0, bisect_right(self._starts, start) - 1)
        breaks = [(0, self.place(start))]
        breaks += [(at - start, place) for at, place in self.breaks[first + 1 :] if at < end]
        return View(self.text[start:end], tuple(breaks))
