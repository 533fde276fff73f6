"""The time that a number is about: stated in its clause, carried on, or worked out."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from service.periods import calendar, productions
from service.periods.model import Period, PeriodMention, Reference
from service.text.fold import phrase
from service.text.span import Span

_STATED = (
    *("date", "date_range", "month", "first_months", "quarter", "year", "years", "season", "school_year"),
    *(
        "after_months",
        "past_months",
        "days_past",
        "year_edge",
        "part_year",
        "ten_days",
        "this",
        "whole",
        "now",
        "year_to_date",
        "bare_year",
    ),
    *("today", "same_day", "last_told", "next", "term_edge"),
)
_EDGED = ("month", "quarter", "year")
_PLAN = 5  # years for which plans are made
_MONTHS = timedelta(days=100)
_TOLD = ("year", "first_months", "quarter")
STANDING = ("stock", "rate", "index")
"""Aspects of what is so at a date and adds up to nothing."""
# "giải ngân kế hoạch vốn năm 2023 đến 31/7": the plan's year dates the plan, not the number
_OF_PLAN = phrase(
    r"(?:kế hoạch|dự toán|chỉ tiêu|kéo dài|nguồn vốn|chuyển nguồn|tầm nhìn|định hướng|"
    r"chuẩn (?:hộ )?nghèo|bộ tiêu chí|quy hoạch tổng thể)[^,;:()]{0,45}$"
)
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
_CENSUS_BEFORE = 30  # characters before a day in which "vào thời điểm 0 giờ" stands
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
_RUN_UP = ("first_months", "quarter", "month", "date_range")
"""Rules of times at whose end a balance stands."""
_PRICES = phrase(r"giá(?: (?:so sánh|cố định|hiện hành|gốc|cđ|ss))*(?: năm)?\s+$")
_SINCE = phrase(r"(?<![^\W\d_])(?:kể )?từ (?:ngày |tháng )?$")
# "bắt đầu từ năm 2031 với 4 lồng cá"
_WITH = phrase(r" (?:chỉ )?(?:với|có)(?: chỉ)?(?: vỏn vẹn| khoảng| gần| hơn)? \d")
# "chọn 20 em dự hội thi toàn quốc [diễn ra vào tháng 8]"
_IS_HELD = phrase(
    r"(?<![^\W\d_])(?:dự|tham dự|tham gia|cho|phục vụ|chuẩn bị|chào mừng) [^,;.:()]{3,60}(?<![^\W\d_])"
    r"(?:diễn ra|tổ chức|khai mạc)(?: (?:vào|trong|từ|ngày|tối|sáng|chiều)){0,2} $"
)
_HELD_BEFORE = 110  # characters before a time in which stands what is held then
_BEGINNING = phrase(
    r"(?<![^\W\d_])(?:khởi công|động thổ|khánh thành|thông xe|khai trương|thành lập|phê duyệt|xây dựng|hoạt động|"
    r"vận hành|khai thác|sử dụng|ra đời|hoàn thành)(?: (?:từ|vào|trong|hồi|ngày|kể)){0,3} $"
)
_BEGINNING_BEFORE = 30  # characters before a time in which stands what was done then
_LASTING = phrase(
    r"(?:kỳ hạn|thời hạn|trong vòng|thời gian)(?: [^\W\d_]+){0,2} (?:\d{1,2} tháng (?:đến |dưới |tới |- )+)?$"
)
_DEADLINE = phrase(
    r"(?<![^\W\d_])(?:trước|chậm nhất(?: là| vào| trong)?|muộn nhất(?: là| vào| trong)?|hạn chót(?: là| vào)?|"
    r"thời hạn(?: là)?)\s+(?:\d{1,2} (?:giờ|h)(?: ?\d{2})?,? )?$"
)
_DEADLINE_BEFORE = 30  # characters before a time in which "trước" stands
_BRACKET = phrase(r"\s*\(\s*(?:tính |kể )?(?:từ )?")
_CITED = phrase(
    r"(?:/[a-zđ][\w/-]*|số \d+[^,;.]{0,20}|(?:luật|nghị quyết|nghị định|quyết định|chỉ thị|kết luận|thông tư|"
    r"văn bản|công văn)[^,;.]{0,25})\s*,?\s*$"
)
# "Ban Chấp hành khóa X, nhiệm kỳ 2030 - 2035 gồm 34 đồng chí": the body's name
_BODY = phrase(
    r"(?:khóa (?:[ivxl]+|\d{1,3})|(?:ban (?:chấp hành|thường vụ|kiểm tra|chỉ đạo)|hội đồng nhân dân|hđnd|"
    r"ủy ban nhân dân|ubnd|ủy ban kiểm tra|ban giám đốc|hội đồng quản trị|ban kiểm soát)[^,;.:()\n]{0,60})\s*,?\s*$"
)
_BODY_BEFORE = 90  # characters before a term in which the body stands that has it
_CENSUS = phrase(r"(?:vào |tại )?(?:thời điểm|lúc) (?:(?:0|00|không) (?:giờ|h)(?: ?00)?,? )?(?:ngày )?$")
_OPENING = phrase(r"[\s\-+*•]*(?:về|đối với|trong|với|sang|bước sang|theo|tính|kết thúc|tại)\s")
_OF_PROGRAMME = phrase(r"(?:thuộc|theo|của) (?:đề án|chương trình|nghị quyết|quyết định|kế hoạch)[^,;:()]{0,60}$")


def today(reference: Reference) -> Period | None:
    """The day of a text that bears one, as an instant."""
    day = productions.today(reference)
    return calendar.instant(day.end) if day else None


def is_time(mention: PeriodMention) -> bool:
    """True for words that can date a number (not "cùng kỳ", "lũy kế")."""
    return mention.rule in _STATED and mention.period is not None


def is_undated(mention: PeriodMention, reference: Reference) -> bool:
    """True for a time that no reader could date: "Thời gian qua, …", which in a periodic report is its own, or
    "8 tháng đầu năm" in a text without a year."""
    stated = mention.rule in _STATED and mention.period is None
    return stated or (mention.rule == "undated" and not reference.periodic)


def last_named(mentions: list[PeriodMention]) -> PeriodMention | None:
    """The last of ``mentions`` that can date a number, or ``None``."""
    return next((mention for mention in reversed(mentions) if is_time(mention)), None)


def resolve(mention: PeriodMention, aspect: str, reference: Reference) -> Period | None:
    """The period that the words give to a stock or a flow.

    "đến 31/8" is an instant for a stock and runs from the year's start for a flow; "trong năm" ends,
    for what has been, at the report's date; "hiện nay" is an instant for both.
    """
    period = mention.period
    if mention.rule == "undated" and aspect in STANDING:
        return default(aspect, reference)
    if period is None or mention.rule == "now":
        return period if reference.source != "year" else None
    if mention.rule in ("season", "school_year"):
        # a season's sowing is reported in the report's own time
        return (default(aspect, reference) or period) if reference.periodic or aspect in STANDING else period
    if mention.rule == "year_to_date":
        return calendar.instant(period.end) if aspect == "stock" else period
    if mention.edge and aspect in STANDING and mention.rule in _EDGED:
        return calendar.instant(period.end)  # "cuối tháng 6, dư nợ đạt …", "đến cuối năm 2031 có 9 xã"
    if mention.rule == "year_edge" and aspect not in STANDING and not mention.until:
        return _year_at(mention.edge, period)
    if mention.until and mention.rule == "year":
        coming = reference.known is not None and period.end > reference.known
        if coming or aspect not in STANDING:
            return period  # "đến năm 2030, tỷ lệ đạt 95%": an aim is that year's
    if mention.until:
        by_hour = mention.rule in ("date", "today", "same_day") and period.kind == "instant"
        stands = aspect in STANDING or by_hour
        return calendar.instant(period.end) if stands else calendar.to_date(period.end)
    if mention.rule in ("date", "today", "same_day"):
        return calendar.instant(period.end) if aspect in STANDING else period
    on = reference.date
    if mention.rule == "this" and on and period.start <= on < period.end and not _nears_end(period, on):
        return calendar.instant(on) if aspect == "stock" else Period(period.start, on, "year_to_date")
    return period


def _year_at(edge: str, period: Period) -> Period:
    """ "Cuối năm 2031, công ty mua lại 40% cổ phần": in that year."""
    return calendar.year(period.end.year + (edge == "đầu"))


def _nears_end(period: Period, on: date) -> bool:
    """ "Trong năm tỉnh đón 2 triệu lượt khách", said on 26 December: of the whole year."""
    return period.end.month == 12 and on.month == 12 and period.end - period.start > _MONTHS


def default(aspect: str, reference: Reference) -> Period | None:
    """The period of a number without any time word: a stock's is the report's date, a periodic
    report's flow takes the report's period, and that of a month's report runs from the year's start; otherwise,
    and of a text whose year alone is known, a reader could not tell."""
    if aspect in ("stock", "rate"):
        period, on = reference.period, reference.date
        if period and on and (reference.periodic or period.end <= on):
            on = period.end
        return calendar.instant(on) if on and reference.source != "year" else None
    period = reference.period
    return calendar.to_date(period.end) if period and reference.periodic and period.kind == "month" else period


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


def balanced(mention: PeriodMention, period: Period | None) -> Period | None:
    """The ``period`` of a balance told by ``mention``: "9 tháng, dư nợ tăng 8%", "từ năm 2031 đến nay, … nợ quá hạn
    0,2%" are as of the end; a year's stays."""
    return calendar.instant(period.end) if period and mention.rule in _RUN_UP else period


def target_year(mention: PeriodMention | None, reference: Reference) -> Period | None:
    """The period of a plan's value: the year named with it, or the report's year."""
    if mention and mention.period:
        return calendar.year(mention.period.end.year)
    return calendar.year(reference.date.year) if reference.date else None


def planned_years(folded: str, mention: PeriodMention) -> Period | None:
    """The years for which plans are made: a term ("nhiệm kỳ 2030 - 2035") has those from its second on."""
    period = mention.period
    if period is None or not folded.startswith("nhiệm kỳ", mention.span.start):
        return period
    return calendar.years(period.start.year + 1, period.end.year)


def last_time(mentions: list[PeriodMention], span: Span, outside: list[Span]) -> PeriodMention | None:
    """The last datable time expression in ``span`` that stands in none of the ranges ``outside``."""
    found = [
        mention
        for mention in reversed(mentions)
        if is_time(mention) and span.start <= mention.span.start < span.end and not _inside_any(mention, outside)
    ]
    # "đến ngày 15/1 đã gieo lúa đông xuân 2030-2031": the season is what was sown
    return next((mention for mention in found if mention.rule != "season"), found[0] if found else None)


def last_undated(mentions: list[PeriodMention], span: Span, reference: Reference) -> PeriodMention | None:
    """The last time in ``span`` that no reader could date."""
    inside = (m for m in reversed(mentions) if span.start <= m.span.start < span.end)
    return next((mention for mention in inside if is_undated(mention, reference)), None)


def first_time(mentions: list[PeriodMention], span: Span, outside: list[Span]) -> PeriodMention | None:
    """The first datable time expression in ``span`` that stands in none of the ranges ``outside``."""
    inside = (m for m in mentions if is_time(m) and span.start <= m.span.start < span.end)
    return next((mention for mention in inside if not _inside_any(mention, outside)), None)


def dates_something_else(folded: str, mention: PeriodMention) -> bool:
    """True for "hoạt động từ ngày 01/7/2025" and "Thông tư số 03/2021/TT-NHNN ngày 02/4/2021": the time
    of a beginning or of a document, not of a number."""
    low = max(0, mention.span.start - 40)
    if _IS_HELD.search(folded, max(0, mention.span.start - _HELD_BEFORE), mention.span.start):
        return True
    if (
        mention.rule in ("date", "month", "year")
        and not mention.until
        and _SINCE.search(folded, low, mention.span.start)
        and not _WITH.match(folded, mention.span.end)
    ):
        return True
    if _PRICES.search(folded, low, mention.span.start):
        return True  # "giá so sánh 2010"
    if mention.rule == "first_months" and _LASTING.search(folded, max(0, low - 20), mention.span.start):
        return True  # "tiền gửi kỳ hạn từ 6 tháng"
    return mention.rule == "date" and bool(_CITED.search(folded, low, mention.span.start))


def is_of_beginning(folded: str, mention: PeriodMention) -> bool:
    """ "Khởi công tháng 5/2031, cầu dài 2 km", "đường được thông xe ngày 10/10": the time of a deed."""
    low = max(0, mention.span.start - _BEGINNING_BEFORE)
    return not mention.until and _BEGINNING.search(folded, low, mention.span.start) is not None


def is_deadline(folded: str, mention: PeriodMention) -> bool:
    """ "trước [ngày 30/6/2031]", "chậm nhất vào [quý III]": by when something is to be done."""
    start = mention.span.start
    return not mention.until and _DEADLINE.search(folded, max(0, start - _DEADLINE_BEFORE), start) is not None


_COMPARES = phrase(r"(?<![^\W\d_])(?:so (?:với )?|cùng kỳ)[^,;.]{0,40}$")
_COMPARES_BEFORE = 50
_CAMPAIGN = phrase(
    r"(?<![^\W\d_])(?:cao điểm|ra quân|chiến dịch|tháng hành động|tháng cao điểm|tuần lễ|tổng kết|sơ kết|tổng kiểm tra|"
    r"đợt (?:tấn công|truy quét|kiểm tra|thanh tra|vận động|thi đua|hoạt động|phát động|tuyên truyền|nghỉ)|chuyên đề)"
    r"(?![^\W\d_])"
)
_RESULTS = phrase(
    r"[\s\-+*•\"]*(?:kết quả|hậu quả|kết thúc|theo đó|qua đó|cũng trong|đã(?= )|các (?:đơn vị|lực lượng|đoàn)|"
    r"(?:qua|sau|trong) (?:hơn |gần )?\d{1,3} (?:ngày|tuần|tháng|năm)(?! \d)|(?:toàn )?lực lượng|"
    r"(?:trong|qua|sau) (?:đợt|thời gian|chiến dịch|quá trình))(?![^\W\d_])"
)


def tells_as_of(folded: str, mention: PeriodMention) -> bool:
    """ "đến 30/6/2031", "vào thời điểm 0 giờ ngày 1/4/2031": a day as of which things are counted."""
    start = mention.span.start
    counts = mention.until or _CENSUS.search(folded, max(0, start - _CENSUS_BEFORE), start) is not None
    return mention.rule == "date" and counts


def is_stretch(folded: str, mention: PeriodMention) -> bool:
    """ "từ ngày 15/12 đến ngày 14/2": days in which something went on, and not those it is compared with."""
    period = mention.period
    days = (period.end - period.start).days if period and mention.rule == "date_range" else 0
    start = mention.span.start
    return days > 1 and _COMPARES.search(folded, max(0, start - _COMPARES_BEFORE), start) is None


def is_campaign(folded: str, sentence: Span) -> bool:
    """ "ra quân đợt cao điểm (từ 15/12 đến 14/2)": the days are those of the campaign that the sentence tells of."""
    return _CAMPAIGN.search(folded, *sentence) is not None


def tells_results(folded: str, sentence: Span) -> bool:
    """ "Qua 60 ngày ra quân, …", "Kết quả, …": what came of the days told before."""
    return _RESULTS.match(folded, *sentence) is not None


def _inside_any(mention: PeriodMention, ranges: list[Span]) -> bool:
    return any(part.start <= mention.span.start < part.end for part in ranges)


def dates_a_plan(folded: str, mention: PeriodMention, start: int) -> bool:
    """True for the year in "kế hoạch vốn năm 2023": it belongs to the plan."""
    if mention.until or mention.rule not in ("year", "years", "bare_year"):
        return False
    low = max(start, mention.span.start - 60)
    return bool(
        _OF_PLAN.search(folded, low, mention.span.start) or _OF_PROGRAMME.search(folded, low, mention.span.start)
    )


def opens_sentence(folded: str, mention: PeriodMention, start: int) -> bool:
    """True for a time at the head of its sentence ("Năm 2023, …", "Đối với mục tiêu năm 2021, …"): it
    holds for what follows, too."""
    before = folded[start : mention.span.start]
    return len(before.split(maxsplit=2)) <= 2 or ("," not in before and bool(_OPENING.match(before)))


def opens(folded: str, part: Span, sentence: Span) -> bool:
    """True for words at the very head of their sentence, behind a bullet or none."""
    return not folded[sentence.start : part.start].strip(" \t\n-+*•")


def opens_clause(folded: str, mention: PeriodMention, start: int) -> bool:
    """True for a time at the head of its sentence or right behind a colon: "Báo cáo nêu rõ: Nhiệm kỳ 2016 -
    2021, phong trào …"; it holds for the rest of the paragraph."""
    colon = folded.rfind(":", start, mention.span.start)
    return opens_sentence(folded, mention, max(start, colon + 1))


def sets_scene(folded: str, mention: PeriodMention, start: int) -> bool:
    """True for a time that opens a clause of a sentence without numbers: "Ban tổ chức cho hay, [năm 2031]
    lễ hội vẫn đông", "Theo hợp tác xã, [quý II], …"."""
    behind_comma = folded[start : mention.span.start].rstrip()[-1:] == ","
    return opens_clause(folded, mention, start) or (behind_comma and mention.rule in _TOLD)


def defined_seasons(folded: str, mentions: list[PeriodMention]) -> list[PeriodMention]:
    """ "niên vụ 2030 - 2031 (từ tháng 10/2030 đến hết tháng 9/2031)": this season and the others of the text have the
    months that the brackets tell."""
    for season, behind in pairwise(mentions):
        first, months = season.period, behind.period
        opens = _BRACKET.fullmatch(folded, season.span.end, behind.span.start)
        if season.rule == "season" and opens and behind.rule == "date_range" and first and months:
            return [_of_season(m, behind, first, months) for m in mentions]
    return mentions


def _of_season(mention: PeriodMention, brackets: PeriodMention, first: Period, months: Period) -> PeriodMention:
    """One of the times of a text whose season ``first`` has these ``months``."""
    if mention is brackets:
        return replace(mention, rule="term")
    if mention.rule != "season" or mention.period is None:
        return mention
    return replace(mention, period=calendar.shift_years(months, mention.period.start.year - first.start.year))


def dated_terms(folded: str, mentions: list[PeriodMention], reference: Reference) -> list[PeriodMention]:
    """``mentions`` with "từ đầu nhiệm kỳ đến nay", "trong 5 năm" dated by the terms and years that the document
    names; a time of unnamed years is undated."""
    on = reference.date
    mentions = defined_seasons(folded, mentions)
    spans = [mention for mention in mentions if mention.rule == "years" and mention.period]
    terms = [mention for mention in spans if folded.startswith("nhiệm kỳ", mention.span.start)]
    plans = [years for years in (planned_years(folded, span) for span in spans) if years and _is_plan(years, on)]
    dated = (
        _dated_term(mention, terms, plans, on) if on and mention.rule in _BY_TERMS else mention for mention in mentions
    )
    return [replace(mention, rule="term") if _names_body(folded, mention) else mention for mention in dated]


def _names_body(folded: str, mention: PeriodMention) -> bool:
    """ "Hội đồng nhân dân khóa X, [nhiệm kỳ 2030 - 2035]": which body, and no time of what it did."""
    start = mention.span.start
    return (
        mention.rule == "years"
        and folded.startswith("nhiệm kỳ", start)
        and _BODY.search(folded, max(0, start - _BODY_BEFORE), start) is not None
    )


_BY_TERMS = frozenset(("five_years", "term_start", "term_edge", "term_past", "term_whole"))


def _is_plan(years: Period, on: date | None) -> bool:
    """True for five years that have begun by ``on``."""
    return years.end.year - years.start.year == _PLAN - 1 and on is not None and years.start <= on


def _dated_term(mention: PeriodMention, terms: list[PeriodMention], plans: list[Period], on: date) -> PeriodMention:
    """ "từ đầu nhiệm kỳ", "nhiệm kỳ qua", "cả nhiệm kỳ", "trong 5 năm" in a text of the day ``on``."""
    if mention.rule == "five_years":
        last = max(plans, key=lambda plan: (plan.end.year <= on.year, plan.start), default=None)
        return replace(mention, period=last, rule="years") if last else replace(mention, rule="undated")
    running = next((term.period for term in terms if term.period and term.period.start <= on <= term.period.end), None)
    if running and running.start.year == on.year and mention.rule != "term_whole":
        # the congress of a new term looks back on the one before
        running = calendar.years(2 * running.start.year - running.end.year, running.start.year)
    if mention.rule == "term_start" and running:
        return replace(mention, period=Period(running.start, on, "span"), rule="date_range")
    if mention.rule == "term_edge" and running:
        return replace(mention, period=calendar.year(running.start.year))
    if mention.rule == "term_past":
        named = (term.period for term in terms if term.period)
        past = next((term for term in named if term.start < on and term.end.year <= on.year), None)
        return replace(mention, period=past, rule="date_range") if past else replace(mention, rule="undated")
    if mention.rule == "term_whole":
        before = bisect_left(terms, mention.span.start, key=lambda term: term.span.start)
        return replace(mention, period=terms[before - 1].period, rule="years") if before else mention
    return mention


def touching(spans: list[Span], start: int, end: int) -> list[Span]:
    """The ranges of ``spans`` (in order, not overlapping) that share a character with ``[start, end)``."""
    low = bisect_left(spans, (start, start))
    if low and spans[low - 1].end > start:
        low -= 1
    return spans[low : bisect_left(spans, (end, end))]
