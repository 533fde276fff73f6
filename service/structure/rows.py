"""Physical lines, before anything is decided about them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from service.structure.markers import Marker, read_marker
from service.structure.model import LineKind
from service.text.lazy import regex
from service.text.letters import LOWER, UPPER

_LINE = regex(r"[^\n]+")
# Where an item begins in the middle of a line, in a text that has lost its line ends: after the end of
# a sentence or clause, a marker that no sentence begins with; or behind a gap.
_ITEM_INSIDE = regex(
    rf"""[.;:!?…]\s+(?=
        [-+•]\s+[{UPPER}\d]
      | (?:\d{{1,2}}\.){{1,4}}\s+[{UPPER}]
      | [IVX]{{1,5}}[./]\s+[{UPPER}]
      | [a-eđ]\)\s*[^\W\d_]
      | \(\d{{1,2}}\)\s*[{UPPER}]
      | Thứ\s+(?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)\s*[,:]
      | (?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười)\s+là[\s,:]
    ) | \s{{3,}}(?=[{UPPER}\d"•+-])""",
    re.VERBOSE,
)
_MARKUP = regex(r"(?:#{1,6}\s+)?(?:\*\*(?=[^\s*]))?")
# "I. Về kinh tế 1. Nông nghiệp": a heading without a sentence's end before the next marker
_NUMBER = r"(?:[IVX]{1,5}[./]|(?:\d{1,2}\.){1,4}|[a-eđ]\))"
_HEADING_INSIDE = regex(rf"({_NUMBER}\s+[{UPPER}][^.;:!?\d]{{2,100}}?)\s+(?={_NUMBER}\s+[{UPPER}])")
# Where a line ended that has no full stop, a title or a heading: behind a small letter a capital begins what only a
# sentence begins with. "… vững mạnh toàn diện | Trong kết quả chung", "2. Ngư nghiệp | Sản lượng tôm đạt"
_LOST_END = regex(
    rf"""\s+(?=•\s | Điều\s+\d{{1,2}}\.\s)
      | (?<=(?:đồng|gười|.tấn|..ha|...%))\s+(?=[-+]\s+[{UPPER}] | [a-eđ]\.\s+[{UPPER}\d])
      | (?<=[{LOWER}\d%)"'])\s+(?=
            (?:Trong|Theo|Nhằm|Để|Với|Sau|Qua|Trên|Hiện|Nhờ|Mặc\s+dù|Ngoài|Cùng\s+với|Đối\s+với|Về|Bên\s+cạnh|
               Tính\s+đến|Đến\s+(?:nay|hết|ngày|cuối)|Lũy\s+kế|Ước(?:\s+tính)?|
               Dự\s+ước|Căn\s+cứ|Thời\s+gian\s+đăng|Họp\s+báo|Thực\s+hiện|Cập\s+nhật|Ngày\s+\d|Tháng\s+\d|
               (?:Sáng|Chiều|Trưa|Tối)\s+(?:\d|ngày|nay)|Năm\s+\d{{4}}|Quý\s+[IV\d]|
               Tổng\s+(?:thu|chi|số|diện|sản|giá|vốn|nguồn|kim|mức|đàn|dư)|Diện\s+tích|Sản\s+lượng|Tỷ\s+lệ|Giá\s+trị|
               Kim\s+ngạch|Doanh\s+thu|Tình\s+hình|Báo\s+cáo|Kết\s+quả|Thu\s+ngân\s+sách|
               Toàn\s+(?:tỉnh|huyện|thành))\s
          | Thứ\s+(?:Hai|Ba|Tư|Năm|Sáu|Bảy),\s\d | Chủ\s+nhật,\s\d
          | (?:[A-Z]{{2,6}}|[A-Z]\w{{1,15}}\.(?:VN|vn))\s-\s(?=[{UPPER}])
        )""",
    re.VERBOSE,
)
# "II. CÔNG NGHIỆP - THƯƠNG MẠI | Giá trị sản xuất …": words in capitals before a sentence; "UBND TP Vinh" are none
_CAPITALS = regex(
    rf"(?<![^\W\d_])(?>[{UPPER}]{{2,}}(?:[ ,&/-]{{1,3}}[{UPPER}]{{2,}}){{1,20}})(?=\s{{1,3}}[{UPPER}][{LOWER}])"
)
_MARKED = regex(rf"(?=[^A-Z])[{UPPER}]")
_FEWEST_MARKED = 2
# What stands behind the last sentence, the author's name
_TAIL = regex(rf"[.!?…]\s+(?=[{UPPER}][^.;:!?…]*$)")
_LONGEST_TAIL = 60
_LONG = 1000


@dataclass(slots=True)
class Row:
    """A line that is not blank, without the white space around it. ``gap``: blank lines stand
    before it; ``content``: where the words after the marker begin."""

    start: int
    end: int
    content: int
    marker: Marker | None
    gap: bool
    kind: LineKind = "body"


def scan(norm: str) -> list[Row]:
    """The lines of ``norm`` that are not blank; one so long that it must be many is cut at its items."""
    rows: list[Row] = []
    previous_end = 0
    for match in _LINE.finditer(norm):
        line = match[0]
        stripped = line.strip()
        if not stripped:
            continue
        start = match.start() + len(line) - len(line.lstrip())
        end = start + len(stripped)
        if stripped[0] in "#*":
            start, end = _without_markup(norm, start, end)
        gap = bool(rows) and norm.count("\n", previous_end, start) > 1
        for part_start, part_end in _parts(norm, start, end):
            marker = read_marker(norm, part_start, part_end)
            rows.append(Row(part_start, part_end, marker.content if marker else part_start, marker, gap))
            gap = True
        previous_end = end
    return rows


def _without_markup(norm: str, start: int, end: int) -> tuple[int, int]:
    """The line inside "## …" and "**…**", where a page was converted to Markdown."""
    opening = _MARKUP.match(norm, start, end)
    if opening is None or opening.end() == start:
        return start, end
    bold = norm.endswith("**", opening.end(), end)
    return opening.end(), end - 2 if bold and end - 2 > opening.end() else end


def _parts(norm: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if end - start <= _LONG:
        yield start, end
        return
    endless = 2 * (end - start) > len(norm)  # the text is one line
    for cut in _ITEM_INSIDE.finditer(norm, start, end):
        yield from _headings(norm, start, cut.start() if cut[0].isspace() else cut.start() + 1, endless=endless)
        start = cut.end()
    tail = _TAIL.search(norm, max(start, end - _LONGEST_TAIL), end)
    yield from _headings(norm, start, tail.start() + 1 if tail else end, endless=endless)
    if tail:
        yield tail.end(), end


def _headings(norm: str, start: int, end: int, *, endless: bool) -> Iterator[tuple[int, int]]:
    """ "I. Về kinh tế 1. Nông nghiệp 1.1. Trồng trọt …": headings that follow each other at once; in an ``endless``
    line also what a title or a heading has lost its end before."""
    while (chain := _HEADING_INSIDE.match(norm, start, end)) is not None:
        yield start, chain.end(1)
        start = chain.end()
    for cut_start, cut_end in sorted(_lost_ends(norm, start, end)) if endless else ():
        if cut_start > start:
            yield start, cut_start
            start = cut_end
    yield start, end


def _lost_ends(norm: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for lost in _LOST_END.finditer(norm, start, end):
        yield lost.span()
    for capitals in _CAPITALS.finditer(norm, start, end):
        words = capitals[0].split()
        if sum(_MARKED.search(word) is not None for word in words) >= _FEWEST_MARKED:
            yield capitals.end(), capitals.end() + 1
