"""A counted number among its words, and the topic that a count makes."""

from __future__ import annotations

from dataclasses import dataclass

from service.indicators.naming.aspects import STANDS
from service.indicators.naming.deeds import participle_of
from service.indicators.naming.nouns import unit_span
from service.indicators.naming.scene import Figure, Scene
from service.indicators.topic import Topic
from service.quantities.model import Quantity
from service.text.fold import key, phrase
from service.text.lazy import regex
from service.text.letters import sentence_case
from service.text.span import Span

_FOUND = phrase(r"(?<![^\W\d_])(?:phát hiện|xử phạt|thu giữ|tịch thu|bắt|khởi tố|vận động|phát triển)(?: được)?$")
_STATES = phrase(
    r"(?:người|trẻ(?: em)?|em|cháu|hộ) (?:khuyết tật|tàn tật|cao tuổi|mồ côi|có công|trong độ tuổi|nghiện|"
    r"nhiễm chất độc|tâm thần)(?![^\W\d_])"
)
_EACH_TIME = regex(r"\s+mỗi\s.*$")  # "45 triệu [con giống] mỗi năm"
_ABOUT = phrase(r"\s*(?:thuộc|trên|ở|trong(?! (?:nước|tỉnh)(?![^\W\d_]))|tại)\s")


@dataclass(frozen=True, slots=True)
class Count:
    """A counted number with the words that every rule looks at."""

    figure: Figure
    unit: Span
    word: str
    """The counting word: "vụ"."""
    participle: str
    """What was done to the things, as a name takes it: "được cấp"."""
    about: bool
    """The words behind say only where or of what: "07 dự án [về lĩnh vực môi trường]"."""

    @property
    def quantity(self) -> Quantity:
        return self.figure.quantity


def count_of(scene: Scene, figure: Figure) -> Count:
    unit = unit_span(figure.quantity)
    return Count(
        figure,
        unit,
        _EACH_TIME.sub("", scene.words(unit)),
        participle_of(scene, figure),
        figure.noun is not None and bool(_ABOUT.match(scene.text.key, *figure.slot.tail)),
    )


def count_topic(scene: Scene, count: Count, name: str, label: Span, thing: str, *, deed: bool = False) -> Topic:
    """A count; of things that something was done to (``deed``), it is a flow whatever the things are."""
    stands = count.quantity.dimension == "score" or STANDS.search(key(name))
    if _FOUND.search(key(count.participle)):
        aspect = "flow"  # "phát hiện [12 đơn vị] chưa tham gia"
    elif not count.participle and not deed and _STATES.search(key(name)):
        aspect = "stock"  # "toàn tỉnh có [56.700 người] cao tuổi"
    elif stands or STANDS.search(scene.text.key, *scene.clause):
        aspect = "stock"
    else:
        aspect = "flow" if deed else count.quantity.aspect
    return Topic(
        sentence_case(" ".join(name.split())),
        label,
        core="Số",
        rest=thing,
        thing=thing,
        aspect=aspect,
        unit=count.quantity.unit,
        dimension="count",
    )
