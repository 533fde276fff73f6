"""Dates the words that name a time: the named parts of a match and a reference date give a period."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from service.periods import calendar
from service.periods.model import Period, Reference

_DAYS = ("request", "issued", "posted", "dateline")
"""Where a reference date was found that is the day of the text."""
MONTHS = {
    "hai": 2,
    "ba": 3,
    "tư": 4,
    "bốn": 4,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
    "mười một": 11,
    "mười hai": 12,
    "năm": 5,
    "giêng": 1,
    "chạp": 12,
}
_YEAR_ENDS = 11
"""The month from which a year is told as past."""

Parts = dict[str, str | None]
Production = Callable[[Parts, Reference], Period | None]
Rule = tuple[str, str, Production]
"""The name, the pattern on keys, and what dates the words."""


def _int(parts: Parts, name: str) -> int | None:
    value = parts.get(name)
    return int(value) if value else None


def _year_of(parts: Parts, reference: Reference) -> int | None:
    """The year of a time: stated, "năm ngoái", or the reference's."""
    on = reference.date
    return _int(parts, "y") or (on.year - bool(parts.get("ago")) if on else None)


def _nearest_year(month: int, reference: Reference) -> int | None:
    """The year of a yearless month: "tháng 12" in a report of January is last year's."""
    if reference.date is None:
        return None
    return reference.date.year - (month - reference.date.month >= 6)


def _safe_date(year: int | None, month: int, day: int) -> date | None:
    if year is None:
        return None
    return date(year, month, day) if day <= calendar.month_end(year, month).day else None


def of_date(parts: Parts, reference: Reference) -> Period | None:
    month = int(parts["m"] or 0)
    on = _safe_date(_int(parts, "y") or _nearest_year(month, reference), month, int(parts["d"] or 0))
    return Period(on, on, "day") if on else None


def of_month(parts: Parts, reference: Reference) -> Period | None:
    number = int(parts["m"] or 0)
    last = _year_of(parts, reference) if parts.get("ago") else None  # "tháng 12 năm ngoái"
    year = _int(parts, "y") or last or _nearest_year(number, reference)
    return calendar.month(year, number) if year else None


def of_month_to_come(parts: Parts, reference: Reference) -> Period | None:
    """ "cuối tháng 1 năm sau"."""
    return calendar.month(reference.date.year + 1, int(parts["m"] or 0)) if reference.date else None


def of_ten_days(parts: Parts, reference: Reference) -> Period | None:
    """ "trung tuần tháng 11": its second ten days."""
    month = of_month(parts, reference)
    if month is None:
        return None
    first = {"thượng": 1, "trung": 11, "hạ": 21}[parts.get("edge") or "trung"]
    last = month.end.day if first == 21 else first + 9
    return Period(month.start.replace(day=first), month.end.replace(day=last), "span")


def of_mid_month(parts: Parts, reference: Reference) -> Period | None:
    """ "đến giữa tháng 11", "đến đầu tháng 12": up to its 15th day, its first."""
    return of_date({**parts, "d": "15" if parts.get("edge") == "giữa" else "1"}, reference)


def of_first_months(parts: Parts, reference: Reference) -> Period | None:
    year, count = _year_of(parts, reference), int(parts["n"] or 6)
    if year is None:
        return None
    return calendar.last_months(count, year) if parts.get("late") else calendar.first_months(count, year)


def _month_number(parts: Parts) -> int:
    return MONTHS[" ".join((parts["w"] or "hai").split())]


def of_month_word(parts: Parts, reference: Reference) -> Period | None:
    """ "tháng Mười một năm 2022"."""
    return of_month({**parts, "m": str(_month_number(parts))}, reference)


def of_first_months_word(parts: Parts, reference: Reference) -> Period | None:
    """ "bảy tháng đầu năm"."""
    return of_first_months({**parts, "n": str(_month_number(parts))}, reference)


def of_after_months(parts: Parts, reference: Reference) -> Period | None:
    """ "sau 6 tháng", "Sáu tháng, …", in a text that reports on the first six months."""
    counted = parts if parts.get("n") else {**parts, "n": str(_month_number(parts))}
    months = of_first_months(counted, reference)
    return months if months and months == reference.period else None


def of_half(parts: Parts, reference: Reference) -> Period | None:
    return of_first_months({**parts, "n": "6"}, reference)


_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_QUARTERS |= {"một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4}


def of_part_of_month(parts: Parts, reference: Reference) -> Period | None:
    """ "10 ngày đầu tháng 9", "nửa cuối tháng 8"."""
    month, days = of_month(parts, reference), _int(parts, "n") or 15
    if month is None or not 0 < days < month.end.day:
        return month
    if parts.get("late"):
        first = month.end.day - days if parts.get("n") else days
        return Period(month.start.replace(day=first + 1), month.end, "span")
    return Period(month.start, month.start.replace(day=days), "span")


def of_months(parts: Parts, reference: Reference) -> Period | None:
    """ "tháng 1-8/2023", "từ tháng 3 - 8 năm 2023"."""
    first, last = int(parts["a"] or 0), int(parts["b"] or 0)
    year = _int(parts, "y") or _nearest_year(last, reference)
    if year is None or first >= last:
        return None
    if first == 1:
        return calendar.first_months(last, year)
    return Period(date(year, first, 1), calendar.month_end(year, last), "span")


def of_past_months(parts: Parts, reference: Reference) -> Period | None:
    """ "8 tháng qua", told in August or September: those since the year began; else a reader could not tell."""
    months, on = int(parts["n"] or 0), reference.date
    return calendar.first_months(months, on.year) if on and months in (on.month, on.month - 1) else None


def of_since_year(parts: Parts, reference: Reference) -> Period | None:
    """ "từ đầu năm 2030", told in that year or later."""
    start, on = date(int(parts["y"] or 0), 1, 1), reference.date
    if on is None or on < start:
        return None
    return calendar.to_date(on) if on.year == start.year else Period(start, on, "span")


def of_quarter(parts: Parts, reference: Reference) -> Period | None:
    year = _year_of(parts, reference)
    return calendar.quarter(year, _QUARTERS[parts["q"] or "i"]) if year else None


def of_date_range(parts: Parts, reference: Reference) -> Period | None:
    """ "từ 16/4 đến 15/5/2019", "từ ngày 20/3 đến ngày 20/4", "từ ngày 5 đến ngày 9 tháng 10"."""
    end = of_date({"d": parts["e"], "m": parts["f"], "y": parts["z"]}, reference)
    if end is None:
        return None
    month, year = parts.get("m") or parts["f"], parts.get("y") or str(end.start.year)
    start = of_date({"d": parts["d"], "m": month, "y": year}, reference)
    if start is None:
        return None
    if start.start > end.end:
        start = calendar.shift_years(start, -1)
    return Period(start.start, end.end, "span")


def of_years(parts: Parts, _reference: Reference) -> Period | None:
    first, last = int(parts["a"] or 0), int(parts["b"] or 0)
    return calendar.years(first, last) if first < last else None


def of_since_term(parts: Parts, reference: Reference) -> Period | None:
    """ "từ đầu nhiệm kỳ 2030 - 2035 đến nay"."""
    return Period(date(int(parts["a"] or 0), 1, 1), reference.date, "span") if reference.date else None


def of_season(parts: Parts, _reference: Reference) -> Period | None:
    first, last = int(parts["a"] or 0), _int(parts, "b")
    if last is None:
        return calendar.year(first)
    return calendar.years(first, last) if first < last else None


def of_school_year(parts: Parts, _reference: Reference) -> Period | None:
    first, last = int(parts["a"] or 0), int(parts["b"] or 0)
    # a school year runs from September to the end of May
    return Period(date(first, 9, 1), date(last, 5, 31), "span") if first < last else None


def of_year(parts: Parts, _reference: Reference) -> Period | None:
    return calendar.year(int(parts["y"] or 0))


def of_this(parts: Parts, reference: Reference) -> Period | None:
    if reference.date is None:
        return None
    unit = parts["u"]
    if unit in calendar.UNITS:
        return calendar.holding(reference.date, unit)
    return reference.period


def of_last(parts: Parts, reference: Reference) -> Period | None:
    unit = "năm" if parts.get("ago") else parts.get("u") or parts.get("v")
    this = of_this({"u": unit}, reference)
    return calendar.before(this) if this else None


def of_year_past(_parts: Parts, reference: Reference) -> Period | None:
    """ "trong năm qua": the year that ends, or in the months after it the last."""
    on = reference.date
    return calendar.year(on.year if on.month >= _YEAR_ENDS else on.year - 1) if on else None


def of_now(_parts: Parts, reference: Reference) -> Period | None:
    return calendar.instant(reference.date) if reference.date else None


def today(reference: Reference, ago: int = 0) -> Period | None:
    """The day of a text that is dated by its day, or ``ago`` days before: "Sáng nay, …", "Hôm qua, …"."""
    if reference.date is None or reference.source not in _DAYS:
        return None
    on = reference.date - timedelta(days=ago)
    return Period(on, on, "day")


def of_days_past(parts: Parts, reference: Reference) -> Period | None:
    """ "trong 7 ngày qua", on a page that bears its day: the week that ends with it."""
    day = today(reference)
    return Period(day.end - timedelta(days=int(parts["n"] or 1) - 1), day.end, "span") if day else None


def of_hours_past(parts: Parts, reference: Reference) -> Period | None:
    """ "trong 24 giờ qua": from the day before to the day of the page."""
    day = today(reference)
    return Period(day.end - timedelta(hours=int(parts["n"] or 24)), day.end, "span") if day else None


def of_from_now(parts: Parts, reference: Reference) -> Period | None:
    """ "từ nay đến cuối năm", "từ nay đến hết tháng 10"."""
    on = reference.date
    end = of_month(parts, reference) if parts.get("m") else of_year_named(parts, reference)
    return Period(on, end.end, "span") if on and end and on < end.end else None


def of_year_named(parts: Parts, reference: Reference) -> Period | None:
    """The year of these words, or that of the text."""
    year = _year_of(parts, reference)
    return calendar.year(year) if year else None


def of_unit_to_date(parts: Parts, reference: Reference) -> Period | None:
    """ "từ đầu tháng đến nay"."""
    on = reference.date
    return Period(calendar.holding(on, parts["u"] or "tháng").start, on, "span") if on else None


def of_next(parts: Parts, reference: Reference) -> Period | None:
    """ "năm tới", "quý tới", "tháng tới"."""
    if reference.date is None:
        return None
    this = calendar.holding(reference.date, parts["u"] or "năm")
    return calendar.holding(this.end + timedelta(days=1), parts["u"] or "năm")


def of_first_quarters(parts: Parts, reference: Reference) -> Period | None:
    """ "3 quý đầu năm": nine months."""
    return of_first_months({**parts, "n": str(3 * _QUARTERS[parts["q"] or "2"])}, reference)


def of_today(parts: Parts, reference: Reference) -> Period | None:
    return today(reference, ago=1 if parts.get("ago") else 0)


def of_year_to_date(parts: Parts, reference: Reference) -> Period | None:
    on, year = reference.date, parts.get("y")
    if on is None or (year and int(year) > on.year):
        return None
    if year is None or int(year) == on.year:
        return calendar.to_date(on)
    return Period(date(int(year), 1, 1), on, "span")


def of_year_edge(parts: Parts, reference: Reference) -> Period | None:
    year = _year_of(parts, reference)
    if year is None or parts.get("edge") == "giữa":
        return calendar.year(year) if year else None
    return calendar.instant(date(year - 1, 12, 31) if parts.get("edge") == "đầu" else date(year, 12, 31))


def of_part_year(parts: Parts, reference: Reference) -> Period | None:
    year, on = _year_of(parts, reference), reference.date
    if year and on and on.year == year and parts.get("edge") == "đầu":
        return calendar.to_date(on)
    return calendar.year(year) if year else None


def of_term(_parts: Parts, _reference: Reference) -> Period | None:
    return None
