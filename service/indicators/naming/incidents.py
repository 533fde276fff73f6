"""Cases and those who come to harm by them: "xảy ra 14 vụ tai nạn giao thông, làm chết 11 người"."""

from __future__ import annotations

import re
from dataclasses import replace

from service.indicators import units
from service.indicators.happenings import happens
from service.indicators.names import lower_first, shares_word
from service.indicators.naming.circumstances import disaster_here
from service.indicators.naming.count import Count, count_topic
from service.indicators.naming.diseases import illness_in
from service.indicators.naming.relations import part_of
from service.indicators.naming.scene import Figure, Scene
from service.indicators.places_named import is_place
from service.indicators.topic import Topic
from service.quantities.model import Quantity
from service.text.finder import KEYS, Finder
from service.text.fold import key, phrase
from service.text.span import Span

_ITEM_HEAD = phrase(
    r"(?:tình hình|về|đối với|kết quả (?:xử lý|đấu tranh|phát hiện|kiểm tra)|công tác (?:đấu tranh )?phòng,? chống)\s+"
)
# labels that tell who did it and not what happened: "Công an tỉnh: phát hiện 45 vụ"
_WHO = phrase(
    r"(?:công an|lực lượng|ubnd|ủy ban|sở|chi cục|cục|hạt|đội|phòng(?! chống)|ban|bộ|huyện|tỉnh|xã|phường|thành phố|"
    r"thị xã|toàn|trung tâm|bệnh viện|viện kiểm sát|tòa án|ngành|công tác|kết quả|cảnh sát|biên phòng|hải quan|"
    r"quản lý thị trường|thanh tra|kiểm lâm)(?![^\W\d_])"
)
_WAY = Finder(phrase(r"(?<![^\W\d_])(?P<way>tăng|giảm)(?: cả| được| ở)*\s*$"), KEYS)
_HARM = phrase(
    r"\s*(?<![^\W\d_])(?:làm )?(?:khác )?(?:đang |đã )?"
    r"(?P<harm>(?:chết|tử vong|thiệt mạng|bị thương(?: (?:nặng|nhẹ))?|mất tích|bị chết|tử nạn|bị nạn|"
    r"bị bỏng(?: (?:nặng|nhẹ))?)"
    r"(?:(?:,| và| hoặc) (?:chết|tử vong|thiệt mạng|bị thương|mất tích)(?!\s+(?:hơn |khoảng |gần )?\d))*)(?![^\W\d_])"
    r"(?:\s+do (?P<cause>[^\W\d_]+(?: [^\W\d_]+){0,3}))?"
)
# a kind of traffic, of which the accidents just told are
_BRANCH = phrase(r"(?:trên )?(?:tuyến )?(?:đường (?:bộ|sắt|thủy(?: nội địa)?|biển)|hàng (?:không|hải))")
# "2 vụ ngộ độc thực phẩm làm 45 người [mắc]"
_POISONED = phrase(r"\s*(?P<harm>mắc(?=\s*(?:$|[,;.()]|và ))|(?:phải )?(?:nhập|vào) viện|bị ngộ độc|bị nhiễm độc)")
_HARM_BEFORE = 14  # characters before the number in which "làm chết" may stand
ANIMALS = r"(?:trâu|bò|lợn|heo|dê|cừu|ngựa|gà|vịt|gia cầm|gia súc|thủy cầm)(?![^\W\d_])"
_LIVESTOCK_TOLD = phrase(rf"(?<![^\W\d_]){ANIMALS}(?:(?:, | và | )?{ANIMALS}){{0,2}}")


def enter_heading(scene: Scene, words: str) -> None:
    """A paragraph begins under a heading of these ``words``: it tells of such cases, or of such a disease."""
    opening = _ITEM_HEAD.match(key(words))
    words = words.lower() if words.isupper() else words
    kind = lower_first(words[opening.end() :] if opening else words)
    scene.illness = illness_in(kind)
    scene.headed = kind if happens(kind) and not scene.illness else ""


def harmed(scene: Scene, count: Count) -> Topic | None:
    """ "xảy ra 14 vụ tai nạn giao thông, làm chết 11 người, bị thương 9 người": by what."""
    harmed = _harm(scene, count.quantity, scene.sentence.end)
    if harmed is None and scene.incident.startswith("ngộ độc"):
        harmed = _POISONED.match(scene.text.key, count.quantity.span.end, scene.sentence.end)
    if harmed is None or (count.quantity.unit not in units.PEOPLE and count.word):
        return None
    harm, case = harmed["harm"], _case_before(count.figure.topic)
    cause = harmed.groupdict().get("cause") or scene.illness or disaster_here(scene) or case or scene.incident
    cause = f" do {cause}{'' if cause == case else scene.branch}" if cause else ""
    thing = f"{lower_first(count.word) or count.quantity.unit.strip('{}')} {harm}"
    place = _place_of(scene, count.figure)
    there = f" tại {scene.words(place)}" if place else ""
    topic = count_topic(scene, count, f"Số {thing}{cause}{there}", count.unit, thing, deed=True)
    return replace(topic, subject=place)


def _case_before(topic: Topic | None) -> str:
    """ "tai nạn đường bộ 9 vụ, chết 3 người; [đường thủy 3 vụ], chết 2 người": those on the water."""
    part = topic is not None and topic.fresh and topic.unit in units.CASES and topic.parent is not None
    return topic.name.removeprefix("Số vụ ") if part and topic and topic.name.startswith("Số vụ tai nạn ") else ""


def _place_of(scene: Scene, figure: Figure) -> Span | None:
    """ "[Mường Lát] có 12 người (8 người chết, 4 người mất tích); Quan Hóa …": where, in a list of places."""
    place = figure.label.span if figure.label else figure.whole.subject if figure.whole else None
    return place if place and is_place(scene.words(place)) else None


def criteria(scene: Scene, count: Count) -> Topic | None:
    """ "tai nạn giao thông giảm cả [3 tiêu chí]": how many of its figures went which way."""
    way = _WAY.search(scene.text.key, scene.sentence.start, count.quantity.lead)
    if count.quantity.unit not in units.CRITERIA or way is None:
        return None
    of = f" {scene.incident}" if scene.incident else ""
    return count_topic(scene, count, f"Số tiêu chí{of} {way['way']}", count.unit, "tiêu chí", deed=True)


def _harm(scene: Scene, quantity: Quantity, end: int) -> re.Match[str] | None:
    """The harm named right behind the number, or else right before it in the same clause."""
    folded, lead = scene.text.key, quantity.lead
    low = max(scene.sentence.start, lead - _HARM_BEFORE)
    start = max(low, *(folded.rfind(mark, low, lead) + 1 for mark in ",;."))
    return _HARM.match(folded, quantity.span.end, end) or _HARM.search(folded, start, lead)


def of_incident(scene: Scene, count: Count) -> Topic | None:
    """ "xảy ra 12 vụ tai nạn giao thông …; riêng đường sắt 2 vụ": cases of the same incident."""
    if count.quantity.unit not in units.CASES or not scene.incident:
        return None
    thing = f"{lower_first(count.word)} {scene.incident}"
    return count_topic(scene, count, f"Số {thing}", count.unit, thing)


def of_branch(scene: Scene, count: Count) -> Topic | None:
    """ "xảy ra 18 vụ tai nạn, … Trong đó [đường bộ] 17 vụ, [huyện Mai Sơn] 2 vụ": of the cases just told, no kind of
    case; there people were harmed by them, too."""
    label, unit = count.figure.label, count.quantity.unit
    if label is None or unit not in units.OCCURRENCES:
        return None
    words, number = scene.words(label.span), count.quantity.number
    place, branch = is_place(words), _BRANCH.fullmatch(key(words)) is not None
    same = (topic for topic in reversed(scene.recent) if topic.unit == unit and topic.parent is None)
    told = next((topic for topic in same if topic.amount is None or number <= topic.amount), None)
    if not (place or branch) or told is None:
        return None
    scene.branch = f" tại {words}" if place else f" {lower_first(words)}"
    return part_of(scene, label, told)


def of_cause(scene: Scene, figure: Figure) -> Topic | None:
    """ "32 trẻ em tử vong do tai nạn thương tích, trong đó [đuối nước] 21 trẻ": of those harmed, so many by this."""
    label, whole = figure.label, figure.whole
    if label is None or whole is None or whole.dimension != "count" or figure.quantity.dimension != "count":
        return None
    words = lower_first(scene.words(label.span))
    blamed = whole.name.find(" do ")
    if blamed < 0 or not happens(words) or whole.amount is None or figure.quantity.number > whole.amount:
        return None
    return whole.part(f"{whole.name[:blamed]} do {words}", whole.label, label.span)


def of_item(scene: Scene, count: Count, topic: Topic) -> Topic:
    """ "[Tai nạn giao thông]: tháng 5 xảy ra 19 vụ", "Dịch tả [lợn] xảy ra tại 38 hộ, tiêu hủy 960 con": what the
    counting word leaves unsaid."""
    bare = key(topic.thing.removesuffix(topic.done).strip()) == key(count.word)
    kind = _kind_of(scene, count) if bare else ""
    head = f"Số {lower_first(count.word)}"
    if not kind or shares_word(topic.name, kind) or not key(topic.name).startswith(key(head)):
        return topic
    name = f"{head} {kind}{topic.name[len(head) :]}"
    return replace(topic, name=name, thing=f"{topic.thing[: len(count.word)]} {kind}{topic.thing[len(count.word) :]}")


def _kind_of(scene: Scene, count: Count) -> str:
    """What kind of case the item's label names, or which animals the paragraph spoke of last."""
    if count.quantity.unit == units.HEADS:
        told = list(_LIVESTOCK_TOLD.finditer(scene.text.key, scene.paragraph.start, count.quantity.lead))
        return lower_first(scene.words(Span(*told[-1].span()))) if told else ""
    if count.quantity.unit in units.SUSPECTS:
        return _of_suspects(scene)
    if count.quantity.unit not in units.OCCURRENCES:
        return ""
    said = said_before(scene, count.figure)
    if said:
        scene.incident = said
        return said
    if not count.figure.things:
        scene.incident = scene.headed or scene.incident
        return scene.headed
    label = count.figure.things[0]
    if _BRANCH.fullmatch(key(label)) and scene.incident:
        scene.branch = f" {lower_first(label)}"  # "- [Đường bộ]: xảy ra 17 vụ", under those of all
        return f"{scene.incident}{scene.branch}"
    opening = _ITEM_HEAD.match(key(label))
    kind = lower_first(label[opening.end() :] if opening else label)
    if _WHO.match(key(kind)) or scene.vocabulary.office(key(kind), 0, len(kind)) == len(kind):
        return ""  # "Y tế: tử vong 2 ca": a sector
    scene.incident = scene.incident or kind
    return kind


def said_before(scene: Scene, figure: Figure) -> str:
    """ "[Tội phạm kinh tế] phát hiện 34 vụ": what happened, before the deed."""
    before = figure.label.agent if figure.label else None
    words = lower_first(scene.words(before)) if before else ""
    return words if happens(words) else ""


def _of_suspects(scene: Scene) -> str:
    """ "phát hiện 6 vụ đánh bạc, bắt [31 đối tượng]": by which cases of the sentence."""
    for topic in reversed(scene.recent):
        if topic.label is None or topic.label.start < scene.sentence.start:
            return ""
        if topic.unit in units.CASES:
            thing = topic.thing.removesuffix(topic.done).strip()
            return thing.partition(" ")[2] if happens(thing.partition(" ")[2]) else ""
    return ""
