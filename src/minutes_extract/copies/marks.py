"""Which files, and which meetings in a pack, are to be counted once: they stand in a kept file already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from minutes_extract.copies.conflicts import in_conflict
from minutes_extract.copies.groups import find_groups

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from minutes_extract.copies.documents import Heading
    from minutes_extract.copies.index import Index
    from minutes_extract.copies.kept import Copy
    from minutes_extract.copies.pairs import Pair


@dataclass(frozen=True, slots=True)
class Mark:
    """What is told of a file that is a copy, or that holds copies.

    Args:
        file: its path.
        copy_of: the path of the kept file; None where it has a meeting that is in no kept file.
        meetings: for each of its meetings, the path of the kept file that has it too; None where none has.

    """

    file: str
    copy_of: str | None
    meetings: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """What a pack holds: the file that is kept for it, and its headings."""

    kept: str
    headings: Sequence[Heading]


def mark_copies(index: Index, pairs: Sequence[Pair]) -> Iterator[Mark]:
    """Yield what is to be told of each file that is a copy or holds copies.

    A pack is a copy only where every meeting in it is in a kept file: a meeting that only the pack has is not lost.

    Args:
        index: the documents.
        pairs: what `find_pairs` gave for them.

    """
    first_of = index.twins()
    groups = list(find_groups(index, pairs))
    kept_for = {copy.number: group.kept.minutes.file for group in groups for copy in group.copies}
    held_by: dict[int, list[Held]] = {}
    alike: set[frozenset[int]] = set()
    for pair in pairs:
        if pair.container is None:
            alike.add(frozenset((pair.left, pair.right)))
        else:
            held = index.minutes(pair.held)
            held_by.setdefault(pair.container, []).append(
                Held(kept_for.get(pair.held, held.file), held.headings)
            )
    for group in groups:
        packs: list[tuple[int, str]] = []  # those with a meeting of their own
        for copy in group.copies:
            if copy is group.kept:
                continue
            if not copy.is_container:
                yield _mark(copy, group.kept.minutes.file)
                continue
            number = first_of.get(copy.number, copy.number)
            same = [file for other, file in packs if other == number or frozenset((other, number)) in alike]
            meetings = tuple(_find_kept(copy, heading, held_by[number]) for heading in copy.minutes.headings)
            if same or None not in meetings:
                yield _mark(copy, same[0] if same else group.kept.minutes.file)
            else:
                packs.append((number, copy.minutes.file))
                yield Mark(copy.minutes.file, None, meetings)


def _mark(copy: Copy, kept: str) -> Mark:
    return Mark(copy.minutes.file, kept, (kept,) * len(copy.minutes.headings))


def _find_kept(pack: Copy, meeting: Heading, held: Sequence[Held]) -> str | None:
    """Return the kept file that has a meeting of a pack too."""
    for one in held:
        if in_conflict([meeting], one.headings):
            continue
        if len(pack.minutes.headings) == 1 or (
            meeting.date and meeting.date in {h.date for h in one.headings}
        ):
            return one.kept
    return None
