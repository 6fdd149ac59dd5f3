"""HTML and XML made worse, as trees and as runs of tags."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from fuzzing.text_mutations import change_text

if TYPE_CHECKING:
    from random import Random
    from xml.etree.ElementTree import Element

TAGS = ("p", "div", "table", "tr", "td", "th", "ul", "ol", "li", "h1", "h3", "span", "b", "br", "pre", "nav", "title",
        "script", "style", "template", "svg", "select", "noscript", "textarea", "iframe", "math", "center", "blockquote")  # fmt: skip
ATTRIBUTES = ('rowspan="3"', 'colspan="1000000"', 'colspan="-1"', 'style="display:none"', 'style="margin-left:9e9pt"',
              'hidden', 'start="999999999999"', 'start="x"', 'type="i"', 'value="-4"', 'class="nav"', 'charset="utf-7"')  # fmt: skip
VALUES = (
    "",
    "0",
    "1",
    "-1",
    "3",
    "99",
    "999999999999999999999",
    "1.5",
    "true",
    "none",
    "nil",
    "i",
    "%1.%2",
    "½",
    "x" * 50,
)


def change_html(page: str, random: Random) -> str:
    """A page with one thing changed: a tag, a run of tags, an attribute or its words."""
    tokens = re.findall(r"<[^>]*>|[^<]+|<", page) or [""]
    place = random.randrange(len(tokens))
    run = tokens[place : place + random.randint(1, 8)]
    tag = random.choice(TAGS)
    match random.randrange(9):
        case 0:
            del tokens[place : place + len(run)]
        case 1:
            tokens[place:place] = run * random.randint(1, 5)
        case 2:
            del tokens[place : place + len(run)]
            other = random.randint(0, len(tokens))
            tokens[other:other] = run
        case 3:
            tokens[place : place + len(run)] = [f"<{tag}>", *run, f"</{tag}>"]
        case 4:
            tokens.insert(
                place, random.choice((f"<{tag}>", f"</{tag}>", f"<{tag}/>", "<!--", "-->", "<![CDATA["))
            )
        case 5:
            tokens[place] = re.sub(r"^<(/?)\w+", rf"<\g<1>{tag}", tokens[place])
        case 6:
            tokens[place] = re.sub(r"\s*>$", f" {random.choice(ATTRIBUTES)}>", tokens[place])
        case 7:
            tokens.insert(
                place,
                random.choice(("&nbsp;", "&#0;", "&#x110000;", "&amp", "&lt;p&gt;", "&#xD800;", "<br>" * 9)),
            )
        case _:
            words = [number for number, token in enumerate(tokens) if not token.startswith("<")] or [place]
            place = random.choice(words)
            tokens[place] = change_text(tokens[place], random)
    return "".join(tokens)


def change_xml(data: bytes, random: Random) -> bytes:
    """A part of a DOCX or ODT with one thing changed; nearly always well-formed still."""
    if random.random() < 0.05:
        return change_bytes(data, random)
    try:
        root = ElementTree.fromstring(data)  # noqa: S314 - our own
    except (ElementTree.ParseError, LookupError):  # an encoding, changed before, may be unknown
        return change_bytes(data, random)
    parents = [element for element in root.iter() if len(element)]
    if parents:
        _change_tree(root, random.choice(parents), random)
    return bytes(ElementTree.tostring(root, encoding="utf-8"))


def _change_tree(root: Element, parent: Element, random: Random) -> None:
    place = random.randrange(len(parent))
    element = parent[place]
    everywhere = list(root.iter())
    match random.randrange(8):
        case 0:
            parent.remove(element)
        case 1:
            for _ in range(random.choice((1, 2, 20))):
                parent.insert(place, _copy(element))
        case 2:
            random.choice(everywhere).append(_copy(element))
        case 3:  # an element inside another of its kind
            outer = ElementTree.Element(element.tag, element.attrib)
            parent.remove(element)
            outer.append(element)
            parent.insert(place, outer)
        case 4:
            element.tag = random.choice(everywhere).tag
        case 5:
            names = [name for each in everywhere for name in each.attrib] or ["x"]
            element.set(random.choice(names), random.choice(VALUES))
        case 6:
            for name in element.attrib:
                element.set(name, random.choice(VALUES))
        case _:
            spoken = [each for each in everywhere if each.text and each.text.strip()] or [element]
            chosen = random.choice(spoken)
            changed = change_text(chosen.text or "words", random)
            chosen.text = re.sub(
                r"[\0-\x08\x0b-\x1f\ufffe\uffff]", " ", changed
            )  # XML has no way to write these


def _copy(element: Element) -> Element:
    return ElementTree.fromstring(ElementTree.tostring(element))  # noqa: S314 - our own


def change_bytes(data: bytes, random: Random) -> bytes:
    """Bytes with a few of them lost, repeated or replaced."""
    start = random.randint(0, len(data))
    stretch = random.choice((1, 2, 16, 200))
    match random.randrange(4):
        case 0:
            return data[:start] + data[start + stretch :]
        case 1:
            return (
                data[:start]
                + bytes(random.randrange(256) for _ in range(min(stretch, 16)))
                + data[start + 1 :]
            )
        case 2:
            return data[:start] + data[start : start + stretch] + data[start:]
        case _:
            return data[:start]
