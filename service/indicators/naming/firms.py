"""Companies and banks that a text calls by a name alone: "Viglacera lãi 900 tỷ đồng", "Tập đoàn Sao Biển (SBG)"."""

from __future__ import annotations

import re

from service.text.finder import TEXTS, Finder
from service.text.lazy import regex
from service.text.letters import LOWER, UPPER
from service.text.syllable import is_syllable

_WORD = rf"[{UPPER}][\w&]*"
_NAME = rf"{_WORD}(?:[^\S\n]{_WORD}){{0,3}}"
_CODE = r"(?:[^\S\n]*\([^()\n]{1,80}\))?"
_ADVERBS = (
    r"(?:[^\S\n]+(?:vừa|đã|cũng|vẫn|mới|sẽ|hiện|tiếp tục|bất ngờ|dự kiến|liên tục|lần đầu|tuyên bố|chính thức|còn|chỉ|"
    r"cần|phải))*"
)
_DOES = (
    r"(?:báo (?:lãi|lỗ|cáo (?:lãi|lỗ|doanh thu|lợi nhuận))|lãi|lỗ|có lãi|thua lỗ|thu về|"
    r"đạt (?:tổng )?(?:doanh thu|doanh số|lợi nhuận)|"
    r"ghi nhận (?:tổng |mức |khoản )?(?:doanh thu|doanh số|lợi nhuận|lãi|lỗ|tăng trưởng|thu nhập)|"
    r"có (?:gần |hơn |khoảng )?(?:tổng )?(?:doanh thu|lợi nhuận|tài sản|vốn điều lệ|dư nợ|[\d.,]+ tỷ đồng doanh thu)|"
    r"đặt (?:mục tiêu|kế hoạch)|công bố (?:báo cáo tài chính|kết quả kinh doanh|lợi nhuận|doanh thu)|"
    r"(?:chi |tạm ứng |chi trả |trả |chia )cổ tức|phát hành (?:cổ phiếu|trái phiếu)|niêm yết|tăng vốn|huy động|"
    r"giữ vai trò|cho vay|có (?:gần |hơn |khoảng )?[\d.,]+ (?:chi nhánh|phòng giao dịch|khách hàng|nhân viên|cửa hàng))"
)
_ACTS = Finder(regex(rf"(?<!\w)(?:{_DOES})(?!\w)".replace(" ", r"[^\S\n]+")), TEXTS)
_WHO_ACTS = regex(rf"(?<![\w.])(?P<name>{_NAME}){_CODE}{_ADVERBS}[^\S\n]+$")
_BEFORE = 160  # characters before a deed in which the name of its doer stands
# "cổ đông Viglacera", "ông lớn ngành sữa Mộc Châu Milk"
_CALLED = Finder(
    regex(
        rf"(?<!\w)(?:[Cc]ổ (?:phiếu|phần|đông)|ông lớn|đại gia|[Tt]hương hiệu|[Hh]ãng|[Nn]hà băng|[Dd]oanh nghiệp|"
        rf"(?:[Dd]oanh thu|[Ll]ợi nhuận|[Vv]ốn) của)(?:[^\S\n]+[{LOWER}]+){{0,3}}[^\S\n]+(?P<name>{_NAME})"
    ),
    TEXTS,
)
# "Công ty cổ phần Sữa Cao Nguyên (Mộc Sữa, mã chứng khoán MSC)": its short name
_SHORT = Finder(
    regex(
        rf"(?:[Cc]ông ty|[Tt]ập đoàn|[Nn]gân hàng|CTCP|[Tt]ổng công ty)[^()\n,;:.]{{2,90}}\((?P<name>{_NAME})"
        r"(?P<code>[,;][^\S\n]*[Mm]ã|[^\S\n]*[-–][^\S\n]*(?:[Mm]ã|[A-Z]{3}\)))?(?=\)|,|[^\S\n])"
    ),
    TEXTS,
)
_NO_FIRMS = regex(
    r"GDP|GRDP|GNI|CPI|PPI|IIP|PMI|FDI|ODA|USD|VND|EUR|EU|WTO|IMF|ADB|WB|ASEAN|UBND|HĐND|MTTQ|TP|TPHCM|TW|CN|VN|NHNN|NHTM|"
    r"NSNN|DNNN|ĐTNN|HOSE|HNX|UPCOM|ESG|BOT|PPP|CEO|CTN|TNHH|KCN.*|CCN.*|KKT.*|[IVX]+|Việt Nam|Vietnam"
)
_STOCK = regex(r"[A-Z]{3}")  # "cổ phiếu SBG": what it is traded by
_CLASSED = regex(r"(?:[Cc]ông ty|[Tt]ập đoàn|[Nn]gân hàng|[Hh]ợp tác xã|[Tt]ổng công ty|CTCP|Cty|HTX)")


def firms_in(norm: str) -> tuple[str, ...]:
    """The names by which a text calls companies, longest first: those of which it tells what companies do and that
    Vietnamese does not spell, and the short names that it gives itself and uses again."""
    acts = (_WHO_ACTS.search(norm, max(0, act.start() - _BEFORE), act.start()) for act in _ACTS.finditer(norm))
    named = [act["name"] for act in acts if act and _is_brand(act["name"])]
    called = (match["name"] for match in _CALLED.finditer(norm))
    named += [name for name in called if _is_brand(name) and not _STOCK.fullmatch(name)]
    short = (match for match in _SHORT.finditer(norm) if match["code"] or _is_brand(match["name"]))
    named += [match["name"] for match in short if match["code"] or norm.count(match["name"]) > 1]
    return tuple(sorted({" ".join(name.split()) for name in named if not _is_known(name)}, key=lambda x: (-len(x), x)))


def _is_brand(name: str) -> bool:
    first = name.split()[0]
    return not is_syllable(first.lower()) and not _CLASSED.match(name)


def _is_known(name: str) -> bool:
    return _NO_FIRMS.fullmatch(name) is not None or _CLASSED.match(name) is not None


def naming(names: tuple[str, ...]) -> re.Pattern[str] | None:
    """Finds the ``names`` in a text."""
    words = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)") if names else None
