"""Patterns found by the words they begin with: the same matches as ``re`` by itself."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.document import place
from service.entities import features, organizations
from service.indicators import cues, status
from service.periods.beginnings import scans
from service.periods.rules import ANCHORS, SCAN
from service.quantities import exclusions
from service.quantities import find as quantities
from service.text.align import align
from service.text.finder import KEYS, TEXTS, Family, Finder
from service.text.memory import one_report, remembered
from service.text.openings import openings
from tests.conftest import EXAMPLES

_USED = {
    "compared": cues.COMPARED,
    "order": cues.ORDER,
    "reached": status._REACHED,
    "double": quantities._DOUBLE,
    "number words": quantities._WORDS,
    "whole country": place._WHOLE,
    "local": place._LOCAL,
    "party": organizations._PARTY,
    "roads": features._GLUED_ROAD,
    "times": Finder(SCAN),
}


@pytest.mark.parametrize(
    ("source", "begins"),
    [
        ("tăng|giảm", ("giảm", "tăng")),
        (r"(?<!\w)(?:đạt|tăng(?: thêm)?) \d", ("tăng ", "đạt ")),
        (
            r"(?:so (?:với )?|của )?(?:mức |số )*cùng",
            (
                "cùng",
                "của cùng",
                "của mức ",
                "của số ",
                "mức ",
                "so cùng",
                "so mức ",
                "so số ",
                "so với cùng",
                "so với mức ",
                "so với số ",
                "số ",
            ),
        ),
        (r"[Tt]ỉnh\s+lộ", ("Tỉnh", "tỉnh")),
        (
            r"t(?:1[0-2]|0?[1-9])/",
            tuple(sorted(f"t{month}/" for month in [*range(1, 13), *(f"0{one}" for one in range(1, 10))])),
        ),
        (r"(?P<n>a|b)+c", ("a", "b")),
        (r"a{0,2}b", ("a", "b")),
        (r"(?=x)(?#why)\bđi\.", ("đi.",)),
    ],
)
def test_openings_are_read_off_the_source(source: str, begins: tuple[str, ...]) -> None:
    assert openings(source) == begins


@pytest.mark.parametrize("source", [r"\s*đạt", "xã|đ?", r"\d+ xã", "[^,]xã", ".xã", "(?i:xã)", "(?:xã)?"])
def test_a_pattern_that_may_begin_with_anything_is_no_finder(source: str) -> None:
    with pytest.raises(ValueError, match=r"begin with anything|not understood"):
        Finder(re.compile(source)).search("một xã")


@pytest.mark.parametrize("flags", [re.IGNORECASE, re.VERBOSE])
def test_nor_one_whose_letters_mean_something_else(flags: int) -> None:
    with pytest.raises(ValueError, match="flags"):
        Finder(re.compile("xã", flags)).search("một xã")


def _same(finder: Finder, text: str, start: int, end: int) -> None:
    found = [(match.span(), match.groupdict()) for match in finder.finditer(text, start, end)]
    assert found == [(match.span(), match.groupdict()) for match in finder.pattern.finditer(text, start, end)]
    first, own = finder.search(text, start, end), finder.pattern.search(text, start, end)
    assert (first and first.span()) == (own and own.span())


@pytest.mark.parametrize("finder", _USED.values(), ids=_USED.keys())
def test_every_finder_in_use_finds_what_its_pattern_finds(finder: Finder) -> None:
    for example in EXAMPLES:
        text = align(example.read_text(encoding="utf-8"))
        for string in (text.norm, text.key):
            _same(finder, string, 0, len(string))
            for start in range(0, len(string), 97):
                _same(finder, string, start, start + 140)


_PIECES = st.sampled_from(
    ["so với ", "cùng kỳ", "tháng ", " 5", "năm", "đến ", "hai ", "trăm ", "gấp ", "x", "\n", "/"]
)


@given(st.lists(_PIECES).map("".join), st.integers(0, 9), st.integers(0, 60), st.sampled_from(sorted(_USED)))
def test_on_any_text(text: str, start: int, end: int, name: str) -> None:
    _same(_USED[name], text, start, end)


@given(st.lists(st.sampled_from(["a@b", "www.", ".vn", " ", "\n", "x" * 30, "b" * 79, "http://", "/"])).map("".join))
def test_addresses_are_found_at_their_signs_as_by_their_pattern(text: str) -> None:
    assert exclusions._addresses(text) == [match.span() for match in exclusions._URL.finditer(text)]


def test_a_family_finds_in_one_pass_what_each_finds_alone() -> None:
    text = align((EXAMPLES[0]).read_text(encoding="utf-8") * 2)
    for family, string in ((KEYS, text.key), (TEXTS, text.norm)):
        assert len(family.members) > 5
        for member in family.members:
            assert member.starts(string) == family.places(member, string) == Finder(member.pattern).starts(string)


def test_one_that_joins_late_looks_for_itself() -> None:
    family, text = Family(), "đạt 5 xã; " * 90
    first = Finder(re.compile("đạt"), family)
    assert first.search(text)
    late = Finder(re.compile("xã"), family)
    assert late.starts(text) == [match.start() for match in re.finditer("xã", text)]


def test_what_is_remembered_goes_with_its_report() -> None:
    asked: list[str] = []

    @remembered
    def fold(word: str) -> str:
        asked.append(word)
        return word.lower()

    for _ in range(2):
        with one_report():
            assert (fold("Xã"), fold("Xã")) == ("xã", "xã")
    assert asked == ["Xã", "Xã"]


def test_a_time_is_the_same_by_the_rules_that_its_first_word_leaves() -> None:
    pieces = [" 12", "/2024", " năm", " 2021", " - 2023", " tháng", " trước", " ngày", " 5", " 3,", " nay", " đầu"]
    for word, pattern in scans().items():
        assert word in ANCHORS or word.isdigit()
        for first in pieces:
            for second in pieces:
                for third in pieces:
                    text = f"{word}{first}{second}{third} x"
                    found, wanted = pattern.match(text), SCAN.match(text)
                    assert (found and (found.span(), found.lastgroup)) == (wanted and (wanted.span(), wanted.lastgroup))
