"""Tells what was measured from what is estimated and what is to be reached."""

from __future__ import annotations

from datetime import date

from service.indicators import natures, undated
from service.indicators.aims import Aims
from service.indicators.clauses import Slot
from service.indicators.cues import ESTIMATE, ORDER, TARGET, TARGET_LABEL
from service.indicators.labels import Label
from service.indicators.model import Status
from service.indicators.running import Running
from service.indicators.statement import Statement
from service.indicators.topic import Topic
from service.periods.model import Period
from service.text.finder import KEYS, Finder
from service.text.fold import key, phrase
from service.text.span import Span

_FRONTED_ESTIMATE = phrase(
    r"[\s\-+*•]*(?:trong đó,? )?(?:dự (?:ước|kiến|báo)|ước(?! (?:mơ|muốn|nguyện|vọng|lệ|nguồn))(?![^\W\d_]))"
)
# what was reached after an order: "thực hiện yêu cầu …, đã cấp 300 giấy phép"
_REACHED = Finder(phrase(r"(?<![^\W\d_])(?:đã|ước đạt|đạt được|kết quả|vừa qua|ghi nhận)(?![^\W\d_])"), KEYS)
_TELLS_PLAN = Finder(
    phrase(
        r"(?<![^\W\d_])(?:thông qua|đặt ra|đề ra|xây dựng|đặt) (?:các |những )?(?:kế hoạch|chỉ tiêu|mục tiêu)"
        r"(?: [^\W\d_]+){0,4}(?: năm \d{4})?(?: (?:với|gồm|là|sau)(?![^\W\d_])|\s*:)|"
        r"(?<![^\W\d_])giao (?:chỉ tiêu |bổ sung )?dự toán (?:thu|chi|ngân sách)(?! được)[^,;.]{0,80}?(?= với | là |:)|"
        r"(?<![^\W\d_])(?:giao|đặt(?: ra)?) (?:kế hoạch|chỉ tiêu|mục tiêu) (?:kinh doanh |về )?(?:tổng |mức )?"
        r"(?:doanh thu|lợi nhuận|lãi|doanh số|sản lượng|kim ngạch|tăng|thu)(?![^\W\d_])"
    ),
    KEYS,
)
# the size of a work: "tuyến đường dài khoảng | 65 km", "(tổng mức đầu tư | 900 tỷ đồng)"
_SIZE = Finder(
    phrase(
        r"(?<![^\W\d_])(?:dài|rộng|quy mô|tổng mức đầu tư|công suất|diện tích|chiều dài|chiều rộng)\s*"
        r"(?:khoảng |là |gần |hơn |trên |từ )?$"
    ),
    KEYS,
)
_FIGURE = phrase(r"chỉ tiêu ")
# "dự kiến năm 2031 sẽ thu hút 90 dự án" is an aim, "dự kiến thu đạt 90 tỷ đồng" is none
_TO_BE = phrase(r"dự kiến(?![^\W\d_])[^.;:]{0,120}?(?<![^\W\d_])(?:sẽ|phấn đấu)(?![^\W\d_])")
# what somebody is to do, not "dự kiến số người …", "dự kiến cả năm tăng 5%"
_INTENDS = phrase(
    r"(?<![^\W\d_])dự kiến (?!(?:đạt|còn|số|tổng|khoảng|cả|năm|trong|đến|tăng|giảm|là|mức|tỷ lệ|sản lượng|chỉ số|hết)"
    r"(?![^\W\d_]))[^\W\d_]"
)
_RAISES = phrase(r"\s*,?\s*(?:qua đó )?(?:đưa|nâng)(?![^\W\d_])")
# a few words without a deed: "… và lợi nhuận", "…, bình quân mỗi năm"
_ALSO = phrase(r"[^,;.:()\d]{0,25}(?:,|(?<![^\W\d_])(?:và|cùng) )(?:(?!(?:đã|được)(?![^\W\d_]))[^,;.:()\d]){0,35}")
_DONE = phrase(r"(?<![^\W\d_])đã(?![^\W\d_])")
_HAPPENED = phrase(r"(?<![^\W\d_])(?:đã|ghi nhận|xảy ra|cho biết|làm|khiến|gây|tính (?:từ|đến|tới))(?![^\W\d_])")
_EQUALS = phrase(r"\s*\(\s*(?:tương đương|tức(?: là)?|hay)(?: với)?\s*")
_COMPLETES = phrase(r"(?:[^\W\d_]+ )?hoàn thành(?![^\W\d_])")
_LOOKS_AT = phrase(
    r"(?<![^\W\d_])(?:kiểm tra|rà soát|kiểm đếm|kêu gọi|hướng dẫn|theo dõi|quản lý|bảo vệ|giám sát|thanh tra|"
    r"triển khai|thực hiện|chỉ đạo|tìm kiếm|phối hợp|xảy ra|làm|gây|ghi nhận|phát hiện)(?![^\W\d_])"
)
_LOOKS_BACK = phrase(
    r"[\s\-+*•]*(?:[a-zđ\d]{1,3}[.)] )?(?:trong )?"
    r"(?:nhiệm kỳ (?:vừa )?qua|5 năm (?:vừa )?qua|những năm qua)(?![^\W\d_])"
)
_BOUNDS = ("at_least", "at_most")
_QUARTER = 92  # days: what lasts longer is told before it is over
_ASKS = phrase(
    r"[\s\-+*•]*(?:[^\W\d_]+ ){0,6}?(?:đề nghị|kiến nghị|đề xuất)(?! (?:của|này|xử|khởi|truy|thu hồi))(?![^\W\d_])"
)
_GIVES = phrase(
    r"(?<![^\W\d_])(?<!trung )(?<!cao )(?<!sơ )(?<!các )(?:cấp|hỗ trợ|bổ sung|bố trí|"
    r"trang bị|cung cấp|điều động|chi viện|tăng cường|ứng(?: trước)?|cho vay|phân bổ)(?![^\W\d_])"
    r"(?: [^\W\d_]+){0,5}\s*$"
)
_WHOLE_YEAR = phrase(r"(?<![^\W\d_])cả năm(?![^\W\d_])")
_WILL = phrase(
    r"(?<![^\W\d_])sẽ (?:tập trung|tiếp tục|đẩy mạnh|chỉ đạo|phối hợp|triển khai|huy động|bố trí|ưu tiên|đầu tư|"
    r"xây dựng|hoàn thành|khởi công|hỗ trợ|dành)(?![^\W\d_])"
)
_REACH_OF_DEED = 160  # characters before a number in which it says what was done
_REACH_OF_ORDER = 600  # characters in which an order's numbers follow


class Statuses:
    """The statuses of the numbers of one sentence."""

    def __init__(self, running: Running, sentence: Span, slots: list[Slot], aims: Aims) -> None:
        self.running, self.sentence, self.folded, self.aims = running, sentence, running.text.key, aims
        self.fronted: Status | None = "estimate" if self._is_fronted(slots[0]) else None
        plan = _TELLS_PLAN.search(self.folded, *sentence)
        self.plan = Span(*plan.span()) if plan else None
        """The first words that tell a plan: looked for once, not once more for each number."""
        self.last: Status = "actual"
        """The status of the number before in this sentence."""

    def _is_fronted(self, first: Slot) -> bool:
        """ "Dự ước 8 tháng, …", "Một số sản phẩm ước đạt: tôm 462 tấn; mực …": holds for all that follows."""
        if _FRONTED_ESTIMATE.match(self.folded, *self.sentence):
            return True
        start = self.sentence.start
        colon = self.folded.rfind(":", start, first.quantity.lead)
        return colon > start and bool(ESTIMATE.search(self.folded, start, colon)) and first.segments != []

    def of(self, said: Statement, period: Period | None, whole: Topic | None, *, dated: bool) -> Status:
        """The status of a number about ``period``; ``whole``: what the sentence takes apart; ``dated``:
        its own clause names the period."""
        status = self._of(said, period, whole, dated=dated)
        if not said.slot.opens:
            self.last = status
        return status

    def _of(self, said: Statement, period: Period | None, whole: Topic | None, *, dated: bool) -> Status:
        if said.reading.rule.endswith(".planned"):
            return "target"
        told = self.running.reference.period
        if said.reading.measure == "level" and undated.says_where(self.folded, said.slot, self.sentence):
            return "actual"
        if said.slot.opens and period and told and period.end < told.start:
            return "actual"  # "ước tăng 8% (cùng kỳ năm trước tăng 5%)"
        if self._is_estimate(said):
            return "target" if self.told_plan(said.slot) or self._is_intended(said, period) else "estimate"
        if said.slot.opens and _EQUALS.fullmatch(self.folded, said.slot.left.end, said.quantity.lead):
            return self.last
        if said.slot.cue.kind == "from" and said.quantity.approximation is None:
            return "actual"  # "giảm từ 145 phút xuống 90 phút": what is left behind
        goes_on = said.continues and said.reading.measure not in ("level", "rank") and self.last == "estimate"
        if goes_on and not self._says_target(said.slot):
            return "estimate"
        if whole and whole.status == "estimate" and said.slot.cue.kind == "none" and self._takes_apart(said, whole):
            return "estimate"
        if self.last == "estimate" and (self._goes_on_to_come(said, period) or self._is_raised(said)):
            return "estimate"
        if said.topic.status == "target" or self._is_target(said, period, dated=dated):
            return "target"
        if self.last == "target" and self._goes_on_as_aim(said, period):
            return "target"
        if said.reading.measure == "rank":
            return "estimate" if self.last == "estimate" and not said.slot.closes else "actual"
        if self.last == "estimate" and self._has_no_verb(said):
            return "estimate"
        again = dated and said.reading.measure == "level" and said.slot.cue.kind == "reach"
        if said.continues and not again and (said.topic.fresh or said.reading.measure != "level"):
            return self.fronted or said.topic.status
        here = whole is not None and (whole.label is None or whole.label.start >= self.sentence.start)
        if whole and self._takes_apart(said, whole) and (here or said.topic.unit == whole.unit):
            return self.fronted or whole.status
        planned = self.running.planned and not self._describes(said) and not self._is_past_year(said, period, dated)
        return "target" if planned else self.fronted or "actual"

    @staticmethod
    def _takes_apart(said: Statement, whole: Topic | None) -> bool:
        """ "ước trồng 90 ha; trong đó, [ngô 40 ha]": a number of the whole's kind is its part."""
        if whole is None or said.topic.unit == whole.unit:
            return whole is not None
        counts = said.quantity.dimension == "count" and whole.dimension != "count"
        return (said.label is None or said.label.core is None) and not counts

    @staticmethod
    def _has_no_verb(said: Statement) -> bool:
        """ "đàn bò ước 90.000 con, tăng 4%; [đàn dê 12.000 con]": a clause without a verb has that before it."""
        label = said.label
        noun = label is not None and (label.action is None or label.core is not None)
        verbless = noun and said.slot.cue.kind == "none"
        return verbless and said.slot.separator in (",", ";") and not said.slot.opens

    def _is_estimate(self, said: Statement) -> bool:
        """ "Dự ước tổng sản lượng đạt 900 tấn", not "vùng được dự báo ngập đã sơ tán 900 người"."""
        low = min([said.slot.cue.start, *(segment.start for segment in said.slot.segments)])
        found = ESTIMATE.search(self.folded, low, said.quantity.span.start)
        if found and _TO_BE.match(self.folded, found.start(), said.quantity.lead):
            return False
        done = _DONE.search(self.folded, found.end(), said.quantity.lead) if found else None
        return found is not None and (
            done is None or ESTIMATE.search(self.folded, done.end(), said.quantity.lead) is not None
        )

    def _is_intended(self, said: Statement, period: Period | None) -> bool:
        """ "Năm 2032, công ty [dự kiến] khởi công 4 kho", told in 2031: to be done, unlike what is forecast of a year
        that runs."""
        on = self.running.reference.known
        if period is None or on is None or period.start <= on:
            return False
        low = min([said.slot.cue.start, *(segment.start for segment in said.slot.segments)])
        return _INTENDS.search(self.folded, low, said.quantity.span.start) is not None

    def _is_target(self, said: Statement, period: Period | None, *, dated: bool) -> bool:
        """A number that is to be: of a time to come, in a clause of aims, or a plan's own."""
        slot, on = said.slot, self.running.reference.known
        if said.reading.measure == "level" and undated.is_set_term(self.folded, self.sentence, said.quantity):
            return True
        if period and on and self._is_to_come(slot, period, on):
            return True
        if said.label and TARGET_LABEL.match(self.folded, *said.label.span) and not self._is_reached(said.label, slot):
            return True
        if self._says_target(slot) or (self._is_promised(slot) and not self._describes(said)):
            return True
        # "thông qua chủ trương đầu tư khu công nghiệp 296 ha": how large it is
        aimed = self.aims.hold(slot.quantity.lead) and not (self.aims.proposed and self._describes(said))
        if self.told_plan(slot) or (aimed and not (dated and self._has_passed(period))):
            return True
        past = (dated or self._dates_here(said)) and period and on and self._is_over(period, on)
        deed = said.acts or (said.label is not None and said.label.core is not None)
        deed = deed or _COMPLETES.match(self.folded, slot.cue.start, slot.quantity.lead) is not None
        # "bám sát 7 chương trình đột phá" reaches nothing, nor does "đầu tư tuyến đường dài 65 km"
        reaches = (deed or said.quantity.dimension != "count") and not self._describes(said)
        if not dated and self._is_asked_for(slot):
            return True
        reports = self.running.reference.periodic and said.reading.measure != "completion"
        if past or reports or self._describes(said):
            return False
        return (reaches and self._is_ordered(slot)) or (self.running.ordered and self._is_to_do(said))

    @staticmethod
    def _is_over(period: Period, on: date) -> bool:
        """True for a time up to the day of the text, unless it is the year that runs: "trồng 90 ha trong năm nay"."""
        return period.end < on or (period.end == on and period.kind != "year_to_date")

    def _is_to_do(self, said: Statement) -> bool:
        """ "2. Bộ Tài chính [xuất cấp 900 tấn gạo]": what is to be done, under words that tell somebody to; what a
        paper lays down for each ("hỗ trợ 5 triệu đồng/hộ") and what is to be looked at ("kiểm tra 30 hồ chứa") are."""
        slot, label = said.slot, said.label
        start = max(self.sentence.start, slot.quantity.lead - _REACH_OF_ORDER)
        if "/" in said.quantity.unit or _REACHED.search(self.folded, start, slot.quantity.lead):
            return False
        if said.reading.measure in ("change", "share", "completion", "ratio") or said.quantity.approximation in _BOUNDS:
            return slot.cue.kind != "from"
        if _COMPLETES.match(self.folded, slot.cue.start, slot.quantity.lead):
            return True
        given = said.quantity.dimension == "money" and _GIVES.search(
            self.folded, self.sentence.start, slot.quantity.lead
        )
        does = bool(given) or said.does
        goes_on = label is None and slot.separator == "," and self.last == "target"
        return goes_on or (does and not _LOOKS_AT.search(self.folded, slot.left.end, slot.quantity.lead))

    def _is_raised(self, said: Statement) -> bool:
        """ "Tháng 9 ước đạt 90 tỷ đồng, [đưa tổng thu 9 tháng lên] 700 tỷ đồng": a sum with an estimate."""
        return _RAISES.match(self.folded, said.slot.left.end, said.quantity.lead) is not None

    def _goes_on_to_come(self, said: Statement, period: Period | None) -> bool:
        """ "Ước tính tháng 11 sẽ nhập 4.000 chiếc, [đạt 72 triệu USD]": of the same time to come."""
        on = self.running.reference.date
        coming = period is not None and on is not None and period.start > on
        return coming and said.slot.separator == "," and not self._says_target(said.slot)

    def _goes_on_as_aim(self, said: Statement, period: Period | None) -> bool:
        """ "phấn đấu thu 90 tỷ đồng và [chi 80 tỷ đồng]", "có thêm 20 xã, [bình quân mỗi năm 4 xã]"."""
        slot, on = said.slot, self.running.reference.date
        whole = _WHOLE_YEAR.search(self.folded, slot.left.start, slot.quantity.lead)
        if whole and slot.separator == ";" and period and on and period.end > on:
            return True  # "Phấn đấu tháng 10 trồng 90 ha rừng; cả năm vượt 3% kế hoạch"
        relative = said.reading.measure in ("change", "share")
        acts = said.acts or (said.label is not None and said.label.direction is not None)
        if (relative or (acts and slot.separator == ";")) and self._lists_aims(slot, period):
            return True
        beside = _ALSO.fullmatch(self.folded, slot.left.start, slot.quantity.lead) is not None
        return beside and slot.cue.kind == "none" and not slot.opens and said.reading.measure == "level"

    def _lists_aims(self, slot: Slot, period: Period | None) -> bool:
        """ "phấn đấu huy động vốn tăng 15%, [dư nợ tăng 16%]; [tạo việc làm cho 900 người]"."""
        listed = slot.separator in (",", ";") and not slot.opens and not self._has_passed(period)
        told = TARGET.search(self.folded, self.sentence.start, slot.left.start) if listed else None
        return told is not None and not _REACHED.search(self.folded, told.end(), slot.quantity.lead)

    def _is_promised(self, slot: Slot) -> bool:
        """ "Huyện [sẽ tập trung] xây dựng xã điểm, mở rộng vùng cam lên 300 ha": what somebody is going to do."""
        start = max(self.sentence.start, slot.quantity.lead - _REACH_OF_DEED)
        will = _WILL.search(self.folded, start, slot.quantity.lead)
        return will is not None and not _REACHED.search(self.folded, will.end(), slot.quantity.lead)

    def _is_rest(self, period: Period) -> bool:
        """ "Những tháng cuối năm 2031, ngân hàng bảo đảm tín dụng tăng dưới 20%", told in September."""
        frame, on = self.running.frame.mention, self.running.reference.date
        if frame is None or on is None or frame.rule != "part_year" or frame.period != period:
            return False
        return period.end > on and "đầu" not in self.folded[slice(*frame.span)]

    def _is_asked_for(self, slot: Slot) -> bool:
        """ "Đề nghị Bộ Y tế cấp [20 máy thở]": what a sentence asks to be given."""
        asks = _ASKS.match(self.folded, *self.sentence)
        if (
            asks is None
            or asks.end() > slot.quantity.lead
            or _REACHED.search(self.folded, asks.end(), slot.quantity.lead)
        ):
            return False
        return _GIVES.search(self.folded, asks.end(), slot.quantity.lead) is not None

    def _is_told_done(self, slot: Slot, period: Period) -> bool:
        """ "Tính đến 15/4, tỉnh [đã] thu hút 90 dự án", on a page that bears an earlier day."""
        start = max(self.sentence.start, slot.quantity.lead - _REACH_OF_DEED)
        return (period.end - period.start).days < _QUARTER and _HAPPENED.search(
            self.folded, start, slot.quantity.lead
        ) is not None

    def _is_to_come(self, slot: Slot, period: Period, on: date) -> bool:
        coming = (period.start > on and not self._is_told_done(slot, period)) or self._is_rest(period)
        return coming and not self._is_summed_up(period, on)

    def _is_summed_up(self, period: Period, on: date) -> bool:
        """ "I. Kết quả thực hiện: … Đến hết năm 2030 có 47 xã đạt chuẩn", told in October 2030: the year is as good as
        over."""
        summed = self.running.headings.looks_back(self.running.block) or (
            _LOOKS_BACK.match(self.folded, *self.running.scene.paragraph) is not None
        )
        return summed and period.end.year == on.year

    def _is_past_year(self, said: Statement, period: Period | None, dated: bool) -> bool:
        """ "Năm 2030, lạm phát tăng 4%" in a plan for 2031."""
        on = self.running.reference.date
        past = period is not None and on is not None and period.end.year < on.year
        frame = self.running.frame.mention
        here = frame is not None and frame.span.start >= self.running.scene.paragraph.start
        return past and (dated or here)

    def _has_passed(self, period: Period | None) -> bool:
        on = self.running.reference.date
        return period is not None and on is not None and period.end < on

    def _is_reached(self, label: Label, slot: Slot) -> bool:
        """ "[Chỉ tiêu] lợi nhuận trên vốn đạt 6%": a figure by which one is measured, reached."""
        figure = _FIGURE.match(self.folded, label.span.start)
        return figure is not None and "đạt" in self.folded[slot.cue.start : slot.quantity.lead]

    def _describes(self, said: Statement) -> bool:
        """ "hoàn thành khu công nghiệp [quy mô 296 ha]": what a work is like, not what is to be reached; what is
        to be raised is: "tăng công suất từ 600 m3/ngày [lên 1.000 m3/ngày]"."""
        if said.slot.cue.kind == "to":
            return False
        return natures.is_timeless(key(said.topic.name), self.running.reference) or bool(
            _SIZE.search(self.folded, said.slot.left.end, said.quantity.lead)
        )

    def _says_target(self, slot: Slot) -> bool:
        """ "thu ngân sách [phấn đấu] đạt 900 tỷ đồng"."""
        own = slot.segments[-1].start if slot.segments else slot.cue.start
        return TARGET.search(self.folded, own, slot.quantity.lead) is not None

    def _dates_here(self, said: Statement) -> bool:
        """A time in the same sentence dates the number; an order's "giải ngân 100% kế hoạch" is no result of it."""
        frame = self.running.frame.mention
        here = frame is not None and self.sentence.start <= frame.span.start
        return here and said.reading.measure != "completion"

    def told_plan(self, slot: Slot) -> Span | None:
        """ "Đại hội [thông qua kế hoạch năm 2019 với] doanh thu 2.100 tỷ đồng": the words that tell a plan."""
        if self.plan is None or self.plan.start >= slot.quantity.lead:
            return None
        told = _TELLS_PLAN.search(self.folded, self.plan.start, slot.quantity.lead)
        if told is None or _REACHED.search(self.folded, told.end(), slot.quantity.lead):
            return None
        return Span(*told.span())

    def _is_ordered(self, slot: Slot) -> bool:
        """ "yêu cầu các huyện trồng 5.000 cây": an order, and nothing reached since."""
        start = max(self.sentence.start, slot.quantity.lead - _REACH_OF_ORDER)
        order = ORDER.search(self.folded, start, slot.quantity.lead)
        return order is not None and not _REACHED.search(self.folded, order.end(), slot.quantity.lead)
