"""The growth of a total that its parts give.

Parts that make up a total now made it up before: 40 + 60 tỷ, grown by 10 % and by 20 %, were 36,4 + 50
tỷ, so the total has grown by 15,8 %, and a report that says 12 % is wrong somewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from service.checks.breakdowns import Breakdown
from service.checks.changes import basis_of, factor_of, in_direction_of, percent_changes, prices_are_clear
from service.checks.figures import Figure, Figures
from service.checks.interval import Interval, exactly
from service.checks.interval import total as sum_of
from service.checks.messages import MINUS, OVER, PLUS, vietnamese, written
from service.checks.verdict import Claim, Sum
from service.report import Role
from service.text.align import Text


def growth_of_parts(figures: Figures, breakdown: Breakdown) -> Iterator[Claim]:
    """For each growth of the total of which every part has its own, against the same time.

    ``breakdown``: one whose parts were found to add up.
    """
    for stated in percent_changes(figures, breakdown.total):
        pairs = [(part, _same_basis(figures, part, stated)) for part in breakdown.parts]
        grown = [(part, change) for part, change in pairs if change]
        computed = _computed(breakdown.total, grown) if len(grown) == len(pairs) else None
        if computed:
            yield _claim(figures, breakdown, stated, grown, in_direction_of(stated, computed))


def _same_basis(figures: Figures, part: Figure, stated: Figure) -> Figure | None:
    changes = [c for c in percent_changes(figures, part) if basis_of(c) is not None and basis_of(c) == basis_of(stated)]
    return changes[0] if len(changes) == 1 else None


def _computed(total: Figure, grown: list[tuple[Figure, Figure]]) -> Sum | None:
    """The total's growth in percent, a fall negative."""
    factors = [factor_of(change) for _, change in grown]
    if any(factor.range.low <= 0 for factor in factors):
        return None
    before = [part.range.over(factor.range) for (part, _), factor in zip(grown, factors, strict=True)]
    base = sum((part.amount / f.nominal for (part, _), f in zip(grown, factors, strict=True)), Decimal(0))
    now = sum_of(part.range for part, _ in grown)
    now = Interval(max(now.low, total.range.low), min(now.high, total.range.high))
    ratio = now.over(sum_of(range_ for range_ in before if range_))
    if ratio is None:
        return None
    return Sum(100 * (total.amount / base - 1), ratio.minus(exactly(1)).scaled(100))


def _claim(
    figures: Figures, breakdown: Breakdown, stated: Figure, grown: list[tuple[Figure, Figure]], computed: Sum
) -> Claim:
    text, total = figures.text, breakdown.total
    before = PLUS.join(_before(text, part, change) for part, change in grown)
    used: list[tuple[Figure, Role]] = [(total, "total")]
    used += [(part, "part") for part, _ in grown] + [(change, "change") for _, change in grown]
    reliable = breakdown.tied and all(prices_are_clear(text, level) for level in (total, *breakdown.parts))
    formula = f"{written(text, total)}{OVER}({before}){MINUS}100%"
    return Claim("growth_of_parts", stated, computed, formula, used, reliable)


def _before(text: Text, part: Figure, change: Figure) -> str:
    """ "40 tỷ đồng ÷ 1,1": what a part was before it grew by 10 %."""
    factor = factor_of(change).nominal
    return f"{written(text, part)}{OVER}{vietnamese(factor, change.places + 2)}"
