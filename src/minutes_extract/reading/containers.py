"""ZIP containers of XML, opened with care: DOCX and ODT files come from anywhere."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, ParseError

from minutes_extract.errors import DamagedFileError, EncryptedFileError, TooLargeError

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_UNPACKED = 128 * 2**20
"""Bytes of a part once it is unpacked; the text of the longest minutes takes far less."""

MOST_MEMBERS = 20_000
"""Files in a container."""

MOST_NESTED = 250
"""Elements of XML inside each other."""

_ENCRYPTED = 0x1


class Container:
    """The parts of a DOCX or ODT file.

    Args:
        data: the file's bytes.

    Raises:
        DamagedFileError: if they are no ZIP container.
        TooLargeError: if it holds too many files.

    """

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            self.names = self._archive.namelist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise DamagedFileError("is a damaged ZIP container: it cannot be opened") from error
        if len(self.names) > MOST_MEMBERS:
            raise TooLargeError(f"is too large: it holds more than {MOST_MEMBERS:,} files")

    def read(self, name: str) -> bytes | None:
        """Return a part unpacked, or None where there is none of this name.

        Raises:
            DamagedFileError: if it cannot be unpacked.
            EncryptedFileError: if it needs a password.
            TooLargeError: if it unpacks to more than any minutes hold.

        """
        if name not in self.names:
            return None
        if self._archive.getinfo(name).flag_bits & _ENCRYPTED:
            raise EncryptedFileError("needs a password; save it without one first")
        try:
            # What the container says of its own sizes is not to be trusted: count while unpacking.
            with self._archive.open(name) as stream:
                data = stream.read(MOST_UNPACKED + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            RuntimeError,
            NotImplementedError,
            ValueError,
        ) as error:
            raise DamagedFileError(f"is damaged: its part {name} cannot be unpacked") from error
        if len(data) > MOST_UNPACKED:
            raise TooLargeError(
                f"is too large: a part of it unpacks to more than {MOST_UNPACKED // 2**20} MiB"
            )
        return data

    def tree(self, name: str) -> Element | None:
        """Return the XML of a part, or None where there is none of this name.

        Raises:
            DamagedFileError: if it is not well-formed, or declares entities of its own.
            TooLargeError: if it is nested beyond all reason.

        """
        data = self.read(name)
        return None if data is None else parse_xml(data, name)


def parse_xml(data: bytes, name: str) -> Element:
    """Parse XML that may be hostile: no entities, nothing fetched, no bottomless nesting.

    Args:
        data: the bytes.
        name: of the part, for the message.

    Raises:
        DamagedFileError: if it is not well-formed, or declares entities.
        TooLargeError: if its elements are nested beyond all reason.

    """
    # Only these formats need it.
    from defusedxml import DefusedXmlException, ElementTree

    root: Element | None = None
    depth = 0
    try:
        for event, element in ElementTree.iterparse(
            io.BytesIO(data), events=("start", "end"), forbid_dtd=True
        ):
            if event == "start":
                depth += 1
                root = element if root is None else root
                if depth > MOST_NESTED:
                    raise TooLargeError(
                        f"is nested too deeply: more than {MOST_NESTED} elements inside each other"
                    )
            else:
                depth -= 1
    except (ParseError, ValueError, LookupError, DefusedXmlException) as error:
        what = "declares entities of its own" if isinstance(error, DefusedXmlException) else "is not XML"
        raise DamagedFileError(f"is damaged: its part {name} {what}") from error
    if root is None:
        raise DamagedFileError(f"is damaged: its part {name} is empty")
    return root


def local(element: Element) -> str:
    """Return an element's name without its namespace.

    >>> local(Element("{urn:example}p"))
    'p'

    """
    return str(element.tag).rpartition("}")[2]


def children(element: Element | None, *names: str) -> Iterator[Element]:
    """Yield the children of an element that have one of these names, whatever their namespace."""
    if element is not None:
        for child in element:
            if local(child) in names:
                yield child


def child(element: Element | None, *path: str) -> Element | None:
    """Return the first element at a path of names below an element, or None."""
    for name in path:
        element = next(children(element, name), None)
    return element


def attribute(element: Element | None, name: str) -> str | None:
    """Return an attribute by its name without namespace, or None."""
    if element is not None:
        for key, value in element.attrib.items():
            if key.rpartition("}")[2] == name:
                return value
    return None
