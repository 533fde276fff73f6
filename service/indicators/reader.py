"""Reads a report: goes through its paragraphs in order and knows what each one ends."""

from __future__ import annotations

from bisect import bisect_left

from service.indicators import time_words, timing
from service.indicators.abbreviations import expander
from service.indicators.bases import Comparison
from service.indicators.comparing import Comparisons, goes_on, goes_on_with_parts
from service.indicators.harm import event_day, looks_back
from service.indicators.headings import Headings
from service.indicators.model import Indicator
from service.indicators.naming.diseases import disease_of
from service.indicators.naming.firms import firms_in, naming
from service.indicators.naming.incidents import enter_heading
from service.indicators.naming.owners import protagonist, sole_company
from service.indicators.naming.scene import Scene
from service.indicators.naming.trade import enter_trade, note_told
from service.indicators.occasion import day_of
from service.indicators.rows import Rows
from service.indicators.running import Running
from service.indicators.sentence import SentenceReader
from service.indicators.topic import Topic
from service.indicators.trimming import Trimmer
from service.indicators.units import DURATIONS
from service.indicators.unread import is_denominator, is_told_place
from service.indicators.vocabulary import vocabulary
from service.lexicon.model import Lexicon
from service.periods.model import PeriodMention, Reference
from service.quantities.model import Quantity
from service.structure.model import Block, Sentence, Structure
from service.text.finder import Finder
from service.text.fold import phrase

_SILENT = ("furniture", "byline", "blank")
_MEASURES_DURATION = phrase(
    r"(?:thời gian|thời hạn|tuổi thọ|tuổi (?:trung bình|bình quân)|số (?:ngày|năm|giờ))[^,;.()]{0,60}$|"
    r"(?<![^\W\d_])(?:hoàn thành|thi công xong|khánh thành|về đích) [^,;.:()]{0,50}(?<![^\W\d_])trong (?:vòng )?$"
)
_AT_ONCE = phrase(
    r"[\s\-+*•]*(?:đồng thời|trong khi đó|cùng (?:thời (?:gian|điểm)|lúc)(?: này| đó)?|cũng trong)(?![^\W\d_])"
)
_SO_FAR = Finder(phrase(r"(?<![^\W\d_])(?:đến nay|lũy kế|hiện (?:nay|có|đang)|thời gian qua|vừa qua)(?![^\W\d_])"))
_MEANS = ("(", "(tính", "(số liệu", "(số liệu tính")
_SHIFTED = 65  # days by which such days begin and end earlier or later than the period, taken together
_DURATION_BEFORE = 80  # characters before a number in which "thời gian" may stand


class Reader:
    """Reads one report; see ``find_indicators``."""

    def __init__(self, structure: Structure, trimmer: Trimmer, reference: Reference, lexicon: Lexicon) -> None:
        self.structure, self.text, self.trimmer = structure, structure.text, trimmer
        norm, company = structure.text.norm, sole_company(structure.text.norm)
        firms = None if company else naming(firms_in(norm))
        self.running = Running(
            Scene(
                structure.text,
                trimmer,
                vocabulary(lexicon),
                protagonist=protagonist(norm, structure.title, firms),
                company=company,
                firms=firms,
                disease=disease_of(structure.text.norm, structure.title),
            ),
            Headings(structure, trimmer),
            reference,
            Rows(expander(lexicon), structure.text.norm),
            event=None if reference.periodic else event_day(structure.text, trimmer.periods),
            looks_back=not reference.periodic and looks_back(trimmer.periods, reference),
            occasion=day_of(structure.text.key, trimmer.periods, reference),
        )
        if structure.title:
            note_told(self.running.scene, structure.title)
        self.ended: dict[int, Topic] = {}
        """What each paragraph ended on, by its index."""
        self.compared: Comparison | None = None
        """What the last paragraph with numbers compared with."""
        self.compared_at: dict[int | None, Comparison] = {}
        """With what each paragraph compared last, by its index."""

    def read(self, quantities: list[Quantity]) -> list[Indicator]:
        """Every indicator, in text order."""
        starts = [quantity.span.start for quantity in quantities]
        for sentence in self.structure.sentences:
            block = self.structure.blocks[sentence.block]
            if block.kind in _SILENT:
                continue
            self._enter(block)
            low, high = bisect_left(starts, sentence.span.start), bisect_left(starts, sentence.span.end)
            self._note_stretch(sentence)
            inside = [quantity for quantity in quantities[low:high] if self._may_measure(quantity, block)]
            if inside:
                SentenceReader(self.running, sentence, inside).read()
            else:
                self._note_time(sentence)
        return self.running.rows.indicators

    def _enter(self, block: Block) -> None:
        """A new paragraph ends what ran; in a periodic report it also ends the time that was set."""
        running = self.running
        if running.block is not None and block.index == running.block.index:
            return
        new_section, periodic = block.section != running.section, running.reference.periodic
        labelled = timing.last_named(self.trimmer.inside(block.lead)) if block.lead else None
        back = self._looks_back(block)
        redated = running.headings.begins_time(block) or back or self._orders_anew(block)
        at_once = _AT_ONCE.match(self.text.key, *block.span) is not None
        running.frame.enter_paragraph(labelled, ends=new_section or periodic or redated, goes_on=at_once)
        if back:
            running.frame.told = None
        running.scene.enter_paragraph(block.span, running.headings.above(block), running.headings.section(block))
        enter_heading(running.scene, running.headings.happening(block))
        if new_section and periodic:
            running.scene.root = None
        self._carry_comparison(block, new_section)
        if running.block is not None and running.topic is not None:
            self.ended[running.block.index] = running.topic
        parts_of = running.topic if goes_on_with_parts(self.text, block.span) else None
        running.block, running.topic, running.above = block, None, self._above(block) or parts_of

    def _orders_anew(self, block: Block) -> bool:
        """ "Năm 2030, cả nước có 90 vụ …. Thủ tướng yêu cầu: | 1. Bộ Y tế …": what is to be done is of no time past."""
        frame, on = self.running.frame.mention, self.running.reference.known
        past = frame is not None and frame.period is not None and on is not None and frame.period.end <= on
        return past and self.running.headings.ordered(block)

    def _looks_back(self, block: Block) -> bool:
        """ "Năm 2034, ngành phấn đấu … | Lũy kế đến nay đã giải ngân 90 tỷ đồng": a time to come holds no longer."""
        frame, on = self.running.frame.mention, self.running.reference.known
        coming = frame is not None and frame.period is not None and on is not None and frame.period.start > on
        return coming and _SO_FAR.search(self.text.key, *block.span) is not None

    def _carry_comparison(self, block: Block, new_section: bool) -> None:
        """ "Nhập khẩu giảm 8% so với cùng kỳ. | Giảm mạnh nhất là ô tô. | Cụ thể, xe tải giảm 56%": what a paragraph
        goes on with is compared with the same, also behind one without numbers."""
        running = self.running
        if running.comparison or running.topic or new_section:
            self.compared = running.comparison
        if running.block is not None and running.comparison:
            self.compared_at[running.block.index] = running.comparison
        if block.parent in self.compared_at:
            running.comparison = self.compared_at[block.parent]
            return
        if new_section or not goes_on(self.text, block.span):
            running.comparison = None
        elif running.comparison is None and self.compared and self.compared.kind == "same_period_last_year":
            running.comparison = self.compared

    def _above(self, block: Block) -> Topic | None:
        """ "Sản lượng thủy sản 9.000 tấn, gồm:" above "- Tôm: 900 tấn": what the item is a part of."""
        above = self.ended.get(block.parent) if block.parent is not None else None
        return above if above and above.measure != "rank" else None

    def _may_measure(self, quantity: Quantity, block: Block) -> bool:
        """False for an item's own number, for the people of "15 bác sĩ trên 1 vạn dân" and, where the words before
        do not speak of durations, for "15 ngày"."""
        if is_denominator(self.text, quantity) or is_told_place(self.text, quantity):
            return False
        start = max(block.span.start, quantity.lead - _DURATION_BEFORE)
        if quantity.dimension in DURATIONS and not _MEASURES_DURATION.search(self.text.key, start, quantity.lead):
            return False
        return not (block.marker and block.marker.start <= quantity.span.start < block.marker.end)

    def _note_stretch(self, sentence: Sentence) -> None:
        """The days from … to … that the sentence names."""
        told = [m for m in self.trimmer.inside(sentence.span) if time_words.is_stretch(self.text.key, m)]
        if told:
            frame = self.running.frame
            frame.stretch, frame.stretched = told[-1], self.running.block
            frame.campaign = time_words.is_campaign(self.text.key, sentence.span)
            frame.defined = frame.defined or self._defined(sentence, told[-1])

    def _defined(self, sentence: Sentence, stretch: PeriodMention) -> PeriodMention | None:
        """ "Quý I/2031 (từ ngày 15/12/2030 đến 14/3/2031)": the days that the report means by its period."""
        before = [m for m in self.trimmer.inside(sentence.span) if m.span.end <= stretch.span.start]
        own = self.running.reference.period
        if not before or own is None or before[-1].period is None or stretch.period is None:
            return None
        shifted = abs((stretch.period.start - own.start).days) + abs((stretch.period.end - own.end).days)
        gap = self.text.key[before[-1].span.end : stretch.span.start].strip()
        means = gap in _MEANS and before[-1].period.end == own.end
        return stretch if means and shifted <= _SHIFTED else None

    def _note_time(self, sentence: Sentence) -> None:
        """A sentence without numbers can still set the time ("Trong 2 tháng đầu năm 2026, …") and say what
        the next one compares with."""
        running, mentions = self.running, self.trimmer.inside(sentence.span)
        enter_trade(running.scene, sentence.span)
        note_told(running.scene, sentence.span)
        running.comparison = Comparisons(self.text, sentence.span, mentions, running.comparison).last
        for mention in mentions:
            if not time_words.sets_scene(self.text.key, mention, sentence.span.start):
                return
            if timing.is_time(mention) and mention.rule not in ("now", "bare_year", "date"):
                lasts = time_words.opens_sentence(self.text.key, mention, sentence.span.start)
                running.frame.set(mention, passing=not lasts)
