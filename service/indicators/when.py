"""Dates the numbers of a sentence: by a time of their own, the topic's, the running one, a heading's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from service.indicators import harm, occasion, timing, undated
from service.indicators.aims import Aims
from service.indicators.bases import Comparison, tells_then
from service.indicators.clauses import Slot
from service.indicators.cues import PLAN_WORD, TARGET_LABEL
from service.indicators.labels import Label
from service.indicators.measures import Reading
from service.indicators.running import Running
from service.indicators.statement import Statement
from service.indicators.topic import Topic
from service.indicators.units import BARE, HEADS, is_yearly
from service.periods import calendar
from service.periods.model import Period, PeriodMention
from service.text.fold import key, phrase
from service.text.span import Span

_OF_THEN = phrase(
    r"(?:cùng kỳ|năm trước|năm ngoái)(?: (?:của )?năm (?:trước|ngoái|(?:19|20)\d\d))? (?:chỉ )?(?:đạt|là|có) "
)
_MONTHLY = ("month", "quarter", "span")
"""Kinds of periods that "so với tháng trước" may speak of."""
_REPORTED = ("year", "first_months", "quarter", "month", "date", "whole", "this", "season")
"""Rules of times that a text may report on."""
_RAISED = phrase(r"(?<![^\W\d_])(?:nâng|đưa) (?:tổng|lũy kế|số)(?![^\W\d_])")
_OUTBREAK = phrase(
    r"(?:tổng )?số (?:ca|bệnh nhân|trường hợp|người) (?:[^\W\d_]+ ){0,5}(?:covid|sars|f0|dương tính|ncov)(?![^\W\d_])"
)
_ALONE = phrase(r"(?<![^\W\d_])riêng (?:trong )?(?:tháng|quý|năm|ngày)(?![^\W\d_])")
_ALONE_BEFORE = 12  # characters before a time in which "riêng" stands
_TOLD_OF = ("year", "first_months", "quarter", "month", "this", "last_told")
_REPORTS = phrase(r"(?<![^\W\d_])(?:báo cáo|tổng kết|sơ kết|đánh giá|kết quả|tình hình)(?![^\W\d_])[^.;:,\n]{0,50}$")
_REPORTS_BEFORE = 70  # characters before a time in which it says what is reported
_JUST_BEGUN = 60  # days before the end of a year in which the whole of it is told
_RUNNING = ("year", "first_months", "quarter", "month", "this")
"""Rules of times in which something goes on."""
_GOING_ON = phrase(r"(?<![^\W\d_])đang(?![^\W\d_])")
_AVERAGED = phrase(r"(?<![^\W\d_])(?:bình quân|trung bình|dao động)(?![^\W\d_])")
_STANDING = ("stock", "rate", "index")
_INCOME = phrase(r"(?:mức )?thu nhập")
_INTEREST = phrase(r"lãi suất(?![^\W\d_])")
_YEARS_NAMED = 4000  # characters before a yearly growth in which its years are named
_SHORT = ("day", "month", "quarter")
"""Kinds of periods of which a year has several: more than one is summed up by "lũy kế"."""
_STANDS_ANY_TIME = ("count", "length", "power", "volume", "rank")


class Dater:
    """The times of one sentence. ``outside``: its comparisons, whose times date no number."""

    def __init__(
        self, running: Running, sentence: Span, mentions: list[PeriodMention], outside: list[Span], aims: Aims
    ) -> None:
        self.running, self.sentence, self.mentions, self.outside = running, sentence, mentions, outside
        self.aims = aims
        self.text, self.reference = running.text, running.reference
        self.ever = next((m.span.start for m in mentions if m.rule == "since_ever"), sentence.end)
        """Where "lũy kế" first stands."""
        self.sums = [m for m in mentions if m.rule == "since_ever"]
        self.departed = False
        """True behind "từ … năm 2015": a level of then, with a time of its own."""

    def period(self, said: Statement, wholes: Sequence[Topic] = ()) -> tuple[Period | None, PeriodMention | None]:
        """The period that a number is about, and the words in its clause that say so, if any do; ``wholes``: what
        the sentence takes apart."""
        if said.topic.period and said.slot.opens and self._is_of_then(said):
            return calendar.shift_years(said.topic.period, -1), None
        compared = self._compared(said) or self._then(said)
        if compared:
            return compared, None
        told = self.running.frame.mention
        own = self._own_time(said)
        if own and said.topic.aspect in ("stock", "rate") and self._is_reported(own, said):
            own = None
        if said.reading.measure == "level" and undated.lasts(said.quantity):
            own = own if own and own.span.start < said.quantity.lead else None
            return (timing.resolve(own, "stock", self.reference) if own else None), own
        cumulated = self._cumulated(said, own)
        if cumulated:
            return cumulated.period, cumulated
        if said.reading.rule == "level.planned" or self._is_plan(said):
            named = own if own and own.rule != "year_edge" else None  # "kế hoạch giao đầu năm" is the year's
            return timing.target_year(named, self.reference), own
        if own and own.rule == "now" and _is_money_flowing(said.topic):
            if self.reference.periodic:
                return timing.default("flow", self.reference), own  # "hiện xuất siêu đạt 2 tỷ USD": so far
            if (
                own.period
                and told
                and told.rule in ("year", "this")
                and told.period == calendar.year(own.period.end.year)
            ):
                return calendar.to_date(
                    own.period.end
                ), own  # "Năm nay được giao 90 tỷ đồng; đến nay đã chi 40 tỷ đồng"
        if own:
            return timing.resolve(own, self._aspect_of(own, _aspect_by(own, said), said), self.reference), own
        whole = next((w for w in wholes if w.unit == said.quantity.unit and self._dates_parts(w)), None)
        return whole.period if whole and self._takes_apart(said) else self._carried(said), None

    def _dates_parts(self, whole: Topic) -> bool:
        """True for a whole with a time, or one that stands at none: "Tổng mức đầu tư 900 tỷ đồng, trong đó …"."""
        return whole.period is not None or timing.is_timeless(key(whole.name), self.reference)

    def dealt(self, said: Statement, time: PeriodMention) -> tuple[Period | None, PeriodMention]:
        """The period of a number to which ``time`` was dealt out."""
        return timing.resolve(time, _aspect_by(time, said), self.reference), time

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
            return timing.resolve(named, _aspect(said.topic), self.reference)
        return calendar.shift_years(said.topic.period, -1)

    def _then(self, said: Statement) -> Period | None:
        """ "Cùng kỳ năm trước, [công ty lãi 9 tỷ đồng]": of the same time a year before."""
        slot = said.slot
        found = self.running.scene.trimmer.inside(Span(slot.left.end, slot.quantity.lead))
        same = next((m for m in found if m.rule == "same_period" and not timing.touching(self.outside, *m.span)), None)
        if same is None or not tells_then(self.text, same.span, self.sentence.start):
            return None
        before = self.running.topic or said.topic
        now = before.period or self._carried(said)
        return calendar.shift_years(now, -1) if now else None

    def _is_plan(self, said: Statement) -> bool:
        """ "Kế hoạch vốn năm 2025 được giao đầu năm là 900 tỷ đồng": a plan is about its year."""
        label = said.label
        planned = label and said.reading.measure == "level" and TARGET_LABEL.match(self.text.key, *label.span)
        return bool(planned) and self.reference.date is not None

    def _carried(self, said: Statement) -> Period | None:
        """The period of a number without a time of its own."""
        topic, aspect = said.topic, _aspect(said.topic)
        beside = self._beside(said)
        if beside:
            aspect = beside
        if self._is_raised(said):
            return timing.default("stock", self.reference)
        if self._is_habit(said) or self._says_where(said):
            return None
        if self._goes_on_now(said):
            return self._headed(said, "stock")
        if timing.is_of_flow(key(topic.name)) or self._is_average_price(said):
            aspect = "flow"
        if self._is_part_of_things(said):
            return self._news_day
        if said.slot.cue.kind in ("to", "reach") and self.departed:
            self.departed = False
            return timing.default("stock" if topic.unit == "%" else aspect, self.reference)
        if topic.period and (said.continues or topic.parent is not None or topic.name.startswith("Đóng góp")):
            return topic.period
        before = self.running.topic
        if before and before.fresh and (self._is_aside(said) or self._is_parallel(said, before)):
            return before.period
        if topic.aspect != "flow" and self._is_ever(said):
            return timing.default("stock", self.reference)
        frame = self.running.frame.mention
        if self._is_of_occasion(said):
            return self.running.occasion
        if frame and self._stands_apart(frame, said):
            return timing.default("rate", self.reference)
        if frame and self._is_not_over(frame, said):
            return None
        if frame and self._holds(frame, said, aspect):
            return timing.resolve(frame, self._aspect_of(frame, aspect, said), self.reference)
        return self._headed(said, aspect)

    def _aspect_of(self, mention: PeriodMention, aspect: str, said: Statement) -> str:
        """ "Tính đến 17 giờ ngày 10/11, mưa lũ làm 12 người chết, 900 ha lúa bị ngập": what a disaster did is told
        as of a day, "Thời gian qua, …" as of that of the text."""
        if mention.rule == "undated" and self.text.key.startswith("thời gian", mention.span.start):
            return "stock" if self._is_harm(said) else aspect
        block = self.running.block
        as_of = mention.until and not mention.since and mention.rule == "date" and block is not None
        return "stock" if as_of and block and harm.tells_disaster(self.text, mention.span, block.span) else aspect

    @property
    def _news_day(self) -> Period | None:
        """The day as of which news counts things; none in a report of a period."""
        return None if self.reference.periodic else timing.today(self.reference)

    def _is_part_of_things(self, said: Statement) -> bool:
        """ "Số cầu không bảo đảm tải trọng là [14/30 cầu]": so many of all there are, in news and told in a sentence
        without a time."""
        frame, quantity = self.running.frame.mention, said.quantity
        here = frame is not None and frame.span.start >= self.sentence.start
        things = quantity.dimension == "count" or quantity.unit == BARE
        return self._news_day is not None and not here and quantity.total is not None and things and not said.continues

    def _is_raised(self, said: Statement) -> bool:
        """ "cấp mới 5 dự án, [nâng tổng số dự án lên] 91 dự án": so many there are now."""
        start = _before(said.slot).start
        return said.slot.cue.kind == "to" and _RAISED.search(self.text.key, start, said.quantity.lead) is not None

    def _is_habit(self, said: Statement) -> bool:
        """ "[Mỗi năm], làng nghề bán ra 300 tấn miến": of no time, unless the sentence names one."""
        frame = self.running.frame.mention
        if self.reference.periodic or (frame and frame.span.start >= self.sentence.start):
            return False
        return undated.is_habit(self.text.key, self.sentence, said.quantity.lead)

    def _says_where(self, said: Statement) -> bool:
        """ "Sản lượng cá ngừ của [3 tỉnh] đạt 900 tấn", in news that names no time with it."""
        frame = self.running.frame.mention
        here = frame is not None and frame.span.start >= self.sentence.start
        return self._news_day is not None and not here and undated.says_where(self.text.key, said.slot, self.sentence)

    def _beside(self, said: Statement) -> str | None:
        """ "Trên công trường đang có 90 công nhân và [20 xe]": what is counted beside what stands, stands."""
        before = self.running.topic
        if before is None or not before.fresh or said.topic.aspect != "any" or said.topic.dimension != "count":
            return None
        joined = not any(mark in self.text.key[said.slot.left.start : said.quantity.lead] for mark in ";:(")
        return "stock" if joined and before.aspect == "stock" and said.slot.cue.kind in ("none", "reach") else None

    def _goes_on_now(self, said: Statement) -> bool:
        """ "Trong tháng, xã nhận 900 hồ sơ; [đang giải quyết 49 hồ sơ]": so many there are, at the end of the month."""
        frame, region = self.running.frame.mention, Span(_before(said.slot).start, said.quantity.lead)
        runs = frame is None or (frame.rule in _RUNNING and not frame.until)
        return (
            runs and said.topic.dimension in ("count", "area") and _GOING_ON.search(self.text.key, *region) is not None
        )

    def _is_of_occasion(self, said: Statement) -> bool:
        """News of a congress tells whom it elected, of a ceremony what was awarded."""
        frame = self.running.frame.mention
        here = frame is not None and frame.span.start >= self.sentence.start
        day = self.running.occasion
        return day is not None and not here and occasion.is_of_occasion(self.text.key, said.slot, self.sentence)

    def _is_average_price(self, said: Statement) -> bool:
        """ "Giá gạo xuất khẩu [bình quân] 540 USD/tấn": an average is one of the whole time."""
        around = (_before(said.slot).start, said.quantity.lead)
        return said.topic.name.startswith("Giá") and _AVERAGED.search(self.text.key, *around) is not None

    def _is_aside(self, said: Statement) -> bool:
        """ "đã kiểm tra 90 hộ [(hơn 80 ha)]", "thị trường Mỹ [(chiếm 18%)]": of the time of what stands before it."""
        told = said.reading.measure == "level" or (said.reading.measure == "share" and said.label is None)
        return said.slot.opens and told and not timing.is_timeless(key(said.topic.name), self.reference)

    @staticmethod
    def _is_parallel(said: Statement, before: Topic) -> bool:
        """ "Dư nợ ngắn hạn chiếm 71%, trung và dài hạn chiếm 28%": the same of another."""
        bare = said.label is not None and said.label.core is None and said.topic.aspect == "any"
        return bare and before.measure == said.reading.measure and said.reading.measure in ("share", "change")

    def _is_harm(self, said: Statement) -> bool:
        """What a disaster did, as news tells of it."""
        before, behind = _before(said.slot), said.slot.tail
        return not self.reference.periodic and harm.is_harmed(self.text.key, said.topic.name, before, behind)

    def _headed(self, said: Statement, aspect: str) -> Period | None:
        """By a heading above, or else the report's own."""
        topic = said.topic
        if timing.is_timeless(key(topic.name), self.reference):
            return None
        if not self.reference.periodic and _INCOME.match(key(topic.name)) and "{người}" in said.quantity.unit:
            aspect = "stock"
        if self._is_harm(said):
            aspect = "stock"  # how much a storm did is told as of the day of the telling
            if self.running.looks_back:
                return None
        if aspect == "stock" and self.running.event:
            return self.running.event
        headed = self.running.headings.time(self.running.block)
        if headed and (topic.aspect not in ("stock", "rate") or self.running.planned):
            return self._so_far(headed.period)
        as_of = self.running.frame.as_of
        if as_of and as_of.period and aspect in ("stock", "rate") and not self.reference.periodic:
            return calendar.instant(as_of.period.end)
        coming = self._coming()
        if coming:
            return coming
        if self._is_counted_now(topic, aspect):
            return self._news_day
        goes_on = self.running.frame.just_told and not self.reference.periodic and aspect not in ("stock", "rate")
        return (goes_on and self._told(topic, aspect)) or (
            timing.default(aspect, self.reference) or self._told(topic, aspect)
        )

    def _is_counted_now(self, topic: Topic, aspect: str) -> bool:
        """ "6 tháng, xuất khẩu đạt 9 tỷ USD. … Toàn tỉnh có 68 xã nông thôn mới": news counts as of its own day; the
        balances of banks and the herds are those of the months it reports on."""
        things = topic.dimension in ("count", "") and topic.unit != HEADS
        return self._news_day is not None and aspect == "stock" and things

    def _coming(self) -> Period | None:
        """ "Năm 2031, huyện đề ra các chỉ tiêu … | Thu ngân sách đạt 160 tỷ đồng": what is to come goes on."""
        frame, on = self.running.frame, self.reference.date
        told = frame.told.period if frame.told and frame.just_told and frame.told.rule == "year" else None
        return told if told and on and told.start > on and not self.reference.periodic else None

    def _told(self, topic: Topic, aspect: str) -> Period | None:
        """The time that the text told last, where it says no other and has no date: "Năm 2031, làng nghề …
        | Doanh thu đạt 15 tỷ đồng"; what is counted or built stands at no time that is known."""
        told = self.running.frame.told
        if told is None or told.rule not in _REPORTED or topic.dimension in _STANDS_ANY_TIME:
            return None
        stands = aspect in ("stock", "rate")
        if not told.until and (told.rule == "date" or (stands and (told.rule != "year" or topic.unit != "%"))):
            return None
        period = timing.resolve(told, aspect, self.reference)
        return calendar.instant(period.end) if period and stands else period

    def _so_far(self, headed: Period | None) -> Period | None:
        """Under "Giải ngân vốn năm 2025" a report up to November tells of its own months."""
        own = self.reference.period
        inside = own and headed and headed.start <= own.start and own.end < headed.end and headed.kind == "year"
        return own if inside and not self.running.planned else headed

    def _holds(self, frame: PeriodMention, said: Statement, aspect: str) -> bool:
        """A time said in passing in an earlier sentence dates no stock, "hiện nay" no flow."""
        earlier, topic = frame.span.start < self.sentence.start, said.topic
        if frame.rule == "now":
            return not earlier or topic.aspect != "flow"
        if topic.aspect in ("stock", "rate") and self._is_reported(frame, said):
            return False
        if earlier and topic.aspect in ("stock", "rate") and aspect != "flow":
            return frame.until or (self.running.frame.fronted and frame.rule not in ("years", "date"))
        return True

    def _stands_apart(self, frame: PeriodMention, said: Statement) -> bool:
        """ "Doanh số cho vay [6 tháng] đạt 900 tỷ đồng; nợ xấu chiếm 1%": the time of another clause dates no rate that
        stands."""
        rate = said.quantity.unit == "%" and said.reading.measure in ("level", "share")
        if not self.reference.periodic or not rate or said.topic.aspect not in ("stock", "rate") or said.continues:
            return False
        passing = ";" in self.text.key[frame.span.end : said.quantity.lead] and frame.rule in _RUNNING
        return passing and not timing.opens_clause(self.text.key, frame, self.sentence.start)

    def _is_not_over(self, frame: PeriodMention, said: Statement) -> bool:
        """ "Năm 2031, công ty đặt kế hoạch lãi 90 tỷ đồng. … Thị trường Mỹ chiếm 30%", told in March: no share of a
        year that has just begun."""
        on, period = self.reference.date, frame.period
        plain = frame.rule == "year" and not frame.until and frame.span.start < self.sentence.start
        coming = on is not None and period is not None and period.start <= on and (period.end - on).days > _JUST_BEGUN
        return said.reading.measure == "share" and plain and coming and not self.reference.periodic

    def _is_reported(self, frame: PeriodMention, said: Statement) -> bool:
        """ "Báo cáo kết quả [năm vừa qua], trưởng công an cho biết: Địa bàn có 8 khu phố": the time of what is
        reported on dates nothing that stands."""
        if frame.rule not in _TOLD_OF or ":" not in self.text.key[frame.span.end : said.quantity.lead]:
            return False
        return _REPORTS.search(self.text.key, max(0, frame.span.start - _REPORTS_BEFORE), frame.span.start) is not None

    def _is_ever(self, said: Statement) -> bool:
        """ "Lũy kế 202 dự án được cấp phép": since ever, whatever time the sentences before had."""
        return self.ever < said.quantity.span.start

    def _cumulated(self, said: Statement, own: PeriodMention | None) -> PeriodMention | None:
        """ "Tháng 9 thu 800 tỷ đồng; [lũy kế] 7.900 tỷ đồng": what flows is summed up from the year's start; what was
        not told by the month before stands ("lũy kế 202 dự án")."""
        topic, start = said.topic, _before(said.slot).start
        words = next((m for m in self.sums if start <= m.span.start < said.quantity.lead), None)
        if words is None or topic.aspect in _STANDING or (own and own.rule != "now"):
            return None
        if topic.aspect != "flow" and not said.continues and not self._goes_on(said):
            return None
        running = own.period if own else self._carried(said)
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
        region = self._region(slot)
        before = self._dating(said.label, Span(region.start, max(slot.tail.end, region.end)))
        outside = timing.touching(self.outside, region.start, max(slot.tail.end, region.end))
        own = timing.last_time(before, region, outside)
        vague = timing.last_undated(before, region, self.reference)
        if vague and (own is None or own.span.start < vague.span.start):
            self._hold(vague)
            return vague
        if own:
            own = self._that_year(own)
            if slot.cue.kind == "from":
                self.departed = True  # "từ 34% cuối năm 2015 xuống còn 8%": the second is of now
            else:
                self._hold(own)
            return own
        if said.reading.measure == "completion":
            return None
        after = None if self._is_told_as_of() else timing.first_time(before, slot.tail, outside)
        if after and slot.cue.kind == "from":
            self.departed = True
        return after if after and after.rule != "now" else None

    def _is_told_as_of(self) -> bool:
        """ "Đến ngày 20/8, 600 công ty đã công bố báo cáo [quý II]": what is said behind is no other time."""
        frame = self.running.frame.mention
        return frame is not None and frame.span.start >= self.sentence.start and frame.until and frame.rule == "date"

    def _region(self, slot: Slot) -> Span:
        """The words of a number's clause before it, with a time right before its verb that the number before has
        taken for its own: "đạt 13% diện tích và định hướng [đến năm 2035] đạt 16%"."""
        region = _before(slot)
        if slot.segments or slot.cue.kind != "reach":
            return region
        mention = timing.last_named(self.running.scene.trimmer.inside(Span(slot.left.start, region.start)))
        touches = mention and mention.until and not self.text.key[mention.span.end : region.start].strip()
        return Span(mention.span.start, region.end) if mention and touches else region

    def _that_year(self, own: PeriodMention) -> PeriodMention:
        """ "Năm 2010, huyện mới có 11 nhà nghỉ. [Cả năm] đón 60 nghìn lượt khách": of the year that is told."""
        told, on = self.running.frame.mention, self.reference.date
        if own.rule != "whole" or told is None or told.rule != "year" or told.period is None or on is None:
            return own
        past = told.period.end.year < on.year and not self.text.key[slice(*own.span)].endswith("nay")
        return replace(own, period=told.period) if past else own

    def note(self, slot: Slot) -> None:
        """The time before a number that measures nothing holds for those that follow: "Trưa 12/7, tại Km
        10+900, lũ quét cuốn trôi 3 căn nhà"."""
        region = _before(slot)
        before = self._dating(None, region)
        own = timing.last_time(before, region, timing.touching(self.outside, *region))
        vague = timing.last_undated(before, region, self.reference)
        if own and own.rule != "now":
            self._hold(own)
        elif vague:
            self._hold(vague)

    def _hold(self, own: PeriodMention) -> None:
        """``own`` holds for what follows."""
        frame = self.running.frame
        if _ALONE.search(self.text.key, max(0, own.span.start - _ALONE_BEFORE), own.span.start + _ALONE_BEFORE):
            frame.back = frame.back or frame.mention
        frame.mention = own
        if timing.tells_as_of(self.text.key, own):
            frame.as_of = own

    def _dating(self, label: Label | None, part: Span) -> list[PeriodMention]:
        """The times in ``part`` without those of plans (unless the plan is meant) and of documents."""
        folded = self.text.key
        of_plan = label is not None and bool(TARGET_LABEL.match(folded, *label.span))
        aimed = self.aims.hold(part.end)  # "Nhiệm vụ đến năm 2035 là bảo vệ diện tích rừng hiện có": no number of now
        return [
            mention
            for mention in self.running.scene.trimmer.inside(part)
            if (of_plan or not timing.dates_a_plan(folded, mention, part.start))
            and not timing.dates_something_else(folded, mention)
            and not (aimed and mention.rule == "now")
        ]

    def plan_year(self, reading: Reading) -> Period | None:
        """ "phấn đấu giải ngân 100% kế hoạch vốn năm 2020": the year of the plan that is to be completed."""
        plan = reading.basis.span if reading.basis else None
        inside = self.running.scene.trimmer.inside(plan) if plan else []
        year = next((mention for mention in inside if mention.rule in ("year", "this")), None)
        until = next((mention for mention in inside if mention.until), None)
        if until and not year:
            return timing.resolve(until, "flow", self.reference)
        return timing.target_year(year or self.running.headings.time(self.running.block), self.reference)

    def year_of(self, told: Span) -> Period | None:
        """The year of the plan that these words tell."""
        named = [m for m in self.running.scene.trimmer.inside(told) if m.rule in ("year", "this")]
        frame = self.running.frame.mention
        return timing.target_year(
            named[-1] if named else frame if frame and frame.rule == "year" else None, self.reference
        )

    @staticmethod
    def whole_year(period: Period | None, mention: PeriodMention | None) -> Period | None:
        """ "Đến năm 2035, tỷ lệ đô thị hóa đạt 45%": an aim is that year's, not its last day's, and "năm nay" the
        whole year's, not that of the months so far."""
        if mention is None or mention.period is None or mention.period.kind != "year" or period is None:
            return period
        year = mention.period
        ends = mention.until and mention.rule == "year" and period.start == period.end == year.end
        runs = mention.rule == "this" and period.start == year.start
        return year if ends or runs else period

    def yearly(self, said: Statement, period: Period | None) -> Period | None:
        """ "Trong giai đoạn 2031 - 2035 … Đến năm 2035, năng suất tăng [6%/năm]": a yearly growth is one of the years
        that end then, where the text has named them."""
        if said.reading.measure != "change" or not is_yearly(said.quantity) or period is None or period.kind != "year":
            return period
        lead = said.quantity.lead
        named = self.running.scene.trimmer.inside(Span(max(0, lead - _YEARS_NAMED), lead))
        spans = [m for m in named if m.rule == "years" and m.period and m.period.end == period.end]
        return timing.planned_years(self.text.key, spans[-1]) if spans else period

    def aimed(self, period: Period | None) -> Period | None:
        """ "7 tháng, tỉnh thu 900 tỷ đồng. … Tỉnh đề nghị hỗ trợ [200 tỷ đồng]": what is to be is not of a time that
        has passed, and of none where the text names no other."""
        frame, on = self.running.frame.mention, self.reference.date
        here = frame is not None and self.sentence.start <= frame.span.start
        past = period is not None and on is not None and period.end <= on
        planned = self.running.planned and (frame is None or frame.rule != "date")
        kept = here or self.reference.periodic or planned
        return None if past and not kept else period

    def monthly(self, said: Statement, comparison: Comparison | None, period: Period | None) -> Period | None:
        """ "nhóm giao thông tăng 2,7% so với tháng trước" is about a month, whatever ran before."""
        on = self.reference.date
        if said.continues or on is None or (period and (period.kind in _MONTHLY or period.start == period.end)):
            return period
        if comparison is None or comparison.kind != "previous_period" or comparison.mention:
            return period
        by_month = "tháng" in self.text.key[slice(*comparison.span)]
        return calendar.month(on.year, on.month) if by_month else period


def _before(slot: Slot) -> Span:
    """The words of a number's clause before it."""
    return Span(slot.segments[0].start if slot.segments else slot.cue.start, slot.quantity.span.start)


def _aspect(topic: Topic) -> str:
    return topic.aspect if topic.aspect != "any" else "flow"


def _is_money_flowing(topic: Topic) -> bool:
    return topic.aspect == "flow" and topic.dimension == "money"


def _aspect_by(own: PeriodMention, said: Statement) -> str:
    """What is counted "đến …" stands: "Tính đến 30/6, toàn tỉnh có 3.021 người tham gia", "đến 30/4 đã
    bàn giao 1.150/1.620 hộ"."""
    topic, quantity = said.topic, said.quantity
    if timing.is_sown(key(topic.name)):
        return "flow"
    if _INTEREST.match(key(topic.name)):
        return "rate"
    if own.until and not own.since and _OUTBREAK.match(key(topic.name)):
        return "stock"  # "đến ngày 6/12 ghi nhận 900 ca mắc COVID-19": since it broke out
    counted = topic.aspect == "any" and topic.dimension == "count"
    of_total = quantity.total is not None and quantity.dimension == "count"
    return "stock" if own.until and (counted or of_total) else _aspect(topic)
