"""Parts against their total: sums, a part that is more than the whole, shares, growth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from service.checks.breakdowns import Breakdown, are_disjoint, nominal_sum
from service.checks.completeness import share_of
from service.checks.figures import Figures
from service.checks.growth_of_parts import growth_of_parts
from service.checks.interval import total as sum_of
from service.checks.messages import OVER, PLUS, formula_of
from service.checks.mistyped import is_mistyped
from service.checks.shares import is_named_whole, is_share_of
from service.checks.verdict import Claim, Sum, agrees, percentage
from service.text.align import Text

_NEAR = 4  # parts that leave out more than a quarter of their total are rather not all of them


def check_parts(figures: Figures, breakdowns: Sequence[Breakdown]) -> Iterator[Claim]:
    """The checks that breakdowns allow."""
    for breakdown in breakdowns:
        wrong = False
        if len(breakdown.parts) > 1 and (breakdown.tied or _is_near(breakdown)):
            summed = _sum(figures.text, breakdown)
            wrong = summed.reliable and not agrees(summed)
            yield summed
            if agrees(summed):
                yield from growth_of_parts(figures, breakdown)
        if breakdown.cued and not wrong:
            yield from _within(figures.text, breakdown)
        yield from _shares(figures, breakdown)


def _is_near(breakdown: Breakdown) -> bool:
    """True where the parts may add up: a quick look, before anything is worked out exactly."""
    stated = breakdown.total.cell.number
    return abs(sum((part.cell.number for part in breakdown.parts), Decimal(0)) - stated) * _NEAR <= stated


def _sum(text: Text, breakdown: Breakdown) -> Claim:
    parts, total = breakdown.parts, breakdown.total
    nominal = nominal_sum(parts)
    exceeds = nominal > total.amount
    near = exceeds or (total.amount - nominal) * _NEAR < total.amount
    doubled = breakdown.tied and are_disjoint(parts) and exceeds
    return Claim(
        "parts_sum",
        total,
        Sum(nominal, sum_of(part.range for part in parts)),
        formula_of(text, parts, PLUS),
        [(part, "part") for part in parts],
        reliable=(breakdown.complete and near) or doubled or (breakdown.cued and is_mistyped(parts, total)),
    )


def _within(text: Text, breakdown: Breakdown) -> Iterator[Claim]:
    """A part that is more than its total; that it is not says little and is not told."""
    total = breakdown.total
    for part in breakdown.parts:
        if part.range.low > total.range.high:
            formula = formula_of(text, [part], PLUS)
            yield Claim("part", total, Sum(part.amount, part.range), formula, [(part, "part")], reliable=True)


def _shares(figures: Figures, breakdown: Breakdown) -> Iterator[Claim]:
    """ "126 triệu USD, chiếm 30%": of the total that it is a part of."""
    text, total = figures.text, breakdown.total
    for part in breakdown.parts:
        share = share_of(figures, part)
        computed = percentage(part, total) if share else None
        if share and computed and part.cell.unit == total.cell.unit:
            reliable = is_share_of(text, share, total) and (breakdown.tied or is_named_whole(share, part, total))
            formula = formula_of(text, [part, total], OVER)
            yield Claim("share", share, computed, formula, [(part, "part"), (total, "total")], reliable)
