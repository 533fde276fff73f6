"""What grew or fell and is so many now: "Đàn bò tăng 1,1%, đạt 54.300 con", "Số hộ nghèo giảm 2%, còn 5.400 hộ"."""

from __future__ import annotations

from service.indicators import units
from service.indicators.naming.scene import Figure
from service.indicators.topic import Topic
from service.text.fold import key, phrase

_HERD = phrase(r"(?<![^\W\d_])đàn(?![^\W\d_])")
_VISITORS = phrase(r"(?<![^\W\d_])(?:khách|lượt)(?![^\W\d_])")


def reached(figure: Figure) -> Topic | None:
    """The topic that runs, where a count without a name of its own follows its change and counts what it names."""
    topic, slot, quantity = figure.topic, figure.slot, figure.quantity
    if figure.label or figure.noun or topic is None or not topic.fresh or quantity.dimension != "count":
        return None
    if topic.measure != "change" or slot.separator == ";" or slot.cue.kind not in ("reach", "to"):
        return None
    return topic if _counts(quantity.unit, key(topic.name)) else None


def _counts(unit: str, name: str) -> bool:
    """Whether a name says what ``unit`` counts: "{con}" a herd, "{hộ}" the poor households."""
    if unit == units.HEADS:
        return _HERD.search(name) is not None
    if unit == units.VISITS:
        return _VISITORS.search(name) is not None
    return f" {key(unit.strip('{}'))} " in f" {name} "
