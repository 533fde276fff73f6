"""Reads the cells of a table: each number under its column's header and behind its row's label."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from decimal import Decimal

from service.indicators import names, timing
from service.indicators.abbreviations import expander
from service.indicators.headings import Headings
from service.indicators.model import Basis, Direction, Indicator, Observation
from service.indicators.tables.columns import Column, ColumnReader
from service.indicators.tables.grid import NUMERIC, Table
from service.indicators.trimming import Trimmer
from service.indicators.units import BARE
from service.indicators.vocabulary import vocabulary
from service.lexicon.model import Lexicon
from service.periods import calendar
from service.periods.model import Period, PeriodMention, Reference
from service.quantities.notation import is_english, value
from service.quantities.units import Unit, unit_reader
from service.structure.model import Block, Structure
from service.text.fold import key, phrase
from service.text.letters import sentence_case
from service.text.span import Span

_PLACE_COLUMN = phrase(r"(?:địa bàn|địa phương|huyện|xã|tỉnh|đơn vị hành chính|phường)(?!\w)")
_ENTITY_COLUMN = phrase(
    r"(?:địa bàn|địa phương|huyện|xã|đơn vị|tỉnh|quốc gia|nước|thị trường|tên đơn vị|cơ quan|trường|dự án)(?!\w)"
)
_TOTAL_ROW = phrase(r"(?:tổng(?: cộng| số)?|cộng|toàn tỉnh|cả nước|chung)(?: \S+){0,2}$")
_UNIT_ABOVE = phrase(r"(?:đơn vị(?: tính)?|đvt|đv tính)\s*:\s*(?P<unit>[^\n:;|)]{1,24}?)\s*(?=[\n;|)]|$)")
_UNIT_LINES = 2  # lines above a table in which its unit stands
_CAPTION = 200  # characters above a table in which its caption stands


class TableReader:
    """Reads the tables of one report."""

    def __init__(self, structure: Structure, trimmer: Trimmer, reference: Reference, lexicon: Lexicon) -> None:
        self.structure, self.text, self.trimmer, self.reference = structure, structure.text, trimmer, reference
        self.words, self.expander = vocabulary(lexicon), expander(lexicon)
        self.columns = ColumnReader(structure.text, trimmer, unit_reader(lexicon))
        self.english = is_english(structure.text.norm)
        self.headings = Headings(structure, trimmer)
        self.by_place = False
        self.caption: PeriodMention | None = None
        """The time named right above the table that is being read, or that of the plan that it is a part of."""
        self.unit: Unit | None = None
        """The unit that stands above it for all of it: "Đơn vị tính: tỷ đồng"."""
        self.planned = False
        """Whether it says what is planned, by the title or the headings above."""

    def read(self, table: Table) -> list[Indicator]:
        """One indicator per cell with a number."""
        columns = [self.columns.column(cell) for cell in table.header]
        first = next((i for i, c in enumerate(columns) if c.role == "value" and not c.mention and not c.unit), None)
        label_at = first if first is not None else 0
        self.by_place = bool(_PLACE_COLUMN.match(self.text.key, *table.header[label_at]))
        self.caption, self.unit = self._caption(table), self._unit(table)
        self.planned = self.headings.planned(self._block(table))
        if self.caption is None and self.planned:
            self.caption = self.headings.time(self._block(table))
        by_entity = bool(_ENTITY_COLUMN.match(self.text.key, *table.header[label_at]))
        found: list[Indicator] = []
        for row in table.rows:
            shift = len(row) - len(columns)
            if shift < 0 and not by_entity and columns[0].role == "ordinal":
                continue
            found += self._row(row, columns, label_at, by_entity=by_entity)
        return found

    def _caption(self, table: Table) -> PeriodMention | None:
        """The time in the line above: "Bảng 2. Sản lượng năm 2021"."""
        above = Span(max(0, table.span.start - _CAPTION), table.span.start)
        named = [m for m in self.trimmer.inside(above) if timing.is_time(m)]
        last = self.text.norm.rfind("\n", 0, above.end)
        line = self.text.norm.rfind("\n", 0, max(0, len(self.text.norm[:last].rstrip())))
        return next((m for m in reversed(named) if m.span.start > line), None)

    def _unit(self, table: Table) -> Unit | None:
        """ "ĐVT: tấn" in the two lines above."""
        start = table.span.start
        for _ in range(_UNIT_LINES):
            start = max(0, self.text.norm.rfind("\n", 0, len(self.text.norm[:start].rstrip())))
        named = list(_UNIT_ABOVE.finditer(self.text.key, max(start, table.span.start - _CAPTION), table.span.start))
        return self.columns.unit(Span(*named[-1].span("unit"))) if named else None

    def _block(self, table: Table) -> Block | None:
        """The first of its lines."""
        at = bisect_right(self.structure.blocks, table.span.start, key=lambda block: block.span.start) - 1
        return self.structure.blocks[at] if at >= 0 else None

    def _row(self, row: tuple[Span, ...], columns: list[Column], label_at: int, *, by_entity: bool) -> list[Indicator]:
        label = row[min(label_at, len(row) - 1)]
        own = next(
            (self.columns.unit(row[i]) for i, c in enumerate(columns) if c.role == "unit" and i < len(row)), None
        )
        found, measure = [], ""
        for cell, column in zip(row[label_at + 1 :], columns[label_at + 1 :], strict=False):
            measure = column.measure_name or measure
            if column.role == "value" and NUMERIC.match(self.text.norm, *cell):
                # "Sản lượng (tấn) | So với cùng kỳ (%)": a comparison is one of the measure to its left
                column = replace(column, measure_name=measure) if column.measure != "level" else column
                found.append(self._cell(cell, column, label, own, by_entity=by_entity))
        return found

    def _cell(self, cell: Span, column: Column, label: Span, own: Unit | None, *, by_entity: bool) -> Indicator:
        period = self._period(column, label)
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
            observations=[self._observation(cell, column, own, period)],
        )

    def _observation(self, cell: Span, column: Column, own: Unit | None, period: Period | None) -> Observation:
        """``own``: the unit that the row names for its levels."""
        match = NUMERIC.match(self.text.norm, *cell)
        assert match
        digits, relative = Span(*match.span("n")), column.measure != "level"
        unit = column.unit if relative or own is None else own
        unit = unit or (None if relative else column.counted or self.unit)
        bare = "%" if relative else BARE
        return Observation(
            span=digits,
            measure=column.measure,
            number=value(match["n"], self.english) * (unit.factor if unit and not relative else Decimal(1)),
            number_high=None,
            total=None,
            unit=unit.code if unit else bare,
            digits=digits,
            unit_text=None,
            scale=None,
            direction=self._direction(column, match["sign"]),
            basis=self._basis(column, period),
            status="target" if self.planned and column.status == "actual" else column.status,
            approximation=None,
            price_basis=None,
            ambiguity=None,
            rule=f"table.{column.measure}",
        )

    def _direction(self, column: Column, sign: str) -> Direction | None:
        """By the number's sign, or by a header that speaks of a fall: "Giảm so cùng kỳ (%)"."""
        if column.measure != "change":
            return None
        falls = sign == "-" or "giảm" in self.text.key[column.header.start : column.header.end]
        return "decrease" if falls else "increase"

    def _name(self, column: Column, label: Span, *, by_entity: bool) -> str:
        row = self._words(label)
        if not column.measure_name:
            name = row
        elif _TOTAL_ROW.match(key(row)) or self.by_place:
            name = column.measure_name
        else:
            name = names.joined(column.measure_name, row)
        return sentence_case(self.expander.expand(name))

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
