"""The same answer in every form: which one a caller gets, and that each says what the JSON says."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx
import openpyxl
import pytest

from service.lexicon.load import load_lexicon
from service.render import decimal_text
from service.tables import columns
from service.tables.delimited import written
from service.tables.forms import FORMS, MEDIA_TYPES, TABLES, TableName
from service.tables.tidy import Table
from service.tables.workbook import write_workbook
from service.tables.writing import write
from tests.conftest import EXAMPLES, ROOT, read

PATH = "/v1/extractions"
CSV, XLSX, SDMX = MEDIA_TYPES["csv"], MEDIA_TYPES["xlsx"], MEDIA_TYPES["sdmx-csv"]
REPORT = next(path for path in EXAMPLES if path.stem == "bao-cao-thang").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("accept", "given"),
    [
        (None, "application/json"),
        ("", "application/json"),
        ("*/*", "application/json"),
        ("application/*", "application/json"),
        ("application/json; charset=utf-8", "application/json"),
        ("text/html, application/json;q=0.9, */*;q=0.1", "application/json"),
        ("text/csv", CSV),
        ("TEXT/CSV", CSV),
        ("text/*", CSV),
        ("text/csv; charset=utf-8", CSV),
        ("text/csv; header=present", CSV),
        ("application/json;q=0.4, text/csv;q=0.5", CSV),
        ("*/*, application/json;q=0", CSV),
        ("text/csv;q=0.5, application/vnd.sdmx.data+csv", SDMX),
        (SDMX, SDMX),
        ("application/vnd.sdmx.data+csv; version=2.0.0; labels=id", SDMX),
        ('application/vnd.sdmx.data+csv; version="2.0.0"', SDMX),
        (XLSX, XLSX),
        ("nonsense;;", "application/json"),
        ("text/html", None),
        ("application/xml;q=1, image/*", None),
        ("application/vnd.sdmx.data+csv;version=1.0.0", None),
        ("application/json;q=0", None),
        ("*/*;q=0", None),
    ],
)
def test_the_form_that_accept_likes_best(client: httpx.Client, accept: str | None, given: str | None) -> None:
    request = client.build_request("POST", PATH, json={"text": "5 con"})
    del request.headers["Accept"]
    if accept is not None:
        request.headers["Accept"] = accept
    answer = client.send(request)
    if given is None:
        assert answer.status_code == 406
        assert all(media_type in answer.json()["detail"] for media_type in MEDIA_TYPES.values())
    else:
        assert (answer.status_code, answer.headers["content-type"]) == (200, given)
        assert answer.headers["vary"].startswith("Accept")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("table", TABLES)
def test_what_comes_over_the_wire_is_what_the_writers_write(client: httpx.Client, form: Any, table: TableName) -> None:
    headers = {"Accept": MEDIA_TYPES[form]}
    answer = client.post(PATH, params={"table": table}, json={"text": REPORT, "id": "a"}, headers=headers)
    assert answer.content == write(read(REPORT, id="a"), form, table, load_lexicon())
    assert ("content-disposition" in answer.headers) is (form != "json")


def test_each_form_is_the_same_bytes_from_an_answer_that_went_over_the_wire() -> None:
    answer = read(REPORT, id="a")
    again = json.loads(write(answer, "json", "observations", load_lexicon()), parse_float=Decimal)
    for form in FORMS:
        content = write(answer, form, "observations", load_lexicon())
        assert content == write(again, form, "observations", load_lexicon()), form


def rows(content: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file, as a spreadsheet or pandas reads them."""
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") >= 1
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_observations_are_one_row_for_each_number(path: Path) -> None:
    answer = read(path.read_text(encoding="utf-8"), id="x")
    found = rows(write(answer, "csv", "observations", load_lexicon()))
    expected = [(indicator, row) for indicator in answer["indicators"] for row in indicator["observations"]]
    assert len(found) == len(expected)
    for row, (indicator, observation) in zip(found, expected, strict=True):
        assert row["report"] == "x"
        assert row["indicator"] == indicator["id"]
        assert row["name"].removeprefix("'") == indicator["name"]
        assert row["number"] == decimal_text(Decimal(observation["number"])), "a number stays a number"
        assert row["unit"] == observation["unit"]
        assert row["written_number"].removeprefix("'") == observation["written"]["number"]


def test_entities_and_directives_are_one_row_each() -> None:
    for path in EXAMPLES:
        answer = read(path.read_text(encoding="utf-8"))
        entities = rows(write(answer, "csv", "entities", load_lexicon()))
        assert [row["entity"] for row in entities] == [
            row["id"] for group in answer["entities"].values() for row in group
        ]
        directives = rows(write(answer, "csv", "directives", load_lexicon()))
        assert [row["directive"] for row in directives] == [row["id"] for row in answer["directives"]]


def test_a_row_can_be_read_on_its_own() -> None:
    first = rows(write(read(REPORT), "csv", "observations", load_lexicon()))[0]
    assert first["place"] == "An Giang"
    assert first["place_code"] == "89"
    assert first["period_end"] == "2024-07-31"
    assert first["heading"].startswith("I KẾT QUẢ SẢN XUẤT NÔNG, LÂM NGHIỆP VÀ THỦY SẢN > 1 Trồng trọt")


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (Decimal("-1.50"), "-1.5"),
        (Decimal("1E+9"), "1000000000"),
        (-3, "-3"),
        (True, "true"),
        (None, ""),
        ("", ""),
        (date(2024, 5, 1), "2024-05-01"),
        ("Đàn trâu", "Đàn trâu"),
        ("4.097,51", "4.097,51"),
        ("=1+1", "'=1+1"),
        ("+84", "'+84"),
        ("- Đàn trâu", "'- Đàn trâu"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        (" \n=1", "' \n=1"),
        ("＝1+1", "'＝1+1"),
    ],
)
def test_words_that_a_spreadsheet_would_run_are_words(cell: Any, text: str) -> None:
    assert written(cell) == text


def hostile() -> dict[str, Any]:
    """An answer whose every name is a formula, with the numbers and days that a spreadsheet cannot hold."""
    answer = read("TÌNH HÌNH THÁNG 5 NĂM 2024\n\n1. Nông nghiệp\nĐàn trâu của tỉnh Quảng Ngãi có 5 con, tăng 3%.\n")
    indicator = answer["indicators"][0]
    indicator["name"] = '=HYPERLINK("http://example.vn","y")'
    indicator["period"] |= {"start": "1885-01-01"}
    first, second = indicator["observations"]
    first["number"], first["total"] = Decimal("12345678901234567.25"), Decimal("1E+400")
    second["written"]["number"] = "\x00\x0b@1" + "x" * 40_000
    answer["entities"]["places"][0]["name"] = "internal:'sections'!A1"
    return answer


def workbook(answer: dict[str, Any]) -> openpyxl.Workbook:
    """The workbook of an answer, read back."""
    return openpyxl.load_workbook(io.BytesIO(write_workbook(answer)))


def test_a_workbook_has_a_sheet_for_each_kind_of_record() -> None:
    book = workbook(read(REPORT))
    assert book.sheetnames == [
        "document",
        "observations",
        "entities",
        "directives",
        "sections",
        "checks",
        "diagnostics",
        "columns",
    ]


def cells(book: openpyxl.Workbook, table: Table) -> list[list[Any]]:
    """A sheet's rows, its head checked."""
    head, *body = book[table.name].iter_rows()
    assert [cell.value for cell in head] == table.heads
    return [list(row) for row in body]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_numbers_and_days_of_a_workbook_have_their_types(path: Path) -> None:
    answer = read(path.read_text(encoding="utf-8"), id="x")
    book = workbook(answer)
    for make in (columns.document, columns.observations, columns.entities, columns.directives, columns.checks):
        table = make(answer)
        for row, expected in zip(cells(book, table), table.rows, strict=True):
            for cell, value in zip(row, expected, strict=True):
                assert cell.data_type != "f"
                if isinstance(value, date):
                    assert cell.value == datetime(value.year, value.month, value.day)
                elif isinstance(value, Decimal | int):
                    assert cell.data_type == "n"
                    assert Decimal(str(cell.value)) == value
                else:
                    assert (cell.value or "") == (value or "")


def test_a_row_of_a_workbook_leads_to_its_section() -> None:
    answer = read(REPORT)
    table = columns.observations(answer)
    book = workbook(answer)
    place = table.heads.index("section")
    for row in cells(book, table):
        target = row[place].hyperlink.location.removeprefix("'sections'!")
        assert book["sections"][target].value == row[place].value


def test_no_formula_and_nothing_lost_from_a_hostile_answer() -> None:
    answer = hostile()
    book = workbook(answer)
    table = columns.observations(answer)
    first, second = cells(book, table)
    values = dict(zip(table.heads, first, strict=True))
    assert values["name"].value == '=HYPERLINK("http://example.vn","y")'
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}
    assert values["number"].value == "12345678901234567.25", "more digits than a spreadsheet keeps stay, as text"
    assert values["total"].value == "1" + "0" * 400
    assert values["period_start"].value == "1885-01-01"
    printed = dict(zip(table.heads, second, strict=True))["written_number"].value
    assert printed.startswith("_x0000__x000B_@1xxx"), "control characters as the format writes them"
    assert len(printed.replace("_x0000__x000B_", "..")) == 32_767, "as long as a cell can be"
    assert b"'=HYPERLINK" in write(answer, "csv", "observations", load_lexicon())


def test_every_column_is_explained() -> None:
    page = (ROOT / "docs" / "tables.md").read_text(encoding="utf-8")
    answer = read("5 con")
    for make in (columns.observations, columns.entities, columns.directives):
        for name, english, vietnamese in make(answer).columns:
            assert f"| `{name}` | {english} | {vietnamese} |" in page, f"{make.__name__}: {name}"
