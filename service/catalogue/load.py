"""The catalogue of a lexicon, built once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import cast

from service.catalogue.matcher import Matcher
from service.catalogue.model import Concept, Item, Nature, Topic
from service.catalogue.phrases import make_wording
from service.lexicon.model import Lexicon

_UNIT = re.compile(r"(?:[^\s{]|\{[^}]*\})+")
"""A unit in braces may hold spaces: "{vụ} {lượt khách} money"."""


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """Everything that ``/v1/catalogue`` tells, and the matcher over it."""

    topics: tuple[Topic, ...]
    concepts: tuple[Concept, ...]
    items: tuple[Item, ...]
    matcher: Matcher


@cache
def load_catalogue(lexicon: Lexicon) -> Catalogue:
    """The catalogue of ``lexicon``."""
    topics = tuple(
        Topic(row["id"], row["parent"] or None, row["name"], row["english"])
        for row in lexicon.table("catalogue_topics")
    )
    concepts = tuple(_concepts(lexicon))
    items = tuple(_item(row) for row in lexicon.table("catalogue_items"))
    return Catalogue(topics, concepts, items, _matcher(lexicon, concepts, items))


def _concepts(lexicon: Lexicon) -> Iterable[Concept]:
    names: dict[str, list[str]] = {}
    for row in lexicon.table("catalogue_names"):
        names.setdefault(row["concept"], []).append(row["words"])
    for row in lexicon.table("catalogue"):
        yield Concept(
            row["id"],
            row["topic"],
            row["name"],
            row["english"],
            tuple(_UNIT.findall(row["units"])),
            cast(Nature, row["nature"]),
            tuple(row["items"].split()),
            row["code"] or None,
            row["source"],
            tuple(names.get(row["id"], ())),
        )


def _item(row: dict[str, str]) -> Item:
    names = tuple(row["words"].split("; ")) if row["words"] else ()
    return Item(row["id"], tuple(row["kinds"].split()), row["name"], row["english"], names)


def _matcher(lexicon: Lexicon, concepts: tuple[Concept, ...], items: tuple[Item, ...]) -> Matcher:
    matcher = Matcher(concepts, items, make_wording(lexicon), [frozenset(concept.items) for concept in concepts])
    for index, worded in _worded(matcher, ((concept.name, *concept.names) for concept in concepts)):
        matcher.add_wording(index, worded)
    for index, worded in _worded(matcher, ((item.name, *item.names) for item in items)):
        matcher.add_item(index, worded)
    for worded in matcher.wording.all(list(_fillers(lexicon))):
        matcher.book.entry(worded).filler = True
    matcher.book.close()
    return matcher


def _worded(matcher: Matcher, rows: Iterable[Iterable[str]]) -> Iterable[tuple[int, str]]:
    """(row, worded name), each name of a row once."""
    named = [(index, name) for index, names in enumerate(rows) for name in names]
    worded = matcher.wording.all([name for _, name in named])
    return dict.fromkeys((index, words) for (index, _), words in zip(named, worded, strict=True))


def _fillers(lexicon: Lexicon) -> Iterable[str]:
    """Words that change nothing: those of the table, names of provinces, and figures of years."""
    for row in lexicon.table("catalogue_fillers"):
        yield row["words"]
    for row in lexicon.table("admin_units"):
        if row["level"] == "p":
            yield row["name"]
