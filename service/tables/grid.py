"""Aligned columns for a terminal, whatever script is in them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple


class Column(NamedTuple):
    """One column: its head, the widest it may grow, and whether it is set to the right."""

    head: str
    widest: int
    right: bool = False


Row = Sequence[str]
Band = tuple[Sequence[str], Sequence[Row]]
"""Rows under headings that run across the table."""


def grid(columns: Sequence[Column], bands: Sequence[Band]) -> str:
    """Aligned columns; a long cell runs over several lines, a column without content is left out."""
    kept = [number for number in range(len(columns)) if any(row[number] for _, rows in bands for row in rows)]
    wrapped = [(headings, [_wrapped(row, columns, kept) for row in rows]) for headings, rows in bands]
    heads = [[columns[number].head] for number in kept]
    everything = [heads, *(row for _, rows in wrapped for row in rows)]
    widths = [max(width(line) for row in everything for line in row[place]) for place in range(len(kept))]
    right = [columns[number].right for number in kept]
    rule = "-" * (sum(widths) + len(_GAP) * (len(widths) - 1))
    lines = [rule, *_lines(heads, widths, right), rule]
    for headings, rows in wrapped:
        lines += headings
        lines += [line for row in rows for line in _lines(row, widths, right)]
        lines.append(rule)
    return "\n".join(lines)


_GAP = "  "


def _wrapped(row: Row, columns: Sequence[Column], kept: Sequence[int]) -> list[list[str]]:
    return [wrap(row[number], columns[number].widest) for number in kept]


def _lines(row: Sequence[Sequence[str]], widths: Sequence[int], right: Sequence[bool]) -> Iterator[str]:
    for number in range(max(map(len, row))):
        cells = [cell[number] if number < len(cell) else "" for cell in row]
        yield _GAP.join(map(pad, cells, widths, right)).rstrip()


def pad(cell: str, columns: int, right: bool) -> str:
    """Fill ``cell`` up to a width in terminal columns."""
    fill = " " * (columns - width(cell))
    return fill + cell if right else cell + fill


def width(text: str) -> int:
    """Columns that a terminal gives to ``text``: none to a combining mark, two to a wide character."""
    return sum(_columns(char) for char in text)


def _columns(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf", "Cc"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def wrap(text: str, columns: int) -> list[str]:
    """``text`` in lines of at most ``columns``; the first line's indent is kept on the others."""
    indent = " " * (len(text) - len(text.lstrip(" ")))
    lines = [indent]
    for word in plain(text).split():
        for piece in _pieces(word, columns - len(indent)):
            joined = lines[-1] + ("" if lines[-1] == indent else " ") + piece
            if width(joined) <= columns:
                lines[-1] = joined
            else:
                lines.append(indent + piece)
    return lines


def _pieces(word: str, columns: int) -> Iterator[str]:
    """A word too long for a column, cut."""
    piece = ""
    for char in word:
        if width(piece + char) > columns:
            yield piece
            piece = ""
        piece += char
    yield piece


def plain(text: str) -> str:
    """On one line, composed, without control characters that would move a terminal's cursor."""
    flat = " ".join(unicodedata.normalize("NFC", text).split())
    return "".join(char for char in flat if unicodedata.category(char) not in ("Cc", "Cf"))
