"""From a sum worked out and the number stated to a check, with its sentence in two languages."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_UP, Decimal
from typing import NamedTuple

from service.checks.figures import PERCENT, Figure
from service.checks.interval import Interval
from service.checks.messages import sentences, written
from service.report import Check, CheckKind, Role, Use
from service.text.align import Text

_VAGUE = Decimal("0.1")  # a sum that leaves a tenth of the number open confirms nothing
_VAGUE_POINTS = Decimal("0.25")  # but "tăng 0,5%" may be open by a quarter of a point
_EXTRA_PLACES = 2


class Sum(NamedTuple):
    """What was worked out: ``nominal`` from the numbers as printed, ``range`` from all that print so."""

    nominal: Decimal
    range: Interval


class Claim(NamedTuple):
    """A number stated, and what other numbers make of it.

    ``formula``: the sum in signs ("10 vụ ÷ 6 vụ"); ``used``: the other figures in it with what they are;
    ``reliable``: the text leaves no doubt that these numbers belong together, so that the claim may be
    found wrong and not only right; ``wording``: of its sentence, where the kind has several.
    """

    kind: CheckKind
    stated: Figure
    computed: Sum
    formula: str
    used: Sequence[tuple[Figure, Role]]
    reliable: bool
    wording: str | None = None


def agrees(claim: Claim) -> bool:
    """True where the two are one number, as far as their decimals tell."""
    return _distance(claim) <= _left_open(claim)


def judge(text: Text, claim: Claim) -> Check | None:
    """The check, or ``None`` where it would confirm too little or accuse on too little."""
    if agrees(claim):
        return None if _is_vague(claim) else _check(text, claim, holds=True)
    sure = claim.stated.sure and all(figure.sure for figure, _ in claim.used)
    return _check(text, claim, holds=False) if claim.reliable and sure else None


def _is_vague(claim: Claim) -> bool:
    if claim.computed.nominal == claim.stated.amount:
        return False
    size = max(abs(claim.stated.amount), abs(claim.computed.nominal))
    points = _VAGUE_POINTS if claim.stated.cell.unit == PERCENT else Decimal(0)
    return _left_open(claim) > max(_VAGUE * size, points)


def _distance(claim: Claim) -> Decimal:
    return abs(claim.computed.nominal - claim.stated.amount)


def _left_open(claim: Claim) -> Decimal:
    """How far the two may be apart and still print as they do, on the side on which they are."""
    stated, computed = claim.stated, claim.computed
    if computed.nominal >= stated.amount:
        return (computed.nominal - computed.range.low) + (stated.range.high - stated.amount)
    return (computed.range.high - computed.nominal) + (stated.amount - stated.range.low)


def _check(text: Text, claim: Claim, *, holds: bool) -> Check:
    stated, nominal = claim.stated, claim.computed.nominal
    places = stated.places + _EXTRA_PLACES
    tolerance = _rounded(_left_open(claim), stated.scale, places, ROUND_UP if holds else ROUND_DOWN)
    used: list[tuple[Figure, Role]] = sorted([*claim.used, (stated, "stated")], key=lambda use: use[0].order)
    vi, en = sentences(
        claim.wording or claim.kind,
        name=stated.row.name,
        formula=claim.formula,
        computed=written(text, stated, nominal, stated.places + (0 if holds else 1)),
        stated=written(text, stated),
        off=None if holds else written(text, stated, _distance(claim), stated.places + 1, points=True),
        exact=_left_open(claim) == 0,
    )
    return Check(
        kind=claim.kind,
        verdict="holds" if holds else "differs",
        stated=stated.cell.number,
        computed=_rounded(nominal, stated.scale, places, ROUND_HALF_EVEN),
        tolerance=tolerance,
        unit=stated.cell.unit,
        uses=tuple(Use(figure.indicator, figure.observation, role) for figure, role in used),
        message=vi,
        message_en=en,
    )


def _rounded(amount: Decimal, scale: Decimal, places: int, rounding: str) -> Decimal:
    """``amount`` with so many places of what is printed ("tỷ đồng") as tell it apart."""
    return (amount / scale).quantize(Decimal(1).scaleb(-places), rounding=rounding) * scale


def quotient(part: Interval, amount: Decimal, whole: Interval, of: Decimal) -> Sum | None:
    """``part`` as a percentage of ``whole``; ``None`` where the whole may be nothing."""
    range_ = part.over(whole)
    return Sum(100 * amount / of, range_.scaled(100)) if range_ else None


def percentage(part: Figure, whole: Figure) -> Sum | None:
    """One figure as a percentage of another."""
    return quotient(part.range, part.amount, whole.range, whole.amount)
