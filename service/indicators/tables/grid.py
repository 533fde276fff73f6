"""Finds the tables of a text: header lines and the lines of cells below them.

Cells are parted by tabs, bars or runs of spaces. A cell stands in a *reach*: its place among the tabs or bars of its
line, or from which character of the line to which; a column is what stands below a header's reach.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from service.quantities.notation import NUMBER
from service.structure.model import Structure
from service.text.lazy import regex
from service.text.span import Span

_SPACED_CELL = regex(r"\S+(?: \S+)*")
NUMERIC = regex(rf"\s*(?P<sign>[+-]?)\s*(?P<n>{NUMBER})\s*(?P<unit>%|[^\W\d_]{{1,12}})?\s*$")
"""A cell with nothing but a number and perhaps its unit: "1.250", "-3,5%"."""
YEAR = regex(r"(?:19|20)\d\d")
_TIME = regex(r"(?:19|20)\d\d|\d{1,2}\s(?i:tháng|quý|năm|ngày)")
# "|---|:--:|", "====": what only parts the rows
_RULE = regex(r"[\s|:+]*[-=_][-=_\s|:+]*")
# "(1) | (2) | (3)=(2)/(1)": what numbers the columns
_NUMBERING = regex(r"\(?(?:[A-E]|\d{1,2})\)?(?:\s*=[\d\s()%+/:*x×-]+)?")
_ORDINAL = regex(r"(?:\(?(?:\d{1,2}|[IVX]{1,5}|[A-Ha-hđ])(?:[.]\d{1,2}){0,3}[.)]?|[-+*•])")
_MIN_ROWS, _MIN_COLUMNS, _MIN_SPACED, _MOST_HEADERS = 2, 2, 3, 4
_MOST_COLUMNS = 200  # a line with more is no header: each column is held against all others
_LONGEST_CELL, _LONGEST_SPACED, _LONGEST_GROUP = 160, 50, 80


class Cell(NamedTuple):
    """A cell with words and its reach in its line."""

    span: Span
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """Of each column the cell, ``None`` where it is empty; ``group``: the row without numbers that it stands under."""

    cells: tuple[Span | None, ...]
    group: Span | None


@dataclass(frozen=True, slots=True)
class Table:
    """``header``: of each column what stands above it, from the top down; ``span``: all of it; ``quiet``: the ranges
    whose numbers order rows and columns."""

    header: tuple[tuple[Span, ...], ...]
    rows: tuple[Row, ...]
    span: Span
    quiet: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    parted: str
    """A tab, a bar, a space, or nothing."""
    cells: tuple[Cell, ...]
    is_rule: bool


def find_tables(structure: Structure) -> list[Table]:
    """Every table of the text: a header and rows with numbers."""
    norm = structure.text.norm
    lines = [_line(norm, line.span) for line in structure.lines if line.kind != "blank"]
    found: list[Table] = []
    index = 0
    while index < len(lines):
        table, after = _table(norm, lines, index) if len(lines[index].cells) > 1 else (None, index + 1)
        if table:
            found.append(table)
        index = after
    return found


def _line(norm: str, span: Span) -> _Line:
    """The line of ``span`` with the tabs and spaces before it, which put its cells in their columns."""
    start = norm.rfind("\n", 0, span.start) + 1
    if norm[start : span.start].strip():
        start = span.start  # the end of another line
    part = norm[start : span.end]
    parted = "|" if "|" in part else "\t" if "\t" in part else " " if "  " in part.strip() else ""
    if parted in ("|", "\t"):
        cells = _delimited(norm, start, span.end, parted)
    else:
        cells = tuple(
            Cell(Span(*words.span()), words.start() - start, words.end() - start)
            for words in _SPACED_CELL.finditer(norm, *span)
        )
    is_rule = parted != "" and len(part) > _MIN_SPACED and _RULE.fullmatch(part) is not None
    return _Line(span, parted, cells, is_rule)


def _delimited(norm: str, start: int, end: int, sign: str) -> tuple[Cell, ...]:
    cells: list[Cell] = []
    column = 0
    while start <= end:
        stop = norm.find(sign, start, end)
        stop = stop if stop >= 0 else end
        words = norm[start:stop].strip()
        if words:
            first = start + norm[start:stop].index(words[0])
            cells.append(Cell(Span(first, first + len(words)), column, column + 1))
        column += 1
        start = stop + 1
    return tuple(cells)


def _table(norm: str, lines: list[_Line], index: int) -> tuple[Table | None, int]:
    """The table whose header begins at ``index``, or ``None``; and the line behind it, or to go on with."""
    headers: list[_Line] = []
    ruled = False
    at = index
    while at < len(lines) and len(headers) <= _MOST_HEADERS:
        line = lines[at]
        if line.is_rule:
            ruled = True
        elif not _is_header(norm, line, lines[index], headers):
            break
        elif not _is_numbering(norm, line):
            headers.append(line)
        at += 1
    readable = headers and len(headers) <= _MOST_HEADERS and all(len(h.cells) <= _MOST_COLUMNS for h in headers)
    columns = _columns(headers) if readable else []
    fewest = _MIN_SPACED if lines[index].parted == " " else _MIN_COLUMNS
    longest = _LONGEST_SPACED if lines[index].parted == " " else _LONGEST_CELL
    if len(columns) < fewest or any(cell.span.end - cell.span.start > longest for cell in headers[0].cells):
        return None, index + 1
    rows, quiet, after = _rows(norm, lines, at, headers, [reach for reach, _ in columns])
    if len(rows) < (1 if ruled else _MIN_ROWS):
        return None, index + 1
    quiet += [line.span for line in lines[index:after] if _is_numbering(norm, line)]
    last = max(cell.end for cell in rows[-1].cells if cell)
    span = Span(headers[0].cells[0].span.start, last)
    return Table(tuple(header for _, header in columns), tuple(rows), span, tuple(quiet)), after


def _is_header(norm: str, line: _Line, first: _Line, headers: list[_Line]) -> bool:
    """Whether ``line`` is one more of the header's that begins with ``first``: neither a row nor the title of some."""
    if _goes_on(norm, line, headers):
        return True
    if not _goes_with(line, first) or _is_data(norm, line):
        return False
    return not headers or _group(norm, line, first) is None


def _goes_with(line: _Line, first: _Line) -> bool:
    return line.parted == first.parted and len(line.cells) > (1 if first.parted == " " else 0)


def _goes_on(norm: str, line: _Line, headers: list[_Line]) -> bool:
    """ "(tỷ đồng)" alone below the header of one of the columns."""
    aligned = bool(headers) and headers[0].parted == " " and not line.parted
    return aligned and len(line.cells) == 1 and norm.startswith("(", line.span.start)


def _columns(headers: list[_Line]) -> list[tuple[tuple[int, int], tuple[Span, ...]]]:
    """Reach and header of each column: the cells of the line that has most, and those of others that stand alone."""
    base = max(headers, key=lambda line: len(line.cells))
    reaches = [(cell.start, cell.end) for cell in base.cells]
    for line in headers:
        reaches += [(cell.start, cell.end) for cell in line.cells if not any(_meet(cell, reach) for reach in reaches)]
    reaches.sort()
    return [
        (reach, tuple(cell.span for line in headers if (cell := _above(line, reach, headers)))) for reach in reaches
    ]


def _above(line: _Line, reach: tuple[int, int], headers: list[_Line]) -> Cell | None:
    """The cell of a header line that is of a column: what meets it, or, between tabs or bars, the last cell before
    it when lines below have one of their own for both."""
    met = next((cell for cell in line.cells if _meet(cell, reach)), None)
    if met or line.parted == " ":
        return met
    before = [cell for cell in line.cells if cell.start < reach[0]]
    below = headers[headers.index(line) + 1 :]
    if not before or not below:
        return None
    parts = [{cell.start for cell in lower.cells} for lower in below]
    return before[-1] if any(before[-1].start in part and reach[0] in part for part in parts) else None


def _meet(cell: Cell, reach: tuple[int, int]) -> bool:
    return cell.start < reach[1] and reach[0] < cell.end


def _rows(
    norm: str, lines: list[_Line], at: int, headers: list[_Line], reaches: list[tuple[int, int]]
) -> tuple[list[Row], list[Span], int]:
    """The rows from line ``at`` on, the cells that order them, and the line behind the last."""
    rows: list[Row] = []
    quiet: list[Span] = []
    group: Span | None = None
    after = at
    for number in range(at, len(lines)):
        line = lines[number]
        if line.is_rule or (_goes_with(line, headers[0]) and _is_numbering(norm, line)):
            continue
        if _goes_with(line, headers[0]) and _is_data(norm, line):
            cells = _placed(norm, line, reaches)
            quiet += [cell for cell in cells[:1] if cell and _ORDINAL.fullmatch(norm, *cell)]
            rows.append(Row(cells, group))
            after = number + 1
        elif (title := _group(norm, line, headers[0])) is not None:
            group = title
            quiet.append(Span(line.span.start, title.start))
        else:
            break
    return rows, quiet, after


def _is_data(norm: str, line: _Line) -> bool:
    """A row: words, and behind them a number that is no year standing for one."""
    cells = line.cells
    first = next((i for i, cell in enumerate(cells) if not _ORDINAL.fullmatch(norm, *cell.span)), len(cells))
    values = [cell for cell in cells[first + 1 :] if NUMERIC.match(norm, *cell.span)]
    dated = all(_TIME.fullmatch(norm, *cell.span) for cell in values)
    # words that only stand two spaces apart are no cells
    prose = line.parted == " " and 2 * len(values) < len(cells) - first - 1
    return bool(values) and not dated and not prose and not _is_numbering(norm, line)


def _is_numbering(norm: str, line: _Line) -> bool:
    """ "A | B | 1 | 2 | 3=2/1"."""
    return len(line.cells) >= _MIN_SPACED and all(_NUMBERING.fullmatch(norm, *cell.span) for cell in line.cells)


def _group(norm: str, line: _Line, first: _Line) -> Span | None:
    """ "I | Nông nghiệp | |", "2. Cây ngô": what the rows below are of."""
    words = [cell.span for cell in line.cells if not _ORDINAL.fullmatch(norm, *cell.span)]
    if len(words) != 1 or words[0].end - words[0].start > _LONGEST_GROUP or norm[words[0].end - 1] in ".;!?":
        return None
    return words[0] if line.parted == first.parted or (first.parted == " " and not line.parted) else None


def _placed(norm: str, line: _Line, reaches: list[tuple[int, int]]) -> tuple[Span | None, ...]:
    """The cells of a row, each in its column."""
    cells = line.cells
    if line.parted != " ":
        shift = _left_out(norm, cells, reaches)
        at = {cell.start + shift: cell.span for cell in cells}
        return tuple(at.get(reach[0]) for reach in reaches)
    if len(cells) == len(reaches):
        return tuple(cell.span for cell in cells)
    placed: list[Span | None] = [None] * len(reaches)
    for cell in cells:
        distance = [max(reach[0] - cell.end, cell.start - reach[1], 0) for reach in reaches]
        nearest = min(range(len(reaches)), key=lambda i: (distance[i], abs(reaches[i][1] - cell.end)))
        placed[nearest] = placed[nearest] or cell.span
    return tuple(placed)


def _left_out(norm: str, cells: tuple[Cell, ...], reaches: list[tuple[int, int]]) -> int:
    """1 where the row's number is left out and all its cells stand one column before their own."""
    full = len(cells) == len(reaches) - 1 and cells[0].start == reaches[0][0] and cells[-1].start == reaches[-1][0] - 1
    return int(full and not _ORDINAL.fullmatch(norm, *cells[0].span) and NUMERIC.match(norm, *cells[1].span) is None)
