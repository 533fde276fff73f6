"""Whose the counted things are that a sentence lists: "Bảo tàng Sông Mây lưu giữ 900 hiện vật, 3 bảo vật"."""

from __future__ import annotations

from dataclasses import replace

from service.indicators.names import lower_first
from service.indicators.naming.scene import Scene
from service.indicators.naming.told import opens
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
# "Bệnh viện Đa khoa Vạn Ninh đang quá tải": of what the paragraph goes on to speak
_SPOKEN_OF = phrase(
    rf"{_FIRST}(?P<owner>(?:{_BODIES})(?![^\W\d_]) [^,;:.()]{{2,70}}?)\s+(?:vừa|đang|đã|hiện|có|được|bị|là|nằm|"
    r"thành lập|vận hành|hoạt động|mở cửa|khánh thành|khởi công|đi vào|chậm|triển khai|công bố|đẩy mạnh|"
    r"tăng|dài|rộng|ra đời)(?![^\W\d_])"
)
_FULL_STOP = regex(r"[.!?]\s+")
_NUMBERED = phrase(r"số [^,;:.()]{2,60}")
_DONE = phrase(r"(?<![^\W\d_])(?:được|bị|đã|do|của|tại|thuộc|trong|ở|từ|trên|đạt|tham (?:gia|dự)|thu hút)(?![^\W\d_])")
_PROPER = regex(rf"\s[{UPPER}]")


def with_possessor(scene: Scene, topic: Topic) -> Topic:
    """A count of bare things with the body, work or plan that has them, by the opening of its sentence."""
    name = key(topic.name)
    if topic.dimension != "count" or not _NUMBERED.fullmatch(name) or _DONE.search(name):
        return topic
    owner, link = _owner_here(scene) or _owner_spoken_of(scene, topic)
    return replace(topic, name=f"{topic.name} {link} {owner}") if owner and key(owner) not in name else topic


def _owner_here(scene: Scene) -> tuple[str, str] | None:
    """Who has the things by the opening of the sentence, and how a name says so."""
    has = _POSSESSES.match(scene.text.key, scene.sentence.start, scene.sentence.end)
    if has is None or has.end() > scene.position:
        return None
    words = _named(scene, Span(*has.span("owner")))
    if has["plan"]:
        return words or lower_first(scene.words(scene.trimmer.trim(Span(*has.span("owner"))))), "trong"
    return (words, "của") if words else None


def _owner_spoken_of(scene: Scene, topic: Topic) -> tuple[str, str]:
    """Of what the paragraph speaks, for a count that opens its sentence."""
    if not opens(scene, topic):
        return "", ""
    text, (start, _), end = scene.text.key, scene.paragraph, scene.sentence.start
    starts = [start, *(full_stop.end() for full_stop in _FULL_STOP.finditer(text, start, end))]
    spoken = next((said for at in reversed(starts) if (said := _SPOKEN_OF.match(text, at, end))), None)
    return (_named(scene, Span(*spoken.span("owner"))), "của") if spoken else ("", "")


def _named(scene: Scene, span: Span) -> str:
    words = scene.words(scene.trimmer.trim(span))
    return lower_first(words) if _PROPER.search(words) else ""
