"""The title block: which body met, when and where, and whether the minutes are a draft."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from minutes_extract.detecting.dates import complete_date, find_dates, find_partial_dates, find_times
from minutes_extract.detecting.findings import Found, TitleFound
from minutes_extract.segmenting.numbering import read_label
from minutes_extract.spans import Span
from minutes_extract.vocabulary.title_words import (
    APPROVED_WORDS,
    COMMITTEE_NOUNS,
    DRAFT_WORDS,
    KINDS_OF_MEETING,
    PARENT_NOUNS,
    VENUE_NOUNS,
)

if TYPE_CHECKING:
    from minutes_extract.spans import Text, View


def _any(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True))


_COMMITTEE = re.compile(rf"\b(?:{_any(COMMITTEE_NOUNS)})s?\b", re.IGNORECASE)
_PARENT = re.compile(rf"\b(?:{_any(PARENT_NOUNS)})s?\b", re.IGNORECASE)
_KIND = rf"(?:(?:{_any(KINDS_OF_MEETING)})\s+)*"
# "Minutes of the annual meeting of the X Council held …", "MINUTES OF THE X COUNCIL MEETING HELD …"
_OF_BODY = re.compile(
    rf"(?ix)\b(?:minutes?|notes?|record|proceedings)\s+(?:and\s+\w+\s+)?(?:of|from|for)\s+(?:the\s+|a\s+|an\s+)?(?:proceedings\s+(?:of|at)\s+(?:the\s+|a\s+)?)?"
    rf"(?:(?:{_KIND})(?:public\s+)?meetings?\s+of\s+(?:the\s+)?(?:members\s+of\s+(?:the\s+)?)?)?(?P<body>.+?)"
    r"(?=\s+(?:meeting\s+)?(?:held|on|at|in|which|that|took|convened|via|by|from)\b|\s*[,:;–(]|\s+-\s|\s+\d|\s+meeting\b|\s*$)"
)
_MEETING_OF = re.compile(
    rf"(?i)\b{_KIND}meeting\s+of\s+(?:the\s+)?(?P<body>.+?)(?=\s+(?:held|on|at|in|which|via|by|from)\b|\s*[,:;–(]|\s+-\s|\s+\d|\s*$)"
)
_GENERIC = re.compile(
    r"(?i)^(?:above\s+(?:named\s+)?)?(?:the\s+)?(?:full\s+)?(?:cabinet|board|council|authority|committee|panel|forum|group|executive|governing body|governors|trustees|trust|court|society|sub-committee|meeting|company)$"
)
_TRIM_BODY = re.compile(
    rf"(?i)^\W*(?:draft\s+|approved\s+|the\s+)*(?:agenda\s+and\s+(?:draft\s+|printed\s+)?minutes\W*)?|\s*[-–—,|:]?\s*(?:\(?(?:draft|approved)\)?\s*)?(?:\b{_KIND}meetings?\b|\bminutes?\b|\bminutes\s+of\b.*|\bagm\b)?(?:\s+and\s+actions)?\W*$"
)
_TAIL = re.compile(
    rf"\s+[-–—]\s+.*$|\s*[-–—]\s*(?:\w+[- ])?\w+\s+[Mm]eeting.*$|,\s*{_KIND}[Mm]eeting.*$|\s+\d{{1,2}}(?:st|nd|rd|th)?\s+\w+\s+\d{{4}}.*$"
)
_NOT_BODY = re.compile(
    r"(?i)^\W*(?:page|present|venue|contact|to\b|cllr|councillor\b|members?\b|chair|clerk|tel\b|email|www|http|date\b|time\b|media|attendance|this meeting|the meeting\s+(?:commenced|started|opened))|@"
)
_HELD = re.compile(r"(?i)\b(?:held|took\s+place|convened|meeting\s+at|meeting\s+in)\b")
_VENUE_LABEL = re.compile(r"(?i)\b(?:venue|location|place|held\s+at|held\s+in|where)\s*:\s*")
_VENUE_NOUN = re.compile(rf"(?i)\b(?:{_any(VENUE_NOUNS)})\b|\b[A-Z]{{1,2}}\d[\dA-Z]?\s*\d[A-Z]{{2}}\b")
_VENUE_END = re.compile(
    r"(?i)\s*(?:\.\s|view\s+directions|contact\s*:|\bpresent\s*:|\bdate\s*:|\btime\s*:|\bcommenc\w+|\bstarting\b|\bbeginning\b|\bfollow(?:ing|ed)\b|\bimmediately\b|\bpursuant\b|\bconvening\b|\bthe meeting\b|\bunder\b)"
)
_STARTED = re.compile(r"(?i)\b(?:commenc\w*|start\w*|open\w*|began|convened|time)\b[^.\d]{0,30}$")
_STALE = re.compile(
    r"(?i)\b(?:cancelled|uploaded|published|printed|approved (?:on|at)|posted|next meeting|amended)\b"
)
_WORDS_DRAFT = re.compile(rf"(?i)\b(?:{_any(DRAFT_WORDS)})\b")
_WORDS_APPROVED = re.compile(rf"(?i)\b(?:{_any(APPROVED_WORDS)})\b")


@dataclass(frozen=True, slots=True)
class _Row:
    view: View
    gap: float


def find_title(text: Text, heading: tuple[int, int], attendance: tuple[int, int]) -> TitleFound:
    """Read the title block of a meeting's minutes.

    Args:
        text: the text.
        heading: indexes of the first line of the title block and of the line after it.
        attendance: the same for the attendance block.

    """
    stop = heading[1] if heading[1] > heading[0] else min(heading[0] + 6, len(text.lines))
    rows = [
        _Row(text.view(Span(line.start, line.end)), line.gap)
        for line in text.lines[heading[0] : stop]
        if not line.margin and line.end > line.start
    ]
    whole = text.view(
        [Span(row.view.place(0), row.view.place(len(row.view.text) - 1) + 1) for row in rows if row.view.text]
    )
    date = _find_date(rows, whole)
    start, end = _find_times(text, whole, attendance)
    return TitleFound(
        _find_body(rows, whole),
        _find_title_line(rows),
        _find_status(rows),
        date,
        start,
        end,
        _find_venue(rows, whole),
    )


# -- body ----------------------------------------------------------------------------------------


def _find_body(rows: list[_Row], whole: View) -> Found | None:
    lines = [found for row in rows if (found := _body_line(row.view)) is not None]
    said = _OF_BODY.search(whole.text) or _MEETING_OF.search(whole.text)
    if said:
        start, end = _trim_body(said["body"])
        words = said["body"][start:end]
        if _GENERIC.match(words) or words.casefold().startswith("above"):
            noun = words.split()[-1].casefold()
            named = [line for line in lines if noun in line.value.casefold().split()]
            if named:
                return named[-1]
            if lines and words.casefold().startswith("above"):
                return lines[-1]
        elif _COMMITTEE.search(words) or _PARENT.search(words):
            at = said.start("body") + start
            return Found(words, (whole.span(at, at + len(words)),), "title.held")
        elif len(words.split()) <= 2 and lines:
            inside = [line for line in lines if words.casefold() in line.value.casefold()]
            if inside:
                return inside[-1]
    committees = [line for line in lines if _COMMITTEE.search(line.value)]
    if committees:
        return committees[0]
    return lines[0] if lines else None


def _body_line(view: View) -> Found | None:
    """Return the body that a line of its own names, cut free of date, kind of meeting and "Minutes"."""
    words = view.text
    if len(words) > 140 or _NOT_BODY.match(words) or (read_label(words) and not words[:1].isalpha()):
        return None
    tail = _TAIL.search(words)
    end = tail.start() if tail and tail.start() > 3 else len(words)
    start, stop = _trim_body(words[:end])
    body = words[start:stop]
    if (
        len(body) < 4
        or not (_COMMITTEE.search(body) or _PARENT.search(body))
        or _OF_BODY.search(words)
        or _HELD.search(body)
    ):
        return None
    if re.fullmatch(
        rf"(?i)\W*{_KIND}(?:meeting|minutes|agenda|general meeting)\W*", body
    ) or body.rstrip().endswith("."):
        return None
    return Found(body, (view.span(start, start + len(body)),), "title.line")


def _trim_body(words: str) -> tuple[int, int]:
    start, end = 0, len(words)
    lead = re.match(
        rf"(?i)^\W*(?:(?:draft|approved|the|of|a)\s+)*(?:agenda\s+and\s+(?:draft\s+|printed\s+)?minutes\W*)?(?:(?:{_KIND})meeting\s*[,–-]?\s*(?:of\s+)?(?:the\s+)?)?",
        words,
    )
    if lead and lead.end() < len(words):
        start = lead.end()
    tail = re.search(
        rf"(?i)\s*[-–—,|:]*\s*\(?(?:draft|approved|confirmed)?\)?\s*\b(?:{_KIND}(?:general\s+)?meetings?|minutes?(?:\s+of\b.*)?|public session|agm)(?:\s+minutes)?(?:\s+and\s+actions)?\W*$",
        words[start:],
    )
    if tail and tail.start() > 3:
        end = start + tail.start()
    return start, start + len(words[start:end].rstrip(" ,-–—:.|"))


# -- dates and times -----------------------------------------------------------------------------


def _find_date(rows: list[_Row], whole: View) -> Found | None:
    for row in rows:
        if _STALE.search(row.view.text):
            continue
        dates = find_dates(row.view.text)
        if dates:
            return Found(dates[0].iso, (row.view.span(dates[0].start, dates[0].end),), "title.date")
    # A date may run over the end of a line.
    dates = find_dates(whole.text)
    if dates:
        return Found(dates[0].iso, (whole.span(dates[0].start, dates[0].end),), "title.date")
    partial = find_partial_dates(whole.text)
    year = re.search(r"\b((?:19|20)\d\d)\b", whole.text)
    if partial and year:
        iso = complete_date(partial[0].day, partial[0].month, f"{int(year.group(1)) - 1}-12-31")
        if iso:
            return Found(
                iso,
                (whole.span(partial[0].start, partial[0].end), whole.span(year.start(), year.end())),
                "title.date",
            )
    return None


def _find_times(text: Text, whole: View, attendance: tuple[int, int]) -> tuple[Found | None, Found | None]:
    times = [
        t
        for t in find_times(whole.text)
        if not re.search(r"(?i)(?:until|adjourned|tel)\W*$", whole.text[: t.start][-12:])
    ]
    if times:
        first = times[0]
        span = whole.span(first.start, first.end)
        start = Found(first.time, (span,), "title.time")
        until = Found(first.until, (span,), "title.time") if first.until else None
        if (
            until is None
            and len(times) > 1
            and re.search(
                r"(?i)(?:to|until|and ended at|ended at|finish\w*\W*|–|-)\s*$",
                whole.text[first.end : times[1].start],
            )
        ):
            until = Found(times[1].time, (whole.span(times[1].start, times[1].end),), "title.time")
        return start, until
    # "The meeting commenced at 7.15 pm." may stand below the title or the attendance block.
    for k in range(attendance[0], min(attendance[1] + 8, len(text.lines))):
        line = text.lines[k]
        view = text.view(Span(line.start, line.end))
        for time in find_times(view.text):
            if (
                _STARTED.search(view.text[: time.start])
                and "meeting" in view.text.casefold()
                and not re.search(r"(?i)next|clos", view.text[: time.start])
            ):
                return Found(time.time, (view.span(time.start, time.end),), "opening.sentence"), None
    return None, None


# -- venue ---------------------------------------------------------------------------------------


def _find_venue(rows: list[_Row], whole: View) -> Found | None:
    labelled = _VENUE_LABEL.search(whole.text)
    if labelled:
        return _venue(whole, labelled.end(), len(whole.text), "title.venue")
    for held in _HELD.finditer(whole.text):
        stop = _end_of_sentence(rows, whole, held.end())
        masked = _mask(whole.text[:stop])
        placed = re.compile(
            r"(?i)[\s,]*(?:remotely\s+|virtually\s+)?(?:\b(?:in|at|via|by|through|on)\s+(?=[^¦\s])|(?<=¦)[\s,.]*(?=[A-Z]))"
        ).search(masked, held.end())
        while placed is not None:
            found = _venue(whole, placed.end(), stop, "title.held")
            rest = masked[placed.end() : placed.end() + 3]
            if (
                found is not None
                and "¦" not in rest
                and not re.match(r"(?i)(?:public|private|common|person|accordance)\b", found.value)
            ):
                return found
            placed = re.compile(r"(?i)\b(?:in|at|via|by|through)\s+(?=[^¦\s])|¦[\s,.]*(?=[A-Z])").search(
                masked, placed.end()
            )
    for row in rows:
        words = row.view.text
        masked = _mask(words)
        plain = re.sub(r"[¦\s,.;:–-]+", " ", masked).strip()
        if not _VENUE_NOUN.search(plain) or _HELD.search(words) or len(plain) > 110:
            continue
        if (
            _body_line(row.view) is not None
            or _OF_BODY.search(words)
            or (_COMMITTEE.search(plain) and not re.search(r"\d|,", plain))
            or _NOT_BODY.match(words)
        ):
            continue
        start = next((k for k, c in enumerate(masked) if c not in "¦ ,.;:–-"), 0)
        lead = re.match(r"(?i)(?:at|in)\s+(?:the\s+)?", words[start:])
        found = _venue(row.view, start + (lead.end() if lead else 0), len(words), "title.venue-line")
        if found is not None:
            return found
    return None


def _venue(view: View, start: int, stop: int, rule: str) -> Found | None:
    masked = _mask(view.text[:stop])
    end = stop
    for mark in (masked.find("¦", start), (m.start() if (m := _VENUE_END.search(masked, start)) else -1)):
        if mark >= 0:
            end = min(end, mark)
    article = re.match(r"(?i)the\s+", view.text[start:end])
    start += article.end() if article else 0
    words = view.text[start:end]
    words = re.sub(r"(?i)(?:[\s,.;:–-]|\b(?:on|at|from|and|commencing|held|the|in)\b)+$", "", words)
    if words.count("(") > words.count(")"):
        words += ")" if view.text[start + len(words) : start + len(words) + 1] == ")" else ""
    lead = len(words) - len(words.lstrip(" ,–-"))
    words, start = words.strip(" ,–-"), start + lead
    if len(words) < 3 or not any(c.isalpha() for c in words):
        return None
    return Found(words, (view.span(start, start + len(words)),), rule)


def _mask(words: str) -> str:
    """Cover dates and times, and the little words that lead to them, with a mark that no text has."""
    masked = list(words)
    stretches = [(d.start, d.end) for d in find_dates(words)] + [
        (d.start, d.end) for d in find_partial_dates(words)
    ]
    stretches += [(t.start, t.end) for t in find_times(words)]
    for start, end in stretches:
        lead = re.search(
            r"(?i)(?:[\s,]*\b(?:on|at|from|commencing|commenced|starting|beginning|held|this|the|day|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b[\s,]*)+$",
            words[:start],
        )
        for k in range(lead.start() if lead else start, end):
            masked[k] = "¦"
    return "".join(masked)


def _end_of_sentence(rows: list[_Row], whole: View, at: int) -> int:
    """Return where the sentence that says where the meeting was held ends: at a gap below a line that is not broken off."""
    length = 0
    for k, row in enumerate(rows):
        length += len(row.view.text) + (1 if k else 0)
        if length <= at:
            continue
        following = rows[k + 1] if k + 1 < len(rows) else None
        if following is None:
            return len(whole.text)
        broken = re.search(r"(?i)(?:,|\b(?:on|at|in|the|of|held|and))$", row.view.text) or re.match(
            r"(?i)(?:on|at|in|held|via|commenc)\b|\d", following.view.text
        )
        if following.gap >= 0.7 and not broken:
            return min(length, len(whole.text))
    return len(whole.text)


# -- title and status ----------------------------------------------------------------------------


def _find_title_line(rows: list[_Row]) -> Found | None:
    for k, row in enumerate(rows):
        if re.search(r"(?i)\bminutes?\b|\bproceedings\b|\bnotes of\b", row.view.text) and not read_label(
            row.view.text
        ):
            last = k
            while (
                last + 1 < len(rows) and rows[last + 1].gap < 0.7 and not row.view.text.rstrip().endswith(".")
            ):
                last += 1
                if rows[last].view.text.rstrip().endswith("."):
                    break
            end_row = rows[last].view
            start = row.view.place(0)
            end = end_row.place(len(end_row.text) - 1) + 1
            spans = [
                Span(r.view.place(0), r.view.place(len(r.view.text) - 1) + 1) for r in rows[k : last + 1]
            ]
            value = " ".join(r.view.text for r in rows[k : last + 1])
            return Found(value, (Span(start, end),) if start < end else tuple(spans), "title.sentence")
    if rows:
        first = rows[0].view
        return Found(first.text, (first.span(0, len(first.text)),), "title.first-line")
    return None


def _find_status(rows: list[_Row]) -> Found | None:
    for row in rows:
        draft = _WORDS_DRAFT.search(row.view.text)
        if draft:
            return Found("draft", (row.view.span(draft.start(), draft.end()),), "title.status")
    for row in rows:
        approved = _WORDS_APPROVED.search(row.view.text)
        if approved and len(row.view.text) < 80:
            return Found("approved", (row.view.span(approved.start(), approved.end()),), "title.status")
    return None
