"""What naming knows of the report, and what it keeps in mind while the numbers go by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from service.indicators import names
from service.indicators.bases import Comparison
from service.indicators.clauses import Slot
from service.indicators.enumerations import Head
from service.indicators.labels import Label
from service.indicators.topic import Topic
from service.indicators.trimming import Trimmer
from service.indicators.vocabulary import Vocabulary
from service.quantities.model import Quantity
from service.text.align import Text
from service.text.fold import phrase
from service.text.lazy import regex
from service.text.letters import sentence_case
from service.text.span import Span


class Trade(NamedTuple):
    """A running trade: ``head`` "Kim ngạch xuất khẩu", ``goods`` "thủy sản"."""

    head: str
    goods: str
    exports: bool
    comparison: Comparison | None = None
    """With what its changes are compared, where that holds for paragraphs: "so với cùng kỳ"."""
    unit: str = ""
    """In what money it was told."""

    def with_market(self, market: str) -> str:
        """Its name by market."""
        link = "sang" if self.exports else "từ"
        head = sentence_case(self.head.removeprefix("Tổng "))
        return " ".join(part for part in (head, self.goods, link, market) if part)


_SPENT = regex(r"(?:giải ngân (?P<plan>.*\w \w.*)|(?P<fund>.*\w \w.*) đã giải ngân)$", re.IGNORECASE)
_ACCIDENT = phrase(r"tai nạn (?:giao thông|lao động|đường (?:bộ|sắt|thủy))")
_NOWHERE = Span(0, 0)


@dataclass(slots=True)
class Scene:
    """Where the reader stands in one report, and what the words before have introduced."""

    text: Text
    trimmer: Trimmer
    vocabulary: Vocabulary

    paragraph: Span = _NOWHERE
    sentence: Span = _NOWHERE
    clause: Span = _NOWHERE
    """The words of the number's own clause before it."""
    position: int = 0
    """Where the number that is being named stands."""

    root: Topic | None = None
    """The last topic that stood by itself, which later clauses may shorten."""
    recent: list[Topic] = field(default_factory=list)
    """The topics of the running paragraph, in order."""
    told: tuple[Topic, ...] = ()
    """The topics of the paragraph's sentence before."""
    spoken: str = ""
    """What completes the sentence's bare measures: the one thing that the sentence before was about."""
    incident: str = ""
    """What the cases counted last were ("tai nạn giao thông"): people come to harm by them."""
    protagonist: str = ""
    """The work or company that the report is about, by its title."""
    company: str = ""
    """By what the name of the one company ends that the report is about, if it is about one."""
    above: tuple[Span, ...] = ()
    """The headings above the paragraph, nearest first, and the title."""
    section: int = 0
    """Where the paragraph's section begins."""
    firms: re.Pattern[str] | None = None
    """Finds the companies that the text calls by a name alone; none in the report of one company."""
    disease: str = ""
    """The disease that its title names."""
    illness: str = ""
    """The disease that the paragraph counts cases of."""
    headed: str = ""
    """What the heading above says that happened: "án dân sự"."""
    branch: str = ""
    """Where, of all that happened, the sentence is, as the end of a name: " đường bộ", " tại huyện Mai Sơn"."""
    goods: str = ""
    """What the report's trade is in, as first told: "nông, lâm, thủy sản"."""
    trade: Trade | None = None
    """The trade that the text is speaking of, for markets and goods that follow."""
    part_goods: str = ""
    """The goods of its part that was told last."""
    heads: dict[bool, str] = field(default_factory=dict)
    """By what measure exports (true) and imports were told last."""
    spending: str = ""
    """What the report said in full of money spent, for a bare "giải ngân" later."""
    disaster: str = ""
    """What harmed people, once the text has said it."""
    proprietor: str = ""
    """The body whose things the sentence counts, as the end of a name: " của Đảng bộ tỉnh"."""
    holder: str = ""
    """Whose measure the sentence told last by its words before "có", "với", for the measures that follow."""
    done: str = ""
    """What the sentence says was done to the things that it lists, as a name takes it: "được cấp"."""
    said_of_share: str = ""
    """What the sentence says of the first percentage of a list, and so of the others."""
    aliases: dict[str, str] = field(default_factory=dict)
    """Short names that the document introduced: "CPI" -> "Chỉ số giá tiêu dùng"."""
    _said: dict[Span, str] = field(default_factory=dict)
    _counted: int = 0
    """How many topics the paragraph had before its sentence."""
    contributed_to: Span | None = None
    """What contributions go into, once the text has said it: "đóng góp 0,5 điểm vào mức tăng chung"."""

    def enter_paragraph(self, paragraph: Span, above: tuple[Span, ...], section: int) -> None:
        """A new paragraph, with the headings ``above`` it, in the section that begins at ``section``, recalls nothing
        of the one before but its incidents."""
        self.above, self.section = above, section
        self.paragraph, self.recent, self.illness = paragraph, [], ""
        self.told, self._counted = (), 0

    def enter_sentence(self, sentence: Span) -> None:
        """A body owns what is counted up to its sentence's end; the accident that it speaks of harms people."""
        accident = _ACCIDENT.search(self.text.key, *sentence)
        if accident and accident[0] not in self.incident:
            self.incident = accident[0]
        self.sentence, self.proprietor, self.done, self.said_of_share = sentence, "", "", ""
        self.branch = self.spoken = self.holder = ""
        self.told, self._counted = tuple(self.recent[self._counted :]), len(self.recent)

    def note_spending(self, name: str) -> None:
        """ "Giải ngân vốn đầu tư công", "Vốn đầu tư công đã giải ngân": what is told first is the whole."""
        told = not self.spending and "giải ngân" in name.lower()
        spent = _SPENT.match(name) if told else None
        if spent:
            self.spending = f"Giải ngân {names.lower_first(spent['plan'] or spent['fund'])}"

    def enter_clause(self, slot: Slot) -> None:
        """The number of ``slot`` is the next to be named."""
        start = max(slot.segments[-1].start - 1, 0) if slot.segments else slot.cue.start
        self.position, self.clause = slot.quantity.lead, Span(start, slot.quantity.lead)

    def words(self, span: Span) -> str:
        """The words of ``span`` as a name takes them: see ``names.words_of``."""
        said = self._said.get(span)
        if said is None:
            said = self._said[span] = names.words_of(self.text, span, self.trimmer)
        return said


@dataclass(frozen=True, slots=True)
class Figure:
    """One number that is to be named, with all that bears on its name."""

    slot: Slot
    label: Label | None
    """The words before it that name it."""
    noun: Span | None
    """The noun phrase right behind it."""
    topic: Topic | None
    """What the text was speaking of up to here."""
    whole: Topic | None
    """The topic that "trong đó" takes apart."""
    things: Sequence[str]
    """What the item's label and the headings above it name, nearest first."""
    deed: Span | None
    """What the sentence says was done."""
    measure: str = ""
    """The measure that the heading above names."""
    head: Head | None = None
    """What the sentence said before the list in which the label is an item."""
    rate: str = ""
    """What the heading above lays down for each: "Mức thu học phí"."""

    @property
    def quantity(self) -> Quantity:
        """The number itself."""
        return self.slot.quantity
