"""How a number measures, as the rules read it."""

from __future__ import annotations

from dataclasses import dataclass

from service.indicators.model import Basis, Direction, Measure
from service.text.fold import phrase

RATE = phrase(
    r"(?:tổng )?(?:tỷ (?:lệ|suất|số)|hệ số|độ (?:che phủ|bao phủ|ẩm)|lãi suất|chỉ số|mức độ|công suất|xác suất|"
    r"năng suất)(?![^\W\d_])"
)
"""What begins the name of a rate."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a number measures. ``basis`` is set here for plans and wholes only."""

    measure: Measure
    direction: Direction | None = None
    basis: Basis | None = None
    rule: str = "level"
