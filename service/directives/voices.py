"""Who speaks: the issuer of an order that does not name its own."""

from __future__ import annotations

import re
from collections.abc import Container

from service.directives.model import Party
from service.directives.names import Naming
from service.directives.order import Order
from service.directives.parties import SPEAKER, PartyReader, Phrase
from service.document.model import DocumentInfo
from service.structure.model import Structure
from service.text.fold import key, pattern
from service.text.lazy import regex
from service.text.span import Span

_COMRADE = pattern(r"(?:đồng\s+chí|ông|bà|người\s+đứng\s+đầu)")
_ALL_OF_YOU = pattern(r"(?:các\s+đồng\s+chí|chúng\s+ta|mọi\s+người|mỗi\s+người)")
# "Khu công nghiệp phải xanh, sạch" tells nobody by name who must see to it
_WORKS = pattern(
    r"(?:kcn|ccn|kkt|kđt|kcx|(?:khu|cụm)\s+(?:công\s+nghiệp|công\s+nghệ|kinh\s+tế|chế\s+xuất|đô\s+thị|du\s+lịch|tái\s+định\s+cư|"
    r"vực(?!\s+(?:tư\s+nhân|kinh\s+tế))))(?!\w)"
)
_OF = pattern(
    r"(?:phát\s+biểu|kết\s+luận|chỉ\s+đạo|diễn\s+văn|ý\s+kiến|lời\s+kêu\s+gọi|thư|thông\s+điệp)[^.;:\n]{0,30}?(?<!\w)của\s+"
)
# in which lines of a document its office is named: above the title of a report, anywhere in the head of a resolution
_ANY_LINE = ("body", "heading", "bullet", "title", "table", "caption", "byline", "furniture", "blank")
_HEAD_KINDS: dict[str, tuple[str, ...]] = {"directive": _ANY_LINE, "statistical_report": ("byline",)}
_HEAD_BLOCKS = 12
_COLUMN_END = regex(r"\s{3,}|\t|\|")  # "HỘI ĐỒNG NHÂN DÂN       CỘNG HÒA XÃ HỘI …"
_TERM = regex(r",|\s+kh(?:óa|oá)\s")  # "… TỈNH LÀO CAI KHÓA XVI, KỲ HỌP THỨ 5"
_SHORT = pattern(r"(?:ubnd|hđnd|ubmttq|mttq|ubkt)(?!\w)")  # "UBND TỈNH LÂM ĐỒNG"
_UNIT_NAME = regex(r"\b(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường)\s(?!\s*(?:ủy|uỷ)\b)")
_PARTY_SEAT = regex(r"\b(?:tỉnh|thành|huyện|quận|thị)\s(?:ủy|uỷ)\s")


class Voices:
    """Remembers, along one document, who spoke last."""

    def __init__(self, structure: Structure, document: DocumentInfo, parties: PartyReader, naming: Naming) -> None:
        self._text, self._parties, self._naming = structure.text, parties, naming
        kinds = _HEAD_KINDS.get(document.kind)
        self.body = self._issuing_body(structure, kinds) if kinds else None
        """The institution whose document it is."""
        self.author = self._author(document.title)
        """The person whose speech or conclusions it is."""
        self.speaker: Party | None = None
        """Who ordered or said something last."""
        self._told_of: Party | None = None
        self.subject: Phrase | None = None
        """A person of whom the sentence told something else first."""

    def _issuing_body(self, structure: Structure, kinds: Container[str]) -> Party | None:
        """ "HỘI ĐỒNG NHÂN DÂN TỈNH LÀO CAI" over a resolution, on one line or two, perhaps in the first
        of two columns; in small letters ("Hội đồng nhân dân tỉnh lào cai") where the line says nothing else."""
        blocks = [block for block in structure.blocks[:_HEAD_BLOCKS] if block.kind in kinds]
        heads = [block.span.start for block in blocks]
        lines = [_COLUMN_END.split(self._text.norm[slice(*block.span)], maxsplit=1)[0] for block in blocks]
        for index, (start, line) in enumerate(zip(heads, lines, strict=True)):
            read = self._parties.read if line.isupper() else self._parties.is_whole
            phrase = read(start, start + len(line)) if line else None
            if phrase is not None and phrase.kind in ("organ", "person"):
                below = self._is_office_below(heads, lines, index)
                name = _sentence_case(_whole_name(lines, index + below))
                return self._naming.body(self._as_written_below(name) or name)
        return None

    def _as_written_below(self, name: str) -> str | None:
        """ "TRƯỜNG THCS TÔ HIỆU" is spelled "trường THCS Tô Hiệu" further on; ``None`` where it is in capitals only, or
        its unit tells how it is spelled."""
        if _UNIT_NAME.search(name) or _PARTY_SEAT.search(name):
            return None
        for match in pattern(re.escape(key(name))).finditer(self._text.key):
            written = self._text.norm[match.start() : match.end()]
            if not written.isupper():
                return written[:1].upper() + written[1:]
        return None

    def _is_office_below(self, heads: list[int], lines: list[str], index: int) -> bool:
        """Whether the next line names the office that writes, under the one it belongs to: "SỞ NÔNG NGHIỆP" /
        "CHI CỤC THÚ Y"."""
        if index + 1 == len(lines) or not lines[index + 1].isupper():
            return False
        phrase = self._parties.read(heads[index + 1], heads[index + 1] + len(lines[index + 1]))
        return phrase is not None and phrase.kind == "organ" and not _UNIT_NAME.match(lines[index + 1].lower())

    def _author(self, title: Span | None) -> Party | None:
        """ "Phát biểu của Chủ tịch UBND tỉnh tại …", "Kết luận của Bộ trưởng …"."""
        of = _OF.search(self._text.key, *title) if title else None
        phrase = self._parties.read(of.end(), title.end) if title and of else None
        return self._naming.party(phrase) if phrase and phrase.kind == "person" else None

    @property
    def owner(self) -> Party | None:
        """Whose plans the document gives: the speaker's, or those of the body that decides."""
        return self.author or self.body

    def issuer(self, phrase: Phrase | None, order: Order | None) -> Party | None:
        """Who gives an order; without a phrase ("Giao Sở Y tế …") the one whose order the passage is,
        who spoke last, or whose document it is."""
        if phrase is None:
            return self._unnamed(order)
        if SPEAKER.fullmatch(self._text.key, *phrase.span):
            return (order.issuer if order else None) or self.author
        if _COMRADE.fullmatch(self._text.key, *phrase.span):
            return self._he_or_she() or self._naming.party(phrase)
        return self._naming.party(phrase)

    def hear_of(self, phrase: Phrase) -> None:
        """A person of whom something else is told may be the next to speak."""
        self.subject = phrase
        if self._naming.is_named_person(phrase):
            self._told_of = self._naming.party(phrase)

    def spoke(self, party: Party | None) -> None:
        """``party`` ordered or said something."""
        self.speaker, self._told_of = party, None

    def _he_or_she(self) -> Party | None:
        if self._told_of is not None:
            return self._told_of
        entity = self.speaker.entity if self.speaker else None
        return self.speaker if entity is None or entity[0] == "officials" else None

    def _unnamed(self, order: Order | None) -> Party | None:
        if self.subject is not None:
            return self._naming.party(self.subject)
        if order is not None and order.issuer is not None:
            return order.issuer
        if self._told_of is not None:
            return self._told_of  # "Ông A chúc mừng … . Đồng thời, đề nghị …"
        return self.speaker or self.author or self.body

    def actor(self, phrase: Phrase | None, order: Order | None) -> Party | None:
        """Who must act; "chúng tôi" are those who speak, "các đồng chí" those spoken to before."""
        if phrase is None or _WORKS.match(self._text.key, *phrase.span):
            return None
        if _ALL_OF_YOU.fullmatch(self._text.key, *phrase.span):
            return order.addressee if order else None
        if SPEAKER.fullmatch(self._text.key, *phrase.span):
            return (order.issuer if order else None) or self.author
        return self._naming.party(phrase)


def _whole_name(lines: list[str], index: int) -> str:
    """The name at ``index`` with its province, which may stand on the next line or in a later line."""
    name = " ".join(lines[index].split())
    later = [line for line in map(" ".join, map(str.split, lines[index + 1 :])) if line.startswith(name + " ")]
    following = lines[index + 1] if index + 1 < len(lines) else ""
    if later:
        return later[0]
    return (
        f"{name} {following}"
        if name.isupper() and _UNIT_NAME.match(following.lower()) and following.isupper()
        else name
    )


def _sentence_case(words: str) -> str:
    """ "HỘI ĐỒNG NHÂN DÂN TỈNH LÀO CAI" -> "Hội đồng nhân dân tỉnh Lào Cai"."""
    lowered = _TERM.split(" ".join(words.split()).lower(), maxsplit=1)[0]
    unit = _UNIT_NAME.search(lowered) or _PARTY_SEAT.search(lowered)
    if unit:
        lowered = lowered[: unit.end()] + lowered[unit.end() :].title()
    short = _SHORT.match(lowered)
    if short:
        return lowered[: short.end()].upper() + lowered[short.end() :]
    return lowered[:1].upper() + lowered[1:]
