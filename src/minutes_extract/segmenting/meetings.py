"""Where the minutes of each meeting begin and end in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from minutes_extract.segmenting.attendance_headings import COMPOSED, SIGNED, heads_table
from minutes_extract.segmenting.blocks import GAP, build_blocks
from minutes_extract.segmenting.closings import find_closings
from minutes_extract.segmenting.items import find_headings
from minutes_extract.segmenting.manuals import is_example, is_manual
from minutes_extract.segmenting.nesting import nest_items
from minutes_extract.segmenting.numbering import read_label
from minutes_extract.segmenting.parts import AttachmentPart, MeetingPart
from minutes_extract.segmenting.portal import end_of_head, is_portal
from minutes_extract.segmenting.titles import has_finite_verb, looks_like_title, squash
from minutes_extract.spans import Span
from minutes_extract.vocabulary.business import SIGNATORIES
from minutes_extract.vocabulary.titles import TITLES
from minutes_extract.vocabulary.wordings import alternation, holds_one

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_extract.segmenting.blocks import Block
    from minutes_extract.segmenting.items import Heading
    from minutes_extract.spans import Text

_OPENING = re.compile(
    r"""(?ix) ^ \W* (?: \(?\d{1,3}[.):]?\s+ )? (?: [^\W\d]+(?:\s+[^\W\d]+)?\s*/\s* )?
    (?: (?:there\s+(?:were|was)\s+(?:also\s+)?|the\s+following\s+(?:members\s+)?(?:were\s+)?|members\s+|those\s+|persons\s+|councillors\s+|governors\s+|trustees\s+|directors\s+|other\s+members\s+)? (?:present|sederunt)
      | (?:councillors|members) \s (?:circulated|participating|taking\spart|attending)
      | those\s+(?:attending|in\s+attendance) | attendance | attendees | attended | [il]n \s attendance | in \s the \s chair | presiding
      | (?:committee|board|panel|council|voting|core)\s members
      | panel (?=\s*:) | members (?=\s*:) | chair(?:man)? (?=\s*:) | convening\s chair (?=\s*:) | aelodau\s+yn\s+bresennol | i\s+láthair )
    (?: \s+ (?:were|was|at \s the \s meeting|councillors?|cllrs?|members|\([^)]*\)) )?
    \s* (?: [:;–—\-] | $ | \t | (?=Cllr|Councillor|Mr\b|Mrs\b|Ms\b|Dr\b|The\s|\(?[A-Z][.\s]) )
    """
)
# "Councillor A Marlow, Mayor, presided.": who chaired stands above those who were present.
_PRESIDED_OPENING = re.compile(
    rf"^(?:The\s+)?(?:{alternation(TITLES)})\b[^.;:]{{2,60}}(?:\.\s?[A-Z][^.;:]{{1,40}})*[,\s](?:presided|presiding|was\s+in\s+the\s+chair|took\s+the\s+chair|in\s+the\s+chair)\W*$",
    re.IGNORECASE,
)
# "Present Dunmore Cllr A Other Invergair Cllr B Fill …": no mark behind the heading, but plenty of councillors.
_RUN_TOGETHER_OPENING = re.compile(
    r"(?:Present|PRESENT|Sederunt|SEDERUNT)\s(?:[^,;:]*?\b(?:Cllr|Councillor)\b){3}"
)
_SIGNED_OPENING = re.compile(rf"(?i)^\W*{SIGNED}\s*(?:[:;–—-]|$)")
# "Independent Members:" alone on its line
_COMPOSED_OPENING = re.compile(rf"(?i)^\W*{COMPOSED}\s*:\s*$")
LONGEST_OPENING = 120
"""Characters of a line within which an opening says what it is."""

LONGEST_BANNER = 70
"""Characters of a line that says no more than "Agenda"."""

# What every opening holds one of; most lines hold none.
_OPENING_STEMS = (
    "present", "attend", "sederunt", "chair", "presid", "members", "panel", "committee", "board", "council", "in the chair",
    "láthair", "yn bresennol", "cllrs", "councillors", "governors", "trustees", "directors", "aldermen", "commissioners",
    "representatives", "substitutes", "partners", "delegates", "officers", "officials", "staff", "guests", "visitors", "observers",
    "advisers", "advisors", "secretariat", "presenters", "speakers", "invitees", "public", "press", "consultants", "contractors",
    "residents", "parishioners",
)  # fmt: skip
_PRESENT_WITH_NAMES = re.compile(
    r"(?i)^\W*(?:(?:members|councillors|those)\s+)?present\s*[:–-]\s*(?:chair\w*\s+)?(?:cllrs?|councillors?|mr|mrs|ms|dr)\b"
)
_NOT_OPENING = re.compile(
    r"(?i)^\W*(?:\d+\W+)?(?:present and|present the|attendance (?:at|of|was)|in attendance (?:for|at)|members (?:agreed|noted|present agreed)|present state|attendance and apologies? (?:were|was))"
)
_TITLE = re.compile(
    r"(?i)^\W*+(?:draft|approved|confirmed|unconfirmed|final|public|open|the)?\W*+(?:\(?(?:draft|approved|unapproved)\)?\s+)?(?:minutes?|notes?|proceedings|record)\b(?:\s+(?:of|from|for)\b|\s*[-–:&]|\s+and\b|\s*$)"
)
_TITLE_INSIDE = re.compile(
    r"(?:MINUTES?|Minutes?)\s+(?:OF|of)\s+(?:(?:THE|the|A|a|AN|an)\b|[A-Z])|(?:Board|Committee|Council|Group|Panel|Forum|Meeting)\s+Minutes\b|Agenda and (?:draft |printed )?minutes",
    re.UNICODE,
)
_DATE_HINT = re.compile(
    r"(?i)\b[\dl]{1,2}\s*(?:st|nd|rd|th)?\s+(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\s+\d{1,2}(?:st|nd|rd|th)?\b"
)
_AGENDA = re.compile(
    r"(?i)^\W*(?:agenda|summons|notice of meeting|order paper)\b|\b(?:hereby\s+summoned|are\s+summoned|notice is hereby given|hereby given notice|to attend a meeting|will be held)\b"
)
_PORTAL = re.compile(r"(?i)agenda and (?:draft |printed )?minutes|^\W*minutes\s*:\s*$")
_REPORT = re.compile(
    r"(?i)^\W*(?:report\s+(?:to|of|by|from)\s*:|subject\s*:|wards?(?:\s+affected)?\s*:|(?:\d+\.?\s+)?purpose\s+of\s+(?:the\s+)?report\b)"
)
_DECISION = re.compile(
    r"\b(?:RESOLVED|Resolved|resolved|AGREED|RECOMMENDED|agreed that|agreed to|proposed by|seconded)\b"
)
_SIGNED = re.compile(
    r"(?i)^\W*(?:(?:minutes\s+)?signed\b(?!\s+by\s+the\s+chair\w*\s+as\s+a\s+(?:true|correct)\s+record\s*\.?\s*\w)|signature\b|chair(?:man|person)?(?:'s|’s)?\s*(?:signature)?\s*[:.…_]{2,}|(?:chair(?:man|person)?|convener)\s*[.…_\-]{4,}|[.…_]{6,})"
)
_SIGNATORY = re.compile(rf"^\W*(?:the\s+)?(?:{alternation(SIGNATORIES)})\b", re.IGNORECASE)
_NAME_LINE = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor)\.?\s+)?(?:[A-Z]\.?\s?){0,3}(?:[A-Z][\w'’\-]++\s?){1,3}$"
)
_NAME_AND_POST = re.compile(
    rf"^(?:[A-Z]\.?\s){{1,3}}[A-Z][\w'’\-]+,?\s+(?:{alternation(SIGNATORIES)})\b[^,:]*$"
)
_NEXT = re.compile(r"(?i)\bnext\s+(?:\w+\s+){0,3}meetings?\b|\bdates?\s+of\b.*\bmeetings?\b")

REPORT_LINES = 25
"""Lines at the head of an officer's report that say to whom it goes and what it is about."""

MOST_HEADING_LINES = 30
"""Lines above the attendance block that may belong to the title block."""


def is_opening(line: str) -> bool:
    """Say whether a line opens an attendance block.

    >>> is_opening("Present: Cllr A Other"), is_opening("Present and approve the accounts")
    (True, False)

    """
    letter = next((c for c in line if c.isalpha()), "")
    if not letter.isupper():
        return False
    folded = line[:LONGEST_OPENING].casefold()
    if not holds_one(folded, _OPENING_STEMS):
        return False
    opens = (
        _RUN_TOGETHER_OPENING.match(line)
        or _PRESIDED_OPENING.match(line)
        or _OPENING.match(line)
        or _SIGNED_OPENING.match(line)
        or _COMPOSED_OPENING.match(line)
    )
    return bool(opens) and not _NOT_OPENING.match(line)


def is_title(line: str) -> bool:
    """Say whether a line says that what follows are minutes.

    >>> is_title("MINUTES of a meeting of the Cabinet"), is_title("3. Minutes of the last meeting")
    (True, False)

    """
    if read_label(line) or len(line) > 400:
        return False
    if re.match(
        r"(?i)^\W*(?:the\s+)?minutes\s+(?:of\s+)?(?:the\s+)?(?:last|previous|meeting held on .* were)", line
    ):
        return False
    if re.match(r"(?i)\W*at an?\s+(?:\w+\s+){0,3}meeting of\b", line):
        return True
    if re.fullmatch(r"\W*(?:[^\W\d]\s){4,}[^\W\d]\W*", line):
        line = re.sub(r"\s", "", line)  # "M I N U T E S"
    plain = re.sub(r"\([^)]*\)", "", line).replace("held", "")
    return bool(_TITLE.match(line) or (_TITLE_INSIDE.search(plain) and not has_finite_verb(plain)))


def _opens_attendance(text: Text, k: int) -> bool:
    line = text.lines[k]
    cells = [text.slice(cell) for cell in line.cells]
    bold = line.strong and squash(cells[0]) in {
        "members",
        "attendees",
        "councillors",
        "trustees",
        "governors",
    }
    return is_opening(cells[0]) or heads_table(cells) or bold


@dataclass(frozen=True, slots=True)
class _Start:
    """Where minutes begin: their first line, the line after their title block, and whether people are listed there."""

    heading: int
    opening: int
    listed: bool = True


def segment(text: Text) -> list[MeetingPart]:
    """Part a text into the minutes of meetings; none where it holds none.

    Args:
        text: the text, furniture set aside.

    """
    starts = _find_starts(text)
    if is_manual(text):
        starts = [start for start in starts if _is_no_example(text, start)]
    meetings = []
    for k, start in enumerate(starts):
        end = starts[k + 1].heading if k + 1 < len(starts) else len(text.lines)
        part = _meeting(text, start, end, alone=len(starts) == 1)
        if part is not None:
            meetings.append(part)
    return meetings


def _is_no_example(text: Text, start: _Start) -> bool:
    """Say whether a page that marks code holds minutes all the same: with a date, and a list of who was there."""
    head = " ".join(_words(text, k) for k in range(start.heading, start.opening + 1))
    return (
        bool(_DATE_HINT.search(head))
        and _opens_attendance(text, start.opening)
        and not is_example(text, start.opening)
    )


def _words(text: Text, k: int) -> str:
    return text.slice(text.lines[k])


def _find_starts(text: Text) -> list[_Start]:
    starts: list[_Start] = []
    count = len(text.lines)
    openings = [k for k in range(count) if not text.lines[k].margin and _opens_attendance(text, k)]
    for k in openings:
        floor = starts[-1].opening + 6 if starts else 0
        titles = [j for j in range(max(floor, k - MOST_HEADING_LINES), k) if is_title(_words(text, j))]
        if starts:
            near = [
                j
                for j in titles
                if k - j <= 18
                and _DATE_HINT.search(" ".join(_words(text, i) for i in range(max(0, j - 3), min(k, j + 5))))
            ]
            if not near:
                continue
            starts.append(_Start(_heading_start(text, near[0], floor), k))
        else:
            title = titles[-1] if titles else None
            if title is not None and len(titles) > 1 and k - titles[0] <= 10:
                title = titles[0]
            dated = any(
                _DATE_HINT.search(_words(text, j))
                for j in range(max(0, k - MOST_HEADING_LINES), min(count, k + 3))
            )
            # A copy may lack its title and begin at once with who was there.
            bare = k < 6 and bool(_PRESENT_WITH_NAMES.match(_words(text, k)))
            if title is None and not dated and not bare:
                continue
            starts.append(_Start(_heading_start(text, title if title is not None else k, 0), k))
    if not starts and is_portal(text) and (stop := end_of_head(text)) < count:
        starts.append(_Start(0, stop, listed=False))
    if not starts:
        title = next(
            (
                j
                for j in range(min(count, 40))
                if (
                    len(_words(text, j)) < 160
                    and (
                        not _words(text, j).rstrip().endswith(".")
                        or re.match(r"(?i)\W*(?:draft\s+)?minutes\s+of\b", _words(text, j))
                    )
                    and is_title(_words(text, j))
                )
                or _PORTAL.search(_words(text, j))
            ),
            None,
        )
        if title is not None:
            # Minutes that list nobody: after the title comes the business.
            stop = min(title + 6, count)
            starts.append(_Start(_heading_start(text, title, 0), _end_of_title(text, title, stop)))
    return starts


def _end_of_title(text: Text, title: int, stop: int) -> int:
    for k in range(title + 1, stop):
        words = _words(text, k)
        if read_label(words) or (has_finite_verb(words) and len(words) > 60):
            return k
    return min(title + 1, len(text.lines) - 1)


def _heading_start(text: Text, title: int, floor: int) -> int:
    """Return the first line of the title block: the lines above the title on its page, back to a sign-off."""
    start = title
    while start > floor and title - start < 12:
        above = text.lines[start - 1]
        words = text.slice(above)
        if text.lines[start].first_on_page and start < title:
            break
        if (
            _SIGNED.match(words)
            or find_closings(words)
            or len(words) > 140
            or re.match(r"(?i)^\W*dated?\W*[.…_]", words)
        ):
            break
        start -= 1
        if text.lines[start].first_on_page:
            break
    return start


def _meeting(text: Text, start: _Start, end: int, *, alone: bool) -> MeetingPart | None:
    blocks = build_blocks(text, start.opening, end)
    headings = find_headings(text, blocks)
    signoff = _find_signoff(text, blocks, headings, start.opening, end)
    cut = signoff[1] if signoff else end
    closing_first = signoff[0] if signoff else end
    blocks = [block for block in blocks if block.first < closing_first]
    headings = [h for h in headings if h.last < len(blocks)]
    first_item = blocks[headings[0].block].first if headings else closing_first
    attendance_end = min(first_item, _prose_start(text, blocks, start.opening, first_item))
    if not start.listed:
        attendance_end = start.opening
    elif headings and headings[0].block == 0:
        attendance_end = blocks[headings[1].block].first if len(headings) > 1 else first_item
    body = [
        block
        for block in blocks
        if block.first >= min(attendance_end, first_item) or (headings and block.first >= first_item)
    ]
    offset = len(blocks) - len(body)
    shifted = [_shift(h, offset) for h in headings if h.block >= offset]
    items, loose = nest_items(text, body, shifted)
    if not _is_minutes(text, start, end, bool(items), alone=alone):
        return None
    attachments = _attachments(text, cut, end)
    content_end = text.lines[end - 1].end if end else 0
    return MeetingPart(
        Span(text.lines[start.heading].start, content_end),
        (start.heading, start.opening),
        (start.opening, attendance_end),
        tuple(block for block in blocks if block.first < attendance_end),
        tuple(items),
        tuple(loose),
        (min(closing_first, end), cut),
        attachments,
    )


def _shift(heading: Heading, offset: int) -> Heading:
    return replace(heading, block=heading.block - offset, last=heading.last - offset)


def _prose_start(text: Text, blocks: Sequence[Block], opening: int, stop: int) -> int:
    """Return the line of the first paragraph of prose: where nothing heads it, it ends the attendance block."""
    for block in blocks:
        if block.first <= opening or block.first >= stop or block.margin:
            continue
        words = text.view(block.span).text
        if len(words) < LONGEST_BANNER and squash(words) == "agenda":
            return block.first
        lower = sum(word[:1].islower() for word in words.split())
        if (
            len(words) > 90
            and lower > 0.6 * len(words.split())
            and has_finite_verb(words)
            and not is_opening(words)
            and words.count(",") < 6
            and not re.match(r"(?i)^\W*(?:also|in attendance|apolog)", words)
        ):
            return block.first
    return stop


def _is_minutes(text: Text, start: _Start, end: int, has_items: bool, *, alone: bool) -> bool:
    """Say whether what was found are minutes, and not an agenda or another paper that names people."""
    first, stop = start.heading, min(end, start.opening + 1)
    head = [_words(text, k) for k in range(first, stop)]
    titled = not start.listed or any(is_title(words) or _PORTAL.search(words) for words in head)
    top = [_words(text, k) for k in range(min(first, 25), stop)] if alone else head
    if (
        alone
        and sum(bool(_REPORT.match(_words(text, k))) for k in range(min(REPORT_LINES, len(text.lines)))) > 1
    ):
        return False  # a report that quotes minutes
    content = text.content[text.lines[first].start : text.lines[end - 1].end if end else 0]
    decided = bool(_DECISION.search(content)) or bool(find_closings(content))
    opened = _opens_attendance(text, start.opening)
    if any(_AGENDA.search(words) for words in top) and not titled:
        return opened and decided and has_items
    if opened:
        return titled or has_items or decided
    return titled and (has_items or decided) and bool(_DATE_HINT.search(" ".join(head)) or decided)


def _find_signoff(
    text: Text, blocks: Sequence[Block], headings: Sequence[Heading], opening: int, end: int
) -> tuple[int, int] | None:
    """Return the first line of what closes the minutes, and the line after the sign-off.

    The close may be a sentence, a signature, or a name over a post; the first of these after which
    the items do not go on is the end of the minutes.
    """
    heads = [(blocks[h.block].first, blocks[h.block].label) for h in headings]
    first = heads[0][0] if heads else opening
    closed: int | None = None
    for k in range(first, end):
        words = _words(text, k)
        signed = bool(_SIGNED.match(words)) or _is_signatory(text, k, end)
        closes = (
            len(words) < 220
            and bool(find_closings(words))
            and not re.search(
                r"(?i)\bpublic\b.*\bclosed\b|public (?:session|participation)|adjourned (?:and|for|to)", words
            )
        )
        if not signed and not closes:
            continue
        if _goes_on(heads, k):
            continue
        if closes and not signed:
            closed = closed if closed is not None else k
            continue
        begin = closed if closed is not None else k
        return begin, _end_of_signoff(text, k, end)
    if closed is not None:
        return closed, _end_of_closing(text, closed, end)
    return None


def _goes_on(heads: Sequence[tuple[int, object]], k: int) -> bool:
    """Say whether the series of items goes on after a line."""
    after = [head for head in heads if head[0] > k]
    before = [head for head in heads if head[0] <= k]
    if not after:
        return False
    if not before:
        return True
    nxt, last = after[0][1], before[-1][1]
    if nxt is None or last is None:
        return len(after) >= 2 or (nxt is None and after[0][0] - k < 40)
    values, wanted = getattr(nxt, "values", ()), getattr(last, "values", ())
    return any(0 < a - b <= 3 for a, b in zip(values, wanted, strict=False))


def _is_signatory(text: Text, k: int, end: int) -> bool:
    """Say whether a line is a name alone over the post of one who signs minutes."""
    line = text.lines[k]
    if line.gap < GAP:
        return False
    words = text.slice(line).strip()
    if len(words) < 90 and not words.endswith((".", ":")) and _NAME_AND_POST.match(words):
        return not has_finite_verb(words)
    if k + 1 >= end or len(words) > 40 or not _NAME_LINE.match(words):
        return False
    below = _words(text, k + 1).strip()
    return (
        len(below) < 90
        and bool(_SIGNATORY.match(below))
        and not below.endswith((".", ":"))
        and not has_finite_verb(below)
        and text.lines[k + 1].gap < 1.6
    )


def _end_of_signoff(text: Text, k: int, end: int) -> int:
    """Return the line after the signature's last: its date, post and place."""
    j = k + 1
    while j < end and j - k <= 8:
        line = text.lines[j]
        words = text.slice(line).strip()
        if (
            line.first_on_page
            or line.gap > 4.5
            or len(words) > 70
            or (line.strong and j > k + 1 and not re.search(r"(?i)chair|date|clerk|sign", words))
        ):
            break
        if read_label(words) or (words.endswith(".") and len(words) > 40):
            break
        if not (
            re.search(
                r"(?i)chair|date|clerk|signed|director|hall|council|secretary|print|name|position|mayor|_{3,}|…|\.{4,}",
                words,
            )
            or _DATE_HINT.search(words)
            or _NAME_LINE.match(words)
        ):
            break
        j += 1
    return j


def _end_of_closing(text: Text, k: int, end: int) -> int:
    """Return the line after a closing sentence and what belongs to it: the next meeting, a signature line."""
    j = k + 1
    while j < end and j - k <= 14:
        line = text.lines[j]
        words = text.slice(line).strip()
        if (
            _NEXT.search(words)
            or _DATE_HINT.search(words)
            or _SIGNED.match(words)
            or (not looks_like_title(words) and len(words) < 100 and not line.first_on_page and line.gap < 2)
        ):
            j += 1
            continue
        break
    return j


def _attachments(text: Text, cut: int, end: int) -> tuple[AttachmentPart, ...]:
    lines = [
        k for k in range(cut, end) if not text.lines[k].margin and any(c.isalpha() for c in _words(text, k))
    ]
    if not lines:
        return ()
    first = lines[0]
    words = _words(text, first)
    title = (
        Span(text.lines[first].start, text.lines[first].end)
        if looks_like_title(words) and len(words) < 120
        else None
    )
    return (AttachmentPart(title, Span(text.lines[first].start, text.lines[lines[-1]].end)),)
