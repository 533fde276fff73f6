"""The time that a number is about: stated in its clause, carried on, or worked out."""

from __future__ import annotations

from dataclasses import dataclass

from service.periods import calendar
from service.periods.model import Period, PeriodMention, Reference
from service.text.span import Span

_STATED = ("date", "month", "first_months", "quarter", "year", "years", "season", "school_year", "year_edge", "this", "now")
_STATED += ("year_to_date", "bare_year", "last")


@dataclass(frozen=True, slots=True)
class When:
    """A time for numbers to come: the words, read anew for a stock or for a flow."""

    mention: PeriodMention


def is_time(mention: PeriodMention) -> bool:
    """True for words that can date a number (not "cùng kỳ", "lũy kế")."""
    return mention.rule in _STATED and mention.period is not None


def resolve(mention: PeriodMention, aspect: str, reference: Reference) -> Period | None:
    """The period that the words give to a stock or a flow: "đến 31/8" is an instant for a stock and
    runs from the year's start for a flow; "hiện nay" is an instant for both."""
    period = mention.period
    if period is None:
        return None
    if mention.rule == "now":
        # "đến nay" closes a flow that began with the year only in words that say so
        return period
    if mention.until or (mention.rule == "date" and period.kind == "day"):
        if aspect == "flow" and mention.until:
            return calendar.to_date(period.end)
        return calendar.instant(period.end) if aspect in ("stock", "rate", "index") or mention.until else period
    if mention.rule == "year_to_date":
        return calendar.instant(period.end) if aspect == "stock" else period
    return period


def default(aspect: str, reference: Reference) -> Period | None:
    """The period of a number without any time word."""
    if reference.date is None:
        return None
    if aspect in ("stock", "rate"):
        return calendar.instant(reference.date)
    if reference.period is None:
        return None
    return calendar.to_date(reference.date)


def last_time(mentions: list[PeriodMention], span: Span, outside: list[Span]) -> PeriodMention | None:
    """The last datable time expression in ``span`` that stands in none of the ranges ``outside``."""
    for mention in reversed(mentions):
        if is_time(mention) and span.start <= mention.span.start < span.end:
            if not any(part.start <= mention.span.start < part.end for part in outside):
                return mention
    return None
