"""How long, wide or high a work is, told right behind its name: "tuyến kè sông Trà dài 3,2 km"."""

from __future__ import annotations

from service.indicators.names import joined
from service.indicators.naming.scene import Figure, Scene
from service.indicators.naming.subjects import without_clause
from service.indicators.topic import Topic
from service.text.fold import phrase
from service.text.span import Span

SIDE = phrase(r"(?<![^\W\d_])(?P<all>tổng )?(?:chiều )?(?P<side>dài|rộng|sâu|dày|cao|nặng)(?![^\W\d_])")
WEIGHS, WEIGHT = "nặng", "Trọng lượng"
_BESIDE = phrase(r"(?<=\s)(?:(?:(?:có |với )?(?:tổng )?chiều )?(?:dài|rộng|sâu|dày|cao))\s*$")
_SIDE_BEFORE = 24  # characters before the number in which "có tổng chiều dài" stands
_OPENS = phrase(r"[,;:.(]\s")
# what is done to works: the name of the work begins behind it
_DEED = phrase(
    r"(?<![^\W\d_])(?:xây dựng|xây|làm|mở rộng|mở|nâng cấp|cải tạo|khởi công|thi công|đầu tư|hoàn thành|khánh thành|"
    r"thông xe|bàn giao|sửa chữa|gia cố|nạo vét|lắp đặt|kéo|nối mạng|kiểm tra|khảo sát|thăm|thị sát|đưa|giao|cho|với|"
    r"có|gồm)(?![^\W\d_])\s+"
)
_WORKS = phrase(
    r"(?<![^\W\d_])(?:tuyến|đường|(?<!yêu )(?<!nhu )(?<!toàn )(?<!địa )(?<!khâu )cầu(?! thủ)|hầm|kè|đê|kênh|mương|cống|"
    r"cao tốc|quốc lộ|tỉnh lộ|hương lộ|hồ(?! sơ)|đập|băng|ống|rạch|sông|suối|đoạn|hàng rào|bờ|vỉa hè|lưới điện|hào|"
    r"rãnh|cáp|phố|tòa nhà|tượng|cột|đỉnh|núi|thác|hang)(?![^\W\d_])"
)
_NAMES_MORE = ("với",)
"""Words that part no name of a road: "đường nối cao tốc [với] thành phố Lai Châu"."""
_LONGEST = 14  # words


def side_of(scene: Scene, figure: Figure) -> str:
    """ "rộng 9 m" -> "Chiều rộng": which of a thing's extents a length is, or that it is a weight; empty where
    nothing says it."""
    if figure.quantity.dimension not in ("length", "mass"):
        return ""
    start, label = figure.slot.cue.start, figure.label
    if label and SIDE.fullmatch(scene.text.key, *label.span):
        start = label.span.start  # "đê dài 12 km, [cao] 5 m"
    side = SIDE.search(scene.text.key, start, figure.quantity.lead)
    if side is None or (side["side"] == WEIGHS) != (figure.quantity.dimension == "mass"):
        return ""
    return WEIGHT if side["side"] == WEIGHS else f"{'Tổng chiều' if side['all'] else 'Chiều'} {side['side']}"


def extent_of_work(scene: Scene, figure: Figure) -> Topic | None:
    """ "bố trí 90 tỷ đồng cho [tuyến tránh Quốc lộ 1A dài] 18,5 km": of the work that the words before "dài" name,
    whatever is said of it before."""
    if figure.quantity.dimension != "length" or (figure.label and figure.label.core):
        return None
    lead = figure.quantity.lead
    side = _BESIDE.search(scene.text.key, max(scene.sentence.start, lead - _SIDE_BEFORE), lead)
    if side is None:
        return None
    work = _work_before(scene, Span(max(scene.sentence.start, figure.slot.left.start), side.start()))
    core = side_of(scene, figure) or f"Chiều {side[0].split()[-1]}"
    words = without_clause(scene.words(scene.trimmer.trim(work))) if work else ""
    if work is None or not 1 < len(words.split()) <= _LONGEST:
        return None
    unit, length = figure.quantity.unit, figure.quantity.dimension
    return Topic(
        joined(core, words), work, core=core, rest=words, thing=words, aspect="any", unit=unit, dimension=length
    )


def _work_before(scene: Scene, span: Span) -> Span | None:
    """The work that the end of ``span`` names: from the first class word behind the last deed."""
    start = span.start
    for mark in _OPENS.finditer(scene.text.key, *span):
        start = mark.end()
    for deed in _DEED.finditer(scene.text.key, start, span.end):
        names = deed[0].strip() in _NAMES_MORE and _WORKS.search(scene.text.key, start, deed.start())
        if not names and _WORKS.search(scene.text.key, deed.end(), span.end):
            start = deed.end()
    work = _WORKS.search(scene.text.key, start, span.end)
    return Span(work.start(), span.end) if work else None
