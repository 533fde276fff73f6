"""Arithmetic on what a printed number leaves open, exact but for divisions, which are rounded outwards.

Sums and products of printed numbers have less than sixty digits, so none is ever rounded; of a quotient the
lower end is rounded down in the sixtieth digit and the upper end up. No verdict rests on how a computer divides.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from typing import NamedTuple

EXACT = Context(prec=60)
"""For all arithmetic of the checks: ``with localcontext(EXACT)``."""
_DOWN, _UP = Context(prec=60, rounding=ROUND_FLOOR), Context(prec=60, rounding=ROUND_CEILING)


class Interval(NamedTuple):
    """Every value from ``low`` to ``high``, both included."""

    low: Decimal
    high: Decimal

    def plus(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def minus(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def times(self, other: Interval) -> Interval:
        ends = [a * b for a in self for b in other]
        return Interval(min(ends), max(ends))

    def over(self, other: Interval) -> Interval | None:
        """The quotient, or ``None`` where the divisor may be zero."""
        if other.low <= 0 <= other.high:
            return None
        low = min(_DOWN.divide(a, b) for a in self for b in other)
        return Interval(low, max(_UP.divide(a, b) for a in self for b in other))

    def scaled(self, factor: int | Decimal) -> Interval:
        return self.times(exactly(factor))


def exactly(value: int | Decimal) -> Interval:
    """The interval of one value."""
    return Interval(Decimal(value), Decimal(value))


def total(intervals: Iterable[Interval]) -> Interval:
    """The sum of all."""
    low = high = Decimal(0)
    for interval in intervals:
        low, high = low + interval.low, high + interval.high
    return Interval(low, high)
