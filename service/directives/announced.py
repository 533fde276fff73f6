"""Whose words a sentence is, where the text says it beside them: "TS A: …", "Đó là yêu cầu của B."."""

from __future__ import annotations

from service.directives.clauses import read_clause
from service.directives.leads import announces, is_namely, whose_words
from service.directives.model import DirectiveKind
from service.directives.names import Naming
from service.directives.order import Order
from service.directives.scanner import Scanner
from service.directives.voices import Voices
from service.structure.model import Block


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


def told_before(scanner: Scanner, voices: Voices, start: int, end: int) -> Order | None:
    """What follows "Đó là yêu cầu của Chủ tịch UBND tỉnh … tại hội nghị." is that person's too."""
    phrase = whose_words(scanner, start, end)
    if phrase is None:
        return None
    issuer = voices.issuer(phrase, None)
    voices.spoke(issuer)
    return Order(issuer, None, "directive", "block", "told_before")
