"""Indicators as a whole: nothing is lost in silence, parts have their whole, JSON is exact."""

from __future__ import annotations

import json
import tomllib
from decimal import Decimal
from typing import Any

import pytest

from service.render import dumps
from tests.conftest import read
from tests.test_corpus import CORPUS, read_marks

KNOWN_FAILURES = 18
"""Examples of these files that are right and fail: free one and lower the number."""


def _examples() -> list[dict[str, Any]]:
    paths = [
        path for layer in ("quantities", "periods", "indicators") for path in sorted(CORPUS.glob(f"{layer}_*.toml"))
    ]
    return [example for path in paths for example in tomllib.loads(path.read_text(encoding="utf-8"))["example"]]


def _observations(answer: dict[str, Any]) -> list[dict[str, Any]]:
    return [cell for row in answer["indicators"] for cell in row["observations"]]


def test_known_failures_are_counted() -> None:
    assert sum("known_failure" in example for example in _examples()) == KNOWN_FAILURES


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Tóm gọn báo cáo trong 50 chữ.", ["50"]),
        ("Có 42 doanh nghiệp có vốn trên 100 tỷ đồng.", ["100 tỷ đồng"]),
        ("Thu ngân sách đạt 120 tỷ đồng.", []),
        ("Căn cứ Nghị định số 15/2021/NĐ-CP ngày 03/3/2021.", []),
    ],
)
def test_a_number_in_no_observation_is_listed(text: str, left: list[str]) -> None:
    answer = read(text)
    assert [row["span"]["text"] for row in answer["diagnostics"] if row["code"] == "number_unread"] == left


def test_every_number_is_an_observation_or_a_diagnostic_and_never_both() -> None:
    for example in _examples():
        text, _ = read_marks(example["text"])
        answer = read(text)
        held = {(c["span"]["start"], c["span"]["end"]) for c in _observations(answer)}
        left = {(d["span"]["start"], d["span"]["end"]) for d in answer["diagnostics"]}
        assert not held & left, text
        assert len(held) == len(_observations(answer)), f"a number read twice: {text}"


def test_parts_that_add_up_name_their_whole() -> None:
    answer = read("Tổng thu đạt 900 tỷ đồng, trong đó: thu nội địa 700 tỷ đồng; thu xuất nhập khẩu 200 tỷ đồng.")
    whole, *parts = answer["indicators"]
    assert whole["parent"] is None
    assert [row["parent"] for row in parts] == [whole["id"]] * 2


def test_numbers_that_do_not_add_up_stay_beside_each_other() -> None:
    answer = read("Thu nội địa đạt 700 tỷ đồng; chi thường xuyên đạt 350 tỷ đồng; vốn vay đạt 90 tỷ đồng.")
    assert [row["parent"] for row in answer["indicators"]] == [None] * 3


@pytest.mark.parametrize(
    ("printed", "exact"),
    [
        ("0,1 tỷ đồng", "100000000"),
        ("1.234.567,89 tỷ đồng", "1234567890000000"),
        ("0,000001 tỷ đồng", "1000"),
        ("999.999.999.999.999 đồng", "999999999999999"),
        ("3,10%", "3.10"),
        ("98.765.432.109.876,54321 tấn", "98765432109876.54321"),
    ],
)
def test_json_numbers_are_exact_and_never_in_exponent_form(printed: str, exact: str) -> None:
    body = dumps(read(f"Giá trị sản xuất đạt {printed}.")).decode()
    (cell,) = _observations(json.loads(body, parse_float=Decimal, parse_int=Decimal))
    assert cell["number"] == Decimal(exact)
    shown = body.split('"number":', 1)[1].split(",", 1)[0].strip()
    assert "e" not in shown.lower()
    assert cell["span"]["text"] == printed


def test_an_observation_says_how_it_was_written_and_which_rule_made_it() -> None:
    (cell,) = _observations(read("Thu ngân sách đạt 4.097,51 tỷ đồng."))
    assert cell["written"] == {"number": "4.097,51", "unit": "đồng", "scale": "tỷ"}
    assert cell["rule"]


def test_text_order_and_ids() -> None:
    answer = read("Đàn trâu có 52 con. Đàn bò có 214 con. Đàn lợn có 410 con.")
    assert [row["id"] for row in answer["indicators"]] == ["i1", "i2", "i3"]
    starts = [cell["span"]["start"] for cell in _observations(answer)]
    assert starts == sorted(starts)


def test_the_label_is_a_slice_of_the_text() -> None:
    text = "Sản lượng muối của Bạc Liêu đạt 61.200 tấn, tăng 4% so với cùng kỳ năm trước."
    for row in read(text)["indicators"]:
        for span in (row["label"], row["subject"]):
            if span is not None:
                assert text[span["start"] : span["end"]] == span["text"]
