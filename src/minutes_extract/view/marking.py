"""A text with its findings marked in place: pages of lines, each line cut at the edges of what it holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from markupsafe import Markup

    from minutes_extract.records import Extent, Record
    from minutes_extract.spans import Furniture, Line, Span, Text
    from minutes_extract.view.findings import Finding

MOST_INDENT = 20
"""Steps of indentation that a line is shown with, at the most; a step is an em of the body type."""


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """A line of the text, ready to be shown.

    Args:
        number: of the line in the text, from 1, or None where it goes on with the line before.
        classes: how it is to look, as names of styles.
        content: its words with the findings marked.

    """

    number: int | None
    classes: str
    content: Markup


@dataclass(slots=True)
class MarkedPage:
    """A page of the text, ready to be shown; a source without pages makes one page.

    Args:
        number: from 1, or None where the source has no pages.
        lines: in order.
        furniture: what was set aside on it.

    """

    number: int | None
    lines: list[MarkedLine] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Layer:
    """A stretch of the text and the element that marks it; the longer of two stands outside."""

    start: int
    end: int
    order: int
    finding: Finding | None = None


def mark(text: Text, record: Record, findings: Sequence[Finding]) -> list[MarkedPage]:
    """Return a text as pages of lines with its findings marked.

    Spans may overlap and hold one another: each line is cut at every edge, and the pieces nest.
    The first piece of a finding has the id `w` and the finding's number.

    Args:
        text: the text that the record's evidence points into.
        record: for its attachments, which are shown as such.
        findings: of the record.

    """
    numbers = [page for page, _ in groupby(line.page for line in text.lines)]
    pages = {number: MarkedPage(number) for number in _all_pages(text, numbers)}
    attached = [a.extent for meeting in record.meetings for a in meeting.attachments]
    left = min((line.left for line in text.lines if not line.margin), default=0.0)
    writer = _LineWriter(text)
    layers = _Sweep(_layers(text, findings))
    number, counted = 1, 0
    for line in text.lines:
        breaks = text.content.count("\n", counted, line.start)
        is_new = breaks > 0 or counted == 0
        number, counted = number + breaks, line.start
        content = writer.write(line, layers.within(line.start, line.end))
        shown = MarkedLine(number if is_new else None, _classes(line, left, attached), content)
        pages[line.page].lines.append(shown)
    first = next(iter(pages.values()), None)
    for piece in text.furniture:
        page = pages.get(piece.page, first)
        if page is not None:
            page.furniture.append(piece)
    return list(pages.values())


def _all_pages(text: Text, numbers: list[int | None]) -> Iterable[int | None]:
    """Return the numbers of the pages, those without a word too."""
    return range(1, text.pages + 1) if text.pages else dict.fromkeys(numbers)


def _classes(line: Line, left: float, attached: Sequence[Extent]) -> str:
    classes = ["line"]
    indent = min(MOST_INDENT, round(line.left - left))
    if indent > 0 and not line.margin:
        classes.append(f"i{indent}")
    if line.gap >= 0.4 and not line.first_on_page:
        classes.append("gap")
    if line.size >= 1.15:
        classes.append("large")
    if line.margin:
        classes.append("margin")
    if any(extent.start <= line.start < extent.end for extent in attached):
        classes.append("attached")
    return " ".join(classes)


def _layers(text: Text, findings: Sequence[Finding]) -> list[_Layer]:
    layers = [
        _Layer(span.start, span.end, finding.number, finding)
        for finding in findings
        for span in finding.spans
    ]
    layers += [_Layer(span.start, span.end, 0) for span in text.strong]
    return sorted(layers, key=lambda layer: layer.start)


class _Sweep:
    """Gives line after line the layers that reach into it."""

    def __init__(self, layers: Sequence[_Layer]) -> None:
        self._waiting = iter(layers)
        self._next = next(self._waiting, None)
        self._open: list[_Layer] = []

    def within(self, start: int, end: int) -> list[_Layer]:
        """Return the layers that share a character with a stretch; stretches are asked for in order."""
        while self._next is not None and self._next.start < end:
            self._open.append(self._next)
            self._next = next(self._waiting, None)
        self._open = [layer for layer in self._open if layer.end > start]
        return list(self._open)


class _LineWriter:
    """Writes lines, and gives the first piece of each finding its id."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._begun: set[int] = set()

    def write(self, line: Span | Line, layers: Sequence[_Layer]) -> Markup:
        """Return a line's words with its layers as nested elements."""
        from markupsafe import Markup, escape

        layers = sorted(layers, key=lambda layer: (layer.start - layer.end, layer.start, layer.order))
        edges = {line.start, line.end}
        for layer in layers:
            edges |= {max(layer.start, line.start), min(layer.end, line.end)}
        cuts = sorted(edges)
        parts: list[str] = []
        now: list[_Layer] = []
        for start, end in pairwise(cuts):
            wanted = [layer for layer in layers if layer.start <= start and layer.end >= end]
            same = 0
            while same < min(len(now), len(wanted)) and now[same] is wanted[same]:
                same += 1
            parts += [_close(layer) for layer in reversed(now[same:])]
            parts += [self._open(layer) for layer in wanted[same:]]
            parts.append(str(escape(self._text.content[start:end])))
            now = wanted
        parts += [_close(layer) for layer in reversed(now)]
        return Markup("".join(parts))  # noqa: S704 - all words in it were escaped above

    def _open(self, layer: _Layer) -> str:
        if layer.finding is None:
            return "<b>"
        number, kind = layer.finding.number, layer.finding.kind
        first = "" if number in self._begun else f' id="w{number}"'
        self._begun.add(number)
        return f'<mark class="{kind}" data-f="{number}"{first}>'


def _close(layer: _Layer) -> str:
    return "</b>" if layer.finding is None else "</mark>"
