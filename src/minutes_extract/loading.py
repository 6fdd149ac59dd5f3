"""From what a user names as a version, a document or a record, to what is compared."""

from __future__ import annotations

from minutes_extract.compare import Version
from minutes_extract.errors import RecordError
from minutes_extract.pipeline import parse_with_text
from minutes_extract.records import Record
from minutes_extract.sources import Document, load
from minutes_extract.validating import check_record, split_records


def load_version(source: Document | Record) -> Version:
    """Return a version: a record as it is, a document with its text and the record read from it.

    Args:
        source: a `Record`; or a path, bytes or a stream, of a document or of a record as JSON.

    Raises:
        MinutesError: one of its kinds, where a document cannot be read or a record is none.

    """
    if isinstance(source, Record):
        return Version(source, None)
    data, name = load(source)
    return version_of(data, name)


def version_of(data: bytes, name: str = "-") -> Version:
    """Return the version that a file holds.

    Args:
        data: the file's bytes.
        name: its name, without folders.

    Raises:
        MinutesError: one of its kinds, where a document cannot be read or a record is none.

    """
    # No minutes begin with a brace; what does is meant for a record, and told what it lacks.
    if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] != b"{":
        return Version(*parse_with_text(data, name))
    parts = split_records(data)
    if len(parts) > 1:
        raise RecordError(f"holds {len(parts)} records; give one record, or a document")
    record, faults = check_record(parts[0][1])
    if record is None:
        raise RecordError(f"is not a record: {faults[0].where or 'the whole'}: {faults[0].message}")
    return Version(record, None)
