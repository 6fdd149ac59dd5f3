"""Title blocks: whose meeting it was, when, where, and what state its minutes are in."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from minutes_extract.detecting.dates import (
    TimeFound,
    complete_date,
    find_dates,
    find_partial_dates,
    find_times,
)
from minutes_extract.detecting.findings import Found, TitleFound
from minutes_extract.segmenting.blocks import build_blocks
from minutes_extract.spans import Span
from minutes_extract.vocabulary.title_words import (
    APPROVED_WORDS,
    COMMITTEE_NOUNS,
    DATE_LABELS,
    DRAFT_WORDS,
    GENERIC_BODIES,
    KINDS_OF_MEETING,
    NO_VENUE,
    ONLINE_WORDS,
    PARENT_NOUNS,
    TIME_LABELS,
    VENUE_LABELS,
    VENUE_NOUNS,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from minutes_extract.spans import Text, View


def _any(words: Iterable[str]) -> str:
    return (
        "(?:"
        + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))
        + ")"
    )


_MINUTES_OF = re.compile(
    r"\b(?:draft\s+|approved\s+)?(?:minutes?|notes?|record|proceedings)\b(?:\s+and\s+actions)?"
    r"(?:\s+(?:of|from|for)\b|\s+(?:taken\s+)?at\b|\s*[-–:]?\s*(?=held\b))"
    r"|^\W*at\s+an?\s+(?=(?:\w+\s+){0,3}meeting\s+of\b)",
    re.I,
)
_CUT = re.compile(
    r"\s*(?:,\s|[-–—]\s|\b(?:which\s+was\s+)?(?:held|convened|commencing|taking\s+place|took\s+place|dated)\b"
    r"|\b(?:at|in|on|via|by)\b|\bminutes\b|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\.\s|\.$|:\s|:$)",
    re.I,
)
_ORDINAL = (
    r"(?:\d+\s?(?:st|nd|rd|th)|(?:twenty|thirty|forty|fifty)[- ]\w+|fir?st|second|third|fourth|fifth|sixth|seventh|eighth|"
    r"ninth|tenth|\w+teenth|eleventh|twelfth|\w+tieth)"
)
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)(?:\s+\d{4})?"
)
_KIND = rf"(?:(?:{_any(KINDS_OF_MEETING)}|{_ORDINAL}|{_MONTH}|last|latest)\s+)"
_MEETING_OF = re.compile(
    rf"^(?:(?:the|an?)\s+)?(?:proceedings\s+(?:of|at)\s+(?:the\s+|an?\s+)?)?(?:{_KIND}{{0,4}}(?:meetings?|hearing|session)"
    rf"(?:\s+in\s+(?:public|private))?(?:\s+of\s+|\s*,\s*|\s*$)(?:the\s+|an?\s+)?)?",
    re.I,
)
_MEETING_AFTER = re.compile(
    rf"\s*(?:\b{_KIND}{{0,4}}(?:meetings?|hearing|session)\b)\s*$|\s*\b(?:draft\s+)?(?:minutes?|notes)\s*$",
    re.I,
)
_LEADING_KIND = re.compile(rf"^(?:the\s+)?{_KIND}{{1,4}}(?={_any(GENERIC_BODIES)}\b)", re.I)
_NO_BODY = re.compile(rf"(?:the\s+)?(?:previous|last|{_MONTH})\b\W*", re.I)
_NUMBERED_MEETING = re.compile(rf"\s*[-–—,]?\s*{_ORDINAL}\s+meeting\b.*$", re.I)
_ABOVE = re.compile(r"^(?:the\s+)?above(?:[- ]?named|[- ]?mentioned)?\b", re.I)
_COMMITTEE = re.compile(rf"\b{_any(COMMITTEE_NOUNS)}\b", re.I)
_PARENT = re.compile(rf"\b{_any(PARENT_NOUNS)}\b", re.I)
_GENERIC = re.compile(rf"(?:the\s+)?{_any(GENERIC_BODIES)}", re.I)
_MINUTES_WORD = re.compile(r"\b(?:minutes?|notes)\b", re.I)
_STATUS_TAIL = re.compile(rf"\s*[-–—(\[]?\s*\b{_any((*DRAFT_WORDS, 'approved', 'confirmed'))}\b.*$", re.I)
_WHOLE = re.compile(r"\b(?:authority|partnership)\s*$", re.I)
_ENDS_COMMITTEE = re.compile(rf"\b{_any(COMMITTEE_NOUNS)}\s*$", re.I)
_SUBJECT = re.compile(
    r"\s+(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:Teams|Zoom|Microsoft)\b|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)[A-Z][a-z]+"
)
_NOT_A_BODY = re.compile(
    r"^(?:clerk|tel|telephone|email|e-mail|contact|venue|location|time|chair|chairman|to|from|page|agenda\b|signed|in place|"
    r"this meeting|media|website|www)\b|@|^\(",
    re.I,
)
_DATE_LABEL = re.compile(rf"^\W*{_any(DATE_LABELS)}\b[^:\w]{{0,3}}:?\s*", re.I)
_TIME_LABEL = re.compile(rf"\b{_any(TIME_LABELS)}\b\s*:", re.I)
_VENUE_LABEL = re.compile(rf"\b{_any(VENUE_LABELS)}\s*:\s*", re.I)
_LABEL_END = re.compile(
    r"\.?\s*(?:\bView\s+directions\b|\bContact\s*:|\b(?:Date|Time|Tel|Email|Present|Chair|Convening\s+Chair|Start)\b[^:.]{0,12}:).*$",
    re.I,
)
_LABELLED = re.compile(
    rf"^\W*{_any((*DATE_LABELS, *TIME_LABELS, *VENUE_LABELS, 'Contact', 'Chair', 'Present'))}\s*:", re.I
)
_BEGAN = re.compile(
    r"\b(?:commenced|commencing|began|begun|opened|started|starting|start\s+time|convened|called\s+to\s+order)\b[^.\d]{0,40}$",
    re.I,
)
_ENDED = re.compile(r"\b(?:ended|closed|finished|concluded)\s+at\s*$", re.I)
_BEFORE_TIME = re.compile(r"(?:\bat|\bfrom|\bcommencing|\btime\s*:|@)\s*$", re.I)
_VENUE_NOUN = re.compile(rf"\b{_any(VENUE_NOUNS)}\b|\b[A-Z]{{1,2}}\d[\dA-Z]?\s*\d[A-Z]{{2}}\b", re.I)
_ONLINE = re.compile(rf"\b{_any(ONLINE_WORDS)}\b", re.I)
_HELD = re.compile(r"\bheld\b|\bmeeting\s+(?=in\b|at\b|on\b|via\b|by\b)", re.I)
_RUN_LEAD = re.compile(
    r"^(?:[\s,.;:–—-]|\b(?:at|in|on|by|from|and|starting|commencing|the|held|day|hours|hrs)\b(?!-))+", re.I
)
_RUN_TAIL = re.compile(
    r"(?:[\s,.;:–—-]|\b(?:at|in|on|by|from|and|starting|commencing|the|beginning)\b)+$", re.I
)
_RUN_END = re.compile(
    r"(?<!\bSt)(?<!\b[A-Z])\.\s+(?=[A-Z])|:\s*$|:\s+(?=[A-Z])|\b(?:the\s+meeting|which|when|there\s+were|Present|commenc\w+|starting|beginning|following)\b",
    re.I,
)
_LONGEST_PLACE = 140
_NO_VENUE = re.compile(rf"{_any(NO_VENUE)}\b", re.I)
_CONTINUES = re.compile(r"^(?:held|on|at|in|from|commencing|and|of|for|via|by)\b|^[a-z]", re.I)
_HANGS = re.compile(r"(?:\b(?:on|at|in|of|the|held|and|from|for)|,)$", re.I)


def find_title(
    text: Text, heading: tuple[int, int], attendance: tuple[int, int], last: int | None = None
) -> TitleFound:
    """Read the title block.

    Args:
        text: the text.
        heading: the lines of the title block, as the first's index and the index after the last.
        attendance: the same of the attendance block, whose first lines may give the date and time.
        last: the line after the minutes, where more follow in the text.

    """
    lines = [_line(text, k) for k in range(*heading) if not text.lines[k].margin]
    lines = [view for view in lines if view.text]
    sentence = _find_sentence(text, heading)
    early = [
        view
        for k in range(attendance[0], min(attendance[1], attendance[0] + 12))
        if (view := _line(text, k)).text
    ]
    after = [_line(text, k) for k in range(attendance[1], min(last or len(text.lines), attendance[1] + 3))]
    start, end = _find_times_of(sentence, lines, early, after)
    return TitleFound(
        body=_find_body(sentence, lines),
        title=_find_name(sentence, lines),
        status=_find_status(lines),
        date=_find_date(sentence, lines, early),
        start_time=start,
        end_time=end,
        venue=_find_venue(sentence, lines, early),
    )


def _line(text: Text, k: int) -> View:
    line = text.lines[k]
    return text.view(Span(line.start, line.end))


def _find_sentence(text: Text, heading: tuple[int, int]) -> View | None:
    """Return the sentence that says what these are the minutes of, with all its lines."""
    for k in range(*heading):
        view = _line(text, k)
        found = _MINUTES_OF.search(view.text)
        if not found:
            continue
        start = view.place(found.start())
        last = next((block.last for block in build_blocks(text, k, heading[1]) if block.last > k), k + 1)
        # A line with a label of its own ("Date: ...") is no part of the sentence.
        last = next((n for n in range(k + 1, last) if _LABELLED.match(_line(text, n).text)), last)
        while last < heading[1]:
            opening, closing = _line(text, last).text, _line(text, last - 1).text
            if (
                closing.endswith((".", ":"))
                or _LABELLED.match(opening)
                or not (_CONTINUES.match(opening) or _HANGS.search(closing))
            ):
                break
            last += 1
        return text.view(Span(start, text.lines[last - 1].end))
    return None


def _find_name(sentence: View | None, lines: list[View]) -> Found | None:
    """Return the title of the document itself."""
    if sentence:
        return _found(sentence, 0, len(sentence.text), "title.sentence")
    for view in lines:
        if _MINUTES_WORD.search(view.text):
            return _found(view, 0, len(view.text), "title.line")
    for view in lines:
        if _COMMITTEE.search(view.text) or _PARENT.search(view.text):
            return _found(view, 0, len(view.text), "title.line")
    return None


def _find_body(sentence: View | None, lines: list[View]) -> Found | None:
    """Return the body: the one the sentence names, or the line that names it in full."""
    candidates = [found for view in lines if (found := _body_of_line(view))]
    named = _body_of_sentence(sentence) if sentence else None
    if named and (
        _ABOVE.match(named.value) or _NO_BODY.fullmatch(named.value) or len(named.value.split()) > 16
    ):
        named = None
    if named:
        for line in candidates:
            if line.value.casefold() == named.value.casefold():
                return line
        if _GENERIC.fullmatch(named.value):
            tail = re.sub(r"^the\s+", "", named.value, flags=re.I).casefold()
            for line in candidates:
                if line.value.casefold().endswith(" " + tail):
                    return line
            # "the Board" of a line that names it otherwise; a bare "Council" is no name while a line gives one.
            candidates = [*candidates, named]
        elif _COMMITTEE.search(named.value) or _PARENT.search(named.value) or not candidates:
            return named
    for pattern in (_COMMITTEE, _PARENT):
        if pattern is _PARENT and named and named.value.casefold() in {"cabinet", "executive"}:
            return named  # the council above is only whose cabinet met
        full = [
            line for line in candidates if pattern.search(line.value) and not _GENERIC.fullmatch(line.value)
        ]
        if full:
            # A fire authority or a partnership may head the page whose committee met.
            return next((one for one in full if not _WHOLE.search(one.value)), full[0])
    if named:
        return named
    return next(
        (line for line in candidates if _COMMITTEE.search(line.value) or _PARENT.search(line.value)), None
    )


def _body_of_sentence(sentence: View) -> Found | None:
    opening = _MINUTES_OF.match(sentence.text)
    if not opening:
        return None
    start = opening.end()
    while start < len(sentence.text) and sentence.text[start].isspace():
        start += 1
    lead = _MEETING_OF.match(sentence.text[start:])
    start += lead.end() if lead else 0
    return _trim_body(sentence, start, _cut(sentence.text, start), "title.sentence")


def _cut(words: str, start: int) -> int:
    """Return where the name of a body ends: at the date, the place or the next clause."""
    cut = _CUT.search(words, start)
    end = cut.start() if cut else len(words)
    while (
        cut
        and cut[0].strip().casefold() == "on"
        and _SUBJECT.match(words, cut.end())
        and _ENDS_COMMITTEE.search(words[: cut.start()])
    ):
        # "Advisory Panel on Plant Health": what the panel is for.
        cut = _CUT.search(words, cut.end())
        end = cut.start() if cut else len(words)
    while cut and cut[0].strip() == "," and re.match(r"(?i)[\w’' ]+(?:,| and | & )", words[cut.end() :]):
        # "Finance, Audit and Risk Committee": the comma stands inside a name where its noun is yet to come.
        rest = _CUT.search(words, cut.end())
        piece = words[start : rest.start() if rest else len(words)]
        if not _COMMITTEE.search(words[cut.end() : rest.start() if rest else len(words)]) or find_dates(
            piece
        ):
            break
        cut, end = rest, rest.start() if rest else len(words)
    return min([end, *(at for at, _ in _date_places(words) if at >= start)])


def _date_places(words: str) -> list[tuple[int, int]]:
    """Return where dates stand, with or without a year."""
    full = [(one.start, one.end) for one in find_dates(words)]
    return full + [(one.start, one.end) for one in find_partial_dates(words)]


def _trim_body(view: View, start: int, end: int, rule: str) -> Found | None:
    """Leave out the kind of meeting, the state of the document and stray punctuation about a body's name."""
    words = view.text[start:end]
    for pattern in (_NUMBERED_MEETING, _STATUS_TAIL, _MEETING_AFTER, _MEETING_AFTER):
        cut = pattern.search(words)
        if cut:
            words = words[: cut.start()]
    words = words.rstrip(" ,.;:–—-|/")
    lead = _LEADING_KIND.match(words) or re.match(r"(?:the|an?)\s+(?=\S)", words, re.I)
    skip = lead.end() if lead else 0
    skip += len(words[skip:]) - len(words[skip:].lstrip(" ,.;:–—-|"))
    if len(re.sub(r"\W", "", words[skip:])) < 3:
        return None
    return _found(view, start + skip, start + len(words), rule)


def _body_of_line(view: View) -> Found | None:
    words = view.text
    if _NOT_A_BODY.match(words):
        return None
    start = 0
    label = re.match(r"\s*Meeting\s*:\s*", words)
    if label:
        start = label.end()
    for one in find_dates(words):
        if one.start <= start + 1:
            start = one.end
            start += len(words[start:]) - len(words[start:].lstrip(" ,.;:–—-"))
    lead = _MEETING_OF.match(words[start:])
    if lead and lead.end() < len(words) - start:
        start += lead.end()
    minutes = _MINUTES_OF.search(words, start)
    end = min(_cut(words, start), minutes.start() if minutes else len(words))
    if "(" in words[start:end] and re.search(r"\(Item\s", words[start:end]):
        end = start + words[start:end].index("(Item")
    found = _trim_body(view, start, end, "title.line")
    if not found or not (_COMMITTEE.search(found.value) or _PARENT.search(found.value)):
        return found if found and _is_name(found.value) else None
    # A hall or an office is no council, and a sentence is no name.
    if _VENUE_NOUN.search(found.value) and re.search(r"\d.*,|,.*\d", found.value):
        return None  # "Rooms 1 and 2, Ash Forum"
    if (
        _VENUE_NOUN.search(found.value)
        and not _COMMITTEE.search(found.value)
        and "Council" not in found.value.title()
    ):
        return (
            found
            if re.search(r"\b(?:school|academy|college|institute|club|village hall)\b$", found.value, re.I)
            else None
        )
    return found if len(found.value.split()) <= 16 else None


def _is_name(words: str) -> bool:
    """Say whether words that name no kind of body may be a committee's name all the same."""
    return (
        False
        if len(words.split()) > 10
        else bool(re.fullmatch(r"(?:The\s+)?(?:Full\s+)?(?:Governors|Trustees)", words, re.I))
    )


def _find_status(lines: list[View]) -> Found | None:
    for value, words, rule in (
        ("draft", DRAFT_WORDS, "title.draft"),
        ("approved", APPROVED_WORDS, "title.approved"),
    ):
        pattern = re.compile(rf"\b{_any(words)}\b", re.I)
        for view in lines:
            found = pattern.search(view.text)
            if found:
                return Found(value, (view.span(found.start(), found.end()),), rule)
    return None


def _find_date(sentence: View | None, lines: list[View], early: list[View]) -> Found | None:
    labelled = [view for view in early if _DATE_LABEL.match(view.text)]
    for view in [*([sentence] if sentence else []), *lines, *labelled]:
        if view is not sentence and re.search(
            r"\bin place of\b|\bcancelled\b|\bpublished\b|\buploaded\b", view.text, re.I
        ):
            continue
        dates = find_dates(view.text)
        # A date in the sentence without its year is this meeting's; another line may write the same in full.
        partial = find_partial_dates(sentence.text) if sentence else []
        same = [one for one in dates if any(one.iso.endswith(f"-{p.month:02}-{p.day:02}") for p in partial)]
        for one in same or dates:
            return Found(
                one.iso, (view.span(one.start, one.end),), "title.held" if view is sentence else "title.line"
            )
    for view in [*([sentence] if sentence else []), *lines, *labelled]:
        for partial_date in find_partial_dates(view.text):
            year = next(
                (found for other in lines if (found := re.search(r"\b(?:19|20)\d\d\b", other.text))), None
            )
            if year:
                iso = complete_date(partial_date.day, partial_date.month, f"{int(year[0]) - 1}-12-31")
                if iso and iso.startswith(year[0]):
                    return Found(iso, (view.span(partial_date.start, partial_date.end),), "title.year_apart")
    return None


def _find_times_of(
    sentence: View | None, lines: list[View], early: list[View], after: list[View]
) -> tuple[Found | None, Found | None]:
    """Return when the meeting began and, from a range, when it ended."""
    for view in [*([sentence] if sentence else []), *lines]:
        times = [
            one for one in find_times(view.text) if one.certain or _BEFORE_TIME.search(view.text[: one.start])
        ]
        if times:
            return _start_and_end(view, times)
    for view in [*early, *after]:
        for one in find_times(view.text):
            before = view.text[: one.start]
            if (
                _BEGAN.search(before)
                or _TIME_LABEL.search(before)
                or (_DATE_LABEL.match(view.text) and one.certain)
            ):
                return _start_and_end(view, [one])
    return None, None


def _start_and_end(view: View, times: list[TimeFound]) -> tuple[Found | None, Found | None]:
    one = times[0]
    start = Found(_as_start(one), (view.span(one.start, one.end),), "title.time")
    if one.until:
        return start, Found(one.until, (view.span(one.start, one.end),), "title.range")
    for other in times[1:]:
        if _ENDED.search(view.text[: other.start]):
            return start, Found(other.time, (view.span(other.start, other.end),), "title.range")
    return start, None


def _as_start(one: TimeFound) -> str:
    """Return a starting time; a bare hour before eight is in the evening."""
    hour = int(one.time[:2])
    return f"{hour + 12:02}{one.time[2:]}" if not one.certain and 1 <= hour < 8 else one.time


def _find_venue(sentence: View | None, lines: list[View], early: list[View]) -> Found | None:
    both = [*lines, *early]
    for view, following in zip_longest(both, both[1:]):
        label = _VENUE_LABEL.search(view.text)
        if label:
            found = _labelled(view, label.end())
            if found:
                return found
            if following and label.end() >= len(view.text.rstrip()):
                return _labelled(following, 0)
    if sentence:
        held = _HELD.search(sentence.text)
        if held and (found := _place_among(sentence, held.end(), "title.held", loose=True)):
            return found
    for view in lines:
        held = _HELD.match(view.text)
        dated = find_dates(view.text)
        if held or dated:
            found = _place_among(view, held.end() if held else dated[0].end, "title.line", loose=bool(held))
            if found:
                return found
    for view in lines:
        words = view.text
        if (
            len(words) > _LONGEST_PLACE
            or _MINUTES_WORD.search(words)
            or _NOT_A_BODY.match(words)
            or find_dates(words)
        ):
            continue
        if _VENUE_NOUN.search(words) or _ONLINE.search(words):
            line_body = _body_of_line(view)
            # A school or club at the head is the body; further down a hall that bears a name is the place.
            is_hall = re.search(r"\bhall$", words, re.I) and view is not lines[0]
            if (line_body and not is_hall and not re.search(r"\d", words)) or re.search(
                r"\bcouncil$", words, re.I
            ):
                continue
            lead = _RUN_LEAD.match(words)
            stop = re.search(r"(?<!\bSt)\.\s+(?=(?:The|This|It)\s)", words)
            end = stop.start() if stop else len(words)
            return _found(view, lead.end() if lead else 0, len(words[:end].rstrip(" .")), "title.place")
    return None


def _labelled(view: View, start: int) -> Found | None:
    end = _LABEL_END.search(view.text, start)
    stop = end.start() if end else len(view.text)
    words = view.text[start:stop].rstrip(" .,;")
    return _found(view, start, start + len(words), "title.label") if words.strip() else None


def _place_among(view: View, start: int, rule: str, *, loose: bool) -> Found | None:
    """Return the place that stands between the dates and times of a sentence.

    Args:
        view: the sentence.
        start: where "held" ends.
        rule: the rule's name.
        loose: whether words without a venue noun count too.

    """
    words = view.text
    stop = _RUN_END.search(words, start)
    last = stop.start() if stop else len(words)
    times = [(one.start, one.end) for one in find_times(words)]
    taken = sorted(
        (begin, end)
        for begin, end in [*_date_places(words), *times]
        if end > start and begin < max(last, start + 1)
    )
    edges = [start, *(edge for pair in taken for edge in pair), max(last, taken[-1][1] if taken else last)]
    if taken and taken[-1][1] >= last:
        # The place may follow a clause of its own ("commencing at 7 pm in the Hall").
        more = _RUN_END.search(words, taken[-1][1])
        edges[-1] = more.start() if more else len(words)
    for begin, end in zip(edges[::2], edges[1::2], strict=True):
        lead = _RUN_LEAD.match(words[begin:end])
        run_start = begin + (lead.end() if lead else 0)
        run = words[run_start:end]
        tail = _RUN_TAIL.search(run)
        run = run[: tail.start()] if tail else run
        if not 3 <= len(re.sub(r"[\W\d]", "", run)) <= _LONGEST_PLACE or re.match(r"(?:19|20)\d\d", run):
            continue
        if _NO_VENUE.match(run):
            rest = re.match(rf"{_any(NO_VENUE)}\W+(?:in|at|via|on)\s+(?:the\s+)?", run, re.I)
            if not rest:
                continue
            run_start, run = run_start + rest.end(), run[rest.end() :]
            if not run:
                continue
        if _VENUE_NOUN.search(run) or _ONLINE.search(run) or (loose and run[:1].isupper()):
            return _found(view, run_start, run_start + len(run), rule)
    return None


def _found(view: View, start: int, end: int, rule: str) -> Found:
    """Return words of a view as found, with the spans of each line they stand on."""
    part = view.cut(start, end)
    return Found(part.text, (view.span(start, end),), rule)
