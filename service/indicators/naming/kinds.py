"""Some of the things just counted: "135 doanh nghiệp phần mềm (84 trong nước, 51 nước ngoài)"."""

from __future__ import annotations

from service.indicators.names import NUMBER_OF
from service.indicators.naming.owners import company
from service.indicators.topic import Topic
from service.indicators.units import counts_some
from service.text.fold import key, phrase
from service.text.lazy import regex

# where what was done to the things, or whose they are, begins: "nghị quyết chuyên đề | được ban hành"
_SAID = phrase(
    r"(?<![^\W\d_])(?:được|bị|phải|đã|đang|chưa|không|còn|có|đi|là|tham gia|tham dự|mắc|nhiễm|dự|thành lập|đăng ký|"
    r"thiếu|thừa|giành|đoạt|"
    r"dôi dư|vi phạm|quay|thu hút|tiếp nhận|của|do|tại|ở|trong(?! (?:nước|tỉnh))|trên|từ|thuộc|theo|về)"
    r"(?![^\W\d_])"
)
# ends that make those who met them cases of another kind: "640 ca nhiễm, trong đó 9 ca [tử vong]"
_ENDED = phrase(
    r"(?:đã |bị |được |đang |công bố )*(?:tử vong|chết|thiệt mạng|khỏi|chữa khỏi|bình phục|xuất viện|bị thương|"
    r"mất tích|âm tính|"
    r"điều trị|ra viện)(?![^\W\d_])"
)
# what has become of the things, and says that they came: "177 dự án [đi vào hoạt động]"
_RUNS = phrase(
    r"(?:đã |đang |chính thức |được )*(?:đi vào|đưa vào|hoạt động|vận hành|sản xuất|khởi công|triển khai|xây dựng|"
    r"hoàn thành|ngừng|tạm|đầu tư)(?![^\W\d_])"
)
ATTRACTED = "thu hút được"
"""What zones did to projects, as names take it."""
_PRIZE = phrase(r"(?:nhất|nhì|ba|tư|khuyến khích|kk|đặc biệt)")
_LINKS = frozenset(
    (
        *("được", "bị", "phải", "đã", "đang", "chưa", "không", "còn", "có", "là", "và", "các", "số", "cho"),
        *("của", "do", "tại", "ở", "trong", "trên", "từ", "thuộc", "theo", "về"),
    )
)
"""Words of no substance: that both have them says nothing."""
_LONGEST = 20  # words
# what holds for all parts: "nguồn lực | dành cho hộ nghèo", "số vụ trộm cắp | được làm rõ"
_SAID_OF_ALL = phrase(
    r"(?<![^\W\d_])(?:(?:đã|được|chưa|còn|bị|đang|đi|dự(?! (?:án|toán|báo|kiến|phòng|trữ))|tham gia|phải|dành cho|"
    r"sang) (?=[^\W\d_])|cho (?=(?:hộ|người|mục tiêu|công tác|các|chương trình)))"
)
_OWNED = regex(r"(?:của )?(?P<owner>.+)")
_LONGEST_NAME, _LONGEST_OWNER = 19, 10
_ANIMAL = phrase(
    r"(?<![^\W\d_])(?:trâu|bò|lợn|heo|dê|cừu|ngựa|hươu|gà|vịt|ngan|ngỗng|cút|thỏ|ong|chó|gia cầm|gia súc|thủy cầm)"
    r"(?![^\W\d_])"
)
_HERDS = phrase(r"(?:tổng )?(?:số )?đàn (?:gia cầm|gia súc|thủy cầm|vật nuôi)")
_FOWL = ("gà", "vịt", "ngan", "ngỗng", "cút")


def of_whole(word: str, own: str, unit: str, whole: Topic) -> str:
    """The things that a part counts: ``word`` ("doanh nghiệp", counted in ``unit``) with what the name of its
    ``whole`` says of them all and its ``own`` words ("trong nước"); ``""`` where the one says what the other does."""
    said = _attributes(whole.name, word) or _attributes(whole.name, unit.strip("{}"))
    said = said or (_attributes(whole.name, (whole.unit or "").strip("{}")) if counts_some(unit, whole.unit) else "")
    said = without_coming(said) if _RUNS.match(key(own)) else said
    if not said or not own or _ENDED.match(key(own)) or _substance(own) & _substance(said):
        return ""
    begins = _SAID.search(key(said))
    which, more = (said[: begins.start()].strip(), said[begins.start() :]) if begins else (said, "")
    if _PRIZE.fullmatch(key(own)):
        return f"{word} {own} {said}"  # "41 giải thi học sinh giỏi (2 giải nhất)"
    full = [word, which, more, own] if _SAID.match(key(own)) else [word, which, own, more]
    name = " ".join(part for part in full if part)
    return name if len(name.split()) <= _LONGEST else ""


def is_other_animal(words: str, name: str) -> bool:
    """True for "dê" after "Đàn bò", not for "bò sữa", nor for "vịt" after "Đàn gia cầm"."""
    animal, herd = _ANIMAL.search(key(words)), _ANIMAL.search(key(name))
    if animal is None or herd is None or animal[0] in _ANIMAL.findall(key(name)):
        return False
    return not (herd[0] in ("gia cầm", "thủy cầm") and animal[0] in _FOWL) and herd[0] != "gia súc"


def herd_of(words: str, whole: Topic) -> str:
    """ "Đàn gia cầm 5 triệu con, trong đó gà 4 triệu con": "Đàn gà"; ``""`` for "bò sữa" in "Đàn bò"."""
    kind = _HERDS.fullmatch(key(whole.name)) is not None and _ANIMAL.match(key(words)) is not None
    return f"Đàn {words}" if kind else ""


def has_ended(words: str) -> bool:
    """True for "tử vong", "khỏi bệnh": how a case ended."""
    return _ENDED.match(key(words)) is not None


def said_of_all(whole: Topic) -> str:
    """What the name of a ``whole`` says behind its thing: "Nguồn lực [dành cho hộ nghèo]", "Số vụ trộm cắp [được làm
    rõ]", "Doanh thu [của Công ty May Sông Tiền]"; it holds for each of its parts."""
    said = _SAID_OF_ALL.search(key(whole.rest))
    if said:
        return whole.rest[said.start() :]
    owned = _OWNED.match(whole.rest) if whole.dimension == "money" else None
    short = owned is not None and len(owned["owner"].split()) <= _LONGEST_OWNER
    return whole.rest if owned and short and company(owned["owner"]) == owned["owner"] else ""


def with_said_of_all(name: str, whole: Topic) -> str:
    """The ``name`` of a part with what holds for all parts: "Vốn trung ương [đã phân bổ]", where it does not say it."""
    said = said_of_all(whole)
    twice = not said or f" {key(said).split()[0]} " in f"{key(name)} "
    return name if twice or len(name.split()) + len(said.split()) > _LONGEST_NAME else f"{name} {said}"


def without_coming(said: str) -> str:
    """ "dự án [thu hút được vào các khu công nghiệp]" that run are projects there."""
    return said.replace(f"{ATTRACTED} vào ", "tại ").replace(ATTRACTED, "").strip()


def _attributes(name: str, word: str) -> str:
    """ "Số doanh nghiệp phần mềm thu hút được": what it says of the counted ``word``."""
    counted = NUMBER_OF.match(key(name))
    things = name[counted.end() :] if counted else ""
    return things[len(word) :].strip() if key(things).startswith(f"{key(word)} ") else ""


def _substance(words: str) -> set[str]:
    return set(key(words).replace(",", " ").split()) - _LINKS
