"""Whose session "kỳ họp thứ 8" is, and of which term: " Hội đồng nhân dân tỉnh Long An khóa X"."""

from __future__ import annotations

from bisect import bisect_left

from service.entities.model import Organization
from service.text.align import Text
from service.text.fold import key, pattern
from service.text.span import Span

_COUNCILS = ("hội đồng nhân dân", "quốc hội")
_BESIDE = pattern(r"\s*(?:[,(-]|của)?\s*")
_TERM = pattern(r"khóa\s+(?P<term>[xvi]+)(?!\w)")
_REACH = 90  # characters around a session or behind its council in which the term is named


class Councils:
    """The councils that a text names, and the terms that it gives them."""

    def __init__(self, text: Text, bodies: list[Organization]) -> None:
        self._text = text
        councils = [body for body in bodies if key(body.name).startswith(_COUNCILS)]
        main = max(councils, key=lambda body: len(body.mentions), default=None)
        self._main = main.name if main else None
        self._named = sorted((span, body.name) for body in councils for span in body.mentions)
        self._terms: dict[str, str] = {}
        for span, name in self._named:
            if term := self._term(span.end, span.end + _REACH // 2):
                self._terms.setdefault(name, term)

    def of(self, session: Span) -> str:
        """The council named right behind a session, else the one that the text is about, with its term."""
        name = self._behind(session) or self._main
        if name is None:
            return ""
        term = self._terms.get(name) or self._term(max(0, session.start - _REACH), session.end + _REACH)
        return f" {name} khóa {term}" if term else f" {name}"

    def _behind(self, session: Span) -> str | None:
        gap = _BESIDE.match(self._text.key, session.end)
        start = gap.end() if gap else session.end
        index = bisect_left(self._named, (Span(start, 0), ""))
        found = self._named[index : index + 1]
        return found[0][1] if found and found[0][0].start == start else None

    def _term(self, low: int, high: int) -> str | None:
        match = _TERM.search(self._text.key, low, high)
        return match["term"].upper() if match else None
