"""Bodies of the Party and the State, the armed forces, companies, schools, media, associations.

Known ones come from a table. The others begin with a head word that says how the name goes on:
with a level ("UBND tỉnh", "Công an huyện Mộc Châu"), with a seat ("Tỉnh ủy Sơn La"), with a sector
of government ("Sở Y tế"), or with a free name ("Công ty Cổ phần Mía đường Sơn La").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from service.entities.candidates import OrganizationMention, PlaceMention
from service.entities.compounds import compounds, whole_words_end
from service.entities.names import GAP, LOWER, RUN, UPPER, words
from service.entities.scan import Hit, Scan
from service.entities.short_forms import find_short_forms
from service.lexicon.model import Lexicon
from service.text.fold import key
from service.text.span import Span

_LEVEL = r"(?i:tỉnh|thành phố|TP\.?|huyện|quận|thị xã|TX\.?|xã|phường|thị trấn|đặc khu)"
_LEVEL_AFTER = re.compile(
    rf"{GAP}(?P<chi>(?i:chi nhánh|khu vực){GAP})?(?P<level>{_LEVEL})(?![^\W\d_])(?P<gap>(?:(?<=[A-Z][PXpx])\.)?(?:{GAP})?)"
)
_GENERIC_AFTER = re.compile(
    r"[ ]{0,3}(?:,|-|và|/)[ ]{0,3}(?i:huyện|thị xã|thành phố|xã|phường|thị trấn|quận|cấp)\b(?![ ]{1,3}[A-ZĐ])"
)
_AREA = re.compile(rf"{GAP}(?i:khu vực){GAP}(?:[IVXL]+|\d{{1,2}})\b(?:{GAP}-{GAP}{RUN})?")
_SEAT = {"tỉnh": "province", "thành phố": "city", "tp": "city", "huyện": "district", "quận": "district"}
_DIGITS = re.compile(rf"{GAP}\d{{1,2}}\b")
_ROMAN = re.compile(r"[ ]{1,2}(?:khóa|khoá)[ ]{1,2}[IVXL]+")


_PERSON = re.compile(rf"[{UPPER}][{LOWER}]*+(?:{GAP}[{UPPER}][{LOWER}]*+){{1,4}}")


class _Places:
    """The places of a text by where they start."""

    def __init__(self, places: list[PlaceMention], scan: Scan) -> None:
        self.title_ends = {hit.end for hit in scan.of("title")}
        self.scan = scan
        self.places = sorted(place.span for place in places)
        self.starts = {place.span.start: place for place in sorted(places, key=lambda place: place.span.end)}

        self.districts = [place for place in self.starts.values() if place.kind == "district" and place.classed]
        self.districts.sort(key=lambda place: place.span)
        self.district_starts = [place.span.start for place in self.districts]

    def before_person(self, norm: str, head: Hit, end: int) -> int:
        """``end`` of a free name, moved before the bearer of the title that the body is of:
        "Giám đốc Công ty X| Nguyễn Văn A". A school or a company may itself bear a person's name."""
        if not any(head.start - gap in self.title_ends for gap in (1, 2, 3)):
            return end
        for hit in self.scan.between("surname", head.end + 2, end):
            plain = hit.entry.row["common"] == "0" and norm[head.end : hit.start].strip()
            if plain and _PERSON.fullmatch(norm, hit.start, end):
                return head.end + len(norm[head.end : hit.start].rstrip())
        return end

    def whole_place(self, start: int, end: int, reach: int) -> int:
        """``end``, or the end of a place that was cut: "Viện Lúa Đồng|bằng sông Cửu Long"."""
        low = bisect_left(self.places, Span(start, 0))
        for place in self.places[low : bisect_left(self.places, Span(max(end, reach), 0))]:
            if place.start <= end + 1 and place.end > end and place.start < reach:
                return place.end
        return end

    def at(self, position: int) -> PlaceMention | None:
        return self.starts.get(position)

    def district_before(self, position: int) -> PlaceMention | None:
        """The one district named with its class word within the last few sentences."""
        low, high = (bisect_left(self.district_starts, at) for at in (position - 500, position))
        near = self.districts[low:high]
        return near[-1] if near and len({place.name for place in near}) == 1 else None


def find_organizations(scan: Scan, places: list[PlaceMention], lexicon: Lexicon) -> list[OrganizationMention]:
    """Mentions of organisations, in text order; the longest at each place."""
    at = _Places(places, scan)
    known = _known(scan, at)
    sure = {mention.span.start: mention.span.end for mention in known}
    headed = [m for m in _headed(scan, at, lexicon) if not _overgrown(scan, m, sure.get(m.span.start))]
    spans = {place.span for place in places}
    headed = [mention for mention in headed if mention.span not in spans]  # "Đài Loan" is no station called Loan
    found = _longest([*known, *headed, *_sector_lists(scan, lexicon), *_party(scan), *_listed_companies(scan)])
    found = _committees(scan, found)
    return _longest([*found, *find_short_forms(scan.text.norm, found)])


def _overgrown(scan: Scan, mention: OrganizationMention, known_end: int | None) -> bool:
    """Whether a free name only adds small words or a list's next item to a name of the table."""
    if known_end is None or mention.span.end <= known_end:
        return False
    norm = scan.text.norm
    if any(_PERSON.fullmatch(norm, hit.start, mention.span.end) for hit in scan.between("surname", known_end, known_end + 4)):
        return True
    added = norm[known_end : mention.span.end]
    if _LEVEL_AFTER.match(norm, known_end):
        return False
    return added == added.lower() or added.lstrip().startswith((",", "và "))


_COMPANIES = re.compile(
    rf"(?:tập đoàn|doanh nghiệp|nhà đầu tư|công ty|thương hiệu|hãng)(?:[ ]{{1,3}}[{LOWER}]+){{0,6}}[ ]{{1,3}}như[ ]{{0,2}}:?(?=[ ]{{1,3}}[{UPPER}])"
)
_COMPANY = re.compile(
    rf"[ ]{{1,3}}(?P<name>[{UPPER}][\w&]*(?:[ ]{{1,2}}[{UPPER}][\w&]*){{0,3}})(?=[ ]{{0,2}}(?:[,;.)]|và\b))(?:,|[ ]{{1,3}}và\b)?"
)


def _listed_companies(scan: Scan) -> list[OrganizationMention]:
    """ "các tập đoàn lớn như A, B, …": brands that no head word announces."""
    norm = scan.text.norm
    found = []
    for lead in _COMPANIES.finditer(norm):
        position = lead.end()
        while match := _COMPANY.match(norm, position):
            found.append(OrganizationMention(Span(*match.span("name")), match["name"], "company"))
            position = match.end()
    return found


_COMMITTEE = re.compile(rf"(?P<head>(?:Ban Thường vụ )?Đảng [uủ][yỷ]?){GAP}$")


def _committees(scan: Scan, mentions: list[OrganizationMention]) -> list[OrganizationMention]:
    """"Đảng ủy UBND tỉnh", "Đảng ủy Bộ Tài chính": the Party committee of a body."""
    norm = scan.text.norm
    found = []
    for mention in mentions:
        head = _COMMITTEE.search(norm, max(0, mention.span.start - 24), mention.span.start)
        if head and mention.kind != "party":
            span = Span(head.start("head"), mention.span.end)
            mention = OrganizationMention(span, f"{head['head']} {mention.name}", "party", mention.seat)
        found.append(mention)
    return found


def _longest(mentions: list[OrganizationMention]) -> list[OrganizationMention]:
    kept: list[OrganizationMention] = []
    for mention in sorted(mentions, key=lambda mention: (mention.span.start, -mention.span.end)):
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    return kept


def _known(scan: Scan, at: _Places) -> list[OrganizationMention]:
    norm = scan.text.norm
    found = []
    for hit in scan.of("organization"):
        if _inside_word(norm, hit):
            continue
        row = hit.entry.row
        found.append(OrganizationMention(Span(hit.start, hit.end), row["name"], row["kind"]))
    return found


def _inside_word(norm: str, hit: Hit) -> bool:
    """ "Quốc hội" of "Đại biểu Quốc hội" counts; "FPT" of "FPT.vn" does not."""
    after = norm[hit.end : hit.end + 2]
    return len(after) == 2 and after[0] in ".@" and after[1].isalpha() and after[1].islower()


_PARTY = re.compile(r"(?<![\w-])[Đđ]ảng(?![\w])")
_PARTY_NOT_BEFORE = re.compile(
    r"(?i)(?:tổ chức|tổ chức cơ sở|cấp ủy|chi bộ|sinh hoạt|công tác|các|cơ sở|chính|đoàn thể|lịch sử|đại hội|huy hiệu|ban cán sự|trung ương|tuổi|đại biểu)[ ]{1,3}$"
)
_PARTY_NOT_AFTER = re.compile(r"(?i)[ ]{1,3}(?:bộ|viên|ủy|uỷ|phái|đoàn|cộng sản|phí|sâm|tính|cấp trên|viên)\b")


def _party(scan: Scan) -> list[OrganizationMention]:
    """ "Đảng" as a noun of its own: "xây dựng Đảng", "chủ trương của Đảng"."""
    norm = scan.text.norm
    found = []
    for match in _PARTY.finditer(norm):
        if _PARTY_NOT_AFTER.match(norm, match.end()) or _PARTY_NOT_BEFORE.search(
            norm, max(0, match.start() - 20), match.start()
        ):
            continue
        if match[0][0] == "đ" and not norm[: match.start()].endswith("của "):
            continue
        found.append(OrganizationMention(Span(*match.span()), "Đảng Cộng sản Việt Nam", "party"))
    return found


def _headed(scan: Scan, at: _Places, lexicon: Lexicon) -> list[OrganizationMention]:
    grammars = {"level": _level, "seat": _seat, "sector": _sector, "name": _name}
    found: list[OrganizationMention] = []
    done = 0
    for hit in scan.of("head"):
        if hit.start < done:
            continue
        mention = grammars[hit.entry.row["grammar"]](scan, at, hit, lexicon)
        if mention is not None:
            found.append(mention)
            done = hit.end
    return found


def _head_name(hit: Hit) -> str:
    return hit.entry.row["full"] or hit.entry.form


def _level(scan: Scan, at: _Places, hit: Hit, lexicon: Lexicon) -> OrganizationMention | None:
    """ "UBND tỉnh", "Công an huyện X"; "UBND các huyện", "UBND cấp xã" name nobody."""
    norm = scan.text.norm
    if area := _AREA.match(norm, hit.end):
        name = " ".join(norm[hit.end : area.end()].split())
        return OrganizationMention(Span(hit.start, area.end()), f"{_head_name(hit)} {name}", hit.entry.row["kind"])
    match = _LEVEL_AFTER.match(norm, hit.end)
    if match is None:
        return _level_place(scan, at, hit)
    level = key(match["level"].rstrip(".")).strip()
    place = at.at(match.end())
    middle = f"{match['chi'] or ''}{_spelled(level)}"
    if place is not None and place.kind in ("province", "district", "commune"):
        return OrganizationMention(
            Span(hit.start, place.span.end), f"{_head_name(hit)} {middle} {place.name}", hit.entry.row["kind"]
        )
    if level in ("huyện", "quận", "thị xã"):
        return _of_district(norm, at, hit, match)
    if level not in ("tỉnh", "thành phố", "tp") or _GENERIC_AFTER.match(norm, match.end("level")):
        return None
    end = match.end("level")
    return OrganizationMention(Span(hit.start, end), f"{_head_name(hit)} {middle}", hit.entry.row["kind"], _SEAT[level])


def _of_district(norm: str, at: _Places, hit: Hit, match: re.Match[str]) -> OrganizationMention | None:
    """ "UBND huyện" where the district has been named just before."""
    if _GENERIC_AFTER.match(norm, match.end("level")) or _plural_before(norm, hit.start):
        return None
    place = at.district_before(hit.start)
    if place is None or not scan_forms_district(hit.entry.form):
        return None
    level = _spelled(key(match["level"].rstrip(".")).strip())
    return OrganizationMention(
        Span(hit.start, match.end("level")), f"{_head_name(hit)} {level} {place.name}", hit.entry.row["kind"]
    )


def scan_forms_district(form: str) -> bool:
    """Bodies that a report names as its own: "UBND huyện", "Công an huyện"."""
    return form in ("UBND", "Ủy ban nhân dân", "HĐND", "Hội đồng nhân dân", "Công an")


def _spelled(level: str) -> str:
    return {"tp": "thành phố", "tx": "thị xã"}.get(level, level)


def _level_place(scan: Scan, at: _Places, hit: Hit) -> OrganizationMention | None:
    """ "Công an Hà Nội", "Sở Y tế Sơn La"; without a place only names that need none."""
    norm, form = scan.text.norm, hit.entry.form
    place = at.at(_skip(norm, hit.end))
    kind = hit.entry.row["kind"]
    if place is not None and place.kind in ("province", "district", "commune"):
        return OrganizationMention(Span(hit.start, place.span.end), f"{_head_name(hit)} {place.name}", kind)
    if (
        form in _SELF_STANDING
        and not _many_after(norm, hit.end)
        and not _COUNTED.search(norm, max(0, hit.start - 5), hit.start)
    ):
        return OrganizationMention(Span(hit.start, hit.end), _head_name(hit), kind, "province")
    return None


_COUNTED = re.compile(r"\d[ ]{1,3}$")
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


def _many_after(norm: str, position: int) -> bool:
    return bool(
        re.compile(r"[ ]{1,3}(?:các|cấp|hai cấp|\d|những|nơi|và[ ]{1,3}\w+[ ]{1,3}(?:các|cấp))\b").match(norm, position)
    )


def _skip(norm: str, position: int) -> int:
    while position < len(norm) and norm[position] == " ":
        position += 1
    return position


def _seat(scan: Scan, at: _Places, hit: Hit, lexicon: Lexicon) -> OrganizationMention | None:
    """ "Tỉnh ủy", "Huyện ủy Mộc Châu"."""
    norm, kind = scan.text.norm, hit.entry.row["kind"]
    place = at.at(_skip(norm, hit.end))
    if place is not None:
        return OrganizationMention(Span(hit.start, place.span.end), f"{_head_name(hit)} {place.name}", kind)
    number = _DIGITS.match(norm, hit.end)
    end = number.end() if number else hit.end
    word = key(hit.entry.form).rpartition(" ")[2]
    if not number and word_of_district(hit.entry.form):
        district = at.district_before(hit.start)
        generic = re.match(
            r"[ ]{0,3}(?:,|và|-)[ ]{0,3}(?:[Tt]hị|[Tt]hành|[Đđ]ảng) ủy|[ ]viên", norm[hit.end : hit.end + 20]
        )
        if district is None or generic:
            return None
        return OrganizationMention(Span(hit.start, end), f"{_head_name(hit)} {district.name}", kind)
    if _many_after(norm, hit.end) or norm[hit.end : hit.end + 5].startswith(" viên"):
        return None
    seat = "province" if "tỉnh" in key(hit.entry.form) or "thành" in key(hit.entry.form) else None
    return OrganizationMention(
        Span(hit.start, end), norm[hit.start : end] if number else _head_name(hit), kind, seat if word else None
    )


def word_of_district(form: str) -> bool:
    return key(form).endswith(("huyện ủy", "thị ủy", "quận ủy"))


@cache
def _sectors(lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of the sectors of government on keys, longest first, and their full names."""
    rows = sorted(lexicon.table("sectors"), key=lambda row: -len(row["sector"]))
    forms = {key(row["sector"]): row["full"] or row["sector"] for row in rows}
    spaced = "|".join(re.escape(form).replace(r"\ ", r"[ ]{1,3}").replace(r"\&", "[ ]?&[ ]?") for form in forms)
    squeezed = {re.sub(r"\s*&\s*", "&", form): full for form, full in forms.items()}
    return re.compile(rf"[ ]{{1,3}}(?P<sector>{spaced})(?![^\W_])"), squeezed


_LIST_LEADS = re.compile(
    rf"(?:các|Các)[ ]{{1,3}}(?P<head>[Bb]ộ|[Ss]ở)(?:,[ ]{{1,3}}(?:ban,[ ]{{1,3}})?ngành)?[ ]{{0,2}}:(?=[ ]{{1,3}}[{UPPER}])"
)
_NEXT_SECTOR = re.compile(r"[ ]{0,2}(?:[,;]|[ ]và)(?=[ ])")


def _sector_lists(scan: Scan, lexicon: Lexicon) -> list[OrganizationMention]:
    """ "các Bộ: Tài chính, Nội vụ và Y tế": each sector is named alone."""
    norm, (sectors, full) = scan.text.norm, _sectors(lexicon)
    found = []
    for lead in _LIST_LEADS.finditer(norm):
        head, position = lead["head"].capitalize(), lead.end()
        while (match := sectors.match(scan.text.key, position)) and norm[match.start("sector")].isupper():
            name = full[" ".join(re.sub(r"\s*&\s*", "&", match["sector"]).split())]
            seat = "province" if head == "Sở" else None
            found.append(OrganizationMention(Span(*match.span("sector")), f"{head} {name}", "state", seat))
            separator = _NEXT_SECTOR.match(norm, match.end())
            if separator is None:
                break
            position = separator.end()
    return found


def sector_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    """A sector of government after a head word, on keys."""
    return _sectors(lexicon)[0]


def _sector(scan: Scan, at: _Places, hit: Hit, lexicon: Lexicon) -> OrganizationMention | None:
    """ "Sở Kế hoạch và Đầu tư", "Sở KH&ĐT tỉnh X"."""
    norm = scan.text.norm
    sectors, full = _sectors(lexicon)
    match = sectors.match(scan.text.key, hit.end)
    if match is None or not norm[match.start("sector")].isupper():
        return None
    if _plural_before(norm, hit.start) and not _LIST_GOES_ON.match(norm, match.end()):
        return None  # "Giám đốc các Sở Y tế"
    name = full[" ".join(re.sub(r"\s*&\s*", "&", match["sector"]).split())]
    start, end, seat = hit.start, match.end(), "province"
    level = _LEVEL_AFTER.match(norm, end)
    place = at.at(level.end() if level else _skip(norm, end))
    if place is not None and place.kind in ("province", "district", "commune"):
        return OrganizationMention(
            Span(start, place.span.end), f"{hit.entry.form} {name} {_between(level)}{place.name}", "state"
        )
    if level and key(level["level"]) in ("tỉnh", "thành phố"):
        end = level.end("level")
    if hit.entry.form == "Phòng":
        return None
    return OrganizationMention(Span(start, end), f"{hit.entry.form} {name}", "state", seat)


def _between(level: re.Match[str] | None) -> str:
    return f"{_spelled(key(level['level']))} " if level else ""


_PLURAL = re.compile(r"(?i)\b(?:các|những|nhiều|một số|mỗi|từng)[ ]{1,3}$")
_LIST_GOES_ON = re.compile(rf"[ ]{{0,3}}[,;][ ]{{1,3}}[{UPPER}]")


def _plural_before(norm: str, start: int) -> bool:
    return bool(_PLURAL.search(norm, max(0, start - 10), start))


def _shouted(norm: str, hit: Hit) -> bool:
    """In a heading of capitals a free name cannot be told from words: "NHIỆM VỤ 6 THÁNG"."""
    return norm[hit.start : hit.end].isupper() and not hit.entry.form.isupper() and hit.entry.row["kind"] != "company"


@cache
def _free_name(lexicon: Lexicon) -> re.Pattern[str]:
    """How a free name goes on: capitals, and words of the trade between or after them."""
    rows = lexicon.table("organization_words")
    nouns, verbs = (
        "|".join(
            sorted(
                (re.escape(row["words"]).replace(r"\ ", "[ ]{1,3}") for row in rows if row["ends"] == flag),
                key=len,
                reverse=True,
            )
        )
        for flag in ("1", "0")
    )
    ends = words(lexicon.settings["name_ends"]["organization"])
    capital = rf"(?:[{UPPER}\d][\w&.'/]*+(?:-[{UPPER}\d][\w&.'/]*+)*+)"
    noun = rf"(?i:{nouns})(?![^\W\d_])"
    verb = rf"(?i:{verbs})(?![^\W\d_])"
    compound = rf"{capital}{GAP}(?!{ends}\b)[{LOWER}]+(?=(?:{GAP}-)?{GAP}[{UPPER}]|[ ]{{0,2}}[,.;:)\n]|$)"
    # "Quỹ Dân số": right after the head a syllable with a capital and a small one after it are one word
    lone = rf"[{UPPER}][{LOWER}]{{1,5}}{GAP}(?!{ends}\b)[{LOWER}]{{2,6}}"
    word = rf"(?:{noun}|{compound}|{capital})"
    between = rf"(?:{GAP}\([A-ZĐ]{{2,8}}\){GAP}(?=[{UPPER}])|{GAP}(?:(?:-|&){GAP})?|{GAP}và{GAP}(?!{_LEVEL}\b)(?={noun}|{verb})|,{GAP}(?=(?:chữa cháy|cứu hộ|cứu nạn|viện trợ|{verbs})(?![^\W\d_])))"
    first = rf"(?:{GAP}(?!{noun}|{verb}){lone}(?={GAP}(?:{noun}|{verb}|[{UPPER}])|[ ]{{0,2}}[,.;:()\n]|$))?"
    return re.compile(rf"(?=[^\n]){first}(?:{between}(?:{verb}{between}){{0,4}}{word}){{0,12}}")


_NOT_IN_NAMES = "và|cùng|với|của|tại|cho|là|do|đã|đang|sẽ|để|theo|về|ở|từ|đến|trong|trên|có|được|cũng|như|khi|bị|gồm|qua|làm|hay|hoặc|này|nêu|tỉnh|huyện|xã|số"
_LOOSE_LEVEL = re.compile(rf"(?:{GAP}chi nhánh)?{GAP}(?:tỉnh|thành phố|huyện)$")
_AND_SMALL = re.compile(rf"[{UPPER}]\w*[ ]{{1,3}}(?P<cut>và[ ]{{1,3}}[{LOWER}])")


def _name_end(norm: str, start: int, end: int, lexicon: Lexicon) -> int:
    """Without loose ends: "Đài X| và thông tin …", "Trung tâm| Xúc-tiến …" cut in the middle of a word."""
    if cut := _AND_SMALL.search(norm, start, end):
        end = cut.start("cut")
    if (level := _LOOSE_LEVEL.search(norm, start, end)) and _GENERIC_AFTER.match(norm, end):
        end = level.start()  # "Ngân hàng X| chi nhánh tỉnh, thành phố"
    while end > start and norm[end - 1] in ".,-&/ ":
        end -= 1
    return whole_words_end(norm, start, end, compounds(lexicon))


_OF_ALL_LEVELS = re.compile(rf"{GAP}(?:các cấp|cấp)\b|{GAP}(?:huyện|xã|phường|thị trấn|cơ sở)\b(?!{GAP}[{UPPER}])")
_SMALL_HEADS = ("Ban Chỉ đạo", "BCĐ", "Hội đồng", "Tổ công tác", "Ban Chỉ huy", "Quỹ", "Ban Tổ chức")
_SMALL_NAME = re.compile(rf"(?:{GAP}[{LOWER}]+,?){{1,14}}?{GAP}(?:tỉnh|thành phố|Trung ương|[Qq]uốc gia)\b")
_VERB_INSIDE = re.compile(r"\b(?:đã|đang|sẽ|được|của|tại|cho|yêu cầu|tổ chức|họp|và các)\b")


def _small_name(norm: str, at: _Places, hit: Hit) -> OrganizationMention | None:
    """"Ban Chỉ đạo phòng, chống tham nhũng tỉnh": a committee named in small words, up to its level."""
    match = _SMALL_NAME.match(norm, hit.end) if hit.entry.form in _SMALL_HEADS else None
    if match is None or _VERB_INSIDE.search(match[0]):
        return None
    place = at.at(_skip(norm, match.end()))
    end = place.span.end if place is not None else match.end()
    seat = "province" if place is None and match[0].endswith("tỉnh") else None
    full = hit.entry.row["full"] or hit.entry.form
    name = f"{full} {' '.join(norm[hit.end : end].split())}"
    return OrganizationMention(Span(hit.start, end), name, hit.entry.row["kind"], seat)


def _name(scan: Scan, at: _Places, hit: Hit, lexicon: Lexicon) -> OrganizationMention | None:
    """ "Công ty Cổ phần X", "Trường Đại học X", "Cục Cảnh sát giao thông"."""
    norm = scan.text.norm
    match = _free_name(lexicon).match(norm, hit.end)
    match = match if match and match[0].strip() else None
    if _shouted(norm, hit) or _plural_before(norm, hit.start):
        return None
    if match is None:
        return _small_name(norm, at, hit)
    end = _name_end(norm, hit.end, at.before_person(norm, hit, match.end()), lexicon)
    end = at.whole_place(hit.end, end, match.end())
    if _OF_ALL_LEVELS.match(norm, end):
        return None
    rest = norm[hit.end : end]
    if (rest == rest.lower() and not rest.strip().isdigit()) or (norm[hit.start].islower() and len(rest.split()) < 2):
        return None
    name = " ".join(norm[hit.start : end].split())
    full = hit.entry.row["full"]
    return OrganizationMention(
        Span(hit.start, end), full + name[len(hit.entry.form) :] if full else name, hit.entry.row["kind"]
    )
