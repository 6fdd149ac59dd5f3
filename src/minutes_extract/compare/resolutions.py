"""Resolutions of two versions: which is which, wherever it stands, and what is said of it differently."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from minutes_extract.compare.assignment import assign
from minutes_extract.compare.changes import Change, changed
from minutes_extract.compare.people import SAME_PERSON, name_likeness, name_weight
from minutes_extract.compare.sentences import Section, add_sentences, squash

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from minutes_extract.compare.items import Entry
    from minutes_extract.records import Meeting, Resolution, Vote

SAME_RESOLUTION = 0.6
"""From what likeness on, 0 to 1, two resolutions are one."""
SAME_IN_ITEM = 0.35
"""The same, where they stand in items that are counterparts."""


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
    letters, places = squash(text)
    kept = bytearray(b"\1" * len(text))
    for quote in quotes:
        wanted = squash(quote)[0]
        at = letters.find(wanted)
        if at >= 0 and wanted:
            first, last = places[at], places[at + len(wanted) - 1] + 1
            kept[first:last] = bytes(last - first)
    # A line end in its place: what stood before and after it does not become one sentence.
    return "".join(c if kept[i] else "\n" if i == 0 or kept[i - 1] else "" for i, c in enumerate(text))


def pair_decisions(
    old: Sequence[Decision], new: Sequence[Decision], counterpart: Mapping[int, int]
) -> list[tuple[int, int]]:
    """Return which resolutions are one another's counterparts, by the best fit of all."""
    scores = {}
    for i, a in enumerate(old):
        for j, b in enumerate(new):
            at_home = counterpart.get(a.owner, -2) == b.owner
            if not at_home and len(old) * len(new) > 10_000 and a.resolution.text != b.resolution.text:
                continue  # so many that only the same words are looked for elsewhere
            if a.resolution.text == b.resolution.text:
                like = 1.0
            else:
                like = fuzz.ratio(a.resolution.text, b.resolution.text) / 100
            if like >= (SAME_IN_ITEM if at_home else SAME_RESOLUTION):
                scores[i, j] = like + 0.3 * at_home + 0.01 / (1 + abs(i - j))
    return assign(scores)


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
