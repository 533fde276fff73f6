"""What a number is compared with, and over which time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from service.indicators.cues import COMPARED, PLAN_TAIL, PLAN_WORD, TOTAL_TAIL
from service.indicators.model import Basis, BasisKind
from service.periods import calendar
from service.periods.model import Period, PeriodMention
from service.text.align import Text
from service.text.fold import phrase
from service.text.span import Span

_LAST = phrase(
    r"^(?:bình quân |cùng (?:kỳ|thời (?:điểm|gian)) (?:của )?)?(?P<u>tháng|quý|niên vụ|năm học|năm|kỳ|tuần|phiên|"
    r"ngày|đợt|lần) (?:liền )?trước|^năm ngoái"
)
_SAME_PERIOD = phrase(
    r"(?:mức )?cùng (?:kỳ|thời điểm)(?: (?:của )?năm (?:trước|ngoái|\d{4}))?(?![^\W\d_])(?! (?:tháng|quý) trước)"
)
_LAST_SEASON = phrase(r"^(?:cùng )?vụ [^,;:]{0,25}(?:năm (?:trước|ngoái)|trước)")
_MONTH_LAST_YEAR = phrase(r"(?:tháng|quý) (?:\d{1,2}|[ivx]+) (?:của )?năm (?:trước|ngoái)")
_DAY_BEFORE = phrase(r"(?:phiên|ngày|hôm) (?:liền )?trước")
_SHORT_PERIOD = phrase(r"(?:tuần|phiên|ngày|đợt|lần) (?:liền )?trước")
_IS = phrase(r" (?:chỉ )?(?:đạt|là) ")
_COMMA = phrase(r"\s*,")
_WHILE = phrase(r"(?<![^\W\d_])(?:trong khi|còn|mà) $")
_WHILE_BEFORE = 14  # characters before "cùng kỳ" in which "trong khi" may stand
_VERB = phrase(r" (?:chỉ |đã )?(?:tăng|giảm|lãi|lỗ|thu|có)(?![^\W\d_])")
_SPELLS = ("first_months", "date_range", "season", "school_year")
"""Rules of times that are no day: what is compared with them is compared with all of them."""
_START = phrase(r"(?:thời điểm |ngày )?đầu (?P<u>tháng|quý|tuần|vụ)(?: (?:này|nay))?(?= *[^\w\s]|\s|$)(?! *\d)")
_MONTH_START = phrase(r"đầu tháng")
_YEAR_START = phrase(r"(?:thời điểm )?đầu năm(?! (?:trước|ngoái|học)|\s{0,3}\d)(?![^\W\d_])")
_SAME_DAY = phrase(r"cùng (?:thời (?:điểm|gian)|ngày)")
_WITHIN = phrase(r"(?<![^\W\d_])trong (?P<whole>[^,;:()\n]{2,80})$")
_SIZE = phrase(r"(?:gấp|bằng) [\d.,]+ ?(?:%|lần) (?:của )?")
# "10% chi thường xuyên | để cải cách tiền lương", "80% mặt bằng | trước ngày 30/6": what for and by when
_NUMBER_CUT = phrase(r"\s+\d+$")  # "thấp hơn kế hoạch | 0,3 điểm"
_END = phrase(r"\s+(?:(?:để|nhằm|chậm nhất|muộn nhất|trước(?= (?:ngày|tháng|năm|tết|khi)))(?![^\W\d_])[^\n]*)?$")


@dataclass(frozen=True, slots=True)
class Comparison:
    """A comparison found in the text: ``kind`` and the time named in it, if any; ``span``: its words;
    ``close``: "cao hơn …" compares only the number that it stands beside."""

    kind: BasisKind
    mention: PeriodMention | None
    span: Span
    close: bool = False


def comparisons(text: Text, sentence: Span, mentions: list[PeriodMention]) -> list[Comparison]:
    """Every "so với …", "cùng kỳ …" of a sentence, in order."""
    found = []
    for match in COMPARED.finditer(text.key, sentence.start, sentence.end):
        span = Span(match.start(), match.end())
        if match["same"] and match.start("same") == match.start() and tells_then(text, span, sentence.start):
            continue  # "(cùng kỳ năm 2016 đạt 5,8%)": a value of then
        if match["same"]:
            found.append(Comparison("same_period_last_year", None, span))
            continue
        comparison = _other(text, Span(match.start("other"), match.end("other")), span, mentions)
        if comparison:
            found.append(replace(comparison, close="hơn" in text.key[span.start : span.start + 10]))
    return found


def tells_then(text: Text, same: Span, start: int) -> bool:
    """True for "cùng kỳ năm trước" that tells what was then, and compares nothing: "Cùng kỳ năm trước, công ty lãi 9 tỷ
    đồng", "…, trong khi cùng kỳ tăng 24%"; ``start``: where its sentence begins."""
    if _IS.match(text.key, same.end):
        return True
    fronted = not text.key[start : same.start].strip(" \t\n-+*•(")
    return (fronted and _COMMA.match(text.key, same.end) is not None) or (
        _WHILE.search(text.key, max(start, same.start - _WHILE_BEFORE), same.start) is not None
        and _VERB.match(text.key, same.end) is not None
    )


def _other(text: Text, words: Span, span: Span, mentions: list[PeriodMention]) -> Comparison | None:
    last = _LAST.match(text.key[words.start : words.end])
    if last:
        yearly = last.groupdict().get("u") in ("năm", "niên vụ", "năm học", None)
        return Comparison(
            "previous_year" if yearly else "previous_period", None, Span(span.start, words.start + last.end())
        )
    same = _SAME_PERIOD.match(text.key, *words)
    if same:
        return Comparison("same_period_last_year", None, Span(span.start, same.end()))  # "cao hơn cùng kỳ 5 điểm"
    if _LAST_SEASON.match(text.key[words.start : words.end]):
        return Comparison("same_period_last_year", None, span)
    if _MONTH_LAST_YEAR.match(text.key, *words):
        month = next((m for m in mentions if m.span.start == words.start and m.period), None)
        return Comparison("same_period_last_year", month, Span(span.start, month.span.end) if month else span)
    start = _START.match(text.key, *words)
    if start:
        return Comparison("date", None, Span(span.start, start.end()))
    if PLAN_WORD.search(text.key, words.start, min(words.end, words.start + 30)):
        cut = _NUMBER_CUT.search(text.key, *span) if text.key[span.end : span.end + 1] == "," else None
        return Comparison("plan", None, Span(span.start, cut.start()) if cut else span)
    named = next((m for m in mentions if words.start <= m.span.start < words.end and m.period), None)
    if named is None or named.period is None:
        start = _YEAR_START.match(text.key, *words)
        return Comparison("date", None, Span(span.start, start.end())) if start else None
    kinds: dict[str, BasisKind] = {"date": "date", "year_edge": "date", "years": "span", "month": "previous_period"}
    kinds |= {
        "quarter": "previous_period",
        "year": "year",
        "bare_year": "year",
        "term_edge": "year",
        "this": "year",
        "first_months": "date",
    }
    return Comparison(kinds.get(named.rule, "date"), named, Span(span.start, named.span.end))


def _is_season_before(mention: PeriodMention, named: Period, period: Period | None) -> bool:
    seasons = mention.rule in ("season", "school_year") and period is not None
    return seasons and period is not None and calendar.shift_years(period, -1).start == named.start


def basis_of(comparison: Comparison, period: Period | None, text: Text) -> Basis:
    """The basis that ``comparison`` gives to a number about ``period``."""
    kind, named = comparison.kind, comparison.mention.period if comparison.mention else None
    worked_out: Period | None = None
    if comparison.mention and period and named and _is_some_month(comparison.mention, named, period):
        return Basis("date", named, _said(text, comparison.span), comparison.span)
    if kind == "same_period_last_year" or kind == "previous_year":
        worked_out = calendar.shift_years(period, -1) if period else None
    elif kind == "previous_period":
        by_weeks = _SHORT_PERIOD.search(text.key, *comparison.span) is not None
        by_days = period is not None and period.start == period.end and _DAY_BEFORE.search(text.key, *comparison.span)
        worked_out = named or (_before(text, comparison, period) if period and (by_days or not by_weeks) else None)
    elif kind == "year" and named:
        worked_out = named
        if period and period.start.year == period.end.year == named.start.year + 1:
            kind = "previous_year"
    elif kind == "date" and named and comparison.mention and _is_season_before(comparison.mention, named, period):
        kind, worked_out = "previous_year", named  # "niên vụ 2030 - 2031 tăng 5% so với niên vụ 2029 - 2030"
    elif kind == "date" and named:
        worked_out = named if comparison.mention and comparison.mention.rule in _SPELLS else calendar.instant(named.end)
    elif kind == "date" and period and _MONTH_START.search(text.key, *comparison.span):
        worked_out = calendar.instant(period.end.replace(day=1))
    elif kind == "date" and period and _YEAR_START.search(text.key, *comparison.span):
        worked_out = calendar.instant(date(period.end.year - 1, 12, 31))
    elif kind == "span":
        worked_out = named
    if comparison.mention and period and named and _is_year_ago(comparison.mention, named, period):
        kind = "same_period_last_year"  # "9 tháng năm 2031 tăng 5% so với 9 tháng năm 2030"
    return Basis(kind, worked_out, _said(text, comparison.span), comparison.span)


def _said(text: Text, span: Span) -> str:
    """ "gấp 2 lần | năm 2018": the words of a comparison without the number that they hold."""
    size = _SIZE.match(text.key, *span)
    return text.norm[size.end() if size else span.start : span.end]


def _is_some_month(mention: PeriodMention, named: Period, period: Period) -> bool:
    """ "tháng 5 tăng 2% so với [tháng 12 năm trước]": neither the month before nor the same of a year ago."""
    if mention.rule != "month" or named.end >= period.end:
        return False
    last = calendar.month(period.end.year, period.end.month)
    return named not in (calendar.before(last), calendar.shift_years(last, -1))


def _before(text: Text, comparison: Comparison, period: Period) -> Period | None:
    """The period before, or for "cùng thời điểm tháng trước" the day a month before."""
    if period.start == period.end and _DAY_BEFORE.search(text.key, *comparison.span):
        return calendar.day_before(period)
    if period.kind == "instant" and _SAME_DAY.search(text.key, *comparison.span):
        return calendar.month_before(period)
    return calendar.before(period)


def _is_year_ago(mention: PeriodMention, named: Period, period: Period) -> bool:
    """True for the same months of the year before."""
    then = calendar.shift_years(period, -1)
    months = mention.rule in ("month", "quarter", "first_months")
    return months and (named == then or (named.end == then.end and named.kind == "month"))


def plan_of(text: Text, tail: Span) -> Basis | None:
    """The plan that a percentage completes: "68,03% [dự toán HĐND tỉnh giao]"."""
    match = PLAN_TAIL.match(text.key, tail.start, tail.end)
    if match is None:
        return None
    start, end = match.span("plan")
    end = start + len(_END.sub("", text.norm[start:end]))
    return Basis("plan", None, text.norm[start:end], Span(start, end))


def total_of(text: Text, tail: Span) -> Basis:
    """The whole of a share: "1,75%/[tổng dư nợ]"; without words where the text gives none."""
    match = TOTAL_TAIL.match(text.key, tail.start, tail.end)
    if match is None:
        return Basis("total", None, None, None)
    group = "into" if match["into"] else "of" if match["of"] else "total"
    start, end = match.span(group)
    over = _END.search(text.key, start, end)
    end = over.start() if over else end
    return Basis("total", None, text.norm[start:end], Span(start, end))


def whole_in(text: Text, label: Span) -> Basis:
    """The whole that a label names: "tỷ trọng dịch vụ trong [GRDP]"."""
    match = _WITHIN.search(text.key, *label)
    span = Span(*match.span("whole")) if match else None
    return Basis("total", None, text.norm[slice(*span)] if span else None, span)


def growth_span(period: Period | None) -> Basis:
    """An average yearly growth is measured over its own span, named or not."""
    return Basis("span", period if period and period.kind == "span" else None, None, None)
