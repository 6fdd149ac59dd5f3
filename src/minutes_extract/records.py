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
    status: PersonStatus = Field(
        description="Under which kind of heading the name stands, or what is said of the person."
    )
    is_chair: bool = Field(description="Whether this person chaired the meeting.")
    group: str | None = Field(description="The heading under which the name stands.")
    note: str | None = Field(
        description='What is said of the attendance itself ("until item 6", "remotely").'
    )
    evidence: list[Evidence]


class Named(Part):
    """A person who is named as the one stood in for."""

    name: str = Field(description="Without titles, ranks and letters after the name.")
    affiliation: str | None = Field(description="Role and organisation as written.")


class Substitution(Part):
    """Somebody in the place of somebody else: at one meeting, or as a new member for good."""

    substitute: str = Field(description="Who came in their place.")
    substituted: list[Named] = Field(description="Empty where the minutes do not say for whom.")
    kind: SubstitutionKind = Field(description="For one meeting, or for good; as the text has it.")
    evidence: list[Evidence]


class Clause(Part):
    """One labelled clause of a resolution."""

    label: str | None = Field(description="The label as printed; null where the print lost it.")
    text: str = Field(description="The clause without its label.")
    evidence: list[Evidence]


class NamedVote(Part):
    """How one person voted."""

    name: str = Field(description="As written.")
    vote: Literal["for", "against", "abstained"]


class Vote(Part):
    """The count of a vote, as far as the minutes give it."""

    for_: Count | None = Field(alias="for", description="Votes for; null where not said.")
    against: Count | None = Field(description="Votes against; null where not said.")
    abstained: Count | None = Field(description="Abstentions; null where not said.")
    unanimous: bool = Field(description="Whether it is said that nobody voted against.")
    named: list[NamedVote] = Field(description="Empty where nobody is named.")
    evidence: list[Evidence]

    model_config = ConfigDict(frozen=True, extra="forbid", serialize_by_alias=True, validate_by_name=True)


class Resolution(Part):
    """A formal decision of the meeting."""

    kind: ResolutionKind = Field(description="The word that marks it.")
    text: str = Field(description="The whole decision, lead-in and list included.")
    clauses: list[Clause] = Field(description="The clauses of a labelled list; empty where there is none.")
    moved_by: str | None = Field(description="As written; null where not said.")
    seconded_by: str | None = Field(description="As written; null where not said.")
    vote: Vote | None = Field(description="Null where no vote is told.")
    evidence: list[Evidence]


class Motion(Part):
    """A motion that was put and not carried."""

    text: str = Field(description="The words of the motion.")
    outcome: Literal["lost", "withdrawn", "fell"] = Field(description="What became of it.")
    moved_by: str | None = Field(description="As written; null where not said.")
    seconded_by: str | None = Field(description="As written; null where not said.")
    vote: Vote | None = Field(description="Null where no vote is told.")
    evidence: list[Evidence]


class Action(Part):
    """Something that somebody is to do."""

    owner: str | None = Field(description="Name, initials or post as written; null where nobody is named.")
    text: str = Field(description="What is to be done.")
    due: str | None = Field(description="By when, as written; null where not said.")
    evidence: list[Evidence]


class Declaration(Part):
    """An interest that somebody declared."""

    name: str = Field(description="Without titles, ranks and letters after the name.")
    interest: str | None = Field(description="What was declared, as written; null where not said.")
    evidence: list[Evidence]


class Item(Part):
    """A numbered or titled item of business."""

    number: str | None = Field(
        description='As printed, after its parent\'s ("9.ii"); null where there is none.'
    )
    label: str | None = Field(description="The label as printed, with its punctuation.")
    title: str | None = Field(description="The heading; null where there is none.")
    text: str = Field(description="The item's words, without its heading and without its sub-items.")
    resolutions: list[Resolution] = Field(description="Decisions made under this item.")
    motions: list[Motion] = Field(description="Motions put under this item and not carried.")
    actions: list[Action] = Field(description="Actions given under this item.")
    declarations: list[Declaration] = Field(description="Interests declared under this item.")
    items: list[Item] = Field(description="Sub-items.")
    extent: Extent = Field(description="The whole item in the text, sub-items included.")
    evidence: list[Evidence] = Field(description="Its heading.")


class NextMeeting(Part):
    """The next meeting that the minutes announce."""

    date: Date | None = Field(description="Null where not said.")
    time: Time | None = Field(description="Null where not said.")
    venue: str | None = Field(description="As written; null where not said.")
    evidence: list[Evidence]


class Signature(Part):
    """Who signed the minutes off."""

    name: str = Field(description="Without titles, ranks and letters after the name.")
    role: str | None = Field(description="As written; null where not said.")
    evidence: list[Evidence]


class Attachment(Part):
    """What follows the minutes in the same file."""

    title: str | None = Field(description="Its first words, where they are a heading.")
    extent: Extent = Field(description="Where it stands in the text.")
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
    status: Literal["draft", "approved"] | None = Field(
        description="What the document says of itself; null where it says nothing."
    )
    date: Date | None = Field(description="The day of the meeting.")
    start_time: Time | None = Field(description="When it began.")
    end_time: Time | None = Field(description="When it ended.")
    venue: str | None = Field(description="As written.")
    chair: str | None = Field(description="Who chaired, in the form used in attendance.")
    attendance: list[Person] = Field(description="Everybody listed, in order of the text.")
    substitutions: list[Substitution] = Field(description="Who stood in for whom.")
    items: list[Item] = Field(description="The business, in order.")
    resolutions: list[Resolution] = Field(description="Made outside every item.")
    next_meeting: NextMeeting | None = Field(description="Null where none is announced.")
    signed_by: Signature | None = Field(description="Null where nobody signed.")
    attachments: list[Attachment] = Field(description="What follows the minutes in the same file.")
    extent: Extent = Field(description="The stretch of the text that is this meeting.")
    evidence: MeetingEvidence = Field(description="Of the meeting's own values, by key.")


class Producer(Part):
    """The program that wrote the record."""

    name: Literal["minutes-extract"]
    version: str = Field(description="Of the program.")


class Recognition(Part):
    """Which pages had to be recognised from pictures, and with what."""

    engine: str = Field(description="With its version.")
    pages: list[Annotated[int, Field(ge=1)]]


class Source(Part):
    """The file that was read."""

    name: str = Field(description="The file's name without folders; - for standard input.")
    sha256: Sha256 = Field(description="Of the file's bytes.")
    media_type: str = Field(description="Told by the bytes, not by the name.")
    bytes: Count = Field(description="The length of the file.")
    pages: Count | None = Field(description="Null where it has none.")
    text_sha256: Sha256 = Field(description="Of the text that offsets point into, as UTF-8.")
    ocr: Recognition | None = Field(description="Null where nothing was recognised.")


class Diagnostic(Part):
    """Something odd that a person should look at."""

    code: str = Field(description="Its kind.")
    message: str = Field(description="What is odd, in words.")
    evidence: list[Evidence]


class Record(Part):
    """All that was read from one document."""

    schema_version: Literal["1.0"] = Field(description="A minor version may add keys.")
    producer: Producer = Field(description="What wrote the record.")
    source: Source = Field(description="What was read.")
    meetings: list[Meeting] = Field(
        description="One for each meeting; empty where the file holds no minutes."
    )
    diagnostics: list[Diagnostic] = Field(description="What a person should look at.")
