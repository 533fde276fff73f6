"""Entities of a report (first stub: none)."""

from __future__ import annotations

from datetime import date

from service.entities.model import Entities
from service.lexicon.model import Lexicon
from service.structure.model import Structure


def find_entities(structure: Structure, lexicon: Lexicon, on: date | None) -> Entities:
    """Every entity of the report; ``on`` is the document's date, which decides official codes."""
    return Entities()
