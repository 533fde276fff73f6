"""What no example shows: clauses, invariants on any text, and time that grows with the text alone."""

from __future__ import annotations

import textwrap
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.lexicon.load import load_lexicon
from service.structure.find import read_structure
from service.structure.markers import read_marker
from service.structure.model import Structure
from service.structure.sentences import clauses
from service.text.align import align
from service.text.span import Span

LINES = st.sampled_from(
    [
        "I. Về kinh tế",
        "II/ Xã hội",
        "1. Nông nghiệp",
        "1.1. Trồng trọt",
        "a) Lúa",
        "- Lúa mùa: 120 ha",
        "+ Ngô đạt 3 tấn;",
        "Thứ nhất, đẩy mạnh thu hút đầu tư.",
        "Điều 2. Giao cho sở",
        "QUYẾT NGHỊ:",
        "PV: Xin hỏi ông?",
        "Ông Lê An: Tốt.",
        "",
        "  ",
        "Trang chủ",
        "12345",
        "Ảnh: Minh",
        "Kết quả như sau:",
        "sản lượng đạt 5%, tăng",
        "1.",
        "(2)",
        "•",
        "***",
        "Diện tích gieo trồng toàn tỉnh đạt 1.200 ha, bằng 98,5% kế hoạch và tăng 2% so với cùng kỳ năm trước.",
        "…",
        "\t|\t|",
        ":gift:Xem:gift:Diện tích gieo trồng toàn tỉnh đạt 1.200 ha, bằng 98,5% ...",
        "Thứ Hai, 02/05/2022",
    ]
)


def _read(raw: str) -> Structure:
    return read_structure(align(raw), load_lexicon())


@given(st.lists(st.one_of(LINES, st.text(max_size=30)), max_size=25).map("\n".join))
def test_the_parts_fit_together_on_any_text(raw: str) -> None:
    structure = _read(raw)
    text, blocks, sections = structure.text, structure.blocks, structure.sections
    assert len(text.norm) == len(text.key)
    spans = [block.span for block in blocks]
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert all("\n" not in text.norm[start:end] for start, end in spans)
    for block in blocks:
        assert block.marker is None or block.marker.within(block.span)
        assert block.lead is None or block.lead.within(block.span)
        assert block.parent is None or block.parent < block.index
    for sentence in structure.sentences:
        assert sentence.span.start < sentence.span.end
        assert sentence.span.within(blocks[sentence.block].span)
    for section in sections:
        parent = None if section.parent is None else sections[section.parent]
        assert section.level == (1 if parent is None else parent.level + 1)
        assert parent is None or section.span.within(parent.span)
        assert section.title.within(section.span)


def test_no_word_of_the_text_is_lost() -> None:
    raw = 'I. Về kinh tế\n- Lúa mùa: gieo 120 ha.Ngô: 30 ha; sắn 5 ha\ntiếp tục chăm sóc.\n\nÔng A. nói: "Tốt." Hết'
    structure = _read(raw)
    covered = "".join(structure.text.norm[start:end] for start, end in (s.span for s in structure.sentences))
    marks = "".join(structure.text.norm[b.marker.start : b.marker.end + 1] for b in structure.blocks if b.marker)
    assert sorted(c for c in covered + marks if not c.isspace()) == sorted(c for c in raw if not c.isspace())


def test_line_ends_inside_a_block_become_spaces() -> None:
    raw = "Công tác tuyên truyền được các cấp\nquan tâm thực hiện đồng bộ.\n\nĐoạn sau."
    structure = _read(raw)
    assert structure.text.norm.count("\n") == 2
    assert len(structure.text.norm) == len(raw)
    assert structure.text.raw == raw


REPORT = """Tình hình kinh tế - xã hội tháng 4 năm 2019

I. Về kinh tế

1. Nông nghiệp

Toàn tỉnh đã gieo trồng 45.200 ha cây hàng năm, đạt 98,2% kế hoạch; diện tích lúa đông xuân 30.150 ha, năng suất
bình quân 68,5 tạ/ha. Nông dân các huyện Tây Sơn, Phù Cát - vùng trồng ớt lớn nhất tỉnh - tập trung thu hoạch.

- Cây lạc: Diện tích 9.800 ha, sản lượng ước đạt 33.000 tấn, tăng 2,5% so với cùng kỳ năm trước nhờ giống mới.

- Cây sắn: Diện tích 12.600 ha, giảm 150 ha so với năm 2018 do chuyển sang cây trồng khác có giá trị cao hơn.

2. Lâm nghiệp

Các chủ rừng trồng mới 1.250 ha rừng tập trung, trong đó: rừng gỗ lớn 300 ha; rừng phòng hộ 120 ha. Công tác
phòng cháy được thực hiện theo Chỉ thị số 13-CT/TW của Ban Bí thư và kế hoạch của Ủy ban nhân dân tỉnh."""


@pytest.mark.parametrize("width", [50, 64, 80, 100])
def test_wrapped_text_reads_as_unwrapped_text_does(width: int) -> None:
    paragraphs = [" ".join(paragraph.split()) for paragraph in REPORT.split("\n\n")]
    wrapped = ["\n".join(textwrap.wrap(paragraph, width, break_on_hyphens=False)) for paragraph in paragraphs]
    plain, folded = _read("\n\n".join(paragraphs)), _read("\n\n".join(wrapped))
    assert folded.text.norm == plain.text.norm
    assert (folded.sections, folded.blocks, folded.sentences) == (plain.sections, plain.blocks, plain.sentences)


@pytest.mark.parametrize(
    ("text", "commas", "parts"),
    [
        ("trồng 5 ha; chăm sóc 3 ha", False, ["trồng 5 ha", "chăm sóc 3 ha"]),
        ("đạt 5 ha (lúa; ngô); tăng 2%", False, ["đạt 5 ha (lúa; ngô)", "tăng 2%"]),
        ('nêu "một; hai"; ba', False, ['nêu "một; hai"', "ba"]),
        ("đạt 12,5 ha, tăng 2%", True, ["đạt 12,5 ha", "tăng 2%"]),
        ("đạt 12,5 ha, tăng 2%", False, ["đạt 12,5 ha, tăng 2%"]),
        ("không đóng (lúa; ngô", False, ["không đóng (lúa", "ngô"]),
        ('lẻ một dấu "; hai', False, ['lẻ một dấu "', "hai"]),
        (" ; ;", False, []),
    ],
)
def test_clauses(text: str, commas: bool, parts: list[str]) -> None:
    found = clauses(text, Span(0, len(text)), commas=commas)
    assert [text[start:end] for start, end in found] == parts


@pytest.mark.parametrize(
    ("line", "kind", "value"),
    [
        ("I. Về kinh tế", "roman", 1),
        ("XII/ Đối ngoại", "roman", 12),
        ("III - Tồn tại", "roman", 3),
        ("A. ĐÁNH GIÁ", "upper", 1),
        ("Đ. KIẾN NGHỊ", "upper", 5),
        ("1. Nông nghiệp", "number.", 1),
        ("2) Dịch vụ", "number)", 2),
        ("3/ Khác", "number/", 3),
        ("1.2. Lúa", "deep2", 2),
        ("1.2.3 Ngô", "deep3", 3),
        ("a) Lúa", "letter", 1),
        ("đ) Khác", "letter", 5),
        ("b.Ngô", "letter", 2),
        ("(1) Một", "paren1", 1),
        ("(iv) bốn", "paren_i", 4),
        ("(c) ba", "paren_a", 3),
        ("- Lúa", "-", 0),
        ("+Ngô", "+", 0),
        ("• Khoai", "•", 0),
        ("• II. Xã hội", "roman", 2),
        ("Thứ hai, đầu tư", "ordinal", 2),
        ("Một là, học", "being", 1),
        ("Điều 15. Hiệu lực", "article", 15),
        ("Chương IV", "chapter", 4),
        ("Phần thứ ba", "part", 3),
        ("Mục 2. Thu", "title", 2),
    ],
)
def test_markers(line: str, kind: str, value: int) -> None:
    marker = read_marker(line, 0, len(line))
    assert marker is not None
    assert (marker.kind, marker.value) == (kind, value)


@pytest.mark.parametrize(
    "line",
    [
        "1.200 tấn",
        "8,5% dân số",
        "08/12/2016 của tỉnh",
        "2017.",
        "12 xã",
        "1.5 triệu",
        "-5%",
        "+3,2 điểm",
        "Điều 5 Luật Đất đai quy định",
        "Thứ Hai, 02/05/2022",
        "Thứ trưởng",
        "Mục tiêu",
        "Phần lớn",
        "5-10 tỷ",
        "V",
        "Im lặng",
        "a lô",
        "2021-2025",
        "--",
        "3.5 tỷ",
    ],
)
def test_no_markers(line: str) -> None:
    assert read_marker(line, 0, len(line)) is None


HOSTILE = {
    "one endless line": "kinh tế tăng 5% ",
    "line ends": "\n",
    "spaces": " ",
    "headings": "I. Về kinh tế\n",
    "numbers": "1. A b\n",
    "open parentheses": "(",
    "quotes": '"',
    "full stops": ".",
    "combining marks": "\u0301\u0323",
    "digits": "1",
    "numbering": "1.",
    "dashes": "-",
    "questions": "PV: a? ",
    "colons": "a:\n",
    "tabs": "\t",
    "teasers": "Một đoạn giới thiệu bị cắt ngang ở giữa chừng như thế ...\n",
    "semicolons": "a;",
    "page numbers": "dòng chữ chưa hết câu và còn nối\n12\n",
    "names": "Nguyễn Văn An - \n",
    "title case": "Chăn Nuôi\n",
    "interviews": "trao đổi với ông An Bình. Thưa ông, sao?\n\n",
    "capitals": "A",
    "bars": "a | b | c\n",
    "items": ". 1. A ",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_grows_with_the_text(piece: str) -> None:
    def seconds(length: int) -> float:
        raw = piece * (length // len(piece))
        best = 9.0
        for _ in range(3):
            start = time.process_time()
            structure = _read(raw)
            for sentence in structure.sentences[:5]:
                clauses(structure.text.norm, sentence.span, commas=True)
            best = min(best, time.process_time() - start)
        return best

    # eight times the text: a quadratic step would take 64 times as long
    assert seconds(80_000) < 25 * seconds(10_000) + 0.05
