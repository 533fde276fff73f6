"""Bodies with a name of their own after the head word: "Công ty Cổ phần X", "Cục Cảnh sát giao thông".

Such a name is a run of capitals, with the small words of its trade between and after them. Where it
ends is the question: before a person ("Giám đốc Công ty X| Nguyễn Văn A"), before a predicate, never
in the middle of a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from service.entities.around import Around
from service.entities.candidates import OrganizationMention
from service.entities.compounds import compounds, whole_words_end
from service.entities.identity import expansion, without_short_form
from service.entities.names import LOWER, UPPER, spaced, words
from service.entities.place_candidates import starts_line
from service.entities.scan import Hit
from service.entities.seated_bodies import GENERIC_AFTER, LEVEL, LEVEL_AFTER, head_name, past_short_form, plural_before
from service.lexicon.model import Lexicon
from service.text.fold import key
from service.text.span import Span

_LOOSE_LEVEL = spaced(r"(?: chi nhánh)? (?:tỉnh|thành phố|huyện)$")
_SEAT = spaced(rf" (?P<level>(?:tỉnh|thành phố|huyện|thị xã|quận))\b(?P<more> và [{UPPER}]|,)?")
_AND_SMALL = spaced(rf"[{UPPER}]\w* (?P<cut>và [{LOWER}])")
_OF_ALL_LEVELS = spaced(rf" (?:các cấp|cấp)\b| (?:huyện|xã|phường|thị trấn|cơ sở)\b(?! [{UPPER}])")
_SMALL_HEADS = (
    "Ban Chỉ đạo", "BCĐ", "Hội đồng", "Tổ công tác", "Ban Chỉ huy", "Quỹ", "Ban Tổ chức", "Ban Quản lý", "Ban quản lý",
    "Ban Quản lý dự án", "BQL", "BQL dự án", "Ban QLDA",
)  # fmt: skip
_SMALL_NAME = spaced(
    rf"(?! nhân dân\b)(?: (?:[{LOWER}]+|[A-Z]{{2,}}(?:-\d+)?),?){{1,14}}?"
    r"(?<!,) (?:tỉnh|thành phố|Trung ương|[Qq]uốc gia|[Nn]hà nước|Việt Nam)\b"
)
_SURE_KINDS = ("company", "school", "hospital")
_NO_NAMES = ("Đảng", "PV", "P.V")
"""What follows a head and names no body: "tổ chức Đảng", "Nhóm PV"."""
_LEGAL_FORM = r"(?:[Cc]ổ phần|CP|TNHH|[Tt]rách nhiệm hữu hạn|MTV|[Mm]ột thành viên|[Hh]ai thành viên)"
_VERB_INSIDE = spaced(r"\b(?:đã|đang|sẽ|được|của|tại|cho|yêu cầu|tổ chức|họp|và các)\b")


def _deeds(lexicon: Lexicon) -> Iterator[str]:
    """What a body does rather than what it is called: "Cục Đường bộ| rà soát …"; a verb of one syllable or of a
    trade ("kiểm soát") may stand in a name."""
    trades = {key(row["words"]) for row in lexicon.table("organization_words")}
    for row in lexicon.table("directive_actions"):
        word = row["word"]
        if row["kind"] in ("verb", "adverb") and " " in word and key(word) not in trades:
            yield word


@cache
def _free_name(lexicon: Lexicon) -> re.Pattern[str]:
    """How a free name goes on: capitals, and words of the trade between or after them."""
    rows = lexicon.table("organization_words")
    ends = words(lexicon.settings["name_ends"]["organization"])
    predicates = words(lexicon.settings["name_ends"]["organization_predicates"])
    verbs = words(row["words"] for row in rows if row["ends"] == "0")
    nouns = words(row["words"] for row in rows if row["ends"] == "1")
    expanding = rf"(?!mở rộng {words(lexicon.settings['name_ends']['expanded'])}\b)"
    noun = rf"{expanding}(?!{predicates}\b)(?i:{nouns})(?![^\W\d_])"
    verb = rf"(?!{predicates}\b)(?i:{verbs})(?![^\W\d_])"
    capital = (
        rf"(?:(?!\d{{1,3}}[.,]\d)[{UPPER}\d](?>(?:[\w&'/]|\.(?=\w))*)(?>(?:-[{UPPER}\d](?>(?:[\w&'/]|\.(?=\w))*))*))"
    )
    # "Kế hoạch Đầu tư": a syllable with a capital and a small one are one word before the next capital or mark
    compound = rf"{capital} (?!{ends}\b)[{LOWER}]+(?=(?: -)? [{UPPER}]|[ ]{{0,2}}[,.;:)\n]|$)"
    word = rf"(?:{noun}|{compound}|{capital})"
    mark = r"(?: (?:(?:-|&) )?)"
    abbreviation = rf" \([A-ZĐ]{{2,8}}\) (?=[{UPPER}])"
    coordination = rf" và (?!{LEVEL}\b)(?={noun}|{verb})"
    enumeration = rf", (?=(?:chữa cháy|cứu hộ|cứu nạn|viện trợ|{verbs})(?![^\W\d_]))"
    # "Trung tâm Văn hóa, Thể thao và Truyền thông"
    fields = r", (?=(?:Thể thao|Thông tin|Truyền thông|Du lịch|Gia đình|Công nghệ)(?: và| -|,) [A-ZĐ])"
    between = rf"(?:{abbreviation}|{mark}|{coordination}|{enumeration}|{fields})"
    # "Quỹ Dân số", "Viện Vệ sinh dịch tễ": right after the head small syllables go on to a capital or a mark
    trades = words(lexicon.settings["name_ends"]["organization_trades"])
    deeds = words(_deeds(lexicon))
    small = rf"(?: (?!{ends}\b|{predicates}\b|{trades}\b|{deeds}\b)[{LOWER}]+){{1,6}}"
    until = rf"(?= [{UPPER}]| và [{UPPER}]| (?:{ends}|{predicates}|{deeds})\b|[ ]{{0,2}}[,.;:()\n]|$)"
    first = rf"(?: [{UPPER}][{LOWER}]{{1,5}}{small}{until})?"
    return spaced(rf"(?=[^\n]){first}(?:{between}(?:{verb}{between}){{0,4}}{word}){{0,12}}")


def with_free_name(around: Around, hit: Hit, lexicon: Lexicon) -> OrganizationMention | None:
    """ "Công ty Cổ phần X", "Trường Đại học X", "Cục Cảnh sát giao thông"."""
    norm = around.scan.text.norm
    if _shouted(norm, hit) or plural_before(norm, hit.start) or _is_no_body(around, hit, lexicon):
        return None
    match = _free_name(lexicon).match(norm, hit.end)
    if match is None or not match[0].strip():
        return _in_small_words(around, hit)
    if hit.entry.row["kind"] == "company" and (trade := _trade(lexicon).match(norm, hit.end)):
        match = max(match, trade, key=lambda found: found.end())
    end = _name_end(norm, hit.end, around.before_person(hit, match.end()), lexicon)
    if norm[hit.start : hit.end].isupper() and not hit.entry.form.isupper():
        end = _shouted_end(norm, hit.end, end)
    end = around.whole_place(hit.end, _up_to_seat(around, hit.end, end), match.end())
    if not _is_name(norm, hit, end):
        return _in_small_words(around, hit)
    if _OF_ALL_LEVELS.match(norm, end):
        return None
    end = _past_level(around, end)
    rest = " ".join(without_short_form(norm[hit.end : end]).split())
    if hit.entry.row["kind"] == "state":
        rest = expansion(rest, lexicon) or rest
    head = hit.entry.row["full"] or " ".join(norm[hit.start : hit.end].split())
    seat = "province" if rest.endswith(" tỉnh") else None  # "Ban Quản lý các Khu công nghiệp tỉnh"
    return OrganizationMention(Span(hit.start, end), f"{head} {rest}", hit.entry.row["kind"], seat)


@cache
def _trade(lexicon: Lexicon) -> re.Pattern[str]:
    """Behind the legal form any small words are a company's trade, up to its own name: "Công ty cổ phần
    cấp thoát nước| Sơn La"."""
    lists = lexicon.settings["name_ends"]
    stops = rf"(?:{words(lists['organization'])}|{words(lists['organization_predicates'])})\b"
    run = rf"[{UPPER}][\w&'-]*(?: [{UPPER}\d][\w&'-]*){{0,4}}"
    return spaced(rf"(?: {_LEGAL_FORM}){{1,3}}(?: (?!{stops})[{LOWER}]+,?){{1,7}} {run}")


def _past_level(around: Around, end: int) -> int:
    """Behind the level of "Ban Chỉ huy Phòng thủ dân sự (PTDS)| tỉnh", where a short form parts it from the name."""
    norm = around.scan.text.norm
    level = LEVEL_AFTER.match(norm, past_short_form(norm, end))
    if level is None or past_short_form(norm, end) == end:
        return end
    place = around.unit_after(level.end())
    return place.span.end if place is not None else level.end("level")


def _is_no_body(around: Around, hit: Hit, lexicon: Lexicon) -> bool:
    """ "Hội Xuân", "Tổ chức" at the beginning of a sentence: what is held, not who holds it."""
    text, words = around.scan.text, around.scan.words
    if hit.entry.form == "Tổ chức" and starts_line(text.norm, hit.start):
        return True
    following = words.ends[hit.last + 1] if hit.last + 1 < len(words.ends) else hit.end
    return " ".join(text.key[hit.start : following].split()) in lexicon.settings["name_ends"]["no_bodies"]


def _shouted(norm: str, hit: Hit) -> bool:
    """In a heading of capitals a free name cannot be told from words: "NHIỆM VỤ 6 THÁNG"."""
    sure = hit.entry.row["kind"] in _SURE_KINDS and (hit.last > hit.first or hit.entry.row["kind"] == "company")
    return norm[hit.start : hit.end].isupper() and not hit.entry.form.isupper() and not sure


def _shouted_end(norm: str, start: int, end: int) -> int:
    """ "TRƯỜNG ĐẠI HỌC X| Không khí …": a name in capitals goes on in capitals."""
    small = next((at for at in range(start, end) if norm[at].islower()), end)
    return len(norm[: norm.rfind(" ", start, small)].rstrip()) if small < end else end


def _up_to_seat(around: Around, start: int, end: int) -> int:
    """ "Trường Cao đẳng tỉnh Đắk Lắk| tư vấn", "Trung tâm Khuyến nông tỉnh| và …": a name ends with its seat."""
    for level in _SEAT.finditer(around.scan.text.norm, start, end):
        place = around.unit_after(level.end("level"))
        if place is not None:
            return min(end, place.span.end)
        if level["more"]:
            return level.end("level")
    return end


def _is_name(norm: str, hit: Hit, end: int) -> bool:
    """A name has a capital or a number ("Quân khu 7"); after a small head word more than one word."""
    rest = norm[hit.end : end].split()
    if not rest or rest[0] in _NO_NAMES or not any(word[0].isupper() or word.isdigit() for word in rest):
        return False
    return norm[hit.start].isupper() or len(rest) > 1


def _name_end(norm: str, start: int, end: int, lexicon: Lexicon) -> int:
    """Without loose ends: "Đài X| và thông tin …", "Trung tâm| Xúc-tiến …" cut in the middle of a word."""
    if cut := _AND_SMALL.search(norm, start, end):
        end = cut.start("cut")
    if (level := _LOOSE_LEVEL.search(norm, start, end)) and GENERIC_AFTER.match(norm, end):
        end = level.start()  # "Ngân hàng X| chi nhánh tỉnh, thành phố"
    while end > start and norm[end - 1] in ".,-&/ ":
        end -= 1
    return whole_words_end(norm, start, end, compounds(lexicon))


def _in_small_words(around: Around, hit: Hit) -> OrganizationMention | None:
    """ "Ban Chỉ đạo phòng, chống tham nhũng tỉnh": a committee named in small words, up to its level."""
    norm = around.scan.text.norm
    match = _SMALL_NAME.match(norm, hit.end) if hit.entry.form in _SMALL_HEADS else None
    if match is None or _VERB_INSIDE.search(match[0]):
        return None
    place = around.unit_after(match.end())
    end = place.span.end if place is not None else match.end()
    seat = "province" if place is None and match[0].endswith("tỉnh") else None
    name = f"{head_name(hit)} {' '.join(norm[hit.end : end].split())}"
    return OrganizationMention(Span(hit.start, end), name, hit.entry.row["kind"], seat)
