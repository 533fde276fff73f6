"""Characters per second of each stage, on the example reports.

Every stage runs on the whole of one made text: the example reports after each other until it is as
long as a full monthly report. The figure is that of the quickest of several runs; compare stages
and changes within one run of this program, since machines differ.

    python -m benchmarks.stages [--length 36000] [--repeat 7]
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from typing import TypeVar

from service.checks.find import find_checks
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

EXAMPLES = Path(__file__).parents[1] / "openapi" / "examples"
Result = TypeVar("Result")


class Clock:
    """Runs a stage several times, keeps the quickest, and hands on its result."""

    def __init__(self, length: int, repeat: int) -> None:
        self._length = length
        self._repeat = repeat
        self._rows: list[tuple[str, float]] = []

    def time(self, name: str, stage: Callable[[], Result]) -> Result:
        """Time ``stage``; its first run, which compiles patterns, does not count."""
        result = stage()
        quickest = float("inf")
        for _ in range(self._repeat):
            began = time.perf_counter()
            result = stage()
            quickest = min(quickest, time.perf_counter() - began)
        self._rows.append((name, quickest))
        return result

    def page(self) -> str:
        """A row for each stage, and its share of the whole, which is timed last."""
        whole = self._rows[-1][1]
        lines = [f"{'stage':12}{'ms':>9}{'characters/s':>15}{'share':>8}"]
        for name, seconds in self._rows:
            lines.append(f"{name:12}{1000 * seconds:>9.2f}{self._length / seconds:>15,.0f}{seconds / whole:>8.0%}")
        return "\n".join(lines)


def sample(length: int) -> str:
    """The example reports after each other, again and again, cut at ``length``."""
    text = ""
    for report in cycle(sorted(EXAMPLES.glob("*.txt"))):
        if len(text) >= length:
            return text[:length]
        text += report.read_text(encoding="utf-8") + "\n"
    raise FileNotFoundError(EXAMPLES)


def measure(length: int, repeat: int) -> str:
    """The page of figures."""
    raw, lexicon, clock = sample(length), load_lexicon(), Clock(length, repeat)
    text = clock.time("text", lambda: align(raw))
    structure = clock.time("structure", lambda: read_structure(text, lexicon))
    joined = structure.text
    words = clock.time("times", lambda: scan_periods(joined))
    reference = clock.time("reference", lambda: find_reference(structure, words, None))
    periods = clock.time("periods", lambda: date_periods(words, reference))
    quantities = clock.time("quantities", lambda: find_quantities(joined, periods, lexicon))
    entities = clock.time("entities", lambda: find_entities(structure, lexicon, reference.date))
    document = clock.time("document", lambda: describe(structure, reference, entities, None, lexicon))
    clock.time("indicators", lambda: find_indicators(structure, quantities, periods, document, lexicon))
    clock.time("directives", lambda: find_directives(structure, entities, document, lexicon))
    report = analyse(raw, context=Context(), lexicon=lexicon)
    clock.time("checks", lambda: find_checks(report, lexicon))
    answer = clock.time("render", lambda: render(report))
    clock.time("dumps", lambda: dumps(answer))
    clock.time("whole", lambda: dumps(render(analyse(raw, context=Context(), lexicon=lexicon))))
    return clock.page()


def loading(repeat: int) -> float:
    """Seconds to load the word lists from their files."""
    times = []
    for _ in range(repeat):
        began = time.perf_counter()
        load_lexicon.__wrapped__(DATA)
        times.append(time.perf_counter() - began)
    return min(times)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--length", type=int, default=36_000, help="characters of the text; default: %(default)s")
    parser.add_argument("--repeat", type=int, default=7, help="runs of each stage; default: %(default)s")
    options = parser.parse_args()
    print(measure(options.length, options.repeat))
    print(f"word lists  {1000 * loading(options.repeat):>9.2f} ms, once for each process")


if __name__ == "__main__":
    main()
