"""Two versions of one meeting compared, part by part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from minutes_extract.compare.changes import Change, changed
from minutes_extract.compare.displaced import LineStarts, tell_displaced
from minutes_extract.compare.facts import compare_closing, compare_facts
from minutes_extract.compare.items import compare_headings, flatten, pair_items
from minutes_extract.compare.lone_items import (
    MOSTLY,
    LoneItems,
    find_lone_items,
    place_of_old,
    tell_lone_items,
)
from minutes_extract.compare.passages import Match, match_sentences
from minutes_extract.compare.people import compare_attendance, compare_substitutions
from minutes_extract.compare.resolutions import (
    compare_decision,
    list_decisions,
    pair_decisions,
    text_without_resolutions,
)
from minutes_extract.compare.sentences import Finder, Section, Sentence, add_sentences
from minutes_extract.compare.told import drop_told
from minutes_extract.compare.weighing import weigh
from minutes_extract.records import Extent

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from minutes_extract.compare.changes import Weight
    from minutes_extract.compare.items import Entry
    from minutes_extract.compare.likeness import Surroundings
    from minutes_extract.compare.resolutions import Decision
    from minutes_extract.compare.surrounding import Surrounding
    from minutes_extract.records import Meeting
    from minutes_extract.spans import Text

LAST = 1_000_000


@dataclass(frozen=True)
class Side:
    """One version of a meeting, taken apart.

    Args:
        meeting: as the record has it.
        entries: its items in order.
        decisions: its resolutions in order.
        texts: the words of each item without its resolutions.
        around: the words before and after the items, where the document is at hand.
        finder: finds sentences again in the text.

    """

    meeting: Meeting
    entries: list[Entry]
    decisions: list[Decision]
    texts: list[Section]
    around: list[Section]
    finder: Finder


def take_apart(meeting: Meeting, finder: Finder, around: Surrounding | None) -> Side:
    """Return a meeting as its parts are compared."""
    entries = flatten(meeting.items)
    texts = []
    for place, entry in enumerate(entries):
        item = entry.item
        section = Section(entry.name, "text", place, place, tuple(item.evidence), item.extent)
        add_sentences(section, text_without_resolutions(item.text, item.resolutions))
        texts.append(section)
    sections = []
    if around is not None:
        for where, place, passage, extent in (
            ("heading", -1, around.before, around.before_extent),
            ("closing", LAST, around.after, around.after_extent),
        ):
            section = Section(where, "text", place, -1, (), extent)
            add_sentences(section, passage)
            sections.append(section)
    return Side(meeting, entries, list_decisions(meeting, entries), texts, sections, finder)


def compare_meetings(old: Side, new: Side, around: Surroundings) -> list[Change]:
    """Return all that differs between two versions of a meeting, in the order of the minutes."""
    a, b = old.meeting, new.meeting
    facts = compare_facts(a, b, around)
    people = compare_attendance(a.attendance, b.attendance, around)
    people += compare_substitutions(a.substitutions, b.substitutions, around)
    closing = compare_closing(a, b, around)

    items = pair_items(old.entries, new.entries)
    counterpart = dict(items)
    counterpart[-1] = -1
    headings = compare_headings(old.entries, new.entries, items, around)
    decisions = pair_decisions(old.decisions, new.decisions, counterpart)
    said = [
        (new.decisions[j].owner, change)
        for i, j in decisions
        for change in compare_decision(old.decisions[i], new.decisions[j])
    ]
    _add_lone_headings(old, {i for i, _ in items})
    _add_lone_headings(new, {j for _, j in items})
    matches = match_sentences(_counterparts(old, new, items, decisions))
    lone = find_lone_items(old, new, counterpart, matches)
    lone_decisions = _weigh_lone_decisions(old, new, matches, decisions)
    texts = _text_changes(old, new, lone, counterpart, matches, decisions, lone_decisions, around)
    structural = facts + people + closing + [change for _, change in (*headings, *said)]
    texts = drop_told(texts, structural)
    texts = tell_displaced(texts, LineStarts((old.finder.text, new.finder.text)), around)
    placed = headings + said + tell_lone_items(old, new, lone, counterpart)
    placed += _decision_changes(old, new, lone, counterpart, lone_decisions, decisions) + texts
    placed.sort(key=lambda each: each[0])
    return [
        *facts,
        *people,
        *(change for place, change in placed if place < LAST),
        *closing,
        *(change for place, change in placed if place >= LAST),
    ]


def _add_lone_headings(side: Side, paired: set[int]) -> None:
    """Let the heading of an item that only one version has be found among the sentences of the other."""
    for owner, entry in enumerate(side.entries):
        if owner not in paired and not side.texts[owner].sentences and entry.item.title:
            add_sentences(side.texts[owner], entry.item.title)


def _counterparts(
    old: Side, new: Side, items: Sequence[tuple[int, int]], decisions: Sequence[tuple[int, int]]
) -> Iterable[tuple[Section | None, Section | None]]:
    """Yield all sections of both versions, each with its counterpart."""
    for mine, theirs, pairs in (
        (old.texts, new.texts, items),
        ([d.section for d in old.decisions], [d.section for d in new.decisions], decisions),
    ):
        taken_old, taken_new = {i for i, _ in pairs}, {j for _, j in pairs}
        yield from ((mine[i], theirs[j]) for i, j in pairs)
        yield from ((section, None) for i, section in enumerate(mine) if i not in taken_old)
        yield from ((None, section) for j, section in enumerate(theirs) if j not in taken_new)
    # Only where both documents are at hand is there something before and after the items to compare.
    yield from zip(old.around, new.around, strict=False)


def _weigh_lone_decisions(
    old: Side, new: Side, matches: Sequence[Match], pairs: Sequence[tuple[int, int]]
) -> dict[int, Weight]:
    """Return what it weighs that a resolution has no counterpart, by the id of its section.

    Words that stand in the other version too, only not as a resolution, are not lost.
    """
    taken_old, taken_new = {i for i, _ in pairs}, {j for _, j in pairs}
    alone = [d.section for i, d in enumerate(old.decisions) if i not in taken_old]
    alone += [d.section for j, d in enumerate(new.decisions) if j not in taken_new]
    said = {id(section): 0 for section in alone}
    for match in matches:
        for sentence in (*match.old, *match.new):
            if match.old and match.new and id(sentence.section) in said:
                said[id(sentence.section)] += len(sentence.words)
    weights: dict[int, Weight] = {}
    for section in alone:
        total = sum(len(s.words) for s in section.sentences)
        weights[id(section)] = "wording" if total and said[id(section)] >= MOSTLY * total else "substance"
    return weights


def _decision_changes(
    old: Side,
    new: Side,
    lone: LoneItems,
    counterpart: dict[int, int],
    weights: dict[int, Weight],
    pairs: Sequence[tuple[int, int]],
) -> list[tuple[int, Change]]:
    """Return which resolutions came, went, or stand under another item."""
    changes: list[tuple[int, Change]] = []
    for i, j in pairs:
        a, b = old.decisions[i], new.decisions[j]
        if counterpart.get(a.owner) != b.owner and not lone.explain(a.owner, b.owner):
            evidence = a.resolution.evidence, b.resolution.evidence
            moved = changed(
                "resolution.moved", b.where, a.where, b.where, "substance", ["decision"], *evidence
            )
            changes.append((b.owner, moved))
    for i in sorted(set(range(len(old.decisions))) - {i for i, _ in pairs}):
        a = old.decisions[i]
        place = place_of_old(a.owner, counterpart)
        resolution = a.resolution
        removed = changed(
            "resolution.removed",
            a.where,
            resolution.text,
            None,
            weights[id(a.section)],
            ["decision"],
            resolution.evidence,
        )
        changes.append((place, removed))
    for j in sorted(set(range(len(new.decisions))) - {j for _, j in pairs}):
        b = new.decisions[j]
        resolution = b.resolution
        added = changed(
            "resolution.added",
            b.where,
            None,
            resolution.text,
            weights[id(b.section)],
            ["decision"],
            (),
            resolution.evidence,
        )
        changes.append((b.owner, added))
    return changes


def _text_changes(
    old: Side,
    new: Side,
    lone: LoneItems,
    counterpart: dict[int, int],
    matches: Sequence[Match],
    decisions: Sequence[tuple[int, int]],
    lone_decisions: dict[int, Weight],
    around: Surroundings,
) -> list[tuple[int, Change]]:
    """Return what changed in the words of items and resolutions, sentence by sentence."""
    twins = {id(old.decisions[i].section): id(new.decisions[j].section) for i, j in decisions}
    changes = []
    for match in matches:
        if match.old and match.new:
            change = _reworded(match, old, new, lone, twins, around)
        else:
            change = _one_sided(match, old, new, lone, lone_decisions, around)
        if change is not None:
            section = match.new[0].section if match.new else match.old[0].section
            place = section.owner if section.owner >= 0 else section.place
            if not match.new and section.owner >= 0:
                place = place_of_old(section.owner, counterpart)
            changes.append((place, change))
    return changes


def _reworded(
    match: Match, old: Side, new: Side, lone: LoneItems, twins: dict[int, int], around: Surroundings
) -> Change | None:
    mine, theirs = match.old[0].section, match.new[0].section
    was, became = _joined(match.old), _joined(match.new)
    moved = match.moved and not lone.explain(mine.owner, theirs.owner)
    if was == became and not moved:
        return None
    found = weigh(
        [word for s in match.old for word in s.words], [word for s in match.new for word in s.words], around
    )
    weight: Weight = found.weight or "noise"
    if weight == "noise" and (moved or _relabelled(match)):
        weight = "wording"
    if moved and mine.kind != theirs.kind:
        moved = False  # only one version marks these words as a resolution, and that is told already
        if was == became:
            return None
    if theirs.kind == mine.kind == "resolution":
        kind = (
            ("clause.moved" if theirs.sentences[match.new[0].place].clause else "resolution.reworded")
            if moved
            else "resolution.reworded"
        )
    else:
        kind = "text.moved" if moved else "text.changed"
    where = _where(match.new[0])
    if moved and mine is not theirs and twins.get(id(mine)) != id(theirs) and mine.where != theirs.where:
        where = f"{mine.where} to {where}"
    evidence = old.finder.evidence(match.old), new.finder.evidence(match.new)
    return changed(kind, where, was, became, weight, found.flags, *evidence)


def _relabelled(match: Match) -> bool:
    """Say whether both versions label these sentences, and not alike; a label lost or gained is noise."""
    pairs = list(zip(match.old, match.new, strict=False))
    return any(
        a.label and b.label and a.label.lower() != b.label.lower() for a, b in pairs if a.words and b.words
    )


def _one_sided(
    match: Match,
    old: Side,
    new: Side,
    lone: LoneItems,
    lone_decisions: dict[int, Weight],
    around: Surroundings,
) -> Change | None:
    sentences = match.old or match.new
    section = sentences[0].section
    whole = lone.removed if match.old else lone.added
    if (section.owner >= 0 and section.owner in whole) or (lone_decisions.get(id(section)) == "substance"):
        return None  # told with the whole item or the whole resolution
    what = "removed" if match.old else "added"
    words = [word for s in sentences for word in s.words]
    found = weigh(words, [], around) if match.old else weigh([], words, around)
    if section.kind == "resolution":
        kind = f"clause.{what}" if sentences[0].clause else "resolution.reworded"
    else:
        kind = f"text.{what}"
    return changed(
        kind,
        _where(sentences[0]),
        _joined(match.old) or None,
        _joined(match.new) or None,
        found.weight or "noise",
        found.flags,
        old.finder.evidence(match.old),
        new.finder.evidence(match.new),
    )


def _joined(sentences: Sequence[Sentence]) -> str:
    return " ".join(s.text for s in sentences)


def _where(sentence: Sentence) -> str:
    return (
        f"{sentence.section.where}, clause {sentence.clause}" if sentence.clause else sentence.section.where
    )


def compare_texts(old: Text, new: Text, around: Surroundings) -> list[Change]:
    """Return what changed between two documents in which no minutes were found, sentence by sentence."""
    sides = []
    for text in (old, new):
        section = Section("text", "text", 0, -1, (), Extent(start=0, end=len(text.content)))
        add_sentences(section, text.content)
        sides.append(section)
    finders = Finder(old), Finder(new)
    changes = []
    for match in match_sentences([(sides[0], sides[1])]):
        was, became = _joined(match.old), _joined(match.new)
        if was == became and not match.moved:
            continue
        found = weigh(
            [w for s in match.old for w in s.words], [w for s in match.new for w in s.words], around
        )
        what = "moved" if match.moved else "changed" if was and became else "added" if became else "removed"
        weight: Weight = found.weight or ("wording" if match.moved else "noise")
        evidence = finders[0].evidence(match.old), finders[1].evidence(match.new)
        changes.append(
            changed(f"text.{what}", "text", was or None, became or None, weight, found.flags, *evidence)
        )
    return changes
