"""Which rules an expression can follow, by the word that it begins with.

"các" may begin "các năm 2021 - 2023" and nothing else, so only that rule is tried at it: one or two of some forty. What
can begin a rule's words is read off its pattern (``service.text.openings``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from service.periods.rules import ANCHORS, RULES, SCAN, UNTIL, scan_of
from service.text.openings import openings
from service.text.store import kept_text

_ALL = "*"


@cache
def scans() -> dict[str, re.Pattern[str]]:
    """For each word, and each digit that a number begins with, ``SCAN`` with the rules that can begin with it."""
    kept = kept_text("beginnings", _made_from())
    lines = (kept or "\n".join(_lines())).split("\n")
    parted = (line.split(" ") for line in lines)
    return {word: SCAN if rules == [_ALL] else scan_of(map(int, rules)) for word, *rules in parted}


def to_keep() -> tuple[str, str, str]:
    """What ``scans`` rests on, for the store."""
    return "beginnings", _made_from(), "\n".join(_lines())


def _made_from() -> str:
    return " ".join([*sorted(ANCHORS), SCAN.pattern])


def _lines() -> Iterator[str]:
    # a word that no rule begins with has all of them, and none matches
    until, begin = openings(UNTIL.pattern), [openings(pattern.pattern) for _, pattern, _ in RULES]
    for word in sorted(ANCHORS):
        rules = [str(rule) for rule, heads in enumerate(begin) if any(_begins(head, word) for head in heads)]
        yield " ".join([word, _ALL] if not rules or any(_begins(head, word) for head in until) else [word, *rules])
    for digit in "0123456789":
        rules = [str(rule) for rule, heads in enumerate(begin) if any(head[0] == digit for head in heads)]
        yield " ".join([digit, *rules])


def _begins(head: str, word: str) -> bool:
    """Whether words that begin with ``head``, which may be cut short, can begin with the whole word ``word``."""
    return word.startswith(head) or (head.startswith(word) and not head[len(word)].isalpha())
