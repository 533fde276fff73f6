"""Lines joined into blocks: a paragraph or item may be wrapped over many physical lines.

A line goes on below when the next one begins in lower case, when it ends in a word that cannot end
a phrase ("…theo quy định của"), or, in a text that is wrapped at a width, when it is about as wide
as the others and ends no sentence.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from service.structure.furniture import is_page_number
from service.structure.markers import Marker
from service.structure.model import LineKind
from service.structure.rows import Row
from service.structure.words import Words, squeeze
from service.text.fold import pattern
from service.text.lazy import regex
from service.text.span import Span

_SENTENCE_END = ".;:!?…"
_BEFORE_NUMBERS = frozenset(
    {
        *("ngày", "tháng", "năm", "quý", "số", "khóa", "lần"),
        *("tăng", "giảm", "chiếm", "gấp", "vượt", "thêm", "ước", "dưới", "tổng", "xuống", "lên"),
    }
)
# nouns that end like a link: "1. Về giải phóng mặt bằng" over its paragraph
_NO_LINK = pattern(r"(?<!\w)(?:(?:mặt|công|cân|văn|đồng)\s+bằng|tồn\s+tại|trực\s+thuộc|(?:giá|tất)\s+cả)$")
_LAST_WORD = regex(r"[^\W\d_]+$")
_UNIT_NOTE = pattern(r"\((?:đơn\s+vị(?:\s+tính)?|đvt)\s*:[^()]+\)$")
_LONGEST_NOTE = 40
_WRAPPED_SHARE = 0.2
_WIDEST = 220
_AS_WIDE = 0.8
_SPACED_SHARE = 0.8
_FEWEST_LINES, _ALL_GAPS = 12, 0.9
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
    holes: list[tuple[int, int]] = field(default_factory=list)
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


_UNWRAPPED = Wrapping(0, 0, False)


def join_rows(norm: str, key: str, rows: list[Row], words: Words) -> list[Draft]:
    """Blocks of one or several rows, in order."""
    _close(norm, rows)
    joiner = _Joiner(norm, key, words, _wrapping(norm, rows))
    drafts: list[Draft] = []
    above: Row | None = None  # the last row of the last block
    for index, row in enumerate(rows):
        if above is not None and joiner.continues(drafts[-1], above, row):
            last = drafts[-1]
            if last.content >= last.end:
                last.content = row.content if row.marker is None else row.start
            last.end, last.last, above = row.end, index, row
        elif above is not None and joiner.parts_page(drafts[-1], above, rows[index : index + 2]):
            drafts[-1].holes.append((row.start, row.end))
        else:
            drafts.append(Draft(row.start, row.end, row.content, row.marker, row.kind, row.gap, index, index))
            above = row
    return drafts


def _close(norm: str, rows: list[Row]) -> None:
    """Where a blank line stands between all lines, of a paragraph too, it parts nothing."""
    if len(rows) < _FEWEST_LINES or sum(row.gap for row in rows) < _ALL_GAPS * len(rows):
        return
    goes_on = sum(norm[row.start].islower() and row.marker is None for row in rows)
    if goes_on > _WRAPPED_SHARE * len(rows):
        for row in rows:
            row.gap = False


def _wrapping(norm: str, rows: list[Row]) -> Wrapping:
    body = [row for row in rows if row.kind == "body"]
    lengths = sorted(row.end - row.start for row in body if row.end - row.start > 30)
    low = sum(1 for row in body if norm[row.start].islower() and row.marker is None)
    high = sum(1 for row in body if not norm[row.start : row.end].isupper())
    if not lengths or low < max(2, _WRAPPED_SHARE * high):
        return _UNWRAPPED
    usual = lengths[len(lengths) * 3 // 4]
    if usual > _WIDEST:
        return _UNWRAPPED
    ends = [after.gap for row, after in pairwise(rows) if norm[row.end - 1] == "." and row.end - row.start < usual // 2]
    return Wrapping(usual, lengths[-1 - len(lengths) // 50], sum(ends) > _SPACED_SHARE * len(ends))


class _Joiner:
    """Says of two neighbouring rows whether they are of one paragraph."""

    def __init__(self, norm: str, key: str, words: Words, wrapping: Wrapping) -> None:
        self._norm = norm
        self._key = key
        self._words = words
        self._wrapping = wrapping
        self._begun = False  # a sentence has ended: titles are above, paragraphs below

    def continues(self, block: Draft, row: Row, following: Row) -> bool:
        """Whether ``following`` goes on with ``block``, whose last row is ``row``."""
        if row.kind != "body" or following.kind != "body" or self._names_unit(row):
            return False
        if row.content >= row.end:  # "1." alone on its line, its title below
            return following.marker is None or not following.marker.is_bullet
        if following.marker is not None and not self._is_wrapped_marker(row, following):
            return False
        last = self._norm[row.end - 1]
        if last in _SENTENCE_END and not self._ends_in_abbreviation(row):
            self._begun = True
            return self._goes_on_after_sentence(row, following, last)
        if following.gap:
            return self._norm[following.start].islower() and last not in '")' and row.end - row.start >= 40
        return self._is_unfinished(row, following, last) or self._goes_on_as_wrapped(block, row, following)

    def parts_page(self, block: Draft, above: Row, rows: list[Row]) -> bool:
        """Whether the first of ``rows`` is the number of a page, between two halves of a paragraph."""
        if len(rows) < 2 or rows[0].kind != "furniture" or not is_page_number(self._key, rows[0]):
            return False
        return self._norm[above.end - 1] not in _SENTENCE_END and self.continues(block, above, rows[1])

    def _goes_on_after_sentence(self, row: Row, following: Row, last: str) -> bool:
        """A full line may end where a sentence does; what is small, or had no room above, goes on."""
        if following.gap or not self._wrapping.usual:
            return False
        if self._norm[following.start].islower():
            return self._wrapping.is_full(row)
        token = self._norm.find(" ", following.start, following.end)
        room = (token if token > 0 else following.end) - following.start
        return self._wrapping.has_no_room(row, room) and (self._wrapping.spaced or last in ":;")

    def _is_unfinished(self, row: Row, following: Row, last: str) -> bool:
        """The words themselves show it: "… theo quy định / của", "… ngày / 19 tháng 6"; not "TỈNH CAO BẰNG" over
        "CÔNG ĐIỆN"."""
        if self._is_caps(following) and self._names_kind(following):
            return False
        first = self._norm[following.start]
        if first.islower() or (last == "," and not self._is_caps(following)):
            return True
        match = _LAST_WORD.search(self._key, max(row.start, row.end - 12), row.end)
        if match is None:
            return False
        whole = _NO_LINK.search(self._key, max(row.start, row.end - 12), row.end)
        if whole is not None and first.isupper():
            return False
        return match[0] in self._words.function_words or (first.isdigit() and match[0] in _BEFORE_NUMBERS)

    def _goes_on_as_wrapped(self, block: Draft, row: Row, following: Row) -> bool:
        """In wrapped text a line that ends no sentence goes on, unless it is a heading."""
        caps = self._is_caps(row)
        if self._is_caps(following) != caps:
            self._begun = self._begun or (caps and not self._names_kind(row))
            return False
        numbered = block.marker is not None and not block.marker.is_bullet
        if caps:  # a title ends where it says who issues the document
            issuer = self._words.issuer.match(self._key, following.start, following.end)
            return (self._wrapping.is_full(row) or numbered) and issuer is None
        if not self._wrapping.usual:
            return False
        marked = block.marker is not None
        is_text = row.end - block.start > _HEADING_LONGEST or (block.marker is not None and block.marker.is_bullet)
        # where paragraphs follow each other closely, headings have numbers or capitals
        plain = self._begun and not self._wrapping.spaced and not marked
        return self._wrapping.is_full(row) or is_text or plain or not self._norm[following.start].isalpha()

    def _names_kind(self, row: Row) -> bool:
        return squeeze(self._key[row.start : row.end]) in self._words.document_kinds

    def _names_unit(self, row: Row) -> bool:
        """ "Giá trị xuất khẩu theo thị trường (Đơn vị: %)": the line over a figure or table ends there."""
        return _UNIT_NOTE.search(self._key, max(row.start, row.end - _LONGEST_NOTE), row.end) is not None

    def _is_caps(self, row: Row) -> bool:
        """A line in capitals, of more than one word: "QUYẾT NGHỊ:", but not "FULRO,"."""
        line = self._norm[row.start : row.end]
        return line.isupper() and " " in line

    def _is_wrapped_marker(self, row: Row, following: Row) -> bool:
        """A dash or number that only the wrapping has put first: "kinh tế / - xã hội"."""
        marker = following.marker
        if marker is None or following.content >= following.end or self._norm[row.end - 1] in _SENTENCE_END:
            return False
        if self._wrapping.has_no_room(row, marker.end - marker.start):
            return True
        first = self._norm[following.content]
        return self._wrapping.is_full(row) and (first.islower() or first.isdigit()) and marker.kind in "-+*"

    def _ends_in_abbreviation(self, row: Row) -> bool:
        if self._key[row.end - 1] != ".":
            return False
        match = _LAST_WORD.search(self._key, max(row.start, row.end - 12), row.end - 1)
        return match is not None and match[0] in self._words.abbreviations and match.start() > row.content
