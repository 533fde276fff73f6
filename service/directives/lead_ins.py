"""What the items below a clause or a title stand under, where that is no directive itself."""

from __future__ import annotations

from dataclasses import replace

from service.directives.clause import Clause
from service.directives.headings import APPROVES, CONCERNED, sense
from service.directives.leads import agrees_on, announces, only_leads_on
from service.directives.model import Party
from service.directives.names import Naming
from service.directives.order import Order
from service.directives.scanner import Scanner
from service.directives.scopes import Scopes
from service.directives.voices import Voices
from service.structure.model import Block, Structure
from service.text.fold import pattern
from service.text.lazy import regex
from service.text.span import Span

_NOTICE = pattern(
    r"(?<!\w)(?:thông\s+báo|hướng\s+dẫn|quy\s+định|quyết\s+định|phân\s+công)[^.;:]{0,60}?(?:như\s+sau|sau|sau\s+đây)\s*:?$"
)
_MARK = regex(r"[\s.)*•+-]*")  # what is left of an item's marker
_TITLE = 90  # characters of an item that is a title


class LeadIns:
    """Opens the lists of one document; in what is ``official`` a notice says who must do what, point by point."""

    def __init__(
        self,
        structure: Structure,
        scanner: Scanner,
        scopes: Scopes,
        naming: Naming,
        voices: Voices,
        *,
        official: bool,
    ) -> None:
        self._structure, self._scanner, self._scopes = structure, scanner, scopes
        self._naming, self._voices, self._official = naming, voices, official

    def open_below(self, clause: Clause, piece: Span, block: Block, order: Order | None) -> None:
        """What a clause that orders nothing says of the items below it."""
        if clause.tone == "none" and order is not None and order.is_list:
            told = self.concerned(piece) or self._read(piece.start, piece.end)
            if told is not None:  # "2. Chủ tịch Ủy ban nhân dân các tỉnh ven biển:", "Đối với các phường:"
                self._scopes.open_list(block, replace(order, addressee=told))
        elif order is None or order.reach in ("conclusion", "speech"):
            self._open_tasks(clause, piece, block, order)

    def open_below_title(self, block: Block) -> bool:
        """Whether an item is only a title over the items below it: "2. Giải pháp thực hiện" over "2.1. …"."""
        below = self._structure.blocks[block.index + 1 : block.index + 2]
        over = bool(below) and below[0].parent == block.index and block.marker is not None
        if not over or block.span.end - block.span.start > _TITLE or self._scopes.is_in_results(block):
            return False
        if sense(self._scanner.key, block.span, self._scanner.words) != "task":
            return False
        self._open(block, self._voices.owner, None)
        return True

    def _open_tasks(self, clause: Clause, piece: Span, block: Block, order: Order | None) -> None:
        leads_on = clause.action is not None and only_leads_on(self._scanner, clause.action, piece.end)
        if clause.tone in ("resolve", "modal") and leads_on:
            # "Tổng công ty sẽ tập trung vào các giải pháp sau:"
            self._open(block, self._voices.owner, self._voices.actor(clause.actor, order))
        elif APPROVES.match(self._scanner.key, block.span.start):
            return  # "Điều 1. Phê duyệt dự án … với các nội dung chủ yếu sau:"
        elif (agreed := agrees_on(self._scanner, *piece)) is not None:
            self._open(block, self._naming.party(agreed), None)
        elif clause.tone in ("none", "plain") and self._is_of_tasks(piece):
            self._open(block, self._voices.owner, self.concerned(piece))  # "Trách nhiệm của hộ gia đình:"
        elif self._official and _NOTICE.search(self._scanner.key, *piece):
            self._scopes.noticed = True

    def _open(self, block: Block, issuer: Party | None, doer: Party | None) -> None:
        self._scopes.open_list(block, Order(issuer, doer, "task", "list", "lead_in"))

    def concerned(self, piece: Span) -> Party | None:
        """Whom the words before a list, or a label, are about, if they name nothing else."""
        concerned = CONCERNED.match(self._scanner.key, self._scanner.skip(_MARK, *piece), piece.end)
        phrase = self._scanner.parties.is_whole(concerned.end(), piece.end) if concerned else None
        return self._naming.party(phrase) if phrase else None

    def _read(self, start: int, end: int) -> Party | None:
        phrase = self._scanner.parties.read(start, end)
        return self._naming.party(phrase) if phrase else None

    def _is_of_tasks(self, piece: Span) -> bool:
        """Whether the words before a list say that it is one of things to do."""
        return sense(self._scanner.key, piece, self._scanner.words) == "task" or announces(self._scanner, *piece)
