"""Administrative units and other places known by name.

First what is sure: units with their class word, bare provinces, countries, regions. They tell where
the report is; bare districts and communes count only there.
"""

from __future__ import annotations

from datetime import date

from service.entities.candidates import PlaceMention
from service.entities.classed_units import ClassedUnits
from service.entities.gazetteer import KINDS, Gazetteer, Unit
from service.entities.known_places import find_bare, find_known
from service.entities.place_candidates import Candidate
from service.entities.place_context import Context
from service.entities.scan import Scan
from service.lexicon.model import Lexicon


def find_places(scan: Scan, gazetteer: Gazetteer, lexicon: Lexicon, on: date | None) -> list[PlaceMention]:
    """Mentions of administrative units, countries, regions and foreign provinces, in text order."""
    known = find_known(scan, lexicon)
    others = {place.span.start: place for place in known if not place.units}
    sure = _without_overlaps([*ClassedUnits(scan, gazetteer, others).read(), *known])
    surnames = frozenset(lexicon.settings["place_traps"]["surnames"])
    context = Context(gazetteer, scan.text.norm, surnames, on)
    for candidate in sure:
        context.add(candidate)
    bare = find_bare(scan, lexicon)
    fitting = [candidate for candidate in bare if context.fits(candidate)]
    found = _without_overlaps([*sure, *fitting])
    found = _without_overlaps([*found, *context.beside(bare, found)])
    return [_mention(candidate, context.resolve(found, index)) for index, candidate in enumerate(found)]


def _mention(candidate: Candidate, unit: Unit | None) -> PlaceMention:
    if unit is None:
        return PlaceMention(candidate.span, candidate.name, candidate.kind, None, candidate.code, candidate.classed)
    name = candidate.name if unit.name.isdigit() else unit.name  # "Quận 7", not "7"
    return PlaceMention(candidate.span, name, KINDS[unit.level], unit, unit.code or None, candidate.classed)


def _without_overlaps(candidates: list[Candidate]) -> list[Candidate]:
    """In text order; of two that overlap the classed one, else the longer, else the earlier. A country at
    the end of a region's name stays: "Bắc Lào"."""
    kept: list[Candidate] = []
    nested: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda one: (one.span.start, -one.span.end, not one.classed)):
        last = kept[-1] if kept else None
        if last is None or candidate.span.start >= last.span.end:
            kept.append(candidate)
        elif last.kind == "region" and candidate.kind == "country" and candidate.span.end == last.span.end:
            nested.append(candidate)
        elif candidate.classed and not last.classed and candidate.span.end >= last.span.end:
            kept[-1] = candidate
    return sorted([*kept, *nested], key=lambda one: one.span)
