"""Says of each indicator which concept of the catalogue it is, by its name and the unit of its numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from service.catalogue.context import decide
from service.catalogue.load import load_catalogue
from service.catalogue.model import SCHEME, Reading
from service.catalogue.units import speaks
from service.indicators.model import CatalogueEntry, CatalogueItem, Indicator, Observation
from service.lexicon.model import Lexicon

_RELATIVE = frozenset({"%", "{điểm phần trăm}"})
"""Units of a change that say nothing of what changes."""


def assign_concepts(indicators: Sequence[Indicator], lexicon: Lexicon) -> None:
    """Fill ``catalogue`` or ``candidates`` of each indicator, in place."""
    matcher = load_catalogue(lexicon).matcher
    rows = [(indicator.name, unit_of(indicator.observations)) for indicator in indicators]
    matches = decide(indicators, matcher.match_all(rows))
    for indicator, match in zip(indicators, matches, strict=True):
        indicator.catalogue = None if match.reading is None else _entry(match.reading)
        indicator.candidates = tuple(_entry(reading) for reading in match.candidates)


def unit_of(observations: Iterable[Observation]) -> str | None:
    """The unit that an indicator's own amounts are in: that of a level, else of a change in units
    ("tăng 120 ha"); ``None`` where growth in percent is all that is told."""
    amounts = [(row.measure != "level", row.unit) for row in observations if _is_amount(row)]
    return min(amounts, key=lambda amount: amount[0])[1] if amounts else None


def _is_amount(row: Observation) -> bool:
    if row.measure == "level":
        return speaks(row.unit)
    return row.measure == "change" and row.unit not in _RELATIVE and speaks(row.unit)


def _entry(reading: Reading) -> CatalogueEntry:
    items = tuple(CatalogueItem(item.dimension, item.id, item.name) for item in reading.items)
    return CatalogueEntry(SCHEME, reading.concept.id, reading.concept.name, items)
