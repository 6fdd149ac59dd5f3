"""HTML: saved pages of meeting systems, and minutes saved as a web page."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from minutes_extract.errors import TooLargeError
from minutes_extract.reading.flow import Paragraph, Run, Table, TableCell, flatten, flow_pages
from minutes_extract.reading.numerals import number_as
from minutes_extract.spans import Furniture

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from minutes_extract.reading.pages import Pages

MOST_NESTED = 400
"""Elements inside each other; browsers stop at 512."""

MOST_COLUMNS = 100
"""Columns that a cell may claim to span."""

POINTS_A_COLUMN = 5.5
"""Points that a column of characters stands for, in the body type of most minutes."""

_INDENT = 4
_SNIFFED = 2048
_OPENS = re.compile(
    rb"\A\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_TAG = re.compile(rb"</?(?:p|br|div|span|td|tr|li|ul|ol|h[1-6]|table|strong|b)\b[^<>]{0,500}>", re.IGNORECASE)
_LEAST_TAGS = 4
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_BOLD = re.compile(
    r"font-weight\s*:\s*(?:bold|[6-9]00)|text-decoration[\w-]*\s*:[^;]*underline", re.IGNORECASE
)
_LIGHT = re.compile(r"font-weight\s*:\s*(?:normal|[1-5]00)", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_LEFT = re.compile(
    r"(margin-left|text-indent|padding-left)\s*:\s*(-?[\d.]+)\s*(pt|px|cm|mm|in|em)", re.IGNORECASE
)
_POINTS = {"pt": 1.0, "px": 0.75, "cm": 28.35, "mm": 2.835, "in": 72.0, "em": 11.0}

_STRONG = {"b", "strong", "u", "th", "h1", "h2", "h3", "h4", "h5", "h6"}
_APART = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "hr", "ul", "ol", "dl", "table"}
_BLOCKS = _APART | {
    "address", "article", "body", "caption", "center", "dd", "details", "div", "dt", "fieldset", "figcaption",
    "figure", "form", "header", "html", "legend", "li", "main", "menu", "section", "summary",
    "tbody", "td", "tfoot", "th", "thead", "tr",
}  # fmt: skip
_NOT_TEXT = {"script", "style", "template", "svg", "math", "iframe", "object", "noscript", "textarea"}
_SITE = {"nav", "footer", "aside", "button", "select"}


def looks_like_html(data: bytes) -> bool:
    """Say whether bytes are HTML, whatever the file is called.

    Args:
        data: the file's bytes, or what is left of them without front matter.

    >>> looks_like_html(b"<!DOCTYPE html><p>Present: Ann Other")
    True
    >>> looks_like_html(b"Votes: 3 < 4, and 5 > 2")
    False

    """
    start = data[:_SNIFFED].lstrip(b"\xef\xbb\xbf")
    if start[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        start = data[: 2 * _SNIFFED].replace(b"\0", b"")[2:]
    if _OPENS.match(start):
        return True
    if sum(1 for _ in _TAG.finditer(data[:100_000])) < _LEAST_TAGS:
        return False
    # A text may hold a table or two in HTML; its own line ends would be lost if it were read as HTML.
    lines = [line for line in data[:100_000].splitlines() if line.strip()]
    return 2 * sum(line.lstrip().startswith(b"<") for line in lines) >= len(lines)


def read_html(data: bytes, front_matter: int = 0) -> Pages:
    """Read a web page, however broken its markup, into one page of words.

    Nothing that it links to is fetched.

    Args:
        data: the file's bytes.
        front_matter: how many of them, from the first, are no HTML but facts about the page.

    Raises:
        EmptyFileError: if there is no word in it.
        TooLargeError: if its elements are nested beyond all reason.

    """
    # Only web pages need the parser.
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(decode_html(data[front_matter:]))
    builder = _Builder()
    if front_matter:
        builder.aside.append(Furniture(None, decode_html(data[:front_matter]).strip(), "markup"))
    root = tree.root
    if root is not None:
        builder.walk(root, 0, strong=False, indent=0.0)
        builder.end_paragraph()
    return flow_pages("text/html", builder.blocks, builder.aside)


def decode_html(data: bytes) -> str:
    r"""Return the characters of a web page, in the encoding that it declares.

    Without a declaration that holds, it is UTF-8, or what browsers take instead: CP1252.

    >>> decode_html(b'<meta charset="iso-8859-1">\x93Caf\xe9\x94')[-6:]
    '“Café”'

    """
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = _CHARSET.search(data[:4096])
    try:
        name = codecs.lookup(declared[1].decode("ascii")).name if declared else "cp1252"
    except LookupError:
        name = "cp1252"
    if name in {"iso8859-1", "ascii", "utf-8"} or name.startswith(("utf-16", "utf-32")):
        name = "cp1252"
    try:
        return data.decode(name, errors="replace")
    except LookupError:  # a codec that is none of characters, such as "hex"
        return data.decode("cp1252", errors="replace")


class _Builder:
    """Gathers paragraphs and tables while the tree is walked."""

    def __init__(self) -> None:
        self.blocks: list[Paragraph | Table] = []
        self.aside: list[Furniture] = []
        self.runs: list[Run] = []
        self.label = ""
        self.indent = 0.0
        self.space = 0.0

    def end_paragraph(self) -> None:
        """Close the paragraph at hand, if there is anything in it."""
        if self.runs and self.runs[-1].text.endswith((" ", "\n")):
            self.runs[-1] = Run(self.runs[-1].text.rstrip(" \n"), self.runs[-1].strong)
        paragraph = Paragraph(tuple(self.runs), self.label, self.indent, self.space)
        self.runs = []
        if not paragraph.is_empty:
            self.blocks.append(paragraph)
            self.label, self.space = "", 0.0

    def add(self, text: str, *, strong: bool, preformatted: bool = False) -> None:
        """Add characters to the paragraph at hand, their white space made one blank."""
        if not preformatted:
            text = _BLANKS.sub(" ", text)
            if not self.runs or self.runs[-1].text[-1:] in {" ", "\n"}:
                text = text.lstrip(" ")
        if text:
            self.runs.append(Run(text.replace("\u200b", ""), strong))

    def walk(self, node: LexborNode, depth: int, *, strong: bool, indent: float, pre: bool = False) -> None:
        """Walk an element and what is in it."""
        if depth > MOST_NESTED:
            raise TooLargeError(f"is nested too deeply: more than {MOST_NESTED} elements inside each other")
        child = node.child
        number, step = _start(node), -1 if "reversed" in node.attributes else 1
        while child is not None:
            tag = child.tag or ""
            if tag == "-text":
                self.add(child.text_content or "", strong=strong, preformatted=pre)
            elif tag == "br":
                if self.runs:
                    self.runs.append(Run("\n"))
            elif tag in _NOT_TEXT or tag.startswith("-") or tag == "!doctype":
                pass
            elif tag in _SITE or tag == "head" or _is_hidden(child):
                self._put_aside(child, tag)
            elif tag == "table" and not _is_layout(child):
                self.end_paragraph()
                self._table(child, depth)
            else:
                if tag == "li":
                    number = _number(child.attributes.get("value"), number)
                    self._open(child, tag, indent)
                    self.label = _list_label(node, number)
                    number += step
                elif tag in _BLOCKS:
                    self._open(child, tag, indent)
                inner = indent + (_INDENT if tag in {"ul", "ol", "dd", "blockquote"} else 0)
                self.walk(
                    child,
                    depth + 1,
                    strong=_weight(child, tag, strong=strong),
                    indent=inner,
                    pre=pre or tag == "pre",
                )
                if tag in _BLOCKS:
                    self.end_paragraph()
                    self.label = "" if tag == "li" else self.label
            child = child.next

    def _open(self, node: LexborNode, tag: str, indent: float) -> None:
        self.end_paragraph()
        style = node.attributes.get("style") or ""
        # Word's own paragraph styles leave no space between paragraphs.
        if tag in _APART and not (node.attributes.get("class") or "").startswith("Mso"):
            self.space = 1.0
        if not self.label:
            self.indent = max(0.0, indent + _style_indent(style))

    def _put_aside(self, node: LexborNode, tag: str) -> None:
        words = " ".join((_text_of(node) or "").split())
        if words:
            reason = "title of the file" if tag == "head" else "navigation" if tag in _SITE else "hidden"
            self.aside.append(Furniture(None, words, reason))

    def _table(self, node: LexborNode, depth: int) -> None:
        rows: list[tuple[TableCell, ...]] = []
        hanging: dict[int, int] = {}
        for row in _rows_of(node):
            cells: list[TableCell] = []
            at = 0
            for cell in _children(row, {"td", "th"}):
                while hanging.get(at, 0) > 0:
                    hanging[at] -= 1
                    cells.append(TableCell(()))
                    at += 1
                inner = _Builder()
                inner.walk(cell, depth + 3, strong=cell.tag == "th", indent=0.0)
                inner.end_paragraph()
                self.aside += inner.aside
                columns = min(MOST_COLUMNS, max(1, _number(cell.attributes.get("colspan"), 1)))
                deep = min(1000, _number(cell.attributes.get("rowspan"), 1)) - 1
                for k in range(at, at + columns):
                    hanging[k] = deep
                cells.append(TableCell(tuple(flatten(inner.blocks)), columns))
                at += columns
            rows.append(tuple(cells))
        for caption in _children(node, {"caption"}):
            self.walk(caption, depth + 1, strong=False, indent=0.0)
            self.end_paragraph()
        self.blocks.append(Table(tuple(rows)))
        self.space = 1.0


def _children(node: LexborNode, tags: set[str]) -> list[LexborNode]:
    return [child for child in node.iter() if child.tag in tags]


def _rows_of(table: LexborNode) -> list[LexborNode]:
    rows = []
    for part in table.iter():
        if part.tag == "tr":
            rows.append(part)
        elif part.tag in {"thead", "tbody", "tfoot"}:
            rows += _children(part, {"tr"})
    return rows


def _is_layout(table: LexborNode) -> bool:
    """Say whether a table only places things on the screen: it holds another, or has one column."""
    if table.attributes.get("role") in {"presentation", "none"}:
        return True
    if any(inner.mem_id != table.mem_id for inner in table.css("table")):
        return True
    return all(len(_children(row, {"td", "th"})) < 2 for row in _rows_of(table))


def _is_hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    return "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style") or ""))


def _text_of(node: LexborNode) -> str:
    return " ".join(
        (child.text_content or "")
        for child in node.traverse(include_text=True)
        if child.tag == "-text" and child.parent is not None and child.parent.tag not in _NOT_TEXT
    )


def _weight(node: LexborNode, tag: str, *, strong: bool) -> bool:
    style = node.attributes.get("style")
    if style and _LIGHT.search(style):
        return False
    return strong or tag in _STRONG or bool(style and _BOLD.search(style))


def _style_indent(style: str) -> float:
    return (
        sum(float(m[2].strip(".") or 0) * _POINTS[m[3].lower()] for m in _LEFT.finditer(style))
        / POINTS_A_COLUMN
    )


def _start(node: LexborNode) -> int:
    if node.tag != "ol":
        return 1
    start = 1
    if "reversed" in node.attributes:
        start = len(_children(node, {"li"}))
    return _number(node.attributes.get("start"), start)


def _list_label(parent: LexborNode, number: int) -> str:
    style = parent.attributes.get("style") or ""
    if parent.tag != "ol":
        return "" if re.search(r"list-style(?:-type)?\s*:\s*none", style) else "•"
    named = re.search(r"list-style(?:-type)?\s*:\s*([\w-]+)", style)
    form = named[1] if named else parent.attributes.get("type") or "1"
    if form == "none":
        return ""
    forms = {
        "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
        "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "upper-alpha": "upperLetter",
        "upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman",
    }  # fmt: skip
    return number_as(number, forms.get(form, "decimal")) + "."


def _number(value: str | None, otherwise: int) -> int:
    found = re.match(r"\s*(-?\d{1,6})", value or "")
    return int(found[1]) if found else otherwise
