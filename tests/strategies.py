"""Texts for the property tests: made-up reports, and anything at all."""

from __future__ import annotations

import unicodedata

from hypothesis import strategies as st

_PLACES = [
    "tỉnh Lào Cai",
    "huyện Phù Yên",
    "thành phố Huế",
    "xã Ea Tul",
    "phường Hòa Hiệp",
    "thị xã Kỳ Anh",
    "Đồng Tháp",
]
_PEOPLE = ["ông Trần Văn Bình", "bà Lê Thị Hoà", "đồng chí Nguyễn Quốc Thuỷ", "Phó Chủ tịch UBND tỉnh Vũ Thị Yến"]
_NAMES = [
    "Diện tích lúa mùa",
    "Tổng thu ngân sách",
    "sản lượng chè búp tươi",
    "Đàn trâu",
    "Số vụ tai nạn giao thông",
    "GRDP",
]
_UNITS = [
    "ha",
    "tấn",
    "tỷ đồng",
    "triệu USD",
    "%",
    "nghìn con",
    "lượt khách",
    "vụ",
    "km",
    "m²",
    "kWh",
    "hộ",
    "người",
    "",
]
_BASES = [
    "so với cùng kỳ",
    "so với tháng trước",
    "so với năm 2019",
    "kế hoạch năm",
    "dự toán",
    "so với cùng kì năm trước",
]
_TIMES = [
    "Tháng 8",
    "8 tháng đầu năm",
    "Đến ngày 31/8/2023",
    "Quý III/2024",
    "Năm 2022",
    "Giai đoạn 2016-2020",
    "Đến nay",
]
_MARKS = ["- ", "+ ", "• ", "1. ", "1.1. ", "a) ", "I. ", "Điều 2. ", "Thứ nhất, ", "", "", ""]
_ORDERS = ["yêu cầu", "đề nghị", "giao", "chỉ đạo", "kiến nghị", "cần", "phấn đấu"]
_ACTIONS = [
    "đẩy nhanh tiến độ giải ngân",
    "rà soát các dự án chậm",
    "hoàn thành trước ngày 30/9/2024",
    "báo cáo kết quả",
]
_JOINTS = [", ", "; ", ". ", " và ", ", trong đó ", ": ", " - ", "\n", " (", ") ", "…", "/", " ", ""]


@st.composite
def numbers(draw: st.DrawFn) -> str:
    """A number as people print it, mistakes included."""
    whole, part = draw(st.integers(0, 10**9)), draw(st.integers(0, 999))
    grouped = f"{whole:,}".replace(",", ".")
    forms = [str(whole), grouped, f"{grouped},{part}", f"{whole},{part}", f"{part}/{whole}", f"{part}-{whole}"]
    return draw(st.sampled_from([*forms, f"0{part % 10}", f"{grouped}."]))


@st.composite
def clauses(draw: st.DrawFn) -> str:
    """A piece of a sentence."""
    pick = st.sampled_from
    number, unit = draw(numbers()), draw(pick(_UNITS))
    space = draw(pick([" ", " ", "", "\u00a0"]))
    return draw(
        pick(
            [
                f"{draw(pick(_NAMES))} ước đạt {number}{space}{unit}",
                f"tăng {number}{space}{unit} {draw(pick(_BASES))}",
                f"giảm {number}% {draw(pick(_BASES))}",
                f"đạt {number}% {draw(pick(_BASES))}",
                f"{draw(pick(_TIMES))}, {draw(pick(_PLACES))} có {number}{space}{unit}",
                f"{draw(pick(_PEOPLE))} {draw(pick(_ORDERS))} {draw(pick(_PLACES))} {draw(pick(_ACTIONS))}",
                f"Quyết định số {number}/QĐ-UBND của UBND {draw(pick(_PLACES))}",
                draw(pick(_PEOPLE)) + ":",
            ]
        )
    )


@st.composite
def reports(draw: st.DrawFn) -> str:
    """Lines of clauses under markers and headings, with whatever joins them."""
    pieces = st.lists(st.tuples(clauses(), st.sampled_from(_JOINTS)), min_size=1, max_size=5)
    lines = draw(st.lists(st.tuples(st.sampled_from(_MARKS), pieces), min_size=1, max_size=6))
    end = draw(st.sampled_from(["\n", "\r\n", "\n\n"]))
    text = end.join(mark + "".join(clause + joint for clause, joint in line) for mark, line in lines)
    return draw(
        st.sampled_from([text, text, unicodedata.normalize("NFD", text), text.upper(), text.replace(" ", "  ")])
    )


_WIDE = ["🙂", "👨‍👩‍👧‍👦", "🇻🇳", "𝟗", "𠀋", "e\u0323\u0302", "\u0301", "\ufeff"]
"""More than one UTF-16 unit, byte or code point for what looks like one character."""


@st.composite
def littered(draw: st.DrawFn) -> str:
    """A report with such characters between its words, composed or not."""
    words = draw(reports()).split(" ")
    marks = draw(st.lists(st.sampled_from(["", "", "", *_WIDE]), min_size=len(words), max_size=len(words)))
    text = " ".join(word + mark for word, mark in zip(words, marks, strict=True))
    return unicodedata.normalize(draw(st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"])), text)


_ODD = "0123456789.,%/-–()[]{}:;\"'“” \t\n\r\u00a0\u00ad\u200b\ufeff\u0301\u0323\u0000🙂𝟗²½①٣ⅣĐđ"

anything = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=200),
    st.text(_ODD, max_size=200),
    st.lists(st.one_of(clauses(), st.text(_ODD, max_size=8)), max_size=8).map("".join),
)
