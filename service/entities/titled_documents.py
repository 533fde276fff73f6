"""Where the title of an unnumbered document ends.

Titles run on in ordinary words, so each family has its own end: a law at the end of its subject,
a congress's resolution at its number or term, a scheme at its stretch of years.
"""

from __future__ import annotations

import re
from functools import cache

from service.entities.names import CAPITAL, UPPER
from service.entities.scan import Hit, Scan
from service.lexicon.model import Lexicon
from service.text.fold import key

_STOP_WORDS = r"(?:đã|được|theo|như|nhằm|để|là|do|với|sẽ|tại|vào|từ|ngày|cho đến|trong đó|trong|có|cũng|của|và các|và một|qua|khi|nên|vì|bằng|năm nay|đang|này|nêu|trên|còn|không(?! dân)|phải|cần|quy định|gắn|đối với|cho rằng)"
_LAW = re.compile(
    rf"[ ]{{1,3}}(?!Bộ|Chính phủ)[{UPPER}]\w*(?:[ ]{{1,3}}(?!{_STOP_WORDS}\b|năm\b|số\b)\w+){{0,9}}"
    rf"(?:,[ ]{{1,3}}(?=chống|chế biến|sử dụng|cơ cấu|tạm|quá|thể dục)\w+(?:[ ]{{1,3}}(?!{_STOP_WORDS}\b|năm\b)\w+){{0,5}})?"
)
_LAW_TAIL = re.compile(r"[ ]{1,3}(?:\((?:sửa đổi|bổ sung|sửa đổi, bổ sung)\)|sửa đổi|(?:năm[ ]{1,3})?(?:19|20)\d\d\b)")
_AND_OTHER = re.compile(r"[ ]{1,3}(?:và[ ]{1,3}(?=Luật|Nghị|các|Bộ|Pháp|Thông|Quyết)|\d)")
_CONGRESS = re.compile(
    rf"[ ]{{1,3}}(?i:Đại hội)(?:[ ]{{1,3}}(?i:đại biểu|đảng bộ|đảng|toàn quốc|tỉnh|thành phố|huyện|quận|thị xã|các cấp|lần|thứ|\d{{1,2}}\b(?!/)|nhiệm kỳ|khóa|khoá)"
    rf"|[ ]{{1,3}}(?:[XVI]+\b|\d{{4}}[ ]?-[ ]?\d{{4}}|{CAPITAL})|,(?=[ ]{{1,3}}nhiệm kỳ))+(?:[ ]{{1,3}}của Đảng)?"
)
_CENTRAL = re.compile(
    r"[ ]{1,3}(?:Hội nghị )?(?:lần thứ \w+ )?(?:Ban Chấp hành )?(?:Trung ương|TW|TƯ)(?: Đảng)?(?:[ ]{1,3}\d{1,2})?[ ]{0,3}(?:lần thứ \w+[ ]{1,3})?\(?khóa [XVI]+\)?"
)
_OF_BODY = re.compile(
    r"[ ]{1,3}của[ ]{1,3}(?:Ban Chấp hành|BCH|Ban Thường vụ|Tỉnh ủy|Tỉnh uỷ|Thành ủy|HĐND|Hội đồng nhân dân|Quốc hội|Chính phủ|Bộ Chính trị)[^.;:\n\"]{0,40}?"
    r"[ ]{1,3}về[ ]{1,3}[^.;:\n\"]{6,200}"
)
_CLOSING = re.compile(
    r"(?:,?[ ]{1,3}(?:trên địa bàn (?:tỉnh|thành phố|huyện)(?:[ ]{1,3}[A-ZĐÀ-Ỹ]\w*)*|(?:giai đoạn|thời kỳ|nhiệm kỳ)[ ]{1,3}\d{4}[ ]?-[ ]?\d{4}"
    r"|(?:định hướng|tầm nhìn)(?:[ ]{1,3}đến)?(?:[ ]{1,3}năm)?[ ]{1,3}\d{4}|đến năm[ ]{1,3}\d{4}|(?:5[ ]{1,3}năm|năm)[ ]{1,3}\d{4}(?:[ ]?-[ ]?\d{4})?|thời kỳ[ ]{1,3}\d{4}))+"
)
_QUOTED = re.compile(r'[ ]{0,3}(?P<title>"[^"\n]{4,160}")')
_QUANTIFIED = re.compile(
    r"(?:\b(?:nhiều|một số|các|những|mọi|mỗi|từng|số|theo|thực hiện các|hàng|đúng|vượt|so với|đạt|so|với)|\d+)[ ]{1,3}$",
    re.I,
)
_NATIONAL = re.compile(r"(?:mục tiêu quốc gia|MTQG|mục tiêu Quốc gia)", re.I)
_NATIONAL_NAME = re.compile(
    r"[ ]{1,3}(?:mục tiêu quốc gia|MTQG)(?:[ ]{1,3}(?:về[ ]{1,3})?(?:xây dựng nông thôn mới|giảm nghèo bền vững|nông thôn mới|giảm nghèo"
    r"|phát triển kinh tế[ ]?-[ ]?xã hội vùng đồng bào dân tộc thiểu số(?: và miền núi)?|phát triển văn hóa|phòng, chống ma túy|dân tộc thiểu số)"
    r"(?:[ ]{1,3}giai đoạn[ ]{1,3}\d{4}[ ]?-[ ]?\d{4})?)?",
    re.I,
)
_PLANNING = re.compile(
    rf"[ ]{{1,3}}(?:điện[ ]{{1,3}}(?:VIII|VII|VI)\b(?: điều chỉnh)?|(?:tổng thể|chung|phát triển|xây dựng|phân khu|ngành|vùng|sử dụng đất|mạng lưới)"
    rf"[^.;:\n\"]{{3,140}}?(?:{_CLOSING.pattern})|(?:tỉnh|thành phố|vùng|Thủ đô)(?:[ ]{{1,3}}{CAPITAL})+(?:{_CLOSING.pattern})?)"
)
_TREATY = re.compile(
    r"[ ]{1,3}(?:(?i:thương mại tự do|đối tác toàn diện|khung|đối tác kinh tế|tránh đánh thuế)[^.,;:\n\"()]{0,80}|(?:[A-Z]{3,8}))(?:[ ]?\([A-Z]{3,8}\))?"
)
_MEMO = re.compile(
    r"[ ]{1,3}(?:về|giữa|hợp tác|Hội nghị)[ ]{1,3}[^.;:\n\"]{6,140}?(?=[.;:\n\"]|[ ]{1,3}(?:và[ ]{1,3}(?:Kế|Biên|Thỏa)|sớm|đã|được))"
)
_PLAN = re.compile(
    rf"[ ]{{1,3}}(?P<body>(?!{_STOP_WORDS}\b|và\b|công tác\b|hành động\b(?! hợp))[^.;:\n\"”(]{{3,220}}?)(?=[.;:\n\"”(]|,[ ]|[ ]{{1,3}}{_STOP_WORDS}[ ]|$)"
)


_SECOND = re.compile(rf",[ ]{{1,3}}[^.,;:\n\"”(]{{3,120}}?(?=[.,;:\n\"”(]|[ ]{{1,3}}{_STOP_WORDS}[ ]|$)")


def title_end(scan: Scan, hit: Hit, lexicon: Lexicon) -> int | None:
    """End of the title that begins at a type word, or ``None`` where the word names no document."""
    norm = scan.text.norm
    small = norm[hit.start].islower()
    if small and not _named_in_small(norm, hit):
        return None
    if hit.entry.row["titled"] == "law" and (known := _known_law(lexicon).match(scan.text.key, hit.end)):
        return _with_year(norm, known.end())
    family = _FAMILIES.get(hit.entry.row["titled"])
    return family(norm, hit) if family else None


def _named_in_small(norm: str, hit: Hit) -> bool:
    """ "chương trình mục tiêu quốc gia", "nghị quyết đại hội … lần thứ 16", "chương trình “…”"."""
    if hit.entry.row["titled"] == "resolution":
        return bool(_CONGRESS.match(norm, hit.end)) and bool(
            re.search(r"\d|[XVI]{2}", _CONGRESS.match(norm, hit.end)[0])
        )  # type: ignore[index]
    return bool(_NATIONAL.match(norm, hit.end + 1)) or norm[hit.end : hit.end + 2].strip() == '"'


@cache
def _known_law(lexicon: Lexicon) -> re.Pattern[str]:
    """The laws of the table, longest title first, on keys."""
    titles = sorted((key(row["title"]) for row in lexicon.table("laws")), key=lambda title: (-len(title), title))
    spaced = "|".join(re.escape(title).replace(r"\ ", "[ ]{1,3}") for title in titles)
    return re.compile(rf"[ ]{{1,3}}(?:{spaced})(?!\w)")


def _with_year(norm: str, end: int) -> int:
    """ "Luật Đất đai (sửa đổi)", "Luật Đầu tư công năm 2019"."""
    while tail := _LAW_TAIL.match(norm, end):
        end = tail.end()
    return end


def _law_end(norm: str, hit: Hit) -> int | None:
    match = _LAW.match(norm, hit.end)
    if match is None:
        return None
    other = _AND_OTHER.search(norm, match.start(), match.end())
    end = other.start() if other else match.end()
    return _with_year(norm, end)


def _resolution_end(norm: str, hit: Hit) -> int | None:
    match = _CONGRESS.match(norm, hit.end) or _CENTRAL.match(norm, hit.end) or _OF_BODY.match(norm, hit.end)
    return match.end() if match else None


def _planning_end(norm: str, hit: Hit) -> int | None:
    match = _PLANNING.match(norm, hit.end)
    return match.end() if match else None


def _treaty_end(norm: str, hit: Hit) -> int | None:
    if _QUANTIFIED.search(norm, max(0, hit.start - 20), hit.start):
        return None
    match = _TREATY.match(norm, hit.end)
    return len(norm[: match.end()].rstrip()) if match else None


def _memo_end(norm: str, hit: Hit) -> int | None:
    match = _MEMO.match(norm, hit.end)
    return match.end() if match else None


def _plan_end(norm: str, hit: Hit) -> int | None:
    """A plan, programme, scheme or strategy."""
    national = _NATIONAL_NAME.match(norm, hit.end)
    if national:
        return national.end()
    quoted = _QUOTED.match(norm, hit.end)
    if quoted:
        closing = _CLOSING.match(norm, quoted.end("title")) or re.compile(
            rf"[ ]{{1,3}}(?:tỉnh|thành phố)(?:[ ]{{1,3}}{CAPITAL})+{_CLOSING.pattern}"
        ).match(norm, quoted.end("title"))
        return closing.end() if closing else quoted.end("title")
    if _QUANTIFIED.search(norm, max(0, hit.start - 20), hit.start):
        return None
    return _body_end(norm, hit)


_BEGINS = re.compile(r"(?:^|[.\n:;+•-])[ ]{0,3}$")


def _body_end(norm: str, hit: Hit) -> int | None:
    """Up to the stretch of years that closes the title, else up to the first word that cannot be in it."""
    match = _PLAN.match(norm, hit.end)
    if match is None:
        return None
    sentence_end = re.compile(r"[.;:\n\"”]").search(norm, hit.end)
    limit = min(sentence_end.start() if sentence_end else len(norm), hit.end + 260)
    closings = [closing for closing in _CLOSING.finditer(norm, hit.end, limit)]
    if closings and not re.compile(r"[ ]{1,3}(?:đã|được|sẽ|nhằm|theo)[ ]").search(norm, hit.end, closings[0].start()):
        if closings[0].end() - closings[0].start() > 12 or not _BEGINS.search(norm, max(0, hit.start - 4), hit.start):
            return closings[0].end()
    words = match["body"].split()
    if _BEGINS.search(norm, max(0, hit.start - 4), hit.start) and match["body"] == match["body"].lower():
        return None  # "- Kế hoạch vốn năm nay": the capital only begins a line
    if len(words) == 2 and words[0][0].islower() and (more := _SECOND.match(norm, match.end("body"))):
        return more.end()  # "Chương trình bảo tồn, phát huy giá trị …": two verbs share the object
    return match.end("body") if len(words) >= 3 or any(word[0].isupper() for word in words) else None


_FAMILIES = {
    "law": _law_end,
    "resolution": _resolution_end,
    "planning": _planning_end,
    "treaty": _treaty_end,
    "memo": _memo_end,
    "plan": _plan_end,
}
