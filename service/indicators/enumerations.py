"""What a list says before its items: "Một số huyện có [tỷ lệ giải ngân] thấp như: Lạc Sơn 21%, Mai Châu 25%"."""

from __future__ import annotations

from dataclasses import dataclass

from service.indicators.clauses import Slot
from service.indicators.cues import TARGET_LABEL
from service.indicators.labels import Label
from service.indicators.model import Direction
from service.indicators.units import is_percent
from service.indicators.vocabulary import Vocabulary
from service.text.fold import phrase
from service.text.lazy import regex
from service.text.letters import WORD
from service.text.span import Span

_OPENS = phrase(r"[:(]|(?<![^\W\d_])(?:như(?! vậy)|gồm(?: có)?|là|cụ thể|ở(?= các))(?![^\W\d_])")
_NUMBER = regex(r"\d")
_DIGIT = regex(r"(?<!\d)\d")
_OF_SO_MANY = phrase(r"(?<![^\W\d_])(?:sang|tại|ở|từ|của|cho) (?:hơn |trên |gần |khoảng )?$")
# what a list's head says of its measure and not what the measure is of: "tỷ lệ giải ngân | thấp"
_SAID = phrase(
    r"\s(?:rất |khá |còn |đạt |ở mức )?(?:thấp|cao|lớn|nhiều|ít|đạt|vượt|tăng|giảm|chậm|tốt|khá|dưới|trên|ở|tại|"
    r"của các|của một số|như|còn|chiếm|chưa|nhất|chính|chủ yếu|chủ lực|trọng điểm|sang|với|hàng đầu|so)(?![^\W\d_])"
)
_FIRST_ITEM = phrase(
    r"\s*(?:(?:tăng|giảm)[^,;:.()\d]{0,24}\s)?(?P<opens>là|như|gồm)\s+(?P<item>[^,;:.()\d]{2,40}?)[\s(]*$"
)
_PLAIN = ("none", "reach", "to", "share")
_TOO_BARE = ("số", "mức", "tổng", "thu", "chi", "giá", "tổng số")
_PLANNED = phrase(r"(?<![^\W\d_])(?:dự toán|kế hoạch|chỉ tiêu|giải ngân)(?![^\W\d_])")
_WENT = phrase(
    r"\s(?P<way>tăng|giảm)(?: trưởng| rất| khá| mạnh| cao| nhanh| nhiều| sâu| lớn| nhẹ| nhất| trở lại| liên tục)*\s*$"
)
_LONGEST_ITEM = 8  # words
_LONGEST_HEAD = 9


@dataclass(frozen=True, slots=True)
class Head:
    """``measure``: the words of what the items are measured by; ``item``: the one that the number is of;
    ``planned``: the list speaks of a plan's fulfilment."""

    measure: Span
    item: Span
    planned: bool
    direction: Direction | None = None
    """Which way the list says that its items went: "các thị trường có kim ngạch tăng mạnh là: …"."""


def head_of(text: str, sentence: Span, slot: Slot, label: Label | None, words: Vocabulary) -> Head | None:
    """The head of the list in which the bare ``label`` is an item, if the ``sentence`` has one before it."""
    if label is None or label.action or not is_percent(slot.quantity) or slot.cue.kind not in _PLAIN:
        return None
    first = _FIRST_ITEM.match(text, label.span.end, slot.quantity.lead)
    if label.core and not (first and slot.opens):
        return None
    item = Span(*first.span("item")) if first else label.span
    opener = first.start("opens") if first else _opener(text, sentence.start, item.start)
    if opener is None or len(text[slice(*item)].split()) > _LONGEST_ITEM:
        return None
    measure = _measure(text, Span(sentence.start, opener), words)
    if measure is None:
        return None
    went = _WENT.search(text, measure.end, opener)
    direction: Direction | None = None if went is None else "increase" if went["way"] == "tăng" else "decrease"
    return Head(measure, item, _PLANNED.search(text, measure.start, opener) is not None, direction)


def _opener(text: str, start: int, end: int) -> int | None:
    """Where the words before the list end that runs up to ``end``: what follows them is short."""
    for match in _OPENS.finditer(text, start, end):
        item = _NUMBER.split(text[match.end() : end + 1], maxsplit=1)[0]
        if len(item.split()) <= _LONGEST_ITEM + 2:
            return match.start()
    return None


def _has_value(text: str, start: int, end: int) -> bool:
    """True where a number stands that is no count of the list's items ("sang 5 thị trường")."""
    return any(not _OF_SO_MANY.search(text, start, digit.start()) for digit in _DIGIT.finditer(text, start, end))


def _measure(text: str, span: Span, words: Vocabulary) -> Span | None:
    """The last measure in ``span`` with what it is of: "tỷ lệ giải ngân", "nhập khẩu gạo"."""
    last = None
    for word in WORD.finditer(text, *span):
        core = words.core(text, word.start(), span.end) if last is None or word.start() >= last.end else None
        if core and text[word.start() : core.end] not in _TOO_BARE and not TARGET_LABEL.match(text, word.start()):
            last = Span(word.start(), core.end)
    if last is None or _has_value(text, last.start, span.end):
        return None
    said = _SAID.search(text, last.start, span.end)
    measure = Span(last.start, max(said.start() if said else span.end, last.end))
    return measure if len(text[slice(*measure)].split()) <= _LONGEST_HEAD else None
