"""Counts whose thing stands behind the number: "phát hiện 12 vụ [cháy rừng]", "trong đó 9 vụ [đã khởi tố]"."""

from __future__ import annotations

from dataclasses import replace

from service.indicators import units
from service.indicators.names import lower_first
from service.indicators.naming.aspects import FLOWS
from service.indicators.naming.count import Count, count_topic
from service.indicators.naming.deeds import active
from service.indicators.naming.doers import doer, is_completed, proprietor, spoken
from service.indicators.naming.incidents import ANIMALS
from service.indicators.naming.kinds import of_whole
from service.indicators.naming.scene import Scene
from service.indicators.topic import Topic
from service.text.fold import key, phrase
from service.text.span import Span

_TRAVELS = phrase(r"(?:khách|xe|tàu|chuyến|phương tiện|bay)(?![^\W\d_])")
_INSPECTED = phrase(r"(?:kiểm tra|kiểm soát|thanh tra|xử phạt|xử lý|giám sát|đăng kiểm)$")
_PRICES = phrase(r"(?:tăng giá|giảm giá|ổn định(?: giá)?|giữ giá|không đổi)")
_WENT = phrase(
    r"\s+(?P<way>(?:có (?:chỉ số )?)?(?:tăng|giảm|đứng giá|không (?:tăng|giảm|đổi)))(?=\s*(?:[,;:.)]|so với|và \d|$))"
)
_WENT_BEFORE = phrase(r"\s(?:tăng|giảm|đứng giá|không (?:tăng|giảm|đổi))(?: giá)?$")
_PRICES_END = phrase(r"\s(?:tăng giá|giảm giá|ổn định(?: giá)?|giữ giá|không đổi)$")
_OF_SIZE = phrase(r"\s*(?:trên|dưới|từ|hơn) \d")
_KILLS = phrase(r"(?<![^\W\d_])(?:làm|khiến|gây)(?: bị)? chết(?: hơn| gần| khoảng| trên)?\s*$")
_KILLED = "bị chết"
_TRANSPORT = phrase(r"(?:hành khách|vận tải|vận chuyển|tuyến xe|chuyến bay)")
_LIVESTOCK = phrase(ANIMALS)
_SUFFERS = phrase(r"(?<![^\W\d_])(?:bị|chết|phải|mắc|nhiễm|ốm|tiêu hủy)(?![^\W\d_])")
_PERSON = phrase(r"^(?:lượt )?người\s")
# what may be said of some of the things that a sentence counts
_SAID_OF_SOME = phrase(
    r"\s*(?P<said>(?:là|do|được|bị|phải|đã|đang|chưa|không|về|thuộc|liên quan|có|đạt|trên|dưới|ở|tại|từ|trong|đi vào|"
    r"theo|vi phạm|trực thuộc|nằm|hoàn thành|quá hạn|trễ hạn|đúng hạn)\s+(?!đó|khi|năm|tháng|quý)[^\W\d_])"
)
_GETS = phrase(r"(?<![^\W\d_])được (?:trao|trao tặng|tặng|nhận|hỗ trợ|cấp|vay)$")
_NEXT_GIFT = phrase(
    r"\s*\d[\d.,]{0,12}\s+(?:(?:suất|phần|chiếc|con|căn|bộ|gói)\s+)?(?P<thing>[^\W\d_]+"
    r"(?:\s+(?!(?:cho|với|trị|mỗi|từ|của|và|được|theo|trong|đồng)(?![^\W\d_]))[^\W\d_]+){0,3})"
)
_LONGEST_SAID = 14  # words
_LONGEST_KIND = 8  # words by which some of the things are still called


def some_of_them(scene: Scene, count: Count) -> Topic | None:
    """ "16 vụ vi phạm đất đai, trong đó [9 vụ đã khởi tố]": some of the same things, by what is said of them."""
    whole, tail = count.figure.whole, count.figure.slot.tail
    if whole is None or not units.are_akin(whole.unit, count.quantity.unit) or not whole.thing or count.figure.label:
        return None
    said = _SAID_OF_SOME.match(scene.text.key, *tail)
    words = scene.words(Span(said.start("said"), scene.trimmer.trim(tail).end)) if said else ""
    if not 1 < len(words.split()) <= _LONGEST_SAID or key(words) in key(whole.thing):
        return None
    things = whole.thing if len(whole.thing.split()) <= _LONGEST_KIND else count.word
    thing = of_whole(count.word, words, count.quantity.unit, whole) or f"{lower_first(things)} {words}"
    topic = count_topic(scene, count, f"Số {thing}", Span(count.unit.start, tail.end), thing)
    return replace(topic, parent=whole.indicator)


def of_people(scene: Scene, count: Count) -> Topic | None:
    """ "115 người nghỉ hưu trước tuổi, trong đó [06 công chức]": of those people, so many are such."""
    whole, figure = count.figure.whole, count.figure
    if whole is None or whole.unit not in units.PEOPLE or figure.label or figure.noun:
        return None
    kind = scene.vocabulary.counted(scene.text.key, *count.unit)
    of = _PERSON.sub("", key(whole.rest or whole.thing))
    if kind is None or kind.kind != "person" or count.quantity.unit == whole.unit or not of:
        return None
    thing = f"{lower_first(count.word)} {(whole.rest or whole.thing)[-len(of) :]}"
    return replace(count_topic(scene, count, f"Số {thing}", count.unit, thing), parent=whole.indicator)


def sized(scene: Scene, count: Count) -> Topic | None:
    """ "8 thị trường [trên 5 tỷ USD]": those of that size."""
    tail = count.figure.slot.tail
    if count.quantity.unit not in units.SIZED or not _OF_SIZE.match(scene.text.key, *tail):
        return None
    thing = f"{lower_first(count.word)} {scene.words(tail)}"
    return count_topic(scene, count, f"Số {thing}", count.unit, thing)


def that_went(scene: Scene, count: Count) -> Topic | None:
    """ "Trong 30 sản phẩm chủ yếu có [19 sản phẩm] tăng": so many of them went that way."""
    went = _WENT.match(scene.text.key, count.quantity.span.end, scene.sentence.end)
    if went is None or count.quantity.unit not in units.KINDS or count.figure.label:
        return None
    topic = count.figure.topic
    same = topic is not None and topic.fresh and topic.unit == count.quantity.unit and topic.thing
    thing = _WENT_BEFORE.sub("", topic.thing) if topic and same else lower_first(count.word)
    said = f"{thing} {' '.join(went['way'].split())}"
    return count_topic(scene, count, f"Số {said}", count.unit, said, deed=True)


def with_noun(scene: Scene, count: Count) -> Topic | None:
    """ "phát hiện 12 vụ cháy rừng" -> "Số vụ cháy rừng được phát hiện"."""
    label, noun = count.figure.label, count.figure.noun
    if noun is None or (count.participle and count.about):
        return None
    head, thing, participle = _counted_thing(scene, count, noun)
    some = _of_whole(scene, count, noun) if head == "Số" else ""
    thing, participle = (some, "") if some else (thing, participle)
    if count.quantity.unit in units.CASES:
        scene.incident = scene.words(noun)
    goes_on = label is None and count.figure.topic is not None and count.figure.topic.aspect == "flow"
    suffers = count.quantity.unit == units.HEADS and _SUFFERS.search(scene.text.key, *noun) is not None
    deed = ((is_completed(scene, label) or goes_on) and bool(participle)) or bool(FLOWS.search(scene.text.key, *noun))
    deed = deed or suffers
    owner = proprietor(scene, count.figure) or doer(scene, label, head)
    thing = spoken(thing, _given_next(scene, count, thing))
    name = f"{spoken(head, lower_first(thing), participle)}{owner}"
    whole_thing = f"{thing} {participle}".strip() if label else thing
    topic = count_topic(scene, count, name, Span(count.unit.start, noun.end), whole_thing, deed=deed)
    return replace(topic, done=participle if topic.name.endswith(participle) else "")


def _given_next(scene: Scene, count: Count, thing: str) -> str:
    """ "12 hộ được hỗ trợ | 24 con [bò giống]": what they were given, of which the next number tells how much."""
    if not _GETS.search(key(thing)):
        return ""
    given = _NEXT_GIFT.match(scene.text.key, count.figure.slot.tail.end, scene.sentence.end)
    return scene.words(scene.trimmer.trim(Span(*given.span("thing")))) if given else ""


def _of_whole(scene: Scene, count: Count, noun: Span) -> str:
    """ "900 lao động đi làm việc ở nước ngoài, trong đó có [300 lao động nữ]": of those, so many are such."""
    whole = count.figure.whole
    if whole is None or count.figure.label:
        return ""
    fits = whole.amount is not None and count.quantity.number <= whole.amount
    some = fits and units.counts_some(count.quantity.unit, whole.unit)
    if not (some or units.are_akin(whole.unit, count.quantity.unit)):
        return ""
    return of_whole(count.word, scene.words(noun), count.quantity.unit, whole)


def _counted_thing(scene: Scene, count: Count, noun: Span) -> tuple[str, str, str]:
    """The name's head, the thing, and what was done to it, said once."""
    words = scene.words(noun)
    if count.quantity.unit == units.VISITS:
        rider = count.word[len("lượt") :].strip()  # "41.200 [lượt người] bị ảnh hưởng"
        words = f"{rider} {words}".strip()
        guests = key(words) == "khách" and not _TRANSPORT.search(scene.text.key, *scene.paragraph)
        label, done = count.figure.label, scene.vocabulary.action(key(words), 0, len(words))
        inspected = _INSPECTED.search(key(count.participle))
        helped = label and label.action and done is None and (inspected or not _TRAVELS.search(key(words)))
        return "Lượt", "khách du lịch" if guests else words, count.participle if helped else ""
    killed = _KILLS.search(scene.text.key, max(scene.sentence.start, count.quantity.lead - 30), count.quantity.lead)
    if count.quantity.unit == units.HEADS and (killed or scene.done == _KILLED) and _LIVESTOCK.match(key(words)):
        scene.done = _KILLED  # "rét đậm làm chết 320 con trâu, bò, [45 con dê]"
        return "Số", f"{count.word} {words}", _KILLED
    if count.quantity.unit == units.HEADS and not count.participle and _LIVESTOCK.match(key(words)):
        suffers = _SUFFERS.search(scene.text.key, *(count.figure.slot.shared or noun))
        return "Số" if suffers else "Đàn", words, ""  # "2.500 con bò [bị chết]" are no herd
    topic = count.figure.topic
    if _PRICES.fullmatch(key(words)) and topic and topic.fresh and topic.unit == count.quantity.unit and topic.thing:
        goods = _WENT_BEFORE.sub("", _PRICES_END.sub("", topic.thing))
        return "Số", f"{goods} {words}", ""  # "11 nhóm hàng, có 7 nhóm [tăng giá]"
    listed = scene.text.key[count.unit.end : noun.start].strip() == ","  # "35 ý kiến, kiến nghị của cử tri"
    thing, deed = f"{count.word}{', ' if listed else ' '}{words}", active(key(count.participle))
    return "Số", thing, "" if f" {deed} " in f" {key(thing)} " else count.participle
