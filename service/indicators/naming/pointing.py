"""Words that only point back at what was measured: "Con số này năm 2030 là 145", "tỷ lệ này của cả nước là 2,8%"."""

from __future__ import annotations

from dataclasses import replace

from service.indicators.naming.scene import Figure, Scene
from service.indicators.topic import Topic
from service.text.fold import phrase

_BACK = phrase(
    r"(?:^|[.;,:(]\s*)[\s\-+*•]*(?:(?:trong khi(?: đó)?|và|còn|riêng|nhưng|song|thì),?\s+)?"
    r"(?:con số|tỷ lệ|mức|chỉ số|số liệu|số lượng|số)(?: tương ứng)? (?:này|đó|ấy|trên|tương ứng|cùng kỳ)(?![^\W\d_])"
    r"[^;.:]{0,60}$"
)


def pointed_at(scene: Scene, figure: Figure) -> Topic | None:
    """The topic last told in the number's unit, where its clause begins with such words; the same at another time or
    place."""
    slot, unit = figure.slot, figure.quantity.unit
    if _BACK.search(scene.text.key[slot.left.start : figure.quantity.lead]) is None:
        return None
    told = [figure.topic, *reversed(scene.recent)] if figure.topic else list(reversed(scene.recent))
    topic = next((before for before in told if before.unit == unit), None)
    if topic is None:
        return None
    return replace(topic, indicator=None, measure=None, direction=None, comparison=None, has_total=False, fresh=True)
