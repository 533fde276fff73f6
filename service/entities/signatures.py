"""Who signed: a title alone on a line near the document's end, and a name alone on a line below it.

    Nơi nhận:                         KT. CHỦ TỊCH
    - Như trên;                       PHÓ CHỦ TỊCH
    - Lưu: VT.                        Trần Thị Bình

What were columns on paper may be lines of their own or stand side by side.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from service.entities.candidates import TitleMention
from service.entities.names import LOWER, UPPER
from service.entities.scan import Hit, Scan
from service.structure.model import Structure
from service.text.fold import pattern
from service.text.lazy import lazy, regex
from service.text.span import Span

_FOOT = 30  # lines at the end of a document in which it is signed
_REACH = 6  # lines from a title down to the name
_COLUMN = regex(r"(?:\s{3,}|\t|\|)\s*(?=\S)")
_COLUMN_SIGNS = ("   ", "\t", "|")
_DEGREE = regex(r"(?:(?:PGS|GS|TS|ThS|BS|KS|CN|CVCC|NGƯT|NSND)[.\s]\s{0,3}){0,3}")
_SYLLABLE = rf"[{UPPER}][{LOWER}]*+(?:'[ ]?[{UPPER}{LOWER}]?[{LOWER}]+)?"
_NAME = lazy(rf"{_SYLLABLE}(?: {{1,2}}(?:{_SYLLABLE})){{1,4}}")
_ON_BEHALF = pattern(r"(?:(?:kt|tm|tl|tuq|q)[./]\s*){0,2}")


class Signature:
    """``name``: where the signer's name stands; ``title``: the title over it."""

    __slots__ = ("name", "title")

    def __init__(self, name: Span, title: TitleMention) -> None:
        self.name, self.title = name, title


def find_signatures(scan: Scan, structure: Structure) -> list[Signature]:
    """The signatures at the foot of a document, in text order."""
    columns = [list(_columns(structure.text.norm, line.span)) for line in structure.lines[-_FOOT:]]
    titles = {hit.start: hit for hit in scan.of("title")}
    surnames = {hit.start for hit in scan.of("surname")}
    found: list[Signature] = []
    for index, spans in enumerate(columns):
        for span in spans:
            title = _title(scan, titles, span)
            name = _name_below(scan, surnames, columns[index + 1 : index + 1 + _REACH], titles) if title else None
            if title and name and all(name != other.name for other in found):
                found.append(Signature(name, title))
    return found


def _columns(norm: str, line: Span) -> Iterator[Span]:
    parted = any(norm.find(sign, *line) >= 0 for sign in _COLUMN_SIGNS)  # a long paragraph is not gone through
    starts = [match.end() for match in _COLUMN.finditer(norm, *line)] if parted else []
    for start, following in pairwise([line.start, *starts, line.end]):
        end = following
        while end > start and (norm[end - 1].isspace() or norm[end - 1] == "|"):
            end -= 1
        yield Span(start, end)


def _title(scan: Scan, titles: dict[int, Hit], span: Span) -> TitleMention | None:
    """ "KT. CHỦ TỊCH", "GIÁM ĐỐC": a line of capitals that is nothing but a title."""
    norm = scan.text.norm
    behalf = _ON_BEHALF.match(scan.text.key, *span)
    start = behalf.end() if behalf else span.start
    hit = titles.get(start)
    if hit is None or not norm[span.start : span.end].isupper() or hit.end > span.end:
        return None
    return TitleMention(Span(start, span.end), hit.entry.form, hit.entry.row["names"])


def _name_below(scan: Scan, surnames: set[int], below: list[list[Span]], titles: dict[int, Hit]) -> Span | None:
    """The first name under a title; a further title is of one who signs for him."""
    norm = scan.text.norm
    for spans in below:
        for span in spans:
            if _title(scan, titles, span):
                return None
            degree = _DEGREE.match(norm, span.start, span.end)
            start = degree.end() if degree else span.start
            if start in surnames and _NAME.fullmatch(norm, start, span.end):
                return Span(start, span.end)
    return None
