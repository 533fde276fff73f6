"""Brings the measured parts of ``docs/accuracy.md`` up to date; ``make accuracy``, where ``../shared`` is.

    python -m tests.accuracy                  # the page
    python -m tests.accuracy TEXTS GOLD       # the same tables for other reports, on standard output

Each part stands between ``<!-- measured: NAME -->`` and ``<!-- end -->``. What was measured on documents that nobody
had read stands under ``<!-- unseen -->`` and is written by hand: it can be measured only once.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from service.evaluate.groups import By, columns, evaluate_by, figure
from service.evaluate.run import annotated, evaluate
from service.evaluate.scores import Scores
from service.evaluate.things import TYPES
from tests.conftest import ROOT, SHARED, read
from tests.floor import FLOOR
from tests.test_corpus import CORPUS, found_and_wanted, wrong_fields

PAGE = ROOT / "docs" / "accuracy.md"
PART = re.compile(r"(<!-- measured: (\w+) -->\n).*?(?=<!-- end -->)", re.DOTALL)

TYPE_LABELS = {
    "numbers": "numbers",
    "rows": "rows",
    "mentions": "mentions of entities",
    **{kind: f"– of {group.replace('_', ' ')}" for group, kind in TYPES.items()},
    "entities": "entities",
    "titles": "titles of officials",
    "directives": "directives",
    "orders": "directives with giver and receiver",
    "document": "the document's own fields",
}
_FOLDERS = SHARED / "reports", SHARED / "gold"


def table(head: Sequence[str], rows: Iterator[Sequence[Any]] | Sequence[Sequence[Any]]) -> str:
    """A table in Markdown; the first column is words, the others figures."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "".join("| " + " | ".join("–" if cell is None else str(cell) for cell in line) + " |\n" for line in lines)


@cache
def _read(text: str) -> dict[str, Any]:
    return read(text)


def types() -> str:
    """F1 by type of record: each group of the annotated reports that has a floor of its own, and all."""
    floors = json.loads(FLOOR.read_text(encoding="utf-8"))
    groups = {group.replace("_", " "): floor["documents"] for group, floor in floors.items()}
    return _types({**groups, "all": annotated(_FOLDERS[1])}, _FOLDERS)


def _types(groups: Mapping[str, Sequence[str]], folders: tuple[Path, Path]) -> str:
    scores = [evaluate(*folders, names, _read) for names in groups.values()]
    head = ["", *(f"{group} ({len(names)})" for group, names in groups.items()), "precision", "recall", "in the gold"]
    named = {name: label for name, label in TYPE_LABELS.items() if name in scores[-1].tallies}
    return table(head, [[label, *_type(name, scores)] for name, label in named.items()])


def _type(name: str, scores: Sequence[Scores]) -> Iterator[float | int | None]:
    yield from (figure(one, name) for one in scores)
    last = scores[-1].tallies[name].figures()
    yield from (last["P"], last["R"], last["gold"])


def fields(folders: tuple[Path, Path] = _FOLDERS) -> str:
    """The percentage of the numbers found whose field is right."""
    scores = evaluate(*folders, [], _read)
    return table(["field", "right, %"], [[name, tally.figures()["P"]] for name, tally in scores.fields.items()])


def _apart(by: By, folders: tuple[Path, Path]) -> str:
    groups = evaluate_by(by, *folders, [], _read)
    names = [name.replace("_", " ") for name in columns(by)]
    rows = [
        [_label(by, group, scores), scores.tally("numbers").gold, *(figure(scores, column) for column in columns(by))]
        for group, scores in groups.items()
    ]
    return table([by, "numbers in the gold", *names], rows)


def _label(by: By, group: str, scores: Scores) -> str:
    return f"`{group}`, {scores.documents}" if by == "kind" else f"`{group}`"


def kinds(folders: tuple[Path, Path] = _FOLDERS) -> str:
    """F1 by kind of document."""
    return _apart("kind", folders)


def measures(folders: tuple[Path, Path] = _FOLDERS) -> str:
    """F1 by measure, and the fields of those found."""
    return _apart("measure", folders)


@dataclass(frozen=True, slots=True)
class Failure:
    """An example of the corpus that is known to fail."""

    layer: str
    why: str
    text: str
    example: dict[str, Any]


def failures() -> Iterator[Failure]:
    """Every example that is known to fail, by layer and reason."""
    for path in sorted(CORPUS.glob("*.toml")):
        file = tomllib.loads(path.read_text(encoding="utf-8"))
        for example in file["example"]:
            if why := example.get("known_failure"):
                yield Failure(file["layer"], why, cell(example["text"]), example)


def cell(text: str) -> str:
    """A text as it stands in a cell of a table."""
    return text.replace("|", "\\|").replace("\n", "<br>")


def says(failure: Failure) -> str:
    """What the service says of an example where it should say something else."""
    text, records, ranges = found_and_wanted(failure.layer, failure.example)
    spans = [(row.start, row.end) for row in records]
    also = [f"also “{text[start:end]}”" for start, end in spans if (start, end) not in ranges]
    nothing = [f"nothing of “{text[start:end]}”" for start, end in ranges if (start, end) not in spans]
    told = []
    for row, wanted in zip(records, failure.example.get("expect", []), strict=False) if spans == ranges else ():
        for name, (have, right) in wrong_fields(row, wanted).items():
            said = f"{name.replace('_', ' ')} {_worded(have)}, not {_worded(right)}"
            told.append(f"“{text[row.start : row.end]}”: {said}")
    return "; ".join(also + nothing + told)


def _worded(value: Any) -> str:
    return "none" if value in (None, "none") else f"“{value}”"


def known() -> str:
    """What is known to fail, with what the service says instead."""
    parts = []
    for layer, rows in groupby(sorted(failures(), key=lambda row: (row.layer, row.why)), key=lambda row: row.layer):
        lines = [[row.why, row.text, cell(says(row))] for row in rows]
        parts.append(f"### {layer.capitalize()}\n\n" + table(["what", "example", "what the service says"], lines))
    return "\n".join(parts).replace("---:", "---")


PARTS: dict[str, Callable[[], str]] = {
    "types": types,
    "fields": fields,
    "measures": measures,
    "kinds": kinds,
    "known": known,
}


def main(folders: Sequence[str]) -> None:
    """Measure, and write; other reports (``TEXTS GOLD``) are only told of."""
    if folders:
        texts, gold = map(Path, folders)
        told = _types({"these": annotated(gold)}, (texts, gold))
        print("\n".join([told, *(part((texts, gold)) for part in (kinds, fields, measures))]))
        return
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(PART.sub(lambda found: found[1] + "\n" + PARTS[found[2]]() + "\n", page), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
