"""Raises ``tests/quality_floor.json`` to the scores reached today; never lowers one. ``make floor``."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from service.evaluate.run import evaluate
from tests.conftest import SHARED, read

FLOOR = Path(__file__).with_name("quality_floor.json")


def reached(documents: Iterable[str], names: Iterable[str]) -> dict[str, float]:
    """F1 in percent of each of the figures ``names`` on ``documents`` of ``../shared``."""
    figures = evaluate(SHARED / "reports", SHARED / "gold", list(documents), read).figures()
    return {name: figures[name]["F1"] for name in names}  # type: ignore[index]


def main() -> None:
    """Measure, and write the higher of each two."""
    floors = json.loads(FLOOR.read_text(encoding="utf-8"))
    for group, floor in floors.items():
        print(group)
        for name, today in reached(floor["documents"], floor["F1"]).items():
            print(f"  {name:16}{floor['F1'][name]:>7}{today:>7}")
            floor["F1"][name] = max(floor["F1"][name], today)
    FLOOR.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
