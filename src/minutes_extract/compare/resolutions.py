"""Resolutions of two versions: which is which, wherever it stands, and what is said of it differently."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from minutes_extract.compare.assignment import assign
from minutes_extract.compare.candidates import left_over, pair_equal, share_marks
from minutes_extract.compare.changes import Change, changed
from minutes_extract.compare.people import SAME_PERSON, name_likeness, name_weight
from minutes_extract.compare.sentences import Section, add_sentences, letters_of, squash

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from minutes_extract.compare.items import Entry
    from minutes_extract.records import Meeting, Resolution, Vote

SAME_RESOLUTION = 0.6
"""From what likeness on, 0 to 1, two resolutions are one."""
SAME_IN_ITEM = 0.35
"""The same, where they stand in items that are counterparts."""
MOST_PAIRS = 2500
"""How many pairs are all held against each other."""
RARE_WORDS = 8


@dataclass(frozen=True, eq=False)
class Decision:
    """A resolution and where it stands.

    Args:
        resolution: the resolution.
        owner: the index of its item; -1 where it was made outside every item.
        where: what to call it.
        section: its sentences.

    """

    resolution: Resolution
    owner: int
    where: str
    section: Section


def list_decisions(meeting: Meeting, entries: Sequence[Entry]) -> list[Decision]:
    """Return all resolutions of a meeting in the order of its items."""
    decisions: list[Decision] = []
    homes = [
        (owner, entry.name, entry.item.resolutions, entry.item.extent) for owner, entry in enumerate(entries)
    ]
    homes.append((-1, "outside the items", meeting.resolutions, meeting.extent))
    for owner, name, resolutions, extent in homes:
        for number, resolution in enumerate(resolutions, 1):
            where = f"{name}, resolution {number}" if len(resolutions) > 1 else f"{name}, resolution"
            section = Section(where, "resolution", len(decisions), owner, tuple(resolution.evidence), extent)
            _add_clauses(section, resolution)
            decisions.append(Decision(resolution, owner, where, section))
    return decisions


def _add_clauses(section: Section, resolution: Resolution) -> None:
    """Cut a resolution into its clauses, and what stands before and between them."""
    at = 0
    for number, clause in enumerate(resolution.clauses, 1):
        start = resolution.text.find(clause.text, at)
        if start < 0:
            continue
        add_sentences(section, resolution.text[at:start])
        add_sentences(section, clause.text, number)
        at = start + len(clause.text)
    add_sentences(section, resolution.text[at:])


def text_without_resolutions(text: str, resolutions: Sequence[Resolution]) -> str:
    """Return the text of an item without the words of its resolutions, which are compared apart."""
    quotes = [evidence.quote for resolution in resolutions for evidence in resolution.evidence]
    if not quotes:
        return text
    squashed: tuple[str, list[int]] | None = None
    taken: list[tuple[int, int]] = []
    for quote in quotes:
        at = text.find(quote)
        if at >= 0:
            taken.append((at, at + len(quote)))
            continue
        letters, places = squashed = squashed or squash(text)
        wanted = letters_of(quote)
        at = letters.find(wanted)
        if at >= 0 and wanted:
            taken.append((places[at], places[at + len(wanted) - 1] + 1))
    # A line end in its place: what stood before and after it does not become one sentence.
    kept: list[str] = []
    end = 0
    for first, last in sorted(taken):
        if first > end or not kept:
            kept.append(text[end:first])
        end = max(end, last)
    return "\n".join([*kept, text[end:]])


def pair_decisions(
    old: Sequence[Decision], new: Sequence[Decision], counterpart: Mapping[int, int]
) -> list[tuple[int, int]]:
    """Return which resolutions are one another's counterparts: first the same ones, then by the best fit of all."""
    pairs = pair_equal(
        [(counterpart.get(d.owner, -2), d.resolution.text) for d in old],
        [(d.owner, d.resolution.text) for d in new],
    )
    left_old, left_new = left_over(old, new, pairs)
    scores = {}
    for i, j in _candidates(old, left_old, new, left_new, counterpart):
        a, b = old[i], new[j]
        at_home = counterpart.get(a.owner, -2) == b.owner
        same = a.resolution.text == b.resolution.text
        like = 1.0 if same else fuzz.ratio(a.resolution.text, b.resolution.text) / 100
        if like >= (SAME_IN_ITEM if at_home else SAME_RESOLUTION):
            scores[i, j] = like + 0.3 * at_home + 0.01 / (1 + abs(i - j))
    return sorted(pairs + assign(scores))


def _candidates(
    old: Sequence[Decision],
    left_old: Sequence[int],
    new: Sequence[Decision],
    left_new: Sequence[int],
    counterpart: Mapping[int, int],
) -> Iterable[tuple[int, int]]:
    """Return all pairs where they are few; else those of one item, and those that share a rare word."""
    if len(left_old) * len(left_new) <= MOST_PAIRS:
        return product(left_old, left_new)
    homes = [
        {i: {str(counterpart.get(old[i].owner, -2))} for i in left_old},
        {j: {str(new[j].owner)} for j in left_new},
    ]
    words = [
        {i: set(decisions[i].resolution.text.lower().split()) for i in left}
        for decisions, left in ((old, left_old), (new, left_new))
    ]
    return share_marks(homes[0], homes[1], rarest=1) | share_marks(words[0], words[1], rarest=RARE_WORDS)


def compare_decision(old: Decision, new: Decision) -> list[Change]:
    """Return what is said differently of a resolution, other than its words."""
    changes = []
    a, b = old.resolution, new.resolution
    if a.kind != b.kind:
        changes.append(
            changed(
                "resolution.kind",
                new.where,
                a.kind,
                b.kind,
                "substance",
                ["decision"],
                a.evidence,
                b.evidence,
            )
        )
    for kind, was, became in (
        ("resolution.mover", a.moved_by, b.moved_by),
        ("resolution.seconder", a.seconded_by, b.seconded_by),
    ):
        if was == became:
            continue
        same = bool(was and became and name_likeness(was, became) >= SAME_PERSON)
        weight = name_weight(was or "", became or "") if same else "substance"
        flags = ["name"] if weight != "noise" else []
        changes.append(changed(kind, new.where, was, became, weight, flags, a.evidence, b.evidence))  # type: ignore[arg-type]
    was, became = tell_vote(a.vote), tell_vote(b.vote)
    if was != became:
        mine, theirs = a.vote.evidence if a.vote else [], b.vote.evidence if b.vote else []
        changes.append(
            changed(
                "resolution.vote",
                new.where,
                was,
                became,
                "substance",
                ["number"],
                mine or a.evidence,
                theirs or b.evidence,
            )
        )
    return changes


def tell_vote(vote: Vote | None) -> str | None:
    """Return a vote in words.

    >>> from minutes_extract.records import Vote
    >>> tell_vote(Vote(for_=7, against=2, abstained=None, unanimous=False, named=[], evidence=[]))
    '7 for, 2 against'

    """
    if vote is None:
        return None
    told = [
        f"{count} {what}"
        for count, what in ((vote.for_, "for"), (vote.against, "against"), (vote.abstained, "abstained"))
        if count is not None
    ]
    told += ["unanimous"] if vote.unanimous else []
    told += [f"{named.name} {named.vote}" for named in sorted(vote.named, key=lambda named: named.name)]
    return ", ".join(told) or "a vote"
