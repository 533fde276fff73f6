"""A unit that cannot be: the output of a province's builders in millions beside its industry's in billions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from service.checks.figures import Figure, Figures
from service.checks.interval import Interval
from service.checks.messages import written
from service.checks.verdict import Claim, Sum
from service.text.fold import phrase

# Branches of an economy, whose outputs are of a size: within this factor of each other's middle one.
_APART = 200
_ALIKE = 5  # how far a number is from its siblings when read in their scale
_MOST = 12  # members of a family that are looked at
_SHOWN = 3  # siblings that the sentence names
_FAMILY = phrase(
    r"(?:tổng )?giá trị (?:sản xuất|tăng thêm) (?:của )?(?:ngành |khu vực |lĩnh vực )?"
    r"(?:công nghiệp|xây dựng|nông nghiệp|lâm nghiệp|thủy sản|nông, lâm nghiệp|"
    r"nông, lâm, thủy sản|nông, lâm nghiệp và thủy sản|dịch vụ|thương mại)(?: - \w+(?: \w+)?)?$"
)


def check_units(figures: Figures) -> Iterator[Claim]:
    """The odd one among siblings: printed in another scale, a hundred times off, and right in theirs."""
    families: dict[tuple[str, int | None], list[Figure]] = defaultdict(list)
    for figure in figures.all:
        if figure.is_level and figure.cell.unit == "VND" and _FAMILY.match(figure.series.name):
            families[figure.cell.unit, figure.row.place].append(figure)
    for members in families.values():
        for odd in members[:_MOST]:
            siblings = [other for other in members[:_MOST] if other.series != odd.series]
            if siblings and _is_odd(odd, siblings):
                yield _claim(figures, odd, siblings)


def _is_odd(odd: Figure, siblings: Sequence[Figure]) -> bool:
    scales = {sibling.scale for sibling in siblings}
    middle = _middle(siblings)
    in_theirs = odd.amount / odd.scale * siblings[0].scale
    alike = middle < in_theirs * _ALIKE and in_theirs < middle * _ALIKE
    return len(scales) == 1 and odd.scale not in scales and odd.amount * _APART < middle and alike


def _middle(figures: Sequence[Figure]) -> Decimal:
    from statistics import median  # seldom asked for, and not quick to import

    return median(figure.amount for figure in figures)


def _claim(figures: Figures, odd: Figure, siblings: Sequence[Figure]) -> Claim:
    middle, text = _middle(siblings), figures.text
    shown = "; ".join(f"{sibling.row.name} {written(text, sibling)}" for sibling in siblings[:_SHOWN])
    computed = Sum(middle, Interval(middle / _APART, middle * _APART))
    return Claim("unit", odd, computed, shown, [(sibling, "sibling") for sibling in siblings], reliable=True)
