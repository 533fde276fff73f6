"""What the service answers, for type checkers; written by ``python -m tests.client_types``."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, TypedDict

from service.directives.model import DirectiveKind
from service.document.model import DocumentKind
from service.indicators.model import BasisKind, Direction, Measure, Status
from service.periods.model import PeriodKind
from service.quantities.model import Approximation
from service.report import CheckKind, Role, Verdict
from service.text.offsets import OffsetUnit

Number = int | Decimal
"""Exact: read with ``parse_float=Decimal``."""

Day = str
"""An ISO date."""


class Range(TypedDict):
    start: int
    end: int


class Span(Range):
    text: str


class Period(TypedDict):
    start: Day
    end: Day
    kind: PeriodKind


class IndicatorPeriod(Period):
    inferred: bool
    span: Span | None


class PlaceName(TypedDict):
    name: str
    code: str | None


class ReferenceDate(TypedDict):
    date: Day | None
    source: Literal["request", "period", "issued", "posted", "dateline", "year", "none"]


class Evidence(TypedDict):
    field: str
    span: Span


class Document(TypedDict):
    title: str | None
    kind: DocumentKind
    issued: Day | None
    period: Period | None
    place: PlaceName | None
    reference_date: ReferenceDate
    length: int
    offset_unit: OffsetUnit
    evidence: list[Evidence]


class Section(Range):
    id: str
    number: str | None
    title: Span
    level: int
    parent: str | None


class CatalogueItem(TypedDict):
    dimension: str
    code: str
    name: str


class Catalogue(TypedDict):
    scheme: str
    code: str
    name: str
    items: list[CatalogueItem]


class Written(TypedDict):
    number: str
    unit: str | None
    scale: str | None


class Basis(TypedDict):
    kind: BasisKind
    period: Period | None
    text: str | None


class PriceBasis(TypedDict):
    kind: Literal["constant"]
    year: int


class Observation(TypedDict):
    span: Span
    measure: Measure
    number: Number
    number_high: Number | None
    total: Number | None
    unit: str
    written: Written
    direction: Direction | None
    basis: Basis | None
    status: Status
    approximation: Approximation | None
    price_basis: PriceBasis | None
    ambiguity: str | None
    rule: str


class Indicator(TypedDict):
    id: str
    name: str
    label: Span | None
    subject: Span | None
    catalogue: Catalogue | None
    catalogue_candidates: list[Catalogue]
    place: str | None
    period: IndicatorPeriod | None
    parent: str | None
    section: str | None
    sentence: Range
    observations: list[Observation]


class Project(TypedDict):
    id: str
    name: str
    kind: Literal[
        "transport",
        "energy",
        "urban",
        "industrial_park",
        "irrigation",
        "agriculture",
        "tourism",
        "education",
        "health",
        "digital",
        "other",
    ]
    status: (
        Literal["proposed", "approved", "preparing", "under_construction", "completed", "operating", "delayed"] | None
    )
    places: list[str]
    capacity: str | None
    investment: str | None
    investor: str | None
    mentions: list[Span]


class Successor(TypedDict):
    code: str
    name: str


class Place(TypedDict):
    id: str
    name: str
    kind: Literal[
        "country",
        "region",
        "province",
        "district",
        "commune",
        "settlement",
        "border_gate",
        "facility",
        "road",
        "water",
        "relief",
        "site",
    ]
    code: str | None
    parent: str | None
    successors: list[Successor]
    mentions: list[Span]


class Title(TypedDict):
    text: str
    organization: str | None
    span: Span


class Official(TypedDict):
    id: str
    name: str
    titles: list[Title]
    mentions: list[Span]
    title_mentions: list[Span]


class Organization(TypedDict):
    id: str
    name: str
    kind: Literal["party", "state", "military", "company", "school", "international", "media", "association", "other"]
    parent: str | None
    mentions: list[Span]


class LegalDocument(TypedDict):
    id: str
    name: str
    kind: Literal[
        "resolution",
        "decree",
        "decision",
        "plan",
        "conclusion",
        "directive",
        "programme",
        "scheme",
        "law",
        "planning",
        "other",
    ]
    number: str | None
    issuer: str | None
    date: Day | None
    mentions: list[Span]


class Event(TypedDict):
    id: str
    name: str
    mentions: list[Span]


class Entities(TypedDict):
    projects: list[Project]
    places: list[Place]
    officials: list[Official]
    organizations: list[Organization]
    legal_documents: list[LegalDocument]
    events: list[Event]


class Party(TypedDict):
    name: str
    entity: str | None


class Deadline(TypedDict):
    date: Day | None
    text: str


class Directive(TypedDict):
    id: str
    kind: DirectiveKind
    span: Span
    verb: Span
    issuer: Party | None
    addressee: Party | None
    cooperating: list[Party]
    legal_basis: list[str]
    ordinal: int | None
    deadline: Deadline | None
    section: str | None
    rule: str
    mentions: list[str]


class CheckedObservation(TypedDict):
    indicator: str
    observation: int
    role: Role
    span: Span


class Check(TypedDict):
    kind: CheckKind
    verdict: Verdict
    stated: Number
    computed: Number
    tolerance: Number
    unit: str
    observations: list[CheckedObservation]
    message: str
    message_en: str


class Diagnostic(TypedDict):
    code: str
    message: str
    span: Span


class Engine(TypedDict):
    name: str
    version: str
    lexicon: str


class Extraction(TypedDict):
    id: str | None
    document: Document
    sections: list[Section]
    indicators: list[Indicator]
    entities: Entities
    directives: list[Directive]
    checks: list[Check]
    diagnostics: list[Diagnostic]
    engine: Engine


class ProblemError(TypedDict):
    pointer: str
    detail: str


class ProblemDocument(TypedDict):
    type: str
    title: str
    status: int
    detail: str
    instance: str
    errors: list[ProblemError]


class BatchProblem(ProblemDocument):
    id: str | None
    line: int | None


class UnitName(TypedDict):
    code: str
    name: str


class AdministrativeUnit(UnitName):
    kind: Literal["province", "district", "commune"]
    current: bool
    until: str | None
    parent: UnitName | None
    predecessors: list[UnitName]
    successors: list[UnitName]


class CodeHistory(TypedDict):
    code: str
    units: list[AdministrativeUnit]


class ConvertedText(TypedDict):
    text: str
    media_type: str
    charset: str | None


class Topic(TypedDict):
    id: str
    parent: str | None
    name: str
    english: str


class Concept(TypedDict):
    id: str
    topic: str
    name: str
    english: str
    names: list[str]
    units: list[str]
    nature: Literal["stock", "flow", "rate", "index"]
    item_kinds: list[str]
    official_code: str | None
    source: str


class BreakdownItem(TypedDict):
    code: str
    dimension: str
    kinds: list[str]
    name: str
    english: str
    names: list[str]


class ConceptCatalogue(TypedDict):
    scheme: str
    topics: list[Topic]
    concepts: list[Concept]
    items: list[BreakdownItem]


class Version(Engine):
    python: str


class Health(TypedDict):
    status: Literal["ok"]
