"""Percentages of a whole or a plan: "312/415 ha, đạt 75,2%"; shares that make a hundred."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from service.checks.breakdowns import nominal_sum
from service.checks.figures import PERCENT, Figure, Figures
from service.checks.interval import exactly
from service.checks.interval import total as sum_of
from service.checks.lists import Words
from service.checks.messages import MINUS, OVER, formula_of
from service.checks.verdict import Claim, Sum, quotient
from service.report import Role
from service.text.align import Text
from service.text.fold import key, phrase
from service.text.span import Span

_STOPS = phrase(r"\s*(?:$|[,;.)\n]|so với cùng|(?:và )?(?:tăng|giảm)(?!\w))")
_COUNTED = ("tổng số", "tổng", "toàn bộ", "số", "giá trị")
_NEAR = 8  # figures between a level and what is said of it
_SAID = ("share.share", "table.share")  # "chiếm", "tỷ trọng"


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
        if fraction.whole is None or not fraction.cell.total or not is_percentage(stated):
            continue
        together = fraction.indicator == stated.indicator and fraction.cell.measure == "level"
        computed = quotient(fraction.range, fraction.amount, fraction.whole, fraction.cell.total)
        if together and computed:
            reliable = len([f for f in figures.beside(fraction, 0, _NEAR) if is_percentage(f)]) == 1
            formula = formula_of(figures.text, [fraction], OVER)
            yield Claim("fraction", stated, computed, formula, [(fraction, "level")], reliable)


def is_percentage(figure: Figure) -> bool:
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
