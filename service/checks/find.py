"""Checks the report's own arithmetic.

Nothing is corrected: a check says what the report states, what its other numbers give, and whether the
two agree within what the printed decimals leave open. A false alarm costs more than a missed one, so a
difference is told only where the text leaves no doubt which numbers belong together; what cannot be told
from a misreading of ours is kept silent (``docs/checks.md``).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import localcontext

from service.checks.breakdowns import find_breakdowns
from service.checks.changes import check_changes, check_earlier
from service.checks.figures import Figures
from service.checks.interval import EXACT
from service.checks.lists import Words, breakdown_words
from service.checks.neighbours import check_neighbours
from service.checks.parts import check_parts
from service.checks.periods import check_period_sums
from service.checks.rates import check_rates
from service.checks.shares import check_fractions, check_percentages, check_shares_sum
from service.checks.tables import check_table_plans, check_tables
from service.checks.units import check_units
from service.checks.verdict import Claim, judge
from service.lexicon.model import Lexicon
from service.report import Check, CheckKind, Report, Use
from service.text.span import Span


def find_checks(report: Report, lexicon: Lexicon) -> list[Check]:
    """All checks of a linked report, in the order of the numbers they are about."""
    with localcontext(EXACT):
        figures, words = Figures(report), breakdown_words(lexicon)
        found = [check for claim in _claims(report, figures, words) if (check := judge(report.text, claim))]
        nearby = check_neighbours(figures, {_about(check)[1] for check in found})
        found += [check for claim in nearby if (check := judge(report.text, claim))]
    return sorted(_once_each(found), key=lambda check: [_place(report, use) for use in check.uses])


def _claims(report: Report, figures: Figures, words: Words) -> Iterator[Claim]:
    yield from check_fractions(figures)
    yield from check_parts(figures, find_breakdowns(report, figures, words))
    yield from check_tables(figures)
    yield from check_table_plans(figures)
    yield from check_shares_sum(figures, words)
    yield from check_changes(figures)
    yield from check_earlier(figures)
    yield from check_period_sums(figures)
    yield from check_rates(figures)
    yield from check_percentages(figures)
    yield from check_units(figures)


def _once_each(found: list[Check]) -> list[Check]:
    """Without what is said twice; and where one reading of a number agrees, no other accuses it."""
    agreed = {_about(check) for check in found if check.verdict == "holds"}
    kept = {
        (check.kind, check.uses): check for check in found if check.verdict == "holds" or _about(check) not in agreed
    }
    return list(kept.values())


def _about(check: Check) -> tuple[CheckKind, tuple[int, int]]:
    """The number that a check holds against others."""
    return check.kind, next((use.indicator, use.observation) for use in check.uses if use.role == "stated")


def _place(report: Report, use: Use) -> Span:
    return report.indicators[use.indicator].observations[use.observation].span
