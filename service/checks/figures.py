"""The numbers of a report as its arithmetic sees them: each with all the values that print as it does."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from service.checks.interval import Interval
from service.checks.printed import Printed, left_open, read_printed
from service.indicators.model import Indicator, Observation
from service.quantities.notation import NUMBER
from service.report import Report
from service.text.align import Text
from service.text.lazy import regex
from service.text.span import Span

PERCENT = "%"
_NUMBER = regex(NUMBER)


class Series(NamedTuple):
    """What makes two levels the same thing at two times."""

    name: str
    unit: str
    place: int | None
    price_basis: int | None


class Figure:
    """One number of one row.

    ``order``: its place among all figures, in text order; ``indicator``/``observation``: where it stands
    in the report. What costs time is worked out when asked for: most numbers are in no sum.
    """

    def __init__(
        self, order: int, at: tuple[int, int], row: Indicator, cell: Observation, printed: Printed, norm: str
    ) -> None:
        self.order = order
        self.indicator, self.observation = at
        self.row, self.cell = row, cell
        self.printed = printed
        self.is_single = cell.number_high is None and cell.total is None
        """True but for ranges and parts over a whole."""
        self.is_level = cell.measure == "level" and self.is_single
        self.amount = cell.number
        """The number, in units of ``cell.unit``."""
        self._norm = norm
        self._range: Interval | None = None

    @property
    def span(self) -> Span:
        return self.cell.span

    @property
    def sure(self) -> bool:
        """False for "khoảng 5.000": such a number may confirm a sum, but accuses nobody."""
        return self.cell.approximation is None

    @property
    def places(self) -> int:
        """Printed decimals."""
        return self.printed.places

    @property
    def scale(self) -> Decimal:
        """What 1 stands for as printed ("tỷ")."""
        return self.printed.scale

    @property
    def range(self) -> Interval:
        """What may have been rounded or cut off to it."""
        if self._range is None:
            self._range = left_open(self.cell.number, self.printed, self.cell.unit)
        return self._range

    @property
    def whole(self) -> Interval | None:
        """Of "312/415 ha" what 415 leaves open: plans are set, not rounded."""
        if self.cell.total is None:
            return None
        start = self._norm.find("/", self.cell.digits.end, self.cell.span.end) + 1
        match = _NUMBER.search(self._norm, start, self.cell.span.end)
        printed = read_printed(self.cell.total, match[0], self.cell.scale) if match else None
        return left_open(self.cell.total, printed, self.cell.unit, may_be_round=False) if printed else None

    @cached_property
    def series(self) -> Series:
        """The series that it belongs to."""
        name = " ".join(self.row.name.lower().split())
        return Series(name, self.cell.unit, self.row.place, self.cell.price_basis)


class Figures:
    """All figures in text order, by row and by sentence."""

    def __init__(self, report: Report) -> None:
        self.text: Text = report.text
        self.rows = report.indicators
        self.all: list[Figure] = []
        self._read()
        self._ends = [figure.span.end for figure in self.all]
        self.of_row: dict[int, list[Figure]] = defaultdict(list)
        self.of_sentence: dict[Span, list[Figure]] = defaultdict(list)
        for figure in self.all:
            self.of_row[figure.indicator].append(figure)
            self.of_sentence[figure.row.sentence].append(figure)

    def _read(self) -> None:
        norm = self.text.norm
        found = [
            (cell.span, (i, k), row, cell) for i, row in enumerate(self.rows) for k, cell in enumerate(row.observations)
        ]
        found.sort(key=lambda one: one[:2])
        for _, at, row, cell in found:
            printed = read_printed(cell.number, norm[cell.digits.start : cell.digits.end], cell.scale)
            if printed:
                self.all.append(Figure(len(self.all), at, row, cell, printed, norm))

    def beside(self, figure: Figure, before: int, after: int) -> list[Figure]:
        """Up to so many figures before and after one, of its own row."""
        near = self.all[max(0, figure.order - before) : figure.order + after + 1]
        return [other for other in near if other.indicator == figure.indicator]

    def end_before(self, offset: int) -> int:
        """Where the last figure before an offset ends."""
        return self._ends[max(0, bisect_right(self._ends, offset) - 1)]

    def level(self, indicator: int) -> Figure | None:
        """The first level of a row."""
        return next((figure for figure in self.of_row[indicator] if figure.is_level), None)

    @cached_property
    def repeated(self) -> dict[Series, list[Figure]]:
        """Levels of things that have several, in text order."""
        named: dict[str, list[Figure]] = defaultdict(list)
        for figure in self.all:
            if figure.is_level:
                named[figure.row.name].append(figure)
        groups: dict[Series, list[Figure]] = defaultdict(list)
        for same in named.values():
            if len(same) > 1:
                for figure in same:
                    groups[figure.series].append(figure)
        return groups
