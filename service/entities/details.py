"""What the sentence of a work says about it: how far it has come, its size, its cost, who pays.

Only what stands in the same clause counts, so that one project's figures are not given to another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from service.entities.names import UPPER, spaced
from service.text.span import Span

_BREAK = spaced(r"[.](?=[\s\"”]|$)|[;\n]")
_REACH, _NEAR = 260, 40
_TO_COME = spaced(r"\b(?:dự kiến|sẽ|phấn đấu|để|nhằm|sớm|kế hoạch|mục tiêu)\b")
_NEXT_WORK = spaced(r"(?:,| và) (?=(?:dự án|nhà máy)\b)", re.IGNORECASE)
_STATES = (
    ("delayed", r"chậm tiến độ|chậm trễ|vướng mắc kéo dài|tạm dừng|đình trệ"),
    (
        "operating",
        r"đưa vào (?:vận hành|khai thác|sử dụng|hoạt động)|(?:đang|đã) vận hành|vận hành thương mại|đã phát điện"
        r"|hoàn thành và đưa vào|hòa lưới",
    ),
    ("completed", r"khánh thành|đã hoàn thành|hoàn thành đầu tư|xây dựng xong|thông xe"),
    (
        "preparing",
        r"chuẩn bị đầu tư|thủ tục đầu tư|chuẩn bị các thủ tục|lập dự án|chuẩn bị khởi công|sớm khởi công"
        r"|giải phóng mặt bằng|lập báo cáo nghiên cứu",
    ),
    (
        "under_construction",
        r"thi công|đang (?:triển khai|xây dựng|đầu tư)|khởi công|tiến độ|triển khai (?:hiệu quả )?dự án|xây dựng"
        r"|nâng cấp|mở rộng|hoàn thành (?:đường|tuyến|cầu|dự án|công trình|xây dựng|thi công)",
    ),
    (
        "approved",
        r"chấp thuận chủ trương|phê duyệt (?:dự án|chủ trương)|quyết định chủ trương|cấp (?:giấy chứng nhận|phép)",
    ),
    (
        "proposed",
        r"bổ sung [^.;]{3,80} vào (?:quy hoạch|danh mục)|đề xuất|nghiên cứu đầu tư|kêu gọi đầu tư|thu hút đầu tư",
    ),
)
_ITSELF = "dự án"
_TO_BEGIN = spaced(r"\bkhởi công\b")
_BY_THEN = spaced(r"\b(?:trước (?:ngày|tháng|quý|năm|\d)|chậm nhất|trong (?:quý|tháng|năm|nhiệm kỳ)\b)")
_DONE = spaced(r"\b(?:đã|được|vừa|đang)\b")
_PATTERNS = tuple((state, spaced(words)) for state, words in _STATES)
_SPOKEN_OF = spaced(r"dự án|đầu tư|công suất|chủ đầu tư|tổng mức")
_NUMBER = r"\d[\d.,]*"
_CAPACITY = spaced(
    r"công suất(?: (?:lắp máy|thiết kế|đặt|khoảng|là|đạt|trên|hơn|gần|lên|\w+)){0,4}? "
    rf"(?P<size>{_NUMBER}[ ]{{0,3}}(?:MW|MWp|kW|tấn|m3|lít|triệu|nghìn|giường|thùng)[^\s,;.()]*"
    r"(?:[ ]{0,3}/[ ]{0,3}(?:năm|ngày đêm|ngày|h))?)",
    re.IGNORECASE,
)
_COST = spaced(
    r"(?:tổng mức đầu tư|tổng vốn(?: đầu tư)?|vốn đầu tư|kinh phí|trị giá|mức đầu tư)(?: [^\W\d]+){0,6}? "
    rf"(?P<cost>{_NUMBER}[ ]{{0,3}}(?:nghìn tỷ|ngàn tỷ|tỷ|triệu)(?:[ ]{{0,3}}(?:đồng|USD|euro))?)",
    re.IGNORECASE,
)
_PAYER = spaced(
    rf"(?:do|(?P<named>[Cc]hủ đầu tư(?: là)?:?)) (?P<payer>[{UPPER}][^,;.()\n]{{3,90}}?)"
    r"(?= (?P<does>làm chủ đầu tư|là chủ đầu tư)|[,;.()\n]|$)"
)


@dataclass(frozen=True, slots=True)
class Details:
    """``status`` is ``None`` where the clause only mentions the work; ``spoken_of``: whether the clause
    speaks of building or investment at all."""

    status: str | None
    spoken_of: bool
    capacity: str | None
    investment: str | None
    investor: str | None


def read_details(norm: str, span: Span) -> Details:
    """Details of the work named at ``span``, from its clause."""
    start, end = _clause(norm, span)
    clause = norm[start:end]
    # what a clause says of a work is not what its name says: "Dự án đầu tư | xây dựng | …"
    low = f"{clause[: span.start - start]}{_ITSELF:{span.end - span.start}}{clause[span.end - start :]}".lower()
    status = next((state for state, pattern in _PATTERNS if _says(low, state, pattern)), None)
    if status in ("completed", "under_construction") and _is_ahead(low):
        status = "preparing" if _TO_BEGIN.search(low) else "under_construction"
    other = _NEXT_WORK.search(clause, span.end - start)
    own = clause[: other.start()] if other else clause  # its figures, but they may share what is said of them
    capacity, cost, payer = _CAPACITY.search(own), _COST.search(own), _PAYER.search(clause)
    return Details(
        status,
        status is not None or bool(_SPOKEN_OF.search(clause.lower())),
        " ".join(capacity["size"].split()) if capacity else None,
        " ".join(cost["cost"].split()) if cost else None,
        " ".join(payer["payer"].split()) if payer and (payer["named"] or payer["does"]) else None,
    )


def _is_ahead(low: str) -> bool:
    """ "khởi công cao tốc … trước ngày 30/9", "thông xe cầu … trong quý IV": words that tell somebody to do it."""
    return _BY_THEN.search(low) is not None and _DONE.search(low) is None


def _says(low: str, state: str, pattern: re.Pattern[str]) -> bool:
    """Whether the words of a state are there, and for one that is reached not as something to come."""
    match = pattern.search(low)
    if match is None or state not in ("operating", "completed"):
        return match is not None
    return _TO_COME.search(low, max(0, match.start() - _NEAR), match.start()) is None


def _clause(norm: str, span: Span) -> tuple[int, int]:
    """From the last stop before a mention to the first after it, within reach."""
    low = max(0, span.start - _REACH)
    start = max((match.end() for match in _BREAK.finditer(norm, low, span.start)), default=low)
    stop = _BREAK.search(norm, span.end, span.end + _REACH)
    return start, stop.start() if stop else min(len(norm), span.end + _REACH)
