"""The one span type of the project."""

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
