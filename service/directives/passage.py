"""From block to block: a small state machine that knows whose order each clause stands under."""

from __future__ import annotations

from dataclasses import replace

from service.directives.announced import Announced, attributed, labelled, told_before
from service.directives.clause import Clause
from service.directives.clauses import read_clause
from service.directives.force import Ranks
from service.directives.headings import PLANNED
from service.directives.lead_ins import LeadIns
from service.directives.leads import (
    behind_lead_on,
    handed_on,
    is_namely,
    only_leads_on,
    sets_tasks,
)
from service.directives.model import Directive, DirectiveKind
from service.directives.names import Naming
from service.directives.order import Order, Reach, counts, one_more, promises
from service.directives.ordinals import ORDINAL, is_between, point_of, value
from service.directives.parties import PartyReader, Phrase
from service.directives.pieces import is_further_object, is_listing, pieces_of, start_of
from service.directives.plans import Plans
from service.directives.records import Recorder
from service.directives.requests import somebody_must
from service.directives.scanner import SPACE, Scanner
from service.directives.scopes import Scopes
from service.directives.subjects import will_do
from service.directives.tables import TaskTables
from service.directives.voices import Voices
from service.directives.words import words_of
from service.document.model import DocumentInfo
from service.entities.model import Entities
from service.lexicon.model import Lexicon
from service.structure.model import Block, Sentence, Structure
from service.text.fold import pattern
from service.text.span import Span

_NOT_READ = frozenset(("heading", "title", "byline", "caption", "furniture", "blank"))
_INTERVIEW = "said_in_interview"
_ALREADY = pattern(r"(?<!\w)(?:đã|vừa)(?!\w)")  # "Sở đã có văn bản yêu cầu …" among results
_REQUEST = "đề nghị"
_HOW_MUCH = pattern(
    r"\s*:\s*(?:(?:khoảng|trên|hơn|gần|tối\s+thiểu|ít\s+nhất)\s+)?\d[\d.,]*\s*[^\W\d_%]+[^;,.]{0,30}(?:[;.,]|$)"
)
_LABEL = 120  # characters in which a label ends
_OPEN = ("block", "carried", "speech")  # in which another may say what must be done


class Passage:
    """One pass over one document."""

    def __init__(self, structure: Structure, entities: Entities, document: DocumentInfo, lexicon: Lexicon) -> None:
        self._structure, words = structure, words_of(lexicon)
        self._naming = Naming(structure.text, entities, document.place)
        parties = PartyReader(structure.text, words, self._naming.name_ends(), self._naming.people_ends())
        self._scanner = Scanner(structure.text, words, parties)
        self._voices = Voices(structure, document, parties, self._naming)
        self._official = official = document.kind in ("directive", "other")
        self._decides = document.kind == "directive"
        title = document.title
        planned = title is not None and PLANNED.match(structure.text.key, *title) is not None
        self._scopes = Scopes(structure, words, parties, self._naming, self._voices, official=official, planned=planned)
        self._lead_ins = LeadIns(structure, self._scanner, self._scopes, self._naming, self._voices, official=official)
        self._recorder = Recorder(self._scanner, self._naming, entities, document.reference)
        self._tables = TaskTables(self._scanner, self._naming, self._recorder, document.reference)
        self._plans = Plans(structure, self._scanner, self._naming, told=document.kind in ("news", "other"))
        self._ranks = Ranks(entities, lexicon)
        self._found: list[Directive] = []
        self._ordinal: int | None = None
        self._announced = Announced(self._scanner, self._voices)
        self._leads_on = False
        self._label_end = self._said_end = 0
        self._quote_end = -1

    def directives(self) -> list[Directive]:
        """Every directive, in text order."""
        sentences: list[list[Sentence]] = [[] for _ in self._structure.blocks]
        for sentence in self._structure.sentences:
            sentences[sentence.block].append(sentence)
        for block in self._structure.blocks:
            self._read_block(block, sentences[block.index])
        return self._found

    def _read_block(self, block: Block, sentences: list[Sentence]) -> None:
        if block.kind == "table":
            self._found.extend(self._tables.read(block, self._order_over_table(block)))
            return
        if block.kind in _NOT_READ:
            if block.kind in ("heading", "title"):
                self._tables.leave()
                self._announced.forget()
                self._scopes.pass_heading(block)
                self._read_heading(block)
            return
        if block.turn is not None and self._structure.turns[block.turn].question:
            self._scopes.pass_question()
            self._announced.forget()
            return
        self._tables.leave()
        self._label_end, self._said_end = 0, block.span.end
        order = self._scopes.order_for(block)
        if order is None or order.reach == "carried":
            order = self._labels(block) or order
        order = self._told_by_label(block, order)
        if self._scopes.is_loose_line(block, order) or self._is_figure(block):
            return
        if order is None and self._lead_ins.open_below_title(block):
            return
        if order is None and not self._plans.reads(block) and not self._may_tell(block):
            self._scopes.close_block(block, None, [])
            return
        point = point_of(self._structure, block, sections=self._scopes.is_over_sections)
        if point is not None or block.marker is not None or not is_between(self._structure, block, self._ordinal):
            self._ordinal = point
        before, self._leads_on = len(self._found), False
        order = self._read_sentences(sentences, block, order)
        self._scopes.close_block(block, order, self._found[before:], leads_on=self._leads_on)

    def _order_over_table(self, block: Block) -> Order:
        """Under whose order the rows of a table stand; what a decision's table leaves to others is ordered."""
        order = self._scopes.order_for(block)
        issuer = order.issuer if order else self._voices.owner or self._voices.issuer(None, None)
        by_person = issuer is not None and issuer.entity is not None and issuer.entity[0] == "officials"
        kind: DirectiveKind = order.kind if order else "directive" if by_person else "task"
        return Order(issuer, None, "directive" if self._decides and kind == "task" else kind, "list", "in_table")

    def _is_figure(self, block: Block) -> bool:
        """ "- Dự phòng: 34.200 triệu đồng", "2. Di dời dân cư: 64 hộ": an item that says how much."""
        return block.lead is not None and _HOW_MUCH.match(self._structure.text.key, block.lead.end) is not None

    def _labels(self, block: Block) -> Order | None:
        """What the label in front of a block says under whose words it stands."""
        order = labelled(self._scanner, self._naming, self._voices, block)
        if order is not None and block.lead is not None:
            self._label_end = block.lead.end + 1
            return order
        said = attributed(self._scanner, self._naming, self._voices, block)
        if said is not None:
            order, (self._label_end, self._said_end) = said
        return order

    def _told_by_label(self, block: Block, order: Order | None) -> Order | None:
        """In "1. Với Bộ Y tế: Sớm ban hành …" the label names who must act."""
        if order is None or not order.is_list:
            return order
        start = block.marker.end if block.marker else block.span.start
        colon = self._structure.text.norm.find(":", start, min(start + _LABEL, block.span.end))
        told = self._lead_ins.concerned(Span(start, colon)) if colon > 0 else None
        if told is None or told == order.issuer:
            return order
        self._label_end = colon + 1
        return replace(order, addressee=told)

    def _may_tell(self, block: Block) -> bool:
        """Whether the words of a block under no order may be one, or lead on to a list of them."""
        scanner = self._scanner
        return bool(scanner.words.trigger.search(scanner.key, *block.span)) or scanner.leads_to_list(block.span.end)

    def _read_heading(self, block: Block) -> None:
        """A line that stands over a list as a heading does may be an order all the same."""
        scanner = self._scanner
        if block.section is None or not scanner.leads_to_list(block.span.end):
            return
        if not scanner.words.order.search(scanner.key, *block.span):
            return
        clause = read_clause(scanner, *block.span, ordered=False)
        if clause.tone == "order" and clause.issuer is not None:
            self._scopes.open_section(block.section, self._new_order(clause, None))

    def _read_sentences(self, sentences: list[Sentence], block: Block, order: Order | None) -> Order | None:
        answer = order if order and order.rule == _INTERVIEW else None
        self._quote_end = self._scopes.quote_end(block, block.span.start)
        quoted: Order | None = None
        for sentence in sentences:
            at = sentence.span.start
            if at > self._quote_end:
                quoted = self._scopes.quoted(block, at, order)
                self._quote_end = self._scopes.quote_end(block, at) if quoted else self._quote_end
            if quoted is not None:  # its other sentences, too
                self._read_sentence(sentence, block, quoted)
                continue
            order = self._read_sentence(sentence, block, order)
            if answer and order and order.issuer != answer.issuer:
                order = answer  # what the speaker tells of others' orders ends with the sentence
        return order

    def _read_sentence(self, sentence: Sentence, block: Block, order: Order | None) -> Order | None:
        start, ordinal = start_of(self._scanner, sentence, block, self._structure)
        start = min(max(start, self._label_end), sentence.span.end)
        self._ordinal = ordinal or self._ordinal
        end = max(start, min(sentence.span.end, self._said_end))
        if order is not None and order.reach == "quote":
            close = self._quote_end
            if start < close < end:
                order = self._read_clauses(start, close, block, order, ordinal)
                return self._read_clauses(close + 1, end, block, order, ordinal)
        return self._read_clauses(start, end, block, order, ordinal)

    def _read_clauses(
        self, start: int, end: int, block: Block, order: Order | None, ordinal: int | None
    ) -> Order | None:
        """The order behind a sentence, or behind the quotation in one."""
        order = self._announced.order(start, end, block, ordinal, order) or told_before(
            self._scanner, self._voices, start, end
        )
        order = order or self._plans.order(block, start, end)
        self._voices.subject = None
        last: Directive | None = None
        listing = False
        detailed = order is not None and order.kind == "commitment" and is_namely(self._scanner, start, end)
        for piece in pieces_of(self._scanner, Span(start, end)):
            if last is not None and listing:
                self._recorder.extend(last, piece)
                continue
            order, found = self._read_piece(piece, block, order, last, detailed=detailed)
            if found is not last:
                last, listing = found, found is not None and is_listing(self._scanner, found)
        return order

    def _read_piece(
        self, piece: Span, block: Block, order: Order | None, last: Directive | None, *, detailed: bool
    ) -> tuple[Order | None, Directive | None]:
        """The order behind ``piece``, and the directive that a next piece may go on; ``detailed`` where the sentence
        says in detail what was promised before it."""
        marked = block.marker is not None
        ordered = order is not None and (order.is_list or (order.reach == "conclusion" and marked))
        point = ORDINAL.match(self._scanner.key, self._scanner.skip(SPACE, *piece), piece.end)
        if point is not None:  # "…; thứ hai, mở rộng …"
            self._ordinal, piece = value(point), Span(point.end(), piece.end)
        clause = read_clause(self._scanner, piece.start, piece.end, ordered=ordered)
        if order and ordered and clause.tone == "plain" and clause.actor and self._is_issuer(clause.actor, order):
            clause = read_clause(self._scanner, piece.start, piece.end, ordered=False)  # who orders may order more
        if clause.tone == "none" and order is not None and order.reach == "quote":
            must = somebody_must(self._scanner, *piece, clause)  # "Con số này quá ít, các xã nên xem lại"
            clause = replace(must, tone="modal") if must else clause
        if self._is_of_nobody(clause, order, block) or not (
            counts(clause, order, self._scanner, self._naming, marked=marked)
            or one_more(clause, order, self._scanner, begun=last is not None, detailed=detailed)
        ):
            if last is not None and clause.tone == "none" and is_further_object(self._scanner, piece):
                self._recorder.extend(last, piece)
            return self._heard(clause, piece, block, order), last
        plans = (
            order if order and order.rule == "coming_time" and clause.tone == "order" and not clause.issuer else None
        )
        order = self._next_order(clause, order)
        handed = handed_on(self._scanner, clause.action, piece.end) if clause.action else None
        if handed is not None:
            order = replace(order, addressee=self._naming.party(handed[0]))
            clause = replace(clause, action=handed[1] if handed[1] < piece.end else None)
        if self._scanner.leads_to_list(piece.end):
            self._scopes.open_list(block, order)
        if clause.action is None or only_leads_on(self._scanner, clause.action, piece.end):
            self._leads_on = True
            return order, None
        start = behind_lead_on(self._scanner, clause.action, piece.end) or clause.action
        if first := ORDINAL.search(self._scanner.key, clause.action, start):
            self._ordinal = value(first)  # "… ba việc: Thứ nhất, rà soát …"
        directive = self._recorder.record(start, piece, self._as_decided(order), block, self._ordinal)
        if directive is not None:
            self._found.append(directive)
        return plans or order, directive  # "…; yêu cầu các ngân hàng …": the institution's own plans go on

    def _as_decided(self, order: Order) -> Order:
        """What a decision leaves to somebody else is ordered: "Điều 3. Sở Tài chính hướng dẫn …"."""
        others = order.addressee is not None and order.addressee != order.issuer
        return replace(order, kind="directive") if self._decides and order.kind == "task" and others else order

    def _is_issuer(self, phrase: Phrase, order: Order) -> bool:
        return order.issuer is not None and self._naming.party(phrase) == order.issuer

    def _is_of_nobody(self, clause: Clause, order: Order | None, block: Block) -> bool:
        """Whether an order or a promise has nobody who gives it: "yêu cầu các chủ tàu …" in a report
        of what was done."""
        if clause.tone == "order" and clause.issuer and clause.action and self._scopes.is_in_results(block):
            return _ALREADY.search(self._scanner.key, clause.issuer.span.end, clause.action) is not None
        if clause.tone != "order" or clause.issuer or order or self._voices.subject:
            return False
        if self._force(clause) == "commitment" or self._scopes.is_in_results(block):
            return True
        if clause.verb == _REQUEST and clause.actor is not None and clause.actor.kind != "person":
            return False  # "Đề nghị UBND các xã sơ tán dân …" in a bulletin
        return not self._official and self._voices.issuer(None, None) is None

    def _heard(self, clause: Clause, piece: Span, block: Block, order: Order | None) -> Order | None:
        """What a clause that orders nothing still tells: who speaks, whom it is about, who is told by
        the items under it."""
        actor = clause.actor
        for named in (actor, clause.issuer if clause.tone == "none" else None):  # "Theo ông A, …" makes him heard, too
            if named is not None and named.kind == "person":
                self._voices.hear_of(named)
        if actor is not None and clause.tone in ("plain", "past") and order and order.reach == "carried":
            return None  # the story goes on with somebody else
        if actor is not None and clause.tone == "past" and order and order.reach == "quote":
            return replace(order, addressee=self._naming.party(actor))
        if clause.tone == "says" and (order is None or _may_change(order)):
            return self._said(clause, piece, order)
        told = block.marker and (self._scanner.parties.is_whole(*piece) or self._lead_ins.concerned(piece))
        if self._scanner.leads_to_list(piece.end) or told:
            self._lead_ins.open_below(clause, piece, block, order)  # "Đối với các phường:", "2. Công an huyện"
        return order

    def _said(self, clause: Clause, piece: Span, order: Order | None) -> Order | None:
        verb = self._scanner.words.orders[clause.verb]
        speaker = self._voices.issuer(clause.issuer, order)
        self._voices.spoke(speaker)
        if "concluding" in verb.uses and self._scanner.leads_to_list(piece.end):
            self._voices.author, self._scopes.concluding = speaker, True
            return None
        kind: DirectiveKind = "proposal" if verb.force == "proposal" else "directive"
        return Order(speaker, None, kind, "speech", "told" if "telling" in verb.uses else "said")

    # --- the order that a clause gives or goes on with

    def _next_order(self, clause: Clause, order: Order | None) -> Order:
        told = clause.topic if clause.topic and clause.topic.kind in ("organ", "person") else None
        actor = self._voices.actor(clause.actor or told, order)
        judged = clause.issuer is not None and clause.tone in ("modal", "needed")  # "Theo Cục Thú y, các xã cần …"
        if clause.tone == "order" or (judged and (order is None or order.reach in _OPEN)):
            return self._new_order(clause, order)
        if order is None:
            own = actor if actor is not None and actor.entity and actor.entity[0] == "organizations" else None
            doer = None if sets_tasks(self._scanner, clause) else actor
            return Order(own, doer, "task", "block", "coming_time")
        if promises(clause, self._scanner) or (clause.tone == "resolve" and order.kind == "commitment"):
            return replace(order, kind="commitment", addressee=order.issuer)
        if will_do(clause, self._scanner) and (order.reach in ("speech", "quote") or order.rule == "announced"):
            return replace(order, kind="commitment", addressee=actor or order.issuer)
        goes_on = order.is_list or order.rule == "in_conclusion"
        reach: Reach = order.reach if goes_on or order.reach in ("block", "plan") else "block"
        others = actor is not None and actor not in (order.issuer, order.addressee)
        told_so = order.kind == "commitment" or (order.reach == "quote" and clause.tone == "modal")
        kind = "directive" if told_so and others and order.kind != "proposal" else order.kind
        return replace(order, kind=kind, addressee=actor or order.addressee, reach=reach)

    def _new_order(self, clause: Clause, order: Order | None) -> Order:
        issuer = self._voices.issuer(clause.issuer, order)
        self._voices.spoke(issuer)
        kind = self._force(clause)
        addressee = self._voices.actor(clause.actor or clause.topic, order)
        if kind == "commitment":
            addressee = issuer
        elif addressee is None and order is not None and order.issuer == issuer:
            addressee = order.addressee
        if kind == "proposal" and self._may_be_an_order(clause):
            kind = self._ranks.kind_of_request(issuer, addressee)
        reach: Reach = order.reach if order and order.is_list else "block"
        return Order(issuer, addressee, kind, reach, "order_verb")

    def _force(self, clause: Clause) -> DirectiveKind:
        verb = self._scanner.words.orders.get(clause.verb)
        if clause.future and (verb is None or "telling" in verb.uses):
            return "task"
        return verb.force if verb else "directive"

    def _may_be_an_order(self, clause: Clause) -> bool:
        """Whether one above asks so for what he orders: "đề nghị"; "đề xuất" never does."""
        verb = self._scanner.words.orders.get(clause.verb)
        return verb is not None and verb.direct and verb.uses.isdisjoint(("voicing", "proposing"))


def _may_change(order: Order) -> bool:
    """Whether another speaker may take over: not in an interview, where the answer is one's own."""
    return order.reach in ("carried", "block", "speech", "conclusion") and order.rule != _INTERVIEW
