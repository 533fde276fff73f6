"""How far a work has come, by the words of its sentence."""

from __future__ import annotations

import re

from service.text.span import Span

_BREAK = re.compile(r"[.;\n]")
_STATES = (
    ("delayed", r"chậm tiến độ|chậm trễ|vướng mắc kéo dài|tạm dừng|đình trệ"),
    ("operating", r"đưa vào (?:vận hành|khai thác|sử dụng|hoạt động)|đang vận hành|vận hành thương mại|phát điện thương mại|hoàn thành và đưa vào"),
    ("completed", r"khánh thành|đã hoàn thành|hoàn thành đầu tư|xây dựng xong|thông xe"),
    ("preparing", r"chuẩn bị đầu tư|thủ tục đầu tư|chuẩn bị các thủ tục|lập dự án|chuẩn bị khởi công|sớm khởi công|giải phóng mặt bằng|lập báo cáo nghiên cứu"),
    ("under_construction", r"thi công|đang (?:triển khai|xây dựng|đầu tư)|khởi công|tiến độ|triển khai (?:hiệu quả )?dự án|xây dựng|nâng cấp|mở rộng"),
    ("approved", r"chấp thuận chủ trương|phê duyệt (?:dự án|chủ trương)|quyết định chủ trương|cấp (?:giấy chứng nhận|phép)"),
    ("proposed", r"đề xuất|nghiên cứu đầu tư|kêu gọi đầu tư|thu hút đầu tư"),
)
_PATTERNS = [(state, re.compile(words)) for state, words in _STATES]
_OTHER = re.compile(r"dự án|đầu tư|công suất|chủ đầu tư|tổng mức")


def clause_of(norm: str, span: Span) -> str:
    """The words from the last stop before a mention to the first after it, within bounds."""
    low = max((match.end() for match in _BREAK.finditer(norm, max(0, span.start - 200), span.start)), default=max(0, span.start - 200))
    stop = _BREAK.search(norm, span.end, span.end + 200)
    return norm[low : stop.start() if stop else span.end + 200].lower()


def project_status(norm: str, span: Span) -> str | None:
    """The state that the clause speaks of, ``"mentioned"`` where it speaks of investment only."""
    clause = clause_of(norm, span)
    for state, pattern in _PATTERNS:
        if pattern.search(clause):
            return state
    return "mentioned" if _OTHER.search(clause) else None
