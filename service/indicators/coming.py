"""The times of what is to be: aims, plans that are to be completed, forecasts."""

from __future__ import annotations

from service.indicators import terms, time_words, timing
from service.indicators.carried import Inherited
from service.indicators.reading import Reading
from service.indicators.running import Running
from service.indicators.statement import Statement
from service.indicators.units import is_yearly
from service.periods import calendar
from service.periods.model import Period, PeriodMention
from service.text.fold import phrase
from service.text.span import Span

_YEARS_NAMED = 4000  # characters before a yearly growth in which its years are named
_AHEAD = phrase(
    r"(?<![^\W\d_])(?:dự (?:báo|kiến|tính|đoán)|sẽ|phấn đấu|mục tiêu|kế hoạch|đặt|giao|phải|cần)(?![^\W\d_])"
)


class Coming:
    """The times of one sentence's numbers that are to be. ``outside``: its comparisons, whose times date no number."""

    def __init__(self, running: Running, sentence: Span, outside: list[Span], inherited: Inherited) -> None:
        self.running, self.sentence, self.outside, self.inherited = running, sentence, outside, inherited
        self.text, self.reference = running.text, running.reference

    def period(
        self, said: Statement, period: Period | None, mention: PeriodMention | None, told: Span | None
    ) -> Period | None:
        """The period of a number that is to be, found to be of ``period`` by ``mention``; ``told``: the words that tell
        its plan."""
        completes = said.reading.measure == "completion"
        if completes and self._names_plan_year(said.reading):
            return self._plan_year(said.reading)  # "giải ngân 100% vốn năm 2022 trước ngày 31/1/2023"
        if mention:
            return self._by_then(said, _whole_year(period, mention), mention)
        if completes:
            return self._plan_year(said.reading) or period
        named = self._year_of(told) if told else None
        whole = _whole_year(period, self.running.frame.mention)
        return named or self._year_aimed(said, whole) or self._aimed(said, whole)

    def forecast(self, said: Statement, period: Period | None, mention: PeriodMention | None) -> Period | None:
        """ "Dự báo [năm nay], cả nước xuất khẩu 7 triệu tấn gạo": the whole of it, and not the months so far."""
        if not is_ahead(self.text.key, self.sentence.start, said.quantity.lead):
            return period
        return _whole_year(period, mention or self.running.frame.mention)

    def _names_plan_year(self, reading: Reading) -> bool:
        """ "100% kế hoạch vốn [năm 2020]"."""
        plan = reading.basis.span if reading.basis else None
        return plan is not None and any(m.rule == "year" for m in self.running.scene.trimmer.inside(plan))

    def _plan_year(self, reading: Reading) -> Period | None:
        """ "phấn đấu giải ngân 100% kế hoạch vốn năm 2020": the year of the plan that is to be completed."""
        plan = reading.basis.span if reading.basis else None
        inside = self.running.scene.trimmer.inside(plan) if plan else []
        year = next((mention for mention in inside if mention.rule in ("year", "this")), None)
        until = next((mention for mention in inside if mention.until), None)
        if until and not year:
            return timing.resolve(until, "flow", self.reference)
        return timing.target_year(year or self.running.headings.time(self.running.block), self.reference)

    def _year_of(self, told: Span) -> Period | None:
        """The year of the plan that these words tell."""
        named = [m for m in self.running.scene.trimmer.inside(told) if m.rule in ("year", "this")]
        frame = self.running.frame.mention
        return timing.target_year(
            named[-1] if named else frame if frame and frame.rule == "year" else None, self.reference
        )

    def _by_then(self, said: Statement, period: Period | None, mention: PeriodMention) -> Period | None:
        """ "đến ngày 30/9 bàn giao 100% mặt bằng", "đến cuối năm 2031 trồng 900 ha dừa": so much is to be there by that
        day; money is to be gathered up to it."""
        by = mention.until or time_words.is_deadline(self.text.key, mention)
        by_day = by and (mention.rule in ("date", "month", "quarter", "year_edge") or mention.edge)
        stands = said.quantity.dimension in ("count", "area", "length") or said.reading.measure == "share"
        return calendar.instant(period.end) if by_day and stands and period else period

    def yearly(self, said: Statement, period: Period | None) -> Period | None:
        """ "Trong giai đoạn 2031 - 2035 … Đến năm 2035, năng suất tăng [6%/năm]": a yearly growth is one of the years
        that end then, where the text has named them."""
        if said.reading.measure != "change" or not is_yearly(said.quantity) or period is None or period.kind != "year":
            return period
        lead = said.quantity.lead
        named = self.running.scene.trimmer.inside(Span(max(0, lead - _YEARS_NAMED), lead))
        spans = [m for m in named if m.rule == "years" and m.period and m.period.end == period.end]
        return terms.planned_years(self.text.key, spans[-1]) if spans else period

    def _year_aimed(self, said: Statement, period: Period | None) -> Period | None:
        """ "7 tháng, tỉnh thu 900 tỷ đồng. Tỉnh phấn đấu hoàn thành dự toán [năm 2031], tăng trưởng 8%": a year still
        to end that the sentence names, for an aim whose time would have passed."""
        on = self.reference.date
        if on is None or (period and period.end > on):
            return None
        inside = self.running.scene.trimmer.inside(Span(self.sentence.start, said.slot.tail.end))
        years = [m for m in inside if m.rule in ("year", "this") and m.period and m.period.kind == "year"]
        coming = [m for m in years if m.period and m.period.end > on and not timing.touching(self.outside, *m.span)]
        before = [m for m in coming if m.span.start < said.quantity.lead]
        named = before[-1] if before else coming[0] if coming else None
        return named.period if named else None

    def _aimed(self, said: Statement, period: Period | None) -> Period | None:
        """ "7 tháng, tỉnh thu 900 tỷ đồng. … Tỉnh đề nghị hỗ trợ [200 tỷ đồng]": what is to be is not of a time that
        has passed, and of none where the text names no other, unless it is done where the news is:
        "Tại hội nghị, tỉnh sẽ trao quyết định cho [20 dự án]"."""
        before = self.running.topic
        goes_on = before is not None and before.fresh and before.status == "target" and before.period == period
        if goes_on or self.inherited.is_of_occasion(said):
            return period
        frame, on = self.running.frame.mention, self.reference.date
        here = frame is not None and self.sentence.start <= frame.span.start
        past = period is not None and on is not None and period.end <= on
        planned = self.running.planned and (frame is None or frame.rule != "date")
        kept = here or self.reference.periodic or planned
        return None if past and not kept else period


def is_ahead(folded: str, start: int, lead: int) -> bool:
    """ "Trong năm, tỉnh [sẽ] khởi công 2 cầu", "[dự báo] năm nay nhập 2 triệu tấn": of what is to come."""
    return _AHEAD.search(folded, start, lead) is not None


def _whole_year(period: Period | None, mention: PeriodMention | None) -> Period | None:
    """ "Đến năm 2035, tỷ lệ đô thị hóa đạt 45%": an aim is that year's, not its last day's, and "năm nay" the
    whole year's, not that of the months so far."""
    if mention is None or mention.period is None or mention.period.kind != "year" or period is None:
        return period
    year = mention.period
    ends = mention.until and mention.rule == "year" and not mention.edge and period.start == period.end == year.end
    runs = mention.rule == "this" and (period.start == year.start or period.start == period.end)
    return year if ends or runs else period
