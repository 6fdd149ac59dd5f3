"""The third stage: the text to meetings, their attendance block, items and close."""

from minutes_extract.segmenting.meetings import segment

__all__ = ["segment"]
