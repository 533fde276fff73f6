"""Finds totals with their parts: "61.250 con, trong đó: trâu 8.150 con; bò …".

Two ways lead to one: the rows' own ``parent``, and the text between the numbers ("gồm", a bracket).
Only where the text says that the parts are all of them ("gồm", "còn lại", shares to 100, nam and nữ),
and nothing says otherwise, may their sum be found wrong.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from service.checks.figures import PERCENT, Figure, Figures
from service.checks.interval import total as sum_of
from service.checks.printed import is_count
from service.lexicon.alternation import alternation
from service.lexicon.model import Lexicon
from service.report import Report
from service.text.fold import key
from service.text.span import Span

_FAR = 400  # characters between a total and its first part
_MOST_PARTS = 30
_LONGEST = 3000  # characters of a list
_LAST_WORDS = 40  # characters behind the last number in which a part without a number shows


class Breakdown(NamedTuple):
    """A total and parts of it.

    ``tied``: rows and text agree that they are parts of this total, of one time and place; ``cued``: by a
    word such as "trong đó", not by a bracket alone; ``complete``: by the text the parts are all of them.
    """

    total: Figure
    parts: tuple[Figure, ...]
    tied: bool
    cued: bool
    complete: bool


class Words:
    """The words of a breakdown, ready for look-up in keys."""

    def __init__(self, lexicon: Lexicon) -> None:
        roles: dict[str, list[str]] = defaultdict(list)
        for row in lexicon.table("breakdowns"):
            roles[row["role"]].append(row["word"])
        edge, end = r"(?<![^\W\d_])", r"(?![^\W\d_])"
        loose = alternation(roles["loose"])
        self.opener = re.compile(
            rf"(?P<whole>{edge}(?:{alternation(roles['whole'])}){end}(?!\s+(?:{loose}){end}))"
            rf"|{edge}(?:{alternation(roles['some'])}){end}|(?P<bracket>\()"
        )
        self.loosened = re.compile(rf"{edge}(?:{loose})\s+$")
        self.rest = re.compile(rf"[\s,;:]*(?:và\s+)?{edge}(?:{alternation(roles['rest'])}){end}")
        self.each = re.compile(rf"{edge}(?:{alternation(roles['each'])}){end}")
        self.open = re.compile("|".join(re.escape(key(word)) for word in roles["open"]))
        pairs = [(key(row["one"]), key(row["other"])) for row in lexicon.table("complements")]
        self.complements = frozenset(frozenset(pair) for pair in pairs)
        self.side = re.compile(rf"{edge}(?:{alternation(side for pair in pairs for side in pair)}){end}")


@cache
def breakdown_words(lexicon: Lexicon) -> Words:
    """The words of one lexicon."""
    return Words(lexicon)


class _List(NamedTuple):
    """A stretch of text that lists parts: ``start`` of its opening, the parts' text, what opened it."""

    start: int
    end: int
    whole: bool
    bracket: bool


class BreakdownFinder:
    """Finds the breakdowns of one report."""

    def __init__(self, report: Report, figures: Figures, words: Words) -> None:
        self.figures, self.words, self.key = figures, words, report.text.key
        self.unread = [row.span.start for row in report.diagnostics]

    def find(self) -> list[Breakdown]:
        """All breakdowns, each total with the same parts once, in text order."""
        found: dict[tuple[int, ...], Breakdown] = {}
        for breakdown in [*self._by_text(), *self._by_rows()]:
            known = (breakdown.total.order, *(part.order for part in breakdown.parts))
            if known not in found or (breakdown.complete and not found[known].complete):
                found[known] = breakdown
        return sorted(found.values(), key=lambda breakdown: breakdown.total.order)

    # ---- by the text between the numbers

    def _by_text(self) -> Iterator[Breakdown]:
        before: list[Figure] = []
        for sentence, members in self.figures.of_sentence.items():
            levels = [figure for figure in members if figure.is_level]
            if levels:
                starts = [level.span.start for level in levels]
                for listed in self._lists(sentence, levels[-1].span.start):
                    at = bisect_left(starts, listed.start)
                    above = levels[max(0, at - _MOST_PARTS) : at]
                    yield from self._of_list(listed, above, before, levels[at : at + _MOST_PARTS])
                before = levels[-_MOST_PARTS:]

    def _lists(self, sentence: Span, last: int) -> Iterator[_List]:
        """Stretches that an opener begins before the last level of a sentence. One inside another ends with
        its clause: "trong đó A 98 km, gồm a 61 km, b 37 km; B 54 km"."""
        inner = False
        for match in self.words.opener.finditer(self.key, sentence.start, last):
            end = min(sentence.end, match.start() + _LONGEST)
            if match["bracket"]:
                close = self.key.find(")", match.end(), end)
                yield _List(match.start(), close if close >= 0 else end, False, True)
                continue
            whole = bool(match["whole"]) and not self.words.loosened.search(self.key, sentence.start, match.start())
            clause = self.key.find(";", match.start(), end) if inner else -1
            end = clause if clause >= 0 else self._closing(sentence, match.start(), end)
            yield _List(match.start(), end, whole, False)
            inner = True

    def _closing(self, sentence: Span, opener: int, end: int) -> int:
        """Where the bracket around an opener closes, or the end of the sentence."""
        start = max(sentence.start, opener - _LONGEST)
        if self.key.count("(", start, opener) <= self.key.count(")", start, opener):
            return end
        close = self.key.find(")", opener, end)
        return close if close >= 0 else end

    def _of_list(
        self, listed: _List, above: Sequence[Figure], before: Sequence[Figure], after: Sequence[Figure]
    ) -> Iterator[Breakdown]:
        """``above``, ``after``: levels of the sentence on both sides of the opener; ``before``: those of the
        sentence before, for a list that opens its sentence."""
        inside = self._outermost(listed, [figure for figure in after if figure.span.start < listed.end])
        outside = [level for level in above or before if not self._steps_out(level.span.end, listed.start)]
        for total in _last_of_each_unit(outside):
            if inside and inside[0].span.start - total.span.end <= _FAR:
                for parts in _readings(total, inside):
                    yield self._breakdown(total, parts, listed, beside=bool(above) and total is above[-1])

    def _steps_out(self, start: int, end: int) -> bool:
        """True where a bracket closes that was open at ``start``: "600 hộ (nghèo 20 hộ), trong đó: …" is
        about the 600."""
        between = self.key[start : min(end, start + _FAR)]
        close = between.find(")")
        return close >= 0 and between.find("(", 0, close) < 0

    def _outermost(self, listed: _List, inside: Sequence[Figure]) -> list[Figure]:
        """Without the parts of parts, in brackets or behind an opener of their own."""
        kept, depth, at, closed = [], 0, listed.start + listed.bracket, 0
        for figure in inside:
            start = figure.span.start
            depth += self.key.count("(", at, start) - self.key.count(")", at, start)
            if at > listed.start + listed.bracket and self._opens(at, start):
                clause = self.key.find(";", start, listed.end)
                closed = clause if clause >= 0 else listed.end
            if depth <= 0 and start >= closed:
                kept.append(figure)
            at = start
        return kept

    def _opens(self, start: int, end: int) -> bool:
        """True where a word between two numbers opens a list."""
        return any(not match["bracket"] for match in self.words.opener.finditer(self.key, start, end))

    def _breakdown(self, total: Figure, parts: tuple[Figure, ...], listed: _List, *, beside: bool) -> Breakdown:
        """``beside``: no other level stands between the total and the opening of its list."""
        by_rows = all(part.row.parent == total.indicator for part in parts)
        free = all(part.row.parent in (None, total.indicator) for part in parts)
        tied = by_rows or (free and beside and (listed.whole or listed.bracket))
        tied = tied and _alike(total, parts) and not self._has_twin(total)
        complete = tied and self._is_complete(parts, listed.start, listed.end, whole=listed.whole)
        cued = tied and by_rows and not listed.bracket
        return Breakdown(total, parts, tied, cued, complete and not self._nested(parts))

    def _has_twin(self, total: Figure) -> bool:
        """ "trong tháng 386 tấn, lũy kế 3.110 tấn, trong đó: …": whose parts they are nobody can tell."""
        near = self.figures.all[max(0, total.order - _MOST_PARTS) : total.order]
        return any(
            other.is_level
            and other.row.sentence == total.row.sentence
            and other.series == total.series
            and other.row.period != total.row.period
            for other in near
        )

    def _nested(self, parts: Sequence[Figure]) -> bool:
        """ "A 5 ha, trong đó a 2 ha; B 3 ha": what follows the inner opener are parts of a part."""
        return self._opens(parts[0].span.end, parts[-1].span.start)

    # ---- by the rows' parents

    def _by_rows(self) -> Iterator[Breakdown]:
        children: dict[int, list[Figure]] = defaultdict(list)
        for index, row in enumerate(self.figures.rows):
            level = self.figures.level(index)
            if row.parent is not None and level:
                children[row.parent].append(level)
        for parent, parts in children.items():
            for total in _last_of_each_unit([f for f in self.figures.of_row[parent] if f.is_level]):
                same = tuple(part for part in parts if part.cell.unit == total.cell.unit)[:_MOST_PARTS]
                if same and total.order < same[0].order:
                    yield self._of_rows(total, same)

    def _of_rows(self, total: Figure, parts: tuple[Figure, ...]) -> Breakdown:
        start, end = total.span.end, parts[-1].row.sentence.end
        opener = self.words.opener.search(self.key, start, min(parts[0].span.start, start + _FAR))
        word = opener is not None and not opener["bracket"] and not self._steps_out(start, opener.start())
        tied = word and _alike(total, parts) and not self._has_twin(total)
        complete = tied and self._is_complete(parts, start, end, whole=False) and not self._nested(parts)
        return Breakdown(total, parts, tied, tied, complete)

    # ---- are these all the parts?

    def _is_complete(self, parts: Sequence[Figure], start: int, end: int, *, whole: bool) -> bool:
        if len(parts) < 2 or self._is_open(parts, start, end):
            return False
        return whole or self._ends_in_rest(parts) or self._are_complements(parts, start) or self._share_all(parts)

    def _is_open(self, parts: Sequence[Figure], start: int, end: int) -> bool:
        """True where a part may be missing: "…", a number that nobody read, words behind the last number."""
        tail = self.figures.end_before(end)
        unread = bisect_left(self.unread, start)
        return (
            end - start >= _LONGEST
            or self.words.open.search(self.key, start, end + 1) is not None
            or self.words.each.search(self.key, start, end) is not None
            or (unread < len(self.unread) and self.unread[unread] < end)
            or _ANOTHER.search(self.key, tail, min(end, tail + _LAST_WORDS)) is not None
        )

    def _ends_in_rest(self, parts: Sequence[Figure]) -> bool:
        """ "…; còn lại 12 ha": the last part is what is left."""
        return self.words.rest.search(self.key, parts[-2].span.end, parts[-1].span.start) is not None

    def _are_complements(self, parts: Sequence[Figure], start: int) -> bool:
        if len(parts) != 2:
            return False
        first, second = parts
        before = (self._last_side(start, first.span.start), self._last_side(first.span.end, second.span.start))
        after = (self._first_side(first), self._first_side(second))
        return frozenset(before) in self.words.complements or frozenset(after) in self.words.complements

    def _last_side(self, start: int, end: int) -> str:
        """ "… nữ" right before a number."""
        named = self.words.side.findall(self.key, start, end)
        return " ".join(named[-1].split()) if named else ""

    def _first_side(self, part: Figure) -> str:
        """ "120 người thành thị": behind it, in its own clause."""
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


_ANOTHER = re.compile(r"[,;]\s*[^\W\d_]|(?<![^\W\d_])và\s")


def share_of(figures: Figures, level: Figure) -> Figure | None:
    """The share that stands right behind a level: "126 triệu USD, chiếm 30%"."""
    following = figures.all[level.order + 1 : level.order + 2]
    for figure in following:
        same_row = figure.indicator == level.indicator
        if same_row and figure.cell.measure == "share" and figure.cell.unit == PERCENT and figure.is_single:
            return figure
    return None


def _last_of_each_unit(levels: Sequence[Figure]) -> list[Figure]:
    return list({figure.cell.unit: figure for figure in levels}.values())


def _readings(total: Figure, inside: Sequence[Figure]) -> Iterator[tuple[Figure, ...]]:
    """Parts in the total's unit ("39 huy chương": "5 huy chương vàng"), and counts of all kinds."""
    same = tuple(part for part in inside if _is_kind_of(part.cell.unit, total.cell.unit))
    if same:
        yield same
    if is_count(total.cell.unit):
        counts = tuple(part for part in inside if is_count(part.cell.unit))
        if len(counts) > max(1, len(same)):
            yield counts


def _is_kind_of(unit: str, whole: str) -> bool:
    return unit == whole or (is_count(whole) and unit.startswith(whole[:-1] + " "))


def _alike(total: Figure, parts: Sequence[Figure]) -> bool:
    """One unit, one time (a part without words for its own has the total's), one kind of status and price;
    the total's place, or a place for each."""
    places = [part.row.place for part in parts]
    by_place = None not in places and len(set(places)) == len(places)
    return all(
        _is_kind_of(part.cell.unit, total.cell.unit)
        and (part.row.period == total.row.period or part.row.period_inferred)
        and (part.cell.status == "target") == (total.cell.status == "target")
        and part.cell.price_basis == total.cell.price_basis
        for part in parts
    ) and (by_place or all(place == total.row.place for place in places))


def are_disjoint(parts: Sequence[Figure]) -> bool:
    """True where each part is about a place of its own, so that nothing is counted twice."""
    places = [part.row.place for part in parts]
    return len(parts) > 1 and None not in places and len(set(places)) == len(places)


def nominal_sum(parts: Sequence[Figure]) -> Fraction:
    """The sum of the numbers as printed."""
    return sum((part.amount for part in parts), Fraction(0))
