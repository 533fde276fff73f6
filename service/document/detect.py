"""Title, kind, dates and place of the document (first stub)."""

from __future__ import annotations

from service.document.model import DocumentInfo
from service.entities.model import Entities
from service.lexicon.model import Lexicon
from service.periods.model import Reference
from service.structure.model import Structure


def describe(
    structure: Structure, reference: Reference, entities: Entities, place: str | None, lexicon: Lexicon
) -> DocumentInfo:
    """What the document says of itself; ``place`` is the caller's, which wins."""
    return DocumentInfo(structure.title, "other", None, reference.period, reference, place, None, ())
