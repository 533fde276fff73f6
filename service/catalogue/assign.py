"""Says of each indicator which concept of the catalogue it is, by its name and the unit of its numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from service.catalogue.load import load_catalogue
from service.catalogue.model import SCHEME, Concept, Item
from service.catalogue.units import speaks
from service.indicators.model import CatalogueEntry, CatalogueItem, Indicator, Observation
from service.lexicon.model import Lexicon

_RELATIVE = frozenset({"%", "{điểm phần trăm}"})
"""Units of a change that say nothing of what changes."""


def assign_concepts(indicators: Sequence[Indicator], lexicon: Lexicon) -> None:
    """Fill ``catalogue`` or ``candidates`` of each indicator, in place."""
    matcher = load_catalogue(lexicon).matcher
    rows = [(indicator.name, unit_of(indicator.observations)) for indicator in indicators]
    for indicator, match in zip(indicators, matcher.match_all(rows), strict=True):
        if match.concept is not None:
            indicator.catalogue = _entry(match.concept, match.items)
        indicator.candidates = tuple(_entry(concept, ()) for concept in match.candidates)


def unit_of(observations: Iterable[Observation]) -> str | None:
    """The unit that an indicator's own amounts are in: that of a level, else of a change in units
    ("tăng 120 ha"); ``None`` where growth in percent is all that is told."""
    amounts = [(row.measure != "level", row.unit) for row in observations if _is_amount(row)]
    return min(amounts, key=lambda amount: amount[0])[1] if amounts else None


def _is_amount(row: Observation) -> bool:
    if row.measure == "level":
        return speaks(row.unit)
    return row.measure == "change" and row.unit not in _RELATIVE and speaks(row.unit)


def _entry(concept: Concept, items: Iterable[Item]) -> CatalogueEntry:
    broken_down = tuple(CatalogueItem(item.dimension, item.id, item.name) for item in items)
    return CatalogueEntry(SCHEME, concept.id, concept.name, broken_down)
