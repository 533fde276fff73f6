"""The date of posting as web pages print it: "2023-08-22", "Thứ Ba, 22/08/2023 | 09:15 GMT+7".

A page prints it in a line of its own below the headline, with or without the day of the week and the
time of day; year first or last, the month as a number, in words or shortened ("22 Tháng Tám, 2023",
"Th8 22, 2023", "Aug 22, 2023").
"""

from __future__ import annotations

import re
from datetime import date

from service.text.fold import key as folded
from service.text.fold import pattern

_VIETNAMESE = ("một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")
_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WORDS = "|".join(word.replace(" ", r"\s+") for word in reversed(_VIETNAMESE))
_MONTH = rf"(?:th(?:áng|g)?\.?\s*(?:\d{{1,2}}|{_WORDS})|(?:{'|'.join(_ENGLISH)})[a-z]{{0,6}}\.?)"
_YEAR = r"(?:19|20)\d\d(?!\d)"
_ORDERS = (
    rf"(?P<y>{_YEAR})[/-](?P<m>\d{{1,2}})[/-](?P<d>\d{{1,2}})",
    rf"(?P<d>\d{{1,2}})\s?[/.-]\s?(?P<m>\d{{1,2}})\s?[/.-]\s?(?P<y>{_YEAR})",
    rf"(?P<d>\d{{1,2}})(?:\s?[/.-]\s?|\s+)(?P<m>{_MONTH})\s?[/.,-]?\s*(?:năm\s+)?(?P<y>{_YEAR})",
    rf"(?P<m>{_MONTH})\s+(?P<d>\d{{1,2}})\s*,\s*(?P<y>{_YEAR})",
)
_READINGS = tuple(pattern(order) for order in _ORDERS)
DATE = f"(?:{re.sub(r'[?]P<[dmy]>', '?:', '|'.join(_ORDERS))})"
"""A full date, for patterns that run on keys; ``read_date`` reads what it matches."""
WEEKDAY = (
    r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật|cn|"
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)"
)
TIME = r"\d{1,2}\s?(?::|h|g|giờ)\s?(?:\d{2}(?::\d{2}(?:[.,]\d{1,6})?)?)?'?(?:\s*(?:phút|am|pm|sa|ch)(?!\w))?"
LABEL = (
    r"(?:thời\s+gian(?:\s+đăng)?|ngày\s+(?:đăng(?:\s+tin)?|cập\s+nhật|tạo|viết|gửi|xuất\s+bản|phát\s+hành|ban\s+hành)|"
    r"đăng\s+(?:ngày|lúc|tải)|(?:đã\s+)?đăng|(?:cập\s+nhật|xuất\s+bản|phát\s+hành)(?:\s+(?:lúc|ngày|lần\s+cuối))?|"
    r"(?:posted|published|updated)(?:\s+on)?)"
)
"""What a page puts before the date of posting."""
# "Thu Hà | ", "Tác giả: Thu Hà - ", "Nguồn: Báo Lào Cai, ", "Lượt xem: 120 | "
_AUTHOR = (
    r"(?:[^\d|\n.;!?-]{2,40}\s[|-]\s|nguồn\s*:[^\d|\n.;!?-]{2,40}[,-]\s*|"
    r"(?:số\s+)?lượt\s+(?:xem|đọc)\s*:?\s*\d{1,9}\s*[|-]\s*)"
)
# "GMT+7", "+07:00", "Z"
_ZONE = r"(?:\(?(?:gmt|utc)\s*[+-]\s*\d{1,2}(?::\d{2})?\)?|[+-]\d{2}:?\d{2}|z)"
# " | Lượt xem: 120 | In trang", " by admin"
_CONTROLS = (
    r"(?:\s*[|•·/-]?\s*(?:(?:số\s+)?lượt\s+(?:xem|đọc|truy\s+cập)|đã\s+xem|in\s+(?:trang|bài)|cỡ\s+chữ|chia\s+sẻ|gửi|bởi|by|"
    r"tác\s+giả|nguồn|người\s+đăng|đăng\s+bởi|\d{1,7}\s*(?:lượt|bình\s+luận|phút|views?))(?!\w)[^|\n.;]{0,40})"
)
_LINE = pattern(
    rf"{_AUTHOR}?(?:{LABEL}\s*:?\s*)?[\[(]?\s*(?:{TIME}[\s,|-]*)?(?:{WEEKDAY}\s*[,-]?\s*)?(?:ngày\s*:?\s*)?(?:{TIME}[\s,|-]*)?{DATE}"
    rf"(?:(?:[\s,|-]*|\s*t)(?:lúc\s*)?{TIME})?\s*{_ZONE}?\s*[\])]?"
    rf"(?:{_CONTROLS}{{1,4}}|\s{{2,}}\d{{1,6}})?"
)


_BEHIND = pattern(rf"\s+(?:{TIME}\s*[|,-]?\s*{DATE}|{DATE}\s*[|,-]?\s*{TIME})\s*$")


def headline_end(key: str, start: int, end: int) -> int:
    """Where a headline ends that its page has run together with the time of posting: "Khánh thành cầu Sông Lô | 10:12 |
    22/07/2031"."""
    behind = _BEHIND.search(key, start, end)
    return behind.start() if behind else end


def is_posting_date(key: str, start: int, end: int) -> bool:
    """ "Thứ Sáu, 28/06/2024 14:00", "10/07/2024 11:54 | Lượt xem: 555 | In trang"."""
    return _LINE.fullmatch(key, start, end) is not None


def read_date(written: str) -> date | None:
    """The day that a match of ``DATE`` names; ``None`` where there is no such day: "31/02/2023"."""
    match = next((found for order in _READINGS if (found := order.fullmatch(written))), None)
    if match is None:
        return None
    try:
        return date(int(match["y"]), _month(match["m"]), int(match["d"]))
    except ValueError:
        return None


def _month(written: str) -> int:
    """ "08", "tháng 8", "th8", "tháng mười hai", "august"; 0 for none."""
    digits = re.sub(r"\D", "", written)
    if digits:
        return int(digits)
    word = " ".join(re.sub(r"^(?:tháng|thg|th)\s*\.?\s*", "", written).split())
    numbers = [number for number, name in enumerate(_VIETNAMESE, 1) if folded(name) == word]
    numbers += [number for number, name in enumerate(_ENGLISH, 1) if word.startswith(name)]
    return numbers[0] if numbers else 0
