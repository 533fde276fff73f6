"""From mentions to things: one record for each place, person, body, document."""

from __future__ import annotations

from service.entities.candidates import OrganizationMention
from service.entities.gazetteer import Gazetteer
from service.entities.model import Entities, Event, LegalDocument, Official, Organization, Place, Project, Title
from service.entities.nesting import Mentions
from service.text.fold import key
from service.text.span import Span


def merge(mentions: Mentions, gazetteer: Gazetteer) -> Entities:
    """One record per thing, in the order of first mentions."""
    entities = Entities()
    entities.places = _places(mentions, gazetteer)
    entities.organizations = _organizations(mentions, main_province(entities.places))
    entities.legal_documents = _legal_documents(mentions)
    entities.officials = _officials(mentions, entities.organizations)
    entities.projects = _projects(mentions)
    entities.events = _events(mentions)
    return entities


def _places(mentions: Mentions, gazetteer: Gazetteer) -> list[Place]:
    found: dict[tuple[str, str, str], Place] = {}
    for mention in sorted(mentions.places, key=lambda mention: mention.span):
        identity = ("" if mention.code else key(mention.name), mention.kind, mention.code or "")
        place = found.get(identity)
        if place is None:
            place = found[identity] = Place(mention.name, mention.kind, mention.code)
            if mention.unit is not None:
                above = gazetteer.parent(mention.unit)
                place.parent = above.name if above else None
                place.successors = gazetteer.successors(mention.unit)
        if mention.span not in place.mentions:
            place.mentions.append(mention.span)
    return list(found.values())


def main_province(places: list[Place]) -> Place | None:
    """The province named most, the first of equals."""
    provinces = [place for place in places if place.kind == "province" and place.code is not None]
    return max(provinces, key=lambda place: len(place.mentions), default=None)


def _organizations(mentions: Mentions, province: Place | None) -> list[Organization]:
    found: dict[str, Organization] = {}
    for mention in mentions.organizations:
        name = _completed(mention, province)
        body = found.setdefault(key(name), Organization(name, mention.kind))
        body.mentions.append(mention.span)
    return list(found.values())


def _completed(mention: OrganizationMention, province: Place | None) -> str:
    """"Tỉnh ủy" in a report about Sơn La is "Tỉnh ủy Sơn La"."""
    if mention.seat is None or province is None:
        return mention.name
    if key(mention.name).endswith((" tỉnh", " thành phố", "ủy")):
        return f"{mention.name} {province.name}"
    return f"{mention.name} tỉnh {province.name}"


def _legal_documents(mentions: Mentions) -> list[LegalDocument]:
    found: dict[str, LegalDocument] = {}
    for mention in mentions.legal_documents:
        document = found.setdefault(key(mention.name), LegalDocument(mention.name, mention.kind, mention.number))
        document.issuer = document.issuer or mention.issuer
        document.date = document.date or mention.date
        document.mentions.append(mention.span)
    return list(found.values())


def _officials(mentions: Mentions, organizations: list[Organization]) -> list[Official]:
    found: dict[str, Official] = {}
    for mention in mentions.officials:
        person = found.setdefault(key(mention.name), Official(mention.name))
        person.mentions.append(mention.span)
        person.titles += [_title(mentions.text.norm, title.span, organizations) for title in mention.titles]
    for person in found.values():
        person.titles = _distinct(person.titles)
    return list(found.values())


def _title(norm: str, span: Span, organizations: list[Organization]) -> Title:
    inside = [
        index for index, body in enumerate(organizations) if any(mention.within(span) for mention in body.mentions)
    ]
    return Title(" ".join(norm[span.start : span.end].split()), inside[-1] if inside else None, span)


def _distinct(titles: list[Title]) -> list[Title]:
    """Without titles that say less than another: "Thủ tướng" beside "Thủ tướng Chính phủ"."""
    kept: list[Title] = []
    for title in titles:
        words = key(title.text)
        if any(key(other.text) == words for other in kept):
            continue
        if any(other is not title and key(other.text) != words and key(other.text).startswith(words) for other in titles):
            continue
        kept.append(title)
    return kept


def _projects(mentions: Mentions) -> list[Project]:
    found: dict[str, Project] = {}
    for mention in mentions.projects:
        project = found.setdefault(key(mention.name), Project(mention.name, mention.kind, mention.status))
        project.mentions.append(mention.span)
    return list(found.values())


def _events(mentions: Mentions) -> list[Event]:
    found: dict[str, Event] = {}
    for mention in mentions.events:
        found.setdefault(key(mention.name), Event(mention.name)).mentions.append(mention.span)
    return list(found.values())
