"""Some of the things just counted: "135 doanh nghiệp phần mềm (84 trong nước, 51 nước ngoài)"."""

from __future__ import annotations

from service.indicators.topic import Topic
from service.text.fold import key, phrase

_NUMBER_OF = phrase(r"(?:tổng )?số(?: lượng)? ")
# where what was done to the things, or whose they are, begins: "nghị quyết chuyên đề | được ban hành"
_SAID = phrase(
    r"(?<![^\W\d_])(?:được|bị|phải|đã|đang|chưa|không|còn|có|đi|là|tham gia|tham dự|mắc|nhiễm|dự|thành lập|đăng ký|"
    r"vi phạm|quay|thu hút|tiếp nhận|của|do|tại|ở|trong(?! (?:nước|tỉnh))|trên|từ|thuộc|theo|về)"
    r"(?![^\W\d_])"
)
# ends that make those who met them cases of another kind: "640 ca nhiễm, trong đó 9 ca [tử vong]"
_ENDED = phrase(
    r"(?:đã |bị |được |đang )?(?:tử vong|chết|thiệt mạng|khỏi|chữa khỏi|bình phục|xuất viện|bị thương|mất tích|âm tính|"
    r"điều trị|ra viện)(?![^\W\d_])"
)
_LINKS = frozenset(
    (
        *("được", "bị", "phải", "đã", "đang", "chưa", "không", "còn", "có", "là", "và", "các", "số", "cho"),
        *("của", "do", "tại", "ở", "trong", "trên", "từ", "thuộc", "theo", "về"),
    )
)
"""Words of no substance: that both have them says nothing."""
_LONGEST = 20  # words


def of_whole(word: str, own: str, unit: str, whole: Topic) -> str:
    """The things that a part counts: ``word`` ("doanh nghiệp", counted in ``unit``) with what the name of its
    ``whole`` says of them all and its ``own`` words ("trong nước"); ``""`` where the one says what the other does."""
    said = _attributes(whole.name, word) or _attributes(whole.name, unit.strip("{}"))
    if not said or not own or _ENDED.match(key(own)) or _substance(own) & _substance(said):
        return ""
    begins = _SAID.search(key(said))
    which, more = (said[: begins.start()].strip(), said[begins.start() :]) if begins else (said, "")
    full = [word, which, more, own] if _SAID.match(key(own)) else [word, which, own, more]
    name = " ".join(part for part in full if part)
    return name if len(name.split()) <= _LONGEST else ""


def _attributes(name: str, word: str) -> str:
    """ "Số doanh nghiệp phần mềm thu hút được": what it says of the counted ``word``."""
    counted = _NUMBER_OF.match(key(name))
    things = name[counted.end() :] if counted else ""
    return things[len(word) :].strip() if key(things).startswith(f"{key(word)} ") else ""


def _substance(words: str) -> set[str]:
    return set(key(words).replace(",", " ").split()) - _LINKS
