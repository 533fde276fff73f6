"""Words and numbers that have lost the space between them: "kế202 dự án", "vớicùng kỳ".

Nothing is inserted and no offset moves; these say to a rule where a space is meant.
"""

from __future__ import annotations

from service.text.syllable import LOOSE_START, is_syllable

__all__ = ["LOOSE_START", "is_glued_number"]

_UNITS = frozenset({"km", "cm", "dm", "mm", "ha"})
_LOOK_BACK = 9


def is_glued_number(norm: str, start: int) -> bool:
    """Whether the number at ``start`` follows a Vietnamese word without a space: "khoảng313", "năm2023".

    False when it is part of a name or symbol: "A1", "QL12D", "COVID19", "m2", "Euro5", "PM2.5".
    """
    first = start
    while first > 0 and start - first < _LOOK_BACK and norm[first - 1].isalpha():
        first -= 1
    word = norm[first:start]
    if len(word) < 2 or not word[1:].islower() or word in _UNITS:
        return False
    if norm[max(0, first - 1) : first] in ("-", "_") or norm[max(0, first - 1) : first].isdigit():
        return False
    return is_syllable(word.lower())
