"""The page of one document: its text with every finding marked, and the record beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from minutes_extract.view.dates import tell_date
from minutes_extract.view.findings import FACTS, IN_PLACE_OF, KINDS, tell_vote
from minutes_extract.view.marking import mark
from minutes_extract.view.rendering import COMMON, render

if TYPE_CHECKING:
    from collections.abc import Mapping

    from minutes_extract.records import Record
    from minutes_extract.spans import Text
    from minutes_extract.view.findings import Findings
    from minutes_extract.view.pictures import PagePicture

STATUSES = ("present", "in_attendance", "apologies", "absent")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the page of a document in an archive says of its place there.

    Args:
        path: of the file below the archive.
        index: where the archive's index page is, seen from this page.
        copy_of: the path of the file whose copy it is.

    """

    path: str
    index: str
    copy_of: str | None


def render_document(
    record: Record,
    text: Text,
    findings: Findings,
    pictures: Mapping[int, PagePicture],
    around: Surroundings | None = None,
) -> str:
    """Return a document as an HTML page that needs nothing from elsewhere.

    Args:
        record: what was read from it.
        text: the text that the record's evidence points into.
        findings: of the record.
        pictures: of its pages, by number from 1; none for a page without pictures.
        around: its place in an archive; None for a page that stands alone.

    """
    return render(
        COMMON,
        "document",
        record=record,
        pages=mark(text, record, findings.all),
        found=findings.of,
        counts=findings.count(),
        kinds=KINDS,
        facts=FACTS,
        in_place_of=IN_PLACE_OF,
        statuses=STATUSES,
        tell_vote=tell_vote,
        tell_date=tell_date,
        pictures=pictures,
        around=around,
        has_furniture=bool(text.furniture),
    )
