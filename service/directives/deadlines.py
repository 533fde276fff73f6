"""By when: the words of a directive that set its term, and the last day on which it is met."""

from __future__ import annotations

from datetime import date, timedelta

from service.directives.model import Deadline
from service.periods.find import find_periods
from service.periods.model import Reference
from service.text.align import Text
from service.text.finder import KEYS, Finder
from service.text.fold import key, pattern
from service.text.lazy import regex
from service.text.span import Span

_TIME = (
    r"(?:(?:hết|cuối|đầu|giữa|ngày|thời\s+điểm|tháng|quý|năm|kỳ|tuần|mùng|\d{1,2}h\d{0,2}|\d{1,2}\s+giờ)\s+){0,4}"
    r"(?:(?:ngày\s+)?\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*(?:19|20)\d\d|(?:ngày\s+)?\d{1,2}\s*[/-]\s*(?:1[0-2]|0?[1-9])(?![\d/])|"
    r"(?:ngày\s+\d{1,2}\s+)?tháng\s+\d{1,2}(?:\s*[/-]\s*\d{4}|\s+năm\s+(?:\d{4}|nay|sau|tới))?|\d{1,2}\s*/\s*(?:19|20)\d\d|"
    r"quý\s+(?:iv|iii|ii|i|[1-4])(?:\s*[/-]\s*(?:năm\s+)?\d{4}|\s*,?\s+năm\s+(?:\d{4}|nay))?|"
    r"(?:cuối\s+|đầu\s+|giữa\s+)?năm\s+(?:\d{4}|nay|sau)|(?:cuối|hết|trong)\s+(?:năm|tháng|quý|tuần)(?:\s+(?:này|nay|tới|sau))?|(?:19|20)\d\d)"
)
# the more a phrase is a term, the earlier it stands
_TERMS = tuple(
    Finder(pattern(source), KEYS)
    for source in (
        rf"(?:chậm\s+nhất|muộn\s+nhất)\s+(?:là\s+)?(?:(?:vào|trong|đến|trước|hết)\s+)*{_TIME}",
        rf"(?:hoàn\s+thành\s+|xong\s+|báo\s+cáo\s+[^,;]{{0,60}}?)?(?<!\w)trước\s+{_TIME}",
        r"(?:trong\s+(?:vòng|thời\s+hạn)|thời\s+hạn|(?:chậm|muộn)\s+nhất(?:\s+là)?(?:\s+sau)?|(?<!\w)không\s+quá)\s+"
        r"\d{1,3}\s+(?:ngày|tháng|tuần|giờ|năm)(?:\s+làm\s+việc)?(?=\s+(?:kể\s+)?(?:từ|sau)(?!\w)|\s*(?:$|[,.;)])|\s+phải)",
        r"(?:trong\s+(?:vòng|thời\s+hạn)|thời\s+hạn)\s+\d{1,3}\s+(?:ngày|tháng|tuần|giờ|năm)(?:\s+làm\s+việc)?",
        rf"(?<!\w)trong\s+{_TIME}",
        rf"(?<!\w)(?:đến|vào)\s+{_TIME}",
    )
)
# a council's next session has no date yet: "báo cáo Hội đồng nhân dân tại kỳ họp cuối năm 2024"
_SESSION = Finder(
    pattern(
        r"(?<!\w)tại\s+((?:kỳ|phiên)\s+họp\s+(?:thứ\s+\w+(?:\s+\w+)?|thường\s+(?:lệ|kỳ)(?:\s+(?:giữa|cuối)\s+năm(?:\s+\d{4})?)?|"
        r"(?:giữa|cuối)\s+năm(?:\s+\d{4})?|gần\s+nhất|tiếp\s+theo|tới))"
    ),
    KEYS,
)
# "báo cáo trước ngày 20 hằng tháng", "trước 15 giờ thứ Sáu": again and again
_AGAIN = Finder(
    pattern(
        r"(?<!\w)trước\s+(?:\d{1,2}\s*(?:giờ|h)(?:\s*\d{2})?,?\s+)?(?:ngày\s+\d{1,2}(?:\s+(?:của\s+)?tháng\s+"
        r"(?:cuối|đầu|sau|đầu\s+tiên|tiếp\s+theo)(?:\s+(?:quý|của\s+quý))?)?\s*|thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])\s*|"
        r"chủ\s+nhật\s*)?(?:(?:hằng|hàng|mỗi)\s+(?:ngày|tuần|tháng|quý|năm))?"
    ),
    KEYS,
)
_LEAD = pattern(r"(?:hoàn\s+thành\s+|xong\s+|báo\s+cáo\s+[^,;]{0,60}?)(?=trước)")
_NOT_BEFORE = pattern(r"(?:từ|giai\s+đoạn|so\s+với|thời\s+kỳ|kế\s+hoạch|tầm\s+nhìn|kể)\s+(?:[^\W\d]+,?\s+){0,4}$")
_NOT_EARLIER = pattern(r"(?:so\s+với|từ|giai\s+đoạn|thời\s+kỳ)\s+$")  # "… Bộ Kế hoạch và Đầu tư trước ngày 30/6"
_SURELY = pattern(r"chậm|muộn|hoàn|xong|báo")  # "Phòng Kế hoạch tổng hợp, báo cáo trước …"
_PREPOSITION = pattern(
    r"(?:(?:chậm|muộn)\s+nhất\s+)?(?:(?:là|vào|trong|đến|trước)\s+)*(?:hết\s+(?=tháng|quý|năm|ngày))?"
)
_STRICTLY_BEFORE = pattern(r"trước\s+(?!hết|cuối|ngày)")
_YEAR = regex(r"\d{4}")
_BARE_DAY = regex(r"\d{1,2}\s*[/.-]\s*\d{1,2}")
_DAY, _EARLIER = key("ngày"), key("trước")
_LONG_AGO = timedelta(days=60)
_SPAN_OF_YEARS = pattern(r"\s*(?:-|đến)\s*(?:năm\s+)?(?:19|20)\d\d|\s*,?\s*(?:tầm\s+nhìn|định\s+hướng)(?!\w)")


def deadline_in(text: Text, span: Span, reference: Reference) -> Deadline | None:
    """The term set by the words of ``span``, if they set one."""
    for term in _TERMS:
        for match in term.finditer(text.key, span.start, span.end):
            before = max(span.start, match.start() - 30)
            refused = _NOT_EARLIER if text.key.startswith(_EARLIER, match.start()) else _NOT_BEFORE
            if not _SURELY.match(text.key, match.start()) and refused.search(text.key, before, match.start()):
                continue
            if _SPAN_OF_YEARS.match(text.key, match.end(), span.end):
                continue
            lead = _LEAD.match(text.key, match.start(), match.end())
            found = Span(lead.end() if lead else match.start(), match.end())
            return Deadline(_last_day(text, found, reference), text.words(found))
    session = _SESSION.search(text.key, span.start, span.end)
    if session:
        return Deadline(None, text.words(Span(session.start(1), session.end())))
    again = next((m for m in _AGAIN.finditer(text.key, span.start, span.end) if len(m[0].split()) > 1), None)
    return Deadline(None, text.words(Span(again.start(), again.start() + len(again[0].rstrip())))) if again else None


def deadline_named(text: Text, span: Span, reference: Reference) -> Deadline | None:
    """The term that ``span`` is, in a table's column of terms: "Quý II/2025", "31/12/2025", "Thường xuyên"."""
    return Deadline(_last_day(text, span, reference), text.words(span)) if span.end > span.start else None


def _last_day(text: Text, span: Span, reference: Reference) -> date | None:
    when = _PREPOSITION.match(text.key, *span)
    part = _part(text, Span(when.end() if when else span.start, span.end))
    dated = [m.period for m in find_periods(part, reference) if m.period is not None]
    if not dated:
        return None
    if dated[0].kind != "day" and _STRICTLY_BEFORE.match(text.key, span.start, span.end):
        last = dated[0].start - timedelta(days=1)  # "trước quý III" is by 30 June, "trước ngày 30/6" that day
    else:
        last = dated[0].end
    return last if _YEAR.search(part.key) else _to_come(last, reference)


def _to_come(last: date, reference: Reference) -> date:
    """A term lies ahead: "trước cuối tháng 2", said in November, is of the next year."""
    if reference.date is None or reference.date - last < _LONG_AGO:
        return last
    return last.replace(year=last.year + 1, day=min(last.day, 28) if last.month == 2 else last.day)


def _part(text: Text, span: Span) -> Text:
    norm, folded = text.norm[span.start : span.end], text.key[span.start : span.end]
    if _BARE_DAY.fullmatch(folded):
        norm, folded = f"ngày {norm}", f"{_DAY} {folded}"  # "xong trước 30/6"
    return Text(norm, norm, folded)
