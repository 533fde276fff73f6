"""Decides between concepts that a name leaves open, by what stands beside it.

"Xảy ra 5 vụ cháy, làm chết 2 người": the dead after fires are of fires. "Kinh tế tăng 7%" in a document
that speaks of GRDP elsewhere, and never of GDP, is GRDP.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from service.catalogue.model import Concept, Match, Reading
from service.indicators.model import Indicator

_REACH = 3
"""Indicators back in the same section: further off, another matter may have begun."""


def decide(indicators: Sequence[Indicator], matches: Sequence[Match]) -> list[Match]:
    """The matches, with those decided that their neighbours or the rest of the document decide."""
    named = {match.reading.concept.id for match in matches if match.reading is not None}
    decided = list(matches)
    for index, match in enumerate(matches):
        if match.candidates:
            chosen = _by_topic(match.candidates, _neighbours(index, indicators, decided)) or _only(
                [reading for reading in match.candidates if reading.concept.id in named]
            )
            if chosen is not None:
                decided[index] = Match(chosen, ())
    return decided


def _neighbours(index: int, indicators: Sequence[Indicator], matches: Sequence[Match]) -> Iterator[Concept]:
    """Concepts named for sure: before it in its section, the nearest first, then after it in its sentence."""
    here = indicators[index]
    for other in range(index - 1, max(index - 1 - _REACH, -1), -1):
        reading = matches[other].reading
        if reading is not None and indicators[other].section == here.section:
            yield reading.concept
    for other in range(index + 1, len(indicators)):
        if indicators[other].sentence != here.sentence:
            break
        if (reading := matches[other].reading) is not None:
            yield reading.concept


def _by_topic(candidates: Sequence[Reading], neighbours: Iterator[Concept]) -> Reading | None:
    """The one candidate of the topic of the nearest neighbour that shares a topic with any."""
    for neighbour in neighbours:
        alike = [reading for reading in candidates if reading.concept.topic == neighbour.topic]
        if alike:
            return _only(alike)
    return None


def _only(readings: Sequence[Reading]) -> Reading | None:
    return readings[0] if len(readings) == 1 else None
