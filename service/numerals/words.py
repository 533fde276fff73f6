"""Numbers written in words: "mười hai", "hai mươi mốt", "một triệu hai trăm nghìn", "rưỡi".

The grammar is a sum of groups: [units of the group][scale], with scales falling from left to
right. ``NUMBER_WORDS`` is what a pattern needs to find such phrases; ``parse_words`` decides.
"""

from __future__ import annotations

from decimal import Decimal

_DIGITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_SCALES = {"nghìn": 10**3, "ngàn": 10**3, "vạn": 10**4, "triệu": 10**6, "tỷ": 10**9}
_ZERO_TENS = ("linh", "lẻ")
_HALF = Decimal("0.5")

# Words that numbers are made of, folded, longest first: for patterns on keys.
NUMBER_WORDS: tuple[str, ...] = tuple(
    sorted(
        {*_DIGITS, *_SCALES, *_ZERO_TENS, "mười", "mươi", "trăm", "chục", "rưỡi", "nửa"},
        key=lambda word: (-len(word), word),
    )
)
# Words that a number can begin with.
FIRST_WORDS: tuple[str, ...] = tuple(
    sorted({*_DIGITS, "mười", "nửa"} - {"mốt", "lăm", "nhăm", "không"}, key=lambda word: (-len(word), word))
)
_MOST_WORDS = 24


def parse_words(key: str) -> Decimal | None:
    """The number that folded words spell, or ``None`` when they are not one whole number phrase."""
    words = key.replace("-", " ").split()
    if not words or len(words) > _MOST_WORDS:
        return None
    if words in (["nửa"], ["rưỡi"]):
        return _HALF
    return _sum_of_groups(words)


def _sum_of_groups(words: list[str]) -> Decimal | None:
    total, below, unit_of_last = Decimal(0), None, 0
    index = 0
    while index < len(words):
        if words[index] == "rưỡi":
            # half of the last scale: "một triệu rưỡi", "hai trăm rưỡi"
            closes = index == len(words) - 1 and unit_of_last >= 100
            return total + unit_of_last * _HALF if closes else None
        value, after, step = _group(words, index)
        if value is None:
            return None
        scale, after = _scale(words, after)
        if scale > 1 and after < len(words) and words[after] == "rưỡi":
            step = 1
        if below is not None and scale >= below:
            return None
        if below is not None and scale == 1 and value < 10 and after == len(words) and step == 1 and after - index == 1:
            value *= below // 10  # "một triệu hai": 1.200.000
        total += value * scale
        below = scale if scale > 1 else 1
        unit_of_last = scale if scale > 1 else step
        index = after
    return total


def _scale(words: list[str], index: int) -> tuple[int, int]:
    """The scale at ``index`` ("nghìn", "triệu", "nghìn tỷ"), 1 for none, and the index after it."""
    scales = [_SCALES[word] for word in words[index : index + 2] if word in _SCALES]
    if not scales or words[index] not in _SCALES:
        return 1, index
    if len(scales) == 2 and scales[0] < scales[1]:
        return scales[0] * scales[1], index + 2
    return scales[0], index + 1


def _group(words: list[str], index: int) -> tuple[int | None, int, int]:
    """A number below 1,000 at ``index``: its value, the index after it, the unit of its last word."""
    value, step, start = 0, 1, index
    if index + 1 < len(words) and words[index] in _DIGITS and words[index + 1] == "trăm":
        value, index, step = _DIGITS[words[index]] * 100, index + 2, 100
    tens, after = _tens(words, index, after_hundreds=index > start)
    if tens is None:
        return (value, index, step) if index > start else (None, index, 0)
    return value + tens, after, 1


def _tens(words: list[str], index: int, *, after_hundreds: bool) -> tuple[int | None, int]:
    """A number below 100 at ``index`` and the index after it."""
    word = words[index] if index < len(words) else ""
    following = words[index + 1] if index + 1 < len(words) else ""
    if word in _ZERO_TENS:
        return (_DIGITS[following], index + 2) if after_hundreds and following in _DIGITS else (None, index)
    if word == "mười":
        return (10 + _DIGITS[following], index + 2) if _is_unit(following, "mốt", "tư") else (10, index + 1)
    if word not in _DIGITS or word in ("mốt", "lăm", "nhăm"):
        return None, index
    value = _DIGITS[word]
    if following in ("mươi", "chục"):
        unit = words[index + 2] if index + 2 < len(words) else ""
        with_unit = following == "mươi" and _is_unit(unit, "một")
        return (value * 10 + _DIGITS[unit], index + 3) if with_unit else (value * 10, index + 2)
    if _is_unit(following, "một", "năm") and following in ("mốt", "lăm", "nhăm"):
        return value * 10 + _DIGITS[following], index + 2  # "hai lăm"
    return value, index + 1


def _is_unit(word: str, *wrong: str) -> bool:
    return word in _DIGITS and word not in ("không", *wrong)
