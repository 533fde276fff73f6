"""Foreign names: words that are no Vietnamese syllable, companies by their foreign legal form."""

from __future__ import annotations

from service.entities.candidates import OrganizationMention
from service.entities.cover import Cover
from service.entities.names import spaced
from service.text.finder import TEXTS, Finder
from service.text.lazy import regex
from service.text.span import Span

_ONSET = "b|c|ch|d|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x"
_SYLLABLE = regex(rf"(?:{_ONSET})?[aeiouy]{{1,3}}(?:c|ch|m|n|ng|nh|p|t)?")
_FORM = Finder(
    spaced(r"(?<!\w)(?:(?:Co|Pte|Pty)\b\.?,?[ ]{0,2}Ltd|Ltd|Inc|Corp|LLC|LLP|GmbH|PLC|Limited|Corporation)(?!\w)"),
    TEXTS,
)
_WORD = r"[A-Z](?:[\w'-]*\w)?"
_NAME = spaced(rf"(?<![\w.])(?P<name>{_WORD}(?: (?:(?:&|and|of) )?{_WORD}){{0,5}}),?[ ]{{1,2}}$")
_REACH = 80


def is_foreign(word: str) -> bool:
    """Whether a word is no syllable of Vietnamese: "Stuart", "Cany"; not "Minh", "Đoàn"."""
    return word.isascii() and _SYLLABLE.fullmatch(word.lower()) is None


def foreign_companies(norm: str, known: list[OrganizationMention]) -> list[OrganizationMention]:
    """ "Angkor Dairy Products Co., Ltd.": what no head word announces, but its legal form behind it."""
    taken = Cover(mention.span for mention in known)
    found = []
    for form in _FORM.finditer(norm):
        name = _NAME.search(norm, max(0, form.start() - _REACH), form.start())
        span = Span(name.start(), form.end()) if name else None
        if span is not None and not taken.meets(span):
            found.append(OrganizationMention(span, " ".join(norm[span.start : span.end].split()), "company"))
    return found
