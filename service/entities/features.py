"""Rivers, roads, gates, works and sites: a class word and a name that form one name together.

"sông Mã", "Quốc lộ 6", "Cửa khẩu quốc tế Lao Bảo", "Khu di tích lịch sử Tân Trào". What follows a
comma goes on with the class when it is a bare name too: "đồi A1, C1, D1".
"""

from __future__ import annotations

import re

from service.entities.candidates import PlaceMention
from service.entities.compounds import compounds, whole_words_end
from service.entities.cover import Cover
from service.entities.names import CAPITAL, GAP, UPPER, spaced
from service.entities.place_candidates import after_surname, cancelled
from service.entities.scan import Hit, Scan
from service.lexicon.model import Lexicon
from service.text.span import Span

_NUMBER = r"\d{1,4}[A-ZĐ]?\b(?!/|[.,]\d)"
_RUN = rf"{CAPITAL}(?:{GAP}(?:{CAPITAL}|{_NUMBER})){{0,4}}+"
_GLUE = (
    r"(?:(?i:quốc gia)|Chiến thắng|lịch sử|văn hóa|văn hoá|liệt s[ĩỹ]|quốc gia|quốc tế|đặc biệt|chỉ huy|tập đoàn cứ điểm|cách mạng|tâm linh"
    r"|sinh thái|danh thắng|chính trị|hành chính|thiên nhiên|tỉnh|thành phố|huyện|số)"
)
_ROAD = spaced(rf"[ .]{{0,2}}(?:số )?(?:{_NUMBER}(?:-\d\b)?|{_RUN})")
_GATE = spaced(
    rf"{GAP}(?:(?:quốc tế|quốc gia|chính|phụ|song phương){GAP})?{_RUN}(?:{GAP}\([{UPPER}][^()\n]{{2,18}}\)(?={GAP}?-))?"
    rf"(?:(?:{GAP})?-(?:{GAP})?{_RUN}(?:{GAP}\([{UPPER}][^()\n]{{2,18}}\))?)?"
)
_SITE = spaced(
    rf"(?:{GAP}|,{GAP}(?={_GLUE}))(?:{_GLUE}(?:{GAP}|,{GAP}(?={_GLUE}))){{0,4}}{_RUN}(?:{GAP}{_GLUE}{GAP}{_RUN})?"
)
_PLAIN = spaced(rf"{GAP}(?:{_RUN}|{_NUMBER})(?:{GAP}- ?{_RUN})?")
_NATURAL = spaced(rf"{GAP}{_RUN}")
_ALSO = spaced(rf"(?:,|{GAP}và){GAP}(?P<name>(?:{_RUN}|[A-ZĐ]\d{{1,2}}))(?=[ ]{{0,2}}[,;.)]|{GAP}và\b)")
_PATTERNS = {
    "road": _ROAD,
    "border_gate": _GATE,
    "site": _SITE,
    "facility": _SITE,
    "water": _NATURAL,
    "relief": _NATURAL,
}
_PARTS = spaced(rf"{_RUN}")
_PERSON = spaced(rf"{CAPITAL}(?:{GAP}{CAPITAL}){{2,4}}")
_NO_NAMES = ("Mường",)
"""Words in capitals that follow a class word and name nothing: "bản Mường"."""
_LISTED = ("relief", "site")


def find_features(scan: Scan, known: list[PlaceMention], lexicon: Lexicon) -> list[PlaceMention]:
    """Mentions of natural features, roads, gates, works and sites, in text order."""
    named = Cover(place.span for place in known)
    countries = {place.span.start for place in known if place.kind == "country"}
    found: list[PlaceMention] = []
    end = 0
    for hit in scan.of("feature"):
        if hit.entry.row["level"] or hit.start < end or cancelled(scan, hit):
            continue
        if named.holds_point(hit.start) or _shouted(scan.text.norm, hit) or after_surname(scan, hit, lexicon):
            continue
        mentions = _named(scan, hit, known, countries, compounds(lexicon))
        if mentions:
            end = mentions[0].span.end
            found += mentions
    return found


def _named(
    scan: Scan, hit: Hit, known: list[PlaceMention], countries: set[int], words: frozenset[str]
) -> list[PlaceMention]:
    norm, kind = scan.text.norm, hit.entry.row["kind"]
    match = _PATTERNS.get(kind, _PLAIN).match(norm, hit.end)
    if match is None or scan.text.key.startswith("hồ chí minh", hit.start):
        return []
    end = whole_words_end(norm, match.start(), _before_person(scan, match), words)
    if (
        match[0].strip() in _NO_NAMES
        or match.start() + 1 in countries
        or (kind == "settlement" and _starts_with_digit(norm, match))
    ):
        return []
    if end <= match.start() or norm[match.start() : end].split()[-1][0].islower():
        return []
    start = hit.start if hit.entry.row["inside"] == "1" else match.start() + len(match[0]) - len(match[0].lstrip())
    found = [PlaceMention(Span(start, end), _canonical(norm[start:end]), kind, classed=True)]
    if kind == "border_gate" and " - " in match[0]:
        found += _ends(norm, match, known)
    if kind in _LISTED:
        found += _listed(norm, end, hit.entry.form, known, kind)
    return found


def _before_person(scan: Scan, match: re.Match[str]) -> int:
    """"Giám đốc Cảng X| Phan Văn Lâm": a person of three syllables is no part of the name."""
    for hit in scan.between("surname", match.start() + 2, match.end()):
        person = hit.entry.row["common"] == "0" and scan.text.norm[match.start() : hit.start].strip()
        if person and _PERSON.fullmatch(scan.text.norm, hit.start, match.end()):
            return match.start() + len(scan.text.norm[match.start() : hit.start].rstrip())
    return match.end()


def _shouted(norm: str, hit: Hit) -> bool:
    """In a line of capitals a name cannot be told from words: "ĐƯỜNG DÂY NÓNG"."""
    return norm[hit.start : hit.end].isupper() and not hit.entry.form.isupper()


def _starts_with_digit(norm: str, match: re.Match[str]) -> bool:
    return match[0].strip()[:1].isdigit()


def _canonical(name: str) -> str:
    """ "quốc lộ  6" -> "Quốc lộ 6"; "QL.6" -> "Quốc lộ 6"."""
    name = " ".join(name.split())
    name = re.sub(r"^QL[. ]{0,2}(?=\w)", "Quốc lộ ", name)
    name = re.sub(r"^(?:ĐT|TL)[. ]{0,2}(?=\d)", "Đường tỉnh ", name)
    return name[0].upper() + name[1:]


def _ends(norm: str, match: re.Match[str], known: list[PlaceMention]) -> list[PlaceMention]:
    """The two places that a gate joins: "lối mở A - B"."""
    taken = {place.span for place in known}
    spans = (Span(*part.span()) for part in _PARTS.finditer(norm, match.start(), match.end()))
    return [
        PlaceMention(span, norm[span.start : span.end], "settlement", classed=True)
        for span in spans
        if span not in taken and norm[span.start - 1] != "("
    ]


def _listed(norm: str, position: int, class_word: str, known: list[PlaceMention], kind: str) -> list[PlaceMention]:
    """Names that go on with the class: "đồi A1, C1"."""
    taken = {place.span.start for place in known}
    found = []
    while (match := _ALSO.match(norm, position)) and match.start("name") not in taken:
        name = match["name"] if match["name"][-1].isalpha() else _canonical(f"{class_word} {match['name']}")
        found.append(PlaceMention(Span(*match.span("name")), name, kind))
        position = match.end()
    return found
