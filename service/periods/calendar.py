"""Dates of months, quarters, halves and years. All periods include both ends."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from service.periods.model import Period, PeriodKind
from service.text.memory import remembered

_FRIDAY = 4  # of the days of a week, counted from 0


@remembered
def month_end(year: int, month: int) -> date:
    """Last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def month(year: int, number: int) -> Period:
    """The whole month."""
    return Period(date(year, number, 1), month_end(year, number), "month")


def quarter(year: int, number: int) -> Period:
    """The whole quarter, ``number`` from 1 to 4."""
    return Period(date(year, 3 * number - 2, 1), month_end(year, 3 * number), "quarter")


@remembered
def year(number: int) -> Period:
    """The whole year."""
    return Period(date(number, 1, 1), date(number, 12, 31), "year")


def years(first: int, last: int) -> Period:
    """From the first day of ``first`` to the last day of ``last``."""
    return Period(date(first, 1, 1), date(last, 12, 31), "span")


def first_months(number: int, of_year: int) -> Period:
    """The first ``number`` months of a year ("8 tháng đầu năm")."""
    kind: PeriodKind = "year" if number == 12 else "half" if number == 6 else "month" if number == 1 else "year_to_date"
    return Period(date(of_year, 1, 1), month_end(of_year, number), kind)


def last_months(number: int, of_year: int) -> Period:
    """The last ``number`` months of a year ("6 tháng cuối năm")."""
    return Period(date(of_year, 13 - number, 1), date(of_year, 12, 31), "half" if number == 6 else "span")


def instant(on: date) -> Period:
    """A moment, as a stock has one."""
    return Period(on, on, "instant")


def to_date(on: date) -> Period:
    """From the year's start to ``on``."""
    return Period(date(on.year, 1, 1), on, "year_to_date")


@remembered
def shift_years(period: Period, by: int) -> Period:
    """The same stretch ``by`` years later; 29 February becomes 28, and a month's end stays one."""
    return Period(_shift(period.start, by), _shift(period.end, by), period.kind)


def _shift(day: date, by: int) -> date:
    target = day.year + by
    if day == month_end(day.year, day.month):
        return month_end(target, day.month) if 0 < target < 10_000 else day
    return day.replace(year=target) if 0 < target < 10_000 else day


def before(period: Period) -> Period | None:
    """The month or quarter before a month or quarter, the year before a year; else ``None``."""
    if period.kind == "month":
        return month(period.start.year - (period.start.month == 1), (period.start.month - 2) % 12 + 1)
    if period.kind == "quarter":
        number = (period.start.month + 2) // 3
        return quarter(period.start.year - (number == 1), (number - 2) % 4 + 1)
    if period.kind == "year":
        return year(period.start.year - 1)
    if period.kind == "instant" and period.start == month_end(period.start.year, period.start.month):
        return instant(period.start.replace(day=1) - timedelta(days=1))
    if period.kind == "span" and (period.end - period.start).days in (364, 365):
        return shift_years(period, -1)  # a season from October to September
    if period.kind == "span" and 27 <= (period.end - period.start).days <= 31:
        # "từ 16/4 đến 15/5" against the month before: from 16/3 to 15/4
        return Period(_back_a_month(period.start), _back_a_month(period.end), "span")
    return None


def month_before(period: Period) -> Period:
    """The same stretch a month before."""
    return Period(_back_a_month(period.start), _back_a_month(period.end), period.kind)


def _back_a_month(day: date) -> date:
    last = day.replace(day=1) - timedelta(days=1)
    return last.replace(day=min(day.day, last.day))


def day_before(period: Period) -> Period:
    """The working day before: trading and prices rest on Saturdays and Sundays."""
    day = period.start - timedelta(days=1)
    while day.weekday() > _FRIDAY:
        day -= timedelta(days=1)
    return instant(day)


UNITS = ("năm", "quý", "tháng")


def holding(on: date, unit: str) -> Period:
    """The year, quarter or month (one of ``UNITS``) in which ``on`` lies."""
    if unit == "năm":
        return year(on.year)
    return quarter(on.year, (on.month + 2) // 3) if unit == "quý" else month(on.year, on.month)
