"""Today's contract breaks no caller of the last released one; see openapi/released/README.md."""

from __future__ import annotations

import copy
import json
import tomllib
from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.contract.breaking import Json, breaks
from tests.schema import contract

FOLDER = ROOT / "openapi" / "released"
_NUMBER = tuple[int, ...]


def _version(name: str) -> _NUMBER:
    return tuple(int(part) for part in name.split("."))


def released() -> Json:
    """The newest contract that callers hold."""
    newest = max(FOLDER.glob("*.json"), key=lambda path: _version(path.stem))
    content: Json = json.loads(newest.read_bytes())
    assert content["info"]["version"] == newest.stem
    return content


def test_nobody_is_broken_but_as_accepted() -> None:
    accepted = tomllib.loads((FOLDER / "accepted.toml").read_text(encoding="utf-8")).get("break", [])
    assert all(row["reason"] for row in accepted)
    assert sorted(breaks(released(), contract())) == sorted(row["place"] for row in accepted)


def _call(document: Json) -> Json:
    call: Json = document["paths"]["/v1/extractions"]["post"]
    return call


def _schema(document: Json, name: str, field: str | None = None) -> Json:
    schema: Json = document["components"]["schemas"][name]
    return schema if field is None else schema["properties"][field]


def _field(name: str, field: str, **change: Any) -> Callable[[Json], object]:
    return lambda document: _schema(document, name, field).update(change)


BROKEN: dict[str, Callable[[Json], object]] = {
    "a path is gone": lambda d: d["paths"].pop("/version"),
    "a method is gone": lambda d: d["paths"]["/version"].pop("get"),
    "a parameter is gone": lambda d: _call(d)["parameters"].pop(0),
    "a parameter is required": lambda d: _call(d)["parameters"][0].update(required=True),
    "a new parameter is required": lambda d: _call(d)["parameters"].append(
        {"in": "query", "name": "key", "required": True, "schema": {"type": "string"}}
    ),
    "plain text is not read": lambda d: _call(d)["requestBody"]["content"].pop("text/plain"),
    "a status is gone": lambda d: _call(d)["responses"].pop("422"),
    "problems are plain JSON": lambda d: _call(d)["responses"]["422"].update(content={"application/json": {}}),
    "texts are shorter": _field("ExtractionRequest", "text", maxLength=999_999),
    "texts are longer than a word": _field("ExtractionRequest", "text", minLength=2),
    "a text has a pattern": _field("ExtractionRequest", "text", pattern=r"\S\S"),
    "a field of the request is gone": lambda d: _schema(d, "ExtractionRequest")["properties"].pop("place"),
    "a field of the request is required": lambda d: _schema(d, "ExtractionRequest")["required"].append("id"),
    "a field of the request is never null": _field("ExtractionRequest", "id", anyOf=[{"type": "string"}]),
    "a word of the request is gone": _field("ExtractionRequest", "offset_unit", enum=["code_point", "utf16"]),
    "a number is a string": _field("Observation", "number", type="string"),
    "a whole number has a point": _field("Range", "start", type="number"),
    "an answer's field is gone": lambda d: _drop(_schema(d, "Indicator"), "label"),
    "an answer's field may be missing": lambda d: _schema(d, "Document")["required"].remove("title"),
    "an answer's field may be null": _field("Indicator", "name", anyOf=[{"type": "string"}, {"type": "null"}]),
    "a list holds something else": _field("Project", "places", items={"type": "integer"}),
    "offsets may be negative": lambda d: _schema(d, "Range", "start").pop("minimum"),
    "dates are any words": lambda d: _schema(d, "Period", "start").pop("format"),
}

HARMLESS: dict[str, Callable[[Json], object]] = {
    "a path is new": lambda d: d["paths"].update({"/v1/new": {"get": {"responses": {}}}}),
    "a parameter is new": lambda d: _call(d)["parameters"].append(
        {"in": "query", "name": "lang", "schema": {"type": "string"}}
    ),
    "an answer's field is new": lambda d: _add(_schema(d, "Indicator"), "note"),
    "an answer's word is new": lambda d: _schema(d, "Check", "kind")["enum"].append("mean"),
    "an answer's field is never null": _field("Indicator", "section", anyOf=[{"type": "string"}]),
    "a field of the request is new": lambda d: _schema(d, "ExtractionRequest")["properties"].update(
        lang={"type": "string"}
    ),
    "texts may be longer": _field("ExtractionRequest", "text", maxLength=2_000_000),
    "another body is read": lambda d: _call(d)["requestBody"]["content"].update({"text/html": {"schema": {}}}),
    "another status is answered": lambda d: _call(d)["responses"].update({"429": {"description": "slow down"}}),
    "other words of explanation": _field("ExtractionRequest", "text", description="Văn bản."),
}


def _drop(schema: Json, field: str) -> None:
    del schema["properties"][field]
    schema["required"].remove(field)


def _add(schema: Json, field: str) -> None:
    schema["properties"][field] = {"type": "string"}
    schema["required"].append(field)


def _changed(change: Callable[[Json], object]) -> Json:
    document = copy.deepcopy(contract())
    change(document)
    assert document != contract()
    return document


@pytest.mark.parametrize("change", BROKEN.values(), ids=BROKEN.keys())
def test_a_break_is_seen(change: Callable[[Json], object]) -> None:
    assert breaks(contract(), _changed(change))


@pytest.mark.parametrize("change", HARMLESS.values(), ids=HARMLESS.keys())
def test_an_addition_is_no_break(change: Callable[[Json], object]) -> None:
    assert breaks(contract(), _changed(change)) == []
