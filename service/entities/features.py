"""Rivers, roads, gates, works and sites: a class word and a name that form one name together.

"sông Mã", "Quốc lộ 6", "Cửa khẩu quốc tế Lao Bảo", "Khu di tích lịch sử Tân Trào". What follows a
comma goes on with the class when it is a bare name too: "đồi A1, C1, D1".
"""

from __future__ import annotations

import re
from functools import cache

from service.entities.candidates import PlaceMention
from service.entities.compounds import compounds, whole_words_end
from service.entities.cover import Cover
from service.entities.names import CAPITAL, UPPER, spaced, words
from service.entities.place_candidates import after_surname, cancelled
from service.entities.scan import Hit, Scan
from service.entities.vocabulary import Role
from service.lexicon.model import Lexicon
from service.text.finder import TEXTS, Finder
from service.text.lazy import regex
from service.text.span import Span

_NUMBER = r"\d{1,4}[A-ZĐ]?\b(?!/|[.,]\d)"
_RUN = rf"{CAPITAL}(?>(?: (?:{CAPITAL}|{_NUMBER})){{0,4}})"
_JOIN = rf"[ ]{{0,3}}-[ ]{{0,3}}{CAPITAL}(?: {CAPITAL}){{1,2}}(?![ ]?-| [{UPPER}])"
"""What a river or a street is named after too: "sông Vu Gia| - Thu Bồn"."""
_COUNTRY = rf"(?: \([{UPPER}][^()\n]{{2,18}}\))"
_ROAD = spaced(rf"(?:(?<=[A-ZĐ])[ .]{{1,2}}| )(?:số )?(?:{_NUMBER}(?:-\d\b)?|{_RUN})(?P<joined>{_JOIN})?")
_NUMBERED_ROAD = spaced(rf"[ .]{{0,2}}(?:số )?{_NUMBER}(?:-\d\b)?")
_RING = spaced(rf" (?:{_NUMBER}|[IVX]+\b|phía {CAPITAL}(?: {CAPITAL})?|{_RUN})(?:(?: -)? [Vv]ùng (?:Thủ đô|{_RUN}))?")
_GATE = spaced(
    rf" (?:(?:quốc tế|quốc gia|chính|phụ|song phương) )?{_RUN}(?:{_COUNTRY}(?=[ ]{{0,3}}-))?"
    rf"(?:[ ]{{0,3}}-[ ]{{0,3}}{_RUN}{_COUNTRY}?)?"
)
_NATURAL = spaced(rf" {_RUN}(?P<joined>{_JOIN})?")
_PLAIN = spaced(rf" (?:{_RUN}|{_NUMBER})(?: -[ ]{{0,3}}{_RUN})?")
_PATTERNS = {"road": _ROAD, "border_gate": _GATE, "water": _NATURAL, "relief": _NATURAL}
_SITES = ("site", "facility")
_LISTED = ("relief", "site")
_OTHERS: tuple[Role, ...] = ("head", "organization", "title", "surname")
_BODIES: tuple[Role, ...] = ("head", "organization", "title")
_MANY = spaced(r"\b(?:[Cc]ác|những|\d{1,2}) $")
_ALSO = spaced(rf"(?:,| và) (?P<name>(?:{_RUN}|[A-ZĐ]\d{{1,2}}))(?P<closed>(?=[ ]{{0,2}}[,;.()]| và\b))?")
_COUNTED_END = spaced(r" \d{1,4}$")
_UNIT_NEXT = spaced(r" (?:triệu|nghìn|tỷ|ha|km|m2|tấn|người|khách|hành khách|lượt|MW|tầng|giường|%)\b|[.,]\d| ?%")
"""What follows a figure, which then is no part of the name: "sân bay Đà Nẵng| 25 triệu khách"."""
_JOINED_ENDS = spaced(_RUN)
_PERSON = spaced(rf"{CAPITAL}(?: {CAPITAL}){{2,4}}")
_ABBREVIATED_ROADS = (
    (spaced(r"^QL[. ]{0,2}(?=\w)"), "Quốc lộ "),
    (spaced(r"^(?:ĐT|TL)[. ]{0,2}(?=\d)"), "Đường tỉnh "),
    (spaced(r"^ĐH[. ]{0,2}(?=\d)"), "Đường huyện "),
    (spaced(r"^HL[. ]{0,2}(?=\d)"), "Hương lộ "),
)
_DASH = regex(r" +- *| *- +")
_GLUED_ROAD = Finder(regex(r"(?<!\w)(?:QL|ĐT|TL|HL|ĐH)\.?\d{1,3}[A-ZĐ]?(?![\w/])"), TEXTS)
_NAMED_HO = spaced(r"Hồ (?:Chí|Văn|Thị|Đức|Sỹ|Sĩ|Quang|Ngọc|Quốc|Hữu|Đình|Tấn|Viết|Phi|Nghĩa)\b|HỒ CHÍ MINH")
"""A surname that is a lake's class word too."""
_NO_NAMES = ("Mường",)
"""Words in capitals that follow a class word and name nothing: "bản Mường"."""


_SO_MANY = regex(r"(?<![\d./:-])\d{1,2}\s{1,2}$")


@cache
def _site(lexicon: Lexicon) -> re.Pattern[str]:
    """A site's name may hold small words before its capitals: "Bảo tàng lịch sử| X"."""
    glue = rf"(?i:{words(lexicon.settings['name_ends']['site_glue'])})"
    return spaced(
        rf"(?: \([A-ZĐ]{{2,5}}\))?(?: |, (?={glue}))(?:{glue}(?: |, (?={glue}))){{0,4}}{_RUN}(?: {glue} {_RUN})?"
        rf"(?P<joined>{_JOIN})?"
    )


def find_features(scan: Scan, known: list[PlaceMention], lexicon: Lexicon) -> list[PlaceMention]:
    """Mentions of natural features, roads, gates, works and sites, in text order."""
    return _Features(scan, known, lexicon).read()


class _Features:
    """Reads the features of one text; ``known`` are its units, countries and regions."""

    def __init__(self, scan: Scan, known: list[PlaceMention], lexicon: Lexicon) -> None:
        self.scan = scan
        self.norm = scan.text.norm
        self.lexicon = lexicon
        self.named = Cover(place.span for place in known)
        self.taken = {place.span.start for place in known}
        self.heads = {hit.start for role in _OTHERS for hit in scan.of(role)}
        self.bodies = {hit.start for role in _BODIES for hit in scan.of(role)}
        self.large = {place.span.start for place in known if place.kind in ("province", "country", "region")}
        self.countries = {place.span.start for place in known if place.kind == "country"}

    def read(self) -> list[PlaceMention]:
        found: list[PlaceMention] = []
        end = 0
        for hit in self.scan.of("feature"):
            if hit.entry.row["level"] or hit.start < end or self._is_none(hit):
                continue
            mentions = self._mentions(hit)
            if mentions:
                end = max(mention.span.end for mention in mentions)
                found += mentions
        covered = Cover(mention.span for mention in found)
        found += [road for road in self._glued_roads() if not covered.holds_point(road.span.start)]
        return sorted(found, key=lambda mention: (mention.span.start, -mention.span.end))

    def _glued_roads(self) -> list[PlaceMention]:
        """ "QL1A", "ĐT741": abbreviation and number are one word."""
        return [
            PlaceMention(Span(*match.span()), _canonical(match[0]), "road", classed=True)
            for match in _GLUED_ROAD.finditer(self.norm)
        ]

    def _is_none(self, hit: Hit) -> bool:
        """Whether a class word is part of something else: "nhu cầu", "thành phố Sông Công", "ĐƯỜNG DÂY NÓNG",
        "Nguyễn Đình Thảo", "Hồ Chí Minh"."""
        shouted = self.norm[hit.start : hit.end].isupper() and not hit.entry.form.isupper()
        part = self.named.holds_point(hit.start) or bool(_NAMED_HO.match(self.norm, hit.start))
        return shouted or part or cancelled(self.scan, hit) or after_surname(self.scan, hit, self.lexicon)

    def _mentions(self, hit: Hit) -> list[PlaceMention]:
        """The feature, and what its name joins or lists."""
        kind = hit.entry.row["kind"]
        pattern = _site(self.lexicon) if kind in _SITES else _PATTERNS.get(kind, _PLAIN)
        if hit.entry.form.endswith("vành đai"):
            pattern = _RING
        if hit.entry.form.isupper() and kind == "road":
            pattern = _NUMBERED_ROAD  # "TL. BỘ TRƯỞNG" is no road
        match = pattern.match(self.norm, hit.end)
        end = self._end(match) if match else None
        if match is None or end is None or not self._is_name(match, kind):
            return []
        name_start = match.end() - len(match[0].lstrip())
        if _SO_MANY.search(self.norm, max(0, hit.start - 5), hit.start) and len(self.norm[name_start:end].split()) == 1:
            return []  # "13 chùa Phật giáo": so many of a sort
        start = hit.start if hit.entry.row["inside"] == "1" else name_start
        found = [PlaceMention(Span(start, end), _canonical(self.norm[start:end]), kind, classed=True)]
        if kind == "border_gate" and "-" in match[0]:
            found += self._joined(match)
        many = bool(_MANY.search(self.norm, max(0, hit.start - 8), hit.start)) and kind != "road"
        if kind in _LISTED or many:
            found += self._listed(end, hit, kind, many)
        return found

    def _end(self, match: re.Match[str]) -> int | None:
        """End of the name without a person after it or the first half of a word; ``None`` if nothing is left."""
        whole = self._before_person(match)
        joined = match.start("joined") if "joined" in match.re.groupindex else -1
        if joined > 0 and not self._is_joined(match):
            whole = min(whole, joined)
        if counted := _COUNTED_END.search(self.norm, match.start(), whole):
            whole = counted.start() if _UNIT_NEXT.match(self.norm, whole) else whole
        while whole > match.start() and self.norm[whole - 1] in " -":
            whole -= 1  # "đường Lê Lợi| -"
        end = whole_words_end(self.norm, match.start(), whole, compounds(self.lexicon))
        rest = self.norm[match.start() : end].split() if end > match.start() else []
        return end if rest and (not rest[-1][0].islower() or rest[-2:] == ["Thủ", "đô"]) else None

    def _is_joined(self, match: re.Match[str]) -> bool:
        """Whether what a dash joins is of the same name, and no place, title or person of its own."""
        start = match.end("joined") - len(match["joined"].lstrip(" -"))
        other = start in self.large or start in self.bodies
        return not other and whole_words_end(self.norm, start, match.end(), compounds(self.lexicon)) == match.end()

    def _is_name(self, match: re.Match[str], kind: str) -> bool:
        name = match[0].strip()
        digits = kind == "settlement" and name[:1].isdigit()
        return name not in _NO_NAMES and not digits and match.end() - len(match[0].lstrip()) not in self.countries

    def _before_person(self, match: re.Match[str]) -> int:
        """ "Giám đốc Cảng X| Phan Văn Lâm": a person of three syllables is no part of the name."""
        for hit in self.scan.between("surname", match.start() + 2, match.end()):
            before = self.norm[match.start() : hit.start].rstrip()
            plain = hit.entry.row["common"] == "0" and before
            if plain and _PERSON.fullmatch(self.norm, hit.start, match.end()):
                return match.start() + len(before)
        return match.end()

    def _joined(self, match: re.Match[str]) -> list[PlaceMention]:
        """The two places that a gate joins: "lối mở A - B"."""
        spans = (Span(*part.span()) for part in _JOINED_ENDS.finditer(self.norm, match.start(), match.end()))
        return [
            PlaceMention(span, self.norm[span.start : span.end], "settlement", classed=True)
            for span in spans
            if span.start not in self.taken and self.norm[span.start - 1] != "("
        ]

    def _listed(self, position: int, hit: Hit, kind: str, many: bool) -> list[PlaceMention]:
        """Names that go on with the class: "đồi A1, C1", "các hồ A, B"."""
        found = []
        while (match := _ALSO.match(self.norm, position)) and self._is_next(match, many):
            name = match["name"]
            bare = hit.entry.row["inside"] == "0" or (name[-1].isalpha() and not many)
            name = name if bare else _canonical(f"{hit.entry.form} {name}")
            found.append(PlaceMention(Span(*match.span("name")), name, kind, classed=many))
            position = match.end()
        return found

    def _is_next(self, match: re.Match[str], many: bool) -> bool:
        """Whether a name after a comma is of the list: closed by a mark, or of "các hồ A, B| xả lũ" no other thing."""
        start, end = match.span("name")
        if start in self.taken:
            return False
        other = start in self.heads or whole_words_end(self.norm, start, end, compounds(self.lexicon)) < end
        return match["closed"] is not None or (many and not other)


def _canonical(name: str) -> str:
    """ "quốc lộ  6" -> "Quốc lộ 6"; "QL.6" -> "Quốc lộ 6"."""
    name = _DASH.sub(" - ", " ".join(name.split()))
    for short, full in _ABBREVIATED_ROADS:
        name = short.sub(full, name)
    return name[0].upper() + name[1:]
