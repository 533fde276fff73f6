"""Months, quarters and halves against the longer time that they make up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from service.checks.breakdowns import nominal_sum
from service.checks.figures import PERCENT, Figure, Figures
from service.checks.interval import total as sum_of
from service.checks.messages import PLUS, formula_of
from service.checks.verdict import Claim, Sum
from service.text.fold import phrase

_ADDS_UP = ("month", "quarter", "half", "year", "year_to_date")
_MOST_TIMES = 60
_ONE_DAY = timedelta(days=1)


def check_period_sums(figures: Figures) -> Iterator[Claim]:
    """Where all months of a quarter, all quarters of a year … stand, their sum against it."""
    for series, levels in figures.repeated.items():
        by_time = _by_time(levels) if series.unit != PERCENT and "/" not in series.unit else {}
        if 1 < len(by_time) <= _MOST_TIMES:
            for whole in by_time.values():
                parts = _made_of(whole, by_time)
                if parts:
                    yield _claim(figures, whole, parts)
            yield from _too_much(figures, list(by_time.values()))


def _too_much(figures: Figures, levels: Sequence[Figure]) -> Iterator[Claim]:
    """ "tháng 9 đạt 512 tỷ đồng, lũy kế 9 tháng đạt 499 tỷ đồng": a month that is more than all of them."""
    for month, months in pairwise(levels):
        inside = _is_inside(month, months) and _NOT_ADDED.search(month.series.name) is None
        if inside and _are_said_together(month, months) and month.range.low > months.range.high:
            formula = formula_of(figures.text, [month], PLUS)
            yield Claim("part", months, Sum(month.amount, month.range), formula, [(month, "part")], reliable=True)


def _are_said_together(month: Figure, months: Figure) -> bool:
    """In one sentence, each with words for its time, both planned or both reached."""
    inferred = month.row.period_inferred or months.row.period_inferred
    planned = {level.cell.status == "target" for level in (month, months)}
    return month.row.sentence == months.row.sentence and not inferred and len(planned) == 1


# What is there at a time, or may be less than nothing: a month of it may be more than all months.
_NOT_ADDED = phrase(
    r"dư nợ|số dư|nguồn vốn|huy động|tồn|đàn|dân số|giá(?! trị)|bình quân|năng suất|chỉ số|"
    r"nhập siêu|xuất siêu|thặng dư|cán cân|chênh lệch|lợi nhuận|lãi"
)


def _is_inside(part: Figure, whole: Figure) -> bool:
    one, all_ = part.row.period, whole.row.period
    return one is not None and all_ is not None and all_.start <= one.start and one.end <= all_.end


def _by_time(levels: Sequence[Figure]) -> dict[tuple[date, date], Figure]:
    """Levels that flow, by time; a time with two different ones is left out."""
    found: dict[tuple[date, date], list[Figure]] = defaultdict(list)
    for level in levels:
        period = level.row.period
        if period and period.kind in _ADDS_UP:
            found[period.start, period.end].append(level)
    return {time: same[0] for time, same in found.items() if len({level.amount for level in same}) == 1}


def _made_of(whole: Figure, by_time: dict[tuple[date, date], Figure]) -> list[Figure] | None:
    """Shorter times that follow each other from the first day of ``whole`` to its last, the longest
    first: the nine months before and the quarter, or twelve months."""
    assert whole.row.period
    start, end = whole.row.period.start, whole.row.period.end
    from_day: dict[date, list[Figure]] = defaultdict(list)
    for (first, last), level in by_time.items():
        if level is not whole and start <= first and last <= end:
            from_day[first].append(level)
    parts: list[Figure] = []
    while start <= end:
        longest = max(from_day.get(start, []), key=lambda level: _last_day(level), default=None)
        if longest is None:
            return None
        parts.append(longest)
        start = _last_day(longest) + _ONE_DAY
    return parts if len(parts) > 1 else None


def _last_day(level: Figure) -> date:
    assert level.row.period
    return level.row.period.end


def _claim(figures: Figures, whole: Figure, parts: Sequence[Figure]) -> Claim:
    """Found wrong only where nothing looks like a stock ("đàn trâu" of each quarter does not add up)."""
    flows = whole.amount > max(part.amount for part in parts)
    plans = {part.cell.status == "target" for part in (whole, *parts)}
    nominal = nominal_sum(parts)
    near = flows and abs(nominal - whole.amount) * 2 < whole.amount
    ordered = sorted(parts, key=lambda part: part.order)
    return Claim(
        "period_sum",
        whole,
        Sum(nominal, sum_of(part.range for part in parts)),
        formula_of(figures.text, ordered, PLUS),
        [(part, "part") for part in parts],
        reliable=near and len(plans) == 1,
    )
