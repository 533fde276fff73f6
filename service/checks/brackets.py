"""Which bracket a place in the text stands in."""

from __future__ import annotations

from bisect import bisect_left

from service.text.lazy import regex
from service.text.span import Span

_SIGNS = regex(r"[()]")


class Brackets:
    """The pairs of round brackets of one sentence."""

    def __init__(self, key: str, sentence: Span) -> None:
        self._places: list[int] = []
        self._inside: list[int | None] = []
        self._closes: dict[int, int] = {}
        open_: list[int] = []
        for match in _SIGNS.finditer(key, *sentence):
            if match[0] == "(":
                open_.append(match.start())
            elif open_:
                self._closes[open_.pop()] = match.start()
            self._places.append(match.start())
            self._inside.append(open_[-1] if open_ else None)

    def around(self, offset: int) -> int | None:
        """Where the innermost bracket around ``offset`` opens, if it is closed again."""
        index = bisect_left(self._places, offset) - 1
        found = self._inside[index] if index >= 0 else None
        return found if found in self._closes else None

    def close(self, opening: int | None) -> int | None:
        """Where the bracket that opens there closes."""
        return None if opening is None else self._closes.get(opening)
