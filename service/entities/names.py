"""Pieces of patterns for names, to run on ``Text.norm``, where case tells names from words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from service.text.lazy import lazy, regex

_LETTERS = [chr(code) for code in (*range(0x41, 0x250), *range(0x1E00, 0x1F00))]
UPPER = "".join(char for char in _LETTERS if char.isupper() and unicodedata.normalize("NFC", char) == char)
LOWER = "".join(char for char in _LETTERS if char.islower() and unicodedata.normalize("NFC", char) == char)

GAP = r" {1,3}+"
"""Between two words of one name; more than three spaces part columns."""

CAPITAL = rf"[{UPPER}][^\W_]*+(?>(?:'[^\W_]++|-(?!(?:cho|nói|chia|khẳng|nhấn|thông|trao|là)\b)[{LOWER}][^\W_]*+)*)"
"""A word with a capital: "Điện", "Phông-sa-lỳ", "M'Đrắk", "A1"."""

RUN = rf"{CAPITAL}(?>(?:{GAP}{CAPITAL}){{0,6}})"
"""A run of such words: "Cư M'gar", "Pú Nhung"."""


def spaced(source: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern in which a space stands for one to three: some reports are set that way."""
    return lazy(source, flags, kind="spaced", recipe=lambda source: _PLAIN_SPACE.sub(GAP, source))


_PLAIN_SPACE = regex(r"(?<!\[) (?![{?*+\]])")


def words(forms: Iterable[str]) -> str:
    """A group that matches one of ``forms`` as written, the longest first, with one to three spaces
    between syllables."""
    ordered = sorted(set(forms), key=lambda form: (-len(form), form))
    return f"(?:{'|'.join(re.escape(form).replace(chr(92) + ' ', GAP) for form in ordered)})"
