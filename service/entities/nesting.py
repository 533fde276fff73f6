"""Which mentions may stand inside which.

A place may stand inside anything, an organisation inside a person's title; nothing else nests: the
congress is not named inside the name of its resolution, "Tỉnh ủy" not inside "Ban Thường vụ Tỉnh ủy".
"""

from __future__ import annotations

from dataclasses import dataclass, field

from service.entities.candidates import (
    EventMention,
    LegalMention,
    OfficialMention,
    OrganizationMention,
    PlaceMention,
    ProjectMention,
)
from service.text.align import Text
from service.text.span import Span


@dataclass(slots=True)
class Mentions:
    """All mentions of a text, settled against each other."""

    text: Text
    places: list[PlaceMention] = field(default_factory=list)
    officials: list[OfficialMention] = field(default_factory=list)
    organizations: list[OrganizationMention] = field(default_factory=list)
    legal_documents: list[LegalMention] = field(default_factory=list)
    projects: list[ProjectMention] = field(default_factory=list)
    events: list[EventMention] = field(default_factory=list)


def settle(mentions: Mentions) -> Mentions:
    """Drop what may not stand where it stands; the longer name wins."""
    whole = _outermost(
        [
            *(mention.span for mention in mentions.legal_documents),
            *(mention.span for mention in mentions.events),
            *(mention.span for mention in mentions.projects),
            *(mention.span for mention in mentions.organizations),
            *(place.span for place in mentions.places if place.kind in ("site", "facility")),
        ]
    )
    mentions.organizations = [mention for mention in mentions.organizations if mention.span in whole]
    mentions.legal_documents = [mention for mention in mentions.legal_documents if mention.span in whole]
    mentions.events = [mention for mention in mentions.events if mention.span in whole]
    mentions.projects = [mention for mention in mentions.projects if mention.span in whole]
    mentions.places = [place for place in mentions.places if not _belongs(place, mentions)]
    covering = [*whole, *(place.span for place in mentions.places if len(mentions.text.norm[place.span.start : place.span.end].split()) > 2)]
    mentions.officials = [mention for mention in mentions.officials if not _inside(mention.span, covering)]
    waters = [place.span for place in mentions.places if place.kind in ("water", "relief") and place.classed]
    mentions.places = [place for place in mentions.places if not _inside(place.span, waters)]
    people = [mention.span for mention in mentions.officials]
    mentions.places = [place for place in mentions.places if not any(place.span.overlaps(span) for span in people)]
    return mentions


def _belongs(place: PlaceMention, mentions: Mentions) -> bool:
    """Whether a feature is but the beginning of a work's name, or part of a company's."""
    if not place.classed and any(place.span == mention.span for mention in mentions.projects):
        return True
    if place.kind not in ("facility", "site"):
        return False
    works = (mention.span for mention in mentions.projects)
    companies = (mention.span for mention in mentions.organizations if mention.kind == "company")
    return any(place.span.within(span) and place.span.start == span.start for span in works) or any(
        place.span.within(span) for span in companies
    )


def _outermost(spans: list[Span]) -> set[Span]:
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda span: (span.start, -span.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return set(kept)


def _inside(span: Span, others: list[Span]) -> bool:
    return any(other.start <= span.start and span.end <= other.end and other != span for other in others)
