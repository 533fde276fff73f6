"""Reads the cells of a table: each number under its column's header and behind its row's label."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from decimal import Decimal

from service.indicators import names, timing
from service.indicators.abbreviations import expander
from service.indicators.generic import is_generic
from service.indicators.headings import Headings
from service.indicators.model import Basis, Direction, Indicator, Observation
from service.indicators.names import NUMBER_OF
from service.indicators.tables.columns import Column, ColumnReader
from service.indicators.tables.grid import NUMERIC, YEAR, Row, Table
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
from service.text.lazy import regex
from service.text.letters import sentence_case
from service.text.span import Span

_PLACE_COLUMN = phrase(r"(?:địa bàn|địa phương|huyện|xã|tỉnh|đơn vị hành chính|phường)(?!\w)")
_ENTITY_COLUMN = phrase(
    r"(?:địa bàn|địa phương|huyện|xã|đơn vị|tỉnh|quốc gia|nước|thị trường|tên đơn vị|cơ quan|trường|dự án)(?!\w)"
)
_TOTAL_ROW = phrase(r"(?:tổng(?: cộng| số)?|cộng|toàn tỉnh|cả nước|chung)(?: \S+){0,2}$")
_UNIT_ABOVE = phrase(r"(?:đơn vị(?: tính)?|đvt|đv tính)\s*:\s*(?P<unit>[^\n:;|)]{1,24}?)\s*(?=[\n;|)]|$)")
# the line above a table: "Bảng 1: Dân số phân theo huyện", "Sản lượng chè năm 2031"
_TITLE = phrase(
    r"(?:(?:bảng|biểu|phụ lục)(?: số)? ?[\divx]{0,4}(?:[.]\d{1,2})?\s?[.:–-]?\s?)?"
    r"(?P<title>[^\W\d_][^\n.;:!?]{3,120}?)(?:\s(?:phân|chia)?\s?theo [^\n]{2,60})?[\s.:]*$"
)
_IN_BRACKETS = regex(r"\([^()]{0,24}\)\s*$")
_NUMBER = regex(r"^(?:\d{1,2}|[IVX]{1,5}|[a-hđ])(?:[.]\d{1,2}){0,3}[.)]\s*")
_OF_WHICH = regex(r"(?i:^(?:trong đó|tr\.? ?đó|t\.đó|riêng)\s*[:,]?\s*)")
_OF_THE_COUNTED = frozenset(("tỷ lệ", "trọng lượng", "tổng trọng lượng"))
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
        self.title = ""
        """What the line above says that the table is of."""
        self.planned = False
        """Whether it says what is planned, by the title or the headings above."""

    def read(self, table: Table) -> list[Indicator]:
        """One indicator per cell with a number."""
        columns = [self.columns.column(above) for above in table.header]
        first = next((i for i, c in enumerate(columns) if c.role == "value" and not c.mention and not c.unit), None)
        label_at = first if first is not None else 0
        label_column = columns[label_at].header
        self.by_place = bool(_PLACE_COLUMN.match(self.text.key, *label_column))
        self.caption, self.unit, self.title = self._caption(table), self._unit(table), self._title(table)
        self.planned = self.headings.planned(self._block(table))
        if self.caption is None and self.planned:
            self.caption = self.headings.time(self._block(table))
        by_entity = bool(_ENTITY_COLUMN.match(self.text.key, *label_column))
        found: list[Indicator] = []
        for row in table.rows:
            found += self._row(row, columns, label_at, by_entity=by_entity)
        return found

    def _caption(self, table: Table) -> PeriodMention | None:
        """The time in the line above: "Bảng 2. Sản lượng năm 2021"."""
        above = Span(max(0, table.span.start - _CAPTION), table.span.start)
        named = [m for m in self.trimmer.inside(above) if timing.is_time(m)]
        last = self.text.norm.rfind("\n", 0, above.end)
        line = self.text.norm.rfind("\n", 0, max(0, len(self.text.norm[:last].rstrip())))
        return next((m for m in reversed(named) if m.span.start > line), None)

    def _title(self, table: Table) -> str:
        """What the line above says the table is of: "Bảng 2. Sản lượng thủy sản theo huyện" -> "Sản lượng thủy sản"."""
        high = len(self.text.norm[: table.span.start].rstrip())
        line = Span(self.text.norm.rfind("\n", 0, high) + 1, high)
        match = _TITLE.match(self.text.key, *line) if high - line.start <= _CAPTION else None
        if match is None or _UNIT_ABOVE.search(self.text.key, *line):
            return ""
        return self._words(Span(*match.span("title")))

    def _unit(self, table: Table) -> Unit | None:
        """ "ĐVT: tấn" in the two lines above."""
        start = table.span.start
        for _ in range(_UNIT_LINES):
            start = max(0, self.text.norm.rfind("\n", 0, len(self.text.norm[:start].rstrip())))
        above = Span(max(start, table.span.start - _CAPTION), table.span.start)
        named = list(_UNIT_ABOVE.finditer(self.text.key, *above))
        if named:
            return self.columns.unit(Span(*named[-1].span("unit")))
        high = above.start + len(self.text.norm[slice(*above)].rstrip())
        return self.columns.unit_in(Span(self.text.norm.rfind("\n", 0, high) + 1, high))  # "Sản lượng chè (tấn)"

    def _block(self, table: Table) -> Block | None:
        """The first of its lines."""
        at = bisect_right(self.structure.blocks, table.span.start, key=lambda block: block.span.start) - 1
        return self.structure.blocks[at] if at >= 0 else None

    def _row(self, row: Row, columns: list[Column], label_at: int, *, by_entity: bool) -> list[Indicator]:
        label = row.cells[label_at] or next((cell for cell in row.cells[:label_at] if cell), None)
        if label is None:
            return []
        units = (row.cells[i] for i, column in enumerate(columns) if column.role == "unit")
        own = next((self.columns.unit(cell) for cell in units if cell), None) or self.columns.unit_in(label)
        found, measure, level = [], "", None
        for cell, column in zip(row.cells[label_at + 1 :], columns[label_at + 1 :], strict=True):
            measure = _measured(column.measure_name, measure) or measure
            if column.role != "value" or cell is None or not NUMERIC.match(self.text.norm, *cell):
                continue
            if column.measure == "level":
                level = level if column.status == "target" else column
                column = replace(column, measure_name=measure if column.measure_name else "")
            else:
                # "Sản lượng (tấn) | So với cùng kỳ (%)": a comparison is one of the measure and the time to its left
                mention = column.mention or (level.mention if level else None)
                column = replace(column, measure_name=measure, mention=mention)
            found.append(self._cell(cell, column, label, own, row.group, by_entity=by_entity))
        return found

    def _cell(
        self, cell: Span, column: Column, label: Span, own: Unit | None, group: Span | None, *, by_entity: bool
    ) -> Indicator:
        time = self._row_time(label)
        column = replace(column, mention=time) if time else column
        period = self._period(column, label)
        return Indicator(
            name=self._name(column, label, group, by_entity=by_entity, by_time=time is not None),
            label=column.header if by_entity else label,
            subject=label if by_entity else group,
            period=period,
            period_span=column.mention.span if column.mention else None,
            period_inferred=column.mention is None,
            sentence=Span(label.start, cell.end),
            section=self._section(cell.start),
            place_span=label if by_entity else None,
            observations=[self._observation(cell, column, own, period)],
        )

    def _row_time(self, label: Span) -> PeriodMention | None:
        """ "2029", "Tháng 3", "Quý II": a row that is of a time and says nothing else."""
        named = [m for m in self.trimmer.inside(label) if timing.is_time(m)]
        alone = (
            named and not self.text.norm[label.start : named[0].span.start].strip() and named[-1].span.end >= label.end
        )
        if alone:
            return named[0]
        if YEAR.fullmatch(self.text.norm, *label):
            year = calendar.year(int(self.text.norm[slice(*label)]))
            return PeriodMention(label, year, until=False, since=False, rule="year")
        return None

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
        header = self.text.key[column.header.start : column.header.end]
        falls = sign == "-" or ("giảm" in header and "tăng" not in header)  # "Tăng, giảm (%)" goes by the sign
        return "decrease" if falls else "increase"

    def _name(self, column: Column, label: Span, group: Span | None, *, by_entity: bool, by_time: bool) -> str:
        row = self._words(label)
        if group is not None and is_generic(row):
            row = names.joined(row, names.without_class_word(self._words(group)))  # "Diện tích" under "Cây ngô"
        measure = column.measure_name
        if (by_entity or by_time) and (not measure or self._is_part(column.header)):
            measure = names.joined(self.title, measure)  # "Sản lượng thủy sản" over "Năm | Nuôi trồng | Khai thác"
        if not measure:
            name = row
        elif by_time or self.by_place or _TOTAL_ROW.match(key(row)):
            name = measure
        else:
            name = names.joined(measure, row)
        return sentence_case(self.expander.expand(name))

    def _is_part(self, header: Span) -> bool:
        """True for a header that names neither a measure nor what is counted."""
        counts = NUMBER_OF.match(self.text.key, *header)
        return counts is None and self.words.core(self.text.key, *header) is None and self.columns.is_bare(header)

    def _words(self, span: Span) -> str:
        words = _IN_BRACKETS.sub("", names.words_of(self.text, span, self.trimmer)).strip(" -+*•")
        return _OF_WHICH.sub("", _NUMBER.sub("", words)).strip(" -+*•:")

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
        if column.yearly and self.reference.date:
            return calendar.year(self.reference.date.year)
        if self.caption:
            return timing.resolve(self.caption, aspect, self.reference)
        return timing.default(aspect, self.reference)

    @staticmethod
    def _basis(column: Column, period: Period | None) -> Basis | None:
        basis = column.basis
        if basis is None or basis.period is not None or period is None:
            return basis
        if basis.kind in ("same_period_last_year", "previous_year"):
            return Basis(basis.kind, calendar.shift_years(period, -1), basis.text, basis.span)
        if basis.kind == "previous_period":
            return Basis(basis.kind, calendar.before(period), basis.text, basis.span)
        return basis


def _measured(name: str, before: str) -> str:
    """The measure that a header names; "Tỷ lệ (%)" beside "Số hộ nghèo" is the rate of these, "Trọng lượng" beside "Số
    lợn tiêu hủy" their weight."""
    counted = NUMBER_OF.match(key(before)) if key(name) in _OF_THE_COUNTED else None
    return names.joined(name, before[counted.end() :]) if counted else name
