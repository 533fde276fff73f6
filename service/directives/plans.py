"""News of a plan: who adopted it, and which sentences tell what it says."""

from __future__ import annotations

from service.directives.goals import adopter, follows_plan
from service.directives.model import DirectiveKind
from service.directives.names import Naming
from service.directives.order import Order
from service.directives.scanner import Scanner
from service.structure.model import Block, Structure

_OF_ORDER = 2  # blocks behind the one that names an order
_FIRST_BLOCKS = 4  # of running text, in which a story names the plan that it tells of


class Plans:
    """The plan that a story tells of: from where somebody is said to adopt one, or in a paragraph that
    begins "Theo Quy hoạch, …"; only in what is itself no order (``told``)."""

    def __init__(self, structure: Structure, scanner: Scanner, naming: Naming, *, told: bool) -> None:
        self._scanner, self._naming, self._told = scanner, naming, told
        bodies = [block.index for block in structure.blocks if block.kind == "body"]
        self._opening = frozenset(bodies[:_FIRST_BLOCKS])
        self._adopted: Order | None = None
        self._block = -1
        self._last: int | None = None

    def reads(self, block: Block) -> bool:
        """Whether ``block`` may tell what a plan says."""
        if not self._told:
            return False
        return self._adopted is not None or block.index in self._opening or self._begins(block)

    def _is_told_in(self, block: Block) -> bool:
        """A plan is told of through its story, an order only right behind its mention."""
        return self._last is None or (block.index <= self._last and block.marker is None)

    def _begins(self, block: Block) -> bool:
        return follows_plan(self._scanner, *block.span)

    def order(self, block: Block, start: int, end: int) -> Order | None:
        """What a sentence under no other order stands under, if a plan is told of there."""
        if not self._told:
            return None
        if block.index in self._opening and self._adopted is None:
            adopted = adopter(self._scanner, start, end)
            if adopted is not None:
                kind: DirectiveKind = "directive" if adopted[1] else "task"
                self._adopted = Order(self._naming.party(adopted[0]), None, kind, "plan", "in_plan")
                self._last = block.index + _OF_ORDER if adopted[1] else None
                return None
        if follows_plan(self._scanner, start, end):
            self._block = block.index
        if self._adopted is not None and self._is_told_in(block):
            return self._adopted
        return Order(None, None, "task", "plan", "in_plan") if self._block == block.index else None
