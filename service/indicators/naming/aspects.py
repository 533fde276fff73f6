"""Words that tell a stock ("đang nuôi dưỡng 40 cụ già") from a flow ("trồng mới 40 ha")."""

from __future__ import annotations

from service.text.fold import phrase

LASTS = phrase(
    r"(?:hàng tháng|hằng tháng|thường xuyên|nuôi dưỡng|quản lý|điều trị|đang|hiện có|duy trì|sử dụng|hoạt động|"
    r"chăm sóc)"
)
"""Deeds that go on: the count of those they are done to stands at a date."""
FLOWS = phrase(
    r"(?:thành lập mới|đăng ký mới|xây mới|trồng mới|làm mới|phát sinh|cấp mới|(?<!cho )thu hoạch|gieo|xuống giống|"
    r"giải thể|phá sản|tạm ngừng|ngừng hoạt động|hoạt động trở lại|quay (?:trở )?lại|rút lui|đăng ký thành lập|"
    r"bị\s|thiệt hại|được tuyển|tăng thêm|chuyển đổi|trồng rừng|trồng cây|được chăm sóc|(?<=\s)nhiễm|mất trắng|"
    r"(?<![^\W\d_])đã (?:được )?(?:phân bổ|giải ngân|thanh toán|bố trí|huy động|chi trả|thu|nộp|xử lý|"
    r"giải quyết)(?![^\W\d_])|(?<!đang )đi (?:làm việc|xuất khẩu lao động)(?: có thời hạn)? ở nước ngoài|"
    r"(?<![^\W\d_])(?:đi xuất khẩu lao động|(?:tái|thoát)(?: cận)? nghèo)(?![^\W\d_]))"
)
"""Deeds that come to an end: their counts belong to a span of time."""
STANDS = phrase(
    r"\s(?:(?:đang|hiện có|hiện nay|còn|chưa)\s|tồn(?: kho| đọng| đến)?(?:\s|$))|"
    r"(?<!mới )tham gia (?:bảo hiểm|bhxh|bhyt|bhtn)|"
    r"(?:hưởng|nhận) (?:trợ cấp|lương hưu|chế độ|bảo trợ)[^,;]{0,40} h[ằà]ng tháng|"
    r"(?:có|được cấp) thẻ bảo hiểm|còn sống(?![^\W\d_])|nhiễm hiv"
)
"""What there is: "hiện có 40 hợp tác xã", "900 người tham gia bảo hiểm y tế"."""
