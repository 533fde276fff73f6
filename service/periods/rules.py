"""The rules for words that name a time: a name, a pattern on keys, a production that dates them.

The name tells later stages what kind of words they were: ``month``, ``first_months``, ``year``,
``same_period`` …
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from service.periods import calendar
from service.periods.model import Period, Reference
from service.text.fold import phrase
from service.text.lazy import regex

_Y = r"(?:19|20)\d\d"
_D = r"(?:0?[1-9]|[12]\d|3[01])"
_M = r"(?:1[0-2]|0?[1-9])"
_NOT_NUMBER = r"(?![\d]|[.,/]\d)"
# a bare year belongs to the month in its own line, and begins no date: "Tin tháng 7 | 2031-08-05"
_OF_YEAR = (
    rf"(?:\s{{0,3}}[/-]\s{{0,3}}|[.](?=\d)|[^\S\n]*,?[^\S\n]*|\s*,?\s*(?:của )?năm )(?P<y>{_Y}){_NOT_NUMBER}"
    r"(?!-\d\d-\d)"
)
# "tháng 12 năm ngoái", "quý III năm nay"
_LAST_OR_THIS_YEAR = r" (?:của )?năm (?:(?P<ago>ngoái|trước(?! đó))|nay)(?![^\W\d_])"
# "từ 19 giờ ngày 12/10 đến 7 giờ 30 sáng 13 tháng 10 năm 2024"
_CLOCK = r"(?:\d{1,2} ?(?:h|giờ)(?: ?\d{2})?(?: phút)?,? )?"
_DAY_WORD = r"(?:(?:các )?ngày|đêm|sáng|trưa|chiều|tối)"
_MONTH_OF = r"(?:[/.-]|\s{0,3}tháng )"
_YEAR_OF = r"(?:[/.-]|\s{0,3}năm )"
_BEFORE_NUMBER = r"(?<![\d/])(?<!\d[.,-])"
_MONTHS = {
    "hai": 2,
    "ba": 3,
    "tư": 4,
    "bốn": 4,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
    "mười một": 11,
    "mười hai": 12,
    "năm": 5,
    "giêng": 1,
    "chạp": 12,
}
_LONGEST_FIRST = sorted(_MONTHS, key=len, reverse=True)
_MONTH_WORDS = "|".join(_LONGEST_FIRST)
_OTHER_MONTHS = "|".join(word for word in _LONGEST_FIRST if word != "năm")
# "trong tháng Năm tăng", "tháng Năm năm 2021"; not "các tháng năm 2021", "6 tháng năm nay", "trong tháng, năm"
_MAY = rf"năm(?! (?:nay|ngoái|trước|sau|học|tới|qua|báo|kế|đầu|cuối|thứ|{_Y})|\s{{0,3}}[-/]?\s{{0,3}}{_Y})"
_MONTH_WORD = rf"(?<!\d )(?<!các )(?<!những )(?<!mấy )tháng (?P<w>{_MAY}|{_OTHER_MONTHS})"
_DAYTIMES = r"(?:sáng|trưa|chiều|tối)"
# "Hiện toàn tỉnh đã trồng 500 ha", "bệnh viện hiện chỉ có 20 bác sĩ": the syllable as a word of its own, not in
# "thực hiện", "hiện trường"
_PRESENTLY = (
    r"(?<!thực )(?<!phát )(?<!xuất )(?<!thể )(?<!tái )(?<!biểu )(?<!ẩn )(?<!cải )(?<!thị )(?<!hiển )"
    r"(?<!lộ )hiện(?= [^\W\d_])"
    r"(?! (?:đại|hành|trạng|trường|tượng|vật|thực|hữu|thân|diện(?! tích)|hình|kim|nguyên|sinh|lên|ra|rõ|thời)"
    r"(?![^\W\d_]))"
)
# "28%, nay còn 2%": not of "năm nay", "sáng nay", "xưa nay"
_NOW_ALONE = r"(?<=[,;] )nay(?= (?:còn|đã|đạt|có|chỉ|là|tăng|giảm|lên)(?![^\W\d_]))"
_DAYS = ("request", "issued", "posted", "dateline")
"""Where a reference date was found that is the day of the text."""
_SEASONS = r"(?:đông xuân|hè thu|thu đông|xuân hè|mùa|đông|xuân|hè)"

_NAMED_GROUP = regex(r"[(][?]P<[a-z]+>")

_YEAR_ENDS = 11
"""The month from which a year is told as past."""

Parts = dict[str, str | None]
Production = Callable[[Parts, Reference], Period | None]


def _int(parts: Parts, name: str) -> int | None:
    value = parts.get(name)
    return int(value) if value else None


def _year_of(parts: Parts, reference: Reference) -> int | None:
    """The year of a time: stated, "năm ngoái", or the reference's."""
    on = reference.date
    return _int(parts, "y") or (on.year - bool(parts.get("ago")) if on else None)


def _nearest_year(month: int, reference: Reference) -> int | None:
    """The year of a yearless month: "tháng 12" in a report of January is last year's."""
    if reference.date is None:
        return None
    return reference.date.year - (month - reference.date.month >= 6)


def _safe_date(year: int | None, month: int, day: int) -> date | None:
    if year is None:
        return None
    return date(year, month, day) if day <= calendar.month_end(year, month).day else None


def _date(parts: Parts, reference: Reference) -> Period | None:
    month = int(parts["m"] or 0)
    on = _safe_date(_int(parts, "y") or _nearest_year(month, reference), month, int(parts["d"] or 0))
    return Period(on, on, "day") if on else None


def _month(parts: Parts, reference: Reference) -> Period | None:
    number = int(parts["m"] or 0)
    last = _year_of(parts, reference) if parts.get("ago") else None  # "tháng 12 năm ngoái"
    year = _int(parts, "y") or last or _nearest_year(number, reference)
    return calendar.month(year, number) if year else None


def _ten_days(parts: Parts, reference: Reference) -> Period | None:
    """ "trung tuần tháng 11": its second ten days."""
    month = _month(parts, reference)
    if month is None:
        return None
    first = {"thượng": 1, "trung": 11, "hạ": 21}[parts.get("edge") or "trung"]
    last = month.end.day if first == 21 else first + 9
    return Period(month.start.replace(day=first), month.end.replace(day=last), "span")


def _mid_month(parts: Parts, reference: Reference) -> Period | None:
    """ "đến giữa tháng 11", "đến đầu tháng 12": up to its 15th day, its first."""
    return _date({**parts, "d": "15" if parts.get("edge") == "giữa" else "1"}, reference)


def _first_months(parts: Parts, reference: Reference) -> Period | None:
    year, count = _year_of(parts, reference), int(parts["n"] or 6)
    if year is None:
        return None
    return calendar.last_months(count, year) if parts.get("late") else calendar.first_months(count, year)


def _month_number(parts: Parts) -> int:
    return _MONTHS[" ".join((parts["w"] or "hai").split())]


def _month_word(parts: Parts, reference: Reference) -> Period | None:
    """ "tháng Mười một năm 2022"."""
    return _month({**parts, "m": str(_month_number(parts))}, reference)


def _first_months_word(parts: Parts, reference: Reference) -> Period | None:
    """ "bảy tháng đầu năm"."""
    return _first_months({**parts, "n": str(_month_number(parts))}, reference)


def _after_months(parts: Parts, reference: Reference) -> Period | None:
    """ "sau 6 tháng", in a text that reports on the first six months."""
    months = _first_months(parts, reference)
    return months if months and months == reference.period else None


def _half(parts: Parts, reference: Reference) -> Period | None:
    return _first_months({**parts, "n": "6"}, reference)


_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_QUARTERS |= {"một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4}


def _part_of_month(parts: Parts, reference: Reference) -> Period | None:
    """ "10 ngày đầu tháng 9", "nửa cuối tháng 8"."""
    month, days = _month(parts, reference), _int(parts, "n") or 15
    if month is None or not 0 < days < month.end.day:
        return month
    if parts.get("late"):
        first = month.end.day - days if parts.get("n") else days
        return Period(month.start.replace(day=first + 1), month.end, "span")
    return Period(month.start, month.start.replace(day=days), "span")


def _months(parts: Parts, reference: Reference) -> Period | None:
    """ "tháng 1-8/2023", "từ tháng 3 - 8 năm 2023"."""
    first, last = int(parts["a"] or 0), int(parts["b"] or 0)
    year = _int(parts, "y") or _nearest_year(last, reference)
    if year is None or first >= last:
        return None
    if first == 1:
        return calendar.first_months(last, year)
    return Period(date(year, first, 1), calendar.month_end(year, last), "span")


def _past_months(parts: Parts, reference: Reference) -> Period | None:
    """ "8 tháng qua", told in August or September: those since the year began; else a reader could not tell."""
    months, on = int(parts["n"] or 0), reference.date
    return calendar.first_months(months, on.year) if on and months in (on.month, on.month - 1) else None


def _since_year(parts: Parts, reference: Reference) -> Period | None:
    """ "từ đầu năm 2030", told in that year or later."""
    start, on = date(int(parts["y"] or 0), 1, 1), reference.date
    if on is None or on < start:
        return None
    return calendar.to_date(on) if on.year == start.year else Period(start, on, "span")


def _quarter(parts: Parts, reference: Reference) -> Period | None:
    year = _year_of(parts, reference)
    return calendar.quarter(year, _QUARTERS[parts["q"] or "i"]) if year else None


def _date_range(parts: Parts, reference: Reference) -> Period | None:
    """ "từ 16/4 đến 15/5/2019", "từ ngày 20/3 đến ngày 20/4", "từ ngày 5 đến ngày 9 tháng 10"."""
    end = _date({"d": parts["e"], "m": parts["f"], "y": parts["z"]}, reference)
    if end is None:
        return None
    month, year = parts.get("m") or parts["f"], parts.get("y") or str(end.start.year)
    start = _date({"d": parts["d"], "m": month, "y": year}, reference)
    if start is None:
        return None
    if start.start > end.end:
        start = calendar.shift_years(start, -1)
    return Period(start.start, end.end, "span")


def _years(parts: Parts, _reference: Reference) -> Period | None:
    first, last = int(parts["a"] or 0), int(parts["b"] or 0)
    return calendar.years(first, last) if first < last else None


def _since_term(parts: Parts, reference: Reference) -> Period | None:
    """ "từ đầu nhiệm kỳ 2030 - 2035 đến nay"."""
    return Period(date(int(parts["a"] or 0), 1, 1), reference.date, "span") if reference.date else None


def _season(parts: Parts, _reference: Reference) -> Period | None:
    first, last = int(parts["a"] or 0), _int(parts, "b")
    if last is None:
        return calendar.year(first)
    return calendar.years(first, last) if first < last else None


def _school_year(parts: Parts, _reference: Reference) -> Period | None:
    first, last = int(parts["a"] or 0), int(parts["b"] or 0)
    # a school year runs from September to the end of May
    return Period(date(first, 9, 1), date(last, 5, 31), "span") if first < last else None


def _year(parts: Parts, _reference: Reference) -> Period | None:
    return calendar.year(int(parts["y"] or 0))


def _this(parts: Parts, reference: Reference) -> Period | None:
    if reference.date is None:
        return None
    unit, on = parts["u"], reference.date
    if unit == "năm":
        return calendar.year(on.year)
    if unit == "quý":
        return calendar.quarter(on.year, (on.month + 2) // 3)
    if unit == "tháng":
        return calendar.month(on.year, on.month)
    return reference.period


def _last(parts: Parts, reference: Reference) -> Period | None:
    unit = "năm" if parts.get("ago") else parts.get("u") or parts.get("v")
    this = _this({"u": unit}, reference)
    return calendar.before(this) if this else None


def _year_past(_parts: Parts, reference: Reference) -> Period | None:
    """ "trong năm qua": the year that ends, or in the months after it the last."""
    on = reference.date
    return calendar.year(on.year if on.month >= _YEAR_ENDS else on.year - 1) if on else None


def _now(_parts: Parts, reference: Reference) -> Period | None:
    return calendar.instant(reference.date) if reference.date else None


def today(reference: Reference, ago: int = 0) -> Period | None:
    """The day of a text that is dated by its day, or ``ago`` days before: "Sáng nay, …", "Hôm qua, …"."""
    if reference.date is None or reference.source not in _DAYS:
        return None
    on = reference.date - timedelta(days=ago)
    return Period(on, on, "day")


def _today(parts: Parts, reference: Reference) -> Period | None:
    return today(reference, ago=1 if parts.get("ago") else 0)


def _year_to_date(parts: Parts, reference: Reference) -> Period | None:
    on, year = reference.date, parts.get("y")
    if on is None or (year and int(year) > on.year):
        return None
    if year is None or int(year) == on.year:
        return calendar.to_date(on)
    return Period(date(int(year), 1, 1), on, "span")


def _year_edge(parts: Parts, reference: Reference) -> Period | None:
    year = _year_of(parts, reference)
    if year is None or parts.get("edge") == "giữa":
        return calendar.year(year) if year else None
    return calendar.instant(date(year - 1, 12, 31) if parts.get("edge") == "đầu" else date(year, 12, 31))


def _part_year(parts: Parts, reference: Reference) -> Period | None:
    year, on = _year_of(parts, reference), reference.date
    if year and on and on.year == year and parts.get("edge") == "đầu":
        return calendar.to_date(on)
    return calendar.year(year) if year else None


def _term(_parts: Parts, _reference: Reference) -> Period | None:
    return None


# name, pattern of the rule (on keys), production
_RULES: tuple[tuple[str, str, Production], ...] = (
    (
        "date",
        rf"(?:ngày )?{_BEFORE_NUMBER}(?P<d>{_D})\s{{0,3}}[/.-]\s{{0,3}}(?P<m>{_M})\s{{0,3}}[/.-]\s{{0,3}}"
        rf"(?P<y>{_Y})(?![\d/])",
        _date,
    ),
    ("date", rf"(?<![\d/.-])(?P<y>{_Y})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?![\d/-])", _date),
    ("date", rf"ngày (?P<d>{_D}) tháng (?P<m>{_M})(?:,? năm (?P<y>{_Y}))?(?!\d)", _date),
    (
        "date",
        rf"(?:(?:ngày|sáng|trưa|chiều|tối|đêm|hôm|hôm nay|chiều nay|sáng nay|tối nay|mùng|mồng|nay)\s*,?\s*\(?|"
        rf"(?<=\())(?:ngày )?(?P<d>{_D})[/-](?P<m>{_M}){_NOT_NUMBER}(?![/-]\d)(?: năm (?P<y>{_Y}))?",
        _date,
    ),
    # "ngày 3.2", "sáng 8.11": newspapers write dates with a dot
    ("date", rf"(?:ngày|sáng|trưa|chiều|tối|đêm) (?P<d>{_D})[.](?P<m>{_M}){_NOT_NUMBER}(?![%\w])", _date),
    (
        "date_range",
        rf"(?:từ {_CLOCK}(?:{_DAY_WORD} )?|{_DAY_WORD} (?:từ )?)"
        rf"(?P<d>{_D})(?:{_MONTH_OF}(?P<m>{_M})(?:{_YEAR_OF}(?P<y>{_Y}))?)?"
        rf"\s{{0,3}}(?:đến|-|tới)\s{{0,3}}(?:hết )?{_CLOCK}(?:{_DAY_WORD} )?"
        rf"(?P<e>{_D}){_MONTH_OF}(?P<f>{_M})(?:{_YEAR_OF}(?P<z>{_Y}))?(?![\d/])",
        _date_range,
    ),
    (
        "date_range",
        rf"ngày (?P<d>{_D}) và (?:ngày )?(?P<e>{_D}){_MONTH_OF}(?P<f>{_M})"
        rf"(?:{_YEAR_OF}(?P<z>{_Y}))?(?![\d/])",
        _date_range,
    ),
    (
        "date_range",
        rf"(?:từ )?tháng (?P<a>{_M})\s{{0,3}}[-–]\s{{0,3}}(?:tháng )?(?P<b>{_M})(?![\d%]|[.,]\d|[/-]\d(?!\d{{3}}))"
        rf"(?:{_OF_YEAR})?",
        _months,
    ),
    (
        "ten_days",
        rf"(?:nửa|(?<!\d)(?P<n>[1-9]\d?) ngày) (?:đầu|(?P<late>cuối)) tháng\s*(?P<m>{_M})(?![\d%]|,\d|"
        rf"[.](?!{_Y}(?!\d))\d|/\d(?!\d{{3}}))(?:{_OF_YEAR})?",
        _part_of_month,
    ),
    ("past_months", rf"{_BEFORE_NUMBER}(?<!vòng )(?P<n>1[0-2]|0?[2-9]) tháng (?:vừa )?qua(?![^\W\d_])", _past_months),
    (
        "first_months",
        rf"{_BEFORE_NUMBER}(?<!dưới )(?<!trên )(?<!vòng )(?<!sau )(?<!mỗi )(?<!hạn )(?<!dài )(?<!đủ )(?<!đây )"
        rf"(?P<n>1[0-2]|0?[2-9]|01)\s{{0,3}}(?:tháng|t(?=\s{{0,3}}/))(?! (?:tuổi|liên tiếp|tới))"
        rf"(?: (?:tính |kể )?từ đầu(?= năm)| đầu| (?P<late>cuối))?"
        rf"(?:(?: (?:của )?năm(?=\s*(?:{_Y}|[^\w\s]|$|\s\D)))?{_OF_YEAR}|{_LAST_OR_THIS_YEAR}|"
        rf" (?:của )?năm(?=\s*(?:[^\w\s]|$|\s\D)))?",
        _first_months,
    ),
    (
        "first_months",
        rf"{_BEFORE_NUMBER}(?P<n>1[0-2]|0?[2-9])t(?=\s{{0,3}}(?:đầu|{_Y}))(?: đầu(?: năm)?)?(?: ?(?P<y>{_Y})(?!\d))?",
        _first_months,
    ),
    (
        "first_months",
        rf"nửa (?:đầu|(?P<late>cuối))(?= năm(?![^\W\d_])| {_Y})(?: năm(?: (?P<ago>ngoái|trước(?! đó)))?)?"
        rf"(?: (?P<y>{_Y}))?(?!\d)",
        _half,
    ),
    (
        "month",
        rf"tháng\s*(?P<m>{_M})(?![\d%]|,\d|[.](?!{_Y}(?!\d))\d|/\d(?!\d{{3}}))(?:{_OF_YEAR}|{_LAST_OR_THIS_YEAR})?",
        _month,
    ),
    ("month", rf"{_MONTH_WORD}(?![^\W\d_])(?:{_OF_YEAR}|{_LAST_OR_THIS_YEAR})?", _month_word),
    (
        "ten_days",
        rf"(?P<edge>thượng|trung|hạ) tuần tháng\s*(?P<m>{_M})(?![\d%]|,\d|[.](?!{_Y}(?!\d))\d|/\d(?!\d{{3}}))"
        rf"(?:{_OF_YEAR})?",
        _ten_days,
    ),
    (
        "date",
        rf"(?<=đến )(?P<edge>đầu|giữa) tháng\s*(?P<m>{_M})(?![\d%]|,\d|[.](?!{_Y}(?!\d))\d|/\d(?!\d{{3}}))"
        rf"(?:{_OF_YEAR})?",
        _mid_month,
    ),
    ("after_months", r"(?<=sau )(?P<n>1[0-2]|0?[2-9]) tháng(?! (?:kể|từ|triển|thực|thi|nữa|tới|đi))", _after_months),
    ("first_months", rf"(?P<w>{_MONTH_WORDS}) tháng (?:đầu|(?P<late>cuối)) năm(?:{_OF_YEAR})?", _first_months_word),
    ("month", rf"{_BEFORE_NUMBER}(?<!\bq)(?P<m>{_M})\s{{0,3}}/\s{{0,3}}(?P<y>{_Y}){_NOT_NUMBER}(?!/)", _month),
    ("month", rf"(?<![^\W\d_])t(?P<m>{_M})\s{{0,3}}[/-]\s{{0,3}}(?P<y>{_Y})(?!\d)", _month),
    (
        "quarter",
        rf"quý\s*(?P<q>iv|iii|ii|i|[1-4]|một|hai|ba|tư|bốn)(?![\w])(?:{_OF_YEAR}|{_LAST_OR_THIS_YEAR})?",
        _quarter,
    ),
    ("quarter", rf"(?<![^\W\d_])q[.]?\s?(?P<q>iv|iii|ii|i|[1-4])\s?[/-]\s?(?P<y>{_Y})(?!\d)", _quarter),
    ("school_year", rf"năm học (?:mới )?(?P<a>{_Y})\s{{0,3}}[-/]\s{{0,3}}(?P<b>{_Y})(?!\d)", _school_year),
    (
        "season",
        rf"(?:niên vụ|vụ\s+{_SEASONS}|{_SEASONS})(?: năm)? (?P<a>{_Y})(?:\s{{0,3}}[-/]\s{{0,3}}(?P<b>{_Y}))?(?!\d)",
        _season,
    ),
    (
        "years",
        rf"(?:(?:giai đoạn|thời kỳ|nhiệm kỳ|khóa|các năm|những năm|trong|từ) )?(?:năm |"
        rf"{_BEFORE_NUMBER})(?P<a>{_Y})\s{{0,3}}(?:-|đến|tới|–)\s{{0,3}}(?:hết |"
        rf"cuối )?(?:năm )?(?P<b>{_Y})(?![\d]|[.,/]\d)",
        _years,
    ),
    (
        "years",
        rf"(?:giai đoạn|thời kỳ|nhiệm kỳ) (?:\d{{1,2}} năm )?(?:từ )?(?:năm )?(?P<a>{_Y})\s{{0,3}}(?:-|đến|tới|"
        rf"–)\s{{0,3}}(?:hết |"
        rf"cuối )?(?:năm )?(?P<b>{_Y})(?![\d])",
        _years,
    ),
    (
        "same_period",
        rf"cùng (?:kỳ|vụ|thời (?:điểm|gian))(?:\s*(?:của )?(?:năm )?(?P<y>{_Y})(?!\d)| năm (?:trước|ngoái)| (?:quý|"
        rf"tháng) trước| trước)?",
        _term,
    ),
    ("date_range", rf"từ đầu nhiệm kỳ (?P<a>{_Y})\s{{0,3}}[-–]\s{{0,3}}{_Y} (?:đến|tới) nay", _since_term),
    ("term_start", r"từ đầu nhiệm kỳ(?: (?:đến|tới) nay)?", _term),
    ("term_edge", r"đầu nhiệm kỳ(?! (?:này|mới|tới|sau))(?! \d)", _term),
    ("term_whole", r"(?:trong )?cả nhiệm kỳ(?![^\W\d_])(?! \d)", _term),
    ("term_past", r"nhiệm kỳ (?:vừa )?qua(?![^\W\d_])", _term),
    # as long as plans are: of the five years that the text names
    ("five_years", rf"trong 5 năm(?! (?:tới|tiếp|sau|liên|liền|đầu|kể|nữa|từ|giai|{_Y}))(?: (?:vừa )?qua)?", _term),
    ("five_years", r"(?<!\d)5 năm (?:vừa qua|qua(?![^\W\d_])|(?=(?:đạt|ước|tăng)(?![^\W\d_])))", _term),
    # times that a reader knows and cannot date: "Thời gian qua, …", "trong 7 ngày nghỉ Tết"
    (
        "undated",
        r"(?:thời gian|những năm|nhiều năm|các năm|mấy năm|(?<!vòng )[1-9]\d? năm) (?:vừa qua|qua(?![^\W\d_])|gần đây)",
        _term,
    ),
    (
        "undated",
        r"tuần (?:vừa qua|qua(?![^\W\d_]))|trong tuần(?! (?:tới|sau|lễ|trước|thứ|đầu|trăng))(?![^\W\d_])|"
        r"mùa (?:hè|đông|xuân|thu|mưa|khô) (?:này|năm nay)",
        _term,
    ),
    ("undated", rf"nghỉ (?:lễ|tết)(?![^\W\d_])(?:[^,;.:()\d]{{0,40}} (?:{_Y})(?!\d))?", _term),
    # "ngay từ đầu năm, …", "lũy kế từ đầu năm 18.940 người"; with a year it is the eve of a stretch
    (
        "date_range",
        rf"(?:kể |tính )?từ đầu năm (?P<y>{_Y})(?!\d)(?!\s{{0,3}}(?:-|đến|tới|–))",
        _since_year,
    ),
    (
        "year_to_date",
        r"từ đầu năm(?: (?:đến|tới) (?:nay|thời điểm (?:này|hiện nay|báo cáo)))?(?![^\W\d_])"
        rf"(?! (?:đến|tới|trước|ngoái|học|{_Y}{_NOT_NUMBER}))",
        _year_to_date,
    ),
    # "Từ đầu năm 2031, tỉnh đã tạo việc làm cho …": till the report's day; "… đến nay" says so itself
    (
        "year_to_date",
        rf"từ đầu năm (?P<y>{_Y}){_NOT_NUMBER}(?!,?\s*(?:cho )?(?:đến|tới|-|–))",
        _year_to_date,
    ),
    # "những tháng cuối năm 2031": of that year, and no reader could tell which
    (
        "part_year",
        rf"(?:những|các|mấy) tháng (?P<edge>đầu|cuối|còn lại)(?: của)? năm(?: (?P<y>{_Y}))?(?!\s{{0,3}}\d)",
        _part_year,
    ),
    ("year_edge", r"(?P<edge>đầu|cuối|giữa) năm (?P<ago>ngoái|trước(?! đó))(?![^\W\d_])", _year_edge),
    ("year_edge", rf"(?P<edge>đầu|cuối|giữa) năm(?: (?P<y>{_Y}))?(?! (?:trước|ngoái|học)|\s{{0,3}}\d)", _year_edge),
    ("year", rf"(?:cả )?năm\s*(?P<y>{_Y}){_NOT_NUMBER}", _year),
    (
        "last_told",
        r"(?:trong )?(?<!hai )(?<!ba )(?<!bốn )(?<!những )(?<!nhiều )(?<!các )(?<!mấy )(?<!mười )(?<!vài )(?<!\d )"
        r"năm (?:vừa )?qua(?![^\W\d_])",
        _year_past,
    ),
    # what was, not what is compared with it: "riêng năm ngoái", not "so với năm ngoái"
    (
        "last_told",
        r"(?:(?:(?:trong|riêng|hồi|vào|của) |(?<=[.;:] )|(?<=\n))(?P<u>tháng|quý|năm) (?:liền )?(?:trước|vừa qua)|"
        r"(?P<v>tháng|quý|năm) vừa qua)(?! (?:đó|mắt|khi))|"
        r"(?<!với )(?<!so )(?<!kỳ )(?<!hơn )(?<!mức )(?<!bằng )(?<!vụ )(?:(?:trong|riêng|hồi|vào) )?(?P<ago>năm ngoái)",
        _last,
    ),
    ("last", r"(?P<u>tháng|quý|năm|kỳ) (?:liền )?trước(?! (?:đó|mắt|khi))|(?P<ago>năm ngoái)", _last),
    ("this", r"(?:trong )?(?P<u>tháng|quý|năm|kỳ) (?:này|nay|báo cáo)(?!\w)", _this),
    ("whole", r"cả (?P<u>năm)(?: nay)?(?!\w)(?! (?:(?:19|20)\d\d|học))", _this),
    (
        "this",
        rf"(?:trong|riêng) (?P<u>tháng(?! (?:{_MAY}|{_OTHER_MONTHS})(?![^\W\d_]))|quý|năm|kỳ)"
        r"(?! (?:iv|iii|ii|i)(?!\w))(?=\s*[,:;.]| [^\d\W])(?! (?:tới|"
        r"sau|học|qua\b|đó|lần|ngoái|trước))",
        _this,
    ),
    (
        "now",
        rf"hiện (?:nay|tại|có|còn|đang)|{_PRESENTLY}|giờ đây|bây giờ|{_NOW_ALONE}|"
        r"(?:tính )?(?:cho )?(?:đến|tới) (?:nay|(?:thời điểm )?(?:này|hiện (?:nay|tại))(?![^\W\d_]))",
        _now,
    ),
    ("today", rf"(?:(?:ngày )?hôm|{_DAYTIMES}|đêm|rạng sáng) (?:(?P<ago>qua)|nay)(?![^\W\d_])", _today),
    ("same_day", rf"(?:{_DAYTIMES}|tối|đêm|cũng trong)? ?(?:trong )?cùng ngày(?! \d)", _term),
    ("since_ever", r"lũy kế|cộng dồn|lũy tích", _term),
    ("bare_year", rf"{_BEFORE_NUMBER}(?<![^\W\d_])(?P<y>{_Y})(?![\w%]|[.,/-]\d)", _year),
)
_UNTIL = (
    r"(?:(?P<since>từ đầu năm) )?(?:tính )?(?:cho )?(?<![^\W\d_])(?:(?:đến|tới) (?:(?:hết|cuối|"
    r"thời điểm|ngày|hết ngày|cuối ngày) ){0,2}|hết )(?=ngày|tháng|quý|năm|\d|cuối|"
    r"(?:giữa|đầu) tháng|thượng|trung tuần|hạ)"
)
UNTIL = phrase(_UNTIL)
"""What may stand before: "tính đến [30/6]"."""
# "đến 30/6 đạt …" is a date, "đến 8/10 đơn vị" a part over its whole
_UNTIL_DATE = (
    rf"(?:hết )?(?P<d>{_D})[./-](?P<m>{_M})(?![\d/.,-]\d|\d)(?=\s*(?:[^\w\s/%]|$|\n|(?:đạt|là|có|tăng|giảm|ước|của|"
    rf"thì|đã|toàn|số|tổng|được|cả|trên|với|so|giải ngân|thu ngân|thu được|chi ngân|thực hiện|hoàn thành|huy động|"
    rf"dư nợ|các|chưa|mới|cho vay|doanh|xuất khẩu|nhập khẩu|ngành|tỉnh|huyện|thành phố)\b))"
)


def _in_order() -> list[tuple[str, str, Production]]:
    """The rules as they are tried."""
    return [
        *(rule for rule in _RULES if rule[0] == "date_range"),
        *_RULES[:3],
        ("date", rf"(?<=tính đến )(?:hết )?(?P<d>{_D})[./-](?P<m>{_M})(?![\d/.,-]\d|\d|%)", _date),
        ("date", rf"(?<=đến )(?:ngày )?{_UNTIL_DATE}", _date),
        *(rule for rule in _RULES[3:] if rule[0] != "date_range"),
    ]


_IN_ORDER = _in_order()
RULES = tuple((name, phrase(source), production) for name, source, production in _IN_ORDER)
"""Each by itself."""


def scan_of(rules: Iterable[int]) -> re.Pattern[str]:
    """The rules with these numbers in one alternation; group ``rN`` is rule N."""
    alternatives = "|".join(f"(?P<r{rule}>{_NAMED_GROUP.sub('(?:', _IN_ORDER[rule][1])})" for rule in rules)
    return phrase(f"(?P<until>{_UNTIL})?(?:{alternatives})")


SCAN = scan_of(range(len(RULES)))
"""All rules in one alternation."""

# the words with which an expression can begin; a number can, too
ANCHORS = frozenset(
    (
        *(
            "ngày",
            "sáng",
            "trưa",
            "chiều",
            "tối",
            "đêm",
            "hôm",
            "mùng",
            "mồng",
            "nay",
            "từ",
            "nửa",
            "sáu",
            "tháng",
            "t",
            "q",
        ),
        *("quý", "năm", "niên", "vụ", "đông", "hè", "thu", "mùa", "xuân", "giai", "thời", "nhiệm", "khóa", "các"),
        *(
            "thượng",
            "trung",
            "hạ",
            "tuần",
            "nhiều",
            "mấy",
            "suốt",
            "dịp",
            "đợt",
            "nghỉ",
            "những",
            "trong",
            "riêng",
            "cùng",
            "đầu",
            "cuối",
            "giữa",
            "cả",
            "kỳ",
            "hiện",
            "tính",
            "cho",
            "đến",
            "tới",
        ),
        *(
            "lũy",
            "cộng",
            "hết",
            "rạng",
            "cũng",
            "hồi",
            "vào",
            "của",
            "giờ",
            "bây",
            "hai",
            "ba",
            "tư",
            "bốn",
            "bảy",
            "tám",
            "chín",
            "mười",
        ),
    )
)
