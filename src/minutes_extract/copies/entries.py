"""A document as an index keeps it: all that costs time is worked out before, wherever the document was read."""

from __future__ import annotations

import hashlib
import json
import zlib
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING

from minutes_extract.copies.documents import Heading, Minutes
from minutes_extract.copies.sketches import sketch
from minutes_extract.records import Record

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Entry:
    """What is kept of one document.

    Args:
        sha256: of its bytes, in hexadecimal.
        letters_sha256: the same for all files with the same letters in the same order.
        headings: as JSON.
        recognised: whether some of its pages were recognised from pictures.
        sketch: the sampled hashes of its runs, 8 bytes each.
        words: normalised, in UTF-8.
        record: as JSON, deflated; None where there is none.

    """

    sha256: str
    letters_sha256: bytes
    headings: str
    recognised: bool
    sketch: bytes
    words: bytes
    record: bytes | None


def entry_of(minutes: Minutes) -> Entry:
    """Return what an index keeps of a document.

    Args:
        minutes: the document.

    """
    words = minutes.words.encode("utf-8", errors="surrogatepass")
    return Entry(
        minutes.sha256,
        hashlib.sha256(words.replace(b" ", b"")).digest(),
        json.dumps([astuple(heading) for heading in minutes.headings]),
        minutes.recognised,
        sketch(minutes.words).tobytes(),
        words,
        zlib.compress(minutes.record.model_dump_json(by_alias=True).encode(), 1) if minutes.record else None,
    )


def words_of(data: bytes) -> str:
    """Return the words that an entry keeps.

    Args:
        data: as `Entry.words` has them.

    """
    return data.decode("utf-8", errors="surrogatepass")


def headings_of(data: str) -> Sequence[Heading]:
    """Return the headings that an entry keeps.

    Args:
        data: as `Entry.headings` has them.

    """
    return [Heading(*heading) for heading in json.loads(data)]


def record_of(data: bytes | None) -> Record | None:
    """Return the record that an entry keeps.

    Args:
        data: as `Entry.record` has it.

    """
    return Record.model_validate_json(zlib.decompress(data)) if data else None
