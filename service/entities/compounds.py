"""Words of two syllables that a run of capitals must not cut: "Chủ|tịch", "Công|an", "Quốc|gia".

In "cầu X Chủ tịch Y …" the capital of "Chủ" belongs to what follows. A syllable with a capital whose
next syllable is small is the first half of a word, not the end of a name.
"""

from __future__ import annotations

from functools import cache

from service.entities.names import LOWER
from service.lexicon.model import Lexicon
from service.text.fold import key
from service.text.lazy import regex

_SMALL_NEXT = regex(rf"[ ]{{1,3}}([{LOWER}]+)")
_TABLES = {
    "titles": "title",
    "organization_heads": "head",
    "organizations": "name",
    "legal_types": "type",
    "organization_words": "words",
    "project_heads": "head",
    "place_classes": "class",
    "event_heads": "head",
    "sectors": "sector",
    "honorifics": "honorific",
}
_MORE = frozenset(
    [
        "quốc gia",
        "hỗn hợp",
        "nhà nước",
        "xin chào",
        "khi đó",
        "ngày nay",
        "hiện nay",
        "tuy nhiên",
        "ngoài ra",
        "theo đó",
        "trong đó",
        "đồng thời",
        "bên cạnh",
        "thời gian",
        "đến nay",
        "sau khi",
        "trước đó",
        "cụ thể",
        "nhằm mục",
        "kết quả",
        "qua đó",
        "riêng về",
        "đối với",
        "phát biểu",
        "tham dự",
        "cùng với",
        "hội nghị",
        "tại buổi",
        "công tác",
    ]
)


@cache
def compounds(lexicon: Lexicon) -> frozenset[str]:
    """The first two syllables of every form of the tables, as keys."""
    found = set(_MORE)
    for table, column in _TABLES.items():
        for row in lexicon.table(table):
            syllables = key(row[column]).split()
            if len(syllables) > 1:
                found.add(" ".join(syllables[:2]))
    return frozenset(found)


def whole_words_end(norm: str, start: int, end: int, known: frozenset[str]) -> int:
    """``end`` moved back before a last syllable that is the first half of a word; ``start`` when
    nothing is left."""
    while end > start:
        after = _SMALL_NEXT.match(norm, end)
        if after is None:
            return end
        space = norm.rfind(" ", start, end)
        last = norm[space + 1 if space >= start else start : end]
        if key(f"{last} {after[1]}") not in known:
            return end
        end = len(norm[start : max(space, start)].rstrip(" ,-&")) + start if space >= start else start
    return end
