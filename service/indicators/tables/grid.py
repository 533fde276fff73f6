"""Finds the tables of a text: a header line and the lines of cells below it."""

from __future__ import annotations

from dataclasses import dataclass

from service.quantities.notation import NUMBER
from service.structure.model import Structure
from service.text.lazy import regex
from service.text.span import Span

_CELL = regex(r"[^\t|]+")
_SPACED_CELL = regex(r"\S+(?: \S+)*")
NUMERIC = regex(rf"\s*(?P<sign>[+-]?)\s*(?P<n>{NUMBER})\s*(?P<unit>%|[^\W\d_]{{1,12}})?\s*$")
"""A cell with nothing but a number and perhaps its unit: "1.250", "-3,5%"."""
_MIN_ROWS, _MIN_CELLS = 2, 3


@dataclass(frozen=True, slots=True)
class Table:
    """A header line and its rows, cell by cell; ``span``: all of it."""

    header: tuple[Span, ...]
    rows: tuple[tuple[Span, ...], ...]
    span: Span


def find_tables(structure: Structure) -> list[Table]:
    """Every table of the text: a header and at least two rows with numbers."""
    found: list[Table] = []
    lines = [line.span for line in structure.lines if line.kind != "blank"]
    index = 0
    while index < len(lines):
        header = _cells(structure.text.norm, lines[index])
        rows = (
            _rows(structure.text.norm, lines, index + 1, len(header)) if _is_header(structure.text.norm, header) else []
        )
        if len(rows) >= _MIN_ROWS:
            found.append(Table(header, tuple(rows), Span(header[0].start, rows[-1][-1].end)))
            index += len(rows)
        index += 1
    return found


def _rows(norm: str, lines: list[Span], start: int, width: int) -> list[tuple[Span, ...]]:
    rows: list[tuple[Span, ...]] = []
    for line in lines[start:]:
        cells = _cells(norm, line)
        if not width - 1 <= len(cells) <= width + 1 or not any(NUMERIC.match(norm, *cell) for cell in cells[1:]):
            break
        rows.append(cells)
    return rows


def _cells(norm: str, line: Span) -> tuple[Span, ...]:
    part = norm[line.start : line.end]
    if "\t" in part or "|" in part:
        found = [_stripped(norm, Span(*match.span())) for match in _CELL.finditer(norm, *line)]
        return tuple(cell for cell in found if cell.start < cell.end)
    if "  " not in part:
        return ()
    return tuple(Span(*match.span()) for match in _SPACED_CELL.finditer(norm, *line))


def _stripped(norm: str, span: Span) -> Span:
    start, end = span
    while start < end and norm[start].isspace():
        start += 1
    while start < end and norm[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _is_header(norm: str, cells: tuple[Span, ...]) -> bool:
    numeric = sum(bool(NUMERIC.match(norm, *cell)) and not norm[cell.start : cell.end].isdigit() for cell in cells)
    return len(cells) >= _MIN_CELLS and numeric == 0 and not norm[cells[0].start].isdigit()
