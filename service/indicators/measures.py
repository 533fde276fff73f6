"""Decides how a number measures: level, change, completion, share, ratio or rank."""

from __future__ import annotations

from dataclasses import dataclass

from service.indicators import bases, structures
from service.indicators.clauses import Slot
from service.indicators.cues import COMPARED, PLAN_WORD, TARGET_LABEL
from service.indicators.enumerations import Head
from service.indicators.labels import Label
from service.indicators.model import Basis, Direction, Measure
from service.indicators.places_named import is_place
from service.indicators.topic import Topic
from service.indicators.units import CRITERIA, PERCENT, TIMES, is_percent, is_yearly
from service.text.align import Text
from service.text.fold import key, phrase
from service.text.span import Span

# "So với dự toán, thu phí [đạt 71%], thu thuế đạt 83%"
_PLAN_FRONTED = phrase(
    r"(?:^|[.;\n]\s*)so (?:với )?(?P<plan>(?:dự toán|kế hoạch|chỉ tiêu|mục tiêu)[^,;.\d]{0,50}(?:năm "
    r"\d{4})?),(?:[^;.]|\.(?=\d)){1,160}(?:đạt|bằng)"
    r"(?: khoảng| gần| hơn| trên)?\s*$"
)
_FRONT = 220  # characters
_LEFT = phrase(
    r"(?<![^\W\d_])(?:còn|chỉ còn|xuống còn|còn lại)(?: khoảng| gần| hơn| dưới)?\s*$"
)  # "giảm 4%, còn 41,78%"
_GROWTH = phrase(r"(?:tăng trưởng|tốc độ (?:tăng|phát triển)|mức tăng)")
_SPEED = phrase(r"(?:tốc độ|mức) (?:tăng|phát triển)")
_AT_SPEED = phrase(r"(?:tốc độ|mức) (?:tăng|phát triển)(?:[^.]|\.(?=\d))*$")
_REACH_OF_SPEED = 220  # characters of a sentence in which its list of growths stands
_PART = phrase(r"(?<![^\W\d_])(?:trong đó|riêng|cụ thể)(?![^\W\d_])")
_OUTPUT = phrase(r"^(?:tổng sản phẩm|kinh tế|nền kinh tế|grdp|gdp|gnp)(?![^\W\d_])")
_PLAN_LABEL = phrase(r"(?:kế hoạch|dự toán|giải ngân|thanh toán)")
_RATE = phrase(
    r"(?:tổng )?(?:tỷ (?:lệ|suất|số)|hệ số|độ (?:che phủ|bao phủ|ẩm)|lãi suất|chỉ số|mức độ|công suất|xác suất|"
    r"năng suất)(?![^\W\d_])"
)
_OF_RATE = phrase(r"(?:tỷ lệ|tỷ suất|hệ số)(?! (?:vốn|đóng góp|tăng))(?![^\W\d_])")
_HEADCOUNT = phrase(r"(?:số )?(?:hộ (?:cận )?nghèo|hộ thoát nghèo|lao động qua đào tạo)(?![^\W\d_])")
_SPENDING = phrase(r"(?<!tỷ lệ )(?:giải ngân|thanh toán vốn|thanh toán kế hoạch)")
_RESTATED = phrase(
    r"\s*(?:\[\d{1,2}\])?\s*\(\s*"
    r"(?:tương đương(?: với)?|tương ứng(?: với)?|tức(?: là)?|hay|bằng|là|tăng|giảm|khoảng|[+-])*\s*"
)
_RESTATED_ALOUD = phrase(r"\s*,?\s*(?:tương đương|tương ứng|tức(?: là)?|hay)(?: với)?(?: tăng| giảm)?(?: khoảng)?\s*")
_AGAINST_PLAN = phrase(r"(?<![^\W\d_])so (?:với )?")  # "cao hơn 2% so với chỉ tiêu đề ra (60%)"
# "gỗ tăng trưởng ấn tượng với tỷ lệ đến gần [18%] so với cùng kỳ"
_GROWN_AT = phrase(
    r"(?<![^\W\d_])(?P<verb>tăng|giảm)(?![^\W\d_])[^.;:,()\d]{0,50}(?:tỷ lệ|tốc độ|mức)(?: [^\W\d_]+){0,3}\s*$"
)
_REACH_OF_GROWTH = 110  # characters before a number in which its growth is told
# "đạt 88%/chỉ tiêu [90%]", "so với kế hoạch lãi [90 tỷ đồng]"
_MEASURED_BY = phrase(
    r"(?:(?<![^\W\d_])so (?:với )?|/\s*)(?:mức |tổng )?(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu)(?![^\W\d_])"
    r"(?: (?!(?:đạt|tăng|giảm|vượt|bằng|còn|thấp|cao|mới|chỉ|thu|chi|thực)(?![^\W\d_]))[^\W\d_]+){0,10}\s*$"
)
# "đạt 56,6% kế hoạch được giao ([913 tỷ đồng])": what the percentage was of
_PLAN_WORTH = phrase(
    r"%\s*(?:so (?:với )?)?(?:mức |tổng )?(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu)(?: [^\W\d_]+){0,8}"
    r"(?: \d{4})?\s*\(\s*(?:là )?$"
)
_PLAN_REACH = 80  # characters before a number in which its plan is named
_SIGN = phrase(r"(?<=[ (:])[+-]$")
ADDED, NEGATIVE = "tăng thêm", "âm"
_ADDED_REACHES = phrase(r"tăng thêm (?:ước )?(?:đạt|tính|thực hiện)(?: (?:được|trên|khoảng|hơn|gần))*")
_ALONG_WITH = phrase(r"(?<![^\W\d_])với (?:tổng )?$")
_WITH_BEFORE = 12  # characters before a label in which "với" stands
_EXCEEDS = phrase(r"(?:cao|lớn|nhiều|nhanh) hơn(?![^\W\d_])")  # "cao hơn 1,3 lần mức của cả nước": a size, no growth
_BEYOND_PLAN = phrase(r"vượt (?:mức )?(?:kế hoạch|mục tiêu|chỉ tiêu|dự toán|nghị quyết)(?![^\W\d_])")
_COMPLETES = phrase(r"hoàn thành")
_HAS = phrase(r"(?:đã |sẽ )?có(?![^\W\d_])")
# "Mục tiêu đến năm 2025 có 100% [số xã] đạt chuẩn": of the things there are
_OF_THINGS = phrase(
    r"\s*(?:tổng )?(?:số |các )?(?:xã|phường|thôn|bản|huyện|hộ|dân số|người|lao động|trường|cơ sở|doanh nghiệp|"
    r"học sinh|trẻ|cán bộ|đảng viên|khu|gia đình|đơn vị|hồ sơ|thủ tục|khách hàng|diện tích|sản phẩm)(?![^\W\d_])"
)
_SIDE = r"về (?:mặt |số |khối |sản )?(?:lượng|giá trị|trị giá|kim ngạch|số vốn|diện tích|doanh thu)"
_IN_VOLUME = phrase(rf"\s*{_SIDE}\s*(?:,|và|nhưng|;)?\s*(?:khoảng|gần|hơn|trên)?\s*")
_SPENDING_LIST = phrase(r"giải ngân[^.;]{0,250}$")
_LIST_OF_SPENDERS = 280  # characters
_LIST_HEAD = phrase(
    r"(?P<verb>tăng|giảm)(?: giá)?(?: so với [^:;(]{2,30})?\s*[:(]\s*(?:[^:.]{0,150};|[^:.]{0,150},)?\s*$"
)
_ACCIDENTS = phrase(r"tai nạn[^.;]*$")
_ACCIDENTS_BEFORE = 160  # characters
_CONTRIBUTES = phrase(r"(?:mức |tỷ lệ )?đóng góp của(?![^\W\d_])")
_WEIGHT = phrase(r"tỷ trọng(?![^\W\d_])")
_OUTPUT_BEHIND = phrase(r"\s*(?:của )?(?:gdp|grdp|gnp)(?![^\W\d_])")
_INTEREST = phrase(r"lãi suất(?:[^.;]|\.(?=\d)){0,160}$")
_INTEREST_BEFORE = 180  # characters
# "cao hơn [mức tăng 5,2%] của cùng kỳ": what it was then, and not the difference
_OF_THEN = phrase(
    r"(?<![^\W\d_])(?:hơn (?:nhiều )?(?:so )?(?:với )?|so (?:với )?)(?:mức|con số|tốc độ)"
    r"(?: (?P<way>tăng|giảm))?(?: trưởng)?"
    r"(?: khoảng| gần| hơn| trên| bình quân)?\s*$"
)
_BESIDE = phrase(r"\s*(?:,|và|,\s*và|hoặc)\s*(?:(?:mức|con số)(?: tăng| giảm)? )?")
# "ngô 9 ha, bằng 91%; [lạc 4 ha, bằng 85%; rau 7 ha, bằng 101% so cùng kỳ]": the last says what with
_RATIOS = phrase(r"(?:\s*;[^.;:()]{3,80}? bằng\s+\d[\d.,]*%){1,12}\s*(?:so |cùng kỳ|của cùng kỳ)")
_ANOTHER = phrase(r"\s*(?:bằng (?:tiền|cổ phiếu|hiện vật)|(?:ở|vào|trong|cho) (?:năm|quý|đợt|kỳ|giai đoạn)|năm \d)")
_ONLY = phrase(r"\s(?:mới|chỉ|cũng|còn|đã|vẫn)$")
_WHOLE = 100  # percent: more than all of it was planned
_LONGEST_AHEAD = 500  # characters
_SIZE_OF_THEN = phrase(r"\s*(?:của )?(?:(?:năm|tháng|quý) (?:trước|ngoái)|năm (?:19|20)\d\d)(?![^\W\d_])")
_EQUALS = phrase(r"[^,;:()]{0,20}(?<![^\W\d_])bằng(?![^\W\d_])")
_BASIS_FIRST = phrase(r"\s*(?:so\s|cùng kỳ|của cùng kỳ|mức cùng kỳ|ck(?:nt|nn)?(?![^\W\d_]))")


@dataclass(frozen=True, slots=True)
class Reading:
    """How a number measures. ``basis`` is set here for plans and wholes only."""

    measure: Measure
    direction: Direction | None = None
    basis: Basis | None = None
    rule: str = "level"


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
        return _weight(text, slot, label) or _of_list(text, slot, head) or _percentage(text, slot, label, topic)
    if cue == "contribution" and quantity.dimension == "points":
        return Reading("level", rule="level.contribution")
    return Reading("level", rule=f"level.{cue}")


def _said(slot: Slot) -> Span:
    """What leads to the number of ``slot`` from the number before on."""
    return Span(slot.left.end, slot.quantity.lead)


def _of_list(text: Text, slot: Slot, head: Head | None) -> Reading | None:
    """ "Một số huyện thu ngân sách đạt thấp so với dự toán: Kỳ Anh 44%": an item as its list's head has it."""
    if head is None or slot.cue.kind == "share" or bases.plan_of(text, slot.tail):
        return None
    if head.direction and slot.cue.kind == "none":
        return Reading("change", head.direction, rule="change.listed")
    if head.planned:
        return Reading("completion", None, Basis("plan", None, None, None), rule="completion.listed")
    rate = _RATE.match(text.key, *head.measure)
    return Reading("level", rule="level.listed_rate") if rate else None


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
    coefficient = label.core and _RATE.match(text.key, *label.span) if label else None
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


def _percentage(text: Text, slot: Slot, label: Label | None, topic: Topic | None) -> Reading:
    cue = slot.cue.kind
    if cue == "share" and label and _OF_RATE.match(text.key, *label.span):
        return Reading("level", rule="level.rate")  # "tỷ lệ lao động có việc làm chiếm 92%"
    if cue == "share" or cue == "contribution":
        return Reading("share", None, bases.total_of(text, slot.tail), rule=f"share.{cue}")
    grown = _GROWN_AT.search(text.key, max(slot.left.end, slot.quantity.lead - _REACH_OF_GROWTH), slot.quantity.lead)
    if grown and _BASIS_FIRST.match(text.key, *slot.tail):
        return Reading("change", "decrease" if grown["verb"] == "giảm" else "increase", rule="change.at_rate")
    if cue == "from" and label and _GROWTH.search(text.key, *label.span):
        return Reading("change", "increase", rule="change.growth_rate")  # "tăng trưởng từ 7% trở lên"
    if cue in ("to", "from"):
        if label and not label.core and structures.is_part(text, label.span):
            return Reading("share", None, Basis("total", None, None, None), rule="share.of_structure")
        return Reading("level", rule=f"level.{cue}")
    if label and _BEYOND_PLAN.match(text.key, *label.span) and "(" not in text.key[label.span.end : slot.quantity.lead]:
        return Reading("change", "increase", Basis("plan", None, None, None), rule="change.beyond_plan")
    plan = bases.plan_of(text, slot.tail)
    if plan:
        return Reading("completion", None, plan, rule="completion.plan")
    start = max(0, slot.quantity.lead - _FRONT)
    fronted = _PLAN_FRONTED.search(text.key, start, slot.quantity.lead) if cue in ("reach", "times") else None
    if fronted and not (label and label.core and label.core.aspect in ("rate", "index")):
        span = Span(*fronted.span("plan"))
        basis = Basis("plan", None, text.norm[slice(*span)].strip(), span)
        return Reading("completion", None, basis, rule="completion.fronted")
    if _is_interest(text, slot):
        return Reading("level", rule="level.interest")
    if cue == "reach" and _OF_THINGS.match(text.key, *slot.tail) and _HAS.match(text.key, slot.cue.start):
        return Reading("share", None, bases.total_of(text, slot.tail), rule="share.of_things")
    if names_plan(text, slot, label):
        compared = _AGAINST_PLAN.search(text.key, *slot.left) is not None
        if topic and topic.measure == "change" and not compared:
            return Reading("change", topic.direction, rule="change.planned")
        return Reading("level", rule="level.planned")
    if label and _SPEED.search(text.key, *label.span):
        return Reading("change", "increase", rule="change.growth_rate")
    if cue in ("reach", "times") and (_BASIS_FIRST.match(text.key, *slot.tail) or _is_of_then(text, slot)):
        return Reading("ratio", rule="ratio.percent")
    if label and _is_growth(text, label, slot):
        return Reading("change", "increase", rule="change.growth_rate")
    if label and label.core and (label.core.aspect in ("rate", "index") or _RATE.match(text.key, *label.span)):
        return Reading("level", rule="level.rate")
    if label and label.core and cue in ("none", "reach") and is_headcount(text.key[slice(*label.span)]):
        return Reading("level", rule="level.of_households")
    if cue in ("none", "reach") and slot.opens and topic and topic.measure == "change" and label is None:
        return Reading("change", topic.direction, rule="change.repeated")  # "tăng 01 vụ (100%)"
    if slot.cue.kind == "reach" and _COMPLETES.search(text.key, slot.cue.start, slot.quantity.lead):
        return Reading("completion", None, Basis("plan", None, None, None), rule="completion.of_work")
    spent = _of_spending(text, slot, label, topic)
    if spent:
        return spent
    if label and topic and topic.measure in ("completion", "level") and _is_elsewhere(text, slot, label, topic):
        plan = Basis("plan", None, None, None) if topic.measure == "completion" else None
        return Reading(topic.measure, None, plan, rule=f"{topic.measure}.elsewhere")
    if _goes_on_with_rate(text, slot, label, topic):
        return Reading("level", rule="level.part_of_rate")
    if _goes_at_speed(text, slot, label, topic):
        return Reading("change", topic.direction if topic else None, rule="change.part_of_speed")
    listed = _listed_direction(text, slot, label) or _repeated_direction(slot, label, topic)
    if listed:
        return Reading("change", listed, rule="change.listed")
    if label is None and cue == "reach" and topic:
        return _of_topic(text, slot, topic)
    if cue == "times" and _RATIOS.match(text.key, *_ahead(text, slot)):
        return Reading("ratio", rule="ratio.listed")
    return Reading("share", None, bases.total_of(text, slot.tail), rule=f"share.{cue}")


def _is_of_then(text: Text, slot: Slot) -> bool:
    """ "bằng 98% năm trước": the size of then, and no part of a whole."""
    equals = _EQUALS.match(text.key, slot.cue.start, slot.quantity.lead) is not None
    return equals and _SIZE_OF_THEN.match(text.key, slot.quantity.span.end) is not None


def _ahead(text: Text, slot: Slot) -> Span:
    """What follows a number within its list."""
    return Span(slot.quantity.span.end, min(len(text.key), slot.quantity.span.end + _LONGEST_AHEAD))


def is_headcount(words: str) -> bool:
    """True for the key of "Hộ nghèo": in percent it is the rate of such households, an indicator itself."""
    return _HEADCOUNT.match(words) is not None


def _weight(text: Text, slot: Slot, label: Label | None) -> Reading | None:
    """ "tỷ trọng dịch vụ [trong GRDP] đạt 43%", "kinh tế số đạt 20% [GDP]": a part of that whole."""
    if label and slot.cue.kind != "from" and _WEIGHT.match(text.key, *label.span):
        return Reading("share", None, bases.whole_in(text, label.span), rule="share.weight")
    rate = label and label.core and (label.core.aspect == "rate" or _RATE.match(text.key, *label.span))
    if slot.cue.kind in ("none", "reach") and not rate and _OUTPUT_BEHIND.match(text.key, *slot.tail):
        return Reading("share", None, bases.total_of(text, slot.tail), rule="share.of_output")
    return None


def _is_interest(text: Text, slot: Slot) -> bool:
    """ "trần lãi suất huy động bằng đồng Việt Nam 14%/năm": a rate, whatever it is said by."""
    if slot.cue.kind not in ("none", "reach", "to", "from"):
        return False
    lead = slot.quantity.lead
    return _INTEREST.search(text.key, max(0, lead - _INTEREST_BEFORE), lead) is not None


def _is_rate(topic: Topic | None) -> bool:
    """ "Tỷ lệ hộ sử dụng điện đạt 98,8%": what runs is a rate."""
    return topic is not None and topic.unit in PERCENT and topic.measure == "level"


def _goes_on_with_rate(text: Text, slot: Slot, label: Label | None, topic: Topic | None) -> bool:
    """ "Tỷ lệ hộ dùng nước sạch đạt 97%, trong đó ít nhất [40%] …", "…, nông thôn là 91%": the same rate of a part."""
    if not _is_rate(topic) or topic is None or (label and label.core):
        return False
    if label is None and _ANOTHER.match(text.key, *slot.tail) and slot.separator in (",", "v"):
        return slot.cue.kind in ("none", "reach")  # "cổ tức 15% bằng tiền mặt và [10%] bằng cổ phiếu"
    start = Span(slot.left.end, slot.quantity.lead) if label is None else _gap(slot, label)
    if slot.cue.kind in ("none", "reach") and _PART.search(text.key, *start):
        return True  # "…, trong đó [đào tạo nghề] 45%": also of what sounds like a deed
    if label and label.action:
        return False
    goes_on = slot.cue.kind in ("none", "reach") and slot.separator in (",", "v") and not slot.opens
    return label is not None and topic.fresh and goes_on


def _is_elsewhere(text: Text, slot: Slot, label: Label, topic: Topic) -> bool:
    """ "Giải ngân của huyện An Biên đạt 78% kế hoạch, [thị xã Hà Tiên] đạt 65%": the same of another place."""
    rate = topic.measure == "completion" or topic.unit in PERCENT
    words = _ONLY.sub("", text.norm[slice(*label.span)])
    return rate and (topic.fresh or slot.separator != "") and slot.cue.kind in ("none", "reach") and is_place(words)


def _goes_at_speed(text: Text, slot: Slot, label: Label | None, topic: Topic | None) -> bool:
    """ "Tốc độ tăng trưởng GRDP đạt 7,5%, trong đó nông nghiệp [đạt 3%], dịch vụ đạt 8%": the growth of each."""
    bare = label is not None and not label.core and slot.cue.kind == "reach"
    grows = topic is not None and topic.fresh and topic.measure == "change"
    back = max(0, slot.quantity.lead - _REACH_OF_SPEED)
    return bare and grows and _AT_SPEED.search(text.key, back, slot.quantity.lead) is not None


def _gap(slot: Slot, label: Label) -> Span:
    """The words between the number before and the label."""
    return Span(slot.left.end, max(slot.left.end, label.span.start))


def _spends_before(text: Text, end: int) -> bool:
    """ "Các đơn vị giải ngân cao: Sở Y tế 95%, huyện Bình Lục 90%": a list under spending."""
    return bool(_SPENDING_LIST.search(text.key, max(0, end - _LIST_OF_SPENDERS), end))


def _of_spending(text: Text, slot: Slot, label: Label | None, topic: Topic | None) -> Reading | None:
    """ "đã giải ngân 1.250 tỷ đồng, đạt 61%": a percentage of money spent is one of its plan."""
    if slot.cue.kind not in ("reach", "none", "times"):
        return None
    named = label and _SPENDING.search(text.key, *label.span)
    running = topic and _SPENDING.search(key(topic.name)) and (label is None or not label.core)
    listed = slot.cue.kind == "none" and label and not label.core and _spends_before(text, label.span.start)
    if not named and not running and not listed:
        return None
    return Reading("completion", None, Basis("plan", None, None, None), rule="completion.of_spending")


def _listed_direction(text: Text, slot: Slot, label: Label | None) -> Direction | None:
    """ "7 nhóm hàng tăng giá: giao thông 2,74%; nhà ở 0,86%": the list's head says which way."""
    if label is None or slot.cue.kind != "none":
        return None
    head = _LIST_HEAD.search(text.key, max(0, label.span.start - 160), label.span.start)
    if head is None:
        return None
    return "increase" if head["verb"] == "tăng" else "decrease"


def _repeated_direction(slot: Slot, label: Label | None, topic: Topic | None) -> Direction | None:
    """ "trong đó trồng trọt tăng 3,69%, lâm nghiệp 3,98%": the verb of the list's first part holds on."""
    bare = label is not None and not label.core and not label.action and slot.cue.kind == "none" and not slot.opens
    part = topic is not None and topic.measure == "change" and topic.parent is not None and topic.fresh
    return topic.direction if bare and part and topic and slot.separator in (",", ";") else None


def names_plan(text: Text, slot: Slot, label: Label | None) -> bool:
    """ "vượt kế hoạch UBND tỉnh giao (76,96%)", "(mục tiêu đến năm 2020 là 50%)": the plan's own value."""
    lead = slot.quantity.lead
    before = (max(0, lead - _PLAN_REACH), lead)
    named = slot.cue.kind in ("none", "reach") and _MEASURED_BY.search(text.key, *before)
    if named or (slot.cue.kind == "none" and _PLAN_WORTH.search(text.key, *before)):
        return True
    if label is None:
        return slot.opens and slot.cue.kind == "none" and bool(PLAN_WORD.search(text.key, *slot.left))
    if TARGET_LABEL.match(text.key, *label.span) and (slot.opens or label.span.end - label.span.start < 16):
        return True
    return slot.opens and slot.cue.kind == "none" and bool(PLAN_WORD.search(text.key, *label.span))


def is_plan_name(name: str) -> bool:
    """True for "Tổng kế hoạch đầu tư công": the amount is a plan."""
    return TARGET_LABEL.match(key(name)) is not None


def _is_growth(text: Text, label: Label, slot: Slot) -> bool:
    if label.core and label.core.aspect == "growth":
        return True
    if is_yearly(slot.quantity) and not _RATE.search(text.key, *label.span):
        return True
    if _GROWTH.search(text.key, label.span.start, label.span.end):
        return True
    if slot.cue.kind == "reach" and text.key.endswith("tăng trưởng ", 0, label.span.start):
        return True  # "dự báo tăng trưởng | tín dụng đạt 13%"
    return (slot.cue.kind == "reach" and bool(_OUTPUT.match(text.key, label.span.start, label.span.end))) or (
        # "kinh tế tỉnh tăng trưởng khá, đạt 6,4%"
        slot.cue.kind == "reach" and bool(_GROWTH.search(text.key, label.span.start, slot.cue.start))
    )


def _of_topic(text: Text, slot: Slot, topic: Topic) -> Reading:
    if topic.measure == "share" and (slot.opens or _PART.search(text.key, slot.left.end, slot.quantity.lead)):
        return Reading("share", None, bases.total_of(text, slot.tail), rule="share.of_then")
    if (topic.has_total and topic.dimension != "count") or (topic.label and _PLAN_LABEL.search(text.key, *topic.label)):
        return Reading("completion", None, Basis("plan", None, None, None), rule="completion.of_total")
    if topic.measure == "change" and topic.label and _SPEED.search(text.key, *topic.label):
        return Reading("change", topic.direction, rule="change.goes_on")  # "…; giai đoạn 2036 - 2040 đạt 8%/năm"
    if topic.unit in PERCENT or topic.aspect == "rate":
        return Reading("level", rule="level.rate")
    if slot.quantity.number > _WHOLE and topic.measure == "level":
        return Reading("completion", None, Basis("plan", None, None, None), rule="completion.of_total")
    return Reading("share", None, bases.total_of(text, slot.tail), rule="share.reach")
