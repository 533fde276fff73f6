"""The day that a page bears in a line of its own, below the headline or below the last sentence."""

from __future__ import annotations

from datetime import date

from service.structure.model import Structure
from service.structure.posting import DATE, is_posting_date, read_date
from service.text.fold import pattern
from service.text.span import Span

_FULL_DATE = pattern(DATE)
_HEAD, _FOOT = 3000, 1500


def posted_on(structure: Structure) -> tuple[date, Span] | None:
    """ "2023-08-22", "Thứ Ba, 22 Tháng Tám 2023 09:15": the day, and where it stands."""
    key = structure.text.key
    for line in structure.lines:
        start, end = line.span
        outside = _HEAD < start < len(key) - _FOOT
        if not outside and line.kind == "byline" and is_posting_date(key, start, end):
            match = _FULL_DATE.search(key, start, end)
            on = read_date(match[0]) if match else None
            if match and on:
                return on, Span(*match.span())
    return None
