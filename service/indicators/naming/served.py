"""Things at a place, things served or inspected, and those for whom something was done: "kiểm tra 35 cơ sở"."""

from __future__ import annotations

from itertools import takewhile

from service.indicators import units
from service.indicators.names import joined, lower_first
from service.indicators.naming.aspects import LASTS
from service.indicators.naming.attending import are_stood_for
from service.indicators.naming.count import Count, count_topic
from service.indicators.naming.counted_before import inside_one
from service.indicators.naming.deeds import active
from service.indicators.naming.doers import spoken
from service.indicators.naming.scene import Figure, Scene
from service.indicators.topic import Topic
from service.text.fold import key, phrase
from service.text.span import Span

AT = phrase(r"(?<![^\W\d_])(?:tại|ở|sang|từ)\s*$")
_THERE = phrase(r"\s*(?:tại|ở|đối với|với|cho)\s*")
_AT_PLACES = phrase(r"\s*(?:tại|ở)\s+\d")
HAPPENS = phrase(r"(?<![^\W\d_])(?:xảy ra|xuất hiện|diễn ra|bùng phát|phát sinh)(?![^\W\d_])")
"""What cases and outbreaks do."""
_BORROWS = phrase(r"\s*(?P<deed>(?:vay|mượn|thuê)(?: vốn)?)(?![^\W\d_])")
_COURSES = ("lớp", "khóa", "đợt", "buổi", "lớp tập huấn")
_FOR_WHOM = ("cho", "cho tổng số", "đối với")
_PLACE_WORDS = ("xã", "huyện", "tỉnh", "thôn", "bản", "phường", "trên", "tại", "ở", "thuộc")
_KIND = 2  # words behind a counting word that say what kind of people they are: "hộ nghèo", "người cao tuổi"


def is_at(scene: Scene, figure: Figure) -> bool:
    """True for places at which something was done: "lấy mẫu tại 14 vùng nuôi"."""
    start = figure.label.span.start if figure.label else figure.slot.cue.start
    return AT.search(scene.text.key, start, figure.quantity.lead) is not None


def at_place(scene: Scene, count: Count) -> Topic | None:
    """ "lấy mẫu tại 14 vùng nuôi": the places at which something was done."""
    label, noun = count.figure.label, count.figure.noun
    if label is None or not is_at(scene, count.figure):
        return None
    happens = HAPPENS.search(scene.text.key, label.span.end, count.quantity.lead)  # "dịch xảy ra tại 12 xã"
    if noun is None and label.action is None and label.core is None and happens is None:
        return None
    if happens:
        name = f"Số {lower_first(count.word)} {happens[0].strip()} {lower_first(scene.words(label.span))}"
        return count_topic(scene, count, name, label.span, count.word, deed=True)
    place = f"{count.word} {scene.words(noun)}" if noun else count.word
    return count_topic(scene, count, joined(f"Số {lower_first(place)}", scene.words(label.span)), label.span, place)


def served(scene: Scene, count: Count) -> Topic | None:
    """ "chi trả trợ cấp cho 34.766 người": the action measures, the thing counts."""
    label, noun = count.figure.label, count.figure.noun
    if not (label and label.serves and (label.action or noun is None or count.about)):
        return None
    # "chấp thuận cho 07 dự án về lĩnh vực …": the deed says which
    thing = lower_first(count.word if noun is None or count.about else f"{count.word} {scene.words(noun)}")
    suffers = label.action is not None and label.action.participle.startswith("bị ")
    words = scene.words(label.span)
    if label.direction:
        words = f"{'giảm' if label.direction == 'decrease' else 'tăng'} {lower_first(words)}"
    deed = f"{'bị' if suffers else 'được'} {words[:1].lower()}{words[1:]}"
    scene.done = deed  # of all that a list has: "tặng Giấy khen cho 12 tập thể, [30 cá nhân]"
    name = f"Số {thing} {deed}{inside_one(scene, count)}"
    topic = count_topic(scene, count, name, label.span, f"{thing} {deed}", deed=True)
    topic.aspect = "stock" if LASTS.search(key(deed)) else "flow"
    whom = f" cho {thing}" if " " in thing else ""
    topic.served = f"{words[:1].lower()}{words[1:]}{whom}"
    return topic


def inspected(scene: Scene, count: Count) -> Topic | None:
    """ "tiến hành 45 cuộc thanh tra tại [120 đơn vị]": those where what was just counted was done."""
    figure, topic = count.figure, count.figure.topic
    if figure.label or topic is None or not topic.fresh or topic.unit not in units.ROUNDS:
        return None
    if not _THERE.fullmatch(scene.text.key, figure.slot.left.end, count.quantity.lead):
        return None
    what = key(topic.thing).partition(" ")[2]
    action = scene.vocabulary.action(what, 0, len(what))
    if action is None or not action.participle:
        return None
    thing = spoken(lower_first(count.word), scene.words(figure.noun) if figure.noun else "")
    return count_topic(scene, count, f"Số {thing} {action.participle}", count.unit, thing, deed=True)


def beneficiaries(scene: Scene, count: Count) -> Topic | None:
    """ "cấp 313 tấn gạo cứu đói cho 4.744 hộ": the households that got the rice; "điều trị tại 8 cơ
    sở cho 2.380 bệnh nhân": those that the sentence's deed is for."""
    figure = count.figure
    if figure.label or figure.topic is None or figure.topic.unit == count.quantity.unit:
        return None
    if are_stood_for(scene, figure):
        return None
    if scene.text.key[figure.slot.cue.start : count.quantity.lead].strip() not in _FOR_WHOM:
        return None
    kind = scene.words(figure.noun).split()[:_KIND] if figure.noun else []
    plain = takewhile(lambda word: word.islower() and word not in _PLACE_WORDS, kind)
    borrows = _BORROWS.match(scene.text.key, *figure.slot.tail)  # "quỹ cho 2.950 hộ [vay] làm 186 dự án"
    thing = " ".join([lower_first(count.word), *(() if borrows else plain)])
    done = borrows["deed"] if borrows else _done_for(scene, figure.topic, figure.deed)
    if not done:
        return None
    topic = count_topic(scene, count, f"Số {thing} được {done}", figure.deed or count.unit, thing, deed=True)
    topic.aspect = "stock" if LASTS.search(key(done)) else "flow"
    return topic


def _done_for(scene: Scene, topic: Topic, deed: Span | None) -> str:
    """What was done or given, from the topic counted or measured just before."""
    if deed and _AT_PLACES.match(scene.text.key, deed.end, scene.position):
        return lower_first(scene.words(deed))  # "[điều trị lao] tại 6 trung tâm và 40 điểm cấp thuốc cho 1.100 người"
    word = (topic.unit or "").strip("{}")
    if topic.core == "Số" and key(topic.thing).startswith(word + " "):
        done = topic.thing[len(word) + 1 :]
        taught = done.removesuffix(topic.done).strip()
        if word in _COURSES and scene.vocabulary.action(key(taught), 0, len(taught)):
            return taught  # "mở 12 lớp [tập huấn kỹ thuật] cho 400 nông dân"
        if topic.done and done.endswith(topic.done):
            # "trao 50 con bò giống cho 40 hộ nghèo": "trao bò giống"
            return f"{active(topic.done)} {done.removesuffix(topic.done).strip()}".strip()
        return (
            done if scene.vocabulary.action(key(done), 0, len(done)) else ""
        )  # "27 lớp [đào tạo nghề] cho 918 lao động"
    if topic.done and topic.dimension == "money":
        return topic.done
    if topic.measure == "change" and topic.core:
        return f"{'tăng' if topic.direction == 'increase' else 'giảm'} {lower_first(topic.name)}"
    if topic.subject or deed is None:
        given = f"{scene.words(topic.subject)} " if topic.subject else ""
        return f"{lower_first(given)}{lower_first(topic.thing or topic.name)}"
    return lower_first(scene.words(deed))
