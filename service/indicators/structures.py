"""The structure that percentages are weights in: "Cơ cấu kinh tế: nông nghiệp chiếm 25%, dịch vụ 43%"."""

from __future__ import annotations

from service.text.align import Text
from service.text.fold import phrase
from service.text.span import Span

_STRUCTURE = phrase(
    r"(?<![^\W\d_])cơ cấu [^,;:().\d]{2,40}?(?=\s*(?::|,|\d|\(|$|(?:năm|quý|tiếp tục|chuyển|của|tỉnh|huyện|thành phố|"
    r"ước|như sau|theo|trên địa bàn)(?![^\W\d_])))"
)
_REACH = 400  # characters before a part in which its structure may be named


def structure_before(text: Text, start: int, end: int) -> Span | None:
    """The structure named last between the offsets ``start`` and ``end``, if any."""
    found = None
    for match in _STRUCTURE.finditer(text.key, max(start, end - _REACH), end):
        found = Span(*match.span())
    return found


def is_part(text: Text, label: Span) -> bool:
    """ "Cơ cấu cây trồng thay đổi nhanh, [lúa] chỉ còn 40%": the sentence named the structure."""
    return structure_before(text, _sentence_start(text, label.start), label.start) is not None


def is_listed(text: Text, label: Span) -> bool:
    """ "Cơ cấu đàn bò như sau: [bò sữa] 30%": the sentence lists the structure's parts behind a colon."""
    structure = structure_before(text, _sentence_start(text, label.start), label.start)
    return structure is not None and ":" in text.key[structure.end : label.start]


def _sentence_start(text: Text, at: int) -> int:
    return max(text.key.rfind("\n", 0, at), text.key.rfind(". ", 0, at), 0)


def structure_in(words: str) -> int:
    """Where the structure ends that ``words`` (a key) begin with: "cơ cấu kinh tế | chuyển dịch tích cực"; 0: none."""
    match = _STRUCTURE.match(words)
    return match.end() if match else 0


def is_structure(words: str) -> bool:
    """True for the key of "Cơ cấu lao động"."""
    return _STRUCTURE.match(words) is not None
