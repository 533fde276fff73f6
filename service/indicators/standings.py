"""Who comes first and who follows: "nhiều nhất là Hàn Quốc với 450.000 lượt, tiếp đến là Nga (90.000 lượt)"."""

from __future__ import annotations

from service.text.fold import phrase
from service.text.span import Span

_FIRST = (
    r"(?:(?:thị trường|địa phương|nước|đơn vị|quốc gia|huyện|tỉnh|hãng) )?(?:nhiều|lớn|cao|đông|đông đảo|thấp|ít|nặng) "
    r"nhất|dẫn đầu|đứng đầu"
)
_NEXT = (
    r"(?:(?:các )?vị trí )?(?:theo sau|tiếp theo|tiếp đến|kế đến|kế tiếp|xếp sau|tiếp sau|liền sau|sau đó|ngay sau)"
    r"(?: đó)?|(?:đứng |xếp )?(?:vị trí )?thứ (?:hai|nhì|ba|tư)"
)
_OPENS = phrase(
    rf"[\s,;]*(?:{_FIRST}|{_NEXT})(?: (?:vẫn|tiếp tục|lần lượt))?(?: (?:là|ở|tại|thuộc về|gồm))+\s+(?=[^\W\d_])"
)
_CLOSES = phrase(
    r"\s+(?:(?:đang|vẫn|lại|cũng|tiếp tục|bất ngờ|hiện)\s)*"
    r"(?:(?:vươn lên |giữ vị trí |xếp vị trí )?(?:dẫn đầu|đứng đầu|số một)"
    r"(?: (?:cả nước|toàn quốc|thế giới|danh sách|toàn tỉnh|cả vùng))?|(?:chiếm|có) (?:nhiều|cao|lớn|đông) nhất|"
    r"là (?:thị trường|địa phương|đối tác|nước|quốc gia|tỉnh|đơn vị|ngành) (?:lớn|nhiều|cao|đông|dẫn) (?:nhất|đầu)|"
    r"(?:đứng|xếp|ở|giữ)(?: (?:ở|vị trí|hạng|ở vị trí))? thứ (?:hai|nhì|ba|tư|năm|sáu|\d{1,2}))\s*$"
)


def who_stands(text: str, segment: Span) -> Span | None:
    """Of whom the ``segment`` of a clause says where they stand; ``None`` if of nobody."""
    opens = _OPENS.match(text, *segment)
    if opens:
        return Span(opens.end(), segment.end) if opens.end() < segment.end else None
    closes = _CLOSES.search(text, *segment)
    return Span(segment.start, closes.start()) if closes and text[segment.start : closes.start()].strip() else None
