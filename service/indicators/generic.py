"""Measures that say nothing of what is measured."""

from __future__ import annotations

from service.text.fold import key, phrase

_GENERIC = phrase(
    r"(?:tổng )?(?:số )?(?:diện tích(?: (?:gieo cấy|gieo trồng|gieo sạ|thu hoạch|xuống giống|nuôi|nuôi trồng|trồng|"
    r"trồng mới|hiện có|cho sản phẩm|cho mủ|cho quả|cho thu hoạch|kinh doanh|"
    r"kiến thiết cơ bản|nhiễm|bị nhiễm|nhiễm bệnh))?|"
    r"năng suất(?: bình quân)?|sản lượng(?: (?:thu hoạch|khai thác|nuôi trồng))?|"
    r"giá trị(?: sản xuất)?|trị giá|số|số lượng|khối lượng|lượng|doanh thu|doanh số|kim ngạch|"
    r"công suất(?: (?:lắp máy|thiết kế))?|"
    r"vốn(?: (?:đăng ký|đầu tư|thực hiện|đăng ký đầu tư))?|mức đầu tư|kinh phí|tiền|quy mô|chiều dài|"
    r"tỷ lệ(?: bao phủ)?|mức|giá(?: (?:bán(?: lẻ| buôn| ra)?|thu mua|mua|xuất chuồng))?(?: bình quân)?|"
    r"kinh phí thực hiện|đàn|con|dân số|(?:lợi nhuận|lãi|lỗ)(?: (?:ròng|gộp|thuần|trước thuế|sau thuế))?|"
    r"chỉ số|giải ngân)"
)


def is_generic(core: str) -> bool:
    """True for a measure that says nothing of what is measured: "Diện tích", "Tổng vốn đăng ký"."""
    return bool(_GENERIC.fullmatch(key(core)))
