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
    rf"\"?(?P<short>[{UPPER}][\w&.-]{{1,15}}(?: [{UPPER}][{LOWER}]+){{0,2}})\"?(?:, [^()\n]{{2,40}})?\)"
)
_BRAND = spaced(
    r"(?<![\w&])(?P<brand>(?:[A-Z][A-Za-z0-9]*&?[A-Za-z0-9]* )?[A-Z][A-Za-z0-9&]+"
    r"(?: (?:Group|Holdings|Land|Corp|Bank))?)$"
)
# "Vicofa", "Petrolimex": read as one word, which no Vietnamese syllable is
_READ_AS_WORD = regex(r"[A-Z][a-z]*[aeiouy][a-z]*?[^aeiouy\W]+[aeiouy][a-z]*")
# "(Vinamilk, Mã CK: VNM)", "(mã TCM - sàn HOSE)", "(HOSE: HPG)"
_TICKER = spaced(
    r"[ ]{0,3}\((?:(?P<brand>[A-ZĐ]\w*(?: [A-ZĐ]\w*){0,3}),?[ ]{0,3}-?[ ]{0,3})?"
    r"(?:(?:[Mm]ã|MÃ)(?: (?:CK|chứng khoán|cổ phiếu|niêm yết|giao dịch))?|HOSE|HoSE|HSX|HNX|UPCoM|UPCOM):?[ ]{0,3}"
    r"(?P<code>[A-Z][A-Z0-9]{2})\b"
)
_LEGAL = spaced(
    r"(?:Tổng [Cc]ông ty|Công ty|CTCP|CT)"
    r"(?: (?:[Cc]ổ phần|CP|TNHH|[Tt]rách nhiệm hữu hạn|MTV|[Mm]ột thành viên))* (?=[A-ZĐ])"
)
_HEADS = ("Tập đoàn", "Tổng công ty", "Tổng Công ty", "Công ty")
_NOT_BRANDS = frozenset({"Nam", "CP", "TNHH", "MTV", "Group", "Land", "Corp", "Bank", "Holdings"})


def find_short_forms(norm: str, known: list[OrganizationMention]) -> list[OrganizationMention]:
    """Mentions by short form, beside those ``known`` by their full names."""
    shorts: dict[str, OrganizationMention] = {}
    for mention in known:
        introduced = _INTRODUCED.match(norm, mention.span.end)
        if introduced and _is_short_form(introduced["short"]):
            shorts.setdefault(" ".join(introduced["short"].split()), mention)
        if ticker := _TICKER.match(norm, mention.span.end):
            for short in filter(None, (ticker["code"], ticker["brand"])):
                shorts.setdefault(" ".join(short.split()), mention)
        if mention.kind == "company" and (trade := _trade_name(norm, mention)):
            shorts.setdefault(trade, mention)
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


def _trade_name(norm: str, mention: OrganizationMention) -> str | None:
    """What a company goes by without its legal form: "Nhiệt điện Phả Lại" of "Công ty cổ phần Nhiệt điện Phả Lại"."""
    match = _LEGAL.match(norm, mention.span.start, mention.span.end)
    rest = " ".join(norm[match.end() : mention.span.end].split()) if match else ""
    words = rest.split()
    trade = len(words) > 2 and words[1].islower() and words[-1][0].isupper() and words[0][0].isupper()
    return rest if trade else None


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
