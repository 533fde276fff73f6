"""The period of a number without a time of its own: the topic's, the running time's, a heading's, the text's."""

from __future__ import annotations

from service.indicators import harm, natures, occasion, time_words, timing, undated
from service.indicators.beside_names import BESIDE_NAME
from service.indicators.happenings import is_harm
from service.indicators.naming.trade import is_trade
from service.indicators.running import Running
from service.indicators.statement import Statement
from service.indicators.topic import Topic
from service.indicators.units import BARE, CASES, EVERYBODY, HEADS, SUSPECTS
from service.periods import calendar
from service.periods.model import Period, PeriodMention
from service.text.fold import key, phrase
from service.text.span import Span

_TELLABLE = ("year", "first_months", "quarter", "month", "date", "whole", "this", "season")
"""Rules of times that a text goes on with."""
_RUNNING = ("year", "first_months", "quarter", "month", "this")
"""Rules of times in which something goes on."""
_STANDING = ("stock", "rate")
_RAISED = phrase(r"(?<![^\W\d_])(?:nâng|đưa) (?:tổng|lũy kế|số)(?![^\W\d_])")
_GOING_ON = phrase(r"(?<![^\W\d_])đang(?![^\W\d_])")
_PASSING = ("month", "quarter", "first_months", "date", "same_day", "today")
"""Rules of times that date what goes on, and not what there is in a later sentence."""
_THERE_IS = phrase(r"(?<![^\W\d_])(?:có|hiện|gồm)(?: (?:khoảng|gần|hơn|trên))?\s*$")
_REPORTS = phrase(r"(?<![^\W\d_])(?:báo cáo|tổng kết|sơ kết|đánh giá|kết quả|tình hình)(?![^\W\d_])[^.;:,\n]{0,50}$")
_REPORTS_BEFORE = 70  # characters before a time in which it says what is reported
_AVERAGED = phrase(r"(?<![^\W\d_])(?:bình quân|trung bình|dao động)(?![^\W\d_])")
_INCOME = phrase(r"(?:mức )?thu nhập")
_STANDING_WHOLE = phrase(
    r"(?:tổng )?(?:số )?(?:đàn|dân số|hộ|hộ dân|nhân khẩu|dư nợ|nguồn vốn|tài sản|vốn điều lệ|đảng viên|cán bộ|"
    r"lao động|diện tích (?:tự nhiên|đất|rừng)|dung tích)(?![^\W\d_])"
)
_AFFECTED = phrase(r"(?<![^\W\d_])(?:bị|chịu|có) (?:ảnh hưởng|tác động|nguy cơ)(?![^\W\d_])")
_SUM = phrase(
    r"\s*,?\s*(?:với )?(?:tổng )?(?:số )?(?:vốn|kinh phí|trị giá|giá trị|dư nợ|diện tích|mức đầu tư)(?![^\W\d_])"
)
_LENT = phrase(r"(?:tổng )?(?:số tiền )?(?:dư nợ )?cho vay (?!mới|thêm)[^\W\d_]")
_OWED = phrase(r"(?<![^\W\d_])tổng dư nợ(?![^\W\d_])")
_JUST_BEGUN = 60  # days before the end of a year in which the whole of it is told
_CAMPAIGN_LASTS = 8  # paragraphs that tell what came of it
_STANDS_ANY_TIME = ("count", "length", "power", "volume", "rank")


class Inherited:
    """The times that the numbers of one sentence take from elsewhere; ``ever``: where "lũy kế" first stands."""

    def __init__(self, running: Running, sentence: Span, ever: int) -> None:
        self.running, self.sentence, self.ever = running, sentence, ever
        self.text, self.reference = running.text, running.reference
        self.departed = False
        """True behind "từ … năm 2015": a level of then, with a time of its own."""

    def period(self, said: Statement) -> Period | None:
        """The period of a number without a time of its own."""
        topic, before, frame = said.topic, self.running.topic, self.running.frame.mention
        aspect = self._aspect(said)
        if self._is_raised(said):
            return timing.default("stock", self.reference)
        if self._stands_at_no_time(said):
            return None
        if self._goes_on_now(said):
            return self._headed(said, "stock")
        if self._is_part_of_things(said):
            return self._news_day
        if said.slot.cue.kind in ("to", "reach") and self.departed:
            self.departed = False
            return timing.default("stock" if topic.unit == "%" else aspect, self.reference)
        again = topic.indicator is not None and said.reading.measure == "change"  # "giảm 2 người chết"
        if topic.period and (said.continues or again or topic.parent is not None or topic.name.startswith("Đóng góp")):
            return topic.period
        if before and before.fresh and self._goes_with(said, before):
            return before.period
        if topic.aspect != "flow" and self._is_ever(said):
            return timing.default("stock", self.reference)
        if self.is_of_occasion(said):
            return self.running.occasion
        return self._framed(frame, said, aspect) if frame else self._headed(said, aspect)

    def _framed(self, frame: PeriodMention, said: Statement, aspect: str) -> Period | None:
        """By the running time, where it holds."""
        if not self.reference.periodic and self._told_elsewhere and self._is_of_work(said):
            return None
        if self._stands_apart(frame, said):
            return timing.default("rate", self.reference)
        if self._is_not_over(frame, said):
            return None
        if not self._holds(frame, said, aspect):
            return self._headed(said, aspect)
        return self.told_by(frame, aspect, said)

    def told_by(self, mention: PeriodMention, aspect: str, said: Statement) -> Period | None:
        """The period that the words of ``mention`` give to a number of this ``aspect``."""
        period = timing.resolve(mention, self.aspect_of(mention, aspect, said), self.reference)
        return timing.balanced(mention, period) if natures.is_balance(key(said.topic.name)) else period

    def _is_of_work(self, said: Statement) -> bool:
        """What a work is like stands at no time, whatever the text has told of before; how much all of them can do
        does: "5 nhà máy đang vận hành, tổng công suất 320 MW"."""
        name = key(said.topic.name)
        one = said.reading.measure == "level" and not name.startswith("tổng công suất")
        return one and natures.is_timeless(name, self.reference)

    def _aspect(self, said: Statement) -> str:
        """ "Tỷ lệ giải ngân", "giá bình quân" are of a time, what is counted beside a stock stands, as do those whom a
        work concerns: "340 hộ bị ảnh hưởng"."""
        if natures.is_of_flow(key(said.topic.name)) or self._is_average_price(said):
            return "flow"
        if natures.is_balance(key(said.topic.name)):
            return "stock"
        if self._is_share_of_standing(said):
            return "stock"
        affected = _AFFECTED.search(key(said.topic.name)) is not None and not (said.acts or self.reference.periodic)
        return "stock" if affected or self._is_beside_stock(said) or self._is_owed(said) else said.aspect

    def _is_share_of_standing(self, said: Statement) -> bool:
        """ "Chăn nuôi nhỏ lẻ chiếm 58% [tổng đàn]" in a report: the share of what stands, stands."""
        whole = said.reading.basis.span if said.reading.measure == "share" and said.reading.basis else None
        return (
            self.reference.periodic and whole is not None and _STANDING_WHOLE.match(self.text.key, *whole) is not None
        )

    @property
    def _told_elsewhere(self) -> bool:
        """True for a sentence that names no time itself."""
        frame = self.running.frame.mention
        return frame is None or frame.span.start < self.sentence.start

    def _stands_at_no_time(self, said: Statement) -> bool:
        """ "[Mỗi năm], làng nghề bán ra 300 tấn miến", "Nông dân của [3 tỉnh] Tây Nguyên gặp khó", in news that names
        no time with it."""
        if self.reference.periodic or not self._told_elsewhere:
            return False
        if undated.is_idea(said.quantity) or undated.is_of_once(self.text.key, self.sentence, said.quantity.lead):
            return True
        where = self._news_day is not None and undated.says_where(self.text.key, said.slot, self.sentence)
        return where or undated.is_habit(self.text.key, self.sentence, said.quantity.lead)

    def aspect_of(self, mention: PeriodMention, aspect: str, said: Statement) -> str:
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
        things = said.quantity.dimension == "count" or said.quantity.unit == BARE
        of_all = things and said.quantity.total is not None and not said.continues
        return self._news_day is not None and self._told_elsewhere and of_all

    def _is_raised(self, said: Statement) -> bool:
        """ "cấp mới 5 dự án, [nâng tổng số dự án lên] 91 dự án": so many there are now."""
        found = _RAISED.search(self.text.key, said.clause.start, said.quantity.lead)
        return said.slot.cue.kind == "to" and found is not None

    def _is_beside_stock(self, said: Statement) -> bool:
        """ "Trong kho đang có 90 máy cày và [20 xe]": what is counted beside what stands, stands."""
        before = self.running.topic
        if before is None or not before.fresh or said.topic.aspect != "any" or said.topic.dimension != "count":
            return False
        joined = not any(mark in self.text.key[said.slot.left.start : said.quantity.lead] for mark in ";:(")
        stands = before.aspect == "stock" or (before.period is not None and before.period == self._news_day)
        return joined and stands and said.slot.cue.kind in ("none", "reach")

    def _goes_on_now(self, said: Statement) -> bool:
        """ "Trong tháng, phòng nhận 900 đơn; [đang xem xét 30 đơn]": so many there are, at the end of the month."""
        frame = self.running.frame.mention
        runs = frame is None or (frame.rule in _RUNNING and not frame.until)
        found = _GOING_ON.search(self.text.key, said.clause.start, said.quantity.lead)
        return runs and said.topic.dimension in ("count", "area") and found is not None

    def is_of_occasion(self, said: Statement) -> bool:
        """News of a congress tells whom it elected, of a ceremony what was awarded."""
        if self.running.occasion is None or not self._told_elsewhere:
            return False
        return occasion.is_of_occasion(self.text.key, said.slot, self.sentence)

    def _is_average_price(self, said: Statement) -> bool:
        """ "Giá gạo xuất khẩu [bình quân] 540 USD/tấn": an average is one of the whole time."""
        found = _AVERAGED.search(self.text.key, said.clause.start, said.quantity.lead)
        return said.topic.name.startswith("Giá") and found is not None

    def _goes_with(self, said: Statement, before: Topic) -> bool:
        """True for a number that has the time of the one before it."""
        return (
            self._is_beside_case(said, before)
            or self._is_aside(said)
            or self._is_parallel(said, before)
            or self._is_sum_of_counted(said, before)
        )

    def _is_beside_case(self, said: Statement, before: Topic) -> bool:
        """ "xảy ra 15 vụ tai nạn, [làm chết 8 người]", "bắt 39 vụ, [58 đối tượng]": of the time of the cases."""
        if before.period is None or before.measure != "level" or said.reading.measure != "level":
            return False
        harmed = is_harm(said.topic.thing.partition(" ")[2]) and before.unit in (*CASES, *EVERYBODY)
        return harmed or (said.quantity.unit in SUSPECTS and before.unit in (*CASES, *SUSPECTS))

    def _is_sum_of_counted(self, said: Statement, before: Topic) -> bool:
        """ "Đến 15/6 có 90 dự án đang chạy, [tổng vốn] 8 tỷ USD": as of the day of the count."""
        counted = before.dimension == "count" and before.measure == "level" and said.reading.measure == "level"
        summed = counted and not is_trade(said.topic.name)
        return summed and _SUM.match(self.text.key, said.slot.left.end, said.quantity.lead) is not None

    def _is_aside(self, said: Statement) -> bool:
        """ "đã kiểm tra 90 hộ [(hơn 80 ha)]", "thị trường Mỹ [(chiếm 18%)]": of the time of what stands before it."""
        told = said.reading.measure == "level" or (said.reading.measure == "share" and said.label is None)
        return said.slot.opens and told and not natures.is_timeless(key(said.topic.name), self.reference)

    @staticmethod
    def _is_parallel(said: Statement, before: Topic) -> bool:
        """ "Dư nợ ngắn hạn chiếm 71%, trung và dài hạn chiếm 28%": the same of another."""
        bare = said.label is not None and said.label.core is None and said.topic.aspect == "any"
        return bare and before.measure == said.reading.measure and said.reading.measure in ("share", "change")

    def _is_owed(self, said: Statement) -> bool:
        """ "Tổng dư nợ 90 tỷ đồng. [Cho vay nông nghiệp] đạt 40 tỷ đồng": what is lent out, where the paragraph tells
        what is owed."""
        block = self.running.block
        lent = block is not None and _LENT.match(key(said.topic.name)) is not None
        return lent and block is not None and _OWED.search(self.text.key, *block.span) is not None

    def _is_harm(self, said: Statement) -> bool:
        """What a disaster did, as news tells of it."""
        harmed = harm.is_harmed(self.text.key, said.topic.name, said.clause, said.slot.tail)
        return harmed and not self.reference.periodic

    def _headed(self, said: Statement, aspect: str) -> Period | None:
        """By a heading above, or else the report's own."""
        topic = said.topic
        if natures.is_timeless(key(topic.name), self.reference):
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
        if headed and headed.until and headed.rule == "date" and not self.running.planned:
            return timing.resolve(headed, aspect, self.reference)  # "Tính đến 20/4, kết quả như sau:"
        if headed and (topic.aspect not in _STANDING or self.running.planned):
            return self._so_far(headed.period)
        as_of = self.running.frame.as_of
        if as_of and as_of.period and aspect in _STANDING and not self.reference.periodic:
            return calendar.instant(as_of.period.end)
        coming = self._coming() or self._in_stretch(said, aspect)
        if coming:
            return coming
        laid_out = topic.dimension == "area" and self._news_day is not None and self._stands(said)
        if laid_out or self._is_counted_now(topic, aspect):
            return self._news_day  # "Nhà anh Ba có 2 ha vườn cây"
        goes_on = self.running.frame.just_told and not self.reference.periodic and aspect not in _STANDING
        return (goes_on and self._told(topic, aspect)) or (
            timing.default(aspect, self.reference) or self._told(topic, aspect) or self._counted_today(said)
        )

    def _counted_today(self, said: Statement) -> Period | None:
        """ "[7 đồng chí] trong ban", "tại bãi có [90 xe]": news that names no time counts as of its day what is there,
        and not what was done or issued; prizes are won on the day of the occasion."""
        if occasion.is_won(said.slot):
            return self.running.occasion
        topic, unit = said.topic, key(said.quantity.unit.strip("{}"))
        there = topic.aspect == "any" and topic.dimension == "count" and not topic.done
        counted = self.running.scene.vocabulary.counted(unit, 0, len(unit)) if there else None
        issued = counted is not None and counted.kind == "document"
        counts = said.reading.measure == "level" or said.reading.rule.endswith(BESIDE_NAME)
        return self._news_day if there and not issued and counts else None

    def _is_counted_now(self, topic: Topic, aspect: str) -> bool:
        """ "6 tháng, xuất khẩu đạt 9 tỷ USD. … Toàn tỉnh có 68 xã nông thôn mới": news counts as of its own day; the
        balances of banks and the herds are those of the months it reports on."""
        things = topic.dimension in ("count", "") and topic.unit != HEADS
        return self._news_day is not None and aspect == "stock" and things

    def _in_stretch(self, said: Statement, aspect: str) -> Period | None:
        """ "ra quân đợt cao điểm từ ngày 15/12 đến ngày 14/2. | Qua 60 ngày, đã xử phạt [900 trường hợp]": what news
        tells as done, of the days that it told."""
        frame, block, topic = self.running.frame, self.running.block, said.topic
        if frame.defined and aspect not in _STANDING:
            return frame.defined.period
        if frame.stretch is None or self.reference.periodic or aspect in _STANDING or block is None:
            return None
        flows = topic.aspect == "flow" or natures.is_of_flow(key(topic.name))
        done = flows or bool(topic.done) or _is_amount(topic) or said.acts
        since = block.index - frame.stretched.index if frame.stretched else 0
        told = frame.campaign and since <= _CAMPAIGN_LASTS
        told = told or (since <= 1 and time_words.tells_results(self.text.key, self.sentence))
        return frame.stretch.period if done and told else None

    def _coming(self) -> Period | None:
        """ "Năm 2031, huyện đề ra các chỉ tiêu … | Thu ngân sách đạt 160 tỷ đồng": what is to come goes on."""
        frame, on = self.running.frame, self.reference.date
        plain = frame.told is not None and frame.told.rule == "year" and not frame.told.until
        told = frame.told.period if frame.told and frame.just_told and plain else None
        return told if told and on and told.start > on and not self.reference.periodic else None

    def _told(self, topic: Topic, aspect: str) -> Period | None:
        """The time that the text told last, where it says no other and has no date: "Năm 2031, làng nghề …
        | Doanh thu đạt 15 tỷ đồng"; what is counted or built stands at no time that is known."""
        told = self.running.frame.told
        if told is None or told.rule not in _TELLABLE or topic.dimension in _STANDS_ANY_TIME:
            return None
        stands, on = aspect in _STANDING, self.reference.date
        if told.until and told.period and on and told.period.start > on and not self.running.planned:
            return None  # "phấn đấu đến năm 2035 có 4 xã … | Cả làng bán 3.000 m vải"
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
        if frame.rule == "to_come":
            return not earlier or not self._stands(said)
        if topic.aspect in _STANDING and self.is_reported(frame, said):
            return False
        if earlier and aspect == "flow" and self.reference.periodic and not frame.until and self._counts_as_of(frame):
            return False  # "Tại thời điểm 01/7, đàn bò có 900 con. Sản lượng thịt bò đạt 40 tấn"
        if earlier and self._stands(said) and (self._is_over(frame) or self._is_there_now(frame, said)):
            return False
        if earlier and topic.aspect in _STANDING and aspect != "flow":
            of_term = frame.rule == "years" and said.reading.measure == "share"
            lasts = of_term or frame.rule not in ("years", "date", "last_told")
            return frame.until or (self.running.frame.fronted and lasts)
        return True

    @staticmethod
    def _stands(said: Statement) -> bool:
        """True for what stands and for what is there, counted or measured without a deed."""
        deed = said.topic.done or said.acts
        there = said.topic.aspect == "any" and said.topic.dimension in ("count", "area") and not deed
        there = there and "/" not in said.quantity.unit  # "bình quân 900 lượt xe/ngày" goes on
        return there or (said.topic.aspect in _STANDING and not natures.is_of_flow(key(said.topic.name)))

    def _is_over(self, frame: PeriodMention) -> bool:
        """ "Năm 2030, làng nghề bán 90 tấn miến. | Nhà ông Tư có [40 con bò]", told in 2031: news goes on, in a
        paragraph of its own, with what is there now."""
        day, block, period = self._news_day, self.running.block, frame.period
        before = block is not None and frame.span.start < block.span.start
        return before and not frame.until and day is not None and period is not None and period.end < day.end

    def _is_there_now(self, frame: PeriodMention, said: Statement) -> bool:
        """ "[Tháng 10] sẽ tiêm thêm 90.000 liều. Toàn tỉnh có 156 trạm y tế", "[Tháng 2], thành phố đón 9.000 lượt
        khách. Thành phố có 40 khách sạn": what there is, is there now."""
        day, period = self._news_day, frame.period
        if day is None or period is None or frame.until or self.running.planned:
            return False
        passing = period.start > day.end or frame.rule in _PASSING
        there = _THERE_IS.search(self.text.key, said.clause.start, said.quantity.lead) is not None
        return passing and (there or self._is_beside_stock(said))

    def _stands_apart(self, frame: PeriodMention, said: Statement) -> bool:
        """ "Doanh số cho vay [6 tháng] đạt 900 tỷ đồng; nợ xấu chiếm 1%": the time of another clause dates no rate that
        stands."""
        rate = said.quantity.unit == "%" and said.reading.measure in ("level", "share")
        if not self.reference.periodic or not rate or said.topic.aspect not in _STANDING or said.continues:
            return False
        passing = ";" in self.text.key[frame.span.end : said.quantity.lead] and frame.rule in _RUNNING
        return passing and not time_words.opens_clause(self.text.key, frame, self.sentence.start)

    def _is_not_over(self, frame: PeriodMention, said: Statement) -> bool:
        """ "Năm 2031, công ty đặt kế hoạch lãi 90 tỷ đồng. … Thị trường Mỹ chiếm 30%", told in March: no share of a
        year that has just begun."""
        on, period = self.reference.date, frame.period
        plain = frame.rule == "year" and not frame.until and frame.span.start < self.sentence.start
        coming = on is not None and period is not None and period.start <= on and (period.end - on).days > _JUST_BEGUN
        return said.reading.measure == "share" and plain and coming and not self.reference.periodic

    def _counts_as_of(self, frame: PeriodMention) -> bool:
        return time_words.tells_as_of(self.text.key, frame)

    def is_reported(self, frame: PeriodMention, said: Statement) -> bool:
        """ "Báo cáo kết quả [năm vừa qua], chủ tịch hội cho biết: Hội có 12 chi hội": the time of what is
        reported on dates nothing that stands."""
        if frame.rule not in (*_RUNNING, "last_told") or ":" not in self.text.key[frame.span.end : said.quantity.lead]:
            return False
        return _REPORTS.search(self.text.key, max(0, frame.span.start - _REPORTS_BEFORE), frame.span.start) is not None

    def _is_ever(self, said: Statement) -> bool:
        """ "Lũy kế 202 dự án được cấp phép": since ever, whatever time the sentences before had."""
        return self.ever < said.quantity.span.start


def _is_amount(topic: Topic) -> bool:
    return topic.dimension in ("money", "mass", "volume")
