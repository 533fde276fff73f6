"""Physical lines, before anything is decided about them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from service.structure.markers import Marker, read_marker
from service.structure.model import LineKind

_LINE = re.compile(r"[^\n]+")


@dataclass(slots=True)
class Row:
    """A line that is not blank, without the white space around it. ``gap``: blank lines stand
    before it; ``content``: where the words after the marker begin."""

    start: int
    end: int
    content: int
    marker: Marker | None
    gap: bool
    kind: LineKind = "body"


def scan(norm: str) -> list[Row]:
    """The lines of ``norm`` that are not blank."""
    rows: list[Row] = []
    previous_end = 0
    for match in _LINE.finditer(norm):
        line = match[0]
        stripped = line.strip()
        if not stripped:
            continue
        start = match.start() + len(line) - len(line.lstrip())
        end = start + len(stripped)
        marker = read_marker(norm, start, end)
        gap = bool(rows) and norm.count("\n", previous_end, start) > 1
        rows.append(Row(start, end, marker.content if marker else start, marker, gap))
        previous_end = end
    return rows
