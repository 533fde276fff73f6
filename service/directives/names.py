"""From the words that name a party to its canonical name and its entity."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import NamedTuple

from service.directives.model import Party
from service.directives.offices import Offices
from service.directives.parties import Phrase
from service.entities.model import Entities
from service.entities.words import squeeze
from service.text.align import Text
from service.text.fold import key, pattern
from service.text.lazy import regex
from service.text.span import Span

_CENTRAL_CITIES = frozenset(("hà nội", "hồ chí minh", "hải phòng", "đà nẵng", "cần thơ", "huế"))
_CLASS_WORDS = {"province": "tỉnh", "district": "huyện", "commune": "xã"}
_UNIT_KINDS = {"huyện": "district", "quận": "district", "thị xã": "district", "xã": "commune", "phường": "commune"}
_CITY = pattern(r"(?:thành\s+phố|tp\.?)\s+$")
_UNIT = pattern(r"(?:tỉnh|thành\s+phố|tp|toàn\s+tỉnh|toàn\s+thành\s+phố)")
_UNIT_BODY = pattern(
    r"(?:(?:chủ tịch )?(?:ubnd|hđnd|ủy ban nhân dân|hội đồng nhân dân)|đảng bộ) (?:tỉnh|thành phố)|"
    r"(?:ban thường vụ |thường trực )?tỉnh ủy"
)
# "UBND các xã" is no institution, and stays as printed
_SHORT = tuple(
    (regex(rf"\b{short}\b(?!\s+(?:các|cấp|mỗi|những)\b)"), full)
    for short, full in (("UBND", "Ủy ban nhân dân"), ("HĐND", "Hội đồng nhân dân"), ("BV", "Bệnh viện"))
)
_WHOLE_SECTOR = pattern(r"(?:toàn\s+)?ngành")
_SECTOR = pattern(
    r"(?<!\w)ngành\s+(?!nghề|hàng|tiếp|phải|cần|đã|là|có|năm)\w+"
    r"(?:\s+(?:nghiệp|vận\s+tải|thương|tế|dục|sản|lịch|trường|xây\s+dựng|an))?(?!\w)"
)
_SECTOR_REACH = 4000  # characters back to where the sector was named
_HONORIFIC = pattern(r"(?:đồng chí|đ/c|ông|bà)\s+")
_BODY = pattern(
    r"(?:bộ|sở|cục|chi cục|tổng cục|tập đoàn|tổng công ty|công ty|ngân hàng|viện|trường|tỉnh ủy|huyện ủy|"
    r"thành ủy|hiệp hội|hội|liên đoàn|bệnh viện|trung tâm|ban quản lý|ban chỉ đạo|quỹ|nhà máy|học viện)(?!\w)"
)
_BARE_BODY = pattern(
    r"(?:đảng\s+bộ|đảng\s+ủy|ban\s+lãnh\s+đạo|lãnh\s+đạo|tập\s+thể)\s+"
    r"(công ty|tổng công ty|tập đoàn|ngân hàng|bệnh viện|trường|viện)$"
)
_COMRADES = regex(r"^(?i:(?:các\s+)?(?:đồng\s+chí|đ/c))\s+(?=\w)")  # "các đồng chí lãnh đạo huyện"
_ASIDE = regex(r"\s*\([^()]*\)$")  # "cử tri Nguyễn Thị Mến (phường Tân Giang)"
_COUNTRY = "Việt Nam"


class _Mention(NamedTuple):
    start: int
    end: int
    group: str
    number: int


class Naming:
    """Knows the entities of one document by where they are named."""

    def __init__(self, text: Text, entities: Entities, place: str | None) -> None:
        self._text, self._entities = text, entities
        self._place = place if place != _COUNTRY else None
        self._mentions = sorted(
            _Mention(span.start, span.end, group, number)
            for group in ("officials", "organizations", "places")
            for number, entity in enumerate(getattr(entities, group))
            for span in entity.mentions
        )
        self._starts = [mention.start for mention in self._mentions]
        self._offices = Offices(entities)
        self._bodies = self._bodies_by_noun()
        self._places = {
            kind: [m for m in self._mentions if self._place_kind(m) == kind] for kind in _UNIT_KINDS.values()
        }
        self._cities = [m for m in self._places["district"] if _CITY.search(text.key, max(0, m.start - 12), m.start)]

    def _bodies_by_noun(self) -> dict[str, list[_Mention]]:
        """Where institutions are named, by the noun that stands for one later on."""
        bodies: dict[str, list[_Mention]] = {}
        for mention in self._mentions:
            if mention.group == "organizations":
                noun = _BODY.match(key(self._entities.organizations[mention.number].name))
                if noun:
                    bodies.setdefault(noun[0], []).append(mention)
        return bodies

    def _last(self, named: list[_Mention], offset: int) -> _Mention | None:
        """The last of ``named`` before ``offset``."""
        before = bisect_left(named, offset, key=lambda mention: mention.start)
        return named[before - 1] if before else None

    def _most_named(self, named: list[_Mention], offset: int) -> _Mention | None:
        """Of ``named`` before ``offset`` the body named most often, the last of equals."""
        before = named[: bisect_left(named, offset, key=lambda mention: mention.start)]
        times = Counter(mention.number for mention in before)
        return max(before, key=lambda mention: (times[mention.number], mention.start), default=None)

    def _place_kind(self, mention: _Mention) -> str | None:
        return self._entities.places[mention.number].kind if mention.group == "places" else None

    def name_ends(self) -> dict[int, int]:
        """For each offset where a known name begins, where the longest one ends."""
        ends: dict[int, int] = {}
        for mention in self._mentions:
            ends[mention.start] = max(mention.end, ends.get(mention.start, 0))
        return ends

    def people_ends(self) -> dict[int, int]:
        """The same for persons only."""
        return {mention.start: mention.end for mention in self._mentions if mention.group == "officials"}

    def party(self, phrase: Phrase) -> Party:
        """The canonical party that ``phrase`` names."""
        inside = self._inside(phrase.span)
        if phrase.kind in ("person", "name"):
            official = self._official(phrase, inside)
            if official is not None:
                return Party(self._entities.officials[official].name, ("officials", official))
        if phrase.kind == "name":
            return self._bare_name(phrase, inside)
        whole = [m for m in inside if m.group == "organizations" and (m.start, m.end) == phrase.span]
        if whole:
            return Party(self._entities.organizations[whole[0].number].name, ("organizations", whole[0].number))
        return self._described(phrase)

    def is_named_person(self, phrase: Phrase) -> bool:
        """Whether the words hold a person's name, not only an office."""
        return any(mention.group == "officials" for mention in self._inside(phrase.span))

    def leads(self, person: Party | None, phrase: Phrase) -> bool:
        """Whether the phrase names the body that the person speaks for: "Sở", "quận" of its director, its chairman."""
        if person is None or person.entity is None or person.entity[0] != "officials":
            return False
        body = key(self._words(phrase.span))
        return any(_holds(key(title.text), body) for title in self._entities.officials[person.entity[1]].titles)

    def organs_in(self, phrase: Phrase) -> list[Party]:
        """The institutions named in a phrase: "Thống đốc Ngân hàng Nhà nước"."""
        inside = [m for m in self._inside(phrase.span) if m.group == "organizations"]
        return [Party(self._entities.organizations[m.number].name, (m.group, m.number)) for m in inside]

    def body(self, words: str) -> Party:
        """The body that a document's head names, as an entity where the text names it too."""
        name = self.spelled_out(words)
        for number, organization in enumerate(self._entities.organizations):
            if squeeze(key(organization.name)) == squeeze(key(name)):
                return Party(organization.name, ("organizations", number))
        return Party(name)

    def spelled_out(self, words: str) -> str:
        """ "UBND tỉnh" in a report about Lào Cai is "Ủy ban nhân dân tỉnh Lào Cai"."""
        folded = key(words)
        place = self._greater_place(folded)
        if place and _UNIT.fullmatch(folded):
            words = f"{words[:1].lower()}{words[1:]} {place}"
        elif place and _UNIT_BODY.fullmatch(folded):
            words = f"{words} {place}"
        for short, full in _SHORT:
            words = short.sub(full, words)
        return words

    def _greater_place(self, folded: str) -> str | None:
        """The place that "tỉnh" or "thành phố" in a party's name means: the document's, or the province that it names
        where the document is about a district."""
        name = self._place
        kinds = {place.kind for place in self._entities.places if place.name == name}
        if name is None or not kinds & {"district", "commune"} or "province" in kinds:
            return name
        if not folded.endswith("tỉnh") and f"thành phố {key(name)}" in self._text.key:
            return name
        above = (place.name for place in self._entities.places if place.kind == "province")
        return next((one for one in above if (key(one) in _CENTRAL_CITIES) != folded.endswith("tỉnh")), None)

    def _inside(self, span: Span) -> list[_Mention]:
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return [m for m in self._mentions[first:last] if m.end <= span.end]

    def _official(self, phrase: Phrase, inside: list[_Mention]) -> int | None:
        """The person named in the phrase, or else who holds its office; "đồng chí Bí thư" is "Bí thư"."""
        named = [m.number for m in inside if m.group == "officials"]
        if named:
            return named[-1]
        honorific = _HONORIFIC.match(self._text.key, *phrase.span)
        start = honorific.end() if honorific and honorific.end() < phrase.span.end else phrase.span.start
        return self._offices.holder(self._text.key[start : phrase.span.end], phrase.span.start)

    def _bare_name(self, phrase: Phrase, inside: list[_Mention]) -> Party:
        whole = [m for m in inside if (m.start, m.end) == phrase.span]
        if whole and whole[0].group == "organizations":
            return Party(self._entities.organizations[whole[0].number].name, ("organizations", whole[0].number))
        if whole and whole[0].group == "places":
            place = self._entities.places[whole[0].number]
            word = "thành phố" if key(place.name) in _CENTRAL_CITIES else _CLASS_WORDS.get(place.kind, "")
            return Party(f"{word} {place.name}".strip(), ("places", whole[0].number))
        return Party(self._words(phrase.span))

    def _described(self, phrase: Phrase) -> Party:
        words = _COMRADES.sub("", _ASIDE.sub("", self._words(self._sector(phrase.span))))
        if phrase.kind == "person":
            words = self._with_whole_body(phrase, words)
        body = self._most_named(self._bodies.get(key(words), []), phrase.span.start)
        if body is not None:  # "Sở" after "Sở Xây dựng"
            return Party(self._entities.organizations[body.number].name, ("organizations", body.number))
        words = self._with_body_meant(words, phrase.span.start)
        kind = _UNIT_KINDS.get(key(words))
        place = self._place_before(kind, phrase.span.start) if kind else None
        if key(words) == "thành phố" and key(self._place or "") not in _CENTRAL_CITIES:
            city = self._last(self._cities, phrase.span.start)
            place = self._entities.places[city.number].name if city else None
        return Party(f"{key(words)} {place}" if place else self.spelled_out(words))

    def _with_whole_body(self, phrase: Phrase, words: str) -> str:
        """ "Thống đốc NHNN" where the text says what NHNN is."""
        organs = [m for m in self._inside(phrase.span) if m.group == "organizations" and m.end == phrase.span.end]
        if len(organs) != 1:
            return words
        short = self._words(Span(organs[0].start, organs[0].end))
        return words.replace(short, self._entities.organizations[organs[0].number].name) if short.isupper() else words

    def _with_body_meant(self, words: str, offset: int) -> str:
        """ "Đảng bộ Công ty" where one company is told of."""
        bare = _BARE_BODY.search(key(words))
        body = self._most_named(self._bodies.get(bare[1], []), offset) if bare else None
        if bare is None or body is None:
            return words
        return f"{words[: bare.start(1)]}{self._entities.organizations[body.number].name}"

    def _words(self, span: Span) -> str:
        """As printed, composed."""
        return self._text.words(span)

    def _sector(self, span: Span) -> Span:
        """ "toàn ngành" after "ngành thủy sản" is that one."""
        if not _WHOLE_SECTOR.fullmatch(self._text.key, *span):
            return span
        named = list(_SECTOR.finditer(self._text.key, max(0, span.start - _SECTOR_REACH), span.start))
        return Span(*named[-1].span()) if named else span

    def _place_before(self, kind: str, offset: int) -> str | None:
        """The name of the place of ``kind`` named last before ``offset``, or else first."""
        named = self._places[kind]
        if not named:
            return None
        before = bisect_left(named, offset, key=lambda mention: mention.start)
        return self._entities.places[named[max(0, before - 1)].number].name


def _holds(title: str, body: str) -> bool:
    """Whether whole words of a title are those of a body: "phó giám đốc sở y tế", "sở"."""
    return f" {body} " in f" {title} "
