"""Numbers that stand at no time: what is done each year, how long something takes, where something is."""

from __future__ import annotations

from service.indicators.clauses import Slot
from service.quantities.model import Quantity
from service.text.fold import phrase
from service.text.span import Span

_HABIT = phrase(
    r"(?<![^\W\d_])(?<!cây )(?<!cấp )(?<!lương )(?:hàng|hằng|mỗi|từng) (?:năm|tháng|ngày|tuần|vụ|quý|phiên|mùa)"
    r"(?![^\W\d_])"
)
_HABIT_BEFORE = 90  # characters before a number in which "mỗi năm" speaks of it
_HABIT_ENDS = phrase(r"[;.]\s|:\s+\S|(?<![^\W\d_])(?:nâng|đưa tổng|đến nay|riêng)(?![^\W\d_])")
_LASTING = ("a", "mo", "wk", "d")
"""Units of how long something takes."""
_ONCE = phrase(
    r"[\s\-+*•\"'“”‘’]*(?:trước đây|trước kia|ngày trước|thuở ấy|ngày ấy|hồi (?:đó|ấy)|lúc đó|"
    r"trước khi (?:có|xây dựng|thực hiện|triển khai|sáp nhập|chuyển đổi|thành lập|áp dụng|tham gia)|"
    r"(?:ra đời|xuất phát|khởi nghiệp|khởi đầu|đi lên)(?: chỉ)? (?:từ|với)|(?:những|các) (?:năm|ngày|tháng|buổi) đầu|"
    r"(?:(?:từ )?khi|thuở|ngày|lúc|thời điểm) (?:mới |đầu |vừa )?(?:mới )?(?:thành lập|tái lập|chia tách|ra đời|"
    r"đi vào hoạt động|khởi nghiệp)|"
    r"cách đây (?:khoảng |hơn |gần )?\d{1,2} (?:năm|tháng))(?![^\W\d_])"
)
_NOW = phrase(r";|(?<![^\W\d_])(?:nay|hiện|bây giờ)(?![^\W\d_])")
_IDEAS = (
    *("{dân tộc}", "{quan điểm}", "{phương thức}", "{trụ cột}", "{đột phá}", "{khâu}", "{lĩnh vực}", "{chương trình}"),
    *("{hợp phần}", "{hạng mục}", "{nguyên tắc}", "{đề án}"),
)
_TERM = phrase(
    r"(?<![^\W\d_])(?:thời hạn(?! (?:hoạt|thuê|sử|hợp|bảo))|thời gian (?:thực hiện|hoàn vốn|thi công|xây dựng|"
    r"hoàn thành|triển khai))(?![^\W\d_])[^,;.]{0,40}$"
)
_TERM_BEFORE = 70  # characters before a number in which stands what takes so long
_WHERE = phrase(r"(?<![^\W\d_])(?:tại|thuộc|của|ở|cho|ven biển|giữa)(?: địa bàn)?(?: (?:cả|khoảng|hơn|gần|trên))?\s*$")
# "có mặt tại 30 tỉnh", "dịch đã xảy ra ở 12 xã": there are so many
_SPREADS = phrase(
    r"(?<![^\W\d_])(?:có mặt|xảy ra|xuất hiện|lan (?:ra|rộng)|triển khai|phát hiện|ghi nhận)(?![^\W\d_])[^,;.]*$"
)
_SPREADS_BEFORE = 60
_WHERE_BEFORE = 30  # characters before a count of places in which stands that something is there
_PLACES = ("{tỉnh}", "{thành phố}", "{huyện}", "{xã}", "{phường}", "{địa phương}", "{tỉnh thành}", "{miền}", "{nước}")


def is_habit(folded: str, sentence: Span, lead: int) -> bool:
    """ "[Mỗi năm], làng nghề bán ra 300 tấn miến", "Nhiệt độ trung bình [hàng năm]: 26°C"."""
    habit = _HABIT.search(folded, max(sentence.start, lead - _HABIT_BEFORE), lead)
    return habit is not None and not _HABIT_ENDS.search(folded, habit.end(), lead)


def lasts(quantity: Quantity) -> bool:
    """ "thời gian hoàn vốn 6 năm", "hoàn thành trong 18 tháng": how long something takes."""
    return quantity.unit in _LASTING


def is_set_term(folded: str, sentence: Span, quantity: Quantity) -> bool:
    """ "thời gian hoàn vốn khoảng [6 năm]", "thời hạn [3 tháng]": how long it is to take."""
    start = max(sentence.start, quantity.lead - _TERM_BEFORE)
    return lasts(quantity) and _TERM.search(folded, start, quantity.lead) is not None


def is_of_once(folded: str, sentence: Span, lead: int) -> bool:
    """ "[Trước đây] cả bản 30 hộ ở nhà tạm": of a time that is over."""
    once = _ONCE.match(folded, *sentence)
    return once is not None and _NOW.search(folded, once.end(), lead) is None


def is_idea(quantity: Quantity) -> bool:
    """ "văn hóa của 12 dân tộc", "nêu 2 nguyên tắc": not how many there are of a time."""
    return quantity.unit in _IDEAS and quantity.total is None


def says_where(folded: str, slot: Slot, sentence: Span) -> bool:
    """ "Nông dân của [3 tỉnh] Tây Nguyên gặp khó", "dịch bệnh tại [4 tỉnh]": where something is, not how many there
    are; what is counted before is counted together with its places: "12 cảng cá thuộc 3 tỉnh"."""
    lead = slot.quantity.lead
    counted = slot.left.end > slot.left.start and not any(mark in folded[slot.left.start : lead] for mark in ",;")
    if slot.quantity.unit not in _PLACES or slot.quantity.total is not None or counted:
        return False
    where = _WHERE.search(folded, max(sentence.start, lead - _WHERE_BEFORE), lead)
    return where is not None and not _SPREADS.search(folded, max(sentence.start, lead - _SPREADS_BEFORE), where.start())
