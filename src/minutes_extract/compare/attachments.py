"""What follows the minutes in the same file, compared apart and summed up in one line."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from minutes_extract.compare.changes import Change, changed
from minutes_extract.compare.likeness import look
from minutes_extract.compare.weighing import weigh
from minutes_extract.compare.words import Word, split_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from minutes_extract.compare.likeness import Surroundings
    from minutes_extract.compare.same_words import WordsInPlace
    from minutes_extract.records import Meeting
    from minutes_extract.spans import Text


def compare_attachments(
    old: Sequence[Meeting],
    new: Sequence[Meeting],
    texts: tuple[Text, Text],
    in_place: WordsInPlace,
    around: Surroundings,
) -> list[Change]:
    """Return one change that sums up how the attachments of two documents differ; none where they do not.

    Args:
        old, new: the meetings of either document.
        texts: those that their offsets point into.
        in_place: the words of both that stand in both.
        around: what is known of the texts.

    """
    mine, theirs = (_attached(meetings, text) for meetings, text in zip((old, new), texts, strict=True))
    if mine == theirs:
        return []
    a, b = split_words(mine), split_words(theirs)
    gone, come = _only_in(a, b), _only_in(b, a)
    # What a scanner misread stands on both sides in another spelling.
    seen = Counter(look(word.key) for word in gone) & Counter(look(word.key) for word in come)
    gone, come = _without_looks(gone, seen), _without_looks(come, seen)
    lost, won = weigh(gone, [], around), weigh([], come, around)
    weights = [found.weight for found in (lost, won) if found.weight is not None]
    weight = "substance" if "substance" in weights else "wording" if "wording" in weights else "noise"
    flags = [*lost.flags, *(flag for flag in won.flags if flag not in lost.flags)]
    if _all(old, in_place.keeps_old) and _all(new, in_place.keeps_new):
        weight, flags = "noise", []  # one version was read as having its attachments begin elsewhere
    return [
        changed(
            "attachments.changed",
            "attachments",
            _count(old, a, gone),
            _count(new, b, come),
            weight,  # type: ignore[arg-type]
            flags,
            [evidence for meeting in old for part in meeting.attachments for evidence in part.evidence],
            [evidence for meeting in new for part in meeting.attachments for evidence in part.evidence],
        )
    ]


def _all(meetings: Sequence[Meeting], keeps: Callable[[int, int], bool]) -> bool:
    return all(
        keeps(part.extent.start, part.extent.end) for meeting in meetings for part in meeting.attachments
    )


def _attached(meetings: Sequence[Meeting], text: Text) -> str:
    return "\n".join(
        text.content[part.extent.start : part.extent.end]
        for meeting in meetings
        for part in meeting.attachments
    )


def _only_in(words: Sequence[Word], others: Sequence[Word]) -> list[Word]:
    left = Counter(word.key for word in others)
    only = []
    for word in words:
        if left[word.key] > 0:
            left[word.key] -= 1
        else:
            only.append(word)
    return only


def _without_looks(words: Sequence[Word], seen: Counter[str]) -> list[Word]:
    left = dict(seen)
    kept = []
    for word in words:
        if left.get(look(word.key), 0) > 0 and not any(c.isdigit() for c in word.key):
            left[look(word.key)] -= 1
        else:
            kept.append(word)
    return kept


def _count(meetings: Sequence[Meeting], words: Sequence[Word], only: Sequence[Word]) -> str | None:
    count = sum(len(meeting.attachments) for meeting in meetings)
    if not count:
        return None
    parts = "1 attachment" if count == 1 else f"{count} attachments"
    return f"{parts}, {len(words):,} words, {len(only):,} of them only in this version"
