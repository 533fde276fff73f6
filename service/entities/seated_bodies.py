"""Bodies known by their level, their seat or their sector: "UBND tỉnh", "Tỉnh ủy X", "Sở Y tế".

"UBND các huyện", "HĐND các cấp", "giám đốc các Sở Y tế" name nobody in particular.
"""

from __future__ import annotations

import re
from functools import cache

from service.entities.around import Around
from service.entities.candidates import OrganizationMention
from service.entities.names import RUN, UPPER, spaced
from service.entities.scan import Hit, Scan
from service.lexicon.model import Lexicon
from service.text.finder import TEXTS, Finder
from service.text.fold import key
from service.text.span import Span

LEVEL = r"(?i:tỉnh|thành phố|TP\.?|huyện|quận|thị xã|TX\.?|xã|phường|thị trấn|đặc khu)"
LEVEL_AFTER = spaced(
    rf" (?P<branch>(?i:chi nhánh|khu vực) )?(?P<level>{LEVEL})(?![^\W\d_])(?P<gap>(?:(?<=[A-Z][PXpx])\.)?[ ]{{0,3}})"
)
_LEVEL_BELOW = spaced(
    r" ?\n ?(?P<branch>(?!))?(?P<level>TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|THỊ TRẤN)(?P<gap> )"
)
"""In the head of a document the level stands on the line below: "ỦY BAN NHÂN DÂN" / "TỈNH LONG AN"."""
GENERIC_AFTER = spaced(
    r"[ ]{0,3}(?:,|-|và|/)[ ]{0,3}(?i:huyện|thị xã|thành phố|xã|phường|thị trấn|quận|cấp)\b(?! [A-ZĐ])"
)
_SHORT_FORM = spaced(rf"[ ]{{0,2}}\((?!\d)[{UPPER}][\w&.-]{{1,15}}\)(?=[ ]{{1,2}}(?i:chi nhánh|{LEVEL})\b)")
_AREA = spaced(rf" (?i:khu vực) (?:[IVXL]+|\d{{1,2}})\b(?: - {RUN})?")
_DIGITS = spaced(r" \d{1,2}\b")
_COUNTED = spaced(r"\d $")
_MANY_AFTER = spaced(r" (?:các|cấp|hai cấp|\d|những|nơi|và \w+ (?:các|cấp))\b")
_MANY_LISTED = spaced(
    r"(?:,| và|, và) (?:UBND|HĐND|(?:Ủy|Uỷ) ban nhân dân|Hội đồng nhân dân|Ủy ban MTTQ)"
    r"(?: (?:các|cấp|hai cấp|\d)\b|, Chủ tịch và)"
)
"""Of a list that many share: "HĐND và UBND các cấp"."""
_OTHER_COMMITTEES = spaced(r"[ ]{0,3}(?:,|và|-)[ ]{0,3}(?:[Tt]hị|[Tt]hành|[Đđ]ảng) [uủ][yỷ]?| viên")
_MEMBER = spaced(r" viên")
_PLURAL = spaced(r"\b(?:các|những|nhiều|một số|mỗi|từng) $", re.IGNORECASE)
_STANDING = spaced(r"thường trực\b")
_DEPUTY = spaced(r"\bphó (?:bí thư|chủ tịch|trưởng đoàn|trưởng ban) $")
_LIST_GOES_ON = spaced(rf"[ ]{{0,3}}[,;] [{UPPER}]")
# "các Bộ: Tài chính, …", "lãnh đạo các sở, ngành: …", "hai Bộ Tài chính và Tư pháp", "liên bộ Tài chính - Công Thương"
_LIST_LEADS = Finder(
    spaced(
        rf"(?:\b[Cc]ác|\b[Hh]ai|\b[Bb]a|\b[Ll]iên) (?P<head>[Bb]ộ|[Ss]ở)"
        rf"(?:,? (?:ban,? )?(?:ngành|đơn vị|cơ quan)(?: tỉnh| chức năng)?[ ]{{0,2}}:|[ ]{{0,2}}:)?(?= [{UPPER}])"
    ),
    TEXTS,
)
_NEXT_SECTOR = spaced(r"[ ]{0,2}(?:[,;]| -| và)(?=[ ])")
_OTHER_ITEM = spaced(rf" [{UPPER}][^,;.:\n()]{{2,60}}(?=[,;])")
"""In a list of departments what is no sector: "các sở: Y tế, Ban Dân tộc tỉnh, Nội vụ"."""
_MOST_LISTED = 30
_SEATS = {"tỉnh": "province", "thành phố": "city", "tp": "city"}
_SPELLED = {"tp": "thành phố", "tx": "thị xã"}
_UNDERSTOOD = {
    **dict.fromkeys(("huyện", "quận", "thị xã"), "district"),
    **dict.fromkeys(("xã", "phường", "thị trấn", "đặc khu"), "commune"),
}
"""Levels that a report names without a name where it is clear which unit is meant: "UBND huyện", "Công an xã"."""
_DISTRICT_COMMITTEES = ("huyện ủy", "thị ủy", "quận ủy")
_SELF_STANDING = (
    "HĐND",
    "Hội đồng nhân dân",
    "UBND",
    "Ủy ban nhân dân",
    "Thường trực HĐND",
    "Thường trực Hội đồng nhân dân",
    "TT HĐND",
    "Đảng bộ",
)
"""Bodies that count without a level too: "lãnh đạo HĐND, UBND"."""


def plural_before(norm: str, start: int) -> bool:
    """Whether "các", "những" … stands before: "các Sở Y tế"."""
    return bool(_PLURAL.search(norm, max(0, start - 10), start))


def head_name(hit: Hit) -> str:
    """The head word, written out."""
    return hit.entry.row["full"] or hit.entry.form


def _level_word(match: re.Match[str]) -> str:
    level = " ".join(key(match["level"].rstrip(".")).split())
    return _SPELLED.get(level, level)


def _lettered_seat(around: Around, position: int) -> tuple[int, str] | None:
    """ "TP.HCM", "quận 7": class word and name are the place together; its end and its full name."""
    place, match = around.unit_after(position), LEVEL_AFTER.match(around.scan.text.norm, position)
    if place is None or match is None or match.start("level") != place.span.start:
        return None
    level = _level_word(match)
    whole = key(place.name).startswith(level)
    return place.span.end, place.name[0].lower() + place.name[1:] if whole else f"{level} {place.name}"


def past_short_form(norm: str, position: int) -> int:
    """Behind the short form in a name: "Hội Nông dân (HND)| tỉnh X"; else ``position``."""
    match = _SHORT_FORM.match(norm, position)
    return match.end() if match else position


def _inside_title(around: Around, hit: Hit) -> bool:
    """ "Phó Bí thư Thường trực| Tỉnh ủy": the body is that of the last words."""
    standing = _STANDING.match(around.scan.text.key, hit.start)
    return standing is not None and bool(_DEPUTY.search(around.scan.text.key, max(0, hit.start - 24), hit.start))


def at_level(around: Around, hit: Hit, lexicon: Lexicon) -> OrganizationMention | None:
    """ "UBND tỉnh", "Công an huyện X", "Bảo hiểm xã hội khu vực XI"."""
    norm, kind = around.scan.text.norm, hit.entry.row["kind"]
    if _inside_title(around, hit):
        return None
    end = past_short_form(norm, hit.end)
    if area := _AREA.match(norm, hit.end):
        name = " ".join(norm[hit.end : area.end()].split())
        return OrganizationMention(Span(hit.start, area.end()), f"{head_name(hit)} {name}", kind)
    if seat_named := _lettered_seat(around, end):
        return OrganizationMention(Span(hit.start, seat_named[0]), f"{head_name(hit)} {seat_named[1]}", kind)
    match = LEVEL_AFTER.match(norm, end)
    if match is None and norm[hit.start : hit.end].isupper():
        match = _LEVEL_BELOW.match(norm, hit.end)
    if match is None:
        return _without_level(around, hit)
    level = _level_word(match)
    name = f"{head_name(hit)} {match['branch'] or ''}{level}"
    place = around.unit_after(match.end())
    if place is not None and place.span.start == match.end():
        return OrganizationMention(Span(hit.start, place.span.end), f"{name} {place.name}", kind)
    if GENERIC_AFTER.match(norm, match.end("level")):
        return None
    if level in _UNDERSTOOD:
        return _of_unit_meant(around, hit, match.end("level"), name, level)
    seat = _SEATS.get(level)
    return OrganizationMention(Span(hit.start, match.end("level")), name, kind, seat) if seat else None


def _of_unit_meant(around: Around, hit: Hit, end: int, name: str, level: str) -> OrganizationMention | None:
    """ "UBND huyện", "Trạm Y tế xã" where the one district or commune meant has been named."""
    if plural_before(around.scan.text.norm, hit.start):
        return None
    place = around.unit_meant(_UNDERSTOOD[level], hit.start)
    return OrganizationMention(Span(hit.start, end), f"{name} {place.name}", hit.entry.row["kind"]) if place else None


def _without_level(around: Around, hit: Hit) -> OrganizationMention | None:
    """ "Công an Hà Nội"; without a place only names that need none: "lãnh đạo HĐND"."""
    norm, kind = around.scan.text.norm, hit.entry.row["kind"]
    place = around.unit_after(hit.end)
    if place is not None:
        return OrganizationMention(Span(hit.start, place.span.end), f"{head_name(hit)} {place.name}", kind)
    generic = (
        _MANY_AFTER.match(norm, hit.end)
        or _MANY_LISTED.match(norm, hit.end)
        or _COUNTED.search(norm, max(0, hit.start - 5), hit.start)
    )
    if hit.entry.form not in _SELF_STANDING or generic:
        return None
    return OrganizationMention(Span(hit.start, hit.end), head_name(hit), kind, "province")


def at_seat(around: Around, hit: Hit, lexicon: Lexicon) -> OrganizationMention | None:
    """ "Tỉnh ủy", "Huyện ủy Mộc Châu", "Liên khu ủy 10"."""
    norm, kind = around.scan.text.norm, hit.entry.row["kind"]
    if _inside_title(around, hit):
        return None
    place = around.unit_after(hit.end)
    if place is not None:
        return OrganizationMention(Span(hit.start, place.span.end), f"{head_name(hit)} {place.name}", kind)
    if number := _DIGITS.match(norm, hit.end):
        return OrganizationMention(Span(hit.start, number.end()), norm[hit.start : number.end()], kind)
    span, form = Span(hit.start, hit.end), key(hit.entry.form)
    if form.endswith(_DISTRICT_COMMITTEES):
        district = around.unit_meant("district", hit.start)
        if district is None or _OTHER_COMMITTEES.match(norm, hit.end):
            return None
        return OrganizationMention(span, f"{head_name(hit)} {district.name}", kind)
    if _MANY_AFTER.match(norm, hit.end) or _MEMBER.match(norm, hit.end):
        return None
    return OrganizationMention(span, head_name(hit), kind, "province" if "tỉnh" in form or "thành" in form else None)


_SIGNS = spaced(r"[*_#]+")


def _shouted(norm: str, hit: Hit) -> bool:
    """Whether the head stands in capitals, as in a letterhead."""
    return norm[hit.start : hit.end].isupper() and norm[hit.end : hit.end + 12].upper() == norm[hit.end : hit.end + 12]


class _Sectors:
    """The sectors of government as a pattern on keys, longest first, with their full names."""

    def __init__(self, lexicon: Lexicon) -> None:
        rows = sorted(lexicon.table("sectors"), key=lambda row: -len(row["sector"]))
        full = {key(row["sector"]): row["full"] or row["sector"] for row in rows}
        source = "|".join(_loosely(form) for form in full)
        self.pattern = spaced(rf" (?P<sector>{source})(?![^\W_])")
        broken = "|".join(r"[\s*_#]{1,8}".join(map(re.escape, form.split())) for form in full if "&" not in form)
        self.broken = spaced(rf"[\s*_#]{{1,8}}(?P<sector>{broken})(?![^\W_])")
        """The same on two lines of a letterhead: "BỘ NÔNG NGHIỆP" / "VÀ PHÁT TRIỂN NÔNG THÔN"."""
        self._full = {_tight(form): name for form, name in full.items()}

    def name(self, written: str) -> str:
        """The full name of a sector as matched."""
        return self._full[_tight(" ".join(_SIGNS.sub(" ", written).split()))]


def _loosely(form: str) -> str:
    """Source of a pattern for a sector with or without spaces at its signs: "Lao động- Thương binh và Xã hội"."""
    return re.escape(form).replace(r"\ \-\ ", "[ ]{0,3}-[ ]{0,3}").replace(r"\ ", " ").replace(r"\&", "[ ]?&[ ]?")


def _tight(form: str) -> str:
    return re.sub(r"\s*([&-])\s*", r"\1", form)


@cache
def _sectors(lexicon: Lexicon) -> _Sectors:
    return _Sectors(lexicon)


def sector_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    """A sector of government after a head word, on keys."""
    return _sectors(lexicon).pattern


def of_sector(around: Around, hit: Hit, lexicon: Lexicon) -> OrganizationMention | None:
    """ "Sở Kế hoạch và Đầu tư", "Sở KH&ĐT tỉnh X"; a "Phòng" only with its district."""
    text, sectors = around.scan.text, _sectors(lexicon)
    match = sectors.pattern.match(text.key, hit.end) if not _shouted(text.norm, hit) else None
    match = match or sectors.broken.match(text.key, hit.end) or sectors.pattern.match(text.key, hit.end)
    if match is None or not text.norm[match.start("sector")].isupper():
        return None
    if plural_before(text.norm, hit.start) and not _LIST_GOES_ON.match(text.norm, match.end()):
        return None  # "Giám đốc các Sở Y tế"
    if _MANY_AFTER.match(text.norm, match.end()):
        return None  # "Giám đốc Sở Y tế các tỉnh"
    name = f"{hit.entry.form} {sectors.name(match['sector'])}"
    if seat := _lettered_seat(around, match.end()):
        return OrganizationMention(Span(hit.start, seat[0]), f"{name} {seat[1]}", "state")
    level = LEVEL_AFTER.match(text.norm, match.end())
    place = around.unit_after(level.end() if level else match.end())
    if place is not None:
        between = f" {_level_word(level)}" if level else ""
        return OrganizationMention(Span(hit.start, place.span.end), f"{name}{between} {place.name}", "state")
    if hit.entry.form == "Phòng":
        return _office(around, hit, match.end(), level, name)
    end = level.end("level") if level and _level_word(level) in _SEATS else match.end()
    return OrganizationMention(Span(hit.start, end), name, "state", "province")


def _office(around: Around, hit: Hit, end: int, level: re.Match[str] | None, name: str) -> OrganizationMention | None:
    """ "Phòng Kinh tế huyện", "Phòng Kinh tế" of the one district or commune that the report is about."""
    word = _level_word(level) if level else ""
    for kind in [_UNDERSTOOD[word]] if word in _UNDERSTOOD else ["commune", "district"]:
        place = around.unit_meant(kind, hit.start)
        if place is not None:
            seat = word or around.class_word(place)
            seat = "" if key(place.name).startswith(seat) else f" {seat}"  # "Phường 1" says it itself
            last = level.end("level") if level and word else end
            return OrganizationMention(Span(hit.start, last), f"{name}{seat} {place.name}", "state")
    return None


def sector_lists(scan: Scan, lexicon: Lexicon) -> list[OrganizationMention]:
    """ "các Bộ: Tài chính, Nội vụ và Y tế": each sector is named alone."""
    text, sectors = scan.text, _sectors(lexicon)
    found = []
    for lead in _LIST_LEADS.finditer(text.norm):
        head, position = lead["head"].capitalize(), lead.end()
        seat = "province" if head == "Sở" else None
        listed: list[OrganizationMention] = []
        for _ in range(_MOST_LISTED):
            match = sectors.pattern.match(text.key, position)
            if match and text.norm[match.start("sector")].isupper():
                name = f"{head} {sectors.name(match['sector'])}"
                listed.append(OrganizationMention(Span(*match.span("sector")), name, "state", seat))
            else:
                match = _OTHER_ITEM.match(text.norm, position) if listed else None
            separator = _NEXT_SECTOR.match(text.norm, match.end()) if match else None
            if separator is None:
                break
            position = separator.end()
        # "các Sở Y tế" in the first place is named with its head, or is nobody's in particular
        found += listed if lead[0].endswith(":") else listed[1:]
    return found
