"""Parts the words of a sentence among its numbers.

Between two numbers stand, in this order: the first one's tail ("so với cùng kỳ năm trước", "vi phạm
Luật Lâm nghiệp"), perhaps other clauses, the second one's label ("diện tích thu hoạch") and its lead
cue ("ước đạt").
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Protocol

from service.indicators.cues import LeadCue, lead_cue
from service.indicators.units import PEOPLE
from service.indicators.vocabulary import Vocabulary
from service.periods.model import PeriodMention
from service.quantities.model import Quantity
from service.text.finder import KEYS, Finder
from service.text.fold import phrase
from service.text.lazy import regex
from service.text.letters import UPPER
from service.text.span import Span

# a parenthesis, the name in quotes of a title or a movement, or the rest of a list of numbers that are names
_ASIDE = Finder(
    phrase(
        r"\([^()]{0,300}(?:\([^()]{0,100}\)[^()]{0,100})?\)|\"[^\s\".:;][^\".:;\n]{1,80}\"|"
        r",(?:(?<=\s\d,)|(?<=\s\d\d,))\s\d{1,3}(?:,\s\d{1,3}){0,3}(?![.,]?\d)"  # "đường cấp 3, 4, 5"
    ),
    KEYS,
)
_NOUN_LIST = phrase(r"\s*[^\W\d_]+(?: [^\W\d_]+){0,2}$")
_PAIRED = phrase(
    r"(?:\s*,\s*(?:thành phố|thành|phường|thị trấn|thị xã|bản|buôn|ấp|khối(?! lượng)|tổ dân phố|"
    r"khu phố|khối phố|khu dân cư|"
    r"tiểu khu|công chức|viên chức|"
    r"đảng viên)(?![^\W\d_]))+"
)
_COMMA = phrase(r"\s*,\s*")
# behind a noun that is counted with the one before: another such, or what is said of them all
_WITH_NOUN = phrase(
    r"\s*,\s*(?:[^\W\d_]|$)|"
    r"\s+(?!(?:tổ chức|tăng|giảm|đạt|là|chiếm|có|còn|trên|khoảng|hơn|gần|bằng|ước)\s)[^\W\d_]+ [^\W\d_]"
)
_CAUSES = ("khiến", "làm", "giúp")
_OWN_NAME = regex(rf"\s+[{UPPER}]")
_JOINED = phrase(r"\s+(?:và|cùng) [^,;.:()]*$")
# "6 sở, ban, ngành và 12 huyện": one list of what is counted
_LISTED = phrase(r"\s*,\s*[^\W\d_]+(?: [^\W\d_]+){1,3} (?P<joint>và)\s*$")
_MOREOVER = phrase(r"\s*(?:đặc biệt(?: là)?|nhất là|riêng) ")
_DIGIT = regex(r"\d")
# "trụ tháp cao 86 m", "tượng nặng 120 tấn"; not "nước dâng cao 2 m", "ở độ cao 900 m"
_TALL = phrase(
    r"(?<=\s)(?<!dâng )(?<!tăng )(?<!nâng )(?<!độ )(?<!mức )(?<!trên )(?<!lên )(?<!khá )(?<!rất )"
    r"(?<!sóng )(?<!lũ )(?<!nước )(?:cao|(?P<heavy>nặng))(?: (?:khoảng|tới|đến))?\s*$"
)
_IN_TURN = phrase(r"\s*\(\s*lần lượt(?: là| đạt)?\s*$")
_TALL_BEFORE = 20  # characters before a number in which "cao khoảng" stands
_GROWTH = phrase(r"tăng trưởng(?![^\W\d_])")
_SHORTEST_NOUN = 3  # characters with their space: "trâu, bò"
_LIST_ITEM = 6  # words that a later item of a noun list may have
_GOES_ON = phrase(
    r"\s*(?!(?:trong|tăng|giảm|đạt|chiếm|với|có|và|bằng|là|ước|còn|so|gấp|được|đã|gồm|nâng|đưa|thì|nhưng|xếp|đứng|"
    r"vượt|cao|thấp|do|cụ|lũy|chủ|như|nhất|đặc|tập|riêng|giúp|góp|tạo|khiến|gây|mang|nhằm|nhờ|qua|mở|"
    r"tính (?:chung|gộp|cả|từ|đến))\b)[^\W\d_]"
)
# "215 người đang theo dõi[, giám sát và cách ly]": verbs of one list
_STATE = phrase(r"[^,;:()]{0,40}?(?<![^\W\d_])(?:đang|bị|được|chưa|phải)(?: được| bị)? [^\W\d_]+(?: [^\W\d_]+){0,3}\s*")
_NEXT_STATE = phrase(r"\s*[^\W\d_]+(?: [^\W\d_]+){0,2}?,? và [^\W\d_]")
_BREAK = phrase(
    r"(?!(?<=sản xuất), kinh doanh(?! \d)|(?:(?<=bộ)|(?<=sở)), (?:ban, )?ngành|(?<=ban), ngành)"
    r"[,;:()\n\"]|"
    r"\.(?=\s|$|[^\W\d_])|(?<![^\W\d_])(?:(?:trong đó|trong khi(?: đó)?|cụ thể|(?:bao )?gồm|tuy nhiên|"
    r"góp phần|và (?:phải|cần)(?= )|nhưng|song(?! (?:song|phương|ngữ|hành|mã))|nâng(?= (?:tổng|số|lũy))|"
    r"đưa tổng|(?:cao )?như(?! vậy)(?=\s*:|"
    r"\s))(?![^\W\d_])|(?:và|(?<!so )(?<!đối )với|cùng|cho|đối với|tại|của|có|nhưng|song|đã|tới|"
    r"gồm)(?=\s*$)|(?:cho biết|cho hay|cho thấy|khẳng định|nhấn mạnh|nêu rõ|chia sẻ|"
    r"thông tin rằng|báo cáo rằng|(?:thông báo|công bố|cập nhật)(?= (?:đã )?(?:ghi nhận|có thêm|có|phát hiện)\s))"
    r"(?![^\W\d_])|(?=(?:trị giá|trên (?:tổng )?diện tích)\s*$)|(?P<joint>(?<!tổ tiết kiệm )và|"
    r"(?<!so )(?<!đối )(?<!phù hợp )(?<!gắn )với|cùng|hay|nhưng|song|"
    r"đồng thời|còn|thì|có|khiến(?: cho)?|làm(?: cho)?|giúp) )"
)


class Times(Protocol):
    """Knows where time expressions stand."""

    printed: str
    """The text as it was printed, in which names have capitals."""

    def inside(self, span: Span) -> list[PeriodMention]:
        """Those that begin in ``span``."""
        ...


@dataclass(slots=True)
class Slot:
    """One number among its words. ``tail``: the words about it that follow; ``segments``: the words
    before it since the tail of the number before, cut at commas and the like, without its cue;
    ``separator``: what stands right before the last segment."""

    quantity: Quantity
    cue: LeadCue
    segments: list[Span]
    tail: Span
    opens: bool
    """A parenthesis opens between the number before and this one."""
    closes: bool
    """A parenthesis closes between them."""
    separator: str
    """The mark right behind the tail of the number before: "," ";" "(" or "" ."""
    left: Span
    """The tail of the number before; empty for a sentence's first number."""
    shared: Span | None = None
    """What the next number's tail says of both: "8 xã và 2 phường [đạt chuẩn quốc gia về y tế]"."""

    @property
    def before(self) -> Span:
        """The words of the number's clause before it, and the number."""
        return Span(self.segments[0].start if self.segments else self.cue.start, self.quantity.span.start)


def slots(text: str, sentence: Span, quantities: list[Quantity], words: Vocabulary, trimmer: Times) -> list[Slot]:
    """Part ``sentence`` (offsets in the key ``text``) among its ``quantities``, in order."""
    parter = _Parter(text, sentence, quantities, words, trimmer)
    found: list[Slot] = []
    before = sentence.start
    for quantity in quantities:
        cue = _cue(text, before, quantity)
        # "Long Mỹ 910 hộ, huyện Vị Thủy 370 hộ": before another number of households nothing is counted with them
        alone = bool(found) and _are_alike(found[-1].quantity, quantity)
        tail = parter.tail(before, cue.start, _unit(found[-1].quantity), alone=alone) if found else None
        if found and tail is not None:
            found[-1].tail = Span(before, tail)
        start = tail if tail is not None else before
        gap = text[before : quantity.lead]
        found.append(
            Slot(
                quantity,
                cue,
                parter.segments(start, cue.start),
                Span(quantity.span.end, quantity.span.end),
                "(" in gap and gap.rfind("(") > gap.rfind(")"),
                ")" in gap,
                text[start : cue.start].strip(" )\n\t")[:1],
                found[-1].tail if found else Span(before, before),
            )
        )
        before = quantity.span.end
    if found:
        found[-1].tail = Span(before, parter.tail(before, sentence.end, _unit(quantities[-1]), last=True))
    return found


def _are_alike(before: Quantity, quantity: Quantity) -> bool:
    """ "người già 460 người, [trẻ em mồ côi] 34 em": who is counted by one word and the other."""
    return before.unit == quantity.unit or (before.unit in PEOPLE and quantity.unit in PEOPLE)


def _cue(text: str, start: int, quantity: Quantity) -> LeadCue:
    """What leads to ``quantity``: "tăng từ 7% trở lên" grows by 7% or more, it does not leave 7% behind."""
    gives = quantity.dimension in ("percent", "points")
    turn = _IN_TURN.search(text, start, quantity.lead)
    if turn:
        return lead_cue(text, start, turn.start(), gives=gives)  # "tăng (lần lượt 3% và 4%)"
    cue = lead_cue(text, start, quantity.lead, gives=gives)
    tall = _TALL.search(text, max(start, cue.start - _TALL_BEFORE), cue.start) if cue.kind == "none" else None
    if tall and quantity.dimension == ("mass" if tall["heavy"] else "length"):
        return LeadCue("reach", tall.start())
    if cue.kind != "from" or quantity.approximation != "at_least":
        return cue
    from_ = text.rfind("từ", cue.start, quantity.lead)
    inner = lead_cue(text, start, from_, gives=gives)
    return (
        inner
        if inner.kind in ("increase", "decrease") and not _GROWTH.match(text, inner.start)
        else LeadCue("reach", cue.start)
    )


def _unit(quantity: Quantity) -> int:
    """Where the unit's words stand."""
    return quantity.span.end - len(quantity.unit_text or "")


_Mark = tuple[Span, str | None]
"""Where a break may be, and the word there that joins as often as it parts."""


class _Parter:
    """Finds the breaks of one sentence; asides without numbers hide theirs."""

    def __init__(self, text: str, sentence: Span, quantities: list[Quantity], words: Vocabulary, times: Times) -> None:
        self.text, self.words, self.times = text, words, times
        inside = [q.span.start for q in quantities]
        self.hidden = [
            match.span()
            for match in _ASIDE.finditer(text, sentence.start, sentence.end)
            if bisect_left(inside, match.start()) == bisect_left(inside, match.end())
        ]
        self.starts = [low for low, _ in self.hidden]
        self._marks: tuple[int, int, list[_Mark]] = (0, 0, [])

    def tail(self, start: int, end: int, unit: int, *, last: bool = False, alone: bool = False) -> int:
        """Where the words about the number that ends at ``start`` stop; its unit stands at ``unit``;
        ``last``: no number follows; ``alone``: nothing is counted together with it."""
        if not last and _JOINED.match(self.text, start, end):
            return start  # "2,6 km và đoạn trên cao dài 17,1 km"
        listed = None if last else _LISTED.match(self.text, start, end)
        if listed:
            return listed.start("joint")
        bare = self.text[start:end].rstrip().endswith(",")
        paired = _PAIRED.match(self.text, start, end)
        counted = start if alone else self._counted_with(paired.end() if paired else start, end, unit)
        # one by one: most often the first is it
        breaks = self._breaks(counted, end, joints=True)
        for found, next_ in pairwise(chain(breaks, (Span(end, end),))):
            following = next_.start
            has = self.text[found.start : found.end].strip() == "có"
            if has and (last or self._tells_which(start, found, following)):
                continue  # "12 huyện | có tỷ lệ tiêm chủng trên mức bình quân": which ones, no other number
            if self.text[found.start].isalpha() and not last and bare:
                continue  # "hưởng lương hưu và trợ cấp hằng tháng, | 21.374 lượt": no label follows
            labels_next = following == end and not last
            if self.text[found.start] != "," or labels_next or not self._goes_on(start, found, following):
                return found.start
        return end

    def _tells_which(self, start: int, has: Span, following: int) -> bool:
        """ "21% | có trình độ đại học; 16% có trình độ trung cấp": which of them, up to the next break."""
        part = not self.text[start : has.start].strip() and "%" in self.text[start - 2 : start]
        return part and not _DIGIT.search(self.text, has.end, following + 1) and following > has.end

    def _counted_with(self, start: int, end: int, unit: int) -> int:
        """ "45 cơ sở, hộ gia đình sản xuất gạch", "35 ý kiến, kiến nghị của cử tri": where the nouns end that
        are counted together with the one of the same kind that stands at ``unit``; it ends at ``start``."""
        first = self.words.counted(self.text, unit, start)
        reached = start
        while first and first.kind != "award" and (comma := _COMMA.match(self.text, reached, end)):
            noun = self.words.counted(self.text, comma.end(), end)
            if noun is None or noun.kind != first.kind or not _WITH_NOUN.match(self.text, noun.end, end):
                break
            if _OWN_NAME.match(self.times.printed, noun.end):
                break  # "14 xã, huyện Long Phú có …": a place by its name
            reached = noun.end
        return reached

    def _goes_on(self, start: int, comma: Span, following: int) -> bool:
        """ "100% xã, phường có trạm y tế", "130 đoàn thanh, kiểm tra": a noun list, not a new clause."""
        if _PAIRED.match(self.text, comma.start, following):
            return True  # "100% xã, phường | , thị trấn thành lập đội xung kích"
        if _STATE.fullmatch(self.text, start, comma.start) and _NEXT_STATE.match(self.text, comma.end):
            return self.words.action(self.text, self._skip(comma.end), following) is not None
        first = self.text.find(",", start, comma.start)
        if (
            not _NOUN_LIST.match(self.text, start, comma.start if first < 0 else first)
            or following - comma.end < _SHORTEST_NOUN
        ):
            return False
        if first >= 0 and len(self.text[comma.end : following].split()) > _LIST_ITEM:
            return False
        return (
            bool(_GOES_ON.match(self.text, comma.end, following))
            and not self._starts_clause(self._skip(comma.end), following, with_action=first >= 0)
            and not self.times.inside(Span(comma.end, min(following, comma.end + 12)))
        )

    def _skip(self, start: int) -> int:
        while start < len(self.text) and self.text[start].isspace():
            start += 1
        return start

    def segments(self, start: int, end: int) -> list[Span]:
        """The parts between ``start`` and ``end``."""
        edges = [Span(start, start), *self._breaks(start, end, joints=False), Span(end, end)]
        parts = [Span(left.end, right.start) for left, right in pairwise(edges)]
        return [part for part in parts if part.start < part.end]

    def _breaks(self, start: int, end: int, *, joints: bool) -> Iterator[Span]:
        for span, joint in self._marked(start, end):
            if self.starts:
                aside = bisect_right(self.starts, span.start) - 1
                if aside >= 0 and span.start < self.hidden[aside][1]:
                    continue
            if not joints and (span.start == span.end or joint not in (None, "với")):
                continue
            causes = joint is not None and joint.startswith(_CAUSES)
            if joint and not self._starts_clause(self._moreover(span.end, end), end, with_action=not causes):
                continue
            yield span

    def _moreover(self, start: int, end: int) -> int:
        """ "… và [đặc biệt] | chỉ số hạnh phúc đạt 72%": where what begins there really begins."""
        more = _MOREOVER.match(self.text, start, end)
        return more.end() if more else start

    def _marked(self, start: int, end: int) -> list[_Mark]:
        """What may be a break; asked again from one of them on, with the same ``end``."""
        asked, until, marks = self._marks
        if until == end and asked <= start:
            if asked == start:
                return marks
            for index, (span, _) in enumerate(marks):
                if span.start == start:
                    return marks[index:]
        marks = [(Span(*match.span()), match["joint"]) for match in _BREAK.finditer(self.text, start, end)]
        self._marks = (start, end, marks)
        return marks

    def _starts_clause(self, start: int, end: int, *, with_action: bool = True) -> bool:
        """After "và", "với": a core measure or an action begins something new, a plain noun goes on."""
        if start >= end or self.words.core(self.text, start, end) is not None:
            return True
        return with_action and self.words.action(self.text, start, end) is not None
