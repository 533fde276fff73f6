"""Puts numbers that were read into rows: an observation for each, an indicator for each topic and time."""

from __future__ import annotations

from service.indicators import units
from service.indicators.abbreviations import Expander
from service.indicators.model import Basis, Indicator, Observation, Status
from service.indicators.names import without_echo
from service.indicators.reading import Reading
from service.indicators.topic import Topic
from service.periods.model import Period, PeriodMention
from service.quantities.model import Quantity
from service.structure.model import Sentence
from service.text.align import Text
from service.text.fold import phrase
from service.text.letters import sentence_case
from service.text.span import Span

_PRICES = phrase(r"giá (?:so sánh|ss|cố định|cđ)(?: năm)? (?P<y>(?:19|20)\d\d)")


class Rows:
    """The indicators found so far, in text order."""

    def __init__(self, expander: Expander, norm: str) -> None:
        self.expander = expander
        self._own = expander.own(norm)
        self.indicators: list[Indicator] = []

    def keep(
        self,
        topic: Topic,
        observation: Observation,
        sentence: Sentence,
        period: Period | None,
        mention: PeriodMention | None,
    ) -> None:
        """Adds ``observation`` to the topic's indicator of the same period, or begins a new one."""
        if topic.indicator is not None and self.indicators[topic.indicator].period == period:
            self.indicators[topic.indicator].observations.append(observation)
            return
        topic.indicator = len(self.indicators)
        self.indicators.append(
            Indicator(
                name=sentence_case(without_echo(self.expander.expand(topic.name, self._own))),
                label=topic.label,
                subject=topic.subject,
                period=period,
                period_span=mention.span if mention else None,
                period_inferred=mention is None,
                sentence=sentence.span,
                section=sentence.section,
                parent=topic.parent,
                observations=[observation],
            )
        )


def observe(
    quantity: Quantity, reading: Reading, status: Status, *, basis: Basis | None, prices: int | None, of_rate: bool
) -> Observation:
    """The observation of one number. ``of_rate``: its topic is a percentage itself, so that "tăng 0,6%"
    may be percent of the rate or points."""
    digits = quantity.total_digits or quantity.digits
    # "đứng thứ 9/63 tỉnh": a rank ends with its numbers
    beyond = reading.rule == "level.beyond" and quantity.total is None  # "vượt 50 tỷ USD"
    span = Span(quantity.span.start, digits.end) if reading.measure == "rank" else quantity.span
    return Observation(
        span=span,
        measure=reading.measure,
        number=quantity.number,
        number_high=quantity.high,
        total=quantity.total,
        unit=units.RANK if reading.measure == "rank" else quantity.unit,
        digits=quantity.digits,
        unit_text=quantity.unit_text,
        scale=quantity.scale,
        direction=reading.direction,
        basis=basis,
        status=status,
        approximation=quantity.approximation or ("more_than" if beyond else None),
        price_basis=prices if quantity.dimension in ("money", "percent") else None,
        ambiguity=units.POINTS if of_rate and reading.measure == "change" and quantity.unit == "%" else None,
        rule=reading.rule,
    )


def constant_prices(text: Text, sentence: Span) -> int | None:
    """The base year of "theo giá so sánh năm 2010", or ``None``."""
    match = _PRICES.search(text.key, *sentence)
    return int(match["y"]) if match else None
