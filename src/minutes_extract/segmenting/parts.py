"""What the text is parted into: meetings, their attendance block, their items, what follows them."""

from __future__ import annotations

from dataclasses import dataclass, field

from minutes_extract.segmenting.blocks import Block
from minutes_extract.spans import Span


@dataclass(frozen=True, slots=True)
class ItemPart:
    """An item of business.

    Args:
        number: as a record gives it, its parent's number before its own where it is a sub-item.
        label: as printed, or None.
        title: spans of its title, none where it has none.
        heading: spans of its whole heading, label and title.
        body: its own blocks, in order, without heading and sub-items; a heading that runs into
            its text leaves the rest of that block as the first.
        items: its sub-items.
        extent: from the heading to the end of its last sub-item.
        rule: which signals told it.

    """

    number: str | None
    label: str | None
    title: tuple[Span, ...]
    heading: tuple[Span, ...]
    body: tuple[Block, ...]
    items: tuple[ItemPart, ...]
    extent: Span
    rule: str


@dataclass(frozen=True, slots=True)
class AttachmentPart:
    """What follows the minutes in the same file."""

    title: Span | None
    extent: Span


@dataclass(frozen=True, slots=True)
class MeetingPart:
    """The minutes of one meeting.

    Args:
        extent: all of it, attachments included.
        heading: indexes of the first line of its title block and of the line after it.
        attendance: indexes of the first line of its attendance block and of the line after it.
        opening: the blocks of the attendance block.
        items: in order.
        loose: blocks outside every item, after the attendance block.
        closing: indexes of the first line after the last item's business and of the line after
            the sign-off.
        attachments: what follows the sign-off.

    """

    extent: Span
    heading: tuple[int, int]
    attendance: tuple[int, int]
    opening: tuple[Block, ...]
    items: tuple[ItemPart, ...]
    loose: tuple[Block, ...]
    closing: tuple[int, int]
    attachments: tuple[AttachmentPart, ...] = field(default=())
