"""Headings to items, and the sub-items inside them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from minutes_extract.segmenting.blocks import GAP
from minutes_extract.segmenting.items import MARKER_LINE, TITLES_TOO, read_title
from minutes_extract.segmenting.numbering import read_label
from minutes_extract.segmenting.parts import ItemPart
from minutes_extract.segmenting.titles import (
    has_finite_verb,
    is_banner,
    is_sentence,
    looks_like_title,
    split_run_in,
    trim_title,
)
from minutes_extract.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_extract.segmenting.blocks import Block
    from minutes_extract.segmenting.items import Heading
    from minutes_extract.segmenting.numbering import Label
    from minutes_extract.spans import Text

_LEADS_ON = re.compile(
    r"\b(?:resolved|agreed|agrees?|recommend\w*|decided|resolution|decision|outstanding|noted|to)\b[^.]{0,160}[:\-–]\s*$",
    re.IGNORECASE,
)
_MARKS_LIST = re.compile(
    r"^\W*(?:(?:it\s+was\s+)?(?:unanimously\s+)?(?:resolved|agreed|recommended|decision|resolution)\b)"
    r"(?:[^.]*$|.{0,80}?\(?(?:i|a|1)[).]|\s*:?\s*\(for)",
    re.IGNORECASE,
)
_REFERENCE_TITLE = re.compile(r"\d+/\d+|^\W*\d|£|\b[A-Z]{1,4}\d{3,}|@|www\.")
_NO_SUBTITLE = re.compile(
    r"(?i)^(?:january|february|march|april|may|june|july|august|september|october|november|december)\s+\d{4}$|\bnext\b.*\bmeeting\b|secretariat$|\bheld on\b"
)
# What became of something, a name, a time: no heading.
_OUTCOME_LINE = re.compile(
    r"^(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Miss|Dr)\b|^\W*(?:approved|refused|granted|noted|deferred|withdrawn|carried|lost)\b|£|\d{1,2}[.:]\d\d",
    re.IGNORECASE,
)

_ANNOUNCES = re.compile(r"\b(?:the\s+following|as\s+follows|resolved|agreed|that|to)\W*$", re.IGNORECASE)

LONGEST_REFERENCE = 130
"""Characters of a sub-item's title that a reference opens."""

LONGEST_SUBTITLE = 90
"""Characters of a sub-item's title where it runs into its text."""


def _leads_to_list(words: str) -> bool:
    """Say whether the labels that follow a block are those of a list of decisions."""
    open_end = words.rstrip()[-1:] in {":", "-", "–"}
    return (open_end and bool(_LEADS_ON.search(words))) or bool(_MARKS_LIST.match(words))


def nest_items(
    text: Text, blocks: Sequence[Block], headings: Sequence[Heading]
) -> tuple[list[ItemPart], list[Block]]:
    """Return the items that headings open among blocks, and the blocks before the first of them.

    Args:
        text: the text.
        blocks: a meeting's blocks after the opening of its attendance block.
        headings: in order.

    """
    if not headings:
        return [], list(blocks)
    items: list[ItemPart] = []
    for k, heading in enumerate(headings):
        stop = headings[k + 1].block if k + 1 < len(headings) else len(blocks)
        part = _item(text, blocks, heading, stop)
        if heading.level == 2 and items:
            parent = items[-1]
            items[-1] = replace(
                parent, items=(*parent.items, part), extent=Span(parent.extent.start, part.extent.end)
            )
        else:
            items.append(part)
    return [
        item if any(sub.label is None for sub in item.items) else _with_subitems(text, item) for item in items
    ], list(blocks[: headings[0].block])


def _item(text: Text, blocks: Sequence[Block], heading: Heading, stop: int) -> ItemPart:
    first, last = blocks[heading.block], blocks[heading.last]
    body = list(blocks[heading.last + 1 : stop])
    if heading.rest < last.span.end:
        rest = Span(heading.rest, last.span.end)
        body.insert(
            0,
            replace(last, span=rest, first=text.line_number(rest.start), label=None, bullet=0, strong=False),
        )
    end = body[-1].span.end if body else last.span.end
    spans = [first.span] if heading.last == heading.block else [first.span, last.span]
    if heading.title:
        head = Span(first.span.start, max(span.end for span in heading.title))
        spans = [head]
    elif heading.rest < last.span.end and first.label:
        spans = [Span(first.span.start + first.label.start, first.span.start + first.label.length)]
    if heading.number_at and not any(s.start <= heading.number_at.start < s.end for s in spans):
        spans.append(heading.number_at)
    return ItemPart(
        heading.number,
        heading.label,
        heading.title,
        tuple(Span(s.start, s.start + len(text.slice(s).rstrip())) for s in spans),
        tuple(body),
        (),
        Span(first.span.start, end),
        heading.rule,
    )


@dataclass(frozen=True, slots=True)
class _SubHeading:
    """A heading inside an item; `blocks` says how many blocks it takes (a label may stand above its title)."""

    index: int
    label: Label | None
    title: tuple[Span, ...]
    rest: int
    rule: str
    blocks: int = 1


def _with_subitems(text: Text, item: ItemPart) -> ItemPart:
    found = _find_subheadings(text, item)
    if not found:
        return item
    subheadings = {sub.index: sub for sub in found}
    kinds = {sub.label.kind for sub in found if sub.label}
    own: list[Block] = []
    items: list[ItemPart] = []
    current: list[Block] | None = None
    opened: _SubHeading | None = None

    def close() -> None:
        nonlocal current, opened
        if opened is not None and current is not None:
            items.append(_subitem(text, item, opened, current))
        current, opened = None, None

    in_list = False
    for k, block in enumerate(item.body):
        sub = subheadings.get(k)
        if sub is not None:
            close()
            opened, current = sub, [block]
            in_list = False
            continue
        opens_list = _leads_to_list(text.view(block.body).text)
        if not block.label and not block.bullet and not block.margin:
            in_list = opens_list
        elif opens_list:
            in_list = True
        # An entry of the same list without a title of its own ends the titled one before it.
        if (
            current is not None
            and block.label
            and block.label.kind in kinds
            and not in_list
            and opened
            and opened.label
            and _follows(opened.label, block.label)
        ):
            close()
        (own if current is None else current).append(block)
    close()
    end = max([item.extent.end, *(sub.extent.end for sub in items)])
    return replace(item, body=tuple(own), items=tuple(items), extent=Span(item.extent.start, end))


def _follows(before: Label, after: Label) -> bool:
    return (
        before.kind == after.kind
        and bool(before.values and after.values)
        and 0 < after.values[-1] - before.values[-1] <= 6
    )


def _subitem(text: Text, parent: ItemPart, sub: _SubHeading, blocks: list[Block]) -> ItemPart:
    first = blocks[0]
    body = blocks[sub.blocks :]
    if sub.blocks == 1 and sub.rest < first.span.end:
        rest = Span(sub.rest, first.span.end)
        body = [
            replace(first, span=rest, first=text.line_number(rest.start), label=None, bullet=0, strong=False),
            *body,
        ]
    number = None
    if sub.label:
        own = sub.label.number
        joined = parent.number and own.startswith((parent.number + ".", parent.number + "("))
        number = own if joined or not parent.number else f"{parent.number}.{own}"
    start = first.span.start + (sub.label.start if sub.label else 0)
    head = Span(start, max(span.end for span in sub.title))
    end = blocks[-1].span.end
    return ItemPart(
        number,
        sub.label.printed if sub.label else None,
        sub.title,
        (head,),
        tuple(body),
        (),
        Span(first.span.start, end),
        sub.rule,
    )


def _find_subheadings(text: Text, item: ItemPart) -> list[_SubHeading]:
    found: list[_SubHeading] = []
    in_list = False
    list_kind: str | None = None
    for k, block in enumerate(item.body):
        if block.margin or (found and found[-1].index + found[-1].blocks > k):
            continue
        words = text.view(block.body).text
        sub = None
        if block.label:
            # The series of sub-headings may go on behind a list of another kind.
            before = found[-1].label if found and list_kind not in {None, block.label.kind} else None
            if not in_list or _is_within(item, block.label) or (before and _follows(before, block.label)):
                sub = _labelled(text, item, k)
            if in_list and list_kind is None:
                list_kind = block.label.kind
        elif not block.bullet:
            sub = _unlabelled(text, block)
        if sub is not None:
            found.append(replace(sub, index=k))
            in_list = False
        if _leads_to_list(words):
            in_list, list_kind = True, None
        elif not block.label and not block.bullet:
            in_list = False
    labelled = [sub for sub in found if sub.label]
    if (
        labelled
        and labelled[0].label
        and labelled[0].label.values[-1:] != (1,)
        and (
            labelled[0].label.kind == "upper"
            or (len(labelled) == 1 and labelled[0].label.kind in {"plain", "bracket"})
        )
    ):
        # A number out of a list, or the initial of a name ("M. Fenn – wages").
        found = [sub for sub in found if not sub.label or sub.label.kind != labelled[0].label.kind]
    return found or _referenced(text, item) or _over_prose(text, item)


def _over_prose(text: Text, item: ItemPart) -> list[_SubHeading]:
    """Return the titles in plain type that stand alone over prose inside a numbered item, where there are several."""
    found = []
    if item.number is None:
        return []
    for k, (block, below) in enumerate(pairwise(item.body)):
        view = text.view(block.span)
        if (
            not (block.margin or block.label or block.bullet)
            and block.gap >= GAP
            and below.gap >= GAP
            and block.last - block.first == 1
            and len(text.lines[block.first].cells) == 1
            and view.text[-1:].isalnum()
            and _is_subtitle(view.text)
            and not _OUTCOME_LINE.search(view.text)
            and not below.label
            and is_sentence(text.view(below.span).text)
        ):
            found.append(
                _SubHeading(k, None, (view.span(0, len(view.text)),), block.span.end, "item.over_prose")
            )
    return found if len(found) > 1 else []


def _referenced(text: Text, item: ItemPart) -> list[_SubHeading]:
    """Return the headings of cases that a reference opens ("DC/22/0877 - Former Gas Works"), where there are several."""
    found: dict[str, list[_SubHeading]] = {}
    for k, block in enumerate(item.body):
        following = item.body[k + 1] if k + 1 < len(item.body) else None
        if (
            block.margin
            or not block.label
            or block.label.kind != "code"
            or not (block.gap >= GAP or text.lines[block.first].first_on_page)
            or following is None
        ):
            continue
        view = text.view(block.span)
        if (
            any(c.isupper() for c in block.label.number)
            and len(view.text) < LONGEST_REFERENCE
            and not has_finite_verb(view.text)
            and view.text.rstrip()[-1:] not in {".", ";", ","}
            and not following.label
            and following.gap >= GAP
            and len(text.lines[block.first].cells) == 1
        ):
            title = (view.span(0, trim_title(view.text)),)
            # A reference that a house number follows ("DC/22/0934 - 3 Chapel Brow") reads longer than it is.
            found.setdefault(block.label.shape.split("/")[0], []).append(
                _SubHeading(k, None, title, block.span.end, "item.reference")
            )
    return max((subs for subs in found.values() if len(subs) > 1), key=len, default=[])


def _is_within(item: ItemPart, label: Label) -> bool:
    """Say whether a label continues its item's number ("4.1" under 4)."""
    return label.kind == "code" and item.number is not None and label.number.startswith(item.number + ".")


def _labelled(text: Text, item: ItemPart, k: int) -> _SubHeading | None:
    block = item.body[k]
    label = block.label
    assert label is not None
    second = read_label(text.slice(block.body))
    if label.kind == "plain" and second and second.kind in {"roman", "letter"} and text.is_strong(block.body):
        # A list's own number stands before the clerk's label ("1. i) Highways").
        title, rest = read_title(text, Span(block.body.start + second.length, block.span.end))
        return _SubHeading(k, second, title, rest, "item.sub") if title else None
    bold = label.kind == "plain" and text.strong_prefix(block.body) > block.body.start
    if label.kind in {"code", "plain", "item", "ordinal_number"} and not (_is_within(item, label) or bold):
        return None  # "4.1" belongs under 4; a paragraph's plain number heads nothing unless it has bold type
    view = text.view(block.body)
    words = view.text
    following = item.body[k + 1] if k + 1 < len(item.body) else None
    if not words:
        if label.kind != "code" or following is None or following.label or following.bullet:
            return None
        below = text.view(following.span)
        if not _is_subtitle(below.text, numbered=True) or below.text.rstrip()[-1:] in ".;,":
            return None
        spans = (below.span(0, trim_title(below.text)),)
        return _SubHeading(k, label, spans, following.span.end, "item.sub", blocks=2)
    strong_end = text.strong_prefix(Span(view.place(0), block.span.end))
    strong = len(text.view(Span(block.body.start, strong_end)).text) if strong_end > block.body.start else 0
    if strong >= len(words) and not is_sentence(words) and looks_like_title(words):
        title, rest = read_title(text, block.body)
        return _SubHeading(k, label, title, rest, "item.sub") if title else None
    run_in = split_run_in(words, strong=strong)
    if run_in:
        head = words[: run_in[0]]
        if _is_subtitle(head) and not (_REFERENCE_TITLE.search(head) and strong < run_in[0]):
            return _SubHeading(k, label, (view.span(0, trim_title(head)),), view.place(run_in[1]), "item.sub")
        return None
    ends = words.rstrip()[-1:]
    if (
        (following is None or not following.label or ends == ":")
        and ((following is not None and not following.bullet) or ends == ":" or label.kind == "code")
        and ends not in ".;,"
        and not _ANNOUNCES.search(words)
        and len(words) <= LONGEST_SUBTITLE
        and _is_subtitle(words, numbered=label.kind == "code")
        and (label.kind == "code" or not _REFERENCE_TITLE.match(words))
    ):
        end = trim_title(words)
        return _SubHeading(k, label, (view.span(0, end),), block.span.end, "item.sub")
    return None


def _is_subtitle(head: str, *, numbered: bool = False) -> bool:
    head = head.strip()
    return (
        len(head) <= LONGEST_SUBTITLE
        and looks_like_title(head)
        and not has_finite_verb(head)
        and not (re.match(MARKER_LINE, head) and head not in TITLES_TOO)
        and ". " not in head.rstrip(". ")
        and len(head.split()) <= 11
        and (numbered or not _NO_SUBTITLE.search(head))
    )


def _unlabelled(text: Text, block: Block) -> _SubHeading | None:
    view = text.view(block.span)
    words = view.text
    if not words:
        return None
    strong_end = text.strong_prefix(block.span)
    strong = len(text.view(Span(block.span.start, strong_end)).text) if strong_end > block.span.start else 0
    if strong < 3:
        return None
    head = words[:strong]
    if len(text.lines[block.first].cells) > 1:
        return None  # the heads of a table's columns
    if (
        re.match(MARKER_LINE, head.strip())
        or is_banner(head[: trim_title(head)])
        or not _is_subtitle(head[: trim_title(head)])
    ):
        return None
    if strong >= len(words.rstrip()):
        if block.last - block.first > 2 or words.rstrip()[-1:] in ".;,":
            return None
        return _SubHeading(0, None, (view.span(0, trim_title(words)),), block.span.end, "item.strong")
    # Bold words that run into their text head it only where a mark parts them from it.
    after = words[strong:].lstrip()
    closing = head.rstrip()[-1:]
    if closing == "." and len(head.split()) <= 5:
        end = trim_title(head.rstrip(". "))
        rest = strong + len(words[strong:]) - len(words[strong:].lstrip())
        return _SubHeading(0, None, (view.span(0, end),), view.place(rest), "item.strong")
    if closing in ":–—-" or after[:1] in ":–—-":
        run_in = split_run_in(words, strong=strong)
        if run_in:
            return _SubHeading(
                0, None, (view.span(0, trim_title(words[: run_in[0]])),), view.place(run_in[1]), "item.strong"
            )
    return None
