"""A total that is its parts' sum but for one digit, or two that changed places.

"Trong đó" promises no complete list. But parts that give 551.655 where 581.655 is printed agree in four
digits, which is chance once in ten thousand: somebody mistyped the fifth. Money is left out, since what a
list leaves unsaid is there often a round sum ("và 30.000 triệu đồng từ đất").
"""

from __future__ import annotations

from collections.abc import Sequence

from service.checks.breakdowns import nominal_sum
from service.checks.figures import Figure

_AGREEING = 3  # digits at the end, at least, in which the two must agree
_MONEY = ("VND", "USD", "EUR", "JPY", "CNY", "LAK")


def is_mistyped(parts: Sequence[Figure], total: Figure) -> bool:
    """True where one digit, or two changed about, would make the parts add up."""
    unit = total.printed.step
    even = all(part.printed.step == unit for part in parts)
    if len(parts) < 2 or not even or total.cell.unit in _MONEY:
        return False
    stated = int(total.amount / unit)
    gap = abs(stated - int(nominal_sum(parts) / unit))
    digits = str(gap).rstrip("0")
    agreeing = len(str(gap)) - len(digits)
    tail = str(stated)[-agreeing:] if agreeing else ""
    one_off = gap > 0 and (len(digits) == 1 or (len(digits) == 2 and int(digits) % 9 == 0))
    return one_off and agreeing >= _AGREEING and len(tail) - tail.count("0") >= 2
