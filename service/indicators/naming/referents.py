"""Which work or body a bare class word means: "tổng mức đầu tư của dự án" of the project named before."""

from __future__ import annotations

from dataclasses import replace

from service.indicators.naming.owners import named_before
from service.indicators.naming.scene import Scene
from service.indicators.topic import Topic
from service.text.fold import key, phrase

_CLASS = (
    r"(?P<class>dự án|công trình|nhà máy|bệnh viện|khu công nghiệp|cụm công nghiệp|khu kinh tế|khu công nghệ cao|"
    r"khu đô thị|khu du lịch|cao tốc|tuyến cao tốc|tuyến đường|sân bay|cảng|hồ|cầu|hầm|trung tâm|trường|học viện|"
    r"công ty|tập đoàn|ngân hàng|hợp tác xã|vườn quốc gia|bảo tàng)"
)
_POINTS = r"(?: (?:này|trên|nói trên))?"
# "vốn đã bố trí cho [dự án]", "tổng mức đầu tư toàn [dự án này]"
_ENDS = phrase(rf"(?<=[^\W\d_] )(?<!số )(?<!các )(?<!những )(?<!mỗi )(?<!nhiều )(?<!một ){_CLASS}{_POINTS}$")
# "Đến nay, [khu công nghiệp] thu hút 35 dự án", "[Trường] hiện có 620 giảng viên"
_HAS = phrase(
    rf"[\s\-+*•]*(?:[^,;:.\d]{{0,40}}\d{{0,4}},\s*|(?:hiện nay|hiện|đến nay|mỗi ngày|mỗi năm)\s+)?{_CLASS}{_POINTS}\s+"
    r"(?:(?:đã|đang|hiện|hiện nay|sẽ|cũng|còn|chỉ|mới|ước)\s+)*"
    r"(?:có|thu hút|tiếp nhận|đón|phục vụ|giải quyết việc làm|tạo việc làm|đào tạo|tuyển|khám|điều trị|sử dụng|sở hữu)"
    r"(?: (?:được|thêm|cho|mới))*(?![^\W\d_])[^,;:.\d]{0,20}$"
)


def with_referent(scene: Scene, topic: Topic) -> Topic:
    """``topic`` with the name of the one work or body that its name, or the subject of its sentence, points to."""
    ends = _ENDS.search(key(topic.name))
    if ends:
        named = _meant(scene, ends["class"])
        return replace(topic, name=f"{topic.name[: ends.start()]}{named}") if named else topic
    has = _HAS.match(scene.text.key, scene.sentence.start, scene.position) if topic.dimension == "count" else None
    named = _meant(scene, has["class"]) if has else ""
    return replace(topic, name=f"{topic.name} của {named}") if named and key(named) not in key(topic.name) else topic


def _meant(scene: Scene, words: str) -> str:
    """The last thing of the class ``words`` with a name of its own; none where several were counted."""
    words = " ".join(words.split())
    if any(topic.unit == f"{{{words}}}" for topic in scene.recent):
        return ""
    return named_before(scene, words)
