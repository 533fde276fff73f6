"""What the sentence before was about: "Huyện có 400 ha sen. [Năng suất] 3 tấn/ha. [Giá bán] 25.000 đồng/kg"."""

from __future__ import annotations

from service.indicators.naming.scene import Scene
from service.indicators.naming.subjects import field_of, may_have
from service.indicators.topic import Topic
from service.text.fold import key, phrase
from service.text.span import Span

_OF_BODIES = phrase(
    r"tổng (?:số )?(?:vốn|mức đầu tư|công suất|diện tích|sản lượng|doanh thu|tài sản|kinh phí|dư nợ|nợ phải trả|"
    r"lao động|dung tích|chiều dài|giá trị|quy mô)"
    r"(?: (?:đất|đăng ký|đầu tư|tăng thêm|thiết kế|lắp máy|hợp đồng|sử dụng|huy động|bình quân))*|"
    r"(?:số )?vốn(?: (?:đăng ký|đầu tư|điều lệ|tăng thêm|thực hiện|bình quân))*|số lao động(?: đăng ký)?|lỗ lũy kế|"
    r"(?:doanh thu|sản lượng|lợi nhuận|công suất|nợ phải trả|vốn chủ sở hữu)(?: bình quân| trung bình)?"
)
_OF_CROPS = phrase(
    r"(?:tổng )?(?:sản lượng|năng suất|giá(?: (?:bán|thu mua|thành))?|lợi nhuận|lãi|chi phí(?: sản xuất| đầu tư)?|"
    r"doanh thu)(?: (?:bình quân|trung bình|mỗi vụ|dự kiến))*"
)
_OPENS = phrase(
    r"(?:(?:ước|trong đó|hiện|hiện nay|theo đó|như vậy|với|có|đến nay|toàn bộ|dự kiến|cụ thể)(?![^\W\d_])[\s,]*)*"
)


def told_thing(scene: Scene, topic: Topic) -> str:
    """The one thing that the sentence before counted or measured, where ``topic`` measures it and opens its sentence or
    goes on with one that did; ``""`` for none or several."""
    name = key(topic.name)
    bodies, crops = _OF_BODIES.fullmatch(name) is not None, _OF_CROPS.fullmatch(name) is not None
    if not (bodies or crops) or not (opens(scene, topic) or scene.spoken):
        return ""
    if scene.spoken:
        return scene.spoken
    things = {thing for told in scene.told if (thing := _thing_of(scene, told, topic, bodies=bodies, crops=crops))}
    scene.spoken = next(iter(things)) if len(things) == 1 else ""
    return scene.spoken


def _thing_of(scene: Scene, told: Topic, topic: Topic, *, bodies: bool, crops: bool) -> str:
    if told.parent is not None:
        return ""
    if told.dimension == "count":
        return told.thing if bodies and told.thing and may_have(scene, told, topic.core) else ""
    if not crops:
        return ""
    return field_of(told) if told.dimension == "area" else ""


def opens(scene: Scene, topic: Topic) -> bool:
    """True where nothing but a time stands before the label in its sentence."""
    if topic.label is None:
        return False
    before = scene.trimmer.trim(Span(scene.sentence.start, topic.label.start))
    return before.end <= before.start or _OPENS.fullmatch(scene.text.key, *before) is not None
