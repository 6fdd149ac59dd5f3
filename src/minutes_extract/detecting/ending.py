"""What the end of the minutes says: when the meeting ended, when the next one is, who signed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from minutes_extract.detecting.dates import (
    as_closing_time,
    complete_date,
    find_dates,
    find_partial_dates,
    find_times,
)
from minutes_extract.detecting.findings import Found, NextMeetingFound, SignatureFound
from minutes_extract.spans import Span
from minutes_extract.vocabulary.business import CLOSINGS, SIGNATORIES

if TYPE_CHECKING:
    from minutes_extract.spans import Text, View

_CLOSED = re.compile(r"(?i)\b(?:" + "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in CLOSINGS) + r")\b")
_NEXT = re.compile(
    r"(?i)\bnext\s+(?:[\w-]+\s+){0,5}?meetings?\b|\b(?:dates?|schedule)\s+(?:and\s+\w+\s+)?(?:of|for)\s+(?:the\s+)?(?:next\s+|future\s+|forthcoming\s+)?(?:[\w-]+\s+){0,3}?meetings?\b|\bfuture\s+meetings?\b|\bwould\s+next\s+meet\b|\bmeets?\s+(?:again|next)\b|\bforthcoming\s+meetings?\b"
)
_NOT_ANNOUNCED = re.compile(
    r"(?i)\b(?:brought|report(?:ed)?\s+back|raise[d]?|discuss(?:ed)?|consider(?:ed)?|agenda|signed|include[d]?|invite[d]?|present(?:ed)?|deferred|approval|confirm(?:ed)?\s+the\s+minutes|circulate[d]?|item)\b[^.]{0,60}$"
)
_ALREADY = re.compile(
    r"(?i)\bsite\s+(?:visit|meeting)|working\s+group\s+meeting|consultation|hearing\b|signed|dated\b"
)
_SIGNED_BY = re.compile(
    r"(?i)^\W*signed\s*(?:by)?\s*[:.…_ ]*\s*(?P<name>(?-i:[A-Z][\w.’'\-]*(?:\s+[A-Z][\w.’'\-]*){1,3}))\s*[,(\-–]?\s*(?P<role>[A-Z]?[\w ]{0,40})"
)
_SIGNATORY = re.compile(
    r"^\W*(?:the\s+)?(?:" + "|".join(re.escape(post) for post in SIGNATORIES) + r")\b", re.IGNORECASE
)
_NAME_LINE = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor)\.?\s+)?(?:[A-Z]\.?\s?){0,3}(?:[A-Z][\w'’\-]+\s?){1,3}$"
)


def find_end_time(text: Text, first: int, last: int, start_time: str | None) -> Found | None:
    """Return when the meeting ended, from the last sentence that says so.

    Args:
        text: the text.
        first, last: indexes of the first line to look at and of the line after the last.
        start_time: when it began, as HH:MM, if known.

    """
    found: Found | None = None
    for k in range(first, last):
        line = text.lines[k]
        if line.margin or not _CLOSED.search(text.slice(line)):
            continue
        view = text.view(Span(line.start, text.lines[min(k + 1, last - 1)].end))
        for closed in _CLOSED.finditer(view.text):
            times = [t for t in find_times(view.text) if closed.start() - 4 <= t.start <= closed.end() + 70]
            if times and not re.search(r"(?i)\bnext\b", view.text[closed.end() : times[0].start]):
                time = times[0]
                found = Found(
                    as_closing_time(time, start_time), (view.span(time.start, time.end),), "closing.sentence"
                )
                break
    return found


def find_next_meeting(text: Text, first: int, last: int, meeting_date: str | None) -> NextMeetingFound | None:
    """Return the next meeting of this body that the minutes announce.

    Args:
        text: the text.
        first, last: indexes of the first line to look at and of the line after the last.
        meeting_date: this meeting's date, which tells the year where the announcement has none.

    """
    best: NextMeetingFound | None = None
    headed = False
    for k in range(first, last):
        line = text.lines[k]
        words = text.slice(line)
        announced = _NEXT.search(words)
        if (
            line.margin
            or not announced
            or _NOT_ANNOUNCED.search(words[: announced.start()])
            or _ALREADY.search(words)
        ):
            continue
        heads = len(words[: announced.start()].strip(" .:0123456789/()-")) < 12
        end = min(k + (5 if heads else 3), last)
        view = text.view(Span(line.start, text.lines[end - 1].end))
        found = _announced(view, announced.start(), meeting_date)
        if found and (heads or not headed):
            best, headed = found, headed or heads
    return best


def _announced(view: View, at: int, meeting_date: str | None) -> NextMeetingFound | None:
    words = view.text
    candidates: list[tuple[int, int, str]] = []
    for date in find_dates(words):
        if at - 90 <= date.start <= at + 330:
            candidates.append((date.start, date.end, date.iso))
    taken = [(start, end) for start, end, _ in candidates]
    year = next((iso[:4] for start, _, iso in candidates if start > at), None)
    for partial in find_partial_dates(words):
        if (
            not at <= partial.start <= at + 250
            or any(s <= partial.start < e for s, e in taken)
            or meeting_date is None
        ):
            continue
        iso = complete_date(partial.day, partial.month, meeting_date)
        if iso and not (year and iso[:4] != year and iso > f"{year}-12-31"):
            candidates.append((partial.start, partial.end, iso))
    candidates.sort()
    later = [
        c
        for c in candidates
        if (meeting_date is None or c[2] > meeting_date) and not _other_date(words, c[0])
    ]
    after = [c for c in later if c[0] >= at] or later
    if not after:
        return None
    start, end, iso = after[0]
    time = next((t for t in find_times(words) if start - 40 <= t.start <= end + 40), None)
    stop = max(end, time.end if time else end)
    return NextMeetingFound(
        iso, time.time if time else None, None, (view.span(min(at, start), stop),), "next-meeting"
    )


def _other_date(words: str, start: int) -> bool:
    return bool(
        re.search(
            r"(?i)\b(?:signed|dated|minutes of(?: the meeting)?(?: held)?(?: on)?|held on)\W*(?:\w+\W*){0,2}$",
            words[:start][-40:],
        )
    )


def find_signature(text: Text, first: int, last: int) -> SignatureFound | None:
    """Return who signed the minutes: a name over a post, or "Signed" with a name.

    Args:
        text: the text.
        first, last: indexes of the first line to look at and of the line after the last.

    """
    for k in range(first, last):
        line = text.lines[k]
        words = text.slice(line).strip()
        signed = _SIGNED_BY.match(words)
        if signed and not re.search(r"(?i)chair|date|clerk|\bas\b|correct", signed["name"]):
            role = signed["role"].strip() or None
            return SignatureFound(signed["name"], role, (Span(line.start, line.end),), "signature.signed")
        if k + 1 < last and _NAME_LINE.match(words):
            below = text.lines[k + 1]
            role_words = text.slice(below).strip()
            if _SIGNATORY.match(role_words) and len(role_words) < 90:
                return SignatureFound(
                    words,
                    role_words,
                    (Span(line.start, line.end), Span(below.start, below.end)),
                    "signature.post",
                )
    return None
