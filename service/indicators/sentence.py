"""Reads the numbers of one sentence in order and carries the topic along."""

from __future__ import annotations

from dataclasses import replace

from service.indicators import bases, time_words, timing
from service.indicators.aims import Aims
from service.indicators.bases import Comparison
from service.indicators.beside_names import Named, beside_names, reading_of, topic_of
from service.indicators.clauses import Slot, slots
from service.indicators.coming import Coming
from service.indicators.compared_times import ComparedTimes
from service.indicators.comparing import Comparisons, basis_for
from service.indicators.cues import MONEY_LABEL, NUMBER_OF, PART_OF, LeadCue
from service.indicators.dealing import Deal, Told, deal_of
from service.indicators.enumerations import Head, head_of
from service.indicators.happenings import HARMS
from service.indicators.labelling import find_label
from service.indicators.labels import Label
from service.indicators.measures import is_other_side, read_measure
from service.indicators.model import Status
from service.indicators.naming.choose import topic_of_level, topic_of_relation
from service.indicators.naming.kinds import is_other_animal
from service.indicators.naming.markets import market_in
from service.indicators.naming.nouns import noun_behind
from service.indicators.naming.scene import Figure
from service.indicators.naming.trade import enter_trade, is_trade, note_comparison, note_trade, on_that_side, presented
from service.indicators.places_named import is_place
from service.indicators.reading import Reading
from service.indicators.rows import constant_prices, observe
from service.indicators.running import Running
from service.indicators.shared import carry_changes, share
from service.indicators.standings import who_stands
from service.indicators.statement import Statement
from service.indicators.status import Statuses
from service.indicators.topic import Topic
from service.indicators.units import (
    BARE,
    HEADS,
    KINDS,
    PATIENTS,
    PERCENT,
    PERSON,
    YEARLY_PERCENT,
    are_akin,
    is_percent,
    is_rate,
)
from service.indicators.unread import is_threshold, is_unread
from service.indicators.vocabulary import Action
from service.indicators.when import Dater
from service.periods.model import Period, PeriodMention
from service.quantities.model import Quantity
from service.structure.model import Sentence
from service.text.fold import key, phrase
from service.text.span import Span

_BY_ITSELF = ("share.of_output", "share.weight", "level.part_of_rate")
"""Rules of numbers whose own words say what they are, in a list or not."""
_SHORT_LABEL = 45
_AVERAGED = phrase(r"(?<![^\W\d_])bình quân(?! (?:đầu|chung|cả))(?![^\W\d_])[^;.]*$")
_AVERAGE_BEFORE = 110  # characters
_BEFORE_LAST = 2
# "so với cùng kỳ [giảm 4 vụ, 3 người chết và 2 người bị thương]"
_FEWER = r"\d[\d.]{0,9}(?: (?!và )[^\W\d_]+){1,5}\s*(?:,|,?\s*và)"
_COMPARED_LIST = phrase(
    rf"(?<![^\W\d_])(?:so (?:với )?|cùng kỳ)[^;.]{{0,60}}?(?<![^\W\d_])(?:tăng|giảm) (?:\s*{_FEWER}){{1,3}}\s*$"
)
# "([tăng 5 vụ, 9 đối tượng] so với cùng kỳ)"
_CHANGED_LIST = phrase(rf"[(;,]\s*(?:tăng|giảm) (?:\s*{_FEWER}){{1,3}}\s*$")
_LIST_BEFORE = 160  # characters
_HARMED = phrase(rf"\s+{HARMS}(?![^\W\d_])")
_LONGEST_PART, _SHORT_PART = 6, 4  # words
_ALONE = phrase(r"\s*(?:[,;.)]|$|(?:và|còn) [^\W\d_])")
# "trong đó có Nghị quyết số [57]", "lớp 9": a number that names and counts nothing
_NUMBERED = phrase(
    r"(?<![^\W\d_])(?:số|điều|khoản|điểm|tháng|năm|quý|ngày|tuần|tuổi|lớp|khóa|kỳ|cấp|bậc|loại|nhóm|đợt|lần|thứ|"
    r"giai đoạn|tầng|mũi|quận|phường|khu|quốc lộ|đường|hạng|covid|vùng|tổ)$"
)
_EXPECTED = phrase(r"(?<![^\W\d_])(?:dự kiến|dự báo|phấn đấu|ước|sẽ|mục tiêu|kế hoạch|hướng tới)(?![^\W\d_])")
_LIST_BEHIND = phrase(r"[^,;:.()\d]{0,40}:")
_HECTARES = phrase(r"(?<![^\W\d_])(?:ha|héc ta|hecta)\s{1,3}$")
_STATE = phrase(r"diện tích (?:cho|đã cho|đang cho|trồng mới|thu hoạch|kinh doanh|kiến thiết)(?![^\W\d_])")
_OF_CROP = phrase(r"diện tích (?:cây )?[^\W\d_]+(?: [^\W\d_]+)?")
_DONE_TO = phrase(r"\s*(?:đã|đang|chưa)(?: được)? ")


class SentenceReader:
    """Reads one sentence; what it learns stays in ``running``."""

    def __init__(self, running: Running, sentence: Sentence, quantities: list[Quantity]) -> None:
        self.running, self.scene, self.text, self.sentence = running, running.scene, running.text, sentence
        trimmer, span = running.scene.trimmer, sentence.span
        mentions = trimmer.inside(span)
        self.comparisons = Comparisons(
            self.text,
            span,
            mentions,
            running.comparison,
            running.pair,
        )
        running.comparison = self.comparisons.last
        trimmer.comparisons = self.comparisons.spans
        self.slots = slots(self.text.key, span, quantities, self.scene.vocabulary, trimmer)
        share(self.text.key, self.slots)
        carry_changes(self.text.key, self.slots)
        self.comparisons.note_pairs(self.slots)
        running.pair = self.comparisons.last_pair
        aims = Aims(self.text.key, span)
        self.dater = Dater(running, span, mentions, self.comparisons.spans, aims)
        self.coming = Coming(running, span, self.comparisons.spans, self.dater.inherited)
        self.compared_times = ComparedTimes(running, span, self.comparisons.spans)
        self.statuses = Statuses(running, span, self.slots, aims)
        self.prices = constant_prices(self.text, span)
        self.named = beside_names(self.text, span, self.slots, self.scene.vocabulary)
        """Bare numbers in brackets behind names."""
        self.things = running.headings.things(running.block)
        self.measure = running.headings.measure(running.block, self.scene.vocabulary)
        self.whole = running.above
        """What "trong đó" takes apart."""
        self.wholes: list[Topic] = [self.whole] if self.whole else []
        """It and what was told beside it: "30 dự án với 90 tỷ đồng, trong đó …"."""
        self.held: list[tuple[Topic | None, PeriodMention | None, Topic | None]] = []
        """Topics, times and wholes to return to behind open parentheses."""
        self.deal: Deal | None = None
        """A list that the next numbers are dealt out to."""
        self.deed: Span | None = None
        """What the sentence says was done, for the numbers of those it was done for."""
        self.scene.enter_sentence(span)
        enter_trade(self.scene, span)
        running.topic = presented(self.scene, span) or running.topic
        self.began = running.frame.mention
        """The time that held before the sentence."""

    def read(self) -> None:
        """Each number in turn."""
        before = self.sentence.span.start
        for index, slot in enumerate(self.slots):
            self._parentheses(slot)
            self._take_apart(Span(before, slot.quantity.lead), slot.quantity.unit)
            if slot.separator == ";":
                self.running.frame.restart()
            self._take_unit(slot)
            if self._is_pair(slot):
                self._pair(slot)
            elif index in self.named:
                self._beside_name(index, slot, self.named[index])
            elif is_unread(self.text, self.slots, index, self.scene.vocabulary):
                self.dater.note(slot)
            else:
                self._extend(index, slot)
                self._number(index, slot)
            before = slot.quantity.span.end
        self._end()

    def _end(self) -> None:
        """A time in mid-sentence ends with its paragraph; things counted here are no longer fresh."""
        frame = self.running.frame
        if frame.back:
            frame.mention, frame.back = frame.back, None
        if self.held:
            # "đạt 70% kế hoạch (9.000 tấn). Trong đó, …": brackets end with their sentence
            self.running.topic, frame.mention = self.held[0][0] or self.running.topic, self.held[0][1]
        if frame.mention and self._is_outlook(frame.mention):
            frame.mention = self.began
        elif frame.mention and frame.mention.span.start >= self.sentence.span.start:
            frame.fronted = time_words.opens_clause(self.text.key, frame.mention, self.sentence.span.start)
            if not time_words.opens_sentence(self.text.key, frame.mention, self.sentence.span.start):
                frame.passing = True
        if self.running.topic:
            self.running.topic.fresh = False

    def _is_outlook(self, told: PeriodMention) -> bool:
        """ "Năm 2030 xã thu 9 tỷ đồng, [dự kiến năm 2031] thu 12 tỷ đồng. …": what is to come is told in passing."""
        on, period = self.running.reference.known, told.period
        coming = period is not None and on is not None and on < period.end
        ends = [slot.quantity.span.end for slot in self.slots if slot.quantity.span.end <= told.span.start]
        expected = ends and _EXPECTED.search(self.text.key, ends[-1], told.span.start)
        return coming and bool(expected) and not self.running.planned

    # --- what stands between the numbers ---

    def _take_apart(self, gap: Span, unit: str) -> None:
        """ "trong đó": what runs is the whole of what follows, and what was done to it is told."""
        if PART_OF.search(self.text.key, *gap):
            self.scene.done = ""
        behind = self.running.topic
        listed = behind is not None and behind.fresh and _LIST_BEHIND.match(self.text.key, *gap)
        if behind and listed and (behind.unit == unit or (unit in PERCENT and behind.unit in KINDS)):
            # "là 980 suất: Đợt 1 là 520 suất; đợt 2 là 460 suất", "có 7 nhóm tăng: giáo dục tăng 3%"
            self.whole, self.wholes = behind, [behind]
        if self.running.topic and PART_OF.search(self.text.key, *gap):
            topic = self.running.topic
            self.wholes = [topic, *self.scene.recent[-_BEFORE_LAST:]]
            self.whole = self.whole if self.whole and topic.name.startswith("Đóng góp") else self._whole(topic, unit)

    def _whole(self, topic: Topic, unit: str) -> Topic:
        """ "Có 30 cảng tại 12 tỉnh. Trong đó có 9 cảng …", "- Lúa: 900 ha, năng suất 60 tạ/ha. Trong đó, vụ mùa 500
        ha": what was told before in the part's unit."""
        if topic.unit == unit or unit in PERCENT:
            return topic
        return next((told for told in reversed(self.scene.recent) if told.unit == unit), topic)

    def _parentheses(self, slot: Slot) -> None:
        """Behind a parenthesis the text goes on with what ran before it."""
        running = self.running
        if slot.closes and self.held:
            topic, running.frame.mention, self.whole = self.held.pop()
            running.topic = topic or running.topic
        if slot.opens:
            self.held.append((running.topic, running.frame.mention, self.whole))
            # "GDP 9 tháng tăng 2% (quý I tăng 3%)": what is said in brackets changes nothing outside
            running.topic = replace(running.topic) if running.topic else None

    def _extend(self, index: int, slot: Slot) -> None:
        """ "09 nhóm [mặt hàng có kim ngạch trên 1 tỷ USD]": the threshold is in the noun phrase."""
        if index + 1 < len(self.slots) and is_threshold(self.text, slot.quantity, self.slots[index + 1].quantity):
            slot.tail = Span(slot.quantity.span.end, self.slots[index + 1].tail.end)

    def _take_unit(self, slot: Slot) -> None:
        """ "38.240 lao động (trong tỉnh 14.910, ngoài tỉnh 23.330)": parts without a unit have the total's."""
        whole = self.whole or (self.running.topic if slot.opens or self.held else None)
        bare = (
            slot.quantity.unit == BARE
            and slot.cue.kind in ("none", "reach")
            and bool(slot.segments)
            and (self.held != [] or self._names_deed(slot))
        )
        named = self._named_unit(slot)
        listed = not bare and (self._is_listed_part(slot) or self._is_bare_part(slot))
        if slot.quantity.unit == BARE and whole is None and self._goes_on(slot):
            whole, bare = self.running.topic, True
        if slot.quantity.unit == BARE and slot.quantity.scale and (self._is_money(slot) or self._adds_money(slot)):
            slot.quantity = replace(slot.quantity, unit="VND", dimension="money")
        elif slot.quantity.unit == BARE and _HARMED.match(self.text.key, slot.quantity.span.end):
            slot.quantity = replace(slot.quantity, unit=self._counted_people(), dimension="count")
        elif named:
            slot.quantity = replace(slot.quantity, unit=named, dimension="count")
        elif whole and whole.dimension == "count" and ((bare and whole.fresh) or listed):
            aspect = "any" if whole.aspect not in ("stock", "flow") else whole.aspect
            slot.quantity = replace(slot.quantity, unit=whole.unit or BARE, dimension="count", aspect=aspect)

    def _counted_people(self) -> str:
        """ "làm [7] chết, [2] bị thương"; after "21.835 ca mắc", "[127] tử vong" are cases, too."""
        told = (topic.unit for topic in reversed(self.scene.recent) if topic.unit in PATIENTS)
        return next(told, None) or PERSON

    def _is_listed_part(self, slot: Slot) -> bool:
        """ "Số ca nặng là 340 ca, trong đó: | - Thở oxy qua mặt nạ: [270]": the item of a list below its total."""
        above = self.whole is not None and self.whole is self.running.above
        if slot.quantity.unit != BARE or not slot.segments or not above:
            return False
        return ":" in self.text.key[slot.segments[-1].end : slot.quantity.lead]

    def _is_bare_part(self, slot: Slot) -> bool:
        """ "1.500 bệnh viện, trong đó bệnh viện công [1.180], bệnh viện tư 320": nothing behind the number."""
        whole = self.whole
        if slot.quantity.unit != BARE or slot.cue.kind not in ("none", "reach") or not slot.segments or whole is None:
            return False
        label = self.scene.trimmer.trim(slot.segments[-1])
        named = 0 < len(self.text.key[slice(*label)].split()) <= _LONGEST_PART
        fits = whole.fresh and whole.amount is not None and slot.quantity.number <= whole.amount
        alone = _ALONE.match(self.text.key, slot.quantity.span.end, self.sentence.span.end) is not None
        return named and fits and alone and _NUMBERED.search(self.text.key, *label) is None

    def _goes_on(self, slot: Slot) -> bool:
        """ "Tiếp nhận 450 đơn, [đã giải quyết] 400": what has been done to so many of those just counted."""
        topic = self.running.topic
        if topic is None or not topic.fresh or topic.dimension != "count" or slot.cue.kind != "none":
            return False
        segment = slot.segments[-1] if slot.segments else None
        said = _DONE_TO.match(self.text.key, *segment) if segment else None
        return said is not None and segment is not None and self._deed_alone(Span(said.end(), segment.end)) is not None

    def _names_deed(self, slot: Slot) -> bool:
        """ "kỷ luật 27 đảng viên, trong đó [khiển trách] 15, cảnh cáo 8": what was done to so many of them."""
        deed = self._deed_alone(self.scene.trimmer.trim(slot.segments[-1])) if self.whole else None
        return deed is not None and not deed.light

    def _deed_alone(self, span: Span) -> Action | None:
        """The verb that ``span`` is, with nothing behind it."""
        action = self.scene.vocabulary.action(self.text.key, *span)
        return action if action and not self.text.key[action.end : span.end].strip() else None

    def _is_money(self, slot: Slot) -> bool:
        """ "thu nhập khoảng 8 - 10 triệu": what is said of earnings and prices is money."""
        segment = slot.segments[-1] if slot.segments else None
        return segment is not None and MONEY_LABEL.search(self.text.key, *segment) is not None

    def _adds_money(self, slot: Slot) -> bool:
        """ "đạt 67 triệu đồng/người, tăng [7 triệu]": so much more of the same."""
        topic = self.running.topic
        said = any(self.text.key[slice(*part)].strip() for part in slot.segments)
        changes = slot.cue.kind in ("increase", "decrease") and not said
        return changes and topic is not None and topic.fresh and topic.dimension == "money"

    def _named_unit(self, slot: Slot) -> str | None:
        """ "Tổng số [giường bệnh]: 2.400": the counting word may stand before the number."""
        if slot.quantity.unit != BARE or slot.cue.kind not in ("none", "reach") or not slot.segments:
            return None
        folded, segment = self.text.key, slot.segments[-1]
        number_of = NUMBER_OF.match(folded, segment.start, segment.end)
        return self.scene.vocabulary.counting_unit(folded, number_of.end(), segment.end) if number_of else None

    # --- levels at two dates ---

    def _is_pair(self, slot: Slot) -> bool:
        """ "đạt 9.120 tỷ đồng, tăng 2,4% so với 30/6 (9.120/8.906 tỷ đồng)", "số vụ giảm 2 vụ (18/20 vụ)": levels
        of two times."""
        topic, quantity = self.running.topic, slot.quantity
        if topic is None or topic.measure != "change" or quantity.total is None:
            return False
        if not slot.opens or quantity.shape != "fraction":
            return False
        grown = topic.direction == ("increase" if quantity.number > quantity.total else "decrease")
        bare = slot.cue.kind == "none" and not slot.segments and quantity.unit in (BARE, topic.unit)
        dated = topic.comparison is not None and topic.comparison.kind == "date"
        return dated or (grown and bare and topic.dimension in ("count", "money"))

    def _pair(self, slot: Slot) -> None:
        topic, quantity = self.running.topic, slot.quantity
        if topic is None:
            return
        then = bases.basis_of(topic.comparison, topic.period, self.text).period if topic.comparison else None
        quantity = replace(quantity, unit=topic.unit or BARE if quantity.unit == BARE else quantity.unit)
        if quantity.total_digits is None or quantity.total is None:
            return
        now = replace(quantity, span=quantity.digits, total=None, unit_text=None)
        before = replace(
            quantity,
            span=Span(quantity.total_digits.start, quantity.span.end),
            digits=quantity.total_digits,
            number=quantity.total,
            total=None,
        )
        parts: tuple[tuple[Topic, Quantity, Status], ...] = (
            (replace(topic), now, topic.status),
            (replace(topic, indicator=None, period=then), before, "actual"),
        )
        reading = Reading("level", rule="level.at_date")
        for level, part, status in parts:
            row = observe(part, reading, status, basis=None, prices=self.prices, of_rate=False)
            self.running.rows.keep(level, row, self.sentence, level.period, None)

    # --- one number ---

    def _number(self, index: int, slot: Slot) -> None:
        running = self.running
        if self.deal and self.deal.left:
            turn = self.deal.next()
            self._state(index, Statement(slot, None, self.deal.reading, turn.topic, turn.continues), turn.time)
            return
        self.scene.enter_clause(slot)
        label = find_label(slot, self.scene.trimmer, self.scene.vocabulary)
        self.whole = self._split(slot, label) or self._ranked(slot) or self.whole
        if self.whole and self._is_beyond(slot, label, self.whole):
            self.whole, self.wholes = None, []
        if label is None:
            self._carry_way(slot)
        other_side = is_other_side(self.text.key, slot) and running.topic is not None
        label = None if other_side else label
        head = head_of(self.text.key, self.sentence.span, slot, label, self.scene.vocabulary)
        reading = read_measure(self.text, slot, label, running.topic, head)
        if reading.rule in _BY_ITSELF:
            head = None
        if reading.rule == "level.part_of_rate":
            self.whole = self.whole or running.topic
        counts = running.topic is not None and running.topic.dimension == "count" and not running.topic.fresh
        unnamed = label is not None and not label.core and market_in(self.scene, label.span) is None
        if reading.measure == "rank" and unnamed and not counts:
            label = None  # "tỉnh xếp thứ 9": who is ranked is not what is ranked
        topic = self._other_side(slot) if other_side else None
        topic = topic or self._topic(slot, label, reading, head)
        deal = deal_of(self.text, self.slots, index, label, topic, reading, self._told(slot))
        if deal:
            self.deal, turn = deal, deal.next()
            self._state(index, Statement(slot, label, reading, turn.topic, turn.continues), turn.time)
        elif topic.name:
            self._state(index, Statement(slot, label, reading, topic, topic is running.topic))
        else:
            self.dater.note(slot)  # "Năm 2031, đội xếp thứ nhất với 4 giải nhất"

    def _carry_way(self, slot: Slot) -> None:
        """ "so với cùng kỳ giảm 4 vụ, [3 người chết]": so many fewer, too."""
        topic, quantity = self.running.topic, slot.quantity
        if (
            topic is None
            or not topic.fresh
            or topic.measure != "change"
            or topic.direction not in ("increase", "decrease")
        ):
            return
        counts = topic.dimension == quantity.dimension == "count" and quantity.total is None
        front = self._front(quantity.lead)
        listed = _COMPARED_LIST.search(self.text.key, *front) or (
            _CHANGED_LIST.search(self.text.key, *front) and self._was_told(quantity)
        )
        if counts and slot.cue.kind == "none" and listed:
            slot.cue = LeadCue(topic.direction, slot.cue.start)

    def _was_told(self, quantity: Quantity) -> bool:
        """True where as many of the same, or more, were told before."""
        told = (topic for topic in self.scene.recent if topic.unit == quantity.unit)
        return any(topic.amount is not None and quantity.number <= topic.amount for topic in told)

    def _front(self, lead: int) -> Span:
        """The words of the sentence right before ``lead``."""
        return Span(max(self.sentence.span.start, lead - _LIST_BEFORE), lead)

    def _is_beyond(self, slot: Slot, label: Label | None, whole: Topic) -> bool:
        """ "900 ha cà phê, trong đó cho sản phẩm 700 ha; [chè 400 ha]", "đàn bò 90 con, trong đó bò sữa 20 con; [dê] 40
        con": a next thing, and no part of the one before."""
        bare = label is not None and label.core is None and slot.separator == ";" and not slot.opens
        if not bare or label is None or whole.unit != slot.quantity.unit or whole.amount is None:
            return False
        if slot.quantity.unit == HEADS:
            return is_other_animal(self.scene.words(label.span), whole.name)
        before = self.running.topic
        state = before is not None and before.parent == whole.indicator and _STATE.match(key(before.name)) is not None
        thing = whole.label
        behind = thing is not None and _HECTARES.search(self.text.key, max(0, thing.start - 9), thing.start)
        crop, named = key(whole.thing or whole.rest), key(self.scene.words(label.span))
        kinds = before is not None and before.parent == whole.indicator and f" {crop} " in f" {key(before.thing)} "
        other = kinds and bool(crop) and slot.quantity.dimension == "area" and f" {crop} " not in f" {named} "
        return other or (state and bool(behind or _OF_CROP.match(key(whole.name))))

    def _split(self, slot: Slot, label: Label | None) -> Topic | None:
        """ "dân số 1.726.340 người (nam 875.120 người; nữ …)", "40 ca mắc tại 6 xã (có 12 ca nặng)": what the bracket
        that opens takes apart."""
        plain = slot.cue.kind in ("none", "reach") or (slot.cue.kind == "share" and label is not None)
        if not slot.opens or not plain or (label and label.core):
            return None
        running, unit, number = self.running.topic, slot.quantity.unit, slot.quantity.number
        told = [topic for topic in (running, *reversed(self.scene.recent)) if topic and topic.fresh]
        short = label is not None and len(self.text.key[slice(*label.span)].split()) <= _SHORT_PART
        if unit in PERCENT and running and short and running.measure == "level" and running.dimension == "money":
            return running  # "dư nợ 900 tỷ đồng (ngắn hạn 61%)"
        same = next((topic for topic in told if are_akin(topic.unit, unit) or _is_short(topic, unit)), None)
        return same if same and same.amount is not None and number <= same.amount else None

    def _other_side(self, slot: Slot) -> Topic | None:
        """ "giảm 5% về lượng và [7% về trị giá]": what was told by that measure, or what runs."""
        figure = Figure(slot, None, None, self.running.topic, None, self.things, None)
        return on_that_side(self.scene, figure) or self.running.topic

    def _ranked(self, slot: Slot) -> Topic | None:
        """ "1,2 triệu lượt khách, nhiều nhất là Hàn Quốc với 450.000 lượt": what the ranks are in."""
        topic, number = self.running.topic, slot.quantity.number
        if topic is None or self.whole or not are_akin(topic.unit, slot.quantity.unit):
            return None
        ranks = any(who_stands(self.text.key, segment) for segment in slot.segments)
        return topic if ranks and topic.amount is not None and number <= topic.amount else None

    def _beside_name(self, index: int, slot: Slot, named: Named) -> None:
        """ "Các tỉnh có số ca mắc cao: Bình Dương (2.942), [Đồng Nai (1.005)]"."""
        self.scene.enter_clause(slot)
        topic = topic_of(self.scene, named, slot)
        self._state(index, Statement(slot, None, reading_of(named), topic, continues=False))

    def _told(self, slot: Slot) -> Told:
        """What was said before a number."""
        inside = self.scene.trimmer.inside(Span(slot.left.end, slot.quantity.lead))
        times = [mention for mention in inside if timing.is_time(mention)]
        return Told(self.scene.recent, self.sentence.span.start, times, self.deal)

    def _topic(self, slot: Slot, label: Label | None, reading: Reading, head: Head | None) -> Topic:
        noun = noun_behind(self.scene, slot)
        is_level = reading.measure == "level"
        whole = self.whole or (self._family(slot, label) if is_level else None)
        rate = self.running.headings.rate(self.running.block) if is_rate(slot.quantity) else ""
        figure = Figure(slot, label, noun, self.running.topic, whole, self.things, self.deed, self.measure, head, rate)
        if not is_level:
            return topic_of_relation(self.scene, figure)
        topic = topic_of_level(self.scene, figure)
        return replace(topic, period=None) if self._is_redated(topic) else topic

    def _is_redated(self, topic: Topic) -> bool:
        """ "Doanh thu 5 tháng đạt 90 tỷ đồng. Trong đó: | Bưu chính: Trong tháng 5, doanh thu
        đạt 20 tỷ đồng": a part in a paragraph of its own may have a time of its own."""
        above, mention = self.running.above, self.running.frame.mention
        inherits = above is not None and self.whole is above and topic.period is above.period
        return inherits and mention is not None and mention.span.start >= self.sentence.span.start

    def _family(self, slot: Slot, label: Label | None) -> Topic | None:
        """ "Xuất khẩu thủy sản đạt 6 tỷ USD. Tôm đạt 2,7 tỷ USD; cá tra 1 tỷ": the same measure of its
        kinds, where the clause has a bare thing and the unit is the same."""
        root = self.scene.root
        if root is None or label is None or label.core or label.action or root.unit != slot.quantity.unit:
            return None
        folded, trim = self.text.key, self.scene.trimmer.trim
        headed = any(self.scene.vocabulary.core(folded, *trim(segment)) for segment in slot.segments[:-1])
        listed = headed and ":" in folded[slot.segments[0].end : label.span.start]
        if listed and not is_place(self.scene.words(label.span)):
            return None  # "Diện tích cây lâu năm: [cao su] 90 ha": of that list
        if not root.core or key(root.core) == key(root.rest):
            return None  # "Bia 268 triệu lít; [sữa] 361 triệu lít": a thing by itself
        short = label.span.end - label.span.start < _SHORT_LABEL
        if not short or slot.quantity.dimension == "count":
            return None
        beside = root.label is not None and root.label.start >= self.sentence.span.start
        larger = root.amount is not None and slot.quantity.number > root.amount
        # "Sản lượng lúa 900 tấn, [ngô] 300 tấn": beside each other, and no parts
        return replace(root, indicator=None) if beside or larger else root

    def _state(self, index: int, said: Statement, time: PeriodMention | None = None) -> None:
        """Dates the number, finds its status and comparison, and keeps it as a row; ``time``: when it is known."""
        label, reading, topic, quantity = said.label, said.reading, said.topic, said.quantity
        if label and label.action and not label.action.light:
            self.deed = label.span
        period, mention = self.dater.dealt(said, time) if time else self.dater.period(said, self.wholes)
        status = self.statuses.of(said, period, self.whole, dated=mention is not None)
        if status == "target":
            period = self.coming.period(said, period, mention, self.statuses.told_plan(said.slot))
        elif status == "estimate":
            period = self.coming.forecast(said, period, mention)
        if self._is_average(said, period):
            said.slot.quantity = quantity = replace(quantity, unit=YEARLY_PERCENT)
        period = self.coming.yearly(said, period)
        comparison = self.comparisons.of(said, self.slots, index) or self._as_trade(said, mention)
        if comparison is self.comparisons.carried and status == "target":
            comparison = None  # an aim is compared with nothing that was only said before
        ahead = comparison or self.comparisons.ahead(self.slots, index)
        period = self.compared_times.period(said, ahead, period)
        basis = basis_for(self.text, reading, quantity, comparison, period, of_rate="lãi suất" in key(topic.name))
        row = observe(quantity, reading, status, basis=basis, prices=self.prices, of_rate=self._is_rate())
        begins = reading.measure in ("level", "change") and topic.period is None
        if begins or mention or not said.continues:
            topic.period = period
        self.running.rows.keep(topic, row, self.sentence, period, mention)
        self._remember(said, status, comparison)

    def _as_trade(self, said: Statement, mention: PeriodMention | None) -> Comparison | None:
        """ "Nhập khẩu ô tô tăng 8% so với cùng kỳ. | Thái Lan đạt 90 triệu USD, [giảm 3%]": paragraphs of one trade are
        compared with the same, up to one that tells of another time."""
        told = self.scene.trade.comparison if self.scene.trade else None
        running = self.running.frame.mention
        redated = mention or (running is not None and running.span.start >= self.scene.paragraph.start)
        of_trade = said.reading.measure == "change" and not said.reading.basis and is_trade(said.topic.name)
        return told if of_trade and not redated and not self.running.reference.periodic else None

    def _is_average(self, said: Statement, period: Period | None) -> bool:
        """ "Giai đoạn 2016-2020, giá trị sản xuất bình quân tăng [8,1%]": a yearly growth over several years."""
        several = period is not None and period.end.year > period.start.year and said.quantity.unit == "%"
        start = max(self.sentence.span.start, said.quantity.lead - _AVERAGE_BEFORE)
        averaged = several and _AVERAGED.search(self.text.key, start, said.quantity.lead)
        return bool(averaged) and said.reading.measure == "change"

    def _is_rate(self) -> bool:
        """ "Tỷ lệ che phủ rừng 43%, tăng 0,6%": what ran up to here is a percentage."""
        topic = self.running.topic
        if topic is None or topic.unit != "%":
            return False
        return topic.measure in ("level", "completion") or topic.aspect in ("rate", "stock")

    def _remember(self, said: Statement, status: Status, comparison: Comparison | None) -> None:
        """What was said of the topic, for the numbers that follow."""
        topic, reading = said.topic, said.reading
        topic.status, topic.measure, topic.direction = status, reading.measure, reading.direction
        topic.has_total = said.quantity.total is not None
        topic.amount = said.quantity.number if reading.measure == "level" else topic.amount
        topic.comparison = comparison or topic.comparison
        self.running.topic = topic
        named_before = said.slot.opens and said.label is not None and is_percent(said.quantity)
        if named_before and said.label and "(" in self.text.key[said.label.span.end : said.quantity.lead]:
            _, mention, whole = self.held.pop()  # "- Trả nợ vay (32,4%): 131 tỷ đồng": named before the bracket
            self.held.append((topic, mention, whole))
        taken_apart = topic.parent is not None or (self.whole is not None and self.whole.unit != topic.unit)
        if not said.continues:
            self.scene.recent.append(topic)
            self.scene.note_spending(topic.name)
            note_trade(self.scene, topic, of_part=taken_apart)
        note_comparison(self.scene, topic, comparison)
        if not taken_apart and not self.held and said.label and reading.measure in ("level", "change"):
            self.scene.root = topic


def _is_short(topic: Topic, unit: str) -> bool:
    """ "1.245 ngôi nhà bị hư hỏng (Bát Xát [567 nhà]; …)": counted by the noun without its classifier."""
    return key(topic.thing).startswith(f"{(topic.unit or '').strip('{}')} {unit.strip('{}')} ")
