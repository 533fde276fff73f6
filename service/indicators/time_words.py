"""What the words around a time say of it: what it is the time of, whether it opens, ends or sums up."""

from __future__ import annotations

from service.periods.model import PeriodMention
from service.text.fold import phrase
from service.text.span import Span

_TOLD = ("year", "first_months", "quarter")
# "giải ngân kế hoạch vốn năm 2023 đến 31/7": the plan's year dates the plan, not the number
_OF_PLAN = phrase(
    r"(?:kế hoạch|dự toán|chỉ tiêu|kéo dài|nguồn vốn|chuyển nguồn|tầm nhìn|định hướng|"
    r"chuẩn (?:hộ )?nghèo|bộ tiêu chí|quy hoạch tổng thể)[^,;:()]{0,45}$"
)
_CENSUS_BEFORE = 30  # characters before a day in which "vào thời điểm 0 giờ" stands
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
_CITED = phrase(
    r"(?:/[a-zđ][\w/-]*|số \d+[^,;.]{0,20}|(?:luật|nghị quyết|nghị định|quyết định|chỉ thị|kết luận|thông tư|"
    r"văn bản|công văn)[^,;.]{0,25})\s*,?\s*$"
)
_CENSUS = phrase(r"(?:vào |tại )?(?:thời điểm|lúc) (?:(?:0|00|không) (?:giờ|h)(?: ?00)?,? )?(?:ngày )?$")
_OPENING = phrase(r"[\s\-+*•]*(?:về|đối với|trong|với|sang|bước sang|theo|tính|kết thúc|tại)\s")
_OF_PROGRAMME = phrase(r"(?:thuộc|theo|của) (?:đề án|chương trình|nghị quyết|quyết định|kế hoạch)[^,;:()]{0,60}$")


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
