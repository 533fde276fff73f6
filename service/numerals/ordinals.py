"""Ordinal words: "Thứ nhất", "thứ mười hai", "Ba là"."""

from __future__ import annotations

import re
from decimal import Decimal

from service.numerals.words import parse_words
from service.text.fold import key
from service.text.lazy import regex

# Regex fragment for what follows "thứ" or precedes "là"; spelt as written, for case-insensitive use.
ORDINAL = (
    r"(?:nhất|nhì|hai mươi(?: [^\W\d_]{2,4})?|mười(?: (?:một|hai|ba|bốn|tư|lăm|năm|sáu|bảy|bẩy|tám|chín))?"
    r"|một|hai|ba|bốn|tư|năm|sáu|bảy|bẩy|tám|chín)(?![^\W\d_])"
)
_CORE = regex(r"(?:.*\bthứ )?(.+?)(?: là)?", re.DOTALL)
_SPECIAL = {"nhất": 1, "nhì": 2}


def ordinal_value(text: str) -> int:
    """Value of an ordinal phrase ("Thứ nhất", "hai là", "giải pháp thứ ba"); 0 when it is none."""
    match = _CORE.fullmatch(" ".join(key(text).split()))
    if match is None:
        return 0
    word = match[1]
    value = _SPECIAL.get(word) or parse_words(word)
    return int(value) if value and value == Decimal(int(value)) else 0
