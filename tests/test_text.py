"""Alignment, folding, glued words: the ground that every offset stands on."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.text.align import align
from service.text.fold import key, pattern, phrase
from service.text.glue import LOOSE_START, is_glued_number
from service.text.span import Span
from service.text.syllable import is_syllable

# What makes trouble: marks without letters, letters with many marks, invisible and look-alike characters.
PIECES = "aêđộờ UÝ\u0301\u0323\u0302\u031b\u200b\ufeff\u00ad\r\n\t-–“”'q²Ð．\u2028İ₫"


@given(st.text(alphabet=PIECES, max_size=60))
def test_every_range_leads_back_to_the_raw_text(raw: str) -> None:
    text = align(raw)
    assert len(text.norm) == len(text.key)
    for start in range(len(text.norm)):
        raw_start, raw_end = text.raw_span(Span(start, start + 1))
        assert 0 <= raw_start < raw_end <= len(raw)
    pieces = [text.raw_span(Span(index, index + 1)) for index in range(len(text.norm))]
    assert all(before.end <= after.start or before == after for before, after in pairwise(pieces))


@given(st.text(alphabet="aàảộờyỵ đĐ.,12", max_size=40))
def test_composed_and_decomposed_text_read_the_same(text: str) -> None:
    composed, decomposed = align(text), align(unicodedata.normalize("NFD", text))
    assert (composed.norm, composed.key) == (decomposed.norm, decomposed.key)


@given(st.text(max_size=60))
def test_a_key_has_the_length_of_its_text(text: str) -> None:
    assert len(key(text)) == len(text)
    assert key(key(text)) == key(text)


@pytest.mark.parametrize(
    ("raw", "norm"),
    [
        ("năm 2020–2021", "năm 2020-2021"),
        ("“hiệu quả”", '"hiệu quả"'),
        ("12\u00a0km²", "12 km2"),
        ("1.200 m³ nước", "1.200 m3 nước"),
        ("350 tỷ đồng³ và 87,9⁴ tỷ", "350 tỷ đồng  và 87,9  tỷ"),
        ("Ðồng Nai", "Đồng Nai"),
        ("xã\u200b hội", "xã hội"),
        ("dòng 1\r\ndòng 2\rdòng 3", "dòng 1 \ndòng 2\ndòng 3"),
        ("\uf0b7 Trồng trọt", "• Trồng trọt"),
        ("１２,５％", "12,5%"),
    ],
)
def test_look_alikes_are_made_plain(raw: str, norm: str) -> None:
    assert align(raw).norm == norm


def test_a_slice_is_the_text_as_sent() -> None:
    raw = "Th\u200buế tăng “12,5%”"
    text = align(raw)
    found = text.norm.index('"12,5%"')
    assert text.slice(Span(found, found + 7)) == "“12,5%”"
    assert text.slice(Span(0, 4)) == "Th\u200buế"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Hoà Bình", "hòa bình"),
        ("thuỷ sản", "THỦY SẢN"),
        ("cùng kì", "cùng kỳ"),
        ("tỉ lệ", "tỷ lệ"),
        ("quí III", "Quý III"),
        ("khoẻ", "khỏe"),
        ("Lí luận", "lý luận"),
        ("bác sĩ", "bác sỹ"),
    ],
)
def test_spellings_of_one_word_share_a_key(left: str, right: str) -> None:
    assert key(left) == key(right)


@pytest.mark.parametrize(
    ("left", "right"), [("thì", "thỳ"), ("quả", "qủa"), ("mía", "mýa"), ("hoàn", "hòan"), ("vì", "vỳ")]
)
def test_other_words_keep_theirs(left: str, right: str) -> None:
    assert key(left) != key(right)


def test_patterns_are_folded_like_the_text() -> None:
    assert pattern(r"\bthuỷ lợi").search(key("Công trình THỦY LỢI"))
    assert pattern(r"(?P<kì>\d+) tỉ").search(key("12 tỷ"))


@pytest.mark.parametrize("text", ["kế202", "khoảng313", "năm2023", "Quý3", "đạt13.040", "tháng8"])
def test_numbers_glued_to_a_word(text: str) -> None:
    assert is_glued_number(text, next(index for index, char in enumerate(text) if char.isdigit()))


@pytest.mark.parametrize(
    "text", ["A1", "QL12D", "COVID19", "m2", "km2", "Euro5", "PM2.5", "vitamin3", "H5N1", "x-quang2", " 5"]
)
def test_numbers_that_are_part_of_a_name(text: str) -> None:
    assert not is_glued_number(text, next(index for index, char in enumerate(text) if char.isdigit()))


def test_a_word_glued_to_the_one_before_still_begins() -> None:
    cung_ky = pattern(LOOSE_START + "cùng kỳ")
    assert cung_ky.search(key("tăng 5% so vớicùng kỳ năm trước"))
    assert cung_ky.search(key("so với cùng kỳ"))
    assert not pattern(LOOSE_START + "ang").search(key("khang trang"))


@pytest.mark.parametrize("word", ["kế", "khoảng", "nghiêng", "ở", "tuyết", "quý", "giếng"])
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["km", "covid", "euro", "zone", "vớicùng", "", "ngh"])
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


def test_a_space_in_a_pattern_is_any_white_space_but_not_before_a_quantifier() -> None:
    assert phrase("kế hoạch(?: năm)?").fullmatch("kế \n hoạch  năm")
    assert phrase("là ?$").fullmatch("là")
    assert phrase("số {1,2}liệu").fullmatch("số  liệu")
    assert not phrase("số[ ]liệu").fullmatch("số  liệu")
