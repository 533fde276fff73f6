"""Bodies of the Party and the State, the armed forces, companies, schools, media, associations.

Known ones come from a table. The others begin with a head word that says how the name goes on:
with a level ("UBND tỉnh", "Công an huyện Mộc Châu"), with a seat ("Tỉnh ủy Sơn La"), with a sector
of government ("Sở Y tế"), or with a free name ("Công ty Cổ phần Mía đường Sơn La").
"""

from __future__ import annotations

import re
from itertools import pairwise

from service.entities.around import Around
from service.entities.candidates import OrganizationMention, PlaceMention
from service.entities.cover import Cover
from service.entities.foreign import foreign_companies
from service.entities.free_names import with_free_name
from service.entities.names import LOWER, UPPER, spaced
from service.entities.parents import ABOVE
from service.entities.scan import Hit, Scan
from service.entities.seated_bodies import LEVEL_AFTER, at_level, at_seat, of_sector, sector_lists
from service.entities.short_forms import find_short_forms
from service.lexicon.model import Lexicon
from service.text.finder import TEXTS, Finder
from service.text.lazy import regex
from service.text.span import Span

_SECTOR = spaced(r"\b[Nn]gành $")
_GRAMMARS = {"level": at_level, "seat": at_seat, "sector": of_sector, "name": with_free_name}
_PARTY = Finder(regex(r"(?<![\w-])[Đđ]ảng(?!\w)"), TEXTS)
_PARTY_NOT_BEFORE = spaced(
    r"(?:tổ chức|tổ chức cơ sở|cấp ủy|chi bộ|sinh hoạt|công tác|các|cơ sở|chính|đoàn thể|lịch sử|đại hội|huy hiệu"
    r"|ban cán sự|trung ương|tuổi|đại biểu) $",
    re.IGNORECASE,
)
_PARTY_NOT_AFTER = spaced(r" (?:bộ|viên|ủy|uỷ|phái|đoàn|cộng sản|phí|sâm|tính|cấp trên)\b", re.IGNORECASE)
_NUMBER_BEFORE = regex(r"\d[\w.]*/[\w./-]*[-/.]$")
_OF = spaced(r"của $")
_COMMITTEE = Finder(spaced(r"(?P<head>(?:Ban Thường vụ )?Đảng [uủ][yỷ]?|Ban [Cc]án sự [Đđ]ảng|Đảng đoàn) $"), TEXTS)
_BRANCH = spaced(r"(?<!\w)(?P<head>Chi nhánh) $")
_INVESTIGATORS = spaced(r"(?P<head>Cơ quan (?:Cảnh sát|CSĐT|An ninh|CS|AN)(?: điều tra)?) $")
_BRANCH_BEHIND = spaced(r" (?:[Cc]hi nhánh|CN) (?:(?P<level>(?i:tỉnh|thành phố)) )?")
_COMPANY_TITLES = ("Giám đốc", "TGĐ", "GĐ", "HĐQT", "Hội đồng quản trị", "Giám đốc điều hành", "Trưởng đại diện")
# with a word that is no Vietnamese syllable: "Cushman", "VSIP", "MobiFone"
_FOREIGN_NAME = spaced(
    r" (?P<name>(?:[A-Z][a-z]*[aeiouy][a-z]*?[^aeiouy\W]+[aeiouy][a-z]*|[A-Z][a-z]+[A-Z]\w*|[A-Z]{3,8})"
    r"(?: (?:&|[A-Z][\w&]*)){0,3}(?: Việt Nam)?)(?![\w&])"
)
_COMPANIES_LEAD = Finder(
    spaced(
        rf"(?:tập đoàn|doanh nghiệp|nhà đầu tư|công ty|thương hiệu|hãng)(?: [{LOWER}]+){{0,6}} như"
        rf"[ ]{{0,2}}:?(?= [{UPPER}])"
    ),
    TEXTS,
)
_COMPANY = spaced(rf" (?P<name>[{UPPER}][\w&]*(?: [{UPPER}][\w&]*){{0,3}})(?=[ ]{{0,2}}(?:[,;.)]|và\b))(?:,| và\b)?")


def find_organizations(scan: Scan, places: list[PlaceMention], lexicon: Lexicon) -> list[OrganizationMention]:
    """Mentions of organisations, in text order; the longest at each place."""
    around = Around(scan, places)
    known = _known(scan)
    headed = _headed(around, known, places, lexicon)
    found = _longest([*known, *headed, *sector_lists(scan, lexicon), *_party(scan), *_listed_companies(scan)])
    norm = scan.text.norm
    found = [_committee(scan, mention) for mention in found if not _inside_number(norm, mention.span.start)]
    found = [_with_branch(around, mention) for mention in found]
    found += _led_companies(scan, found)
    found += foreign_companies(norm, found)
    _call_alike(norm, found)
    return _longest([*found, *find_short_forms(norm, found)])


def _longest(mentions: list[OrganizationMention]) -> list[OrganizationMention]:
    kept: list[OrganizationMention] = []
    for mention in sorted(mentions, key=lambda mention: (mention.span.start, -mention.span.end)):
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    return kept


def _call_alike(norm: str, found: list[OrganizationMention]) -> None:
    """ "Ngân hàng TMCP Ngoại thương Việt Nam (Vietcombank)": whom the text calls both is one body."""
    same: dict[str, str] = {}
    for mention, short in pairwise(found):
        between = norm[mention.span.end : short.span.start].strip()
        other = short.name.startswith(ABOVE) and short.name.split()[0] != mention.name.split()[0]  # "Cục Y (Bộ X)"
        if between == "(" and norm.startswith(")", short.span.end) and mention.kind == short.kind and not other:
            same.setdefault(short.name, mention.name)
    for mention in found:
        mention.name = same.get(mention.name, mention.name)


def _known(scan: Scan) -> list[OrganizationMention]:
    """Bodies of the table."""
    return [
        OrganizationMention(Span(hit.start, hit.end), hit.entry.row["name"], hit.entry.row["kind"])
        for hit in scan.of("organization")
        if not _inside_address(scan.text.norm, hit)
    ]


def _inside_number(norm: str, start: int) -> bool:
    """ "HĐND" of "số 46/BC-HĐND" is no mention."""
    return norm[start - 1 : start] in ("-", "/", ".") and bool(_NUMBER_BEFORE.search(norm, max(0, start - 24), start))


def _inside_address(norm: str, hit: Hit) -> bool:
    """ "FPT" of "FPT.vn" is no mention."""
    after = norm[hit.end : hit.end + 2]
    return len(after) == 2 and after[0] in ".@" and after[1].isalpha() and after[1].islower()


def _headed(
    around: Around, known: list[OrganizationMention], places: list[PlaceMention], lexicon: Lexicon
) -> list[OrganizationMention]:
    """Bodies that a head word announces; of several heads at one place the longest that leads to a name."""
    sure = {mention.span.start: mention.span.end for mention in known}
    taken = {place.span for place in places}
    found: list[OrganizationMention] = []
    done = 0
    for hit in around.scan.of("head"):
        if hit.start < done or _second_half(around, hit, lexicon):
            continue
        if hit.entry.row["grammar"] == "name" and _SECTOR.search(
            around.scan.text.norm, max(0, hit.start - 8), hit.start
        ):
            continue  # "Ngành Ngân hàng Gia Lai": the banks of a province
        mention = _GRAMMARS[hit.entry.row["grammar"]](around, hit, lexicon)
        if mention is None:
            continue
        done = hit.end
        is_place = mention.span in taken  # "Đài Loan" is no station called Loan
        if not is_place and not _overgrown(around, mention, sure.get(mention.span.start)):
            found.append(mention)
    return found


def _second_half(around: Around, hit: Hit, lexicon: Lexicon) -> bool:
    """Whether a head of one syllable ends another word: "Dịch| Vụ", "Thị| Trường"."""
    if hit.last > hit.first or not hit.first:
        return False
    words = around.scan.words
    whole: list[str] = lexicon.settings["name_ends"]["not_heads"]
    return " ".join(around.scan.text.key[words.starts[hit.first - 1] : hit.end].split()) in whole


def _overgrown(around: Around, mention: OrganizationMention, known_end: int | None) -> bool:
    """Whether a free name only adds small words, a list's next item or a person to a name of the table."""
    if known_end is None or mention.span.end <= known_end:
        return False
    norm = around.scan.text.norm
    if around.person_follows(known_end, mention.span.end):
        return True
    added = norm[known_end : mention.span.end]
    small = added == added.lower() or added.lstrip().startswith((",", "và "))
    return small and not LEVEL_AFTER.match(norm, known_end)


def _party(scan: Scan) -> list[OrganizationMention]:
    """ "Đảng" as a noun of its own: "xây dựng Đảng", "chủ trương của Đảng", "của đảng"."""
    norm = scan.text.norm
    found = []
    for match in _PARTY.finditer(norm):
        start, end = match.span()
        other = _PARTY_NOT_AFTER.match(norm, end) or _PARTY_NOT_BEFORE.search(norm, max(0, start - 20), start)
        if not other and (match[0][0] == "Đ" or _OF.search(norm, max(0, start - 6), start)):
            found.append(OrganizationMention(Span(start, end), "Đảng Cộng sản Việt Nam", "party"))
    return found


def _committee(scan: Scan, mention: OrganizationMention) -> OrganizationMention:
    """ "Đảng ủy UBND tỉnh", "Đảng ủy Bộ Tài chính": the Party committee of a body, "Cơ quan Cảnh sát điều tra
    Công an tỉnh X"; any other body as it is."""
    start = mention.span.start
    police = mention.name.startswith("Công an")
    if branch := _branch(scan, mention):
        return branch
    head = (_INVESTIGATORS if police else _COMMITTEE).search(scan.text.norm, max(0, start - 34), start)
    if head is None or mention.kind == "party":
        return mention
    span = Span(head.start("head"), mention.span.end)
    name = f"{head['head'].replace('CSĐT', 'Cảnh sát điều tra')} {mention.name}"
    return OrganizationMention(span, name, mention.kind if police else "party", mention.seat)


def _branch(scan: Scan, mention: OrganizationMention) -> OrganizationMention | None:
    """ "Chi nhánh| Ngân hàng X tỉnh Y"."""
    start = mention.span.start
    head = _BRANCH.search(scan.text.norm, max(0, start - 14), start)
    if head is None:
        return None
    span = Span(head.start("head"), mention.span.end)
    return OrganizationMention(span, f"{head['head']} {mention.name}", mention.kind, mention.seat)


def _with_branch(around: Around, mention: OrganizationMention) -> OrganizationMention:
    """ "Vietcombank| chi nhánh Huế": the branch of a bank or company; any other body as it is."""
    match = _BRANCH_BEHIND.match(around.scan.text.norm, mention.span.end) if mention.kind == "company" else None
    place = around.unit_after(match.end()) if match else None
    if match is None or place is None:
        return mention
    level = f"{match['level'].lower()} " if match["level"] else ""
    span = Span(mention.span.start, place.span.end)
    return OrganizationMention(span, f"{mention.name} chi nhánh {level}{place.name}", mention.kind)


def _led_companies(scan: Scan, known: list[OrganizationMention]) -> list[OrganizationMention]:
    """ "Phó Tổng Giám đốc| Cushman Wakefield Việt Nam": a foreign name behind the title of who leads it."""
    norm, taken = scan.text.norm, Cover(mention.span for mention in known)
    found = []
    for hit in scan.of("title"):
        match = _FOREIGN_NAME.match(norm, hit.end) if hit.entry.form.endswith(_COMPANY_TITLES) else None
        if match and not taken.meets(span := Span(*match.span("name"))) and not _is_known(scan, span):
            found.append(OrganizationMention(span, " ".join(match["name"].split()), "company"))
    return found


def _is_known(scan: Scan, span: Span) -> bool:
    """Whether the word there is a place's or a surname."""
    return any(scan.between(role, span.start, span.start + 1) for role in ("place", "unit", "surname"))


def _listed_companies(scan: Scan) -> list[OrganizationMention]:
    """ "các tập đoàn lớn như A, B, …": brands that no head word announces."""
    norm = scan.text.norm
    found = []
    for lead in _COMPANIES_LEAD.finditer(norm):
        position = lead.end()
        while match := _COMPANY.match(norm, position):
            found.append(OrganizationMention(Span(*match.span("name")), match["name"], "company"))
            position = match.end()
    return found
