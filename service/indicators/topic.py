"""What the text is speaking of while it is read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from service.indicators.bases import Comparison
from service.indicators.model import Direction, Measure, Status
from service.periods.model import Period
from service.text.span import Span


@dataclass(slots=True)
class Topic:
    """A running indicator. ``core``/``rest``: its name in two parts ("Kim ngạch xuất khẩu" + "nông
    sản"); ``thing``: for a count, what is counted, without "Số"; ``done``: what was done to it, as its
    name ends; ``aspect``: stock, flow, rate, growth, index or any; ``unit``: of its level, once there is
    one."""

    name: str
    label: Span | None
    subject: Span | None = None
    core: str = ""
    rest: str = ""
    thing: str = ""
    done: str = ""
    served: str = ""
    """What was done for those that it counts, and for whom: "chi trả trợ cấp cho hộ nghèo"."""
    aspect: str = "any"
    amount: Decimal | None = None
    """How much or how many it was told to be."""
    unit: str | None = None
    dimension: str = ""
    period: Period | None = None
    status: Status = "actual"
    comparison: Comparison | None = None
    measure: Measure | None = None
    direction: Direction | None = None
    has_total: bool = False
    fresh: bool = True
    """True within the sentence that named it."""
    indicator: int | None = None
    parent: int | None = None

    def part(self, name: str, label: Span | None, subject: Span | None) -> Topic:
        """A part of this topic: same kind of number, time and status, another name."""
        return replace(
            self,
            name=name,
            label=label,
            subject=subject,
            indicator=None,
            parent=self.indicator,
            measure=None,
            direction=None,
            has_total=False,
        )
