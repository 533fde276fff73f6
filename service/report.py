"""What the analysis of one text gives; rendered once, at the edge."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from service.directives.model import Directive
from service.document.model import DocumentInfo
from service.entities.model import Entities
from service.indicators.model import Diagnostic, Indicator
from service.structure.model import Structure
from service.text.align import Text

PARTS = ("sections", "indicators", "entities", "directives", "checks")


@dataclass(frozen=True, slots=True)
class Context:
    """What the caller says beside the text. ``include`` holds names of ``PARTS``."""

    reference_date: date | None = None
    place: str | None = None
    include: frozenset[str] = frozenset(PARTS)


CheckKind = Literal[
    "parts_sum",
    "part",
    "share",
    "shares_sum",
    "fraction",
    "completion",
    "growth",
    "growth_of_parts",
    "period_sum",
    "rate",
    "unit",
    "percent",
]
Verdict = Literal["holds", "differs"]
Role = Literal["stated", "total", "part", "level", "change", "plan", "earlier", "rate", "base", "sibling"]


class Use(NamedTuple):
    """An observation that a check rests on: index of its indicator, its own index there, and what it is."""

    indicator: int
    observation: int
    role: Role


@dataclass(frozen=True, slots=True)
class Check:
    """The report's own arithmetic, verified.

    ``stated`` and ``computed`` are in ``unit``; ``differs`` when they are further apart than
    ``tolerance``, which the printed decimals of all numbers leave open. ``uses``: in text order;
    ``message``/``message_en``: a sentence for people, in Vietnamese and in English.
    """

    kind: CheckKind
    verdict: Verdict
    stated: Decimal
    computed: Decimal
    tolerance: Decimal
    unit: str
    uses: tuple[Use, ...]
    message: str
    message_en: str


@dataclass(slots=True)
class Report:
    text: Text
    structure: Structure
    document: DocumentInfo
    indicators: list[Indicator] = field(default_factory=list)
    entities: Entities = field(default_factory=Entities)
    directives: list[Directive] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    mentions: list[list[tuple[str, int]]] = field(default_factory=list)
    """For each directive the (group, index) of the entities and indicators inside it."""
    lexicon: str = ""
    """Version of the word lists that the report was read with."""
