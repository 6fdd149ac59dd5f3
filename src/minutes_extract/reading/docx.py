"""DOCX: paragraphs with the numbers Word sets before them, tables, text boxes, changes accepted."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from minutes_extract.errors import DamagedFileError
from minutes_extract.reading.containers import Container, attribute, child, children, local
from minutes_extract.reading.docx_numbering import Numbering
from minutes_extract.reading.flow import LINE, Paragraph, Run, Table, TableCell, flatten, flow_pages
from minutes_extract.spans import Furniture

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from minutes_extract.reading.pages import Pages

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

TWIPS_A_COLUMN = 110
"""Twentieths of a point that a column of characters stands for."""

MOST_COLUMNS = 100
"""Columns that a cell may claim to span."""

_OFF = {"0", "false", "off", "none"}
_DELETED = {"del", "moveFrom"}
_WINGDINGS_TICKS = {"f0fc", "f0fe", "00fc", "00fe"}
_MOST_PARENTS = 20


@dataclass(frozen=True, slots=True)
class _Style:
    """What a style says of paragraphs and runs; None where it says nothing."""

    parent: str | None = None
    bold: bool | None = None
    underlined: bool | None = None
    hidden: bool | None = None
    list_id: str | None = None
    level: int | None = None
    left: int | None = None
    first: int | None = None
    before: int | None = None
    after: int | None = None


def read_docx(container: Container) -> Pages:
    """Read a Word file into one page of words.

    Args:
        container: the file, opened.

    Raises:
        DamagedFileError: if it holds no document, or one that is not well-formed.
        EmptyFileError: if there is no word in it.
        EncryptedFileError: if it needs a password.
        TooLargeError: if it would unpack to more than any minutes hold.

    """
    main = _target(container, "_rels/.rels", "officeDocument") or "word/document.xml"
    root = container.tree(main)
    body = child(root, "body")
    if body is None:
        raise DamagedFileError("is damaged: it is a Word file without a document in it")
    folder, name = posixpath.split(main)
    relations = f"{folder}/_rels/{name}.rels"
    reader = _Reader(
        _read_styles(container.tree(_target(container, relations, "styles") or f"{folder}/styles.xml")),
        Numbering(container.tree(_target(container, relations, "numbering") or f"{folder}/numbering.xml")),
    )
    blocks = list(reader.blocks(body))
    for kind in ("footnotes", "endnotes"):
        notes = container.tree(_target(container, relations, kind) or f"{folder}/{kind}.xml")
        blocks += reader.notes(notes, kind.removesuffix("s"))
    aside: list[Furniture] = []
    for part, reason in sorted(_running_parts(container, relations)):
        words = _all_words(container.tree(part))
        if words:
            aside.append(Furniture(None, words, reason))
    for comment in children(container.tree(f"{folder}/comments.xml"), "comment"):
        aside.append(Furniture(None, _all_words(comment), "comment"))
    return flow_pages(MEDIA_TYPE, blocks, [*aside, *reader.aside])


def _relations(container: Container, name: str) -> Iterator[tuple[str, str]]:
    """Yield the kind and the part of every relation to a part of the same file."""
    folder = posixpath.dirname(posixpath.dirname(name))
    for relation in children(container.tree(name), "Relationship"):
        target = relation.get("Target") or ""
        if relation.get("TargetMode") == "External":
            continue  # nothing outside the file is ever read
        path = (
            target.lstrip("/")
            if target.startswith("/")
            else posixpath.normpath(posixpath.join(folder, target))
        )
        yield (relation.get("Type") or "").rpartition("/")[2], path


def _target(container: Container, relations: str, kind: str) -> str | None:
    return next((part for found, part in _relations(container, relations) if found == kind), None)


def _running_parts(container: Container, relations: str) -> set[tuple[str, str]]:
    reasons = {"header": "running head", "footer": "running foot"}
    return {(part, reasons[kind]) for kind, part in _relations(container, relations) if kind in reasons}


def _all_words(root: Element | None) -> str:
    words = []
    for element in root.iter() if root is not None else ():
        if local(element) == "t":
            words.append(element.text or "")
        elif local(element) in {"p", "tab", "br"}:
            words.append(" ")
    return " ".join("".join(words).split())


def _figure(value: str | None) -> int | None:
    found = re.fullmatch(r"\s*(-?\d{1,7})(?:\.\d+)?\s*", value or "")
    return int(found[1]) if found else None


def _switch(properties: Element | None, name: str) -> bool | None:
    found = child(properties, name)
    return None if found is None else (attribute(found, "val") or "true") not in _OFF


def _read_properties(paragraph: Element | None, run: Element | None) -> _Style:
    numbers, indents, spacing = (child(paragraph, name) for name in ("numPr", "ind", "spacing"))
    underline = child(run, "u")
    hanging = _figure(attribute(indents, "hanging"))
    return _Style(
        bold=_switch(run, "b"),
        underlined=None if underline is None else attribute(underline, "val") not in {None, *_OFF},
        hidden=_switch(run, "vanish"),
        list_id=attribute(child(numbers, "numId"), "val"),
        level=_figure(attribute(child(numbers, "ilvl"), "val")),
        left=_figure(attribute(indents, "left") or attribute(indents, "start")),
        first=-hanging if hanging is not None else _figure(attribute(indents, "firstLine")),
        before=_figure(attribute(spacing, "before")),
        after=_figure(attribute(spacing, "after")),
    )


def _over(own: _Style, base: _Style) -> _Style:
    """Return what holds where a style, or a paragraph, says something over what it is based on."""
    values = {
        name: mine if (mine := getattr(own, name)) is not None else getattr(base, name)
        for name in _Style.__slots__
        if name != "parent"
    }
    return _Style(parent=own.parent, **values)


def _read_styles(root: Element | None) -> dict[str, _Style]:
    """Return every style with what it inherits; "" is the document's default paragraph style."""
    defaults = child(root, "docDefaults")
    base = _read_properties(child(defaults, "pPrDefault", "pPr"), child(defaults, "rPrDefault", "rPr"))
    raw: dict[str, _Style] = {}
    normal = None
    for style in children(root, "style"):
        key = attribute(style, "styleId") or ""
        found = _read_properties(child(style, "pPr"), child(style, "rPr"))
        raw[key] = replace(found, parent=attribute(child(style, "basedOn"), "val"))
        if attribute(style, "type") == "paragraph" and attribute(style, "default") in {"1", "true"}:
            normal = key
    result = {}
    for key in raw:
        chain: list[_Style] = []
        at = key
        while at in raw and len(chain) < _MOST_PARENTS:
            chain.append(raw[at])
            at = raw[at].parent or ""
        whole = base
        for style_found in reversed(chain):
            whole = _over(style_found, whole)
        result[key] = whole
    result[""] = result.get(normal or "", base)
    return result


class _Reader:
    """Reads blocks in order, counting the lists on the way."""

    def __init__(self, styles: dict[str, _Style], numbering: Numbering) -> None:
        self.styles = styles
        self.numbering = numbering
        self.aside: list[Furniture] = []
        self.after = 0
        self.carried: list[Run] = []
        self.notes_seen: dict[tuple[str, str], int] = {}

    def blocks(self, parent: Element) -> Iterator[Paragraph | Table]:
        """Yield the paragraphs and tables of a body, a cell or a text box."""
        for element in parent:
            name = local(element)
            if name == "p":
                yield from self._paragraph(element)
            elif name == "tbl":
                yield self._table(element)
            elif name in _DELETED:
                self._delete(element)
            elif name in {"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"}:
                yield from self.blocks(element)
            elif name == "AlternateContent":
                yield from self.blocks(_choice(element))

    def notes(self, root: Element | None, kind: str) -> Iterator[Paragraph]:
        """Yield the footnotes or endnotes that the text calls, each under its number."""
        texts = {attribute(note, "id"): note for note in children(root, kind)}
        for (found, key), number in self.notes_seen.items():
            note = texts.get(key)
            if found != kind or note is None:
                continue
            paragraphs = [b for b in self.blocks(note) if isinstance(b, Paragraph) and not b.is_empty]
            for k, paragraph in enumerate(paragraphs):
                yield replace(paragraph, label=f"[{number}]", space=1.0) if k == 0 else paragraph

    def _paragraph(self, element: Element) -> Iterator[Paragraph | Table]:
        properties = child(element, "pPr")
        key = attribute(child(properties, "pStyle"), "val") or ""
        base = self.styles.get(key, self.styles[""])
        own = _over(_read_properties(properties, None), base)
        boxes: list[Element] = []
        runs = self.carried + list(self._runs(element, own, boxes))
        self.carried = []
        mark = child(properties, "rPr")
        if child(mark, "del") is not None or child(mark, "moveFrom") is not None:
            # The end of this paragraph was deleted: it runs on into the next.
            self.carried = runs
            for box in boxes:
                yield from self.blocks(box)
            return
        left, first = own.left, own.first
        label = ""
        if own.list_id not in {None, "0"} and (any(run.text.strip() for run in runs) or not boxes):
            list_id = own.list_id or ""
            at = own.level
            if child(properties, "numPr", "ilvl") is None and child(properties, "numPr", "numId") is None:
                tied = self.numbering.level_of_style(list_id, key)
                at = tied if tied is not None else at
            at = at or 0
            if any(run.text.strip() for run in runs):
                label = self.numbering.next_label(list_id, at)
            level = self.numbering.level(list_id, at)
            direct = child(properties, "ind")
            if level is not None and direct is None:
                left, first = level.indent, 0
        space = max(self.after, own.before or 0) / 20 / LINE
        self.after = own.after or 0
        indent = max(0.0, ((left or 0) + min(0, first or 0)) / TWIPS_A_COLUMN)
        yield Paragraph(tuple(runs), label, round(indent, 1), space)
        for box in boxes:
            yield from self.blocks(box)

    def _runs(self, parent: Element, style: _Style, boxes: list[Element]) -> Iterator[Run]:
        for element in parent:
            name = local(element)
            if name == "r":
                yield from self._run(element, style, boxes)
            elif name in _DELETED:
                self._delete(element)
            elif name in {"hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml",
                          "dir", "bdo", "oMath", "oMathPara"}:  # fmt: skip
                yield from self._runs(element, style, boxes)
            elif name == "AlternateContent":
                yield from self._runs(_choice(element), style, boxes)

    def _run(self, element: Element, style: _Style, boxes: list[Element]) -> Iterator[Run]:
        properties = child(element, "rPr")
        named = self.styles.get(attribute(child(properties, "rStyle"), "val") or "-", _Style())
        own = _over(_over(_read_properties(None, properties), named), style)
        strong = bool(own.bold) or bool(own.underlined)
        text = "".join(self._characters(element, boxes))
        if own.hidden:
            if text.strip():
                self.aside.append(Furniture(None, " ".join(text.split()), "hidden"))
        elif text:
            yield Run(text, strong)

    def _characters(self, run: Element, boxes: list[Element]) -> Iterator[str]:
        for element in run:
            name = local(element)
            if name == "t":
                yield (element.text or "").replace("\n", " ").replace("\xad", "")
            elif name in {"tab", "ptab"}:
                yield "\t"
            elif name in {"br", "cr"}:
                yield "\n"
            elif name == "noBreakHyphen":
                yield "-"
            elif name == "sym":
                yield "✓" if (attribute(element, "char") or "").lower() in _WINGDINGS_TICKS else "•"
            elif name in {"footnoteReference", "endnoteReference"}:
                kind = name.removesuffix("Reference"), attribute(element, "id") or ""
                self.notes_seen.setdefault(kind, len(self.notes_seen) + 1)
            elif name == "AlternateContent":
                yield from self._characters(_choice(element), boxes)
            elif name in {"drawing", "pict", "object"}:
                boxes += [inner for inner in element.iter() if local(inner) == "txbxContent"]

    def _table(self, table: Element) -> Table:
        rows = []
        for row in _through(table, "tr"):
            if child(row, "trPr", "del") is not None:
                self._delete(row)
                continue
            skipped = _figure(attribute(child(row, "trPr", "gridBefore"), "val")) or 0
            cells = [TableCell((), 1)] * min(skipped, MOST_COLUMNS)
            for cell in _through(row, "tc"):
                properties = child(cell, "tcPr")
                columns = _figure(attribute(child(properties, "gridSpan"), "val")) or 1
                paragraphs = tuple(flatten(self.blocks(cell)))
                cells.append(TableCell(paragraphs, min(MOST_COLUMNS, max(1, columns))))
            rows.append(tuple(cells))
        return Table(tuple(rows))

    def _delete(self, element: Element) -> None:
        words = " ".join(
            "".join(part.text or "" for part in element.iter() if local(part) in {"delText", "t"}).split()
        )
        if words:
            self.aside.append(Furniture(None, words, "deleted text"))


def _choice(element: Element) -> Element:
    """Return the one of two ways of saying the same that holds a text box; the first where neither does."""
    ways = list(element)
    return next(
        (way for way in ways if any(local(e) == "txbxContent" for e in way.iter())), (ways or [element])[0]
    )


def _through(parent: Element, name: str) -> Iterator[Element]:
    """Yield the rows of a table or the cells of a row, those inside content controls too."""
    for element in parent:
        if local(element) == name:
            yield element
        elif local(element) in {"sdt", "sdtContent", "ins", "moveTo", "customXml"}:
            yield from _through(element, name)
