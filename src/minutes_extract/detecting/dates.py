"""A strict reader of dates and times as minutes write them: day first, and nothing guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from minutes_extract.vocabulary.wordings import holds_one

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_MONTH_STEMS = tuple(month[:3] for month in _MONTHS)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_WEEKDAY = r"(?:(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\b\.?,?\s*(?:(?:the|tbe|tne)\s+)?)?"
_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)(?!\w)"
)
# A scanner takes the figure 1 for a letter: "llth", "2lst".
_DAY = r"(?P<day>[0-3]?\d|(?:[lI][\dlI]|[123][lI])(?=\s?(?:st|nd|rd|th)\b))(?:\s?(?:st|nd|rd|th))?"
_AFTER_DAY = r"(?:\s+day)?(?:\s+of)?\s*,?\s*"

_DAY_MONTH = re.compile(rf"(?<![\w£.]){_WEEKDAY}(?<!\w){_DAY}{_AFTER_DAY}{_MONTH}", re.I)
_MONTH_DAY = re.compile(
    rf"(?<!\w){_WEEKDAY}{_MONTH}\s+(?:the\s+)?(?P<day>[0-3]?\d)(?:\s?(?:st|nd|rd|th))?(?![\w:])", re.I
)
_YEAR = re.compile(
    r"\s*,?\s*(?P<year>(?:19|20)\d\d)(?!\w)|\s+(?P<short>['’]?\d\d)(?![\w:.,/-]|\s*(?:am|pm|[ap]\.m|hours|hrs)\b)",
    re.I,
)
_FIGURE = re.compile(r"\d")
_NUMERIC = re.compile(
    rf"(?<![\w£./-]){_WEEKDAY}(?P<day>[0-3]?\d)(?P<mark>[./-])(?P<month>[01]?\d)(?P=mark)(?P<year>(?:19|20)\d\d|\d\d)(?![\w/-]|\.\d)",
    re.I,
)

_TIME = re.compile(
    r"""
    (?<![\w£$.:/])
    (?: (?P<hour>[01]?\d|2[0-4]) (?:\s?[.:\-]\s?|\s(?=[0-5]\d\s?[ap]\.?m)) (?P<minute>[0-5][\dO]) (?!\d|[.:/]\d)
          (?: \s* (?P<half>[ap])\.?\s?m\b\.? | \s*(?P<hours>hours|hrs|h)\b )?
      | (?P<hour_alone>1[0-2]|0?[1-9]) \s* (?P<half_alone>[ap])\.?\s?m\b\.?
      | (?:12\s+)? (?P<word>noon|midday|midnight)\b
      | (?P<military>(?:[01]\d|2[0-3])[0-5]\d) \s*(?:hours|hrs)\b
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OPEN_END = re.compile(
    r"(?<![\w£$.:/-])(?P<hour>\d{1,2})(?:[.:](?P<minute>[0-5]\d))?\s*(?:-|–|—|to|until)\s*(?=\d{1,2}(?:[.:][0-5]\d)?\s*[ap]\.?\s?m\b)",
    re.IGNORECASE,
)
_RANGE_MARK = re.compile(r"\s*(?:-|–|—|to|until|till)\s*", re.IGNORECASE)
_MONEY_AFTER = re.compile(
    r"\s*(?:%|per cent|metres?\b|miles?\b|m\b|km\b|acres?\b|hectares?\b|million\b)", re.IGNORECASE
)

NOON = 12 * 60


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date with its year: where it stands, as ISO, and the weekday written beside it."""

    start: int
    end: int
    iso: str
    weekday: str | None


@dataclass(frozen=True, slots=True)
class PartialDateFound:
    """A date without its year."""

    start: int
    end: int
    day: int
    month: int


@dataclass(frozen=True, slots=True)
class TimeFound:
    """A time of day.

    Args:
        start, end: where it stands.
        time: as HH:MM; the hour as printed where nothing says which half of the day is meant.
        until: the end of a range that begins here, as HH:MM.
        certain: whether the words leave no doubt about the half of the day.

    """

    start: int
    end: int
    time: str
    until: str | None
    certain: bool


def find_dates(words: str) -> list[DateFound]:
    """Return the dates with a year, in order.

    Args:
        words: a passage in one line.

    >>> find_dates("on Tuesday, 20th March, 2018 at 10")[0].iso
    '2018-03-20'
    >>> find_dates("06/02/2013")[0].iso
    '2013-02-06'

    """
    return list(_find_dates(words))


@lru_cache(maxsize=64)
def _find_dates(words: str) -> tuple[DateFound, ...]:
    # Whoever asks for times, or for dates without a year, asks for these first.
    found: list[DateFound] = []
    if not _FIGURE.search(words):
        return ()
    for match in _with_month(words):
        year = _YEAR.match(words, match.end())
        if year:
            written = year["year"] or year["short"].strip("'’")
            iso = _iso(written, _month_number(match["month"]), _figure(match["day"]))
            if iso:
                found.append(DateFound(match.start(), year.end(), iso, _weekday(match)))
    for match in _NUMERIC.finditer(words):
        iso = _iso(match["year"], int(match["month"]), _figure(match["day"]))
        if iso:
            found.append(DateFound(match.start(), match.end(), iso, _weekday(match)))
    return tuple(_without_overlaps(found))


def _with_month(words: str) -> list[re.Match[str]]:
    """Return where a day and the name of a month stand together."""
    folded = words.casefold()
    if not holds_one(folded, _MONTH_STEMS):
        return []
    return [*_DAY_MONTH.finditer(words), *_MONTH_DAY.finditer(words)]


def find_partial_dates(words: str) -> list[PartialDateFound]:
    """Return the dates that name a day and a month and no year, in order.

    Args:
        words: a passage in one line.

    """
    taken = find_dates(words)
    found: list[PartialDateFound] = []
    for match in _with_month(words):
        day, month = _figure(match["day"]), _month_number(match["month"])
        # 29 February counts: some year has it.
        if _iso("2000", month, day) is None:
            continue
        if all(match.end() <= other.start or match.start() >= other.end for other in taken) and all(
            match.end() <= other.start or match.start() >= other.end for other in found
        ):
            found.append(PartialDateFound(match.start(), match.end(), day, month))
    return sorted(found, key=lambda one: one.start)


def complete_date(day: int, month: int, after_iso: str) -> str | None:
    """Return the first such date after a given one, as ISO.

    Args:
        day, month: the date as written.
        after_iso: the date it follows.

    """
    after = date.fromisoformat(after_iso)
    for year in range(after.year, after.year + 9):
        iso = _iso(str(year), month, day)
        if iso and iso > after_iso:
            return iso
    return None


def find_times(words: str) -> list[TimeFound]:
    """Return the times, in order; a range is one time with its end.

    Args:
        words: a passage in one line.

    >>> [(t.time, t.until) for t in find_times("13:00 – 14:35")]
    [('13:00', '14:35')]

    """
    taken = find_dates(words)
    single = [
        one
        for match in _TIME.finditer(words)
        if (one := _read_time(match))
        and not _MONEY_AFTER.match(words, match.end())
        and not _is_in(one.start, taken)
    ]
    found: list[TimeFound] = []
    for one in single:
        before = found[-1] if found else None
        if before and before.until is None and _RANGE_MARK.fullmatch(words, before.end, one.start):
            begin = before.time
            if not before.certain and one.certain:
                begin = _in_half_of(before.time, one.time)
            end = one.time if one.certain else _later_than(one.time, begin)
            found[-1] = TimeFound(before.start, one.end, begin, end, before.certain or one.certain)
            continue
        opening = next((m for m in _OPEN_END.finditer(words) if m.end() == one.start), None)
        if opening and one.certain and int(opening["hour"]) < 24:
            begin = _in_half_of(f"{int(opening['hour']):02}:{opening['minute'] or '00'}", one.time)
            found.append(TimeFound(opening.start(), one.end, begin, one.time, True))
            continue
        found.append(one)
    return found


def as_closing_time(time: TimeFound, start_time: str | None) -> str:
    """Return the time at which a meeting closed; an hour that fits both halves of the day follows the start.

    Args:
        time: the time as read.
        start_time: when the meeting began, as HH:MM, or None.

    """
    if time.certain or _minutes(time.time) >= 13 * 60:
        return time.time
    if start_time is None:
        # Most meetings whose minutes give a bare closing hour are held in the evening.
        return _clock(_minutes(time.time) % NOON + NOON)
    return _later_than(time.time, start_time)


def _read_time(match: re.Match[str]) -> TimeFound | None:
    if match["word"]:
        midnight = match["word"].lower() == "midnight"
        return TimeFound(match.start(), match.end(), "00:00" if midnight else "12:00", None, True)
    if match["military"]:
        return TimeFound(
            match.start(), match.end(), f"{match['military'][:2]}:{match['military'][2:]}", None, True
        )
    half = (match["half"] or match["half_alone"] or "").lower()
    hour, minute = (
        int(match["hour"] or match["hour_alone"]),
        int((match["minute"] or "0").upper().replace("O", "0")),
    )
    if hour > 23 or ("-" in match[0] and ((not half and not match["hours"]) or minute < 15)):
        # "12-30" without am or pm is a number range, and "9-10 am" runs from hour to hour.
        return None
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    certain = bool(half or match["hours"]) or hour >= 13 or (match["hour"] or "").startswith("0")
    return TimeFound(match.start(), match.end(), f"{hour:02}:{minute:02}", None, certain)


def _later_than(time: str, start: str) -> str:
    """Return the first time after a start that a clock face shows so."""
    minutes = _minutes(time) % NOON
    return _clock(minutes if minutes > _minutes(start) else minutes + NOON)


def _in_half_of(time: str, other: str) -> str:
    """Return a bare time in the half of the day of the end of its range ("1.15 - 3.40 pm", "11 - 1 pm")."""
    minutes = _minutes(time) % NOON + (NOON if _minutes(other) >= NOON else 0)
    return _clock(minutes if minutes < _minutes(other) else minutes % NOON)


def _minutes(time: str) -> int:
    hour, minute = time.split(":")
    return int(hour) * 60 + int(minute)


def _clock(minutes: int) -> str:
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def _is_in(place: int, dates: list[DateFound]) -> bool:
    return any(one.start <= place < one.end for one in dates)


def _without_overlaps(found: list[DateFound]) -> list[DateFound]:
    kept: list[DateFound] = []
    for one in sorted(found, key=lambda item: (item.start, -item.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _month_number(word: str) -> int:
    return next(k for k, name in enumerate(_MONTHS, 1) if name.startswith(word.lower()[:3]))


def _weekday(match: re.Match[str]) -> str | None:
    written = match["weekday"]
    return (
        next(name.capitalize() for name in _WEEKDAYS if name.startswith(written.lower()[:3]))
        if written
        else None
    )


def _figure(day: str) -> int:
    return int(day.replace("l", "1").replace("I", "1"))


def _iso(year: str, month: int, day: int) -> str | None:
    number = int(year)
    if number < 100:
        # Minutes in two-figure years reach back to the 1970s and never far ahead.
        number += 1900 if number >= 70 else 2000
    try:
        return date(number, month, day).isoformat()
    except ValueError:
        return None
