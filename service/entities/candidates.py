"""What the finders hand on: one mention each, not yet merged into things."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from service.entities.gazetteer import Unit
from service.text.span import Span

Group = Literal["projects", "places", "officials", "organizations", "legal_documents", "events"]


@dataclass(slots=True)
class PlaceMention:
    """``unit``: the administrative unit meant, where that is known; ``name`` is canonical."""

    span: Span
    name: str
    kind: str
    unit: Unit | None = None
    code: str | None = None
    classed: bool = False
    """Whether a class word says what it is ("huyện Điện Biên")."""


@dataclass(slots=True)
class OrganizationMention:
    """``place``: bare name of the seat where the text names it with the organisation; ``seat``: the
    level whose name completes it ("UBND tỊnh" -> "province") or ``None``."""

    span: Span
    name: str
    kind: str
    seat: str | None = None


@dataclass(slots=True)
class TitleMention:
    """The title of an office: its range and the head word's form ("Phó Chủ tịch")."""

    span: Span
    head: str
    names: str


@dataclass(slots=True)
class OfficialMention:
    """A person named, with the titles beside the name."""

    span: Span
    name: str
    titles: list[TitleMention] = field(default_factory=list)


@dataclass(slots=True)
class LegalMention:
    span: Span
    name: str
    kind: str
    number: str | None = None
    issuer: str | None = None
    date: date | None = None


@dataclass(slots=True)
class ProjectMention:
    span: Span
    name: str
    kind: str
    status: str | None = None
    capacity: str | None = None
    investment: str | None = None
    investor: str | None = None


@dataclass(slots=True)
class EventMention:
    span: Span
    name: str
