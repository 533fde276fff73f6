"""Numbers with a unit that measure nothing all the same.

Thresholds inside a category's name ("mặt hàng có kim ngạch trên 1 tỷ USD"), technical classes ("đường
60m"), bare numbers in prose ("tóm gọn trong 50 chữ").
"""

from __future__ import annotations

from service.indicators.clauses import Slot
from service.indicators.quiet import is_named_so
from service.indicators.units import (
    BARE,
    CLASSES,
    CRITERIA,
    DIGITS,
    HORSEPOWER,
    SIZED,
    SIZES,
    THRESHOLDS,
    TIMES,
    is_rate,
)
from service.indicators.vocabulary import Vocabulary
from service.quantities.model import Quantity
from service.text.align import Text
from service.text.fold import phrase

_MEETS = phrase(r"[^,;:.()\d]{0,40}(?:đạt|đạt từ|dưới|có|còn|chuẩn)\s*")
_UP_TO = ("less_than", "at_least", "at_most")
_BOUNDS = ("more_than", "less_than", "at_least", "at_most")
# "những xã có tỷ lệ hộ nghèo trên 40%": which communes
_BOUNDED = phrase(
    r"(?<![^\W\d_])(?:các|những|với) [^,;.:()]{2,45} (?:giải ngân|có (?:tỷ lệ|mức|kim ngạch|doanh thu|quy mô|"
    r"vốn|thu nhập))"
    r"[^,;.:()]{0,40}$"
)
_ROUND = tuple(10**power for power in range(3, 8))
_YIELDS = phrase(
    r"(?<![^\W\d_])(?:giá trị|thu nhập|doanh thu|lợi nhuận|năng suất|sản lượng|chi phí|thu hoạch)[^;.:\d]{0,70}"
    r"(?:trên|mỗi|cho|của|/)\s*$"
)
_AMOUNTS_TO = phrase(r"[^.;\d]{0,90}?(?<![^\W\d_])(?:đạt|là|ước|tăng|từ|bình quân|khoảng|còn|thu)[^.;\d]{0,25}\d")
_PER = phrase(r"(?:(?<![^\W\d_])(?:trên|bình quân|mỗi|cứ|tính trên) |/ ?)$")
_MEASURED = phrase(
    r"\s*(?:\([^()\n]{1,20}\)\s*)?"
    r"(?::|(?:là|đạt|ước đạt|còn|có|(?:, [^,;.\d]{1,40} )?(?:xếp|đứng)(?: hạng)?(?: thứ)?) )"
    r"\s*(?:khoảng )?\d"
)
_TONNAGE = phrase(
    r"(?:(?:tàu|xe|phương tiện)[^,;.:()]{0,20}(?:trọng tải|tải trọng|cỡ)|(?:trọng tải|tải trọng))"
    r" (?:đến|tới|trên|từ|dưới|lớn hơn|không quá)(?: hơn)?\s*$"
)
_SINKS = phrase(
    r"(?<![^\W\d_])(?:sạt lở|sạt|ảnh hưởng|hư hỏng|"
    r"ngập|lún|sụt lún|dâng|dâng cao|xói lở)(?: sâu| thêm| tới| đến| khoảng)*\s*$"
)
_ALL = phrase(r"(?<![^\W\d_])(?:tổng|tất cả)(?![^\W\d_])[^;,.\d]*$")
_AMONG = phrase(r"(?<![^\W\d_])(?:top|danh sách|bảng xếp hạng|trong nhóm) $")
_BEST = phrase(r"[^,;:.()\d]{0,60}(?:lớn|tốt|cao|nhanh|mạnh|nhiều|đẹp|giàu) nhất|[^,;:.()\d]{0,60}(?:hàng đầu|uy tín)")
_LIST_BEFORE = 24  # characters before a number in which stands that it says how long a list is
_TOLD_PLACE = phrase(r"\s*(?:(?:trong danh sách|trong bảng|nhóm này) )?(?:với|là|sau)(?![^\W\d_])")
_ONE_OF = phrase(r"\s*trong (?:số )?(?:\d|những|các)")
_BEFORE = 120  # characters before a number in which its category may stand
_AWAY = phrase(r"(?<![^\W\d_])cách [^,;:]{2,70}$")  # "cách trung tâm huyện 12 km"
_OF_SORT = phrase(r"(?<![^\W\d_])(?<!các )(?<!mọi )(?<!nhiều )(?<!đủ )loại $")
_HELD_SO_OFTEN = phrase(r"(?<![^\W\d_])(?:trải )?qua $")
_EXTENT = phrase(r"(?<![^\W\d_])chiều (?:dài|rộng|cao|sâu)(?![^\W\d_])")  # "có tổng chiều dài toàn tuyến 45 km"
# "7 đơn vị giải ngân | trên 60%", "9 doanh nghiệp công bố lãi | trên 500 tỷ đồng"
_RESULT = phrase(
    r"^(?: [^\W\d_]+){0,5}? (?:(?:công bố |báo |có )?(?:lãi|lỗ)|giải ngân|doanh thu|lợi nhuận|kim ngạch|tăng trưởng|"
    r"nợ thuế|"
    r"nợ đọng)\s*$"
)
_PAID_FOR = phrase(r"\s*(?:đối với|cho|với) [^,;:()]{2,90}")
_AT = phrase(r"[^\w]*(?:(?:hiện |đang |còn |vẫn )*ở )?")  # "Hồ hiện ở mực nước 98 m"
_ROAD = phrase(
    r"(?<![^\W\d_])(?:cao tốc|đường|tuyến|quốc lộ|tỉnh lộ|kênh|đê|kè|đoạn|cầu)(?![^\W\d_])[^,;:()]{2,80}\(?\s*$"
)
# "6 nhóm hàng, mặt hàng đạt kim ngạch trên 500 triệu USD"
_THRESHOLD = phrase(
    r"^(?:,\s[^\W\d_]+(?: [^\W\d_]+){0,2}(?= (?:có|đạt) ))?[^,;:()]{0,60}?(?:có|đạt|với|từ|dưới|trên) [^,;:()]{0,60}$"
)


def is_unread(text: Text, slots: list[Slot], index: int, words: Vocabulary) -> bool:
    """True for a number that is to be left to the diagnostics."""
    slot = slots[index]
    quantity = slot.quantity
    if index and is_threshold(text, slots[index - 1].quantity, quantity):
        return True
    if index and _is_class_paid_for(text, slots[index - 1].quantity, quantity):
        return True
    if is_named_so(text, quantity):
        return True
    if quantity.approximation in _BOUNDS and _BOUNDED.search(text.key, max(0, quantity.lead - _BEFORE), quantity.lead):
        return True
    if quantity.unit in CRITERIA and quantity.approximation in _BOUNDS:
        return True  # "không còn xã dưới 5 tiêu chí"
    if quantity.dimension == "mass" and _TONNAGE.search(text.key, max(0, quantity.lead - 40), quantity.lead):
        return True  # "bến cho tàu trọng tải đến 100.000 tấn"
    if quantity.dimension in SIZES and _OF_SORT.search(text.key, max(0, quantity.lead - 10), quantity.lead):
        return True  # "chum loại 100 lít": which sort
    if quantity.unit == TIMES and _HELD_SO_OFTEN.search(text.key, max(0, quantity.lead - 12), quantity.lead):
        return True  # "qua 27 lần tổ chức"
    if quantity.unit == DIGITS:
        return True  # "phấn đấu tăng trưởng 2 con số": how many digits
    if quantity.unit == HORSEPOWER and not _ALL.search(text.key, max(0, quantity.lead - 40), quantity.lead):
        return True  # "tàu cá công suất từ 90 CV trở lên": which boats
    before = text.key[max(0, quantity.lead - _LIST_BEFORE) : quantity.lead]
    if quantity.dimension == "count" and _AMONG.search(before) and _BEST.match(text.key, quantity.span.end):
        return True  # "thứ 24 trong danh sách 1.000 doanh nghiệp nộp thuế lớn nhất": which list
    if quantity.unit == BARE and quantity.number == 1 and _ONE_OF.match(text.key, quantity.span.end):
        return True  # "là 1 trong 12 dự án chậm tiến độ"
    if quantity.unit == BARE:
        return not _measures_bare(text, slot, words)
    if index and slots[index - 1].quantity.dimension == quantity.dimension:
        return False  # "phổ biến 300 - 500 mm, có nơi trên 700 mm"
    return quantity.dimension in CLASSES and slot.cue.kind == "none" and _is_class(text, slot, words)


def is_threshold(text: Text, before: Quantity, quantity: Quantity) -> bool:
    """ "09 nhóm mặt hàng có kim ngạch trên 1 tỷ USD": the sum says which goods are counted."""
    if before.dimension in ("count", "percent") and quantity.unit in CRITERIA:
        return _MEETS.fullmatch(text.key, before.span.end, quantity.lead) is not None
    sized = quantity.dimension in ("length", "power") and quantity.approximation in _UP_TO
    if before.dimension != "count" or not (quantity.dimension in THRESHOLDS or sized):
        return False
    if quantity.approximation not in _BOUNDS:
        return False
    between = text.key[before.span.end : quantity.lead]
    if _RESULT.search(between) or (not between.strip() and before.unit in SIZED):
        return True  # "8 thị trường trên 5 tỷ USD"
    return len(between) < 60 and bool(_THRESHOLD.match(between)) and " với " not in between


def _is_class_paid_for(text: Text, before: Quantity, quantity: Quantity) -> bool:
    """ "8 triệu đồng/hồ sơ đối với dự án có tổng vốn đến [50 tỷ đồng]": which of those pay so much."""
    if not is_rate(before) or "/" in quantity.unit or quantity.dimension not in THRESHOLDS:
        return False
    return _PAID_FOR.fullmatch(text.key, before.span.end, quantity.lead) is not None


def is_told_place(text: Text, quantity: Quantity) -> bool:
    """ "Nhật Bản đứng thứ [hai] với 150 triệu USD": a place in the telling, which measures nothing; "đứng thứ tư cả
    nước" is a rank."""
    in_words = quantity.unit == BARE and text.norm[slice(*quantity.span)].isalpha()
    return in_words and _TOLD_PLACE.match(text.key, quantity.span.end) is not None


def is_denominator(text: Text, quantity: Quantity) -> bool:
    """ "Số bác sĩ bình quân [1 vạn dân]: 15", "số ca mắc trên [100.000 dân] là 4,1": per so many."""
    if quantity.unit == "har" and quantity.number == 1:
        return _is_one_hectare(text, quantity)
    if quantity.dimension != "count" or quantity.number not in _ROUND:
        return False
    before = text.key[max(0, quantity.lead - 12) : quantity.digits.start]
    return _PER.search(before) is not None and _MEASURED.match(text.key, quantity.span.end) is not None


def _is_one_hectare(text: Text, quantity: Quantity) -> bool:
    """ "Giá trị sản phẩm trên [1 ha] đất trồng trọt đạt 115 triệu đồng"."""
    before = _YIELDS.search(text.key, max(0, quantity.digits.start - _BEFORE), quantity.digits.start)
    return before is not None and _AMOUNTS_TO.match(text.key, quantity.span.end) is not None


def _measures_bare(text: Text, slot: Slot, words: Vocabulary) -> bool:
    """A number without a unit measures behind a measure word or a plain "đạt", "là", ":"."""
    cue = slot.cue
    if cue.kind in ("increase", "decrease", "rank", "share", "times"):
        return True
    printed = text.key[cue.start : slot.quantity.lead]
    if cue.kind == "reach" and (":" in printed or any(verb in printed for verb in ("đạt", "là", "có", "còn", "ước"))):
        return True
    start = slot.segments[-1].start if slot.segments else cue.start
    while start < cue.start and not text.key[start].isalpha():
        start += 1
    return bool(slot.segments) and (
        words.core(text.key, start, cue.start) is not None or ":" in text.key[cue.start : slot.quantity.lead]
    )


def _is_class(text: Text, slot: Slot, words: Vocabulary) -> bool:
    """ "đường 60m", "đường dây 110 kV": no measure word before, nothing measured behind."""
    start = slot.segments[-1].start if slot.segments else slot.cue.start
    if _SINKS.search(text.key, start, slot.quantity.lead):
        return False
    if (
        slot.opens
        and text.key.startswith(")", slot.quantity.span.end)
        and _ROAD.search(text.key, start, slot.cue.start)
    ):
        return False  # "cao tốc Tuy Hòa - Vân Phong (48,6 km)"
    if slot.quantity.shape == "fraction" or _AWAY.search(text.key, start, slot.quantity.lead):
        return False
    if slot.quantity.dimension == "length" and _EXTENT.search(text.key, start, slot.quantity.lead):
        return False
    if ":" in text.key[slot.cue.start : slot.quantity.lead]:
        return False  # "- Xử lý nền đất yếu: 5,8 km"
    start = _AT.match(text.key, start, slot.cue.start).end()  # type: ignore[union-attr]
    follows = text.key[slot.tail.start : slot.tail.start + 4].strip()
    return words.core(text.key, start, slot.cue.start) is None and not follows[:1].isalpha()
