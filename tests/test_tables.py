"""Tables for people: aligned whatever the script, and in the words of a report."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import get_args

import pytest

from service.api.schemas import LegalDocument, Organization, Place, Project
from service.render import dumps
from service.tables.answer import _KINDS, table
from service.tables.grid import Column, grid, width, wrap
from service.tables.indicators import period_text
from tests.conftest import EXAMPLES, read

EXAMPLE = next(path for path in EXAMPLES if path.stem == "bao-cao-thang")
TEXT = """TÌNH HÌNH KINH TẾ - XÃ HỘI THÁNG 5 NĂM 2024 TỈNH QUẢNG NGÃI

1. Nông nghiệp
Diện tích gieo trồng lúa hè thu ước đạt 32.415,6 ha, tăng 1,2% so với cùng kỳ năm trước, bằng 96,4% kế hoạch.
"""


def test_a_row_has_the_level_as_printed_with_growth_and_plan_beside_it() -> None:
    answer = read(TEXT)
    answer["indicators"][0]["period"] = {"start": "2024-01-01", "end": "2024-05-31", "kind": "year_to_date"}
    page = table(answer)
    assert page.startswith("TÌNH HÌNH KINH TẾ - XÃ HỘI THÁNG 5 NĂM 2024 TỈNH QUẢNG NGÃI\n")
    lines = page.splitlines()
    row = next(line for line in lines if line.startswith("Diện tích gieo trồng lúa hè thu"))
    assert [cell.strip() for cell in row.split("  ") if cell.strip()][1:] == [
        "32.415,6",
        "ha",
        "5 tháng/2024 (ước)",
        "tăng 1,2% so cùng kỳ năm trước",
        "đạt 96,4%",
    ]
    assert lines[lines.index(row) - 1] == "1 Nông nghiệp"


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("Tỷ lệ hộ nghèo giảm 3,5 - 4%.", ["giảm 3,5 - 4%"]),
        ("Lượng mưa phổ biến 180-320 mm.", ["180-320", "mm"]),
        ("Chỉ số cải cách hành chính xếp thứ 27/63.", ["xếp thứ 27/63"]),
        ("Trồng mới ít nhất 3.100 ha rừng.", ["ít nhất 3.100", "ha"]),
    ],
)
def test_numbers_stand_as_printed(text: str, cells: list[str]) -> None:
    page = table(read(text))
    for cell in cells:
        assert cell in page


def test_every_kind_has_a_word() -> None:
    for schema in (Place, Project, Organization, LegalDocument):
        assert set(get_args(schema.model_fields["kind"].annotation)) <= set(_KINDS)
    statuses, _ = get_args(Project.model_fields["status"].annotation)
    assert set(get_args(statuses)) <= set(_KINDS)


def test_headings_stand_once_above_what_they_lead_to() -> None:
    page = table(read(EXAMPLE.read_text(encoding="utf-8")))
    lines = [line.strip() for line in page.splitlines()]
    assert lines.count("I KẾT QUẢ SẢN XUẤT NÔNG, LÂM NGHIỆP VÀ THỦY SẢN") == 1
    assert lines[lines.index("1 Trồng trọt") - 1] == "I KẾT QUẢ SẢN XUẤT NÔNG, LÂM NGHIỆP VÀ THỦY SẢN"
    assert lines[lines.index("2 Chăn nuôi") - 1].startswith("---")


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_table_is_the_same_from_the_program_and_from_its_json(path: Path) -> None:
    answer = read(path.read_text(encoding="utf-8"))
    assert table(answer) == table(json.loads(dumps(answer)))


def test_composed_and_decomposed_reports_print_alike() -> None:
    assert table(read(unicodedata.normalize("NFD", TEXT))) == table(read(TEXT))


def test_what_differs_is_told() -> None:
    parts = "Tổng vốn 98,6 tỷ đồng, gồm vốn vay 40,3 tỷ đồng và vốn góp 68,4 tỷ đồng."
    page = table(read(f"{parts} Đã trồng 13/40 ha rừng, đạt 32,5% kế hoạch."))
    assert "Phép tính trong báo cáo: 1 khớp, 1 lệch\n! Tổng vốn: cộng các phần: 40,3 + 68,4 tỷ đồng" in page


def test_the_table_of_a_report_without_anything_in_it() -> None:
    page = table(read("Xin chào"))
    assert "Loại: " in page
    assert "---" not in page


@pytest.mark.parametrize(
    ("text", "columns"), [("tỷ", 2), (unicodedata.normalize("NFD", "tỷ"), 2), ("越南", 4), ("a\u200bb", 2), ("", 0)]
)
def test_width_in_terminal_columns(text: str, columns: int) -> None:
    assert width(text) == columns


def test_columns_are_aligned_in_any_script() -> None:
    page = grid([Column("Tên", 10), Column("Số", 10, right=True)], [([], [["越南", "1"], ["Huế", "1.000"]])])
    assert page.splitlines() == [
        "-----------",
        "Tên      Số",
        "-----------",
        "越南      1",
        "Huế   1.000",
        "-----------",
    ]


def test_a_long_cell_runs_over_lines_and_an_empty_column_is_left_out() -> None:
    columns = [Column("A", 9), Column("B", 9), Column("C", 9)]
    page = grid(columns, [(["Phần I"], [["một hai ba bốn", "", "x"]])])
    rule = "-" * 10
    assert page.splitlines() == [rule, "A        C", rule, "Phần I", "một hai  x", "ba bốn", rule]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("một hai", ["một hai"]),
        ("một hai ba", ["một hai", "ba"]),
        ("  một hai ba", ["  một", "  hai ba"]),
        ("abcdefghijkl mn", ["abcdefgh", "ijkl mn"]),
        ("a\x1b[2J", ["a[2J"]),
    ],
)
def test_wrapping(text: str, lines: list[str]) -> None:
    assert wrap(text, 8) == lines


@pytest.mark.parametrize(
    ("start", "end", "kind", "words"),
    [
        ("2023-08-01", "2023-08-31", "month", "tháng 8/2023"),
        ("2023-07-01", "2023-09-30", "quarter", "quý III/2023"),
        ("2023-10-01", "2023-12-31", "quarter", "quý IV/2023"),
        ("2023-07-01", "2023-12-31", "half", "nửa cuối 2023"),
        ("2023-01-01", "2023-12-31", "year", "năm 2023"),
        ("2023-01-01", "2023-08-31", "year_to_date", "8 tháng/2023"),
        ("2023-08-16", "2023-08-16", "instant", "16/8/2023"),
        ("2016-01-01", "2020-12-31", "span", "2016-2020"),
        ("2023-08-01", "2023-08-16", "span", "1/8/2023-16/8/2023"),
        ("2023-01-01", "2023-08-16", "year_to_date", "đến 16/8/2023"),
    ],
)
def test_periods_in_the_words_of_a_report(start: str, end: str, kind: str, words: str) -> None:
    assert period_text({"start": start, "end": end, "kind": kind}) == words
