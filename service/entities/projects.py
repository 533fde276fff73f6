"""Named works and investments.

A work is named by its class and its own name ("cao tốc Tuyên Quang - Hà Giang", "Nhà máy thủy điện
Bản Vẽ"), or by what follows "dự án" ("dự án Nâng cấp Quốc lộ 4D", "dự án cấp nước sạch xã Tân
Lập"); lists after "các dự án" are split. A count without names ("12 dự án thủy điện") is no project.
A finished work is a place, unless the text speaks somewhere of its building or its money.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import NamedTuple

from service.entities.candidates import ProjectMention
from service.entities.details import read_details
from service.entities.identity import project_identity, without_short_form, written_out
from service.entities.names import GAP, UPPER, spaced
from service.entities.place_candidates import cancelled
from service.entities.project_names import RUN, ProjectNames, project_names
from service.entities.project_sheets import fill_in
from service.entities.scan import Hit, Scan
from service.lexicon.model import Lexicon
from service.text.align import Text
from service.text.finder import KEYS, Finder
from service.text.letters import sentence_case
from service.text.span import Span

_QUOTED = spaced(r'[ ]{0,3}(?P<name>"[^"\n]{6,160}")')
_LIST_HEAD = Finder(
    spaced(r"(?:dự án|công trình)[^.;:\n]{0,90}?(?:như|gồm|bao gồm|sau|là|trọng điểm)?[ ]{0,2}: "), KEYS
)
_ITEM = spaced(
    rf"(?:(?i:dự án|công trình|tiểu dự án) )?(?P<name>[{UPPER}đ][^;\n]{{5,220}}?)"
    r"(?=;|\.(?:[ \n]|$)|,?\.\.\.|\n|$)"
)
_NEXT_ITEM = spaced(rf", (?=[{UPPER}])(?!(?:Tỉnh|Huyện)\b)")
_INSIDE = spaced(r" trong |: ")
_FIGURE = spaced(r"\d[\d.,]*\s?(?:%|tỷ|triệu)")
_PLURAL = spaced(r"(?:các|những|nhiều|một số|\d+|số|mỗi|từng|loại|nhóm|tổng số) $", re.IGNORECASE)
_LOOSE = spaced(r" (?:đoạn|từ|thuộc|tại|và|cho|trên|đến)$")
_OFFICE = spaced(r"[Qq]uản lý $")
_STANDS_AT = spaced(r"\b(?:tại|ở|trong|vào|đến|từ) $")
_RING_ROAD = spaced(r"(?:đường )?vành đai\b", re.IGNORECASE)
_ONLY_A_NAME = spaced(rf"{RUN}(?:[ ]{{0,3}}-[ ]{{0,3}}{RUN})*")
_LEAD = spaced(
    r"(?:(?:tiểu )?dự án|công trình)?"
    r"(?:[ ]{0,3}(?:thành phần|đầu tư|xây dựng|tuyến|đường|đường bộ|công trình|mới)){0,5}[ ]{0,3}",
    re.IGNORECASE,
)


_PERSON = spaced(
    r"(?:Nguyễn|Trần|Lê|Phạm|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Ngô|Hoàng|Đinh|Trịnh|Trương)"
    rf"(?: [{UPPER}][^\W\d_]*){{1,3}}"
)


class _Named(NamedTuple):
    span: Span
    name: str


def find_projects(scan: Scan, lexicon: Lexicon) -> list[ProjectMention]:
    """Mentions of named projects, in text order, the longest at each place."""
    norm = scan.text.norm
    found = _candidates(scan, lexicon)
    found += _listed_items(scan.text)
    starts = sorted({one.span.start for one in found if not _RING_ROAD.match(norm, one.span.start)})
    found = [one for one in found if not _leads_to_other(norm, one.span, starts)]
    found += _again(norm, found)
    kept: list[ProjectMention] = []
    for span, name in sorted(found, key=lambda one: (one.span.start, -one.span.end)):
        if not kept or span.start >= kept[-1].span.end:
            kept.append(_mention(norm, span, name, lexicon))
    fill_in(norm, scan.text.key, kept)
    return kept


def _mention(norm: str, span: Span, name: str, lexicon: Lexicon) -> ProjectMention:
    about = read_details(norm, span)
    return ProjectMention(
        span, name, project_kind(name, lexicon), about.status, about.capacity, about.investment, about.investor
    )


def project_kind(name: str, lexicon: Lexicon) -> str:
    """The kind of a work by the first class word in its name."""
    low = name.lower()
    kinds: dict[str, list[str]] = lexicon.settings["project_kinds"]
    ranked = [(low.find(word), -len(word), kind) for kind, listed in kinds.items() for word in listed if word in low]
    return min(ranked)[2] if ranked else "other"


def _candidates(scan: Scan, lexicon: Lexicon) -> list[_Named]:
    """What the head words name; works in use only where the text speaks of building them too."""
    norm, names = scan.text.norm, project_names(lexicon)
    sure: list[_Named] = []
    unsure: list[_Named] = []
    for hit in scan.of("project"):
        shouted = norm[hit.start : hit.end].isupper() and not hit.entry.form.isupper()
        if shouted or cancelled(scan, hit):
            continue  # "ĐƯỜNG DÂY NÓNG", "nhu cầu"
        found = _FAMILIES[hit.entry.row["rule"]](norm, hit, names)
        if _OFFICE.search(norm, max(0, hit.start - 9), hit.start):
            continue  # "Giám đốc Ban Quản lý dự án Nguyễn Văn A"
        always = hit.entry.row["always"] == "1"
        if not always and _STANDS_AT.search(norm, max(0, hit.start - 8), hit.start):
            continue  # "xây nhà máy tại Khu công nghiệp X"
        (sure if always or any(read_details(norm, one.span).spoken_of for one in found) else unsure).extend(found)
    built = {project_identity(written_out(one.name, lexicon)) for one in sure}
    return sure + [one for one in unsure if project_identity(written_out(one.name, lexicon)) in built]


def _leads_to_other(norm: str, span: Span, starts: list[int]) -> bool:
    """ "dự án xây dựng đường" before "cao tốc A - B", a name that begins inside, adds nothing to it; the full
    name of an investment does ("Dự án đầu tư xây dựng đường cao tốc A - B")."""
    inside = starts[bisect_right(starts, span.start) : bisect_left(starts, span.end)]
    leads = [lead for start in inside[:3] if (lead := _LEAD.fullmatch(norm, span.start, start))]
    return any(not (lead[0].startswith("Dự án") and "đầu tư xây dựng" in lead[0]) for lead in leads)


def _again(norm: str, known: list[_Named]) -> list[_Named]:
    """The name of a known project without "dự án" before it: "vốn đầu tư cấp điện nông thôn"."""
    found = []
    for name in sorted({one.name for one in known if one.name.startswith("Dự án ") and len(one.name.split()) > 4}):
        body = re.escape(" ".join(name.split()[2:])).replace(r"\ ", GAP)
        found += [_Named(Span(*match.span()), name) for match in re.finditer(rf"(?<!\w){body}(?!\w)", norm)]
    return found


def _trimmed(norm: str, start: int, end: int) -> Span:
    """Without loose words at its end, with the bracket that it opened closed."""
    while end > start:
        loose = _LOOSE.search(norm, start, end)
        if norm[end - 1] not in " ,-" and loose is None:
            break
        end = loose.start() if loose else end - 1
    if norm[end : end + 1] == ")" and norm.rfind("(", start, end) > norm.rfind(")", start, end):
        end += 1
    return Span(start, end)


def _plain(norm: str, span: Span) -> _Named:
    return _Named(span, sentence_case(" ".join(norm[span.start : span.end].split())))


def _route(norm: str, hit: Hit, names: ProjectNames) -> list[_Named]:
    """ "cao tốc A - B (giai đoạn 1)": a motorway is planned, built or widened wherever it is named."""
    match = names.route.match(norm, hit.end)
    if match is None:
        return []
    found = [_plain(norm, Span(hit.start, match.end()))]
    while more := names.next_route.match(norm, found[-1].span.end):
        found.append(_Named(Span(*more.span("name")), sentence_case(f"{hit.entry.form} {more['name']}")))
    return found


def _work(norm: str, hit: Hit, names: ProjectNames) -> list[_Named]:
    """ "Nhà máy thủy điện A, B và C"."""
    match = names.work.match(norm, hit.end)
    if match is None:
        return []
    first = _plain(norm, _trimmed(norm, hit.start, match.end()))
    found = [_Named(first.span, without_short_form(first.name).replace("(", "").replace(")", ""))]
    return found + _more(norm, match.end(), hit.entry.form, names)


def _more(norm: str, position: int, class_words: str, names: ProjectNames) -> list[_Named]:
    found: list[_Named] = []
    while more := names.more.match(norm, position):
        group = "name" if more["name"] else "last"
        if more[group].isupper() or more[group].isdigit():
            break  # "dự án A và UBND …", "Nhà máy A 3 và 4"
        found.append(_Named(Span(*more.span(group)), sentence_case(f"{class_words} {more[group]}".strip())))
        position = more.end()
    return found


def _project(norm: str, hit: Hit, names: ProjectNames) -> list[_Named]:
    """What follows "dự án": a name in capitals, in quotes, or in small words that say what is built."""
    if quoted := _QUOTED.match(norm, hit.end):
        return [_Named(Span(*quoted.span("name")), quoted["name"].strip('"'))]
    if _PLURAL.search(norm, max(0, hit.start - 10), hit.start):
        return _several(norm, hit, names)
    match = names.named.match(norm, hit.end)
    if match and not _PERSON.fullmatch(match["name"]):  # "Trưởng phòng Quản lý dự án Trần Văn Bình"
        span = _trimmed(norm, *match.span("name"))
        if _ONLY_A_NAME.fullmatch(norm, *span) and hit.entry.form == "dự án":
            span = Span(hit.start, span.end)  # "dự án Rạch Tràm - Bãi Dài" says nothing of what is built
        return [_plain(norm, span)] if " " in norm[span.start : span.end] else []
    return _small(norm, hit, names)


def _small(norm: str, hit: Hit, names: ProjectNames) -> list[_Named]:
    match = names.small.match(norm, hit.end)
    if match is None:
        return []
    syllables = match["name"].split()
    named = any(syllable[0].isupper() for syllable in syllables[1:])
    built = hit.entry.form == "dự án" and 3 <= len(syllables) <= 7 and names.built.match(norm, hit.end)
    return [_plain(norm, _trimmed(norm, hit.start, match.end()))] if named or built else []


def _several(norm: str, hit: Hit, names: ProjectNames) -> list[_Named]:
    """ "các dự án thủy điện A, B, C": one project each."""
    match = names.several.match(norm, hit.end)
    if match is None or match["name"].isupper() or names.ends.search(match["class"]):
        return []  # "các dự án BOT, BT", "4 dự án tại khu kinh tế A, B"
    class_words = " ".join(match["class"].split())
    first = _Named(Span(*match.span("name")), sentence_case(f"{class_words} {match['name']}".strip()))
    more = _more(norm, match.end(), class_words, names)
    return [first, *more] if more else []


def _listed_items(text: Text) -> list[_Named]:
    """ "các dự án trọng điểm như: A; B; dự án C.": one item each, where semicolons part them."""
    found: list[_Named] = []
    norm = text.norm
    for head in _LIST_HEAD.finditer(text.key):
        items = _items(norm, head.end())
        if len(items) > 1:
            found += [_plain(norm, span) for span in items if not _FIGURE.search(norm, span.start, span.end)]
    return found


def _items(norm: str, position: int) -> list[Span]:
    items: list[Span] = []
    while item := _ITEM.match(norm, position):
        items += _parted(norm, *item.span("name"))
        if norm[item.end() : item.end() + 1] != ";":
            break
        position = item.end() + 1
        while norm[position : position + 1] == " ":
            position += 1
    return items


def _parted(norm: str, start: int, end: int) -> list[Span]:
    """An item of the list, itself parted where a comma begins another name; without where it stands."""
    bounds = [start, *(match.end() for match in _NEXT_ITEM.finditer(norm, start, end)), end]
    found = []
    for low, high in pairwise(bounds):
        inside = _INSIDE.search(norm, low, high)
        found.append(_trimmed(norm, low, inside.start() if inside else high))
    return found


def _ring(norm: str, hit: Hit, names: ProjectNames) -> list[_Named]:
    """ "đường Vành đai 4 - Vùng Thủ đô"."""
    match = names.ring.match(norm, hit.end)
    road = norm[max(0, hit.start - 6) : hit.start].lower() == "đường "  # the longer head is read by itself
    return [] if match is None or road else [_plain(norm, _trimmed(norm, hit.start, match.end()))]


def _path(norm: str, hit: Hit, names: ProjectNames) -> list[_Named]:
    """ "đường ven biển (giai đoạn 2)", "đường ven biển A - B": a road that is built in stages needs no name."""
    match = names.path.match(norm, hit.end)
    return [] if match is None or not match[0] else [_plain(norm, _trimmed(norm, hit.start, match.end()))]


_FAMILIES = {"path": _path, "ring": _ring, "route": _route, "work": _work, "project": _project}
