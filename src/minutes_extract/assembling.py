"""Findings to the record: every value with the words it was read from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from minutes_extract import records
from minutes_extract.detecting.findings import Found

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from minutes_extract.detecting.findings import (
        ActionFound,
        ClauseFound,
        DeclarationFound,
        MotionFound,
        NextMeetingFound,
        PersonFound,
        ResolutionFound,
        SignatureFound,
        SubstitutionFound,
        TitleFound,
        VoteFound,
    )
    from minutes_extract.segmenting.parts import ItemPart, MeetingPart
    from minutes_extract.spans import Span, Text


def evidence(text: Text, spans: Iterable[Span], rule: str) -> list[records.Evidence]:
    """Return the evidence that some spans of a text make."""
    result = []
    for span in spans:
        if span.end <= span.start:
            continue
        index = text.line_number(span.start)
        result.append(
            records.Evidence(
                page=text.lines[index].page,
                line=text.printed_line(span.start),
                start=span.start,
                end=span.end,
                quote=text.content[span.start : span.end],
                rule=rule,
            )
        )
    return result


def mended(text: Text, spans: Sequence[Span]) -> str:
    """Return the words of some spans in one line."""
    return " ".join(words for span in spans if (words := text.view(span).text))


def person(text: Text, found: PersonFound, *, is_chair: bool) -> records.Person:
    """Return a person of the record."""
    return records.Person(
        name=found.name,
        honorific=found.honorific,
        post_nominals=found.post_nominals,
        affiliation=found.affiliation,
        status=found.status,
        is_chair=is_chair,
        group=found.group,
        note=found.note,
        evidence=evidence(text, found.spans, found.rule),
    )


def substitution(text: Text, found: SubstitutionFound) -> records.Substitution:
    """Return a substitution of the record."""
    return records.Substitution(
        substitute=found.substitute,
        substituted=[
            records.Named(name=name, affiliation=affiliation) for name, affiliation in found.substituted
        ],
        kind=found.kind,
        evidence=evidence(text, found.spans, found.rule),
    )


def _vote(text: Text, found: VoteFound | None) -> records.Vote | None:
    if found is None:
        return None
    return records.Vote(
        **{"for": found.for_},
        against=found.against,
        abstained=found.abstained,
        unanimous=found.unanimous,
        named=[records.NamedVote(name=name, vote=vote) for name, vote in found.named],
        evidence=evidence(text, found.spans, found.rule),
    )


def _clause(text: Text, found: ClauseFound, rule: str) -> records.Clause:
    return records.Clause(
        label=found.label, text=mended(text, found.spans), evidence=evidence(text, found.spans, rule)
    )


def resolution(text: Text, found: ResolutionFound) -> records.Resolution:
    """Return a resolution of the record."""
    return records.Resolution(
        kind=found.kind,
        text=mended(text, found.spans),
        clauses=[_clause(text, clause, found.rule) for clause in found.clauses],
        moved_by=found.moved_by,
        seconded_by=found.seconded_by,
        vote=_vote(text, found.vote),
        evidence=evidence(text, found.spans, found.rule),
    )


def motion(text: Text, found: MotionFound) -> records.Motion:
    """Return a motion of the record."""
    return records.Motion(
        text=mended(text, found.spans),
        outcome=found.outcome,
        moved_by=found.moved_by,
        seconded_by=found.seconded_by,
        vote=_vote(text, found.vote),
        evidence=evidence(text, found.spans, found.rule),
    )


def item(
    text: Text,
    part: ItemPart,
    resolutions: Sequence[ResolutionFound],
    motions: Sequence[MotionFound],
    actions: Sequence[ActionFound],
    declarations: Sequence[DeclarationFound],
    items: list[records.Item],
) -> records.Item:
    """Return an item of the record."""
    return records.Item(
        number=part.number,
        label=part.label,
        title=mended(text, part.title) or None,
        text="\n".join(
            words for block in part.body if not block.margin and (words := text.view(block.span).text)
        ),
        resolutions=[resolution(text, found) for found in resolutions],
        motions=[motion(text, found) for found in motions],
        actions=[
            records.Action(
                owner=a.owner,
                text=mended(text, a.spans),
                due=a.due,
                evidence=evidence(text, (*a.spans, *a.named), a.rule),
            )
            for a in actions
        ],
        declarations=[
            records.Declaration(name=d.name, interest=d.interest, evidence=evidence(text, d.spans, d.rule))
            for d in declarations
        ],
        items=items,
        extent=records.Extent(start=part.extent.start, end=part.extent.end),
        evidence=evidence(text, part.heading, part.rule),
    )


def meeting(
    text: Text,
    part: MeetingPart,
    title: TitleFound,
    end_time: Found | None,
    people: Sequence[PersonFound],
    chair: PersonFound | Found | None,
    substitutions: Sequence[SubstitutionFound],
    items: list[records.Item],
    loose: Sequence[ResolutionFound],
    next_meeting: NextMeetingFound | None,
    signature: SignatureFound | None,
) -> records.Meeting:
    """Return a meeting of the record."""
    end = title.end_time or end_time
    chair_name = None if chair is None else chair.value if isinstance(chair, Found) else chair.name
    return records.Meeting(
        body=_value(title.body),
        title=_value(title.title),
        status="draft"
        if title.status and title.status.value == "draft"
        else "approved"
        if title.status
        else None,
        date=_value(title.date),
        start_time=_value(title.start_time),
        end_time=_value(end),
        venue=_value(title.venue),
        chair=chair_name,
        attendance=[person(text, found, is_chair=found is chair or _same(found, chair)) for found in people],
        substitutions=[substitution(text, found) for found in substitutions],
        items=items,
        resolutions=[resolution(text, found) for found in loose],
        next_meeting=None
        if next_meeting is None
        else records.NextMeeting(
            date=next_meeting.date,
            time=next_meeting.time,
            venue=next_meeting.venue,
            evidence=evidence(text, next_meeting.spans, next_meeting.rule),
        ),
        signed_by=None
        if signature is None
        else records.Signature(
            name=signature.name, role=signature.role, evidence=evidence(text, signature.spans, signature.rule)
        ),
        attachments=[
            records.Attachment(
                title=text.view(a.title).text if a.title else None,
                extent=records.Extent(start=a.extent.start, end=a.extent.end),
                evidence=evidence(text, [a.title] if a.title else [], "attachment.title"),
            )
            for a in part.attachments
        ],
        extent=records.Extent(start=part.extent.start, end=part.extent.end),
        evidence=records.MeetingEvidence(
            body=_evidence(text, title.body),
            title=_evidence(text, title.title),
            status=_evidence(text, title.status),
            date=_evidence(text, title.date),
            start_time=_evidence(text, title.start_time),
            end_time=_evidence(text, end),
            venue=_evidence(text, title.venue),
            chair=[]
            if chair is None
            else evidence(text, chair.spans, chair.rule if isinstance(chair, Found) else "chair.attendance"),
        ),
    )


def _same(found: PersonFound, chair: PersonFound | Found | None) -> bool:
    if not isinstance(chair, Found) or found.status not in {"present", "in_attendance"}:
        return False
    return re.sub(r"\W", "", found.name).casefold() == re.sub(r"\W", "", chair.value).casefold()


def _value(found: Found | None) -> str | None:
    return found.value if found else None


def _evidence(text: Text, found: Found | None) -> list[records.Evidence]:
    return evidence(text, found.spans, found.rule) if found else []
