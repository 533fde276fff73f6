"""Are these all the parts? By the text, not by their sum."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from service.checks.figures import PERCENT, Figure, Figures
from service.checks.interval import total as sum_of
from service.checks.lists import LONGEST, Words
from service.indicators.model import Diagnostic
from service.text.fold import phrase
from service.text.lazy import regex

_LAST_WORDS = 40  # characters behind the last number in which a part without a number shows
_ANOTHER = regex(r"[,;]\s*[^\W\d_]|(?<![^\W\d_])và\s")
_NAMED = regex(r"\(([^()\d]{3,90})\)")
_LABEL = 120  # characters before a number in which its label stands
_ITEMS = phrase(r"\s*[,;]\s*| và ")


class Completeness:
    """Judges lists of parts in one report."""

    def __init__(self, figures: Figures, words: Words, unread: Sequence[Diagnostic]) -> None:
        self.figures, self.words, self.key = figures, words, figures.text.key
        self.unread = [row.span for row in unread]

    def is_complete(self, total: Figure, parts: Sequence[Figure], start: int, end: int, *, whole: bool) -> bool:
        """``start``, ``end``: the stretch that lists the parts; ``whole``: opened by "gồm" or its like."""
        if len(parts) < 2 or self._is_open(total, parts, start, end):
            return False
        return (
            whole
            or self._ends_in_rest(parts)
            or self._are_complements(parts, start)
            or self._share_all(parts)
            or self._are_named(total, parts, start)
        )

    def _is_open(self, total: Figure, parts: Sequence[Figure], start: int, end: int) -> bool:
        """True where a part may be missing: "…", a number that nobody read, words behind the last number."""
        tail = self.figures.end_before(end)
        return (
            end - start >= LONGEST
            or self.words.open.search(self.key, start, end + 1) is not None
            or self.words.each.search(self.key, start, end) is not None
            or self._leaves_out(total, start, end)
            or _ANOTHER.search(self.key, tail, min(end, tail + _LAST_WORDS)) is not None
        )

    def _leaves_out(self, total: Figure, start: int, end: int) -> bool:
        """True where a number that nobody read may be a part: "dưới 3 tháng" is none of "4.680 người"."""
        unit = self.key[total.cell.digits.end : total.span.end].split()[-1:]
        for span in self.unread[bisect_left(self.unread, (start, start)) :]:
            if span.start >= end:
                return False
            words = self.key[span.start : span.end].split()
            if words[1:] == [] or words[-1:] == unit:
                return True
        return False

    def _ends_in_rest(self, parts: Sequence[Figure]) -> bool:
        """ "…; còn lại 12 ha": the last part is what is left."""
        return self.words.rest.search(self.key, parts[-2].span.end, parts[-1].span.start) is not None

    def _are_complements(self, parts: Sequence[Figure], start: int) -> bool:
        """ "nam 733 người, nữ 520 người" """
        if len(parts) != 2:
            return False
        first, second = parts
        before = (self._last_side(start, first.span.start), self._last_side(first.span.end, second.span.start))
        after = (self._first_side(first), self._first_side(second))
        return frozenset(before) in self.words.complements or frozenset(after) in self.words.complements

    def _last_side(self, start: int, end: int) -> str:
        named = self.words.side.findall(self.key, start, end)
        return " ".join(named[-1].split()) if named else ""

    def _first_side(self, part: Figure) -> str:
        """ "120 người thành thị": behind the number, in its own clause."""
        named = self.words.side.search(self.key, part.span.end, part.span.end + _LAST_WORDS)
        own = named is not None and _ANOTHER.search(self.key, part.span.end, named.start()) is None
        return " ".join(named[0].split()) if named and own else ""

    def _share_all(self, parts: Sequence[Figure]) -> bool:
        """True where each part has its share and they make a hundred."""
        shares = [share for part in parts if (share := share_of(self.figures, part))]
        if len(shares) < len(parts):
            return False
        together = sum_of(share.range for share in shares)
        return together.low <= 100 <= together.high

    def _are_named(self, total: Figure, parts: Sequence[Figure], start: int) -> bool:
        """ "Tổng đàn gia súc (trâu, bò, lợn) đạt 61.250 con": each part is one of those that it names."""
        named = _NAMED.search(self.key, max(0, total.span.start - _LABEL), total.span.start)
        items = [item.strip() for item in _ITEMS.split(named[1])] if named else []
        begins = [start, *(part.span.end for part in parts)]
        return len(items) == len(parts) and all(
            item in self.key[begin : part.span.start] for item, begin, part in zip(items, begins, parts, strict=False)
        )


def share_of(figures: Figures, level: Figure) -> Figure | None:
    """The share that stands right behind a level: "126 triệu USD, chiếm 30%"."""
    for figure in figures.all[level.order + 1 : level.order + 2]:
        same_row = figure.indicator == level.indicator
        if same_row and figure.cell.measure == "share" and figure.cell.unit == PERCENT and figure.is_single:
            return figure
    return None
