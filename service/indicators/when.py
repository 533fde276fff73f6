"""Dates the numbers of a sentence: by a time of their own, the topic's, the running one, a heading's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from service.indicators import natures, time_words, timing, undated
from service.indicators.aims import Aims
from service.indicators.bases import tells_then
from service.indicators.carried import Inherited
from service.indicators.clauses import Slot
from service.indicators.coming import is_ahead
from service.indicators.cues import PLAN_WORD, TARGET_LABEL
from service.indicators.labels import Label
from service.indicators.running import Running
from service.indicators.statement import Statement
from service.indicators.topic import Topic
from service.indicators.units import counts_some
from service.periods import calendar
from service.periods.model import Period, PeriodMention
from service.text.fold import key, phrase
from service.text.span import Span

_OF_THEN = phrase(
    r"(?:cùng kỳ|năm trước|năm ngoái)(?: (?:của )?năm (?:trước|ngoái|(?:19|20)\d\d))? (?:chỉ )?(?:đạt|là|có) "
)
_BEFORE = phrase(
    r"\s*(?:của |hồi |vào |tại |ở )?(?:(?P<same>cùng kỳ|năm ngoái)|"
    r"(?P<end>cuối )?(?P<unit>tháng|quý|năm) trước)(?![^\W\d_])"
)
_OUTBREAK = phrase(
    r"(?:tổng )?số (?:ca|bệnh nhân|trường hợp|người) (?:[^\W\d_]+ ){0,5}(?:covid|sars|f0|dương tính|ncov)(?![^\W\d_])"
)
_ALONE = phrase(r"(?<![^\W\d_])riêng (?:trong )?(?:tháng|quý|năm|ngày)(?![^\W\d_])")
_ALONE_BEFORE = 12  # characters before a time in which "riêng" stands
_INTEREST = phrase(r"lãi suất(?![^\W\d_])")
_OF_INVESTMENT = phrase(
    r"[\s,(]*(?:(?:bằng|đạt|chiếm|tương đương|tương ứng) )?[\d.,]+ ?% (?:tổng (?:mức|vốn) đầu tư|giá trị hợp đồng)"
)
_SAYS_WHICH = phrase(r" (?:nay|này|báo cáo|ngoái|trước|\d{4})$")
_SUMMED = ("after_months", "first_months")
"""Rules of times that go on when they are told behind a number."""
_COMPLETES = phrase(
    r"(?<![^\W\d_])(?:hoàn thành|thi công xong|thông xe|xây dựng|nâng cấp|cải tạo|sửa chữa|cứng hóa|bê tông hóa|"
    r"đưa vào (?:khai thác|sử dụng|vận hành)|khởi công|làm|xử lý|khắc phục|bàn giao|xong)(?![^\W\d_])(?!.* dài )"
)
_ASIDE = 24  # characters behind a number in which brackets with its year end
_SHORT = ("day", "month", "quarter")
"""Kinds of periods of which a year has several: more than one is summed up by "lũy kế"."""


class Dater:
    """The times of one sentence. ``outside``: its comparisons, whose times date no number."""

    def __init__(
        self, running: Running, sentence: Span, mentions: list[PeriodMention], outside: list[Span], aims: Aims
    ) -> None:
        self.running, self.sentence, self.mentions, self.outside = running, sentence, mentions, outside
        self.aims = aims
        self.text, self.reference = running.text, running.reference
        self.sums = [m for m in mentions if m.rule == "since_ever"]
        ever = self.sums[0].span.start if self.sums else sentence.end
        self.inherited = Inherited(running, sentence, ever)

    def period(self, said: Statement, wholes: Sequence[Topic] = ()) -> tuple[Period | None, PeriodMention | None]:
        """The period that a number is about, and the words in its clause that say so, if any do; ``wholes``: what
        the sentence takes apart."""
        if said.topic.period and said.slot.opens and self._is_of_then(said):
            return calendar.shift_years(said.topic.period, -1), None
        compared = self._compared(said) or self._then(said) or self._of_before(said)
        if compared:
            return compared, None
        told = self.running.frame.mention
        own = self._own_time(said)
        if own and said.topic.aspect in ("stock", "rate") and self.inherited.is_reported(own, said):
            own = None
        if (
            own
            and natures.is_timeless(key(said.topic.name), self.reference)
            and time_words.is_of_beginning(self.text.key, own)
        ):
            return None, None
        if said.reading.measure == "level" and undated.lasts(said.quantity):
            own = own if own and own.span.start < said.quantity.lead else None
            return timing.resolve(own, "stock", self.reference) if own else None, own
        cumulated = self._cumulated(said, own)
        if cumulated:
            return cumulated.period, cumulated
        if said.reading.rule == "level.planned" or self._is_plan(said):
            named = own if own and own.rule != "year_edge" else None  # "kế hoạch giao đầu năm" is the year's
            years = self.running.headings.year if named is None else None
            if years and years.rule == "years" and years.period:
                return years.period, own  # "1. Chỉ tiêu: hoàn thành 900 căn" in a plan for five years
            return timing.target_year(named, self.reference), own
        so_far = self._money_so_far(said, own, told)
        if so_far:
            return so_far, own
        if own:
            return self.inherited.told_by(own, _aspect_by(own, said, self.text.key), said), own
        whole = next((w for w in wholes if self._is_part(said, w) and self._dates_parts(w)), None)
        return whole.period if whole and self._takes_apart(said) else self.inherited.period(said), None

    def _money_so_far(self, said: Statement, own: PeriodMention | None, told: PeriodMention | None) -> Period | None:
        """ "hiện xuất siêu đạt 2 tỷ USD" in a report, "Năm nay được giao 90 tỷ đồng; đến nay đã chi 40 tỷ đồng": from
        the start of the year; ``told``: the time that ran before the number."""
        if own is None or own.rule != "now" or own.period is None or not _is_money_flowing(said.topic):
            return None
        if self.reference.periodic:
            return timing.default("flow", self.reference)
        of_year = told is not None and told.rule in ("year", "this")
        same = of_year and told is not None and told.period == calendar.year(own.period.end.year)
        return calendar.to_date(own.period.end) if same else None

    @staticmethod
    def _is_part(said: Statement, whole: Topic) -> bool:
        """ "2.300 đối tượng nghiện, trong đó [450 người] đang cai": of the whole, by its word or another."""
        if whole.unit == said.quantity.unit:
            return True
        fits = whole.amount is not None and said.quantity.number <= whole.amount
        return fits and counts_some(said.quantity.unit, whole.unit)

    def _dates_parts(self, whole: Topic) -> bool:
        """True for a whole with a time, or one that stands at none: "Tổng mức đầu tư 900 tỷ đồng, trong đó …"."""
        return whole.period is not None or natures.is_timeless(key(whole.name), self.reference)

    def dealt(self, said: Statement, time: PeriodMention) -> tuple[Period | None, PeriodMention]:
        """The period of a number to which ``time`` was dealt out."""
        return timing.resolve(time, _aspect_by(time, said, self.text.key), self.reference), time

    def _takes_apart(self, said: Statement) -> bool:
        """ "Ngày 6/5, tỉnh công bố 30 sản phẩm. [Trong đó] có 12 sản phẩm chè": a part has the time of its whole,
        unless the parts' sentence names another."""
        frame = self.running.frame.mention
        return said.reading.measure == "level" and (frame is None or frame.span.start < self.sentence.start)

    def _is_of_then(self, said: Statement) -> bool:
        """ "tăng 7,2% (cùng kỳ năm trước đạt 6,1%)": the same of a year before."""
        start = self.text.key.rfind("(", 0, said.quantity.lead)
        return _OF_THEN.match(self.text.key, start + 1, said.quantity.lead) is not None

    def _compared(self, said: Statement) -> Period | None:
        """ "tăng 2 tạ/ha so với năm 2030 [(51 tạ/ha)]": brackets right behind a comparison tell what was then."""
        if not said.slot.opens or said.label or said.topic.period is None:
            return None
        opening = self.text.key.rfind("(", 0, said.quantity.lead)
        if self.text.key[opening + 1 : said.quantity.lead].strip():
            return None
        span = next((s for s in self.outside if s.end <= opening and not self.text.key[s.end : opening].strip()), None)
        if span is None or PLAN_WORD.search(self.text.key, *span):
            return None
        named = timing.last_named(self.running.scene.trimmer.inside(span))
        if named:
            return timing.resolve(named, said.aspect, self.reference)
        return calendar.shift_years(said.topic.period, -1)

    def _then(self, said: Statement) -> Period | None:
        """ "Cùng kỳ năm trước, [công ty lãi 9 tỷ đồng]": of the same time a year before."""
        slot = said.slot
        found = self.running.scene.trimmer.inside(Span(slot.left.end, slot.quantity.lead))
        same = next((m for m in found if m.rule == "same_period" and not timing.touching(self.outside, *m.span)), None)
        if same is None or not tells_then(self.text, same.span, self.sentence.start):
            return None
        before = self.running.topic or said.topic
        now = before.period or self.inherited.period(said)
        return calendar.shift_years(now, -1) if now else None

    def _of_before(self, said: Statement) -> Period | None:
        """ "cao hơn mức 1,65% [cuối quý trước]", "hơn mức tăng 6,1% [của cùng kỳ]": what it was then."""
        of_then = said.reading.rule.endswith(".of_then")
        words = _BEFORE.match(self.text.key, *said.slot.tail) if of_then else None
        now = (self.running.topic or said.topic).period or self.inherited.period(said)
        if words is None or now is None:
            return None
        if words["same"]:
            return calendar.shift_years(now, -1)
        before = calendar.before(calendar.holding(now.end, words["unit"]))
        return calendar.instant(before.end) if before and words["end"] else before

    def _is_plan(self, said: Statement) -> bool:
        """ "Kế hoạch vốn năm 2025 được giao đầu năm là 900 tỷ đồng": a plan is about its year."""
        label = said.label
        planned = label and said.reading.measure == "level" and TARGET_LABEL.match(self.text.key, *label.span)
        return bool(planned) and self.reference.date is not None

    def _cumulated(self, said: Statement, own: PeriodMention | None) -> PeriodMention | None:
        """ "Tháng 9 thu 800 tỷ đồng; [lũy kế] 7.900 tỷ đồng": what flows is summed up from the year's start; what was
        not told by the month before stands ("lũy kế 202 dự án")."""
        topic, start = said.topic, said.clause.start
        words = next((m for m in self.sums if start <= m.span.start < said.quantity.lead), None)
        sown = topic.dimension == "area" and self.reference.periodic  # "diện tích thả nuôi lũy kế đến nay 900 ha"
        if words is None or (topic.aspect in natures.STANDING and not sown) or (own and own.rule != "now"):
            return None
        if topic.aspect != "flow" and not sown and not said.continues and not self._goes_on(said):
            return None
        running = own.period if own else self.inherited.period(said)
        if running and running.start == running.end and not self.reference.periodic:
            return None  # news: "lũy kế giải ngân vốn vay đến nay đạt 680 tỷ đồng", since the work began
        if running is None or (running.kind not in _SHORT and running.start != running.end):
            return None
        return replace(words, period=calendar.to_date(running.end))

    def _goes_on(self, said: Statement) -> bool:
        """The same thing again, by the month before and all in all."""
        before = self.running.topic
        return before is not None and before.fresh and before.name == said.topic.name

    def _own_time(self, said: Statement) -> PeriodMention | None:
        """The time in the number's own clause: before it, where it also holds for what follows, or else
        right behind it."""
        slot = said.slot
        beside = self._beside(slot)
        if beside:
            return beside
        region = self._region(slot)
        before = self._dating(said.label, Span(region.start, max(slot.tail.end, region.end)))
        outside = timing.touching(self.outside, region.start, max(slot.tail.end, region.end))
        own = timing.last_time(before, region, outside)
        over = own and ";" in self.text.key[own.span.end : said.quantity.lead] and self._is_to_come(own)
        if own and (over or self._is_background(own, said)):
            return None
        vague = timing.last_undated(before, region, self.reference)
        if vague and (own is None or own.span.start < vague.span.start):
            self._hold(vague)
            return vague
        if own:
            own = self._that_year(own, slot.quantity.lead)
            if slot.cue.kind == "from":
                self.inherited.departed = True  # "từ 34% cuối năm 2015 xuống còn 8%": the second is of now
            else:
                self._hold(own)
            return own
        if said.reading.measure == "completion":
            by = timing.first_time(before, slot.tail, outside)
            return by if by and self._is_to_come(by) else None  # "giải ngân 100% kế hoạch vốn [trước ngày 31/1]"
        after = None if self._is_told_as_of() else timing.first_time(before, slot.tail, outside)
        if after and slot.cue.kind == "from":
            self.inherited.departed = True
        if after and after.rule in _SUMMED and slot.cue.kind != "from":
            self._hold(after)  # "lãi 900 tỷ đồng sau 6 tháng. Doanh thu đạt 9.000 tỷ đồng"
        # "cho phép đầu tư đường dài 90 km [trước năm 2030]", but "hoàn thành 90 km đường [trước năm 2030]"
        length = said.topic.dimension == "length" and not self._is_due(said, after)
        return after if after and after.rule != "now" and not length else None

    def _is_due(self, said: Statement, by: PeriodMention | None) -> bool:
        """ "[hoàn thành] 90 km đường trước ngày 30/6": so much of a work is to be done by a day to come."""
        if by is None or by.period is None or not self._is_to_come(by):
            return False
        return _COMPLETES.search(self.text.key, said.clause.start, said.quantity.lead) is not None

    def _is_to_come(self, by: PeriodMention) -> bool:
        on = self.reference.known
        coming = on is not None and by.period is not None and by.period.end > on
        return coming and time_words.is_deadline(self.text.key, by)

    def _beside(self, slot: Slot) -> PeriodMention | None:
        """ "Nhiệm kỳ 2030 - 2035, thu nhập tăng từ 21 triệu đồng [(năm 2030)] lên 40 triệu đồng"."""
        if slot.cue.kind not in ("from", "to"):
            return None
        end = self.text.key.find(")", slot.tail.start, slot.tail.start + _ASIDE)
        inside = self.running.scene.trimmer.inside(Span(slot.quantity.span.end, end)) if end > 0 else []
        mention = inside[0] if len(inside) == 1 else None
        if mention is None or self.text.key[slot.quantity.span.end : mention.span.start].strip() != "(":
            return None
        return mention if mention.rule == "year" and not self.text.key[mention.span.end : end].strip() else None

    def _is_background(self, own: PeriodMention, said: Statement) -> bool:
        """ "Thành lập năm 2010, hợp tác xã có 65 thành viên", "cầu được khởi công năm 2031 dài 2 km": when a thing
        began says nothing of what it is like."""
        if self.reference.periodic or not time_words.is_of_beginning(self.text.key, own):
            return False
        aside = self.text.key.startswith(",", own.span.end)
        return aside or natures.is_timeless(key(said.topic.name), self.reference)

    def _is_told_as_of(self) -> bool:
        """ "Đến ngày 20/8, 600 công ty đã công bố báo cáo [quý II]": what is said behind is no other time."""
        frame = self.running.frame.mention
        return frame is not None and frame.span.start >= self.sentence.start and frame.until and frame.rule == "date"

    def _region(self, slot: Slot) -> Span:
        """The words of a number's clause before it, with a time right before its verb that the number before has
        taken for its own: "đạt 13% diện tích và định hướng [đến năm 2035] đạt 16%"."""
        region = slot.before
        if slot.segments or slot.cue.kind != "reach":
            return region
        mention = timing.last_named(self.running.scene.trimmer.inside(Span(slot.left.start, region.start)))
        touches = mention and mention.until and not self.text.key[mention.span.end : region.start].strip()
        return Span(mention.span.start, region.end) if mention and touches else region

    def _that_year(self, own: PeriodMention, lead: int) -> PeriodMention:
        """ "Năm 2010, huyện mới có 11 nhà nghỉ. [Cả năm] đón 60 nghìn lượt khách", "[Trong năm], mở 20 lớp", "[Cuối
        năm], tổng tài sản là …": of the year that is told, and in January's news of the one that has just ended."""
        told, on, period = self.running.frame.mention, self.reference.date, own.period
        if on is None or period is None or _SAYS_WHICH.search(self.text.key, *own.span):
            return own
        ahead = is_ahead(self.text.key, self.sentence.start, lead)
        edge = own.rule == "year_edge" and period.end > on and not ahead
        if not edge and not (own.rule == "whole" or (own.rule == "this" and period.kind == "year")):
            return own
        if told is not None and told.rule == "year" and told.period is not None:
            back = on.year - told.period.end.year
            return replace(own, period=calendar.shift_years(period, -back)) if back > 0 else own
        just_over = not edge and on.month == 1 and not self.reference.periodic and not ahead
        return replace(own, period=calendar.year(on.year - 1)) if just_over else own

    def note(self, slot: Slot) -> None:
        """The time before a number that measures nothing holds for those that follow: "Trưa 12/7, tại Km
        10+900, lũ quét cuốn trôi 3 căn nhà"."""
        region = slot.before
        before = self._dating(None, region)
        own = timing.last_time(before, region, timing.touching(self.outside, *region))
        vague = timing.last_undated(before, region, self.reference)
        begun = own and not self.reference.periodic and time_words.is_of_beginning(self.text.key, own)
        if own and own.rule != "now" and not begun:
            self._hold(own)
        elif vague:
            self._hold(vague)

    def _hold(self, own: PeriodMention) -> None:
        """``own`` holds for what follows, unless it says by when one thing is to be done."""
        if self._is_to_come(own):
            return
        frame = self.running.frame
        if _ALONE.search(self.text.key, max(0, own.span.start - _ALONE_BEFORE), own.span.start + _ALONE_BEFORE):
            frame.back = frame.back or frame.mention
        frame.mention = own
        if time_words.tells_as_of(self.text.key, own):
            frame.as_of = own

    def _dating(self, label: Label | None, part: Span) -> list[PeriodMention]:
        """The times in ``part`` without those of plans (unless the plan is meant) and of documents."""
        folded = self.text.key
        of_plan = label is not None and bool(TARGET_LABEL.match(folded, *label.span))
        aimed = self.aims.hold(part.end)  # "Nhiệm vụ đến năm 2035 là bảo vệ diện tích rừng hiện có": no number of now
        return [
            mention
            for mention in self.running.scene.trimmer.inside(part)
            if (of_plan or not time_words.dates_a_plan(folded, mention, part.start))
            and not time_words.dates_something_else(folded, mention)
            and not (aimed and mention.rule == "now")
        ]


def _is_money_flowing(topic: Topic) -> bool:
    return topic.aspect == "flow" and topic.dimension == "money"


def _aspect_by(own: PeriodMention, said: Statement, folded: str) -> str:
    """What is counted "đến …" stands: "Tính đến 30/6, toàn tỉnh có 3.021 người tham gia", "đến 30/4 đã
    bàn giao 1.150/1.620 hộ"."""
    topic, quantity = said.topic, said.quantity
    if natures.is_sown(key(topic.name)):
        return "flow"
    if _INTEREST.match(key(topic.name)):
        return "rate"
    if own.until and not own.since and _OUTBREAK.match(key(topic.name)):
        return "stock"  # "đến ngày 6/12 ghi nhận 900 ca mắc COVID-19": since it broke out
    if own.until and quantity.dimension == "money" and _OF_INVESTMENT.match(folded, quantity.span.end):
        return "stock"  # "đến 31/1 giải ngân được 90 tỷ đồng, bằng 45% tổng mức đầu tư": since the work began
    counted = topic.aspect == "any" and topic.dimension == "count"
    of_total = quantity.total is not None and quantity.dimension == "count"
    owned = own.rule == "year_edge" and quantity.dimension == "money"
    if own.edge and not topic.done and (counted or owned) and not said.does:
        return "stock"  # "cuối năm 2031 có 45 xã đạt chuẩn", not "cuối năm 2031 khởi công 2 nhà máy"
    return "stock" if own.until and (counted or of_total) else said.aspect
