"""Roman numerals, as in "Chương II", "khóa XVI"."""

from __future__ import annotations

from service.text.lazy import regex

_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_WELL_FORMED = regex(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


def roman_value(text: str) -> int:
    """Value of an upper-case Roman numeral; 0 for anything else ("IIX", "", "iv")."""
    if not text or len(text) > 15 or not _WELL_FORMED.fullmatch(text):
        return 0
    values = [_DIGITS[letter] for letter in text]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))
