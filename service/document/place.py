"""The place that the document is about: a province, or the whole country.

Each province gathers points by its mentions, more for those in the title and the opening. It is
the document's place when it stands out among the provinces and is not outweighed by the country.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from service.entities.cover import Cover
from service.entities.model import Entities, Place
from service.structure.model import Structure
from service.text.finder import KEYS, Finder
from service.text.fold import key, pattern
from service.text.span import Span

COUNTRY = "Việt Nam"
_WHOLE = Finder(pattern(r"(?<!\w)(?:cả\s+nước|toàn\s+quốc)(?!\w)"), KEYS)
_PER_MENTION = 3000  # characters for which one mention speaks
_TITLE, _OPENING, _OPENING_LENGTH = 6.0, 2.0, 700
_SHARE, _SHARE_IN_TITLE = 0.3, 0.2
_COUNTRY_WEIGHT, _LOCAL_WEIGHT = 0.7, 0.4  # "Việt Nam" is said in passing too, the more so in a province's own document
_AUTHOR = pattern(r"(?:(?:chi\s+)?cục|sở|ubnd|ủy ban|ban|văn phòng)\s")
_CENTRAL = pattern(
    r"(?:bộ(?! chỉ huy)|chính phủ|quốc hội|tổng cục|ngân hàng nhà nước|hiệp hội|"
    r"ban bí thư|ban chấp hành trung ương|đảng cộng sản|văn phòng trung ương)(?!\w)"
)
_DELEGATES = pattern(r"đại\s+biểu\s+$")  # a province's own delegation to the National Assembly
_CENTRAL_TITLE = pattern(
    r"(?<!\w)(?:thủ tướng|bộ trưởng|chính phủ|ban bí thư|bộ chính trị|(?<!đại biểu )quốc hội|"
    r"bộ (?!chỉ huy|đội|phận|máy|tiêu chí)\w+|cả nước|toàn quốc)(?!\w)"
)
_CENTRAL_WEIGHT = 1.0  # in the title or the opening
_LOCAL = Finder(
    pattern(
        r"(?<!\w)(?:trên\s+địa\s+bàn\s+tỉnh|toàn\s+tỉnh|ubnd\s+tỉnh|(?:ủy\s+ban|hội\s+đồng)\s+nhân\s+dân\s+tỉnh|hđnd\s+tỉnh|"
        r"tỉnh\s+ủy|thành\s+ủy|ubnd\s+(?:tp|thành\s+phố))(?!\w|\s*,)"
    ),
    KEYS,
)
_OFFICE = pattern(r"(?<!\w)(?:ubnd|hđnd|ủy ban nhân dân|hội đồng nhân dân|tỉnh ủy|thành ủy|sở|đảng bộ)(?!\w)")
_OFTEN = 4
_LONGEST_LETTERHEAD = 300  # characters
_FAR_MORE = 3  # times as many mentions


@dataclass(frozen=True, slots=True)
class About:
    """``name`` and ``code`` of the place, and the range that tells it best."""

    name: str
    code: str | None
    evidence: Span | None


def place_of(structure: Structure, entities: Entities) -> About:
    """The province that the document is about, else Việt Nam."""
    own = _own_unit(structure, entities)
    if own is not None:
        return own
    points: dict[int, float] = {}
    provinces = {key(place.name): index for index, place in enumerate(entities.places) if place.kind == "province"}
    for index, place in enumerate(entities.places):
        home = _home(index, place, provinces)
        if home is not None:
            weight = 1.0 if home == index else 0.5
            points[home] = points.get(home, 0.0) + weight * sum(_points(structure, span) for span in place.mentions)
    country = _country_points(structure, entities)
    if not points:
        return _country(entities)
    best = max(points, key=lambda index: (points[index], -index))
    place = entities.places[best]
    in_title = _is_in_title(structure, place)
    share = _SHARE_IN_TITLE if in_title else _SHARE
    if not (in_title or _is_local(structure)) and len(place.mentions) * _PER_MENTION < len(structure.text.norm):
        return _country(entities)  # named in passing in a long text
    if points[best] < share * sum(points.values()) or points[best] <= country:
        return _country(entities)
    return About(place.name, place.code, place.mentions[0] if place.mentions else None)


def _own_unit(structure: Structure, entities: Entities) -> About | None:
    """The district or commune whose document it is ("UBND XÃ MƯỜNG HUM" over it), or that its title is about,
    named there without its province and often in the text."""
    if structure.title is None:
        return None
    names = Cover(
        span
        for group in (entities.projects, entities.events, entities.organizations)
        for one in group
        for span in one.mentions
    )
    head, title = Span(0, structure.title.start), structure.title
    over = [(place, span) for place in entities.places for span in place.mentions if span.within(head)]
    inside = [
        (place, span)
        for place in entities.places
        for span in place.mentions
        if span.within(title) and not names.holds(span)
    ]
    for named, often in ((over, 1), (inside, _OFTEN - 1)):
        units = [(place, span) for place, span in named if place.kind in ("district", "commune")]
        decides = named is inside and _OFFICE.search(structure.text.key, *head) is not None
        if decides and any(place.kind == "province" for place, _ in over):
            return None  # "UBND TỈNH LÂM ĐỒNG" decides on a work in one of its districts
        alone = units and not any(_outweighs(place, units[0][0]) for place, _ in named)
        if alone and len({place.name for place, _ in units}) == 1 and len(units[0][0].mentions) >= often:
            return About(units[0][0].name, units[0][0].code, units[0][1])
    return None


def _outweighs(place: Place, unit: Place) -> bool:
    """ "Lạng Sơn: Huyện Bắc Sơn trồng rừng" is about the district where the text speaks of it far more often."""
    wider = place.kind in ("province", "country")
    return wider and (place.kind == "country" or len(unit.mentions) < _FAR_MORE * len(place.mentions))


def _home(index: int, place: Place, provinces: dict[str, int]) -> int | None:
    if place.kind == "province":
        return index
    return provinces.get(key(place.parent)) if place.parent else None


def _points(structure: Structure, span: Span) -> float:
    if structure.title and (span.within(structure.title) or span.within(_letterhead(structure))):
        return _TITLE
    first = structure.title.end if structure.title else 0
    return _OPENING if first <= span.start < first + _OPENING_LENGTH else 1.0


def _is_in_title(structure: Structure, place: Place) -> bool:
    """Named in the title or over it."""
    parts = (structure.title, _letterhead(structure)) if structure.title else ()
    return any(span.within(part) for part in parts for span in place.mentions)


def _letterhead(structure: Structure) -> Span:
    """The lines over the title that say whose document it is: "CỤC THỐNG KÊ TỈNH SÓC TRĂNG"; empty where there are
    none, or where the title stands far down."""
    title, blocks = structure.title, structure.blocks
    before = [block for block in blocks if title and block.span.end <= title.start]
    over = [b.span for b in before if b.kind == "byline" or _AUTHOR.match(structure.text.key, *b.span)]
    lines = [span for span in over if structure.text.norm[slice(*span)].isupper()]
    if not lines or lines[-1].end > _LONGEST_LETTERHEAD:
        return Span(0, 0)
    return Span(lines[0].start, lines[-1].end)


def _country_points(structure: Structure, entities: Entities) -> float:
    """What speaks for the country; its name inside another ("Tập đoàn Điện lực Việt Nam") does not."""
    longer = {span.end for organization in entities.organizations for span in organization.mentions}
    named = sum(
        _points(structure, span)
        for place in entities.places
        if place.kind == "country" and place.name == COUNTRY
        for span in place.mentions
        if span.end not in longer
    )
    named += sum(
        _CENTRAL_WEIGHT * (points - 1)
        for organization in entities.organizations
        if _CENTRAL.match(key(organization.name))
        for span in organization.mentions
        if not _DELEGATES.search(structure.text.key, max(0, span.start - 9), span.start)
        if (points := _points(structure, span)) > 1
    )
    if structure.title and _CENTRAL_TITLE.search(structure.text.key, *structure.title):
        named += _TITLE
    weight = _LOCAL_WEIGHT if _is_local(structure) else _COUNTRY_WEIGHT
    return weight * (named + 0.5 * sum(1 for _ in _WHOLE.finditer(structure.text.key)))


def _is_local(structure: Structure) -> bool:
    """Whether the text says "tỉnh", "thành phố" as one does who speaks of one's own."""
    return sum(1 for _ in islice(_LOCAL.finditer(structure.text.key), _OFTEN)) == _OFTEN


def _country(entities: Entities) -> About:
    for place in entities.places:
        if place.kind == "country" and place.name == COUNTRY:
            return About(COUNTRY, place.code, place.mentions[0] if place.mentions else None)
    return About(COUNTRY, "VN", None)
