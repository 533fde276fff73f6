"""The parts of the reading of directives that examples alone do not pin down."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.directives.clause import Clause
from service.directives.clauses import read_clause
from service.directives.offices import Offices
from service.directives.parties import PartyReader
from service.directives.scanner import Scanner
from service.directives.words import words_of
from service.entities.model import Entities, Official, Title
from service.lexicon.alternation import alternation
from service.lexicon.load import load_lexicon
from service.pipeline import analyse
from service.report import Context
from service.text.align import Text, align
from service.text.fold import key
from service.text.span import Span

LEXICON = load_lexicon()


def _scanner(raw: str) -> tuple[Text, Scanner]:
    text, words = align(raw), words_of(LEXICON)
    return text, Scanner(text, words, PartyReader(text, words, {}, {}))


def _party(raw: str) -> str | None:
    text, scanner = _scanner(raw)
    phrase = scanner.party(0, len(raw))
    return None if phrase is None else text.norm[phrase.span.start : phrase.span.end]


def _clause(raw: str, *, ordered: bool = False) -> tuple[Clause, str]:
    text, scanner = _scanner(raw)
    clause = read_clause(scanner, 0, len(raw), ordered=ordered)
    return clause, "" if clause.action is None else text.norm[clause.action :]


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("các sở, ngành rà soát quy hoạch", "các sở, ngành"),
        ("Bộ Giáo dục và Đào tạo tổ chức kỳ thi", "Bộ Giáo dục và Đào tạo"),
        ("Bộ Quốc phòng và các địa phương hỗ trợ", "Bộ Quốc phòng và các địa phương"),
        ("Bộ trưởng các Bộ: Quốc phòng, Công an, Y tế chủ động ứng phó", "Bộ trưởng các Bộ: Quốc phòng, Công an, Y tế"),
        ("Sở Xây dựng: Thẩm định hồ sơ", "Sở Xây dựng"),
        ("các tổ chức thành viên tham gia", "các tổ chức thành viên"),
        ("các đơn vị trực thuộc Bộ cần báo cáo", "các đơn vị trực thuộc Bộ"),
        ("các đơn vị thi công tập trung máy móc", "các đơn vị thi công"),
        ("UBND các huyện Ba Vì, Giao Thủy xây dựng phương án", "UBND các huyện Ba Vì, Giao Thủy"),
        ("Ban hành quy chế mới", None),
        ("Tổ chức thực hiện nghiêm", None),
        ("xã hội hóa giáo dục", None),
        ("vụ mùa năm nay", None),
    ],
)
def test_a_party_ends_where_its_verb_begins(words: str, party: str | None) -> None:
    assert _party(words) == party


@pytest.mark.parametrize(
    ("clause", "tone", "action"),
    [
        ("Sở Y tế rà soát danh mục", "plain", "rà soát danh mục"),
        ("Sở Y tế phải rà soát danh mục", "modal", "rà soát danh mục"),
        ("Sở Y tế sẽ rà soát danh mục", "resolve", "rà soát danh mục"),
        ("Sở Y tế đã rà soát danh mục", "past", ""),
        ("Sở Y tế, theo nhiệm vụ được giao, phải rà soát danh mục", "modal", "rà soát danh mục"),
        ("Đồng thời, trong thời gian tới, kịp thời rà soát danh mục", "plain", "kịp thời rà soát danh mục"),
        ("mỗi người dân phải là một chiến sĩ", "none", ""),
        ("công tác giám định cần đẩy nhanh tiến độ", "needed", "đẩy nhanh tiến độ"),
        ("Bộ trưởng yêu cầu Sở Y tế rà soát danh mục", "order", "rà soát danh mục"),
        ("Bộ trưởng nhấn mạnh năm 2024 là năm bứt phá", "says", ""),
        ("Người đứng đầu phải chịu trách nhiệm nếu để chậm", "modal", "chịu trách nhiệm nếu để chậm"),
    ],
)
def test_the_tone_of_a_clause(clause: str, tone: str, action: str) -> None:
    found, rest = _clause(clause)
    assert (found.tone, rest) == (tone, action)


def test_an_institution_told_to_direct_is_told_and_a_minister_who_directs_orders() -> None:
    assert _clause("UBND tỉnh chỉ đạo các sở rà soát", ordered=True)[1] == "chỉ đạo các sở rà soát"
    assert _clause("Bộ trưởng chỉ đạo các sở rà soát")[1] == "rà soát"


def test_an_office_is_held_by_the_one_named_last_before() -> None:
    titles = {"An Văn Bình": "Chủ tịch UBND tỉnh Cao Bằng", "Vi Thị Dung": "Chủ tịch UBND tỉnh Cao Bằng"}
    officials = [
        Official(name, [Title(title, None, Span(0, 1))], [Span(100 * place, 100 * place + 9)])
        for place, (name, title) in enumerate(titles.items(), 1)
    ]
    offices = Offices(Entities(officials=officials))
    assert offices.holder("chủ tịch ủy ban nhân dân tỉnh", 50) == 0
    assert offices.holder("chủ tịch ubnd tỉnh", 150) == 0
    assert offices.holder("chủ tịch ubnd tỉnh", 250) == 1
    assert offices.holder("đồng chí", 250) == 1
    assert offices.holder("bà dung", 10) == 1
    assert offices.holder("chủ tịch ubnd các tỉnh", 250) is None
    assert offices.holder("bí thư", 250) is None


@given(st.lists(st.text("abcđ ", min_size=1, max_size=6).map(str.strip).filter(bool), min_size=1, max_size=8))
def test_an_alternation_matches_its_words_and_nothing_else(words: list[str]) -> None:
    words = [" ".join(word.split()) for word in words]
    source = re.compile(alternation(words))
    assert all(source.fullmatch(key(word)) for word in words)
    assert source.fullmatch("".join(words) + "x") is None


def test_time_grows_with_the_length_of_the_text() -> None:
    part = "Bộ trưởng An Văn Bình yêu cầu các sở rà soát quy hoạch; báo cáo kết quả trước ngày 1/7/2024.\n\n"

    def seconds(copies: int) -> float:
        began = time.process_time()
        assert analyse(part * copies, context=Context(), lexicon=LEXICON).directives
        return time.process_time() - began

    seconds(10)
    assert seconds(400) < 25 * seconds(40)
