"""The figures of ``vnreport evaluate``: on gold made here, and against the yardstick in ``../shared``."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, get_args

import pytest

from service.evaluate.groups import By, evaluate_by, figure
from service.evaluate.groups import page as page_by
from service.evaluate.measures import overlap, pair, same_number, token_f1
from service.evaluate.run import evaluate, page
from service.render import dumps
from tests.conftest import SHARED, read

TEXT = "Tổng thu đạt 5,5 tỷ đồng, tăng 3% so với cùng kỳ. Bà Lê Thị Na yêu cầu Sở Y tế kiểm tra kho thuốc."


def span(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def observation(words: str, **fields: Any) -> dict[str, Any]:
    unsaid = ("number_high", "total", "direction", "basis", "approximation")
    return {"span": span(words), "status": "actual", **dict.fromkeys(unsaid), **fields}


PERIOD = {"start": "2024-01-01", "end": "2024-05-31"}
LAST_YEAR = {"start": "2023-01-01", "end": "2023-05-31"}
SAME_PERIOD = {"kind": "same_period_last_year", "period": LAST_YEAR, "text": "cùng kỳ"}


def answer() -> dict[str, Any]:
    """What a service might say of ``TEXT``."""
    entities: dict[str, list[dict[str, Any]]] = {
        group: [] for group in ("projects", "places", "officials", "organizations", "legal_documents", "events")
    }
    entities["officials"] = [{"name": "Lê Thị Na", "titles": [{"text": "Bà"}], "mentions": [span("Lê Thị Na")]}]
    entities["organizations"] = [{"name": "Sở Y tế", "mentions": [span("Sở Y tế")]}]
    observations = [
        observation("5,5 tỷ đồng", measure="level", number=5500000000, unit="VND"),
        observation("3%", measure="change", number=3, unit="%", direction="increase", basis=SAME_PERIOD),
    ]
    order = {"span": span("kiểm tra kho thuốc"), "issuer": {"name": "Lê Thị Na"}, "addressee": {"name": "Sở Y tế"}}
    return {
        "document": {"title": None, "issued": None, "period": PERIOD, "place": {"name": "Huế"}, "kind": "news"},
        "indicators": [{"name": "Tổng thu", "period": PERIOD, "observations": observations}],
        "entities": entities,
        "directives": [{**order, "kind": "directive"}],
    }


def gold() -> dict[str, Any]:
    """What a reader says of it: the same."""
    fact = {"full_name": "Tổng thu", "period": PERIOD, "status": "actual", "approximation": None}
    level = {"measure": "level", "number": 5500000000, "unit": "VND", "direction": None, "basis": None}
    change = {"measure": "change", "number": 3, "unit": "%", "direction": "increase", "basis": SAME_PERIOD["kind"]}
    facts = [
        {"id": "f1", **span("5,5 tỷ đồng"), **fact, **level, "basis_period": None},
        {"id": "f2", **span("3%"), **fact, **change, "basis_period": LAST_YEAR},
    ]
    person, office = span("Lê Thị Na"), span("Sở Y tế")
    entities: list[dict[str, Any]] = [
        {"id": "e1", "type": "official", "name": "Lê Thị Na", "attributes": {"titles": ["bà"]}, "at": person},
        {"id": "e2", "type": "organization", "name": "Sở Y tế", "attributes": {}, "at": office},
    ]
    for row in entities:
        at = row.pop("at")
        row["mentions"] = [[at["start"], at["end"]]]
    order = {"id": "d1", **span("kiểm tra kho thuốc"), "issuer": "Lê Thị Na", "addressee": "Sở Y tế"}
    document = {"title": None, "issued": None, "period": PERIOD, "place": "Huế", "kind": "news"}
    return {"facts": facts, "entities": entities, "directives": [order], "document": document}


def scores(folder: Path, wanted: dict[str, Any], got: dict[str, Any]) -> Any:
    """The scores of one document, through files as a user has them."""
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "a.document.json").write_text(json.dumps(wanted["document"]))
    for part in ("facts", "entities", "directives"):
        (folder / f"a.{part}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in wanted[part]))
    return evaluate(folder, folder, [], lambda _: got)


def test_a_perfect_answer(tmp_path: Path) -> None:
    result = scores(tmp_path, gold(), answer())
    figures = result.figures()
    assert result.errors == []
    for name in ("rows", "numbers", "mentions", "entities", "titles", "directives", "orders", "document"):
        assert figures[name]["F1"] == 100.0, name
    assert figures["field.name"] == 100.0


def _set(answer: dict[str, Any], index: int, **fields: Any) -> None:
    answer["indicators"][0]["observations"][index].update(fields)


@pytest.mark.parametrize(
    ("spoil", "tally", "f1", "line"),
    [
        (lambda a: _set(a, 0, number=55), "rows", 50.0, "number: 5500000000 got 55"),
        (lambda a: _set(a, 0, unit="USD"), "rows", 50.0, "unit: 'VND' got 'USD'"),
        (lambda a: _set(a, 1, direction="decrease"), "rows", 50.0, "direction: 'increase' got 'decrease'"),
        (lambda a: _set(a, 1, measure="share"), "numbers", 50.0, "measure: 'change' got 'share'"),
        (lambda a: _set(a, 1, basis=None), "rows", 50.0, "basis: 'same_period_last_year' got None"),
        (lambda a: a["indicators"][0].update(name="Tổng chi ngân sách"), "rows", 0.0, "name: 'Tổng thu' got"),
        (
            lambda a: a["indicators"][0].update(period=None),
            "rows",
            0.0,
            "period: ('2024-01-01', '2024-05-31') got None",
        ),
        (lambda a: a["indicators"][0]["observations"].pop(), "numbers", 66.7, "missed (change of Tổng thu)"),
        (lambda a: a["entities"]["officials"].clear(), "entities", 66.7, "official 'Lê Thị Na' missed"),
        (lambda a: a["entities"]["officials"][0].update(name="Sở"), "entities", 50.0, "official 'Sở' invented"),
        (lambda a: a["directives"].clear(), "directives", 0.0, "d1 directive missed: 'kiểm tra kho thuốc'"),
        (lambda a: a["directives"][0].update(issuer=None), "orders", 0.0, "issuer: 'Lê Thị Na' got None"),
        (lambda a: a["document"].update(kind="speech"), "document", 80.0, ""),
    ],
)
def test_what_is_wrong_costs_and_is_told(tmp_path: Path, spoil: Any, tally: str, f1: float, line: str) -> None:
    spoilt = answer()
    spoil(spoilt)
    result = scores(tmp_path, gold(), spoilt)
    assert result.figures()[tally]["F1"] == f1
    assert line in "\n".join(result.errors)
    assert f"{tally}" in page(result)


def test_optional_gold_costs_nothing_missed_or_wrong(tmp_path: Path) -> None:
    wanted = gold()
    wanted["facts"][1]["optional"] = True
    wanted["entities"][0]["optional"] = True
    wrong, less = answer(), answer()
    _set(wrong, 1, number=4)
    less["indicators"][0]["observations"].pop()
    less["entities"]["officials"].clear()
    for got in (wrong, less):
        figures = scores(tmp_path, wanted, got).figures()
        assert figures["rows"]["F1"] == figures["entities"]["F1"] == figures["mentions"]["F1"] == 100.0


@pytest.mark.parametrize("by", get_args(By))
def test_groups_add_up_to_the_whole(tmp_path: Path, by: By) -> None:
    spoilt = answer()
    _set(spoilt, 1, number=4)
    whole = scores(tmp_path, gold(), spoilt)
    groups = evaluate_by(by, tmp_path, tmp_path, [], lambda _: spoilt)
    assert list(groups) == (["news"] if by == "kind" else ["level", "change"])
    for name in ("numbers", "rows"):
        parts = [group.tallies[name] for group in groups.values()]
        assert sum(one.hit for one in parts) == whole.tallies[name].hit
        assert sum(one.gold for one in parts) == whole.tallies[name].gold
    assert figure(list(groups.values())[-1], "rows") == (50.0 if by == "kind" else 0.0)
    assert figure(groups["news"], "entities") == 100.0 if by == "kind" else figure(groups["level"], "unit") == 100.0
    assert all(group in page_by(by, groups) for group in groups)


def test_a_number_read_as_another_measure_is_wrong_in_both(tmp_path: Path) -> None:
    spoilt = answer()
    _set(spoilt, 1, measure="share")
    scores(tmp_path, gold(), spoilt)
    groups = evaluate_by("measure", tmp_path, tmp_path, [], lambda _: spoilt)
    found = {name: figure(group, "numbers") for name, group in groups.items()}
    assert found == {"level": 100.0, "change": 0.0, "share": 0.0}


def test_measures() -> None:
    assert token_f1("Diện tích lúa mùa", "DIỆN TÍCH lúa đông xuân") == pytest.approx(2 * 3 / (4 + 5))
    assert token_f1("", "a") == 0
    assert overlap({"start": 0, "end": 4}, {"start": 2, "end": 8}) == 2 / 8
    assert overlap({"start": 0, "end": 4}, {"start": 4, "end": 8}) == 0
    assert not same_number(None, 5)  # type: ignore[arg-type]
    wide, narrow = {"start": 0, "end": 10}, {"start": 5, "end": 10}
    pairs, missed, invented = pair([wide], [narrow, wide])
    assert (pairs, missed, invented) == ([(wide, wide)], [], [narrow])


@pytest.mark.skipif(not SHARED.exists(), reason="the annotated reports are not here")
def test_the_same_figures_as_the_yardstick(tmp_path: Path) -> None:
    answers = {}

    def keep(text: str) -> dict[str, Any]:
        answers[text] = read(text)
        return answers[text]

    names = ["000_84e8c9319a59511f", "003_e5c3b20fb8a60370", "24_thu-tuong-nganh-nong-nghiep-2020"]
    figures = evaluate(SHARED / "reports", SHARED / "gold", names, keep).figures()
    for name, got in zip(names, answers.values(), strict=True):
        (tmp_path / f"{name}.json").write_bytes(dumps(got))
    paths = map(str, (SHARED / "gold" / "score.py", SHARED / "reports", SHARED / "gold"))
    command = [sys.executable, *paths, *names, "--answers", str(tmp_path), "--json"]
    yardstick = subprocess.run(command, capture_output=True, check=True)
    assert figures == json.loads(yardstick.stdout)
