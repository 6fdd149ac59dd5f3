"""What stands before and after the items of a meeting, less the words that values were read from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from minutes_extract.records import Evidence, Extent, Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from minutes_extract.records import Meeting
    from minutes_extract.spans import Text


@dataclass(frozen=True, slots=True)
class Surrounding:
    """The words before the first item and after the last, a line each, and the stretches that they stand in."""

    before: str
    before_extent: Extent
    after: str
    after_extent: Extent


def find_surrounding(meeting: Meeting, text: Text) -> Surrounding:
    """Return the words around the items of a meeting that no value was read from.

    Args:
        meeting: as its record has it.
        text: the text that its offsets point into.

    """
    start, end = meeting.extent.start, meeting.extent.end
    if meeting.attachments:
        end = min(attachment.extent.start for attachment in meeting.attachments)
    first = min((item.extent.start for item in meeting.items), default=end)
    last = max((item.extent.end for item in meeting.items), default=end)
    kept = bytearray(b"\1" * len(text.content))
    parts: list[object] = [
        meeting.attendance, meeting.substitutions, meeting.resolutions, meeting.next_meeting, meeting.signed_by,
        meeting.evidence,
    ]  # fmt: skip
    for evidence in _evidence(parts):
        kept[evidence.start : evidence.end] = bytes(evidence.end - evidence.start)

    def words(a: int, b: int) -> str:
        lines = []
        for line in text.lines:
            if a <= line.start < b:
                left = "".join(
                    text.content[i] if kept[i] else " " for i in range(line.start, min(line.end, b))
                )
                if any(c.isalnum() for c in left):
                    lines.append(" ".join(left.split()))
        return "\n".join(lines)

    last = min(last, end)
    return Surrounding(
        words(start, first),
        Extent(start=start, end=first),
        words(last, end),
        Extent(start=last, end=end),
    )


def _evidence(part: object) -> Iterator[Evidence]:
    if isinstance(part, Evidence):
        yield part
    elif isinstance(part, Part):
        for _, value in part:
            yield from _evidence(value)
    elif isinstance(part, list):
        for value in part:
            yield from _evidence(value)
