"""Reads what a column's header says of its numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from service.indicators import names, timing
from service.indicators.model import Basis, BasisKind, Measure, Status
from service.indicators.names import NUMBER_OF
from service.indicators.trimming import Trimmer
from service.periods import calendar
from service.periods.model import PeriodMention
from service.quantities.units import Unit, UnitReader
from service.text.align import Text
from service.text.fold import key, phrase
from service.text.lazy import regex
from service.text.span import Span

_ORDINAL = phrase(r"(?:stt|tt|số tt|no)\.?$")
_UNIT_COLUMN = phrase(r"(?:đvt|đơn vị(?: tính)?|đv tính)$")
_IN_PARENTHESES = regex(r"\(([^()]{1,40})\)")
_COMPLETION = phrase(r"(?:so với|so|/|%|tỷ lệ) ?(?:với )?(?:kế hoạch|kh|dự toán|dt)\b|th/kh|ht kh|hoàn thành")
_SAME_PERIOD = phrase(r"cùng kỳ|\bck\b")
_PREVIOUS = phrase(r"(?:tháng|quý) trước(?! đó)")
_CHANGE = phrase(r"tăng|giảm|\+/-")
_SHARE = phrase(r"tỷ trọng|cơ cấu")
_YEARS_RATIO = regex(
    r"((?:19|20)\d\d)\s*/\s*(?:[^\W\d_]{1,4}\s+)?(?:năm )?((?:19|20)\d\d)|((?:19|"
    r"20)\d\d)\s*so với\s*(?:năm )?((?:19|20)\d\d)"
)
_TARGET = phrase(r"kế hoạch|\bkh\b|dự toán|mục tiêu|chỉ tiêu giao")
_ESTIMATE = phrase(r"(?<![^\W\d_])(?:ước|dự kiến|[uư]th)(?![^\W\d_])")
_IS_YEARLY = phrase(r"(?:kế hoạch|kh|dự toán|mục tiêu|chỉ tiêu) (?:cả )?năm(?! \d)")
_COMPARED = phrase(r"(?<![^\W\d_])(?:so(?: với)?|cùng kỳ|tháng trước|quý trước|năm trước)(?![^\W\d_])|/")
_STATUS_WORDS = phrase(
    r"(?:thực hiện|[uư]?th|kết quả|ước(?: thực hiện| đạt| tính)?|kế hoạch|dự toán|chính thức|năm|tháng|"
    r"giá trị(?=\s*$)|số liệu|so với|so sánh|cộng dồn|lũy kế)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Column:
    """What a column's header says. ``measure_name``: the measure named there, or ``""``."""

    role: str
    """ordinal, unit, label or value"""
    header: Span
    measure: Measure
    measure_name: str
    unit: Unit | None
    mention: PeriodMention | None
    basis: Basis | None
    status: Status
    counted: Unit | None = None
    """The things that its numbers count, by the header's own words."""
    yearly: bool = False
    """Whether it says "năm": "Kế hoạch năm" is of all of it."""


class ColumnReader:
    """Reads the headers of one report's tables."""

    def __init__(self, text: Text, trimmer: Trimmer, units: UnitReader) -> None:
        self.text, self.trimmer, self.units = text, trimmer, units

    def unit(self, span: Span) -> Unit | None:
        """The unit that a cell of its own names: "tấn", "(1.000 ha)"."""
        words = self.text.norm[span.start : span.end].strip("() ")
        return self.units.read(Text(words, words, key(words)), 0)

    def _counted(self, header: Span) -> Unit | None:
        """The things that "Số người chết", "Nhà sập" count; "Kế hoạch năm" counts no plans."""
        if _STATUS_WORDS.match(self.text.key, *header):
            return None
        head = NUMBER_OF.match(self.text.key, *header)
        unit = self.units.read(self.text, head.end() if head else header.start)
        return unit if unit and unit.dimension == "count" and unit.end <= header.end else None

    def column(self, above: tuple[Span, ...]) -> Column:
        """The column under the cells ``above``, from the top down: "Diện tích (ha)" holds levels in hectares, "So
        với (%)" over "Kế hoạch" how much of a plan is done."""
        header = above[-1]
        folded = " ".join(self.text.key[cell.start : cell.end] for cell in above)
        if _ORDINAL.match(folded):
            return _plain("ordinal", header)
        if _UNIT_COLUMN.match(folded):
            return _plain("unit", header)
        unit = next((u for cell in reversed(above) if (u := self.unit_in(cell))), None)
        if "%" in folded and unit is None:
            unit = self.units.read(Text("%", "%", "%"), 0)
        mentions = [m for cell in above for m in self.trimmer.inside(cell) if timing.is_time(m)]
        measure, basis, mention = self._measure(header, folded, unit, mentions)
        status: Status = "target" if _TARGET.search(folded) and measure == "level" else "actual"
        if _ESTIMATE.search(folded):
            status = "estimate"
        name = ""
        for cell in above:
            name = names.joined(name, self._measure_name(cell, measure))
        counted = next((u for cell in reversed(above) if (u := self._counted(cell))), None)
        return Column(
            "value", header, measure, name, unit, mention, basis, status, counted, _IS_YEARLY.search(folded) is not None
        )

    def is_bare(self, header: Span) -> bool:
        """True where a header has no unit and counts nothing."""
        return self.unit_in(header) is None and self._counted(header) is None

    def unit_in(self, header: Span) -> Unit | None:
        """The unit that a header names in brackets, or is: "Vốn (tỷ đồng)", "(người)"."""
        asides = _IN_PARENTHESES.finditer(self.text.norm, *header)
        return next((unit for aside in asides if (unit := self.unit(Span(*aside.span(1))))), None)

    def _measure(
        self, header: Span, folded: str, unit: Unit | None, mentions: list[PeriodMention]
    ) -> tuple[Measure, Basis | None, PeriodMention | None]:
        mention = mentions[-1] if mentions else None
        kind: BasisKind
        if unit is None or unit.code != "%":
            return "level", None, mention
        years = _YEARS_RATIO.search(folded)
        measure: Measure = "change" if _CHANGE.search(folded) else "ratio"
        if years:
            now, then = int(years[1] or years[3]), int(years[2] or years[4])
            stated = PeriodMention(header, calendar.year(now), until=False, since=False, rule="year")
            kind = "previous_year" if now == then + 1 else "year"
            return measure, Basis(kind, calendar.year(then), folded, header), stated
        compared = _COMPARED.search(self.text.key, *header)
        own = next((m for m in mentions if compared is None or m.span.start < compared.start()), None)
        words = _IN_PARENTHESES.sub("", folded)  # "So với (%)" over "Kế hoạch"
        if _COMPLETION.search(" ".join(words.split())) or _COMPLETION.search(folded):
            return "completion", Basis("plan", None, None, header), own
        if _SAME_PERIOD.search(folded) or "năm trước" in folded:
            kind = "same_period_last_year" if _SAME_PERIOD.search(folded) else "previous_year"
            return measure, Basis(kind, None, None, header), own
        if _PREVIOUS.search(folded):
            return measure, Basis("previous_period", None, None, header), own
        if _SHARE.search(folded):
            return "share", Basis("total", None, None, header), mention
        return "level", None, mention

    def _measure_name(self, header: Span, measure: Measure) -> str:
        if measure != "level":
            return ""
        words = " ".join(_IN_PARENTHESES.sub(" ", names.words_of(self.text, header, self.trimmer)).split())
        bare = words
        while match := _STATUS_WORDS.match(key(bare)):
            bare = bare[match.end() :].strip(" ,-")
        return bare if re.search(r"[^\W\d_]{2,}", bare) else ""


def _plain(role: str, header: Span) -> Column:
    return Column(role, header, "level", "", None, None, None, "actual")
