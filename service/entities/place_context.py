"""Where the report says it is, and what a name means there.

"Điện Biên" is a province, a district and a ward of several cities; "Tân Thành" a commune in thirty
provinces. What is named beside it decides ("xã X, huyện Y, tỉnh Z"), then the provinces that the
report speaks of, then which unit stood at the report's date.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from service.entities.gazetteer import Gazetteer, Unit
from service.entities.names import spaced
from service.entities.place_candidates import NEXT_CAPITAL, Candidate, capital_before, starts_line
from service.text.fold import key

_ABOVE = spaced(
    r"[ ]{0,3}(?:,|-|\(|\bcủa\b|\bthuộc\b)[ ]{0,3}(?:(?:tỉnh|thành phố|TP\.?|huyện|quận|thị xã|xã) )?", re.IGNORECASE
)
_OFTEN_ENOUGH = 2
_LISTED_BEFORE = spaced(r"(?:,| và|, và) $")
_LISTED_AFTER = spaced(r"(?:,| và|, và) ")
_PLACED = spaced(r"(?:\b(?:ở|tại|đến|từ|về|lên|xuống|qua|với|và|như|tới)|[,(-]) $|\($")


class Context:
    """Today's provinces by the times that the text names them, and the names that it gives a class."""

    def __init__(self, gazetteer: Gazetteer, norm: str, surnames: frozenset[str], on: date | None) -> None:
        self._gazetteer = gazetteer
        self._norm = norm
        self._surnames = surnames
        self._on = on
        self._homes: Counter[str] = Counter()
        self._classed: set[str] = set()
        self._placed: dict[str, tuple[Unit, ...]] | None = None

    def add(self, candidate: Candidate) -> None:
        """Count a sure mention towards the provinces that it may lie in."""
        if candidate.classed:
            self._classed.add(key(candidate.name))
        homes = {self._gazetteer.home(unit) for unit in candidate.units}
        if candidate.kind == "province" or len(homes) == 1:
            self._homes.update(homes)

    def fits(self, candidate: Candidate) -> bool:
        """Whether a bare name may be taken for a unit here; keeps the units that the context allows."""
        if key(candidate.name) in self._classed:
            return True
        near = tuple(unit for unit in candidate.units if self._homes[self._gazetteer.home(unit)])
        if candidate.kind == "district":
            units = near or self._well_known(candidate)
            candidate.units = units or candidate.units
            return bool(units) and self._stands_alone(candidate)
        main = self._homes.most_common(1)
        candidate.units = tuple(unit for unit in near if self._gazetteer.home(unit) == main[0][0])
        in_sentence = not starts_line(self._norm, candidate.span.start)
        return bool(candidate.units) and in_sentence and self._stands_alone(candidate)

    def beside(self, bare: list[Candidate], found: list[Candidate]) -> list[Candidate]:
        """Those of ``bare`` that stand in a list with a district already found, in whose province only one of
        the units that they may be lies: "A Lưới, Phong Điền và Nam Đông"."""
        starts = {candidate.span.start: candidate for candidate in found if candidate.kind == "district"}
        ends = {candidate.span.end: candidate for candidate in starts.values()}
        more: list[Candidate] = []
        for candidate in bare:
            if candidate.kind != "district" or candidate.span.start in starts or not self._stands_alone(candidate):
                continue
            for neighbour in self._neighbours(candidate, starts, ends):
                homes = {self._gazetteer.home(unit) for unit in neighbour.units}
                units = tuple(unit for unit in candidate.units if self._gazetteer.home(unit) in homes)
                if units:
                    candidate.units = units
                    more.append(candidate)
                    starts[candidate.span.start] = ends[candidate.span.end] = candidate
                    break
        return more

    def _neighbours(
        self, candidate: Candidate, starts: dict[int, Candidate], ends: dict[int, Candidate]
    ) -> list[Candidate]:
        before = _LISTED_BEFORE.search(self._norm, max(0, candidate.span.start - 8), candidate.span.start)
        after = _LISTED_AFTER.match(self._norm, candidate.span.end)
        beside = (ends.get(before.start()) if before else None, starts.get(after.end()) if after else None)
        return [neighbour for neighbour in beside if neighbour is not None]

    def _stands_alone(self, candidate: Candidate) -> bool:
        """Whether the name is no part of a longer run of capitals, but for a person after it."""
        following = NEXT_CAPITAL.match(self._norm, candidate.span.end)
        alone = following is None or following[0].strip() in self._surnames
        return alone and not capital_before(self._norm, candidate.span.start)

    def _well_known(self, candidate: Candidate) -> tuple[Unit, ...]:
        """A city, or the one district of its name after a word of place: "khách đến Sa Pa, Mộc Châu"."""
        cities = tuple(unit for unit in candidate.units if unit.class_word == "Thành phố")
        homes = {self._gazetteer.home(unit) for unit in candidate.units}
        start = candidate.span.start
        if cities or len(homes) > 1 or not _PLACED.search(self._norm, max(0, start - 8), start):
            return cities
        return tuple(unit for unit in candidate.units if unit.level == "d")

    def resolve(self, found: list[Candidate], index: int) -> Unit | None:
        """The unit meant: inside what is named after it, else where the report is; ``None`` where
        nothing decides."""
        units = found[index].units
        if self._contradicted(found, index):
            return None  # "huyện Tân Yên, tỉnh Lai Châu": misspelt, rather than of another province
        if len(units) > 1:
            units = self._within_above(found, index) or self._settled(found).get(key(found[index].name)) or units
        here = self._times(found[index].others)
        if here >= _OFTEN_ENOUGH * max(1, self._times(units)):  # a name counts for its own province too
            units = tuple(unit for unit in found[index].others if self._times((unit,)) == here)
        standing = self._gazetteer.valid(units, self._on)
        if not standing:
            return None
        homes = [self._gazetteer.home(unit) for unit in standing]
        times = [self._homes[home] for home in homes]
        best = max(range(len(standing)), key=lambda position: (times[position], -position))
        return None if len(set(homes)) > 1 and not times[best] else standing[best]

    def _settled(self, found: list[Candidate]) -> dict[str, tuple[Unit, ...]]:
        """By name, what those are that the text places once: "xã Yên Nhân (Yên Mô, Ninh Bình) … Yên Nhân"."""
        if self._placed is None:
            classed = [index for index, candidate in enumerate(found) if candidate.classed and len(candidate.units) > 1]
            inside = ((key(found[index].name), self._within_above(found, index)) for index in classed)
            self._placed = {name: units for name, units in inside if len(units) == 1}
        return self._placed

    def _times(self, units: tuple[Unit, ...]) -> int:
        """How often the report names the province, of those of ``units``, that it names most."""
        homes, home = self._homes, self._gazetteer.home
        return max([homes[home(unit)] for unit in units], default=0)

    def _contradicted(self, found: list[Candidate], index: int) -> bool:
        """Whether the province named right behind a classed unit holds none of the units that it may be."""
        here, behind = found[index], found[index + 1 : index + 2]
        if not (behind and here.classed and here.units) or here.kind == "province" or behind[0].kind != "province":
            return False
        if not _ABOVE.fullmatch(self._norm, here.span.end, behind[0].span.start) or not behind[0].units:
            return False
        homes = {self._gazetteer.home(unit) for unit in behind[0].units}
        return all(self._gazetteer.home(unit) not in homes for unit in here.units)

    def _within_above(self, found: list[Candidate], index: int) -> tuple[Unit, ...]:
        """Of the units that a name may mean those inside the unit named next ("xã X, huyện Y")."""
        here = found[index]
        for above in found[index + 1 : index + 3]:
            if above is found[index + 1] and not _ABOVE.fullmatch(self._norm, here.span.end, above.span.start):
                break
            inside = tuple(unit for unit in here.units if self._inside(unit, above.units))
            if inside:
                return inside
        return ()

    def _inside(self, unit: Unit, above: tuple[Unit, ...]) -> bool:
        parent = self._gazetteer.parent(unit)
        return parent is not None and (parent in above or self._gazetteer.parent(parent) in above)
