"""Administrative units and other places known by name.

A name says little by itself: "Điện Biên" is a province, a district, a ward in several cities.
What it is in a text is decided by the class word before it or before its list ("các huyện Điện
Biên, Tuần Giáo"), by what is named beside it ("xã X, huyện Y, tỉnh Z"), and by the provinces that
the report speaks of: a bare commune or district counts only within one of them.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

from service.entities.candidates import PlaceMention
from service.entities.gazetteer import KINDS, Gazetteer, Unit
from service.entities.names import CAPITAL, GAP
from service.entities.scan import Hit, Scan
from service.entities.vocabulary import Vocabulary
from service.entities.words import squeeze
from service.text.fold import key, pattern
from service.text.span import Span

_CLASSES = {
    "tỉnh": ("Tỉnh",),
    "thành phố": ("Thành phố",),
    "tp": ("Thành phố",),
    "huyện": ("Huyện",),
    "huyện đảo": ("Huyện",),
    "quận": ("Quận",),
    "thị xã": ("Thị xã",),
    "tx": ("Thị xã",),
    "xã": ("Xã",),
    "phường": ("Phường",),
    "thị trấn": ("Thị trấn",),
    "tt": ("Thị trấn",),
    "đặc khu": ("Đặc khu",),
}
_PART = rf"(?:{CAPITAL}|\d{{1,2}}\b)"
_NAME = re.compile(rf"{_PART}(?:{GAP}(?:- )?{_PART}){{0,5}}+")
_AFTER_CLASS = re.compile(r"(?:(?<=[A-Z][Pp])\.|(?<=[A-Z][XT])\.)?:?[ ]{0,3}")
_NUMBERED = re.compile(r"(?:[1-9]|[12]\d)(?![\d/%]|[.,]\d)")
"""A ward or an urban district that is called by a number: "quận 7"."""
_SEPARATOR = re.compile(r"[ ]{0,3}(?:,|;|&|\bvà\b|,[ ]{0,3}và\b)[ ]{1,3}")
_ABOVE = re.compile(
    r"[ ]{0,3}(?:,|-|\(|\bcủa\b|\bthuộc\b)[ ]{0,3}(?:(?:tỉnh|thành phố|TP\.?|huyện|quận|thị xã|xã)[ ]{1,3})?", re.I
)
_MANY = re.compile(r"\b(?:các|những|hai|ba|bốn|\d{1,2})[ ]{1,3}$")
_WORD_BEFORE = re.compile(r"(?<![^\W_])([^\W\d_]+)[ ]{1,2}$")
_NEXT_CAPITAL = re.compile(rf"[ ]{{1,2}}{CAPITAL}")
_TRAPS = pattern(
    r"(?:pháp (?:luật|lệnh|nhân|lý|chế|y|định)|mỹ (?:thuật|phẩm|tục|quan)|ý (?:kiến|thức|nghĩa|chí|tưởng|đồ)|anh (?:hùng|em|chị)"
    r"|đức (?:tính|hạnh|tin)|nhật (?:ký|báo))"
)
_NOT_BEFORE = ("tả lợn ", "tả heo ", "cúm ")
"""Diseases are called after places: "dịch tả lợn châu Phi"."""
_PLACED = re.compile(r"(?:\b(?:ở|tại|đến|từ|về|lên|xuống|qua|với|và|như|tới)|[,(-])[ ]{1,2}$|\($")
_OFFICES = ("thủ tướng ", "tổng thống ", "ngoại trưởng ", "đại sứ ", "bộ trưởng ")
"""A country may follow an office and precede a name: "Tổng thống Nga V. …"."""
_LEADING = frozenset(
    {"Tại", "Ở", "Nước", "Từ", "Của", "Sang", "Với", "Và", "Theo", "Riêng", "Như", "Cả", "Bắc", "Trung", "Hạ"}
)
_PLAIN_SURNAMES = frozenset(
    {"Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Ngô", "Hoàng"}
)
_LIST_END = re.compile(r"[ ]{0,3}(?:[,;.)(:\n-]|và\b|$)")


@dataclass(slots=True)
class _Candidate:
    """A name in the text that may be a place; ``units`` are the units that it may be."""

    span: Span
    kind: str
    units: tuple[Unit, ...]
    classed: bool
    name: str
    code: str | None = None


def find_places(scan: Scan, vocabulary: Vocabulary, on: date | None) -> list[PlaceMention]:
    """Mentions of administrative units, countries, regions and foreign provinces, in text order."""
    known = _known(scan)
    aliases = {hit.start for hit in scan.of("unit") if hit.entry.units and hit.last > hit.first}
    classed = _classed(
        scan, vocabulary.gazetteer, {place.span.start: place for place in known if not place.units}, aliases
    )
    strong = _without_overlaps([*classed, *known])
    context = _Context(vocabulary.gazetteer, on)
    for candidate in strong:
        context.add(candidate)
    bare = [candidate for candidate in _bare(scan) if context.fits(scan.text.norm, candidate)]
    found = _without_overlaps([*strong, *bare])
    return [_mention(candidate, context.resolve(scan.text.norm, found, index)) for index, candidate in enumerate(found)]


def _mention(candidate: _Candidate, unit: Unit | None) -> PlaceMention:
    if unit is None or candidate.name[-1].isdigit():
        return PlaceMention(candidate.span, candidate.name, candidate.kind, None, candidate.code, candidate.classed)
    return PlaceMention(candidate.span, unit.name, KINDS[unit.level], unit, unit.code or None, candidate.classed)


def _classed(scan: Scan, gazetteer: Gazetteer, foreign: dict[int, _Candidate], aliases: set[int]) -> list[_Candidate]:
    """Names after an administrative class word, with the lists that it governs."""
    found: list[_Candidate] = []
    for hit in scan.of("feature"):
        if hit.entry.row["level"] and hit.start not in aliases and not cancelled(scan, hit):
            found += _names_after(scan, gazetteer, hit, foreign)
    return found


def cancelled(scan: Scan, hit: Hit) -> bool:
    """Whether the word before makes another word of a class word: "hợp tác xã", "nhu cầu"."""
    stops = hit.entry.row["not_after"]
    if not stops or not hit.first:
        return False
    low = scan.words.starts[max(0, hit.first - 2)]
    before = scan.text.key[low : hit.start].strip()
    return any(before == stop or before.endswith(" " + stop) for stop in stops.split("|"))


def _names_after(scan: Scan, gazetteer: Gazetteer, hit: Hit, foreign: dict[int, _Candidate]) -> list[_Candidate]:
    norm = scan.text.norm
    classes = _CLASSES[hit.entry.row["class"].lower()]
    if scan.text.key.endswith("tỉnh, ", 0, hit.start) or scan.text.key.endswith("tỉnh/", 0, hit.start):
        classes = ("Tỉnh",)  # "các tỉnh, thành phố: A, B"
    many = bool(_MANY.search(scan.text.key, max(0, hit.start - 8), hit.start))
    found: list[_Candidate] = []
    position = _AFTER_CLASS.match(norm, hit.end).end()  # type: ignore[union-attr]
    while match := _NAME.match(norm, position):
        candidate = _named(norm, gazetteer, match.span(), classes, hit.entry.row["kind"])
        if not candidate.units and match.start() in foreign:
            candidate = foreign[match.start()]
        numbered = classes[0] in ("Quận", "Phường") and _NUMBERED.match(norm, match.start())
        if norm[match.start()].isdigit() and not numbered:
            break
        if not candidate.units and hit.entry.form in ("TT", "TX"):
            break  # "TT HĐND" is no township
        if not candidate.units and candidate.classed and _is_person(scan, candidate, classes):
            break  # "Chủ tịch UBND tỉnh Nguyễn Văn A"
        if found and not many and _is_province(candidate, gazetteer):
            break  # "thành phố Hải Phòng, Sơn La": the second has no class word
        known = bool(candidate.units) or candidate.code is not None or not candidate.classed
        if found and not known and not (many and _LIST_END.match(norm, candidate.span.end)):
            break
        if numbered and not found:
            # "quận 7": class and number are the name together
            candidate.span = Span(hit.start, candidate.span.end)
            candidate.name = f"{classes[0]} {candidate.name}"
        found.append(candidate)
        separator = _SEPARATOR.match(norm, candidate.span.end)
        if separator is None:
            break
        position = separator.end()
    return found


def _named(norm: str, gazetteer: Gazetteer, span: tuple[int, int], classes: tuple[str, ...], kind: str) -> _Candidate:
    """The longest beginning of a run of capitals that is a unit of the class, else the run itself."""
    start, end = span
    stop = end
    while stop > start:
        name = norm[start:stop]
        units = _of_classes(gazetteer.named.get(squeeze(key(name)), ()), classes)
        if units:
            return _Candidate(Span(start, stop), kind, units, True, units[0].name)
        stop = start + len(name.rpartition(" ")[0].rstrip(" -"))
    dash = norm.find(" -", start, end)
    end = dash if dash > 0 else end
    words = list(re.finditer(r"\S+", norm[start:end]))
    if len(words) > 3:
        end = start + words[2].end()
    return _Candidate(Span(start, end), kind, (), True, norm[start:end])


def _is_person(scan: Scan, candidate: _Candidate, classes: tuple[str, ...]) -> bool:
    """Whether an unknown name after a class word is a person's: no province or city is unknown."""
    surnames = scan.between("surname", candidate.span.start, candidate.span.start + 1)
    if not surnames or " " not in candidate.name:
        return False
    return classes[0] in ("Tỉnh", "Thành phố") or surnames[0].entry.row["common"] == "0"


def _is_province(candidate: _Candidate, gazetteer: Gazetteer) -> bool:
    bearers = gazetteer.named.get(squeeze(key(candidate.name)), ())
    return candidate.kind != "province" and any(unit.level == "p" for unit in bearers)


_RANKS = {"Huyện": "d", "Quận": "d", "Thị xã": "d", "Thành phố": "pd", "Tỉnh": "p"}


def _of_classes(units: tuple[Unit, ...], classes: tuple[str, ...]) -> tuple[Unit, ...]:
    """The units of the class that the text says, else of its rank: a district becomes a city in time."""
    exact = tuple(unit for unit in units if unit.class_word in classes)
    return exact or tuple(unit for unit in units if unit.level in _RANKS.get(classes[0], "c"))


def _known(scan: Scan) -> list[_Candidate]:
    """Bare names of provinces, and countries, regions and other places of the tables."""
    found = []
    for hit in scan.of("place"):
        if not _trapped(scan, hit):
            row = hit.entry.row
            name = hit.entry.form if row["code"] else row["name"]
            found.append(_Candidate(Span(hit.start, hit.end), row["kind"], (), False, name, row["code"] or None))
    for hit in scan.of("unit"):
        provinces = tuple(unit for unit in hit.entry.units if unit.level == "p")
        if provinces and not after_surname(scan, hit):
            found.append(_Candidate(Span(hit.start, hit.end), "province", provinces, False, provinces[0].name))
    return found


def _trapped(scan: Scan, hit: Hit) -> bool:
    """One-syllable countries are words and names as well: "Pháp lệnh", "Anh hùng", "ông Đức"."""
    norm, key_text = scan.text.norm, scan.text.key
    if key_text.endswith(_OFFICES, max(0, hit.start - 16), hit.start):
        return False
    if key_text.endswith(_NOT_BEFORE, max(0, hit.start - 12), hit.start):
        return True
    if hit.first != hit.last:
        return False
    if norm[max(0, hit.start - 2) : hit.start].strip() in ("", ".", "-", '"') and _starts_line(norm, hit.start):
        return hit.entry.form in ("Anh", "Ý", "Áo", "Đức", "Nhật", "Bỉ", "Mỹ", "Pháp")
    if _capital_before(norm, hit.start, _LEADING) or re.match(rf"[ ]{CAPITAL}", norm[hit.end : hit.end + 12]):
        return True
    return bool(_TRAPS.match(scan.text.key, hit.start))


def _starts_line(norm: str, start: int) -> bool:
    before = norm[max(0, start - 3) : start].rstrip(' "-')
    return not before or before[-1] in ".!?\n:"


def _capital_before(norm: str, start: int, leading: frozenset[str] | None = None) -> bool:
    """Whether the word before, with only a space between, has a capital and does not begin a sentence
    (or is none of ``leading``, the words that may begin one)."""
    match = _WORD_BEFORE.search(norm, max(0, start - 14), start)
    if match is None or not match[1][0].isupper():
        return False
    return match[1] not in leading if leading is not None else not _starts_line(norm, match.start(1))


def after_surname(scan: Scan, hit: Hit) -> bool:
    """ "Nguyễn Thái Bình" is a person."""
    match = _WORD_BEFORE.search(scan.text.norm, max(0, hit.start - 8), hit.start)
    return bool(match) and match[1] in _PLAIN_SURNAMES


def _bare(scan: Scan) -> list[_Candidate]:
    """Districts and communes without their class word; most need the context of their province."""
    found = []
    for hit in scan.of("unit"):
        if hit.first == hit.last or after_surname(scan, hit):
            continue
        units = tuple(unit for unit in hit.entry.units if unit.level != "p")
        if units:
            kind = "district" if any(unit.level == "d" for unit in units) else "commune"
            found.append(_Candidate(Span(hit.start, hit.end), kind, units, False, units[0].name))
    return found


class _Context:
    """Where the report says it is: today's provinces by the times that they are named."""

    def __init__(self, gazetteer: Gazetteer, on: date | None) -> None:
        self.gazetteer = gazetteer
        self.on = on
        self.homes: Counter[str] = Counter()
        self.classed: set[str] = set()

    def add(self, candidate: _Candidate) -> None:
        """Count a sure mention towards the provinces that it may lie in."""
        if candidate.classed:
            self.classed.add(key(candidate.name))
        homes = {self.gazetteer.home(unit) for unit in candidate.units}
        if candidate.kind == "province" or len(homes) == 1:
            self.homes.update(homes)

    def fits(self, norm: str, candidate: _Candidate) -> bool:
        """Whether a bare name may be taken for a unit here; keeps the units that the context allows."""
        if key(candidate.name) in self.classed:
            return True
        near = tuple(unit for unit in candidate.units if self.homes[self.gazetteer.home(unit)])
        if candidate.kind == "district":
            candidate.units = near or self._well_known(norm, candidate)
            following = _NEXT_CAPITAL.match(norm, candidate.span.end)
            alone = following is None or following[0].strip() in _PLAIN_SURNAMES
            return bool(candidate.units) and alone and not _capital_before(norm, candidate.span.start)
        main = self.homes.most_common(1)
        candidate.units = tuple(unit for unit in near if self.gazetteer.home(unit) == main[0][0])
        alone = not _capital_before(norm, candidate.span.start) and not _NEXT_CAPITAL.match(norm, candidate.span.end)
        return bool(candidate.units) and alone and not _starts_line(norm, candidate.span.start)

    def _well_known(self, norm: str, candidate: _Candidate) -> tuple[Unit, ...]:
        """A city, or the one district of its name after a word of place: "khách đến Sa Pa, Mộc Châu"."""
        cities = tuple(unit for unit in candidate.units if unit.class_word == "Thành phố")
        homes = {self.gazetteer.home(unit) for unit in candidate.units}
        if cities or len(homes) > 1 or not _PLACED.search(norm, max(0, candidate.span.start - 8), candidate.span.start):
            return cities
        return tuple(unit for unit in candidate.units if unit.level == "d")

    def resolve(self, norm: str, found: list[_Candidate], index: int) -> Unit | None:
        """The unit meant: inside what is named after it, else where the report is."""
        units = found[index].units
        if len(units) > 1:
            units = self._within_above(norm, found, index) or units
        standing = self.gazetteer.valid(units, self.on)
        if not standing:
            return None
        best = max(standing, key=lambda unit: (self.homes[self.gazetteer.home(unit)], -standing.index(unit)))
        unsure = len({self.gazetteer.home(unit) for unit in standing}) > 1 and not self.homes[self.gazetteer.home(best)]
        return None if unsure else best

    def _within_above(self, norm: str, found: list[_Candidate], index: int) -> tuple[Unit, ...]:
        """Of the units that a name may mean those inside the unit named next ("xã X, huyện Y")."""
        units = found[index].units
        for above in found[index + 1 : index + 3]:
            if not _ABOVE.fullmatch(norm, found[index].span.end, above.span.start) and above is found[index + 1]:
                break
            inside = tuple(unit for unit in units if self._inside(unit, above.units))
            if inside:
                return inside
        return ()

    def _inside(self, unit: Unit, above: tuple[Unit, ...]) -> bool:
        parent = self.gazetteer.parent(unit)
        return parent is not None and (parent in above or self.gazetteer.parent(parent) in above)


def _without_overlaps(candidates: list[_Candidate]) -> list[_Candidate]:
    """In text order; of two that overlap the classed one, else the longer, else the earlier."""
    kept: list[_Candidate] = []
    nested: list[_Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (c.span.start, -c.span.end, not c.classed)):
        if kept and candidate.span.start < kept[-1].span.end:
            if kept[-1].kind == "region" and candidate.kind == "country" and candidate.span.end == kept[-1].span.end:
                nested.append(candidate)
            if candidate.classed and not kept[-1].classed and candidate.span.end >= kept[-1].span.end:
                kept[-1] = candidate
            continue
        kept.append(candidate)
    return sorted([*kept, *nested], key=lambda candidate: candidate.span)
