"""Percentages of a plan or a whole that the report states elsewhere near by."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator, Sequence

from service.checks.figures import Figure, Figures
from service.checks.messages import OVER, formula_of
from service.checks.shares import is_percentage, names_same
from service.checks.verdict import Claim, percentage
from service.report import CheckKind, Role
from service.text.align import Text
from service.text.fold import phrase

_NEAR = 8  # figures between a level and what is said of it
_NEAR_PLAN = 3  # figures that a plan of another name may stand before what completes it
_LOOK_BACK = 12  # levels before a percentage among which its whole may be
_DIGITS = 3  # of a percentage, from which on a match is no chance; of a whole named as such, one less


def check_neighbours(figures: Figures, checked: Collection[tuple[int, int]]) -> Iterator[Claim]:
    """Percentages, not ``checked`` yet, of a plan or whole that the report states elsewhere nearby."""
    levels: deque[Figure] = deque(maxlen=_LOOK_BACK)
    for figure in figures.all:
        if is_percentage(figure) and figure.is_single and (figure.indicator, figure.observation) not in checked:
            yield from _of_neighbour(figures, figure, levels)
        if figure.is_level:
            levels.append(figure)


def _of_neighbour(figures: Figures, stated: Figure, before: Sequence[Figure]) -> Iterator[Claim]:
    own = [level for level in before if level.indicator == stated.indicator]
    if not own:
        return
    level, after = own[-1], figures.all[stated.order + 1 : stated.order + 2]
    for other in [*after, *reversed(before)]:
        if not other.is_level or other.cell.unit != level.cell.unit or other.order == level.order:
            continue
        named = _is_named(figures, stated, other)
        if named or _is_bracketed(figures.text, stated, other) or _is_plan_or_whole(stated, level, other):
            claim = _of_other(figures, stated, level, other, reliable=named)
            if claim and (named or (_is_close(claim) and _is_telling(stated))):
                yield claim
                return


_PLAN = r"(?:kế hoạch|kh|dự toán|chỉ tiêu|mục tiêu)"
_NAMED = phrase(
    rf"[^()\d]{{0,60}}\({_PLAN}(?: cả| năm| giao| được| đề| ra| là|:){{0,4}}\s*|"
    rf"\s*(?:so với )?{_PLAN}(?!\w)[^()\d]{{0,60}}\("
)


def _is_named(figures: Figures, stated: Figure, other: Figure) -> bool:
    """ "đạt 102% kế hoạch (kế hoạch 600 ha)", "… kế hoạch giao (600 ha)": of the only percentage of a plan,
    the plan behind it."""
    if stated.order > other.order or stated.cell.measure != "completion":
        return False
    key_ = figures.text.key
    plans = [f for f in figures.beside(stated, _NEAR, _NEAR) if f.cell.measure == "completion"]
    between = _NAMED.fullmatch(key_, stated.span.end, other.span.start)
    return len(plans) == 1 and between is not None and key_.startswith(")", other.span.end)


def _is_bracketed(text: Text, stated: Figure, other: Figure) -> bool:
    """ "đạt 56,6% kế hoạch giao (913,2 tỷ đồng)" """
    behind = stated.order < other.order and text.key.startswith(")", other.span.end)
    return behind and text.key[other.span.start - 1] == "("


def _is_plan_or_whole(stated: Figure, level: Figure, other: Figure) -> bool:
    if stated.cell.measure == "completion":
        near = level.order - _NEAR_PLAN <= other.order
        return other.cell.status == "target" and (near or other.series == level.series)
    basis = stated.cell.basis
    return basis is not None and basis.text is not None and names_same(basis.text, other.row.name)


def _is_close(claim: Claim) -> bool:
    """True where the two are apart by no more than the last digit: of a whole that is only supposed."""
    return abs(claim.computed.nominal - claim.stated.amount) <= claim.stated.printed.step


def _is_telling(stated: Figure) -> bool:
    """False where a level near by may match by chance: "đạt 95%"."""
    digits = len(str(int(stated.amount * 10**stated.places)))
    return digits >= _DIGITS - (stated.cell.measure == "share")


def _of_other(figures: Figures, stated: Figure, level: Figure, other: Figure, *, reliable: bool) -> Claim | None:
    computed = percentage(level, other)
    if computed is None:
        return None
    kind: CheckKind = "completion" if stated.cell.measure == "completion" else "share"
    role: Role = "plan" if kind == "completion" else "total"
    used: list[tuple[Figure, Role]] = [(level, "level"), (other, role)]
    return Claim(kind, stated, computed, formula_of(figures.text, [level, other], OVER), used, reliable)
