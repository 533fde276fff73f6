"""What stands above a number: the report's title, the headings, the labels of the items."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from service.indicators import timing
from service.indicators.names import words_of
from service.indicators.naming.rates import rate_head
from service.indicators.trimming import Trimmer
from service.indicators.vocabulary import Vocabulary
from service.periods.model import PeriodMention
from service.structure.model import Block, Structure
from service.text.fold import phrase
from service.text.lazy import regex
from service.text.letters import WORD, sentence_case
from service.text.span import Span

_AIMS = phrase(r"(?:mục tiêu|chỉ tiêu (?:chủ yếu|kế hoạch|năm)|phương hướng|nhiệm vụ|kế hoạch năm)")
_RESULTS = phrase(r"(?:kết quả|tình hình|thực hiện|đánh giá|tồn tại|giải ngân|phân bổ)")
_LOOKS_BACK = phrase(r"(?:tình hình thực hiện|kết quả thực hiện|đánh giá)")
_ORDERS = phrase(
    r"(?:(?:[ivxl]+|\d{1,2}|điều \d{1,2})[.:)]? *-? *)?(?:các |những |một số |ba |\d{1,2} )?"
    r"(?:tổ chức (?:triển khai )?thực hiện|phân công|nhiệm vụ|giải pháp|trách nhiệm|yêu cầu|(?:khâu )?đột phá)"
    r"(?![^\W\d_])|"
    r".*(?<![^\W\d_])(?<!thực hiện )(?<!theo )(?<!các )(?:yêu cầu|chỉ đạo|đề nghị|giao|kiến nghị)(?: [^:]{1,120})?:\s*$"
)
_BACK = phrase(
    r"(?<![^\W\d_])(?:kết quả (?:thực hiện|đạt được|chủ yếu|nổi bật)|(?:đánh giá|tổng kết|kiểm điểm)(?! tác động)|"
    r"tình hình thực hiện|thành tựu|những (?:kết quả|thành tích))(?![^\W\d_])"
)
_SITUATION = phrase(
    r"(?:(?:[ivxl]+|\d{1,2})[.:)]? *-? *)?"
    r"(?:tình hình|thực trạng|hiện trạng|kết quả|căn cứ|sự cần thiết|bối cảnh|đặc điểm)(?![^\W\d_])"
)
_PLAN_TITLE = phrase(
    r"(?:về|giao|phê duyệt|phê chuẩn|quyết định) [^.]{0,90}?(?:kế hoạch|dự toán|chỉ tiêu|phân bổ|mục tiêu)"
)
_PLAN = regex(
    r"(?:KẾ HOẠCH|CHƯƠNG TRÌNH HÀNH ĐỘNG|CHƯƠNG TRÌNH)\s+(?=\w+\s\w*[a-zà-ỹ])"
)  # "KẾ HOẠCH | Phát triển nhà ở"
_RESULT_TITLE = phrase(r"(?:tình hình|kết quả|chất vấn|tổng kết|sơ kết|điều chỉnh|thông báo)")
_PASSED = phrase(r"(?<![^\W\d_])(?:thông qua|ban hành|phê duyệt|ký)(?: tại [^.;\n]{0,60})?,?(?: vào)?(?: ngày)?\s*$")
_PASSED_BEFORE = 90  # characters before a day in which stands what was passed
_FIRST_WORDS = 6  # of a heading, in which its measure stands
_LONGEST_HEADING = 60  # characters of a heading that names one thing
_LONGEST_THING = 12
_NUMBER = regex(r"\d+")
_YEARS = phrase(r"\d{1,2} năm ")
_NUMBERED = phrase(r"(?<![^\W\d_])(?:thứ|giai đoạn|đợt|nhóm|bước|phần|điều|khoản|mục|nhiệm vụ|nội dung|số) $")
_NUMBERED_BEFORE = 10  # characters before a number in which stands what it numbers
_LONGEST_INTRODUCTION = 220  # characters


class Headings:
    """The headings and item labels of one report."""

    def __init__(self, structure: Structure, trimmer: Trimmer) -> None:
        self.structure, self.text, self.trimmer = structure, structure.text, trimmer
        self.planning = self._is_plan()
        self.introductions = self._introductions()
        self.introducers = self._introducers()
        self.speakers = frozenset(turn.speaker.start for turn in structure.turns)
        """Where those who speak are named: "Đồng chí Trần Văn An: …" labels no item."""
        self.year = self._year_planned()
        """The time in a plan's title, which holds wherever none other is named."""
        self.term = self._term()
        """The term in a congress's title, which holds for what is to be."""

    def _year_planned(self) -> PeriodMention | None:
        """ "Nghị quyết về kế hoạch [năm 2031], thông qua ngày 6/12/2030": no day on which it was passed."""
        if self.structure.title is None or not self.planning:
            return None
        named = self.trimmer.inside(self.structure.title)
        return timing.last_named([m for m in named if m.rule != "date"]) or timing.last_named(named)

    def _term(self) -> PeriodMention | None:
        """ "Nghị quyết Đại hội Đảng bộ huyện, [nhiệm kỳ 2030 - 2035]"."""
        title = self.structure.title
        named = timing.last_named(self.trimmer.inside(title)) if title else None
        return named if named and self.text.key.startswith("nhiệm kỳ", named.span.start) else None

    def _introductions(self) -> dict[int, Span]:
        """By section the words that introduce its parts: "Điều 1. Thông qua các chỉ tiêu năm 2025 như sau:"."""
        blocks = self.structure.blocks
        return {b.section: b.span for b in blocks if b.section is not None and self._introduces(b)}

    def _introducers(self) -> dict[int, Block]:
        """By paragraph what introduces it: "Các chỉ tiêu 5 năm 2031 - 2035: | Về kinh tế: … | Về xã hội: …"
        introduces all that follow with a label of their own."""
        blocks, found = self.structure.blocks, {}
        for block in blocks:
            above = blocks[block.parent] if block.parent is not None else None
            if above and self._introduces(above):
                found[block.index] = above
            elif block.lead and not block.marker and block.index - 1 in found and blocks[block.index - 1].lead:
                found[block.index] = found[block.index - 1]
        return found

    def _introduces(self, block: Block) -> bool:
        """True for a short paragraph that ends in a colon and measures nothing itself."""
        start, end = block.marker.end if block.marker else block.span.start, block.span.end
        if self.text.norm[end - 1] != ":" or end - start > _LONGEST_INTRODUCTION:
            return False
        for mention in self.trimmer.inside(block.span):
            if self._measures(start, mention.span.start):
                return False
            start = max(start, mention.span.end)
        return not self._measures(start, end)

    def _measures(self, start: int, end: int) -> bool:
        """ "trong 5 [năm 2031 - 2035]", "Đợt 4 [(từ ngày 27/4 đến nay)]": years and ordinals measure nothing."""
        return any(
            not _YEARS.match(self.text.key, match.start())
            and not _NUMBERED.search(self.text.key, max(start, match.start() - _NUMBERED_BEFORE), match.start())
            for match in _NUMBER.finditer(self.text.key, start, end)
        )

    def _is_plan(self) -> bool:
        """ "Nghị quyết về kế hoạch đầu tư phát triển năm 2024": its numbers are what is planned."""
        title = self.structure.title
        if title is None:
            return False
        shouted = _PLAN.match(self.text.norm, *title) is not None
        if not shouted and not _PLAN_TITLE.search(self.text.key, *title):
            return False
        return not _RESULT_TITLE.search(self.text.key, *title)

    def things(self, block: Block | None) -> list[str]:
        """What the labels of the item and of the items above it name, nearest first: "Cây chè"."""
        found = []
        while block is not None:
            named = block.lead is not None and block.lead.start not in self.speakers
            if block.lead and named and all(m.rule == "season" for m in self.trimmer.inside(block.lead)):
                words = words_of(self.text, block.lead, self.trimmer)
                if 0 < len(words.split()) <= _LONGEST_THING:
                    found.append(words)
            block = self.structure.blocks[block.parent] if block.parent is not None else None
        return found

    def happening(self, block: Block | None) -> str:
        """What the nearest heading says that happened, or "": "2. Án dân sự", "1. Bệnh sốt xuất huyết"."""
        heading = next(self._above(block), None)
        span = self.trimmer.trim(heading) if heading else None
        return words_of(self.text, span, self.trimmer) if span and span.end - span.start <= _LONGEST_HEADING else ""

    def measure(self, block: Block | None, words: Vocabulary) -> str:
        """The measure that the heading of the block's section names: "Kết quả thu theo khu vực" -> "Thu"."""
        heading = next(self._above(block), None)
        if heading is None:
            return ""
        for match in islice(WORD.finditer(self.text.key, *heading), _FIRST_WORDS):
            core = words.core(self.text.key, match.start(), heading.end)
            if core and core.aspect == "flow":
                return sentence_case(self.text.norm[match.start() : core.end])
        return ""

    def rate(self, block: Block | None) -> str:
        """What a heading above lays down for each: "Điều 2. Mức thu học phí năm học 2030 - 2031"."""
        found = (rate_head(self.text.key, heading) for heading in self._above(block))
        span = next((head for head in found if head), None)
        return sentence_case(words_of(self.text, self.trimmer.trim(span), self.trimmer)) if span else ""

    def time(self, block: Block | None) -> PeriodMention | None:
        """The time in the nearest heading or introduction above ("Chỉ tiêu năm 2025 như sau:"), or in a
        plan's title ("NHIỆM VỤ NĂM 2025")."""
        for heading in self._above(block):
            named = self._named(heading)
            if named:
                return named
        return self.year or (self.term if self.term and (self.planned(block) or self.ordered(block)) else None)

    def begins_time(self, block: Block) -> bool:
        """True for the first paragraph under an introduction with a time: "Các chỉ tiêu giai đoạn 2031 - 2035:"."""
        above = self.introducers.get(block.index)
        return above is not None and above.index == block.index - 1 and self._named(above.span) is not None

    def _named(self, heading: Span) -> PeriodMention | None:
        """No day on which something was passed: "Hội đồng nhân dân tỉnh thông qua ngày 6/12/2030"."""
        return timing.last_named([m for m in self.trimmer.inside(heading) if not self._is_passed(m)])

    def _is_passed(self, mention: PeriodMention) -> bool:
        start = mention.span.start
        passed = _PASSED.search(self.text.key, max(0, start - _PASSED_BEFORE), start)
        return mention.rule == "date" and passed is not None

    def planned(self, block: Block | None) -> bool:
        """True under a heading about what is to come, or in a document that is a plan."""
        for heading in self._above(block):
            if _AIMS.search(self.text.key, *heading):
                return not _RESULTS.search(self.text.key, *heading)
            if _LOOKS_BACK.search(self.text.key, *heading) or _SITUATION.match(self.text.key, *heading):
                return False
        return self.planning

    def looks_back(self, block: Block | None) -> bool:
        """True under a heading about what has been reached."""
        heading = next(self._above(block), None)
        return heading is not None and _BACK.search(self.text.key, *heading) is not None

    def ordered(self, block: Block | None) -> bool:
        """True under words that tell somebody what to do: "Điều 2. Tổ chức thực hiện", "Bộ trưởng yêu cầu:"."""
        for heading in self._above(block):
            if _LOOKS_BACK.search(self.text.key, *heading):
                return False
            if _ORDERS.match(self.text.key, *heading):
                return True
        return False

    def above(self, block: Block) -> tuple[Span, ...]:
        """The headings above the paragraph, nearest first, and the report's title."""
        title = self.structure.title
        return (*self._above(block), *((title,) if title else ()))

    def section(self, block: Block) -> int:
        """Where the section of ``block`` begins."""
        return 0 if block.section is None else self.structure.sections[block.section].span.start

    def _above(self, block: Block | None) -> Iterator[Span]:
        """The introductions of the item and then the headings, nearest first."""
        section = block.section if block else None
        while block is not None:
            introducer = self.introducers.get(block.index)
            if introducer:
                yield introducer.span
            above = introducer.index if introducer else block.parent
            block = self.structure.blocks[above] if above is not None else None
        while section is not None:
            yield self.structure.sections[section].title
            if section in self.introductions:
                yield self.introductions[section]
            section = self.structure.sections[section].parent
