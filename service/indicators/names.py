"""Composes an indicator's full name from the words of the text."""

from __future__ import annotations

import re

from service.indicators.topic import Topic
from service.indicators.trimming import Trimmer
from service.text.align import Text
from service.text.fold import key, phrase
from service.text.lazy import regex
from service.text.letters import UPPER, sentence_case
from service.text.span import Span
from service.text.syllable import is_syllable

_WHEN = regex(
    r"\s*(?<!\w)(?:(?:vào )?(?:lúc|hồi) (?:khoảng )?\d{1,2} ?(?:giờ|h|g)(?: ?\d{1,2}(?: phút)?)?|"
    r"cách đây (?:khoảng |hơn |gần )?\d+ (?:năm|tháng|tuần|ngày|giờ)(?: trước)?)(?!\w)",
    re.IGNORECASE,
)
"""Times that date nothing: "mực nước hồ [lúc 7 giờ]", "cá thả [cách đây 4 tháng]"."""
_EMPTY_ASIDE = regex(r"\(\s*(?:ước|dự kiến|ước tính|tính đến|đến|năm|tính)?\s*\)|\(\s*$", re.IGNORECASE)
_ASIDE = regex(r"\([^()]{0,300}\)?")
_OWN_PLACE = regex(
    # not the end of a road: "đường nối cao tốc với thành phố Lai Châu"
    r"(?<!với)(?<!đến)(?<!từ)(?<!nối)(?<!và)(?<!qua)(?<!giữa)"
    rf"\s+(?:của\s+|trên địa bàn\s+|tại\s+|ở\s+|thuộc\s+)?(?:toàn\s+)?"
    rf"(?:tỉnh|thành phố|huyện|TP\.?)(?:\s+[{UPPER}][^\W\d_]*){{1,4}}$"
)
_AFTER_YEARS = regex(r"\s+(?:sau|trong|qua)\s+\d{1,2}\s+năm\s*$")  # "doanh số tích lũy sau 15 năm"
_SHORT_ASIDE = 3
_CLASS_WORDS = (
    "cây ",
    "con ",
    "ngành ",
    "nghề ",
    "về ",
    "lĩnh vực ",
    "công tác ",
    "sản xuất ",
    "trồng ",
    "hoạt động ",
)
_SECTORS = frozenset(("trồng trọt",))  # no "trọt" that is planted
_BOUND = frozenset(
    (
        *(
            "doanh",
            "ngân",
            "sản",
            "nghiệp",
            "chính",
            "viên",
            "phẩm",
            "tác",
            "nhân",
            "dân",
            "công",
            "vụ",
            "thông",
            "sách",
            "đồng",
        ),
        *("hành", "trình", "động", "quyền", "học", "hội", "giáo", "sinh", "thủy", "kinh", "tế"),
    )
)
"""Syllables that end one word and begin another: "kinh doanh", "doanh nghiệp"."""
_DEFAULT_CORES = {
    "area": "Diện tích",
    "power": "Công suất",
    "length": "Chiều dài",
    "money": "Số tiền",
    "mass": "Sản lượng",
    "energy": "Sản lượng",
    "duration": "Thời gian",
}
_WITHOUT_SUBSTANCE = frozenset(
    (
        *("cây", "con", "các", "loại", "và", "của", "sản", "xuất", "ngành", "công", "tác", "hoạt", "động"),
        *("tình", "hình", "kết", "quả", "năm", "tháng"),
    )
)


_SHORT_WORD = 2  # letters: longer words that Vietnamese does not spell are names: "Viglacera", not "Km"
COUNTRIES = ("Mỹ", "Nga", "Anh", "Pháp", "Đức", "Nhật", "Hàn", "Lào", "Úc", "Ý", "Bỉ", "Áo", "EU")
"""Names of one word, which a sentence's first word could else be."""


NUMBER_OF = phrase(r"(?:tổng )?số(?: lượng)? ")
"""With what the name of a count begins: "Tổng số lượng "."""
_EMPHASIS = str.maketrans("*_", "  ")  # of Markdown: "**Cây ngô:** …"


def words_of(text: Text, span: Span, trimmer: Trimmer) -> str:
    """The printed words of ``span`` on one line, without the time expressions, the long asides and
    the document's own place ("của tỉnh Hà Nam") inside."""
    parts, position = [], span.start
    for mention in trimmer.inside(span):
        if mention.rule in ("since_ever", "season") or trimmer.is_plan_year(mention, span.start):
            continue  # "Lũy kế giải ngân", "kế hoạch vốn năm 2023": part of the name
        parts.append(text.norm[position : mention.span.start])
        position = max(position, min(mention.span.end, span.end))
    parts.append(text.norm[position : span.end])
    if "năm" in parts[-1]:
        parts[-1] = _AFTER_YEARS.sub("", parts[-1])
    words = " ".join(parts)
    if any(char.isdigit() for char in words):
        words = _WHEN.sub("", words)
    if "(" in words:
        words = _ASIDE.sub(_keep_short, _EMPTY_ASIDE.sub(" ", words))
    if "*" in words or "_" in words:
        words = words.translate(_EMPHASIS)
    words = _OWN_PLACE.sub("", " ".join(words.split()).strip(" ,;:-"))
    return _closed(words) if words.count('"') == 1 else words


def _closed(words: str) -> str:
    """A quotation of which ``words`` have one end: 'danh hiệu "Lao động giỏi'."""
    before, _, behind = words.partition('"')
    return f'{words}"' if behind[:1].isalnum() else f"{before} {behind}".strip()


def _keep_short(match: re.Match[str]) -> str:
    """ "(trâu, bò, lợn)" says what is counted; a longer aside explains."""
    return match[0] if match[0].endswith(")") and len(match[0].split()) <= _SHORT_ASIDE else " "


def without_echo(name: str) -> str:
    """``name`` without an aside that says the words before it again: "Vốn ngân sách trung ương (ngân
    sách trung ương)", from "vốn ngân sách trung ương (NSTW)"."""
    match = _ASIDE.search(name)
    before = key(name[: match.start()]).rstrip() if match else ""
    echo = match is not None and before.endswith(key(match[0].strip("( )")))
    return " ".join((name[: match.start()] + name[match.end() :]).split()) if match and echo else name


def lower_first(words: str) -> str:
    """First letter small, unless the words begin with an abbreviation ("GDP") or a name ("Măng Đen", "Toyota")."""
    first, _, rest = words.partition(" ")
    if first in COUNTRIES or words[1:2].isupper() or rest[:1].isupper():
        return words
    named = first.isalpha() and len(first) > _SHORT_WORD and not is_syllable(first.lower())
    return words if named else words[:1].lower() + words[1:]


def joined(head: str, rest: str) -> str:
    """``head`` and ``rest`` as one phrase; words that end the one and begin the other stand once.

    ``joined("Giá trị sản xuất", "công nghiệp khai thác mỏ")``, ``joined("Diện tích cây chè", "cây
    chè")`` → "Diện tích cây chè".
    """
    if not rest:
        return head
    if not head:
        return sentence_case(rest)
    left, right = key(head).split(), key(rest).split()
    if set(right) <= set(left):
        return head
    sizes = range(min(len(left), len(right)), 0, -1)
    twice = next((size for size in sizes if left[-size:] == right[:size]), 0)
    if twice == 1 and left[-1] in _BOUND and min(len(left), len(right)) > 1:
        twice = 0  # "vốn đăng ký kinh doanh" + "doanh nghiệp phần mềm": one syllable of two words
    return " ".join([*head.split(), *lower_first(rest).split()[twice:]])


def without_class_word(words: str) -> str:
    """A heading's or item's thing without its class word: "Cây cà phê" -> "cà phê" in names."""
    folded = key(words)
    for word in _CLASS_WORDS:
        if folded in _SECTORS:
            break
        if folded.startswith(word) and len(words) > len(word) + 2:
            return words[len(word) :]
    return words


def default_core(dimension: str) -> str:
    """The measure that a bare thing has by its unit: hectares are an area, tonnes an output."""
    return _DEFAULT_CORES.get(dimension, "")


def closest(words: str, topics: list[Topic]) -> Topic | None:
    """The topic whose name is nearest to ``words``: most words in common for its length."""
    wanted = set(key(words).split())
    return max(
        topics, key=lambda topic: len(wanted & set(key(topic.name).split())) / len(topic.name.split()), default=None
    )


def shares_word(left: str, right: str) -> bool:
    """True when the two phrases have a word of substance in common."""
    return bool({w for w in key(left).split() if len(w) > 2 and w not in _WITHOUT_SUBSTANCE} & set(key(right).split()))
