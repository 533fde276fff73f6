"""Numbering and bullets at the start of a line, of every kind met in Vietnamese documents.

One pattern, anchored at the line's first character. A number opens an item only where it cannot be
a quantity or a date: "1.1. Sản xuất" does, "1.200 tấn", "8,5%", "08/12/2016", "2017." do not.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from service.numerals.ordinals import ORDINAL, ordinal_value
from service.numerals.roman import roman_value
from service.text.lazy import regex
from service.text.letters import LOWER, UPPER

_WORD = r"[^\W\d_]"
_OPEN = rf"(?=\s*[\"'(\[]?{_WORD})"  # what is numbered begins with a letter
_DASH = rf"(?:\s*-\s+(?=[{UPPER}])|-(?=[{UPPER}][{LOWER}]))"  # "1- Mục tiêu", not "39-NQ/TW"
_END = r"(?=\s|$)"

# Order matters: the first alternative that fits wins.
_NUMBERING = "|".join(
    (
        rf"(?P<part>(?i:phần)\s+(?:(?i:thứ\s+{ORDINAL})|[IVX]{{1,5}}|\d{{1,2}}|[A-D]))(?:\s*[.:)-]|{_END})",
        rf"(?P<chapter>(?i:chương)\s+(?:(?i:thứ\s+{ORDINAL})|[IVX]{{1,6}}|\d{{1,2}}))(?:\s*[.:)-]|{_END})",
        r"(?P<title>(?i:tiểu mục|mục|phụ lục|phụ biểu)\s+(?:[IVX]{1,6}|\d{1,2}|[A-D]))(?:\s*[.:)]|\s+-|\s*$)",
        r"(?P<article>(?i:điều)\s+\d{1,3}[a-zđ]?)(?:\s*[.:)]|\s*$)",
        rf"(?P<ordinal>(?i:(?:nhóm\s+)?(?:(?:giải\s+pháp|nhiệm\s+vụ|vấn\s+đề|nhóm|khâu)\s+)?thứ\s+{ORDINAL}))(?=\s*[,:.;-]|\s+(?i:là)\b)"
        r"(?!\s*[,-]?\s*(?:ngày\s*)?\d{1,2}\s*[/-]\s*\d)[,:.]?",
        rf"(?P<being>(?i:{ORDINAL}\s+là))\b[,:]?",
        rf"(?P<deep>\d{{1,2}}(?:\.\d{{1,2}}){{1,4}})(?:[.)]\s*-?\s*(?=[\"'(\[]?{_WORD})|{_DASH}|\s+(?=[\"'(\[]?[{UPPER}])|[.)]$)",
        # "b. 1. Vốn trung ương", "b1) …", "A.2. …", "II.3. …": a number under a letter
        rf"(?P<sub>(?:[IVX]{{1,5}}|[A-HĐK]|[a-hik-yđ])\s?\.\s?\d{{1,2}}(?:\.\d{{1,2}})?|[a-hik-yđ]\d{{1,2}})"
        rf"(?:[.)]\s*-?\s*{_OPEN}|\s+(?:-\s+)?(?=[{UPPER}][{LOWER}]))",
        rf"(?P<roman>[IVX]{{1,6}})(?:[.):]\s*|/(?=\s|-\s|[{UPPER}])-?\s*|\s*-\s+)(?:{_OPEN}|$)",
        rf"(?P<upper>[A-HĐK])(?!/c\s)(?:[.)/]\s*|\s+-\s+)(?:(?<=\s){_OPEN}|{_OPEN}(?<=[)/])|$)",
        r"(?P<number>\d{1,3})"
        rf"(?:[.)]\s*(?!\d)(?:-\s*)?|/(?=\s|-\s|[{UPPER}][{LOWER}])-?\s*|{_DASH})(?:{_OPEN}|$|(?<=[.)] )(?=\d))",
        rf"(?P<letter>[a-hik-yđ])(?:\)\s*|[./]\s+|\.(?=[{UPPER}])){_OPEN}",
        r"\((?P<paren>\d{1,2}|[ivx]{1,4}|[a-hik-yđ])\)\s*(?=\S)",
        r"\[(?P<note>\d{1,3})\]\s*(?=\S)",
    )
)
# § Ø v q ü o: bullets of symbol fonts, left as the letters of their codes
_BULLET = rf"(?P<bullet>[-+*•>§Ø]{{1,3}}|=>|[ovqü](?=\s+[{UPPER}]))(?![\d,.%=>*-])\s*(?:\*\*(?=[^\s*]))?(?=\S)"
_NUMBERED = regex(_NUMBERING)
_BULLETED = regex(_BULLET)
_STARTS = frozenset("0123456789([-+*•>=§Øü" + "ABCDEFGHIKMNPTVXĐ" + "abcdefghiklmnopqrstuvxyđ")

# Enclosing kinds of legal documents, outermost first; all others take their place from the text.
LEGAL_RANK = {"part": 0, "chapter": 1, "title": 2, "article": 3}


class Marker(NamedTuple):
    """Numbering or bullet: ``kind`` ("roman", "number", "deep2", "-", …), ``value`` in its series
    (0 for bullets), where the printed number stands, and where what it numbers begins."""

    kind: str
    value: int
    start: int
    end: int
    content: int

    @property
    def is_bullet(self) -> bool:
        """True for "-", "+", "•": marks without a value."""
        return self.value == 0


def read_marker(norm: str, start: int, end: int) -> Marker | None:
    """The marker at ``start`` of a line that ends at ``end``, or ``None``."""
    if norm[start] not in _STARTS:
        return None
    bullet = _BULLETED.match(norm, start, end)
    if bullet is None:
        return _read_numbering(norm, start, end)
    if bullet["bullet"] in "•>=>*":
        # a page's own bullet before the document's numbering: "• I. Về kinh tế"
        inner = _read_numbering(norm, bullet.end(), end)
        if inner is not None:
            return inner
    return Marker(bullet["bullet"][0], 0, bullet.start(), bullet.end("bullet"), bullet.end())


def _read_numbering(norm: str, start: int, end: int) -> Marker | None:
    match = _NUMBERED.match(norm, start, end)
    if match is None:
        return None
    kind = group = match.lastgroup or ""
    printed = match[group]
    value = _value(kind, printed)
    if value == 0:
        return None
    if kind == "deep":
        kind = f"deep{printed.count('.') + 1}"
    elif kind == "sub":
        kind = f"sub{len(re.findall('[0-9]+', printed))}{'A' if printed[0].isupper() else 'a'}"
    elif kind == "number":
        kind = "number" + norm[match.end("number")]
    elif kind == "paren":
        kind = "paren1" if printed.isdigit() else "paren_i" if printed[0] in "ivx" else "paren_a"
    content = match.end()
    while content < end and norm[content] == " ":
        content += 1
    return Marker(kind, value, match.start(group), match.end(group), content)


_LETTERS = {letter: index for index, letter in enumerate("abcdđefghiklmnopqrstuvxy", 1)}


def _value(kind: str, printed: str) -> int:
    if kind in ("number", "note"):
        return int(printed) or 1
    if kind == "sub":
        return int(re.split(r"\D", printed)[-1]) or 1
    if kind == "deep":
        return int(printed.rsplit(".", 1)[1]) or 1
    if kind == "roman":
        return roman_value(printed)
    if kind in ("upper", "letter"):
        return _LETTERS.get(printed.lower(), 0)
    if kind in ("ordinal", "being"):
        return ordinal_value(printed)
    if kind == "paren":
        if printed.isdigit():
            return int(printed) or 1
        return roman_value(printed.upper()) if printed[0] in "ivx" else _LETTERS.get(printed, 0)
    last = printed.split()[-1]
    digits = re.match(r"\d+", last)
    if digits:
        return int(digits[0]) or 1
    return roman_value(last) or ordinal_value(printed) or _LETTERS.get(last.lower(), 0)
