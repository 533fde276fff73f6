"""Percentages of a whole or a plan: "312/415 ha, đạt 75,2%"; shares that make a hundred."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from service.checks.breakdowns import nominal_sum
from service.checks.figures import PERCENT, Figure, Figures
from service.checks.interval import exactly
from service.checks.interval import total as sum_of
from service.checks.lists import Words
from service.checks.messages import MINUS, OVER, formula_of
from service.checks.verdict import Claim, Sum, percentage, quotient
from service.report import CheckKind, Role
from service.text.align import Text
from service.text.fold import key, phrase
from service.text.span import Span

_STOPS = phrase(r"\s*(?:$|[,;.)\n]|so với cùng|(?:và )?(?:tăng|giảm)(?!\w))")
_COUNTED = ("tổng số", "tổng", "toàn bộ", "số", "giá trị")
_NEAR = 8  # figures between a level and what is said of it
_SAID = ("share.share", "table.share")  # "chiếm", "tỷ trọng"
_LOOK_BACK = 12  # levels before a percentage among which its whole may be
_NEAR_PLAN = 3  # figures that a plan of another name may stand before what completes it
_DIGITS = 3  # of a percentage, from which on a match is no chance; of a whole named as such, one less


# ---- what a share is of


def is_share_of(text: Text, share: Figure, whole: Figure) -> bool:
    """True where the words behind a share ("chiếm 30% tổng kim ngạch") name its whole, or there are none.

    "đạt 97%" and "bằng 97%" may be of a plan or of last year, however they were read.
    """
    if share.cell.rule not in _SAID:
        return False
    basis = share.cell.basis
    if basis is None or basis.text is None:
        return _STOPS.match(text.key, share.span.end) is not None
    return names_same(basis.text, whole.row.name)


def is_named_whole(share: Figure, part: Figure, whole: Figure) -> bool:
    """True where the row of a part has the whole as its parent and the share names it."""
    basis = share.cell.basis
    same_time = part.row.period == whole.row.period
    return part.row.parent == whole.indicator and same_time and basis is not None and basis.text is not None


def names_same(words: str, name: str) -> bool:
    """True where all of ``words``, but "tổng số" before them and the time behind ("9 tháng"), are in ``name``."""
    wanted = " ".join(key(words).split())
    for counted in _COUNTED:
        wanted = wanted.removeprefix(counted + " ")
    wanted = _TIME.sub("", wanted)
    return bool(wanted) and set(wanted.split()) <= set(key(name).split())


_TIME = phrase(r" (?:của |trong )?(?:\d{1,2} tháng|cả năm|quý [ivx\d]{1,3}|năm \d{4}|tháng \d{1,2})(?: đầu năm)?$")


# ---- "312/415 ha, đạt 75,2% kế hoạch"


def check_fractions(figures: Figures) -> Iterator[Claim]:
    """A part over its whole against the percentage right behind it."""
    for fraction, stated in zip(figures.all, figures.all[1:], strict=False):
        if fraction.whole is None or not fraction.cell.total or not _is_percentage(stated):
            continue
        together = fraction.indicator == stated.indicator and fraction.cell.measure == "level"
        computed = quotient(fraction.range, fraction.amount, fraction.whole, fraction.cell.total)
        if together and computed:
            reliable = len([f for f in figures.beside(fraction, 0, _NEAR) if _is_percentage(f)]) == 1
            formula = formula_of(figures.text, [fraction], OVER)
            yield Claim("fraction", stated, computed, formula, [(fraction, "level")], reliable)


def _is_percentage(figure: Figure) -> bool:
    cell = figure.cell
    return cell.unit == PERCENT and cell.measure in ("share", "completion") and cell.number_high is None


# ---- "Cơ cấu: nông nghiệp chiếm 20,5%; công nghiệp 41,2%; dịch vụ 38,3%"


def check_shares_sum(figures: Figures, words: Words) -> Iterator[Claim]:
    """The shares of one sentence, all of one whole, make a hundred: the last is what the others leave.
    It is found wrong only where the text calls them the structure of something."""
    for sentence, members in figures.of_sentence.items():
        shares = [f for f in members if f.cell.measure == "share" and f.cell.unit == PERCENT and f.is_single]
        if len(shares) > 1 and _are_of_one_whole(shares):
            *others, last = shares
            left = exactly(100).minus(sum_of(share.range for share in others))
            nominal = 100 - nominal_sum(others)
            formula = f"100%{MINUS}{formula_of(figures.text, others, MINUS)}"
            reliable = len(shares) == len(members) and _is_structure(figures.text, words, sentence, shares)
            used: list[tuple[Figure, Role]] = [(share, "part") for share in others]
            yield Claim("shares_sum", last, Sum(nominal, left), formula, used, reliable)


_STRUCTURE = phrase(r"(?<![^\W\d_])cơ cấu (?:nền )?(?:kinh tế|grdp|tổng sản phẩm|lao động|dân số)(?![^\W\d_])")


def _are_of_one_whole(shares: Sequence[Figure]) -> bool:
    """One time, place and kind; the words for the whole, where there are any, the same."""
    kinds = {(share.row.period, share.row.place, share.row.parent, share.cell.status) for share in shares}
    wholes = {share.cell.basis.text for share in shares if share.cell.basis and share.cell.basis.text}
    return len(kinds) == 1 and len(wholes) < 2


def _is_structure(text: Text, words: Words, sentence: Span, shares: Sequence[Figure]) -> bool:
    """ "Cơ cấu kinh tế: a 20%; b 41%; c 39%", with nothing left out and nothing broken down further."""
    first, last = shares[0].span, shares[-1].span
    return (
        _STRUCTURE.search(text.key, sentence.start, first.start) is not None
        and words.open.search(text.key, first.start, sentence.end) is None
        and not any(words.openers(text.key, first.end, last.start))
    )


# ---- "đạt 102% kế hoạch (kế hoạch 600 ha)", "chiếm 11,8% tổng đàn lợn"


def check_neighbours(figures: Figures, checked: Collection[tuple[int, int]]) -> Iterator[Claim]:
    """Percentages, not ``checked`` yet, of a plan or whole that the report states elsewhere nearby."""
    levels: deque[Figure] = deque(maxlen=_LOOK_BACK)
    for figure in figures.all:
        if _is_percentage(figure) and figure.is_single and (figure.indicator, figure.observation) not in checked:
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


# ---- percentages that cannot be


def check_percentages(figures: Figures) -> Iterator[Claim]:
    """ "chiếm 112%", "giảm 130%": more than all of it."""
    for figure in figures.all:
        cell = figure.cell
        too_much = cell.unit == PERCENT and cell.number > 100 and figure.range.low > 100
        takes_all = cell.rule == "share.share" or (cell.measure == "change" and cell.direction == "decrease")
        if too_much and takes_all and not _MAY_SINK.search(key(figure.row.name)):
            yield Claim("percent", figure, Sum(Decimal(100), exactly(100)), "100%", [], reliable=True)


# What may be less than nothing, and so fall by more than all of it.
_MAY_SINK = phrase(r"lợi nhuận|lãi|thặng dư|chênh lệch|cán cân|nhập siêu|xuất siêu|tăng trưởng")
