"""What a change of words weighs, and the redline that shows it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from rapidfuzz.distance import Indel

from minutes_extract.compare.changes import heaviest
from minutes_extract.compare.likeness import (
    Surroundings,
    flags_of,
    is_misread_figure,
    is_small,
    relation,
    same_figure,
)
from minutes_extract.compare.moments import same_moment
from minutes_extract.compare.vocabulary import NEGATIONS, REFERENCES
from minutes_extract.compare.words import Word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_extract.compare.changes import Flag, Weight

# What it costs to let words stand for one another; a substantial pair is dearer than any harmless one,
# and cheaper than a word gone and another come.
_PAIR_COST: dict[Weight | None, float] = {None: 0.0, "noise": 1.0, "wording": 3.0, "substance": 12.0}
_ALONE_COST: dict[Weight, float] = {"noise": 0.9, "wording": 2.9, "substance": 9.0}
MOST_PAIRS = 4000
"""How many pairs of words are held against each other; longer passages than this are other passages."""

_SENTENCE_MARKS = frozenset(".?!:")
_CONTRACTION = re.compile(r"(?i)^(\w+)n't$")
_FULL_FORMS = {
    "can't": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "cannot": ("can", "not"),
}


@dataclass(frozen=True, slots=True)
class Weighed:
    """What a change of words weighs.

    Args:
        weight: None where no word differs.
        flags: the kinds of words that changed, in the order of the contract.
        gone, come: the words that only the old and only the new version has.

    """

    weight: Weight | None
    flags: tuple[Flag, ...] = ()
    gone: tuple[str, ...] = ()
    come: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a redline, and whether both versions have it."""

    what: Literal["same", "gone", "come"]
    text: str


@dataclass(slots=True)
class _Finding:
    weights: list[Weight]
    flags: set[Flag]


_FLAG_ORDER: tuple[Flag, ...] = ("number", "money", "date", "name", "negation", "modal", "decision", "scope")


def weigh(old: Sequence[Word], new: Sequence[Word], around: Surroundings) -> Weighed:
    """Say what it means that the words of one passage became those of another.

    Args:
        old, new: the words of both versions.
        around: what is known of the texts.

    >>> around = Surroundings(frozenset(), lambda word: False, lambda word: False)
    >>> from minutes_extract.compare.words import split_words
    >>> weigh(split_words("That £500 be paid"), split_words("That £600 be paid"), around).flags
    ('money',)

    """
    spans = hunks([word.key for word in old], [word.key for word in new])
    if not spans:
        return Weighed(None)
    gone = [i for a, b, _, _ in spans for i in range(a, b)]
    come = [j for _, _, a, b in spans for j in range(a, b)]
    moved = Counter(old[i].key for i in gone) & Counter(new[j].key for j in come)
    found = _Finding([], set())
    if moved:
        _weigh_order(old, new, moved, found)
    left_old, left_new = _without(old, gone, moved), _without(new, come, moved)
    for first, end, start, stop in spans:
        a = [i for i in range(first, end) if i in left_old]
        b = [j for j in range(start, stop) if j in left_new]
        _weigh_hunk(old, a, new, b, around, found)
    return Weighed(
        heaviest(found.weights),
        tuple(flag for flag in _FLAG_ORDER if flag in found.flags),
        tuple(old[i].key for i in gone),
        tuple(new[j].key for j in come),
    )


def hunks(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int, int, int]]:
    """Return the stretches that differ, as start and end in the old and in the new list."""
    head = 0
    most = min(len(old), len(new))
    while head < most and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < most - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    a, b = old[head : len(old) - tail], new[head : len(new) - tail]
    spans: list[tuple[int, int, int, int]] = []
    for step in Indel.opcodes(a, b):
        if step.tag == "equal":
            continue
        first, end = step.src_start + head, step.src_end + head
        start, stop = step.dest_start + head, step.dest_end + head
        if spans and spans[-1][1] == first and spans[-1][3] == start:
            first, start = spans[-1][0], spans[-1][2]
            spans.pop()
        spans.append((first, end, start, stop))
    return spans


def _without(words: Sequence[Word], places: list[int], moved: Counter[str]) -> set[int]:
    """Return the places of the words that did not only move."""
    left = dict(moved)
    kept = set()
    for place in places:
        if left.get(words[place].key, 0) > 0:
            left[words[place].key] -= 1
        else:
            kept.add(place)
    return kept


def _weigh_order(old: Sequence[Word], new: Sequence[Word], moved: Counter[str], found: _Finding) -> None:
    """Weigh words that stand elsewhere in the passage: their order may say who did what to whom."""
    told_old, told_new = _telling(old), _telling(new)
    common = Counter(key for key, _ in told_old) & Counter(key for key, _ in told_new)
    flags = {flag for key, kinds in told_old if moved[key] for flag in kinds}
    crossed = _up_to(told_old, common) != _up_to(told_new, common)
    reach = flags & {"negation", "modal", "scope"}
    found.weights.append("substance" if crossed or reach else "wording")
    if crossed or reach:
        found.flags |= flags


def _telling(words: Sequence[Word]) -> list[tuple[str, list[Flag]]]:
    """Return the words whose order tells something; a capital counts wherever it stands."""
    told = []
    for word in words:
        flags = flags_of(word.key, word.kind)
        if flags:
            told.append((word.key, flags))
    return told


def _up_to(told: list[tuple[str, list[Flag]]], common: Counter[str]) -> list[str]:
    left = dict(common)
    kept = []
    for key, _ in told:
        if left.get(key, 0) > 0:
            left[key] -= 1
            kept.append(key)
    return kept


def _weigh_hunk(
    old: Sequence[Word],
    a: list[int],
    new: Sequence[Word],
    b: list[int],
    around: Surroundings,
    found: _Finding,
) -> None:
    if not a and not b:
        return
    if len(a) != len(b) and _only_spacing([old[i].key for i in a], [new[j].key for j in b]):
        found.weights.append("noise")
        return
    if a and b and _is_same_written_otherwise([old[i].key for i in a], [new[j].key for j in b]):
        found.weights.append("wording")
        return
    left, right = _full_forms(old, a), _full_forms(new, b)
    if len(left) * len(right) > MOST_PAIRS:
        pairs: list[tuple[int | None, int | None]] = [(i, None) for i in range(len(left))]
        pairs += [(None, j) for j in range(len(right))]
    else:
        pairs = _pair(old, left, new, right, around)
    for i, j in pairs:
        if i is not None and j is not None:
            weight = _relate(old, left[i], new, right[j], around)
            if weight is None:
                found.weights.append("wording")  # a contraction and its full form
            else:
                found.weights.append(weight)
                if weight == "substance":
                    found.flags.update(_flags(old, left[i][1], around.names, left[i][0]))
                    found.flags.update(_flags(new, right[j][1], around.names, right[j][0]))
        elif i is not None:
            _weigh_alone(old, left[i], around, found)
        elif j is not None:
            _weigh_alone(new, right[j], around, found)


def _full_forms(words: Sequence[Word], places: list[int]) -> list[tuple[str, int]]:
    """Return keys with their places; "can't", "cannot" and "4%" as two words."""
    forms: list[tuple[str, int]] = []
    for place in places:
        key = words[place].key
        low = key.lower()
        contraction = _CONTRACTION.match(low)
        if low == "per" and place + 1 < len(words) and words[place + 1].key.lower() == "cent":
            continue
        if low in _FULL_FORMS:
            forms += [(word, place) for word in _FULL_FORMS[low]]
        elif contraction:
            forms += [(contraction[1], place), ("not", place)]
        elif low == "cent":
            forms.append(("percent", place))
        elif len(key) > 1 and key.endswith("%"):
            forms += [(key[:-1], place), ("percent", place)]
        else:
            forms.append((key, place))
    return forms


def _relate(
    old: Sequence[Word],
    left: tuple[str, int],
    new: Sequence[Word],
    right: tuple[str, int],
    around: Surroundings,
) -> Weight | None:
    kinds = {old[left[1]].kind, new[right[1]].kind}
    if kinds == {"label"}:
        refers = _refers(old, left[1]) or _refers(new, right[1])
        return None if left[0] == right[0] else "substance" if refers else "wording"
    if "label" in kinds:
        return "substance"
    return relation(left[0], right[0], around, opens=_opens(old, left[1]) and _opens(new, right[1]))


def _pair(
    old: Sequence[Word],
    left: list[tuple[str, int]],
    new: Sequence[Word],
    right: list[tuple[str, int]],
    around: Surroundings,
) -> list[tuple[int | None, int | None]]:
    """Return which words stand for which, in order, at the least cost."""
    rows, columns = len(left), len(right)
    cost = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    step = [[""] * (columns + 1) for _ in range(rows + 1)]
    gone = [_ALONE_COST[_alone(old, form, around)] for form in left]
    come = [_ALONE_COST[_alone(new, form, around)] for form in right]
    for i in range(rows + 1):
        for j in range(columns + 1):
            choices = []
            if i and j:
                both_labels = old[left[i - 1][1]].kind == new[right[j - 1][1]].kind == "label"
                weight = _relate(old, left[i - 1], new, right[j - 1], around)
                pair = _PAIR_COST["noise" if both_labels and weight else weight]
                choices.append((cost[i - 1][j - 1] + pair, "pair"))
            if i:
                choices.append((cost[i - 1][j] + gone[i - 1], "gone"))
            if j:
                choices.append((cost[i][j - 1] + come[j - 1], "come"))
            if choices:
                cost[i][j], step[i][j] = min(choices, key=lambda choice: choice[0])
    pairs: list[tuple[int | None, int | None]] = []
    i, j = rows, columns
    while i or j:
        what = step[i][j]
        pairs.append((None if what == "come" else i - 1, None if what == "gone" else j - 1))
        i -= what != "come"
        j -= what != "gone"
    return pairs[::-1]


def _alone(words: Sequence[Word], form: tuple[str, int], around: Surroundings) -> Weight:
    """Say what it weighs that a word is in one version only."""
    key, place = form
    word = words[place]
    if word.kind == "label":
        flagged = key.startswith("(") and key[1:-1].isdigit()
        return "substance" if flagged or _refers(words, place) else "noise"
    if is_small(key, word.kind) and not (key.lower() in around.names and key[0].isupper()):
        return "wording"
    return "substance"


def _refers(words: Sequence[Word], place: int) -> bool:
    """Say whether a label is no label of a list but points to one: "section (a)", "5(a)"."""
    if not place:
        return False
    before = words[place - 1]
    return before.key.lower() in REFERENCES or (before.end == words[place].start and before.kind == "number")


def _weigh_alone(words: Sequence[Word], form: tuple[str, int], around: Surroundings, found: _Finding) -> None:
    weight = _alone(words, form, around)
    found.weights.append(weight)
    if weight == "substance":
        found.flags.update(_flags(words, form[1], around.names, form[0]))


def _flags(words: Sequence[Word], place: int, names: frozenset[str], key: str = "") -> list[Flag]:
    word = words[place]
    return flags_of(
        key or word.key,
        word.kind,
        words[place - 1].key if place else "",
        words[place + 1].key if place + 1 < len(words) else "",
        opens=_opens(words, place),
        names=names,
    )


def _opens(words: Sequence[Word], place: int) -> bool:
    return place == 0 or words[place - 1].key in _SENTENCE_MARKS or words[place - 1].kind == "label"


def _only_spacing(old: list[str], new: list[str]) -> bool:
    """Say whether the same letters were only cut into words in another way ("care givers", "caregivers")."""
    if "".join(old).replace("-", "") != "".join(new).replace("-", ""):
        return False
    figures = [re.findall(r"\d+", " ".join(keys)) for keys in (old, new)]
    negations = [set("-".join(keys).lower().split("-")) & NEGATIONS for keys in (old, new)]
    return figures[0] == figures[1] and negations[0] == negations[1]


def _is_same_written_otherwise(old: list[str], new: list[str]) -> bool:
    """Say whether two stretches are the same day, time, number or sum, in words, figures or misread ones."""
    return (
        same_moment(old, new)
        or (len(old) != len(new) and same_figure("-".join(old), "-".join(new)))
        or (any(c.isdigit() for key in old for c in key) and is_misread_figure("".join(old), "".join(new)))
    )


def redline(old: str, new: str) -> list[Piece]:
    """Return both versions of a passage in one, to the words.

    >>> [(piece.what, piece.text) for piece in redline("It was sought.", "It was seeked.")]
    [('same', 'It was '), ('gone', 'sought'), ('come', 'seeked'), ('same', '.')]

    """
    before, after = _TOKENS.findall(old), _TOKENS.findall(new)
    spans: list[tuple[int, int, int, int]] = []
    for first, end, start, stop in hunks(before, after):
        # Words that follow one another go and come as one, with the blank between them.
        if spans and all(token.isspace() for token in before[spans[-1][1] : first]):
            first, start = spans[-1][0], spans[-1][2]
            spans.pop()
        spans.append((first, end, start, stop))
    pieces: list[Piece] = []
    at = 0
    for first, end, start, stop in spans:
        _add(pieces, "same", before[at:first])
        _add(pieces, "gone", before[first:end])
        _add(pieces, "come", after[start:stop])
        at = end
    _add(pieces, "same", before[at:])
    return pieces


_TOKENS = re.compile(r"\s+|[^\W_]+(?:['’.,/:-][^\W_]+)*|[^\w\s]|_")


def _add(pieces: list[Piece], what: Literal["same", "gone", "come"], tokens: list[str]) -> None:
    if tokens:
        pieces.append(Piece(what, "".join(tokens)))
