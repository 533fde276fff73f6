"""Entities of a report: one scan, then a finder for each kind, then one record per thing."""

from __future__ import annotations

from datetime import date

from service.entities.built import built_bodies
from service.entities.candidates import OrganizationMention, PlaceMention
from service.entities.cover import Cover
from service.entities.events import find_events
from service.entities.features import find_features
from service.entities.legal_documents import find_legal_documents
from service.entities.merging import merge
from service.entities.model import Entities
from service.entities.nesting import Mentions, settle
from service.entities.officials import find_officials
from service.entities.organizations import find_organizations
from service.entities.places import find_places
from service.entities.projects import find_projects
from service.entities.scan import scan
from service.entities.signatures import find_signatures
from service.entities.vocabulary import load_vocabulary
from service.lexicon.model import Lexicon
from service.structure.model import Structure
from service.text.span import Span


def find_entities(structure: Structure, lexicon: Lexicon, on: date | None) -> Entities:
    """Every entity of the report; ``on`` is the document's date, which decides official codes."""
    vocabulary = load_vocabulary(lexicon)
    words = scan(structure.text, vocabulary)
    places = find_places(words, vocabulary.gazetteer, lexicon, on)
    places += find_features(words, places, lexicon)
    organizations = find_organizations(words, places, lexicon)
    places = _without_authors(structure, places, organizations)
    officials, titles = find_officials(words, organizations, places, find_signatures(words, structure), lexicon)
    mentions = Mentions(
        structure.text,
        places,
        officials,
        organizations,
        find_legal_documents(words, organizations, lexicon),
        find_projects(words, lexicon) + built_bodies(structure.text.norm, organizations, lexicon),
        find_events(words, lexicon),
        titles.all,
    )
    return merge(settle(mentions), vocabulary.gazetteer, lexicon)


def _without_authors(
    structure: Structure, places: list[PlaceMention], organizations: list[OrganizationMention]
) -> list[PlaceMention]:
    """Without those that are the names of who wrote the story, below its last sentence: "Hà Nam", "Hồ Thanh"."""
    last = max((block.index for block in structure.blocks if block.kind not in _ASIDE), default=-1)
    signed = Cover(block.span for block in structure.blocks[last + 1 :] if block.kind == "byline")
    bodies = Cover(mention.span for mention in organizations)
    return [
        place
        for place in places
        if not signed.holds(place.span) or bodies.holds(place.span) or _said_what_it_is(structure, place.span)
    ]


def _said_what_it_is(structure: Structure, span: Span) -> bool:
    """Whether a word in small letters tells that it is a place: "tỉnh Kon Tum"."""
    before = structure.text.norm[max(0, span.start - _CLASS_WORD) : span.start].rpartition("\n")[2].split()
    return bool(before) and before[-1].islower()


_ASIDE = ("byline", "furniture", "caption")
_CLASS_WORD = 12  # characters
