"""Which concept a name is: the longest name of the catalogue that, with items and words that change
nothing, makes up the whole of it.

"Tổng kim ngạch xuất khẩu cà phê trên địa bàn tỉnh" is the words "kim ngạch xuất khẩu", the item
"cà phê", and words around. A single word left over ("Số tỉnh có kim ngạch xuất khẩu cao") and it is
something else: then there is no match, however long the words found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from service.catalogue.cover import Cover, Variant, reaches
from service.catalogue.model import NOTHING, Concept, Item, Match, Reading
from service.catalogue.phrases import Entry, Hits, PhraseBook, Wording, split_slots
from service.catalogue.units import fits
from service.text.lazy import regex

_LONGEST = 240
"""Characters; what is longer is a clause that was taken for a name."""

_LEADING_COUNT = regex(r"(?:tổng số|tổng|số) (?!\{)")
_CAPITALISED = r"[A-ZĐÀ-Ý][^\W\d_A-Z]*\b"
# "huyện Bát Xát", "cửa khẩu Tà Lùng", "(không kể nguồn dự phòng)": they narrow where and when, not what
_ASIDE = regex(
    r"(?i:\b(?:tỉnh|huyện|thị xã|thành phố|TP\.?|quận|xã|phường|thị trấn|thôn|bản|ấp|đặc khu))"
    rf"(?: {_CAPITALISED}){{1,4}}"
    rf"|(?<=\w ){_CAPITALISED} {_CAPITALISED}(?: {_CAPITALISED}){{0,2}}"
    r"|\([^()]*\)"
)

# "Tổng mức đầu tư | cao tốc Cần Thơ - Bạc Liêu": what a work costs, whichever work it is
_OF_WORK = regex(
    r"(?i:\s(?:của )?(?:dự án |công trình )?(?:xây dựng )?(?:đường |tuyến |bộ |vành đai )*"
    r"(?:cao tốc|quốc lộ|đường|cầu|hầm|nhà máy|sân bay|cảng|hồ|đập|kè|bệnh viện|trường|khu|tuyến|dự án|công trình)"
    rf"(?: [^\W\d_]+){{0,3}}) (?=(?-i:{_CAPITALISED}|\d))"
)
_INVESTED = "investment"
"""The topic of concepts that are of one work."""


class _Found(NamedTuple):
    concept: int
    items: tuple[int, ...]


@dataclass(slots=True)
class Matcher:
    """All wordings of a catalogue, ready to be found."""

    concepts: Sequence[Concept]
    items: Sequence[Item]
    wording: Wording
    kinds: Sequence[frozenset[str]]
    """Of the items that each concept takes."""
    book: PhraseBook = field(default_factory=PhraseBook)
    slotted: dict[int, list[Variant]] = field(default_factory=dict)
    """Wordings with slots, by one of the words that they need."""

    def match_all(self, rows: Sequence[tuple[str, str | None]]) -> list[Match]:
        """The concept of each (name, unit of its level); ``None``: no level is known."""
        known = dict.fromkeys(rows, NOTHING)  # tables say a name again in every column
        worded = self.wording.all([name for name, _ in known])
        for row, words in zip(known, worded, strict=True):
            known[row] = self._match(row[0], words, row[1])
        return [known[row] for row in rows]

    def match(self, name: str, unit: str | None) -> Match:
        """The concept of one name."""
        return self.match_all([(name, unit)])[0]

    def _match(self, name: str, worded: str, unit: str | None) -> Match:
        if len(worded) > _LONGEST:
            return NOTHING
        found = self._plain(worded, unit) or self._best(worded, unit)
        if not found and _ASIDE.search(name):
            found = self._best(self.wording(_ASIDE.sub(" ", name)), unit)
        if not found and (work := _OF_WORK.search(name)):
            found = self._best(self.wording(name[: work.start()]), unit)
            found = [row for row in found if self.concepts[row.concept].topic == _INVESTED]
        # one concept may be found by several of its wordings
        first = {row.concept: row for row in reversed(found)}
        readings = tuple(self._reading(first[index]) for index in dict.fromkeys(row.concept for row in found))
        if len(readings) == 1:
            return Match(readings[0], ())
        return Match(None, readings)

    def _reading(self, found: _Found) -> Reading:
        return Reading(self.concepts[found.concept], tuple(self.items[index] for index in found.items))

    def _plain(self, worded: str, unit: str | None) -> list[_Found]:
        """A name that is a wording of the catalogue as it stands."""
        entries = self.book.entries
        entry = entries.get(_bare(worded))
        return [_Found(index, ()) for index in entry.concepts if self._fits(index, unit)] if entry else []

    def _best(self, worded: str, unit: str | None) -> list[_Found]:
        """The covers of the greatest weight."""
        worded = f" {worded} "
        hits = self.book.find(worded)
        end = len(worded) - 1
        if not reaches(hits, end):
            return []
        found: list[_Found] = []
        weight = 0
        for variant in self._possible(hits, unit):
            if found and variant.weight < weight:
                break
            cover = Cover(variant, self.kinds[variant.concept], self.items, hits, end)
            if (items := cover.items()) is not None:
                found.append(_Found(variant.concept, items))
                weight = variant.weight
        return found

    def _possible(self, hits: Hits, unit: str | None) -> list[Variant]:
        """Wordings all of whose parts are in the name, the weightiest first."""
        weights: dict[int, int] = {}
        parts: set[int] = set()
        kinds: set[str] = set()
        for start, row in hits.items():
            for end, entry in row:
                for concept in entry.concepts:
                    weights[concept] = max(weights.get(concept, 0), end - start - 1)
                if entry.part is not None:
                    parts.add(entry.part)
                for index in entry.items:
                    kinds.update(self.items[index].kinds)
        possible = [Variant.plain(concept, weight) for concept, weight in weights.items()]
        for part in sorted(parts):
            slotted = self.slotted.get(part, ())
            possible += [row for row in slotted if row.words <= parts and row.slots <= kinds]
        possible = [variant for variant in possible if self._fits(variant.concept, unit)]
        possible.sort(key=lambda variant: -variant.weight)
        return possible

    def _fits(self, concept: int, unit: str | None) -> bool:
        return unit is None or fits(unit, self.concepts[concept].units)

    def saved(self) -> tuple[list[Any], list[Any]]:
        """All wordings, as ``restore`` takes them."""
        entries = [
            (words, entry.items, entry.concepts, entry.filler, entry.part) for words, entry in self.book.entries.items()
        ]
        return entries, [(row.concept, row.weight, row.steps) for rows in self.slotted.values() for row in rows]

    def restore(self, entries: list[Any], slotted: list[Any]) -> None:
        """Take what ``saved`` gave."""
        self.book.entries = {
            words: Entry(filler, tuple(items), tuple(concepts), part)
            for words, items, concepts, filler, part in entries
        }
        for concept, weight, steps in slotted:
            self._add_variant(Variant.from_steps(concept, weight, tuple(steps)))

    def _add_variant(self, variant: Variant) -> None:
        self.slotted.setdefault(min(variant.words), []).append(variant)

    def add_item(self, index: int, worded: str) -> None:
        """Words of an item."""
        entry = self.book.entry(worded)
        if index not in entry.items:
            entry.items += (index,)

    def add_wording(self, concept: int, worded: str) -> None:
        """A wording of a concept; "số" and "tổng" at its head are left to the words around."""
        worded = _bare(worded)
        if "{" in worded:
            self._add_variant(Variant.of(concept, split_slots(worded), self.book))
            return
        entry = self.book.entry(worded)
        if concept not in entry.concepts:
            entry.concepts += (concept,)


def _bare(worded: str) -> str:
    """Without "số" or "tổng" at its head: "số xã" is "xã", but "số {livestock}" needs its first word."""
    counted = _LEADING_COUNT.match(worded)
    return worded if counted is None else worded[counted.end() :]
