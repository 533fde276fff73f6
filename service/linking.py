"""Ties records of different kinds to each other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from service.entities.model import Entities
from service.indicators.model import Indicator
from service.locating import FIGURE_PLACES, Locator
from service.report import Report
from service.structure.model import Section
from service.text.fold import key
from service.text.span import Span

GROUPS = ("projects", "places", "officials", "organizations", "legal_documents", "events")


def link(report: Report) -> Report:
    """Fill places of indicators and mentions inside directives, in place; returns the report."""
    places = _PlaceIndex(report.entities, report.document.place, report.document.place_code)
    for indicator in report.indicators:
        indicator.place = _place_of(indicator, places, report.structure.sections)
    Locator(report.structure, report.entities, places.own).assign(report.indicators)
    spans = sorted(_all_spans(report))
    starts = [start for start, *_ in spans]
    report.mentions = [_inside(directive.span, spans, starts) for directive in report.directives]
    return report


class _PlaceIndex:
    """Places by where they are named; the document's own place counts as none."""

    def __init__(self, entities: Entities, own: str | None, own_code: str | None) -> None:
        self.own = frozenset(
            index
            for index, place in enumerate(entities.places)
            if key(place.name) == key(own or "") and place.code in (own_code, None)
        )
        self._named = sorted(
            (span, index)
            for index, place in enumerate(entities.places)
            if place.kind in FIGURE_PLACES and index not in self.own
            for span in place.mentions
        )
        self._starts = [span.start for span, _ in self._named]

    def within(self, span: Span | None) -> int | None:
        """The first place named inside ``span``."""
        if span is None:
            return None
        for named, index in self._named[bisect_left(self._starts, span.start) :]:
            if named.start >= span.end:
                break
            if named.end <= span.end:
                return index
        return None


def _place_of(indicator: Indicator, places: _PlaceIndex, sections: tuple[Section, ...]) -> int | None:
    """The place that a figure is about where it is not the document's own: as its clause names it,
    or its name, or a heading above it ("2. Huyện Sìn Hồ")."""
    for span in (indicator.place_span, indicator.label, indicator.subject):
        if (found := places.within(span)) is not None:
            return found
    section = indicator.section
    while section is not None:
        if (found := places.within(sections[section].title)) is not None:
            return found
        section = sections[section].parent
    return None


def _all_spans(report: Report) -> Iterator[tuple[int, int, str, int]]:
    """(start, end, group, index) of each mention and each indicator's numbers."""
    for group in GROUPS:
        for index, entity in enumerate(getattr(report.entities, group)):
            for span in entity.mentions:
                yield span.start, span.end, group, index
    for index, indicator in enumerate(report.indicators):
        for observation in indicator.observations:
            yield observation.span.start, observation.span.end, "indicators", index


def _inside(span: Span, spans: list[tuple[int, int, str, int]], starts: list[int]) -> list[tuple[str, int]]:
    """What is named inside a directive, each once, in text order."""
    found: dict[tuple[str, int], None] = {}
    for start, end, group, index in spans[bisect_left(starts, span.start) :]:
        if start >= span.end:
            break
        if end <= span.end:
            found[(group, index)] = None
    return list(found)
