"""Administrative units after their class word, with the lists that it governs.

"huyện Mộc Châu", "các xã Nậm Giôn, Chiềng Lao", "quận 7". The class word says the rank of the unit,
so that "Điện Biên" in "các huyện Điện Biên, Tuần Giáo" is the district.
"""

from __future__ import annotations

import re

from service.entities.gazetteer import Gazetteer, Unit
from service.entities.names import CAPITAL, LOWER, UPPER, spaced
from service.entities.place_candidates import Candidate, cancelled
from service.entities.scan import Hit, Scan
from service.entities.words import squeeze
from service.text.fold import key
from service.text.lazy import regex
from service.text.span import Span

_CLASSES = {
    "tỉnh": "Tỉnh",
    "thành phố": "Thành phố",
    "tp": "Thành phố",
    "huyện": "Huyện",
    "huyện đảo": "Huyện",
    "huyện ủy": "Huyện",
    "thị ủy": "Thị xã",
    "thành ủy": "Thành phố",
    "quận ủy": "Quận",
    "quận": "Quận",
    "thị xã": "Thị xã",
    "tx": "Thị xã",
    "xã": "Xã",
    "phường": "Phường",
    "thị trấn": "Thị trấn",
    "tt": "Thị trấn",
    "đặc khu": "Đặc khu",
}
_LETTERS = {"HCM": "Hồ Chí Minh"}
_RANKS = {"Huyện": "d", "Quận": "d", "Thị xã": "d", "Thành phố": "pd", "Tỉnh": "p"}
_PART = rf"(?:{CAPITAL}|\d{{1,2}}\b)"
_NAME = spaced(rf"(?!Kh(?:óa|oá) ){_PART}(?>(?: (?:- )?{_PART}){{0,5}})")
_AFTER_CLASS = regex(r"(?:(?<=[A-Z][Pp])\.|(?<=[A-Z][XT])\.)?:?[ ]{0,3}")
_NUMBERED = regex(r"(?:[1-9]|[12]\d)(?![\d/%]|[.,]\d)")
_SEPARATOR = spaced(r"[ ]{0,3}(?:,|;|&|\bvà\b|,[ ]{0,3}và\b) ")
_MANY = spaced(r"\b(?:các|những|hai|ba|bốn|\d{1,2}) $")
_PROVINCES_AND = spaced(r"tỉnh(?:, |/)$")
# "các xã biên giới (Nậm Càn, Na Ngoi)", "ba huyện miền núi: …"
_LIST_OPENS = spaced(rf"(?: [{LOWER}]+){{0,4}}[ ]{{0,3}}(?:\(|: )(?=[{UPPER}])")
_LIST_END = regex(r"[ ]{0,3}(?:[,;.)(:\n-]|và\b|$)")
_SMALL_NEXT = spaced(r" [a-zà-ỹđ]")
_WORD = regex(r"\S+")
_LONGEST_UNKNOWN = 3  # syllables


class ClassedUnits:
    """Reads the units of one text; ``known`` are the other places by where they begin."""

    def __init__(self, scan: Scan, gazetteer: Gazetteer, known: dict[int, Candidate]) -> None:
        self.scan = scan
        self.norm = scan.text.norm
        self.gazetteer = gazetteer
        self.known = known

    def read(self) -> list[Candidate]:
        """All units after class words, in text order."""
        aliases = {hit.start for hit in self.scan.of("unit") if hit.last > hit.first}  # "TP.HCM" is a name itself
        found: list[Candidate] = []
        for hit in self.scan.of("feature"):
            if hit.entry.row["level"] and hit.start not in aliases and not cancelled(self.scan, hit):
                found += self._names_after(hit)
        return found

    def _names_after(self, hit: Hit) -> list[Candidate]:
        """The name after a class word, and those that go on with it."""
        class_word = _CLASSES[hit.entry.row["class"].lower()]
        before = (self.scan.text.key, max(0, hit.start - 8), hit.start)
        if _PROVINCES_AND.search(*before):
            class_word = "Tỉnh"  # "các tỉnh, thành phố: A, B"
        many = bool(_MANY.search(*before))
        found: list[Candidate] = []
        start = _AFTER_CLASS.match(self.norm, hit.end)
        position = start.end() if start else hit.end
        if many and (opening := _LIST_OPENS.match(self.norm, hit.end)):
            position = opening.end()
        while match := _NAME.match(self.norm, position):
            candidate = self._named(match, class_word, hit)
            if candidate is None or (found and not self._goes_on(candidate, many)):
                break
            found.append(candidate)
            separator = _SEPARATOR.match(self.norm, candidate.span.end)
            if separator is None:
                break
            position = separator.end()
        if not found and (small := self._small_province(hit, position)):
            return [small]
        if found and found[0].name.isdigit():
            # "quận 7": class and number are the name together
            found[0].span = Span(hit.start, found[0].span.end)
            found[0].name = f"{class_word} {found[0].name}"
        if found and self.norm[found[0].span.start : found[0].span.end] in _LETTERS:
            found[0].span = Span(hit.start, found[0].span.end)  # "TP. HCM"
        return found

    def _small_province(self, hit: Hit, start: int) -> Candidate | None:
        """ "tỉnh hải dương": a title that was set in capitals may come in small letters."""
        words, first = self.scan.words, hit.last + 1
        for last in (first + 2, first + 1):
            if hit.entry.row["level"] not in ("p", "pd") or last >= len(words.ends) or words.starts[first] != start:
                continue
            name = self.scan.text.key[start : words.ends[last]]
            units = tuple(unit for unit in self.gazetteer.named(squeeze(name)) if unit.level == "p")
            if units and self.norm[start : words.ends[last]].islower():
                return Candidate(Span(start, words.ends[last]), "province", units, True, units[0].name)
        return None

    def _named(self, match: re.Match[str], class_word: str, hit: Hit) -> Candidate | None:
        """The unit that a run of capitals begins with, else the run itself, unless it names something else."""
        start, kind = match.start(), hit.entry.row["kind"]
        if self.norm[start].isdigit() and not (class_word in ("Quận", "Phường") and _NUMBERED.match(self.norm, start)):
            return None
        unit = self._unit(start, match.end(), class_word, kind)
        if unit is not None:
            return unit
        known = self.known.get(start)
        if known is not None and not (class_word == "Tỉnh" and known.kind in ("district", "commune")):
            return known
        if hit.entry.form in ("TT", "TX") or hit.entry.form.endswith("ủy"):
            return None  # "TT HĐND" is no township; "Huyện ủy Rah Lan Chung" may be a person
        if self.norm[hit.start : match.end()].isupper():
            return None  # "VĂN HÓA - XÃ HỘI": in a heading capitals tell no name
        unknown = self._unknown(start, match.end(), kind)
        if unknown.name.split()[0].isupper() and len(unknown.name.split()[0]) > 1:
            return None  # "xã NTM nâng cao", "xã ATK": what kind of commune
        # "UBND tỉnh Về việc …": no province has one syllable
        word = class_word == "Tỉnh" and " " not in unknown.name and bool(_SMALL_NEXT.match(self.norm, unknown.span.end))
        return None if word or self._is_person(unknown, class_word) else unknown

    def _unit(self, start: int, end: int, class_word: str, kind: str) -> Candidate | None:
        """The longest beginning of a run that is a unit of the class."""
        whole = end
        while end > start:
            name = _LETTERS.get(self.norm[start:end], self.norm[start:end])
            named = self.gazetteer.named(squeeze(key(name)))
            units = _of_class(named, class_word)
            if units and not (end < whole and self._person_goes_on(start, units, class_word)):
                others = (
                    tuple(unit for unit in named if unit.level == "c" and unit not in units)
                    if kind == "commune"
                    else ()
                )
                return Candidate(Span(start, end), kind, units, True, units[0].name, others=others)
            end = start + len(name.rpartition(" ")[0].rstrip(" -"))
        return None

    def _person_goes_on(self, start: int, units: tuple[Unit, ...], class_word: str) -> bool:
        """ "Chủ tịch HĐND thành phố| Đồng Văn Thanh": no city bears the beginning of the name, but a district."""
        other = all(unit.class_word != class_word for unit in units)
        return other and bool(self.scan.between("surname", start, start + 1))

    def _unknown(self, start: int, end: int, kind: str) -> Candidate:
        """A name that the gazetteer does not know: misspelt, or of an older time."""
        dash = self.norm.find(" -", start, end)
        end = dash if dash > 0 else end
        syllables = list(_WORD.finditer(self.norm, start, end))
        if len(syllables) > _LONGEST_UNKNOWN:
            end = syllables[_LONGEST_UNKNOWN - 1].end()
        return Candidate(Span(start, end), kind, (), True, self.norm[start:end])

    def _is_person(self, candidate: Candidate, class_word: str) -> bool:
        """ "Chủ tịch UBND tỉnh| Nguyễn Văn A": no province or city is unknown."""
        surnames = self.scan.between("surname", candidate.span.start, candidate.span.start + 1)
        if not surnames or " " not in candidate.name:
            return False
        return class_word in ("Tỉnh", "Thành phố") or surnames[0].entry.row["common"] == "0"

    def _goes_on(self, candidate: Candidate, many: bool) -> bool:
        """Whether a further name of a list is still of the class of the first."""
        bearers = self.gazetteer.named(squeeze(key(candidate.name)))
        if not many and candidate.kind != "province" and any(unit.level == "p" for unit in bearers):
            return False  # "thành phố Hải Phòng, Sơn La": the second has no class word
        if candidate.name.startswith(("TP", "TX", "TT")) and not candidate.units:
            return False  # "các huyện A, TP B"
        known = candidate.units or candidate.code is not None or not candidate.classed
        return bool(known) or (many and bool(_LIST_END.match(self.norm, candidate.span.end)))


def _of_class(units: tuple[Unit, ...], class_word: str) -> tuple[Unit, ...]:
    """The units of the class that the text says, else of its rank: a district becomes a city in time."""
    exact = tuple(unit for unit in units if unit.class_word == class_word)
    return exact or tuple(unit for unit in units if unit.level in _RANKS.get(class_word, "c"))
