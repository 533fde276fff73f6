"""The frame of an official document: the lines above its title and below its last word.

    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM          Nơi nhận:
    Độc lập - Tự do - Hạnh phúc                 - Như trên;
    Số: 15/BC-UBND                              TM. ỦY BAN NHÂN DÂN
    Long An, ngày 20 tháng 6 năm 2022           KT. CHỦ TỊCH

Decree 30/2020/ND-CP lays it out; texts that were columns on paper have two of its lines in one.
"""

from __future__ import annotations

from service.structure.model import LineKind
from service.structure.rows import Row
from service.structure.words import Words, squeeze
from service.text.fold import pattern
from service.text.lazy import regex

_LONGEST = 160
_STATE = pattern(r"cộng\s+hòa\s+xã\s+hội\s+chủ\s+nghĩa\s+việt\s+nam|độc\s+lập\s*-\s*tự\s+do\s*-\s*hạnh\s+phúc")
_PARTY = pattern(r"đảng\s+cộng\s+sản\s+việt\s+nam")
_PLACE_AND_DATE = pattern(
    r"[^\W\d_][^\d,]{1,40},\s*ngày\s*(?:\d{1,2}|[.…_]+)\s*tháng\s*(?:\d{1,2}|[.…_]+)\s*năm\s*(?:\d{4}|[.…_]+)"
)
_NUMBER = pattern(
    r"số\s*:?\s*[\d.…_/\s]{0,24}[-/]\s*[^\W\d_][^\s,;]{0,30}(?:[\s|]+" + _PLACE_AND_DATE.pattern + r")?[\s|]*"
)
_RULE = regex(r"[\W_]{3,}")


def _is_signed(key: str, row: Row, words: Words) -> bool:
    return squeeze(key[row.start : row.end]) in words.signature_lines


def mark_frame(norm: str, key: str, rows: list[Row], words: Words) -> None:
    """Set the kind of each row that belongs to the frame."""
    recipients = False
    for row in rows:
        if row.end - row.start > _LONGEST:
            recipients = False
            continue
        if words.recipients.match(key, row.start, row.end):
            recipients = True
        elif recipients and (row.marker is None or not row.marker.is_bullet):
            recipients = False
        kind = "furniture" if recipients else _kind_of(norm, key, row, words)
        if kind is not None:
            row.kind = kind


def _kind_of(norm: str, key: str, row: Row, words: Words) -> LineKind | None:
    start, end = row.start, row.end
    if _RULE.fullmatch(norm, start, end) or _STATE.search(key, start, end):
        return "furniture"
    if _PARTY.match(key, start, end) and norm[start:end].isupper():
        return "furniture"
    if _NUMBER.fullmatch(key, start, end) or words.header_opening.match(key, start, end):
        return "byline"
    if _PLACE_AND_DATE.fullmatch(key, start, end):
        return "byline"
    if row.marker is None and (words.signature_opening.match(key, start, end) or _is_signed(key, row, words)):
        return "furniture"
    return None
