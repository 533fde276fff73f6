"""Letters of the Vietnamese alphabet, for character classes on printed text, and their case."""

from __future__ import annotations

from service.text.lazy import regex

UPPER = "A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
"""Capital letters, as the inside of a character class."""

LOWER = UPPER.replace("A-Z", "a-z").lower()
"""Small letters, as the inside of a character class."""


WORD = regex(r"[^\W\d_]+")
"""A run of letters."""


def sentence_case(name: str) -> str:
    """First letter large, the rest as it is."""
    return name[:1].upper() + name[1:]
