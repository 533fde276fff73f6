"""Rows of the tidy table: an indicator with its observations."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NamedTuple

from service.periods.model import Period
from service.quantities.model import Approximation
from service.text.span import Span

Measure = Literal["level", "change", "completion", "share", "ratio", "rank"]
Direction = Literal["increase", "decrease", "unchanged"]
BasisKind = Literal[
    "same_period_last_year", "previous_period", "previous_year", "date", "year", "span", "plan", "total"
]
Status = Literal["actual", "estimate", "target"]


@dataclass(frozen=True, slots=True)
class Basis:
    """What a number is compared with: ``kind``, the period worked out, the words."""

    kind: BasisKind
    period: Period | None
    text: str | None
    span: Span | None


@dataclass(frozen=True, slots=True)
class Observation:
    """One number of an indicator; see ``contract.md`` for the fields."""

    span: Span
    measure: Measure
    number: Decimal
    number_high: Decimal | None
    total: Decimal | None
    unit: str
    digits: Span
    unit_text: str | None
    scale: str | None
    direction: Direction | None
    basis: Basis | None
    status: Status
    approximation: Approximation | None
    price_basis: int | None
    """Base year of constant prices, or ``None``."""
    ambiguity: str | None
    rule: str


class CatalogueItem(NamedTuple):
    """What a concept is broken down by: ``dimension`` "crop", ``code`` "coffee"."""

    dimension: str
    code: str
    name: str


class CatalogueEntry(NamedTuple):
    """The concept that an indicator measures, by its code in a scheme."""

    scheme: str
    code: str
    name: str
    items: tuple[CatalogueItem, ...]


@dataclass(slots=True)
class Indicator:
    """``name``: readable on its own; ``label``/``subject``: ranges that it was composed from."""

    name: str
    label: Span | None
    subject: Span | None
    period: Period | None
    period_span: Span | None
    period_inferred: bool
    sentence: Span
    section: int | None
    parent: int | None = None
    place: int | None = None
    """Index into the places, or ``None`` for the document's own."""
    place_span: Span | None = None
    """Words that name the place of the figure, where they stand in its clause or heading."""
    catalogue: CatalogueEntry | None = None
    candidates: tuple[CatalogueEntry, ...] = ()
    """Concepts between which name and unit do not decide."""
    observations: list[Observation] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """Something seen and not understood."""

    code: str
    message: str
    span: Span
