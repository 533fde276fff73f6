"""The passage from block to block: whose order a clause stands under."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from service.directives.clauses import Clause, ClauseReader
from service.directives.headings import section_senses
from service.directives.model import Directive, DirectiveKind, Party
from service.directives.names import Naming
from service.directives.parties import PartyReader, Phrase
from service.directives.spans import action_span, only_leads_on
from service.directives.words import Words
from service.document.model import DocumentInfo
from service.entities.model import Entities
from service.structure.model import Block, Sentence, Structure
from service.structure.sentences import clauses
from service.text.fold import pattern
from service.text.span import Span

Reach = Literal["list", "section", "block", "carried", "speech"]


@dataclass(frozen=True, slots=True)
class Order:
    """What a clause stands under. ``reach``: "list" under a lead-in, "section" under a heading of
    tasks, "block" after an order in the same paragraph, "carried" after one in an earlier
    paragraph, "speech" in an interview's answer or a quotation."""

    issuer: Party | None
    addressee: Party | None
    kind: DirectiveKind
    reach: Reach
    rule: str


_SKIPPED = frozenset(("heading", "title", "byline", "caption", "furniture", "table", "blank"))
_SUPERIOR = pattern(r"thủ tướng|chính phủ|bộ(?!\w)|quốc hội|trung ương|bộ trưởng|bộ chính trị|ban bí thư|tổng bí thư|ngân hàng nhà nước")
_ORDINAL = pattern(r"(?:thứ\s+(?P<th>nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)|(?P<one>một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s+là)(?!\w)\s*[,:.]?\s*")
_ORDINALS = {w: n for n, ws in enumerate((("nhất", "một"), ("hai",), ("ba",), ("tư", "bốn"), ("năm",), ("sáu",), ("bảy",), ("tám",), ("chín",), ("mười",)), 1) for w in ws}
_TERMINAL = re.compile(r"[.;:!?…\"')/]\s*$")


class Reading:
    """One pass over one document."""

    def __init__(self, structure: Structure, entities: Entities, document: DocumentInfo, words: Words) -> None:
        self._structure, self._words, self._document = structure, words, document
        self._text = structure.text
        self._naming = Naming(self._text, entities, document.place)
        parties = PartyReader(self._text, words, self._naming.name_ends())
        self._reader = ClauseReader(self._text, words, parties)
        self._parties = parties
        self._senses = section_senses(structure, words)
        self._found: list[Directive] = []
        self._opened: dict[int, Order] = {}  # by the block that introduces a list
        self._under: dict[int, Order | None] = {}  # order that each block's end stands under
        self._carried: Order | None = None
        self._sections: tuple[Order, int] | None = None  # a lead-in before headings, and their level
        self._ordinal: int | None = None
        self._speaker: Party | None = None

    def directives(self) -> list[Directive]:
        sentences: list[list[Sentence]] = [[] for _ in self._structure.blocks]
        for sentence in self._structure.sentences:
            sentences[sentence.block].append(sentence)
        for block in self._structure.blocks:
            self._read_block(block, sentences[block.index])
        return self._found

    # --- blocks

    def _read_block(self, block: Block, sentences: list[Sentence]) -> None:
        if block.kind in _SKIPPED:
            self._pass_heading(block)
            return
        turn = self._structure.turns[block.turn] if block.turn is not None else None
        if turn is not None and turn.question:
            self._carried = None
            return
        order = self._order_for(block)
        if order is None and self._is_loose_line(block):
            return
        self._ordinal = None if block.marker is None else self._ordinal
        before = len(self._found)
        for sentence in sentences:
            order = self._read_sentence(sentence, block, order)
        self._under[block.index] = order
        if len(self._found) > before or block.index in self._opened:
            self._carried = replace(order, reach="carried") if order and order.reach in ("block", "carried") else self._carried
        elif block.kind == "body":
            self._carried = None

    def _pass_heading(self, block: Block) -> None:
        if block.kind in ("heading", "title"):
            section = self._structure.sections[block.section] if block.section is not None else None
            if self._sections and (section is None or section.level < self._sections[1]):
                self._sections = None

    def _is_loose_line(self, block: Block) -> bool:
        """A line without a full stop in running text is a caption or a headline."""
        return block.marker is None and not _TERMINAL.search(self._text.norm, block.span.end - 2, block.span.end)

    def _order_for(self, block: Block) -> Order | None:
        parent = block.parent
        while parent is not None:
            if parent in self._opened:
                return self._opened[parent]
            if self._under.get(parent):
                return self._under[parent]
            parent = self._structure.blocks[parent].parent
        if self._carried is not None:
            return self._carried
        if self._sections is not None:
            return self._sections[0]
        under = self._under_section(block)
        if under is not None:
            return under
        if block.turn is not None:
            return self._speech(block.turn)
        return None

    def _under_section(self, block: Block) -> Order | None:
        sense = self._senses[block.section] if block.section is not None else None
        if sense == "task":
            return Order(None, None, "task", "section", "under_task_heading")
        if sense == "proposal":
            return Order(None, None, "proposal", "section", "under_proposal_heading")
        return None

    def _speech(self, turn: int) -> Order:
        speaker = self._structure.turns[turn].speaker
        party = self._naming.party(Phrase(speaker, "person"))
        return Order(party, None, "task", "speech", "said_in_interview")

    # --- sentences

    def _read_sentence(self, sentence: Sentence, block: Block, order: Order | None) -> Order | None:
        start, end = sentence.span
        if block.marker is not None and start < block.marker.end:
            start = block.marker.end
        if block.turn is not None:
            speaker = self._structure.turns[block.turn].speaker
            if start <= speaker.start and speaker.end < end:
                start = speaker.end
        ordinal = _ORDINAL.match(self._text.key, block.span.start, end) if start >= block.span.start else None
        if ordinal and ordinal.end() > start - 3 and sentence.span.start == block.span.start:
            self._ordinal = _ORDINALS[ordinal["th"] or ordinal["one"]]
            start = max(start, ordinal.end())
        pieces = clauses(self._text.norm, Span(start, end))
        last: Directive | None = None
        for piece in pieces:
            order, last = self._read_piece(piece, block, order, last)
        return order

    def _read_piece(
        self, piece: Span, block: Block, order: Order | None, last: Directive | None
    ) -> tuple[Order | None, Directive | None]:
        ordered = order is not None and order.reach != "speech"
        clause = self._reader.read(piece.start, piece.end, ordered=ordered)
        if not self._counts(clause, order, block):
            if last is not None and clause.tone == "none":
                last.span = action_span(self._text, last.span.start, piece.end)
            return order, last
        order = self._next_order(clause, order, block)
        action = clause.action
        if self._opens_list(piece):
            self._open_list(block, order)
        if action is None or only_leads_on(self._text, action, piece.end):
            return order, None
        return order, self._add(clause, action, piece, order, block)

    def _opens_list(self, piece: Span) -> bool:
        norm = self._text.norm
        return norm[piece.end - 1] == ":" or norm.startswith(":", piece.end)

    def _open_list(self, block: Block, order: Order) -> None:
        listed = replace(order, reach="list")
        self._opened[block.index] = listed
        following = next((b for b in self._structure.blocks[block.index + 1 : block.index + 4] if b.kind not in ("furniture", "caption")), None)
        if following is not None and following.kind == "heading" and following.section is not None:
            self._sections = (listed, self._structure.sections[following.section].level)

    def _counts(self, clause: Clause, order: Order | None, block: Block) -> bool:
        """Whether the clause tells somebody to do something, where it stands."""
        tone = clause.tone
        if tone == "order":
            return True
        if tone in ("none", "past"):
            return False
        if order is None:
            if clause.issuer is not None:
                return tone == "modal"
            return clause.future and clause.actor is not None and tone in ("plain", "resolve") and clause.action is not None and self._is_action(clause.action)
        if order.reach == "speech":
            if tone == "modal":
                return clause.actor is not None
            return clause.future and clause.actor is not None
        if order.reach == "carried":
            return tone == "modal" or self._is_action(clause.action)
        return tone == "modal" or self._is_action(clause.action)

    def _is_action(self, at: int | None) -> bool:
        return at is not None and self._words.action.match(self._text.key, at) is not None

    def _next_order(self, clause: Clause, order: Order | None, block: Block) -> Order:
        actor = self._naming.party(clause.actor) if clause.actor else None
        if clause.tone == "order" or (order is None and clause.issuer is not None):
            force = self._words.forces.get(clause.verb, "directive")
            issuer = self._naming.party(clause.issuer) if clause.issuer else (order.issuer if order else self._speaker)
            addressee = actor or (self._naming.party(clause.topic) if clause.topic else None)
            if force == "commitment":
                addressee = issuer
            elif addressee is None and order is not None and order.issuer == issuer:
                addressee = order.addressee
            self._speaker = issuer
            reach: Reach = order.reach if order and order.reach in ("list", "section") else "block"
            return Order(issuer, addressee, force, reach, "order_verb")  # type: ignore[arg-type]
        if order is None:
            return Order(None, actor, "task", "block", "coming_time")
        reach = "block" if order.reach in ("carried", "speech") else order.reach
        return replace(order, addressee=actor or order.addressee, reach=reach)

    def _add(self, clause: Clause, action: int, piece: Span, order: Order, block: Block) -> Directive | None:
        span = action_span(self._text, action, piece.end)
        if span.end - span.start < 8:
            return None
        match = self._words.action.match(self._text.key, action, piece.end)
        verb = Span(match.start("verb"), match.end("verb")) if match else Span(span.start, span.start)
        directive = Directive(order.kind, span, verb, order.issuer, order.addressee, ordinal=self._ordinal, section=block.section, rule=order.rule)
        self._found.append(directive)
        return directive
