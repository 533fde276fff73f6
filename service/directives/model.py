"""Who tells whom to do what by when."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from service.text.span import Span

DirectiveKind = Literal["directive", "task", "proposal", "commitment"]


@dataclass(frozen=True, slots=True)
class Party:
    """``name``: canonical; ``entity``: (group, index) of the entity that it is, e.g.
    ("officials", 0), or ``None``."""

    name: str
    entity: tuple[str, int] | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """``date``: the last day on which it is met, where it can be had; ``text``: verbatim."""

    date: date | None
    text: str


@dataclass(slots=True)
class Directive:
    kind: DirectiveKind
    span: Span
    verb: Span
    issuer: Party | None
    addressee: Party | None
    cooperating: list[Party] = field(default_factory=list)
    legal_basis: list[int] = field(default_factory=list)
    """Indices into the legal documents."""
    ordinal: int | None = None
    deadline: Deadline | None = None
    section: int | None = None
    rule: str = ""
