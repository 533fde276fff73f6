"""Numbers in brackets right behind names: "Các tỉnh có số ca mắc cao: Bình Dương (2.942), Đồng Nai (1.005)"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from service.indicators.clauses import Slot
from service.indicators.model import Direction
from service.indicators.naming.scene import Scene
from service.indicators.reading import Reading
from service.indicators.topic import Topic
from service.indicators.units import BARE
from service.indicators.vocabulary import Vocabulary
from service.text.align import Text
from service.text.fold import phrase
from service.text.lazy import regex
from service.text.letters import UPPER, sentence_case
from service.text.span import Span

_NAMED = regex(
    rf"(?P<name>(?:(?:[Tt]ỉnh|[Hh]uyện|[Tt]hành phố|TP\.?|[Tt]hị xã|[Qq]uận|[Xx]ã|[Pp]hường)\s)?"
    rf"[{UPPER}][\w.'-]*(?:\s[{UPPER}]?[\w.'-]+){{0,4}})\s*\((?P<sign>[+-]?)\s*(?=\d)"
)
# "Những huyện có [số ca bệnh] giảm mạnh so với hôm trước: …"
_HEAD = phrase(
    r"(?<![^\W\d_])(?P<measure>(?:tổng )?số (?P<what>(?!liệu|đó|này|hóa)[^\W\d_][^,;:.()\n]*?))"
    r"(?=\s(?:rất |khá |còn |đang |được ghi nhận )?(?:cao|thấp|lớn|nhiều|ít|tăng|giảm|trong|tại|ở|trên|như|gồm|so|nhất|"
    r"tính)(?![^\W\d_])|\s*:)"
)
BESIDE_NAME = ".beside_name"
"""How the rule of such a number's reading ends."""
_FEWEST = 2  # names that make a list
_BRACKET = 3  # characters between a name's bracket and its number


@dataclass(frozen=True, slots=True)
class Named:
    """``name``: whose the number is; ``measure``: what the list says that it counts; ``unit``: in what;
    ``direction``: for changes, printed with their sign or told by the list."""

    name: Span
    measure: Span
    unit: str
    direction: Direction | None


def beside_names(text: Text, sentence: Span, slots: list[Slot], words: Vocabulary) -> dict[int, Named]:
    """By index in ``slots`` the bare numbers in brackets behind names, where the sentence says what they count."""
    bare = [index for index, slot in enumerate(slots) if slot.quantity.unit == BARE and slot.opens]
    if len(bare) < _FEWEST:
        return {}
    at = {match.end(): match for match in _NAMED.finditer(text.norm, *sentence)}
    found = {}
    for index in bare:
        start = slots[index].quantity.digits.start
        match = next((at[end] for end in range(start, start - _BRACKET, -1) if end in at), None)
        if match:
            found[index] = match
    head = _HEAD.search(text.key, sentence.start, min(m.start() for m in found.values())) if len(found) > 1 else None
    if head is None:
        return {}
    unit = words.counting_unit(text.key, *head.span("what")) or BARE
    measure = Span(*head.span("measure"))
    signs: dict[str, Direction] = {"+": "increase", "-": "decrease"}
    return {i: Named(Span(*m.span("name")), measure, unit, signs.get(m["sign"])) for i, m in found.items()}


def reading_of(named: Named) -> Reading:
    """How such a number measures: a level, or with its sign a change."""
    if named.direction:
        return Reading("change", named.direction, rule=f"change{BESIDE_NAME}")
    return Reading("level", rule=f"level{BESIDE_NAME}")


def topic_of(scene: Scene, named: Named, slot: Slot) -> Topic:
    """ "Số ca mắc Bình Dương": the list's measure of the name; the number takes its unit."""
    slot.quantity = replace(slot.quantity, unit=named.unit, dimension="count")
    words, measure = scene.words(named.name), sentence_case(scene.words(named.measure))
    topic = Topic(f"{measure} {words}", named.measure, subject=named.name, core=measure, rest=words)
    return replace(topic, unit=named.unit, dimension="count")
