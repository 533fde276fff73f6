"""The words before and behind a number that say how it measures.

A *lead cue* ends right before the number ("tăng", "đạt", "chiếm", "gấp", "xếp thứ"); a *tail cue*
follows it ("so với cùng kỳ năm trước", "kế hoạch năm", "tổng dư nợ").
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from service.text.fold import pattern

Lead = Literal["increase", "decrease", "share", "contribution", "times", "rank", "reach", "to", "from", "none"]

_B = r"(?<![^\W\d_])"  # no letter before: the start of a word
_AUX = (
    r"(?:đã|đang|sẽ|vẫn|cũng|chỉ|đều|mới|thì|lại|tiếp\s+tục|phải|cần|có\s+thể|mức|bình\s+quân|trung\s+bình|"
    r"ước\s+tính|ước"
    r"|dự\s+ước|dự\s+kiến|phấn\s+đấu|tương\s+ứng|lần\s+lượt|được|toàn\s+tỉnh|tổng\s+cộng)"
)
_FILL = (
    r"(?:\s+(?:thêm|bình\s+quân|trung\s+bình|tương\s+ứng|lần\s+lượt|ước|ước\s+đạt|đạt|tới|đến|ở\s+mức|với\s+mức|"
    r"mức|khoảng|là|tất\s+cả|thực\s+hiện|nhẹ|mạnh|khá|cao|ít\s+nhất|tối\s+thiểu))*"
)
_THAN = r"(?:\s+so(?:\s+với)?\s+[^,;:().]{1,70}?)?"
_MORE = r"(?:cao|thấp|nhiều|ít|lớn|nhỏ|kém)\s+hơn"

_CUES: tuple[tuple[Lead, str], ...] = (
    (
        "to",
        r"(?:tăng|giảm|nâng|hạ|rút|đưa|từ)?\s*(?:lên|xuống)(?:\s+(?:đến|tới|còn|mức|thành|tận|chỉ\s+còn|gần|đạt|là))*",
    ),
    ("to", r"(?:giảm|chỉ|nay)\s+còn|giảm\s+về(?:\s+mức)?"),
    ("from", r"(?:tăng|giảm|nâng|hạ|đưa)?(?:\s+(?:mạnh|nhanh|dần|đều))?\s*từ(?:\s+mức)?"),
    ("times", r"(?:cao\s+|lớn\s+|nhiều\s+)?gấp|bằng(?=\s*$)(?#times)"),
    (
        "increase",
        rf"(?:đạt\s+)?(?:tốc\s+độ\s+|mức\s+)?(?:tăng\s+trưởng|tăng\s+thêm|tăng|cao\s+hơn|nhiều\s+hơn|lớn\s+hơn|"
        rf"vượt|nhích\s+lên|dôi\s+dư){_FILL}{_THAN}|(?:cao|nhiều|lớn)\s+hơn\s+[^,;:().\d]{{2,60}}?",
    ),
    (
        "decrease",
        rf"(?:sụt\s+giảm|suy\s+giảm|cắt\s+giảm|giảm\s+bớt|(?<!miễn )(?<!miễn, )giảm|thấp\s+hơn|ít\s+hơn|hụt|"
        rf"kém|tăng\s+trưởng\s+âm|rút\s+ngắn|âm){_FILL}{_THAN}|(?:thấp|ít|nhỏ|kém)\s+hơn\s+[^,;:().\d]{{2,60}}?",
    ),
    ("share", r"chiếm(?:\s+(?:tỷ\s+trọng|tỷ\s+lệ|tới|đến|khoảng|hơn|trên|gần|cao\s+nhất|lớn\s+nhất|với|là))*"),
    ("contribution", r"đóng\s+góp(?:\s+(?:vào|cho)[^,;:()]{1,60})?"),
    (
        "rank",
        r"(?:xếp|đứng)(?=\s*$)|(?:xếp|đứng|đạt|giữ|ở|vươn\s+lên|lên|xuống|xếp\s+hạng|thứ\s+hạng|vị\s+trí|"
        r"hạng)(?:\s+(?:ở|vị\s+trí|thứ\s+hạng|hạng|thứ|số))*\s+(?:thứ|hạng|thứ\s+hạng|vị\s+trí|số)",
    ),
    (
        "reach",
        rf"(?:{_AUX}\s+)*(?:ước\s+tính\s+đạt|ước\s+thực\s+hiện(?:\s+được)?|thực\s+hiện(?:\s+được)?|đạt\s+được|"
        rf"đạt\s+mức|đạt\s+tỷ\s+lệ|đạt\s+đạt|đạt"
        r"|hoàn\s+thành|là|có\s+thêm|có|gồm\s+có|bao\s+gồm|gồm|ở\s+mức|bằng|tương\s+đương\s+với|tương\s+đương|"
        r"tương\s+ứng\s+với|còn\s+lại|còn|được|đối\s+với|với|ước\s+tính|ước|dự\s+kiến|duy\s+trì|ổn\s+định\s+"
        r"mức"
        r"|thu\s+được|cho\s+tổng\s+số|tổng\s+số|tổng\s+cộng|cho|phấn\s+đấu|dao\s+động|ở)(?:\s+(?:mức|khoảng|"
        r"là|tới|đến|ước|đạt|từ|cả|tất\s+cả|tổng\s+số|tổng\s+cộng|bằng))*\s*:?",
    ),
)
_LEAD = pattern(_B + "(?:" + "|".join(f"(?P<c{index}>{source})" for index, (_, source) in enumerate(_CUES)) + r")\s*$")
_SEARCH_BACK = 110

_PLAN_NOUNS = (
    r"(?:kế\s+hoạch|dự\s+toán|chỉ\s+tiêu|mục\s+tiêu|nghị\s+quyết|khối\s+lượng\s+theo\s+kế\s+hoạch|quy\s+mô\s+"
    r"đầu\s+tư|định\s+mức"
    r"|(?:số\s+)?vốn[^,;:().\n]{0,40}\bgiao\b|vốn\s+kế\s+hoạch|chỉ\s+tiêu\s+kế\s+hoạch|pháp\s+lệnh|dự\s+kiến|"
    r"\bkh\b|\bkhv\b|\bdt\b|\bnq\b|thiết\s+kế|nhiệm\s+vụ|diện\s+tích\s+kế\s+hoạch|nhu\s+cầu|tiến\s+độ)"
)
PLAN_TAIL = pattern(
    rf"\s*(?:so\s+với\s+|so\s+|của\s+|theo\s+|mức\s+|tổng\s+|với\s+)*(?P<plan>{_PLAN_NOUNS}[^,;:().\n]*)"
)
PLAN_WORD = pattern(rf"{_B}{_PLAN_NOUNS}")
COMPARED = pattern(
    r"(?:so\s+(?:với\s+)?|bằng\s+|của\s+)?(?:mức\s+|thực\s+hiện\s+|số\s+)*(?P<same>cùng\s+(?:kỳ|thời\s+"
    r"(?:điểm|gian))(?:(?:\s+của)?\s+năm\s+(?:trước|ngoái|(?:19|20)\d\d)|\s+(?:19|20)\d\d|\s+năm\s+\d{4})?)"
    rf"|(?:so\s+(?:với\s+)?|{_MORE}\s+(?:so\s+với\s+)?|gấp\s+[\d,]+\s+lần\s+)(?P<other>(?:thời\s+điểm\s+|"
    rf"cuối\s+|đầu\s+|ngày\s+|thực\s+hiện\s+|mức\s+|bình\s+quân\s+)*[^,;:()\n]{{2,60}})"
)
TOTAL_TAIL = pattern(
    r"\s*/?\s*(?P<total>(?:(?:trong|trên|của)\s+)?tổng[^,;:().\n]{2,60}|(?:số|toàn\s+bộ)\s+[^,;:().\n]{2,50}|"
    r"vào\s+(?P<into>[^,;:().\n]{2,60})|(?:trong|của|trên)\s+(?P<of>[^,;:().\n]{3,60}))"
)
ESTIMATE = pattern(rf"{_B}(?:ước|dự\s+ước|ước\s+tính|dự\s+kiến|dự\s+báo|dự\s+tính)(?![^\W\d_])")
TARGET = pattern(
    rf"{_B}(?:phấn\s+đấu|mục\s+tiêu|sẽ|đặt\s+ra|đề\s+ra|quyết\s+tâm|hướng\s+tới|nâng\s+mức|phải\s+đạt|cần\s+"
    rf"đạt)(?![^\W\d_])"
)
# orders and promises: what they name is to be
ORDER = pattern(
    rf"{_B}(?:(?<!đạt )(?<!các )(?<!theo )(?<!những )yêu\s+cầu(?!\s+(?:về|của))|(?<!các )đề\s+nghị|"
    rf"(?<!các )kiến\s+nghị|(?<!ký )(?<!bản )cam\s+kết|phấn\s+đấu|đặt\s+mục\s+tiêu)(?![^\W\d_])"
)
TARGET_LABEL = pattern(r"(?:tổng\s+)?(?:số\s+)?(?:kế\s+hoạch|dự\s+toán|chỉ\s+tiêu|mục\s+tiêu)(?![^\W\d_])")
PART_OF = pattern(
    rf"{_B}(?:trong\s+đó|một\s+số\s+(?:ngành|mặt\s+hàng|sản\s+phẩm|nhóm|lĩnh\s+vực|thị\s+trường|chỉ\s+tiêu)|"
    rf"bao\s+gồm|gồm(?:\s+có)?|cụ\s+thể|chia\s+ra|chia\s+theo|riêng|(?:nổi\s+bật|tiêu\s+biểu|đáng\s+chú\s+ý)\s+"
    rf"là)"
)


@dataclass(frozen=True, slots=True)
class LeadCue:
    """``kind`` and the offset at which the cue's words begin (the end of the label before it)."""

    kind: Lead
    start: int


def lead_cue(text: str, start: int, end: int) -> LeadCue:
    """The cue that ends at ``end`` of a key, looking back no further than ``start``."""
    match = _LEAD.search(text, max(start, end - _SEARCH_BACK), end)
    if match is None:
        return LeadCue("none", _trim(text, start, end))
    kind = _CUES[int((match.lastgroup or "c0")[1:])][0]
    return LeadCue(kind, match.start())


def _trim(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in " \t\n:":
        end -= 1
    return end
