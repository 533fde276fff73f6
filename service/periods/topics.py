"""Titles that name what is measured and the time, and tell nothing else: "Xuất khẩu thủy sản quý III năm 2031"."""

from __future__ import annotations

from service.text.fold import phrase
from service.text.span import Span

_TOPIC = (
    r"(?:hoạt động|sản xuất|(?:xuất|nhập|xuất nhập) khẩu|thương mại|thị trường|chỉ số|giá|thu|chi|thu chi|công nghiệp|"
    r"nông nghiệp|lâm nghiệp|thủy sản|dịch vụ|du lịch|vốn|đầu tư|giải ngân|thống kê|vận tải|bán lẻ|tổng mức|lao động|"
    r"việc làm|dân số|tai nạn|trật tự|doanh nghiệp|tiền tệ|tín dụng|ngân hàng|khách|cán cân|đăng ký|tăng trưởng|gdp|"
    r"grdp)"
)
# what a story says of its topic: "Xuất khẩu gạo tăng mạnh trong tháng 8"
_TOLD = (
    r"tăng(?! trưởng)|giảm(?! nghèo)|đạt|vượt|lập|phục hồi|khởi sắc|gặp|chậm|nhiều|tiếp tục|ước|dự kiến|cần|phải|"
    r"sẽ|đã|đang|vẫn|còn|thế nào|ra sao|có"
)
_TIME = r"(?:(?:trong )?(?:tháng|quý|\d{1,2} tháng|(?:sáu|chín) tháng)[\w\s/,.-]{0,40}|q[1-4]/\d{4})"
_TITLE = phrase(
    rf"\s*{_TOPIC}(?![^\W\d_])(?:(?!(?:{_TOLD})(?![^\W\d_]))[^,:;?!\"\d\n]){{0,90}}?\s(?<![^\W\d_]){_TIME}"
    r"(?: (?:của |trên địa bàn )?(?:tỉnh|thành phố|huyện|cả nước|toàn quốc)[^,:;?!\"\d\n]{0,30})?\s*"
)


def is_topic_and_time(key: str, title: Span) -> bool:
    """True for a title that is a topic with a time behind it, as a report's is."""
    return _TITLE.fullmatch(key, *title) is not None
