"""Whose capital, length or turnover a number is: the company or the work that the text names."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from service.indicators.naming.scene import Scene
from service.text.finder import TEXTS, Finder
from service.text.fold import key, phrase
from service.text.lazy import regex
from service.text.letters import UPPER
from service.text.span import Span


def _loose(words: str) -> str:
    return words.replace(" ", r"\s+")


# "xã Hồ Bốn", "ông Hồ Văn Tám", "phường Cầu Kho"
_NO_NAMESAKE = (
    r"(?<!\sxã\s)(?<!\sphường\s)(?<!\strấn\s)(?<!\sthôn\s)(?<!\sấp\s)(?<!\sbản\s)(?<!\sông\s)(?<!Ông\s)(?<!\sbà\s)(?<!Bà\s)"
    r"(?<!\sanh\s)(?<!Anh\s)(?<!\schị\s)(?<!Chị\s)"
)
_CLASSES = (
    r"(?:[Tt]ổng )?[Cc]ông ty|[Tt]ập đoàn|(?<!gành\s)[Nn]gân hàng|[Nn]hà máy|[Hh]ợp tác xã|"
    r"[Dd]oanh nghiệp tư nhân|DNTN|[Tt]rang trại|[Xx]í nghiệp|[Dd]ự án|[Tt]uyến|"
    r"[Cc]ao tốc|[Kk]hu (?:công nghiệp|nông nghiệp|kinh tế|đô thị|công nghệ cao|du lịch|phức hợp)|[Cc]ụm công nghiệp|"
    rf"KCN|CCN|KKT|KĐT|NM|[Tt]hủy điện|[Nn]hiệt điện|{_NO_NAMESAKE}[Hh]ồ(?! sơ| Chí Minh)(?: chứa nước)?|"
    rf"{_NO_NAMESAKE}(?<!êu\s)(?<!hu\s)(?<!àn\s)(?<!ịa\s)[Cc]ầu|"  # no "yêu cầu", "nhu cầu", "toàn cầu", "địa cầu"
    r"[Hh]ầm|[Cc]ảng|[Ss]ân bay|[Nn]hà ga|"
    r"(?<!ọc\s)[Đđ]ường(?: băng| vành đai| dây)?|[Đđ]ê|[Kk]è|(?<!ội\s)[Cc]hợ|[Ss]ân vận động|[Cc]hung cư|[Bb]ệnh viện|"
    r"[Tt]rung tâm|[Tt]rạm biến áp|[Vv]ườn quốc gia|[Bb]ảo tàng|[Kk]hu di tích|[Hh]ọc viện|"
    r"[Tt]rường (?:[Đđ]ại học|[Cc]ao đẳng|[Pp]hổ thông|THPT|THCS|[Tt]iểu học|[Mm]ầm non|[Tt]rung (?:cấp|học)|"
    r"[Cc]hính trị)|Cty|CTCP|HTX|"
    r"[Kk]hu (?:phi thuế quan|neo đậu|tái định cư|chế xuất|phố|nhà ở|xử lý)"
)
_KINDS = (
    r"điện gió|điện mặt trời|điện khí|điện rác|thủy điện|nhiệt điện|cổ phần|xây dựng|đầu tư|công nghiệp|hàng không|"
    r"xử lý (?:nước thải|rác thải|chất thải)|chế biến \w+ \w+|đường sắt|đường bộ|đô thị|cảng biển|phụ trợ|"
    r"thành phố|tỉnh|"
    r"huyện"
)
_LINKS = (
    "là|của|và|tại|do|với|ở|có|cho (?:thấy|biết|rằng|hay|phép|ra)|từ|đến|theo|trên|trong|về|gồm|đã|đang|sẽ|"
    "được|bị|thì|mà|khi|nên|này|đó|vào|ra|để|"
    "bắc qua|nằm|tọa lạc|chạy qua|đi qua|"
    "cùng|như|bằng|trị giá|cũng|làm|khởi|khánh|mua|bán|trao|tặng|thăm|dành|nộp|ký|thuê"
)
# names of which the later words are small
_BANKS = (
    r"Chính sách(?: xã hội)?|Nông nghiệp và [Pp]hát triển nông thôn|Đầu tư và [Pp]hát triển|Ngoại thương|"
    r"Công thương|Nhà nước"
)
_COMMON = rf"(?:(?<=\s)(?!(?:{_LINKS})(?!\w))[^\W\d_]+(?:\s+(?=[^\W\d_{UPPER}]))?)"
_LINKS_OF_NAMES = "tỉnh|thành phố|huyện|cửa khẩu|khu vực|quốc tế|và|quan"
_ROAD = r"(?:[Qq]uốc|[Tt]ỉnh|[Hh]ương)\s+lộ(?:\s+\d{1,3}[A-Z]?(?!\w))?"
_OWNER = Finder(
    regex(
        rf"(?<!\w)(?:(?:[Dd]ự\s+án|[Cc]ông\s+trình)\s+)?(?:{_loose(_CLASSES)})(?:\s+(?:{_ROAD}|(?:{_loose(_BANKS)})(?!\w)|[{UPPER}][\w&-]*|(?:{_loose(_KINDS)})(?!\w)|{_COMMON}{{1,8}}(?=\s+[{UPPER}])|"
        rf"\d{{2,3}}\s*[kK][vV]|\d{{1,3}}[A-ZĐ]{{1,2}}(?!\w)|\d{{1,2}}(?![\w.,/%]|\s+(?:tháng|năm|ngày|tuần|quý|tỷ|triệu|nghìn|ha|km|m|làn|nhịp)(?!\w))|-)){{1,10}}(?:\s+(?:mở\s+rộng|giai\s+đoạn\s+\d))?"
    ),
    TEXTS,
)
_SHORT = regex(r"(?!UBND|HĐND|TP|MTTQ|BCH)[A-Z]{2,6}(?: [A-Z][\w&]*)?|[A-Z][\w&]* Group")
_AGENCIES = (
    "Tổng [Cc]ục|Chi [Cc]ục|Cục|Sở|Vụ|Ban [Qq]uản lý|Công ty|Tổng [Cc]ông ty|Tập đoàn|Ngân hàng|Trường|Bệnh viện|"
    "Hợp tác xã|Chi nhánh|Kho bạc"
)
_AGENCY = regex(
    rf"(?<!\w)(?:{_loose(_AGENCIES)})(?:\s+(?:[{UPPER}][\w&-]*|(?:{_LINKS_OF_NAMES})(?!\w)|"
    rf"{_COMMON}{{1,4}}(?=\s+[{UPPER}]))){{1,8}}"
)
_THIS_AGENCY = phrase(
    r"(?<! cho) (?:của )?(?:(?:đơn vị|cơ quan|(?:tổng )?công ty|ngân hàng|chi cục|cục|tập đoàn|nhà trường|doanh nghiệp|"
    r"hãng|nhà băng)(?: này)?|của mình)$"
)
_NUMBER_OF = phrase(r"\s*(?:tổng )?số(?: lượng)?\s*")
_THIS_FIRM = phrase(r"(?:công ty|ngân hàng|tập đoàn|doanh nghiệp|hãng|nhà băng) này$")
_ANY_MONEY = "vốn"
_SPENDING = phrase(r"(?:lũy kế )?giải ngân")
_SPENDERS = regex(r"(?<!\w)(?:Bộ|Sở|UBND|Ủy ban|Tỉnh|[Tt]oàn tỉnh|[Cc]ả nước|Huyện|[Tt]oàn huyện|[Tt]hành phố)\s")
_EXTENTS = phrase(
    r"(?:tổng )?(?:(?:mức |số )?vốn đầu tư|mức đầu tư|công suất|chiều (?:dài|rộng|cao|sâu)|diện tích|quy mô|dung tích)"
)
_COMPANY = phrase(r"(?:tổng )?công ty|tập đoàn|ngân hàng|hợp tác xã|doanh nghiệp tư nhân|dntn|xí nghiệp|cty|ctcp|htx")
_NO_FIRM = phrase(r"ngân hàng (?:nhà|trung ương|thế giới|phát triển)(?![^\W\d_])")  # "Ngân hàng Nhà nước"
_FINANCE = phrase(
    r"(?:tổng )?(?:doanh thu|doanh số|lợi nhuận|lãi|lỗ|thu nhập bình quân|nộp ngân sách|vốn điều lệ|cổ tức|sản lượng|"
    r"biên lợi nhuận|chi phí|tổng tài sản|vốn chủ sở hữu|nợ phải trả)"
)
_EARNED = phrase(r"(?:tổng )?(?:doanh thu|doanh số|lợi nhuận|lãi(?! suất)|lỗ|nộp ngân sách)(?![^\W\d_])")
_FIRM_MONEY = phrase(
    r"(?:tổng |lượng |số |tỷ lệ |mức |khoản )?(?:doanh thu|doanh số|lợi nhuận|lãi(?! suất)|lỗ|thu nhập(?! bình quân)|"
    r"nộp ngân sách|vốn(?! đầu tư)|cổ tức|tạm ứng cổ tức|chi trả(?! trợ)|sản lượng|biên (?:lợi nhuận|lãi)|chi phí|"
    r"tài sản|nợ|dư nợ|vay (?:ngắn|dài)|huy động|tiền (?:gửi|mặt|thuế)|hàng tồn kho|thị phần|casa|bao phủ nợ xấu|"
    r"giá cổ phiếu|khách hàng|cửa hàng|nhân viên|lao động|trích lập|dự phòng)(?![^\W\d_])"
)
_TAIL, _OFTEN, _NEARLY_ALL = 2, 3, 0.8
_LONGEST_NAME = 14  # words
_ANY_WORK = ("dự án", "công trình")
_MANY_WORKS = ("{dự án}", "{công trình}", "{nhà máy}", "{khu công nghiệp}", "{cụm công nghiệp}", "{tuyến}", "{cầu}")
_BACK = 1_200  # characters before its paragraph in which a work may have been named
_TITLED = regex(rf"(?:[Dd]ự\s+án|[Cc]hương\s+trình)\s+[{UPPER}]\w*")
_REST_OF_TITLE = regex(
    rf"(?:\s+(?!(?:{_LINKS})(?!\w)|tổng\s+mức|giai\s+đoạn|năm\s)[^\W\d_{UPPER}][^\W\d_]*(?:,(?=\s+[^\W\d_{UPPER}]))?){{1,12}}"
)
# "Ban Quản lý dự án đường Sao Biển", "Nhà máy bia nằm tại Khu công nghiệp Sông Trà": neither the road nor the zone
_OTHERS = regex(
    r"(?:(?:[Qq]uản lý|QL|QLDA)\s*(?:các\s+)?(?:dự án\s+)?|(?:nằm|tọa lạc|đặt)\s+(?:tại|ở|trong|trên|thuộc)\s+)$"
)
# "Nhà máy Gạch Sông Đà tại Cụm công nghiệp Bắc Hà, vốn đầu tư …": where the work lies, not whose capital it is
_LIES_IN = regex(r"\s+(?:nằm\s+)?(?:tại|ở|thuộc|trong)\s+")
_PROPER = regex(rf"\s[{UPPER}]")
_OWNED = phrase(
    r"(?:tổng )?(?:doanh thu|lợi nhuận|lãi|lỗ|(?:mức |vốn |suất )?đầu tư|vốn điều lệ|công suất|"
    r"chiều (?:dài|rộng|cao|sâu)|"
    r"tài sản|vốn|số lao động|số vốn đầu tư|diện tích|quy mô|dung tích|sản lượng(?: phát)? điện|kim ngạch xuất khẩu|"
    r"trị giá|nộp ngân sách|thu nhập bình quân|(?:sản lượng|giá trị|khối lượng) (?:thi công|hoàn thành|thực hiện)|"
    r"(?:lũy kế )?giải ngân|tỷ lệ lấp đầy)"
    r"(?: (?:thuần|sau thuế|trước thuế|thiết kế|đặt|lắp máy|lắp đặt|xây dựng|trung bình|bình quân|quy hoạch|đất))*"
)
_WORK = phrase(
    r"(?:các |toàn bộ )?(?:dự án|công trình|nhà máy|tuyến(?: đường)?|khu công nghiệp|doanh nghiệp|(?:tổng )?công ty|"
    r"ngân hàng|nhà băng|tập đoàn|hãng)(?: này)?"
)
_PARTS = phrase(
    r"số (?:tổ máy|làn xe|làn|nhịp|tầng|nút giao|hầm|nhà ga|ga|bến|cầu cảng|cầu vượt|cầu|cống|lò)"
    r"(?! [^\W\d_]+ [^\W\d_]+ )"
)


_EXTENT_OF_PART = phrase(
    r"(?:tổng )?(?:chiều (?:dài|rộng|cao|sâu)|diện tích|công suất|quy mô)(?: của)?(?: mỗi)? "
    r"(?:đường băng|đường cất hạ cánh|tổ máy|tổ|nhà ga(?: hành khách)?|sân đỗ|đường dẫn|cầu chính|hầm chính|bến|mặt "
    r"cầu|mặt đường)"
)


def is_owned(core: str) -> bool:
    """True for what a company or a work has: "vốn điều lệ", "công suất thiết kế"."""
    return bool(_OWNED.fullmatch(key(core)))


def is_any_work(words: str) -> bool:
    """True for "dự án", "công trình này": a work that was named before."""
    return bool(_WORK.fullmatch(key(words)))


def is_part_of_work(name: str) -> bool:
    """True for what works consist of, counted or measured: "Số làn xe", "Chiều dài đường băng"."""
    return bool(_PARTS.match(key(name))) or _EXTENT_OF_PART.fullmatch(key(name)) is not None


def owner_beside(scene: Scene, measure: str = "") -> str:
    """The owner last named in the sentence before the number: "Tập đoàn Sao Biển đã đầu tư 2 tỷ USD; kim
    ngạch xuất khẩu đạt 5 tỷ USD"."""
    return _last(scene, Span(scene.sentence.start, scene.position), measure)


def firm_beside(scene: Scene, measure: str) -> str:
    """The firm last named in the sentence before its turnover or profit, whatever it sold: "Hợp tác xã Tâm An bán 90
    tấn chè, [doanh thu] 12 tỷ đồng"; ``""`` for other measures."""
    owner = owner_beside(scene, measure) if _EARNED.match(key(measure)) else ""
    return owner if _COMPANY.match(key(owner)) and not _NO_FIRM.match(key(owner)) else ""


def owner_of(scene: Scene, measure: str = "") -> str:
    """The owner last named before the number in its sentence or paragraph, or what the report is about:
    "Khởi công Nhà máy thủy điện Đăk Mi 5 | Dự án có tổng mức đầu tư 1.900 tỷ đồng"."""
    found = _owner_of(scene, measure)
    return "" if is_own_finance(scene, measure, found) else found


def _owner_of(scene: Scene, measure: str) -> str:
    if _SPENDING.match(key(measure)) and _SPENDERS.search(scene.text.norm, scene.sentence.start, scene.position):
        return owner_beside(scene, measure)  # "Bộ Giao thông vận tải được giao 90 tỷ đồng, đã giải ngân 40 tỷ"
    near = owner_beside(scene, measure) or _last(scene, Span(scene.paragraph.start, scene.sentence.start), measure)
    if near or scene.protagonist or not _EXTENTS.match(key(measure)):
        return near or scene.protagonist
    return _last(scene, Span(max(0, scene.paragraph.start - _BACK), scene.paragraph.start))


def works_named(scene: Scene, span: Span) -> list[str]:
    """The works that ``span`` names, no companies; none where several were counted: "30 dự án, tổng vốn …"."""
    if any(topic.unit in _MANY_WORKS for topic in scene.recent):
        return []
    return [words for words in _named(scene.text.norm, span) if not _COMPANY.match(key(words))]


def firms_named(scene: Scene, span: Span) -> list[str]:
    """The companies and banks that ``span`` names with their class, but for the one whose own report it is."""
    named = [words for words in _named(scene.text.norm, span) if _COMPANY.match(key(words))]
    others = (words for words in named if not _NO_FIRM.match(key(words)))
    return [words for words in others if not (scene.company and key(words).endswith(scene.company))]


def named_before(scene: Scene, of_class: str) -> str:
    """The thing last named before the number, in its paragraph or those before or the title, whose name begins with
    the words ``of_class``: "dự án" of any work, "bệnh viện" of a hospital."""
    back = Span(max(0, scene.paragraph.start - _BACK), scene.position)
    named = [words for words in _named(scene.text.norm, back)[::-1] if len(words.split()) <= _LONGEST_NAME]
    same = next((words for words in (*named, scene.protagonist) if key(words).startswith(f"{of_class} ")), "")
    if same or of_class not in _ANY_WORK:
        return same
    works = (words for words in (scene.protagonist, *named) if words and not _COMPANY.match(key(words)))
    return next(works, "")


def sole_company(norm: str) -> str:
    """By what its name ends, folded: the one company that a report is about, or ``""``."""
    named = [key(words).split() for words in _named(norm, Span(0, len(norm))) if _COMPANY.match(key(words))]
    ends = Counter(" ".join(words[-_TAIL:]) for words in named)
    if not ends:
        return ""
    end, count = ends.most_common(1)[0]
    return end if count >= _OFTEN and count >= _NEARLY_ALL * len(named) else ""


def is_own_finance(scene: Scene, measure: str, owner: str) -> bool:
    """ "[Công ty May Sông Tiền] đạt doanh thu 900 tỷ đồng" in its own report: said of every figure, as its place is."""
    return bool(scene.company) and _FINANCE.match(key(measure)) is not None and key(owner).endswith(scene.company)


def named_agency(scene: Scene, name: str) -> str:
    """ "Cục Hải quan Sông Lô …, số thu [của đơn vị này] đạt 90 tỷ đồng": ``name`` with the agency that is meant."""
    pointing = _THIS_AGENCY.search(key(name))
    if pointing is None or _NUMBER_OF.fullmatch(key(name), 0, pointing.start()):
        return name  # "180 doanh nghiệp": so many are counted, none is meant
    own = pointing[0].endswith("của mình")  # of who speaks: "thu nhập của mình"
    firm = "" if own else firm_of(scene, name[: pointing.start()])
    if not firm and _THIS_FIRM.search(key(name)):
        firm = _firm_before(scene, _ANY_MONEY)  # "[nhà băng này] có 26 chi nhánh"
    if firm:
        return f"{name[: pointing.start()]} của {firm}"
    for start in (scene.sentence.start, scene.paragraph.start, max(0, scene.paragraph.start - _BACK)):
        named = [match[0] for match in _AGENCY.finditer(scene.text.norm, start, scene.position)]
        if named:
            return f"{name[: pointing.start()]} của {' '.join(named[-1].split())}"
    return name


def company(words: str) -> str:
    """The company that ``words`` end in the name of, or are the short name of ("LG"), or ``""``."""
    named = _named(words, Span(0, len(words)))
    return named[-1] if named else words if _SHORT.fullmatch(words) else ""


def protagonist(norm: str, title: Span | None, firms: re.Pattern[str] | None = None) -> str:
    """The one work or company that the title names, with or without a class word, or ``""``."""
    named = _named(norm, title) if title else []
    called = {" ".join(match[0].split()) for match in firms.finditer(norm, *title)} if title and firms else set()
    return named[0] if len(named) == 1 else next(iter(called)) if len(called) == 1 and not named else ""


def firm_of(scene: Scene, name: str) -> str:
    """The company or bank whose money ``name`` tells in a text on companies: the one last spoken of in the sentence,
    in the paragraph, or before; ``""`` elsewhere."""
    return _firm_before(scene, name) if _FIRM_MONEY.match(key(name)) and " của " not in name else ""


def _firm_before(scene: Scene, name: str) -> str:
    if scene.firms is None:
        return ""
    starts = (scene.sentence.start, scene.paragraph.start, max(0, scene.paragraph.start - _BACK))
    near = (_last(scene, Span(start, scene.position), name) for start in starts)
    found = next((words for words in near if words), "")
    firm = _COMPANY.match(key(found)) and not _NO_FIRM.match(key(found))
    return found if firm or scene.firms.fullmatch(found) else ""


def _last(scene: Scene, span: Span, measure: str = "") -> str:
    """The owner last named in ``span``, by its class and name or, of a company's money, by a name alone."""
    found = _matches(scene.text.norm, span)
    last = found[-1] if found else None
    firms = scene.firms if scene.firms and _FIRM_MONEY.match(key(measure)) else None
    called = [Span(*match.span()) for match in firms.finditer(scene.text.norm, *span)] if firms else []
    if called and (last is None or called[-1].start >= last[0].end):
        return " ".join(scene.text.norm[slice(*called[-1])].split())
    return last[1] if last else ""


def _named(norm: str, span: Span) -> list[str]:
    return [words for _, words in _matches(norm, span)]


def _matches(norm: str, span: Span) -> list[tuple[Span, str]]:
    """Works and companies named with their class, and where."""
    found = [
        (Span(match.start(), match.end()), " ".join(norm[match.start() : _ends(norm, match)].split()).rstrip(" -"))
        for match in _OWNER.finditer(norm, *span)
        if not _OTHERS.search(norm, max(0, match.start() - 25), match.start())
    ]
    proper = [(where, words) for where, words in found if _PROPER.search(words)]
    others = [one for (before, _), one in pairwise(proper) if not _LIES_IN.fullmatch(norm, before.end, one[0].start)]
    return proper[:1] + others


def _ends(norm: str, match: re.Match[str]) -> int:
    """ "Dự án Phát [triển đô thị động lực] có tổng mức đầu tư …": a title in small letters goes on to its verb."""
    titled = _TITLED.fullmatch(match[0])
    rest = _REST_OF_TITLE.match(norm, match.end()) if titled else None
    end = rest.end() if rest else match.end()
    line = norm.find("\n", match.start(), end)  # "Khánh thành cầu Vĩnh Thịnh | 14:25, 12/3"
    return end if line < 0 else line
