"""What typing, scanning or a web page did to a text, as no writer meant it and every reader overlooks it.

"tăng 12 ,5%", "xã Tân Lập ,huyện", "năm2023", "vớicùng kỳ", "1O5 hộ", "**1.200** tỷ", "<b>8%</b>", "đạt chuẩn[1],".
Each mend is an edit of the aligned text, never of the raw one: ``align`` keeps where every character comes from.
What could also be meant ("các quý 1, 2, 3", columns parted by spaces) stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from service.text.glue import glued_number, glued_unit, glued_words
from service.text.lazy import regex
from service.text.letters import LOWER, UPPER


class Edit(NamedTuple):
    """``text`` instead of ``[start, end)`` of the aligned text; with an empty range it is put in."""

    start: int
    end: int
    text: str


# the signs of Markdown around words: "**BÁO CÁO** **THÁNG 5**", "_Huế, ngày 5/3_"
_BOLD = regex(r"\*\*(?:(?=[^\s*])|(?<=[^\s*]\*\*)(?!\*))")
_ITALIC = regex(r"(?<![\w_])_(?=[^\W_])[^_\n]{1,300}(?<=[^\s_])_(?![\w_])")
_TAG = regex(
    r"(?i:<(?:(?P<line>br|/?(?:p|div|li|tr|h[1-6]))|/?(?:a|b|i|u|em|strong|span|font|sup|sub|ul|ol|table|tbody|td|th))"
    r"(?:\s[^<>\n]{0,300})?/?>)"
)
_ENTITY = regex(r"&(nbsp|amp|quot|lt|gt|#160|#39);")
_ENTITIES = {"nbsp": " ", "amp": "&", "quot": '"', "lt": "<", "gt": ">", "#160": " ", "#39": "'"}
_NOTE = regex(r"\[\d{1,3}\]|\(\d{1,2}\)(?=\s?[,.;:])")
_POWER = regex(r"m\s{0,2}\[[ \t]?([23])[ \t]?\]")
_LENGTH = regex(r"(?<![^\W\d_])[kcd]?m$")
_BEHIND_SPACE = regex(r"[,;:.!?)](?<= .)(?=\s|$|[,;.:])")
_BEHIND_BRACKET = regex(r"\( {1,2}(?=\S)")
_SIGN = regex(r"[,;](?=[^\W_])")
_BRACKET = regex(rf"\((?=[{LOWER}{UPPER}]{{2}})|\)(?=[{LOWER}]{{2}})")
_FULL_STOP = regex(rf"\.(?=[{UPPER}][{LOWER}]{{1,6}} )")
# a small picture in front of a line: "🏭 Yêu cầu với dự án"; one in front of each line marks items
_PICTURE = regex(r"(?<![^\n])[ \t]*((?:[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff] {0,3}){1,3})(?=[^\W_])")
_LINE = regex(r"[^\n]+")
_GAP = regex(r"(?<=\S) {2,3}(?=\S)")
# a wrapped line that goes on below, moved in: not a table's row
_MOVED_IN = regex(rf"(?<=[^\s.:;!?])[ \t]{{0,3}}\n([ \t]{{2,60}})(?=[{LOWER}(\d][^\n]*)(?![^\n]*(?:  |\t))")
_ENDS_WORD = frozenset("%)\"'")
_NEXT_LINE = 2  # parts of what stands between two pictures, parted by line ends
_FEWEST_PAIRS, _FEWEST_IN_SENTENCE = 10, 4

_LEAD = regex(
    r"(?<![^\W\d_])(?i:tăng|giảm|đạt|bằng|chiếm|khoảng|gần|hơn|trên|còn|là|lên|xuống|được|gấp|ước|có|thêm|cử|và)"
    r" \d{0,2}$"
)
_UNIT = r"(?:%|(?:tỷ|tỉ|triệu|nghìn|ngàn|tấn|ha|lần|km|MW|m2|m3|điểm)\b)"
# "12 ,5%", "9 .709 hộ"; behind a verb also "tăng 12, 5%", "đạt 9. 709,5 tỷ đồng"
_SPLIT = regex(r"\d( )(?=,\d{1,3}(?!\d)|\.\d{3}(?!\d))")
_SPLIT_BEHIND = regex(
    rf"\d(?:,(?P<decimal> )(?=\d{{1,2}}\s?{_UNIT})|\.(?P<group> )(?=\d{{3}}(?:,\d|\s?{_UNIT}| [{LOWER}])))"
)
# "có 12 345 người" where no number of the text is grouped otherwise
_GROUP = regex(r"[1-9]\d{0,2}( )\d{3}(?=\s?[^\W\d_]|[,.;:)]?(?:\s|$)|\s?/)(?!\s?\d)")
_NUMBERED = frozenset(
    {
        *("tháng", "quý", "ngày", "năm", "số", "thứ", "điều", "khoản", "khóa", "khoá", "lớp", "tổ", "khu", "phường"),
        *("quận", "cấp", "hạng", "loại", "nhóm", "đoạn", "đợt", "kỳ", "kì", "lần"),
    }
)
_LONGEST_WORD = 9
_GROUPED = regex(r"\d\.\d{3}(?!\d)")
# letters for digits: "1O5 hộ", "2O%", "l2,5 tỷ đồng"
_ZERO = regex(r"\d[.,]?([Oo]+)(?=\d|%|[.,]\d)")
_ONE = regex(r"\d([lI]+)(?=\d|%|[.,]\d)")
_FIRST_ONE = regex(r"(l)(?=\d{1,2}(?:[.,]\d|\s?%))(?<![\w.,/+-]l)")


def edits(norm: str) -> list[Edit]:
    """All mends of ``norm``, in text order, none touching another."""
    found = sorted((edit for step in _STEPS for edit in step(norm)), key=lambda edit: (edit.start, -edit.end))
    kept: list[Edit] = []
    for edit in found:
        if not kept or edit.start > kept[-1].end or (edit.start == kept[-1].end and edit.start < edit.end):
            kept.append(edit)
    return kept


def _markup(norm: str) -> Iterator[Edit]:
    if "**" in norm:
        for sign in _BOLD.finditer(norm):
            yield _left_out(norm, *sign.span())
    if "_" in norm:
        for pair in _ITALIC.finditer(norm):
            yield Edit(pair.start(), pair.start() + 1, "")
            yield Edit(pair.end() - 1, pair.end(), "")
    if "<" in norm:
        for tag in _TAG.finditer(norm):
            yield Edit(*tag.span(), "\n") if tag["line"] else _left_out(norm, *tag.span())
    if "&" in norm:
        for entity in _ENTITY.finditer(norm):
            yield Edit(*entity.span(), _ENTITIES[entity[1]])


def _pictures(norm: str) -> Iterator[Edit]:
    found = list(_PICTURE.finditer(norm)) if not norm.isascii() else []
    for index, picture in enumerate(found):
        beside = [*found[max(0, index - 1) : index], *found[index + 1 : index + 2]]
        lines = (norm[min(a.end(), picture.end()) : max(a.start(), picture.start())] for a in beside)
        yield Edit(*picture.span(1), "• " if any(len(line.split("\n")) == _NEXT_LINE for line in lines) else "")


def _left_out(norm: str, start: int, end: int) -> Edit:
    """A sign between two words parts them: "<b>Thu</b>ngân sách"."""
    return Edit(start, end, " " if norm[start - 1 : start].isalnum() and norm[end : end + 1].isalnum() else "")


def _notes(norm: str) -> Iterator[Edit]:
    for power in _POWER.finditer(norm):  # "1.717 nghìn m [3]": what was raised on the page
        if _LENGTH.search(norm, max(0, power.start() - _LONGEST_WORD), power.start() + 1):
            yield Edit(power.start() + 1, power.end(), power[1])
    for note in _NOTE.finditer(norm):
        before = norm[note.start() - 1 : note.start()] if note.start() else "\n"
        if before.isalpha() or before in _ENDS_WORD or (before == " " and norm[note.start()] == "["):
            yield Edit(*note.span(), "")


def _spaces(norm: str) -> Iterator[Edit]:
    for sign in _BEHIND_SPACE.finditer(norm):
        word = norm[max(0, sign.start() - 3) : sign.start()].rstrip(" ")
        if word and (word[-1].isalnum() or word[-1] in _ENDS_WORD):
            yield Edit(max(0, sign.start() - 3) + len(word), sign.start(), "")
    for bracket in _BEHIND_BRACKET.finditer(norm):
        yield Edit(bracket.start() + 1, bracket.end(), "")
    for line in _MOVED_IN.finditer(norm) if "\n  " in norm or "\n\t" in norm else ():
        yield Edit(*line.span(1), "")
    if "  " in norm:
        yield from _pairs(norm)


def _pairs(norm: str) -> Iterator[Edit]:
    """Where words stand two spaces apart in running text, they do so everywhere but in tables."""
    lines = [(line[0], list(_GAP.finditer(norm, *line.span()))) for line in _LINE.finditer(norm) if "  " in line[0]]
    if any(_is_prose(norm, line, gaps) and _is_paired(line, gaps) for line, gaps in lines):
        for line, gaps in lines:
            if _is_paired(line, gaps):
                yield from (Edit(*gap.span(), " ") for gap in gaps)


def _is_prose(norm: str, line: str, gaps: list[re.Match[str]]) -> bool:
    """Words two spaces apart that end as a sentence does, or too many to be the heads of columns of one word each."""
    words = sum(norm[gap.start() - 1].isalpha() and norm[gap.end()].isalpha() for gap in gaps)
    return words >= (_FEWEST_IN_SENTENCE if line.rstrip()[-1:] in (".", ";", ":", "!", "?") else _FEWEST_PAIRS)


def _is_paired(line: str, gaps: list[re.Match[str]]) -> bool:
    return 2 * len(gaps) >= len(line.split()) and "|" not in line and "   " not in line.strip()


def _missing_spaces(norm: str) -> Iterator[Edit]:
    for sign in _SIGN.finditer(norm):
        before, behind = norm[sign.start() - 1 : sign.start()], norm[sign.end()]
        if before.isalpha() or before in _ENDS_WORD or (before.isdigit() and (behind.isalpha() or sign[0] == ";")):
            yield Edit(sign.end(), sign.end(), " ")
    for bracket in _BRACKET.finditer(norm):
        at = bracket.start() + (bracket[0] == ")")
        if bracket[0] == ")" or norm[max(0, at - 2) : at].isalpha():
            yield Edit(at, at, " ")
    for stop in _FULL_STOP.finditer(norm):
        before = norm[max(0, stop.start() - 2) : stop.start()]
        if (before.islower() and before.isalpha()) or before[-1:] in ("%", ")"):
            yield Edit(stop.end(), stop.end(), " ")
    for place in (*glued_number(norm), *glued_unit(norm), *glued_words(norm)):
        yield Edit(place, place, " ")


def _numbers(norm: str) -> Iterator[Edit]:
    for space in _SPLIT.finditer(norm):
        yield Edit(*space.span(1), "")
    for number in _SPLIT_BEHIND.finditer(norm):
        if _LEAD.search(norm, max(0, number.start() - _LONGEST_WORD), number.start()):
            yield Edit(*number.span(number.lastgroup or 0), "")
    for pattern, digit in ((_ZERO, "0"), (_ONE, "1"), (_FIRST_ONE, "1")):
        for letter in pattern.finditer(norm):
            yield Edit(*letter.span(1), digit * len(letter[1]))
    grouped = [number.span(1) for number in _GROUP.finditer(norm) if _is_count(norm, number.start())]
    if len(grouped) > len(_GROUPED.findall(norm)):
        for span in grouped:
            yield Edit(*span, "")


def _is_count(norm: str, start: int) -> bool:
    """Whether digits at ``start`` begin a number: "có 12 345 người", not "tháng 5 125 doanh nghiệp"."""
    before = norm[max(0, start - _LONGEST_WORD) : start].rstrip(" ")
    if not before or not (before[-1].isalpha() or before[-1] in ":(),;/"):
        return False
    return not (before[-1] == "," and before[-2:-1].isdigit()) and before.split()[-1].lower() not in _NUMBERED


_STEPS = (_markup, _pictures, _notes, _spaces, _missing_spaces, _numbers)
