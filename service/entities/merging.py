"""From mentions to things: one record for each place, person, body, document, work, event."""

from __future__ import annotations

from bisect import bisect_left

from service.entities.candidates import OrganizationMention
from service.entities.councils import Councils
from service.entities.cover import Owners
from service.entities.gazetteer import Gazetteer
from service.entities.identity import Names, event_identity, project_identity, written_out
from service.entities.model import Entities, Event, LegalDocument, Official, Organization, Place, Project, Title
from service.entities.nesting import Mentions
from service.entities.parents import set_parents
from service.lexicon.model import Lexicon
from service.text.fold import key
from service.text.lazy import regex
from service.text.span import Span

_CLASS_WORDS = ("tỉnh", "thành phố")
_BETWEEN = (*_CLASS_WORDS, "chi nhánh tỉnh", "chi nhánh thành phố", "chi nhánh")
_CITY_BODIES = ("thành phố", "thành ủy")


def merge(mentions: Mentions, gazetteer: Gazetteer, lexicon: Lexicon) -> Entities:
    """One record per thing, in the order of first mentions."""
    entities = Entities()
    entities.places = _places(mentions, gazetteer, lexicon)
    entities.organizations = _organizations(mentions, entities.places, gazetteer)
    borne = [title.span for mention in mentions.officials for title in mention.titles]
    set_parents(mentions.text.norm, entities.organizations, borne)
    entities.legal_documents = _legal_documents(mentions)
    entities.officials = _officials(mentions, entities.organizations)
    entities.projects = _projects(mentions, entities.places, lexicon)
    entities.events = _events(mentions, entities.organizations, lexicon)
    return entities


def _places(mentions: Mentions, gazetteer: Gazetteer, lexicon: Lexicon) -> list[Place]:
    found: dict[tuple[str, str, str], Place] = {}
    for mention in sorted(mentions.places, key=lambda mention: mention.span):
        identity = ("" if mention.code else key(mention.name), mention.kind, mention.code or "")
        place = found.get(identity)
        if place is None:
            name = mention.name if mention.unit else written_out(mention.name, lexicon)
            place = found[identity] = Place(name, mention.kind, mention.code)
            if mention.unit is not None:
                above = gazetteer.parent(mention.unit)
                place.parent = above.name if above else None
                place.successors = gazetteer.successors(mention.unit)
        if not place.mentions or place.mentions[-1] != mention.span:
            place.mentions.append(mention.span)
    return list(found.values())


def main_province(places: list[Place]) -> Place | None:
    """The province named most, the first of equals; one that is named once among others says nothing."""
    provinces = [place for place in places if place.kind == "province" and place.code is not None]
    best = max(provinces, key=lambda place: len(place.mentions), default=None)
    if best is None or (len(best.mentions) == 1 and len(provinces) > 1):
        return None
    return best


def _organizations(mentions: Mentions, places: list[Place], gazetteer: Gazetteer) -> list[Organization]:
    province = main_province(places)
    city = province is not None and _is_city(province, gazetteer)
    provinces = [key(place.name) for place in places if place.kind == "province"]
    named = [(_completed(mention, province, city), mention) for mention in mentions.organizations]
    known = Names(key(name) for name, _ in named)
    names: dict[str, str] = {}
    for name, _ in sorted(named, key=lambda one: one[0].isupper()):  # "CÔNG TY X" only where no other form is printed
        names.setdefault(key(name), name)
    found: dict[str, Organization] = {}
    for name, mention in named:
        full = names[known.longer(key(name)) or key(name)] if mention.seat is None else names[key(name)]
        full = names.get(_with_class_word(key(full), names, provinces) or "", full)
        found.setdefault(key(full), Organization(full, mention.kind)).mentions.append(mention.span)
    return list(found.values())


def _with_class_word(name: str, names: dict[str, str], provinces: list[str]) -> str | None:
    """ "Sở Y tế Sơn La" is "Sở Y tế tỉnh Sơn La" where the text says that too."""
    for province in provinces:
        stem = name.removesuffix(f" {province}")
        if stem != name and not stem.endswith(_CLASS_WORDS):
            return next((full for word in _BETWEEN if (full := f"{stem} {word} {province}") in names), None)
    return None


def _is_city(province: Place, gazetteer: Gazetteer) -> bool:
    unit = gazetteer.find("p", province.code or "", False) or gazetteer.find("p", province.code or "", True)
    return unit is not None and unit.class_word == "Thành phố"


def _completed(mention: OrganizationMention, province: Place | None, city: bool) -> str:
    """ "Tỉnh ủy" in a report about Sơn La is "Tỉnh ủy Sơn La"."""
    name = mention.name
    folded = key(name)
    if mention.seat is None or province is None:
        return name
    if ("tỉnh" in folded.split() and city) or (folded.endswith(_CITY_BODIES) and not city):
        return name
    if folded.endswith((" tỉnh", " thành phố", "ủy")):
        return f"{name} {province.name}"
    return f"{name} {'thành phố' if city else 'tỉnh'} {province.name}"


def _legal_documents(mentions: Mentions) -> list[LegalDocument]:
    found: dict[str, LegalDocument] = {}
    identities = _legal_identities(mentions)
    for mention, identity in zip(mentions.legal_documents, identities, strict=True):
        document = found.setdefault(identity, LegalDocument(mention.name, mention.kind, mention.number))
        if mention.number and len(mention.number) > len(document.number or ""):
            document.name, document.number = mention.name, mention.number
        document.issuer = document.issuer or mention.issuer
        document.date = document.date or mention.date
        document.mentions.append(mention.span)
    return list(found.values())


def _legal_identities(mentions: Mentions) -> list[str]:
    """Type and number, or the title; "Nghị quyết 57" is the one "Nghị quyết số 57-NQ/TW" of the text."""
    names = [key(mention.name).replace(" số ", " ") for mention in mentions.legal_documents]
    numbered: dict[str, set[str]] = {}
    for name in names:
        if short := _SHORT_NUMBER.match(name):
            numbered.setdefault(short[1], set()).add(name)
    known = Names(names)
    return [_legal_identity(name, numbered, known) for name in names]


_SHORT_NUMBER = regex(r"([^-/]* \d+[a-z]?)[-/]")


def _legal_identity(name: str, numbered: dict[str, set[str]], known: Names) -> str:
    full = numbered.get(name, set())
    if len(full) == 1:
        return next(iter(full))
    if "đại hội" in name:
        return known.longer(name) or name
    return name


def _officials(mentions: Mentions, organizations: list[Organization]) -> list[Official]:
    known = Names(key(mention.name) for mention in mentions.officials)
    owners = Owners((span, index) for index, body in enumerate(organizations) for span in body.mentions)
    found: dict[str, Official] = {}
    for mention in sorted(mentions.officials, key=lambda mention: len(mention.name.split()) < 3):
        identity = known.longer(key(mention.name)) or key(mention.name)
        person = found.setdefault(identity, Official(mention.name))
        person.mentions.append(mention.span)
        person.titles += [_title(mentions.text.norm, title.span, owners) for title in mention.titles]
    for person in found.values():
        person.mentions.sort()
        person.titles = _distinct(sorted(person.titles, key=lambda title: title.span))
    people = sorted(found.values(), key=lambda person: person.mentions[0])
    _resolve_titles(mentions, people)
    return people


def _resolve_titles(mentions: Mentions, people: list[Official]) -> None:
    """ "Thủ tướng yêu cầu …": a title alone is the last person named before who bears it."""
    attached = {title.span for mention in mentions.officials for title in mention.titles}
    bearers: dict[str, list[Official]] = {}
    for person in people:
        for title in person.titles:
            syllables = key(title.text).split()
            for length in range(2, len(syllables) + 1):
                bearers.setdefault(" ".join(syllables[:length]), []).append(person)
    for alone in mentions.titles:
        known = bearers.get(key(" ".join(mentions.text.norm[alone.span.start : alone.span.end].split())), [])
        before = [person for person in known if person.mentions[0].start < alone.span.start]
        if before and alone.span not in attached:
            _last_named(before, alone.span.start).title_mentions.append(alone.span)


def _last_named(people: list[Official], position: int) -> Official:
    """Of several who bear a title the one named last before ``position``."""
    return max(people, key=lambda person: person.mentions[bisect_left(person.mentions, (position,)) - 1].start)


def _title(norm: str, span: Span, owners: Owners) -> Title:
    inside = owners.inside(span)
    return Title(" ".join(norm[span.start : span.end].split()), inside[-1] if inside else None, span)


def _distinct(titles: list[Title]) -> list[Title]:
    """Without titles that say less than another: "Thủ tướng" beside "Thủ tướng Chính phủ"."""
    kept: list[Title] = []
    for title in titles:
        words = key(title.text)
        if any(key(other.text) == words for other in kept):
            continue
        if any(key(other.text) != words and key(other.text).startswith(words) for other in titles):
            continue
        kept.append(title)
    return kept


def _projects(mentions: Mentions, places: list[Place], lexicon: Lexicon) -> list[Project]:
    found: dict[str, Project] = {}
    identities = [project_identity(written_out(mention.name, lexicon)) for mention in mentions.projects]
    known = Names(identities)
    owners = Owners((span, index) for index, place in enumerate(places) for span in place.mentions)
    for mention, identity in zip(mentions.projects, identities, strict=True):
        whole = known.longer(identity) or identity
        project = found.setdefault(whole, Project(written_out(mention.name, lexicon), mention.kind))
        if project.status is None and mention.status != "mentioned":
            project.status = mention.status
        project.capacity = project.capacity or mention.capacity
        project.investment = project.investment or mention.investment
        project.investor = project.investor or mention.investor
        project.mentions.append(mention.span)
    for project in found.values():
        project.places = sorted({index for span in project.mentions for index in owners.inside(span)})
    return list(found.values())


def _events(mentions: Mentions, bodies: list[Organization], lexicon: Lexicon) -> list[Event]:
    found: dict[frozenset[str], Event] = {}
    names = [written_out(mention.name, lexicon) for mention in mentions.events]
    forms = [" ".join(_WORD.findall(key(name))) for name in names]
    known = Names(form for form in forms if not form.startswith(_SESSIONS))
    longest = dict(zip(reversed(forms), reversed(names), strict=True))
    councils = Councils(mentions.text, bodies)
    for mention, form in zip(mentions.events, forms, strict=True):
        full = longest[known.longer(form) or form]
        if _BARE_SESSION.fullmatch(full):
            full += councils.of(mention.span)
        found.setdefault(event_identity(full), Event(full)).mentions.append(mention.span)
    return list(found.values())


_SESSIONS = ("kỳ họp", "phiên họp")
_WORD = regex(r"\w+")
_BARE_SESSION = regex(r"Kỳ họp (?:\w+ ){0,2}(?:lần )?thứ \w+(?: \w+)?")
