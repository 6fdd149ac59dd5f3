"""The pages of an archive: an index of its meetings, and a page for each body with its attendance."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from itertools import groupby, repeat
from typing import TYPE_CHECKING

from minutes_extract.bodies import fold_body, without_count
from minutes_extract.view.attendance import SEEN, Bar, Seen, Sitting, make_bar, make_grid, see
from minutes_extract.view.dates import tell_date, tell_day
from minutes_extract.view.rendering import COMMON, render

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from minutes_extract.records import Item, Record

NO_BODY = "Body not found"

BAR_WIDTH = 320
"""Units of the drawing that the longest bar of a body is wide."""


@dataclass(frozen=True, slots=True)
class MeetingEntry:
    """A meeting in an archive.

    Args:
        body, date: as in the record.
        council: that the heading names beside the body.
        resolutions: how many it made.
        seen: how each person was seen there, by name as written.

    """

    body: str | None
    date: str | None
    resolutions: int
    seen: dict[str, Seen]
    council: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """A file in an archive, as its index lists it.

    Args:
        path: below the archive, as characters.
        status, error_code, error_message: what came of it, as in the manifest.
        copy_of: the path of the file whose copy it is.
        link: to its page, seen from the index; None where it has none.
        meetings: in it.
        diagnostics: how many.

    """

    path: str
    status: str
    error_code: str | None = None
    error_message: str | None = None
    copy_of: str | None = None
    link: str | None = None
    meetings: tuple[MeetingEntry, ...] = ()
    diagnostics: int = 0


def enter_meetings(record: Record, councils: Sequence[str | None] = ()) -> tuple[MeetingEntry, ...]:
    """Return the meetings of a record as an index needs them.

    Args:
        record: of one document.
        councils: for each meeting, the council that its heading names beside the body; none where nobody asked.

    """
    return tuple(
        MeetingEntry(
            body=meeting.body,
            date=meeting.date,
            resolutions=len(meeting.resolutions) + sum(map(_count_resolutions, meeting.items)),
            seen=see(meeting),
            council=council,
        )
        for meeting, council in zip(record.meetings, councils or repeat(None), strict=False)
    )


def _count_resolutions(item: Item) -> int:
    return len(item.resolutions) + sum(map(_count_resolutions, item.items))


@dataclass(frozen=True, slots=True)
class Listed:
    """A meeting in the list of its body: its entry and the document that holds it."""

    meeting: MeetingEntry
    document: DocumentEntry


@dataclass(frozen=True, slots=True)
class Year:
    """The meetings of a body in a year ("" for those without a date), and their bar."""

    name: str
    listed: tuple[Listed, ...]
    bar: Bar | None


@dataclass(frozen=True, slots=True)
class Body:
    """A body and its meetings, by year.

    Args:
        name: as most of its minutes write it.
        page: the name of its page's file.
        years: rising, meetings without a date last.

    """

    name: str
    page: str
    years: tuple[Year, ...]

    @property
    def count(self) -> int:
        """How many meetings it has."""
        return sum(len(year.listed) for year in self.years)


def gather_bodies(documents: Iterable[DocumentEntry]) -> list[Body]:
    """Return the bodies of an archive, those that met most first; copies are left out.

    Args:
        documents: of the archive.

    """
    listed: dict[str, dict[str, list[Listed]]] = {}
    for document in documents:
        if document.copy_of is None:
            for meeting in document.meetings:
                of_name = listed.setdefault(fold_body(meeting.body), {})
                of_name.setdefault(fold_body(meeting.council), []).append(Listed(meeting, document))
    bodies = []
    for name, by_council in listed.items():
        known = [council for council in by_council if council]
        if len(known) == 1:
            # One council has a body of this name: minutes that name no council are of that body too.
            by_council[known[0]] += by_council.pop("", [])
        for council, meetings in by_council.items():
            bodies.append(_body(f"{name} {council}".strip(), meetings))
    return sorted(bodies, key=lambda body: (body.name == NO_BODY, -body.count, body.name.casefold()))


def _body(key: str, meetings: list[Listed]) -> Body:
    name = _most_written(without_count(listed.meeting.body) for listed in meetings if listed.meeting.body)
    council = _most_written(listed.meeting.council for listed in meetings if listed.meeting.council)
    meetings.sort(key=lambda listed: (listed.meeting.date or "~", listed.document.path))
    years = []
    for year, group in groupby(meetings, key=lambda listed: (listed.meeting.date or "")[:4]):
        of_year = tuple(group)
        # Meetings whose body is not known are not all of one body: their attendance says nothing together.
        bar = make_bar(year, list(_sittings(of_year))) if year and name else None
        years.append(Year(year, of_year, bar))
    told = ", ".join(part for part in (name, council) if part)
    return Body(told or NO_BODY, _file_name(key), tuple(years))


def _most_written(names: Iterable[str]) -> str | None:
    written = Counter(names)
    # Of two names written equally often the one that is not all capitals reads better.
    return min(written, key=lambda name: (-written[name], name.isupper(), name), default=None)


def _sittings(meetings: Iterable[Listed]) -> Iterator[Sitting]:
    for listed in meetings:
        if listed.meeting.date:
            yield Sitting(listed.meeting.date, listed.document.link or "", listed.meeting.seen)


def _file_name(key: str) -> str:
    """Return the name of a body's page: its letters, as far as all systems write them, and a digest."""
    plain = unicodedata.normalize("NFKD", key).encode("ascii", "ignore").decode()
    words = "-".join(re.findall(r"[a-z0-9]+", plain))[:60].strip("-")
    digest = hashlib.sha256(key.encode()).hexdigest()[:8]
    return f"{words}-{digest}.html" if words else f"{digest}.html"


def render_index(documents: Sequence[DocumentEntry], bodies: Sequence[Body]) -> str:
    """Return the index page of an archive.

    Args:
        documents: all files, sorted by path.
        bodies: from `gather_bodies`.

    """
    years = sorted({year.name for body in bodies for year in body.years if year.name})
    return render(
        COMMON,
        "index",
        documents=documents,
        bodies=bodies,
        links={document.path: document.link for document in documents},
        span="–".join(dict.fromkeys([years[0], years[-1]])) if years else None,
        meetings=sum(body.count for body in bodies),
        failed=[document for document in documents if document.status == "failed"],
        skipped=[document for document in documents if document.status == "skipped"],
        copies=[document for document in documents if document.copy_of is not None],
        without=[document for document in documents if document.link and not document.meetings],
        odd=[document for document in documents if document.diagnostics],
        scale_of=_scale_of,
        tell_day=tell_day,
        tell_date=tell_date,
        bar_width=BAR_WIDTH,
    )


def _scale_of(body: Body) -> float:
    """Return how many units of a drawing a person is wide."""
    return BAR_WIDTH / max([year.bar.total for year in body.years if year.bar and year.bar.total] or [1.0])


def render_body(body: Body) -> str:
    """Return the page of a body: who was there when, and its meetings.

    Args:
        body: from `gather_bodies`.

    """
    return render(
        COMMON,
        "body",
        body=body,
        grids=[(year.name, make_grid(_sittings(year.listed))) for year in body.years if year.bar],
        seen=SEEN,
        tell_day=tell_day,
        tell_date=tell_date,
    )
