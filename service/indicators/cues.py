"""The words before and behind a number that say how it measures.

A *lead cue* ends right before the number ("tăng", "đạt", "chiếm", "gấp", "xếp thứ"); a *tail cue*
follows it ("so với cùng kỳ năm trước", "kế hoạch năm", "tổng dư nợ").
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from service.text.finder import KEYS, Finder
from service.text.fold import phrase

Lead = Literal["increase", "decrease", "share", "contribution", "times", "rank", "reach", "to", "from", "none"]

_B = r"(?<![^\W\d_])"  # no letter before: the start of a word
_AUX = (
    r"(?:đã|đang|sẽ|vẫn|cũng|(?<!đình )(?<!chứng )(?<!tín )(?<!địa )chỉ|đều|"
    r"(?<!thôn )(?<!đổi )(?<!trồng )(?<!cấp )(?<!lập )(?<!xây )(?<!làm )(?<!ký )(?<!tuyển )(?<!sinh )(?<!mở )mới|"
    r"thì|lại|tiếp tục|phải|cần|có thể|mức|bình quân|trung bình|ước tính|ước|"
    r"dự ước|dự kiến|phấn đấu|tương ứng|lần lượt|được|toàn tỉnh|tổng cộng)"
)
_FILL = (
    r"(?: (?:thêm|bình quân|trung bình|tương ứng|lần lượt|ước|ước đạt|đạt|tới|đến|ở mức|với mức|mức|khoảng|là|"
    r"tất cả|thực hiện|nhẹ|(?:mạnh|nhiều|cao|nhanh|sâu|lớn|thấp|ít|ấn tượng) nhất(?: với)?|mạnh|khá|cao|sâu|ấn tượng|"
    r"vọt|nhanh|chậm|đột (?:ngột|biến|phá)|bứt phá|vượt bậc|ngoạn mục|kỷ lục|phi mã|thần tốc|rõ rệt|trở lại|"
    r"khiêm tốn|đáng kể|đều|ít nhất|tối thiểu))*"
)
# "cao so với cả nước [và trong khi thế giới tăng trưởng âm] 4%": not past another verb
_THAN = r"(?: so(?: với)? (?:(?!(?<! mức)(?<! độ) (?:tăng|giảm|đạt|chiếm|là)(?![^\W\d_]))[^,;:().]){1,70}?)?"
_MORE = r"(?:cao|thấp|nhiều|ít|lớn|nhỏ|kém) hơn"

_SIDE = r"(?:(?:có |với )(?:tổng )?chiều )?"  # "dự án có chiều dài 72,8 km", like "tuyến đường dài 12 km"
_CUES: tuple[tuple[Lead, str], ...] = (
    (
        "to",
        r"(?:tăng|giảm|nâng|hạ|rút|đưa|từ)?\s*(?:(?<!trở )lên|xuống)"
        r"(?: (?:đến|tới|còn|mức|thành|tận|chỉ còn|gần|đạt|là))*",
    ),
    ("to", r"(?:giảm|chỉ|nay) còn|giảm về(?: mức)?"),
    ("from", r"(?:tăng|giảm|nâng|hạ|đưa)?(?: (?:mạnh|nhanh|dần|đều))?\s*từ(?: mức)?"),
    ("times", r"(?:cao |lớn |nhiều )?gấp|(?<!đồng )(?<!mặt )(?<!cân )bằng(?=\s*$)(?#times)"),
    (
        "increase",
        rf"(?:đạt )?(?:tốc độ |mức )?(?:tăng trưởng|tăng thêm|tăng|cao hơn|nhiều hơn|lớn hơn|nhanh hơn|vượt|nhích lên|"
        rf"dôi dư){_FILL}{_THAN}|(?:cao|nhiều|lớn|nhanh) hơn (?:(?! là )[^,;:().\d]){{2,60}}?",
    ),
    (
        "decrease",
        rf"(?:sụt giảm|suy giảm|cắt giảm|giảm bớt|(?<!miễn )(?<!miễn, )giảm|thấp hơn|ít hơn|chậm hơn|chậm|"
        rf"(?<!hao )(?<!thâm )hụt|kém|tăng trưởng âm|tụt|lùi|rớt|"
        rf"rút ngắn|âm){_FILL}{_THAN}|(?:thấp|ít|nhỏ|kém|chậm) hơn (?:(?! là )[^,;:().\d]){{2,60}}?",
    ),
    ("share", r"chiếm(?: (?:tỷ trọng|tỷ lệ|tới|đến|khoảng|hơn|trên|gần|cao nhất|lớn nhất|với|là))*"),
    ("contribution", r"đóng góp(?: (?:vào|cho)[^,;:()]{1,60})?"),
    (
        "rank",
        r"(?:(?<!sắp )xếp|đứng)(?=\s*$)|(?:và|,) (?:thứ|hạng)(?=\s*$)|"
        r"(?:lớn|cao|đông|nhiều|rộng|dài|mạnh|nhanh|tốt|thấp)(?: hàng)? thứ(?=\s*$)|(?:xếp|"
        r"đứng|đạt|giữ|ở|"
        r"vươn lên|lên|xuống|xếp hạng|thứ hạng|vị trí|hạng)(?: (?:ở|"
        r"vị trí|thứ hạng|hạng|thứ|số))* (?:thứ|hạng|thứ hạng|vị trí|số)",
    ),
    (
        "reach",
        rf"(?:{_AUX} )*(?:ước tính đạt|ước thực hiện(?: được)?|(?<!vốn )(?<!khối lượng )thực hiện(?: được)?|"
        rf"đạt được|đạt mức|đạt tỷ lệ|"
        rf"đạt đạt|đạt|(?<!giá trị khối lượng )hoàn thành|là|có thêm|có|gồm có|bao gồm|gồm|ở mức|"
        rf"(?<!đồng )(?<!mặt )(?<!cân )bằng|"
        rf"tương đương với|tương đương|"
        rf"tương ứng với|tương ứng(?=\s*$)|còn lại|còn|được|đối với|với|ước tính|ước|dự kiến|duy trì|"
        rf"ổn định mức|thu được|{_SIDE}dài|"
        rf"{_SIDE}(?:(?<!mở )(?<!sâu )(?<!lan )rộng|sâu|dày)|(?:có |với )?chiều cao|cho tổng số|"
        rf"tổng số|tổng cộng|cho|phấn đấu|dao động|ở)(?: (?:mức|khoảng|là|tới|đến|ước|đạt|từ|cả|tất cả|tổng số|"
        rf"tổng cộng|bằng))*\s*:?",
    ),
)
_LEAD = phrase(_B + "(?:" + "|".join(f"(?P<c{index}>{source})" for index, (_, source) in enumerate(_CUES)) + r")\s*$")
_SEARCH_BACK = 110

_PLAN_NOUNS = (
    r"(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|nghị quyết|khối lượng (?:theo kế hoạch|được giao)|quy mô đầu tư|định mức|"
    r"(?:số )?vốn[^,;:().\n]{0,40}\bgiao\b|vốn kế hoạch|chỉ tiêu kế hoạch|pháp lệnh|dự kiến|\bkh\b|\bkhv\b|\bdt\b|"
    r"\bnq\b|thiết kế|nhiệm vụ|diện tích kế hoạch|nhu cầu|tiến độ|hợp đồng)"
)
PLAN_TAIL = phrase(
    # "41% kế hoạch | do mưa trái mùa", but "kế hoạch do tỉnh giao"
    rf"\s*(?:so với |so |của |theo |mức |tổng |với )*(?P<plan>{_PLAN_NOUNS}"
    r"(?:(?! do (?![^,;:().\n]{0,50}giao))[^,;:().\n])*)"
)
PLAN_WORD = phrase(rf"{_B}{_PLAN_NOUNS}")
COMPARED = Finder(
    phrase(
        r"(?:so (?:với )?|bằng |của )?(?:mức |thực hiện |số |bình quân |tháng |quý |giai đoạn |thời kỳ )*"
        r"(?P<same>(?:cùng (?:kỳ(?: \(ck\))?|vụ|tháng|quý|thời (?:điểm|gian))"
        r"(?! (?:của )?(?:tháng|quý|tuần|kỳ|phiên) trước)|"
        r"(?<![^\W\d_])ck(?:nt|nn)?(?![^\W\d_]))"
        r"(?:(?: của)? năm (?:trước|ngoái|(?:19|20)\d\d)| (?:19|20)\d\d| năm \d{4})?)|"
        rf"(?:so (?!sánh)(?:với )?|{_MORE} (?:so với )?(?!\s*(?:khoảng |gần |trên |tới )?\d)|"
        r"gấp [\d,]+ lần(?!\s+(?:so|cùng|ck(?:nt|nn)?)) |"
        r"bằng [\d.,]+ ?(?:%|lần) (?=(?:của )?(?:(?:năm|tháng|quý) (?:trước|ngoái)|năm (?:19|20)\d\d)(?![^\W\d_])))"
        r"(?P<other>(?:thời điểm |cuối |đầu |ngày |thực hiện |mức |bình quân )*"
        r"(?:(?! (?:và|hoặc|nhưng|song|còn|mà|đồng thời)(?: (?:vẫn|lại|cũng|đã|chỉ))? "
        r"(?:tăng|giảm|đạt|bằng|gấp|cao|thấp))"
        r"[^,;:()\n]){2,60})"
    ),
    KEYS,
)
TOTAL_TAIL = phrase(
    r"\s*/?\s*(?P<total>(?:(?:trong|trên|của) )?tổng[^,;:().\n]{2,60}|(?:số|toàn bộ) [^,;:().\n]{2,50}|"
    r"vào (?P<into>[^,;:().\n]{2,60})|(?:trong|của|trên) (?P<of>[^,;:().\n]{3,60})|"
    r"(?!(?:tăng|giảm|so|và|trong|là|cao|thấp|bằng|với|do|theo|đạt|nhưng|còn|khá|cùng|năm|"
    r"kế)(?![^\W\d_]))[^\W\d_][^,;:().\n]{4,60})"
)
ESTIMATE = Finder(phrase(rf"{_B}(?:ước|dự ước|ước tính|dự kiến|(?<!tâm )(?<!đài )dự báo|dự tính)(?![^\W\d_])"), KEYS)
TARGET = Finder(
    phrase(
        rf"{_B}(?:(?<!tiêu )phấn đấu|đặt mục tiêu|"
        rf"(?<!cho )(?<!vì )(?<!các )(?<!trình )mục tiêu(?= (?:là|đến|năm|đạt|tăng|giảm|phấn đấu|"
        rf"đề ra|đặt ra|trong|\d)|:)|"
        rf"sẽ|đặt ra|(?<!hội )(?<!quyết )(?<!hoạch )(?<!tiêu )(?<!nhiệm vụ )đề ra|quyết tâm|hướng tới|"
        r"nâng mức|phải đạt|cần đạt|"
        r"(?:phải|cần) [^,;.:()]{0,30}(?:tối thiểu|ít nhất)|có thể (?:tiếp tục )?(?:mở rộng|nâng|bổ sung))(?![^\W\d_])"
    ),
    KEYS,
)
# orders and promises: what they name is to be
ORDER = Finder(
    phrase(
        rf"{_B}(?:(?<!đạt )(?<!các )(?<!theo )(?<!những )(?<!có )(?<!đáp ứng )yêu cầu(?! (?:về|của))|"
        r"(?<!các )(?<!đơn )(?<!hồ sơ )(?<!theo )đề nghị(?! (?:của|truy tố|khởi tố))|"
        r"(?<!các )(?<!theo )đề xuất(?! của)|"
        r"(?<!được )(?<!đã )(?<!bàn )(?<!chuyển )giao(?= (?:cho )?(?:các )?(?:sở|ubnd|ủy ban|bộ|công an|cục|chi cục|"
        r"ban|chủ tịch|giám đốc|thủ trưởng|tập đoàn|tổng công ty|phòng|trung tâm|huyện|địa phương)(?![^\W\d_]))|"
        # what an inspection proposed has been done: "kiến nghị xử phạt 12 trường hợp"
        r"(?<!các )(?<!ý kiến, )kiến nghị(?! (?:của|khởi tố|truy tố|xử lý|xử phạt|thu hồi|giảm trừ|cử tri))|"
        rf"(?<!ký )(?<!bản )cam kết|(?<!tiêu )phấn đấu|đặt mục tiêu)(?![^\W\d_])"
    ),
    KEYS,
)
NUMBER_OF = phrase(r"[\s\-+*•\d.)]*(?:tổng số|số)(?: lượng)? ")
TARGET_LABEL = phrase(r"(?:tổng )?(?:số )?(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu)(?![^\W\d_])")
MONEY_LABEL = phrase(
    rf"{_B}(?:thu nhập|tiền (?:lương|thưởng|công|thuê|phạt)|mức lương|lương (?:hưu|tháng|cơ bản)?|doanh thu|lợi nhuận|"
    r"giá (?:bán|thuê|trị)|học phí|phụ cấp|trợ cấp|chi phí|kinh phí)(?![^\W\d_])"
)
PART_OF = Finder(
    phrase(
        rf"{_B}(?:trong (?:số )?(?:đó|này)|một số (?:ngành|mặt hàng|sản phẩm|nhóm|lĩnh vực|thị trường|chỉ tiêu)|"
        rf"bao gồm|gồm(?: có)?|"
        rf"cụ thể|chia ra|(?:chia|phân) theo|(?<!sầu )(?<!nói )riêng(?! (?:lẻ|biệt|rẽ|tư))|"
        rf"(?:nổi bật|tiêu biểu|đáng chú ý) là)"
    ),
    KEYS,
)


@dataclass(frozen=True, slots=True)
class LeadCue:
    """``kind`` and the offset at which the cue's words begin (the end of the label before it)."""

    kind: Lead
    start: int


def lead_cue(text: str, start: int, end: int, *, gives: bool = True) -> LeadCue:
    """The cue that ends at ``end`` of a key, looking back no further than ``start``; without ``gives``
    "đóng góp" is a deed, no cue: "đã đóng góp cho ngân sách 90 tỷ đồng"."""
    low = max(start, end - _SEARCH_BACK)
    # no cue reaches over a mark, so none begins before the last one
    low = max(low, *[text.rfind(mark, low, end) + 1 for mark in ",;()."])
    match = _LEAD.search(text, low, end)
    if match is None or (not gives and match[0].split()[:2] == ["đóng", "góp"]):
        return LeadCue("none", _trim(text, start, end))
    kind = _CUES[int((match.lastgroup or "c0")[1:])][0]
    return LeadCue(kind, match.start())


def _trim(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in " \t\n:":
        end -= 1
    return end
