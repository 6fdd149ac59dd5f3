"""The labelled lists of decisions: their lead-ins, and labels that run on within a block."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from minutes_extract.segmenting.numbering import roman_value
from minutes_extract.spans import View

if TYPE_CHECKING:
    from minutes_extract.segmenting.numbering import Label

SHORT_LEAD = re.compile(
    r"^(?:(?:that|to|it\s+was|accordingly|as\s+follows|the\s+following(?:\s+\w+){0,3}|and|unanimously)\b[\s,:;–-]*){0,6}"
    r"(?:(?:the\s+)?(?-i:[A-Z][\w&-]*+\s*){1,6}(?:and\s+(?-i:[A-Z])\w*\s*)?|members|councillors|it)?\s*"
    r"(?:(?:to\s+|unanimously\s+|also\s+|should\s+|be\s+)*(?:agreed?|notes?d?|approved?|resolved?|recommend(?:ed)?|decided?|asked|invited?|"
    r"recommended\s+to)\b)?\s*(?:to|that|is\s+asked\s+to|as\s+follows|the\s+following|(?:to\s+)?(?:the\s+)?(?-i:[A-Z]\w+\s+){0,4}that)?"
    r"[\s,:;.–—-]*$",
    re.I,
)

_INNER_LIST = re.compile(
    r"\b(?:reasons?|conditions?|changes?|amendments?|corrections?|amended|payments?|following\s+accounts)\b",
    re.I,
)

_LABELS = re.compile(r"(?<!\S)\(?(?P<label>\d{1,2}|[ivx]{1,5}|[a-z])[).](?=\s|[A-Z])")

JOINT = re.compile(r"(?:[;,]\s*(?:and|or)|\s+(?:and|or))\s*$")


def is_lead_in(words: str) -> bool:
    """Say whether words only lead to a list or to the next block."""
    if not words:
        return True
    if len(words) > 160 or _INNER_LIST.search(words):
        return False
    if not words.rstrip().endswith((":", ":-", "–", "-", "—", ";")) and not re.search(
        r"\b(?:that|to|follows)\s*$", words, re.I
    ):
        return False
    return bool(SHORT_LEAD.match(words)) or (len(words.split()) <= 8 and not re.search(r"\bbe\b", words))


def split_inline(rest: View) -> tuple[list[tuple[str | None, View]], tuple[str, int]] | None:
    """Return the clauses of a list that runs on within a block, and its last label's series and value."""
    hits: list[tuple[int, int, str]] = []
    series = ""
    for found in _LABELS.finditer(rest.text):
        label = found["label"]
        if not hits:
            if label not in {"1", "i", "a"}:
                continue
            lead = rest.text[: found.start()].strip()
            if lead and not (SHORT_LEAD.match(lead) and len(lead) < 120):
                return None
            series = {"1": "plain", "i": "roman", "a": "letter"}[label]
            hits.append((found.start(), found.end(), label))
        elif _number(label, series) == len(hits) + 1:
            hits.append((found.start(), found.end(), label))
    if not hits or (
        len(hits) > 1 and re.fullmatch(r"\s*(?:and|or|,|&)\s*", rest.text[hits[0][1] : hits[1][0]])
    ):
        return None  # "Policies (i) and (ii) were ratified"
    parts: list[tuple[str | None, View]] = []
    for n, (start, end, _) in enumerate(hits):
        stop = hits[n + 1][0] if n + 1 < len(hits) else len(rest.text)
        parts.append((rest.text[start:end], rest.cut(end, stop)))
    return parts, (series, len(hits))


def split_further(clauses: list[tuple[str | None, list[View]]], series: str, value: int) -> int:
    """Split the last clause of a list where the next labels run on inside it; return the last label's value."""
    view = clauses[-1][1][-1]
    cuts: list[re.Match[str]] = []
    for found in _LABELS.finditer(view.text):
        joined = re.search(r"[;.,](?:\s+and)?\s*$", view.text[: found.start()])
        if joined and _number(found["label"], series) == value + 1:
            cuts.append(found)
            value += 1
    if cuts:
        clauses[-1][1][-1] = view.cut(0, cuts[0].start())
        for n, found in enumerate(cuts):
            stop = cuts[n + 1].start() if n + 1 < len(cuts) else None
            clauses.append((found.group(), [view.cut(found.end(), stop)]))
    return value


def _number(label: str, series: str) -> int | None:
    if series == "plain":
        return int(label) if label.isdigit() else None
    if series == "roman":
        return roman_value(label) if re.fullmatch(r"[ivxl]+", label) else None
    return ord(label) - 96 if len(label) == 1 and label.isalpha() else None


def series_of(label: Label) -> str:
    """Return the series that a label belongs to: plain, roman or letter; nothing where it opens no list."""
    if label.kind in {"roman", "upper_roman"}:
        return "roman"
    if label.kind in {"letter", "upper"}:
        return "letter"
    return "plain" if label.kind in {"plain", "bracket"} else ""


def value_of(label: Label, series: str) -> int | None:
    """Return a label's value as one of a series; "i" and "v" stand in two."""
    return _number(label.number.lower().strip("() "), series) if label.kind not in {"code", "item"} else None


def first_value(label: Label, before: int) -> tuple[str, int]:
    """Return the series and value of a list's first label, which must be its first or follow lost ones."""
    if label.number == "l" and before == 0:
        return "plain", 1  # a scanner's one
    series = series_of(label)
    value = value_of(label, series) if series else None
    return (series, value) if value is not None and value == before + 1 else ("", 0)


def matches_form(view: View, clauses: list[tuple[str | None, list[View]]]) -> bool:
    """Say whether an entry opens with a verb of the past as all clauses so far do: its label was lost."""
    openings = [parts[0].text for _, parts in clauses] + [view.text]
    return bool(clauses) and all(re.match(r"[A-Z][a-z]+ed\b", words) for words in openings)
