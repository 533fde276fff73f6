"""The word tables that naming needs, ready for look-up: core measures and action verbs.

A *core measure* is the head with which an indicator's name begins ("diện tích gieo cấy", "kim ngạch
xuất khẩu"); an *action* is a verb that says what was done to counted things ("phát hiện", "cấp").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from typing import NamedTuple, TypeVar

from service.lexicon.model import Lexicon, Row
from service.text.fold import key, phrase
from service.text.lazy import regex
from service.text.memory import remembered

_WORD = regex(r"[^\s,;:()\"]+")
_MAX_WORDS = 9
_NEXT_WORD = regex(r"\s+([^\s,;:()\"]+)")
_OFFICE = phrase(
    r"tổng (?:giám đốc|cục|công ty|bí thư|thống|thanh tra|kiểm toán|liên đoàn|hội|tham mưu|biên tập|lãnh sự|kho|"
    r"đài|trạm)"
)
# "thanh tra tỉnh", "kiểm toán nhà nước": who inspects
_OF_LEVEL = phrase(r" (?:tỉnh|huyện|sở|bộ|chính phủ|nhà nước|thành phố|khu vực|giao thông)(?![^\W\d_])")
_Value = TypeVar("_Value")
_COUNTS_OF = ("tổng số", "số")
_BODIES = {"organisation": "body", "place": "body", "household": "body", "building": "work"}
"""Kinds of counted things that are counted together: "45 cơ sở, hộ gia đình"."""
_CONTINENT = phrase(r"^châu |(?:á|âu|phi|mỹ|trung đông|mỹ latinh)$")
_BLOCS = ("EU", "Liên minh châu Âu", "ASEAN", "khối ASEAN", "OPEC", "BRICS", "Eurozone", "CPTPP", "EAEU")
_GOODS = frozenset(("crop", "aquatic", "livestock", "good"))
_ONE_WORD = ("gạo", "lúa", "ngô", "tôm", "mía", "lợn", "heo", "dừa", "sắn", "xoài", "bưởi", "quýt", "nghêu", "xăng")
"""Goods that a single word names without doubt."""
_OFFICES = (("organization_words", "words"), ("sectors", "sector"))
_INSPECT = ("thanh tra", "kiểm toán")
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


@dataclass(frozen=True, slots=True)
class Counted:
    """``end``: offset where the noun ends; ``kind``: what it is: person, document, body (of people), …"""

    end: int
    kind: str


class Vocabulary:
    """Tables ``measures`` and ``actions`` of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        measures, counters, actions = (lexicon.tables.get(name, ()) for name in ("measures", "counters", "actions"))
        counted = _words(counters)
        self._measures = _Phrases(_words(measures), [row["aspect"] for row in measures])
        self._counted = _Phrases(counted, [row["unit"] for row in counters])
        self._kinds = dict(zip(counted, [_BODIES.get(row["kind"], row["kind"]) for row in counters], strict=False))
        self._actions = _Phrases(_words(actions), [(row["participle"], row["light"] == "1") for row in actions])
        offices = (key(row[column]) for name, column in _OFFICES for row in lexicon.tables.get(name, ()))
        self._offices = _Phrases(tuple(offices), repeat(""))
        self._countries = _Phrases(_abroad(lexicon), repeat(""))
        self._goods = _Phrases(_goods(lexicon), repeat(""))
        self._rivals = _Phrases((*self._counted, *self._actions), repeat(""))

    def country(self, text: str, start: int, end: int) -> int | None:
        """Where the name of a country or bloc ends that stands at ``start`` of a key: "hàn quốc", "asean"."""
        found = _longest(text, start, end, self._countries)
        return found.end if found else None

    def goods(self, text: str, start: int, end: int) -> int | None:
        """Where the name of a crop, an animal or other goods ends that stands at ``start`` of a key: "hồ tiêu"."""
        found = _longest(text, start, end, self._goods)
        return found.end if found else None

    def office(self, text: str, start: int, end: int) -> int | None:
        """Where words end that stand in names of offices: "y tế", "tài nguyên và môi trường"."""
        found = _longest(text, start, end, self._offices)
        return found.end if found else None

    @remembered
    def core(self, text: str, start: int, end: int) -> Core | None:
        """The longest core measure that begins at ``start`` of a key; "tổng" may stand before it.

        "chi bộ", "chi trả" are no "chi": a longer counting word or action at the place wins.
        """
        if text.startswith("tổng", start) and _OFFICE.match(text, start, end):
            return None
        found = _longest(text, start, end, self._measures)
        if found and found.said in _COUNTS_OF:
            inner = _longest(text, found.end + 1, end, self._measures)
            if inner and self._measures[inner.said] in ("stock", "rate"):
                return Core(inner.end, "stock")  # "tổng số nợ thuế": what is owed stands
        if found:
            rival = _longest(text, start, min(end, found.end + 12), self._rivals)
            if rival and rival.end > found.end:
                return None
            return Core(found.end, self._measures[found.said])
        for word in _TOTAL:
            if text.startswith(word + " ", start, end):
                inner = _longest(text, start + len(word) + 1, end, self._measures)
                return Core(inner.end, self._measures[inner.said]) if inner else Core(start + len(word), "any")
        return None

    @remembered
    def action(self, text: str, start: int, end: int) -> Action | None:
        """The longest action verb that begins at ``start`` of a key ("chi bộ" is no "chi", "kết luận của" a noun)."""
        found = _longest(text, start, end, self._actions)
        if found and (text.startswith(" của ", found.end, end) or _is_office(text, found, end)):
            return None
        rival = _longest(text, start, min(end, found.end + 12), self._counted) if found else None
        if found and rival and rival.end > found.end:
            return None
        sector = _longest(text, start, min(end, found.end + 12), self._offices) if found else None
        if found and sector and " " not in found.said and sector.end > found.end:
            return None  # "[Giao thông] đi lại khó"
        return Action(found.end, *self._actions[found.said]) if found else None

    def counted(self, text: str, start: int, end: int) -> Counted | None:
        """The counted thing that begins at ``start`` of a key, if one does."""
        found = _longest(text, start, end, self._counted)
        return Counted(found.end, self._kinds[found.said]) if found else None

    def counting_unit(self, text: str, start: int, end: int) -> str | None:
        """The unit of the counted thing that begins at ``start`` of a key: "giường bệnh" -> "{giường}"."""
        found = _longest(text, start, end, self._counted)
        return f"{{{self._counted[found.said]}}}" if found else None


class _Phrases(dict[str, _Value]):
    """What a table says of its phrases; ``most``: by first word, the words of the longest that begins so."""

    def __init__(self, phrases: Iterable[str], said: Iterable[_Value]) -> None:
        super().__init__(zip(phrases, said, strict=False))
        self.most: dict[str, int] = {}
        for words in self:
            first, count = words.partition(" ")[0], min(1 + words.count(" "), _MAX_WORDS)
            if count > self.most.get(first, 0):
                self.most[first] = count


def _is_office(text: str, found: _Found, end: int) -> bool:
    return found.said in _INSPECT and _OF_LEVEL.match(text, found.end, end) is not None


def _abroad(lexicon: Lexicon) -> list[str]:
    """The names of other countries and of parts of the world."""
    rows = [row for row in lexicon.tables.get("named_places", ()) if row["code"] != "VN"]
    names = [
        name
        for row in rows
        if row["kind"] == "country" or (row["kind"] == "region" and _CONTINENT.search(key(row["name"])))
        for name in (row["name"], *row["other_names"].split("|"))
    ]
    return key("\n".join((*filter(None, names), *_BLOCS))).split("\n")


def _goods(lexicon: Lexicon) -> list[str]:
    """The names of crops, animals and goods that mean nothing else: "cà phê", not "điều"."""
    rows = [row for row in lexicon.tables.get("catalogue_items", ()) if _GOODS.intersection(row["kinds"].split())]
    names = (word.strip() for row in rows for word in (row["name"], *row["words"].split(";")))
    return key("\n".join(name for name in names if " " in name or name.lower() in _ONE_WORD)).split("\n")


def _words(rows: Sequence[Row]) -> list[str]:
    """Folded all at once, which costs a fraction of one by one."""
    return key("\n".join([row["word"] for row in rows])).split("\n")


class _Found(NamedTuple):
    """A phrase of a table: where it ends, and its words with one space between them."""

    end: int
    said: str


def _longest(text: str, start: int, end: int, table: _Phrases[_Value]) -> _Found | None:
    """The longest phrase of ``table`` that stands at ``start``; most words begin none."""
    first = _WORD.match(text, start, end)
    most = table.most.get(first[0]) if first else None
    if first is None or most is None:
        return None
    said, reached = first[0], first.end()
    longest = _Found(reached, said) if said in table else None
    for _ in range(most - 1):
        word = _NEXT_WORD.match(text, reached, end)
        if word is None:
            break
        said, reached = f"{said} {word[1]}", word.end()
        if said in table:
            longest = _Found(reached, said)
    return longest


@cache
def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """The vocabulary of one lexicon, built once."""
    return Vocabulary(lexicon)
