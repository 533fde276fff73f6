"""Which point of a list a directive belongs to: "Thứ nhất, …", "Một là, …", "2. …", "(3) …"."""

from __future__ import annotations

import re

from service.directives.headings import ARTICLE
from service.structure.model import Block, Structure
from service.text.fold import pattern
from service.text.lazy import regex

_ONES = ("nhất|một", "hai", "ba", "tư|bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_VALUES = {word: number for number, words in enumerate(_ONES, 1) for word in words.split("|")}
ORDINAL = pattern(
    r"(?:thứ\s+(?P<th>nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)|(?P<one>một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s+là)"
    r"(?!\w)\s*[,:.]?\s*"
)


def value(match: re.Match[str]) -> int:
    """The number that a matched ``ORDINAL`` says."""
    return _VALUES[match["th"] or match["one"]]


_NEXT = 6  # blocks in which the next point of a list comes
_NUMBER = regex(r"\(?(\d{1,2})\)?[.)]?")


def point_of(structure: Structure, block: Block, *, sections: bool = False) -> int | None:
    """The number of the point that ``block`` is or stands below: "a)" under "2." is of the second, and so is
    what stands under "2. Về đất đai" in an article of a decision, or where ``sections`` are the points of an order."""
    item: Block | None = block
    while item is not None:
        if item.marker is not None:
            number = _NUMBER.fullmatch(structure.text.norm, *item.marker)
            ordinal = ORDINAL.match(structure.text.key, *item.marker)
            if number or ordinal:
                return int(number[1]) if number else value(ordinal) if ordinal else None
        item = structure.blocks[item.parent] if item.parent is not None else None
    return _point_of_section(structure, block, sections=sections)


def is_between(structure: Structure, block: Block, point: int | None) -> bool:
    """Whether an unmarked paragraph stands between a point and the next one, and so is of the former."""
    if point is None:
        return False
    following = structure.blocks[block.index + 1 : block.index + 1 + _NEXT]
    marked = next((one for one in following if one.marker is not None or one.kind == "heading"), None)
    return marked is not None and marked.kind != "heading" and point_of(structure, marked) == point + 1


def _point_of_section(structure: Structure, block: Block, *, sections: bool) -> int | None:
    section = structure.sections[block.section] if block.section is not None else None
    if section is None or not (section.number or "").isdigit():
        return None
    if not sections:
        above = structure.sections[section.parent] if section.parent is not None else None
        sections = above is not None and ARTICLE.match(structure.text.key, above.span.start) is not None
    return int(section.number or 0) if sections else None
