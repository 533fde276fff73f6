"""Measures the service on annotated reports: ``NAME.txt`` in one folder, its gold files in another.

The gold of one report is ``NAME.facts.jsonl``, ``NAME.entities.jsonl``, ``NAME.directives.jsonl``
and ``NAME.document.json``; ``docs/evaluation.md`` says what is in them and what the figures mean.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from service.evaluate.facts import days, score_facts
from service.evaluate.measures import Row, fold
from service.evaluate.orders import score_directives
from service.evaluate.scores import Scores
from service.evaluate.things import TYPES, score_entities

Reader = Callable[[str], Row]
"""Gives the answer for a text."""


@dataclass(frozen=True, slots=True)
class Gold:
    """What a careful reader takes from one report."""

    facts: Sequence[Row]
    entities: Sequence[Row]
    directives: Sequence[Row]
    document: Row


def evaluate(texts: Path, gold: Path, names: Sequence[str], read: Reader) -> Scores:
    """Score the answers of ``read`` on the named reports, or on all that have gold."""
    scores = Scores()
    for name in names or annotated(gold):
        text = (texts / f"{name}.txt").read_bytes().decode()
        score_document(name, load_gold(gold, name, text), read(text), scores)
    return scores


def annotated(gold: Path) -> list[str]:
    """Names of the reports that have gold."""
    return sorted(path.name.removesuffix(".document.json") for path in gold.glob("*.document.json"))


def load_gold(folder: Path, name: str, text: str) -> Gold:
    """The gold of one report."""
    directives = [
        {"text": text[row["start"] : row["end"]], **row} for row in _rows(folder / f"{name}.directives.jsonl")
    ]
    return Gold(
        _rows(folder / f"{name}.facts.jsonl"),
        _rows(folder / f"{name}.entities.jsonl"),
        directives,
        json.loads((folder / f"{name}.document.json").read_text(encoding="utf-8")),
    )


def _rows(path: Path) -> list[Row]:
    if not path.exists():
        return []
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line, parse_float=Decimal) for line in lines if line.strip()]


def score_document(name: str, gold: Gold, answer: Row, scores: Scores) -> None:
    """Count one report in."""
    scores.documents += 1
    score_facts(name, gold.facts, answer, scores)
    score_entities(name, gold.entities, answer, scores)
    score_directives(name, gold.directives, answer, scores)
    _score_head(gold.document, answer["document"], scores)


def _score_head(wanted: Row, got: Row, scores: Scores) -> None:
    """Title, date of issue, period, place and kind."""
    place = got["place"] or {"name": None}
    right = [
        fold(got["title"]) == fold(wanted["title"]),
        got["issued"] == wanted["issued"],
        days(got["period"]) == days(wanted["period"]),
        fold(place["name"]) == fold(wanted["place"]),
        got["kind"] == wanted["kind"],
    ]
    scores.tally("document").add(sum(right), len(right), len(right))


def page(scores: Scores) -> str:
    """The figures for people to read."""
    lines = [
        f"{scores.documents} documents",
        f"{'':16}" + "".join(f"{c:>7}" for c in ("P", "R", "F1", "gold", "found")),
    ]
    for name, tally in scores.tallies.items():
        label = f"  {name}" if name in TYPES.values() else name
        lines.append(f"{label:16}" + "".join(f"{figure:>7}" for figure in tally.figures().values()))
    fields = ", ".join(f"{name} {tally.figures()['P']}" for name, tally in scores.fields.items())
    return "\n".join([*lines, f"fields right on the numbers found: {fields}"])
