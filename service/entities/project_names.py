"""How the name of a work goes on after its head word: the patterns, built from the word lists."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from service.entities.names import CAPITAL, GAP, UPPER, spaced, words
from service.lexicon.model import Lexicon

_PART = rf"(?:{CAPITAL}|\d{{1,3}}[A-Z]?\b(?![.,]\d|{GAP}(?:MW|ha|km|tỷ)))"
RUN = rf"{_PART}(?:{GAP}{_PART}){{0,6}}+"
_PHASE = rf"(?:,?{GAP}\(?(?:giai đoạn|GĐ|phân kỳ){GAP}(?:\d{{1,2}}|[IV]+)\b(?!/)(?:[ ]?\))?)?"
_STOPOVER = rf"(?:(?i:cửa khẩu|sân bay|cảng|thành phố|ngã ba)(?:{GAP}(?i:quốc tế))?{GAP})?{RUN}"
_TOKEN = r"[^\s,;.:()\"]+"


@dataclass(frozen=True, slots=True)
class ProjectNames:
    """``route``: "cao tốc| A - B, giai đoạn 1"; ``work``: "Nhà máy thủy điện| X"; ``named``: "dự án|
    Nâng cấp Quốc lộ 4D"; ``small``: "dự án| cấp nước xã X"; ``built``: the small words that name a
    project by themselves; ``several``: "các dự án| thủy điện A"; ``more``: ", B", " và C"."""

    route: re.Pattern[str]
    work: re.Pattern[str]
    named: re.Pattern[str]
    small: re.Pattern[str]
    built: re.Pattern[str]
    several: re.Pattern[str]
    more: re.Pattern[str]


@cache
def project_names(lexicon: Lexicon) -> ProjectNames:
    """The patterns of a lexicon; built once for each."""
    ends = lexicon.settings["name_ends"]
    end = rf"(?!{words(ends['project'])}\b|-{GAP}(?:[a-zà-ỹđ]|Ảnh))"
    unit = rf"(?:{GAP}(?:tỉnh|huyện|xã|thị xã){GAP}{RUN})?"
    body = rf"{_TOKEN}(?:{GAP}{end}{_TOKEN}){{0,24}}"
    two_verbs = rf"(?:{_TOKEN}(?:{GAP}{_TOKEN})?,{GAP}(?=[a-zđ]))?"
    where = rf"(?:,{GAP}(?:tỉnh|huyện|thành phố|thị xã|xã|đoạn|giai đoạn){GAP}{_TOKEN}(?:{GAP}{end}{_TOKEN}){{0,8}})?"
    return ProjectNames(
        route=spaced(
            rf"{GAP}(?:(?:Bắc|bắc){GAP}-{GAP}(?:Nam|nam)(?:{GAP}phía Đông)?"
            rf"|{_STOPOVER}(?:[ ]{{0,3}}-[ ]{{0,3}}{_STOPOVER}){{0,4}}){_PHASE}"
        ),
        work=spaced(
            rf"(?:{GAP}(?:số|quốc tế|quốc gia|tổng hợp|mở rộng))?{GAP}"
            rf"(?:\({RUN}\)|Hỗn hợp|{RUN}(?:[ ]{{0,3}}-{GAP}{RUN})?(?:{GAP}mở rộng\b)?){unit}{_PHASE}"
        ),
        named=spaced(
            rf"[ ]{{0,2}}:?{GAP}(?P<name>(?![{UPPER}]{{2,}}\b)(?=[{UPPER}]){two_verbs}{body}{where}{_PHASE})"
        ),
        small=spaced(
            rf"{GAP}(?P<name>(?!{words(ends['not_projects'])}\b(?!{GAP}xây dựng))"
            rf"{end}[a-zà-ỹđ]+(?:{GAP}{end}{_TOKEN}){{1,16}})"
        ),
        built=spaced(rf"{GAP}{words(ends['built'])}\b"),
        several=spaced(rf"{GAP}(?P<class>(?:[a-zà-ỹđ]+{GAP}){{0,4}})(?P<name>{RUN})(?=[ ]{{0,2}},|{GAP}và\b)"),
        more=spaced(
            rf"(?:,{GAP}(?![A-ZĐ]{{2,}}\b)(?P<name>{RUN})(?=[ ]{{0,2}}[,;.)]|{GAP}và\b|\n|$)|{GAP}và{GAP}(?P<last>{RUN}))"
        ),
    )
