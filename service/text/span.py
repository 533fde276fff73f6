"""The one span type of the project."""

from bisect import bisect_left
from typing import NamedTuple


class Span(NamedTuple):
    """Half-open range ``[start, end)`` of code points in the aligned text (``Text.norm``)."""

    start: int
    end: int

    def within(self, other: "Span") -> bool:
        """True when this range lies inside ``other`` (equal ranges do)."""
        return other.start <= self.start and self.end <= other.end

    def overlaps(self, other: "Span") -> bool:
        """True when the two ranges share at least one character."""
        return self.start < other.end and other.start < self.end


def touching(spans: list[Span], start: int, end: int) -> list[Span]:
    """The ranges of ``spans`` (in order, not overlapping) that share a character with ``[start, end)``."""
    low = bisect_left(spans, (start, start))
    if low and spans[low - 1].end > start:
        low -= 1
    return spans[low : bisect_left(spans, (end, end))]
