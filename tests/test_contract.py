"""The committed contract is what the program says, and every answer is as the contract says."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import httpx
import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from service.contract import files
from service.render import PREFIXES, dumps
from service.report import PARTS
from service.text.offsets import OFFSET_UNITS
from tests.conftest import EXAMPLES, ROOT, read
from tests.schema import contract, validator

FOLDER = ROOT / "openapi"


def test_the_document_is_valid_openapi_3_1() -> None:
    assert contract()["openapi"].startswith("3.1.")
    validate(contract())


@cache
def _generated() -> dict[Path, bytes]:
    return dict(files(FOLDER, contract()))


@pytest.mark.parametrize("name", ["openapi.json", *(f"examples/{path.stem}.json" for path in EXAMPLES)])
def test_the_committed_contract_is_what_the_program_says(name: str) -> None:
    assert (FOLDER / name).read_bytes() == _generated()[FOLDER / name], "run: make schema"


def test_no_example_is_left_without_its_report() -> None:
    reports = {path.stem for path in EXAMPLES}
    assert {path.stem for path in FOLDER.glob("examples/*.json")} == reports
    assert len(reports) >= 5


def test_the_served_document_is_the_committed_one(client: httpx.Client) -> None:
    served = client.get("/openapi.json").json()
    assert served == json.loads((FOLDER / "openapi.json").read_bytes())


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_answer_is_as_the_contract_says(path: Path) -> None:
    validator("Extraction").validate(json.loads(dumps(read(path.read_text(encoding="utf-8"), id=path.stem))))


@pytest.mark.parametrize("text", ["a", "\x00", "5", "🙂", "Điều 1.", "1.\n2.\n3.", "Ngày 31/2/2023", "gấp 0 lần"])
def test_tiny_answers_too(text: str) -> None:
    validator("Extraction").validate(json.loads(dumps(read(text))))


@pytest.mark.parametrize(
    ("method", "path", "status"), [("GET", "/livez", 200), ("GET", "/readyz", 200), ("GET", "/version", 200)]
)
def test_operation_answers(client: httpx.Client, method: str, path: str, status: int) -> None:
    answer = client.request(method, path)
    schema = contract()["paths"][path][method.lower()]["responses"][str(status)]["content"]["application/json"][
        "schema"
    ]
    validator(schema["$ref"].rsplit("/", 1)[1]).validate(answer.json())


@pytest.mark.parametrize("body", [b"{", b"{}", b"[]", b'{"text": ""}', b'{"text": "a", "b": 1}'])
def test_problem_documents(client: httpx.Client, body: bytes) -> None:
    answer = client.post("/v1/extractions", content=body, headers={"Content-Type": "application/json"})
    assert str(answer.status_code) in contract()["paths"]["/v1/extractions"]["post"]["responses"]
    validator("ProblemDocument").validate(answer.json())


def test_every_example_in_the_document_is_as_its_schema_says() -> None:
    checked = 0
    for path, call in contract()["paths"].items():
        for operation in call.values():
            for response in operation["responses"].values():
                for media in response.get("content", {}).values():
                    if "example" in media:
                        _check_example(media)
                        checked += 1
            for media in operation.get("requestBody", {}).get("content", {}).values():
                if "$ref" in media["schema"]:
                    validator("ExtractionRequest").validate(media["example"])
                    checked += 1
        assert path.startswith("/")
    assert checked >= 10


def _check_example(media: dict[str, Any]) -> None:
    if "$ref" in media["schema"]:
        validator(media["schema"]["$ref"].rsplit("/", 1)[1]).validate(media["example"])
    else:
        Draft202012Validator(media["schema"]).validate(media["example"])


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_references_lead_to_records(path: Path) -> None:
    answer = read(path.read_text(encoding="utf-8"))
    ids = {row["id"] for rows in _lists(answer).values() for row in rows}
    for group, rows in _lists(answer).items():
        assert [row["id"] for row in rows] == [f"{PREFIXES[group]}{number}" for number in range(1, len(rows) + 1)]
    for row in answer["sections"]:
        assert row["parent"] is None or row["parent"] in ids
    for row in answer["indicators"]:
        assert {row["place"], row["parent"], row["section"]} - {None} <= ids
    for row in answer["directives"]:
        parties = [row["issuer"], row["addressee"], *row["cooperating"]]
        assert {party["entity"] for party in parties if party} - {None} <= ids
        assert {*row["mentions"], *row["legal_basis"], row["section"]} - {None} <= ids


def _lists(answer: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    return {**{name: answer[name] for name in ("sections", "indicators", "directives")}, **answer["entities"]}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_records_are_in_text_order(path: Path) -> None:
    answer = read(path.read_text(encoding="utf-8"))
    assert _sorted([row["start"] for row in answer["sections"]])
    assert _sorted([row["observations"][0]["span"]["start"] for row in answer["indicators"]])
    assert _sorted([row["span"]["start"] for row in answer["directives"]])
    for rows in answer["entities"].values():
        assert _sorted([row["mentions"][0]["start"] for row in rows])
        for row in rows:
            assert _sorted([mention["start"] for mention in row["mentions"]])


def _sorted(numbers: list[int]) -> bool:
    return numbers == sorted(numbers)


@pytest.mark.parametrize("part", PARTS)
def test_include_leaves_the_other_parts_empty_and_the_rest_as_it_was(part: str) -> None:
    text = EXAMPLES[0].read_text(encoding="utf-8")
    whole, alone = read(text), read(text, include=[part])
    assert alone[part] == whole[part]
    for other in set(PARTS) - {part}:
        assert not any(alone[other].values() if isinstance(alone[other], dict) else alone[other])
    assert alone["document"] == whole["document"]


@pytest.mark.parametrize("unit", OFFSET_UNITS)
def test_numbers_are_written_out_in_full(unit: str) -> None:
    content = dumps(read("Tổng thu 1.234.567.890.123,55 tỷ đồng, tăng 0,0000001%; nợ 1,5 tỷ đồng.", offset_unit=unit))
    numbers: list[str] = []

    def note(digits: str) -> Decimal:
        numbers.append(digits)
        return Decimal(digits)

    json.loads(content, parse_float=note, parse_int=note)
    assert {"1234567890123550000000", "0.0000001", "1500000000"} <= set(numbers)
    assert not any("e" in digits.lower() for digits in numbers)
