"""Administrative units: what stands where and when, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NamedTuple

from service.entities.words import squeeze, squeeze_all
from service.lexicon.model import Lexicon
from service.text.fold import key

REFORM = date(2025, 7, 1)
"""The day on which districts ended and provinces and communes were merged."""

KINDS = {"p": "province", "d": "district", "c": "commune"}


class Unit(NamedTuple):
    """One unit during one time. ``level``: p, d or c; ``until``: last day or year, empty when it
    still stands; ``successors``: codes of the units of 1 July 2025 that it went into."""

    code: str
    level: str
    class_word: str
    name: str
    parent: str
    until: str
    successors: tuple[str, ...]

    @property
    def current(self) -> bool:
        return not self.until


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """``units`` by position; ``by_code``: (level, code, current) -> unit; ``named``: squeezed name
    -> units that bear it."""

    units: tuple[Unit, ...]
    by_code: dict[tuple[str, str, bool], Unit]
    named: dict[str, tuple[Unit, ...]]

    def parent(self, unit: Unit) -> Unit | None:
        """The unit directly above, of the same time."""
        for level in ("d", "p"):
            if level != unit.level and (found := self.by_code.get((level, unit.parent, unit.current))):
                return found
        return None

    def province(self, unit: Unit) -> Unit:
        """The province that a unit lies in (a province is its own)."""
        above = self.parent(unit)
        while above is not None:
            unit, above = above, self.parent(above)
        return unit

    def home(self, unit: Unit) -> str:
        """Code of today's province of a unit: one name for the place before and after the merger."""
        province = self.province(unit)
        return province.successors[0] if province.successors else province.code

    def successors(self, unit: Unit) -> list[tuple[str, str]]:
        """(code, name) of each unit that an abolished unit went into."""
        level = "c" if unit.level != "p" else "p"
        found = (self.by_code.get((level, code, True)) for code in unit.successors)
        return [(new.code, f"{new.class_word} {new.name}") for new in found if new is not None]

    def predecessors(self, unit: Unit) -> list[tuple[str, str]]:
        """(code, name) of each unit that went into a unit of today, in the order of the list."""
        if not unit.current:
            return []
        levels = ("p",) if unit.level == "p" else ("c", "d")
        return [
            (old.code, f"{old.class_word} {old.name}")
            for old in self.units
            if old.level in levels and unit.code in old.successors
        ]

    def history(self, code: str) -> list[Unit]:
        """Every unit that has borne an official code, oldest first: codes are used again over time."""
        return sorted((unit for unit in self.units if unit.code == code), key=lambda unit: unit.until or "9999")

    def valid(self, units: Iterable[Unit], on: date | None) -> list[Unit]:
        """The units that stood on a day, those of the nearest time first where none did."""
        candidates = list(units)
        current = on is not None and on >= REFORM
        standing = [unit for unit in candidates if unit.current == current and len(unit.until) != 4]
        return standing or sorted(candidates, key=lambda unit: (unit.current != current, len(unit.until) == 4))


def _read_unit(row: dict[str, str]) -> Unit:
    successors = tuple(row["successors"].split(",")) if row["successors"] else ()
    return Unit(row["code"], row["level"], row["class"], row["name"], row["parent"], row["until"], successors)


@cache
def load_gazetteer(lexicon: Lexicon) -> Gazetteer:
    """The gazetteer of a lexicon; built once for each."""
    units = [_read_unit(row) for row in lexicon.table("admin_units")]
    by_code: dict[tuple[str, str, bool], Unit] = {}
    for unit in units:
        by_code.setdefault((unit.level, unit.code, unit.current), unit)
    named: dict[str, list[Unit]] = {}
    squeezed = squeeze_all(key("\n".join(unit.name for unit in units)).split("\n"))
    for name, unit in zip(squeezed, units, strict=True):
        named.setdefault(name, []).append(unit)
    for row in lexicon.table("place_aliases"):
        bearer = _alias(row, by_code)
        named.setdefault(squeeze(key(row["alias"])), []).append(bearer)
    return Gazetteer(tuple(units), by_code, {name: tuple(bearers) for name, bearers in named.items()})


def _alias(row: dict[str, str], by_code: dict[tuple[str, str, bool], Unit]) -> Unit:
    """The unit that another name stands for; units abolished before 2019 have no row of their own."""
    level = row["level"]
    for current in (False, True):
        if (unit := by_code.get((level, row["code"], current))) is not None:
            return unit._replace(name=row["name"])
    return Unit("", level, "Tỉnh", row["name"], "", "2019", ())
