"""Who attends what the sentence says that they attend: "Dự lễ khánh thành có 150 đại biểu"."""

from __future__ import annotations

from service.indicators.names import lower_first
from service.indicators.naming.nouns import unit_span
from service.indicators.naming.scene import Figure, Scene
from service.indicators.topic import Topic
from service.text.fold import phrase
from service.text.span import Span

# "Tham dự hội nghị có Phó Chủ tịch …; hơn 300 đại biểu; 12 hiệp hội"
_ATTENDED = phrase(
    r"[\s\-+*•]*(?:cùng |đến |về )?(?:tham )?dự (?P<what>(?:hội nghị|hội thảo|đại hội|lễ|buổi|cuộc|phiên|kỳ họp|"
    r"diễn đàn|tọa đàm|ngày hội|chương trình|giao lưu)(?: [^\W\d_]+){0,12}?),? "
    r"(?:(?:còn|cùng|tại đây) )?(?:có|gồm)(?![^\W\d_])"
)
# "248 đại biểu đại diện cho | hơn 148.000 hội viên": those did not come
_STANDS_FOR = phrase(r"(?<![^\W\d_])(?:đại diện|thay mặt)(?: cho)?(?: gần| hơn| trên| khoảng)?\s*$")
# "với sự tham dự của | hơn 2.000 đại biểu"
_WITH_THEM = phrase(r"(?<![^\W\d_])với sự (?:tham dự|có mặt|góp mặt) của(?: gần| hơn| trên| khoảng)?\s*$")
_STANDS_BEFORE = 24  # characters before a number in which "đại diện cho hơn" stands
_WHO = phrase(
    r"(?:đại biểu|khách mời|doanh nghiệp|nhà đầu tư|tổ chức|đoàn|hiệp hội|đại sứ|chuyên gia|đơn vị|hợp tác xã|cán bộ|"
    r"nhà khoa học|đồng chí|học sinh|sinh viên|người|thanh niên|hội viên|đoàn viên|đảng viên|cơ quan|vđv|vận động viên)"
    r"(?![^\W\d_])"
)


def are_stood_for(scene: Scene, figure: Figure) -> bool:
    """True for those whom the ones counted before speak for."""
    lead = figure.quantity.lead
    return _STANDS_FOR.search(scene.text.key, max(scene.sentence.start, lead - _STANDS_BEFORE), lead) is not None


def attending(scene: Scene, figure: Figure) -> Topic | None:
    """How many of whom attend: "Số đại biểu tham dự lễ khánh thành"."""
    unit = unit_span(figure.quantity)
    came = _WITH_THEM.search(scene.text.key, max(scene.sentence.start, figure.quantity.lead - 40), figure.quantity.lead)
    if came and _WHO.match(scene.text.key, *unit):
        things = lower_first(scene.words(unit))
        return Topic(
            f"Số {things} tham dự",
            unit,
            core="Số",
            rest=things,
            thing=things,
            aspect="flow",
            unit=figure.quantity.unit,
            dimension="count",
        )
    attended = _ATTENDED.match(scene.text.key, *scene.sentence)
    if are_stood_for(scene, figure):
        return None
    if attended is None or attended.end() > scene.position or _WHO.match(scene.text.key, *unit) is None:
        return None
    noun = f" {scene.words(figure.noun)}" if figure.noun else ""
    things = f"{lower_first(scene.words(unit))}{noun}"
    name = f"Số {things} tham dự {scene.words(Span(*attended.span('what')))}"
    return Topic(
        name, unit, core="Số", rest=things, thing=things, aspect="flow", unit=figure.quantity.unit, dimension="count"
    )
