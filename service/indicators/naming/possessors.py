"""Whose the counted things are that a sentence lists: "Bảo tàng Sông Mây lưu giữ 900 hiện vật, 3 bảo vật"."""

from __future__ import annotations

from dataclasses import replace

from service.indicators.names import lower_first
from service.indicators.naming.scene import Scene
from service.indicators.topic import Topic
from service.text.fold import key, phrase
from service.text.lazy import regex
from service.text.letters import UPPER
from service.text.span import Span

_PLANS = r"dự thảo|đề án|nghị quyết|kế hoạch|chiến lược|quy hoạch|chương trình|báo cáo chính trị|chỉ thị|luật|nghị định"
_BODIES = (
    r"hội|câu lạc bộ|clb|bảo tàng|thư viện|trung tâm|trường|học viện|bệnh viện|phòng khám|trạm y tế|hợp tác xã|htx|"
    r"khu (?:điều trị|cách ly|du lịch|di tích|bảo tồn|công nghiệp|kinh tế)|vườn quốc gia|công ty|tập đoàn|ngân hàng|"
    r"chi nhánh|nhà máy|công viên|tàu|đoàn tàu|chùa|đền|làng nghề|làng|chợ|ban chỉ đạo|ủy ban|đảng bộ|chi bộ|liên đoàn|"
    r"quỹ|đoàn|hội thi|hội chợ|lễ hội|cuộc thi|giải|liên hoan|triển lãm|lớp|khóa|dự án|công trình|tòa nhà|chung cư|"
    r"khách sạn|hồ|cảng|sân bay|nhà ga|cụm công nghiệp|kcn|ccn|tuyến|cao tốc|cầu|hầm"
)
_FIRST = (
    r"[\s\-+*•]*(?:riêng\s+|"
    r"(?:đến|tính đến|hiện|hiện nay|nay|riêng|ngoài ra|trong đó|theo đó|năm|tháng)[^,;:.]{0,40},\s*)?"
)
_ADVERBS = r"(?:(?:đã|đang|hiện|hiện nay|hiện đang|cũng|còn|sẽ|vẫn)\s+)*"
_HAS = (
    r"(?:hiện có|có|gồm có|bao gồm|gồm|được bố trí|được trang bị|bố trí|trang bị|lưu giữ|sở hữu|đặt ra|đề ra|xác định|"
    r"nêu|chở|quy tụ|trưng bày|tập hợp|quản lý|duy trì|nuôi|vận hành)"
)
_POSSESSES = phrase(
    rf"{_FIRST}(?P<owner>(?:(?P<plan>{_PLANS})|(?:{_BODIES}))(?![^\W\d_])(?: [^,;:.()]{{0,70}}?)?)\s+"
    rf"{_ADVERBS}(?P<has>{_HAS})"
    r"(?: (?:được|tới|đến|khoảng|gần|hơn|trên|tổng cộng|tổng số|thêm|cho))*\s+(?=\d)"
)
_NUMBERED = phrase(r"số [^,;:.()]{2,60}")
_DONE = phrase(r"(?<![^\W\d_])(?:được|bị|đã|do|của|tại|thuộc|trong|ở|từ|trên|đạt|tham (?:gia|dự)|thu hút)(?![^\W\d_])")
_PROPER = regex(rf"\s[{UPPER}]")


def with_possessor(scene: Scene, topic: Topic) -> Topic:
    """A count of bare things with the body, work or plan that has them, by the opening of its sentence."""
    name = key(topic.name)
    if topic.dimension != "count" or not _NUMBERED.fullmatch(name) or _DONE.search(name):
        return topic
    has = _POSSESSES.match(scene.text.key, scene.sentence.start, scene.sentence.end)
    if has is None or has.end() > scene.position:
        return topic
    words = scene.words(scene.trimmer.trim(Span(*has.span("owner"))))
    if not (has["plan"] or _PROPER.search(words)) or key(words) in name:
        return topic
    return replace(topic, name=f"{topic.name} {'trong' if has['plan'] else 'của'} {lower_first(words)}")
