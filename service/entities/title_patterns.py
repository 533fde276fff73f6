"""How the titles of unnumbered documents go on, as patterns built from the word lists."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from service.entities.names import CAPITAL, UPPER, spaced, words
from service.lexicon.model import Lexicon
from service.text.fold import key

_YEARS = r"\d{4}[ ]{0,3}-[ ]{0,3}\d{4}"
_CLOSING = (
    rf"(?:,? (?:trên địa bàn (?:tỉnh|thành phố|huyện)(?: {CAPITAL})*|(?:giai đoạn|thời kỳ|nhiệm kỳ) {_YEARS}"
    r"|(?:định hướng|tầm nhìn)(?: đến)?(?: năm)? \d{4}|đến năm \d{4}"
    r"|(?:5 )?năm \d{4}(?:[ ]{0,3}-[ ]{0,3}\d{4})?|thời kỳ \d{4}))+"
)
_GENERAL = r"(?i:và|công tác|quý|tháng|tuần|vốn|chưa|giai đoạn|năm)"
_ORDINARY = r"[^.;:\n\"(]"
_SIMPLE = r"[^.,;:\n\"()]"


@dataclass(frozen=True, slots=True)
class TitlePatterns:
    """One pattern for each way in which a title goes on after its type word."""

    known_law: re.Pattern[str]
    law: re.Pattern[str]
    congress: re.Pattern[str]
    of_body: re.Pattern[str]
    national: re.Pattern[str]
    programme: re.Pattern[str]
    planning: re.Pattern[str]
    treaty: re.Pattern[str]
    plan: re.Pattern[str]
    second: re.Pattern[str]
    rules: re.Pattern[str]


CENTRAL = spaced(
    r" (?P<formal>Hội nghị )?(?:lần thứ \w+ )?(?:Ban Chấp hành )?(?:Trung ương|TW|TƯ)(?: Đảng)?(?: \d{1,2})?[ ]{0,3}"
    r"(?:lần thứ \w+ )?\(?(?:khóa|khoá) [XVI]+\)?"
    r"(?(formal)(?: về (?P<s>\w+) \w+(?:, (?P=s) \w+)+)?)"
)
"""Resolution of a plenum: "Nghị quyết| Trung ương 5 khóa XII", "… về nông nghiệp, nông dân, nông thôn"."""
PLENUM = spaced(r" (?:Trung ương|TW|TƯ) \d{1,2}\b(?![/.,]\d)")
"""The same by its number alone: "Nghị quyết| Trung ương 6"."""
MEMO = spaced(r" (?:về|giữa|hợp tác|Hội nghị) [^.;:\n\"]{6,140}?(?=[.;:\n\"]| (?:và (?:Kế|Biên|Thỏa)|sớm|đã|được))")
"""Memorandum, minutes: "Biên bản ghi nhớ| giữa tỉnh A và tỉnh B"."""
QUOTED = spaced(r'[ ]{0,3}(?P<title>"[^"\n]{4,160}")')
CLOSING = spaced(_CLOSING)
"""What closes a long title: "… giai đoạn 2021-2025, tầm nhìn đến năm 2030"."""
UNIT_CLOSING = spaced(rf" (?:tỉnh|thành phố)(?: {CAPITAL})+{_CLOSING}")
LAW_TAIL = spaced(r" (?:\((?:sửa đổi|bổ sung|sửa đổi, bổ sung)\)|sửa đổi|(?:năm )?(?:19|20)\d\d\b)")
AND_OTHER = spaced(r" (?:và (?=Luật|Nghị|các|Bộ|Pháp|Thông|Quyết)|\d)")
NATIONAL = spaced(r" (?:mục tiêu quốc gia|MTQG)", re.IGNORECASE)


@cache
def title_patterns(lexicon: Lexicon) -> TitlePatterns:
    """The patterns of a lexicon; built once for each."""
    lists = lexicon.settings["name_ends"]
    stop = words(lists["document"])
    laws = words(key(row["title"]) for row in lexicon.table("laws"))
    word = rf"(?!{stop}\b|năm\b|số\b)\w+"
    return TitlePatterns(
        known_law=spaced(rf" {laws}(?!\w)"),
        law=spaced(
            rf" (?!Bộ|Chính phủ)[{UPPER}]\w*(?: {word}){{0,9}}"
            rf"(?:, (?=chống|chế biến|sử dụng|cơ cấu|tạm|quá|thể dục)\w+(?: {word}){{0,5}})?"
        ),
        congress=spaced(
            rf" (?:(?i:đại hội)|ĐHĐB|ĐHĐBTQ|ĐH)"
            rf"(?: (?i:{words(lists['congress'])}\b|\d{{1,2}}\b(?!/))| (?:[XVI]+\b|{_YEARS}|{CAPITAL})"
            r"| \([A-ZĐ]{2,8}\)"
            rf"|,(?= nhiệm kỳ))+(?: của Đảng)?"
        ),
        of_body=spaced(rf" của {words(lists['resolving_bodies'])}{_ORDINARY}{{0,40}}? về {_ORDINARY}{{6,200}}"),
        national=spaced(
            rf" (?:mục tiêu quốc gia|MTQG)(?: (?:về )?{words(lists['national_programmes'])}(?: giai đoạn {_YEARS})?)?",
            re.IGNORECASE,
        ),
        programme=spaced(
            rf" {words(lists['national_programmes'])}(?= (?:là|đã|được|của|trên địa bàn|giai đoạn|tại|ở|năm)\b)"
        ),
        planning=spaced(
            rf" (?:điện (?:VIII|VII|VI)\b(?: điều chỉnh)?"
            rf"|(?:tổng thể|sử dụng đất|không gian biển) quốc gia\b(?:{_CLOSING})?"
            rf"|(?i:{words(lists['plannings'])}){_ORDINARY}{{3,140}}?{_CLOSING}"
            rf"|(?:tỉnh|thành phố|vùng|Thủ đô)(?: {CAPITAL})+(?:{_CLOSING})?"
            rf"|(?:tỉnh|thành phố)(?:,? (?:thời kỳ|giai đoạn) {_YEARS})(?:{_CLOSING})?)"
        ),
        treaty=spaced(rf" (?:(?i:{words(lists['treaties'])}){_SIMPLE}{{0,80}}|[A-Z]{{3,8}})(?: ?\([A-Z]{{3,8}}\))?"),
        plan=spaced(
            rf" (?P<body>(?!{stop}\b|{_GENERAL}\b|hành động\b(?! hợp)){_ORDINARY}{{3,220}}?)"
            rf"(?=[.;:\n\"(]|, | {stop} |$)"
        ),
        rules=spaced(
            rf" (?:{words(lists['ruled'])})\b{_ORDINARY}{{0,140}}?"
            rf"(?=[.;:\n\"(]|, (?!nhiệm kỳ|khóa|khoá)| (?:ngày|số|kèm|do|được|đã|tại|theo|ban hành|quy định)\b|$)"
        ),
        second=spaced(rf", {_SIMPLE}{{3,120}}?(?=[.,;:\n\"(]| {stop} |$)"),
    )
