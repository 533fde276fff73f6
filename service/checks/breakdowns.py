"""Finds totals with their parts: "61.250 con, trong đó: trâu 8.150 con; bò …".

Two ways lead to one: the rows' own ``parent``, and the text between the numbers ("gồm", a bracket).
Only where the text says that the parts are all of them ("gồm", "còn lại", shares to 100, nam and nữ),
and nothing says otherwise, may their sum be found wrong.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from service.checks.completeness import Completeness
from service.checks.figures import Figure, Figures
from service.checks.lists import MOST, Listing, ListReader, Words
from service.checks.printed import is_count
from service.report import Report

_FAR = 400  # characters between a total and its first part


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


def find_breakdowns(report: Report, figures: Figures, words: Words) -> list[Breakdown]:
    """All breakdowns, each total with the same parts once, in text order."""
    finder = _Finder(report, figures, words)
    found: dict[tuple[int, ...], Breakdown] = {}
    for breakdown in [*finder.by_text(), *finder.by_rows()]:
        known = (breakdown.total.order, *(part.order for part in breakdown.parts))
        if known not in found or (breakdown.complete and not found[known].complete):
            found[known] = breakdown
    return sorted(found.values(), key=lambda breakdown: breakdown.total.order)


class _Finder:
    """Finds the breakdowns of one report, each way by itself."""

    def __init__(self, report: Report, figures: Figures, words: Words) -> None:
        self.figures, self.words = figures, words
        self.completeness = Completeness(figures, words, report.diagnostics)
        self.lists = ListReader(figures, words)
        self.blocks = report.structure.blocks
        self.block_of = {sentence.span: sentence.block for sentence in report.structure.sentences}

    def by_text(self) -> Iterator[Breakdown]:
        """Each listing as parts of the levels before it, by their unit."""
        for listing in self.lists.listings():
            for total in _last_of_each_unit(listing.above):
                for parts in _readings(total, listing.inside):
                    if parts[0].span.start - total.span.end <= _FAR:
                        yield self._listed(total, parts, listing)

    def _listed(self, total: Figure, parts: tuple[Figure, ...], listing: Listing) -> Breakdown:
        by_rows = all(part.row.parent == total.indicator for part in parts)
        own = (None, total.indicator)
        free = all(part.row.parent in own or part.indicator == total.indicator for part in parts)
        beside = listing.beside and total is listing.above[-1]
        tied = (by_rows or (free and beside)) and self._are_alike(total, parts)
        complete = (
            tied
            and not self._nested(parts)
            and self.completeness.is_complete(total, parts, listing.start, listing.end, whole=listing.whole)
        )
        return Breakdown(total, parts, tied, tied and by_rows and not listing.bracket, complete)

    def by_rows(self) -> Iterator[Breakdown]:
        """Each row with levels as parts of its parent."""
        children: dict[int, list[Figure]] = defaultdict(list)
        for index, row in enumerate(self.figures.rows):
            level = self.figures.level(index) if row.parent is not None else None
            if row.parent is not None and level:
                children[row.parent].append(level)
        for parent, parts in children.items():
            for total in _last_of_each_unit([f for f in self.figures.of_row[parent] if f.is_level]):
                same = tuple(part for part in parts if part.cell.unit == total.cell.unit)[:MOST]
                if same and total.order < same[0].order:
                    yield self._of_rows(total, same)

    def _of_rows(self, total: Figure, parts: tuple[Figure, ...]) -> Breakdown:
        """Tied only behind a word that opens a list: rows alone may be misread."""
        start, end = total.span.end, parts[-1].row.sentence.end
        opener = next(self.words.openers(self.figures.text.key, start, min(parts[0].span.start, start + _FAR)), None)
        word = opener is not None and not opener.bracket and not self.lists.steps_out(total, opener.start)
        tied = word and self._are_alike(total, parts)
        complete = (
            tied and not self._nested(parts) and self.completeness.is_complete(total, parts, start, end, whole=False)
        )
        return Breakdown(total, parts, tied, tied, complete)

    def _nested(self, parts: Sequence[Figure]) -> bool:
        """ "A 5 ha, trong đó a 2 ha; B 3 ha": what follows the inner opener are parts of a part."""
        return self.lists.opens(parts[0].span.end, parts[-1].span.start)

    def _are_alike(self, total: Figure, parts: Sequence[Figure]) -> bool:
        return _alike(total, parts) and self._are_together(total, parts[0]) and not self._has_twin(total)

    def _are_together(self, total: Figure, part: Figure) -> bool:
        """In one paragraph, in the next line, or in the items that the total's paragraph introduces."""
        above, below = self.block_of.get(total.row.sentence), self.block_of.get(part.row.sentence)
        if above is None or below is None:
            return False
        between = self.figures.text.norm[self.blocks[above].span.end : self.blocks[below].span.start]
        next_line = below == above + 1 and between.count("\n") < 2
        return next_line or above in (below, self.blocks[below].parent)

    def _has_twin(self, total: Figure) -> bool:
        """ "trong tháng 386 tấn, lũy kế 3.110 tấn, trong đó: …": whose parts they are nobody can tell."""
        near = self.figures.all[max(0, total.order - MOST) : total.order]
        return any(
            other.is_level
            and other.row.sentence == total.row.sentence
            and other.row.period != total.row.period
            and other.series == total.series
            for other in near
        )


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
    """One unit, one time, one kind of status and price; the total's place, or a place for each."""
    places = [part.row.place for part in parts]
    return all(
        _is_kind_of(part.cell.unit, total.cell.unit)
        and _same_time(total, part)
        and (part.cell.status == "target") == (total.cell.status == "target")
        and part.cell.price_basis == total.cell.price_basis
        for part in parts
    ) and (are_disjoint(parts) or all(place == total.row.place for place in places))


def _same_time(total: Figure, part: Figure) -> bool:
    """Of two numbers without words for their time, one may be read as a stock, the other as a flow."""
    inferred = part.row.period_inferred and (total.row.period is None or total.row.period_inferred)
    return part.row.period == total.row.period or inferred


def are_disjoint(parts: Sequence[Figure]) -> bool:
    """True where each part is about a place of its own, so that nothing is counted twice."""
    places = [part.row.place for part in parts]
    return len(parts) > 1 and None not in places and len(set(places)) == len(places)


def nominal_sum(parts: Sequence[Figure]) -> Decimal:
    """The sum of the numbers as printed."""
    return sum((part.amount for part in parts), Decimal(0))
