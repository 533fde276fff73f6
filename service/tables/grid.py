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


def grid(title: str, columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> str:
    """Aligned columns under a title; a long cell runs over several lines, an empty column is left out."""
    cells = [[plain(cell) if cell == cell.lstrip() else "  " + plain(cell) for cell in row] for row in rows]
    kept = [index for index in range(len(columns)) if any(row[index] for row in cells)]
    wrapped = [[wrap(row[index], columns[index].widest) for index in kept] for row in cells]
    widths = [
        max(width(columns[index].head), *(width(line) for row in wrapped for line in row[position]))
        for position, index in enumerate(kept)
    ]
    heads = [[columns[index].head] for index in kept]
    right = [columns[index].right for index in kept]
    rule = "-" * (sum(widths) + 2 * (len(widths) - 1))
    body = [line for row in [heads, *wrapped] for line in _lines(row, widths, right)]
    return "\n".join([title, rule, body[0], rule, *body[1:], rule])


def _lines(row: Sequence[Sequence[str]], widths: Sequence[int], right: Sequence[bool]) -> Iterator[str]:
    for number in range(max(map(len, row))):
        cells = [cell[number] if number < len(cell) else "" for cell in row]
        yield "  ".join(map(pad, cells, widths, right)).rstrip()


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
    indent = " " * (len(text) - len(text.lstrip()))
    lines = [indent]
    for word in text.split():
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
