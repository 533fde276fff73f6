"""The numbers that Word shows before paragraphs, which its files do not hold: they are counted by whoever opens one.

No library at hand counts all of them ("I.", "1.2.", "a)", by style as well as by paragraph), and a
report without the numbers of its headings loses its structure.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

_GAP = re.compile(r"%([1-9])")
_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


class Level(NamedTuple):
    """How one level of a list is numbered: "%1.%2." of ``decimal``, from ``start`` on."""

    text: str
    kind: str
    start: int


class Numbering:
    """Counts the lists of one document; ask for its paragraphs in their order."""

    def __init__(self, document: Document) -> None:
        part = next(
            (rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/numbering")), None
        )
        root: Any = None if part is None else part.element
        self._abstract = (
            {} if root is None else {_value(row, "abstractNumId"): row for row in _all(root, "abstractNum")}
        )
        self._lists = {} if root is None else {_value(row, "numId"): row for row in _all(root, "num")}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def marker(self, paragraph: Paragraph) -> str:
        """What stands before ``paragraph``: "1.2.", "a)", "-", or nothing."""
        number, depth = _place(paragraph)
        levels = self._levels(number)
        level = levels.get(depth)
        if level is None or level.kind == "none":
            return ""
        if level.kind == "bullet":
            return "-"
        counts = self._counts.setdefault(self._abstract_id(number), {})
        counts[depth] = self._restarted(number, depth) or counts.get(depth, level.start - 1) + 1
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        return _GAP.sub(lambda gap: _shown(levels, counts, int(gap[1]) - 1), level.text)

    def _restarted(self, number: str, depth: int) -> int | None:
        """Where a list begins anew though it goes on with another's levels: its first number, once."""
        if (number, depth) in self._begun:
            return None
        self._begun.add((number, depth))
        for override in _all(self._lists[number], "lvlOverride"):
            if _value(override, "ilvl") == str(depth) and override.find(qn("w:startOverride")) is not None:
                return int(_child_value(override, "startOverride") or 1)
        return None

    def _abstract_id(self, number: str) -> str:
        row = self._lists.get(number)
        return "" if row is None else _child_value(row, "abstractNumId")

    def _levels(self, number: str) -> dict[int, Level]:
        abstract = self._abstract.get(self._abstract_id(number))
        rows = [] if abstract is None else _all(abstract, "lvl")
        return {int(_value(row, "ilvl")): _level(row) for row in rows}


def _place(paragraph: Paragraph) -> tuple[str, int]:
    """List and level of a paragraph, its own or its style's; an empty list where it is in none."""
    style: Any = paragraph.style
    sources: list[Any] = [paragraph._p.pPr]
    while style is not None:
        sources.append(style.element.pPr)
        style = style.base_style
    number, depth = "", ""
    for properties in sources:
        row = None if properties is None else properties.find(qn("w:numPr"))
        if row is not None:
            number, depth = number or _child_value(row, "numId"), depth or _child_value(row, "ilvl")
    return ("" if number == "0" else number), int(depth or 0)


def _level(row: Any) -> Level:
    return Level(
        _child_value(row, "lvlText"), _child_value(row, "numFmt") or "decimal", int(_child_value(row, "start") or 1)
    )


def _shown(levels: dict[int, Level], counts: dict[int, int], depth: int) -> str:
    level = levels.get(depth)
    if level is None:
        return ""
    return _KINDS.get(level.kind, str)(counts.get(depth, level.start))


def _letter(count: int) -> str:
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)


def _roman(count: int) -> str:
    signs = ""
    for size, sign in _ROMAN:
        signs += sign * (count // size)
        count %= size
    return signs


_KINDS: dict[str, Callable[[int], str]] = {
    "lowerLetter": _letter,
    "upperLetter": lambda count: _letter(count).upper(),
    "lowerRoman": lambda count: _roman(count).lower(),
    "upperRoman": _roman,
}


def _all(element: Any, name: str) -> list[Any]:
    found: list[Any] = element.findall(qn(f"w:{name}"))
    return found


def _value(element: Any, name: str) -> str:
    return element.get(qn(f"w:{name}")) or ""


def _child_value(element: Any, name: str) -> str:
    child = element.find(qn(f"w:{name}"))
    return "" if child is None else _value(child, "val")
