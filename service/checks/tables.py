"""Tables: the total row against the rows above it, what was reached against its plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from service.checks.breakdowns import nominal_sum
from service.checks.figures import PERCENT, Figure, Figures
from service.checks.interval import total as sum_of
from service.checks.messages import OVER, PLUS, formula_of
from service.checks.verdict import Claim, Sum, percentage
from service.report import Role
from service.text.fold import phrase

_TOTAL = phrase(r"\s*(?:tổng(?: cộng| số)?|cộng|toàn tỉnh|toàn huyện|cả nước)\s*$")
_PART_OF_ROW = phrase(r"\s*(?:trong đó|[-+*•]|\d+\.\d)")
_AVERAGE = phrase(r"bình quân|trung bình|(?<![^\W\d_])giá(?! trị)|năng suất|tỷ lệ|mật độ|xếp hạng|điểm")
_GAP = 600  # characters between two rows of one table
_NEAR = 3  # a sum is compared within a third of its total


def check_tables(figures: Figures) -> Iterator[Claim]:
    """Each column of levels that ends, or begins, with a total."""
    for column in _columns(figures):
        for total, rows in ((column[-1], column[:-1]), (column[0], column[1:])):
            if len(rows) > 1 and _is_total(figures, total):
                yield _claim(figures, total, rows)
                break


def check_table_plans(figures: Figures) -> Iterator[Claim]:
    """In each row, what was reached over its plan, and the percentage in a column of its own."""
    rows: dict[int, list[Figure]] = defaultdict(list)
    for figure in figures.all:
        if figure.cell.rule.startswith("table."):
            rows[figure.row.sentence.start].append(figure)
    for row in rows.values():
        plans = [figure for figure in row if figure.is_level and figure.cell.status == "target"]
        reached = [figure for figure in row if figure.is_level and figure.cell.status != "target"]
        stated = [figure for figure in row if figure.cell.measure == "completion"]
        if len(plans) == len(reached) == len(stated) == 1 and plans[0].cell.unit == reached[0].cell.unit:
            computed = percentage(reached[0], plans[0])
            if computed:
                formula = formula_of(figures.text, [reached[0], plans[0]], OVER)
                used: list[tuple[Figure, Role]] = [(reached[0], "level"), (plans[0], "plan")]
                yield Claim("completion", stated[0], computed, formula, used, reliable=True)


def _columns(figures: Figures) -> Iterator[list[Figure]]:
    """Levels of one name, unit and time in rows below each other."""
    open_: dict[tuple[object, ...], list[Figure]] = {}
    for figure in figures.all:
        if figure.cell.rule != "table.level" or figure.row.subject is None:
            continue
        known = (figure.row.name, figure.cell.unit, figure.row.period)
        column = open_.get(known)
        if column and figure.span.start - column[-1].span.end > _GAP:
            yield open_.pop(known)
            column = None
        open_.setdefault(known, column or []).append(figure)
    yield from open_.values()


def _is_total(figures: Figures, figure: Figure) -> bool:
    subject = figure.row.subject
    return subject is not None and _TOTAL.match(figures.text.key[subject.start : subject.end]) is not None


def _claim(figures: Figures, total: Figure, rows: Sequence[Figure]) -> Claim:
    """Found wrong only where every line between is such a row, none is a part of another, and the two are
    near: a table with subtotals counts twice."""
    nominal = nominal_sum(rows)
    near = abs(nominal - total.amount) * _NEAR < total.amount
    return Claim(
        "parts_sum",
        total,
        Sum(nominal, sum_of(row.range for row in rows)),
        formula_of(figures.text, rows, PLUS),
        [(row, "part") for row in rows],
        reliable=near and _adds_up(total) and _is_flat(figures, rows),
    )


def _adds_up(total: Figure) -> bool:
    unit = total.cell.unit
    return unit != PERCENT and "/" not in unit and not _AVERAGE.search(total.series.name)


def _is_flat(figures: Figures, rows: Sequence[Figure]) -> bool:
    """One line for each row, and no row under another ("Trong đó", "1.1")."""
    text = figures.text
    lines = [line for line in text.norm[rows[0].span.end : rows[-1].span.start].split("\n")[1:-1] if line.strip()]
    labels = [text.key[_line_start(text.norm, row) : row.span.start] for row in rows]
    return len(lines) == len(rows) - 2 and not any(_PART_OF_ROW.match(label) for label in labels)


def _line_start(norm: str, row: Figure) -> int:
    return norm.rfind("\n", 0, row.span.start) + 1
