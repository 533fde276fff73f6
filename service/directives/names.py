"""From the words that name a party to its canonical name and its entity."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from service.directives.model import Party
from service.directives.parties import Phrase
from service.entities.model import Entities
from service.text.align import Text
from service.text.fold import key, pattern
from service.text.span import Span

_CENTRAL_CITIES = frozenset(("hà nội", "hồ chí minh", "hải phòng", "đà nẵng", "cần thơ", "huế"))
_CLASS_WORDS = {"province": "tỉnh", "district": "huyện", "commune": "xã"}
_UNIT = pattern(r"(?:tỉnh|thành\s+phố|tp|toàn\s+tỉnh|toàn\s+thành\s+phố)")
_UNIT_ORGAN = pattern(r"(?:tỉnh|thành\s+phố)")
_SHORT = ((re.compile(r"\bUBND\b"), "Ủy ban nhân dân"), (re.compile(r"\bHĐND\b"), "Hội đồng nhân dân"))
_SHORT_KEYS = {"ubnd": "ủy ban nhân dân", "hđnd": "hội đồng nhân dân", "tp": "thành phố", "tp.": "thành phố"}
_OF_UNIT = pattern(r"^(?:ubnd|hđnd|ủy ban nhân dân|hội đồng nhân dân|chủ tịch ubnd|chủ tịch ủy ban nhân dân) (?:tỉnh|thành phố)$")
_WHOLE_SECTOR = pattern(r"(?:toàn\s+)?ngành")
_SECTOR = pattern(r"(?<!\w)ngành\s+(?!nghề|hàng|tiếp|phải|cần|đã|là|có|năm)\w+(?:\s+nghiệp|\s+vận\s+tải|\s+thương|\s+tế|\s+dục|\s+sản|\s+lịch|\s+trường|\s+xây\s+dựng|\s+an)?(?!\w)")
_PARTY_ORGANS = {"tỉnh ủy", "ban thường vụ tỉnh ủy", "thường trực tỉnh ủy", "đảng bộ tỉnh"}
_UNIT_KINDS = {"huyện": "district", "quận": "district", "thị xã": "district", "xã": "commune", "phường": "commune"}
_PERSONAL = pattern(r"(?:ông|bà|đồng chí|đ/c|anh|chị|bí thư|chủ tịch|phó chủ tịch|bộ trưởng|thứ trưởng|giám đốc|thủ tướng|phó thủ tướng)")
_HONORIFICS = frozenset(("ông", "bà", "đồng chí", "đ/c"))
_HONORIFIC = pattern(r"(?:đồng chí|đ/c|ông|bà)\s+")
_SPEAKER = frozenset(("tôi", "chúng tôi"))
_HEAD_OF_GOVERNMENT = ("người đứng đầu chính phủ", "thủ tướng chính phủ")


class _Mention(NamedTuple):
    start: int
    end: int
    group: str
    index: int


class Naming:
    """Knows the entities of one document by where they are named."""

    def __init__(self, text: Text, entities: Entities, place: str | None) -> None:
        self._text, self._entities, self._place = text, entities, place
        self._mentions = sorted(
            _Mention(span.start, span.end, group, index)
            for group in ("officials", "organizations", "places")
            for index, entity in enumerate(getattr(entities, group))
            for span in entity.mentions
        )
        self._starts = [mention.start for mention in self._mentions]

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
            phrase = self._without_honorific(phrase)
            named = [m for m in inside if m.group == "officials"]
            if named:
                return self._official(named[-1].index)
            by_title = self._by_title(phrase)
            if by_title is not None:
                return self._official(by_title)
        if phrase.kind == "name":
            return self._bare_name(phrase, inside)
        exact = [m for m in inside if m.group == "organizations" and m.start == phrase.span.start and m.end == phrase.span.end]
        if exact:
            return Party(self._entities.organizations[exact[0].index].name, ("organizations", exact[0].index))
        words = self._text.words(self._sector(phrase.span))
        kind = _UNIT_KINDS.get(key(words))
        name = self.place_before(kind, phrase.span.start) if kind else None
        return Party(f"{key(words)} {name}" if name else self.spelled_out(words))

    def _sector(self, span: Span) -> Span:
        """ "toàn ngành" after "ngành thủy sản" is that one."""
        if not _WHOLE_SECTOR.fullmatch(self._text.key, span.start, span.end):
            return span
        named = [m for m in _SECTOR.finditer(self._text.key, max(0, span.start - 4000), span.start)]
        return Span(*named[-1].span()) if named else span

    def is_named_person(self, phrase: Phrase) -> bool:
        """Whether the words hold a person's name, not only an office."""
        return any(mention.group == "officials" for mention in self._inside(phrase.span))

    def _inside(self, span: Span) -> list[_Mention]:
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        return [m for m in self._mentions[first:last] if m.end <= span.end]

    def _official(self, index: int) -> Party:
        return Party(self._entities.officials[index].name, ("officials", index))

    def place_before(self, kind: str, offset: int) -> str | None:
        """The name of the place of ``kind`` named last before ``offset``, or else first."""
        named = [m for m in self._mentions if m.group == "places" and self._entities.places[m.index].kind == kind]
        before = [m for m in named if m.start < offset]
        found = before[-1] if before else (named[0] if named else None)
        return self._entities.places[found.index].name if found else None

    def _by_title(self, phrase: Phrase) -> int | None:
        """ "Thủ tướng" after "Thủ tướng Phạm Minh Chính" is the same person: the last one named
        before with that title, or else the first one after."""
        words = " ".join(self._text.key[phrase.span.start : phrase.span.end].split())
        if words == _HEAD_OF_GOVERNMENT[0]:
            words = _HEAD_OF_GOVERNMENT[1]
        if " các " in words or words in _SPEAKER:
            return None
        if words in _HONORIFICS:
            return self._last_before(phrase.span.start)
        before: tuple[int, int] | None = None
        after: tuple[int, int] | None = None
        for index, official in enumerate(self._entities.officials):
            if not any(_same_office(_office(words), _office(key(title.text))) for title in official.titles):
                continue
            for span in official.mentions:
                if span.start < phrase.span.start:
                    before = max(before or (0, 0), (span.start, index))
                elif after is None or span.start < after[0]:
                    after = (span.start, index)
        found = before or after
        return found[1] if found else self._by_given_name(words)

    def _by_given_name(self, words: str) -> int | None:
        """ "ông Hùng" is the one named "Ngô Đình Hùng" before."""
        title, _, given = words.rpartition(" ")
        if not self._is_title(title):
            return None
        for index, official in enumerate(self._entities.officials):
            if key(official.name).rpartition(" ")[2] == given:
                return index
        return None

    def _without_honorific(self, phrase: Phrase) -> Phrase:
        """ "đồng chí Bí thư Tỉnh ủy" is "Bí thư Tỉnh ủy"; a bare "đồng chí" stays."""
        match = _HONORIFIC.match(self._text.key, phrase.span.start, phrase.span.end)
        if match is None or match.end() >= phrase.span.end:
            return phrase
        return Phrase(Span(match.end(), phrase.span.end), phrase.kind)

    def _last_before(self, offset: int) -> int | None:
        """The person named last before ``offset``."""
        for mention in reversed(self._mentions[: bisect_left(self._starts, offset)]):
            if mention.group == "officials":
                return mention.index
        return None

    def _is_title(self, words: str) -> bool:
        return _PERSONAL.fullmatch(words) is not None

    def _bare_name(self, phrase: Phrase, inside: list[_Mention]) -> Party:
        first = next((m for m in inside if m.start == phrase.span.start), None)
        words = self._text.words(phrase.span)
        if first is None or first.end != phrase.span.end:
            return Party(words)
        if first.group == "organizations":
            return Party(self._entities.organizations[first.index].name, ("organizations", first.index))
        if first.group == "places":
            place = self._entities.places[first.index]
            word = "thành phố" if key(place.name) in _CENTRAL_CITIES else _CLASS_WORDS.get(place.kind, "")
            return Party(f"{word} {place.name}".strip(), ("places", first.index))
        return Party(words)

    def spelled_out(self, words: str) -> str:
        """ "UBND tỉnh" in a report about Lào Cai is "Ủy ban nhân dân tỉnh Lào Cai"."""
        folded = key(words)
        place = self._place if self._place and self._place != "Việt Nam" else None
        if place and (_UNIT.fullmatch(folded) or _OF_UNIT.match(folded) or folded in _PARTY_ORGANS):
            words = f"{words[:1].lower() if _UNIT.fullmatch(folded) else words[:1]}{words[1:]} {place}"
        for short, full in _SHORT:
            words = short.sub(full, words)
        return words


def _office(words: str) -> str:
    """One spelling of an office: "chủ tịch ubnd tp" is "chủ tịch ủy ban nhân dân thành phố"."""
    return " ".join(_SHORT_KEYS.get(word, word) for word in words.split())


def _same_office(words: str, title: str) -> bool:
    return title == words or title.startswith(words + " ") or (len(title) > 7 and words.startswith(title + " "))
