"""The same figures apart: for each kind of document, or for each measure of a number."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Literal, get_args

from service.document.model import DocumentKind
from service.evaluate.facts import FIELDS, score_facts
from service.evaluate.measures import Row
from service.evaluate.run import Gold, Reader, annotated, load_gold, score_document
from service.evaluate.scores import Scores
from service.indicators.model import Measure

By = Literal["kind", "measure"]
Groups = Mapping[str, Scores]

_ORDER: dict[By, tuple[str, ...]] = {"kind": get_args(DocumentKind), "measure": get_args(Measure)}
_COLUMNS = ("numbers", "rows", "mentions", "entities", "directives", "orders", "document")


def evaluate_by(by: By, texts: Path, gold: Path, names: Sequence[str], read: Reader) -> Groups:
    """Scores of the reports of each kind that occurs, or of the numbers of each measure."""
    groups: dict[str, Scores] = {}
    for name in names or annotated(gold):
        text = (texts / f"{name}.txt").read_bytes().decode()
        _COUNT[by](name, load_gold(gold, name, text), read(text), groups)
    return {group: groups[group] for group in _ORDER[by] if group in groups and _occurs(groups[group])}


def _occurs(scores: Scores) -> bool:
    return any(tally.gold or tally.found for tally in scores.tallies.values())


def _by_kind(name: str, gold: Gold, answer: Row, groups: dict[str, Scores]) -> None:
    score_document(name, gold, answer, groups.setdefault(gold.document["kind"], Scores()))


def _by_measure(name: str, gold: Gold, answer: Row, groups: dict[str, Scores]) -> None:
    """An optional row of another measure stays, so that what it excuses is excused here too."""
    for measure in _ORDER["measure"]:
        facts = [row for row in gold.facts if row["measure"] == measure or row.get("optional")]
        indicators = [
            {**row, "observations": [seen for seen in row["observations"] if seen["measure"] == measure]}
            for row in answer["indicators"]
        ]
        score_facts(name, facts, {**answer, "indicators": indicators}, groups.setdefault(measure, Scores()))


_COUNT: dict[By, Callable[[str, Gold, Row, dict[str, Scores]], None]] = {"kind": _by_kind, "measure": _by_measure}


def columns(by: By) -> tuple[str, ...]:
    """What is told of each group: F1 of these figures; of measures then the share of each field that is right."""
    return _COLUMNS if by == "kind" else (*_COLUMNS[:2], *FIELDS[1:])


def figure(scores: Scores, column: str) -> float | None:
    """F1 of a figure, or the percentage of a field that is right; ``None`` where there is nothing to count."""
    tally, shown = (scores.fields, "P") if column in FIELDS else (scores.tallies, "F1")
    found = tally.get(column)
    return found.figures()[shown] if found and (found.gold or found.found) else None


def page(by: By, groups: Groups) -> str:
    """The figures for people to read."""
    lines = [f"{'':18}{'gold':>7}" + "".join(f"{head:>15}" for head in columns(by))]
    for group, scores in groups.items():
        cells = (figure(scores, column) for column in columns(by))
        row = "".join(f"{'-' if cell is None else cell:>15}" for cell in cells)
        lines.append(f"{group:18}{scores.tally('numbers').gold:>7}{row}")
    return "\n".join(lines)
