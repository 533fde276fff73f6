"""The SDMX-CSV: read by a public reader with the published structure, and true to the answer."""

from __future__ import annotations

import io
import unicodedata
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import pytest
from sdmx.model.v21 import DataStructureDefinition
from sdmx.reader.csv import Reader

from service.indicators.model import BasisKind, Measure, Status
from service.lexicon.load import load_lexicon
from service.periods.model import PeriodKind
from service.tables.sdmx import ATTRIBUTES, DIMENSIONS, FREQUENCIES, STATUSES, time_period, transformation, write_sdmx
from tests.conftest import EXAMPLES, ROOT, read
from tests.sdmx_structure import CODES, PATH, content, structure


def definition() -> DataStructureDefinition:
    """The structure that the rows follow."""
    found: DataStructureDefinition = structure().structure["DSD_OBSERVATIONS"]
    return found


def observations(answer: dict[str, Any]) -> list[dict[str, str]]:
    """What sdmx1 reads: a column's value by its name."""
    message = Reader().convert(io.BytesIO(write_sdmx(answer, load_lexicon())), structure=definition())
    return [
        {
            **{name: part.value for name, part in row.dimension.values.items()},
            **{name: part.value for name, part in row.attached_attribute.items()},
            "OBS_VALUE": row.value,
        }
        for data in message.data
        for row in data.obs
    ]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_public_reader_takes_every_number(path: Path) -> None:
    answer = read(path.read_text(encoding="utf-8"))
    numbers = [row for indicator in answer["indicators"] for row in indicator["observations"]]
    if not numbers:
        return
    found = observations(answer)
    assert len(found) == len(numbers)
    assert len({row["RECORD"] for row in found}) == len(found), "the key tells every two numbers apart"
    for row, number in zip(found, numbers, strict=True):
        assert set(row) == {*DIMENSIONS, *ATTRIBUTES, "OBS_VALUE"}
        assert all(row[name] in codes for name, codes in CODES.items())
        assert abs(Decimal(row["OBS_VALUE"])).scaleb(int(row["UNIT_MULT"])) == abs(Decimal(number["number"]))


def only(text: str) -> dict[str, str]:
    """The one number of a text."""
    (row,) = observations(read(text))
    return row


def test_a_number_with_its_scale_place_time_and_name() -> None:
    row = observations(read("Tháng 5/2024, tổng thu ngân sách tỉnh Quảng Ngãi ước đạt 1,25 nghìn tỷ đồng."))[0]
    assert row["REF_AREA"] == "51"
    assert row["TIME_PERIOD"] == "2024-05"
    assert row["FREQ"] == "M"
    assert (row["OBS_VALUE"], row["UNIT_MULT"], row["UNIT_MEASURE"]) == ("1.25", "12", "VND")
    assert row["OBS_STATUS"] == "E"
    assert row["PRICES"] == "_U"
    assert (row["INDICATOR"], row["ITEM"]) == ("VNREPORT_STATE_REVENUE", "_T")


def test_what_fell_is_below_zero() -> None:
    rows = observations(read("Năm 2023, đàn trâu của tỉnh Quảng Ngãi có 5 con, giảm 4,5% so với cùng kỳ năm trước."))
    assert [(row["TRANSFORMATION"], row["OBS_VALUE"]) for row in rows] == [("N", "5"), ("GY", "-4.5")]
    assert rows[1]["BASIS_PERIOD"] == "2022"


def test_a_name_without_a_concept_has_one_code_wherever_it_is_and_however_it_is_spelt() -> None:
    first, other, toned = (
        only(text)
        for text in ("Đàn sói có 5 con.", unicodedata.normalize("NFD", "Đàn sói có 7 con."), "Đàn sỏi có 5 con.")
    )
    assert first["INDICATOR"] == other["INDICATOR"]
    assert first["INDICATOR"] != toned["INDICATOR"]
    assert first["INDICATOR"].startswith("DAN_SOI_")
    assert first["ITEM"] == "_Z"


def test_a_concept_has_one_key_however_it_is_worded() -> None:
    rows = [only("Diện tích gieo cấy lúa mùa đạt 5 ha."), only("Diện tích gieo trồng vụ mùa cây lúa đạt 5 ha.")]
    assert {(row["INDICATOR"], row["ITEM"]) for row in rows} == {("VNREPORT_SOWN_AREA", "RICE-MAIN_SEASON")}


def test_the_code_of_another_scheme_has_its_name() -> None:
    answer = read("Đàn bò có 5 con.")
    answer["indicators"][0]["catalogue"] = {"scheme": "nsis-2021", "code": "0801.2", "name": "Đàn bò", "items": []}
    assert observations(answer)[0]["INDICATOR"] == "NSIS_2021_0801_2"


def test_current_prices_are_told_from_unspoken_ones() -> None:
    row = only("Giá trị sản xuất công nghiệp theo giá hiện hành đạt 5 tỷ đồng.")
    assert (row["PRICES"], row["ITEM"]) == ("V", "_T")


def test_words_with_line_ends_stay_on_one_line() -> None:
    answer = read("Đàn bò có 5 con.")
    answer["indicators"][0]["name"] = "Đàn\r\nbò\u2028cái"
    assert observations(answer)[0]["TITLE"] == "Đàn bò cái"


@pytest.mark.parametrize(
    ("start", "end", "kind", "written"),
    [
        ("2024-01-01", "2024-12-31", "year", "2024"),
        ("2024-01-01", "2024-06-30", "half", "2024-S1"),
        ("2024-07-01", "2024-12-31", "half", "2024-S2"),
        ("2024-10-01", "2024-12-31", "quarter", "2024-Q4"),
        ("2024-02-01", "2024-02-29", "month", "2024-02"),
        ("2024-05-31", "2024-05-31", "day", "2024-05-31"),
        ("2024-05-31", "2024-05-31", "instant", "2024-05-31"),
        ("2024-01-01", "2024-05-31", "year_to_date", "2024-01-01/P5M"),
        ("2021-01-01", "2025-12-31", "span", "2021-01-01/P5Y"),
        ("2024-05-16", "2024-05-31", "span", "2024-05-16/P16D"),
        ("2023-12-15", "2024-06-14", "half", "2023-12-15/P183D"),
    ],
)
def test_periods(start: str, end: str, kind: str, written: str) -> None:
    assert time_period({"start": start, "end": end, "kind": kind}) == written


def test_no_time_is_an_empty_cell() -> None:
    row = only("Đàn bò có 5 con.")
    assert (row["FREQ"], row["TIME_PERIOD"], row["TIME_SOURCE"]) == ("_U", "", "")


def test_every_word_of_the_contract_has_a_code() -> None:
    assert set(STATUSES) == set(get_args(Status))
    assert set(FREQUENCIES.values()) | {"_O", "_U"} == set(CODES["FREQ"])
    assert set(FREQUENCIES) <= set(get_args(PeriodKind))
    bases: list[str | None] = [None, *get_args(BasisKind)]
    made = {
        transformation({"measure": measure, "unit": unit, "basis": basis and {"kind": basis}})
        for measure in get_args(Measure)
        for unit in ("%", "har")
        for basis in bases
    }
    assert made == set(CODES["TRANSFORMATION"])


def test_the_published_structure_is_that_of_the_rows() -> None:
    assert PATH.read_bytes() == content(), "run: python -m tests.sdmx_structure"


def test_every_column_and_code_is_explained() -> None:
    page = (ROOT / "docs" / "sdmx.md").read_text(encoding="utf-8")
    for name in (*DIMENSIONS, "OBS_VALUE", *ATTRIBUTES):
        assert f"| `{name}` |" in page
    for codes in CODES.values():
        for code in codes:
            assert f"`{code}`" in page
