"""In what something is ranked: "xếp thứ 3 về cơ sở hạ tầng", "nước xuất khẩu gạo lớn thứ 3"."""

from __future__ import annotations

from service.indicators.naming.scene import Figure, Scene
from service.indicators.topic import Topic
from service.text.fold import phrase
from service.text.lazy import regex
from service.text.letters import sentence_case
from service.text.span import Span

_PLACED_IN = phrase(r"(?:\s*(?:trên )?(?:cả nước|toàn quốc|(?:\d+ )?tỉnh,? thành(?: phố)?|địa phương|cả vùng))?\s*về ")
_SIZE = phrase(r"(?:lớn|cao|đông|nhiều|rộng|dài|mạnh|nhanh|tốt|thấp)(?: hàng)? thứ(?![^\W\d_])")
_BIGGEST = phrase(
    r"(?<![^\W\d_])(?:là|thành(?! phố)|trở(?! thành)) (?:một )?(?:trong những )?"
    r"(?:(?:nước|quốc gia|tỉnh|địa phương|thị trường|nhà)(?= (?:xuất khẩu|nhập khẩu|sản xuất|tiêu thụ|cung cấp)) )?"
    r"(?P<thing>[^\W\d_]+(?: [^\W\d_]+){0,7}?)(?: có quy mô)?\s*$"
)
_INDEX = regex(
    (
        r"(?:[Cc]hỉ số )?(?:[Nn]ăng lực cạnh tranh cấp tỉnh|[Cc]ải cách hành chính|[Cc]huyển đổi số|"
        r"[Hh]iệu quả quản trị và hành chính công(?: cấp tỉnh)?)"
        r"(?: \((?:PCI|PAPI|PAR INDEX|PAR Index|DTI|SIPAS|PGI)\))?|"
        r"(?:[Cc]hỉ số )?(?:PCI|PAPI|PAR INDEX|PAR Index|DTI|SIPAS|PGI)\b"
    ).replace(" ", r"\s+")
)
_BACK = 3_000  # characters before its paragraph in which an index may have been named


def placed(scene: Scene, figure: Figure) -> Topic | None:
    """ "xếp thứ 3 [về cơ sở hạ tầng]", "nước [xuất khẩu gạo] lớn thứ 3", "Đồng Tháp đứng thứ 2" in a text on an
    index: in what."""
    about = _PLACED_IN.match(scene.text.key, *figure.slot.tail)
    if about:
        span = scene.trimmer.trim(Span(about.end(), figure.slot.tail.end))
        return Topic(sentence_case(scene.words(span)), span, aspect="rate") if span.end > span.start else None
    size = _SIZE.match(scene.text.key, figure.slot.cue.start, figure.quantity.lead)
    biggest = _BIGGEST.search(scene.text.key, scene.clause.start, figure.slot.cue.start) if size else None
    if biggest:
        span = Span(*biggest.span("thing"))
        return Topic(sentence_case(scene.words(span)), span, aspect="stock")
    if figure.topic or figure.label:
        return None
    named = list(_INDEX.finditer(scene.text.norm, max(0, scene.paragraph.start - _BACK), scene.position))
    return Topic(" ".join(named[-1][0].split()), Span(*named[-1].span()), aspect="rate") if named else None
