"""The shape of every answer, for the OpenAPI document and for the tests.

The server does not build these: ``service.render`` writes plain dicts, many times faster, and the
tests hold its answers to this page. A field that may be empty is present and ``null``.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, Field

from service.directives.model import DirectiveKind
from service.document.model import DocumentKind
from service.indicators.model import BasisKind, Direction, Measure, Status
from service.periods.model import PeriodKind
from service.quantities.model import Approximation
from service.report import CheckKind, Role, Verdict
from service.text.offsets import OffsetUnit

Number = float
"""In the answer every digit is there; JSON has one kind of number."""


class Range(BaseModel):
    start: int = Field(ge=0, description="First position, in the request's `offset_unit`.")
    end: int = Field(ge=0, description="Position after the last, in the request's `offset_unit`.")


class Span(Range):
    text: str = Field(description="Exactly the slice of the text as sent.")


class Period(BaseModel):
    start: date
    end: date = Field(description="The last day, which belongs to the period.")
    kind: PeriodKind


class IndicatorPeriod(Period):
    inferred: bool = Field(description="Worked out from the document, not named beside the number.")
    span: Span | None = Field(description="The words that name the period.")


class PlaceName(BaseModel):
    name: str = Field(description="Bare name: `Quảng Ngãi`.")
    code: str | None = Field(description="Official code valid at the document's date.")


class ReferenceDate(BaseModel):
    date: date | None
    source: Literal["request", "period", "issued", "posted", "dateline", "year", "none"]


class Evidence(BaseModel):
    field: str
    span: Span


class Document(BaseModel):
    title: str | None
    kind: DocumentKind
    issued: date | None
    period: Period | None
    place: PlaceName | None
    reference_date: ReferenceDate = Field(description="The day that relative time was counted from.")
    length: int = Field(ge=0, description="Length of the text in `offset_unit`.")
    offset_unit: OffsetUnit
    evidence: list[Evidence] = Field(description="Where each field of the document was read.")


class Section(Range):
    id: str
    number: str | None = Field(description="As printed: `I`, `1.1`, `a`, `Điều 2`.")
    title: Span
    level: int = Field(ge=1)
    parent: str | None = Field(description="Id of the section that encloses it.")


class CatalogueItem(BaseModel):
    dimension: str = Field(description="What the concept is broken down by: `crop`, `activity`, `market`.")
    code: str
    name: str


class Catalogue(BaseModel):
    scheme: str = Field(description="`vnreport`: the concepts that `/v1/catalogue` lists.")
    code: str = Field(description="Id of the concept, stable: `exports`.")
    name: str
    items: list[CatalogueItem] = Field(description='`cà phê` of "kim ngạch xuất khẩu cà phê".')


class Written(BaseModel):
    number: str = Field(description="As printed: `4.097,51`.")
    unit: str | None
    scale: str | None = Field(description="Scale words as printed: `nghìn`, `tỷ`.")


class Basis(BaseModel):
    kind: BasisKind
    period: Period | None
    text: str | None


class PriceBasis(BaseModel):
    kind: Literal["constant"]
    year: int


class Observation(BaseModel):
    span: Span = Field(description="The number with its unit.")
    measure: Measure
    number: Number = Field(description="Exact, scale words multiplied in: `1,2 tỷ đồng` is 1200000000.")
    number_high: Number | None = Field(description="Upper end of a range.")
    total: Number | None = Field(description="The whole of a part over its whole.")
    unit: str = Field(description="ISO 4217, UCUM, or a counting word in braces: `VND`, `har`, `%`, `{lượt}`.")
    written: Written
    direction: Direction | None
    basis: Basis | None = Field(description="What the number is compared with.")
    status: Status
    approximation: Approximation | None
    price_basis: PriceBasis | None
    ambiguity: str | None = Field(description="The other reading, where the text allows two.")
    rule: str = Field(description="Name of the rule that made it.")


class Indicator(BaseModel):
    id: str
    name: str = Field(description="The row's name, readable on its own.")
    label: Span | None = Field(description="The phrase in the text.")
    subject: Span | None = Field(description="What completes the name from a heading or an earlier clause.")
    catalogue: Catalogue | None = Field(description="The concept that it measures; `null` where none is certain.")
    catalogue_candidates: list[Catalogue] = Field(
        description="Concepts between which the name and the unit do not decide."
    )
    place: str | None = Field(description="Id of a place; `null`: the document's own.")
    period: IndicatorPeriod | None
    parent: str | None = Field(description="Id of the indicator that it is a part of.")
    section: str | None
    sentence: Range
    observations: list[Observation]


class Project(BaseModel):
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


class Successor(BaseModel):
    code: str
    name: str


class Place(BaseModel):
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
    successors: list[Successor] = Field(description="What an abolished unit went into.")
    mentions: list[Span]


class Title(BaseModel):
    text: str
    organization: str | None
    span: Span


class Official(BaseModel):
    id: str
    name: str
    titles: list[Title]
    mentions: list[Span]
    title_mentions: list[Span]


class Organization(BaseModel):
    id: str
    name: str
    kind: Literal["party", "state", "military", "company", "school", "international", "media", "association", "other"]
    parent: str | None
    mentions: list[Span]


class LegalDocument(BaseModel):
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
    date: date | None
    mentions: list[Span]


class Event(BaseModel):
    id: str
    name: str
    mentions: list[Span]


class Entities(BaseModel):
    projects: list[Project]
    places: list[Place]
    officials: list[Official]
    organizations: list[Organization]
    legal_documents: list[LegalDocument]
    events: list[Event]


class Party(BaseModel):
    name: str
    entity: str | None


class Deadline(BaseModel):
    date: date | None
    text: str


class Directive(BaseModel):
    id: str
    kind: DirectiveKind
    span: Span = Field(description="The action clause.")
    verb: Span
    issuer: Party | None
    addressee: Party | None = Field(description="Who must act.")
    cooperating: list[Party]
    legal_basis: list[str]
    ordinal: int | None
    deadline: Deadline | None
    section: str | None
    rule: str
    mentions: list[str] = Field(description="Ids of the entities and indicators inside it.")


class CheckedObservation(BaseModel):
    indicator: str
    observation: int = Field(ge=0, description="Index among the indicator's observations.")
    role: Role = Field(description="What it is in the sum.")
    span: Span


class Check(BaseModel):
    kind: CheckKind
    verdict: Verdict = Field(description="`differs`: further apart than `tolerance`.")
    stated: Number
    computed: Number
    tolerance: Number = Field(description="What the printed decimals of all its numbers leave open.")
    unit: str = Field(description="Unit of the three numbers above.")
    observations: list[CheckedObservation] = Field(description="What it rests on, in text order.")
    message: str = Field(description="A sentence in Vietnamese.")
    message_en: str = Field(description="The same in English.")


class Diagnostic(BaseModel):
    code: str
    message: str
    span: Span


class Engine(BaseModel):
    """The same three give the same bytes for the same request."""

    name: str
    version: str
    lexicon: str = Field(description="Digest of the word lists.")


class Extraction(BaseModel):
    """What one report says."""

    id: str | None = Field(description="The caller's.")
    document: Document
    sections: list[Section]
    indicators: list[Indicator]
    entities: Entities
    directives: list[Directive]
    checks: list[Check] = Field(description="The report's own arithmetic, verified.")
    diagnostics: list[Diagnostic] = Field(description="What was seen and not understood.")
    engine: Engine


class ProblemError(BaseModel):
    pointer: str = Field(description="JSON Pointer of the field, as a fragment: `#/text`.")
    detail: str


class ProblemDocument(BaseModel):
    """RFC 9457."""

    type: str
    title: str
    status: int
    detail: str = Field(description="In English and in Vietnamese.")
    instance: str = Field(description="Names this occurrence, in the log as well.")
    errors: list[ProblemError]


class BatchProblem(ProblemDocument):
    """What is wrong with one line of a batch."""

    id: str | None = Field(description="The line's, where it can be read.")
    line: int | None = Field(ge=1, description="Its number, counted from 1; `null` where no line came at all.")


class UnitName(BaseModel):
    code: str
    name: str = Field(description="With its class word: `Tỉnh Quảng Ngãi`.")


class AdministrativeUnit(UnitName):
    """One unit during one time."""

    kind: Literal["province", "district", "commune"]
    current: bool = Field(description="Whether it stands since 1 July 2025.")
    until: str | None = Field(description="Its last day, or only the year; `null` while it stands.")
    parent: UnitName | None = Field(description="The unit directly above, of the same time.")
    predecessors: list[UnitName] = Field(description="The units that went into it.")
    successors: list[UnitName] = Field(description="All units that it went into.")


class CodeHistory(BaseModel):
    """Codes are used again: one code may have named several units, one after another."""

    code: str
    units: list[AdministrativeUnit] = Field(min_length=1, description="Oldest first.")


class ConvertedText(BaseModel):
    """The text of a file, for `POST /v1/extractions`, whose offsets then refer to it."""

    text: str = Field(description="Paragraphs as lines, rows of tables as lines with tabs between cells.")
    media_type: str = Field(description="What the file was read as.")
    charset: str | None = Field(description="What plain text was written in; null for other files.")


class Topic(BaseModel):
    id: str
    parent: str | None = Field(description="The topic above it.")
    name: str
    english: str


class Concept(BaseModel):
    """One thing that reports measure."""

    id: str = Field(description="Stable; the `code` of an indicator's `catalogue`.")
    topic: str
    name: str
    english: str
    names: list[str] = Field(description="Other wordings; `{crop}` stands for an item of that dimension.")
    units: list[str] = Field(description="Dimensions (`money`, `area`) or units (`{vụ}`) that it is counted in.")
    nature: Literal["stock", "flow", "rate", "index"] = Field(
        description="`stock`: at a date; `flow`: over a period; `rate`: a quotient, never summed."
    )
    item_kinds: list[str] = Field(description="Kinds of item that it may be broken down by.")
    official_code: str | None = Field(description="In the national list of indicators; `null` until it is at hand.")
    source: str = Field(description="Where the wording is from.")


class BreakdownItem(BaseModel):
    code: str
    dimension: str = Field(description="The first of its kinds, by which answers name it.")
    kinds: list[str]
    name: str
    english: str
    names: list[str]


class ConceptCatalogue(BaseModel):
    """The concepts that indicators are known by."""

    scheme: str
    topics: list[Topic]
    concepts: list[Concept]
    items: list[BreakdownItem]


class Version(Engine):
    python: str


class Health(BaseModel):
    status: Literal["ok"]
