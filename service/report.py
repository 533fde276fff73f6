"""What the analysis of one text gives; rendered once, at the edge."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

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


@dataclass(frozen=True, slots=True)
class Check:
    """The report's own arithmetic, verified: (indicator, observation) index pairs it rests on."""

    kind: str
    verdict: str
    stated: Decimal
    computed: Decimal
    tolerance: Decimal
    observations: tuple[tuple[int, int], ...]
    message: str


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
