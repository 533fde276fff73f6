"""One number with all that was read of it so far."""

from __future__ import annotations

from dataclasses import dataclass

from service.indicators.clauses import Slot
from service.indicators.labels import Label
from service.indicators.reading import Reading
from service.indicators.topic import Topic
from service.quantities.model import Quantity
from service.text.span import Span


@dataclass(frozen=True, slots=True)
class Statement:
    """A number among its words, how it measures, and what. ``continues``: its topic ran already."""

    slot: Slot
    label: Label | None
    reading: Reading
    topic: Topic
    continues: bool

    @property
    def quantity(self) -> Quantity:
        """The number itself."""
        return self.slot.quantity

    @property
    def clause(self) -> Span:
        """The words of the number's clause before it, and the number."""
        return self.slot.before

    @property
    def acts(self) -> bool:
        """True where the words before the number tell a deed: "có 12 dự án" does not, but with "đã cấp phép"."""
        return self.label is not None and self.label.action is not None

    @property
    def does(self) -> bool:
        """True for a deed of substance: "mua lại 40% cổ phần"."""
        return self.label is not None and self.label.action is not None and not self.label.action.light

    @property
    def aspect(self) -> str:
        """Stock, flow, rate … of what is measured; what could be any flows."""
        return self.topic.aspect if self.topic.aspect != "any" else "flow"
