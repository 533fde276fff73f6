"""Offsets of a text in the unit that the caller counts in.

Python counts code points, JavaScript, Java and .NET count UTF-16 code units, Go and Rust bytes of
UTF-8. The service counts code points inside and converts once, when it renders.
"""

from __future__ import annotations

from functools import cache
from typing import Literal, get_args

OffsetUnit = Literal["code_point", "utf16", "byte"]
OFFSET_UNITS: tuple[OffsetUnit, ...] = get_args(OffsetUnit)

_STRIDE = 256


class Offsets:
    """Converts code-point offsets of one text; ``length`` is the length of the whole."""

    def __init__(self, text: str, unit: OffsetUnit = "code_point") -> None:
        self._text = text
        self._unit = unit
        self._marks = [] if unit == "code_point" or text.isascii() else self._survey()
        # a report's spans share most of their ends (a number's is its sentence's), so look-ups repeat
        self._beyond = cache(self._count)
        self.length = self.at(len(text))

    def at(self, offset: int) -> int:
        """The code-point ``offset`` in the caller's unit."""
        return self._beyond(offset) if self._marks else offset

    def _survey(self) -> list[int]:
        """Units before each ``_STRIDE``-th code point, so that no look-up counts more than a stride."""
        marks = [0]
        for start in range(0, len(self._text), _STRIDE):
            marks.append(marks[-1] + self._measure(self._text[start : start + _STRIDE]))
        return marks

    def _count(self, offset: int) -> int:
        stride, rest = divmod(offset, _STRIDE)
        return self._marks[stride] + self._measure(self._text[offset - rest : offset])

    def _measure(self, part: str) -> int:
        if self._unit == "byte":
            return len(part.encode("utf-8", "surrogatepass"))
        return len(part.encode("utf-16-le", "surrogatepass")) // 2
