"""What a measure's name says of its time: it stands, flows, or is of no time."""

from __future__ import annotations

from service.periods.model import Reference
from service.text.fold import phrase

STANDING = ("stock", "rate", "index")
"""Aspects of what is so at a date and adds up to nothing."""
_TIMELESS_NAMES = phrase(r"(?:tổng )?(?:chiều dài|mức đầu tư|vốn đầu tư (?:dự án|nhà máy|công trình))")
# "sửa chữa 45 km đường" is done in a report's time
_MADE = phrase(
    r"(?:tổng )?chiều dài .*(?<![^\W\d_])(?:được (?!quy hoạch|phê duyệt|chấp thuận|đầu tư)|làm mới|mở mới|xây mới|"
    r"thi công xong|hoàn thành)"
)
_EXTENT = phrase(
    r"(?:tổng )?diện tích(?: (?:đất|mặt nước|mặt bằng|sử dụng đất|xây dựng|sàn|quy hoạch|dự án|khu|nhà máy|trạm|cảng|"
    r"bến|hồ|công viên|cụm)(?![^\W\d_]).*)?"
)
_OF_WORKS = phrase(
    r"(?:tổng )?(?:(?:công suất(?! (?:phòng|buồng|giường|sử dụng|hoạt động))|quy mô|sản lượng(?: phát)? điện)[^\W_]* |"
    r"dung tích (?:toàn bộ|hữu ích|thiết kế)|chiều (?:cao|rộng|sâu) |lưu lượng (?:thiết kế|xả)|cao trình |"
    r"diện tích (?:mặt hồ|lưu vực|sàn ))"
)
_CLIMATE = phrase(r"(?:nhiệt độ|độ ẩm|lượng mưa|số giờ nắng|lượng bốc hơi)(?: [^\W\d_]+){0,2} (?:trung bình|bình quân)")
_OF_FLOW = phrase(
    r"(?:tỷ lệ (?:[^\W\d_]+ ){0,2}?(?:giải ngân|tốt nghiệp|tiêm|trúng tuyển|điều tra|khám phá|phá án|"
    r"thi hành|án bị|giải quyết (?:các )?(?:vụ|án|đơn|khiếu|tố)|"
    r"tăng dân số|tử vong)|tỷ suất (?:sinh|chết|lợi nhuận)|biên lợi nhuận|(?:lợi nhuận|lãi)[^,;]{0,20} trên|"
    r"tốc độ|mức tăng|hệ số sử dụng)(?![^\W\d_])"
)
# what is sown each year is summed up; what is planted for years stands: "diện tích cao su"
_SOWN = phrase(
    r"(?:tổng )?diện tích (?:cây )?(?:lúa|ngô|bắp|khoai|sắn|lạc|đậu|đỗ|vừng|mía|rau|màu|hoa màu|dưa|gieo|cấy|trồng mới|"
    r"xuống giống|thu hoạch)(?![^\W\d_])(?!.*(?<![^\W\d_])(?:bị|thiệt hại|ngập|mất trắng|hiện có)(?![^\W\d_]))"
)
# so much was worked on in a time: "Diện tích huyện Mai Sơn trồng", not "Diện tích đất trồng", "Tổng diện tích đã trồng"
_WORKED = phrase(
    r"diện tích (?!.*(?<![^\W\d_])(?:hiện có|đã|đang|còn|quy hoạch)(?![^\W\d_])).*(?<![^\W\d_])"
    r"(?:nạo vét|làm đất|gieo|xuống giống|gây hại|hại$|"
    r"(?<!đất )(?<!rừng )(?<!cây )(?<!vùng )trồng(?: (?:rừng|mới|dặm|thay thế|bổ sung)|$))(?![^\W\d_])"
)
# what is owed, owned or in stock stands, by whatever months it is told; of arrears they tell what was collected
_BALANCE = phrase(
    r"(?:tổng |tỷ lệ |số |lượng ){0,2}(?:dư nợ|nợ(?! (?:thuế|đọng|cũ))|tài sản|"
    r"vốn (?:chủ sở hữu|điều lệ|lưu động)|tiền (?:mặt|gửi)|số dư|"
    r"hàng tồn kho|tồn kho|huy động vốn|vốn huy động|nguồn vốn huy động|cung tiền)(?![^\W\d_])"
)


def is_timeless(name: str, reference: Reference) -> bool:
    """True for the dimensions of a work: its length and what it costs stand at no date, nor, outside
    periodic reports, does what it can do."""
    if _CLIMATE.match(name) and not reference.periodic:
        return True
    if reference.periodic and _MADE.match(name):
        return False
    of_work = not reference.periodic and (_OF_WORKS.match(name) or _EXTENT.fullmatch(name))
    return bool(_TIMELESS_NAMES.match(name) or of_work)


def is_of_flow(name: str) -> bool:
    """True for a rate of what goes on in a time, and for what is sown: "Tỷ lệ giải ngân", "Diện tích ngô"."""
    return _OF_FLOW.match(name) is not None or is_sown(name)


def is_sown(name: str) -> bool:
    """True for "Diện tích ngô", not for "Diện tích lúa bị ngập" nor "Diện tích cao su"."""
    return _SOWN.match(name) is not None or _WORKED.match(name) is not None


def is_balance(name: str) -> bool:
    """True for what is owed, owned or in stock: "Tổng dư nợ", "Tỷ lệ nợ xấu", "Lượng tiền mặt"."""
    return _BALANCE.match(name) is not None
