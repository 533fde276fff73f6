"""The page of the answer's fields says of each what the contract says: nothing left out, nothing that is not there."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import pytest

from tests.conftest import ROOT
from tests.schema import contract

UNITS = ROOT / "service" / "lexicon" / "data" / "units.tsv"
PAGE = (ROOT / "docs" / "answer.md").read_text(encoding="utf-8")
SCHEMAS = contract()["components"]["schemas"]
HEAD = "| field | kind | meaning | tiếng Việt |\n|---|---|---|---|\n"
_REFERENCE = "#/components/schemas/"


def reached(name: str = "Extraction") -> list[str]:
    """Names of the schemas that an answer is made of."""
    names, left = [], [name]
    while left:
        if (name := left.pop()) not in names:
            names.append(name)
            left += re.findall(rf"{_REFERENCE}(\w+)", str(SCHEMAS[name]))
    return names


class Row(NamedTuple):
    """One line of a table of fields."""

    field: str
    kind: str
    meaning: str
    vietnamese: str


def section(name: str) -> str:
    """What stands under the heading of a schema, up to the next heading."""
    found = re.search(rf"^#+ {name}\n(.*?)(?=^#|\Z)", PAGE, re.DOTALL | re.MULTILINE)
    assert found, f"no heading {name}"
    return found[1]


def rows(name: str) -> list[Row]:
    """The table of a schema."""
    table = (
        section(name).partition("| field | kind | meaning | tiếng Việt |\n|---|---|---|---|\n")[2].partition("\n\n")[0]
    )
    return [Row(*(cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1])) for line in table.splitlines()]


def kind_of(schema: dict[str, Any]) -> str:
    """How the page names the kind of a field."""
    if "anyOf" in schema:
        first, null = schema["anyOf"]
        assert null == {"type": "null"}
        return f"{kind_of(first)} or null"
    if "$ref" in schema:
        name = schema["$ref"].removeprefix(_REFERENCE)
        return f"[{name}](#{name.lower()})"
    if schema.get("type") == "array":
        return f"list of {kind_of(schema['items'])}"
    if "enum" in schema or "const" in schema:
        return "word"
    if schema.get("format") == "date":
        return "day"
    return {"string": "text", "integer": "whole number", "number": "number", "boolean": "true or false"}[schema["type"]]


def words_of(schema: dict[str, Any]) -> list[str]:
    """The words that a field may have."""
    inner = schema["anyOf"][0] if "anyOf" in schema else schema
    return [*inner.get("enum", []), *([inner["const"]] if "const" in inner else [])]


@pytest.mark.parametrize("name", reached())
def test_every_field_is_told_and_is_of_that_kind(name: str) -> None:
    told = {row.field: row.kind for row in rows(name)}
    meant = {f"`{field}`": kind_of(schema) for field, schema in SCHEMAS[name]["properties"].items()}
    open_words = {("Diagnostic", "`code`"), ("Evidence", "`field`")}  # words today, text in the contract
    assert told == {field: "word" if (name, field) in open_words else kind for field, kind in meant.items()}


@pytest.mark.parametrize("name", reached())
def test_every_word_is_told(name: str) -> None:
    text = section(name)
    for field, schema in SCHEMAS[name]["properties"].items():
        missing = [word for word in words_of(schema) if f"`{word}`" not in text]
        assert not missing, f"{field}: {missing}"


@pytest.mark.parametrize("name", reached())
def test_every_field_has_a_meaning_in_both_languages(name: str) -> None:
    for row in rows(name):
        assert row.meaning, row
        assert row.vietnamese, row


def test_the_page_tells_of_nothing_else() -> None:
    named = re.findall(r"^#+ (\w+)$", PAGE, re.MULTILINE)
    assert set(named) - {"Units", "Problems"} == set(reached())


def test_the_units_it_names_are_those_of_the_table() -> None:
    named = re.findall(r"`([^`]+)`", section("Units"))
    known = {row.split("\t")[1] for row in UNITS.read_text(encoding="utf-8").splitlines() if not row.startswith("#")}
    assert len(named) > 15
    atoms = {atom for unit in named if unit not in known for atom in re.split(r"[./]", unit)}
    assert {atom for atom in atoms if "{" not in atom} <= known
