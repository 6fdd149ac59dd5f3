"""ODT: paragraphs with the numbers of their lists, tables, text boxes, changes accepted."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from minutes_extract.errors import DamagedFileError, EncryptedFileError
from minutes_extract.reading.containers import Container, attribute, child, children, local
from minutes_extract.reading.flow import LINE, Paragraph, Run, Table, TableCell, flatten, flow_pages
from minutes_extract.reading.numerals import number_as
from minutes_extract.spans import Furniture

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from minutes_extract.reading.pages import Pages

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"

POINTS_A_COLUMN = 5.5
"""Points that a column of characters stands for."""

MOST_REPEATED = 200
"""Rows, cells or blanks that one element may stand for."""

_LENGTH = re.compile(r"(-?[\d.]+)(pt|cm|mm|in|px|pc)")
_POINTS = {"pt": 1.0, "cm": 28.35, "mm": 2.835, "in": 72.0, "px": 0.75, "pc": 12.0}
_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_MOST_PARENTS = 20
_HOLDERS = {
    "frame", "text-box", "g", "custom-shape", "rect",
    "section", "index-body", "index-title", "table-of-content", "alphabetical-index", "illustration-index",
    "user-index", "bibliography", "object-index", "table-index", "numbered-paragraph",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Style:
    """What a style says; None where it says nothing."""

    bold: bool | None = None
    underlined: bool | None = None
    hidden: bool | None = None
    left: float | None = None
    first: float | None = None
    above: float | None = None
    below: float | None = None


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list style: form "" is a level without a label, "bullet" one with a bullet."""

    form: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    shown: int = 1
    indent: float = 0.0


@dataclass(slots=True)
class _Counts:
    """How far each level of a list has counted."""

    numbers: dict[int, int] = field(default_factory=dict)


def read_odt(container: Container) -> Pages:
    """Read an OpenDocument text into one page of words.

    Args:
        container: the file, opened.

    Raises:
        DamagedFileError: if it holds no text document, or one that is not well-formed.
        EmptyFileError: if there is no word in it.
        EncryptedFileError: if it needs a password.
        TooLargeError: if it would unpack to more than any minutes hold.

    """
    manifest = container.read("META-INF/manifest.xml") or b""
    if b"encryption-data" in manifest:
        raise EncryptedFileError("needs a password; save it without one first")
    content = container.tree("content.xml")
    text = child(content, "body", "text")
    if text is None:
        raise DamagedFileError("is an OpenDocument file, but no text document")
    styles = container.tree("styles.xml")
    reader = _Reader([styles, content])
    blocks = list(reader.blocks(text))
    for number, note in enumerate(reader.notes, 1):
        paragraphs = [b for b in reader.blocks(note) if isinstance(b, Paragraph) and not b.is_empty]
        blocks += [
            replace(p, label=f"[{number}]", space=1.0) if k == 0 else p for k, p in enumerate(paragraphs)
        ]
    return flow_pages(MEDIA_TYPE, blocks, [*_running(styles), *_deleted(text), *reader.aside])


def _running(styles: Element | None) -> Iterator[Furniture]:
    """Yield the heads and feet of the page styles."""
    for master in children(child(styles, "master-styles"), "master-page"):
        for part in children(
            master, "header", "header-left", "header-first", "footer", "footer-left", "footer-first"
        ):
            words = _words_of(part)
            if words:
                reason = "running head" if local(part).startswith("header") else "running foot"
                yield Furniture(None, words, reason)


def _deleted(text: Element) -> Iterator[Furniture]:
    for region in children(child(text, "tracked-changes"), "changed-region"):
        for deletion in children(region, "deletion"):
            words = " ".join(_words_of(part) for part in children(deletion, "p", "h", "list", "table"))
            if words.strip():
                yield Furniture(None, words.strip(), "deleted text")


def _words_of(element: Element) -> str:
    parts: list[str] = []
    _gather(element, parts)
    return " ".join("".join(parts).split())


def _gather(element: Element, parts: list[str]) -> None:
    if local(element) in {"p", "h", "tab", "s", "line-break", "table-cell"}:
        parts.append(" ")
    parts.append(element.text or "")
    for inner in element:
        _gather(inner, parts)
        parts.append(inner.tail or "")


def _points(value: str | None) -> float | None:
    found = _LENGTH.fullmatch((value or "").strip())
    try:
        return float(found[1]) * _POINTS[found[2]] if found else None
    except ValueError:
        return None


def _figure(value: str | None, otherwise: int) -> int:
    return int(value) if value and re.fullmatch(r"\d{1,6}", value) else otherwise


class _Styles:
    """The paragraph, text and list styles of a document."""

    def __init__(self, roots: list[Element | None]) -> None:
        self._raw: dict[tuple[str, str], Element] = {}
        self._whole: dict[tuple[str, str], _Style] = {}
        self._lists: dict[str, dict[int, _Level]] = {}
        self._defaults: dict[str, _Style] = {}
        for root in roots:
            for group in children(root, "styles", "automatic-styles"):
                for style in group:
                    name = attribute(style, "name") or ""
                    family = attribute(style, "family") or ""
                    if local(style) == "style":
                        self._raw[family, name] = style
                    elif local(style) == "default-style":
                        self._defaults[family] = _read_style(style)
                    elif local(style) == "list-style":
                        self._lists[name] = _read_levels(style)
                    elif local(style) == "outline-style":
                        self._lists["outline"] = _read_levels(style)

    def whole(self, family: str, name: str) -> _Style:
        """Return a style with all that it inherits."""
        key = family, name
        if key not in self._whole:
            result = self._defaults.get(family, _Style()) if family == "paragraph" else _Style()
            for style in reversed(self._chain(family, name)):
                result = _over(_read_style(style), result)
            self._whole[key] = result
        return self._whole[key]

    def list_of(self, name: str) -> str | None:
        """Return the name of the list style that a paragraph style is tied to."""
        for style in self._chain("paragraph", name):
            found = attribute(style, "list-style-name")
            if found is not None:
                return found or None
        return None

    def level(self, name: str, at: int) -> _Level:
        """Return a level (from 1) of a list style."""
        return self._lists.get(name, {}).get(at, _Level())

    def _chain(self, family: str, name: str) -> list[Element]:
        chain: list[Element] = []
        while (family, name) in self._raw and len(chain) < _MOST_PARENTS:
            chain.append(self._raw[family, name])
            name = attribute(chain[-1], "parent-style-name") or ""
        return chain


def _read_style(style: Element) -> _Style:
    text, paragraph = child(style, "text-properties"), child(style, "paragraph-properties")
    weight, line = attribute(text, "font-weight"), attribute(text, "text-underline-style")
    display = attribute(text, "display")
    return _Style(
        bold=None if weight is None else weight in {"bold", "600", "700", "800", "900"},
        underlined=None if line is None else line != "none",
        hidden=None if display is None else display == "none",
        left=_points(attribute(paragraph, "margin-left")),
        first=_points(attribute(paragraph, "text-indent")),
        above=_points(attribute(paragraph, "margin-top")),
        below=_points(attribute(paragraph, "margin-bottom")),
    )


def _over(own: _Style, base: _Style) -> _Style:
    return _Style(
        *(
            mine if (mine := getattr(own, name)) is not None else getattr(base, name)
            for name in _Style.__slots__
        )
    )


def _read_levels(style: Element) -> dict[int, _Level]:
    levels = {}
    for level in style:
        at = _figure(attribute(level, "level"), 0)
        place = child(level, "list-level-properties")
        aligned = child(place, "list-level-label-alignment")
        indent = (_points(attribute(aligned, "margin-left")) or 0.0) + (
            _points(attribute(aligned, "text-indent")) or 0.0
        )
        if aligned is None:
            indent = _points(attribute(place, "space-before")) or 0.0
        if local(level) == "list-level-style-bullet":
            levels[at] = _Level("bullet", indent=indent)
        elif local(level) in {"list-level-style-number", "outline-level-style"}:
            levels[at] = _Level(
                _FORMS.get(attribute(level, "num-format") or "", ""),
                attribute(level, "num-prefix") or "",
                attribute(level, "num-suffix") or "",
                _figure(attribute(level, "start-value"), 1),
                _figure(attribute(level, "display-levels"), 1),
                indent,
            )
        elif local(level) == "list-level-style-image":
            levels[at] = _Level("bullet", indent=indent)
    return levels


class _Reader:
    """Reads blocks in order, counting the lists on the way."""

    def __init__(self, roots: list[Element | None]) -> None:
        self.styles = _Styles(roots)
        self.aside: list[Furniture] = []
        self.notes: list[Element] = []
        self.below = 0.0
        self.counts: dict[str, _Counts] = {}
        self.by_id: dict[str, _Counts] = {}
        self.outline = _Counts()

    def blocks(self, parent: Element) -> Iterator[Paragraph | Table]:
        """Yield the paragraphs and tables of a body, a cell or a text box."""
        for element in parent:
            yield from self._block(element)

    def _block(self, element: Element) -> Iterator[Paragraph | Table]:
        name = local(element)
        if name in {"p", "h"}:
            yield from self._paragraph(element)
        elif name == "list":
            yield from self._list(element, "", 1, None)
        elif name == "table":
            yield Table(tuple(self._rows(element)))
        elif name in _HOLDERS:
            yield from self.blocks(element)

    def _list(
        self, element: Element, style: str, at: int, counts: _Counts | None
    ) -> Iterator[Paragraph | Table]:
        own_style = attribute(element, "style-name") or style
        if counts is None or own_style != style:
            counts = self._counts_of(element, own_style)
        style = own_style
        for item in children(element, "list-item", "list-header"):
            labelled = local(item) == "list-item"
            start = attribute(item, "start-value")
            if start is not None:
                counts.numbers[at] = _figure(start, 1) - 1
            for inner in item:
                if local(inner) in {"p", "h"}:
                    if labelled:
                        yield from self._paragraph(inner, style, at, counts)
                        labelled = False
                    else:
                        yield from self._paragraph(inner)
                elif local(inner) == "list":
                    yield from self._list(inner, style, at + 1, counts)
                else:
                    yield from self._block(inner)

    def _counts_of(self, element: Element, style: str) -> _Counts:
        """Return the counts that a list goes on with, or new ones."""
        goes_on = attribute(element, "continue-list")
        counts = self.by_id.get(goes_on) if goes_on else None
        if counts is None and attribute(element, "continue-numbering") == "true":
            counts = self.counts.get(style)
        if counts is None:
            counts = _Counts()
        self.counts[style] = counts
        key = attribute(element, "id")
        if key:
            self.by_id[key] = counts
        return counts

    def _next_label(self, style: str, at: int, counts: _Counts) -> str:
        level = self.styles.level(style, at)
        counts.numbers[at] = counts.numbers.get(at, level.start - 1) + 1
        for deeper in [n for n in counts.numbers if n > at]:
            del counts.numbers[deeper]
        if level.form in {"", "bullet"}:
            return "•" if level.form else ""
        parts = []
        for n in range(max(1, at - level.shown + 1), at + 1):
            above = self.styles.level(style, n)
            if above.form not in {"", "bullet"}:
                parts.append(number_as(counts.numbers.get(n, above.start), above.form))
        return f"{level.prefix}{'.'.join(parts)}{level.suffix}".strip()

    def _paragraph(
        self, element: Element, list_style: str = "", at: int = 0, counts: _Counts | None = None
    ) -> Iterator[Paragraph | Table]:
        name = attribute(element, "style-name") or ""
        style = self.styles.whole("paragraph", name)
        boxes: list[Element] = []
        runs = tuple(self._runs(element, style, boxes))
        label, indent = "", (style.left or 0.0) + min(0.0, style.first or 0.0)
        seen = any(run.text.strip() for run in runs)
        if counts is not None and seen:
            tied = self.styles.list_of(name) if not list_style else None
            label = self._next_label(list_style or tied or "", at, counts)
            indent = self.styles.level(list_style or tied or "", at).indent or indent
        elif local(element) == "h" and counts is None and seen:
            depth = _figure(attribute(element, "outline-level"), 1)
            if self.styles.level("outline", depth).form not in {"", "bullet"}:
                label = self._next_label("outline", depth, self.outline)
        space = max(self.below, style.above or 0.0) / LINE
        self.below = style.below or 0.0
        yield Paragraph(runs, label, max(0.0, round(indent / POINTS_A_COLUMN, 1)), space)
        for box in boxes:
            yield from self.blocks(box)

    def _runs(self, element: Element, style: _Style, boxes: list[Element]) -> Iterator[Run]:
        strong = bool(style.bold) or bool(style.underlined)
        if element.text:
            yield from self._run(element.text, style, strong=strong)
        for inner in element:
            name = local(inner)
            if name in {"span", "a", "ruby", "ruby-base", "meta", "meta-field", "hidden-text", "placeholder"}:
                own = (
                    self.styles.whole("text", attribute(inner, "style-name") or "")
                    if name == "span"
                    else _Style()
                )
                yield from self._runs(inner, _over(own, style), boxes)
            elif name == "s":
                yield Run(" " * min(MOST_REPEATED, _figure(attribute(inner, "c"), 1)), strong)
            elif name == "tab":
                yield Run("\t", strong)
            elif name == "line-break":
                yield Run("\n", strong)
            elif name == "note":
                body = child(inner, "note-body")
                if body is not None:
                    self.notes.append(body)
            elif name == "annotation":
                self.aside.append(Furniture(None, _words_of(inner), "comment"))
            elif name in {"frame", "custom-shape", "rect", "g"}:
                boxes.append(inner)
            elif name not in {"change", "change-start", "change-end", "soft-page-break", "number"}:
                # Fields (dates, names, page numbers) hold what they show.
                yield from self._runs(inner, style, boxes)
            if inner.tail:
                yield from self._run(inner.tail, style, strong=strong)

    def _run(self, text: str, style: _Style, *, strong: bool) -> Iterator[Run]:
        # White space of the file is one blank; more of them are elements of their own.
        text = re.sub(r"[ \t\r\n]+", " ", text).replace("\xad", "")
        if style.hidden:
            if text.strip():
                self.aside.append(Furniture(None, text.strip(), "hidden"))
        else:
            yield Run(text, strong)

    def _rows(self, table: Element) -> Iterator[tuple[TableCell, ...]]:
        for part in table:
            if local(part) in {"table-header-rows", "table-rows", "table-row-group"}:
                yield from self._rows(part)
            elif local(part) == "table-row":
                yield tuple(self._cells(part))

    def _cells(self, row: Element) -> Iterator[TableCell]:
        spanned = 0
        for cell in children(row, "table-cell", "covered-table-cell"):
            repeated = _figure(attribute(cell, "number-columns-repeated"), 1)
            if local(cell) == "covered-table-cell" and spanned > 0:
                spanned -= repeated  # the cell before stretches over these columns
                continue
            columns = min(
                MOST_REPEATED, max(1, repeated, _figure(attribute(cell, "number-columns-spanned"), 1))
            )
            spanned = columns - 1
            yield TableCell(tuple(flatten(self.blocks(cell))), columns)
