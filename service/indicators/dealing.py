"""Deals out "lần lượt": "Sản lượng lúa, ngô, lạc lần lượt đạt 900 tấn, 300 tấn và 40 tấn"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from service.indicators.clauses import Slot
from service.indicators.labels import CATEGORY, Label
from service.indicators.names import joined, lower_first
from service.indicators.reading import Reading
from service.indicators.topic import Topic
from service.indicators.units import is_percent
from service.periods.model import PeriodMention
from service.text.align import Text
from service.text.finder import KEYS, Finder
from service.text.fold import phrase
from service.text.lazy import regex
from service.text.letters import sentence_case
from service.text.span import Span

_IN_TURN = phrase(r"(?<![^\W\d_])lần lượt(?![^\W\d_])")
_TURNS = Finder(_IN_TURN, KEYS)
_ITEMS = regex(r"\s*(?:,|;|(?<!\w)và(?!\w))\s*")
_JOINT = phrase(r"\s*(?:,|;|và|,\s*và|;\s*và)\s*")
_TWO = 2
_LONGEST = 20  # numbers of a list that is dealt out
_BETWEEN = 20  # characters between two numbers or times of one list, at most


class Turn(NamedTuple):
    """What one number of the list is about; ``time``: of when, where times are dealt out; ``continues``: its
    topic was told before."""

    topic: Topic
    time: PeriodMention | None = None
    continues: bool = False


class Deal:
    """The turns of one list, for the numbers that follow; all are read as the first is."""

    def __init__(self, reading: Reading, turns: list[Turn]) -> None:
        self.reading, self.left, self.topics = reading, turns, [turn.topic for turn in turns]

    def next(self) -> Turn:
        """The next turn."""
        return self.left.pop(0)


class Told(NamedTuple):
    """What was said before a number: the indicators so far, where its sentence starts, the times since the number
    before, the last deal."""

    recent: Sequence[Topic]
    start: int
    times: Sequence[PeriodMention]
    deal: Deal | None

    def last(self, count: int) -> list[Topic]:
        """The last ``count`` indicators, if the sentence has told so many."""
        topics = self.recent[-count:]
        inside = all(topic.label and topic.label.start >= self.start for topic in topics)
        return list(topics) if inside and len(topics) == count else []


def deal_of(
    text: Text, slots: list[Slot], index: int, label: Label | None, topic: Topic, reading: Reading, told: Told
) -> Deal | None:
    """The deal that the number ``slots[index]`` opens, when as many numbers of its unit follow as there are
    items: named in its ``topic``, times, or indicators told before."""
    again = told.deal and label is None and reading.measure != "level"
    if told.deal and again and _run(text, slots, index) == len(told.deal.topics):
        # "lần lượt đạt 90 tấn và 30 tấn, tăng 5% và 2%": in the same turn
        return Deal(reading, [Turn(earlier, continues=True) for earlier in told.deal.topics])
    slot = slots[index]
    # the label may stand far back
    start = min(topic.label.start if topic.label else slot.left.end, slot.left.end)
    if not _TURNS.search(text.key, start, slot.quantity.lead):
        return _by_items(slots, index, topic, reading) if _is_said_once(text, slots, index, topic, reading) else None
    return _by_items(slots, index, topic, reading) or _by_turn(text, slots, index, topic, reading, told)


def _is_said_once(text: Text, slots: list[Slot], index: int, topic: Topic, reading: Reading) -> bool:
    """ "Sản lượng lúa và ngô tăng 3% và 4%": two things and two percentages, dealt out without a word; not "tăng 3% và
    4% so với tháng trước và cùng kỳ", "tăng 3% và 4% về lượng và giá trị"."""
    if reading.measure != "change" or _run(text, slots, index) != _TWO or len(_ITEMS.split(topic.rest)) != _TWO:
        return False
    behind = slots[index + 1]
    percent = (
        is_percent(slots[index].quantity)
        and text.key[slots[index].quantity.span.end : behind.quantity.lead].strip() == "và"
    )
    return percent and " và " not in text.key[slice(*behind.tail)]


def _by_items(slots: list[Slot], index: int, topic: Topic, reading: Reading) -> Deal | None:
    """ "Sản lượng lúa, ngô lần lượt đạt …"."""
    words = _IN_TURN.split(topic.rest or topic.name)[0]
    items = [item for item in _ITEMS.split(words) if item]
    follow = slots[index : index + len(items)]
    if topic.label is None or len(items) < 2 or len(follow) < len(items) or len({s.quantity.unit for s in follow}) > 1:
        return None
    category = CATEGORY.match(topic.name.lower())
    if category and not topic.core:
        items = [items[0], *(f"{topic.name[: category.end()]}{item}" for item in items[1:])]
    return Deal(reading, [Turn(_item(topic, item)) for item in items])


def _item(topic: Topic, item: str) -> Topic:
    name = joined(topic.core, lower_first(item)) if topic.core else item
    return replace(topic, name=sentence_case(name), rest=item, thing=item, indicator=None)


def _by_turn(text: Text, slots: list[Slot], index: int, topic: Topic, reading: Reading, told: Told) -> Deal | None:
    """ "[Tháng 8 và 9/2031], giá giảm lần lượt 5% và 4%", "doanh thu 90 tỷ đồng, lãi 6 tỷ đồng, lần lượt tăng 9%
    và 2%"."""
    count = _run(text, slots, index)
    if count < 2:
        return None
    times = told.times[-count:]
    if len(times) == count and all(_is_listed(text, one.span, other.span) for one, other in pairwise(times)):
        return Deal(reading, [Turn(replace(topic, indicator=None, period=None), time) for time in times])
    levels = told.last(count) if reading.measure != "level" else []
    return Deal(reading, [Turn(level, continues=True) for level in levels]) if levels else None


def _run(text: Text, slots: list[Slot], index: int) -> int:
    """How many numbers of one unit stand in one list from ``slots[index]`` on: "5%, 4% và 3%"."""
    count = 1
    for left, right in pairwise(slots[index : index + _LONGEST]):
        beside = _is_listed(text, left.quantity.span, Span(right.quantity.lead, right.quantity.span.end))
        if not beside or left.quantity.unit != right.quantity.unit:
            break
        count += 1
    return count


def _is_listed(text: Text, left: Span, right: Span) -> bool:
    return right.start - left.end < _BETWEEN and _JOINT.fullmatch(text.key, left.end, right.start) is not None
