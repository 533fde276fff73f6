"""The time that a number is about: stated in its clause, carried on, or worked out."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date, timedelta

from service.indicators.natures import STANDING
from service.periods import calendar, productions
from service.periods.model import Period, PeriodMention, Reference
from service.text.span import Span

_STATED = (
    *("date", "date_range", "month", "first_months", "quarter", "year", "years", "season", "school_year"),
    *(
        "after_months",
        "past_months",
        "days_past",
        "year_edge",
        "part_year",
        "ten_days",
        "this",
        "whole",
        "now",
        "year_to_date",
        "bare_year",
    ),
    *("today", "same_day", "last_told", "next", "term_edge"),
)
_EDGED = ("month", "quarter", "year")
_MONTHS = timedelta(days=100)
_RUN_UP = ("first_months", "quarter", "month", "date_range")
"""Rules of times at whose end a balance stands."""


def today(reference: Reference) -> Period | None:
    """The day of a text that bears one, as an instant."""
    day = productions.today(reference)
    return calendar.instant(day.end) if day else None


def is_time(mention: PeriodMention) -> bool:
    """True for words that can date a number (not "cùng kỳ", "lũy kế")."""
    return mention.rule in _STATED and mention.period is not None


def is_undated(mention: PeriodMention, reference: Reference) -> bool:
    """True for a time that no reader could date: "Thời gian qua, …", which in a periodic report is its own, "Thời gian
    tới, …", which is not, or "8 tháng đầu năm" in a text without a year."""
    stated = mention.rule in _STATED and mention.period is None
    return stated or mention.rule == "to_come" or (mention.rule == "undated" and not reference.periodic)


def last_named(mentions: list[PeriodMention]) -> PeriodMention | None:
    """The last of ``mentions`` that can date a number, or ``None``."""
    return next((mention for mention in reversed(mentions) if is_time(mention)), None)


def resolve(mention: PeriodMention, aspect: str, reference: Reference) -> Period | None:
    """The period that the words give to a stock or a flow.

    "đến 31/8" is an instant for a stock and runs from the year's start for a flow; "trong năm" ends,
    for what has been, at the report's date; "hiện nay" is an instant for both.
    """
    period = mention.period
    if mention.rule == "undated" and aspect in STANDING:
        return default(aspect, reference)
    if period is None or mention.rule == "now":
        return period if reference.source != "year" else None
    if mention.rule in ("season", "school_year"):
        # a season's sowing is reported in the report's own time
        return (default(aspect, reference) or period) if reference.periodic or aspect in STANDING else period
    if mention.rule == "year_to_date":
        return calendar.instant(period.end) if aspect == "stock" else period
    if mention.edge and aspect in STANDING and mention.rule in _EDGED:
        return calendar.instant(period.end)  # "cuối tháng 6, dư nợ đạt …", "đến cuối năm 2031 có 9 xã"
    if mention.rule == "year_edge" and aspect not in STANDING and not mention.until:
        return _year_at(mention.edge, period)
    if mention.until and mention.rule == "year":
        coming = reference.known is not None and period.end > reference.known
        if coming or aspect not in STANDING:
            return period  # "đến năm 2030, tỷ lệ đạt 95%": an aim is that year's
    if mention.until:
        by_hour = mention.rule in ("date", "today", "same_day") and period.kind == "instant"
        stands = aspect in STANDING or by_hour
        return calendar.instant(period.end) if stands else calendar.to_date(period.end)
    if mention.rule in ("date", "today", "same_day"):
        return calendar.instant(period.end) if aspect in STANDING else period
    on = reference.date
    if mention.rule == "this" and on and period.start <= on < period.end and not _nears_end(period, on):
        return calendar.instant(on) if aspect == "stock" else Period(period.start, on, "year_to_date")
    return period


def _year_at(edge: str, period: Period) -> Period:
    """ "Cuối năm 2031, công ty mua lại 40% cổ phần": in that year."""
    return calendar.year(period.end.year + (edge == "đầu"))


def _nears_end(period: Period, on: date) -> bool:
    """ "Trong năm tỉnh đón 2 triệu lượt khách", said on 26 December: of the whole year."""
    return period.end.month == 12 and on.month == 12 and period.end - period.start > _MONTHS


def default(aspect: str, reference: Reference) -> Period | None:
    """The period of a number without any time word: a stock's is the report's date, a periodic
    report's flow takes the report's period, and that of a month's report runs from the year's start; otherwise,
    and of a text whose year alone is known, a reader could not tell."""
    if aspect in ("stock", "rate"):
        period, on = reference.period, reference.date
        if period and on and (reference.periodic or period.end <= on):
            on = period.end
        return calendar.instant(on) if on and reference.source != "year" else None
    period = reference.period
    return calendar.to_date(period.end) if period and reference.periodic and period.kind == "month" else period


def balanced(mention: PeriodMention, period: Period | None) -> Period | None:
    """The ``period`` of a balance told by ``mention``: "9 tháng, dư nợ tăng 8%", "từ năm 2031 đến nay, … nợ quá hạn
    0,2%" are as of the end; a year's stays."""
    return calendar.instant(period.end) if period and mention.rule in _RUN_UP else period


def target_year(mention: PeriodMention | None, reference: Reference) -> Period | None:
    """The period of a plan's value: the year named with it, or the report's year."""
    if mention and mention.period:
        return calendar.year(mention.period.end.year)
    return calendar.year(reference.date.year) if reference.date else None


def last_time(mentions: list[PeriodMention], span: Span, outside: list[Span]) -> PeriodMention | None:
    """The last datable time expression in ``span`` that stands in none of the ranges ``outside``."""
    found = [
        mention
        for mention in reversed(mentions)
        if is_time(mention) and span.start <= mention.span.start < span.end and not _inside_any(mention, outside)
    ]
    # "đến ngày 15/1 đã gieo lúa đông xuân 2030-2031": the season is what was sown
    return next((mention for mention in found if mention.rule != "season"), found[0] if found else None)


def last_undated(mentions: list[PeriodMention], span: Span, reference: Reference) -> PeriodMention | None:
    """The last time in ``span`` that no reader could date."""
    inside = (m for m in reversed(mentions) if span.start <= m.span.start < span.end)
    return next((mention for mention in inside if is_undated(mention, reference)), None)


def first_time(mentions: list[PeriodMention], span: Span, outside: list[Span]) -> PeriodMention | None:
    """The first datable time expression in ``span`` that stands in none of the ranges ``outside``."""
    inside = (m for m in mentions if is_time(m) and span.start <= m.span.start < span.end)
    return next((mention for mention in inside if not _inside_any(mention, outside)), None)


def _inside_any(mention: PeriodMention, ranges: list[Span]) -> bool:
    return any(part.start <= mention.span.start < part.end for part in ranges)


def touching(spans: list[Span], start: int, end: int) -> list[Span]:
    """The ranges of ``spans`` (in order, not overlapping) that share a character with ``[start, end)``."""
    low = bisect_left(spans, (start, start))
    if low and spans[low - 1].end > start:
        low -= 1
    return spans[low : bisect_left(spans, (end, end))]
