"""Times that other times of the text date: terms, five years, seasons that brackets define."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from datetime import date
from itertools import pairwise

from service.periods import calendar
from service.periods.model import Period, PeriodMention, Reference
from service.text.fold import phrase

_PLAN = 5  # years for which plans are made
_BRACKET = phrase(r"\s*\(\s*(?:tính |kể )?(?:từ )?")
# "Ban Chấp hành khóa X, nhiệm kỳ 2030 - 2035 gồm 34 đồng chí": the body's name
_BODY = phrase(
    r"(?:khóa (?:[ivxl]+|\d{1,3})|(?:ban (?:chấp hành|thường vụ|kiểm tra|chỉ đạo)|hội đồng nhân dân|hđnd|"
    r"ủy ban nhân dân|ubnd|ủy ban kiểm tra|ban giám đốc|hội đồng quản trị|ban kiểm soát)[^,;.:()\n]{0,60})\s*,?\s*$"
)
_BODY_BEFORE = 90  # characters before a term in which the body stands that has it


def planned_years(folded: str, mention: PeriodMention) -> Period | None:
    """The years for which plans are made: a term ("nhiệm kỳ 2030 - 2035") has those from its second on."""
    period = mention.period
    if period is None or not folded.startswith("nhiệm kỳ", mention.span.start):
        return period
    return calendar.years(period.start.year + 1, period.end.year)


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
