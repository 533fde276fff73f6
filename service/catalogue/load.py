"""The catalogue of a lexicon, built once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from typing import cast

import orjson

from service.catalogue.matcher import Matcher
from service.catalogue.model import Concept, Item, Nature, Topic
from service.catalogue.phrases import make_wording
from service.lexicon.model import Lexicon
from service.text.lazy import regex
from service.text.store import kept_text

_UNIT = regex(r"(?:[^\s{]|\{[^}]*\})+")
"""A unit in braces may hold spaces: "{vụ} {lượt khách} money"."""


@dataclass(frozen=True, eq=False)
class Catalogue:
    """Everything that ``/v1/catalogue`` tells, and the matcher over it, which only whoever reads reports needs."""

    lexicon: Lexicon
    topics: tuple[Topic, ...]
    concepts: tuple[Concept, ...]
    items: tuple[Item, ...]

    @cached_property
    def matcher(self) -> Matcher:
        """Finds concepts by names."""
        return _matcher(self.lexicon, self.concepts, self.items)


@cache
def load_catalogue(lexicon: Lexicon) -> Catalogue:
    """The catalogue of ``lexicon``."""
    topics = tuple(
        Topic(row["id"], row["parent"] or None, row["name"], row["english"])
        for row in lexicon.table("catalogue_topics")
    )
    concepts = tuple(_concepts(lexicon))
    items = tuple(_item(row) for row in lexicon.table("catalogue_items"))
    return Catalogue(lexicon, topics, concepts, items)


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
    kinds = [frozenset(concept.items) for concept in concepts]
    matcher = Matcher(concepts, items, make_wording(lexicon), kinds)
    if (kept := kept_text("catalogue", lexicon.version)) is None:
        _fill(matcher, lexicon)
    else:
        matcher.restore(*orjson.loads(kept))
    matcher.book.close()
    return matcher


def to_keep(lexicon: Lexicon) -> tuple[str, str, str]:
    """What a later start need not work out again; see ``service.text.store``."""
    return "catalogue", lexicon.version, orjson.dumps(load_catalogue(lexicon).matcher.saved()).decode()


def _fill(matcher: Matcher, lexicon: Lexicon) -> None:
    """Every wording that the tables give."""
    concepts, items = matcher.concepts, matcher.items
    for index, worded in _worded(matcher, ((concept.name, *concept.names) for concept in concepts)):
        matcher.add_wording(index, worded)
    for index, worded in _worded(matcher, ((item.name, *item.names) for item in items)):
        matcher.add_item(index, worded)
    for worded in matcher.wording.all(list(_fillers(lexicon))):
        matcher.book.entry(worded).filler = True


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
