"""What is measured: concepts under topics, and the items that they are broken down by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

SCHEME = "vnreport"
"""The scheme of our own ids; the national list has ids of its own (``Concept.code``)."""

Nature = Literal["stock", "flow", "rate", "index"]


class Topic(NamedTuple):
    """``parent``: id of the topic above, or ``None``."""

    id: str
    parent: str | None
    name: str
    english: str


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing that reports measure. ``units``: see ``service.catalogue.units``; ``items``: kinds of
    item that may stand beside its name; ``code``: in the national list, ``None`` until it is at hand;
    ``names``: other wordings, where ``{crop}`` stands for an item; ``source``: of the wording."""

    id: str
    topic: str
    name: str
    english: str
    units: tuple[str, ...]
    nature: Nature
    items: tuple[str, ...]
    code: str | None
    source: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One value of a breakdown: "cà phê" of the kinds crop, perennial and good."""

    id: str
    kinds: tuple[str, ...]
    name: str
    english: str
    names: tuple[str, ...]

    @property
    def dimension(self) -> str:
        """The first of its kinds: "cà phê" is a crop, also among exported goods."""
        return self.kinds[0]


class Reading(NamedTuple):
    """A concept with the items that it is broken down by, in the order of the name."""

    concept: Concept
    items: tuple[Item, ...]


class Match(NamedTuple):
    """What a name is: one ``reading``, or several ``candidates`` that it could be, or nothing at all."""

    reading: Reading | None
    candidates: tuple[Reading, ...]


NOTHING = Match(None, ())
