"""Counts whose thing or deed stands before the number: "đã xử lý 162 vụ", "Mua bán lâm sản trái phép: 03 vụ"."""

from __future__ import annotations

from dataclasses import replace

from service.indicators import units
from service.indicators.labels import Label
from service.indicators.names import lower_first
from service.indicators.naming.count import Count, count_topic
from service.indicators.naming.deeds import LISTS
from service.indicators.naming.doers import doer, is_completed, proprietor, spoken
from service.indicators.naming.incidents import said_before
from service.indicators.naming.kinds import has_ended
from service.indicators.naming.people import is_person, some_people
from service.indicators.naming.relations import part_of, up_to_class
from service.indicators.naming.scene import Scene
from service.indicators.places_named import is_place
from service.indicators.topic import Topic
from service.text.fold import key, phrase
from service.text.letters import sentence_case
from service.text.span import Span

_INSIDE = phrase(
    r"\s*(?P<where>(?:trong|tại|ở) (?:các |những )?(?:cơ sở|trung tâm|nhà|trại|trường|bệnh viện|lớp|làng trẻ)"
    r"(?: (?!của |trên |trong |và |với |theo |năm |tháng )[^\W\d_]+){1,6}?)\s*(?=[,;.()]|$)"
)
# with what it is done to animals, or for whom: "tiêm phòng [vắc xin] 900 con"
_MEANS = phrase(
    r"(?:vắc xin|vaccine|thuốc|hóa chất|bệnh|cúm|dại|dịch|lở mồm|tụ huyết trùng|tai xanh|viêm da|"
    r"cho|bằng|tại|ở|trên|được|xong|đạt)(?![^\W\d_])"
)
_ENDS_OPEN = phrase(r"(?<![^\W\d_])(?:của|từ|trong|bởi|việc|tại|ở|những|các)\s*$")
_EXPORTS = "xuất khẩu"
_FLEET = phrase(
    r"(?:số )?(?:đội |đoàn )?(?:tàu|thuyền|ghe|xuồng|phương tiện|máy bay|xe (?:cứu|chữa|chở|khách))(?![^\W\d_])"
)
_HAPPENED = phrase(r"(?:bị|được|chết|di dời|hoàn thành)(?![^\W\d_])")
_LONGEST_CATEGORY = 10
_SELF_DESCRIBING = 4  # words with which a category says by itself what is counted


def with_deed(scene: Scene, count: Count) -> Topic | None:
    """ "271 vụ vi phạm …, đã xử lý 162 vụ": what was done to so many of the same."""
    label = count.figure.label
    if label is None or label.action is None:
        return None
    whole = count.figure.whole
    if whole and whole.unit == count.quantity.unit and key(scene.words(label.span)) == _EXPORTS:
        return part_of(scene, label, whole)  # "việc làm cho 900 lao động (trong nước 800, [xuất khẩu] 100)"
    thing = _same_thing(count.word, _last_of(scene, count)) or count.word
    done = scene.words(Span(label.action.end, label.span.end))
    if count.quantity.unit in units.CLASSIFIERS and thing == count.word and done and not _MEANS.match(key(done)):
        if key(done).startswith("đàn "):
            return count_topic(scene, count, done, label.span, done)  # "phát triển [đàn heo] 250.000 con"
        thing, done = f"{thing} {lower_first(done)}", ""  # "sản xuất [tôm giống] 31,5 tỷ con"
    name = spoken("Số", lower_first(thing), count.participle, done) + doer(scene, label)
    said = f"{count.participle} {done}".strip() if count.participle else ""
    topic = count_topic(
        scene,
        count,
        f"{name}{inside_one(scene, count)}",
        label.span,
        spoken(thing, said),
        deed=is_completed(scene, label),
    )
    return replace(topic, done=said)


def inside_one(scene: Scene, count: Count) -> str:
    """ "nuôi dưỡng 253 người [trong cơ sở bảo trợ xã hội]": in what kind of house, no place's name."""
    inside = _INSIDE.match(scene.text.key, *count.figure.slot.tail)
    words = scene.words(Span(*inside.span("where"))) if inside else ""
    return f" {words}" if words and words == words.lower() else ""


def _last_of(scene: Scene, count: Count) -> Topic | None:
    """ "phát hiện 320 vụ trộm, bắt giữ 512 đối tượng, khởi tố [290 vụ]": what the sentence counted so last."""
    topic, unit = count.figure.topic, count.quantity.unit
    if said_before(scene, count.figure):
        return None  # "tội phạm ma túy phát hiện 21 vụ; [tội phạm kinh tế] phát hiện 34 vụ"
    if topic is None or topic.unit == unit:
        return _large_enough(scene, count, topic)
    if unit in units.SUSPECTS and topic.unit in units.CASES:
        return None  # "bắt 31 đối tượng; 2 vụ mại dâm, bắt [7 đối tượng]": those of these cases
    here = (told for told in reversed(scene.recent) if told.label and told.label.start >= scene.sentence.start)
    return next((told for told in here if told.unit == unit), topic)


def _large_enough(scene: Scene, count: Count, topic: Topic | None) -> Topic | None:
    """ "tiếp nhận 90 hồ sơ, trong đó 60 hồ sơ trực tuyến; giải quyết [80 hồ sơ]": of all, where they are more than
    the part told last."""
    if topic is None or topic.amount is None or count.quantity.number <= topic.amount:
        return topic
    same = (told for told in reversed(scene.recent) if told.unit == topic.unit and told.amount is not None)
    return next((told for told in same if told.amount and told.amount >= count.quantity.number), topic)


def _same_thing(word: str, topic: Topic | None) -> str:
    """ "cấp mới 32 dự án FDI, điều chỉnh 14 dự án": the things, without what was done to so many others of them."""
    thing = untouched(topic) if topic else ""
    ended = has_ended(thing.partition(" ")[2])  # "362 ca tử vong; đang điều trị [45 ca]"
    return thing if key(thing).startswith(key(word)) and not ended else ""


def untouched(topic: Topic) -> str:
    """The things counted, without what was done to them: "dự án" of "dự án được cấp mới"."""
    return topic.thing.removesuffix(topic.done).strip().removesuffix(" mới")


def category(scene: Scene, count: Count) -> Topic | None:
    """ "Mua bán lâm sản trái phép: 03 vụ": the label says what kind of case."""
    label, whole = count.figure.label, count.figure.whole
    if label is None or _ENDS_OPEN.search(scene.text.key, label.span.start, count.quantity.lead):
        return None
    words, unit = scene.words(label.span), count.quantity.unit
    there = _there_too(count, label, words)
    if there:
        return there
    kind = scene.vocabulary.counted(scene.text.key, *count.unit)
    if kind and kind.kind == "person" and proprietor(scene, count.figure):
        return None  # "Đảng bộ xã có 214 đảng viên"
    if len(words.split()) > _LONGEST_CATEGORY and ":" not in scene.text.key[label.span.end : count.quantity.lead]:
        return None
    if unit in units.CASES and (whole is None or whole.unit != unit) and not is_place(words):
        scene.incident = lower_first(words)
    short = (
        len(words.split()) < _SELF_DESCRIBING or not count.word or is_place(words)
    )  # "- Thở oxy qua mặt nạ: 270" of the patients
    if whole and units.are_akin(whole.unit, unit) and short:
        return part_of(scene, label, whole)
    alike = _alike(count, label, words)
    if alike:
        return alike
    some = some_people(scene, count.figure, words)
    if some and whole:
        return replace(
            count_topic(scene, count, f"Số {some}", label.span, some), parent=whole.indicator, aspect=whole.aspect
        )
    shared = count.figure.slot.shared
    happened = shared is not None and _HAPPENED.match(scene.text.key, *shared) is not None
    name = _category_name(scene, words, count)
    topic = count_topic(scene, count, name, label.span, words, deed=happened)
    return replace(topic, parent=whole.indicator if whole and whole.dimension == "count" else None)


def _there_too(count: Count, label: Label, words: str) -> Topic | None:
    """ "Huyện Cù Lao có 45 nhà bị sập, [huyện Long Phú] 32 nhà": the same of another place."""
    topic, figure = count.figure.topic, count.figure
    if topic is None or not topic.fresh or topic.unit != count.quantity.unit or figure.noun or figure.whole:
        return None
    if not is_place(words) or topic.core != "Số" or len(topic.name.split()) <= 1 + len(count.word.split()):
        return None
    before = topic.rest if topic.subject and is_place(topic.rest) else ""
    name = f"{topic.name.removesuffix(before).rstrip()} {words}"
    return replace(topic.part(name, label.span, label.span), parent=None, thing=topic.thing, rest=words, core="Số")


def _alike(count: Count, label: Label, words: str) -> Topic | None:
    """ "Số người tham gia bảo hiểm y tế là 90.000 người, [bảo hiểm thất nghiệp] 12.000 người": as many of whom the same
    is said."""
    topic = count.figure.topic
    if (
        topic is None
        or not topic.fresh
        or topic.unit != count.quantity.unit
        or count.figure.slot.separator not in LISTS
    ):
        return None
    head = up_to_class(words, topic.name) if topic.name.startswith("Số ") else ""
    if len(head.split()) <= 1 + len(count.quantity.unit.split()):
        return None  # "Số hộ nghèo là 900 hộ, hộ cận nghèo 700 hộ": each its own
    return replace(topic.part(f"{head} {lower_first(words)}", label.span, label.span), parent=None, thing=words)


def _category_name(scene: Scene, words: str, count: Count) -> str:
    """ "trâu" -> "Đàn trâu", "mẫu giáo" (cháu) -> "Số cháu mẫu giáo"; a herd's "đàn" and who is counted are said
    once: "học sinh lớp 12: 900 em"."""
    one, _, per = (count.quantity.unit_text or "").partition("/")
    if per.strip():  # "Nhân lực nghiên cứu đạt 12 người/1 vạn dân"
        head = "Số " if key(words).startswith(key(one.strip())) else ""
        return sentence_case(f"{head}{lower_first(words) if head else words} trên {' '.join(per.split())}")
    people = count.quantity.unit in units.PEOPLE and is_person(scene, words)
    if key(words).startswith(f"{key(count.word)} ") or people:
        return f"Số {lower_first(words)}"
    if count.quantity.unit in units.PRODUCTS and not _FLEET.match(key(words)):
        return sentence_case(f"Sản lượng {lower_first(words)}")
    if count.quantity.unit == units.HEADS and count.figure.slot.shared:
        return f"Số {lower_first(words)}"  # "gia cầm (475 con) [bị cuốn trôi]" are no herd
    if count.quantity.unit != units.HEADS:
        return sentence_case(f"Số {lower_first(count.word)} {lower_first(words)}")
    return sentence_case(words if key(words).startswith("đàn ") else f"Đàn {lower_first(words)}")
