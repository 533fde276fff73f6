"""Topics of counted things: "phát hiện 12 vụ cháy rừng", "chi trả trợ cấp cho 300 người"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from service.indicators import units
from service.indicators.names import joined, lower_first
from service.indicators.naming.aspects import STANDS
from service.indicators.naming.attending import attending
from service.indicators.naming.count import Count, count_of, count_topic
from service.indicators.naming.counted_before import category, untouched, with_deed
from service.indicators.naming.counted_behind import of_people, sized, some_of_them, that_went, with_noun
from service.indicators.naming.deeds import LISTS, active
from service.indicators.naming.diseases import note_disease
from service.indicators.naming.doers import proprietor, spoken
from service.indicators.naming.incidents import criteria, harmed, of_branch, of_incident, of_item
from service.indicators.naming.scene import Figure, Scene
from service.indicators.naming.served import AT, HAPPENS, at_place, beneficiaries, inspected, served
from service.indicators.topic import Topic
from service.text.fold import key, phrase
from service.text.span import Span

# "14 huyện, thành phố"
_AND_OTHERS = phrase(r"\s*,?\s*(?:và )?(?:thành phố|thị xã|thị trấn|phường|quận|huyện)(?![^\W\d_])")
_INTO = phrase(r"[^,;:.]{0,30}?(?<![^\W\d_])(?:thành|còn)\s+")
_MERGES = phrase(r"(?:sắp xếp|sáp nhập|hợp nhất|nhập|tổ chức lại|chia tách|chia|ghép)(?![^\W\d_])")
_BELONGS = phrase(r"[^,;:.\d]{0,30}?(?<![^\W\d_])(?:thuộc|của|ở|trên địa bàn|tại)\s+")
_COMMITTEES = r"(?:ban (?:chấp hành|thường vụ|kiểm tra)|ủy ban kiểm tra|hội đồng quản trị)[^,;:.()\d]{0,80}"
_COMMITTEE = phrase(
    rf"(?P<body>{_COMMITTEES}?)"
    r"(?:,? nhiệm kỳ [\d\s-]{4,13})?,?\s*(?:gồm|có|với)(?: có)?\s*$"
)
# "bầu 33 đồng chí [vào Ban Chấp hành khóa X]"
_ELECTED_TO = phrase(rf"\s*(?:vào|tham gia)(?: làm thành viên)? (?P<body>{_COMMITTEES})")
_GROUPS = phrase(r"(?:tổ|hợp tác xã|htx|câu lạc bộ|clb|chi hội|chi đoàn|nhóm|đội|hội quán|quỹ|liên hiệp)(?![^\W\d_])")
_WITH_MEMBERS = phrase(r"\s*,?\s*(?:với|có|gồm|thu hút|gồm có)(?: tổng số)?(?: gần| hơn| trên| khoảng)?\s*")
_RAISED = phrase(r"(?<![^\W\d_])(?:nâng|đưa) (?:tổng số|tổng|số)[^,;.\d]{0,40}$")
_COMPLETED = "hoàn thành"
_THERE_ARE = phrase(
    r"(?<![^\W\d_])(?:toàn (?:tỉnh|huyện|thành phố|xã|ngành|quốc)|cả nước|hiện)(?: nay)?(?: đang)? có\s[^,;:.()]{0,20}$"
)
_OF_OTHERS = (" của", " tại", " ở", " thuộc")  # "thu hồi 24 ha đất của [135 hộ]"


def counted(scene: Scene, figure: Figure) -> Topic:
    """The topic of a count: "thu giữ 14 khẩu súng tự chế" -> "Số khẩu súng tự chế được thu giữ"."""
    present = attending(scene, figure)
    if present:
        return present
    note_disease(scene, figure)
    count = count_of(scene, figure)
    for rule in _RULES:
        topic = rule(scene, count)
        if topic is not None:
            return topic if topic is figure.topic else of_item(scene, count, _done_too(scene, count, topic))
    return of_item(scene, count, _done_too(scene, count, _by_unit(scene, count)))


def _done_too(scene: Scene, count: Count, topic: Topic) -> Topic:
    """ "bê tông hóa 15 km đường, [3 cầu]": to the next things of a list the same was done, in the same time."""
    slot, before = count.figure.slot, count.figure.topic
    listed = count.figure.label is None and slot.separator in LISTS and slot.cue.kind == "none"
    if not listed or before is None or not before.fresh or before.aspect == "stock":
        return topic
    said = bool(scene.done) and key(scene.done) in key(topic.name) and not STANDS.search(key(topic.name))
    done = said or (topic.aspect == "any" and before.aspect == "flow")
    return replace(topic, aspect="flow") if done else topic


def _of_committee(scene: Scene, count: Count) -> Topic | None:
    """ "bầu Ban Chấp hành Đảng bộ xã khóa V gồm [27 đồng chí]": how many sit on it."""
    if count.quantity.unit not in units.COMRADES:
        return None
    behind = _ELECTED_TO.match(scene.text.key, *count.figure.slot.tail)
    body = behind or _COMMITTEE.search(scene.text.key, scene.sentence.start, count.quantity.lead)
    if body is None:
        return None
    words = scene.words(scene.trimmer.trim(Span(*body.span("body"))))
    return count_topic(scene, count, f"Số ủy viên {words}", Span(*body.span("body")), f"ủy viên {words}")


def _of_groups(scene: Scene, count: Count) -> Topic | None:
    """ "320 tổ vay vốn với [9.800 thành viên]": of those groups."""
    topic, slot = count.figure.topic, count.figure.slot
    if count.quantity.unit not in units.JOINED or topic is None or not topic.fresh or count.figure.label:
        return None
    groups = topic.thing.removesuffix(topic.done).strip()
    joins = _WITH_MEMBERS.fullmatch(scene.text.key, slot.left.end, count.quantity.lead)
    if not joins or not _GROUPS.match(key(groups)):
        return None
    thing = f"{lower_first(count.word)} {lower_first(groups)}"
    return replace(count_topic(scene, count, f"Số {thing}", count.unit, thing), aspect="stock")


def _merged(scene: Scene, count: Count) -> Topic | None:
    """ "sáp nhập 24 xã thành [10 xã]": so many are left."""
    topic, figure = count.figure.topic, count.figure
    if topic is None or not topic.fresh or figure.label or topic.unit != count.quantity.unit:
        return None
    if not _INTO.fullmatch(scene.text.key, figure.slot.left.start, count.quantity.lead):
        return None
    deed = active(topic.done)
    if not _MERGES.match(key(deed)):
        return None
    name = f"Số {lower_first(count.word)} sau {deed}"
    return count_topic(scene, count, name, count.unit, count.word)


def _around(scene: Scene, count: Count) -> Topic | None:
    """ "xảy ra tại 86 thôn thuộc [24 xã] của [5 huyện]", "tại 860 hộ, [24 xã]": what is said of the small is said of
    the large; "phát hiện 14 ổ dịch tại [6 huyện]": where they are."""
    topic, figure = count.figure.topic, count.figure
    if topic is None or not topic.fresh or figure.label or count.quantity.unit not in units.AREAS:
        return None
    if topic.unit == count.quantity.unit or (figure.noun and not _AND_OTHERS.match(scene.text.key, *figure.slot.tail)):
        return None
    gap = Span(figure.slot.left.start, count.quantity.lead)
    said = topic.name.removeprefix("Số ").removeprefix((topic.unit or "").strip("{}")).strip()
    if topic.unit in units.OUTBREAKS and AT.search(scene.text.key, *gap):
        there = count_topic(scene, count, f"Số {lower_first(count.word)} có {topic.thing}", count.unit, count.word)
        return replace(there, aspect=topic.aspect)
    goes_on = figure.slot.separator == "," and HAPPENS.search(key(topic.name)) is not None
    if topic.unit not in units.AREAS or not (goes_on or _BELONGS.fullmatch(scene.text.key, *gap)):
        return None
    places = lower_first(count.word) + (f", {scene.words(figure.noun)}" if figure.noun else "")
    return count_topic(scene, count, spoken(f"Số {places}", said), count.unit, count.word, deed=goes_on)


def _members(scene: Scene, count: Count) -> Topic | None:
    """ "4.200 hộ thiếu đói với [19.800 nhân khẩu]", "16 hộ (72 khẩu) phải di dời": what is said of the households."""
    topic, figure = count.figure.topic, count.figure
    if topic is None or not topic.fresh or topic.unit != units.HOUSEHOLD or figure.label or figure.noun:
        return None
    if count.quantity.unit not in units.MEMBERS or not topic.name.startswith("Số hộ"):
        return None
    said = topic.name.removeprefix("Số hộ").removeprefix(" dân").strip()
    name = spoken(f"Số {lower_first(count.word)}", said)
    return replace(count_topic(scene, count, name, count.unit, count.word), aspect=topic.aspect)


def _of_topic(scene: Scene, count: Count) -> Topic | None:
    """ "xảy ra 12 vụ cháy, trong tháng 5 có 3 vụ": the same things again; "khởi công 5 cầu, hoàn thành 3
    cầu": with something else done to them."""
    topic, slot = count.figure.topic, count.figure.slot
    if topic is None or topic.unit != count.quantity.unit:
        return None
    if f"{{{key(count.word)}}}".startswith(f"{topic.unit[:-1]} ") and key(count.word) not in key(topic.name):
        return None  # "65 loài thú và 1.000 [loài thực vật]": other things in the same unit
    verb = scene.text.key[slot.cue.start : count.quantity.lead].split()
    completed = " ".join(verb[:2]) == _COMPLETED
    if topic.done and _THERE_ARE.search(
        scene.text.key, max(scene.sentence.start, slot.left.start), count.quantity.lead
    ):
        # "cấp mới 12 dự án. [Toàn tỉnh có] 320 dự án": of them all
        thing = untouched(topic)
        return replace(topic, name=f"Số {thing}", thing=thing, done="", aspect="stock", indicator=None)
    raised = slot.cue.kind == "to" and _RAISED.search(scene.text.key, scene.sentence.start, count.quantity.lead)
    if topic.done and raised:
        # "Thành lập mới 12 hợp tác xã, [nâng tổng số lên] 96": of them all
        scene.done, thing = "", untouched(topic)
        return replace(topic, name=f"Tổng số {thing}", thing=thing, done="", aspect="stock", indicator=None)
    if not completed or not topic.done:
        return topic
    return replace(topic, name=topic.name.removesuffix(topic.done) + _COMPLETED, done=_COMPLETED, indicator=None)


def _by_unit(scene: Scene, count: Count) -> Topic:
    """A count with its unit alone; a plain one ("người", "hộ") is completed by the heading above."""
    things = count.figure.things
    slot = count.figure.slot
    joint = scene.text.key[slot.left.start : count.quantity.lead].rstrip().endswith(_OF_OTHERS)
    above = things[0] if things and not joint and count.quantity.unit in units.PLAIN_COUNTS else ""
    owner = proprietor(scene, count.figure)
    name = spoken(joined(f"Số {lower_first(count.word)}", above), count.participle) + owner
    topic = count_topic(scene, count, name, count.unit, count.word)
    # "Hội đồng nhân dân tỉnh có 58 đại biểu": whom a body has, it has at a date
    return replace(topic, aspect="stock") if owner and topic.aspect == "any" else topic


_RULES: tuple[Callable[[Scene, Count], Topic | None], ...] = (
    harmed,
    criteria,
    _of_committee,
    _of_groups,
    at_place,
    inspected,
    served,
    beneficiaries,
    some_of_them,
    of_people,
    sized,
    _around,
    that_went,
    with_noun,
    with_deed,
    _merged,
    _members,
    of_branch,
    category,
    _of_topic,
    of_incident,
)
"""In this order: the first that knows the number's thing names it."""
