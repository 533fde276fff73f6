"""Time: the calendar, each rule with what it takes and what it leaves, the reference date."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from service.lexicon.load import load_lexicon
from service.periods import calendar
from service.periods.find import find_periods, scan_periods
from service.periods.model import Period, PeriodMention, Reference
from service.periods.reference import find_reference
from service.structure.find import read_structure
from service.text.align import align

IN_MAY = Reference(date(2022, 5, 31), "request", None, None)
NO_DATE = Reference(None, "none", None, None)


def mentions(raw: str, reference: Reference = IN_MAY) -> list[PeriodMention]:
    return find_periods(align(raw), reference)


def dated(raw: str, reference: Reference = IN_MAY) -> list[str | None]:
    return [f"{m.period.start}..{m.period.end}" if m.period else None for m in mentions(raw, reference)]


def reference(raw: str, given: date | None = None) -> Reference:
    structure = read_structure(align(raw), load_lexicon())
    return find_reference(structure, scan_periods(structure.text), given)


# ---- the calendar ----------------------------------------------------------------------------------


def test_months_quarters_halves_and_years_include_both_ends() -> None:
    assert calendar.month(2024, 2) == Period(date(2024, 2, 1), date(2024, 2, 29), "month")
    assert calendar.month_end(2023, 2) == date(2023, 2, 28)
    assert calendar.quarter(2021, 4) == Period(date(2021, 10, 1), date(2021, 12, 31), "quarter")
    assert calendar.year(2021) == Period(date(2021, 1, 1), date(2021, 12, 31), "year")
    assert calendar.years(2016, 2020) == Period(date(2016, 1, 1), date(2020, 12, 31), "span")


@pytest.mark.parametrize(
    ("count", "kind"), [(1, "month"), (3, "year_to_date"), (6, "half"), (9, "year_to_date"), (12, "year")]
)
def test_the_first_months_of_a_year(count: int, kind: str) -> None:
    found = calendar.first_months(count, 2021)
    assert (found.start, found.end, found.kind) == (date(2021, 1, 1), calendar.month_end(2021, count), kind)


def test_the_last_months_of_a_year() -> None:
    assert calendar.last_months(6, 2021) == Period(date(2021, 7, 1), date(2021, 12, 31), "half")
    assert calendar.last_months(2, 2021) == Period(date(2021, 11, 1), date(2021, 12, 31), "span")


def test_instants_and_years_to_date() -> None:
    on = date(2021, 9, 20)
    assert calendar.instant(on) == Period(on, on, "instant")
    assert calendar.to_date(on) == Period(date(2021, 1, 1), on, "year_to_date")


def test_the_same_period_a_year_before_ends_where_its_month_ends() -> None:
    assert calendar.shift_years(calendar.month(2024, 2), -1) == calendar.month(2023, 2)
    assert calendar.shift_years(calendar.month(2023, 2), 1) == calendar.month(2024, 2)
    assert calendar.shift_years(calendar.instant(date(2024, 2, 29)), -4).start == date(2020, 2, 29)


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (calendar.month(2022, 1), calendar.month(2021, 12)),
        (calendar.month(2022, 5), calendar.month(2022, 4)),
        (calendar.quarter(2022, 1), calendar.quarter(2021, 4)),
        (calendar.quarter(2022, 3), calendar.quarter(2022, 2)),
        (calendar.year(2022), calendar.year(2021)),
        (calendar.instant(date(2022, 3, 31)), calendar.instant(date(2022, 2, 28))),
        (
            Period(date(2022, 4, 16), date(2022, 5, 15), "span"),
            Period(date(2022, 3, 16), date(2022, 4, 15), "span"),
        ),
        (calendar.years(2016, 2020), None),
        (calendar.instant(date(2022, 3, 15)), None),
    ],
)
def test_the_period_before(period: Period, expected: Period | None) -> None:
    assert calendar.before(period) == expected


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.integers(-90, 90))
def test_shifted_years_keep_the_order_and_the_month(day: date, by: int) -> None:
    period = calendar.to_date(day)
    shifted = calendar.shift_years(period, by)
    assert shifted.start <= shifted.end
    assert (shifted.end.year, shifted.end.month) == (day.year + by, day.month)


@given(st.integers(1950, 2090), st.integers(1, 12))
def test_the_month_before_touches_the_month(year: int, number: int) -> None:
    this = calendar.month(year, number)
    last = calendar.before(this)
    assert last is not None
    assert (this.start - last.end).days == 1


# ---- the rules -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "rule", "expected"),
    [
        ("ngày 15/6/2021", "date", "2021-06-15..2021-06-15"),
        ("ngày 5 tháng 7 năm 2021", "date", "2021-07-05..2021-07-05"),
        ("05.07.2021", "date", "2021-07-05..2021-07-05"),
        ("ngày 15/4", "date", "2022-04-15..2022-04-15"),
        ("sáng 2/5", "date", "2022-05-02..2022-05-02"),
        ("từ ngày 16/4 đến 15/5/2021", "date_range", "2021-04-16..2021-05-15"),
        ("từ 20/12 đến 19/1/2022", "date_range", "2021-12-20..2022-01-19"),
        ("tháng 3", "month", "2022-03-01..2022-03-31"),
        ("tháng 03/2019", "month", "2019-03-01..2019-03-31"),
        ("tháng 3 năm 2019", "month", "2019-03-01..2019-03-31"),
        ("tháng 12", "month", "2021-12-01..2021-12-31"),
        ("quý II/2020", "quarter", "2020-04-01..2020-06-30"),
        ("quý 4 năm 2019", "quarter", "2019-10-01..2019-12-31"),
        ("quý I", "quarter", "2022-01-01..2022-03-31"),
        ("5 tháng đầu năm 2022", "first_months", "2022-01-01..2022-05-31"),
        ("4 tháng", "first_months", "2022-01-01..2022-04-30"),
        ("6 tháng cuối năm 2020", "first_months", "2020-07-01..2020-12-31"),
        ("nửa đầu năm 2021", "first_months", "2021-01-01..2021-06-30"),
        ("sáu tháng đầu năm 2021", "first_months", "2021-01-01..2021-06-30"),
        ("năm 2018", "year", "2018-01-01..2018-12-31"),
        ("cả năm 2018", "year", "2018-01-01..2018-12-31"),
        ("giai đoạn 2016-2020", "years", "2016-01-01..2020-12-31"),
        ("nhiệm kỳ 2015 - 2020", "years", "2015-01-01..2020-12-31"),
        ("từ năm 2011 đến năm 2015", "years", "2011-01-01..2015-12-31"),
        ("năm học 2020-2021", "school_year", "2020-09-01..2021-05-31"),
        ("vụ đông xuân 2020-2021", "season", "2020-01-01..2021-12-31"),
        ("vụ hè thu năm 2020", "season", "2020-01-01..2020-12-31"),
        ("từ đầu năm đến nay", "year_to_date", "2022-01-01..2022-05-31"),
        ("cuối năm 2019", "year_edge", "2019-12-31..2019-12-31"),
        ("đầu năm 2019", "year_edge", "2018-12-31..2018-12-31"),
        ("tháng trước", "last", "2022-04-01..2022-04-30"),
        ("quý trước", "last", "2022-01-01..2022-03-31"),
        ("năm ngoái", "last_told", "2021-01-01..2021-12-31"),
        ("tháng này", "this", "2022-05-01..2022-05-31"),
        ("hiện nay", "now", "2022-05-31..2022-05-31"),
        ("đến nay", "now", "2022-05-31..2022-05-31"),
    ],
)
def test_each_rule_takes_its_words(words: str, rule: str, expected: str) -> None:
    found = mentions(f"Kết quả {words}.")
    assert [m.rule for m in found] == [rule]
    assert dated(f"Kết quả {words}.") == [expected]


@pytest.mark.parametrize(
    "words",
    [
        "trẻ dưới 6 tháng tuổi",
        "trong vòng 3 tháng",
        "đào tạo dưới 3 tháng",
        "sau 9 tháng",
        "Kế hoạch 45/KH-UBND",
        "tăng 12,5%",
        "xếp thứ 14/63 tỉnh",
        "đạt 845/1.320 tỷ đồng",
        "kỳ họp thứ 12",
        "gấp 2,5 lần",
        "đạt 2021,5 tấn",
        "số 2.015 hộ",
    ],
)
def test_words_that_name_no_time(words: str) -> None:
    assert [m.rule for m in mentions(f"Kết quả {words}.")] == []


@pytest.mark.parametrize("words", ["31/2/2021", "30/02", "ngày 31 tháng 4 năm 2021"])
def test_a_day_that_no_calendar_has_is_not_dated(words: str) -> None:
    assert dated(f"Vào ngày {words}.".replace("ngày ngày", "ngày")) in ([None], [])


def test_until_marks_what_may_be_an_instant() -> None:
    until = [
        (m.until, m.since) for m in mentions("Tính đến ngày 15/5/2022 đạt 40 tỷ; từ đầu năm đến tháng 5 đạt 60 tỷ.")
    ]
    assert until == [(True, False), (True, True)]


def test_without_a_reference_nothing_relative_is_dated() -> None:
    text = "Tháng 8, quý II, hiện nay, năm ngoái, 9 tháng đầu năm; riêng năm 2019."
    assert dated(text, NO_DATE) == [None, None, None, None, None, "2019-01-01..2019-12-31"]


def test_mentions_are_in_order_and_apart() -> None:
    found = mentions("Tháng 3 và quý I/2021, từ ngày 1/2 đến 3/4/2020; giai đoạn 2011-2015.")
    assert all(left.span.end <= right.span.start for left, right in itertools.pairwise(found))


_PIECES = st.sampled_from(
    [
        *(
            "từ",
            "đến",
            "-",
            "hết",
            "nay",
            "ngày",
            "ngày 5",
            "19 giờ",
            "31/2",
            "14/10",
            "28/12/2022",
            "tháng",
            "tháng 3",
        ),
        *("quý", "quý II", "năm", "năm 2016", "2021", "đầu năm", "cuối", "8 tháng", "giai đoạn 2016-2020", "vụ", ","),
    ]
)


@given(st.lists(_PIECES, max_size=9))
@example(["từ", "ngày 5", "đến", "14/10"])
def test_any_order_of_time_words_is_read_in_order(pieces: list[str]) -> None:
    raw = " ".join(pieces)
    for given_reference in (IN_MAY, NO_DATE):
        found = mentions(raw, given_reference)
        assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))
        assert all(m.period is None or m.period.start <= m.period.end for m in found)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("từ ngày 10 đến ngày 14 tháng 3 năm 2022", "2022-03-10..2022-03-14"),
        ("từ ngày 10 đến 14/3", "2022-03-10..2022-03-14"),
        ("đêm 10 - 14/3/2022", "2022-03-10..2022-03-14"),
        ("từ 19 giờ ngày 12/3 đến 7 giờ ngày 13/3", "2022-03-12..2022-03-13"),
        ("từ ngày 28/12 đến 3/1/2022", "2021-12-28..2022-01-03"),
        ("từ năm 2016 đến hết năm 2021", "2016-01-01..2021-12-31"),
        ("từ tháng 3 đến tháng 8/2021", "2021-03-01..2021-08-31"),
        ("từ tháng 10 đến tháng 2/2022", "2021-10-01..2022-02-28"),
        ("từ quý I đến quý III năm 2021", "2021-01-01..2021-09-30"),
        ("từ đầu năm 2020 đến tháng 9/2021", "2020-01-01..2021-09-30"),
        ("ngay từ đầu năm", "2022-01-01..2022-05-31"),
        ("từ đầu năm tới nay", "2022-01-01..2022-05-31"),
    ],
)
def test_a_stretch_from_one_time_to_another(words: str, expected: str) -> None:
    assert dated(f"{words}, toàn huyện có mưa") == [expected]


def test_two_times_that_make_no_stretch() -> None:
    assert len(mentions("năm 2020 đến tháng 9/2021")) == 2
    assert len(mentions("giảm từ năm 2020, đến tháng 9/2021 còn 4 hộ")) == 2


@pytest.mark.parametrize("piece", ["tháng ", "1/", "2020-", "từ ngày 1/1 ", "năm ", "đến hết ", "quý i"])
def test_hostile_times_end(piece: str) -> None:
    mentions(piece * 3_000)


# ---- the reference date ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "start", "end"),
    [
        ("Tình hình kinh tế - xã hội quý IV và năm 2024 tỉnh Phú Thọ", date(2024, 1, 1), date(2024, 12, 31)),
        ("Báo cáo kinh tế - xã hội tháng 12, quý IV và năm 2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("Báo cáo kinh tế - xã hội quý IV năm 2023", date(2023, 10, 1), date(2023, 12, 31)),
        ("Báo cáo kinh tế - xã hội quý IV năm 2023 và kế hoạch năm 2024", date(2023, 10, 1), date(2023, 12, 31)),
        ("Báo cáo tình hình thu ngân sách tháng 9 và năm 2022", date(2022, 9, 1), date(2022, 9, 30)),
        ("Tình hình kinh tế tháng 5 và nhiệm vụ tháng 6 năm 2024", date(2024, 5, 1), date(2024, 5, 31)),
        ("Báo cáo kết quả thực hiện nhiệm vụ tháng 6 năm 2024", date(2024, 6, 1), date(2024, 6, 30)),
    ],
)
def test_the_period_that_a_title_names(title: str, start: date, end: date) -> None:
    period = reference(f"{title}\n\nSản lượng muối đạt 1.200 tấn, tăng 3% so với cùng kỳ.").period
    assert period is not None
    assert (period.start, period.end) == (start, end)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Tình hình kinh tế - xã hội tháng 5 năm 2021", date(2021, 5, 31)),
        ("Báo cáo sản xuất, kinh doanh tháng 8 và 8 tháng năm 2020", date(2020, 8, 31)),
        ("Báo cáo kết quả sản xuất công nghiệp quý III/2019", date(2019, 9, 30)),
        ("BÁO CÁO Tình hình kinh tế - xã hội 6 tháng đầu năm 2018", date(2018, 6, 30)),
        ("Báo cáo tình hình thực hiện nhiệm vụ năm 2017", date(2017, 12, 31)),
        ("Kết quả công tác 9 tháng và nhiệm vụ trọng tâm quý IV năm 2022", date(2022, 9, 30)),
    ],
)
def test_the_reference_date_from_a_title(title: str, expected: date) -> None:
    found = reference(f"{title}\n\nSản lượng muối đạt 1.200 tấn, tăng 3% so với cùng kỳ.")
    assert (found.date, found.source, found.periodic) == (expected, "period", True)


def test_the_request_wins() -> None:
    found = reference("Tình hình kinh tế - xã hội tháng 5 năm 2021\n\nThu đạt 40 tỷ đồng.", date(2023, 1, 2))
    assert (found.date, found.source) == (date(2023, 1, 2), "request")


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        (
            "HĐND TỈNH TRÀ VINH\nTrà Vinh, ngày 9 tháng 12 năm 2020\n\nNGHỊ QUYẾT\nVề phân bổ vốn\nPhân bổ 40 tỷ đồng.",
            "issued",
            date(2020, 12, 9),
        ),
        (
            "Sóc Trăng mở rộng vùng tôm\nThời gian đăng: 14/03/2022\n\nVùng tôm rộng 1.200 ha, có 400 hộ nuôi.",
            "posted",
            date(2022, 3, 14),
        ),
        (
            "Sóc Trăng mở rộng vùng tôm\nThứ hai, 14/03/2022 - 08:15\n\nVùng tôm rộng 1.200 ha, có 400 hộ nuôi.",
            "posted",
            date(2022, 3, 14),
        ),
    ],
)
def test_the_reference_date_from_a_signed_or_posted_date(text: str, source: str, expected: date) -> None:
    found = reference(text)
    assert (found.date, found.source) == (expected, source)


@pytest.mark.parametrize(
    "line",
    [
        "2023-09-12T14:30:00+07:00",
        "2023/09/12",
        "14:30' 12/09/2023",
        "12 Tháng Chín, 2023",
        "Thứ Ba, 12 Tháng 9 2023 07:41",
        "Tue, 12 Sep 2023 14:30:00 +0700",
        "September 12, 2023",
        "Thu Hà | 12/09/2023",
        "Đã đăng 12/09/2023",
        "Cập nhật lần cuối: 12/09/2023",
        "Lượt xem: 120 | 12/09/2023",
        "Nguồn: Báo Lạng Sơn, 12/09/2023",
        "12/09/2023 | Lượt xem: 120",
        "Lạng Sơn, 12/9/2023",
        "Lạng Sơn, 12 tháng 9 năm 2023",
    ],
)
def test_a_page_bears_its_day_in_many_forms(line: str) -> None:
    below = f"Văn Lãng có đường mới\n{line}\nHuyện vừa nghiệm thu đường dài 4 km.\nNgười dân phấn khởi.\n"
    behind = f"Văn Lãng có đường mới\nHuyện vừa nghiệm thu đường dài 4 km.\nNgười dân phấn khởi.\n{line}\n"
    assert [reference(text).date for text in (below, behind)] == [date(2023, 9, 12)] * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a law is cited in its year or later
        (
            "Sáng 14/3, huyện họp về đường liên xã. Nghị định số 15/2022/NĐ-CP ngày 28/1/2022 có hiệu lực. Năm 2021, "
            "huyện làm 4 km đường; năm 2021 thu 90 tỷ đồng.",
            date(2022, 3, 14),
        ),
        # what is put off is years ahead
        (
            "9 tháng đầu năm 2020, vận tải đạt 800 triệu lượt. Riêng tháng 9/2020 đạt 90 triệu lượt. Hiệp hội xin lùi "
            "thời hạn từ 1/7/2021 sang 1/7/2023.",
            date(2020, 9, 30),
        ),
        # and what will be is no time of the text
        (
            "Tháng 11/2021, giá tiêu đạt 80.000 đồng/kg; 11 tháng năm 2021 xuất 240.000 tấn. Nửa đầu năm 2022, "
            "giá tiêu sẽ giảm.",
            date(2021, 11, 30),
        ),
    ],
)
def test_the_year_that_a_text_without_a_date_speaks_of(text: str, expected: date) -> None:
    assert reference(text).date == expected


def test_the_date_of_a_cited_document_is_not_the_documents_own() -> None:
    found = reference("Căn cứ Luật Đầu tư công ngày 13 tháng 6 năm 2019, Sở phân bổ vốn cho các huyện.")
    assert found.source != "issued"


def test_no_year_no_reference() -> None:
    assert reference("Tháng 8, sản lượng điện đạt 45 triệu kWh.") == NO_DATE
