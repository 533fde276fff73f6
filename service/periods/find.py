"""Finds the words that name a time, and dates them.

The two are apart: what the words are does not depend on the document's date, and the date itself is
worked out from them (``reference.py``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from service.periods.model import PeriodMention, Reference
from service.periods.rules import ANCHORS, RULES, SCAN, Parts
from service.text.align import Text
from service.text.span import Span

# a word or a run of digits: "dùng8 tháng" has lost its space, and is two
_WORD = re.compile(r"\d+|[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Words that name a time, not yet dated: ``rule`` is an index into the rules."""

    span: Span
    rule: int
    parts: Parts
    until: bool
    since: bool


def scan_periods(text: Text) -> list[TimeWords]:
    """Every time expression of the text, in order, not overlapping."""
    found: list[TimeWords] = []
    key, end = text.key, 0
    for word in _WORD.finditer(key):
        start = word.start()
        if start < end or not (word[0] in ANCHORS or word[0].isdigit()):
            continue
        match = SCAN.match(key, start)
        if match is None:
            continue
        group = match.lastgroup or "r0"
        rule = int(group[1:])
        inner = RULES[rule][1].match(key, match.start(group))
        first = match.start() if match["until"] else match.start(group)
        end = match.end()
        parts = inner.groupdict() if inner else {}
        found.append(TimeWords(Span(first, match.end(group)), rule, parts, bool(match["until"]), bool(match["since"])))
    return found


def date_periods(words: list[TimeWords], reference: Reference) -> list[PeriodMention]:
    """``words`` dated from ``reference``."""
    return [
        PeriodMention(w.span, RULES[w.rule][2](w.parts, reference), w.until, w.since, RULES[w.rule][0]) for w in words
    ]


def find_periods(text: Text, reference: Reference) -> list[PeriodMention]:
    """Every time expression of the text, in order, dated from ``reference``."""
    return date_periods(scan_periods(text), reference)
