"""The page of accuracy claims no more than the tests hold, and hides no failure that is known."""

from __future__ import annotations

import json
import re

import pytest

from service.evaluate.facts import FIELDS
from tests.accuracy import PAGE, PART, PARTS, TYPE_LABELS, failures
from tests.floor import FLOOR

TEXT = PAGE.read_text(encoding="utf-8")
FLOORS = json.loads(FLOOR.read_text(encoding="utf-8"))


def part(name: str) -> list[list[str]]:
    """The cells of a measured table, without its head."""
    body = re.search(rf"<!-- measured: {name} -->\n(.*?)<!-- end -->", TEXT, re.DOTALL)
    assert body, name
    lines = [line for line in body[1].splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines[2:]]


def test_everything_measured_has_its_place() -> None:
    assert {found[2] for found in PART.finditer(TEXT)} == set(PARTS)
    assert all(part(name) for name in PARTS)


@pytest.mark.parametrize(("column", "group"), list(enumerate(FLOORS, 1)))
def test_no_score_is_above_what_the_tests_hold(column: int, group: str) -> None:
    """`make accuracy` raises the floor first."""
    told = {row[0]: float(row[column]) for row in part("types")}
    held = {TYPE_LABELS[name]: least for name, least in FLOORS[group]["F1"].items()}
    assert {label: told[label] for label, least in held.items() if told[label] > least} == {}


def test_every_field_of_a_row_is_told() -> None:
    assert [row[0] for row in part("fields")] == list(FIELDS)


def test_no_known_failure_is_left_out() -> None:
    told = {(row[0], row[1]) for row in part("known")}
    missing = [row.text for row in failures() if (row.why, row.text) not in told]
    assert missing == [], "run: make accuracy"


def test_documents_at_first_sight_come_first() -> None:
    unseen = re.search(r"<!-- unseen -->\n(.*?)<!-- end -->", TEXT, re.DOTALL)
    assert unseen
    assert "| rows |" in unseen[1]
    assert TEXT.index("<!-- unseen -->") < TEXT.index("<!-- measured: ")
