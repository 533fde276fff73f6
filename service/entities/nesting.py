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
    TitleMention,
)
from service.entities.cover import Cover
from service.entities.names import spaced
from service.text.align import Text
from service.text.span import Span

_LANDS = ("Rừng ", "Cao nguyên ")
"""Lands that are called after the places that they lie in: "cao nguyên đá Đồng Văn"."""


_NUMBERED = spaced(r" (?:\d{1,2}|[A-Z])(?![\w/-])")
_COMPANIES = ("công ty", "tổng công ty", "ctcp")


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
    titles: list[TitleMention] = field(default_factory=list)


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
    companies = {mention.span for mention in mentions.organizations if _is_company(mention)}
    mentions.projects = [mention for mention in mentions.projects if mention.span not in companies]
    works = {mention.span for mention in mentions.projects}
    mentions.organizations = [
        mention for mention in mentions.organizations if mention.span in whole and mention.span not in works
    ]
    mentions.legal_documents = [mention for mention in mentions.legal_documents if mention.span in whole]
    mentions.events = [mention for mention in mentions.events if mention.span in whole]
    mentions.projects = [mention for mention in mentions.projects if mention.span in whole]
    _settle_people(mentions, whole)
    _settle_places(mentions)
    return mentions


def _is_company(mention: OrganizationMention) -> bool:
    """Whether a company is meant: "Thủy điện Sông Ba" after "Công ty cổ phần Thủy điện Sông Ba"."""
    return mention.kind == "company" and mention.name.lower().startswith(_COMPANIES)


def _settle_people(mentions: Mentions, whole: set[Span]) -> None:
    """A person is not named inside another name ("Đoàn Thanh niên Cộng sản Hồ Chí Minh", "đường Lê
    Lợi", "thành phố Hồ Chí Minh"), and a place not inside a person's ("Nguyễn Thái Bình")."""
    covered = Cover([*whole, *(place.span for place in mentions.places if place.classed)])
    mentions.officials = [mention for mention in mentions.officials if not covered.holds(mention.span)]
    people = Cover(mention.span for mention in mentions.officials)
    mentions.places = [place for place in mentions.places if not people.meets(place.span)]


def _settle_places(mentions: Mentions) -> None:
    """A feature is no place of its own where it begins a work's name or stands in a company's or a hospital's; a river
    or a field holds no other place."""
    works = Cover(mention.span for mention in mentions.projects)
    beginnings = {mention.span.start for mention in mentions.projects}
    same = {mention.span for mention in mentions.projects}
    bodies = Cover(
        mention.span for mention in mentions.organizations if mention.kind not in ("state", "party", "military")
    )
    settlements = {place.span for place in mentions.places if place.kind == "settlement"}
    waters = Cover(
        place.span
        for place in mentions.places
        if place.kind in ("water", "relief", "road") and place.classed and not place.name.startswith(_LANDS)
    )

    named: list[ProjectMention | OrganizationMention] = [*mentions.projects, *mentions.organizations]
    schools = Cover(mention.span for mention in named if mention.name.startswith("Trường "))

    def stands(place: PlaceMention) -> bool:
        if place.kind in ("facility", "site"):
            begins = place.span.start in beginnings and works.holds(place.span)
            return not begins and not bodies.holds(place.span)
        if "ành đai phía" in place.name and place.span.start in beginnings and works.holds(place.span):
            return False
        if place.kind in ("water", "relief", "road"):
            return place.span not in same
        numbered = not place.classed and _NUMBERED.match(mentions.text.norm, place.span.end) is not None
        if numbered and schools.holds(place.span):
            return False  # "Trường Tiểu học Long Bình 1"
        if not place.classed and place.span in settlements:
            return False
        return (place.classed or place.span not in same) and not waters.holds(place.span)

    mentions.places = [place for place in mentions.places if stands(place)]


def _outermost(spans: list[Span]) -> set[Span]:
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda span: (span.start, -span.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return set(kept)
