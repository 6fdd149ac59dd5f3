"""Two versions of the same minutes, compared by meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from minutes_extract.compare.assignment import assign
from minutes_extract.compare.attachments import compare_attachments
from minutes_extract.compare.changes import Change, Comparison, changed
from minutes_extract.compare.inputs import Version, surroundings
from minutes_extract.compare.meetings import compare_meetings, compare_texts, take_apart
from minutes_extract.compare.same_words import WordsInPlace, tell_missed, tell_readings
from minutes_extract.compare.sentences import Finder
from minutes_extract.compare.surrounding import find_surrounding

if TYPE_CHECKING:
    from minutes_extract.records import Meeting

__all__ = ["Change", "Comparison", "Version", "compare"]


def compare(old: Version, new: Version, *, strict: bool = False) -> Comparison:
    """Return all that differs between two versions of the same minutes.

    Args:
        old, new: the versions.
        strict: whether noise alone makes them differ.

    """
    around = surroundings(old, new)
    mine, theirs = old.record.meetings, new.record.meetings
    changes: list[Change] = []
    texts = (old.text, new.text) if old.text is not None and new.text is not None else None
    if texts is not None and not (mine and theirs):
        changes += compare_texts(*texts, around)
    else:
        words = WordsInPlace(*texts, around) if texts is not None else None
        pairs = _pair_meetings(mine, theirs)
        for i, j in pairs:
            sides = [
                take_apart(
                    meeting,
                    Finder(version.text),
                    find_surrounding(meeting, version.text)
                    if texts is not None and version.text is not None
                    else None,
                )
                for meeting, version in ((mine[i], old), (theirs[j], new))
            ]
            found = compare_meetings(sides[0], sides[1], around)
            if words is not None:
                found = tell_readings(found, sides[0], sides[1], words)
                if len(mine) == len(theirs) == 1 and all(change.weight == "noise" for change in found):
                    found += tell_missed(sides[0], sides[1], words)
            if len(mine) > 1 or len(theirs) > 1:
                found = [c.model_copy(update={"where": f"{_name(theirs[j])}: {c.where}"}) for c in found]
            changes += found
        changes += _one_sided(mine, {i for i, _ in pairs}, theirs, {j for _, j in pairs})
        if texts is not None and words is not None:
            changes += compare_attachments(mine, theirs, texts, words, around)
    changes += _unread(old, new, changes)
    counted = [change for change in changes if strict or change.weight != "noise"]
    return Comparison(same=not counted, changes=changes)


def _pair_meetings(old: list[Meeting], new: list[Meeting]) -> list[tuple[int, int]]:
    if len(old) == len(new) == 1:
        return [(0, 0)]
    scores = {}
    for i, a in enumerate(old):
        for j, b in enumerate(new):
            same = (
                2 * (a.date == b.date and a.date is not None)
                + (a.body == b.body)
                + (a.start_time == b.start_time)
            )
            titles = {item.title for item in a.items} & {item.title for item in b.items} - {None}
            scores[i, j] = (
                0.1 + same + 2 * len(titles) / max(len(a.items), len(b.items), 1) + 0.1 / (1 + abs(i - j))
            )
    return assign(scores)


def _one_sided(
    old: list[Meeting], kept_old: set[int], new: list[Meeting], kept_new: set[int]
) -> list[Change]:
    changes = []
    for i, meeting in enumerate(old):
        if i not in kept_old:
            changes.append(
                changed(
                    "meeting.removed",
                    _name(meeting),
                    meeting.title or _name(meeting),
                    None,
                    "substance",
                    (),
                    meeting.evidence.title,
                )
            )
    for j, meeting in enumerate(new):
        if j not in kept_new:
            changes.append(
                changed(
                    "meeting.added",
                    _name(meeting),
                    None,
                    meeting.title or _name(meeting),
                    "substance",
                    (),
                    (),
                    meeting.evidence.title,
                )
            )
    return changes


def _name(meeting: Meeting) -> str:
    return f"meeting of {meeting.date}" if meeting.date else "meeting without a date"


def _unread(old: Version, new: Version, found: list[Change]) -> list[Change]:
    """Return what remains where no change was found and the files are yet not the same."""
    a, b = old.record.source, new.record.source
    if found or a.text_sha256 == b.text_sha256:
        return []
    if old.record.meetings or new.record.meetings or (old.text is not None and new.text is not None):
        return [changed("text.layout", "the whole text", None, None, "noise")]
    # Two records without a meeting: there is nothing in them to compare, and the texts are not the same.
    return [changed("text.changed", "the whole text; the records hold no meeting", None, None, "substance")]
