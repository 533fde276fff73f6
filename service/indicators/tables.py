"""Tables written as text: one observation per cell, named by its row and its column.

Cells are parted by tabs, bars or runs of spaces. A column's header says what its numbers are: a time
("Thực hiện 2019"), a measure with its unit ("Diện tích (ha)"), a comparison ("2020/2019 (%)", "So cùng
kỳ (%)", "% kế hoạch"); a row's first words say of what.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from service.indicators import names, timing
from service.indicators.abbreviations import expander
from service.indicators.labels import Trimmer
from service.indicators.model import Basis, Indicator, Measure, Observation, Status
from service.indicators.vocabulary import vocabulary
from service.lexicon.model import Lexicon
from service.periods import calendar
from service.periods.model import Period, PeriodMention, Reference
from service.quantities.notation import NUMBER, is_english, value
from service.quantities.units import Unit, unit_reader
from service.structure.model import Structure
from service.text.align import Text
from service.text.fold import key, phrase
from service.text.span import Span

_CELL = re.compile(r"[^\t|]+")
_SPACED_CELL = re.compile(r"\S+(?: \S+)*")
_NUMERIC = re.compile(rf"\s*(?P<sign>[+-]?)\s*(?P<n>{NUMBER})\s*(?P<unit>%|[^\W\d_]{{1,12}})?\s*$")
_ORDINAL = phrase(r"(?:stt|tt|số tt|no)\.?$")
_UNIT_COLUMN = phrase(r"(?:đvt|đơn vị(?: tính)?|đv tính)$")
_PLACE_COLUMN = phrase(r"(?:địa bàn|địa phương|huyện|xã|tỉnh|đơn vị hành chính|phường)(?!\w)")
_ENTITY_COLUMN = phrase(
    r"(?:địa bàn|địa phương|huyện|xã|đơn vị|tỉnh|quốc gia|nước|thị trường|tên đơn vị|cơ quan|trường|dự án)(?!\w)"
)
_IN_PARENTHESES = re.compile(r"\(([^()]{1,40})\)")
_TOTAL_ROW = phrase(r"(?:tổng(?: cộng| số)?|cộng|toàn tỉnh|cả nước|chung)(?: \S+){0,2}$")
_COMPLETION = phrase(r"(?:so với|so|/|%|tỷ lệ) ?(?:với )?(?:kế hoạch|kh|dự toán|dt)\b|th/kh|ht kh|hoàn thành")
_SAME_PERIOD = phrase(r"cùng kỳ|\bck\b")
_CHANGE = phrase(r"tăng|giảm|\+/-")
_SHARE = phrase(r"tỷ trọng|cơ cấu")
_YEARS_RATIO = re.compile(r"((?:19|20)\d\d)\s*/\s*((?:19|20)\d\d)|((?:19|20)\d\d)\s*so với\s*(?:năm )?((?:19|20)\d\d)")
_TARGET = phrase(r"kế hoạch|\bkh\b|dự toán|mục tiêu|chỉ tiêu giao")
_ESTIMATE = phrase(r"ước|dự kiến")
_STATUS_WORDS = phrase(
    r"(?:thực hiện|kết quả|ước(?: thực hiện| đạt| tính)?|kế hoạch|dự toán|chính thức|năm|tháng|giá trị|số liệu)(?!\w)"
)
_CAPTION = 200  # characters above a table in which its caption stands
_MIN_ROWS, _MIN_CELLS = 2, 3


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


@dataclass(frozen=True, slots=True)
class Table:
    """A header line, its rows, and the words above it that say what it shows."""

    header: tuple[Span, ...]
    rows: tuple[tuple[Span, ...], ...]
    span: Span


def find_tables(structure: Structure) -> list[Table]:
    """Every table of the text: a header and at least two rows with numbers."""
    found: list[Table] = []
    lines = [line.span for line in structure.lines if line.kind != "blank"]
    index = 0
    while index < len(lines):
        header = _cells(structure.text.norm, lines[index])
        rows = (
            _rows(structure.text.norm, lines, index + 1, len(header)) if _is_header(structure.text.norm, header) else []
        )
        if len(rows) >= _MIN_ROWS:
            found.append(Table(header, tuple(rows), Span(header[0].start, rows[-1][-1].end)))
            index += len(rows)
        index += 1
    return found


def _rows(norm: str, lines: list[Span], start: int, width: int) -> list[tuple[Span, ...]]:
    rows: list[tuple[Span, ...]] = []
    for line in lines[start:]:
        cells = _cells(norm, line)
        if not width - 1 <= len(cells) <= width + 1 or not any(_NUMERIC.match(norm, *cell) for cell in cells[1:]):
            break
        rows.append(cells)
    return rows


def _cells(norm: str, line: Span) -> tuple[Span, ...]:
    part = norm[line.start : line.end]
    if "\t" in part or "|" in part:
        found = [_stripped(norm, Span(*match.span())) for match in _CELL.finditer(norm, *line)]
        return tuple(cell for cell in found if cell.start < cell.end)
    if "  " not in part:
        return ()
    return tuple(Span(*match.span()) for match in _SPACED_CELL.finditer(norm, *line))


def _stripped(norm: str, span: Span) -> Span:
    start, end = span
    while start < end and norm[start].isspace():
        start += 1
    while start < end and norm[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _is_header(norm: str, cells: tuple[Span, ...]) -> bool:
    numeric = sum(bool(_NUMERIC.match(norm, *cell)) and not norm[cell.start : cell.end].isdigit() for cell in cells)
    return len(cells) >= _MIN_CELLS and numeric == 0 and not norm[cells[0].start].isdigit()


class TableReader:
    """Reads the tables of one report."""

    def __init__(self, structure: Structure, trimmer: Trimmer, reference: Reference, lexicon: Lexicon) -> None:
        self.structure, self.text, self.trimmer, self.reference = structure, structure.text, trimmer, reference
        self.units, self.words, self.expander = unit_reader(lexicon), vocabulary(lexicon), expander(lexicon)
        self.english = is_english(structure.text.norm)
        self.by_place = False
        self.caption: PeriodMention | None = None
        """The time named right above the table that is being read."""

    def read(self, table: Table) -> list[Indicator]:
        """One indicator per cell with a number."""
        columns = [self._column(cell) for cell in table.header]
        first = next((i for i, c in enumerate(columns) if c.role == "value" and not c.mention and not c.unit), None)
        label_at = first if first is not None else 0
        self.by_place = bool(_PLACE_COLUMN.match(self.text.key, *table.header[label_at]))
        self.caption = self._caption(table)
        by_entity = bool(_ENTITY_COLUMN.match(self.text.key, *table.header[label_at]))
        found: list[Indicator] = []
        for row in table.rows:
            shift = len(row) - len(columns)
            if shift < 0 and not by_entity and columns[0].role == "ordinal":
                continue
            found += self._row(row, columns, label_at, by_entity=by_entity)
        return found

    def _caption(self, table: Table) -> PeriodMention | None:
        above = Span(max(0, table.span.start - _CAPTION), table.span.start)
        named = [m for m in self.trimmer.inside(above) if timing.is_time(m)]
        last = self.text.norm.rfind("\n", 0, above.end)
        line = self.text.norm.rfind("\n", 0, max(0, len(self.text.norm[:last].rstrip())))
        return next((m for m in reversed(named) if m.span.start > line), None)

    def _row(self, row: tuple[Span, ...], columns: list[Column], label_at: int, *, by_entity: bool) -> list[Indicator]:
        label = row[min(label_at, len(row) - 1)]
        own = next((self._unit(row[i]) for i, c in enumerate(columns) if c.role == "unit" and i < len(row)), None)
        found = []
        for cell, column in zip(row[label_at + 1 :], columns[label_at + 1 :], strict=False):
            if column.role == "value" and _NUMERIC.match(self.text.norm, *cell):
                found.append(self._cell(cell, column, label, own, by_entity=by_entity))
        return found

    def _cell(self, cell: Span, column: Column, label: Span, own: Unit | None, *, by_entity: bool) -> Indicator:
        match = _NUMERIC.match(self.text.norm, *cell)
        assert match
        digits = Span(*match.span("n"))
        relative = column.measure != "level"
        unit = column.unit if relative or own is None else own
        code = "%" if relative and unit is None else unit.code if unit else "{1}"
        number = value(match["n"], self.english) * (unit.factor if unit and not relative else Decimal(1))
        period = self._period(column, label)
        decrease = match["sign"] == "-" or "giảm" in self.text.key[column.header.start : column.header.end]
        observation = Observation(
            span=digits,
            measure=column.measure,
            number=number,
            number_high=None,
            total=None,
            unit=code,
            digits=digits,
            unit_text=None,
            scale=None,
            direction=("decrease" if decrease else "increase") if column.measure == "change" else None,
            basis=self._basis(column, period),
            status=column.status,
            approximation=None,
            price_basis=None,
            ambiguity=None,
            rule=f"table.{column.measure}",
        )
        return Indicator(
            name=self._name(column, label, by_entity=by_entity),
            label=column.header if by_entity else label,
            subject=label if by_entity else None,
            period=period,
            period_span=column.mention.span if column.mention else None,
            period_inferred=column.mention is None,
            sentence=Span(label.start, cell.end),
            section=self._section(cell.start),
            place_span=label if by_entity else None,
            observations=[observation],
        )

    def _name(self, column: Column, label: Span, *, by_entity: bool) -> str:
        row = self._words(label)
        if not column.measure_name:
            name = row
        elif _TOTAL_ROW.match(key(row)) or self.by_place:
            name = column.measure_name
        else:
            name = names.joined(column.measure_name, row)
        return names.sentence_case(self.expander.expand(name))

    def _words(self, span: Span) -> str:
        return names.words_of(self.text, span, self.trimmer).strip(" -+*•")

    def _section(self, offset: int) -> int | None:
        inside = [s for s in self.structure.sections if s.span.start <= offset < s.span.end]
        return max(inside, key=lambda section: section.level).index if inside else None

    def _period(self, column: Column, label: Span) -> Period | None:
        core = self.words.core(self.text.key, *label)
        aspect = core.aspect if core else "flow"
        if column.mention:
            # a column headed by a year is about that year, for herds too
            stated = column.mention.period
            return (
                stated if stated and stated.kind == "year" else timing.resolve(column.mention, aspect, self.reference)
            )
        if self.caption:
            return timing.resolve(self.caption, aspect, self.reference)
        return timing.default(aspect, self.reference)

    @staticmethod
    def _basis(column: Column, period: Period | None) -> Basis | None:
        basis = column.basis
        if basis and basis.period is None and basis.kind in ("same_period_last_year", "previous_year") and period:
            return Basis(basis.kind, calendar.shift_years(period, -1), basis.text, basis.span)
        return basis

    def _unit(self, span: Span) -> Unit | None:
        words = self.text.norm[span.start : span.end].strip("() ")
        return self.units.read(Text(words, words, key(words)), 0)

    def _column(self, header: Span) -> Column:
        folded = self.text.key[header.start : header.end]
        if _ORDINAL.match(folded):
            return _plain("ordinal", header)
        if _UNIT_COLUMN.match(folded):
            return _plain("unit", header)
        unit = next(
            (u for m in _IN_PARENTHESES.finditer(self.text.norm, *header) if (u := self._unit(Span(*m.span(1))))), None
        )
        if "%" in folded and unit is None:
            unit = self.units.read(Text("%", "%", "%"), 0)
        mentions = [m for m in self.trimmer.inside(header) if timing.is_time(m)]
        measure, basis, mention = self._measure(header, folded, unit, mentions)
        status: Status = "target" if _TARGET.search(folded) and measure == "level" else "actual"
        if _ESTIMATE.search(folded):
            status = "estimate"
        return Column("value", header, measure, self._measure_name(header, measure), unit, mention, basis, status)

    def _measure(
        self, header: Span, folded: str, unit: Unit | None, mentions: list[PeriodMention]
    ) -> tuple[Measure, Basis | None, PeriodMention | None]:
        mention = mentions[-1] if mentions else None
        if unit is None or unit.code != "%":
            return "level", None, mention
        years = _YEARS_RATIO.search(folded)
        measure: Measure = "change" if _CHANGE.search(folded) else "ratio"
        if years:
            now, then = int(years[1] or years[3]), int(years[2] or years[4])
            stated = PeriodMention(header, calendar.year(now), until=False, since=False, rule="year")
            kind = "previous_year" if now == then + 1 else "year"
            return measure, Basis(kind, calendar.year(then), folded, header), stated  # type: ignore[arg-type]
        if _COMPLETION.search(folded):
            return "completion", Basis("plan", None, None, header), None
        if _SAME_PERIOD.search(folded) or "năm trước" in folded:
            kind = "same_period_last_year" if _SAME_PERIOD.search(folded) else "previous_year"
            return measure, Basis(kind, None, None, header), None  # type: ignore[arg-type]
        if _SHARE.search(folded):
            return "share", Basis("total", None, None, header), mention
        return "level", None, mention

    def _measure_name(self, header: Span, measure: Measure) -> str:
        if measure != "level":
            return ""
        words = _IN_PARENTHESES.sub(" ", names.words_of(self.text, header, self.trimmer))
        bare = words
        while match := _STATUS_WORDS.match(key(bare)):
            bare = bare[match.end() :].strip(" ,-")
        return bare if re.search(r"[^\W\d_]{2,}", bare) else ""


def _plain(role: str, header: Span) -> Column:
    return Column(role, header, "level", "", None, None, None, "actual")
