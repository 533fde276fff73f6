"""Stretches of time and the words that name them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from service.text.span import Span

_Day = date  # a ``Reference`` has a field of the name
PeriodKind = Literal["instant", "day", "month", "quarter", "half", "year", "year_to_date", "span"]


@dataclass(frozen=True, slots=True)
class Period:
    """From ``start`` to ``end``, both inclusive; an instant has the two equal."""

    start: date
    end: date
    kind: PeriodKind


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """Words that name a time ("8 tháng đầu năm", "đến 31/8/2023", "quý III/2024").

    ``period`` is ``None`` where the words name a time that cannot be dated; ``until`` is true for
    "đến …", "tính đến …" (an instant for a stock, from the year's start for a flow); ``since`` for
    "từ …" without an end; ``rule`` names the rule.
    """

    span: Span
    period: Period | None
    until: bool
    since: bool
    rule: str
    edge: str = ""
    """ "đầu", "giữa" or "cuối" where the words name that part of it: "cuối tháng 6", "đến hết năm 2031"."""


@dataclass(frozen=True, slots=True)
class Reference:
    """The date that relative words are counted from, and where it was found."""

    date: date | None
    source: str
    """request, period, issued, posted, or none"""
    span: Span | None
    period: Period | None
    """The period that the document as a whole is about ("tháng 8 và 8 tháng năm 2023")."""
    periodic: bool = False
    """True for a report on that period, false for dated news that tells of it."""
    told: Span | None = None
    """The words that name that period, where there are any."""
    since: _Day | None = None
    """A day that a text without a date cannot be before: of what it says began."""

    @property
    def known(self) -> _Day | None:
        """The day of the text, or one that it cannot be before."""
        return self.date or self.since
