"""Which lines head the items of business, and how they nest.

Two signals tell a heading, for clerks mistype numbers and bare numbers open many lines: it follows
the number before it, or it stands after a paragraph gap. Type, case and the looks of a title help.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from minutes_extract.segmenting.attendance_headings import status_of_heading
from minutes_extract.segmenting.blocks import GAP
from minutes_extract.segmenting.numbering import read_label
from minutes_extract.segmenting.portal import find_portal_titles, is_outcome_label
from minutes_extract.segmenting.titles import (
    LONGEST_TITLE,
    has_finite_verb,
    is_banner,
    is_sentence,
    is_usual_title,
    looks_like_title,
    split_run_in,
    split_unmarked,
    squash,
    title_spans,
    trim_title,
)
from minutes_extract.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_extract.segmenting.blocks import Block
    from minutes_extract.segmenting.numbering import Label
    from minutes_extract.spans import Text

LONGEST_PLAIN = 70
"""Characters of a heading that neither number nor type tells from the text."""

BLOCKS_BEFORE_NUMBER = 4
"""Blocks of the agenda's words that may stand between a title and the minute number below it."""

REACH = 60
"""How many candidates back a heading's predecessor is looked for."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A block that heads an item.

    Args:
        block: index of the block among the blocks.
        last: index of the block that ends the heading (a number may stand above its title).
        number: as printed, without a final dot; None where there is none.
        label: the label as printed.
        title: spans of the title.
        rest: offset at which the item's text begins inside the heading's last block.
        level: 1 or 2.
        rule: which signals told it.
        number_at: where the number stands, if it stands apart from the title: at its right end, or below it.

    """

    block: int
    last: int
    number: str | None
    label: str | None
    title: tuple[Span, ...]
    rest: int
    level: int
    rule: str
    number_at: Span | None = None


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A block that a number may head.

    Args:
        block: its index.
        label: its number.
        worth: how much it looks like a heading.
        sentence: whether it tells something, as a paragraph does.
        first: index of the block with its title's first line.
        at_end: where the number stands, if it stands at the right end of the title.

    """

    block: int
    label: Label
    worth: float
    sentence: bool
    first: int
    at_end: Span | None = None


def find_headings(text: Text, blocks: Sequence[Block]) -> list[Heading]:
    """Return the headings among a meeting's blocks, in order.

    Args:
        text: the text.
        blocks: the blocks after the opening of the attendance block.

    """
    chain, loose_numbers = _best_chain(text, blocks)
    headings = [_numbered_heading(text, blocks, candidate) for candidate in chain]
    headings = _with_minute_numbers(text, blocks, headings)
    if loose_numbers:
        headings = []
    taken = {k for heading in headings for k in range(heading.block, heading.last + 1)}
    if sum(is_outcome_label(text.view(block.span).text) for block in blocks) > 1:
        headings = _portal_headings(text, blocks, headings)
    elif headings:
        headings += _unnumbered_main(text, blocks, taken, headings)
    else:
        headings = _unnumbered(text, blocks)
    headings.sort(key=lambda heading: heading.block)
    return headings


def _portal_headings(text: Text, blocks: Sequence[Block], headings: list[Heading]) -> list[Heading]:
    """Return the headings with those that a page of a meeting system prints without a number."""
    taken = {k for heading in headings for k in range(heading.block, heading.last + 1)}
    for k in find_portal_titles(text, blocks, taken):
        title = title_spans(text, blocks[k].span)
        headings.append(Heading(k, k, None, None, title, blocks[k].span.end, 1, "item.portal"))
    return headings


# -- numbered headings -------------------------------------------------------------------------


def _best_chain(text: Text, blocks: Sequence[Block]) -> tuple[list[_Candidate], bool]:
    """Return the series of numbered blocks that divides the business, and whether its numbers only count paragraphs."""
    families: dict[str, list[_Candidate]] = defaultdict(list)
    margin = _left_margin(blocks)
    aside = agenda_blocks(text, blocks) | _numbered_people(text, blocks)
    for k, block in enumerate(blocks):
        if block.label and not block.margin and k not in aside and not _says_again(text, blocks, k + 1):
            candidate = _candidate(text, blocks, k, margin)
            if _says_again(text, blocks, k):
                candidate = replace(candidate, first=k - 1)
            families[block.label.shape].append(candidate)
            if block.label.kind == "upper_roman" and len(block.label.number) == 1:
                # I, V and X stand in the alphabet too.
                value = ord(block.label.number) - ord("A") + 1
                letter = replace(block.label, kind="upper", shape="upper", values=(value,))
                families["upper"].append(replace(candidate, label=letter))
    for candidate in _numbered_at_end(text, blocks):
        families[f"at end {candidate.label.shape}"].append(candidate)
    best: list[_Candidate] = []
    best_score = 2.5
    for shape, candidates in families.items():
        if shape in {"letter", "roman"}:
            continue
        chain, score = _chain(candidates)
        if shape.startswith(("9", "A", "at end 9", "at end A")) and shape not in {"9.9"}:
            score *= 1.3  # a code is hardly ever a paragraph's number
        if shape == "item":
            score *= 2.0  # the word itself says what is numbered
        if len(chain) < 2 and not (shape == "plain" and chain and chain[0].worth >= 3):
            continue
        if score > best_score:
            best, best_score = chain, score
    if not best:
        return [], False
    sentences = sum(candidate.sentence for candidate in best)
    if best[0].label.shape == "plain" and not any(blocks[candidate.block].strong for candidate in best):
        # A list inside one item of minutes that number none of their items.
        standing = [h for h in _unnumbered(text, blocks) if h.rule == "item.standing"]
        around = [h for h in standing if not best[0].block <= h.block <= best[-1].block]
        if len(around) >= 4 and len(around) > len(best):
            return [], False
    if sentences >= 0.6 * len(best):
        unnumbered = _unnumbered(text, blocks)
        between = [h for h in unnumbered if best[0].block - 3 <= h.block <= best[-1].block]
        if len(between) >= 3 or (len(between) >= 2 and len(best) >= 6):
            return best, True
    return best, False


def agenda_blocks(text: Text, blocks: Sequence[Block]) -> set[int]:
    """Return the blocks of an agenda that is printed among the minutes: from its heading to the page's end or the first prose."""
    inside: set[int] = set()
    open_on: int | None = None
    for k, block in enumerate(blocks):
        if open_on is None and len(block.span) > LONGEST_PLAIN:
            continue
        line = text.lines[block.first]
        words = text.view(block.span).text
        if len(words) < LONGEST_PLAIN and squash(words) == "agenda":
            open_on = line.page or 0
        elif open_on is not None and (
            (line.page or 0) != open_on
            or is_sentence(words)
            or (block.strong and k - 2 not in inside and not block.label and len(inside) > 3)
        ):
            open_on = None
        if open_on is not None:
            inside.add(k)
    return inside


def _says_again(text: Text, blocks: Sequence[Block], k: int) -> bool:
    """Say whether a heading repeats the one above it in another language: the same number, and a title of its own."""
    if not 0 < k < len(blocks):
        return False
    above, below = blocks[k - 1], blocks[k]
    if above.label is None or below.label is None or above.label.number != below.label.number:
        return False
    titles = [text.view(block.body).text for block in (above, below)]
    return below.gap < GAP and titles[0] != titles[1] and all(looks_like_title(title) for title in titles)


def _numbered_people(text: Text, blocks: Sequence[Block]) -> set[int]:
    """Return the numbered blocks under the headings of an attendance block: people that a clerk has counted."""
    found: set[int] = set()
    counted: tuple[int, ...] | None = None
    for k, block in enumerate(blocks):
        label = block.label
        if label is None:
            counted = () if status_of_heading(text.view(block.span).text) else None
        elif counted is not None:
            title = text.view(block.body).text
            if label.values <= counted or block.strong or is_usual_title(title[: trim_title(title)]):
                break
            counted = label.values
            found.add(k)
    return found


def _left_margin(blocks: Sequence[Block]) -> float:
    lefts = sorted(block.indent for block in blocks if not block.margin)
    return lefts[len(lefts) // 20] if lefts else 0.0


def _candidate(text: Text, blocks: Sequence[Block], k: int, margin: float) -> _Candidate:
    block = blocks[k]
    assert block.label is not None
    body = text.view(block.body)
    words = body.text
    worth = 0.0
    strong = text.strong_prefix(Span(block.span.start + block.label.start, block.span.end)) - block.span.start
    title = words
    strong_in_body = max(0, text.strong_prefix(block.body) - block.body.start) if len(block.body) else 0
    run_in = split_run_in(words, strong=strong_in_body) if words else None
    if run_in:
        title = words[: run_in[0]]
    if not words:
        following = text.view(blocks[k + 1].span).text if k + 1 < len(blocks) else ""
        title = (
            following
            if looks_like_title(following) and len(following) < 140 and not blocks[k + 1].label
            else ""
        )
        worth += 0.5 if title else -2.0
    sentence = (bool(title) and is_sentence(title)) or (not title and bool(words))
    if block.strong or strong > block.label.length:
        worth += 2.0
    if block.gap >= 0.45 or text.lines[block.first].first_on_page:
        worth += 1.0
    letters = list(filter(str.isalpha, title))
    if len(letters) > 4 and sum(map(str.isupper, letters)) > 0.8 * len(letters):
        worth += 1.5
    if sentence:
        worth -= 2.0
        cut = split_unmarked(words)
        if cut and cut[0] > 6:
            worth += 1.5
            sentence = False
    elif title and looks_like_title(title) and len(title) < 110:
        worth += 1.0
        if is_usual_title(title[: trim_title(title)]):
            worth += 1.5
    elif title and not looks_like_title(title):
        worth -= 2.0
    if abs(block.indent - margin) < 1.0:
        worth += 0.5
    elif block.indent > margin + 4.0:
        worth -= 0.5
    if re.match(r"(?:RESOLVED|Resolved|AGREED|RECOMMENDED)\b", words):
        worth -= 2.5
    return _Candidate(k, block.label, worth, sentence, k)


def _numbered_at_end(text: Text, blocks: Sequence[Block]) -> list[_Candidate]:
    """Return the titles whose number stands at their right end, apart from them."""
    found = []
    for k, block in enumerate(blocks):
        cells = text.lines[block.last - 1].cells
        if len(cells) != 2 or block.margin or block.label or block.bullet:
            continue
        printed = text.slice(cells[1]).strip()
        label = read_label(printed)
        if label is None or label.length != len(printed) or label.kind not in {"code", "plain"}:
            continue
        title = text.view(Span(block.span.start, cells[0].end)).text
        first = k
        if block.gap < GAP and k and title.isupper() and not blocks[k - 1].label:
            above = text.view(blocks[k - 1].span).text
            if above.isupper() and looks_like_title(above):
                first = k - 1
        apart = blocks[first].gap >= GAP or text.lines[blocks[first].first].first_on_page
        plain = label.kind == "plain" and not (title.isupper() or block.strong)
        if apart and not plain and looks_like_title(title):
            found.append(_Candidate(k, label, 1.5, False, first, Span(cells[1].start, cells[1].end)))
    return found


def _chain(candidates: list[_Candidate]) -> tuple[list[_Candidate], float]:
    """Return the best rising series among candidates of one shape, and its score."""
    values = _series_values(candidates)
    scores: list[float] = []
    back: list[int | None] = []
    for j, candidate in enumerate(candidates):
        best, link = 0.0, None
        for i in range(max(0, j - REACH), j):
            bonus = _step_worth(values[j] - values[i], candidate.label.kind)
            if scores[i] + bonus > best:
                best, link = scores[i] + bonus, i
        scores.append(candidate.worth + best)
        back.append(link)
    if not scores:
        return [], 0.0
    at: int | None = max(range(len(scores)), key=lambda j: (scores[j], -j))
    total = scores[at] if at is not None else 0.0
    chain = []
    while at is not None:
        chain.append(candidates[at])
        at = back[at]
    chain.reverse()
    return _with_misprints(
        chain, candidates, dict(zip((c.block for c in candidates), values, strict=True))
    ), total


def _with_misprints(
    chain: list[_Candidate], candidates: list[_Candidate], values: dict[int, int]
) -> list[_Candidate]:
    """Add the headings whose number is the one that the series lacks there, but for figures put in a wrong order."""
    result = chain[:1]
    for before, after in pairwise(chain):
        lacking = values[before.block] + 1
        if values[after.block] == lacking + 1:
            between = (c for c in candidates if before.block < c.block < after.block and c.worth >= 1.5)
            result += [c for c in between if sorted(str(values[c.block])) == sorted(str(lacking))][:1]
        result.append(after)
    return result


def _step_worth(step: int, kind: str) -> float:
    if step == 1:
        return 2.0
    if step in {2, 3}:
        return 0.7
    if step == 0:
        return -0.8
    if step > 3:
        return -0.6 if step < 12 else -2.0
    # Clerks mistype codes; a plain number that falls back counts the paragraphs of an item.
    return -3.0 if kind == "code" and step > -12 else -30.0


def _series_values(candidates: list[_Candidate]) -> list[int]:
    """Return each candidate's place in its series: the part of its number that varies most."""
    lengths = {len(candidate.label.values) for candidate in candidates}
    if len(lengths) != 1 or not candidates:
        return [candidate.label.values[-1] if candidate.label.values else 0 for candidate in candidates]
    (length,) = lengths
    if length == 0:
        return [0] * len(candidates)
    variety = [len({candidate.label.values[k] for candidate in candidates}) for k in range(length)]
    place = max(range(length), key=lambda k: (variety[k], k))
    return [candidate.label.values[place] for candidate in candidates]


def _numbered_heading(text: Text, blocks: Sequence[Block], candidate: _Candidate) -> Heading:
    block = blocks[candidate.block]
    label = candidate.label
    if candidate.at_end:
        view = text.view(Span(blocks[candidate.first].span.start, candidate.at_end.start))
        spans = (view.span(0, trim_title(view.text)),)
        return Heading(
            candidate.first,
            candidate.block,
            label.number,
            label.printed,
            spans,
            block.span.end,
            1,
            "item.numbered",
            candidate.at_end,
        )
    second = read_label(text.slice(block.body))
    number, start = label.number, block.body.start
    if (
        second
        and second.kind in {"code", "plain"}
        and label.kind in {"plain", "item", "bracket"}
        and _is_minute_number(second, label)
    ):
        # An agenda number and a minute number both: the minute number is the item's.
        number, start = second.number, start + second.length
    rule = "item.numbered"
    last = candidate.block
    body = Span(start, block.span.end)
    if not text.content[body.start : body.end].strip():
        following = candidate.block + 1
        if following < len(blocks) and not blocks[following].label:
            view = text.view(blocks[following].span)
            if looks_like_title(view.text) and len(view.text) < 160:
                last = following
                body = blocks[following].span
            else:
                return Heading(candidate.block, last, number, label.printed, (), block.span.end, 1, rule)
        else:
            return Heading(candidate.block, last, number, label.printed, (), block.span.end, 1, rule)
    title, rest = read_title(text, body)
    return Heading(candidate.first, last, number, label.printed, title, rest, 1, rule)


def _with_minute_numbers(text: Text, blocks: Sequence[Block], headings: list[Heading]) -> list[Heading]:
    """Return headings with the minute numbers that stand alone below their titles, where most have one.

    The agenda's number heads the title then, and the minute number is the item's.
    """
    below: dict[int, int] = {}
    for n, heading in enumerate(headings):
        stop = headings[n + 1].block if n + 1 < len(headings) else len(blocks)
        for k in range(heading.last + 1, min(stop, heading.last + 1 + BLOCKS_BEFORE_NUMBER)):
            label = blocks[k].label
            if label and label.kind in {"plain", "code"} and not text.slice(blocks[k].body).strip():
                below[n] = k
                break
    labels = {n: label for n, k in below.items() if (label := blocks[k].label)}
    rising = all(a.values < b.values or a.values[0] < b.values[0] for a, b in pairwise(labels.values()))
    if len(labels) < 2 or len(labels) < 0.6 * len(headings) or not rising:
        return headings
    return [
        replace(
            heading,
            number=labels[n].number,
            label=labels[n].printed,
            number_at=blocks[below[n]].span,
            last=below[n] if below[n] == heading.last + 1 else heading.last,
            rest=blocks[below[n]].span.end if below[n] == heading.last + 1 else heading.rest,
        )
        if n in labels
        else heading
        for n, heading in enumerate(headings)
    ]


def _is_minute_number(second: Label, first: Label) -> bool:
    if second.kind == "code":
        return "/" in second.number and len(second.values) == 2 and len(second.number) <= 7
    return second.values[0] > first.values[0] + 3


def read_title(text: Text, span: Span) -> tuple[tuple[Span, ...], int]:
    """Return the spans of the title that opens a heading's block, and where the item's text begins.

    Args:
        text: the text.
        span: the block without its label.

    """
    view = text.view(span)
    words = view.text
    strong_end = text.strong_prefix(Span(view.place(0), span.end)) if words else span.start
    strong = _view_length(text, span, strong_end)
    run_in = split_run_in(words, strong=strong)
    whole_strong = strong >= len(words.rstrip())
    if words.startswith("To ") or re.match(r"[A-Z][A-Z ,&'’\-]{7,}[A-Z]\s+(?=[A-Z][a-z])", words):
        cut = split_unmarked(words)
        if cut and not (run_in and run_in[0] < cut[0]):
            return (view.span(0, trim_title(words[: cut[0]])),), view.place(cut[1])
    if whole_strong and not is_sentence(words):
        return title_spans(text, span), span.end
    if run_in:
        end = trim_title(words[: run_in[0]])
        return ((view.span(0, end),) if end else ()), view.place(run_in[1])
    if is_sentence(words) or len(words) > LONGEST:
        cut = split_unmarked(words)
        if cut:
            return (view.span(0, trim_title(words[: cut[0]])),), view.place(cut[1])
        return (), view.place(0) if words else span.start
    cut = split_unmarked(words)
    if cut and re.match(r"(?:None|Nothing|Noted)\b", words[cut[1] :]):
        return (view.span(0, cut[0]),), view.place(cut[1])
    return title_spans(text, span), span.end


LONGEST = 260
"""Characters of a heading's block beyond which its title and its text have run together."""


def _view_length(text: Text, span: Span, end: int) -> int:
    return len(text.view(Span(span.start, end)).text) if end > span.start else 0


# -- headings without a number -----------------------------------------------------------------


def _standing_title(text: Text, blocks: Sequence[Block], k: int) -> bool:
    """Say whether a block is one short line of its own that could be a title."""
    block = blocks[k]
    if block.margin or block.label or block.bullet or block.last - block.first > 2:
        return False
    words = text.view(block.span).text.strip()
    if not looks_like_title(words) or len(words) > 110 or words.endswith((".", ",", ";")):
        return False
    if is_banner(words) and not ((block.strong or words.isupper()) and _tells(text, blocks, k + 1)):
        return False
    if len(text.lines[block.first].cells) > 1 or re.match(MARKER_LINE, words):
        return False
    return not (has_finite_verb(words) and not words.startswith("To ") and words.upper() != words)


MARKER_LINE = (
    r"(?i)(?:(?:decision|actions?|resolution|vote|note|present|outstanding)(?:\s+for\s+action)?\s*(?:[:–(\-]|$)|resolved|agreed|recommended|proposed|outstanding|"
    r"seconded|prop\b|signed|dated|minutes\s*:|noted|for:|against:|abstain|carried|page\b|in attendance|"
    r"payments?\b|receipts?\b|chair(?:man|person)?\b|the following|cllrs?\b(?!['’])|councillors?\b(?!['’])|mr\b|mrs\b|ms\b|dr\b|due\b)"
)


def _unnumbered_main(
    text: Text, blocks: Sequence[Block], taken: set[int], numbered: list[Heading]
) -> list[Heading]:
    """Return the main headings that stand without a number among numbered ones."""
    found = []
    first = numbered[0].block
    styles = [_style(text, blocks[h.block]) for h in numbered]
    for k, block in enumerate(blocks):
        if k in taken or block.margin:
            continue
        words = text.view(block.body if block.bullet else block.span).text.strip()
        if (
            len(words) > LONGEST_TITLE
            and words.find(":") not in range(LONGEST_TITLE)
            and not block.bullet
            and "PDF" not in words
        ):
            continue  # prose
        end = trim_title(words)
        apart = block.gap >= 0.45 or text.lines[block.first].first_on_page
        usual = (
            (is_usual_title(words[:end]) or is_usual_title(words.split(":")[0].strip()))
            and apart
            and not block.label
            and len(text.lines[block.first].cells) == 1
        )
        head = words.split(":")[0]
        if is_banner(words) or (k < first and status_of_heading(head)):
            continue
        early = k < first and _standing_title(text, blocks, k) and k + 1 < len(blocks) and block.gap >= 0.45
        if block.bullet and not (
            text.is_strong(block.body) and block.gap >= 0.45 and end < 60 and looks_like_title(words[:end])
        ):
            continue
        lost = (
            not early
            and k > first
            and _standing_title(text, blocks, k)
            and apart
            and _style(text, block) in styles
            and (block.strong or _style(text, block)[1])
            and _skips_one(numbered, k)
        )
        typed = _style(text, block) in styles and (
            block.strong or (_style(text, block)[1] and _tells(text, blocks, k + 1))
        )
        if early and not (usual or typed):
            continue
        if not usual and not early and not lost and not (block.bullet and text.is_strong(block.body)):
            continue
        if k < first and not (usual or early):
            continue
        if block.strong and not block.bullet and not _same_place(block, blocks, numbered) and k > first:
            continue
        title, rest = read_title(text, block.body)
        if title:
            found.append(Heading(k, k, None, None, title, rest, 1, "item.usual"))
    return found


def _skips_one(numbered: list[Heading], k: int) -> bool:
    """Say whether the numbers before and after a block leave one out: the block's own, lost in print."""
    before = next((h for h in reversed(numbered) if h.block < k), None)
    after = next((h for h in numbered if h.block > k), None)
    if before is None or after is None:
        return False
    ends = [read_label(f"{h.label} ") for h in (before, after)]
    values = [label.values for label in ends if label]
    return len(values) == 2 and sum(b - a for a, b in zip(*values, strict=False)) == 2


def _same_place(block: Block, blocks: Sequence[Block], numbered: list[Heading]) -> bool:
    lefts = sorted(blocks[h.block].indent for h in numbered)
    return block.indent <= lefts[len(lefts) // 2] + 1.0 or block.indent > 15


def _style(text: Text, block: Block) -> tuple[bool, bool, bool]:
    line = text.lines[block.first]
    words = text.slice(line)
    return line.strong, words.upper() == words, line.size > 1.12


def _unnumbered(text: Text, blocks: Sequence[Block]) -> list[Heading]:
    """Return the headings of minutes that number none of their items."""
    agenda = agenda_blocks(text, blocks)
    standing = [k for k in range(len(blocks)) if k not in agenda and _standing_title(text, blocks, k)]
    while standing and (status := status_of_heading(text.view(blocks[standing[0]].span).text)):
        if status == "apologies" and _tells(text, blocks, standing[0] + 1):
            break
        standing.pop(0)  # it heads people
    # Further down "Apologies" can be an item, but "Officials" only heads more names.
    standing = [
        k
        for k in standing
        if is_usual_title(text.view(blocks[k].span).text)
        or not status_of_heading(text.view(blocks[k].span).text)
    ]
    strong = [
        k
        for k in standing
        if blocks[k].strong or (_style(text, blocks[k])[1] and len(text.view(blocks[k].span).text) > 3)
    ]
    if len(strong) >= 2:
        chosen = strong
        usual = [
            k for k in standing if k not in set(strong) and is_usual_title(text.view(blocks[k].span).text)
        ]
        chosen = sorted(chosen + usual)
    else:
        chosen = [
            k
            for k in standing
            if is_usual_title(text.view(blocks[k].span).text[: trim_title(text.view(blocks[k].span).text)])
        ]
        if len(chosen) < 2:
            return _run_in(text, blocks, agenda)
        plain = [k for k in standing if _stands_over_prose(text, blocks, k)]
        if len(plain) >= 4:
            chosen = sorted({*chosen, *plain})
    headings: list[Heading] = []
    for position, k in enumerate(chosen):
        if k + 1 >= len(blocks):
            continue
        title = title_spans(text, blocks[k].span)
        following = chosen[position + 1] if position + 1 < len(chosen) else None
        level = 1
        if headings and _is_lesser(text, blocks[k], blocks[headings[0].block]):
            level = 2
        elif following == k + 1 and not is_usual_title(text.view(blocks[k].span).text) and len(chosen) > 6:
            level = 1
        headings.append(Heading(k, k, None, None, title, blocks[k].span.end, level, "item.standing"))
    return headings


def _run_in(text: Text, blocks: Sequence[Block], agenda: set[int]) -> list[Heading]:
    """Return the headings that open their paragraphs, where neither number nor line of their own tells them."""
    headings: list[Heading] = []
    usual = 0
    for k, block in enumerate(blocks):
        if k in agenda or block.margin or block.label or block.bullet or block.gap < GAP:
            continue
        view = text.view(block.span)
        head = split_run_in(view.text)
        title = view.text[: head[0]] if head else ""
        if (
            head is None
            or len(title) > LONGEST_PLAIN
            or len(title.split()) > 6
            or view.text[head[0] : head[0] + 1] != ":"
            or (status_of_heading(title) and not is_sentence(view.text[head[1] :]))
            or (re.match(MARKER_LINE, title) and title not in TITLES_TOO)
        ):
            continue
        usual += is_usual_title(title)
        headings.append(
            Heading(k, k, None, None, (view.span(0, head[0]),), view.place(head[1]), 1, "item.run_in")
        )
    return headings if usual >= 2 and len(headings) >= 3 else []


TITLES_TOO = frozenset({"Minutes", "Payments", "Receipts"})
"""Words that open many a line, and head a paragraph where a colon follows them."""

# What became of something, or what happened in the room: "Approved by the Borough", "8.20pm Cllr Fenn joined".
_OUTCOME = re.compile(
    r"^\W*(?:\d|no\b|none\b|not\b|approved|refused|rejected|granted|permitted|withdrawn)|£|\b(?:joined|left)\b",
    re.I,
)


def _stands_over_prose(text: Text, blocks: Sequence[Block], k: int) -> bool:
    """Say whether a title in plain type stands alone between white space, with prose below it."""
    if k + 1 >= len(blocks):
        return False
    block, below = blocks[k], blocks[k + 1]
    words = text.view(block.span).text
    return (
        block.gap >= GAP
        and below.gap >= GAP
        and len(words) <= LONGEST_PLAIN
        and not status_of_heading(words.split(":")[0])
        and not _OUTCOME.search(words)
        and (is_sentence(text.view(below.span).text) or bool(below.bullet or below.label))
    )


def _tells(text: Text, blocks: Sequence[Block], k: int) -> bool:
    """Say whether a block is a sentence."""
    return k < len(blocks) and is_sentence(text.view(blocks[k].span).text)


def _is_lesser(text: Text, block: Block, first: Block) -> bool:
    a, b = _style(text, block), _style(text, first)
    return (
        (a[2] < b[2])
        or (a[1] < b[1] and a[0] <= b[0])
        or (a[0] < b[0] and a[1] <= b[1] and not is_usual_title(text.view(block.span).text))
    )
