"""One number-first scan: every number with its unit, scale, approximator, whole or upper end."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import chain

from service.lexicon.model import Lexicon
from service.periods.model import PeriodMention
from service.quantities import exclusions
from service.quantities.model import Approximation, Quantity, Shape
from service.quantities.notation import NUMBER, is_english, value
from service.quantities.units import Unit, UnitReader, unit_reader
from service.text.align import Text
from service.text.finder import KEYS, Finder
from service.text.fold import key, phrase
from service.text.lazy import regex
from service.text.letters import UPPER
from service.text.span import Span

_NUMBER = regex(rf"(?<![\d])(?<!\d[.,])(?:{NUMBER})(?!\d)")
_DIGITS = regex(r"\d+")  # a fast first look: every number begins with a run of digits
_RANKED = Finder(
    phrase(
        r"(?:(?:đứng|xếp|vươn lên|ở)(?: ở)?(?: vị trí)?(?: thứ| hạng| thứ hạng| vị trí| số)+|"
        r"(?:lớn|cao|đông|nhiều|rộng|dài|mạnh|nhanh|tốt|thấp)(?: hàng)? thứ) $"
    ),
    KEYS,
)
# "đứng thứ 4 vùng và thứ | 18 cả nước"
_RANKED_TOO = phrase(
    r"(?:đứng|xếp)(?: ở)?(?: vị trí)?(?: thứ| hạng| thứ hạng)+ \d{1,3}(?:/\d{1,3})?[^,;:.\d]{0,40}?(?: và|,) (?:thứ|"
    r"hạng) $"
)
_COUNTING = phrase(r"(?:(?<![^\W\d_])(?:có|là|đạt|được|với|gồm|còn|thêm|cho|hơn|khoảng|gần|trên|tổng số)|:|\() ?$")
_SPACES = regex(r" {1,3}")
_NAME_AFTER = regex(rf" {{1,2}}[{UPPER}][^\W\d_]")
_HUNDRED = Decimal(100)
_IN_THOUSANDS = regex(r"[1-9]\d{0,2},\d{3}")
_BARE, _THOUSAND, _BILLION = "{1}", Decimal(1_000), Decimal(10) ** 9
_SLASH = regex(rf"[ \t]{{0,3}}/[ \t]{{0,3}}(?P<n>{NUMBER})(?![\d/])")
_OUT_OF = regex(rf"[ \t]{{1,2}}trên[ \t]{{1,2}}(?:tổng[ \t]{{1,2}}(?:số[ \t]{{1,2}})?)?(?P<n>{NUMBER})(?![\d/])")
_RANGE = regex(rf"[ \t]{{0,3}}(?:-|đến|tới)[ \t]{{0,3}}(?P<n>{NUMBER})(?!\d|[-/]\d)")
_DOUBLE = Finder(
    phrase(
        r"(?<![^\W\d_])(?:gấp (?:(?:hơn|gần|khoảng|trên) )?(?P<n>đôi|rưỡi)\b|"
        r"(?:gấp|tăng) (?:(?:hơn|gần|khoảng|trên) )?"
        r"(?P<times>hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) lần(?! thứ)(?![^\W\d_]))"
    ),
    KEYS,
)
_MULTIPLES = {"đôi": Decimal(2), "rưỡi": Decimal("1.5")}
_WORDS = Finder(
    phrase(
        r"(?<![^\W\d_])(?<!hàng )(?<!vài )(?<!nhiều )(?<!mấy )(?P<n>một|hai|ba|bốn|sáu|bảy|tám|chín|mười) "
        r"(?=(?:trăm|nghìn|ngàn|vạn|triệu|tỷ)\s)"
    ),
    KEYS,
)
# people and houses that come to harm are counted in words, too: "làm [hai người] chết, [một nhà] bị sập"
_HARMED = Finder(
    phrase(
        r"(?<![^\W\d_])(?<!từng )(?<!mỗi )(?<!thứ )(?<!mười )(?<!mươi )"
        r"(?P<n>một|hai|ba|bốn|(?<=làm )năm|(?<=khiến )năm|sáu|bảy|tám|chín|mười) "
        r"(?=(?:người|nạn nhân|em|cháu|trẻ em|học sinh|công nhân|ngư dân|thuyền viên|chiến sĩ|nhà|căn nhà|ngôi nhà|"
        r"phòng học|tàu cá|tàu|thuyền)(?: [^\W\d_]+){0,3}? "
        r"(?:chết|tử vong|thiệt mạng|tử nạn|bị thương|mất tích|bị nạn|bị sập|"
        r"sập|đổ sập|tốc mái|bị tốc mái|bị cuốn trôi|bị chìm|bị hư hỏng|bị cháy)(?![^\W\d_]))"
    ),
    KEYS,
)
_UNTIL = phrase(r"(?<![^\W\d_])(?:đến|đến hết|trước|hết|sau|tới|ngày)\s{1,2}$")
_DAYS, _YEARS_MONTHS = 31, 12
_BOTH = phrase(r"\s*(?:,|và|,\s*và)\s*")
_PLACED = Finder(
    phrase(
        r"(?<![^\W\d_])(?:vị trí|xếp hạng|đứng|xếp)(?: ở)?(?: vị trí)? (?:số|thứ) "
        r"(?P<n>một|nhất|hai|nhì|ba|tư|bốn)(?![^\W\d_])"
    )
)
_PLACES = {"nhất": 1, "nhì": 2, "tư": 4}
_WORD_VALUES = {"năm": 5, "một": 1, "hai": 2, "ba": 3, "bốn": 4, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}


def _no_unit(end: int) -> Unit:
    return Unit(end, "{1}", Decimal(1), end, end, "", "any")


_NO_NAMES = frozenset(("percent", "money", "area", "mass", "energy", "power"))
"""What no name is numbered in: "vượt Nghị quyết 2%", "khoản 900 tỷ đồng"; a road's kilometres may be its name."""


class _Approximators:
    """Words before and after a number that make it approximate, from the table."""

    def __init__(self, lexicon: Lexicon) -> None:
        rows = lexicon.table("approximators")
        self._kinds = {key(row["word"]): row["kind"] for row in rows}
        before = sorted((key(r["word"]) for r in rows if r["place"] == "before"), key=len, reverse=True)
        after = [key(r["word"]) for r in rows if r["place"] == "after"]
        # "cao hơn 800 tấn" compares, "hơn 800 tấn" approximates
        words = ("cao", "thấp", "nhiều", "ít", "lớn", "nhỏ", "kém", "nhanh", "chậm")
        compared = "".join(f"(?<!{word} )(?<!{word}  )" for word in words)
        first = "".join(sorted({word[0] for word in before}))  # asked first: most letters begin none
        self._before = phrase(rf"(?=[{first}])(?<![^\W\d_]){compared}({'|'.join(before)})\s*$")
        self._after = phrase(rf"\s*({'|'.join(after)})\b".replace(" ", r" "))

    def find(self, text: str, start: int, end: int) -> tuple[Approximation | None, int]:
        """(kind, where the quantity begins with its approximator counted in)."""
        before = self._before.search(text, max(0, start - 24), start)
        after = self._after.match(text, end)
        kind = self._kinds[" ".join((after or before)[1].split())] if (after or before) else None  # type: ignore[index]
        return kind, before.start() if before else start  # type: ignore[return-value]


@cache
def _approximators(lexicon: Lexicon) -> _Approximators:
    return _Approximators(lexicon)


class _Scan:
    """The state of one scan: the text and what its numbers may not touch."""

    def __init__(self, text: Text, periods: list[PeriodMention], lexicon: Lexicon) -> None:
        self.text = text
        self.english = is_english(text.norm)
        self.units: UnitReader = unit_reader(lexicon)
        self.names = exclusions.name_words(lexicon)
        self.approximators = _approximators(lexicon)
        blocked = [(m.span.start, m.span.end) for m in periods if m.rule != "bare_year"]
        blocked += exclusions.masked(text.norm)
        self.blocked = sorted(blocked)
        self.starts = [start for start, _ in self.blocked]
        self.done = 0
        """Up to where all is read."""

    def is_blocked(self, position: int) -> bool:
        """True inside a time expression, a telephone number or an address."""
        index = bisect_right(self.starts, position) - 1
        return index >= 0 and position < self.blocked[index][1]

    def value(self, digits: str) -> Decimal:
        return value(digits, self.english)

    def quantities(self) -> Iterator[Quantity]:
        norm = self.text.norm
        for digit in _DIGITS.finditer(norm):
            match = _NUMBER.match(norm, digit.start()) if digit.start() >= self.done else None
            if match is None or self.is_blocked(match.start()):
                continue
            found = self._quantity(Span(match.start(), match.end()))
            if found:
                self.done = found.span.end
                yield found

    def _quantity(self, digits: Span) -> Quantity | None:
        norm = self.text.norm
        if (
            exclusions.is_glued_to_name(norm, digits.start)
            or exclusions.is_legal_number(norm, digits.end)
            or exclusions.is_clock(norm, digits.start, digits.end)
        ):
            return None
        first = self.units.read(self.text, digits.end)
        other, shape = self._other(digits, first)
        end = other.end if other else digits.end
        unit = self.units.read(self.text, end) if other else first
        if unit is None and other and shape == "fraction":
            unit = first
        if unit is None and self._has_letter_after(end):
            return None
        if unit is None and other and self._is_day(digits, other):
            self.done = other.end
            return None
        ranked = _RANKED.search(self.text.key, max(0, digits.start - 32), digits.start)
        ranked = ranked or _RANKED_TOO.search(self.text.key, max(0, digits.start - 72), digits.start)
        counted = unit is not None and not self._names_place(unit)
        is_count = counted and unit is not None and unit.dimension == "count"
        measures = unit is not None and unit.dimension in _NO_NAMES
        told = unit is None and exclusions.is_told_of_names(norm, *digits)
        named = not ranked and not measures and not told
        if named and self.names.before(self.text, digits.start, counted or shape == "fraction"):
            until = None if unit else _RANGE.match(self.text.key, digits.end)
            self.done = until.end() if until else self.done  # "gió cấp 12-13"
            return None
        if is_count and self.names.before_count(self.text, digits.start):
            return None  # "dự án 600 trí thức trẻ"
        if unit is None and not told and exclusions.follows_proper_name(norm, digits.start):
            return None
        if self._is_year(digits) and (unit is None or (unit.dimension == "count" and not self._counts(digits.start))):
            return None
        return self._build(digits, other, shape, unit, end)

    def _other(self, digits: Span, first: Unit | None) -> tuple[Span | None, Shape]:
        """The second number of "27/63", "145ha/415 ha", "5-7%", "từ 5 đến 7 triệu đồng"; ``first``: the unit behind
        the first."""
        text = self.text.key
        out_of = _OUT_OF.match(text, digits.end)
        if out_of and self._is_part(digits, out_of):
            return Span(out_of.start("n"), out_of.end("n")), "fraction"
        for position in dict.fromkeys((digits.end, first.end if first else digits.end)):
            slash = _SLASH.match(text, position)
            if slash and not exclusions.is_legal_number(self.text.norm, slash.end()):
                second = self.units.read(self.text, slash.end())
                if position == digits.end or (first and second and second.code == first.code):
                    return Span(slash.start("n"), slash.end("n")), "fraction"
            until = _RANGE.match(text, position)
            if until and not self.is_blocked(until.start("n")):
                second = self.units.read(self.text, until.end())
                same = second and (position == digits.end or (first and first.code in (second.code, "{1}")))
                low = self.value(self.text.norm[digits.start : digits.end]) * (first.factor if first else 1)
                if same and second and self.value(until["n"]) * second.factor > low:
                    return Span(until.start("n"), until.end("n")), "range"
        return None, "number"

    def _is_part(self, digits: Span, out_of: re.Match[str]) -> bool:
        """ "10 trên 15 chỉ tiêu", "thứ 26 trên tổng số 63 tỉnh"; not "12 ca trên 100.000 dân"."""
        part, whole = self.value(self.text.norm[slice(*digits)]), self.value(out_of["n"])
        unit = self.units.read(self.text, out_of.end("n"))
        return unit is not None and unit.dimension == "count" and part <= whole and whole % _HUNDRED != 0

    def _names_place(self, unit: Unit) -> bool:
        """ "tổ 16 | phường Trần Phú", "hẻm 72 đường Võ Thị Sáu": the class word of the name that follows."""
        return unit.dimension == "count" and _NAME_AFTER.match(self.text.norm, unit.end) is not None

    def _has_letter_after(self, end: int) -> bool:
        """ "4G", "12D", "3D": a capital or single letter glued to the number makes a name."""
        after = self.text.norm[end : end + 2]
        return bool(after) and after[0].isalpha() and (after[0].isupper() or len(after) < 2 or not after[1].isalpha())

    def _is_day(self, digits: Span, other: Span) -> bool:
        """ "đến 30/6 không phân khai": a day and its month."""
        day, month = self.text.norm[slice(*digits)], self.text.norm[slice(*other)]
        if not (day.isdigit() and month.isdigit() and 0 < int(day) <= _DAYS and 0 < int(month) <= _YEARS_MONTHS):
            return False
        return _UNTIL.search(self.text.key, max(0, digits.start - 12), digits.start) is not None

    def _counts(self, start: int) -> bool:
        """True after "có", "đạt", ":" …: "có 2025 hộ" counts, "Luật Đất đai 2024 quy định" names a year."""
        return _COUNTING.search(self.text.key, max(0, start - 12), start) is not None

    def _is_year(self, digits: Span) -> bool:
        printed = self.text.norm[digits.start : digits.end]
        return len(printed) == 4 and printed.isdigit() and 1900 <= int(printed) < 2100

    def _build(self, digits: Span, other: Span | None, shape: Shape, unit: Unit | None, end: int) -> Quantity:
        norm = self.text.norm
        unit = unit or _no_unit(end)
        code, unit_end, dimension = unit.code, unit.end, unit.dimension
        number = self.value(norm[digits.start : digits.end])
        whole = (dimension == "count" and "/" not in code) or code.startswith("VND")
        if whole and unit.factor == 1 and not self.english and _IN_THOUSANDS.fullmatch(norm, *digits):
            number *= 1000  # "2,000 hộ", "1,500 đồng/kg": no household is parted, nor any đồng
        second = self.value(norm[other.start : other.end]) * unit.factor if other else None
        own = self.units.scale(self.text.key, digits.end)[1] if other else Decimal(1)
        number *= own if own != 1 else unit.factor
        rest = self._rest(unit)
        if rest:
            number, unit_end = number + rest[0] * rest[1].factor, rest[1].end
            code, dimension = rest[1].code, rest[1].dimension
        if code == _BARE and unit.factor >= _BILLION:
            # "364.000 tỷ", "90.000 tỷ/năm": nothing else is told in thousands of millions
            dimension, (unit_end, code) = "money", self.units.per(self.text, unit_end, "VND")
        if code == _BARE and unit.factor >= _THOUSAND:
            per_end, per = self.units.per_head(self.text, unit_end)
            if per:  # "25 triệu/người/năm"
                dimension, unit_end, code = "money", per_end, f"VND{per}"
        approximation, lead = self.approximators.find(self.text.key, digits.start, unit_end)
        if shape == "range":
            lead = self._from(lead)
        return Quantity(
            span=Span(digits.start, unit_end),
            digits=digits,
            number=number,
            high=second if shape == "range" else None,
            total=second if shape == "fraction" else None,
            unit=code,
            unit_text=norm[unit.start : unit_end] or None,
            scale=norm[end : unit.scale_end].strip() or None,
            shape=shape,
            approximation=approximation,
            lead=lead,
            dimension=dimension,
            aspect=unit.aspect,
            total_digits=other,
            rule=f"quantity.{shape}",
        )

    def _rest(self, unit: Unit) -> tuple[Decimal, Unit] | None:
        """ "2 tỷ 350 triệu đồng": behind a scale without a unit, a smaller number with one."""
        if unit.code != "{1}" or unit.factor == 1:
            return None
        space = _SPACES.match(self.text.norm, unit.end)
        match = _NUMBER.match(self.text.norm, space.end()) if space else None
        rest = self.units.read(self.text, match.end()) if match else None
        if match is None or rest is None or rest.factor >= unit.factor or rest.dimension != "money":
            return None
        return self.value(match[0]), rest

    def _from(self, lead: int) -> int:
        match = phrase(r"(?<![^\W\d_])từ $").search(self.text.key, max(0, lead - 5), lead)
        return match.start() if match else lead

    def words(self) -> Iterator[Quantity]:
        """Numbers in words that measure: "gấp đôi", "một triệu lượt khách"."""
        for match in _DOUBLE.finditer(self.text.key):
            if match["n"]:
                span = digits = Span(*match.span("n"))
                times = _MULTIPLES[match["n"]]
            else:
                span, digits = Span(match.start("times"), match.end()), Span(*match.span("times"))
                times = Decimal(_WORD_VALUES[match["times"]])
            yield _in_words(span, digits, times, "{times}", "times", "any", "multiple")
        for match in _PLACED.finditer(self.text.key):
            span = Span(*match.span("n"))
            place = Decimal(_PLACES.get(match["n"]) or _WORD_VALUES[match["n"]])
            yield _in_words(span, span, place, _BARE, "", "any", "number")
        for match in chain(_WORDS.finditer(self.text.key), _HARMED.finditer(self.text.key)):
            unit = self.units.read(self.text, match.end("n"))
            if unit and unit.dimension in ("count", "money", "area", "mass"):
                digits = Span(match.start("n"), match.end("n"))
                number = Decimal(_WORD_VALUES[match["n"]]) * unit.factor
                said = _in_words(
                    Span(digits.start, unit.end), digits, number, unit.code, unit.dimension, unit.aspect, "number"
                )
                yield replace(said, unit_text=self.text.norm[unit.start : unit.end])


def _in_words(
    span: Span, digits: Span, number: Decimal, unit: str, dimension: str, aspect: str, shape: Shape
) -> Quantity:
    return Quantity(
        span,
        digits,
        number,
        None,
        None,
        unit,
        None,
        None,
        shape,
        None,
        span.start,
        dimension,
        aspect,
        None,
        "quantity.words",
    )


def find_quantities(text: Text, periods: list[PeriodMention], lexicon: Lexicon) -> list[Quantity]:
    """Every number of the text that may measure something, in text order."""
    scan = _Scan(text, periods, lexicon)
    return _per_so_many(text, sorted([*scan.quantities(), *scan.words()], key=lambda quantity: quantity.span.start))


def _per_so_many(text: Text, found: list[Quantity]) -> list[Quantity]:
    """ "10 bác sĩ và 30 giường bệnh/1 vạn dân": the denominator is that of both."""
    for index in range(len(found) - 2, -1, -1):
        first, second = found[index], found[index + 1]
        per = second.unit.find("/10")
        if per < 0 or second.dimension != "count" or first.dimension != "count" or "/" in first.unit:
            continue
        if _BOTH.fullmatch(text.key, first.span.end, second.lead):
            found[index] = replace(first, unit=first.unit + second.unit[per:])
    return found
