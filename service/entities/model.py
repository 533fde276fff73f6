"""Who and where and which document. One record per thing; ``mentions`` are ranges in text order."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from service.text.span import Span


@dataclass(slots=True)
class Place:
    name: str
    kind: str
    code: str | None = None
    parent: str | None = None
    """Name of the unit above, where known."""
    successors: list[tuple[str, str]] = field(default_factory=list)
    """(code, name) of each unit that an abolished unit went into."""
    mentions: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class Organization:
    name: str
    kind: str
    parent: str | None = None
    mentions: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class Title:
    """``text``: verbatim, without honorific; ``organization``: index into the organisations."""

    text: str
    organization: int | None
    span: Span


@dataclass(slots=True)
class Official:
    name: str
    titles: list[Title] = field(default_factory=list)
    mentions: list[Span] = field(default_factory=list)
    title_mentions: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class LegalDocument:
    name: str
    kind: str
    number: str | None = None
    issuer: str | None = None
    date: date | None = None
    mentions: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class Project:
    name: str
    kind: str
    status: str | None = None
    places: list[int] = field(default_factory=list)
    """Indices into the places."""
    capacity: str | None = None
    investment: str | None = None
    investor: str | None = None
    mentions: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class Event:
    name: str
    mentions: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class Entities:
    projects: list[Project] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    officials: list[Official] = field(default_factory=list)
    organizations: list[Organization] = field(default_factory=list)
    legal_documents: list[LegalDocument] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
