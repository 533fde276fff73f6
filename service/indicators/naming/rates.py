"""Topics of what is laid down for each: fees, prices by class, levels of support and pay.

"Mức thu học phí: mầm non [300.000 đồng/học sinh/tháng]", "Hỗ trợ 20 triệu đồng/người đối với gia đình có người chết;
[5 triệu đồng/hộ] đối với hộ có nhà bị sập".
"""

from __future__ import annotations

from dataclasses import replace

from service.indicators.names import joined, lower_first
from service.indicators.naming.scene import Figure, Scene
from service.indicators.topic import Topic
from service.indicators.units import TIMES, is_rate
from service.text.fold import key, phrase
from service.text.lazy import regex
from service.text.letters import sentence_case
from service.text.span import Span

_RATE = (
    r"(?:mức|định mức|đơn giá|giá(?! trị)|học phí|(?<!kinh )(?<!chi )phí|lệ phí|phụ cấp|trợ cấp|thù lao|suất hỗ trợ|"
    r"chế độ bồi dưỡng|khung giá)(?![^\W\d_])"
)
_HEADED = phrase(_RATE)
_MONEY = phrase(r"(?:tiền|kinh phí|số tiền)(?![^\W\d_])")
_PAY = phrase(r"(?:mức )?(?:phụ cấp|trợ cấp|thù lao|lương|bồi dưỡng|sinh hoạt phí)(?![^\W\d_])")
_EACH = regex(r"/\{(?P<thing>[^{}]+)\}")
_OPENS = phrase(rf"[\s\-+*•]*(?:\(?[a-zđ\d]{{1,3}}[.)]\s*)*(?P<head>{_RATE}[^:;.\n]{{0,90}}?)\s*:\s*$")
_IN_HEADING = phrase(
    rf"(?:[^:;.\n]{{0,40}}?(?:quy định|về|điều \d{{1,2}}[.:]?)\s+)?(?:các )?(?P<head>{_RATE}[^:;\n]{{0,90}})"
)
_FOR = phrase(r"\s*(?:đối với|cho|với)\s+(?=[^\W\d_])")
_LATER = phrase(r"[.;,]?\s*(?:như sau|cụ thể|được quy định)[^;\n]*$")
_FOR_INSIDE = phrase(r"\s(?:đối với|cho)\s")
_TAIL_ENDS = phrase(
    r"\s(?:có (?:tổng )?(?:vốn|mức)|theo|trong (?:thời|năm|giai)|từ (?:nguồn|ngân)|nhưng|không quá|trên|dưới|đến)"
    r"(?![^\W\d_])"
)
_LONGEST_ITEM, _LONGEST_HEAD, _BARE_HEAD = 12, 14, 3  # words


def rate_head(folded: str, heading: Span) -> Span | None:
    """The words of a heading that say what is laid down: "Điều 2. [Mức thu học phí] năm học 2030 - 2031"."""
    found = _IN_HEADING.match(folded, *heading)
    if found is None or len(found["head"].split()) > _LONGEST_HEAD:
        return None
    later = _LATER.search(folded, found.start("head"), found.end("head"))
    return Span(found.start("head"), later.start() if later else found.end("head"))


def laid_down(scene: Scene, figure: Figure) -> Topic | None:
    """The topic of a level that is laid down for each."""
    if not is_rate(figure.quantity):
        return _same_for_others(scene, figure) if figure.quantity.dimension == "money" else None
    return _item(scene, figure) or _same_for_others(scene, figure) or _which(scene, figure)


def pay_in_times(scene: Scene, figure: Figure) -> Topic | None:
    """ "Phụ cấp Bí thư chi đoàn bằng 0,5 lần mức lương cơ sở; [Trưởng thôn] 1,2 lần": so many times of a pay."""
    topic, label = figure.topic, figure.label
    if figure.quantity.unit != TIMES or topic is None or label is None or label.core:
        return None
    folded = key(topic.name)
    if not (topic.fresh and topic.measure == "ratio" and _PAY.match(folded)):
        return None
    for_whom, pay = _FOR_INSIDE.search(folded), _PAY.match(folded)
    head = topic.name[: for_whom.end()] if for_whom else topic.name[: pay.end() if pay else 0]
    words = scene.words(label.span)
    return replace(topic, name=f"{head.rstrip()} {words if for_whom else lower_first(words)}", indicator=None)


def _item(scene: Scene, figure: Figure) -> Topic | None:
    """ "Mức chi: [giáo viên cốt cán] 120.000 đồng/tiết; giảng viên cấp tỉnh …": an item under its head."""
    slot = figure.slot
    if not slot.segments:
        return None
    segment = scene.trimmer.trim(slot.segments[-1])
    words = scene.words(segment)
    if not words or len(words.split()) > _LONGEST_ITEM or _is_head(key(words)) or _MONEY.match(key(words)):
        return None
    head = _head_before(scene, segment.start) or figure.rate
    if not head:
        return None
    above = next((thing for thing in figure.things if not _is_head(key(thing))), "")
    above = "" if key(above) in key(words) or key(words) in key(above) else lower_first(above)
    name = joined(head, " ".join(part for part in (lower_first(words), above) if part))
    return Topic(name, segment, core=head, rest=words, aspect="any", unit=figure.quantity.unit, dimension="money")


def _which(scene: Scene, figure: Figure) -> Topic | None:
    """ "Mức hỗ trợ: 15 triệu đồng/[hộ xây mới nhà], 8 triệu đồng/[hộ sửa chữa nhà]": for each of which."""
    label, topic, noun = figure.label, figure.topic, figure.noun
    each = _EACH.search(figure.quantity.unit)
    own = scene.words(label.span) if label else ""
    aside = not own and any(map(str.isalnum, scene.text.key[figure.slot.left.end : figure.slot.cue.start]))
    if noun is None or each is None or aside or len(own.split()) > _BARE_HEAD or (own and not _is_head(key(own))):
        return None
    head = own or (topic.core if topic and topic.fresh and _is_head(key(topic.core)) else "")
    if not head:
        return None
    name = joined(sentence_case(head), f"{each['thing']} {scene.words(noun)}")
    unit = figure.quantity.unit
    return Topic(name, label.span if label else noun, core=head, aspect="any", unit=unit, dimension="money")


def _is_head(folded: str) -> bool:
    return _HEADED.match(folded) is not None


def _head_before(scene: Scene, end: int) -> str:
    """What stands before the colon that opens the list in which the words before ``end`` are an item."""
    colon = scene.text.key.rfind(":", scene.sentence.start, end)
    found = _OPENS.match(scene.text.key, scene.sentence.start, colon + 1) if colon > 0 else None
    return sentence_case(scene.words(Span(*found.span("head")))) if found else ""


def _same_for_others(scene: Scene, figure: Figure) -> Topic | None:
    """ "hỗ trợ 100 triệu đồng cho sản phẩm 5 sao, [50 triệu đồng cho sản phẩm 4 sao]": the same for others."""
    topic, slot = figure.topic, figure.slot
    if topic is None or not topic.fresh or topic.dimension != "money" or topic.measure != "level":
        return None
    if any(map(str.isalnum, scene.text.key[slot.left.end : slot.cue.start])):
        return None
    for_whom, told = _FOR.match(scene.text.key, *slot.tail), _FOR_INSIDE.search(key(topic.name))
    if for_whom is None or (told is None and topic.unit != figure.quantity.unit):
        return None
    over = _TAIL_ENDS.search(scene.text.key, for_whom.end(), slot.tail.end)
    span = scene.trimmer.trim(Span(for_whom.end(), over.start() if over else slot.tail.end))
    words = scene.words(span)
    if not words or len(words.split()) > _LONGEST_ITEM:
        return None
    link = " ".join(for_whom[0].split())
    head = topic.name[: told.end()] if told else f"{topic.name} {link} "
    name = f"{head}{lower_first(words)}"
    return replace(topic, name=name, indicator=None, label=span, unit=figure.quantity.unit)
