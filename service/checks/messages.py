"""The sentence of a check, in Vietnamese and in English, its numbers in Vietnamese writing."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Decimal
from types import MappingProxyType

from service.checks.figures import PERCENT, Figure
from service.text.align import Text

PLUS, MINUS, TIMES, OVER = " + ", " − ", " × ", " ÷ "
_SHOWN = 7  # numbers in a sum that a sentence still shows

_WHAT: MappingProxyType[str, tuple[str, str]] = MappingProxyType(
    {
        "parts_sum": ("cộng các phần", "sum of the parts"),
        "part": ("một phần lớn hơn tổng", "a part that is more than its total"),
        "share": ("tỷ trọng tính lại", "share worked out"),
        "shares_sum": ("các tỷ trọng phải đủ 100%", "the shares must make 100%"),
        "fraction": ("tỷ lệ tính lại", "percentage worked out"),
        "completion": ("so với kế hoạch đã nêu", "against the plan as stated"),
        "growth": ("mức tăng, giảm tính lại", "change worked out"),
        "growth_of_nothing": ("trước đó bằng 0 thì không có tỷ lệ tăng", "of nothing before there is no percentage"),
        "growth_of_parts": ("mức tăng, giảm suy từ các phần", "change that the parts give"),
        "period_sum": ("cộng các kỳ", "sum of the periods"),
        "rate": ("mức bình quân nhân với số lượng", "rate times its base"),
        "unit": ("đơn vị có lẽ sai, nếu so với", "the unit is perhaps wrong, beside"),
        "percent": ("tỷ lệ không thể quá", "a percentage that cannot be above"),
    }
)
_NO_DISTANCE = ("unit", "percent")  # how far off says nothing there


def sentences(
    wording: str, *, name: str, formula: str, computed: str, stated: str, off: str | None, exact: bool
) -> tuple[str, str]:
    """(Vietnamese, English). ``off``: how far apart, where the two differ; ``exact``: nothing was rounded."""
    vi, en = _WHAT[wording]
    sum_ = formula if wording in _NO_DISTANCE or formula == computed else f"{formula} = {computed}"
    if off is None:
        tail_vi, tail_en = ": khớp", ": consistent"
    elif wording in _NO_DISTANCE:
        tail_vi = tail_en = ""
    elif exact:
        tail_vi, tail_en = f": lệch {off}", f": off by {off}"
    else:
        tail_vi, tail_en = f": lệch {off}, quá mức do làm tròn", f": off by {off}, more than rounding allows"
    return (
        f"{name}: {vi}: {sum_}; báo cáo ghi {stated}{tail_vi}.",
        f"{name}: {en}: {sum_}; the report says {stated}{tail_en}.",
    )


def written(text: Text, figure: Figure, amount: Decimal | None = None, places: int = 0, *, points: bool = False) -> str:
    """A figure as printed, or another ``amount`` in the same unit and scale: "1.234,5 tỷ đồng"."""
    unit = _unit_words(text, figure)
    if amount is None:
        return _joined(_digits(text, figure), unit)
    unit = "điểm %" if points and unit == PERCENT else unit
    return _joined(vietnamese(amount / figure.scale, places, figure.places), unit)


def formula_of(text: Text, figures: Sequence[Figure], sign: str) -> str:
    """The figures as printed with ``sign`` between: "8.150 + 21.400 + 31.700 con"."""
    units = [_unit_words(text, figure) for figure in figures]
    same = len(set(units)) == 1 and sign == PLUS
    shown = [_digits(text, f) if same else written(text, f) for f in figures]
    if len(shown) > _SHOWN:
        shown = [*shown[: _SHOWN - 2], "…", shown[-1]]
    return _joined(sign.join(shown), units[0]) if same else sign.join(shown)


def _digits(text: Text, figure: Figure) -> str:
    return text.norm[figure.cell.digits.start : figure.cell.digits.end]


def _unit_words(text: Text, figure: Figure) -> str:
    """Scale and unit as printed behind the number: "tỷ đồng"; a table's cell has none, but for percent."""
    printed = text.norm[figure.cell.digits.end : figure.cell.span.end]
    return " ".join(printed.split()) or (PERCENT if figure.cell.unit == PERCENT else "")


def _joined(number: str, unit: str) -> str:
    return number + ("" if unit.startswith((PERCENT, "/")) or not unit else " ") + unit


def vietnamese(amount: Decimal, places: int, at_least: int = 0) -> str:
    """``amount`` rounded to ``places``, as Vietnamese prints it: "1.234,5"; zeros at its end that say
    nothing are left out down to ``at_least`` places."""
    rounded = amount.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_EVEN)
    swap = str.maketrans(",.", ".,")
    whole, comma, rest = f"{rounded:,f}".translate(swap).partition(",")
    kept = rest[:at_least] + rest[at_least:].rstrip("0")
    return whole + comma * bool(kept) + kept
