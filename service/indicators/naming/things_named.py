"""The things that a text can be about, by sort: works, storms, disasters, funds, schools, events, people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from service.indicators.naming.diseases import DISEASE
from service.indicators.naming.owners import firms_named, works_named
from service.indicators.naming.scene import Scene
from service.text.fold import key, phrase
from service.text.lazy import regex
from service.text.letters import UPPER, WORD
from service.text.span import Span

_BACK = 1_200  # characters before its paragraph in which the focus may have been named
_PROPER = rf"[{UPPER}][\w-]*"
_NAME = rf"{_PROPER}(?: (?:và |- )?{_PROPER}){{0,6}}"
# words of a name in small letters, up to its verb or the place where it is: "mô hình lúa - tôm | ở Thới Bình"
_ENDS = (
    "ở|tại|của|do|với|được|đã|đang|sẽ|có|là|cho|theo|trong|trên|từ|năm|tháng|đạt|tăng|giảm|gồm|vừa|mang|giúp|đến|về|"
    "sau|này|đó|bị|phát|thu|cũng|không|khi|để|vào|ra|bắt|diễn|khai|bước|tiếp|trị"
)
_SMALL = rf"(?: (?:- )?(?!(?:{_ENDS})(?!\w))[^\W\d_]+){{1,7}}"

_STORM = regex(
    r"(?<!\w)(?<!báo )(?<!chống )(?:(?:[Ss]iêu |[Cc]ơn )?[Bb]ão(?![ -](?:lũ|lụt|hòa|giá))(?P<named>(?: số \d{1,2})?"
    rf"(?:(?: ?[-–]| có tên(?: quốc tế)?(?: là)?)? ?(?:[{UPPER}][a-zà-ỹ]+ ?){{1,2}}(?<! ))?)|"
    r"(?:[Tt]âm )?[Áá]p thấp(?: nhiệt đới)?|ATNĐ)(?!\w)"
)
_DISASTER = phrase(
    r"(?<![^\W\d_])(?<!phòng )(?<!chống )(?<!ứng phó )(?<!vùng )(?:bão(?: số \d{1,2})?(?:,? lũ)?|mưa lũ|"
    r"lũ lụt|lũ quét|lũ ống|mưa bão|mưa lớn|mưa đá|lốc xoáy|dông lốc|giông lốc|sạt lở(?: đất)?|ngập lụt|động đất|"
    r"sóng thần|cháy rừng|áp thấp nhiệt đới|thiên tai|hạn hán|xâm nhập mặn|rét đậm,? rét hại|triều cường)"
    r"(?:(?: và|,) (?:lũ quét|sạt lở(?: đất)?|ngập lụt|lốc xoáy|mưa lũ))?(?![^\W\d_])(?! trung ương)"
)
_INCIDENT = phrase(
    r"(?<![^\W\d_])(?:tai nạn (?:giao thông|lao động|đường (?:bộ|sắt|thủy|thủy nội địa)|hàng hải|thương tích)|"
    r"ngộ độc (?:thực phẩm|rượu|methanol)|đuối nước|hỏa hoạn|"
    r"cháy(?:,? nổ| rừng| nhà| chợ| xưởng)?(?= (?:xảy|tại|ở|làm|lan))|"
    r"bạo lực gia đình|xâm hại trẻ em|lừa đảo trực tuyến)(?![^\W\d_])"
)
_FUND = phrase(
    r"(?<![^\W\d_])vốn (?:đầu tư công|(?:đầu tư )?xây dựng cơ bản|trái phiếu chính phủ|oda|ngân sách(?: nhà nước)?|"
    r"sự nghiệp|fdi|(?:các )?chương trình mục tiêu quốc gia|đầu tư (?:trực tiếp )?nước ngoài)(?![^\W\d_])"
)
_BUDGET = phrase(r"(?<![^\W\d_])(?:ngân sách(?: nhà nước)?|nsnn)(?![^\W\d_])")
_SCHOOL = regex(
    r"(?<!\w)(?:[Tt]rường(?: [Đđ]ại học| [Cc]ao đẳng| THPT| THCS)|[Đđ]ại học|[Hh]ọc viện)"
    rf"(?: [^\W\d_]+){{0,4}}? {_NAME}"
)
_EVENT = regex(
    r"(?<!\w)(?:[Hh]ội chợ|[Ll]ễ hội|[Ff]estival|[Tt]riển lãm|[Cc]uộc thi|[Ll]iên hoan|[Hh]ội thi|"
    r"[Hh]ội nghị(?! (?:này|đã|có|do))|[Gg]iải(?= (?:bóng|quần|cầu|việt|vô|điền|đua|thể|báo))|[Hh]ội xuân|[Tt]uần lễ)"
    rf"(?:{_SMALL})?(?: {_NAME})?"
)
_PROGRAMME = regex(rf"(?<!\w)(?:[Cc]hương trình|[Đđ]ề án|[Mm]ô hình|[Qq]uỹ)(?! (?:này|đó|trên|là)(?!\w)){_SMALL}")
_PERSON = regex(
    rf"(?<!\w)(?P<who>(?:[Gg]ia đình|[Hh]ộ|[Vv]ợ chồng|[Tt]rang trại|[Vv]ườn)(?: của)? (?:ông|bà|anh|chị) {_NAME})|"
    rf"(?<!\w)(?P<one>(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô giáo|[Tt]hầy giáo) {_NAME})"
    r"(?=,? \(?(?:ở|ngụ|trú|sinh năm|\d{2} tuổi|nông dân|hộ|chủ (?:vườn|trang|hộ|cơ sở)|công tác|thôn|bản|ấp|xã|tổ)"
    r"(?!\w))"
)
_ZONE = regex(
    rf"(?<!\w)(?:[Cc]ác )?(?:[Kk]hu (?:công nghiệp|kinh tế|chế xuất|công nghệ cao)|[Cc]ụm công nghiệp|KCN|KKT|KCX|CCN)"
    rf"(?:,? (?:[Kk]hu chế xuất|[Cc]ụm công nghiệp|KCX|CCN))?(?: {_NAME})?"
)
_FOREIGN = regex(r"(?<!\w)(?:FDI|[Đđ]ầu tư (?:trực tiếp )?nước ngoài|DDI|[Đđ]ầu tư trong nước|ODA|OCOP)(?!\w)")
_PATTERNS = {
    "storm": _STORM,
    "disease": DISEASE,
    "school": _SCHOOL,
    "event": _EVENT,
    "programme": _PROGRAMME,
    "person": _PERSON,
    "zone": _ZONE,
    "foreign": _FOREIGN,
}
_KEYED = {"disaster": _DISASTER, "incident": _INCIDENT, "fund": _FUND, "budget": _BUDGET}
_FIRST = ("disaster",)
"""Sorts of which the first that a stretch names did it: "[Mưa lũ] kéo dài làm nhiều tuyến đường sạt lở"."""
_KIND = phrase(
    r" (?:mùa|đông xuân|hè thu|thu đông|chiêm xuân|nguyên liệu|thương phẩm|giống|hữu cơ|chất lượng cao)(?![^\W\d_])"
)
_ALONE = ("disease", "incident", "school", "event")
"""Sorts of which a stretch that names several means none: "Sởi và tay chân miệng cùng tăng"."""
_TURNS = phrase(r"[\s\-+*•]*(?:về|đối với|lĩnh vực|trong lĩnh vực|trên lĩnh vực|công tác) [^\d.;:]{3,60}[,:]")
_CLAUSE = regex(r"[^.,;:!?]+")
_COUNTED = regex(r"\d[^\S\n]\Z")  # "14 | khu công nghiệp": of many none is meant
_IN_FULL = {"ATNĐ": "áp thấp nhiệt đới"}


def nearest(scene: Scene, sorts: Sequence[str], *, far: bool) -> str:
    """The thing of one of the ``sorts`` named last before the number: in its sentence, its paragraph, a heading,
    (``far``) the paragraphs before or the title; ``""`` for none."""
    for stretch in _stretches(scene, far=far):
        found = next((words for sort in sorts if (words := _named(scene, sort, stretch))), "")
        if found:
            return _IN_FULL.get(found) or _lowered(found)
    return ""


def turns(scene: Scene) -> bool:
    """True for a sentence that turns to another theme: "Về trật tự xã hội, xảy ra 45 vụ"."""
    return _TURNS.match(scene.text.key, *scene.sentence) is not None


def _lowered(words: str) -> str:
    """ "Các khu công nghiệp" begins with a class word, "FDI" does not."""
    return words if words[:2].isupper() else words[:1].lower() + words[1:]


def _stretches(scene: Scene, *, far: bool) -> Iterator[Span]:
    yield Span(scene.sentence.start, scene.position)
    if turns(scene):
        return
    yield Span(
        max(scene.paragraph.start, scene.sentence.start - _BACK), scene.sentence.start
    )  # a text may be one paragraph
    yield from scene.above[:-1]
    if far:
        yield Span(max(scene.section, scene.paragraph.start - _BACK), scene.paragraph.start)
    yield from scene.above[-1:]


def _named(scene: Scene, sort: str, span: Span) -> str:
    """What of the ``sort`` the ``span`` names last."""
    if sort == "work":
        works = works_named(scene, span)
        return works[-1] if works else ""
    if sort == "firm":
        firms = firms_named(scene, span)
        return firms[-1] if firms else ""
    if sort == "goods":
        return _goods(scene, span)
    keyed = _KEYED.get(sort)
    every = keyed.finditer(scene.text.key, *span) if keyed else _PATTERNS[sort].finditer(scene.text.norm, *span)
    found = [match for match in every if not _COUNTED.search(scene.text.norm, max(0, match.start() - 4), match.start())]
    if not found or (sort in _ALONE and len({key(match[0]) for match in found}) > 1):
        return ""
    match = found[0] if sort in _FIRST else _most_told(found)
    return " ".join(scene.text.norm[slice(*match.span())].split())


def _goods(scene: Scene, span: Span) -> str:
    """The one kind of goods that ``span`` speaks of: "[Thanh long] được mùa", "nghề nuôi [cá tra]"; none of several."""
    text, named, done = scene.text.key, [], span.start
    for word in WORD.finditer(text, *span):
        clause = _CLAUSE.match(text, word.start(), span.end) if word.start() >= done else None
        end = scene.vocabulary.goods(text, *clause.span()) if clause else None
        if end is not None:
            kind = _KIND.match(text, end, span.end)
            end = kind.end() if kind else end
            named.append(" ".join(text[word.start() : end].split()).removeprefix("cây "))
            done = end
    return named[-1] if named and len({name.split()[0] for name in named}) == 1 else ""


def _most_told(found: list[re.Match[str]]) -> re.Match[str]:
    """The last, or the last with a name of its own: "bão Noru …, tâm bão"."""
    if "named" not in found[-1].re.groupindex:
        return found[-1]
    return next((match for match in reversed(found) if match["named"]), found[-1])
