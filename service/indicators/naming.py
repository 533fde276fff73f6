"""Gives each number its topic: a label of its own, the counted things behind it, or what runs."""

from __future__ import annotations

from dataclasses import replace

from service.indicators import names
from service.indicators.clauses import Slot
from service.indicators.labels import Label, Trimmer
from service.indicators.measures import is_percent
from service.indicators.topic import Topic
from service.indicators.vocabulary import Vocabulary
from service.quantities.model import Quantity
from service.text.align import Text
from service.text.fold import key, pattern
from service.text.span import Span

_STOP = pattern(
    r"\s+(?:so\s+(?:với|cùng)|cùng\s+kỳ|trong\s+(?:đó|tháng|quý|năm|kỳ|số)|nhằm|để|góp\s+phần|do\s|theo\s|tại\s|là\s|trên\s+(?:tổng|địa\s+bàn)|tăng|giảm|chiếm|đạt\s+tỷ\s+lệ|bằng)"
)
_NOT_NOUN = pattern(
    r"\s*(?:so\s|cùng\s+kỳ|tăng|giảm|đạt(?!\s+(?:chuẩn|tiêu|yêu))|chiếm|bằng|và\b|của\s|trong\b|tại\b|vào\b|là\b|so\b|với\b|theo\b|kế\s+hoạch|dự\s+toán|kh\b|từ\s|trên\s|thì\b|nên\b|để\b|do\b|mỗi\b|qua\b|ở\b|đến\b|nhưng\b|/|mức\b|trở\s)"
)
_VERB_INSIDE = pattern(r"\s(?:có|được|đạt|thành\s+lập|đã|sử\s+dụng|tham\s+gia|hoàn\s+thành|thực\s+hiện|là)\s")
_CLASS_WORD = pattern(r"(?:khu\s+vực|ngành|lĩnh\s+vực|nhóm|mặt\s+hàng|các\s+mặt\s+hàng|tuyến|khối|loại|cấp|hệ|thị\s+trường|công\s+nghiệp|sản\s+phẩm)\s")
_PLAN_ONLY = pattern(r"(?:kế\s+hoạch|mục\s+tiêu|chỉ\s+tiêu|dự\s+toán|kh)(?:\s+(?:năm|cả\s+năm|giao|đề\s+ra|là|đến|tỉnh\s+giao|trung\s+ương\s+giao)){0,3}$")
_GROWTH_WORDS = pattern(
    r"(?:tốc\s+độ\s+tăng\s+trưởng|tốc\s+độ\s+tăng|tốc\s+độ\s+phát\s+triển|mức\s+tăng\s+trưởng|mức\s+tăng|tiếp\s+tục\s+tăng\s+trưởng|tăng\s+trưởng|bình\s+quân(?!\s+đầu))(?:\s+(?:của|về|bình\s+quân))?\s*"
)
_SELF_DESCRIBING = 4  # words with which a category says by itself what is counted


class Namer:
    """Names the numbers of one report."""

    def __init__(self, text: Text, trimmer: Trimmer, words: Vocabulary) -> None:
        self.text, self.trimmer, self.words = text, trimmer, words

    def level(self, slot: Slot, label: Label | None, topic: Topic | None, whole: Topic | None, things: list[str]) -> Topic:
        """The topic of a level. ``whole``: the topic that "trong đó" takes apart; ``things``: what the
        item's label and the headings above it name, nearest first."""
        quantity = slot.quantity
        if label and self._is_plan(label) and topic:
            return replace(topic, indicator=None, status="target", measure=None)
        if label and label.core:
            return self._measured(label, quantity, topic, whole, things)
        if quantity.dimension == "count":
            return self._counted(slot, label, topic, whole, things)
        noun = self.noun(slot)
        if noun and (label is None or label.action or quantity.dimension in ("mass", "volume", "money", "area")):
            return self._made(noun, label, quantity)
        if label is None:
            return self._continued(quantity, topic, things)
        return self._bare(label, quantity, topic, whole)

    def other(self, slot: Slot, label: Label | None, topic: Topic | None, whole: Topic | None, root: Topic | None, things: list[str]) -> Topic:
        """The topic of a change, share, completion, ratio or rank."""
        quantity = slot.quantity
        if label is None or self._is_weak(label):
            noun = self.noun(slot) if is_percent(quantity) and slot.cue.kind in ("none", "reach") else None
            if noun and slot.cue.kind == "none":
                return self._share_of(noun, label, slot)
            return topic or self._continued(quantity, root, things)
        noun = self.noun(slot) if is_percent(quantity) and slot.cue.kind == "none" else None
        if noun:
            return self._share_of(noun, label, slot)
        if label.core:
            return self._measured(label, quantity, topic, whole, things)
        parent = whole or (root if self._is_category(label) else None)
        if parent:
            return self._part(label, parent)
        return self._plain(label, things)

    def noun(self, slot: Slot) -> Span | None:
        """The noun phrase right behind the number ("07 vụ [cháy rừng]"), or ``None``."""
        start, end = slot.tail
        if _NOT_NOUN.match(self.text.key, start, end):
            return None
        stop = _STOP.search(self.text.key, start, end)
        span = self.trimmer.trim(Span(start, stop.start() if stop else end))
        return span if span.end > span.start and self.text.key[span.start : span.end].strip("/ -") else None

    def _words(self, span: Span) -> str:
        return names.words_of(self.text, span, self.trimmer)

    def _is_plan(self, label: Label) -> bool:
        """ "vượt kế hoạch UBND tỉnh giao (76,96%)", "(mục tiêu đến năm 2020 là 50%)"."""
        return bool(_PLAN_ONLY.match(key(self._words(label.span))))

    def _is_weak(self, label: Label) -> bool:
        return len(self._words(label.span)) < 2 or key(self._words(label.span)) in ("tỷ lệ", "tỷ trọng", "mức", "số", "cả năm", "tương đương")

    def _is_category(self, label: Label) -> bool:
        return bool(_CLASS_WORD.match(self.text.key, label.span.start, label.span.end))

    def _measured(
        self, label: Label, quantity: Quantity, topic: Topic | None, whole: Topic | None, things: list[str]
    ) -> Topic:
        assert label.core
        full = self._clean(self._words(label.span))
        core = self._words(Span(label.span.start, label.core.end))
        rest = full[len(core) :].strip() if full.startswith(core) else ""
        subject = "" if rest else self._subject(core, topic, whole, things)
        if whole and not rest and whole.rest and key(core) in key(whole.name):
            subject = whole.rest
        name = names.joined(full or core, subject)
        return Topic(
            names.sentence_case(name), label.span, core=core, rest=rest or subject, aspect=label.core.aspect,
            unit=quantity.unit, dimension=quantity.dimension, parent=whole.indicator if whole else None,
        )

    def _clean(self, words: str) -> str:
        """Without the growth words: a growth rate is the change of what grows."""
        cleaned = _GROWTH_WORDS.sub("", words) if _GROWTH_WORDS.match(key(words)) else words
        return cleaned or words

    def _subject(self, core: str, topic: Topic | None, whole: Topic | None, things: list[str]) -> str:
        """What completes a bare measure: the item's label, or the things counted just before."""
        for words in things:
            if names.shares_word(core, words):
                return ""
            return names.lower_first(names.thing(words))
        if topic and topic.thing and topic.name:
            return names.lower_first(topic.thing)
        return ""

    def _counted(
        self, slot: Slot, label: Label | None, topic: Topic | None, whole: Topic | None, things: list[str]
    ) -> Topic:
        quantity = slot.quantity
        unit = self._unit_span(quantity)
        counted = self._words(unit)
        noun = self.noun(slot)
        participle = label.action.participle if label and label.action and not label.action.light else ""
        if label and label.serves:
            return self._served(label, counted, noun, quantity)
        if noun:
            thing = f"{counted} {self._words(noun)}"
            name = " ".join(part for part in ("Số", names.lower_first(thing), participle) if part)
            return self._count_topic(name, Span(unit.start, noun.end), thing, quantity)
        if label and label.action:
            thing = self._same_thing(counted, topic) or counted
            done = self._words(Span(label.action.end, label.span.end))
            name = " ".join(part for part in ("Số", names.lower_first(thing), participle, done) if part)
            return self._count_topic(name, label.span, thing, quantity)
        if label:
            return self._category_count(label, counted, quantity, whole)
        if topic and topic.unit == quantity.unit:
            return topic
        name = names.joined(f"Số {names.lower_first(counted)}", things[0] if things else "")
        return self._count_topic(name, unit, counted, quantity)

    def _served(self, label: Label, counted: str, noun: Span | None, quantity: Quantity) -> Topic:
        """ "chi trả trợ cấp cho 34.766 người": the action measures, the thing counts."""
        thing = names.lower_first(f"{counted} {self._words(noun)}" if noun else counted)
        return self._count_topic(f"Số {thing} được {names.lower_first(self._words(label.span))}", label.span, thing, quantity)

    def _category_count(self, label: Label, counted: str, quantity: Quantity, whole: Topic | None) -> Topic:
        words = self._words(label.span)
        if whole and whole.unit == quantity.unit and len(words.split()) < _SELF_DESCRIBING:
            return self._part(label, whole)
        head = "" if key(words).startswith(key(counted)) else f"Số {names.lower_first(counted)} "
        name = names.sentence_case(f"{head}{names.lower_first(words) if head else words}")
        return replace(self._count_topic(name, label.span, words, quantity), parent=whole.indicator if whole else None)

    def _count_topic(self, name: str, label: Span, thing: str, quantity: Quantity) -> Topic:
        return Topic(
            names.sentence_case(" ".join(name.split())), label, core="Số", rest=thing, thing=thing, aspect=quantity.aspect,
            unit=quantity.unit, dimension="count",
        )

    def _unit_span(self, quantity: Quantity) -> Span:
        return Span(quantity.span.end - len(quantity.unit_text or ""), quantity.span.end)

    @staticmethod
    def _same_thing(counted: str, topic: Topic | None) -> str:
        """ "271 vụ vi phạm …, đã xử lý 162 vụ": the same cases."""
        return topic.thing if topic and key(topic.thing).startswith(key(counted)) else ""

    def _made(self, noun: Span, label: Label | None, quantity: Quantity) -> Topic:
        """ "tịch thu 60.741 m3 gỗ các loại": the thing behind the number, with what was done to it."""
        action = label.action if label else None
        words = self._words(noun)
        participle = action.participle if action and not action.light else ""
        name = names.sentence_case(" ".join(part for part in (words, participle) if part))
        if quantity.dimension == "area" and not self.words.core(self.text.key, noun.start, noun.end):
            name = f"Diện tích {names.lower_first(name)}"
        return Topic(
            name, noun, label.span if label and action else None, core=name, aspect="flow" if action else "any",
            unit=quantity.unit, dimension=quantity.dimension,
        )

    def _continued(self, quantity: Quantity, topic: Topic | None, things: list[str]) -> Topic:
        if topic and (topic.unit in (None, quantity.unit) or quantity.unit == "{1}" or not things or is_percent(quantity)):
            return topic
        core = names.default_core(quantity.dimension)
        thing = names.lower_first(things[0]) if things else ""
        if thing and self.words.core(key(thing), 0, len(thing)):
            core = ""
        name = names.joined(core, thing) if core else names.sentence_case(thing)
        return Topic(name, None, core=core, rest=thing, thing=thing, aspect="stock" if core == "Diện tích" else "any",
                     unit=quantity.unit, dimension=quantity.dimension)

    def _bare(self, label: Label, quantity: Quantity, topic: Topic | None, whole: Topic | None) -> Topic:
        """A thing without a measure word: a part of the whole, or measured by its unit."""
        if whole and whole.unit == quantity.unit and (whole.core or whole.rest):
            return self._part(label, whole)
        words = self._words(label.span)
        core = names.default_core(quantity.dimension)
        name = names.joined(core, words) if core else names.sentence_case(words)
        aspect = "flow" if label.action else ("stock" if core in ("Diện tích", "Công suất") else "flow")
        return Topic(name, label.span, core=core, rest=words, aspect=aspect, unit=quantity.unit, dimension=quantity.dimension,
                     parent=whole.indicator if whole else None)

    def _part(self, label: Label, whole: Topic) -> Topic:
        """ "trong đó: Công nghiệp khai thác mỏ tăng 30,66%": the whole's measure of the part."""
        words = self._words(label.span)
        head = whole.core if whole.core and whole.core != "Số" else whole.name
        return whole.part(names.sentence_case(names.joined(head, names.lower_first(words))), whole.label, label.span)

    def _plain(self, label: Label, things: list[str]) -> Topic:
        words = self._clean(self._words(label.span))
        return Topic(names.sentence_case(words), label.span, rest=words)

    def _share_of(self, noun: Span, label: Label | None, slot: Slot) -> Topic:
        """ "100% xã có trạm y tế"; "hội nghị được tổ chức tới 100% cấp ủy"."""
        words = self._words(noun)
        if label and not _VERB_INSIDE.search(self.text.key, noun.start - 1, noun.end + 1) and not (label.action and label.action.light):
            words = f"{words} {names.lower_first(self._words(label.span))}"
        return Topic(names.sentence_case(words), noun, label.span if label else None, rest=words, aspect="stock", unit="%")
