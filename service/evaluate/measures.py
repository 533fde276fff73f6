"""How alike two names, two ranges and two numbers are."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

Row = Mapping[str, Any]
"""One row of gold, or one record of an answer; has ``start`` and ``end`` where it stands in the text."""

SAME_NAME = 0.7
SAME_PARTY = 0.6

_WORD = re.compile(r"\w+")


def fold(text: str | None) -> str:
    """Words without case, tones and punctuation: spelling is not what is scored."""
    decomposed = unicodedata.normalize("NFD", (text or "").casefold().replace("đ", "d"))
    return " ".join(_WORD.findall("".join(char for char in decomposed if not unicodedata.combining(char))))


def token_f1(left: str | None, right: str | None) -> float:
    """F1 of the words that two names share."""
    a, b = Counter(fold(left).split()), Counter(fold(right).split())
    common = (a & b).total()
    return 2 * common / (a.total() + b.total()) if common else 0.0


def overlap(a: Row, b: Row) -> float:
    """Characters that two ranges share, over those from the first start to the last end."""
    shared = min(a["end"], b["end"]) - max(a["start"], b["start"])
    return shared / (max(a["end"], b["end"]) - min(a["start"], b["start"])) if shared > 0 else 0.0


def same_number(a: Decimal | None, b: Decimal | None) -> bool:
    """Equal but for what a binary fraction cannot hold."""
    if a is None or b is None:
        return a is b
    return abs(a - b) <= Decimal("1e-9") * max(abs(a), abs(b))


class Pairing(NamedTuple):
    """Gold rows and found rows, one to one, and what is left of each."""

    pairs: list[tuple[Row, Row]]
    missed: list[Row]
    invented: list[Row]


def pair(gold: Sequence[Row], found: Sequence[Row], above: float = 0.0) -> Pairing:
    """Pair by greatest overlap first; only overlaps greater than ``above`` count."""
    ranked = sorted(
        (
            (overlap(g, f), i, j)
            for i, g in enumerate(gold)
            for j, f in enumerate(found)
            if g["start"] < f["end"] and f["start"] < g["end"]
        ),
        key=lambda entry: (-entry[0], entry[1], entry[2]),
    )
    chosen = one_to_one([(i, j) for value, i, j in ranked if value > above])
    pairs = [(gold[i], found[j]) for i, j in chosen]
    used_gold, used_found = {i for i, _ in chosen}, {j for _, j in chosen}
    return Pairing(
        pairs,
        [row for i, row in enumerate(gold) if i not in used_gold],
        [row for j, row in enumerate(found) if j not in used_found],
    )


def one_to_one(candidates: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of (gold, found) candidates, best first, those whose two sides are both still free."""
    used_gold: set[int] = set()
    used_found: set[int] = set()
    chosen = []
    for i, j in candidates:
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            chosen.append((i, j))
    return chosen
