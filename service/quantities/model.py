"""A number with its unit, as found in the text."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from service.text.span import Span

Approximation = Literal["about", "more_than", "less_than", "at_least", "at_most"]
Shape = Literal["number", "range", "fraction", "rank", "multiple"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that may measure something.

    ``span``: the number with its unit; ``digits``: the number alone; ``number``: in units of
    ``unit``, scale words multiplied in; ``high``: the upper end of a range; ``total``: the whole of
    "a/b"; ``unit``: ISO 4217, UCUM or a counting word in braces, ``{1}`` where there is none;
    ``scale``: the scale words as printed; ``unit_text``: the unit as printed; ``approximation`` and
    its range; ``rule``: the name of the rule that made it.
    """

    span: Span
    digits: Span
    number: Decimal
    high: Decimal | None
    total: Decimal | None
    unit: str
    unit_text: str | None
    scale: str | None
    shape: Shape
    approximation: Approximation | None
    lead: int
    """Offset where the quantity begins with its approximator ("khoảng", "hơn") counted in."""
    dimension: str
    """The unit's: money, percent, area, mass, count … or ``""`` without a unit."""
    aspect: str
    """What a counting word says of its count: ``stock``, ``flow`` or ``any``."""
    total_digits: Span | None
    """The whole's number in "a/b", or the upper number of a range."""
    rule: str
