"""Short forms that the text itself introduces, found again wherever they stand.

"Hiệp hội Mía đường Việt Nam (VSSA)" makes every later "VSSA" a mention; "Tập đoàn Sun Group" makes
one of "Sun Group". Nothing is taken from outside the text.
"""

from __future__ import annotations

import re

from service.entities.candidates import OrganizationMention
from service.entities.cover import Cover
from service.entities.names import LOWER, UPPER, spaced, words
from service.text.lazy import regex
from service.text.span import Span

_INTRODUCED = spaced(
    r"[ ]{0,2}\((?:(?:gọi tắt là|sau đây gọi (?:tắt )?là|viết tắt là|viết tắt:?) )?"
    rf"\"?(?P<short>[{UPPER}][\w&.-]{{1,15}}(?: [{UPPER}][{LOWER}]+){{0,2}})\"?\)"
)
_BRAND = spaced(
    r"(?<![\w&])(?P<brand>(?:[A-Z][A-Za-z0-9]*&?[A-Za-z0-9]* )?[A-Z][A-Za-z0-9&]+"
    r"(?: (?:Group|Holdings|Land|Corp|Bank))?)$"
)
# "Vicofa", "Petrolimex": read as one word, which no Vietnamese syllable is
_READ_AS_WORD = regex(r"[A-Z][a-z]*[aeiouy][a-z]*?[^aeiouy\W]+[aeiouy][a-z]*")
_HEADS = ("Tập đoàn", "Tổng công ty", "Tổng Công ty", "Công ty")
_NOT_BRANDS = frozenset({"Nam", "CP", "TNHH", "MTV", "Group", "Land", "Corp", "Bank", "Holdings"})


def find_short_forms(norm: str, known: list[OrganizationMention]) -> list[OrganizationMention]:
    """Mentions by short form, beside those ``known`` by their full names."""
    shorts: dict[str, OrganizationMention] = {}
    for mention in known:
        introduced = _INTRODUCED.match(norm, mention.span.end)
        if introduced and _is_short_form(introduced["short"]):
            shorts.setdefault(" ".join(introduced["short"].split()), mention)
        if mention.kind == "company" and (brand := _brand(norm, mention)):
            shorts.setdefault(brand, mention)
    if not shorts:
        return []
    forms = words(shorts)
    taken = Cover(mention.span for mention in known)
    return [
        OrganizationMention(
            Span(*match.span()), shorts[_plain(match)].name, shorts[_plain(match)].kind, shorts[_plain(match)].seat
        )
        for match in re.finditer(rf"(?<![\w&@./-])(?:{forms})(?![\w&@]|\.[a-z])", norm)
        if not taken.meets(Span(*match.span()))
    ]


def _is_short_form(written: str) -> bool:
    """Letters, or letters read as a word; not the "Hà Nội" of "Công ty X (Hà Nội)"."""
    return not written.split()[0].istitle() or _READ_AS_WORD.fullmatch(written) is not None


def _plain(match: re.Match[str]) -> str:
    return " ".join(match[0].split())


def _brand(norm: str, mention: OrganizationMention) -> str | None:
    """The foreign-looking end of a company's name: "T&T Group" of "Tập đoàn T&T Group"."""
    written = " ".join(norm[mention.span.start : mention.span.end].split())
    if not written.startswith(_HEADS):
        return None
    match = _BRAND.search(written)
    if match is None or match["brand"] in _NOT_BRANDS or len(match["brand"]) < 3:
        return None
    return match["brand"]
