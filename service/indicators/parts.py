"""Parts take the time of the total that they add up to.

"Sản lượng trong tháng 386 tấn, lũy kế 3.110 tấn, trong đó: nuôi trồng 364 tấn; khai thác 22 tấn": the
parts are the month's, because 364 + 22 = 386.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from decimal import Decimal

from service.indicators.model import Indicator
from service.periods import calendar


def settle_parts(indicators: list[Indicator]) -> None:
    """Moves parts, in place, from the total beside which they stand to the one that they add up to."""
    children: dict[int, list[int]] = defaultdict(list)
    for index, indicator in enumerate(indicators):
        if indicator.parent is not None:
            children[indicator.parent].append(index)
    for parent, parts in children.items():
        levels = [_level(indicators[part]) for part in parts]
        if len(parts) < 2 or None in levels or sum(filter(None, levels)) == _level(indicators[parent]):
            continue
        total = sum(filter(None, levels), Decimal(0))
        for other in range(max(0, parent - 3), parent):
            if _is_twin(indicators[other], indicators[parent]) and _level(indicators[other]) == total:
                for part in parts:
                    _move(indicators[part], other, indicators[other])


def _level(indicator: Indicator) -> Decimal | None:
    return next((o.number for o in indicator.observations if o.measure == "level"), None)


def _is_twin(one: Indicator, other: Indicator) -> bool:
    return one.name == other.name and one.sentence == other.sentence and one.period != other.period


def _move(part: Indicator, parent: int, total: Indicator) -> None:
    if not part.period_inferred:
        return
    part.parent, part.period = parent, total.period
    for index, observation in enumerate(part.observations):
        basis = observation.basis
        if basis and basis.kind == "same_period_last_year" and total.period:
            worked_out = replace(basis, period=calendar.shift_years(total.period, -1))
            part.observations[index] = replace(observation, basis=worked_out)
