"""Who speaks: the issuer of an order that does not name its own."""

from __future__ import annotations

import re

from service.directives.model import Party
from service.directives.names import Naming
from service.directives.order import Order
from service.directives.parties import PartyReader, Phrase
from service.document.model import DocumentInfo
from service.structure.model import Structure
from service.text.fold import pattern
from service.text.span import Span

_SPEAKER = pattern(r"(?:chúng\s+)?tôi")
_COMRADE = pattern(r"(?:đồng\s+chí|ông|bà|người\s+đứng\s+đầu)")
_ALL_OF_YOU = pattern(r"(?:các\s+đồng\s+chí|chúng\s+ta|mọi\s+người|mỗi\s+người)")
_OF = pattern(
    r"(?:phát\s+biểu|kết\s+luận|chỉ\s+đạo|diễn\s+văn|ý\s+kiến|lời\s+kêu\s+gọi|thư|thông\s+điệp)[^.;:\n]{0,30}?(?<!\w)của\s+"
)
_HEAD_BLOCKS = 12
_UNIT_NAME = re.compile(r"\b(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường)\s")


class Voices:
    """Remembers, along one document, who spoke last."""

    def __init__(self, structure: Structure, document: DocumentInfo, parties: PartyReader, naming: Naming) -> None:
        self._text, self._parties, self._naming = structure.text, parties, naming
        self.body = self._issuing_body(structure) if document.kind == "directive" else None
        """The institution whose document it is."""
        self.author = self._author(document.title)
        """The person whose speech or conclusions it is."""
        self.speaker: Party | None = None
        """Who ordered or said something last."""
        self.subject: Phrase | None = None
        """A person of whom the sentence told something else first."""

    def _issuing_body(self, structure: Structure) -> Party | None:
        """ "HỘI ĐỒNG NHÂN DÂN TỈNH LÀO CAI" over a resolution."""
        for block in structure.blocks[:_HEAD_BLOCKS]:
            words = self._text.norm[block.span.start : block.span.end]
            phrase = self._parties.read(*block.span) if words.isupper() else None
            if phrase is not None and phrase.kind in ("organ", "person"):
                return Party(self._naming.spelled_out(_sentence_case(words)))
        return None

    def _author(self, title: Span | None) -> Party | None:
        """ "Phát biểu của Chủ tịch UBND tỉnh tại …", "Kết luận của Bộ trưởng …"."""
        of = _OF.search(self._text.key, *title) if title else None
        phrase = self._parties.read(of.end(), title.end) if title and of else None
        return self._naming.party(phrase) if phrase and phrase.kind == "person" else None

    def issuer(self, phrase: Phrase | None, order: Order | None) -> Party | None:
        """Who gives an order; without a phrase ("Giao Sở Y tế …") the one whose order the passage is,
        who spoke last, or whose document it is."""
        if phrase is None:
            return self._unnamed(order)
        if _SPEAKER.fullmatch(self._text.key, *phrase.span):
            return (order.issuer if order else None) or self.author
        if self.speaker is not None and _COMRADE.fullmatch(self._text.key, *phrase.span):
            return self.speaker
        return self._naming.party(phrase)

    def _unnamed(self, order: Order | None) -> Party | None:
        if self.subject is not None:
            return self._naming.party(self.subject)
        if order is not None and order.issuer is not None:
            return order.issuer
        return self.speaker or self.author or self.body

    def actor(self, phrase: Phrase | None, order: Order | None) -> Party | None:
        """Who must act; "chúng tôi" are those who speak, "các đồng chí" those spoken to before."""
        if phrase is None:
            return None
        if _ALL_OF_YOU.fullmatch(self._text.key, *phrase.span):
            return order.addressee if order else None
        if _SPEAKER.fullmatch(self._text.key, *phrase.span):
            return (order.issuer if order else None) or self.author
        return self._naming.party(phrase)


def _sentence_case(words: str) -> str:
    """ "HỘI ĐỒNG NHÂN DÂN TỈNH LÀO CAI" -> "Hội đồng nhân dân tỉnh Lào Cai"."""
    lowered = " ".join(words.split()).lower()
    unit = _UNIT_NAME.search(lowered)
    if unit:
        lowered = lowered[: unit.end()] + lowered[unit.end() :].title()
    return lowered[:1].upper() + lowered[1:]
