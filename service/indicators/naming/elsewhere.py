"""The same at another place: "Giải ngân của huyện An Biên đạt 78%, [thị xã Hà Tiên] đạt 65%, Kiên Lương đạt 41%"."""

from __future__ import annotations

from dataclasses import replace

from service.indicators import units
from service.indicators.labels import Label
from service.indicators.names import joined
from service.indicators.naming.scene import Figure, Scene
from service.indicators.places_named import is_place
from service.indicators.topic import Topic
from service.text.fold import phrase

_CLASSES = ("Tỉnh", "Huyện", "Thành", "Thị", "Quận", "Xã", "Phường")
_ONLY = phrase(r"(?: (?:mới|chỉ|cũng|còn|đã|vẫn))+$")


def elsewhere(scene: Scene, figure: Figure, label: Label) -> Topic | None:
    """What runs, of the place that ``label`` names and nothing else."""
    topic = figure.topic
    if topic is None or figure.slot.cue.kind not in ("none", "reach") or not units.is_percent(figure.quantity):
        return None
    if topic.measure not in ("completion", "level", "ratio") or not (topic.fresh or _is_first(scene, label)):
        return None
    words = _ONLY.sub("", scene.words(label.span))
    base = topic.core if is_place(topic.rest) else topic.name
    if not is_place(words) or not base or is_place(base):
        return None
    words = words[:1].lower() + words[1:] if words.split()[0] in _CLASSES else words
    part = topic.part(joined(base, words), label.span, label.span)
    return replace(part, parent=topic.parent, core=base, rest=words, fresh=True)


def _is_first(scene: Scene, label: Label) -> bool:
    """True where a sentence begins with the place: "Vốn đầu tư công giải ngân đạt 45%. [Huyện An Biên] đạt 78%"."""
    return not scene.text.key[scene.sentence.start : label.span.start].strip()
