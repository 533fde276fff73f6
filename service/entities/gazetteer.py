"""Administrative units: what stands where and when, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache, cached_property
from typing import NamedTuple

from service.entities.words import squeeze, squeeze_all
from service.lexicon.load import LexiconError, printed_rows
from service.lexicon.model import Lexicon
from service.text.fold import key
from service.text.store import kept_text

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


class Gazetteer:
    """The units of a list. One is made when it is asked for: a report names some twenty of 15,000."""

    def __init__(self, rows: tuple[str, ...], codes: list[str], bearers: dict[str, str]) -> None:
        """``rows`` as printed; ``codes``: "p01+" of a row, with a plus where the unit still stands; ``bearers``:
        squeezed name -> numbers of the rows that bear it."""
        self._rows, self._bearers = rows, bearers
        self._codes = dict(zip(reversed(codes), range(len(codes) - 1, -1, -1), strict=True))  # the first of each
        self._made: dict[int, Unit] = {}
        self._aliases: dict[str, list[Unit]] = {}
        self._homes: dict[Unit, str] = {}

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """All of them, in the order of the list."""
        return tuple(map(self._unit, range(len(self._rows))))

    def _unit(self, number: int) -> Unit:
        if number not in self._made:
            self._made[number] = _read_unit(self._rows[number])
        return self._made[number]

    def find(self, level: str, code: str, current: bool) -> Unit | None:
        """The unit of a level that bears a code today, or bore it before."""
        number = self._codes.get(f"{level}{code}{'+' if current else '-'}")
        return None if number is None else self._unit(number)

    def names(self) -> Iterable[str]:
        """Every squeezed name."""
        return dict.fromkeys((*self._bearers, *self._aliases))

    def named(self, name: str) -> tuple[Unit, ...]:
        """The units that bear a squeezed name."""
        numbers = self._bearers.get(name)
        units = map(self._unit, map(int, numbers.split(","))) if numbers else ()
        return (*units, *self._aliases.get(name, ()))

    def add_alias(self, name: str, unit: Unit) -> None:
        """Another squeezed name of a unit."""
        self._aliases.setdefault(name, []).append(unit)

    def parent(self, unit: Unit) -> Unit | None:
        """The unit directly above, of the same time."""
        for level in ("d", "p"):
            if level != unit.level and (found := self.find(level, unit.parent, unit.current)):
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
        if unit not in self._homes:
            province = self.province(unit)
            self._homes[unit] = province.successors[0] if province.successors else province.code
        return self._homes[unit]

    def successors(self, unit: Unit) -> list[tuple[str, str]]:
        """(code, name) of each unit that an abolished unit went into."""
        level = "c" if unit.level != "p" else "p"
        found = (self.find(level, code, True) for code in unit.successors)
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


_COLUMNS = "code\tlevel\tclass\tname\tparent\tuntil\tsuccessors"


def _read_unit(row: str) -> Unit:
    code, level, class_word, name, parent, until, successors = row.split("\t")
    return Unit(code, level, class_word, name, parent, until, tuple(successors.split(",")) if successors else ())


def _index(rows: Iterable[str]) -> str:
    """Codes and names of all units, as ``Gazetteer`` takes them."""
    units = [_read_unit(row) for row in rows]
    codes = "\n".join([f"{unit.level}{unit.code}{'+' if unit.current else '-'}" for unit in units])
    named: dict[str, list[str]] = {}
    squeezed = squeeze_all(key("\n".join(unit.name for unit in units)).split("\n"))
    for number, name in enumerate(squeezed):
        named.setdefault(name, []).append(str(number))
    return codes + "\0" + "\n".join([f"{name}\t{','.join(numbers)}" for name, numbers in named.items()])


def to_keep(lexicon: Lexicon) -> tuple[str, str, str]:
    """What a later start need not work out again; see ``service.text.store``."""
    return "gazetteer", lexicon.version, _index(_rows(lexicon))


def _rows(lexicon: Lexicon) -> tuple[str, ...]:
    columns, *rows = printed_rows(lexicon, "admin_units")
    if columns != _COLUMNS:
        raise LexiconError(f"admin_units.tsv: {columns}")
    return tuple(rows)


@cache
def load_gazetteer(lexicon: Lexicon) -> Gazetteer:
    """The gazetteer of a lexicon; built once for each."""
    rows = _rows(lexicon)
    codes, _, names = (kept_text("gazetteer", lexicon.version) or _index(rows)).partition("\0")
    gazetteer = Gazetteer(rows, codes.split("\n"), dict([line.split("\t") for line in names.split("\n")]))
    for row in lexicon.table("place_aliases"):
        gazetteer.add_alias(squeeze(key(row["alias"])), _alias(row, gazetteer))
    return gazetteer


def _alias(row: dict[str, str], gazetteer: Gazetteer) -> Unit:
    """The unit that another name stands for; units abolished before 2019 have no row of their own."""
    level = row["level"]
    for current in (False, True):
        if (unit := gazetteer.find(level, row["code"], current)) is not None:
            return unit._replace(name=row["name"])
    return Unit("", level, "Tỉnh", row["name"], "", "2019", ())
