"""Closing words: when the meeting ended, when the next one is, and who signed."""

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
from minutes_extract.segmenting.closings import find_closings
from minutes_extract.spans import Span
from minutes_extract.vocabulary.business import SIGNATORIES
from minutes_extract.vocabulary.title_words import ONLINE_WORDS, VENUE_NOUNS
from minutes_extract.vocabulary.wordings import alternation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from minutes_extract.spans import Text, View

_NAMES_MEETING = re.compile(r"\b(?:meeting|business|proceedings|session|hearing)\b", re.I)
_SENTENCE_END = re.compile(r"(?<!\b[A-Za-z])(?<!\bNo)(?<!\bSt)[.;?!]\s+(?=[A-Z(“\"])")
_AT_BEFORE = re.compile(r"\bat\s*$|^\s*$", re.I)

_HEADING = re.compile(
    r"\b(?:dates?|time)(?:\s*(?:,|and|&)\s*(?:time|date|venue|place|location))*\s+(?:of|for)\s+(?:the\s+|our\s+)?"
    r"(?:(?:next|future|forthcoming)\s+(?:[\w-]+\s+){0,4}?meetings?|meetings\b)(?:\s+(?:the|for)\s+(?:next|coming|rest)[^:.]{0,30}?(?=\s*(?::|is|are)))?"
    r"|\b(?:future|next|forthcoming)\s+meetings?(?:\s+dates?)?\s*(?::|[-–—]|$|(?=(?:\d{1,4}/\d{2,4}\s+)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\d{1,2}(?:st|nd|rd|th)?\s+[a-z]{3})))|\bmeeting\s+dates\b|\bcalendar\s+of\s+meetings\b",
    re.I,
)
_ANNOUNCED = re.compile(
    r"\bnext\s+(?:[\w’'-]+\s+){0,5}?meeting\b(?:\s+(?:of|in)\s+(?:the\s+)?(?:[\w’'-]++\s*){1,7}?)??\s*(?:\([^)]*\)\s*)?"
    r"(?:\b(?:will|would|shall|is|was|to|on|takes?|has|scheduled)\b|:|[-–—])"
    r"|\b(?:would|will|to|shall)\s+(?:next\s+meet|meet\s+(?:next|again))\b|\bmeets\s+(?:next|again)\b"
    r"|\b(?:resolved|agreed)\s+to\s+meet\b"
    r"|\b\d+(?:st|nd|rd|th)\s+annual\s+(?:general\s+)?meeting\s+(?:will|would)\s+be\s+held\b",
    re.I,
)
_WHEN_NEXT = re.compile(r"\bwhen\s+(?:it|they|the\s+\w+)\s+(?:would|will)\s+next\s+meet\b", re.I)
_OTHERS = re.compile(
    r"\b(?:their|its|his|her|whose|at\s+the|to\s+the|for\s+the|before\s+the|by\s+the|until\s+the|from\s+the|'s|’s)\s*$",
    re.I,
)
_STOP = re.compile(
    r"\b(?:Signed|Dated|Signature)\b|\bmeeting\s+(?:was\s+)?(?:closed|ended|finished|concluded)\b", re.I
)
_PLACE = re.compile(r"^\W*(?:(?:in|at)\s+)?(?:the\s+)?(?P<place>(?-i:[A-Z])[^.;]*)", re.I)
_PREPOSED_PLACE = re.compile(r"\b(?:in|at)\s+(?:the\s+)?(?P<place>(?-i:[A-Z])[^.;]*)", re.I)
_VENUE_NOUN = re.compile(rf"\b(?:{alternation((*VENUE_NOUNS, *ONLINE_WORDS))})\b", re.I)
_WINDOW = 260

_HEADING_WORDS = ("date", "time", "future", "next", "forthcoming", "meeting", "calendar")
_ANNOUNCED_WORDS = ("next", "would", "will", "to", "shall", "meets", "resolved", "agreed", *"0123456789")
"""What all that a heading or an announcement of the next meeting can begin with begins with."""

_POST = f"(?:{alternation(SIGNATORIES)})"
_NAME = r"(?:(?:Cllr|Councillor|Mrs?|Ms|Miss|Dr|Prof|Dame|Sir|Rev)\.?\s+)?[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){1,3}"
_NAME_AND_POST = re.compile(rf"(?P<name>{_NAME})\s*(?:,\s*|\(\s*|[-–—]\s+)(?P<role>{_POST}\b[^()]*?)\)?\.?$")
# An extraction may run the name and the post below it into one line: only initials show where the name ends.
_INITIALS_AND_POST = re.compile(
    rf"(?P<name>(?:[A-Z]\.?\s){{1,3}}[A-Z][\w’'-]+)\s+(?P<role>{_POST}\b[^():]*)$"
)
_SIGNED = re.compile(
    r"^\W*(?:signed|signature|chair(?:man)?['’]s signature)\b[^.…_:]*?\s*(?::|[.…_]{2,}|\bby\b)[\s.…_:]*",
    re.I,
)
_NO_NAME = re.compile(rf"\b(?:{_POST}|Dated?|Council|Board|Committee|Meeting|Minutes|Page)\b", re.I)
_POST_LINE = re.compile(rf"{_POST}\b")
_NAME_LINE = re.compile(rf"\W*(?P<name>{_NAME})\W*")


# "Finish: 9.05 pm", "Meeting end – 21:05", on a line of its own.
_LABELLED_END = re.compile(
    r"^\W*(?:meeting\s+)?(?:finish(?:ed)?|closed?|end(?:ed)?|time\s+(?:ended|closed|finished|of\s+(?:closure|finish)))(?:\s+time)?\s*[:–-]\s*",
    re.I,
)


def find_end_time(text: Text, first_line: int, last_line: int, start_time: str | None) -> Found | None:
    """Return when the meeting ended: the time of the last sentence that says so.

    Args:
        text: the text.
        first_line, last_line: the lines to read, the last exclusive.
        start_time: when the meeting began, as HH:MM, or None.

    """
    view = _range(text, first_line, last_line)
    if view is None:
        return None
    best: Found | None = None
    for closing_start, closing_end in find_closings(view.text):
        closing = view.text[closing_start:closing_end]
        begin, end = _sentence_about(text, view, closing_start, closing_end)
        before = view.text[begin:closing_start]
        if (
            not _NAMES_MEETING.search(closing)
            and not closing.lower().endswith(("rose", "broke up", "dispersed"))
            and before.strip(" -–—•.()")
            and not _NAMES_MEETING.search(before)
        ):
            continue
        times = find_times(view.text[begin:end])
        following = [one for one in times if begin + one.start >= closing_end]
        chosen = following or [
            one for one in times if _AT_BEFORE.search(view.text[begin : begin + one.start])
        ]
        if not chosen:
            continue
        one = chosen[0]
        adjourned = "adjourn" in closing.lower()
        if adjourned and best is not None and best.rule == "closing.sentence":
            continue
        value = one.until if one.until else as_closing_time(one, start_time)
        rule = "closing.adjourned" if adjourned else "closing.sentence"
        best = Found(value, (view.span(begin + one.start, begin + one.end),), rule)
    return best or _labelled_end(text, first_line, last_line, start_time)


def _labelled_end(text: Text, first_line: int, last_line: int, start_time: str | None) -> Found | None:
    """Return the time that a label gives on the last line that has one."""
    for line in reversed(text.lines[first_line:last_line]):
        if not _LABELLED_END.match(text.slice(line)):
            continue
        view = text.view(Span(line.start, line.end))
        label = _LABELLED_END.match(view.text)
        times = find_times(view.text[label.end() :]) if label else []
        if label and times and not view.text[label.end() : label.end() + times[0].start].strip():
            begin = label.end()
            value = as_closing_time(times[0], start_time)
            return Found(value, (view.span(begin + times[0].start, begin + times[0].end),), "closing.label")
    return None


def find_next_meeting(
    text: Text, first_line: int, last_line: int, meeting_date: str | None
) -> NextMeetingFound | None:
    """Return the next meeting of this body as announced.

    Args:
        text: the text.
        first_line, last_line: the lines to read, the last exclusive.
        meeting_date: this meeting's date as ISO, which completes dates without a year.

    """
    view = _range(text, first_line, last_line)
    if view is None:
        return None
    found: list[tuple[int, int, NextMeetingFound]] = []
    folded = view.text.casefold()
    if "meet" not in folded:
        return None
    for match in _find_from(_HEADING, _HEADING_WORDS, view.text, folded):
        if _OTHERS.search(view.text[max(0, match.start() - 20) : match.start()]):
            continue
        end = min(len(view.text), match.end() + _WINDOW)
        if next_found := _read_next(
            text, view, match.start(), match.end(), end, meeting_date, "next.heading"
        ):
            # A calendar lists the meetings of other bodies too.
            rank = 2 if re.search(r"next|future|forthcoming|dates?\s+(?:of|for)", match[0], re.I) else 0
            found.append((rank, match.start(), next_found))
    for match in _find_from(_ANNOUNCED, _ANNOUNCED_WORDS, view.text, folded):
        if _OTHERS.search(view.text[max(0, match.start() - 20) : match.start()]) and match[
            0
        ].lower().startswith("next"):
            continue
        _, end = _sentence_about(text, view, match.start(), match.end())
        if next_found := _read_next(
            text, view, match.start(), match.end(), end, meeting_date, "next.sentence"
        ):
            found.append((1, match.start(), next_found))
    for match in _find_from(_WHEN_NEXT, ("when",), view.text, folded):
        begin, _ = _sentence_about(text, view, match.start(), match.end())
        if next_found := _read_next(text, view, begin, begin, match.start(), meeting_date, "next.sentence"):
            found.append((1, match.start(), next_found))
    # The item that is there to say it outweighs a sentence by the way; of several, the last speaks of this body.
    return max(found, key=lambda one: one[:2])[2] if found else None


def _find_from(
    pattern: re.Pattern[str], words: Sequence[str], text: str, folded: str
) -> Iterator[re.Match[str]]:
    """Yield what a pattern finds in a text; it is tried only where one of the words that it can begin with stands.

    Args:
        pattern: begins with one of the words.
        words: in small letters.
        text: the text.
        folded: the same in small letters.

    """
    if len(folded) != len(text):
        yield from pattern.finditer(text)  # a letter that has no small form of one letter
        return
    places = sorted({found.start() for word in words for found in re.finditer(word, folded)})
    end = 0
    for place in places:
        if place >= end and (found := pattern.match(text, place)):
            yield found
            end = found.end()


def _read_next(
    text: Text, view: View, start: int, begin: int, end: int, after: str | None, rule: str
) -> NextMeetingFound | None:
    words = view.text[begin:end]
    stop = _STOP.search(words)
    # "The meeting ended at 9:55" may stand between the heading and the date.
    if stop and stop[0].lower().startswith(("signed", "dated", "signature")):
        words = words[: stop.start()]
    candidates: list[tuple[int, int, str]] = [(one.start, one.end, one.iso) for one in find_dates(words)]
    if after:
        candidates += [
            (one.start, one.end, iso)
            for one in find_partial_dates(words)
            if (iso := complete_date(one.day, one.month, after))
        ]
    later = sorted(one for one in candidates if after is None or one[2] > after)
    if not later:
        return None
    at, stop_at, iso = later[0]
    if stop and stop.start() > stop_at:
        words = words[: stop.start()]
    sentence_start, sentence_end = _sentence_about(text, view, begin + at, begin + stop_at)
    sentence_start, sentence_end = (
        max(sentence_start, begin),
        max(min(sentence_end, begin + len(words)), begin + stop_at),
    )
    time_found = next(
        (
            one
            for one in find_times(view.text[sentence_start:sentence_end])
            if one.certain or sentence_start + one.start > begin + at
        ),
        None,
    )
    time = None
    place_from = begin + stop_at
    if time_found:
        time = time_found.time if time_found.certain else as_closing_time(time_found, None)
        place_from = max(place_from, sentence_start + time_found.end)
    place = _place(view, place_from, sentence_end)
    last = max(begin + stop_at, place_from, view.text.find(place, place_from) + len(place) if place else 0)
    return NextMeetingFound(iso, time, place, (view.span(start, last),), rule)


def _place(view: View, start: int, end: int) -> str | None:
    words = view.text[start:end]
    found = _PREPOSED_PLACE.search(words) or (_PLACE.match(words) if words.lstrip().startswith(",") else None)
    if not found or find_dates(found["place"]) or find_partial_dates(found["place"]):
        return None
    place = found["place"].rstrip(" .,)")
    return (
        place if len(place) <= 90 and _VENUE_NOUN.search(place) and not _NAMES_MEETING.search(place) else None
    )


def find_signature(text: Text, first_line: int, last_line: int) -> SignatureFound | None:
    """Return who signed, where the foot of the minutes names somebody.

    Args:
        text: the text.
        first_line, last_line: the lines to read, the last exclusive.

    """
    first = max(first_line, last_line - 14)
    for k in range(last_line - 1, first - 1, -1):
        view = _range(text, k, k + 1)
        if view is None:
            continue
        signed = _SIGNED.match(view.text)
        begin = signed.end() if signed else len(view.text) - len(view.text.lstrip(" -–—…._"))
        both = (
            _NAME_AND_POST.match(view.text[begin:].strip())
            or _INITIALS_AND_POST.match(view.text[begin:].strip())
            if signed or len(view.text) < 70
            else None
        )
        if both:
            return SignatureFound(
                both["name"], both["role"].strip(), (view.span(begin, len(view.text)),), "signature.line"
            )
        if signed and (name := _NAME_LINE.fullmatch(view.text[begin:])) and not _NO_NAME.search(name["name"]):
            return SignatureFound(name["name"], None, (view.span(begin, len(view.text)),), "signature.line")
        if k + 1 >= last_line:
            continue
        below = text.lines[k + 1]
        post = next((cell for cell in below.cells if _POST_LINE.match(text.slice(cell).strip())), None)
        name = _NAME_LINE.fullmatch(view.text)
        if post and name and len(text.slice(post)) < 70 and not _NO_NAME.search(name["name"]):
            spans = (Span(text.lines[k].start, text.lines[k].end), Span(post.start, post.end))
            return SignatureFound(name["name"], text.slice(post).strip(), spans, "signature.below")
    return None


def _range(text: Text, first: int, last: int) -> View | None:
    last = min(last, len(text.lines))
    if first >= last:
        return None
    view = text.view(Span(text.lines[first].start, text.lines[last - 1].end))
    return view if view.text else None


def _sentence_about(text: Text, view: View, start: int, end: int) -> tuple[int, int]:
    """Return the stretch of a view that holds the sentence about a place in it.

    Args:
        text: the text.
        view: the passage.
        start, end: the place.

    """
    low = max(0, start - 300)
    begin = low
    for stop in _SENTENCE_END.finditer(view.text, low, start):
        begin = stop.end()
    # A line of its own, after white space, begins a sentence too.
    for at, place in view.breaks:
        if begin < at <= start and (
            text.lines[text.line_number(place)].gap >= 0.45 or view.text[at - 2 : at - 1] in {".", ":"}
        ):
            begin = at
    after = _SENTENCE_END.search(view.text, end, min(len(view.text), end + 300))
    return begin, after.start() + 1 if after else min(len(view.text), end + 300)
