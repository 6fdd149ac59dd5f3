"""Sentences of two versions paired: in place, moved, reworded, added and removed."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from minutes_extract.compare.assignment import assign
from minutes_extract.compare.candidates import share_marks
from minutes_extract.compare.weighing import hunks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from minutes_extract.compare.sentences import Section, Sentence

LIKE = 0.62
"""How alike two sentences must be, 0 to 1, to be two versions of one."""
SHARED = 0.5
"""The share of the shorter one's words that ties two sentences in the same place to one another."""
LEAST_PART = 3
"""How many words a sentence must have to be known as what another was cut down to."""
WORDS_TO_KNOW = 4
"""How many words a sentence must have to be known again elsewhere."""
RARE_WORDS = 8
AT_HOME = 0.1
"""How much alike two sentences count for more where their sections are counterparts."""


@dataclass(frozen=True, slots=True)
class Match:
    """Sentences that are one another's counterparts.

    Args:
        old, new: most often one each; several where sentences were split or joined; none on one
            side where they were added or removed.
        moved: whether they stand in another place.

    """

    old: tuple[Sentence, ...]
    new: tuple[Sentence, ...]
    moved: bool = False


def match_sentences(sections: Iterable[tuple[Section | None, Section | None]]) -> list[Match]:
    """Pair the sentences of two versions.

    Args:
        sections: counterparts, and sections without one.

    """
    matches: list[Match] = []
    left_old: list[Sentence] = []
    left_new: list[Sentence] = []
    home: dict[int, int] = {}
    for number, (old, new) in enumerate(sections):
        for section in (old, new):
            if section is not None:
                home[id(section)] = number
        a, b = old.sentences if old else [], new.sentences if new else []
        found, rest_old, rest_new = _in_place(a, b)
        matches += found
        left_old += rest_old
        left_new += rest_new
    left_old = [s for s in left_old if s.words]
    left_new = [s for s in left_new if s.words]
    moved = _moved(left_old, left_new, home)
    matches += moved
    gone = {id(s) for match in moved for s in (*match.old, *match.new)}
    matches += [Match((s,), ()) for s in left_old if id(s) not in gone]
    matches += [Match((), (s,)) for s in left_new if id(s) not in gone]
    return matches


def _in_place(
    old: Sequence[Sentence], new: Sequence[Sentence]
) -> tuple[list[Match], list[Sentence], list[Sentence]]:
    """Pair the sentences of two counterparts, in order; return also those that found none."""
    matches: list[Match] = []
    left_old: list[Sentence] = []
    left_new: list[Sentence] = []
    # The same characters first, then the same words: only what is left is looked at word by word.
    for a, b in _gaps(old, new, [s.text for s in old], [s.text for s in new], matches):
        for c, d in _gaps(a, b, [s.key for s in a], [s.key for s in b], matches):
            found, rest_old, rest_new = _by_words(c, d)
            matches += found
            left_old += rest_old
            left_new += rest_new
    return matches, left_old, left_new


def _gaps(
    old: Sequence[Sentence],
    new: Sequence[Sentence],
    old_keys: list[str],
    new_keys: list[str],
    matches: list[Match],
) -> list[tuple[list[Sentence], list[Sentence]]]:
    """Pair what is equal, and return the stretches between."""
    gaps = []
    at, to = 0, 0
    for first, end, start, stop in hunks(old_keys, new_keys):
        matches += [Match((a,), (b,)) for a, b in zip(old[at:first], new[to:start], strict=True)]
        gaps.append((list(old[first:end]), list(new[start:stop])))
        at, to = end, stop
    matches += [Match((a,), (b,)) for a, b in zip(old[at:], new[to:], strict=True)]
    return gaps


def _by_words(
    old: Sequence[Sentence], new: Sequence[Sentence]
) -> tuple[list[Match], list[Sentence], list[Sentence]]:
    """Pair sentences that share their words in the same order, also where one became two."""
    if not old or not new:
        return [], list(old), list(new)
    a = [(word.key, i) for i, s in enumerate(old) for word in s.words]
    b = [(word.key, j) for j, s in enumerate(new) for word in s.words]
    shared: Counter[tuple[int, int]] = Counter()
    for step in Indel.opcodes([key for key, _ in a], [key for key, _ in b]):
        if step.tag == "equal":
            for k in range(step.src_end - step.src_start):
                shared[a[step.src_start + k][1], b[step.dest_start + k][1]] += 1
    group = list(range(len(old) + len(new)))

    def root(x: int) -> int:
        while group[x] != x:
            x = group[x]
        return x

    for (i, j), count in shared.items():
        if count >= SHARED * min(len(old[i].words), len(new[j].words)):
            group[root(len(old) + j)] = root(i)
    members: dict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for i in range(len(old)):
        members[root(i)][0].append(i)
    for j in range(len(new)):
        members[root(len(old) + j)][1].append(j)
    matches, left_old, left_new = [], [], []
    for mine, theirs in members.values():
        common = sum(shared[i, j] for i in mine for j in theirs)
        sizes = sum(len(old[i].words) for i in mine), sum(len(new[j].words) for j in theirs)
        # One of them may be no more than a part of the other: a sentence cut short.
        part = common == min(sizes) >= LEAST_PART
        if mine and theirs and (part or 2 * common >= SHARED * sum(sizes)):
            matches.append(Match(tuple(old[i] for i in mine), tuple(new[j] for j in theirs)))
        else:
            left_old += [old[i] for i in mine]
            left_new += [new[j] for j in theirs]
    if len(left_old) == len(left_new) == 1 and _begin_alike(left_old[0], left_new[0]):
        return [*matches, Match((left_old[0],), (left_new[0],))], [], []
    return matches, left_old, left_new


def _begin_alike(old: Sentence, new: Sentence) -> bool:
    """Say whether two sentences in one place open with the same words: the second was written over the first."""
    return [word.key for word in old.words[:WORDS_TO_KNOW]] == [
        word.key for word in new.words[:WORDS_TO_KNOW]
    ] and len(old.words) >= WORDS_TO_KNOW


def _moved(old: Sequence[Sentence], new: Sequence[Sentence], home: dict[int, int]) -> list[Match]:
    """Pair sentences that stand elsewhere, the same or reworded, so that the whole fits best."""
    scores: dict[tuple[int, int], float] = {}
    for i, j in _candidates(old, new):
        at_home = home[id(old[i].section)] == home[id(new[j].section)]
        if not at_home and min(len(old[i].words), len(new[j].words)) < WORDS_TO_KNOW:
            continue
        like = fuzz.ratio(old[i].key, new[j].key, score_cutoff=100 * LIKE) / 100
        if like >= LIKE:
            scores[i, j] = like + AT_HOME * at_home
    matches = []
    for i, j in assign(scores):
        at_home = home[id(old[i].section)] == home[id(new[j].section)]
        # A sentence reworded among reworded ones stands where it stood.
        matches.append(Match((old[i],), (new[j],), moved=not at_home or old[i].key == new[j].key))
    return matches


def _candidates(old: Sequence[Sentence], new: Sequence[Sentence]) -> set[tuple[int, int]]:
    """Return the pairs that share one of their rarest words."""
    words = [
        {place: {word.key.lower() for word in sentence.words} for place, sentence in enumerate(sentences)}
        for sentences in (old, new)
    ]
    return share_marks(words[0], words[1], rarest=RARE_WORDS)
