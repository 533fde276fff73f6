"""Numbers in words and in Roman letters."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.numerals.ordinals import ordinal_value
from service.numerals.roman import roman_value
from service.numerals.words import FIRST_WORDS, NUMBER_WORDS, parse_words


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("năm", "5"),
        ("mười", "10"),
        ("mười hai", "12"),
        ("mười lăm", "15"),
        ("hai mươi mốt", "21"),
        ("hai mươi tư", "24"),
        ("ba mươi", "30"),
        ("hai lăm", "25"),
        ("chín chục", "90"),
        ("một trăm", "100"),
        ("ba trăm linh năm", "305"),
        ("một trăm lẻ một", "101"),
        ("hai trăm rưỡi", "250"),
        ("một nghìn", "1000"),
        ("hai nghìn không trăm hai mươi tư", "2024"),
        ("một vạn", "10000"),
        ("một triệu hai trăm nghìn", "1200000"),
        ("một triệu rưỡi", "1500000"),
        ("một triệu hai", "1200000"),
        ("ba tỷ", "3000000000"),
        ("một nghìn tỷ", "1000000000000"),
        ("nửa", "0.5"),
        ("rưỡi", "0.5"),
    ],
)
def test_words_for_numbers(words: str, value: str) -> None:
    assert parse_words(words) == Decimal(value)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "nghìn",
        "mươi",
        "mốt",
        "hai ba",
        "triệu hai",
        "một tỷ tỷ tỷ ba tỷ",
        "linh năm",
        "mười mốt",
        "năm học",
        "rưỡi hai",
    ],
)
def test_no_numbers(words: str) -> None:
    assert parse_words(words) is None


DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def spell(number: int) -> str:
    """``number`` below a milliard, in words, as schools teach it."""
    if number < 10:
        return DIGITS[number]
    for scale, word in ((10**6, "triệu"), (10**3, "nghìn")):
        if number >= scale:
            rest = number % scale
            filled = f" {_three_digits(rest)}" if scale == 1000 and rest else f" {spell(rest)}" if rest else ""
            return f"{spell(number // scale)} {word}{filled}"
    return _three_digits(number) if number >= 100 else _two_digits(number)


def _three_digits(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    if not rest:
        return f"{DIGITS[hundreds]} trăm"
    return f"{DIGITS[hundreds]} trăm " + (f"linh {DIGITS[rest]}" if rest < 10 else _two_digits(rest))


def _two_digits(number: int) -> str:
    tens, unit = divmod(number, 10)
    head = "mười" if tens == 1 else f"{DIGITS[tens]} mươi"
    if not unit:
        return head
    tail = "lăm" if unit == 5 else "mốt" if unit == 1 and tens > 1 else DIGITS[unit]
    return f"{head} {tail}"


@given(
    st.integers(min_value=1, max_value=999_999_999).filter(lambda n: n % 10**6 >= 1000 or n % 10**6 == 0 or n < 10**6)
)
def test_what_is_spelt_is_read(number: int) -> None:
    assert parse_words(spell(number)) == number


@given(st.lists(st.sampled_from(NUMBER_WORDS), max_size=12))
def test_any_words_are_read_or_refused(words: list[str]) -> None:
    value = parse_words(" ".join(words))
    assert value is None or value >= 0


def test_word_lists_are_longest_first() -> None:
    assert [len(word) for word in NUMBER_WORDS] == sorted((len(word) for word in NUMBER_WORDS), reverse=True)
    assert set(FIRST_WORDS) < set(NUMBER_WORDS)


@pytest.mark.parametrize(("text", "value"), [("I", 1), ("IV", 4), ("XIV", 14), ("XXVIII", 28), ("MCMXC", 1990)])
def test_roman_numerals(text: str, value: int) -> None:
    assert roman_value(text) == value


@pytest.mark.parametrize("text", ["", "IIX", "iv", "VV", "ABC", "I" * 100])
def test_no_roman_numerals(text: str) -> None:
    assert roman_value(text) == 0


@pytest.mark.parametrize(
    ("text", "value"),
    [("Thứ nhất", 1), ("thứ  nhì", 2), ("Ba là", 3), ("Giải pháp thứ tư", 4), ("thứ mười hai", 12), ("là", 0)],
)
def test_ordinals(text: str, value: int) -> None:
    assert ordinal_value(text) == value
