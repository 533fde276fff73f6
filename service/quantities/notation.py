"""Exact values of printed numbers, in Vietnamese notation with a document's own exceptions.

Vietnamese writes 4.097,51 where English writes 4,097.51. A document is read as English only where
its numbers can be nothing else ("1,234.5", "1,234,567").
"""

from __future__ import annotations

from decimal import Decimal

from service.text.lazy import regex

_ENGLISH = regex(r"(?<![\d.,])\d{1,3}(?:,\d{3})+\.\d{1,4}(?![\d.,])|(?<![\d.,])\d{1,3}(?:,\d{3}){2,4}(?![\d.,])")
_VIETNAMESE = regex(r"(?<![\d.,])\d{1,3}(?:\.\d{3})+,\d{1,4}(?![\d.,])|(?<![\d.,])\d{1,3}(?:\.\d{3}){2,4}(?![\d.,])")
_ENGLISH_SIGN = regex(r",\d{3}[.,]\d")
"""In every number that ``_ENGLISH`` finds; begins with a literal, for which ``re`` skips through the text."""
_COMMA_GROUP = regex(r"(?<![\d.,])[1-9]\d{0,2},\d{3}(?![\d.,])")
_POINT_GROUP = regex(r"(?<![\d.,])[1-9]\d{0,2}\.\d{3}(?!\d|[.,]\d)")
_POINT_DECIMAL = regex(r"(?<![\d.,\n])(?:[1-9]\d{0,2}|0)\.\d{1,2}(?=\s?(?:%|[^\W\d_]))")
_COMMA_DECIMAL = regex(r"(?<![\d.,])\d{1,3},\d{1,2}(?![\d.,])")
_ENOUGH = 2
# a printed number: groups of three, or plain digits, then perhaps a decimal part; bounded. Groups
# parted by spaces ("12 345,6", "1 234 567") only where they can be nothing else.
NUMBER = (
    r"\d{1,3}(?: {1,2}\d{3}){1,4},\d{1,9}(?!\d)|\d{1,3}(?: {1,2}\d{3}){2,4}(?!\d|,\d)|"
    r"\d{1,3}(?:\.\d{3}){1,5}(?!\d)(?:,\d{1,9})?|\d{1,3}(?:,\d{3}){1,5}(?!\d)(?:\.\d{1,9})?|\d{1,15}(?:[.,]\d{1,9})?"
)


def is_english(norm: str) -> bool:
    """True when the document groups thousands by commas."""
    if _ENGLISH_SIGN.search(norm):
        return len(_ENGLISH.findall(norm)) > len(_VIETNAMESE.findall(norm))
    if not _COMMA_GROUP.search(norm):
        return False
    if _COMMA_DECIMAL.search(norm) or _POINT_GROUP.search(norm):
        return False
    return len(_POINT_DECIMAL.findall(norm)) >= _ENOUGH  # "tăng 5.4% … đạt 2,480 tỷ đồng", and no comma before decimals


def value(digits: str, english: bool) -> Decimal:
    """The exact value of a printed number: ``value("4.097,51", False) == Decimal("4097.51")``."""
    digits = digits.replace(" ", "")
    if english:
        return Decimal(digits.replace(",", "")) if digits.count(".") < 2 else Decimal(digits.replace(".", ""))
    dots, commas = digits.count("."), digits.count(",")
    if commas > 1:
        return Decimal(digits.replace(",", ""))
    if dots and commas and digits.index(",") < digits.index("."):
        return Decimal(digits.replace(",", ""))  # 1,234.5 cannot be Vietnamese
    head, _, tail = digits.rpartition(".")
    if dots == 1 and not commas and (len(tail) != 3 or head == "0" or len(head) > 3):
        return Decimal(digits)  # "6.5%", "0.125": a decimal point
    return Decimal(digits.replace(".", "").replace(",", "."))
