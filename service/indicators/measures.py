"""Decides how a number measures: level, change, completion, share, ratio or rank."""

from __future__ import annotations

from service.indicators import bases
from service.indicators.clauses import Slot
from service.indicators.cues import COMPARED
from service.indicators.enumerations import Head
from service.indicators.labels import Label
from service.indicators.model import Direction
from service.indicators.percentages import of_list, percentage, weight
from service.indicators.plan_values import names_plan
from service.indicators.reading import RATE, Reading
from service.indicators.topic import Topic
from service.indicators.units import CRITERIA, TIMES, is_percent
from service.text.align import Text
from service.text.fold import phrase
from service.text.span import Span

_LEFT = phrase(
    r"(?<![^\W\d_])(?:còn|chỉ còn|xuống còn|còn lại)(?: khoảng| gần| hơn| dưới)?\s*$"
)  # "giảm 4%, còn 41,78%"
_RESTATED = phrase(
    r"\s*(?:\[\d{1,2}\])?\s*\(\s*"
    r"(?:tương đương(?: với)?|tương ứng(?: với)?|tức(?: là)?|hay|bằng|là|tăng|giảm|khoảng|[+-])*\s*"
)
_RESTATED_ALOUD = phrase(r"\s*,?\s*(?:tương đương|tương ứng|tức(?: là)?|hay)(?: với)?(?: tăng| giảm)?(?: khoảng)?\s*")
_SIGN = phrase(r"(?<=[ (:])[+-]$")
ADDED, NEGATIVE = "tăng thêm", "âm"
_ADDED_REACHES = phrase(r"tăng thêm (?:ước )?(?:đạt|tính|thực hiện)(?: (?:được|trên|khoảng|hơn|gần))*")
_ALONG_WITH = phrase(r"(?<![^\W\d_])với (?:tổng )?$")
_WITH_BEFORE = 12  # characters before a label in which "với" stands
_DOWN_TO = phrase(r"(?<![^\W\d_])(?:còn|xuống|lên|về mức)(?![^\W\d_])")  # "giảm tỷ lệ hộ nghèo còn dưới 5%"
_EXCEEDS = phrase(r"(?:cao|lớn|nhiều|nhanh) hơn(?![^\W\d_])")  # "cao hơn 1,3 lần mức của cả nước": a size, no growth
_SIDE = r"về (?:mặt |số |khối |sản )?(?:lượng|giá trị|trị giá|kim ngạch|số vốn|diện tích|doanh thu)"
_IN_VOLUME = phrase(rf"\s*{_SIDE}\s*(?:,|và|nhưng|;)?\s*(?:khoảng|gần|hơn|trên)?\s*")
_ACCIDENTS = phrase(r"tai nạn[^.;]*$")
_ACCIDENTS_BEFORE = 160  # characters
_CONTRIBUTES = phrase(r"(?:mức |tỷ lệ )?đóng góp của(?![^\W\d_])")
# "cao hơn [mức tăng 5,2%] của cùng kỳ": what it was then, and not the difference
_OF_THEN = phrase(
    r"(?<![^\W\d_])(?:hơn (?:nhiều )?(?:so )?(?:với )?|so (?:với )?)(?:mức|con số|tốc độ)"
    r"(?: (?P<way>tăng|giảm))?(?: trưởng)?"
    r"(?: khoảng| gần| hơn| trên| bình quân)?\s*$"
)
_BESIDE = phrase(r"\s*(?:,|và|,\s*và|hoặc)\s*(?:(?:mức|con số)(?: tăng| giảm)? )?")


def read_measure(text: Text, slot: Slot, label: Label | None, topic: Topic | None, head: Head | None = None) -> Reading:
    """How the number of ``slot`` measures, from the words around it and the ``head`` of its list."""
    quantity, cue = slot.quantity, slot.cue.kind
    if cue == "rank":
        return Reading("rank", rule="rank.placed")
    sign = _sign(text.key, slot)
    if sign and is_percent(quantity):
        return Reading("change", sign, rule="change.signed")
    if names_plan(text, slot, label) and not is_percent(quantity):
        return Reading("level", rule="level.planned")
    if topic and topic.measure == "change" and restates(text.key, slot):
        return Reading("change", sign or topic.direction, rule="change.restated")
    if quantity.unit == TIMES:
        return _times(text, slot, label, topic)
    if label and is_percent(quantity) and _CONTRIBUTES.match(text.key, *label.span):
        return Reading("share", None, bases.total_of(text, slot.tail), rule="share.contribution")
    lead = slot.quantity.lead
    if quantity.unit in CRITERIA and _ACCIDENTS.search(text.key, max(0, lead - _ACCIDENTS_BEFORE), lead):
        return Reading("level", rule="level.none")  # "tai nạn giao thông giảm cả 3 tiêu chí": so many went down
    then = _of_then(text.key, slot, topic)
    if then:
        return then
    if cue in ("increase", "decrease"):
        return _change(text, slot, label)
    if topic and topic.measure == "change" and is_other_side(text.key, slot):
        return Reading("change", topic.direction, rule="change.other_side")
    if (
        label
        and label.direction
        and cue in ("none", "reach")
        and (is_percent(quantity) or quantity.dimension == "points")
        and _DOWN_TO.search(text.key, slot.cue.start, slot.quantity.lead) is None
    ):
        return Reading("change", label.direction, rule="change.of_core")
    if (
        is_percent(quantity)
        and label is None
        and topic
        and topic.measure == "change"
        and _LEFT.search(text.key, *_said(slot))
    ):
        return Reading("level", rule="level.left")
    if is_percent(quantity):
        return weight(text, slot, label) or of_list(text, slot, head) or percentage(text, slot, label, topic)
    if cue == "contribution" and quantity.dimension == "points":
        return Reading("level", rule="level.contribution")
    return Reading("level", rule=f"level.{cue}")


def _said(slot: Slot) -> Span:
    """What leads to the number of ``slot`` from the number before on."""
    return Span(slot.left.end, slot.quantity.lead)


def _of_then(folded: str, slot: Slot, topic: Topic | None) -> Reading | None:
    """ "thấp hơn mức tăng 9,8% [và 6,4%] của cùng kỳ năm 2029 và 2030": values of other times."""
    if topic is None or not topic.fresh:
        return None
    then = _OF_THEN.search(folded, slot.left.start, slot.quantity.lead)
    if then:
        if then["way"] is None and topic.measure != "change":
            return Reading("level", rule="level.of_then")
        way: Direction | None = "increase" if then["way"] == "tăng" else "decrease" if then["way"] else topic.direction
        return Reading("change", way, rule="change.of_then")
    beside = is_percent(slot.quantity) and _BESIDE.fullmatch(folded, slot.left.start, slot.quantity.lead)
    if topic.measure == "change" and beside:
        return Reading("change", topic.direction, rule="change.beside")
    return None


def restates(folded: str, slot: Slot) -> bool:
    """ "giảm 5% [(-210 con)]", "tăng 300 tỷ đồng [(bằng 4%)]": the brackets right behind a change say it
    in another unit."""
    pattern = _RESTATED if slot.opens else _RESTATED_ALOUD
    return pattern.fullmatch(folded, slot.left.start, slot.quantity.lead) is not None


def is_other_side(folded: str, slot: Slot) -> bool:
    """ "giảm 400 con về lượng và [15 triệu đồng] về giá trị": the same, told of its worth."""
    return _IN_VOLUME.fullmatch(folded, slot.left.start, slot.quantity.lead) is not None


def _sign(folded: str, slot: Slot) -> Direction | None:
    """ "dệt may [+8%]", "gạch 900 nghìn viên ([-3%])"; not the dash of an item."""
    sign = _SIGN.search(folded, max(0, slot.quantity.lead - 2), slot.quantity.lead)
    return None if sign is None else "increase" if sign[0].endswith("+") else "decrease"


def _times(text: Text, slot: Slot, label: Label | None, topic: Topic | None) -> Reading:
    coefficient = label.core and RATE.match(text.key, *label.span) if label else None
    goes_on = slot.cue.kind != "times" and topic is not None and topic.unit == TIMES and topic.measure == "level"
    if coefficient or goes_on:
        return Reading("level", rule="level.coefficient")  # "hệ số sử dụng đất là 2,1 lần"
    if slot.cue.kind in ("increase", "decrease") and not _EXCEEDS.match(text.key, slot.cue.start):
        return Reading("change", slot.cue.kind, rule="change.times")
    return Reading("ratio", rule="ratio.times")


def is_negative(text: Text, slot: Slot) -> bool:
    """ "vốn chủ sở hữu [âm] 90 tỷ đồng": no fall, but less than nothing, as the name must say."""
    said = text.key[slot.cue.start : slot.quantity.lead].strip() == NEGATIVE
    return said and not is_percent(slot.quantity)


def is_added(text: Text, slot: Slot, label: Label | None) -> bool:
    """ "5 dự án với [số vốn tăng thêm] 90 tỷ đồng", "[số việc làm tăng thêm] ước đạt 900": what comes on top is an
    amount of its own."""
    if label is None or label.core is None:
        return False
    said = text.key[slot.cue.start : slot.quantity.lead].strip()
    if said != ADDED:
        return _ADDED_REACHES.fullmatch(said) is not None
    return _ALONG_WITH.search(text.key, max(0, label.span.start - _WITH_BEFORE), label.span.start) is not None


def _change(text: Text, slot: Slot, label: Label | None) -> Reading:
    quantity, kind = slot.quantity, slot.cue.kind
    assert kind in ("increase", "decrease")
    words = text.key[slot.cue.start : quantity.lead]
    if quantity.dimension == "count" and quantity.total is not None and words.startswith("vượt"):
        return Reading("level", rule="level.beyond")  # "đạt và vượt 10 trên 15 chỉ tiêu"
    if is_added(text, slot, label):
        return Reading("level", rule="level.added")
    if is_negative(text, slot):
        return Reading("level", rule="level.negative")
    plan = bases.plan_of(text, slot.tail)
    if (
        words.startswith("vượt")
        and not is_percent(quantity)
        and plan is None
        and not COMPARED.match(text.key, *slot.tail)
    ):
        return Reading("level", rule="level.beyond")  # "vượt 50 tỷ USD"
    planned = (
        plan
        if plan and ("vượt" in words or "hơn" in words or "so" in text.key[slot.tail.start : slot.tail.start + 5])
        else None
    )
    return Reading("change", kind, planned, rule=f"change.{kind}")
