"""Named works and investments.

A work is named by its class and its own name ("cao tốc Tuyên Quang - Hà Giang", "Nhà máy thủy điện
Bản Vẽ"), or by what follows "dự án" ("dự án Nâng cấp Quốc lộ 4D", "dự án cấp nước sạch xã Tân
Lập"); lists after "các dự án" are split. A count without names ("12 dự án thủy điện") is no project.
"""

from __future__ import annotations

import re

from service.entities.candidates import ProjectMention
from service.entities.identity import project_identity, written_out
from service.entities.names import CAPITAL, GAP, UPPER
from service.entities.scan import Hit, Scan
from service.entities.status import project_status
from service.lexicon.model import Lexicon
from service.text.span import Span

_RUN = rf"(?:{CAPITAL}|\d{{1,3}}[A-Z]?\b)(?:{GAP}(?:{CAPITAL}|\d{{1,3}}[A-Z]?\b(?![.,]\d|{GAP}(?:MW|ha|km|tỷ)))){{0,6}}+"
_PHASE = rf"(?:,?{GAP}\(?(?:giai đoạn|GĐ|phân kỳ){GAP}(?:\d{{1,2}}|[IV]+)\b(?!/)(?:[ ]?\))?)?"
_STOPOVER = rf"(?:(?i:cửa khẩu|sân bay|cảng|thành phố|ngã ba)(?:{GAP}(?i:quốc tế))?{GAP})?{_RUN}"
_ROUTE = re.compile(
    rf"{GAP}(?:(?:Bắc|bắc){GAP}-{GAP}(?:Nam|nam)(?:{GAP}phía Đông)?|{_STOPOVER}(?:[ ]{{0,3}}-[ ]{{0,3}}{_STOPOVER}){{0,4}}){_PHASE}"
)
_WORK = re.compile(rf"(?:{GAP}(?:số|quốc tế|quốc gia|tổng hợp|mở rộng))?{GAP}(?:\({_RUN}\)|Hỗn hợp|{_RUN}(?:[ ]{{0,3}}-{GAP}{_RUN})?(?:{GAP}mở rộng\b)?)(?:{GAP}(?:tỉnh|huyện|xã|thị xã){GAP}{_RUN})?{_PHASE}")
_END = (
    r"(?:cơ bản|đã|đang|được|sẽ|có|là|với|do|theo|để|tại|cần|phải|vẫn|còn|chưa|không|đạt|này|trong|từ|khi|vào|bằng|nêu trên|hoàn thành|thuộc nhóm"
    r"|đúng|bảo đảm|đảm bảo|ước|dự kiến|gồm|như|mà|cho rằng|đi vào|bị|gặp|góp phần|phục vụ|khác|đặt|trị giá|có tổng|tổng mức|quy mô|công suất|và thực hiện|và các|nằm|của(?=[ ]{1,3}(?:Công ty|Tập đoàn|Tổng)))"
)
_BODY = rf"[^\s,;.:()\"]+(?:[ ]{{1,3}}(?!{_END}\b)[^\s,;.:()\"]+){{0,24}}"
_NAMED = re.compile(
    rf"[ ]{{0,2}}:?[ ]{{1,3}}(?P<name>(?![{UPPER}]{{2,}}\b)(?=[{UPPER}])(?:[^\s,;.:()\"]+(?:[ ]{{1,3}}[^\s,;.:()\"]+)?,[ ]{{1,3}}(?=[a-zđ]))?{_BODY}"
    rf"(?:,[ ]{{1,3}}(?:tỉnh|huyện|thành phố|thị xã|xã|đoạn|giai đoạn)[ ]{{1,3}}[^\s,;.:()\"]+(?:[ ]{{1,3}}(?!{_END}\b)[^\s,;.:()\"]+){{0,8}})?{_PHASE})"
)
_SMALL = re.compile(
    rf"[ ]{{1,3}}(?P<name>(?:cấp điện|cấp nước|cải tạo|nâng cấp|mở rộng|xây dựng|đường|cầu|kè|hồ|nhà máy|trường|bệnh viện|khu|tuyến|hạ tầng|thoát nước|chống ngập|cầu cảng|nạo vét|tu bổ|trùng tu|bảo tồn|di dời|bố trí)\b"
    rf"(?:[ ]{{1,3}}(?!{_END}\b)[^\s,;.:()\"]+){{1,16}})"
)
_ANY_SMALL = re.compile(
    rf"[ ]{{1,3}}(?P<name>(?!(?:đầu tư(?![ ]{{1,3}}xây dựng)|này|đó|trên|thuộc|của|lớn|quan trọng|trọng điểm|hạ tầng|chiến lược|thành phần|luật|khác|đã|nêu|{_END})\b)[a-zà-ỹđ]+"
    rf"(?:[ ]{{1,3}}(?!{_END}\b|-[ ]{{1,3}}(?:[a-zà-ỹđ]|Ảnh))[^\s,;.:()\"]+){{1,16}})"
)
_QUOTED = re.compile(r'[ ]{0,3}(?P<name>"[^"\n]{6,160}")')
_LIST_HEAD = re.compile(r"(?:dự án|công trình)[^.;:\n]{0,90}?(?:như|gồm|bao gồm|sau|là|trọng điểm)?[ ]{0,2}:[ ]{1,3}", re.I)
_ITEM = re.compile(rf"(?:(?i:dự án|công trình|tiểu dự án)[ ]{{1,3}})?(?P<name>[{UPPER}đ][^;\n]{{5,220}}?)(?=;|\.(?:[ \n]|$)|,?\.\.\.|\n|$)")
_MORE = re.compile(rf"(?:,|{GAP}và){GAP}(?P<name>{_RUN})(?=[ ]{{0,2}}[,;.)]|{GAP}và\b|\n|$)")
_PLURAL = re.compile(r"(?:các|những|nhiều|một số|\d+|số|mỗi|từng|loại|nhóm|tổng số)[ ]{1,3}$", re.I)
_KINDS = (
    ("transport", r"cao tốc|đường|quốc lộ|cầu|hầm|sân bay|hàng không|cảng|metro|ga\b|nút giao|vành đai|giao thông|ql\b|chk"),
    ("energy", r"điện|năng lượng|đường dây|trạm biến áp|lng|khí"),
    ("industrial_park", r"khu công nghiệp|cụm công nghiệp|kcn|ccn|khu kinh tế"),
    ("irrigation", r"hồ chứa|thủy lợi|thủy nông|kè|đê|đập|thiên tai|cụm hồ|hồ "),
    ("urban", r"khu đô thị|tái định cư|nhà ở|khu dân cư|đô thị|hạ tầng|trung tâm hành chính|cấp nước|thoát nước|xử lý"),
    ("tourism", r"du lịch|nghỉ dưỡng|resort|sân golf"),
    ("education", r"trường|đại học"),
    ("health", r"bệnh viện|y tế|trạm xá"),
    ("digital", r"phần mềm|cơ sở dữ liệu|nền tảng|hệ thống thông tin|chuyển đổi số"),
    ("agriculture", r"nông nghiệp|chăn nuôi|trồng|trang trại|mắc ca|chế biến"),
)


def project_kind(name: str) -> str:
    """The kind of a work by the first class word in its name."""
    low = name.lower()
    ranked = [(match.start(), kind) for kind, words in _KINDS if (match := re.search(words, low))]
    return min(ranked)[1] if ranked else "other"


def find_projects(scan: Scan, lexicon: Lexicon) -> list[ProjectMention]:
    """Mentions of named projects, in text order, the longest at each place."""
    norm = scan.text.norm
    spans: list[tuple[Span, str]] = []
    unsure: list[tuple[Span, str]] = []
    for hit in scan.of("project"):
        found = _FAMILIES[hit.entry.row["rule"]](norm, hit)
        sure = hit.entry.row["always"] == "1" or any(project_status(norm, span) for span, _ in found)
        (spans if sure else unsure).extend(found)
    named = {project_identity(written_out(name, lexicon)) for _, name in spans}
    spans += [found for found in unsure if project_identity(written_out(found[1], lexicon)) in named]
    spans += _listed_items(norm)
    spans = [found for found in spans if not any(_only_leads_to(norm, found[0], inner) for inner, _ in spans)]
    spans += _again(norm, spans)
    kept: list[ProjectMention] = []
    for span, name in sorted(spans, key=lambda found: (found[0].start, -found[0].end)):
        if not kept or span.start >= kept[-1].span.end:
            kept.append(ProjectMention(span, name, project_kind(name), project_status(norm, span)))
    return kept


_LOOSE = re.compile(r"[ ]{1,3}(?:đoạn|từ|thuộc|tại|và|cho|trên|đến)$")


_LEAD = re.compile(
    r"(?i)(?:(?:tiểu )?dự án|công trình)?(?:[ ]{0,3}(?:thành phần|đầu tư|xây dựng|tuyến|đường|đường bộ|công trình|mới)){0,5}[ ]{0,3}"
)


def _only_leads_to(norm: str, span: Span, inner: Span) -> bool:
    """"dự án xây dựng đường" before "cao tốc A - B" adds nothing to the name."""
    return span.start < inner.start < span.end and bool(_LEAD.fullmatch(norm, span.start, inner.start))


def _again(norm: str, spans: list[tuple[Span, str]]) -> list[tuple[Span, str]]:
    """The name of a known project without "dự án" before it: "vốn đầu tư cấp điện nông thôn"."""
    found = []
    for name in sorted({name for _, name in spans if name.startswith("Dự án ") and len(name.split()) > 4}):
        body = " ".join(name.split()[2:])
        for match in re.finditer(rf"(?<!\w){re.escape(body)}(?!\w)", norm):
            found.append((Span(*match.span()), name))
    return found


def _trimmed(norm: str, start: int, end: int) -> Span:
    while end > start and (norm[end - 1] in " ,-" or (loose := _LOOSE.search(norm, start, end))):
        end = end - 1 if norm[end - 1] in " ,-" else loose.start()
    if norm[end : end + 1] == ")" and norm.rfind("(", start, end) > norm.rfind(")", start, end):
        end += 1
    return Span(start, end)


def _plain(norm: str, span: Span) -> str:
    name = " ".join(norm[span.start : span.end].split())
    return name[0].upper() + name[1:]


def _route(norm: str, hit: Hit) -> list[tuple[Span, str]]:
    """"cao tốc A - B (giai đoạn 1)": a motorway is planned, built or widened wherever it is named."""
    match = _ROUTE.match(norm, hit.end)
    if match is None:
        return []
    span = Span(hit.start, match.end())
    return [(span, _plain(norm, span))]


def _work(norm: str, hit: Hit) -> list[tuple[Span, str]]:
    """"Nhà máy thủy điện X": a project where the sentence speaks of building it."""
    match = _WORK.match(norm, hit.end)
    if match is None:
        return []
    span = _trimmed(norm, hit.start, match.end())
    found = [(span, _plain(norm, span).replace("(", "").replace(")", ""))]
    position = match.end()
    while more := _MORE.match(norm, position):
        found.append((Span(*more.span("name")), f"{_capital(hit.entry.form)} {more['name']}"))
        position = more.end()
    return found


def _capital(name: str) -> str:
    return name[0].upper() + name[1:]


def _project(norm: str, hit: Hit) -> list[tuple[Span, str]]:
    """What follows "dự án": a name in capitals, in quotes, or in small words that say what is built."""
    if quoted := _QUOTED.match(norm, hit.end):
        return [(Span(*quoted.span("name")), quoted["name"].strip('"'))]
    plural = bool(_PLURAL.search(norm, max(0, hit.start - 10), hit.start))
    if plural:
        return _names(norm, hit)
    if match := _NAMED.match(norm, hit.end):
        span = _trimmed(norm, *match.span("name"))
        return [(span, _plain(norm, span))] if len(span_words(norm, span)) > 1 else []
    return _small(norm, hit)


def span_words(norm: str, span: Span) -> list[str]:
    return norm[span.start : span.end].split()


def _small(norm: str, hit: Hit) -> list[tuple[Span, str]]:
    match = _ANY_SMALL.match(norm, hit.end)
    if match is None:
        return []
    words = match["name"].split()
    named = any(word[0].isupper() for word in words[1:])
    if not named and (not 3 <= len(words) <= 7 or hit.entry.form != "dự án" or not _SMALL.match(norm, hit.end)):
        return []
    span = _trimmed(norm, hit.start, match.end())
    return [(span, _plain(norm, span))]


def _names(norm: str, hit: Hit) -> list[tuple[Span, str]]:
    """"các dự án thủy điện A, B, C": one project each."""
    match = re.compile(rf"[ ]{{1,3}}(?P<class>(?:[a-zà-ỹđ]+[ ]{{1,3}}){{0,4}})(?P<name>{_RUN})(?=[ ]{{0,2}},|{GAP}và\b)").match(norm, hit.end)
    if match is None:
        return []
    kind = " ".join(match["class"].split())
    if match["name"].isupper():
        return []  # "các dự án BOT, BT"
    found = [(Span(*match.span("name")), _capital(f"{kind} {match['name']}".strip()))]
    position = match.end()
    while more := _MORE.match(norm, position):
        found.append((Span(*more.span("name")), _capital(f"{kind} {more['name']}".strip())))
        position = more.end()
    return found if len(found) > 1 else []


_NEXT_ITEM = re.compile(rf",[ ]{{1,3}}(?=[{UPPER}])(?!(?:Tỉnh|Huyện)\b)")
_INSIDE = re.compile(r"[ ]{1,3}trong[ ]{1,3}")


def _parted(norm: str, start: int, end: int) -> list[Span]:
    """An item of the list, itself parted where a comma begins another name; without where it stands."""
    bounds = [start, *(match.end() for match in _NEXT_ITEM.finditer(norm, start, end)), end]
    found = []
    for low, high in zip(bounds, bounds[1:], strict=False):
        inside = _INSIDE.search(norm, low, high)
        found.append(_trimmed(norm, low, inside.start() if inside else high))
    return found


def _listed_items(norm: str) -> list[tuple[Span, str]]:
    """"các dự án trọng điểm như: A; B; dự án C.": one item each, where semicolons part them."""
    found = []
    for head in _LIST_HEAD.finditer(norm):
        position, items = head.end(), []
        while item := _ITEM.match(norm, position):
            items += _parted(norm, *item.span("name"))
            if norm[item.end() : item.end() + 1] != ";":
                break
            position = item.end() + 1
            while norm[position : position + 1] == " ":
                position += 1
        if len(items) > 1:
            found += [(span, _plain(norm, span)) for span in items if not re.search(r"\d[\d.,]*\s?(?:%|tỷ|triệu)", norm[span.start : span.end])]
    return found


_FAMILIES = {"route": _route, "work": _work, "project": _project}
