"""What a percentage is: a share, a rate, a growth, how much of a plan, a size against another."""

from __future__ import annotations

from service.indicators import bases, structures
from service.indicators.clauses import Slot
from service.indicators.enumerations import Head
from service.indicators.labels import Label
from service.indicators.model import Basis, Direction
from service.indicators.places_named import is_place
from service.indicators.plan_values import names_plan
from service.indicators.reading import RATE, Reading
from service.indicators.topic import Topic
from service.indicators.units import PERCENT, is_yearly
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
_GROWTH = phrase(r"(?:tăng trưởng|tốc độ (?:tăng|phát triển)|mức tăng)")
_SPEED = phrase(r"(?:tốc độ|mức) (?:tăng|phát triển)")
_AT_SPEED = phrase(r"(?:tốc độ|mức) (?:tăng|phát triển)(?:[^.]|\.(?=\d))*$")
_REACH_OF_SPEED = 220  # characters of a sentence in which its list of growths stands
_PART = phrase(r"(?<![^\W\d_])(?:trong đó|riêng|cụ thể)(?![^\W\d_])")
_OUTPUT = phrase(r"(?:tổng sản phẩm|kinh tế|nền kinh tế|grdp|gdp|gnp)(?![^\W\d_])")
_PLAN_LABEL = phrase(r"(?:kế hoạch|dự toán|giải ngân|thanh toán)")
_OF_RATE = phrase(r"(?:tỷ lệ|tỷ suất|hệ số)(?! (?:vốn|đóng góp|tăng))(?![^\W\d_])")
_HEADCOUNT = phrase(r"(?:số )?(?:hộ (?:cận )?nghèo|hộ thoát nghèo|lao động qua đào tạo)(?![^\W\d_])")
_SPENDING = phrase(r"(?<!tỷ lệ )(?:giải ngân|thanh toán vốn|thanh toán kế hoạch)")
_AGAINST_PLAN = phrase(r"(?<![^\W\d_])so (?:với )?")  # "cao hơn 2% so với chỉ tiêu đề ra (60%)"
# "gỗ tăng trưởng ấn tượng với tỷ lệ đến gần [18%] so với cùng kỳ"
_GROWN_AT = phrase(
    r"(?<![^\W\d_])(?P<verb>tăng|giảm)(?![^\W\d_])[^.;:,()\d]{0,50}(?:tỷ lệ|tốc độ|mức)(?: [^\W\d_]+){0,3}\s*$"
)
_REACH_OF_GROWTH = 110  # characters before a number in which its growth is told
_BEYOND_PLAN = phrase(r"vượt (?:mức )?(?:kế hoạch|mục tiêu|chỉ tiêu|dự toán|nghị quyết)(?![^\W\d_])")
_COMPLETES = phrase(r"hoàn thành")
_HAS = phrase(r"(?:đã |sẽ )?có(?![^\W\d_])")
# "Mục tiêu đến năm 2025 có 100% [số xã] đạt chuẩn": of the things there are
_OF_THINGS = phrase(
    r"\s*(?:tổng )?(?:số |các )?(?:xã|phường|thôn|bản|huyện|hộ|dân số|người|lao động|trường|cơ sở|doanh nghiệp|"
    r"học sinh|trẻ|cán bộ|đảng viên|khu|gia đình|đơn vị|hồ sơ|thủ tục|khách hàng|diện tích|sản phẩm)(?![^\W\d_])"
)
_SPENDING_LIST = phrase(r"giải ngân[^.;]{0,250}$")
_LIST_OF_SPENDERS = 280  # characters
_LIST_HEAD = phrase(
    r"(?P<verb>tăng|giảm)(?: giá)?(?: so với [^:;(]{2,30})?\s*[:(]\s*(?:[^:.]{0,150};|[^:.]{0,150},)?\s*$"
)
_WEIGHT = phrase(r"tỷ trọng(?![^\W\d_])")
_OUTPUT_BEHIND = phrase(r"\s*(?:của )?(?:gdp|grdp|gnp)(?![^\W\d_])")
_INTEREST = phrase(r"lãi suất(?:[^.;]|\.(?=\d)){0,160}$")
_INTEREST_BEFORE = 180  # characters
# "ngô 9 ha, bằng 91%; [lạc 4 ha, bằng 85%; rau 7 ha, bằng 101% so cùng kỳ]": the last says what with
_RATIOS = phrase(r"(?:\s*;[^.;:()]{3,80}? bằng\s+\d[\d.,]*%){1,12}\s*(?:so |cùng kỳ|của cùng kỳ)")
_ANOTHER = phrase(r"\s*(?:bằng (?:tiền|cổ phiếu|hiện vật)|(?:ở|vào|trong|cho) (?:năm|quý|đợt|kỳ|giai đoạn)|năm \d)")
_ONLY = phrase(r"\s(?:mới|chỉ|cũng|còn|đã|vẫn)$")
_WHOLE = 100  # percent: more than all of it was planned
_LONGEST_AHEAD = 500  # characters
_SIZE_OF_THEN = phrase(r"\s*(?:của )?(?:(?:năm|tháng|quý) (?:trước|ngoái)|năm (?:19|20)\d\d)(?![^\W\d_])")
_EQUALS = phrase(r"[^,;:()]{0,20}(?<![^\W\d_])bằng(?![^\W\d_])")
_BASIS_FIRST = phrase(r"\s*(?:so\s|cùng kỳ|của cùng kỳ|mức cùng kỳ|ck(?:nt|nn)?(?![^\W\d_]))")


def of_list(text: Text, slot: Slot, head: Head | None) -> Reading | None:
    """ "Một số huyện thu ngân sách đạt thấp so với dự toán: Kỳ Anh 44%": an item as its list's head has it."""
    if head is None or slot.cue.kind == "share" or bases.plan_of(text, slot.tail):
        return None
    if head.direction and slot.cue.kind == "none":
        return Reading("change", head.direction, rule="change.listed")
    if head.planned:
        return Reading("completion", None, Basis("plan", None, None, None), rule="completion.listed")
    rate = RATE.match(text.key, *head.measure)
    return Reading("level", rule="level.listed_rate") if rate else None


def percentage(text: Text, slot: Slot, label: Label | None, topic: Topic | None) -> Reading:
    """What the percentage of ``slot`` is of ``topic`` or of what its ``label`` names, by the first rule that knows."""
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
    if label and label.core and (label.core.aspect in ("rate", "index") or RATE.match(text.key, *label.span)):
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


def weight(text: Text, slot: Slot, label: Label | None) -> Reading | None:
    """ "tỷ trọng dịch vụ [trong GRDP] đạt 43%", "kinh tế số đạt 20% [GDP]": a part of that whole."""
    if label and slot.cue.kind != "from" and _WEIGHT.match(text.key, *label.span):
        return Reading("share", None, bases.whole_in(text, label.span), rule="share.weight")
    rate = label and label.core and (label.core.aspect == "rate" or RATE.match(text.key, *label.span))
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


def _is_growth(text: Text, label: Label, slot: Slot) -> bool:
    if label.core and label.core.aspect == "growth":
        return True
    if is_yearly(slot.quantity) and not RATE.search(text.key, *label.span):
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
