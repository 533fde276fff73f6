"""The date that relative words ("tháng 8", "cùng kỳ", "hiện nay") are counted from.

In the order of trust: what the request says; the period that the document names as its own in its
title or opening ("tháng 8 và 8 tháng năm 2023"); the date that it bears ("…, ngày 5 tháng 7 năm
2024", the posting date); a dateline without a year ("sáng 9/4") in the year that the text speaks
of most.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from service.periods import calendar
from service.periods.find import TimeWords, date_periods, find_periods
from service.periods.model import Period, PeriodMention, Reference
from service.periods.spoken import beside, is_aim, is_as_of, speaks_of, told_last, told_year, year_named
from service.periods.topics import is_topic_and_time
from service.structure.model import Structure
from service.structure.posted import posted_on
from service.text.align import Text
from service.text.fold import phrase
from service.text.lazy import regex
from service.text.span import Span

_SUMMED_UP = phrase(r"(?:tổng kết|kết quả|tình hình)[^.;\n]{0,80}$")
_CUMULATED = phrase(r"(?:lũy kế|số liệu|kết quả|tình hình)[^.;\n]{0,110}$")
_LEAD = 900  # characters in which news says what it reports on
_FRESH = 62  # days after which a report on a period is old
_SUMMED_UP_WITHIN = 180  # days after a year in which a meeting sums it up
_OPENING = 1500  # characters in which a document says what it is about
_REPORTING = phrase(
    r"tình hình|kinh tế|kết quả|báo cáo|số liệu|thống kê|giải ngân|thu ngân sách|\bgdp\b|\bgrdp\b|sơ kết|tổng kết|"
    r"xuất khẩu|sản xuất|chỉ số|công tác|sự kiện|dấu ấn|thành tựu"
)
_REPORT_LINE = phrase(
    r"[\s\-•*:]*(?:báo cáo|tình hình|kết quả|họp báo|số liệu|thông cáo|sơ kết|tổng kết|kinh tế|"
    r"về (?:việc )?tình hình|(?:\d{1,2} )?(?:sự kiện|dấu ấn|thành tựu)(?: [^\W\d_]+){0,3} (?:tiêu biểu|nổi bật)|"
    r"(?:\d{1,2} )?(?:sự kiện|dấu ấn|thành tựu) (?:tiêu biểu|nổi bật))"
)
_COMING = phrase(
    r"(?:phương hướng|triển khai|(?<!thực hiện )kế hoạch|nhiệm vụ trọng tâm|"
    r"(?:[,;-]|và)\s*(?:các |một số )?nhiệm vụ|giải pháp|mục tiêu|dự kiến|dự báo|phấn đấu|"
    r"(?<![^\W\d_])sẽ(?![^\W\d_]))[^.;]{0,40}$"
)
_AND_YEAR = phrase(r"(?:,|và|&)\s*(?:cả |tổng kết )?$")
_POSTED = phrase(
    r"(?:thời gian đăng|ngày đăng|cập nhật|đăng ngày|đăng lúc|ngày xuất bản|thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|"
    r"chủ nhật)\s*[,:-]?\s*(?:ngày )?(?=\d)"
)
_SAYS_POSTED = phrase(r"(?<![^\W\d_])(?:đăng|cập nhật|xuất bản)(?![^\W\d_])")
_SIGNED = phrase(
    r"(?:,|thông qua(?: tại [^.;]{0,80})?|ban hành)\s*(?:vào )?ngày \d{1,2} (?:tháng |[/-])\d{1,2}(?: năm |"
    r"[/-])(?:19|20)\d\d"
)
# "Quảng Trị, ngày 12/9/2031", "Quảng Trị, 12 tháng 9 năm 2031" as a line of its own
_SIGNED_LINE = regex(
    r"(?m)^[ \t]*[^\W\d_][^\n\d:;.]{1,40},[ \t]*(?:ngày[ \t]+)?\d{1,2}"
    r"(?:[/.-]\d{1,2}[/.-]|[ \t]+tháng[ \t]+\d{1,2}[ \t]+năm[ \t]+)(?:19|20)\d\d(?=[ \t.]*$)"
)
_CITED = phrase(
    r"(?:luật|nghị định|nghị quyết|quyết định|thông tư|tờ trình|báo cáo|công văn|văn bản|chỉ thị|kết luận|pháp lệnh|"
    r"hiến pháp|thông báo|căn cứ)(?! này)[^;.\n]{0,110}$"
)
_TIME_BEFORE = phrase(r"\d{1,2}\s?(?::|h|giờ)\s?\d{2}(?::\d{2})?\s*,?\s*(?:(?:-|\||ngày|thứ \w+|chủ nhật)\s*,?\s*)*$")
_TIME_OF_DAY = phrase(r"\s*,?\s*(?:-|\||lúc)?\s*\d{1,2}\s?(?::|h|giờ)\s?\d{2}")
_DATELINE = phrase(r"(?:sáng|trưa|chiều|tối|ngày|hôm nay)\s*,?\s*(?:nay\s*,?\s*)?\(?")
_DAYTIME_BEFORE = phrase(r"(?<![^\W\d_])(?:sáng|trưa|chiều|tối|hôm nay)\s*,?\s*(?:nay\s*,?\s*)?(?:ngày )?\(?$")
_BEGINS = phrase(
    r"(?<![^\W\d_])(?:từ|sau|trước|kể từ|bắt đầu|hiệu lực|phê duyệt|ban hành|thông qua|thành lập|ký)"
    r"(?: từ| vào)?(?: ngày)? $"
)  # "tăng lương kể từ ngày 1/7"
_DAYTIME = 16  # characters before a day in which stands what part of it is meant, or what begins then
_HEADS, _LONG_LINE = 400, 1000
_REACH = 120  # characters before a date in which stands what leads to it
_PERIODIC = ("month", "quarter", "half", "year_to_date")
_HEAD = 600  # characters in which a page has its headline and its date
_YEARS_LATER = 3  # a page is not posted so long after what it tells, nor so long but one if it tells of months
# what a year's report measures itself by
_OF_YEAR = phrase(
    r"(?:vượt|đạt|hoàn thành|bằng) [^.;:()\n]{0,30}kế hoạch(?! (?:tháng|quý))|"
    r"so (?:với )?(?:cùng kỳ|năm \d{4}|năm trước)|niên giám thống kê"
)
_TELLING = 3  # such words that tell a report of a year from a text that names one
_NO_DATE = Reference(None, "none", None, None)


def find_reference(structure: Structure, words: list[TimeWords], given: date | None) -> Reference:
    """The document's reference date with where it was found; ``words``: its time expressions;
    ``given`` (the request's) wins."""
    text = structure.text
    mentions = date_periods(words, _NO_DATE)
    own = _own_period(structure, mentions) or _own_without_year(structure, words, mentions)
    if given is not None:
        period, span = own or (None, None)
        return Reference(given, "request", None, period, own is not None, span)
    if own:
        period, span = own
        titled = structure.title is not None and span.within(structure.title)
        period = _cumulated(words, period) if titled else period
        return Reference(period.end, "period", span, period, periodic=True, told=span)
    for source, candidates in (("issued", _signed(text, mentions)), ("posted", _posted(structure, mentions))):
        if candidates:
            period, span = candidates[0]
            reported = _reported(structure, words, period.start)
            return Reference(period.start, source, span, *_told(reported))
    return _from_dateline(structure, words, mentions)


def _reported(structure: Structure, words: list[TimeWords], on: date) -> PeriodMention | None:
    """The period that dated news reports on: named in its title or lead, ended shortly before; a year
    that a meeting sums up may still have days to run."""
    text = structure.text
    parts = ([structure.title] if structure.title else []) + [
        s.span for s in structure.sentences if s.span.start < _LEAD
    ]
    mentions = date_periods(words, Reference(on, "", None, None))
    dated = [m for m in mentions if m.period and any(part.start <= m.span.start < part.end for part in parts)]
    for mention in dated:
        period = mention.period
        if period is None:
            continue
        age = (on - period.end).days
        if mention.until and mention.rule == "date" and 0 <= age <= _FRESH and _reports_up_to(text, mention):
            return replace(mention, period=calendar.to_date(period.end))
        if period.kind in ("quarter", "half", "year_to_date") and 0 <= age <= _FRESH:
            return _longest(mention, dated)
        summed_up = _SUMMED_UP.search(text.key, max(0, mention.span.start - 90), mention.span.start)
        if period.kind == "year" and -31 <= age <= _SUMMED_UP_WITHIN and summed_up:
            return mention
    return None


def _longest(reported: PeriodMention, dated: list[PeriodMention]) -> PeriodMention:
    """ "Quý III/2031, công ty lãi 9 tỷ đồng, 9 tháng lãi 30 tỷ đồng": the news is of all that ends with it."""
    end = reported.period.end if reported.period else None
    same = [m for m in dated if m.period and m.period.end == end and m.period.kind in _PERIODIC]
    return min(same, key=lambda m: m.period.start if m.period else date.max, default=reported)


def _told(reported: PeriodMention | None) -> tuple[Period | None, bool, Span | None]:
    """The last fields of a reference of news."""
    return (reported.period, False, reported.span) if reported else (None, False, None)


def _reports_up_to(text: Text, mention: PeriodMention) -> bool:
    """ "tình hình giải ngân lũy kế đến hết ngày 27/11/2031"."""
    return bool(_CUMULATED.search(text.key, max(0, mention.span.start - 120), mention.span.start + 1))


def _own_period(structure: Structure, mentions: list[PeriodMention]) -> tuple[Period, Span] | None:
    """The latest and longest period that the title, or failing that an opening line that heads a
    report, names; of years only where it names nothing shorter."""
    text, title = structure.text, structure.title
    for part in ([title] if title else []) + _opening_lines(structure):
        low, high = part
        inside = [m for m in mentions if low <= m.span.start < high]
        # "sáng 9/4, Thủ tướng … tình hình 3 tháng đầu năm 2023" is dated by its morning
        if part is not title and any(m.rule == "date" and m.period is None for m in inside):
            return None
        topical = part is title and is_topic_and_time(text.key, part)
        if not topical and not _REPORTING.search(text.key, low, high):
            continue
        found = _latest(text, low, inside, headed=topical or bool(_REPORT_LINE.match(text.key, low)))
        if found:
            return found
    return None


def _own_without_year(
    structure: Structure, words: list[TimeWords], mentions: list[PeriodMention]
) -> tuple[Period, Span] | None:
    """ "BÁO CÁO | Tình hình thực hiện kế hoạch tháng 11, 11 tháng", signed on 30 November 2031."""
    signed = _signed(structure.text, mentions)
    if not signed or structure.title is None:
        return None
    on = signed[0][0].start
    own = _own_period(structure, date_periods(words, Reference(on, "", None, None)))
    return own if own and own[0].kind in _PERIODIC and abs((on - own[0].end).days) <= _FRESH else None


def _latest(text: Text, low: int, inside: list[PeriodMention], *, headed: bool) -> tuple[Period, Span] | None:
    # "tháng 8 và 8 tháng năm 2023": the year stands once, at the end
    year = next((m.period.start.year for m in inside if m.period and m.rule != "years"), None)
    past = [m for m in inside if not _COMING.search(text.key, max(low, m.span.start - 60), m.span.start)]
    dated = [(p, m.span) for m in past if (p := m.period or _with_year(text, m, year)) is not None]
    periodic = [(p, span) for p, span in dated if p.kind in _PERIODIC]
    yearly = [(p, span) for p, span in dated if p.kind == "year"]
    if periodic and headed:
        # "quý IV và năm 2024" reports on the year; "quý IV năm 2024" does not
        last = max(p.end for p, _ in periodic)
        periodic += [f for f in yearly if f[0].end == last and _AND_YEAR.search(text.key, low, f[1].start)]
        return max(periodic, key=lambda found: (found[0].end, (found[0].end - found[0].start).days))
    return yearly[0] if yearly and headed else None


def _cumulated(words: list[TimeWords], period: Period) -> Period:
    """A month's report that adds up "11 tháng" is on these, too."""
    if period.kind != "month":
        return period
    dated = date_periods(words, Reference(period.end, "", None, None))
    sums = (m.period for m in dated if m.rule == "first_months" and m.period and m.period.end == period.end)
    return min(sums, key=lambda found: found.start, default=period)


def _opening_lines(structure: Structure) -> list[Span]:
    text = structure.text
    bounds = [Span(*match.span()) for match in re.finditer(r"[^\n]*\S[^\n]*", text.norm[:_OPENING])]
    if any(high - low > _LONG_LINE for low, high in bounds):  # a text without line ends: its lines as read
        bounds = [line.span for line in structure.lines if line.span.start < _OPENING]
    return [Span(low, min(high, low + _HEADS)) for low, high in bounds[:25]]


def _with_year(text: Text, mention: PeriodMention, year: int | None) -> Period | None:
    if year is None:
        return None
    found = find_periods(_part(text, mention.span), Reference(date(year, 12, 31), "", None, None))
    return found[0].period if found else None


def _part(text: Text, span: Span) -> Text:
    return Text(text.norm[span.start : span.end], text.norm[span.start : span.end], text.key[span.start : span.end])


def _signed(text: Text, mentions: list[PeriodMention]) -> list[tuple[Period, Span]]:
    """ "Hà Giang, ngày 5 tháng 7 năm 2024" at the head or the foot of an official document."""
    dates = {m.span.end: m for m in mentions if m.rule == "date" and m.period}
    ends = sorted(match.end() for pattern in (_SIGNED, _SIGNED_LINE) for match in pattern.finditer(text.key))
    signed = [dates[end] for end in ends if end in dates]
    return [
        (m.period, m.span)
        for m in signed
        if m.period and (_at_line_end(text.norm, m.span.end) or not _is_cited(text, m))
    ]


def _is_cited(text: Text, mention: PeriodMention) -> bool:
    """ "Căn cứ Luật … ngày 26 tháng 11 năm 2003": the date of another document, not "báo cáo tại kỳ họp
    vào ngày 7/12"."""
    if text.key.endswith("vào ", 0, mention.span.start):
        return False
    line = text.norm.rfind("\n", 0, mention.span.start) + 1
    return bool(_CITED.search(text.key, max(line, mention.span.start - 130), mention.span.start))


def _at_line_end(norm: str, offset: int) -> bool:
    return not norm[offset : offset + 3].strip(" .\t") or norm[offset : offset + 1] == "\n"


def _posted(structure: Structure, mentions: list[PeriodMention]) -> list[tuple[Period, Span]]:
    """A full date beside "Thời gian đăng", a weekday or a time of day, or in a line of its own; not the day
    on which an old text was printed."""
    text = structure.text
    year = _last_told(text, mentions)
    found = []
    for mention in mentions:
        if mention.rule != "date" or mention.period is None:
            continue
        start = mention.span.start
        low = max(text.norm.rfind("\n", 0, start) + 1, start - _REACH)
        timed = bool(_TIME_BEFORE.search(text.key, low, start))
        led = timed or any(match.end() >= start for match in _POSTED.finditer(text.key, low, start + 1))
        alone = start < _HEAD and _is_line(text, mention)
        late = year and mention.period.start.year - year >= _YEARS_LATER
        if late and not _SAYS_POSTED.search(text.key, low, start):
            continue
        if led or alone or _TIME_OF_DAY.match(text.key, mention.span.end):
            found.append((mention.period, mention.span))
    return found or _posted_alone(structure, year)


def _last_told(text: Text, mentions: list[PeriodMention]) -> int:
    """The last year of which the text tells, a year earlier if it tells of its months: "Tháng 9/2031, xuất khẩu đạt …"
    is not posted in 2033, "cầu được khởi công năm 2031" may be."""
    told, months = told_year(text, mentions)
    return told - months


def _posted_alone(structure: Structure, year: int) -> list[tuple[Period, Span]]:
    """The day in a line that only pages print: "12 Tháng Chín, 2031", "Sep 12, 2031", "Thu Hà | 12/09/2031"."""
    alone = posted_on(structure)
    if alone is None:
        return []
    on, span = alone
    low = structure.text.norm.rfind("\n", 0, span.start) + 1
    late = year and on.year - year >= _YEARS_LATER
    return (
        [] if late and not _SAYS_POSTED.search(structure.text.key, low, span.start) else [(Period(on, on, "day"), span)]
    )


def _is_line(text: Text, mention: PeriodMention) -> bool:
    """ "Khánh thành cầu Sông Lô | 2031-03-02 | Sáng nay, …": the date below a headline."""
    return not beside(text, mention).strip(" -|.,()")


def _from_dateline(structure: Structure, words: list[TimeWords], mentions: list[PeriodMention]) -> Reference:
    """ "sáng 9/4" or else "tháng 7 ước đạt …; 7 tháng …", in the year that the text speaks of most."""
    text = structure.text
    year, begun = speaks_of(text, mentions)
    if year is None:
        return replace(_NO_DATE, since=date(begun, 12, 31)) if begun else _NO_DATE
    told = told_last(text, mentions)
    dated = date_periods(words, Reference(date(year, 12, 31), "", None, None))
    lead = (structure.title.end if structure.title else 0) + _LEAD
    for mention in dated:
        if mention.span.start > lead:
            break
        recent = mention.period is not None and mention.period.start.year >= year - 1  # not "phê duyệt ngày 2/9/2027"
        usable = mention.rule == "date" and recent and not _is_cited(text, mention)
        if usable and mention.period and _is_dateline(text, mention):
            on = _not_before(text, mention, told)
            return Reference(on, "dateline", mention.span, *_told(_reported(structure, words, on)))
    running = [
        m
        for m in dated
        if m.period and m.period.kind in _PERIODIC and m.period.start.year == year and m.span.start < lead
        if not is_aim(text, m) and m.period.end >= told
    ]
    if running:
        first = running[0]
        end = first.period.end if first.period else date(year, 12, 31)
        # "quý III …" in the lead, "9 tháng …" further down: the report is of all that ends with it
        same = [m for m in dated if m.period and m.period.kind in _PERIODIC and m.period.end == end]
        longest = min(same, key=lambda m: m.period.start if m.period else end)
        # "Đến cuối tháng 12 …, tín dụng tăng 13%" looks back on the months up to then
        period = calendar.to_date(end) if longest.until else longest.period
        return Reference(end, "period", longest.span, period, told=longest.span)
    closing = [m for m in dated if m.period and m.period.start.year == year and is_as_of(text, m)]
    if closing:
        last = max(closing, key=lambda m: m.period.end if m.period else date.min)
        on = last.period.end if last.period else date(year, 12, 31)
        return Reference(on, "period", last.span, calendar.to_date(on), told=last.span)
    if len(_OF_YEAR.findall(text.key)) >= _TELLING:
        return Reference(date(year, 12, 31), "period", None, calendar.year(year))
    return Reference(date(year, 12, 31), "year", None, None)


def _not_before(text: Text, mention: PeriodMention, told: date) -> date:
    """ "Sáng 9/8, … được khởi công tháng 10/2030": in August of the year behind."""
    on = mention.period.start if mention.period else told
    stays = year_named(text, mention) or on >= told or on.year < told.year
    return on if stays else calendar.shift_years(Period(on, on, "day"), 1).start


def _is_dateline(text: Text, mention: PeriodMention) -> bool:
    """ "Sáng 9/4, …", "Ngày 9/4/2024, …", "Tính đến 17 giờ ngày 9/4, …"."""
    start = mention.span.start
    if _BEGINS.search(text.key, max(0, start - _DAYTIME), start):
        return False
    by_hour = mention.until and mention.period is not None and mention.period.kind == "instant"
    return by_hour or bool(
        _DATELINE.match(text.key, start) or _DAYTIME_BEFORE.search(text.key, max(0, start - _DAYTIME), start)
    )
