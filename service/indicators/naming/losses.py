"""Money lost by a disaster, a fire, a sickness: "Bão số 9 gây thiệt hại hơn 1.200 tỷ đồng"."""

from __future__ import annotations

from service.indicators.names import lower_first
from service.indicators.naming.scene import Figure, Scene
from service.indicators.topic import Topic
from service.text.fold import phrase
from service.text.letters import sentence_case
from service.text.span import Span

_LOST = "thiệt"
_LOSS = (
    r"(?P<loss>(?:tổng )?(?:giá trị |mức |số tiền )?thiệt hại(?: (?:về )?(?:kinh tế|tài sản|vật chất|sản xuất|"
    r"nông nghiệp))?)(?:,? (?:ước(?: tính)?|khoảng|hơn|trên|gần|lên đến|lên tới|là|khoảng trên|tổng cộng))*\s*$"
)
_CAUSES = phrase(
    rf"(?P<cause>[^,;:.()\n]{{3,60}}?)\s+(?:(?:đã|cũng|có thể|tiếp tục) )?(?:gây(?: ra)?|làm|khiến) {_LOSS}"
)
# "Các công trình thủy lợi bị hư hỏng nặng, ước thiệt hại 22 tỷ đồng"
_HARMED = phrase(
    rf"(?P<thing>[^,;:.()\n]{{4,70}}?)\s+(?:cũng |đều |đã )?bị (?:hư hỏng|hư hại|sạt lở|cuốn trôi|ngập|sập|hỏng|"
    rf"thiệt hại|tàn phá|vùi lấp|tốc mái|gãy đổ|cháy|thiêu rụi)[^,;:.()\d]{{0,30}},?\s+(?:ước(?: tính)? )?{_LOSS}"
)
_PLACE_BEFORE = phrase(r".*(?<![^\W\d_])(?:là|rằng|thì|do|khi|và|ngoài ra|bên cạnh đó)\s*,?\s*")
_LONGEST_CAUSE = 8  # words


def lost(scene: Scene, figure: Figure) -> Topic | None:
    """How much was lost, and by what or of what; ``None`` where the sentence says neither."""
    if figure.quantity.dimension != "money":
        return None
    start, lead = figure.slot.left.end, figure.quantity.lead
    if scene.text.key.find(_LOST, start, lead) < 0:
        return None
    caused = _CAUSES.search(scene.text.key, start, lead)
    harmed = None if caused else _HARMED.search(scene.text.key, start, lead)
    found, group, link = (caused, "cause", "do") if caused else (harmed, "thing", "")
    if found is None:
        return None
    told = _PLACE_BEFORE.match(scene.text.key, *found.span(group))
    span = scene.trimmer.trim(Span(told.end() if told else found.start(group), found.end(group)))
    words = scene.words(span)
    if not words or len(words.split()) > _LONGEST_CAUSE:
        return None
    loss = sentence_case(scene.words(Span(*found.span("loss"))))
    name = " ".join(part for part in (loss, link, lower_first(words)) if part)
    return Topic(
        name, span, core=loss, rest=words, aspect="flow", unit=figure.quantity.unit, dimension="money", thing=words
    )
