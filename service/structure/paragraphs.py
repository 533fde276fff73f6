"""Lines joined into blocks: a paragraph or item may be wrapped over many physical lines.

A line goes on below when the next one begins in lower case, when it ends in a word that cannot end
a phrase ("…theo quy định của"), or, in a text that is wrapped at a width, when it is about as wide
as the others and ends no sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from service.structure.furniture import is_page_number
from service.structure.markers import Marker
from service.structure.model import LineKind
from service.structure.rows import Row
from service.structure.words import Words
from service.text.span import Span

_SENTENCE_END = ".;:!?…"
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_WRAPPED_SHARE = 0.2
_WIDEST = 220
_AS_WIDE = 0.8
_SPACED_SHARE = 0.8
_HEADING_LONGEST = 160


@dataclass(slots=True)
class Draft:
    """A block in the making; ``first``/``last`` are its rows."""

    start: int
    end: int
    content: int
    marker: Marker | None
    kind: LineKind
    gap: bool
    first: int
    last: int
    lead: Span | None = None
    holes: tuple[tuple[int, int], ...] = ()
    """Page numbers inside, which rules are not to see."""
    run_in: bool = False
    """A heading with its text behind it on the same line: "c) Cây ăn quả: Nhãn được mùa …"."""

    @property
    def length(self) -> int:
        """Characters after the marker."""
        return self.end - self.content


class Wrapping(NamedTuple):
    """How a text was wrapped: the ``usual`` length of its full lines and the ``longest``, both 0 where
    each line is a paragraph; ``spaced``: its paragraphs are parted by blank lines."""

    usual: int
    longest: int
    spaced: bool

    def is_full(self, row: Row) -> bool:
        """Whether ``row`` is about as long as the others."""
        return self.usual > 0 and row.end - row.start >= _AS_WIDE * self.usual

    def has_no_room(self, row: Row, token: int) -> bool:
        """Whether ``token`` more characters would have made ``row`` too long: they were put below."""
        return self.usual > 0 and row.end - row.start + 1 + token > self.longest


def join_rows(norm: str, key: str, rows: list[Row], words: Words) -> list[Draft]:
    """Blocks of one or several rows, in order."""
    wrapping = _wrapping(norm, rows)
    drafts: list[Draft] = []
    above: Row | None = None  # the last row of the last block
    for index, row in enumerate(rows):
        if above is not None and _continues(norm, key, drafts[-1], above, row, wrapping, words):
            last = drafts[-1]
            if last.content >= last.end:
                last.content = row.content if row.marker is None else row.start
            last.end, last.last, above = row.end, index, row
        elif above is not None and _parts_page(norm, key, drafts[-1], above, rows[index : index + 2], wrapping, words):
            drafts[-1].holes += ((row.start, row.end),)
        else:
            drafts.append(Draft(row.start, row.end, row.content, row.marker, row.kind, row.gap, index, index))
            above = row
    return drafts


def _parts_page(
    norm: str, key: str, block: Draft, above: Row, rows: list[Row], wrapping: Wrapping, words: Words
) -> bool:
    """Whether the first of ``rows`` is the number of a page, between two halves of a paragraph."""
    if len(rows) < 2 or rows[0].kind != "furniture" or not is_page_number(key, rows[0]):
        return False
    return norm[above.end - 1] not in _SENTENCE_END and _continues(norm, key, block, above, rows[1], wrapping, words)


def _wrapping(norm: str, rows: list[Row]) -> Wrapping:
    body = [row for row in rows if row.kind == "body"]
    lengths = sorted(row.end - row.start for row in body if row.end - row.start > 30)
    low = sum(1 for row in body if norm[row.start].islower() and row.marker is None)
    if not lengths or low < max(2, _WRAPPED_SHARE * len(body)):
        return _UNWRAPPED
    usual = lengths[len(lengths) * 3 // 4]
    if usual > _WIDEST:
        return _UNWRAPPED
    ends = [after.gap for row, after in pairwise(rows) if norm[row.end - 1] == "." and row.end - row.start < usual // 2]
    return Wrapping(usual, lengths[-1 - len(lengths) // 50], sum(ends) > _SPACED_SHARE * len(ends))


_UNWRAPPED = Wrapping(0, 0, False)


def _continues(norm: str, key: str, block: Draft, row: Row, following: Row, wrapping: Wrapping, words: Words) -> bool:
    """Whether ``following`` goes on with ``block``, whose last row is ``row``."""
    if row.kind != "body" or following.kind != "body":
        return False
    if row.content >= row.end:  # "1." alone on its line, its title below
        return following.marker is None or not following.marker.is_bullet
    last = norm[row.end - 1]
    if following.marker is not None and not _is_wrapped_marker(norm, row, following, wrapping):
        return False
    first = norm[following.start]
    full = wrapping.is_full(row)
    if last in _SENTENCE_END and not _ends_in_abbreviation(key, row, words):
        if following.gap or not wrapping.usual:
            return False
        token = norm.find(" ", following.start, following.end)
        room = wrapping.has_no_room(row, (token if token > 0 else following.end) - following.start)
        return (full and first.islower()) or (room and (wrapping.spaced or last in ":;"))
    if following.gap:
        return first.islower() and last not in '")' and row.end - row.start >= 40
    if first.islower() or (last == "," and not _is_caps(norm, following)) or _ends_in_function_word(key, row, words):
        return True
    if not wrapping.usual or (_is_caps(norm, following) and not _is_caps(norm, row)):
        return False
    # a dash item or a long text can be no heading, so what does not end goes on
    is_text = row.end - block.start > _HEADING_LONGEST or (block.marker is not None and block.marker.is_bullet)
    return full or is_text or not first.isalpha()


def _is_caps(norm: str, row: Row) -> bool:
    """A line in capitals, of more than one word: "QUYẾT NGHỊ:", but not "FULRO,"."""
    line = norm[row.start : row.end]
    return line.isupper() and " " in line


def _is_wrapped_marker(norm: str, row: Row, following: Row, wrapping: Wrapping) -> bool:
    """A dash or number that only the wrapping has put first: "kinh tế / - xã hội"."""
    marker = following.marker
    if marker is None or following.content >= following.end or norm[row.end - 1] in _SENTENCE_END:
        return False
    if wrapping.has_no_room(row, marker.end - marker.start):
        return True
    low = norm[following.content].islower() or norm[following.content].isdigit()
    return wrapping.is_full(row) and low and marker.kind in "-+*"


def _ends_in_function_word(key: str, row: Row, words: Words) -> bool:
    match = _LAST_WORD.search(key, max(row.start, row.end - 12), row.end)
    return match is not None and match[0] in words.function_words


def _ends_in_abbreviation(key: str, row: Row, words: Words) -> bool:
    if key[row.end - 1] != ".":
        return False
    match = _LAST_WORD.search(key, max(row.start, row.end - 12), row.end - 1)
    return match is not None and match[0] in words.abbreviations and match.start() > row.content
