"""Numbers inside names of classes, programmes and conditions: they measure nothing."""

from __future__ import annotations

from collections.abc import Callable

from service.indicators.units import is_percent
from service.quantities.model import Quantity
from service.text.align import Text
from service.text.fold import phrase

_BEFORE = 70  # characters before a number in which its class may be named
_IN_GROUP = phrase(r"(?<![^\W\d_])nhóm (?:[^,;:.()\d]{0,40}(?:gồm|là) )?$")
_RICHEST = phrase(
    r"\s*(?:dân số|dân cư|số hộ|hộ|hộ gia đình|người)(?![^\W\d_])[^,;:.()\d]{0,30}?(?:(?:giàu|nghèo|cao|thấp) nhất)"
)
_ONE_OF = phrase(r"(?<![^\W\d_])(?:một|1) trong (?:số |những )?$")
_BEST = phrase(r"[^,;:.()\d]{0,70}(?:(?:lớn|tốt|cao|nhanh|mạnh|nhiều|đẹp|giàu) nhất|hàng đầu|uy tín)")
_CONDITION = phrase(r"(?:^|[(,;.\n]\s{0,2})nếu (?:chỉ )?(?:có|từ|đạt) $")
_PROGRAMME = phrase(
    r"(?<![^\W\d_])(?:đề án|chương trình|dự án|phong trào)"
    r"(?: (?:trồng(?: mới)?|phát triển(?: bền vững)?|(?:đầu tư )?xây dựng))? \"?$"
)
_LARGE = ("triệu", "tỷ", "tỉ")
_OF_MODEL = phrase(r"(?<![^\W\d_])(?:mô hình|phương thức|tháp|phác đồ)(?: (?!có )[^\W\d_]+){0,4} $")
_TIERS = ("{tầng}", "{cấp}", "{lớp}", "{giai đoạn}", "{bước}")


def _of_group(before: str, quantity: Quantity, behind: str) -> bool:
    """ "nhóm [20%] dân số nghèo nhất"."""
    return is_percent(quantity) and _IN_GROUP.search(before) is not None and _RICHEST.match(behind) is not None


def _of_best(before: str, quantity: Quantity, behind: str) -> bool:
    """ "một trong [30 doanh nghiệp] nộp thuế lớn nhất"; "một trong 12 dự án chậm tiến độ" counts them."""
    among = quantity.dimension == "count" and _ONE_OF.search(before) is not None
    return among and _BEST.match(behind) is not None


def _of_condition(before: str, quantity: Quantity, _: str) -> bool:
    """ "(nếu có [1 người] phụ thuộc)"."""
    return quantity.dimension == "count" and _CONDITION.search(before) is not None


def _of_programme(before: str, quantity: Quantity, _: str) -> bool:
    """ "Đề án [1 triệu ha] lúa chất lượng cao": its name; "dự án trồng mới 350 ha rừng" plants so many."""
    return (quantity.scale or "").lower() in _LARGE and _PROGRAMME.search(before) is not None


def _of_model(before: str, quantity: Quantity, _: str) -> bool:
    """ "mô hình tháp [3 tầng]"."""
    return quantity.unit in _TIERS and _OF_MODEL.search(before) is not None


_RULES: tuple[Callable[[str, Quantity, str], bool], ...] = (
    _of_group,
    _of_best,
    _of_condition,
    _of_programme,
    _of_model,
)


def is_named_so(text: Text, quantity: Quantity) -> bool:
    """True for a number that is part of what something is called or of a condition."""
    before = text.key[max(0, quantity.lead - _BEFORE) : quantity.lead]
    behind = text.key[quantity.span.end : quantity.span.end + _BEFORE * 2]
    return any(rule(before, quantity, behind) for rule in _RULES)
