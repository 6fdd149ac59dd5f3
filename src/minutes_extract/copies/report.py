"""What a search for copies finds, as pydantic models: the JSON that `minutes-extract dedupe` writes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from minutes_extract.copies.relation import Relation
from minutes_extract.records import Part

Share = Annotated[float, Field(ge=0, le=1)]
Difference = Literal["attendance", "resolutions", "figures"]


class Member(Part):
    """One file of a cluster."""

    file: str
    relation: Literal["kept"] | Relation = Field(description="What it is of the kept copy.")
    similarity: Share = Field(
        description="How much of the smaller of this file and the kept copy the other has."
    )


class Cluster(Part):
    """Copies of the same minutes."""

    kept: str = Field(description="The copy to keep, where only one is wanted. Nothing is deleted.")
    why: str = Field(description="The rule that chose it.")
    members: list[Member] = Field(description="The kept copy first.")


class CopyPair(Part):
    """Two files that are copies of the same minutes."""

    a: str
    b: str
    relation: Relation
    similarity: Share = Field(description="How much of the smaller the other has.")
    container: str | None = Field(description="Which of the two contains the other, where one does.")
    differs_in: list[Difference] = Field(
        description="What `minutes-extract diff` finds to differ in substance."
    )


class Copies(Part):
    """All copies in an archive."""

    clusters: list[Cluster]
    pairs: list[CopyPair] = Field(
        description="Every pair inside a cluster, and what a pack contains besides."
    )
