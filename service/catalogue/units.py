"""Which units a concept may be counted in: "vụ" and "người" part accidents from their dead."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from service.text.lazy import regex

_UNSPOKEN = frozenset({"{1}", "{times}", "{rank}", "{bậc}"})
"""Units that say nothing of what is measured."""

_DIMENSIONS = {
    "%": "%",
    "[ppth]": "permille",
    "%[permille]": "permille",
    "{điểm}": "points",
    "{điểm phần trăm}": "pp",
    **dict.fromkeys(("har", "m2", "km2"), "area"),
    **dict.fromkeys(("t", "kg", "g", "dt", "q", "[lb_av]"), "mass"),
    **dict.fromkeys(("m3", "L", "l", "st", "hL"), "volume"),
    **dict.fromkeys(("km", "m", "mm", "cm"), "length"),
    **dict.fromkeys(("MW", "kW", "W", "GW", "kV.A", "MW.p", "kW.p"), "power"),
    **dict.fromkeys(("kW.h", "MW.h", "GW.h", "J"), "energy"),
    **dict.fromkeys(("a", "mo", "d", "h", "wk"), "time"),
    "{hành khách}.km": "pkm",
    "{lượt khách}.km": "pkm",
    "{người}.km": "pkm",
    "{khách}.km": "pkm",
    "t.km": "tkm",
}
_MONEY = regex(r"[A-Z]{3}$")
_OVER_TIME = frozenset({"a", "mo", "d", "h", "wk"})
_PERSONS = frozenset({"{người}", "{lao động}", "{khẩu}", "{nhân khẩu}", "{dân}", "{lượt}", "{lượt khách}", "{khách}"})


@lru_cache(maxsize=1024)
def dimension(unit: str) -> str:
    """The dimension of an answer's unit: ``VND/{người}/a`` is money/person, ``t/har`` a yield,
    ``{vụ}`` a count; of an unknown one, the unit itself."""
    first, *rest = unit.split("/")
    top, below = _simple(first), [part for part in rest if part not in _OVER_TIME]
    if not below:
        return top
    return _quotient(top, below[0])


def _simple(unit: str) -> str:
    if unit in _DIMENSIONS:
        return _DIMENSIONS[unit]
    if _MONEY.match(unit):
        return "money"
    return "count" if unit.startswith("{") and unit.endswith("}") else unit


def _quotient(top: str, below: str) -> str:
    if below.startswith("10*"):
        return "per-population"
    bottom = "person" if below in _PERSONS else _simple(below)
    if (top, bottom) == ("mass", "area"):
        return "yield"
    if (top, bottom) in _PRICES:
        return "price"
    if (top, bottom) == ("count", "area"):
        return "density"
    return f"{top}/{'unit' if bottom == 'count' else bottom}"


_PRICES = frozenset({("money", "mass"), ("money", "volume"), ("money", "energy")})


def fits(unit: str, allowed: Collection[str]) -> bool:
    """Whether a level in ``unit`` may belong to a concept of the ``allowed`` units; a unit that says
    nothing fits all."""
    if unit in _UNSPOKEN or "any" in allowed or unit in allowed:
        return True
    kind = dimension(unit)
    if kind in allowed:
        return True
    # "5 lượt/ngày" counts what "5 lượt" counts
    return kind == "count" and "/" in unit and unit.split("/")[0] in allowed


def speaks(unit: str) -> bool:
    """Whether a unit says anything of what is measured."""
    return unit not in _UNSPOKEN
