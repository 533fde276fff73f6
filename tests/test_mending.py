"""Reports as they come: what typing, scanning or a web page did to a text changes nothing of what it says."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from service.text.align import align
from service.text.mending import edits
from service.text.span import Span
from tests.conftest import EXAMPLES, read

_QUANTITY = r"(?<![\w.,/])(\d[\d.,]*\d)(?=%| (?:tỷ|triệu|tấn|ha|người|hộ)\b)"


def _every(pattern: str, text: str, nth: int = 1) -> Callable[[str], str]:
    """Replaces each ``nth`` match of ``pattern``."""

    def change(raw: str) -> str:
        count = iter(range(10**6))
        return re.sub(pattern, lambda match: match[0] if next(count) % nth else match.expand(text), raw)

    return change


def _wrapped(end: str) -> Callable[[str], str]:
    """Lines of about 80 characters, each ended by ``end``; no line begins with what would be a bullet or a number."""
    return _every(r"([^\n]{70,90}?[^\s.:;!?\d]) (?=[a-zà-ỹ])", rf"\1{end}")


DEFECTS: dict[str, Callable[[str], str]] = {
    "no space behind a comma": _every(r"(?<=[^\W\d]), (?=[^\W\d])", ","),
    "a space before each sign": _every(r"(?<=\w)(?=[,;:.](?:\s|$))", " "),
    "a space before a decimal comma": _every(r"(?<=\d),(?=\d{1,2}\b)", " ,"),
    "spaces in brackets": _every(r"\((?=\w)", "( "),
    "no space before a bracket": _every(r"(?<=[a-zà-ỹ]{2}) \((?=[a-zà-ỹ]{2})", "("),
    "a year glued to its word": _every(r"\b(năm|tháng) (?=\d)", r"\1"),
    "words two spaces apart": _every(r"(?<=\S) (?=\S)", "  "),
    "some words two spaces apart": _every(r"(?<=\S) (?=\S)", "  ", 7),
    "bold numbers": _every(_QUANTITY, r"**\1**"),
    "tags around numbers": _every(_QUANTITY, r"<b>\1</b>"),
    "notes": _every(r"(?<=[a-zà-ỹ])(?=[.,;]\s)", "[1]", 5),
    "O for 0": _every(r"(?<=\d)0(?=\d)", "O"),
    "l for 1": _every(r"(?<=\d)1(?=\d)", "l"),
    "hard wraps": _wrapped("\n"),
    "hard wraps moved in": _wrapped("\n    "),
    "a blank line between all lines": lambda raw: _wrapped("\n")(raw).replace("\n", "\n\n"),
    "breaks as tags": _every(r"\n", "<br>\n"),
}


def _dates(period: dict[str, str] | None) -> str | None:
    return f"{period['start']}..{period['end']}" if period else None


def _rows(raw: str) -> list[tuple[object, ...]]:
    answer = read(raw)
    return [
        (row["name"], _dates(row["period"]), cell["measure"], str(cell["number"]), cell["unit"], cell["direction"])
        for row in answer["indicators"]
        for cell in row["observations"]
    ]


@pytest.mark.parametrize("defect", DEFECTS.values(), ids=DEFECTS.keys())
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_defect_changes_no_row(path: object, defect: Callable[[str], str]) -> None:
    raw = path.read_text(encoding="utf-8")  # type: ignore[attr-defined]
    whole, broken = _rows(raw), _rows(defect(raw))
    changed = [row for row in whole if row not in broken]
    assert len(changed) <= len(whole) // 50, changed  # a wrapped heading may go on otherwise


@pytest.mark.parametrize(
    ("raw", "norm"),
    [
        ("tăng 12 ,5% , đạt kế hoạch .", "tăng 12,5%, đạt kế hoạch."),
        ("xã Tân Lập,huyện Mộc Châu;tăng", "xã Tân Lập, huyện Mộc Châu; tăng"),
        ("đạt12,5 tấn năm2031", "đạt 12,5 tấn năm 2031"),
        ("8tháng, 12dự án", "8 tháng, 12 dự án"),
        ("khu A1, QL12D, COVID19, 30km2, m2, 500đ", "khu A1, QL12D, COVID19, 30km2, m2, 500đ"),
        ("xuất khẩu và xuấtkhẩu", "xuất khẩu và xuất khẩu"),
        ("Singapore, Vinamilk, Coteccons", "Singapore, Vinamilk, Coteccons"),
        ("1O5 hộ, 2O%", "105 hộ, 20%"),
        ("**BÁO CÁO** _Huế_", "BÁO CÁO Huế"),
        ("a<br>b <b>c</b>, <i>d</i>e", "a\nb c, d e"),
        ("3 < 5 và 7 > 2", "3 < 5 và 7 > 2"),
        ("theo Nghị quyết[1], mục (1) và [ghi chú]", "theo Nghị quyết, mục (1) và [ghi chú]"),
        ("có 12 345 người", "có 12345 người"),
        ("có 12 345 người và 1.200 hộ, 3.400 ha", "có 12 345 người và 1.200 hộ, 3.400 ha"),
        ("tháng 5 120 hộ", "tháng 5 120 hộ"),
        ("Lúa  120  345\nNgô  80  91", "Lúa  120  345\nNgô  80  91"),
        (
            "Xã  Lúa  Ngô  Sắn  Mía  Lạc  Chè\nTân Lập  12  13  14  15  16  17",
            "Xã  Lúa  Ngô  Sắn  Mía  Lạc  Chè\nTân Lập  12  13  14  15  16  17",
        ),
        ("12,5 và 12.345,6", "12,5 và 12.345,6"),
        ("các năm 2030, 2031", "các năm 2030, 2031"),
        ("🏭 Yêu cầu\n- Sở A: làm", "Yêu cầu\n- Sở A: làm"),
        ("🌾 Lúa: 5 ha\n🐄 Bò: 20 con\n\n🚧 Hạn chế", "• Lúa: 5 ha\n• Bò: 20 con\n\nHạn chế"),
        ("⚡️ 35 dự án 🎉", "35 dự án 🎉"),
    ],
)
def test_mends(raw: str, norm: str) -> None:
    assert align(raw).norm == norm


def test_a_mended_range_leads_back_to_what_was_sent() -> None:
    raw = "tổng thu<b> đạt</b> 12 ,5 tỷ đồng;tăng"
    text = align(raw)
    start = text.norm.index("12,5")
    assert text.slice(Span(start, start + len("12,5 tỷ đồng"))) == "12 ,5 tỷ đồng"
    assert text.words(Span(0, text.norm.index(" 12"))) == "tổng thu đạt"
    assert text.words(Span(text.norm.index("đồng"), len(text.norm))) == "đồng; tăng"


def test_a_clean_text_is_left_alone() -> None:
    for path in EXAMPLES:
        raw = path.read_text(encoding="utf-8")
        assert edits(raw) == [], path.name
