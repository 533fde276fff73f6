"""What became of an administrative unit, over the wire."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.schema import validator


def get(client: httpx.Client, code: str) -> dict[str, Any]:
    """The history of a code, as the contract says."""
    answer = client.get(f"/v1/gazetteer/{code}")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    validator("CodeHistory").validate(found)
    return found


def test_a_province_that_others_were_merged_into(client: httpx.Client) -> None:
    before, after = get(client, "51")["units"]
    assert (before["name"], before["current"], before["until"]) == ("Tỉnh Quảng Ngãi", False, "2025-06-30")
    assert before["successors"] == [{"code": "51", "name": "Tỉnh Quảng Ngãi"}]
    assert (after["name"], after["current"], after["until"], after["parent"]) == ("Tỉnh Quảng Ngãi", True, None, None)
    assert [row["name"] for row in after["predecessors"]] == ["Tỉnh Quảng Ngãi", "Tỉnh Kon Tum"]


def test_a_district_went_into_all_its_communes(client: httpx.Client) -> None:
    (unit,) = get(client, "524")["units"]
    assert unit["kind"] == "district"
    assert unit["parent"] == {"code": "51", "name": "Tỉnh Quảng Ngãi"}
    assert len(unit["successors"]) > 1
    assert all(len(row["code"]) == 5 for row in unit["successors"])


@pytest.mark.parametrize(("code", "status"), [("00", 404), ("abc", 404), ("1", 422), ("123456", 422), ("51/x", 404)])
def test_no_such_code(client: httpx.Client, code: str, status: int) -> None:
    answer = client.get(f"/v1/gazetteer/{code}")
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    validator("ProblemDocument").validate(answer.json())
    if status == 422:
        assert answer.json()["errors"][0]["pointer"] == "#/code"
