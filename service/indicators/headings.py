"""What stands above a number: the report's title, the headings, the labels of the items."""

from __future__ import annotations

from collections.abc import Iterator

from service.indicators import timing
from service.indicators.labels import Trimmer
from service.indicators.names import words_of
from service.periods.model import PeriodMention
from service.structure.model import Block, Section, Structure
from service.text.fold import phrase

_AIMS = phrase(r"(?:mục tiêu|chỉ tiêu (?:chủ yếu|kế hoạch|năm)|phương hướng|nhiệm vụ|kế hoạch năm)")
_RESULTS = phrase(r"(?:kết quả|tình hình|thực hiện|đánh giá|tồn tại)")
_PLAN_TITLE = phrase(
    r"(?:về|giao|phê duyệt|phê chuẩn|quyết định) [^.]{0,30}?(?:kế hoạch|dự toán|chỉ tiêu|phân bổ|mục tiêu)"
)
_RESULT_TITLE = phrase(r"(?:tình hình|kết quả|chất vấn|tổng kết|sơ kết|điều chỉnh|thông báo)")
_LONGEST_THING = 12


class Headings:
    """The headings and item labels of one report."""

    def __init__(self, structure: Structure, trimmer: Trimmer) -> None:
        self.structure, self.text, self.trimmer = structure, structure.text, trimmer
        self.planning = self._is_plan()
        self.year = timing.last_named(trimmer.inside(structure.title)) if structure.title and self.planning else None
        """The time in a plan's title, which holds wherever none other is named."""

    def _is_plan(self) -> bool:
        """ "Nghị quyết về kế hoạch đầu tư phát triển năm 2024": its numbers are what is planned."""
        title = self.structure.title
        if title is None or not _PLAN_TITLE.search(self.text.key, *title):
            return False
        return not _RESULT_TITLE.search(self.text.key, *title)

    def things(self, block: Block | None) -> list[str]:
        """What the labels of the item and of the items above it name, nearest first: "Cây chè"."""
        found = []
        while block is not None:
            if block.lead and not self.trimmer.inside(block.lead):
                words = words_of(self.text, block.lead, self.trimmer)
                if 0 < len(words.split()) <= _LONGEST_THING:
                    found.append(words)
            block = self.structure.blocks[block.parent] if block.parent is not None else None
        return found

    def time(self, section: int | None) -> PeriodMention | None:
        """The time in the nearest heading above, or in a plan's title ("NHIỆM VỤ NĂM 2025")."""
        for heading in self._upwards(section):
            named = timing.last_named(self.trimmer.inside(heading.title))
            if named:
                return named
        return self.year

    def planned(self, section: int | None) -> bool:
        """True under a heading about what is to come, or in a document that is a plan."""
        if self.planning:
            return True
        for heading in self._upwards(section):
            if _AIMS.search(self.text.key, *heading.title):
                return not _RESULTS.search(self.text.key, *heading.title)
        return False

    def _upwards(self, section: int | None) -> Iterator[Section]:
        while section is not None:
            yield self.structure.sections[section]
            section = self.structure.sections[section].parent
