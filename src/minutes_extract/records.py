"""The contract: what a record holds, as pydantic models.

The JSON Schema in schemas/ is made from these models, and docs/record.md tells their meaning.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

SCHEMA_VERSION = "1.0"

PersonStatus = Literal["present", "in_attendance", "apologies", "absent"]
SubstitutionKind = Literal["substitute", "replacement", "new_member"]
ResolutionKind = Literal["resolved", "agreed", "recommended", "decided", "carried"]
Offset = Annotated[int, Field(ge=0)]
Count = Annotated[int, Field(ge=0)]
Date = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Time = Annotated[str, Field(pattern=r"^\d{2}:\d{2}$")]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Part(BaseModel):
    """What every part of a record shares: it does not change and holds nothing undeclared."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Evidence(Part):
    """The words that a value was read from, and where they stand."""

    page: Annotated[int, Field(ge=1)] | None = Field(
        description="The page from 1; null where the source has no pages."
    )
    line: Annotated[int, Field(ge=1)] = Field(description="The line of the text, from 1.")
    start: Offset = Field(description="Where the quote begins in the text, in characters.")
    end: Offset = Field(description="Where the quote ends in the text, the first character after it.")
    quote: str = Field(description="The words themselves, exactly text[start:end].")
    rule: str = Field(description="The rule that read them.")


class Extent(Part):
    """A stretch of the text, half open, in characters."""

    start: Offset
    end: Offset


class Person(Part):
    """Somebody whom the minutes list as there, in attendance, apologising or absent."""

    name: str = Field(description="Without titles, ranks and letters after the name.")
    honorific: str | None = Field(description="Titles and ranks before the name, as written.")
    post_nominals: str | None = Field(description="Letters after the name, as written.")
    affiliation: str | None = Field(description="Role and organisation as written.")
    status: PersonStatus
    is_chair: bool = Field(description="Whether this person chaired the meeting.")
    group: str | None = Field(description="The heading under which the name stands.")
    note: str | None = Field(
        description='What is said of the attendance itself ("until item 6", "remotely").'
    )
    evidence: list[Evidence]


class Named(Part):
    """A person who is named as the one stood in for."""

    name: str
    affiliation: str | None


class Substitution(Part):
    """Somebody who attended in the place of somebody else."""

    substitute: str
    substituted: list[Named] = Field(description="Empty where the minutes do not say for whom.")
    kind: SubstitutionKind
    evidence: list[Evidence]


class Clause(Part):
    """One labelled clause of a resolution."""

    label: str | None = Field(description="The label as printed; null where the print lost it.")
    text: str
    evidence: list[Evidence]


class NamedVote(Part):
    """How one person voted."""

    name: str
    vote: Literal["for", "against", "abstained"]


class Vote(Part):
    """The count of a vote, as far as the minutes give it."""

    for_: Count | None = Field(alias="for")
    against: Count | None
    abstained: Count | None
    unanimous: bool
    named: list[NamedVote]
    evidence: list[Evidence]

    model_config = ConfigDict(frozen=True, extra="forbid", serialize_by_alias=True, validate_by_name=True)


class Resolution(Part):
    """A formal decision of the meeting."""

    kind: ResolutionKind
    text: str = Field(description="The whole decision, lead-in and list included.")
    clauses: list[Clause] = Field(description="The clauses of a labelled list; empty where there is none.")
    moved_by: str | None
    seconded_by: str | None
    vote: Vote | None
    evidence: list[Evidence]


class Motion(Part):
    """A motion that was put and not carried."""

    text: str
    outcome: Literal["lost", "withdrawn", "fell"]
    moved_by: str | None
    seconded_by: str | None
    vote: Vote | None
    evidence: list[Evidence]


class Action(Part):
    """Something that somebody is to do."""

    owner: str | None
    text: str
    due: str | None
    evidence: list[Evidence]


class Declaration(Part):
    """An interest that somebody declared."""

    name: str
    interest: str | None
    evidence: list[Evidence]


class Item(Part):
    """A numbered or titled item of business."""

    number: str | None = Field(
        description='As printed, after its parent\'s ("9.ii"); null where there is none.'
    )
    label: str | None = Field(description="The label as printed, with its punctuation.")
    title: str | None
    text: str = Field(description="The item's words, without its heading and without its sub-items.")
    resolutions: list[Resolution]
    motions: list[Motion]
    actions: list[Action]
    declarations: list[Declaration]
    items: list[Item] = Field(description="Sub-items.")
    extent: Extent
    evidence: list[Evidence]


class NextMeeting(Part):
    """The next meeting that the minutes announce."""

    date: Date | None
    time: Time | None
    venue: str | None
    evidence: list[Evidence]


class Signature(Part):
    """Who signed the minutes off."""

    name: str
    role: str | None
    evidence: list[Evidence]


class Attachment(Part):
    """What follows the minutes in the same file."""

    title: str | None
    extent: Extent
    evidence: list[Evidence]


class MeetingEvidence(Part):
    """The words that the meeting's own values were read from."""

    body: list[Evidence]
    title: list[Evidence]
    status: list[Evidence]
    date: list[Evidence]
    start_time: list[Evidence]
    end_time: list[Evidence]
    venue: list[Evidence]
    chair: list[Evidence]


class Meeting(Part):
    """One meeting, as its minutes tell it."""

    body: str | None = Field(description="The committee, board or council, as its heading writes it.")
    title: str | None = Field(description="The sentence or line that says what these are minutes of.")
    status: Literal["draft", "approved"] | None
    date: Date | None
    start_time: Time | None
    end_time: Time | None
    venue: str | None
    chair: str | None = Field(description="Who chaired, in the form used in attendance.")
    attendance: list[Person]
    substitutions: list[Substitution]
    items: list[Item]
    resolutions: list[Resolution] = Field(description="Made outside every item.")
    next_meeting: NextMeeting | None
    signed_by: Signature | None
    attachments: list[Attachment]
    extent: Extent
    evidence: MeetingEvidence


class Producer(Part):
    """The program that wrote the record."""

    name: Literal["minutes-extract"]
    version: str


class Recognition(Part):
    """Which pages had to be recognised from pictures, and with what."""

    engine: str
    pages: list[Annotated[int, Field(ge=1)]]


class Source(Part):
    """The file that was read."""

    name: str = Field(description="The file's name without folders; - for standard input.")
    sha256: Sha256
    media_type: str
    bytes: Count
    pages: Count | None
    text_sha256: Sha256 = Field(description="Of the text that offsets point into, as UTF-8.")
    ocr: Recognition | None


class Diagnostic(Part):
    """Something odd that a person should look at."""

    code: str
    message: str
    evidence: list[Evidence]


class Record(Part):
    """All that was read from one document."""

    schema_version: Literal["1.0"]
    producer: Producer
    source: Source
    meetings: list[Meeting]
    diagnostics: list[Diagnostic]
