"""How the name of a work goes on after its head word: the patterns, built from the word lists."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from service.entities.names import CAPITAL, LOWER, UPPER, spaced, words
from service.lexicon.model import Lexicon

_PART = rf"(?:{CAPITAL}|\d{{1,3}}[A-Z]?\b(?![.,]\d| (?:MW|ha|km|tỷ)))"
RUN = rf"{_PART}(?>(?: {_PART}){{0,6}})"
_PHASE = r"(?:,? \(?(?:giai đoạn|GĐ|phân kỳ) (?:\d{1,2}|[IV]+)\b(?!/)(?:[ ]?\))?)?"
_STOPOVER = rf"(?:(?i:cửa khẩu|sân bay|cảng|thành phố|ngã ba)(?: (?i:quốc tế))? )?{RUN}"
_TOKEN = r"[^\s,;.:()\"]+(?:\.[^\s,;.:()\"]+)*"
_VOLTAGE = r"(?: \d{2,3}[ ]{0,3}kV)?(?: mạch \d)?"


@dataclass(frozen=True, slots=True)
class ProjectNames:
    """``route``: "cao tốc| A - B, giai đoạn 1"; ``next_route``: " và C - D"; ``work``: "Nhà máy thủy
    điện| X"; ``named``: "dự án| Nâng cấp Quốc lộ 4D"; ``small``: "dự án| cấp nước xã X"; ``path``: "đường ven biển|
    (giai đoạn 2)"; ``ring``: "vành đai| 4 - Vùng Thủ đô"; ``built``: the
    small words that name a project by themselves; ``several``: "các dự án| thủy điện A"; ``more``:
    ", B", " và C"; ``ends``: a word at which a name ends."""

    route: re.Pattern[str]
    next_route: re.Pattern[str]
    work: re.Pattern[str]
    named: re.Pattern[str]
    small: re.Pattern[str]
    path: re.Pattern[str]
    ring: re.Pattern[str]
    built: re.Pattern[str]
    several: re.Pattern[str]
    more: re.Pattern[str]
    ends: re.Pattern[str]


@cache
def project_names(lexicon: Lexicon) -> ProjectNames:
    """The patterns of a lexicon; built once for each."""
    ends = lexicon.settings["name_ends"]
    bills = r"(?:Luật|Bộ luật|Pháp lệnh|Nghị quyết|Nghị định)"
    other = rf"và {words(ends['other_works'])}\b"
    end = rf"(?:(?=bằng sông )|(?!{words(ends['project'])}\b|{other}|từ (?![{UPPER}\d])|- (?:[a-zà-ỹđ]|Ảnh)))"
    unit = rf"(?: (?:tỉnh|huyện|xã|thị xã) {RUN})?"
    body = rf"{_TOKEN}(?: {end}{_TOKEN}){{0,24}}"
    proper = r"(?![A-ZĐ]{2,}\b)"
    verb = rf"[{LOWER}]+(?: [{LOWER}]+){{0,2}}"
    two_verbs = (
        rf"(?:{_TOKEN}(?: {_TOKEN})?, (?=[a-zđ])"
        rf"|{_TOKEN}(?: [{LOWER}]+){{0,3}}(?:, {verb}){{1,4}} và (?=[a-zđ]))?"
    )
    where = rf"(?:, (?:tỉnh|huyện|thành phố|thị xã|xã|đoạn|giai đoạn) {_TOKEN}(?: {end}{_TOKEN}){{0,8}})?"
    return ProjectNames(
        route=spaced(
            rf"{_VOLTAGE} (?:(?:Bắc|bắc) - (?:Nam|nam)(?: phía [Đđ]ông)?(?:,? đoạn {RUN}[ ]{{0,3}}-[ ]{{0,3}}{RUN})?"
            rf"|{_STOPOVER}(?:[ ]{{0,3}}-[ ]{{0,3}}{_STOPOVER}){{0,4}}){_PHASE}"
        ),
        next_route=spaced(rf"(?:,| và) (?P<name>{_STOPOVER}[ ]{{0,3}}-[ ]{{0,3}}{_STOPOVER}{_PHASE})"),
        work=spaced(
            rf"{_VOLTAGE}(?: (?:số|quốc tế|quốc gia|tổng hợp|mở rộng))? "
            rf"(?:\([A-ZĐ]{{2,5}}\) )?(?:\((?![A-ZĐ]{{2,5}}\)){RUN}\)|Hỗn hợp|"
            rf"{RUN}(?:[ ]{{0,3}}- {RUN})?(?: mở rộng\b)?){unit}{_PHASE}"
        ),
        named=spaced(
            rf"[ ]{{0,2}}:? (?P<name>(?![{UPPER}]{{2,}}\b|{bills}\b)(?=[{UPPER}]){two_verbs}{body}{where}{_PHASE})"
        ),
        small=spaced(
            rf" (?P<name>(?!{words(ends['not_projects'])}\b(?! xây dựng))"
            rf"(?:[{LOWER}]+(?: [{LOWER}]+)?, (?=[{LOWER}]))?{end}[{LOWER}]+(?: {end}{_TOKEN}){{1,16}}{_PHASE})"
        ),
        path=spaced(
            rf"(?: (?:tỉnh|thành phố) {RUN}|(?: đoạn)?(?: {_STOPOVER}[ ]{{0,3}}-[ ]{{0,3}}{_STOPOVER}))?(?:{_PHASE})"
            rf"(?<![{LOWER}])"
        ),
        ring=spaced(rf" (?:{RUN}|phía {RUN})(?:(?: -)? (?:[Vv]ùng|TP\.?|thành phố|tỉnh) (?:Thủ đô|{RUN}))?{_PHASE}"),
        built=spaced(rf" {words(ends['built'])}\b"),
        ends=spaced(rf"\b{words(ends['project'])}\b"),
        several=spaced(rf" (?P<class>(?:[a-zà-ỹđ]+ ){{0,4}})(?P<name>{RUN})(?=[ ]{{0,2}},| và\b)"),
        more=spaced(rf"(?:, {proper}(?P<name>{RUN})(?=[ ]{{0,2}}[,;.)]| và\b|\n|$)| và {proper}(?P<last>{RUN}))"),
    )
