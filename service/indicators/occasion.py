"""What news tells of the occasion itself: who attends, who is elected, what is awarded there."""

from __future__ import annotations

from service.indicators import timing
from service.indicators.clauses import Slot
from service.periods import calendar
from service.periods.model import Period, PeriodMention, Reference
from service.text.fold import phrase
from service.text.span import Span

_ATTENDING = ("{đại biểu}", "{khách mời}")
_PRIZES = ("{giải", "{huy chương")
# "Hội đồng nhân dân tỉnh có 58 đại biểu": who sits there, and attends nothing
_SEATED = phrase(
    r"(?<!kỳ họp )(?<!phiên họp )(?:hội đồng nhân dân|hđnd|quốc hội|đoàn đại biểu)"
    r"(?: [^,;.\n]{1,40})? (?:hiện )?(?:có|gồm) $"
)
_AWARDED = phrase(
    r"(?<![^\W\d_])(?:khen thưởng|biểu dương|tuyên dương|tôn vinh|vinh danh|phần thưởng|(?:trao|tặng)(?: tặng)?"
    r"(?: (?:bằng|giấy) khen| kỷ niệm chương| cờ thi đua| danh hiệu| thưởng| quà| \d)|thưởng(?= \d))"
    r"[^.;\n]{0,120}$"
)
_THERE = phrase(
    r"[\s\-+*•]*(?:(?:đồng thời|cũng|ngay),? )*(?:(?:nhân )?dịp này|bên lề [^\W\d_]+ [^\W\d_]+|"
    r"(?:ngay )?trong (?:đêm|buổi|ngày|lễ) (?:khai mạc|bế mạc|đầu tiên)|"
    r"tại (?:buổi )?lễ|"
    r"tại (?P<meeting>hội nghị|hội thảo|diễn đàn|sự kiện|chương trình|kỳ họp|phiên họp|buổi làm việc))(?![^\W\d_])"
)
# what is done at a meeting, and not only said there
_DONE_THERE = phrase(
    r"(?<![^\W\d_])(?:trao|ký kết|ký|công bố|khai trương|khởi công|bấm nút|tặng|giới thiệu|kêu gọi|thông qua|bầu|biểu "
    r"quyết)(?![^\W\d_])"
)
_SAYS = phrase(r"(?<![^\W\d_])(?:cho biết|báo cáo|phát biểu|nêu rõ|khẳng định|đánh giá|năm|tháng|quý|hiện)(?![^\W\d_])")
_MEMBERS = phrase(
    r"(?<![^\W\d_])(?:(?:đã )?bầu(?! (?:cử|chọn))|(?<!trúng )cử|chỉ định|ra mắt|hiệp thương)(?![^\W\d_])[^.;\n]{0,200}$"
)
_BODY_OF = ("{đồng chí}", "{ủy viên}", "{thành viên}", "{người}", "{vị}", "{phó chủ tịch}")
_DAY = phrase(r"(?<![^\W\d_])(?:ngày|sáng|trưa|chiều|tối|đêm)(?: ngày)? \d[^,;.()\n]*$")
_DAY_BEFORE = 12  # characters before a day in which "sáng ngày" stands
_FRESH = 7  # days in which a text tells of an occasion
_LEAD = 900  # characters in which it names its day
_REACH = 260  # characters before a number in which stands what is done there


def is_of_occasion(folded: str, slot: Slot, sentence: Span) -> bool:
    """ "Dự lễ có [120 đại biểu]", "Đại hội bầu Ban Chấp hành khóa X gồm [27 đồng chí]", "Nhân dịp này, tỉnh trao bằng
    khen cho [12 tập thể]"."""
    start, lead = max(sentence.start, slot.quantity.lead - _REACH), slot.quantity.span.start
    if slot.quantity.unit in _ATTENDING:
        return _SEATED.search(folded, start, lead) is None
    if slot.quantity.unit in _BODY_OF and _MEMBERS.search(folded, start, lead):
        return True
    there = _THERE.match(folded, *sentence)
    done = there and (not there["meeting"] or _DONE_THERE.search(folded, there.end(), lead))
    if done and not _SAYS.search(folded, sentence.start, lead):
        return True
    return _AWARDED.search(folded, start, lead + 1) is not None


def is_won(slot: Slot) -> bool:
    """ "Đội tuyển giành [3 giải nhất]": of the day that news tells of, where it names no other time."""
    return slot.quantity.unit.startswith(_PRIZES)


def day_of(folded: str, mentions: list[PeriodMention], reference: Reference) -> Period | None:
    """The day of the occasion that dated news tells of: "Chiều 23/3, huyện tổ chức lễ …", printed on 26 March, or else
    the day of the text; ``None`` in a report of a period."""
    today = None if reference.periodic else timing.today(reference)
    if today is None:
        return None
    for mention in mentions:
        told = mention.rule in ("date", "date_range") and not mention.until and mention.span != reference.span
        told = told and _DAY.search(folded, max(0, mention.span.start - _DAY_BEFORE), mention.span.end) is not None
        day = mention.period if told and mention.span.start < _LEAD else None
        if day and (day.end - day.start).days < _FRESH and 0 <= (today.end - day.end).days <= _FRESH:
            return calendar.instant(day.end)
    return today
