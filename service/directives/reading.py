"""The passage from block to block: whose order a clause stands under."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from service.directives.clauses import Clause, ClauseReader
from service.directives.deadlines import deadline_in
from service.directives.details import Basis, cooperating_in
from service.directives.force import Ranks
from service.directives.headings import section_senses
from service.directives.model import Directive, DirectiveKind, Party
from service.directives.names import Naming
from service.directives.parties import PartyReader, Phrase
from service.directives.spans import action_span, only_leads_on
from service.directives.words import words_of
from service.document.model import DocumentInfo
from service.entities.model import Entities
from service.lexicon.model import Lexicon
from service.structure.model import Block, Sentence, Structure
from service.structure.sentences import clauses
from service.text.fold import key, pattern
from service.text.span import Span

Reach = Literal["list", "section", "block", "carried", "speech", "quote"]


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
_AFTER_QUOTE = re.compile(r"\s*[,.]?\s*-?\s*")
_MUST = pattern(r"phải\s+$")
_TELLING = frozenset(map(key, ("cho biết", "thông tin", "nói", "chia sẻ", "đánh giá", "phân tích", "nhận định", "phát biểu")))
# "Cảnh báo này …": a noun made of a verb
_NOUN_USE = pattern(r"\s+(?:này|của|đó|nêu\s+trên|trên\s+(?:cho|của))(?!\w)")
_SPEAKER = pattern(r"(?:chúng\s+)?tôi")
_UNIT_NAME = re.compile(r"\b(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường)\s")
_OF = pattern(r"(?<!\w)của\s+")
_COMRADE = pattern(r"(?:đồng\s+chí|ông|bà|người\s+đứng\s+đầu)")
_ALL_OF_YOU = pattern(r"(?:các\s+đồng\s+chí|chúng\s+ta|mọi\s+người|mỗi\s+người)")
_RESOLVED, _STRIVE = key("quyết tâm"), key("phấn đấu")
_TERMINAL = re.compile(r"[.;:!?…\"')/]\s*$")


# "… là một trong những nhiệm vụ": the clause says what something is
_STATEMENT = pattern(
    r"(?<!trọng tâm )(?<!nhất )(?<!là )(?<!\w)là (?:một trong|nhiệm vụ|yếu tố|giải pháp|động lực|điều kiện|tiền đề|khâu|trách nhiệm|yêu cầu|vấn đề|cơ sở|nền tảng)(?!\w)"
)
# a clause of its own, which is no further object of the verb before the ";"
_FINITE = pattern(r"(?<!\w)(?:là|có|đã|đang|sẽ|đạt|được|chiếm|tăng|giảm|ước|gồm)(?!\w)")
_LISTING = pattern(r"(?<!\w)(?:như|gồm|bao gồm|là|sau|sau đây)\s*:\s*(?=\S)")


def _same(one: Party, other: Party) -> bool:
    """Whether two names are of one party, as far as the words tell."""
    left, right = key(one.name), key(other.name)
    return left == right or left.endswith(" " + right) or right.endswith(" " + left)


def _sentence_case(words: str) -> str:
    """ "HỘI ĐỒNG NHÂN DÂN TỈNH LÀO CAI" -> "Hội đồng nhân dân tỉnh Lào Cai"."""
    lowered = " ".join(words.split()).lower()
    unit = _UNIT_NAME.search(lowered)
    if unit:
        lowered = lowered[: unit.end()] + lowered[unit.end() :].title()
    return lowered[:1].upper() + lowered[1:]


class Reading:
    """One pass over one document."""

    def __init__(self, structure: Structure, entities: Entities, document: DocumentInfo, lexicon: Lexicon) -> None:
        self._structure, self._document = structure, document
        self._words = words = words_of(lexicon)
        self._text = structure.text
        self._naming = Naming(self._text, entities, document.place)
        parties = PartyReader(self._text, words, self._naming.name_ends(), self._naming.people_ends())
        self._reader = ClauseReader(self._text, words, parties)
        self._parties = parties
        self._senses = section_senses(structure, words)
        self._section_parties = self._parties_of_sections()
        self._ranks, self._basis = Ranks(entities, lexicon), Basis(self._text, entities)
        self._found: list[Directive] = []
        self._opened: dict[int, Order] = {}  # by the block that introduces a list
        self._under: dict[int, Order | None] = {}  # order that each block's end stands under
        self._carried: Order | None = None
        self._sections: tuple[Order, int] | None = None  # a lead-in before headings, and their level
        self._item: Order | None = None  # of the list item that a plain paragraph may go on
        self._ordinal: int | None = None
        self._subject: Phrase | None = None  # a person of whom the sentence told something else first
        self._speaker: Party | None = None
        self._body = self._issuing_body() if document.kind == "directive" else None
        self._orator = self._orator_of_title() if document.kind == "speech" else None

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
        order = self._item if block.marker is None and self._item else self._order_for(block)
        order = self._told_by_heading(order, block)
        if (order is None or order.reach == "carried") and self._is_loose_line(block):
            return
        order = self._quoted(block) or order
        self._ordinal = None if block.marker is None else self._ordinal
        before = len(self._found)
        answer = order if order and order.rule == "said_in_interview" else None
        for sentence in sentences:
            order = self._read_sentence(sentence, block, order)
            if answer and order and order.issuer != answer.issuer:
                order = answer  # what the speaker tells of others' orders ends with the sentence
        self._under[block.index] = order
        if len(self._found) == before:
            self._item = None
        elif order and order.reach == "list":
            self._item = order
        if block.index in self._opened:
            self._carried = None if self._sections or self._introduces_items(block) else self._opened[block.index]
        elif len(self._found) > before:
            if order and order.reach in ("block", "carried") and order.kind != "commitment":
                self._carried = replace(order, reach="carried")
        elif block.kind == "body":
            self._carried = None

    def _introduces_items(self, block: Block) -> bool:
        following = self._structure.blocks[block.index + 1 : block.index + 2]
        return bool(following) and following[0].marker is not None

    def _pass_heading(self, block: Block) -> None:
        if block.kind in ("heading", "title"):
            section = self._structure.sections[block.section] if block.section is not None else None
            if self._sections and (section is None or section.level < self._sections[1]):
                self._sections = None

    def _is_loose_line(self, block: Block) -> bool:
        """A line without a full stop in running text is a caption or a headline."""
        return block.marker is None and not _TERMINAL.search(self._text.norm, block.span.end - 2, block.span.end)

    def _issuing_body(self) -> Party | None:
        """ "HỘI ĐỒNG NHÂN DÂN TỈNH LÀO CAI" over a resolution."""
        for block in self._structure.blocks[:12]:
            words = self._text.norm[block.span.start : block.span.end]
            phrase = self._parties.read(*block.span) if words.isupper() else None
            if phrase is not None and phrase.kind in ("organ", "person"):
                return Party(self._naming.spelled_out(_sentence_case(words)))
        return None

    def _orator_of_title(self) -> Party | None:
        """The one whose speech it is: "Phát biểu của Chủ tịch UBND tỉnh tại …"."""
        title = self._document.title
        of = _OF.search(self._text.key, *title) if title else None
        phrase = self._parties.read(of.end(), title.end) if title and of else None
        return self._naming.party(phrase) if phrase else None

    def _order_for(self, block: Block) -> Order | None:
        parent = block.parent
        while parent is not None:
            if parent in self._opened:
                return self._opened[parent]
            if self._under.get(parent):
                return self._under[parent]
            parent = self._structure.blocks[parent].parent
        if block.section is not None and self._senses[block.section] == "result":
            return None
        if self._sections is not None:
            return self._sections[0]
        if self._carried is not None:
            return self._carried
        under = self._under_section(block)
        if under is not None:
            return under
        if block.turn is not None:
            return self._speech(block.turn)
        return None

    def _told_by_heading(self, order: Order | None, block: Block) -> Order | None:
        """Under "2. Sở Y tế" it is that department that must act."""
        if order is None or order.reach not in ("list", "section") or block.section is None:
            return order
        party = self._section_parties[block.section]
        return replace(order, addressee=party) if party and party != order.issuer else order

    def _parties_of_sections(self) -> list[Party | None]:
        parties: list[Party | None] = []
        for section in self._structure.sections:
            phrase = self._parties.is_whole(*section.title) if section.number else None
            inherited = parties[section.parent] if section.parent is not None else None
            parties.append(self._naming.party(phrase) if phrase else inherited)
        return parties

    def _under_section(self, block: Block) -> Order | None:
        sense = self._senses[block.section] if block.section is not None else None
        if sense == "task":
            return Order(None, None, "task", "section", "under_task_heading")
        if sense == "proposal":
            return Order(None, None, "proposal", "section", "under_proposal_heading")
        return None

    def _quoted(self, block: Block) -> Order | None:
        """The order of one who is named behind a quotation: "… phải xong", Chủ tịch … nhấn mạnh."""
        norm = self._text.norm
        close = norm.rfind('"', block.span.start, block.span.end)
        if close < 0 or norm.find('"', block.span.start, block.span.start + 1) != block.span.start:
            return None
        start = _AFTER_QUOTE.match(norm, close + 1, block.span.end)
        phrase = self._parties.read(start.end(), block.span.end) if start else None
        if phrase is None or not self._words.order.match(self._text.key, phrase.span.end + 1):
            return None
        issuer = self._naming.party(phrase)
        told = self._carried.addressee if self._carried and self._carried.issuer == issuer else None
        return Order(issuer, told, "task", "quote", "said_in_quotation")

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
        first = sentence.span.start == block.span.start
        ordinal = _ORDINAL.match(self._text.key, block.span.start if first else start, end)
        if ordinal and ordinal.end() > start - 3:
            self._ordinal = _ORDINALS[ordinal["th"] or ordinal["one"]]
            start = max(start, ordinal.end())
        if order is not None and order.reach == "quote":
            end = min(end, self._text.norm.rfind('"', block.span.start, block.span.end))
        self._subject = None
        pieces = clauses(self._text.norm, Span(start, end))
        last: Directive | None = None
        for piece in self._joined(pieces):
            if last is not None and self._is_listing(last):
                last.span = action_span(self._text, last.span.start, piece.end)
                continue
            order, last = self._read_piece(piece, block, order, last)
        return order

    def _joined(self, pieces: list[Span]) -> Iterator[Span]:
        """Pieces that are only names ("Giám đốc các sở: Y tế; Tài chính; …") go with the next."""
        start: int | None = None
        for index, piece in enumerate(pieces):
            begin = piece.start if start is None else start
            phrase = self._parties.read(begin, piece.end)
            if phrase is not None and phrase.span.end >= piece.end and index + 1 < len(pieces):
                start = begin
                continue
            start = None
            yield Span(begin, piece.end)

    def _is_listing(self, last: Directive) -> bool:
        """Whether the directive runs into a list of things: "như: Đường A; Cầu B"."""
        match = _LISTING.search(self._text.key, last.span.start, last.span.end)
        return match is not None and self._words.action.match(self._text.key, match.end()) is None

    def _read_piece(
        self, piece: Span, block: Block, order: Order | None, last: Directive | None
    ) -> tuple[Order | None, Directive | None]:
        ordered = order is not None and order.reach in ("list", "section")
        clause = self._reader.read(piece.start, piece.end, ordered=ordered)
        if not self._counts(clause, order, block):
            if clause.tone == "past" and clause.actor and order and order.reach == "quote":
                order = replace(order, addressee=self._naming.party(clause.actor))
            if clause.tone == "says" and clause.issuer and (order is None or self._may_change(order)):
                kind: DirectiveKind = "proposal" if self._words.forces.get(clause.verb) == "proposal" else "directive"
                self._speaker = self._issuer(clause.issuer, order)
                order = Order(self._speaker, None, kind, "speech", "told" if clause.verb in _TELLING else "said")
            if clause.actor is not None and clause.actor.kind == "person":
                self._subject = clause.actor
            if clause.tone == "none" and self._opens_list(piece):
                self._open_for_party(piece, block, order)
            if last is not None and clause.tone == "none" and not _FINITE.search(self._text.key, piece.start, piece.end):
                last.span = action_span(self._text, last.span.start, piece.end)
            return order, last
        order = self._next_order(clause, order, block)
        action = clause.action
        if self._opens_list(piece):
            self._open_list(block, order)
        if action is None or only_leads_on(self._text, action, piece.end):
            return order, None
        return order, self._add(clause, action, piece, order, block)

    def _may_change(self, order: Order) -> bool:
        """Whether another speaker may take over: not in an interview, where the answer is one's own."""
        return order.reach in ("carried", "block", "speech") and order.rule != "said_in_interview"

    def _opens_list(self, piece: Span) -> bool:
        norm = self._text.norm
        return norm[piece.end - 1] == ":" or norm.startswith(":", piece.end)

    def _open_list(self, block: Block, order: Order) -> None:
        listed = replace(order, reach="list")
        self._opened[block.index] = listed
        following = next((b for b in self._structure.blocks[block.index + 1 : block.index + 4] if b.kind not in ("furniture", "caption")), None)
        if following is not None and following.kind == "heading" and following.section is not None:
            self._sections = (listed, self._structure.sections[following.section].level)

    def _open_for_party(self, piece: Span, block: Block, order: Order | None) -> None:
        """ "2. Chủ tịch Ủy ban nhân dân các tỉnh ven biển:" over items that say what they must do."""
        phrase = self._parties.read(piece.start, piece.end) if order and order.reach in ("list", "section") else None
        if phrase is not None and order is not None:
            self._open_list(block, replace(order, addressee=self._naming.party(phrase)))

    def _counts(self, clause: Clause, order: Order | None, block: Block) -> bool:
        """Whether the clause tells somebody to do something, where it stands."""
        if clause.tone == "order" and order is None and self._words.forces.get(clause.verb) == "commitment":
            return clause.issuer is not None or self._subject is not None
        if clause.tone in ("order", "none", "past", "says"):
            return clause.tone == "order"
        if order is None:
            if clause.issuer is not None:
                return clause.tone in ("modal", "needed")
            resolved = clause.tone == "resolve" and clause.verb == _RESOLVED
            return clause.actor is not None and (clause.future or resolved) and clause.tone != "modal" and self._is_action(clause.action)
        if clause.issuer is not None and clause.tone == "plain":
            return False  # "Theo Bộ trưởng, thực hiện tốt việc này sẽ …"
        if order.reach == "speech":
            if (order.rule == "told" and not self._must(clause.action)) or not self._is_action(clause.action):
                return False  # "cho biết, mỗi năm cả nước cần thêm …"
            return clause.tone == "needed" or (clause.actor is not None and (clause.tone == "modal" or clause.future))
        if order.reach == "quote":
            return clause.tone in ("modal", "needed") or (clause.tone == "plain" and self._strives(clause.action))
        return clause.tone in ("modal", "needed") or (self._is_action(clause.action) and self._goes_on(clause, order, block.marker is not None))

    def _goes_on(self, clause: Clause, order: Order, marked: bool) -> bool:
        """Whether an action without a modal is still what was ordered. After the paragraph of the
        order it is so only for the one who was told, and never for a person, whom news tell about."""
        assert clause.action is not None
        if clause.actor is not None and _STATEMENT.search(self._text.key, clause.action, clause.action + 300):
            return False
        if order.reach in ("list", "section"):
            # "Bộ trưởng Bộ Y tế rà soát …" is told, "Bộ trưởng Đào Hồng Lan thăm …" is told of
            return marked or clause.actor is None or not self._naming.is_named_person(clause.actor)
        if clause.actor is not None and (clause.actor.kind == "person" or clause.tone == "resolve"):
            return False
        if order.reach == "carried" and clause.actor is not None:
            return order.addressee is not None and _same(self._naming.party(clause.actor), order.addressee)
        return True

    def _must(self, at: int | None) -> bool:
        return at is not None and _MUST.search(self._text.key, max(0, at - 12), at) is not None

    def _strives(self, at: int | None) -> bool:
        return at is not None and self._text.key.startswith(_STRIVE, at)

    def _is_action(self, at: int | None) -> bool:
        match = self._words.action.match(self._text.key, at) if at is not None else None
        return match is not None and _NOUN_USE.match(self._text.key, match.end()) is None

    def _next_order(self, clause: Clause, order: Order | None, block: Block) -> Order:
        actor = self._actor(clause, order)
        if clause.tone == "order" or (order is None and clause.issuer is not None):
            issuer = self._issuer(clause.issuer, order) if clause.issuer else self._unnamed_issuer(order)
            addressee = actor or (self._naming.party(clause.topic) if clause.topic else None)
            force = self._words.forces.get(clause.verb, "directive")
            if force == "commitment":
                addressee = issuer
            elif addressee is None and order is not None and order.issuer == issuer:
                addressee = order.addressee
            if force == "proposal" and clause.verb in self._words.direct:
                force = self._ranks.kind_of_request(issuer, addressee)
            self._speaker = issuer
            reach: Reach = order.reach if order and order.reach in ("list", "section") else "block"
            return Order(issuer, addressee, force, reach, "order_verb")  # type: ignore[arg-type]
        if order is None:
            return Order(None, actor, "task", "block", "coming_time")
        reach = "block" if order.reach in ("carried", "speech", "quote") else order.reach
        return replace(order, addressee=actor or order.addressee, reach=reach)

    def _issuer(self, phrase: Phrase, order: Order | None) -> Party | None:
        """The party; "tôi" is the one who speaks, and a bare "đồng chí" the one who spoke last."""
        if _SPEAKER.fullmatch(self._text.key, *phrase.span):
            return self._orator or (order.issuer if order else None)
        if self._speaker is not None and _COMRADE.fullmatch(self._text.key, *phrase.span):
            return self._speaker
        return self._naming.party(phrase)

    def _unnamed_issuer(self, order: Order | None) -> Party | None:
        """ "Giao Sở Y tế …": whose order the passage is, the last who spoke, or the body whose
        document it is."""
        if self._subject is not None:
            return self._naming.party(self._subject)
        if order is not None and order.issuer is not None:
            return order.issuer
        return self._speaker or self._body

    def _actor(self, clause: Clause, order: Order | None) -> Party | None:
        if clause.actor is None:
            return None
        if _ALL_OF_YOU.fullmatch(self._text.key, *clause.actor.span):
            return order.addressee if order else None
        if order is not None and _SPEAKER.fullmatch(self._text.key, *clause.actor.span):
            return order.issuer
        return self._naming.party(clause.actor)

    def _add(self, clause: Clause, action: int, piece: Span, order: Order, block: Block) -> Directive | None:
        span = action_span(self._text, action, piece.end)
        if span.end - span.start < 8:
            return None
        match = self._words.action.match(self._text.key, action, piece.end)
        verb = Span(match.start("verb"), match.end("verb")) if match else Span(span.start, span.start)
        deadline = deadline_in(self._text, Span(piece.start, span.end), self._document.reference)
        directive = Directive(
            order.kind,
            span,
            verb,
            order.issuer,
            order.addressee,
            cooperating_in(self._text, span, self._parties, self._naming),
            self._basis.inside(Span(piece.start, span.end)),
            self._ordinal,
            deadline,
            block.section,
            order.rule,
        )
        self._found.append(directive)
        return directive
