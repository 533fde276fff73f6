"""The title line, also of official documents, whose type and subject stand under the issuing body.

ỦY BAN NHÂN DÂN TỈNH LÀO CAI
KẾ HOẠCH
Phòng, chống thiên tai năm 2024
"""

from __future__ import annotations

import re
from functools import lru_cache

from service.lexicon.alternation import alternation
from service.lexicon.model import Lexicon
from service.structure.model import Block, Structure
from service.text.fold import pattern
from service.text.lazy import regex
from service.text.span import Span

_HEAD_BLOCKS = 16
_LONGEST_SUBJECT = 400
_ABOUT = pattern(r"\s*v\s*/\s*v\s*:?\s*\S")
_URGENT = pattern(r"\s*\(?(?:(?:thượng\s+)?khẩn(?:\s+cấp)?|(?:hỏa|hoả)\s+tốc)\)?")  # "CÔNG ĐIỆN KHẨN"
_NO_SUBJECT = pattern(
    r"\s*(?:căn\s+cứ|kính\s+gửi|hội\s+đồng\s+nhân\s+dân|ủy\s+ban\s+nhân\s+dân|thủ\s+tướng|chủ\s+tịch|bộ\s+trưởng|khóa|trong|thực\s+hiện|theo|điều\s+\d|"
    r"số\s*:|[ivx]+\.|\d+\.|phần|thi\s+hành|ngày|xét)"
)


def title_of(structure: Structure, lexicon: Lexicon) -> Span | None:
    """The title as the structure has it, unless that is the name of the issuing body."""
    title = structure.title
    types = _types(lexicon)
    if title is not None and types.match(structure.text.key, *title):
        return title
    for index, block in enumerate(structure.blocks[:_HEAD_BLOCKS]):
        if _is_type_line(structure, block, types):
            return Span(block.span.start, _end_of_subject(structure, structure.blocks[index : index + 3]))
        if _ABOUT.match(structure.text.key, *block.span) and (title is None or _is_frame(structure, title)):
            return block.span
    return title


def _is_type_line(structure: Structure, block: Block, types: re.Pattern[str]) -> bool:
    """A line in capitals that is nothing but "CHỈ THỊ"."""
    words = structure.text.norm[block.span.start : block.span.end]
    match = types.match(structure.text.key, *block.span)
    if match is None or not words.isupper():
        return False
    urgent = _URGENT.match(structure.text.key, match.end(), block.span.end)
    return not words[(urgent or match).end() - block.span.start :].strip(" :.-_*")


def _is_frame(structure: Structure, title: Span) -> bool:
    return structure.text.norm[title.start : title.end].isupper()


def _end_of_subject(structure: Structure, blocks: tuple[Block, ...]) -> int:
    """The end of the lines that say what the document is about."""
    end = blocks[0].span.end
    for block in blocks[1:]:
        span = block.span
        if span.end - span.start > _LONGEST_SUBJECT or _NO_SUBJECT.match(structure.text.key, *span):
            break
        if (
            block.kind == "furniture"
            or structure.text.norm[span.end - 1] in ";:"
            or (block.marker is not None and block.kind == "bullet")
        ):
            break
        end = span.end
    return end


@lru_cache(maxsize=4)
def _types(lexicon: Lexicon) -> re.Pattern[str]:
    names = [row["words"] for row in lexicon.table("document_kinds") if row["place"] in ("start", "type")]
    return regex(rf"\s*{alternation(names)}(?!\w)")
