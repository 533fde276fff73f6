"""The report's own arithmetic: consistent reports raise nothing, and one number changed is found."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal, localcontext
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.checks.figures import Figures
from service.checks.interval import EXACT, Interval, exactly, total
from service.checks.messages import vietnamese
from service.lexicon.load import load_lexicon
from service.pipeline import analyse
from service.report import Check, Context, Report

TITLE = "Báo cáo tình hình kinh tế - xã hội 9 tháng năm 2022 tỉnh Hà Nam"


def read(*paragraphs: str) -> Report:
    return analyse("\n\n".join([TITLE, *paragraphs]), context=Context(), lexicon=load_lexicon())


def checks(*paragraphs: str) -> list[Check]:
    return read(*paragraphs).checks


# ---- made-up passages, right and with one number wrong


class Draw(NamedTuple):
    """A source of numbers; ``wrong``: the passage is to be made wrong."""

    data: st.DataObject
    wrong: bool

    def whole(self, low: int, high: int) -> int:
        """Any number but whole hundreds, which may be taken for rounded."""
        return self.data.draw(st.integers(low, high).filter(lambda number: number % 100 or number < 100))

    def exact(self) -> Decimal:
        """A true amount, with more decimals than anyone prints; not near a whole hundred."""
        return self.sharp(Decimal(self.whole(10**9, 10**10)).scaleb(-6))

    def places(self) -> int:
        return self.whole(0, 3)

    def rounded(self, amount: Decimal, places: int) -> Decimal:
        """As an author rounds, or cuts off."""
        how = self.data.draw(st.sampled_from([ROUND_HALF_UP, ROUND_HALF_UP, ROUND_DOWN]))
        return amount.quantize(Decimal(1).scaleb(-places), rounding=how)

    def spoilt(self, amount: Decimal) -> Decimal:
        """The number that is stated: off by five to twenty percent where the passage is wrong."""
        factor = self.data.draw(st.sampled_from(["0.82", "0.9", "0.93", "1.07", "1.12", "1.2"]))
        return self.sharp(amount * Decimal(factor)) if self.wrong else amount

    def sharp(self, amount: Decimal) -> Decimal:
        """Not near a whole hundred."""
        return amount + 7 if amount > 500 and not 2 < amount % 100 < 98 else amount


def printed(number: Decimal) -> str:
    """In Vietnamese writing: "4.097,51"."""
    return f"{number:,f}".translate(str.maketrans(",.", ".,"))


def parts_in_full(draw: Draw) -> str:
    """ "gồm": a total, rounded by itself, and all of its parts."""
    amounts = [draw.exact() for _ in range(draw.whole(2, 4))]
    places, unit = draw.places(), draw.data.draw(st.sampled_from(["tỷ đồng", "triệu USD", "nghìn tấn"]))
    listed = "; ".join(
        f"{name} {printed(draw.rounded(amount, places))} {unit}"
        for name, amount in zip(["vốn vay", "vốn tự có", "vốn góp", "vốn hỗ trợ"], amounts, strict=False)
    )
    stated = draw.rounded(draw.spoilt(sum(amounts, Decimal(0))), places)
    return f"Tổng nguồn vốn đạt {printed(stated)} {unit}, bao gồm: {listed}."


def the_rest(draw: Draw) -> str:
    herds = [draw.whole(1_001, 90_000) for _ in range(3)]
    stated = draw.rounded(draw.spoilt(Decimal(sum(herds))), 0)
    first, second, third = (printed(Decimal(herd)) for herd in herds)
    listed = f"trâu {first} con, bò {second} con, còn lại lợn {third} con"
    return f"Tổng đàn gia súc có {printed(stated)} con, trong đó: {listed}."


def both_sides(draw: Draw) -> str:
    men, women = draw.whole(301, 9_000), draw.whole(301, 9_000)
    stated = draw.rounded(draw.spoilt(Decimal(men + women)), 0)
    return (
        f"Có {printed(stated)} người học nghề (nam {printed(Decimal(men))} người, nữ {printed(Decimal(women))} người)."
    )


def fraction(draw: Draw) -> str:
    whole = draw.whole(200, 90_000)
    part = draw.whole(whole // 9, whole)
    places = draw.whole(1, 2)
    stated = draw.rounded(draw.spoilt(Decimal(100 * part) / whole), places)
    return f"Đã trồng {printed(Decimal(part))}/{printed(Decimal(whole))} ha rừng, đạt {printed(stated)}% kế hoạch."


def growth(draw: Draw) -> str:
    now, change = draw.whole(61, 900), draw.whole(11, 30)
    rises = draw.data.draw(st.booleans())
    before, word = (now - change, "tăng") if rises else (now + change, "giảm")
    stated = draw.rounded(draw.spoilt(Decimal(100 * change) / before), 2)
    changed = f"{word} {change} vụ ({word} {printed(stated)}%)"
    return f"Trong tháng 9 xảy ra {now} vụ tai nạn, {changed} so với cùng kỳ năm trước."


def shares(draw: Draw) -> str:
    amounts = [Decimal(draw.whole(10**9, 2 * 10**9)) for _ in range(3)]
    whole = sum(amounts, Decimal(0))
    places = draw.whole(1, 2)
    stated = [draw.rounded(100 * amount / whole, places) for amount in amounts]
    stated[0] = draw.rounded(draw.spoilt(stated[0]), places)
    first, second, third = (printed(share) for share in stated)
    return f"Cơ cấu kinh tế: nông nghiệp chiếm {first}%; công nghiệp chiếm {second}%; dịch vụ chiếm {third}%."


def share_of_total(draw: Draw) -> str:
    whole = draw.exact()
    part = whole * draw.whole(10, 60) / 100
    places = draw.whole(1, 2)
    stated = draw.rounded(draw.spoilt(100 * part / whole), 1)
    shown, of = printed(draw.rounded(part, places)), printed(draw.rounded(whole, places))
    textiles = f"dệt may đạt {shown} triệu USD, chiếm {printed(stated)}% tổng kim ngạch"
    return f"Kim ngạch xuất khẩu đạt {of} triệu USD, trong đó {textiles}."


def growth_of_parts(draw: Draw) -> str:
    before = [draw.exact() for _ in range(2)]
    rates = [Decimal(draw.whole(20, 400)) / 10 for _ in range(2)]
    now = [amount * (100 + rate) / 100 for amount, rate in zip(before, rates, strict=True)]
    stated = 100 * (sum(now, Decimal(0)) / sum(before, Decimal(0)) - 1)
    shown = printed(draw.rounded(stated + 3 * draw.wrong, 1))
    fished, farmed = (
        f"{printed(draw.rounded(amount, 2))} tấn, tăng {printed(rate)}% so với cùng kỳ"
        for amount, rate in zip(now, rates, strict=True)
    )
    sum_ = printed(draw.rounded(sum(now, Decimal(0)), 2))
    whole = f"Sản lượng thủy sản đạt {sum_} tấn, tăng {shown}% so với cùng kỳ"
    return f"{whole}, trong đó: khai thác {fished}; nuôi trồng {farmed}."


def plan(draw: Draw) -> str:
    area, planned = (Decimal(draw.whole(10_005, 90_000)) / 10 for _ in range(2))
    stated = draw.rounded(draw.spoilt(100 * area / planned), 1)
    shown = f"Diện tích gieo trồng ngô đạt {printed(area)} ha, đạt {printed(stated)}% kế hoạch"
    return f"{shown} (kế hoạch {printed(planned)} ha)."


def quarters(draw: Draw) -> str:
    counts = [draw.whole(201, 900) for _ in range(3)]
    stated = draw.rounded(draw.sharp(Decimal(sum(counts) + 7)) if draw.wrong else Decimal(sum(counts)), 0)
    named = ", ".join(
        f"quý {q} có {n} doanh nghiệp thành lập mới" for q, n in zip(["I", "II", "III"], counts, strict=True)
    )
    return f"{named[0].upper()}{named[1:]}. 9 tháng có {stated} doanh nghiệp thành lập mới."


def harvest(draw: Draw) -> str:
    area, rate = draw.whole(1_001, 90_000), Decimal(draw.whole(401, 799)) / 10
    stated = draw.rounded(draw.spoilt(area * rate / 10), 0)
    fields = f"Diện tích thu hoạch lúa {printed(Decimal(area))} ha"
    return f"{fields}, năng suất bình quân đạt {printed(rate)} tạ/ha, sản lượng đạt {printed(stated)} tấn."


Passage = Callable[[Draw], str]
PASSAGES: dict[str, Passage] = {
    "parts_sum": parts_in_full,
    "parts_sum ": the_rest,
    "parts_sum  ": both_sides,
    "fraction": fraction,
    "growth": growth,
    "shares_sum": shares,
    "share": share_of_total,
    "growth_of_parts": growth_of_parts,
    "completion": plan,
    "period_sum": quarters,
    "rate": harvest,
}


@given(st.data(), st.lists(st.sampled_from(sorted(PASSAGES)), min_size=1, max_size=5, unique=True))
def test_a_consistent_report_raises_nothing(data: st.DataObject, chosen: list[str]) -> None:
    found = checks(*(PASSAGES[name](Draw(data, wrong=False)) for name in chosen))
    assert [check.message for check in found if check.verdict == "differs"] == []


@given(
    st.data(), st.sampled_from(sorted(PASSAGES)), st.lists(st.sampled_from(sorted(PASSAGES)), max_size=3, unique=True)
)
def test_one_number_changed_is_found(data: st.DataObject, spoilt: str, others: list[str]) -> None:
    wrong = PASSAGES[spoilt](Draw(data, wrong=True))
    right = [PASSAGES[name](Draw(data, wrong=False)) for name in others if name != spoilt]
    found = [check for check in checks(wrong, *right) if check.verdict == "differs"]
    assert [check.kind for check in found] == [spoilt.strip()], wrong
    assert all(abs(check.stated - check.computed) > check.tolerance for check in found)


@given(st.data(), st.sampled_from(sorted(PASSAGES)))
def test_holds_means_within_the_tolerance(data: st.DataObject, name: str) -> None:
    for check in checks(PASSAGES[name](Draw(data, wrong=False))):
        assert (abs(check.stated - check.computed) <= check.tolerance) == (check.verdict == "holds")


# ---- exact arithmetic


def interval(low: str, high: str) -> Interval:
    return Interval(Decimal(low), Decimal(high))


def test_intervals_hold_all_that_may_be() -> None:
    assert interval("2", "3").minus(interval("0", "1")) == interval("1", "3")
    assert interval("-1", "2").times(interval("3", "4")) == interval("-4", "8")
    assert interval("1", "3").over(interval("2", "4")) == interval("0.25", "1.5")
    assert exactly(1).over(interval("0", "1")) is None


def test_a_quotient_is_rounded_outwards() -> None:
    third = exactly(1).over(exactly(3))
    assert third is not None
    assert third.low < third.high
    with localcontext(prec=2 * EXACT.prec):
        assert third.low * 3 < 1 < third.high * 3


def test_a_sum_of_many() -> None:
    assert total([interval("0.5", "1"), interval("-2", "3"), exactly(4)]) == interval("2.5", "8")


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("Sản lượng đạt 4.097,51 tấn", "4097.505", "4097.52"),
        ("Sản lượng đạt 4,8 triệu tấn", "4750000", "4900000"),
        ("Sản lượng đạt 8.400 tấn", "8350", "8500"),  # the zeros may be the author's
        ("Đàn trâu có 31.245 con", "31245", "31245"),  # counted one by one
        ("Đàn trâu có 31.200 con", "31150", "31300"),
        ("Đàn trâu có 31,2 nghìn con", "31150", "31300"),
        ("Mật độ dân số 272 người/km2", "271.5", "273"),
    ],
)
def test_a_figure_is_all_that_prints_so(words: str, low: str, high: str) -> None:
    figure = Figures(read(words + ".")).all[0]
    assert figure.range == interval(low, high)


def test_a_number_of_two_scales_is_left_out() -> None:
    assert Figures(read("Tổng vốn đạt 2 tỷ 350 triệu đồng.")).all == []


# ---- the sentence


@pytest.mark.parametrize(
    ("amount", "places", "at_least", "shown"),
    [
        ("12345.67", 2, 0, "12.345,67"),
        ("5", 2, 0, "5"),
        ("5", 2, 1, "5,0"),
        ("0.6666", 3, 0, "0,667"),
        ("-2.5", 1, 0, "-2,5"),
    ],
)
def test_numbers_are_written_as_in_vietnamese(amount: str, places: int, at_least: int, shown: str) -> None:
    assert vietnamese(Decimal(amount), places, at_least) == shown


def test_a_sentence_in_two_languages() -> None:
    (check,) = checks("Tổng vốn đạt 98,6 tỷ đồng, gồm vốn vay 40,3 tỷ đồng và vốn tự có 68,4 tỷ đồng.")
    assert check.message == (
        "Tổng vốn: cộng các phần: 40,3 + 68,4 tỷ đồng = 108,7 tỷ đồng; "
        "báo cáo ghi 98,6 tỷ đồng: lệch 10,1 tỷ đồng, quá mức do làm tròn."
    )
    assert check.message_en == (
        "Tổng vốn: sum of the parts: 40,3 + 68,4 tỷ đồng = 108,7 tỷ đồng; "
        "the report says 98,6 tỷ đồng: off by 10,1 tỷ đồng, more than rounding allows."
    )
    assert [use.role for use in check.uses] == ["stated", "part", "part"]


def test_a_long_sum_is_shortened() -> None:
    listed = "; ".join(f"xã số {n} 1{n},5 ha" for n in range(1, 10))
    (check,) = checks(f"Diện tích đạt 139,5 ha, gồm: {listed}.")
    assert "11,5 + 12,5 + 13,5 + 14,5 + 15,5 + … + 19,5 ha = 139,5 ha" in check.message


# ---- tables


TABLE = """Địa bàn | Số hộ (hộ) | Diện tích (ha)
Kim Bảng | 9 | 203,5
Thanh Liêm | 14 | 468,2
Bình Lục | 12 | 391,1
Tổng cộng | {total} | 1.062,8"""


def test_the_total_row_of_a_table() -> None:
    assert [check.verdict for check in checks(TABLE.format(total=35))] == ["holds", "holds"]
    wrong, right = checks(TABLE.format(total=38))
    assert [wrong.verdict, right.verdict] == ["differs", "holds"]
    assert wrong.computed == 35


def test_a_table_with_rows_under_rows_accuses_nobody() -> None:
    under = TABLE.replace("Bình Lục", "Trong đó: vùng bãi")
    assert [check.verdict for check in checks(under.format(total=38))] == ["holds"]


def test_nothing_is_corrected() -> None:
    report = read("Tổng vốn đạt 98,6 tỷ đồng, gồm vốn vay 40,3 tỷ đồng và vốn tự có 68,4 tỷ đồng.")
    assert report.indicators[0].observations[0].number == Decimal("98600000000")
