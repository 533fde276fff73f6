"""The reader: goes through sentences and numbers in order and carries the topic along."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from service.indicators import bases, timing
from service.indicators.abbreviations import expander
from service.indicators.bases import Comparison
from service.indicators.clauses import Slot, slots
from service.indicators.cues import ESTIMATE, ORDER, PART_OF, TARGET, TARGET_LABEL
from service.indicators.labels import Label, Trimmer, find_label
from service.indicators.measures import Reading, read_measure
from service.indicators.model import Basis, Indicator, Observation, Status
from service.indicators.names import sentence_case, words_of
from service.indicators.naming import Namer
from service.indicators.topic import Topic
from service.indicators.unread import is_threshold, is_unread
from service.indicators.vocabulary import vocabulary
from service.lexicon.model import Lexicon
from service.periods import calendar
from service.periods.model import Period, PeriodMention, Reference
from service.quantities.model import Quantity
from service.structure.model import Block, Sentence, Structure
from service.text.fold import key as fold
from service.text.fold import phrase
from service.text.span import Span

_SILENT = ("furniture", "byline", "caption", "blank")
_PRICES = phrase(r"giá (?:so sánh|cố định)(?: năm)? (?P<y>(?:19|20)\d\d)")
_FRONTED = phrase(r"[\s\-+*•]*(?:dự ước|ước tính|ước (?:cả )?(?:năm|tháng|quý|\d)|dự kiến)")
_TARGET_HEADING = phrase(r"(?:mục tiêu|chỉ tiêu (?:chủ yếu|kế hoạch|năm)|phương hướng|nhiệm vụ|kế hoạch năm)")
POINTS = "{điểm phần trăm}"
_LASTING = phrase(r"(?:thời gian|thời hạn|tuổi thọ|tuổi (?:trung bình|bình quân)|số (?:ngày|năm|giờ))[^,;.()]{0,35}$")
_DURATIONS = ("duration", "age", "voltage")
_RESULT_HEADING = phrase(r"(?:kết quả|tình hình|thực hiện|đánh giá|tồn tại)")
_PLAN_TITLE = phrase(
    r"(?:về|giao|phê duyệt|phê chuẩn|quyết định) [^.]{0,30}?(?:kế hoạch|dự toán|chỉ tiêu|phân bổ|mục tiêu)"
)
_RESULT_TITLE = phrase(r"(?:tình hình|kết quả|chất vấn|tổng kết|sơ kết|điều chỉnh|thông báo)")
_DONE = phrase(r"(?<![^\W\d_])(?:đã|ước đạt|đạt được|kết quả|vừa qua)(?![^\W\d_])")
_LONGEST_THING = 12
_SHORT_LABEL = 45
_BEFORE_LABEL = 12  # room for "Dự ước" before a label


class Reader:
    """Reads one report; see ``find_indicators``."""

    def __init__(self, structure: Structure, trimmer: Trimmer, reference: Reference, lexicon: Lexicon) -> None:
        self.structure, self.text, self.trimmer, self.reference = structure, structure.text, trimmer, reference
        self.words = vocabulary(lexicon)
        self.expander = expander(lexicon)
        self.namer = Namer(structure.text, trimmer, self.words)
        self.indicators: list[Indicator] = []
        self.planning = self._is_plan()
        self.year: PeriodMention | None = None
        """The time in a plan's title, which holds wherever none other is named."""
        self.root: Topic | None = None
        self.frame: PeriodMention | None = None
        """The time that holds for numbers without one of their own."""
        self.passing = False
        """True when ``frame`` was set in mid-sentence."""
        self.base: PeriodMention | None = None
        """The time in the item's label ("Giai đoạn 1976 - 2003: …"), to which each clause returns."""
        self.topic: Topic | None = None
        self.above: Topic | None = None
        """What the paragraph that introduces the running item ended on: the item is its part."""
        self.ended: dict[int, Topic] = {}
        self.block: Block | None = None
        self.section: int | None = None

    def _is_plan(self) -> bool:
        """ "Nghị quyết về kế hoạch đầu tư phát triển năm 2024": its numbers are what is planned."""
        title = self.structure.title
        if title is None or not _PLAN_TITLE.search(self.text.key, *title):
            return False
        return not _RESULT_TITLE.search(self.text.key, *title)

    def read(self, quantities: list[Quantity]) -> list[Indicator]:
        """Every indicator, in text order."""
        starts = [quantity.span.start for quantity in quantities]
        if self.planning and self.structure.title:
            named = [m for m in self.trimmer.inside(self.structure.title) if timing.is_time(m)]
            self.year = named[-1] if named else None
        for sentence in self.structure.sentences:
            block = self.structure.blocks[sentence.block]
            low, high = bisect_left(starts, sentence.span.start), bisect_left(starts, sentence.span.end)
            if block.kind in _SILENT:
                continue
            self._enter(block)
            inside = [q for q in quantities[low:high] if self._may_measure(q, block)]
            if inside:
                _SentenceReader(self, sentence, inside).read()
            else:
                self._note_time(sentence)
        return self.indicators

    def _enter(self, block: Block) -> None:
        """A new paragraph ends what ran; in a periodic report it also ends the time that was set."""
        if self.block is not None and block.index == self.block.index:
            return
        if block.section != self.section or self.reference.periodic or self.passing:
            self.frame = None
        self.passing = False
        if block.section != self.section and self.reference.periodic:
            self.root = None
        if self.block is not None and self.topic is not None:
            self.ended[self.block.index] = self.topic
        above = self.ended.get(block.parent) if block.parent is not None else None
        self.above = above if above and above.measure != "rank" else None
        self.topic, self.block, self.section = None, block, block.section
        self.namer.recent, self.namer.incident = [], ""
        if block.lead:
            led = [m for m in self.trimmer.inside(block.lead) if timing.is_time(m)]
            self.base = led[-1] if led else None
            self.frame = self.base or self.frame
        else:
            self.base = None

    def _may_measure(self, quantity: Quantity, block: Block) -> bool:
        if quantity.dimension in _DURATIONS and not _LASTING.search(
            self.text.key, max(block.span.start, quantity.lead - 50), quantity.lead
        ):
            return False
        return not (block.marker and block.marker.start <= quantity.span.start < block.marker.end)

    def _note_time(self, sentence: Sentence) -> None:
        """A sentence without numbers can still set the time ("Trong 2 tháng đầu năm 2026, …")."""
        for mention in self.trimmer.inside(sentence.span):
            if not timing.opens_sentence(self.text.key, mention, sentence.span.start):
                return
            if timing.is_time(mention) and mention.rule not in ("now", "bare_year", "date"):
                self.frame, self.passing = mention, False

    def things(self) -> list[str]:
        """Labels of the item and of the items above it, nearest first."""
        found, block = [], self.block
        while block is not None:
            if block.lead:
                words = words_of(self.text, block.lead, self.trimmer)
                if 0 < len(words.split()) <= _LONGEST_THING and not self.trimmer.inside(block.lead):
                    found.append(words)
            block = self.structure.blocks[block.parent] if block.parent is not None else None
        return found

    def headed(self) -> PeriodMention | None:
        """The time in the nearest heading above, or in a plan's title ("NHIỆM VỤ NĂM 2025")."""
        index = self.section
        while index is not None:
            section = self.structure.sections[index]
            named = [m for m in self.trimmer.inside(section.title) if timing.is_time(m)]
            if named:
                return named[-1]
            index = section.parent
        return self.year

    def targets(self) -> bool:
        """True under a heading about what is to come, or in a document that is a plan."""
        if self.planning:
            return True
        index = self.section
        while index is not None:
            section = self.structure.sections[index]
            if _TARGET_HEADING.search(self.text.key, *section.title):
                return not _RESULT_HEADING.search(self.text.key, *section.title)
            index = section.parent
        return False


class _SentenceReader:
    """Reads the numbers of one sentence."""

    def __init__(self, reader: Reader, sentence: Sentence, quantities: list[Quantity]) -> None:
        self.reader, self.sentence, self.text = reader, sentence, reader.text
        self.comparisons = bases.comparisons(reader.text, sentence.span, reader.trimmer.inside(sentence.span))
        self.outside = [comparison.span for comparison in self.comparisons]
        reader.trimmer.comparisons = self.outside
        self.slots = slots(reader.text.key, sentence.span, quantities, reader.words, reader.trimmer)
        self.fronted: Status | None = "estimate" if self._is_fronted() else None
        self.whole: Topic | None = reader.above
        self.held: list[tuple[Topic | None, PeriodMention | None]] = []
        self.deed: Span | None = None
        """What the sentence says was done, for the numbers of those it was done for."""
        self.things = reader.things()
        reader.namer.sentence = sentence.span
        reader.namer.paragraph = reader.block.span if reader.block else sentence.span
        reader.namer.root = reader.root
        self.mentions = reader.trimmer.inside(sentence.span)

    def _is_fronted(self) -> bool:
        """ "Dự ước 8 tháng, …", "Một số sản phẩm ước đạt: tôm 462 tấn; mực …": holds for all that follows."""
        key, start = self.text.key, self.sentence.span.start
        if _FRONTED.match(key, *self.sentence.span):
            return True
        colon = key.rfind(":", start, self.slots[0].quantity.lead)
        return colon > start and bool(ESTIMATE.search(key, start, colon)) and self.slots[0].segments != []

    def read(self) -> None:
        before = self.sentence.span.start
        for index, slot in enumerate(self.slots):
            self._parts(Span(before, slot.quantity.lead))
            self._parentheses(slot)
            if slot.separator == ";" and self.reader.base:
                self.reader.frame = self.reader.base
            if self._is_pair(slot):
                self._pair(slot)
            elif not is_unread(self.text, self.slots, index, self.reader.words):
                self._extend(index, slot)
                self._number(index, slot)
            before = slot.quantity.span.end
        frame = self.reader.frame
        if frame and not timing.opens_sentence(self.text.key, frame, self.sentence.span.start):
            self.reader.passing = not frame.until  # a time in mid-sentence ends with its paragraph
        if self.reader.topic:
            self.reader.topic.fresh = False

    def _is_pair(self, slot: Slot) -> bool:
        """ "đạt 16.450 tỷ đồng, giảm 1,88% so với 31/7 (16.450/16.766 tỷ đồng)": levels at two dates."""
        topic, total = self.reader.topic, slot.quantity.total_digits
        dated = topic and topic.comparison and topic.comparison.kind == "date" and topic.measure == "change"
        return bool(dated and slot.opens and slot.quantity.shape == "fraction" and total)

    def _pair(self, slot: Slot) -> None:
        topic, quantity = self.reader.topic, slot.quantity
        if topic is None or topic.comparison is None or quantity.total_digits is None or quantity.total is None:
            return
        basis = bases.basis_of(topic.comparison, topic.period, self.text)
        now = replace(quantity, span=quantity.digits, total=None, unit_text=None)
        before = replace(
            quantity,
            span=Span(quantity.total_digits.start, quantity.span.end),
            digits=quantity.total_digits,
            number=quantity.total,
            total=None,
        )
        reading = Reading("level", rule="level.at_date")
        for part, period, status in ((now, topic.period, topic.status), (before, basis.period, "actual")):
            observation = self._observation(replace(slot, quantity=part), reading, status, None, period)
            self._keep(replace(topic, indicator=topic.indicator if part is now else None), observation, period, None)

    def _extend(self, index: int, slot: Slot) -> None:
        """ "09 nhóm [mặt hàng có kim ngạch trên 1 tỷ USD]": the threshold is in the noun phrase."""
        if index + 1 < len(self.slots) and is_threshold(self.text, slot.quantity, self.slots[index + 1].quantity):
            slot.tail = Span(slot.quantity.span.end, self.slots[index + 1].quantity.span.end)

    def _parts(self, gap: Span) -> None:
        """ "trong đó": what runs is the whole of what follows."""
        if self.reader.topic and PART_OF.search(self.text.key, *gap):
            self.whole = self.reader.topic

    def _parentheses(self, slot: Slot) -> None:
        reader = self.reader
        if slot.closes and self.held:
            topic, reader.frame = self.held.pop()
            reader.topic = topic or reader.topic
        if slot.opens:
            self.held.append((reader.topic, reader.frame))

    def _number(self, index: int, slot: Slot) -> None:
        reader = self.reader
        label = find_label(slot, reader.trimmer, reader.words)
        if slot.opens and label and reader.topic and not label.core and reader.topic.unit == slot.quantity.unit:
            self.whole = self.whole or reader.topic  # "dân số 1.726.340 người (nam 875.120 người; nữ …)"
        reader.namer.position = slot.quantity.lead
        reader.namer.clause = Span(
            max(slot.segments[-1].start - 1, 0) if slot.segments else slot.cue.start, slot.quantity.lead
        )
        reading = read_measure(self.text, slot, label, reader.topic)
        if reading.rule.startswith("rank"):
            label = label if label and label.core else None
        if reading.measure == "level":
            topic = reader.namer.level(
                slot, label, reader.topic, self.whole or self._family(slot, label), self.things, self.deed
            )
        else:
            topic = reader.namer.other(slot, label, reader.topic, self.whole, reader.root, self.things)
        if not topic.name:
            return
        if label and label.action and not label.action.light:
            self.deed = label.span
        same = topic is reader.topic
        period, mention = self._period(slot, label, topic, same, reading)
        status = self._status(slot, label, topic, same, period, reading)
        comparison = self._comparison(index, slot, topic, reading)
        period = self._monthly(comparison, period, same)
        observation = self._observation(slot, reading, status, comparison, period)
        if (reading.measure in ("level", "change") and topic.period is None) or mention or not same:
            topic.period, topic.period_span, topic.inferred = period, mention.span if mention else None, mention is None
        self._keep(topic, observation, period, mention)
        topic.status, topic.measure, topic.direction = status, reading.measure, reading.direction
        topic.has_total = slot.quantity.total is not None
        if comparison and reading.measure in ("change", "ratio"):
            topic.comparison = comparison
        reader.topic = topic
        if not same:
            reader.namer.recent.append(topic)
        if topic.parent is None and not self.held and label and reading.measure in ("level", "change"):
            reader.root = reader.namer.root = topic

    def _family(self, slot: Slot, label: Label | None) -> Topic | None:
        """ "Xuất khẩu thủy sản đạt 6 tỷ USD. Tôm đạt 2,7 tỷ USD; cá tra 1 tỷ": the same measure of its
        kinds, where the clause has a bare thing and the unit is the same."""
        root = self.reader.root
        if root is None or label is None or label.core or label.action or root.unit != slot.quantity.unit:
            return None
        short = label.span.end - label.span.start < _SHORT_LABEL
        return root if short and slot.quantity.dimension != "count" else None

    # --- time ---

    def _period(
        self, slot: Slot, label: Label | None, topic: Topic, same: bool, reading: Reading
    ) -> tuple[Period | None, PeriodMention | None]:
        reader = self.reader
        aspect = topic.aspect if topic.aspect != "any" else "flow"
        own = self._own_time(slot, reading, label)
        if own and own.until and topic.aspect == "any" and topic.dimension == "count":
            aspect = "stock"  # "Tính đến 30/6, toàn tỉnh có 3.021 người tham gia"
        if own and own.until and slot.quantity.total is not None and slot.quantity.dimension != "money":
            aspect = "stock"  # "đến 30/4 đã bàn giao 1.150/1.620 hộ"
        if reading.rule == "level.planned":
            return timing.target_year(own, reader.reference), own
        if own:
            return timing.resolve(own, aspect, reader.reference), own
        if topic.period and (same or topic.parent is not None or topic.name.startswith("Đóng góp")):
            return topic.period, None
        if self._is_ever(slot) and topic.aspect != "flow":
            return timing.default("stock", reader.reference), None
        if reader.frame and self._holds(reader.frame, topic):
            return timing.resolve(reader.frame, aspect, reader.reference), None
        if timing.is_timeless(fold(topic.name)):
            return None, None
        headed = reader.headed()
        if headed and (reader.targets() or topic.aspect not in ("stock", "rate")):
            return headed.period, None
        return timing.default(aspect, reader.reference), None

    def _holds(self, frame: PeriodMention, topic: Topic) -> bool:
        """A time said in passing in an earlier sentence dates no stock, "hiện nay" no flow."""
        if frame.rule == "now":
            return topic.aspect != "flow"
        earlier = frame.span.start < self.sentence.span.start
        if earlier and topic.aspect in ("stock", "rate"):
            return frame.until or (not self.reader.passing and frame.rule not in ("years", "date"))
        return True

    def _is_ever(self, slot: Slot) -> bool:
        """ "Lũy kế 202 dự án được cấp phép": since ever, whatever time the sentences before had."""
        return any(m.rule == "since_ever" and m.span.start < slot.quantity.span.start for m in self.mentions)

    def _own_time(self, slot: Slot, reading: Reading, label: Label | None) -> PeriodMention | None:
        """The time in the number's own clause: before it, or else right behind it."""
        region = Span(slot.segments[0].start if slot.segments else slot.cue.start, slot.quantity.span.start)
        key = self.text.key
        is_plan = label is not None and bool(TARGET_LABEL.match(key, *label.span))
        before = [
            m
            for m in self.mentions
            if (is_plan or not timing.dates_a_plan(key, m, region.start)) and not timing.dates_something_else(key, m)
        ]
        own = timing.last_time(before, region, self.outside)
        if own:
            self.reader.frame = own
            return own
        if reading.measure == "completion":
            return None
        after = timing.last_time(before, slot.tail, self.outside)
        return after if after and after.rule != "now" else None

    def _monthly(self, comparison: Comparison | None, period: Period | None, same: bool) -> Period | None:
        """ "nhóm giao thông tăng 2,7% so với tháng trước" is about a month, whatever ran before."""
        on = self.reader.reference.date
        if same or on is None or comparison is None or comparison.kind != "previous_period" or comparison.mention:
            return period
        if (period and period.kind in ("month", "quarter", "span")) or "tháng" not in self.text.key[
            slice(*comparison.span)
        ]:
            return period
        return calendar.month(on.year, on.month)

    # --- status ---

    def _status(
        self, slot: Slot, label: Label | None, topic: Topic, same: bool, period: Period | None, reading: Reading
    ) -> Status:
        if reading.rule.endswith(".planned"):
            return "target"
        key, start = self.text.key, label.span.start if label else slot.cue.start
        low = max(self.sentence.span.start, min(start, slot.cue.start) - _BEFORE_LABEL)
        if ESTIMATE.search(key, low, slot.quantity.lead):
            return "estimate"
        if topic.status == "target" or self._is_target(slot, label, period):
            return "target"
        if reading.measure == "rank":
            return "actual"
        if same or (self.whole and topic.unit == self.whole.unit):
            inherited = topic.status if same else (self.whole.status if self.whole else "actual")
            return self.fronted or inherited
        if self.reader.targets():
            return "target"
        return self.fronted or "actual"

    def _is_target(self, slot: Slot, label: Label | None, period: Period | None) -> bool:
        """A number that is to be: of a time to come, in a clause of aims, or a plan's own."""
        on = self.reader.reference.date
        if period and on and period.start > on:
            return True
        if label and TARGET_LABEL.match(self.text.key, *label.span):
            return True
        own = slot.segments[-1].start if slot.segments else slot.cue.start
        if TARGET.search(self.text.key, own, slot.quantity.lead):
            return True
        if self.reader.reference.periodic:
            return False
        if period and on and period.end <= on:
            return False
        order = ORDER.search(self.text.key, self.sentence.span.start, slot.quantity.lead)
        return bool(order) and not _DONE.search(self.text.key, order.end() if order else 0, slot.quantity.lead)

    # --- comparison ---

    def _comparison(self, index: int, slot: Slot, topic: Topic, reading: Reading) -> Comparison | None:
        if reading.measure not in ("change", "ratio") or reading.basis:
            return None
        end = self.slots[index + 1].quantity.lead if index + 1 < len(self.slots) else self.sentence.span.end
        usable = [c for c in self.comparisons if c.kind != "plan" and not c.close]
        beside = [c for c in self.comparisons if c.close and slot.cue.start <= c.span.start <= slot.quantity.lead]
        for comparison in [*beside, *usable]:
            if slot.cue.start <= comparison.span.start < end:
                return comparison
        if bases.is_yearly(slot.quantity.unit):
            return None  # "bình quân đạt 9,1%/năm": measured over its own span
        earlier = [c for c in usable if c.span.end <= slot.cue.start]
        if earlier:
            return earlier[-1]
        return self._shared(index, usable) or topic.comparison

    def _shared(self, index: int, usable: list[Comparison]) -> Comparison | None:
        """ "A tăng 5%, B giảm 3% so với cùng kỳ": the last change of a list says it for all."""
        for follower in range(index + 1, len(self.slots)):
            slot = self.slots[follower]
            if slot.cue.kind not in ("increase", "decrease", "share", "contribution") and not slot.opens:
                return None
            end = self.slots[follower + 1].quantity.lead if follower + 1 < len(self.slots) else self.sentence.span.end
            for comparison in usable:
                if slot.cue.start <= comparison.span.start < end:
                    return comparison
        return None

    # --- rows ---

    def _observation(
        self, slot: Slot, reading: Reading, status: Status, comparison: Comparison | None, period: Period | None
    ) -> Observation:
        quantity = slot.quantity
        basis: Basis | None = reading.basis
        if basis is None and comparison:
            basis = bases.basis_of(comparison, period, self.text)
        if basis is None and reading.measure == "change" and bases.is_yearly(quantity.unit):
            basis = bases.growth_span(period)
        prices = _PRICES.search(self.text.key, *self.sentence.span)
        return Observation(
            span=quantity.span,
            measure=reading.measure,
            number=quantity.number,
            number_high=quantity.high,
            total=quantity.total,
            unit="{rank}" if reading.measure == "rank" else quantity.unit,
            digits=quantity.digits,
            unit_text=quantity.unit_text,
            scale=quantity.scale,
            direction=reading.direction,
            basis=basis,
            status=status,
            approximation=quantity.approximation,
            price_basis=int(prices["y"]) if prices and quantity.dimension in ("money", "percent") else None,
            ambiguity=self._ambiguity(reading, quantity),
            rule=reading.rule,
        )

    def _ambiguity(self, reading: Reading, quantity: Quantity) -> str | None:
        """ "Tỷ lệ che phủ rừng 43%, tăng 0,6%": percent of the rate, or points."""
        topic = self.reader.topic
        of_rate = topic is not None and topic.unit == "%" and topic.measure in ("level", "change", "completion")
        return POINTS if of_rate and reading.measure == "change" and quantity.unit == "%" else None

    def _keep(
        self, topic: Topic, observation: Observation, period: Period | None, mention: PeriodMention | None
    ) -> None:
        indicators = self.reader.indicators
        if topic.indicator is not None and indicators[topic.indicator].period == period:
            indicators[topic.indicator].observations.append(observation)
            return
        topic.indicator = len(indicators)
        indicators.append(
            Indicator(
                name=sentence_case(self.reader.expander.expand(topic.name)),
                label=topic.label,
                subject=topic.subject,
                period=period,
                period_span=mention.span if mention else None,
                period_inferred=mention is None,
                sentence=self.sentence.span,
                section=self.sentence.section,
                parent=topic.parent,
                observations=[observation],
            )
        )
