"""Things told in pairs: exports and imports, town and country, men and women."""

from __future__ import annotations

import re
from dataclasses import replace

from service.indicators.naming.scene import Figure, Scene
from service.indicators.topic import Topic
from service.text.fold import key, phrase
from service.text.letters import sentence_case

PAIRS = (
    ("thành thị", "nông thôn"),
    ("đô thị", "nông thôn"),
    ("nam", "nữ"),
    ("trong nước", "nước ngoài"),
    ("nội địa", "quốc tế"),
    ("nghèo", "cận nghèo"),
    ("xuất khẩu", "nhập khẩu"),
)
_REGION = phrase(r"(?:khu vực|của|ở|tại|đối với)(?: khu vực)? ")
_CLASS = phrase(r"(?:hàng |hàng hóa |số |xe |khách )+")
# "tổng kim ngạch xuất nhập khẩu": both at once
_BOTH = phrase(r"xuất (?:khẩu)?(?:, | và |-| )?nhập khẩu|nhập (?:khẩu)?(?:, | và |-| )?xuất khẩu")
_TOTAL = phrase(r"tổng (?=(?:số|lượng|kim ngạch|giá trị|trị giá)(?![^\W\d_]))")
_TRADED = PAIRS[-1]
_TRADED_VALUE = phrase(r"(?:tổng )?(?:kim ngạch|giá trị|trị giá) (?:hàng hóa )?(?:xuất|nhập) khẩu(?: hàng hóa)?")


def opposite(words: str, name: str) -> str:
    """ "Tỷ lệ dùng nước sạch của dân cư thành thị đạt 97%, [nông thôn] 91%": the same of the others, or ``""``."""
    words = _without(_REGION, words)  # "khu vực thành thị 2,8%, [khu vực nông thôn] 1,9%"
    for other in _others(key(words)):
        at = key(name).find(f" {other}")
        if at >= 0:
            return f"{name[: at + 1]}{words}{name[at + 1 + len(other) :]}"
    return ""


def told_apart(scene: Scene, figure: Figure) -> Topic | None:
    """ "tổng kim ngạch xuất nhập khẩu qua địa bàn đạt 9 triệu USD, trong đó [xuất khẩu] 4 triệu USD", "số xe chở hàng
    xuất khẩu 20 xe, [nhập khẩu] 15 xe": the same measure of one of the two."""
    label, source = figure.label, figure.whole or figure.topic
    if label is None or source is None or not source.fresh or source.unit != figure.quantity.unit:
        return None
    if figure.slot.cue.kind not in ("none", "reach") or source.dimension not in ("count", "money"):
        return None
    words = _without(_CLASS, scene.words(label.span))
    if key(words) not in _TRADED and source.dimension == "money":
        return None
    both = _BOTH.search(key(source.name)) if key(words) in _TRADED else None
    if both:
        name = f"{source.name[: both.start()]}{words}{source.name[both.end() :]}"
    elif _others(key(words)) and source.dimension == "count":
        name = opposite(words, source.name)
    elif figure.whole is None and _TRADED_VALUE.fullmatch(key(source.name)):
        name = opposite(words, source.name)  # "Kim ngạch xuất khẩu 12 triệu USD; [nhập khẩu] 7 triệu USD"
    else:
        return None
    name = sentence_case(_without(_TOTAL, name))
    parent = figure.whole.indicator if figure.whole else source.parent
    return replace(source.part(name, source.label, label.span), parent=parent) if name else None


def _others(words: str) -> list[str]:
    return [pair[1 - pair.index(words)] for pair in PAIRS if words in pair]


def _without(opening: re.Pattern[str], words: str) -> str:
    found = opening.match(key(words))
    return words[found.end() :] if found else words
