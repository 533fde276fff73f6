"""What a storm or a flood did: told as of a day, however long it took."""

from __future__ import annotations

from service.indicators.naming.circumstances import is_damage
from service.periods import calendar
from service.periods.model import Period, PeriodMention, Reference
from service.text.align import Text
from service.text.finder import Finder
from service.text.fold import phrase
from service.text.span import Span

_DISASTER = Finder(
    phrase(
        r"(?<![^\W\d_])(?:bão|lũ|mưa (?:lớn|lũ|to|đá)|thiên tai|sạt lở|lốc|giông|dông|động đất|triều cường|rét hại|"
        r"áp thấp nhiệt đới|ngập lụt|cháy rừng)(?![^\W\d_])"
    )
)
# "Vụ việc xảy ra khoảng 8 giờ sáng 9/12", "Vụ cháy xảy ra tại chợ … tối 4/5"
_HAPPENED = phrase(
    r"(?<![^\W\d_])(?:vụ|sự (?:việc|cố)|tai nạn|hỏa hoạn)(?![^\W\d_])[^.;\n]{0,60}(?<![^\W\d_])xảy ra(?![^\W\d_])"
    r"[^.;\n]{0,60}$"
)
_HARMED = phrase(r"(?<![^\W\d_])bị (?!ảnh hưởng|can|cáo|động)")
_DOES_HARM = phrase(r"(?<![^\W\d_])(?:làm|khiến) (?:gãy|chìm|ảnh hưởng)(?![^\W\d_])")
_LONG_AGO = 14  # days after which a text looks back on a disaster
_REACH = 140  # characters before a date in which stands what happened then
_BEFORE, _BEHIND = 300, 120  # characters around a time in which the disaster is named


def tells_disaster(text: Text, time: Span, paragraph: Span) -> bool:
    """True for a ``time`` up to which the ``paragraph`` tells what a disaster did: "Thiệt hại do bão tính đến ngày
    10/11: 12 người chết"."""
    around = Span(max(paragraph.start, time.start - _BEFORE), min(paragraph.end, time.end + _BEHIND))
    return _DISASTER.search(text.key, *around) is not None and is_damage(text.key[slice(*around)])


def is_harmed(folded: str, name: str, before: Span, behind: Span) -> bool:
    """True for "40 xuồng bị chìm", "gió lốc làm gãy 90 cây": what a disaster or a disease did; ``before`` and
    ``behind``: the words of its clause."""
    found = _DOES_HARM.search(folded, *before) or _HARMED.search(folded, *behind)
    return is_damage(name) or found is not None


def looks_back(mentions: list[PeriodMention], reference: Reference) -> bool:
    """True for a text that tells of a disaster weeks after the last day that it names: its harm is as of no day."""
    on = reference.date
    days = [m.period.end for m in mentions if m.rule == "date" and m.period and m.span != reference.span]
    return on is not None and bool(days) and (on - max(days)).days > _LONG_AGO


def event_day(text: Text, mentions: list[PeriodMention]) -> Period | None:
    """The day of what a story tells of, where it says so: "Vụ việc xảy ra sáng 9/12"."""
    for mention in mentions:
        if mention.rule != "date" or mention.until or mention.period is None:
            continue
        start = mention.span.start
        if _HAPPENED.search(text.key, max(0, start - _REACH), start):
            return calendar.instant(mention.period.end)
    return None
