"""Numbers that are in no observation are listed, so that nothing is lost in silence."""

from __future__ import annotations

from service.indicators.model import Diagnostic, Indicator
from service.quantities.model import Quantity
from service.structure.model import Structure

_MESSAGE = "Số không thuộc chỉ tiêu nào / a number that is in no observation"


def left_over(structure: Structure, quantities: list[Quantity], indicators: list[Indicator]) -> list[Diagnostic]:
    """One diagnostic for each quantity of the body that no observation holds."""
    held = {observation.digits.start for indicator in indicators for observation in indicator.observations}
    body = [(s.span.start, s.span.end) for s in structure.sentences]
    found, index = [], 0
    for quantity in quantities:
        while index < len(body) and body[index][1] <= quantity.span.start:
            index += 1
        inside = index < len(body) and body[index][0] <= quantity.span.start
        if inside and quantity.digits.start not in held:
            found.append(Diagnostic("number_unread", _MESSAGE, quantity.span))
    return found
