"""Numbers with their units: exact values, what is no number, hostile input, linear time."""

from __future__ import annotations

import itertools
import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.lexicon.load import load_lexicon
from service.periods.find import find_periods
from service.periods.model import Reference
from service.quantities import exclusions
from service.quantities.find import find_quantities
from service.quantities.model import Quantity
from service.quantities.notation import is_english, value
from service.quantities.units import unit_reader
from service.text.align import align

NO_DATE = Reference(None, "none", None, None)


def quantities(raw: str) -> list[Quantity]:
    text = align(raw)
    return find_quantities(text, find_periods(text, NO_DATE), load_lexicon())


def printed(raw: str) -> list[str]:
    text = align(raw)
    return [text.slice(q.span) for q in quantities(raw)]


@pytest.mark.parametrize(
    ("digits", "expected"),
    [
        ("7", "7"),
        ("07", "7"),
        ("0", "0"),
        ("1.204", "1204"),
        ("1.204.567", "1204567"),
        ("12.345,6", "12345.6"),
        ("0,07", "0.07"),
        ("3,125", "3.125"),
        ("6.5", "6.5"),
        ("12.25", "12.25"),
        ("0.125", "0.125"),
        ("1234.567", "1234.567"),
        ("1,234.5", "1234.5"),
        ("1,234,567", "1234567"),
        ("100", "100"),
    ],
)
def test_value_of_vietnamese_notation(digits: str, expected: str) -> None:
    assert value(digits, english=False) == Decimal(expected)


@pytest.mark.parametrize(
    ("digits", "expected"), [("1,234", "1234"), ("1,234.56", "1234.56"), ("12.5", "12.5"), ("1.234.567", "1234567")]
)
def test_value_of_english_notation(digits: str, expected: str) -> None:
    assert value(digits, english=True) == Decimal(expected)


def test_value_keeps_every_digit() -> None:
    assert str(value("123.456.789.012.345,123456789", english=False)) == "123456789012345.123456789"


@given(st.integers(0, 10**12), st.integers(0, 999))
def test_value_reads_what_vietnamese_prints(whole: int, thousandths: int) -> None:
    shown = f"{whole:,}".replace(",", ".") + f",{thousandths:03d}"
    assert value(shown, english=False) == whole + Decimal(thousandths) / 1000


def test_a_document_is_english_only_where_its_numbers_can_be_nothing_else() -> None:
    assert is_english("Vốn đăng ký 1,234,567 USD và 2,500.75 USD")
    assert not is_english("Vốn đăng ký 1.234,5 tỷ đồng, 12,345 tấn")
    assert not is_english("")


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("412,5 tỷ đồng", "VND", "412500000000"),
        ("3 nghìn tỷ đồng", "VND", "3000000000000"),
        ("96 vạn lượt", "{lượt}", "960000"),
        ("85 nghìn tấn", "t", "85000"),
        ("12 bác sĩ/1 vạn dân", "{bác sĩ}/10*4.{dân}", "12"),
        ("5 triệu đồng/người/tháng", "VND/{người}/mo", "5000000"),
        ("56 tạ/ha", "dt/har", "56"),
        ("7 triệu HK.km", "{hành khách}.km", "7000000"),
        ("14,5%/năm", "%/a", "14.5"),
        ("7‰", "[ppth]", "7"),
        ("350 kWh", "kW.h", "350"),
        ("2,5 triệu m³", "m3", "2500000"),
    ],
)
def test_units_and_scales(text: str, unit: str, number: str) -> None:
    (found,) = quantities(f"Con số: {text}.")
    assert (found.unit, found.number) == (unit, Decimal(number))


def test_a_unit_ends_where_its_words_end() -> None:
    text = align("45 km đường")
    unit = unit_reader(load_lexicon()).read(text, 2)
    assert unit is not None
    assert (unit.code, unit.end, unit.factor) == ("km", 5, Decimal(1))
    assert unit_reader(load_lexicon()).read(text, len(text.norm)) is None


def test_a_range_has_two_ends_and_a_fraction_a_whole() -> None:
    (ranged,) = quantities("Mức thưởng 5 - 7 triệu đồng.")
    assert (ranged.shape, ranged.number, ranged.high) == ("range", Decimal(5_000_000), Decimal(7_000_000))
    (part,) = quantities("Có 96/112 xã đạt chuẩn.")
    assert (part.shape, part.number, part.total) == ("fraction", Decimal(96), Decimal(112))


def test_an_approximator_stays_outside_the_span() -> None:
    (found,) = quantities("Có khoảng 450 hộ.")
    assert (found.approximation, found.span.start - found.lead) == ("about", len("khoảng "))


@pytest.mark.parametrize(
    "text",
    [
        "Nghị định số 15/2021/NĐ-CP",
        "Kế hoạch 45/KH-UBND",
        "Điện thoại 0296.385.6677",
        "Hotline 0913456789",
        "lúc 14h30",
        "từ 7:45",
        "Quốc lộ 1A",
        "mô hình COVID-19",
        "thủy điện Sông Tranh 2",
        "xem http://tinh.example.vn/2021/4512.html",
        "ngày 19/5/2022",
        "quý 3/2021",
        "giai đoạn 2016-2020",
    ],
)
def test_names_dates_and_addresses_are_no_quantities(text: str) -> None:
    assert printed(text) == []


def test_a_word_that_lost_its_space_leaves_the_number_a_number() -> None:
    assert printed("Thu đạt4.779tỷ đồng") == ["4.779tỷ đồng"]
    assert exclusions.is_glued_to_name("QL12", 2)
    assert not exclusions.is_glued_to_name("đạt12", 3)


@pytest.mark.parametrize(
    "text",
    [
        "9" * 10_000,
        "1." * 5_000,
        "1," * 5_000,
        "1/" * 5_000,
        "1-" * 5_000,
        "1 " * 5_000,
        "000." * 2_500,
        "1.000" * 2_000,
        "5 đến " * 2_000,
        "1 tỷ " * 2_000,
        "5 người/" * 1_500,
        "," * 10_000,
        "một trăm " * 1_000,
        "٣ ३ ¼ Ⅻ ①" * 500,
    ],
)
def test_hostile_numbers_end_and_stay_inside_the_text(text: str) -> None:
    began = time.perf_counter()
    found = quantities(text)
    assert time.perf_counter() - began < 3
    assert all(0 <= q.lead <= q.span.start < q.span.end <= len(text) for q in found)
    assert all(left.span.end <= right.span.start for left, right in itertools.pairwise(found))


def test_no_number_is_made_of_the_middle_of_a_longer_one() -> None:
    assert printed("9" * 10_000) == []


@pytest.mark.parametrize("piece", ["Thu 1.234,5 tỷ đồng; ", "1.", "5 - ", "7/"])
def test_time_grows_with_the_length(piece: str) -> None:
    def seconds(times: int) -> float:
        text = align(piece * times)
        best = float("inf")
        for _ in range(3):
            began = time.perf_counter()
            find_quantities(text, [], load_lexicon())
            best = min(best, time.perf_counter() - began)
        return best

    seconds(100)
    assert seconds(8_000) < 8 * 3 * seconds(1_000) + 0.02
