""" "Thứ nhất, …", "Một là, …"."""

from __future__ import annotations

import re

from service.text.fold import pattern

_ONES = ("nhất|một", "hai", "ba", "tư|bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_VALUES = {word: number for number, words in enumerate(_ONES, 1) for word in words.split("|")}
ORDINAL = pattern(
    r"(?:thứ\s+(?P<th>nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)|(?P<one>một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s+là)"
    r"(?!\w)\s*[,:.]?\s*"
)


def value(match: re.Match[str]) -> int:
    """The number that a matched ``ORDINAL`` says."""
    return _VALUES[match["th"] or match["one"]]
