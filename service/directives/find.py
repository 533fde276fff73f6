"""Directives of a report (first stub: none)."""

from __future__ import annotations

from service.directives.model import Directive
from service.document.model import DocumentInfo
from service.entities.model import Entities
from service.lexicon.model import Lexicon
from service.structure.model import Structure


def find_directives(
    structure: Structure, entities: Entities, document: DocumentInfo, lexicon: Lexicon
) -> list[Directive]:
    """Every directive, task, proposal and commitment, in text order."""
    return []
