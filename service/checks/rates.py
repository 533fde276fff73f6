"""A rate times what it is a rate of: yield and area, price and quantity."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from types import MappingProxyType

from service.checks.figures import Figure, Figures
from service.checks.messages import TIMES, formula_of
from service.checks.verdict import Claim, Sum
from service.text.fold import phrase

# What a unit of a rate's upper half is in the unit that its product is stated in: 1 dt (tạ) is 0,1 t.
_CONVERTED: MappingProxyType[tuple[str, str], Decimal] = MappingProxyType(
    {("dt", "t"): Decimal("0.1"), ("kg", "t"): Decimal("0.001"), ("kg", "dt"): Decimal("0.01")}
)
_HARVESTED = phrase(r"thu hoạch")
_PRODUCT = phrase(r"sản lượng|tổng|thành tiền")


def check_rates(figures: Figures) -> Iterator[Claim]:
    """In a sentence with one rate, its base and their product, each alone in its unit."""
    for members in figures.of_sentence.values():
        by_unit: dict[str, list[Figure]] = defaultdict(list)
        for figure in members:
            if figure.is_level:
                by_unit[figure.cell.unit].append(figure)
        alone = {unit: levels[0] for unit, levels in by_unit.items() if len(levels) == 1}
        for unit, rate in alone.items():
            upper, _, lower = unit.partition("/")
            products = [other for other in alone.values() if _factor(upper, other) is not None]
            if lower in alone and len(products) == 1 and "/" not in lower:
                yield _claim(figures, rate, alone[lower], products[0])


def _factor(upper: str, product: Figure) -> Decimal | None:
    return Decimal(1) if upper == product.cell.unit else _CONVERTED.get((upper, product.cell.unit))


def _claim(figures: Figures, rate: Figure, base: Figure, product: Figure) -> Claim:
    """Found wrong only where the base is what the rate is of: the area harvested, not the area sown."""
    factor = _factor(rate.cell.unit.partition("/")[0], product)
    assert factor is not None
    text = figures.text
    named = _PRODUCT.search(text.key, max(product.row.sentence.start, product.span.start - 40), product.span.start)
    harvested = _HARVESTED.search(text.key, max(base.row.sentence.start, base.span.start - 40), base.span.start)
    money = rate.cell.unit.startswith("VND/{")
    spans = [figure.span for figure in (rate, base, product)]
    one_clause = ";" not in text.key[min(spans).start : max(spans).end]
    return Claim(
        "rate",
        product,
        Sum(rate.amount * base.amount * factor, rate.range.times(base.range).scaled(factor)),
        formula_of(text, [rate, base], TIMES),
        [(rate, "rate"), (base, "base")],
        reliable=one_clause and named is not None and (money or harvested is not None),
    )
