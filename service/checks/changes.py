"""Growth and fall: a change in numbers against the change in percent, a level against an earlier one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from service.checks.figures import PERCENT, Figure, Figures
from service.checks.interval import exactly
from service.checks.messages import MINUS, OVER, TIMES, formula_of, written
from service.checks.printed import is_count
from service.checks.verdict import Claim, Sum
from service.report import Role
from service.text.align import Text
from service.text.fold import phrase

_Basis = tuple[str, date | None, date | None]
_NEAR = 8  # figures between a level and what is said of it
_POINTS = "{điểm phần trăm}"
_TIMES = "{times}"
# What is measured in values of today and compared without inflation, as statistics offices do:
# "GRDP 133.800 tỷ đồng, tăng 7,12%" are not two figures of one price.
_DEFLATED = phrase(r"gdp|grdp|tổng sản phẩm|giá trị (?:sản xuất|tăng thêm)|quy mô|nền kinh tế|kinh tế")
_YEARLY = phrase(r"bình quân|trung bình|mỗi|hằng năm|hàng năm")
_TODAY = phrase(r"giá (?:hiện hành|thực tế)|loại trừ yếu tố giá")


def basis_of(change: Figure) -> _Basis | None:
    """What a change is compared with, to be compared itself; ``None`` where the text does not say."""
    basis = change.cell.basis
    if basis is None:
        return None
    return (basis.kind, basis.period.start, basis.period.end) if basis.period else (basis.kind, None, None)


def percent_changes(figures: Figures, level: Figure) -> list[Figure]:
    """The changes in percent of a level, of its own row, one for each basis."""
    found: dict[_Basis | None, list[Figure]] = defaultdict(list)
    for figure in figures.beside(level, 0, _NEAR):
        if figure.order > level.order and _is_change(figure) and figure.cell.unit == PERCENT:
            found[basis_of(figure)].append(figure)
    return [changes[0] for changes in found.values() if len(changes) == 1 and level.cell.unit != PERCENT]


def _is_change(figure: Figure) -> bool:
    cell = figure.cell
    return cell.measure == "change" and cell.number_high is None and cell.direction in ("increase", "decrease")


def factor_of(change: Figure) -> Sum:
    """What a change in percent multiplies by: 1,05 of "tăng 5%"."""
    sign = -1 if change.cell.direction == "decrease" else 1
    return Sum(1 + sign * change.amount / 100, exactly(1).plus(change.range.scaled(Decimal(sign) / 100)))


def in_direction_of(change: Figure, signed: Sum) -> Sum:
    """A growth worked out, counted as ``change`` counts: "giảm 5%" is 5."""
    if change.cell.direction == "decrease":
        return Sum(-signed.nominal, signed.range.scaled(-1))
    return signed


def prices_are_clear(text: Text, level: Figure) -> bool:
    """False where a level may be in the prices of today and its growth in those of a base year."""
    sentence = level.row.sentence
    if _TODAY.search(text.key, sentence.start, sentence.end):
        return False
    return level.cell.price_basis is not None or not _DEFLATED.match(level.series.name)


# ---- "16 vụ, tăng 10 vụ (tăng 166,67%)"


def check_changes(figures: Figures) -> Iterator[Claim]:
    """A change in numbers and the same in percent, beside each other behind their level."""
    for first, second in zip(figures.all, figures.all[1:], strict=False):
        if first.indicator != second.indicator or not (_is_change(first) and _is_change(second)):
            continue
        amount, percent = (second, first) if first.cell.unit == PERCENT else (first, second)
        level = _level_before(figures, first)
        if (
            level is not None
            and percent.cell.unit == PERCENT
            and amount.cell.unit == level.cell.unit != PERCENT
            and amount.cell.direction == percent.cell.direction
            and basis_of(amount) == basis_of(percent)
        ):
            claim = _percent_of_change(figures, level, amount, percent)
            if claim:
                yield claim


def _level_before(figures: Figures, change: Figure) -> Figure | None:
    levels = [figure for figure in figures.beside(change, _NEAR, 0) if figure.is_level]
    return levels[-1] if levels else None


def _is_of_counted(figures: Figures, level: Figure, amount: Figure) -> bool:
    """ "148 hợp tác xã, vốn 96 tỷ đồng, tăng 12 hợp tác xã": what is counted says whose change it is."""
    between = figures.all[level.order + 1 : amount.order]
    return is_count(amount.cell.unit) and all(figure.cell.unit != amount.cell.unit for figure in between)


def _percent_of_change(figures: Figures, level: Figure, amount: Figure, percent: Figure) -> Claim | None:
    beside = min(amount.order, percent.order) == level.order + 1 or _is_of_counted(figures, level, amount)
    falls = amount.cell.direction == "decrease"
    base = level.range.plus(amount.range) if falls else level.range.minus(amount.range)
    before = level.amount + (amount.amount if falls else -amount.amount)
    text = figures.text
    if base == exactly(0):
        return _growth_of_nothing(text, level, amount, percent, reliable=beside)
    share = amount.range.over(base)
    if share is None:
        return None
    formula = f"{written(text, amount)}{OVER}{written(text, level, before, level.places)}"
    computed = Sum(100 * amount.amount / before, share.scaled(100))
    return Claim("growth", percent, computed, formula, [(level, "level"), (amount, "change")], beside)


def _growth_of_nothing(text: Text, level: Figure, amount: Figure, percent: Figure, *, reliable: bool) -> Claim:
    """ "04 vụ, tăng 04 vụ (tăng 400%)": of nothing before, no percentage makes four."""
    nothing = Decimal(0)
    formula = f"{written(text, level, nothing, level.places)}{TIMES}{written(text, percent)}"
    used: list[tuple[Figure, Role]] = [(level, "level"), (percent, "change")]
    return Claim("growth", amount, Sum(nothing, exactly(0)), formula, used, reliable, "growth_of_nothing")


# ---- "20.453 tỷ đồng, tăng 2,04% so với 31/8 (20.045 tỷ đồng)"


def check_earlier(figures: Figures) -> Iterator[Claim]:
    """A change or ratio against the level that the report states for the earlier time."""
    levels = _Levels(figures)
    for change in figures.all:
        if change.cell.measure in ("change", "ratio") and change.is_single:
            level, earlier = _from_to(figures, change) or _by_basis(figures, levels, change) or (None, None)
            claim = _against(figures.text, change, level, earlier) if level and earlier else None
            if claim:
                yield claim


def _from_to(figures: Figures, change: Figure) -> tuple[Figure, Figure] | None:
    """ "từ 1,5 tỷ USD năm 2010 lên 6,6 tỷ USD năm 2015, gấp 4,4 lần" """
    if change.order < 2 or change.cell.basis is not None:
        return None
    earlier, level = figures.all[change.order - 2 : change.order]
    pair = earlier.cell.rule == "level.from" and level.cell.rule == "level.to"
    if _YEARLY.search(figures.text.key, level.span.end, change.span.start):
        return None
    return (level, earlier) if pair and earlier.series == level.series and level.row is change.row else None


def _by_basis(figures: Figures, levels: _Levels, change: Figure) -> tuple[Figure, Figure] | None:
    """The levels of a change's own time and of the time that it is compared with."""
    basis, period = change.cell.basis, change.row.period
    if not basis or not basis.period or not period:
        return None
    level = _level_before(figures, change) or levels.at(change, period.start, period.end)
    earlier = levels.at(level, basis.period.start, basis.period.end) if level else None
    return (level, earlier) if level and earlier and earlier.indicator != level.indicator else None


class _Levels:
    """The levels of each thing by time; where a time has two that are not equal, neither."""

    def __init__(self, figures: Figures) -> None:
        self._known: dict[tuple[str, int | None, date, date], list[Figure]] = defaultdict(list)
        for series, levels in figures.repeated.items():
            for level in levels:
                if level.row.period:
                    self._known[series.name, series.place, level.row.period.start, level.row.period.end].append(level)

    def at(self, like: Figure, start: date, end: date) -> Figure | None:
        """The level of the same thing at another time."""
        series = like.series
        found = self._known.get((series.name, series.place, start, end), [])
        same_unit = [f for f in found if not like.is_level or f.cell.unit == like.cell.unit]
        return same_unit[0] if len({figure.amount for figure in same_unit}) == 1 else None


def _against(text: Text, change: Figure, level: Figure, earlier: Figure) -> Claim | None:
    computed = _computed(change, level, earlier)
    if computed is None or level.cell.price_basis != earlier.cell.price_basis:
        return None
    together = earlier.row.sentence.start == level.row.sentence.start == change.row.sentence.start
    reliable = together and prices_are_clear(text, level)
    used: list[tuple[Figure, Role]] = [(level, "level"), (earlier, "earlier")]
    return Claim("growth", change, computed, _formula(text, change, level, earlier), used, reliable)


def _formula(text: Text, change: Figure, level: Figure, earlier: Figure) -> str:
    """ "20.453 tỷ đồng ÷ 20.045 tỷ đồng − 100%"; of a fall the other way round."""
    if change.cell.unit in (level.cell.unit, _POINTS):
        falls = change.cell.direction == "decrease"
        return formula_of(text, [earlier, level] if falls else [level, earlier], MINUS)
    quotient = formula_of(text, [level, earlier], OVER)
    if change.cell.measure == "ratio":
        return quotient
    return f"100%{MINUS}{quotient}" if change.cell.direction == "decrease" else f"{quotient}{MINUS}100%"


def _computed(change: Figure, level: Figure, earlier: Figure) -> Sum | None:
    """The change or ratio between two levels, in the unit that it is stated in."""
    unit, apart = change.cell.unit, Sum(level.amount - earlier.amount, level.range.minus(earlier.range))
    if level.cell.unit == PERCENT:
        return in_direction_of(change, apart) if unit == _POINTS and _is_change(change) else None
    if _is_change(change) and unit == level.cell.unit:
        return in_direction_of(change, apart)
    quotient = level.range.over(earlier.range)
    if quotient is None:
        return None
    ratio = Sum(level.amount / earlier.amount, quotient)
    if _is_change(change) and unit == PERCENT:
        return in_direction_of(change, Sum(100 * (ratio.nominal - 1), quotient.minus(exactly(1)).scaled(100)))
    if change.cell.measure == "ratio" and unit == PERCENT:
        return Sum(100 * ratio.nominal, quotient.scaled(100))
    return ratio if change.cell.measure == "ratio" and unit == _TIMES else None
