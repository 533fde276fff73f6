"""How exactly a number was printed: what 1 in its last place stands for."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from service.checks.interval import Interval
from service.text.lazy import regex

_MARKS = regex(r"\D+")
_ROUND_ZEROS = regex(r"0{2,}$")
_NOT_COUNTED = frozenset("/.{}")
_NO_THINGS = ("{1}", "{times}", "{điểm}", "{điểm phần trăm}")


class Printed(NamedTuple):
    """``step``: what 1 in the last place stands for, in the number's unit; ``places``: printed decimals;
    ``zeros``: zeros at the end of a whole number, where there are at least two."""

    step: Decimal
    places: int
    zeros: int

    @property
    def scale(self) -> Decimal:
        """What 1 stands for as printed: of "4,8 triệu tấn" a million."""
        return self.step.scaleb(self.places)


def read_printed(number: Decimal, digits: str, scale: str | None) -> Printed | None:
    """How ``number`` was printed as ``digits``; ``scale``: the scale words behind it, if any.

    The digits without their marks are the number, but for a power of ten: 4,8 triệu is 48 × 100.000.
    ``None`` where they are not ("2 tỷ 350 triệu đồng", "một triệu").
    """
    bare = _MARKS.sub("", digits)
    exponent = number.as_tuple().exponent
    if not bare or not isinstance(exponent, int):
        return None
    places = max(0, -exponent)
    if number == 0:
        return None if scale else Printed(Decimal(1).scaleb(-places), places, 0)
    step = (number / Decimal(bare)).normalize()
    if step.as_tuple().digits != (1,):
        return None
    round_ = _ROUND_ZEROS.search(bare) if places == 0 else None
    return Printed(step, places, len(round_[0]) if round_ else 0)


def left_open(number: Decimal, printed: Printed, unit: str, *, may_be_round: bool = True) -> Interval:
    """What prints as ``number``: half a last place below (rounded up), a whole one above (cut off).

    Things that are counted one by one ("1.726.345 người") are exact; of "98.600 con" and "8.400 tỷ
    đồng" the last zeros may be the author's rounding, where it ``may_be_round``.
    """
    step = printed.step
    if printed.zeros and unit != "%" and may_be_round:
        step = step.scaleb(printed.zeros)
    elif printed.step == 1 and printed.places == 0 and is_count(unit):
        step = Decimal(0)
    return Interval(number - step / 2, number + step)


def is_count(unit: str) -> bool:
    """True for things counted one by one: "{người}", but not "{người}/km2" or "{times}"."""
    return unit.startswith("{") and not _NOT_COUNTED.intersection(unit[1:-1]) and unit not in _NO_THINGS
