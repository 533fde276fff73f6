"""What happens, by its words: of a crime or an accident a counting word tells cases, and nobody acts in it."""

from __future__ import annotations

from service.text.fold import key, phrase

# "[Tội phạm về ma túy] phát hiện 39 vụ", "[Án hình sự] thụ lý 320 vụ"
_HAPPENS = phrase(
    r"(?:(?:các|những|nhóm|loại|hành vi|tình hình|lĩnh vực) )*(?:(?:tội|tai nạn|vi phạm|tệ nạn|phạm pháp|trộm|cướp|"
    r"giết người|cố ý|đánh bạc|cờ bạc|ma túy|buôn|gian lận|hàng giả|cháy|nổ|hỏa hoạn|ngộ độc|bạo lực|bạo hành|"
    r"xâm hại|đuối nước|khiếu nại|tố cáo|khiếu kiện|tranh chấp|ly hôn|phá rừng|lấn chiếm|tham nhũng|lừa đảo|mại dâm|"
    r"tảo hôn|tự tử|bệnh(?! (?:viện|nhân|xá|án))|dịch(?! vụ)|thiên tai|sạt lở|tín dụng đen|mua bán|vận chuyển|"
    r"tàng trữ|chống người|gây rối|đua xe)|"
    r"án (?:hình sự|dân sự|hành chính|hôn nhân|kinh doanh|kinh tế|lao động|ma túy))(?![^\W\d_])"
)
# what those in a case did: "39 vụ, 61 đối tượng [phạm tội về ma túy]"
_COMMITTED = phrase(
    r"\s*(?:(?:đã |có )?(?:hành vi |hoạt động |dấu hiệu |liên quan(?: đến)? |tham gia )?)"
    r"(?:phạm(?: các)? tội|phạm pháp|vi phạm|mua bán|vận chuyển|tàng trữ|sử dụng|tổ chức|buôn|trộm|cướp|lừa đảo|"
    r"đánh bạc|chiếm đoạt|làm giả|sản xuất|khai thác|hủy hoại|phá rừng|săn bắt|nhập cảnh|xuất cảnh|cho vay|gây rối|"
    r"cố ý|giết người|chống|đua xe|tham ô|nhận hối lộ|xâm hại|về (?:tội|hành vi|ma túy|kinh tế|tham nhũng|môi trường)|"
    r"ma túy|mại dâm|hình sự|kinh tế|tham nhũng|liên quan)(?![^\W\d_])"
)


HARMS = r"(?:chết|tử vong|thiệt mạng|bị thương|mất tích)"
"""What people come to in accidents and disasters, as the inside of a pattern."""
_HARM = phrase(r"(?:bị )?(?:chết|tử vong|thiệt mạng|tử nạn|bị thương|thương|mất tích|bị nạn)(?![^\W\d_])")


def is_harm(words: str) -> bool:
    """True for "bị thương nặng": what people come to."""
    return _HARM.match(key(words)) is not None


def happens(words: str) -> bool:
    """True for "Tội phạm về ma túy": what cases are of."""
    return _HAPPENS.match(key(words)) is not None


def is_committed(folded: str, start: int, end: int) -> bool:
    """True where a key goes on with what somebody in a case did: "phạm tội về ma túy"."""
    return _COMMITTED.match(folded, start, end) is not None
