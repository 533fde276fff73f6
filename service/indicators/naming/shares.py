"""Parts of a hundred: shares of things, weights in a structure, contributions."""

from __future__ import annotations

from dataclasses import replace

from service.indicators.labels import Label
from service.indicators.names import lower_first
from service.indicators.naming.deeds import LISTS
from service.indicators.naming.scene import Figure, Scene
from service.indicators.structures import is_structure, structure_before, structure_in
from service.indicators.topic import Topic
from service.text.fold import key, phrase
from service.text.letters import sentence_case
from service.text.span import Span

VERB_INSIDE = phrase(r"\s(?:có|được|đạt|thành lập|đã|sử dụng|tham gia|hoàn thành|thực hiện|là)\s")
"""What makes words a clause, and no name."""
_SAID_OF_PART = phrase(
    r"\s*(?:có|đạt|được|bị|chưa|không|là|đã|đang|thuộc|sử dụng|tham gia|mắc|nhiễm|nghiện|biết|xét|"
    r"còn|phải|cần|sống|tốt nghiệp)\s"
)
_WHICH_IS = phrase(r"\s*là (?!do|của|từ|để|khi|một|rất|không|cao|thấp|lớn|nhờ|vì)(?=[^\W\d_])")
_LONGEST_PART, _BARE_PART = 12, 2  # words
_INTO = phrase(r"\s*(?:vào|cho|trong) (?P<whole>[^,;:().\n]{3,80})")


def share_of(scene: Scene, figure: Figure, noun: Span) -> Topic:
    """ "100% xã có trạm y tế"; "hội nghị được tổ chức tới 100% cấp ủy"."""
    words, label = scene.words(noun), figure.label
    sector = label is not None and scene.vocabulary.office(scene.text.key, *label.span) == label.span.end
    label = None if sector else label  # "Văn hóa: 96% hộ đăng ký gia đình văn hóa"
    said = figure.whole is not None and is_said_of_part(scene, figure)
    whole = figure.whole
    counted = whole.name.removeprefix("Số ") if whole and whole.name.startswith("Số ") else ""
    things = (whole.rest or whole.thing or counted) if whole else ""
    if said and things:
        # "70% lao động qua đào tạo, trong đó 21% [có bằng đại học]"
        verb = scene.text.norm[figure.slot.tail.start : noun.start].strip()
        words = " ".join(part for part in (_head_noun(scene, things), verb, words) if part)
    says_itself = said or VERB_INSIDE.search(scene.text.key, noun.start - 1, noun.end + 1)
    if label is None and figure.slot.separator in LISTS and scene.said_of_share and not says_itself:
        words = f"{words} {scene.said_of_share}"  # "được tổ chức tới 90% xã và [70% thôn]"
    scene.said_of_share = scene.said_of_share if label is None else ""
    if label and not says_itself and not (label.action and label.action.light):
        scene.said_of_share = lower_first(scene.words(label.span))
        words = f"{words} {scene.said_of_share}"
    return Topic(
        sentence_case(words),
        noun,
        label.span if label else None,
        rest=words,
        aspect="flow" if label or scene.said_of_share else "stock",
        unit="%",
    )


def which_is(scene: Scene, figure: Figure) -> Topic | None:
    """ "nợ quốc gia bằng 42% GDP, trong đó [62%] là nợ của Chính phủ", "trên [470 tỷ đồng] là vốn trái phiếu": the
    part is what the words behind say."""
    is_ = _WHICH_IS.match(scene.text.key, *figure.slot.tail)
    if is_ is None or figure.whole is None or figure.label or figure.slot.cue.kind not in ("none", "reach"):
        return None
    span = scene.trimmer.trim(Span(is_.end(), figure.slot.tail.end))
    words, whole = scene.words(span), figure.whole
    if not words or len(words.split()) > _LONGEST_PART:
        return None
    if len(words.split()) <= _BARE_PART and whole.thing:
        words = f"{lower_first(whole.thing)} {words}"  # "trong đó 60% là nữ"
    unit, dimension = figure.quantity.unit, figure.quantity.dimension
    return replace(
        whole.part(sentence_case(words), whole.label, span), unit=unit, dimension=dimension, core="", rest=words
    )


def is_said_of_part(scene: Scene, figure: Figure) -> bool:
    """True where what stands behind a percentage is said of some of the whole's things."""
    return _SAID_OF_PART.match(scene.text.key, *figure.slot.tail) is not None


def _head_noun(scene: Scene, words: str) -> str:
    """ "lao động qua đào tạo" -> "lao động": what is counted, without what is said of it."""
    counted = scene.vocabulary.counted(key(words), 0, len(words))
    return words[: counted.end] if counted else words


def weight_in_structure(scene: Scene, figure: Figure, label: Label) -> Topic | None:
    """ "Cơ cấu kinh tế: khu vực dịch vụ chiếm 52,46%": a part's weight in a structure."""
    structure = next((thing[: structure_in(key(thing))] for thing in figure.things if is_structure(key(thing))), "")
    named = None if structure else structure_before(scene.text, scene.sentence.start, label.span.start)
    structure = scene.words(named) if named else structure
    if not structure:
        return None
    words = lower_first(scene.words(label.span))
    name = f"Tỷ trọng {words} trong {lower_first(structure)}"
    return Topic(name, label.span, core="Tỷ trọng", rest=words, aspect="flow", unit="%")


def contribution(scene: Scene, figure: Figure) -> Topic:
    """ "khu vực dịch vụ tăng 6,2%, đóng góp 41% (vào mức tăng chung)"."""
    label, topic = figure.label, figure.topic
    into = _INTO.match(scene.text.key, *figure.slot.tail)
    if into:
        scene.contributed_to = Span(*into.span("whole"))
    owner = label.span if label else (topic.subject or topic.label if topic else None)
    words = f" của {lower_first(scene.words(owner))}" if owner else ""
    whole = f" vào {scene.words(scene.contributed_to)}" if scene.contributed_to else ""
    return Topic(
        f"Đóng góp{words}{whole}",
        label.span if label else None,
        subject=owner,
        aspect="flow",
        period=topic.period if topic else None,
        status=topic.status if topic else "actual",
    )
