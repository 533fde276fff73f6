"""From a clause that counts to the record: its span, verb, term, cooperating parties, legal basis."""

from __future__ import annotations

from service.directives.deadlines import deadline_in
from service.directives.details import Basis, cooperating_in
from service.directives.model import Directive
from service.directives.names import Naming
from service.directives.order import Order
from service.directives.scanner import Scanner
from service.directives.spans import action_span
from service.entities.model import Entities
from service.periods.model import Reference
from service.structure.model import Block
from service.text.span import Span

_SHORTEST = 7  # characters of an action


class Recorder:
    """Makes the directives of one document."""

    def __init__(self, scanner: Scanner, naming: Naming, entities: Entities, reference: Reference) -> None:
        self._scanner, self._naming, self._reference = scanner, naming, reference
        self._basis = Basis(scanner.text, entities)

    def record(self, action: int, piece: Span, order: Order, block: Block, ordinal: int | None) -> Directive | None:
        """The directive whose action starts at ``action`` in ``piece``; ``None`` when nothing is left
        of it."""
        text = self._scanner.text
        span = action_span(text, action, piece.end)
        if span.end - span.start < _SHORTEST:
            return None
        whole = Span(min(piece.start, span.start), span.end)
        match = self._scanner.action(action, piece.end)
        return Directive(
            order.kind,
            span,
            Span(match.start("verb"), match.end("verb")) if match else Span(span.start, span.start),
            order.issuer,
            order.addressee,
            cooperating_in(text, span, self._scanner.parties, self._naming),
            self._basis.inside(whole),
            ordinal,
            deadline_in(text, whole, self._reference),
            block.section,
            order.rule,
        )

    def extend(self, directive: Directive, piece: Span) -> None:
        """The directive goes on behind a ";" with ``piece``."""
        directive.span = Span(directive.span.start, action_span(self._scanner.text, *piece).end)
