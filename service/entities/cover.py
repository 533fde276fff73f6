"""Questions about many ranges at once, each answered in logarithmic time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

from service.text.span import Span


class Cover:
    """A set of ranges that may nest and overlap."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._furthest = list(accumulate((span.end for span in ordered), max))

    def holds(self, span: Span) -> bool:
        """Whether one of the ranges contains ``span`` (equal ranges do)."""
        before = bisect_right(self._starts, span.start)
        return before > 0 and self._furthest[before - 1] >= span.end

    def holds_point(self, position: int) -> bool:
        """Whether one of the ranges contains the character at ``position``."""
        return self.holds(Span(position, position + 1))

    def meets(self, span: Span) -> bool:
        """Whether one of the ranges shares a character with ``span``."""
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._furthest[before - 1] > span.start


class Owners:
    """Which records have a mention inside a range: mentions by start, each with its record's index."""

    def __init__(self, mentions: Iterable[tuple[Span, int]]) -> None:
        self._mentions = sorted(mentions)
        self._starts = [span.start for span, _ in self._mentions]

    def inside(self, span: Span) -> list[int]:
        """Indices of the records with a mention inside ``span``, in text order, each once."""
        found: dict[int, None] = {}
        for position in range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)):
            mention, index = self._mentions[position]
            if mention.end <= span.end:
                found[index] = None
        return list(found)
