"""Numbers that relate to what was told before or is told behind them: "giảm 11,6% về số vốn"."""

from __future__ import annotations

from service.indicators.cues import COMPARED, PLAN_WORD
from service.indicators.happenings import is_harm
from service.indicators.labels import Label
from service.indicators.names import closest, joined, lower_first, shares_word
from service.indicators.naming.nouns import unit_span
from service.indicators.naming.scene import Figure, Scene
from service.indicators.topic import Topic
from service.indicators.units import is_percent
from service.text.fold import key, phrase
from service.text.lazy import regex
from service.text.letters import sentence_case
from service.text.span import Span

_PLANNED_THING = phrase(
    r"\s*(?:so với )?kế hoạch (?P<thing>vốn[^,;:().\d]{0,60}?)(?=\s*(?:năm|được|do|thủ tướng|trung ương|[,;.(]|$))"
)
_ANY_FUND = phrase(r"vốn(?: được| đã)?(?: giao| bố trí)?")
_SPENDS_A_PLAN = ("giải ngân", "thanh toán", "phân bổ")
_VALUE = phrase(
    r"(?:tổng )?(?:vốn|số vốn|giá trị|trị giá|kim ngạch|doanh thu|diện tích|sản lượng)(?: đăng ký| đầu tư)?"
)
_OF_NUMBER = phrase(r"\s*về số (?:lượng )?(?P<what>[^\W\d_]+(?: [^\W\d_]+)?)(?=\s*(?:$|[,;.)]|và ))")
_TWO_SIDES = phrase(
    r"(?:số |khối )?lượng (?:và|lẫn) (?:trị |về )?(?:giá(?: trị)?|kim ngạch|trị giá)|"
    r"(?:giá trị|kim ngạch) (?:và|lẫn) (?:khối |số )?lượng"
)
_WITH_REGARD = phrase(r"\s*về (?:số )?")
CHANGES = ("increase", "decrease")
"""The cues of numbers that tell by how much something grew or fell."""
_NUMBER_ALONE = ("lượng", "doanh nghiệp", "dự án", "số lượng")
_NUMBER_OF_PEOPLE = regex(r"(?i)^(?:tổng )?số (?:người|nạn nhân|ca|trường hợp|vụ) ?")


def recalled(scene: Scene, figure: Figure) -> Topic | None:
    """ "tăng 2 vụ, giảm 01 người chết", "giảm 11,6% về số vốn": the earlier topic that is meant."""
    if figure.slot.cue.kind not in CHANGES:
        return _share_of_told(scene, figure)
    about = _WITH_REGARD.match(scene.text.key, *figure.slot.tail)
    if about:
        compared = COMPARED.search(scene.text.key, about.end(), figure.slot.tail.end)
        end = compared.start() if compared else figure.slot.tail.end
        words = scene.words(scene.trimmer.trim(Span(about.end(), end)))
        if figure.topic and _TWO_SIDES.fullmatch(key(words)):
            return figure.topic  # "đơn hàng tăng 11% và 12% [về lượng và giá trị]"
        counts = [told for told in scene.recent if told.dimension == "count" and told.fresh]
        if key(words) in _NUMBER_ALONE and counts and not any(told.dimension == "mass" for told in scene.recent):
            return counts[-1]  # "90 doanh nghiệp, vốn 5 tỷ đồng, tăng 7% [về số lượng]"
        value = _VALUE.fullmatch(key(words)) if figure.topic and figure.topic.name.startswith("Số ") else None
        if value and figure.topic and not any(shares_word(words, topic.name) for topic in scene.recent):
            # "Số doanh nghiệp thành lập mới tăng 12% về số lượng và giảm 5% [về vốn]"
            name = joined(sentence_case(words), figure.topic.name.removeprefix("Số "))
            return Topic(name, None, core=sentence_case(words), rest=figure.topic.rest, aspect="flow")
        return closest(words, [topic for topic in scene.recent if shares_word(words, topic.name)])
    return _recalled_count(scene, figure) if figure.quantity.dimension == "count" else None


def _share_of_told(scene: Scene, figure: Figure) -> Topic | None:
    """ "giải quyết 498 vụ với 812 bị cáo, đạt 81,4% về số vụ và [77,7% về số bị cáo]": of which of them."""
    about = _OF_NUMBER.match(scene.text.key, *figure.slot.tail) if is_percent(figure.quantity) else None
    if about is None or figure.label:
        return None
    unit = f"{{{' '.join(about['what'].split())}}}"
    return next((topic for topic in reversed(scene.recent) if topic.unit == unit), None)


def _recalled_count(scene: Scene, figure: Figure) -> Topic | None:
    """The last topic with the number's unit; of several, the one that the noun behind it names."""
    topic, unit = figure.topic, figure.quantity.unit
    if topic and topic.unit == unit and not figure.noun:
        return None
    same = [earlier for earlier in reversed(scene.recent) if earlier.unit == unit]
    own = figure.label.span if figure.label else None
    said = figure.noun or own  # "giảm 5 người [bị thương]", "[số người chết] tăng 1 người"
    words = _NUMBER_OF_PEOPLE.sub("", scene.words(said)) if said else ""
    named = (earlier for earlier in same if words and shares_word(words, earlier.name))
    other = words and (own or is_harm(words))  # "giảm 12 người [bị thương]", of whom nothing was told
    found = next(named, same[0] if same and not other else None)
    if found is None and figure.noun and is_harm(words):
        return None
    if found is None and figure.label is None and topic is not None and topic.dimension == "count" and figure.noun:
        # "tinh giản 320 biên chế, giảm [45 đơn vị sự nghiệp công lập]": other things
        thing = f"{lower_first(scene.words(unit_span(figure.quantity)))} {words}"
        return Topic(f"Số {thing}", figure.noun, core="Số", thing=thing, unit=unit, dimension="count")
    return found


def measured_behind(scene: Scene, figure: Figure) -> Topic | None:
    """ "rút ngắn 30% thời gian giải quyết", "giải ngân 100% kế hoạch vốn đầu tư công": the measure
    stands behind the number."""
    label = figure.label
    if label and label.core and label.core.end < label.span.end:
        return None
    changed = None
    if figure.slot.cue.kind in CHANGES and (label is None or label.core is None):
        changed = _changed_behind(scene, figure.slot.tail)
    return changed or (_planned_behind(scene, figure.slot.tail, label) if label else None)


def _changed_behind(scene: Scene, tail: Span) -> Topic | None:
    folded, start, end = scene.text.key, *tail
    while start < end and folded[start].isspace():
        start += 1
    core = scene.vocabulary.core(folded, start, end)
    if core is None or PLAN_WORD.match(folded, start, end) or COMPARED.match(folded, start, end):
        return None
    span = scene.trimmer.trim(Span(start, end))
    name = sentence_case(scene.words(span))
    return Topic(name, span, core=scene.words(Span(start, core.end)), aspect=core.aspect)


def _planned_behind(scene: Scene, tail: Span, label: Label) -> Topic | None:
    plan, words = _PLANNED_THING.match(scene.text.key, *tail), scene.words(label.span)
    if plan is None or key(words) not in _SPENDS_A_PLAN:
        return None
    if scene.spending and _ANY_FUND.fullmatch(plan["thing"].strip()):
        return Topic(scene.spending, label.span, aspect="flow")
    span = Span(*plan.span("thing"))
    return Topic(sentence_case(f"{words} {scene.words(span)}"), label.span, subject=span, aspect="flow")
