"""Reads what stands behind a number: scale words, a unit of measure or a counting word.

"12,66 bác sĩ/1 vạn dân" is read as ``{bác sĩ}/10*4.{dân}``; "251,05 triệu HK.Km" as a factor of a
million and ``{hành khách}.km``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from service.lexicon.model import Lexicon
from service.text.align import Text
from service.text.fold import key
from service.text.lazy import regex
from service.text.letters import WORD

_GAP = regex(r"[ \t]{0,3}")  # a line end that is left parts blocks: no unit is behind it
_WORD_GAP = regex(r"[ \t]{1,2}|-(?=[^\W\d_])")  # "12 công-ten-nơ", "5 ô-tô"
_PER = regex(
    r"[ \t]?/[ \t]?|[ \t]{1,2}(?:trên|mỗi)[ \t]+(?=(?:1[ \t.]|10+|một[ \t]|vạn|mỗi)|(?:người|hộ|ha|năm|tháng)\b)"
)
# "3.000 m3 gỗ/năm", "75 triệu kWh điện/năm": so much of a thing in a time
_THING_PER = regex(
    r"[ \t]{1,2}[^\W\d_]+(?:[ \t]{1,2}[^\W\d_]+){0,2}[ \t]?/[ \t]?"
    r"(?=(?:năm|tháng|ngày|giờ|vụ|người|hộ|khẩu)(?![^\W\d_]))"
)
_COUNT = regex(r"(\d{1,3}(?:\.\d{3})*|một)?[ \t]*")
_POWERS = {1: "", 10: "10.", 100: "10*2.", 1000: "10*3.", 10_000: "10*4.", 100_000: "10*5.", 1_000_000: "10*6."}
_MAX_WORDS = 4
# behind a slash only: units of gold, "26 triệu đồng/ng/thg"
_PER_ONLY = {"chỉ": "{chỉ}", "lượng": "{lượng}", "ng": "{người}", "thg": "mo", "th": "mo"}
_HEADS = ("/{người}", "/{khẩu}", "/{lao động}", "/{hộ}", "/har", "/mo")
_TIMES = {"năm": "a", "tháng": "mo", "ngày": "d", "giờ": "h", "phút": "min", "giây": "s", "tuần": "wk", "quý": "{quý}"}


@dataclass(frozen=True, slots=True)
class Unit:
    """``end``: where the unit ends; ``code``: ISO 4217, UCUM or ``{word}``; ``factor``: product of
    the scale words; ``start``: where the unit's own words begin (after the scale words);
    ``dimension``: the units table's, ``count`` for counting words, ``""`` for a bare scale."""

    end: int
    code: str
    factor: Decimal
    start: int
    scale_end: int
    dimension: str
    aspect: str


class UnitReader:
    """The unit tables of one lexicon, ready for reading; see ``unit_reader``."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._scales = {key(row["word"]): Decimal(row["factor"]) for row in lexicon.table("scales")}
        units = sorted(lexicon.table("units"), key=lambda row: -len(row["word"]))
        self._units = {key(row["word"]): (row["unit"], row["dimension"]) for row in units}
        # written forms that are not plain words ("m3", "hk.km", "%") are matched as they stand
        odd = [re.escape(word) for word in self._units if not word.replace(" ", "").isalpha()]
        # "3.000 m3gỗ": behind the 3 of a unit letters may have lost their space
        self._odd = regex(f"(?:{'|'.join(odd)})(?:(?<=[23])(?=[^\\W\\d_])|(?![\\w]))|%|‰")
        counters = lexicon.tables.get("counters", ())
        self._counters = {key(row["word"]): (self._own(row), row["aspect"]) for row in counters}
        scales = "|".join(sorted(map(re.escape, self._scales), key=len, reverse=True))
        # "4.120 trđ", "4.120 tr.đ", "90 tỷđồng"
        self._scale = regex(rf"({scales})(?:\.(?=[ ]?(?:đ|đồng)(?![^\W\d_]))|(?![^\W\d_])|(?=đồng|usd|đ(?![^\W\d_])))")

    @staticmethod
    def _own(row: dict[str, str]) -> str | None:
        """The unit where it is another word than the one counted ("HTX" -> "hợp tác xã")."""
        return None if key(row["unit"]) == key(row["word"]) else row["unit"]

    def scale(self, text: str, position: int) -> tuple[int, Decimal]:
        """Scale words from ``position``: (where they end, their product)."""
        factor, end = Decimal(1), position
        for _ in range(2):
            gap = _GAP.match(text, end)
            match = self._scale.match(text, gap.end() if gap else end)
            if match is None:
                break
            factor, end = factor * self._scales[match[1]], match.end()
        return end, factor

    def read(self, aligned: Text, position: int) -> Unit | None:
        """The unit of the number that ends at ``position``, or ``None``."""
        text = aligned.key
        scale_end, factor = self.scale(text, position)
        gap = _GAP.match(text, scale_end)
        start = gap.end() if gap else scale_end
        base = self._base(aligned, start)
        if base is None:
            return Unit(scale_end, "{1}", factor, scale_end, scale_end, "", "any") if factor != 1 else None
        end, code, dimension, aspect = base
        end, code = self._per(aligned, end, code, only_times=dimension in ("percent", "ratio"))
        return Unit(end, code, factor, start, scale_end, dimension, aspect)

    def _base(self, aligned: Text, start: int) -> tuple[int, str, str, str] | None:
        text = aligned.key
        odd = self._odd.match(text, start)
        if odd:
            code, dimension = self._units[odd[0]]
            return odd.end(), code, dimension, "any"
        ends = self._word_ends(text, start)
        for end in reversed(ends):
            word = " ".join(text[start:end].replace("-", " ").split())
            if word in self._units and not self._is_other(aligned.norm, word, start, end):
                return end, *self._units[word], "any"
            if word in self._counters:
                unit, aspect = self._counters[word]
                # the counting word as the text writes it: "bác sĩ" or "bác sỹ"
                printed = unit or " ".join(aligned.norm[start:end].lower().replace("-", " ").split())
                return end, f"{{{printed}}}", "count", aspect
        return None

    @staticmethod
    def _is_other(norm: str, word: str, start: int, end: int) -> bool:
        """True for "4G", "5V.2" and "2020 lần lượt": no gram, volt, metre, đồng or time there."""
        if word == "lần":
            return norm[end : end + 8].lower().lstrip().startswith(("lượt", "thứ "))  # "năm 2020 lần lượt là …"
        single = len(word) == 1 and word.isalpha()
        return single and (norm[start].isupper() or (norm[end : end + 1] == "." and norm[end + 1 : end + 2].isalnum()))

    @staticmethod
    def _word_ends(text: str, start: int) -> list[int]:
        ends: list[int] = []
        position = start
        for _ in range(_MAX_WORDS):
            match = WORD.match(text, position)
            if match is None:
                break
            ends.append(match.end())
            gap = _WORD_GAP.match(text, match.end())
            if gap is None:
                break
            position = gap.end()
        return ends

    def _per(self, aligned: Text, end: int, code: str, *, only_times: bool) -> tuple[int, str]:
        """What stands behind a slash: "/người/năm", "/1 vạn dân", "/ha"; at most two of them. Percent
        takes only times: "4,2%/kế hoạch thu" is a share of a plan."""
        text = aligned.key
        for _ in range(2):
            slash = _PER.match(text, end) or (None if only_times else _THING_PER.match(text, end))
            if slash is None:
                break
            count = _COUNT.match(text, slash.end())
            position = count.end() if count else slash.end()
            divisor = self._divisor(count[1] if count else None)
            scale_end, factor = self.scale(text, position)
            gap = _GAP.match(text, scale_end)
            base = self._base(aligned, gap.end() if gap else scale_end) or self._behind_slash(text, slash.end())
            if base is None or divisor is None:
                break
            power = _POWERS.get(int(divisor * factor))
            time = _TIMES.get(text[gap.end() if gap else scale_end : base[0]])
            if power is None or (only_times and time is None):
                break
            end = base[0]
            code = f"{code}/{power}{time or base[1]}"
        return end, code

    def per(self, aligned: Text, end: int, code: str) -> tuple[int, str]:
        """Where "/năm" ends behind a unit that ends at ``end``, and ``code`` with it."""
        return self._per(aligned, end, code, only_times=True)

    def per_head(self, aligned: Text, end: int) -> tuple[int, str]:
        """Where "/người/năm" at ``end`` ends, and how a unit takes it, "" where nothing of the kind does."""
        reached, code = self._per(aligned, end, "", only_times=False)
        return (reached, code) if code.startswith(_HEADS) else (end, "")

    @staticmethod
    def _behind_slash(text: str, start: int) -> tuple[int, str, str, str] | None:
        word = WORD.match(text, start)
        return (word.end(), _PER_ONLY[word[0]], "mass", "any") if word and word[0] in _PER_ONLY else None

    @staticmethod
    def _divisor(digits: str | None) -> Decimal | None:
        return Decimal(1) if digits in (None, "", "một") else Decimal(str(digits).replace(".", ""))


@cache
def unit_reader(lexicon: Lexicon) -> UnitReader:
    """The reader for one lexicon, built once."""
    return UnitReader(lexicon)
