"""A made archive: the example reports after each other, cut to the lengths that reports have."""

from __future__ import annotations

from itertools import cycle, islice
from pathlib import Path

from benchmarks.stages import EXAMPLES

LENGTHS = (2_000, 5_000, 2_000, 12_000, 2_000, 5_000, 36_000, 2_000, 5_000, 12_000)
"""Characters, by turns: four short pieces of news to one full monthly report; 8,300 on average."""


def text_of(length: int, first: int = 0) -> str:
    """``length`` characters of reports, beginning with the ``first``."""
    examples = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*.txt"))]
    shortest = min(map(len, examples))
    some = islice(cycle(examples), first % len(examples), first % len(examples) + length // shortest + 1)
    return "\n".join(some)[:length]


def make(root: Path, count: int) -> int:
    """Write so many reports below ``root``; their characters together."""
    total = 0
    for number in range(count):
        length = LENGTHS[number % len(LENGTHS)]
        folder = root / f"{number // 100:03}"
        folder.mkdir(parents=True, exist_ok=True)
        # the number, so that no two are the same
        (folder / f"{number:06}.txt").write_text(f"Số {number}\n" + text_of(length, number), encoding="utf-8")
        total += length
    return total
