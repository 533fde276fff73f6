"""Whose words a sentence is, where the text says it beside them: "TS A: …", "Đó là yêu cầu của B."."""

from __future__ import annotations

from service.directives.clauses import read_clause
from service.directives.leads import announces, is_namely, whose_words
from service.directives.model import DirectiveKind
from service.directives.names import Naming
from service.directives.order import Order
from service.directives.parties import Phrase
from service.directives.scanner import Scanner
from service.directives.voices import Voices
from service.structure.model import Block
from service.text.fold import pattern
from service.text.lazy import regex
from service.text.span import Span

_TALKS = pattern(
    r"(?:chia\s+sẻ|trao\s+đổi|trả\s+lời|nói|bày\s+tỏ|phát\s+biểu|thông\s+tin)\s+(?:thêm\s+)?(?:với|về|tại|trước)\s"
)
_COMMA, _NOTHING_MORE = regex(r",\s+$"), pattern(r"\s*(?:thêm|với\s+[^.,]{3,30})?[\s.…]*")
_FRONT, _BEHIND = 240, 110


class Announced:
    """The tasks that a sentence announces for the ones behind it to name."""

    def __init__(self, scanner: Scanner, voices: Voices) -> None:
        self._scanner, self._voices = scanner, voices
        self._order: Order | None = None
        self._block: Block | None = None

    def forget(self) -> None:
        """A heading or a question ends what was announced before it."""
        self._order = None

    def order(self, start: int, end: int, block: Block, ordinal: int | None, order: Order | None) -> Order | None:
        """The order of "Thứ nhất, …" after "Tỉnh xác định ba nhiệm vụ trọng tâm.", else ``order``."""
        if announces(self._scanner, start, end):
            clause = read_clause(self._scanner, start, end, ordered=False)
            kind: DirectiveKind = order.kind if order else "task"
            issuer = order.issuer if order else self._voices.owner
            if clause.tone == "says" and clause.issuer is not None:
                issuer, kind = self._voices.issuer(clause.issuer, order), "directive"
            self._order = Order(issuer, self._voices.actor(clause.actor, order), kind, "block", "announced")
            self._block = block
        elif self._order and self._is_announced(start, end, block, ordinal, order):
            return self._order
        return order

    def _is_announced(self, start: int, end: int, block: Block, ordinal: int | None, order: Order | None) -> bool:
        """Whether a sentence is one of the tasks announced before: "Thứ nhất, …", "Trong đó, …"."""
        if ordinal is not None:
            return order is None or order.reach in ("speech", "carried", "quote")
        return order is None and block is self._block and is_namely(self._scanner, start, end)


def labelled(scanner: Scanner, naming: Naming, voices: Voices, block: Block) -> Order | None:
    """What somebody named before a colon says: "TS Lê Văn Tâm, chuyên gia kinh tế: Nhà nước nên …"."""
    if block.lead is None or not scanner.text.norm.startswith(":", block.lead.end):
        return None
    phrase = scanner.parties.is_whole(*block.lead)
    if phrase is None or not naming.is_named_person(phrase):
        return None
    issuer = voices.issuer(phrase, None)
    voices.spoke(issuer)
    return Order(issuer, None, "proposal", "speech", "said")


def attributed(scanner: Scanner, naming: Naming, voices: Voices, block: Block) -> tuple[Order, Span] | None:
    """Whose words a paragraph is that names its speaker in front of a colon or at its end without quotes ("Trao đổi
    với báo, ông Sùng A Dơ, Chủ tịch xã: …", "Bến phải thông thoáng, ông Dơ nói."); and which words are spoken."""
    found = _named_in_front(scanner, naming, block) or _named_behind(scanner, naming, block)
    if found is None:
        return None
    issuer = voices.issuer(found[0], None)
    voices.spoke(issuer)
    return Order(issuer, None, "proposal", "speech", "said"), found[1]


def _named_in_front(scanner: Scanner, naming: Naming, block: Block) -> tuple[Phrase, Span] | None:
    start, end = block.span
    talk = _TALKS.match(scanner.key, start, min(end, start + _FRONT))
    colon = scanner.text.norm.find(":", talk.end(), min(end, start + _FRONT)) if talk else -1
    if talk is None or colon < 0:
        return None
    for head in scanner.words.head.finditer(scanner.key, talk.end(), colon):
        phrase = scanner.parties.is_whole(head.start(), colon)
        if phrase is not None and phrase.kind == "person" and naming.is_named_person(phrase):
            return phrase, Span(colon + 1, end)
    return None


def _named_behind(scanner: Scanner, naming: Naming, block: Block) -> tuple[Phrase, Span] | None:
    start, end = block.span
    if '"' in scanner.text.norm[start:end]:
        return None  # a quotation says by itself how far it reaches
    for head in scanner.words.head.finditer(scanner.key, max(start, end - _BEHIND), end):
        comma = _COMMA.search(scanner.text.norm, max(start, head.start() - 4), head.start())
        phrase = scanner.party(head.start(), end) if comma else None
        said = scanner.order(scanner.past_light(phrase.span.end, end), end) if phrase else None
        if comma is None or phrase is None or said is None or phrase.kind != "person":
            continue
        if naming.is_named_person(phrase) and _NOTHING_MORE.fullmatch(scanner.key, said.end, end):
            return phrase, Span(start, comma.start())
    return None


def told_before(scanner: Scanner, voices: Voices, start: int, end: int) -> Order | None:
    """What follows "Đó là yêu cầu của Chủ tịch UBND tỉnh … tại hội nghị." is that person's too."""
    phrase = whose_words(scanner, start, end)
    if phrase is None:
        return None
    issuer = voices.issuer(phrase, None)
    voices.spoke(issuer)
    return Order(issuer, None, "directive", "block", "told_before")
