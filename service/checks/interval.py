"""Exact arithmetic on what a printed number leaves open.

Fractions, not floats or rounded decimals: 1/3 of something stays 1/3 until it is printed, so that a
verdict never rests on how a computer divides.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple


class Interval(NamedTuple):
    """Every value from ``low`` to ``high``, both included."""

    low: Fraction
    high: Fraction

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
        ends = [a / b for a in self for b in other]
        return Interval(min(ends), max(ends))

    def scaled(self, factor: int | Fraction) -> Interval:
        return self.times(exactly(factor))

    def meets(self, other: Interval) -> bool:
        """True when some value lies in both."""
        return self.low <= other.high and other.low <= self.high


def exactly(value: int | Fraction) -> Interval:
    """The interval of one value."""
    return Interval(Fraction(value), Fraction(value))


def total(intervals: Iterable[Interval]) -> Interval:
    """The sum of all."""
    low = high = Fraction(0)
    for interval in intervals:
        low, high = low + interval.low, high + interval.high
    return Interval(low, high)
