"""The numbers of a report as its arithmetic sees them: each with all the values that print as it does."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from service.checks.interval import Interval
from service.indicators.model import Indicator, Observation
from service.quantities.notation import NUMBER, is_english, value
from service.report import Report
from service.text.align import Text
from service.text.fold import key
from service.text.span import Span

PERCENT = "%"
_MEASURED = frozenset("/.{}")
_NO_COUNTS = ("{1}", "{times}", "{điểm}", "{điểm phần trăm}")
_ROUND_ZEROS = 2  # zeros at the end of a whole number from which on it may be rounded
_NUMBER = re.compile(NUMBER)
_SCALES = (1, 100, 1_000, 10_000, 1_000_000, 1_000_000_000, 1_000_000_000_000)


class Figure(NamedTuple):
    """One number of one row.

    ``order``: its place among all figures, in text order; ``indicator``/``observation``: where it stands
    in the report; ``amount``: the number in units of ``cell.unit``; ``range``: what may have been rounded
    or cut to it; ``places``: printed decimals; ``scale``: what 1 stands for as printed ("tỷ").
    """

    order: int
    indicator: int
    observation: int
    row: Indicator
    cell: Observation
    amount: Fraction
    range: Interval
    places: int
    scale: Fraction
    whole: Interval | None
    """Of "312/415 ha" what 415 leaves open."""

    @property
    def span(self) -> Span:
        return self.cell.span

    @property
    def sure(self) -> bool:
        """False for "khoảng 5.000": such a number may confirm a sum, but accuses nobody."""
        return self.cell.approximation is None

    @property
    def is_single(self) -> bool:
        """True but for ranges and parts over a whole."""
        return self.cell.number_high is None and self.cell.total is None

    @property
    def is_level(self) -> bool:
        return self.cell.measure == "level" and self.is_single


class Series(NamedTuple):
    """What makes two levels the same thing at two times."""

    name: str
    unit: str
    place: int | None
    price_basis: int | None


class Figures:
    """All figures in text order, by row, by sentence and by series."""

    def __init__(self, report: Report) -> None:
        self.text: Text = report.text
        self.rows = report.indicators
        cells = [(i, k) for i, row in enumerate(self.rows) for k in range(len(row.observations))]
        cells.sort(key=lambda at: self.rows[at[0]].observations[at[1]].span)
        english = is_english(report.text.norm)
        self.all: list[Figure] = []
        for indicator, index in cells:
            figure = _figure(self.text, english, len(self.all), indicator, index, self.rows[indicator])
            if figure:
                self.all.append(figure)
        self._ends = [figure.span.end for figure in self.all]
        self.of_row: dict[int, list[Figure]] = defaultdict(list)
        self.of_sentence: dict[Span, list[Figure]] = defaultdict(list)
        for figure in self.all:
            self.of_row[figure.indicator].append(figure)
            self.of_sentence[figure.row.sentence].append(figure)

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

    def series(self) -> Iterator[tuple[Series, list[Figure]]]:
        """Levels of one thing, in text order."""
        groups: dict[Series, list[Figure]] = defaultdict(list)
        for figure in self.all:
            if figure.is_level:
                groups[series_of(figure)].append(figure)
        yield from groups.items()


def series_of(figure: Figure) -> Series:
    """The series that a figure belongs to."""
    row = figure.row
    return Series(" ".join(key(row.name).split()), figure.cell.unit, row.place, figure.cell.price_basis)


def _figure(text: Text, english: bool, order: int, indicator: int, observation: int, row: Indicator) -> Figure | None:
    cell = row.observations[observation]
    printed = text.norm[cell.digits.start : cell.digits.end]
    if not printed[:1].isdigit():
        return None  # "một triệu lượt": nothing says how exact it is
    bare = value(printed, english)
    scale = _scale(cell, bare)
    if scale is None:
        return None
    places = _places(bare)
    span = _range(cell, Fraction(cell.number), bare, scale)
    whole = _whole(text, english, cell, scale)
    return Figure(order, indicator, observation, row, cell, Fraction(cell.number), span, places, scale, whole)


def _whole(text: Text, english: bool, cell: Observation, scale: Fraction) -> Interval | None:
    """The second number of a part over its whole."""
    if cell.total is None:
        return None
    printed = _NUMBER.search(text.norm, text.norm.find("/", cell.digits.end, cell.span.end) + 1, cell.span.end)
    bare = value(printed[0], english) if printed else None
    if not bare or Fraction(cell.total) / Fraction(bare) not in _SCALES:
        return None
    step = _last_place(cell, _places(bare), Fraction(cell.total) / Fraction(bare))
    return Interval(Fraction(cell.total) - step / 2, Fraction(cell.total) + step)


def _scale(cell: Observation, bare: Decimal) -> Fraction | None:
    """What 1 stands for: of "4,8 triệu tấn" a million; ``None`` for "2 tỷ 350 triệu đồng"."""
    if bare == 0:
        return Fraction(1) if cell.scale is None else None
    scale = Fraction(cell.number) / Fraction(bare)
    return scale if scale in _SCALES else None


def _places(bare: Decimal) -> int:
    exponent = bare.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _range(cell: Observation, amount: Fraction, bare: Decimal, scale: Fraction) -> Interval:
    """What prints as ``bare``: half a last place below (rounded up), a whole one above (cut off).

    Things that are counted one by one ("1.726.340 người") are exact; of "98.600 con" and "8.400 tỷ
    đồng" the last zeros may be the author's rounding.
    """
    step = _step(cell, bare, _places(bare), scale)
    return Interval(amount - step / 2, amount + step)


def _step(cell: Observation, bare: Decimal, places: int, scale: Fraction) -> Fraction:
    if places == 0 and cell.unit != PERCENT:
        zeros = len(str(int(bare))) - len(str(int(bare)).rstrip("0")) if bare else 0
        if zeros >= _ROUND_ZEROS:
            return scale * Fraction(10**zeros)
    return _last_place(cell, places, scale)


def _last_place(cell: Observation, places: int, scale: Fraction) -> Fraction:
    """What 1 in the last place printed stands for; 0 for what is counted one by one."""
    counted = places == 0 and scale == 1 and is_count(cell.unit)
    return Fraction(0) if counted else scale / Fraction(10**places)


def is_count(unit: str) -> bool:
    """True for things counted one by one: "{người}", but not "{người}/km2" or "{times}"."""
    return unit.startswith("{") and not _MEASURED.intersection(unit.strip("{}")) and unit not in _NO_COUNTS
