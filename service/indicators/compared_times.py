"""What a comparison says of the time of the number that it compares."""

from __future__ import annotations

from service.indicators import time_words, timing
from service.indicators.bases import Comparison
from service.indicators.running import Running
from service.indicators.statement import Statement
from service.periods import calendar
from service.periods.model import Period
from service.text.fold import phrase
from service.text.span import Span

_MONTHLY = ("month", "quarter", "span")
"""Kinds of periods that "so với tháng trước" may speak of."""
_ADDS_UP = phrase(
    r"[^.\d]{0,40}?(?:nâng|đưa) (?:tổng )?(?:số|lũy kế|kết quả)[^.\d]{0,25}(?<!\d)\d{1,2} tháng(?![^\W\d_])"
)
_MONTH_BEFORE = phrase(r"so (?:với )?tháng (?:liền )?trước(?![^\W\d_])")


class ComparedTimes:
    """The times of one sentence's numbers by what they are compared with. ``outside``: its comparisons."""

    def __init__(self, running: Running, sentence: Span, outside: list[Span]) -> None:
        self.running, self.sentence, self.outside = running, sentence, outside
        self.text, self.reference = running.text, running.reference

    def period(self, said: Statement, comparison: Comparison | None, period: Period | None) -> Period | None:
        """ "giá trị đạt 90 tỷ đồng, tăng 40 tỷ đồng so với đầu nhiệm kỳ" is of now, where no time is named."""
        if period is None and comparison and comparison.mention and comparison.mention.rule == "term_edge":
            return timing.default("stock", self.reference)
        if self._compares_days(said, comparison) and period and period.kind in ("half", "year_to_date"):
            return calendar.instant(period.end)
        if comparison is None and self._by_months(said) and self.reference.date:
            return calendar.month(self.reference.date.year, self.reference.date.month)
        if self._added_to(said, period) and self.reference.date:
            return calendar.month(self.reference.date.year, self.reference.date.month)
        return self._monthly(said, comparison, period)

    def _added_to(self, said: Statement, period: Period | None) -> bool:
        """ "giải quyết việc làm cho [2.150 lao động], nâng tổng số 4 tháng lên 7.320 lao động": those of the month."""
        inherited = period is not None and period.kind == "year_to_date" and said.reading.measure == "level"
        if not (inherited and self.reference.periodic) or said.continues:
            return False
        named = [m for m in self.outside if m.end <= said.quantity.lead]
        return not named and _ADDS_UP.match(self.text.key, said.quantity.span.end, self.sentence.end) is not None

    def _by_months(self, said: Statement) -> bool:
        """ "[So với tháng trước], có 5 nhóm hàng tăng giá": how many did in the month."""
        counts = said.topic.dimension == "count" and not said.continues
        opens = self.outside and time_words.opens(self.text.key, self.outside[0], self.sentence)
        return bool(counts and opens) and _MONTH_BEFORE.match(self.text.key, self.outside[0].start) is not None

    @staticmethod
    def _compares_days(said: Statement, comparison: Comparison | None) -> bool:
        """ "Cho vay trồng dừa gấp 2 lần so với thời điểm 31/12/2030": what is compared with a day, stands."""
        named = comparison.mention if comparison else None
        return named is not None and named.rule in ("date", "year_edge") and said.topic.aspect == "any"

    def _monthly(self, said: Statement, comparison: Comparison | None, period: Period | None) -> Period | None:
        """ "nhóm giao thông tăng 2,7% so với tháng trước" is about a month, whatever ran before."""
        on = self.reference.date
        if said.continues or on is None or (period and (period.kind in _MONTHLY or period.start == period.end)):
            return period
        if comparison is None or comparison.kind != "previous_period" or comparison.mention:
            return period
        by_month = "tháng" in self.text.key[slice(*comparison.span)]
        return calendar.month(on.year, on.month) if by_month else period
