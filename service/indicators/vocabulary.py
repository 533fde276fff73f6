"""The word tables that naming needs, ready for look-up: core measures and action verbs.

A *core measure* is the head with which an indicator's name begins ("diện tích gieo cấy", "kim ngạch
xuất khẩu"); an *action* is a verb that says what was done to counted things ("phát hiện", "cấp").
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from service.lexicon.model import Lexicon
from service.text.fold import key, phrase

_WORDS = re.compile(r"[^\s,;:()\"]+")
_MAX_WORDS = 9
_OFFICE = phrase(
    r"tổng (?:giám đốc|cục|công ty|bí thư|thống|thanh tra|kiểm toán|liên đoàn|hội|tham mưu|biên tập|lãnh sự|kho)"
)
_COUNTS_OF = ("tổng số", "số")
_TOTAL = ("tổng", "toàn bộ", "tổng cộng")


@dataclass(frozen=True, slots=True)
class Core:
    """``end``: offset where the core ends; ``aspect``: stock, flow, rate, growth, index or any."""

    end: int
    aspect: str


@dataclass(frozen=True, slots=True)
class Action:
    """``end``: offset where the verb ends; ``participle``: what a name takes; ``light``: adds nothing."""

    end: int
    participle: str
    light: bool


class Vocabulary:
    """Tables ``measures`` and ``actions`` of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._measures = {key(row["word"]): row["aspect"] for row in lexicon.tables.get("measures", ())}
        self._rivals = {
            key(row["word"]): "" for name in ("counters", "actions") for row in lexicon.tables.get(name, ())
        }
        self._counted = {key(row["word"]): "" for row in lexicon.tables.get("counters", ())}
        self._actions = {
            key(row["word"]): (row["participle"], row["light"] == "1") for row in lexicon.tables.get("actions", ())
        }

    def core(self, text: str, start: int, end: int) -> Core | None:
        """The longest core measure that begins at ``start`` of a key; "tổng" may stand before it.

        "chi bộ", "chi trả" are no "chi": a longer counting word or action at the place wins.
        """
        found = self._longest(text, start, end, self._measures)
        if found and text[start:found] in _COUNTS_OF:
            inner = self._longest(text, found + 1, end, self._measures)
            if inner and self._measures[_joined(text, found + 1, inner)] in ("stock", "rate"):
                return Core(inner, "stock")  # "tổng số nợ thuế": what is owed stands
        if found:
            rival = self._longest(text, start, min(end, found + 12), self._rivals)
            if rival and rival > found:
                return None
            return Core(found, self._measures[_joined(text, start, found)])
        if _OFFICE.match(text, start, end):
            return None
        for word in _TOTAL:
            if text.startswith(word + " ", start, end):
                inner = self._longest(text, start + len(word) + 1, end, self._measures)
                aspect = self._measures[_joined(text, start + len(word) + 1, inner)] if inner else "any"
                return Core(inner or start + len(word), aspect)
        return None

    def action(self, text: str, start: int, end: int) -> Action | None:
        """The longest action verb that begins at ``start`` of a key ("chi bộ" is no "chi")."""
        found = self._longest(text, start, end, self._actions)
        rival = self._longest(text, start, min(end, found + 12), self._counted) if found else None
        if found and rival and rival > found:
            return None
        return Action(found, *self._actions[_joined(text, start, found)]) if found else None

    @staticmethod
    def _longest(text: str, start: int, end: int, table: Mapping[str, object]) -> int | None:
        ends: list[int] = []
        for match in _WORDS.finditer(text, start, end):
            if len(ends) == _MAX_WORDS or (ends and not text[ends[-1] : match.start()].isspace()):
                break
            if not ends and match.start() != start:
                return None
            ends.append(match.end())
        for candidate in reversed(ends):
            if _joined(text, start, candidate) in table:
                return candidate
        return None


def _joined(text: str, start: int, end: int) -> str:
    return " ".join(text[start:end].split())


@cache
def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """The vocabulary of one lexicon, built once."""
    return Vocabulary(lexicon)
