"""Cuts a list of people into pieces: at its separators, and where a new name begins without one."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from minutes_extract.detecting.names import (
    POST_NOMINAL,
    ROLE,
    TITLE,
    is_post_or_organisation,
    name_shaped,
    title_at,
)

if TYPE_CHECKING:
    from minutes_extract.spans import View

REACH = 160
"""Characters before and behind a separator that may say whether it is one: no name or post is longer."""

_SEPARATOR = re.compile(r"\s*[;,]\s*(?:and\s+|&\s*)?|\s+(?:and|&|together with|with|also)\s+|\s*&\s*|\s+/\s+")


def split_list(view: View) -> list[tuple[str, View]]:
    """Cut a list at its separators outside brackets, and before titles that open another name."""
    text = view.text
    cuts: list[tuple[int, int]] = []
    depth = _depths(text)
    for found in _SEPARATOR.finditer(text):
        if depth[found.start()] or depth[min(found.end(), len(text)) - 1]:
            continue
        if _inside_phrase(text, found.start(), found.end()):
            continue
        cuts.append((found.start(), found.end()))
    starts = [start for start, _ in cuts]
    for at in _hidden_boundaries(text, depth):
        k = bisect_right(starts, at) - 1
        if k < 0 or cuts[k][1] < at:
            cuts.append((at, at))
    cuts.sort()
    pieces = []
    start, separator = 0, ""
    for begin, end in [*cuts, (len(text), len(text))]:
        if begin < start:
            continue
        pieces.append((separator, view.cut(start, begin)))
        separator, start = text[begin:end], end
    return pieces


def _depths(text: str) -> list[int]:
    depths, depth = [], 0
    for character in text:
        if character in "([":
            depth += 1
        depths.append(depth)
        if character in ")]":
            depth = max(0, depth - 1)
    # A bracket that is never closed must not swallow the rest of a list.
    if depth:
        return [0] * len(text)
    return depths


_NAME_FOLLOWS = re.compile(r"\.?\s*(?:[A-Z]|the\b)")

_TITLED_PAIR = re.compile(r"(?:Mr|Dr|Cllr|Rev|Sir|Lord|Councillor|Prof)\.?$", re.IGNORECASE)


def _inside_phrase(text: str, start: int, end: int) -> bool:
    """Say whether a conjunction or comma stands inside a name ("Mr & Mrs D X") or an organisation ("Fylde and Wyre CCG")."""
    before, after = text[max(0, start - REACH) : start].rstrip(), text[end : end + REACH]
    if _TITLED_PAIR.search(before[-12:]) and TITLE.match(after):
        return True
    if re.match(r"(?i)(?:the\s+)?clerk\b", after):
        return False
    if before.endswith(")") and re.match(r"\d|[^(,;]*\(", after):
        return False  # what the bracket closed is told of; "… (Clerk) and Solicitor (Ms P Fenn)"
    if (re.search(r"[a-z]", text[start:end]) and re.search(r"\b(?:and|&)\b", text[start:end])) or "&" in text[
        start:end
    ]:
        # "and" joins people where a name follows; within a post or organisation it joins words.
        if TITLE.match(after):
            return False
        head = re.split(r"[,;(]", after, maxsplit=1)[0]
        tail = re.split(r"[,;)]", before)[-1].strip()
        if is_post_or_organisation(tail):
            tail = TITLE.sub("", tail)  # "Dean" is a title too
        nxt = re.split(r"\s+(?:and|&)\s+", head, maxsplit=1)[0].strip().rstrip(".")
        if (
            is_post_or_organisation(tail)
            and not ROLE.match(tail.strip())
            and not (name_shaped(nxt) and " " in nxt)
        ):
            return True
        if is_post_or_organisation(nxt) and not name_shaped(" ".join(nxt.split()[:2])):
            return True
        if is_post_or_organisation(tail) and is_post_or_organisation(nxt):
            return True
    dash = re.match(r"[^,;()]*?\s[-–]\s+(?=\S)", after)
    if (
        dash
        and is_post_or_organisation(re.split(r"[,;)]", before)[-1])
        and (TITLE.match(after, dash.end()) or name_shaped(re.split(r"[,(]", after[dash.end() :])[0]))
    ):
        return True  # "Director of Leisure and Place - Mrs K Toner"
    if re.search(r"\bitems?\s+(?:[\dIVX]+[\s,]+)*[\dIVX]+$", before) and re.match(r"[\dIVX]+\b", after):
        return True  # "for items IV and V"
    return bool(POST_NOMINAL.match(f" {after.strip()}")) and "," in text[start:end]


def _hidden_boundaries(text: str, depth: list[int]) -> list[int]:
    """Return where a new person begins though no separator stands there."""
    found: list[int] = []
    last_word = len(text.rstrip())
    is_upper = text.isupper()
    for title in TITLE.finditer(text):
        at = title.start()
        if title_at(text, at) is None:
            continue
        if at == 0 or depth[at] or not text[at - 1].isspace() or title.end() >= last_word:
            continue
        before = text[max(0, at - REACH) : at].rstrip()
        last = before.split()[-1] if before else ""
        word = title.group().strip(".")
        if word.islower() or (word.isupper() and len(word) <= 3 and not is_upper):
            continue
        if not _NAME_FOLLOWS.match(text, title.end()) or (
            TITLE.search(before[-20:]) and _ends_with_title(before)
        ):
            continue
        if (
            last in {"&", "and", "-", "–", ":"}
            or before.endswith((",", ";", "(", "/"))
            or last.casefold() in {"for", "of", "the", "by", "from", "to"}
        ):
            continue
        if _ends_with_role(before):
            continue
        found.append(at)
    # A title that an extraction glued to the name before it ("Delyth LlwydCllr S. Pugh").
    for glued in re.finditer(r"(?<=[a-zà-ÿ])(?=(?:Cllr|Mr|Mrs|Ms|Dr)\b\.?\s*[A-Z])", text):
        if not depth[glued.start()]:
            found.append(glued.start())
    # A bracket that closes, then another name: "D Smith (Chair) N Jones".
    for closed in re.finditer(r"\)\s+(?=[A-Z])", text):
        if depth[closed.start()] > 1:
            continue
        rest = text[closed.end() : closed.end() + REACH]
        words = re.split(r"[,;(&]|\sand\s", rest, maxsplit=1)[0].strip()
        if (
            words
            and not is_post_or_organisation(words)
            and not POST_NOMINAL.match(" " + words)
            and len(words.split()) >= 2
        ):
            found.append(closed.end())
    # Two entries that an extraction merged into one line: "… Hospitals Trust Gary Hill, Chief Executive".
    ends = "Trust|Board|Council|CCG|Authority|Partnership|Committee|Agency|Constabulary|Services?|Group|University|Association|Foundation|College|Police|Hospitals?|ICB|HWB|HWBP|[A-Z]{4,}|Representative|Officer|Director|Manager|Member|Clerk"
    for merged in re.finditer(rf"\b(?:{ends})\s+(?=[A-Z][a-z’']+\s+[A-Z][\w’'-]+(?:,|\s+\())", text):
        words = text[merged.end() : merged.end() + REACH].split(",")[0]
        if not depth[merged.end() - 1] and not is_post_or_organisation(words):
            found.append(merged.end())
    # Four names in a row before a bracket are two people: "Cllr Ann Other Bo Fill (Clerk)".
    for four in re.finditer(r"(?:^|\s)[A-Z][a-z’']+ [A-Z][\w’'-]+ (?=[A-Z][a-z’']+ [A-Z][\w’'-]+ \()", text):
        words = text[four.start() : text.index("(", four.end())]
        if (
            not depth[four.end() - 1]
            and not is_post_or_organisation(words)
            and _ends_with_title(text[max(0, four.start() + 1 - REACH) : four.start() + 1])
        ):
            found.append(four.end())
    # Names without a comma: a run of initials opens each ("C E Brome P Rudd").
    many = "," not in text and len(re.findall(r"\b[A-Z]\s+(?:[A-Z]\s+)*[A-Z][a-z]", text)) >= 2
    for run in re.finditer(r"(?<=[a-z])\s+(?=(?:[A-Z]\.?\s+)+[A-Z][a-zÀ-ÿ’'])", text):
        before = text[max(0, run.start() - REACH) : run.start()]
        if (
            not depth[run.end() - 1]
            and not _ends_with_title(before)
            and (many or _INITIALS_AND_SURNAME.search(before))
        ):
            found.append(run.end())
    # Posts before their holders, run together: "Chief Executive - K Dunn Head of Works – I Salt".
    for holder in _POST_DASH_NAME.finditer(text):
        if not depth[holder.end() - 1] and is_post_or_organisation(holder["post"]):
            found.append(holder.start("post"))
    return found


_INITIALS_AND_SURNAME = re.compile(r"(?:^|[,;]\s*|\s)(?:[A-Z]\.?\s+)+[A-ZÀ-Þ][\w’'-]+$")

# A name after a dash, then the post of the next before its own dash.
_POST_DASH_NAME = re.compile(
    r"\s[-–]\s+(?:(?:Mr|Mrs|Ms|Miss|Dr)\.?\s+)?(?:(?:[A-Z]\.?\s+){1,3}[A-Z][\w’'-]+|[A-Z][a-z]+\s+[A-Z][\w’'-]+)\s+"
    r"(?=(?P<post>[A-Z][^–,;()]{2,60}?)\s[-–]\s)"
)


def _ends_with_title(before: str) -> bool:
    tail = " ".join(before.split()[-3:])
    return any(found.end() == len(tail) for found in TITLE.finditer(tail)) or any(
        re.fullmatch(TITLE.pattern, " ".join(before.split()[-n:]), re.IGNORECASE) for n in (1, 2, 3)
    )


def _ends_with_role(before: str) -> bool:
    words = re.split(r"[,;:)]", before)[-1].split()
    return (
        any(ROLE.fullmatch(" ".join(words[-n:])) for n in range(1, min(4, len(words)) + 1))
        and len(words) <= 4
    )
