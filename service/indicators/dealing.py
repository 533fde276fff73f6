"""Deals out "lần lượt": "Sản lượng lúa, ngô, lạc lần lượt đạt 900 tấn, 300 tấn và 40 tấn"."""

from __future__ import annotations

from dataclasses import replace

from service.indicators.clauses import Slot
from service.indicators.labels import CATEGORY
from service.indicators.measures import Reading
from service.indicators.names import joined, lower_first
from service.indicators.topic import Topic
from service.text.align import Text
from service.text.fold import phrase
from service.text.lazy import regex
from service.text.letters import sentence_case

_IN_TURN = phrase(r"(?<![^\W\d_])lần lượt(?![^\W\d_])")
_ITEMS = regex(r"\s*(?:,|;|(?<!\w)và(?!\w))\s*")


class Deal:
    """The items of one list, for the numbers that follow in turn."""

    def __init__(self, topic: Topic, reading: Reading, items: list[str]) -> None:
        self.topic, self.reading, self.items = topic, reading, items

    def next(self) -> Topic:
        """The topic of the next item."""
        head, item = self.topic.core, self.items.pop(0)
        name = joined(head, lower_first(item)) if head else item
        return replace(self.topic, name=sentence_case(name), rest=item, thing=item, indicator=None)


def deal_of(text: Text, slots: list[Slot], index: int, topic: Topic, reading: Reading) -> Deal | None:
    """The deal that the number ``slots[index]`` opens, when as many numbers of its unit follow as the
    words of its ``topic`` name items."""
    if topic.label is None:
        return None
    start, end = topic.label.start, slots[index].quantity.lead
    # the label may stand far back, and most texts have no such word
    if text.key.find("lần", start, end) < 0 or not _IN_TURN.search(text.key, start, end):
        return None
    words = _IN_TURN.split(topic.rest or topic.name)[0]
    items = [item for item in _ITEMS.split(words) if item]
    follow = slots[index : index + len(items)]
    if len(items) < 2 or len(follow) < len(items) or len({s.quantity.unit for s in follow}) > 1:
        return None
    category = CATEGORY.match(topic.name.lower())
    if category and not topic.core:
        items = [items[0], *(f"{topic.name[: category.end()]}{item}" for item in items[1:])]
    return Deal(topic, reading, items)
