"""Finds the words that name a time, and dates them.

The two are apart: what the words are does not depend on the document's date, and the date itself is
worked out from them (``reference.py``).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from service.periods import calendar
from service.periods.beginnings import scans
from service.periods.model import Period, PeriodMention, Reference
from service.periods.productions import Parts, today
from service.periods.rules import ANCHORS, RULES, SCAN
from service.text.align import Text
from service.text.finder import KEYS, Finder
from service.text.fold import phrase
from service.text.lazy import regex
from service.text.span import Span

# a whole word or run of digits: "dùng8 tháng" has lost its space, and is two
_WORD = regex(r"(?<!\d)\d+|(?<![^\W\d_])[^\W\d_]+")
_DIGIT = regex(r"\d")
_JOINT = phrase(r"\s*(?:,|và|,\s*và)\s*")
_FINDER = Finder(SCAN, KEYS)
_TO_THE_END = phrase(r"(?:hết|cuối) $")
_DAYTIME = phrase(r"(?:rạng )?(?:sáng|trưa|chiều|tối|đêm)|hôm|cùng ngày")
_FROM = phrase(r"(?<![^\W\d_])(?:từ|giai đoạn)(?: (?P<edge>đầu|giữa|cuối))?\s*$")  # "từ giữa [tháng 8 đến nay]"
_FROM_BEFORE = 16


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Words that name a time, not yet dated: ``rule`` is an index into the rules."""

    span: Span
    rule: int
    parts: Parts
    until: bool
    since: bool
    follows_from: bool
    """"từ" stands before: the words begin a stretch if the next ones end it."""
    adjoins: bool
    """Only spaces stand between these words and the expression before."""
    joined: bool = False
    """Only "và" or a comma stands there: one list."""


def scan_periods(text: Text) -> list[TimeWords]:
    """Every time expression of the text, in order, not overlapping."""
    found: list[TimeWords] = []
    key, end, scan_at = text.key, 0, scans()
    for start in _FINDER.starts(key):
        word = _WORD.match(key, start) if start >= end else None
        if word is None or not (word[0] in ANCHORS or word[0].isdigit()):
            continue
        match = scan_at.get(word[0] if word[0] in ANCHORS else word[0][0], SCAN).match(key, start)
        if match is None:
            continue
        group = match.lastgroup or "r0"
        rule = int(group[1:])
        inner = RULES[rule][1].match(key, match.start(group))
        first = match.start() if match["until"] else match.start(group)
        end = match.end()
        parts = inner.groupdict() if inner else {}
        until = match["until"] or ""
        if until and (_DIGIT.search(until) or _DAYTIME.match(key, match.start(group))):
            parts["hour"] = until
        if _TO_THE_END.search(until):
            parts["edge"] = "cuối"
        span = Span(first, match.end(group))
        opening = _FROM.search(key, max(0, first - _FROM_BEFORE), first)
        if opening and opening["edge"]:
            parts["from"] = opening["edge"]
        adjoins = bool(found) and key[found[-1].span.end : first].isspace()
        listed = bool(found) and _JOINT.fullmatch(key, found[-1].span.end, first) is not None
        since = bool(match["since"])
        found.append(TimeWords(span, rule, parts, bool(until), since, opening is not None, adjoins, listed))
    return found


def with_years(words: list[TimeWords]) -> list[TimeWords]:
    """ "tháng 8 và tháng 9/2031": the year at the end of a list is the others', too."""
    given: list[TimeWords] = []
    for found in reversed(words):
        behind = given[-1] if given else None
        year = behind.parts.get("y") if behind and behind.joined and "y" in found.parts else None
        lacks = year and not found.parts["y"] and not found.parts.get("ago") and RULES[found.rule][0] in _LISTED
        given.append(replace(found, parts={**found.parts, "y": year}) if lacks else found)
    return given[::-1]


def date_periods(words: list[TimeWords], reference: Reference) -> list[PeriodMention]:
    """``words`` dated from ``reference``."""
    dated: list[PeriodMention] = []
    for index, found in enumerate(with_years(words)):
        mention = _dated(found, reference)
        if mention.rule == "same_day":
            mention = replace(mention, period=_last_day(dated, reference))
        if mention.rule == "since_then":
            mention = _since_then(mention, dated, reference)
        if mention.rule == "after_months" and mention.period is None:
            continue  # "sau 6 tháng thử việc": how long it took
        before = words[index - 1] if found.adjoins else None
        stretch = _stretch(before, dated[-1], mention, reference) if before and before.follows_from else None
        if stretch:
            dated[-1] = stretch
        else:
            dated.append(mention)
    return dated


def _since_then(mention: PeriodMention, dated: list[PeriodMention], reference: Reference) -> PeriodMention:
    """ "Năm 2007, xã được công nhận. [Từ đó đến nay], …": from the time told last."""
    told = next((m.period for m in reversed(dated) if m.period and m.rule in _BEGINS_THEN), None)
    on = reference.date
    if told is None or on is None or told.start >= on:
        return replace(mention, rule="undated")
    return replace(mention, period=Period(told.start, on, "span"), rule=_STRETCH)


_BEGINS_THEN = ("year", "month", "date")


def _last_day(dated: list[PeriodMention], reference: Reference) -> Period | None:
    """ "Ngày 9/5, … . Chiều cùng ngày, …": the day told last, if it is as fresh as the text, or else that of the
    text."""
    days = (m.period for m in reversed(dated) if m.period and m.period.kind == "day" and not m.until)
    on = reference.date
    fresh = (day for day in days if on is None or 0 <= (on - day.end).days <= _FRESH)
    return next(fresh, None) or today(reference)


_FRESH = 7  # days in which a text tells of what has happened
_LISTED = ("month", "quarter", "first_months")
_STRETCH = "date_range"


def _dated(words: TimeWords, reference: Reference) -> PeriodMention:
    name, _, production = RULES[words.rule]
    period = production(words.parts, reference)
    if period and words.parts.get("hour"):
        period = calendar.instant(period.end)  # "đến 17 giờ ngày 10/9": as of that hour, whatever is counted
    return PeriodMention(words.span, period, words.until, words.since, name, words.parts.get("edge") or "")


def _in_year(words: TimeWords, year: int, reference: Reference) -> PeriodMention:
    return _dated(replace(words, parts={**words.parts, "y": str(year)}), reference)


def _stretch(
    opening: TimeWords, first: PeriodMention, last: PeriodMention, reference: Reference
) -> PeriodMention | None:
    """ "từ năm 2016 đến nay", "từ tháng 3 đến tháng 8/2022": one stretch of time; the first end has
    the year of the other where it names none."""
    if last.period is None or not (last.until or last.rule == "now"):
        return None
    if "y" in opening.parts and opening.parts["y"] is None:
        dated = (_in_year(opening, last.period.end.year - back, reference) for back in (0, 1))
        first = next((m for m in dated if m.period and m.period.start <= last.period.end), first)
    if first.period is None or first.period.start > last.period.end:
        return None
    start = _first_day(opening, first, first.period)
    span = Span(first.span.start, last.span.end)
    return PeriodMention(span, Period(start, last.period.end, "span"), until=False, since=False, rule=_STRETCH)


def _first_day(opening: TimeWords, first: PeriodMention, period: Period) -> date:
    """The day on which a stretch begins: "từ đầu năm 2031" is the eve of its first day, "từ giữa tháng 8" its 15th."""
    if first.rule == "year_edge":
        return period.end + timedelta(days=1)
    edge = opening.parts.get("from")
    if edge == "giữa":
        return period.start + (period.end - period.start) // 2
    return period.end if edge == "cuối" else period.start


def find_periods(text: Text, reference: Reference) -> list[PeriodMention]:
    """Every time expression of the text, in order, dated from ``reference``."""
    return date_periods(scan_periods(text), reference)
