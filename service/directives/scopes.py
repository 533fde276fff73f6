"""How far an order reaches: over a list, the sections below, the paragraphs that follow."""

from __future__ import annotations

from dataclasses import replace

from service.directives.headings import APPROVES, ARTICLE, CONCERNED, section_senses
from service.directives.model import Directive, Party
from service.directives.names import Naming
from service.directives.order import Order, Reach, are_several
from service.directives.parties import PartyReader, Phrase
from service.directives.voices import Voices
from service.directives.words import Words
from service.structure.model import Block, Structure
from service.text.fold import pattern
from service.text.lazy import regex

_AFTER_QUOTE = regex(r"\s*[,.]?\s*-?\s*")
_WORDS_OF = pattern(
    r"\s*[,.]?\s*-?\s*(?:đó\s+|đây\s+)?là\s+(?:một\s+trong\s+những\s+|những\s+)?(?:nội\s+dung|chỉ\s+đạo|yêu\s+cầu|phát\s+biểu|ý\s+kiến|"
    r"nhấn\s+mạnh|khẳng\s+định|lưu\s+ý|đề\s+nghị|mong\s+muốn|chia\s+sẻ)[^.;:]{0,80}?(?<!\w)của\s+"
)
_GAP = regex(r"\s*,?\s*")
_ASSIGNS = pattern(r"tổ\s+chức\s+thực\s+hiện|trách\s+nhiệm|phân\s+công")
_LEADS = pattern(r"\s*,?\s*(?:chủ\s+trì|phối\s+hợp\s+với|(?:có|chịu)\s+trách\s+nhiệm)(?!\w)")
_TERMINAL = regex(r"[.;:!?…\"')/]\s*$")
_LONGEST_LINE = 220  # characters of a caption or a headline
_BESIDES = ("furniture", "caption")


def _is_carried(order: Order) -> bool:
    """Whether an order goes on in the paragraphs that follow."""
    return order.reach in ("block", "carried", "plan") and order.kind != "commitment"


class Scopes:
    """The orders that are open at a point of one document."""

    def __init__(
        self,
        structure: Structure,
        words: Words,
        parties: PartyReader,
        naming: Naming,
        voices: Voices,
        *,
        official: bool,
        planned: bool = False,
    ) -> None:
        self._structure, self._text, self._words = structure, structure.text, words
        self._parties, self._naming, self._voices = parties, naming, voices
        self._senses = section_senses(structure, words, planned=planned)
        self._section_parties = self._parties_of_sections()
        self._opened: dict[int, Order] = {}
        self._under: dict[int, Order | None] = {}
        self._carried: Order | None = None
        self._over_sections: tuple[Order, int] | None = None
        self._by_section: dict[int, Order] = {}
        self._item: Order | None = None
        self._only_told = False
        self._official = official
        self._carry: Reach = "block" if official else "carried"  # a decision goes on by paragraphs
        self.noticed = False
        """Whether a notice began to say what is to be done by whom ("UBND xã thông báo như sau:")."""
        self.concluding = False
        """Whether somebody began to conclude ("… kết luận như sau:")."""

    # --- which order a block stands under

    def order_for(self, block: Block) -> Order | None:
        """The order at the start of ``block``."""
        order = self._item if block.marker is None and self._item else self._inherited(block)
        order = self._told_by_heading(order, block)
        return self.quoted(block, block.span.start, order) or order

    def _inherited(self, block: Block) -> Order | None:
        parent = block.parent
        while parent is not None:
            order = self._opened.get(parent) or self._under.get(parent)
            if order is not None:
                return order
            parent = self._structure.blocks[parent].parent
        sense = self._senses[block.section] if block.section is not None else None
        is_point = self.concluding and block.marker is not None  # one more of what is concluded
        if self._carried is not None and self._over_sections is None and not is_point:
            return self._carried
        ordered = self._by_section.get(block.section) if block.section is not None else None
        if sense == "result" or ordered is not None:
            return ordered
        if self._over_sections is not None:
            return None if sense == "aim" else self._over_sections[0]  # "1. Mục tiêu" among what is decided
        return self._by_heading(sense) or self._by_speech(block)

    def _by_heading(self, sense: str | None) -> Order | None:
        author, owner = self._voices.author, self._voices.owner
        if sense == "order":
            return Order(self._voices.issuer(None, None), None, "directive", "section", "under_order_heading")
        if sense == "task":
            return Order(owner, None, "directive" if author else "task", "section", "under_task_heading")
        if sense == "proposal":
            return Order(owner, None, "proposal", "section", "under_proposal_heading")
        return None

    def _by_speech(self, block: Block) -> Order | None:
        if block.turn is not None:
            speaker = self._naming.party(Phrase(self._structure.turns[block.turn].speaker, "person"))
            return Order(speaker, None, "task", "speech", "said_in_interview")
        if self._official and block.marker is not None and (self.noticed or self._is_in_article(block)):
            return Order(self._voices.body, None, "directive", "conclusion", "in_decision")
        if self.concluding:
            return Order(self._voices.author, None, "directive", "conclusion", "in_conclusion")
        return None

    def _is_in_article(self, block: Block) -> bool:
        """Whether the block stands in an article of a decision: "Điều 2. …", or an item below it, unless the article
        says what it approves is like."""
        if ARTICLE.match(self._text.key, block.span.start):
            return True
        index = block.section
        while index is not None:
            section = self._structure.sections[index]
            if ARTICLE.match(self._text.key, section.span.start):
                return APPROVES.match(self._text.key, section.span.start) is None
            index = section.parent
        return False

    def _told_by_heading(self, order: Order | None, block: Block) -> Order | None:
        """Under "2. Sở Y tế" it is that department that must act."""
        if order is None or not order.is_list or block.section is None:
            return order
        party = self._section_parties[block.section]
        return replace(order, addressee=party) if party and party != order.issuer else order

    def _parties_of_sections(self) -> list[Party | None]:
        parties: list[Party | None] = []
        for section in self._structure.sections:
            concerned = CONCERNED.match(self._text.key, *section.title)
            start = concerned.end() if concerned else section.title.start
            phrase = self._acting(start, section.title.end) if section.number else None
            if phrase is None and section.number and section.parent is not None:
                above = self._structure.sections[section.parent].title
                if _ASSIGNS.search(self._text.key, *above):
                    phrase = self._parties.headed(start, section.title.end)
            inherited = parties[section.parent] if section.parent is not None else None
            parties.append(self._naming.party(phrase) if phrase else inherited)
        return parties

    def _acting(self, start: int, end: int) -> Phrase | None:
        """Who a heading names alone, or with whom it acts: "2. Sở Y tế chủ trì, phối hợp với Công an tỉnh"."""
        phrase = self._parties.read(start, end)
        leads = phrase is not None and _LEADS.match(self._text.key, phrase.span.end, end) is not None
        return phrase if leads else self._parties.is_whole(start, end)

    def quoted(self, block: Block, at: int, order: Order | None) -> Order | None:
        """The order of one who is named behind the quotation that opens ``at``: "… phải xong", Chủ tịch … nhấn mạnh."""
        norm = self._text.norm
        close = self.quote_end(block, at)
        if close <= at or norm[at] != '"':
            return None
        start = _AFTER_QUOTE.match(norm, close + 1, block.span.end)
        of = _WORDS_OF.match(self._text.key, close + 1, block.span.end)  # '"…" - đó là chỉ đạo của Bí thư …'
        if of is not None:
            author = self._parties.read(of.end(), block.span.end)
            return (
                Order(self._voices.issuer(author, order), None, "task", "quote", "said_in_quotation")
                if author
                else None
            )
        phrase = self._parties.read(start.end(), block.span.end) if start else None
        says = _GAP.match(norm, phrase.span.end) if phrase else None
        if phrase is None or says is None or not self._words.order.match(self._text.key, says.end()):
            return None
        issuer = self._voices.issuer(phrase, order)
        carried = self._carried if self._only_told else None
        told = carried.addressee if carried and carried.issuer == issuer else None
        return Order(issuer, told, "task", "quote", "said_in_quotation")

    def quote_end(self, block: Block, at: int) -> int:
        """Where the quotation that opens ``at`` closes; one that opens a paragraph may hold others."""
        norm = self._text.norm
        if not norm.startswith('"', at):
            return -1
        return norm.rfind('"', at, block.span.end) if at == block.span.start else norm.find('"', at + 1, block.span.end)

    @property
    def is_over_sections(self) -> bool:
        """Whether an order was given over the sections that follow."""
        return self._over_sections is not None

    def is_in_results(self, block: Block) -> bool:
        """Whether the block stands under a heading of results."""
        return block.section is not None and self._senses[block.section] == "result"

    def is_loose_line(self, block: Block, order: Order | None) -> bool:
        """A line without a full stop in running text is a caption or a headline."""
        goes_on = order is not None and order.reach != "carried" and order.rule != "under_order_heading"
        if goes_on or block.span.end - block.span.start > _LONGEST_LINE:
            return False
        return block.marker is None and not _TERMINAL.search(self._text.norm, block.span.end - 2, block.span.end)

    # --- what a block leaves open behind it

    def open_list(self, block: Block, order: Order) -> None:
        """``block`` introduces a list, or the sections that follow."""
        listed = replace(order, reach="list")
        self._opened[block.index] = listed
        following = next(
            (b for b in self._structure.blocks[block.index + 1 : block.index + 4] if b.kind not in _BESIDES), None
        )
        if following is not None and following.kind == "heading" and following.section is not None:
            self._over_sections = (listed, self._structure.sections[following.section].level)

    def open_section(self, section: int, order: Order) -> None:
        """The heading of a section is itself the order: "Thủ tướng Chính phủ yêu cầu:"."""
        self._by_section[section] = replace(order, reach="list")

    def close_block(self, block: Block, order: Order | None, found: list[Directive], *, leads_on: bool = False) -> None:
        """``order`` is the one at the end of ``block``, ``found`` the directives in it; ``leads_on`` says
        that it only told that directives follow."""
        self._only_told = len({directive.addressee for directive in found}) == 1
        self._under[block.index] = order
        if not found:
            self._item = None
        elif order is not None and order.reach == "list":
            self._item = order
        if block.index in self._opened:
            self._carried = None if self._over_sections or self._introduces_items(block) else self._opened[block.index]
        elif (found or leads_on) and order is not None and _is_carried(order):
            several = are_several([directive.addressee for directive in found])
            reach: Reach = "plan" if order.reach == "plan" else self._carry
            self._carried = replace(order, reach=reach, several=several)
        elif not found and block.kind == "body":
            said = order is not None and order.reach == "speech" and order.rule == "said"
            self._carried = order if said and order is not self._carried else None  # for one paragraph more

    def _introduces_items(self, block: Block) -> bool:
        following = self._structure.blocks[block.index + 1 : block.index + 2]
        return bool(following) and following[0].marker is not None

    def pass_heading(self, block: Block) -> None:
        """A heading above the level of those that an order was given over ends it; a numbered one ends
        what was carried on, which the headlines of a story do not."""
        section = self._structure.sections[block.section] if block.section is not None else None
        if self._over_sections and (section is None or section.level < self._over_sections[1]):
            self._over_sections = None
        if section is not None and section.number:
            self._carried = None

    def pass_question(self) -> None:
        """An interviewer's question ends what was carried on."""
        self._carried = None
