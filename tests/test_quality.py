"""The scores on the annotated reports of ``../shared`` may rise, not fall.

``tests/quality_floor.json`` holds the least; ``make floor`` raises it to what is reached today.
The reports that are kept apart, to see how the rules do on unseen text, are not among its documents.
"""

from __future__ import annotations

import json

import pytest

from service.evaluate.run import evaluate
from tests.conftest import ROOT, SHARED, read

FLOOR = json.loads((ROOT / "tests" / "quality_floor.json").read_text(encoding="utf-8"))


@pytest.mark.skipif(not SHARED.exists(), reason="the annotated reports are not here")
def test_no_score_is_under_its_floor() -> None:
    figures = evaluate(SHARED / "reports", SHARED / "gold", FLOOR["documents"], read).figures()
    reached = {name: figures[name]["F1"] for name in FLOOR["F1"]}  # type: ignore[index]
    assert {name: reached[name] for name, least in FLOOR["F1"].items() if reached[name] < least} == {}
