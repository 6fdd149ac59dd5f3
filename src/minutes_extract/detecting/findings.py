"""What the detectors find: values with the views of the words that say them, before they become a record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from minutes_extract.spans import Span

Status = Literal["present", "in_attendance", "apologies", "absent"]
SubstitutionKind = Literal["substitute", "replacement", "new_member"]
ResolutionKind = Literal["resolved", "agreed", "recommended", "decided", "carried"]


@dataclass(frozen=True, slots=True)
class Found:
    """A value and the spans of the words it was read from, and the rule that read it."""

    value: str
    spans: tuple[Span, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class PersonFound:
    """A person in an attendance block or an apologies sentence."""

    name: str
    honorific: str | None
    post_nominals: str | None
    affiliation: str | None
    status: Status
    is_chair: bool
    group: str | None
    note: str | None
    spans: tuple[Span, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class SubstitutionFound:
    """A stand-in, and those stood in for as (name, affiliation)."""

    substitute: str
    substituted: tuple[tuple[str, str | None], ...]
    kind: SubstitutionKind
    spans: tuple[Span, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class ClauseFound:
    """A labelled clause; its text is that of its spans, mended."""

    label: str | None
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class VoteFound:
    """The count of a vote; None where the words do not give it."""

    for_: int | None
    against: int | None
    abstained: int | None
    unanimous: bool
    named: tuple[tuple[str, Literal["for", "against", "abstained"]], ...]
    spans: tuple[Span, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class ResolutionFound:
    """A decision; `spans` are those of its text, clauses those of its labelled list."""

    kind: ResolutionKind
    spans: tuple[Span, ...]
    clauses: tuple[ClauseFound, ...]
    moved_by: str | None
    seconded_by: str | None
    vote: VoteFound | None
    rule: str


@dataclass(frozen=True, slots=True)
class MotionFound:
    """A motion that was put and not carried."""

    spans: tuple[Span, ...]
    outcome: Literal["lost", "withdrawn", "fell"]
    moved_by: str | None
    seconded_by: str | None
    vote: VoteFound | None
    rule: str


@dataclass(frozen=True, slots=True)
class ActionFound:
    """Something to be done, by whom and until when.

    Args:
        owner: as written.
        spans: the words that say what is to be done.
        due: as written.
        rule: the rule that read it.
        named: the words that name the owner, where they stand apart.

    """

    owner: str | None
    spans: tuple[Span, ...]
    due: str | None
    rule: str
    named: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class DeclarationFound:
    """An interest declared."""

    name: str
    interest: str | None
    spans: tuple[Span, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class TitleFound:
    """What the title block and the closing words say of the meeting itself."""

    body: Found | None
    title: Found | None
    status: Found | None
    date: Found | None
    start_time: Found | None
    end_time: Found | None
    venue: Found | None


@dataclass(frozen=True, slots=True)
class NextMeetingFound:
    """The next meeting as announced."""

    date: str | None
    time: str | None
    venue: str | None
    spans: tuple[Span, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class SignatureFound:
    """Who signed."""

    name: str
    role: str | None
    spans: tuple[Span, ...]
    rule: str
