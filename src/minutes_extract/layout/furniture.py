"""Page furniture: what the page carries and the minutes do not say."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from minutes_extract.layout.typed_pages import mark_repeated_titles, mark_typed_pages
from minutes_extract.spans import Furniture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_extract.layout.rows import Row
    from minutes_extract.reading.pages import Page, Word

HEAD_ROWS, FOOT_ROWS = 3, 5
"""How many rows from the top and the foot of a page may be running heads and feet."""

_PAGE_NUMBER = re.compile(
    r"""
    [\W_]*+ (?: (?:p\s?a\s?g\s?e|p\.?|pg\.?|tudalen) [\s|.:]* )?   # Page, in English or Welsh
    (?: \d{1,4} | \d{1,2}l | l\d{1,2} | [ivxl]{1,5} )                          # the number
    (?: \s* (?: of | / | o ) \s* \d{1,4} (?: \s* pages )? )?   # of how many
    (?: \s* \| \s* p\s?a\s?g\s?e )?                     # 3 | Page
    [\W_]*
    """,
    re.IGNORECASE | re.VERBOSE,
)
_SIGNATURE_LINE = re.compile(
    r"^(?:signed|signature|initialled|initials|chair(?:man|person)?'?s? (?:signature|initials))\b", re.I
)
_BLANKS = re.compile(r"[_.…\-]{4,}")
_MARKUP = re.compile(r"^\s*</?AI\d+>\s*$|^\s*(?:pdf icon\s+)?PDF\s+\d+\s*[KM]B\s*$", re.IGNORECASE)
_MARKUP_OPENS = {"", " ", "<", "p", "P"}

MOST_WATERMARK = 5
"""Words to a row of a watermark; more of them at an angle are a passage that was put in."""

LARGE = 3.0
"""Ems from which a turned word is a watermark, also where it is as high as many rows and meets their words."""

SAME_HEIGHT = 0.9
"""Line heights within which a head or foot stands at the same place on every page."""


def part_watermarks(page: Page, words: Sequence[Word]) -> tuple[list[Word], list[Furniture]]:
    """Part the large turned words of a page from the others, before these are gathered into rows.

    Args:
        page: the page they stand on, for its em and number.
        words: in any order.

    """
    marks = [word for word in words if word.turned and word.height > LARGE * page.em]
    kept = [word for word in words if word not in marks] if marks else list(words)
    return kept, [Furniture(page.number, word.text, "watermark") for word in marks]


def set_aside_furniture(
    rows: list[list[Row]], pages: tuple[Page, ...]
) -> tuple[list[list[Row]], list[Furniture]]:
    """Part the rows of every page into running text and furniture.

    Args:
        rows: of each page, from top to foot.
        pages: the pages themselves.

    Returns:
        The rows that stay, page by page, and what was set aside.

    """
    aside: list[Furniture] = []
    reasons: dict[tuple[int, int], str] = {}
    for index, page_rows in enumerate(rows):
        _mark_turned(page_rows, index, reasons)
        _mark_line_numbers(page_rows, index, reasons)
    _mark_running(rows, pages, reasons)
    mark_repeated_titles(rows, reasons)
    kept = []
    for index, page_rows in enumerate(rows):
        number = pages[index].number
        keep = []
        for k, row in enumerate(page_rows):
            reason = reasons.get((index, k))
            if reason is None and row.cells[0][0].text[:1] in _MARKUP_OPENS and _MARKUP.match(row.text):
                reason = "markup"
            if reason == "line number":
                aside.append(Furniture(number, row.words[0].text, reason))
                rest = _without_first_word(row)
                if rest:
                    keep.append(rest)
            elif reason:
                aside.append(Furniture(number, row.text, reason))
            else:
                keep.append(row)
        kept.append(keep)
    return kept, aside


def _without_first_word(row: Row) -> Row | None:
    cells = [row.cells[0][1:], *row.cells[1:]]
    cells = [cell for cell in cells if cell]
    return row.with_cells(cells) if cells else None


def _mark_turned(page_rows: list[Row], index: int, reasons: dict[tuple[int, int], str]) -> None:
    """Mark what is written at an angle in the size of the text: stamps and notes."""
    for k, row in enumerate(page_rows):
        if not row.cells[0][0].turned:
            continue
        if len(row.words) <= MOST_WATERMARK and all(word.turned for word in row.words):
            reasons[index, k] = "watermark"


def _mark_line_numbers(page_rows: list[Row], index: int, reasons: dict[tuple[int, int], str]) -> None:
    """Mark the numbers that count the lines of a page in its margin."""
    numbered = [
        (k, int(row.cells[0][0].text))
        for k, row in enumerate(page_rows)
        if len(row.cells[0]) == 1 and (first := row.cells[0][0].text).isdecimal() and len(first) <= 3
    ]
    # Every line, or every fifth, is numbered, and the numbers rise evenly.
    if len(numbered) < 10 or len(numbered) < len(page_rows) * 0.8:
        return
    steps = [b - a for (_, a), (_, b) in pairwise(numbered)]
    if steps.count(1) >= 0.9 * len(steps):
        for k, _ in numbered:
            reasons[index, k] = "line number"


def _signature(row: Row) -> str:
    """Return what makes two rows the same head or foot: its letters, numbers made alike."""
    text = _BLANKS.sub("", row.text.casefold())
    text = re.sub(r"\d+", "#", text)
    return re.sub(r"[^\w#]+", "", text)


def _mark_running(
    rows: list[list[Row]], pages: tuple[Page, ...], reasons: dict[tuple[int, int], str]
) -> None:
    """Mark running heads and feet, page numbers and signature lines that pages repeat."""
    if len(rows) < 2:
        if rows:
            mark_typed_pages(rows[0], pages[0].em, reasons)
            _mark_lone_page_number(rows[0], 0, reasons)
        return
    running: dict[tuple[int, int], str] = {}
    seen: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for index, page_rows in enumerate(rows):
        for zone, ks in _zones(page_rows):
            for k in ks:
                signature = _signature(page_rows[k])
                if signature:
                    # A signature line may slip from the foot of one page to the head of the next.
                    signed = _SIGNATURE_LINE.match(page_rows[k].text.strip())
                    seen["edge" if signed else zone, signature].append((index, k))
    for (zone, signature), places in seen.items():
        if len(places) < 2:
            continue
        is_signature_line = zone == "edge"
        if not is_signature_line:
            places = _alike(_level(places, rows, pages, zone), rows)
        on_pages = sorted({index for index, _ in places})
        edges = {(index, k < HEAD_ROWS) for index, k in places} if is_signature_line else on_pages
        if len(edges) < 2 or signature == "#":
            continue
        first_index, _ = places[0]
        enough = len(on_pages) >= max(2, 0.5 * (len(rows) - 1))
        if not enough and not is_signature_line:
            continue
        spare: tuple[int, int] | None = None
        if is_signature_line:
            # The last signature closes the minutes; the others sign each page.
            spare = places[-1]
        elif zone == "head" and first_index == 0 and sum(c.isalpha() for c in signature) >= 6:
            # What heads the first page is the title, even where the others repeat it.
            spare = places[0]
        for index, k in places:
            if (index, k) == spare or (zone == "head" and _opens_minutes(rows[index], k)):
                continue
            if is_signature_line:
                reasons.setdefault((index, k), "running head" if k < HEAD_ROWS else "running foot")
            else:
                running[index, k] = f"running {zone}"
    for index, page_rows in enumerate(rows):
        _mark_lone_page_number(page_rows, index, reasons, running)
        _mark_outermost(page_rows, index, running, reasons)


def _level(
    places: list[tuple[int, int]], rows: list[list[Row]], pages: tuple[Page, ...], zone: str
) -> list[tuple[int, int]]:
    """Return those places of a repeated row that stand as far from the edge as most of the others.

    What is said twice stands where the text takes it; a head or foot stands where every page has it.
    """
    if zone == "head":
        heights = [rows[index][k].top for index, k in places]
    else:
        heights = [pages[index].height - rows[index][k].bottom for index, k in places]
    first_index, first_k = places[0]
    slack = SAME_HEIGHT * (rows[first_index][first_k].bottom - rows[first_index][first_k].top)
    ranked = sorted(zip(heights, places, strict=True))
    best = (0, 0)
    start = 0
    for last in range(len(ranked)):
        while ranked[last][0] - ranked[start][0] > slack:
            start += 1
        if last + 1 - start > best[1] - best[0]:
            best = start, last + 1
    return sorted(place for _, place in ranked[best[0] : best[1]])


def _alike(places: list[tuple[int, int]], rows: list[list[Row]]) -> list[tuple[int, int]]:
    """Return those places of rows alike but for their numbers whose numbers tell the page, or are the same."""
    groups: dict[tuple[int, ...], list[tuple[int, int]]] = defaultdict(list)
    counting: dict[tuple[int, ...], list[tuple[int, int]]] = defaultdict(list)
    for index, k in places:
        numbers = tuple(int(digits) for digits in re.findall(r"\d+", rows[index][k].text))
        groups[numbers].append((index, k))
        for n in range(len(numbers)):
            # Take away the page's own place from one number: what counts the pages is now the same.
            key = (n, *numbers[:n], numbers[n] - index, *numbers[n + 1 :])
            counting[key].append((index, k))
    return max([*groups.values(), *counting.values()], key=lambda found: len({index for index, _ in found}))


def _mark_outermost(
    page_rows: list[Row], index: int, running: dict[tuple[int, int], str], reasons: dict[tuple[int, int], str]
) -> None:
    """Mark the repeated rows of a page that stand at its edge, not more than one row further in."""
    count = len(page_rows)
    for zone, ks in (("running head", range(count)), ("running foot", range(count - 1, -1, -1))):
        between = 0
        for k in ks:
            if running.get((index, k)) == zone:
                reasons.setdefault((index, k), zone)
            elif (index, k) not in reasons and (index, k) not in running:
                between += 1
                if between > 1:
                    break


def _zones(page_rows: list[Row]) -> list[tuple[str, range]]:
    count = len(page_rows)
    head = range(min(HEAD_ROWS, (count + 1) // 2))
    foot = range(max(len(head), count - FOOT_ROWS), count)
    return [("head", head), ("foot", foot)]


def _opens_minutes(page_rows: list[Row], k: int) -> bool:
    """Say whether a repeated top row heads another meeting's minutes rather than a page."""
    following = " ".join(row.text for row in page_rows[k + 1 : k + 4])
    return bool(re.search(r"\bminutes of\b", following, re.IGNORECASE))


def _mark_lone_page_number(
    page_rows: list[Row],
    index: int,
    reasons: dict[tuple[int, int], str],
    running: dict[tuple[int, int], str] | None = None,
) -> None:
    """Mark the page number, at the head or foot of a page, outside what is set aside."""
    left = [
        k for k in range(len(page_rows)) if (index, k) not in reasons and (index, k) not in (running or {})
    ]
    for k in left[:1] + left[-1:]:
        if _PAGE_NUMBER.fullmatch(page_rows[k].text):
            reasons[index, k] = "page number"
