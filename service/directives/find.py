"""Directives of a report: who tells whom to do what, by when.

The blocks of the text are read in order by a small state machine. Its state is an ``Order``: who
speaks, to whom, and how far that reaches: to the end of the sentence's ";" chain, over the
sentences that follow, over the items of a list, over the sections under a heading of tasks.

    words      what the tables say              parties, names     who is named, and who that is
    scanner    what stands at an offset         openings, subjects, requests, later, clauses    one clause
    order      which clauses count              scopes, lead_ins, voices, pieces, passage       the passage
    spans, deadlines, details, force, records   what the record says
"""

from __future__ import annotations

from service.directives.model import Directive
from service.directives.passage import Passage
from service.document.model import DocumentInfo
from service.entities.model import Entities
from service.lexicon.model import Lexicon
from service.structure.model import Structure


def find_directives(
    structure: Structure, entities: Entities, document: DocumentInfo, lexicon: Lexicon
) -> list[Directive]:
    """Every directive, task, proposal and commitment, in text order."""
    return Passage(structure, entities, document, lexicon).directives()
