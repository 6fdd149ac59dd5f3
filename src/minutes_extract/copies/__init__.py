"""Near-identical copies of the same minutes: found, and their kind named."""

from __future__ import annotations

from minutes_extract.copies.documents import Heading, Minutes, minutes_of
from minutes_extract.copies.finding import find_copies
from minutes_extract.copies.report import Copies

__all__ = ["Copies", "Heading", "Minutes", "find_copies", "minutes_of"]
