"""Seconds of each stage of the analysis on one text.

Every stage runs by itself on what the ones before it made, several times; its figure is that of the quickest.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from typing import NamedTuple, TypeVar

from service.catalogue.assign import assign_concepts
from service.checks.find import find_checks
from service.collector import paused
from service.directives.find import find_directives
from service.document.detect import describe
from service.entities.find import find_entities
from service.indicators.find import find_indicators
from service.lexicon.load import DATA, load_lexicon
from service.periods.find import date_periods, scan_periods
from service.periods.reference import find_reference
from service.pipeline import analyse
from service.quantities.find import find_quantities
from service.render import dumps, render
from service.report import Context
from service.structure.find import read_structure
from service.text.align import align
from service.text.memory import one_report

EXAMPLES = Path(__file__).parents[1] / "openapi" / "examples"
Result = TypeVar("Result")


class Row(NamedTuple):
    """``share``: of the time of the whole analysis."""

    name: str
    seconds: float
    share: float


class Clock:
    """Runs a stage several times, keeps the quickest, and hands on its result."""

    def __init__(self, repeat: int) -> None:
        self._repeat = repeat
        self.quickest: dict[str, float] = {}

    def time(self, name: str, stage: Callable[[], Result]) -> Result:
        """Time ``stage``; its first run, which compiles patterns, does not count."""
        result = stage()
        for _ in range(self._repeat):
            with paused(), one_report():  # as a worker does; what one stage remembers for the next is left out
                began = time.perf_counter()
                result = stage()
                taken = time.perf_counter() - began
            self.quickest[name] = min(taken, self.quickest.get(name, taken))
        return result


def sample(length: int) -> str:
    """The example reports after each other, again and again, cut at ``length``."""
    text = ""
    for report in cycle(sorted(EXAMPLES.glob("*.txt"))):
        if len(text) >= length:
            return text[:length]
        text += report.read_text(encoding="utf-8") + "\n"
    raise FileNotFoundError(EXAMPLES)


def measure(raw: str, repeat: int) -> list[Row]:
    """A row for each stage of reading ``raw``, for the whole, and for loading the word lists."""
    lexicon, clock = load_lexicon(), Clock(repeat)
    text = clock.time("text", lambda: align(raw))
    structure = clock.time("structure", lambda: read_structure(text, lexicon))
    joined = structure.text
    words = clock.time("times", lambda: scan_periods(joined))
    reference = clock.time("reference", lambda: find_reference(structure, words, None))
    periods = clock.time("periods", lambda: date_periods(words, reference))
    quantities = clock.time("quantities", lambda: find_quantities(joined, periods, lexicon))
    entities = clock.time("entities", lambda: find_entities(structure, lexicon, reference.date))
    document = clock.time("document", lambda: describe(structure, reference, entities, None, lexicon))
    found = clock.time("indicators", lambda: find_indicators(structure, quantities, periods, document, lexicon))
    clock.time("catalogue", lambda: assign_concepts(found[0], lexicon))
    clock.time("directives", lambda: find_directives(structure, entities, document, lexicon))
    report = analyse(raw, context=Context(), lexicon=lexicon)
    clock.time("checks", lambda: find_checks(report, lexicon))
    answer = clock.time("render", lambda: render(report))
    clock.time("dumps", lambda: dumps(answer))
    clock.time("whole", lambda: dumps(render(analyse(raw, context=Context(), lexicon=lexicon))))
    clock.time("word lists, once for each process", lambda: load_lexicon.__wrapped__(DATA))
    whole = clock.quickest["whole"]
    return [Row(name, taken, taken / whole) for name, taken in clock.quickest.items()]
