"""A record to its findings: each value that has words in the text, numbered in the order of the record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from minutes_extract.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from minutes_extract.records import (
        Evidence,
        Item,
        Meeting,
        Part,
        Record,
        Substitution,
        SubstitutionKind,
        Vote,
    )

KINDS = {
    "fact": "Meeting",
    "present": "Present",
    "in_attendance": "In attendance",
    "apologies": "Apologies",
    "absent": "Absent",
    "substitution": "Substitutions",
    "new_member": "New members",
    "item": "Items",
    "resolution": "Resolutions",
    "clause": "Clauses",
    "motion": "Motions not carried",
    "vote": "Votes",
    "action": "Actions",
    "declaration": "Declarations",
    "attachment": "Attachments",
    "diagnostic": "To look at",
}
"""Kinds of findings in the order in which a page lists them, each with its words."""

FACTS = {
    "body": "Body",
    "title": "Title",
    "status": "Status",
    "date": "Date",
    "start_time": "Began",
    "end_time": "Ended",
    "venue": "Venue",
    "chair": "Chair",
}
"""What is said of a meeting itself, in the order in which a page lists it."""


IN_PLACE_OF: dict[SubstitutionKind, str] = {
    "substitute": " for",
    "replacement": " replaces",
    "new_member": ", new member in place of",
}
"""What stands between who comes and in whose place, by the kind of a substitution."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A value of a record and the words it was read from.

    Args:
        number: from 1, in the order of the record.
        kind: a key of `KINDS`.
        words: what it is, for a line that tells of it.
        evidence: the words and their places; never empty.

    """

    number: int
    kind: str
    words: str
    evidence: tuple[Evidence, ...]

    @property
    def spans(self) -> list[Span]:
        """The stretches of the text that it covers; pieces of evidence that overlap make one."""
        spans: list[Span] = []
        for start, end in sorted((piece.start, piece.end) for piece in self.evidence):
            if spans and start < spans[-1].end:
                spans[-1] = Span(spans[-1].start, max(end, spans[-1].end))
            else:
                spans.append(Span(start, end))
        return spans


class Findings:
    """All findings of a record, in order, and each found by the part of the record it belongs to."""

    def __init__(self, record: Record) -> None:
        self.all: list[Finding] = []
        self._by_part: dict[tuple[int, str], Finding] = {}
        # Parts are told apart by identity: two people of one name are two findings.
        for part, field, kind, words, evidence in _walk(record):
            if evidence:
                finding = Finding(len(self.all) + 1, kind, words, tuple(evidence))
                self.all.append(finding)
                self._by_part[id(part), field] = finding

    def of(self, part: Part, field: str = "") -> Finding | None:
        """Return the finding of a part of the record, or of one of a meeting's own values.

        Args:
            part: an object of the record, the very one.
            field: of a meeting: a key of `FACTS`.

        """
        return self._by_part.get((id(part), field))

    def count(self) -> dict[str, int]:
        """Return how many findings there are of each kind that has any, in the order of `KINDS`."""
        counts = dict.fromkeys(KINDS, 0)
        for finding in self.all:
            counts[finding.kind] += 1
        return {kind: count for kind, count in counts.items() if count}


_Told = tuple["Part", str, str, str, "Sequence[Evidence]"]


def _walk(record: Record) -> Iterator[_Told]:
    for meeting in record.meetings:
        yield from _walk_meeting(meeting)
    for found in record.diagnostics:
        yield found, "", "diagnostic", found.message, found.evidence


def _walk_meeting(meeting: Meeting) -> Iterator[_Told]:
    for field, words in FACTS.items():
        yield meeting, field, "fact", f"{words}: {getattr(meeting, field)}", getattr(meeting.evidence, field)
    for person in meeting.attendance:
        words = person.name + (", in the chair" if person.is_chair else "")
        yield person, "", person.status, words, person.evidence
    for substitution in meeting.substitutions:
        kind = "substitution" if substitution.kind == "substitute" else "new_member"
        yield substitution, "", kind, tell_substitution(substitution), substitution.evidence
    for item in meeting.items:
        yield from _walk_item(item)
    yield from _walk_resolutions(meeting)
    if meeting.next_meeting:
        yield meeting.next_meeting, "", "fact", "Next meeting", meeting.next_meeting.evidence
    if meeting.signed_by:
        signature = meeting.signed_by
        yield signature, "", "fact", f"Signed by {signature.name}", signature.evidence
    for attachment in meeting.attachments:
        yield attachment, "", "attachment", attachment.title or "without a title", attachment.evidence


def _walk_item(item: Item) -> Iterator[_Told]:
    words = " ".join(part for part in (item.label, item.title) if part)
    yield item, "", "item", words, item.evidence
    yield from _walk_resolutions(item)
    for motion in item.motions:
        yield motion, "", "motion", f"{motion.outcome}: {motion.text}", motion.evidence
        yield from _walk_vote(motion.vote)
    for action in item.actions:
        words = f"{action.owner}: {action.text}" if action.owner else action.text
        yield action, "", "action", words, action.evidence
    for declaration in item.declarations:
        words = f"{declaration.name}: {declaration.interest}" if declaration.interest else declaration.name
        yield declaration, "", "declaration", words, declaration.evidence
    for sub in item.items:
        yield from _walk_item(sub)


def _walk_resolutions(part: Meeting | Item) -> Iterator[_Told]:
    for resolution in part.resolutions:
        yield resolution, "", "resolution", f"{resolution.kind}: {resolution.text}", resolution.evidence
        for clause in resolution.clauses:
            yield clause, "", "clause", f"{clause.label or ''} {clause.text}".strip(), clause.evidence
        yield from _walk_vote(resolution.vote)


def _walk_vote(vote: Vote | None) -> Iterator[_Told]:
    if vote is not None:
        yield vote, "", "vote", tell_vote(vote), vote.evidence


def tell_substitution(substitution: Substitution) -> str:
    """Return in words who came in whose place: for a meeting, or for good.

    Args:
        substitution: of a meeting.

    >>> from minutes_extract.records import Named, Substitution
    >>> away = [Named(name="Di Away", affiliation=None)]
    >>> tell_substitution(Substitution(substitute="Bo Fill", substituted=away, kind="substitute", evidence=[]))
    'Bo Fill for Di Away'
    >>> tell_substitution(Substitution(substitute="Bo Fill", substituted=away, kind="new_member", evidence=[]))
    'Bo Fill, new member in place of Di Away'

    """
    whom = ", ".join(named.name for named in substitution.substituted) or "somebody not named"
    return f"{substitution.substitute}{IN_PLACE_OF[substitution.kind]} {whom}"


def tell_vote(vote: Vote) -> str:
    """Return a vote in words.

    Args:
        vote: of a resolution or a motion.

    >>> from minutes_extract.records import Vote
    >>> tell_vote(Vote(for_=7, against=2, abstained=None, unanimous=False, named=[], evidence=[]))
    '7 for, 2 against'

    """
    counts = [
        f"{count} {words}"
        for count, words in ((vote.for_, "for"), (vote.against, "against"), (vote.abstained, "abstained"))
        if count is not None
    ]
    return ", ".join((["unanimous"] if vote.unanimous else []) + counts) or "a vote"
