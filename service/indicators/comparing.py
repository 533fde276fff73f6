"""Finds the comparison of a sentence that a change speaks of."""

from __future__ import annotations

from bisect import bisect_left

from service.indicators import bases, units
from service.indicators.bases import Comparison
from service.indicators.clauses import Slot
from service.indicators.labels import CATEGORY
from service.indicators.measures import is_other_side, restates
from service.indicators.model import Basis
from service.indicators.reading import Reading
from service.indicators.statement import Statement
from service.periods.model import Period, PeriodMention
from service.quantities.model import Quantity
from service.text.align import Text
from service.text.fold import phrase
from service.text.span import Span

_GOES_ON = phrase(r"[\s\-+*•]*(?:trong (?:đó|số đó)|cụ thể)(?![^\W\d_])")
_ALSO = phrase(
    r"[\s\-+*•]*(?:ngoài ra|bên cạnh (?:đó|sự|những|các)|tương tự|trong khi(?: đó)?|theo đó|còn lại|một số (?:mặt|nhóm|"
    r"ngành|sản phẩm)|ngược lại|tiếp (?:đến|theo)|tuy nhiên)(?![^\W\d_])"
)
_AND = phrase(r"\s*(?:,|;|và|,\s*và)?\s*")
_LONGEST_LIST = 40  # numbers
_LISTED = ("increase", "decrease", "share", "contribution")


Pair = tuple[Comparison, Comparison]


class Comparisons:
    """The comparisons of one sentence, in order; ``carried``: the last one of the sentence before, which
    "Trong đó, …" goes on with, which the next "…, tăng 7,1%" repeats if it is "so với cùng kỳ", and
    the next category ("Nhóm giáo dục giảm 0,04%") in any case; ``pair``: the last number whose
    change was told twice (see ``note_pairs``)."""

    def __init__(
        self,
        text: Text,
        sentence: Span,
        mentions: list[PeriodMention],
        carried: Comparison | None,
        pair: Pair | None = None,
    ) -> None:
        self._folded, self._end = text.key, sentence.end
        self._all = bases.comparisons(text, sentence, mentions)
        self._usable = [found for found in self._all if found.kind != "plan" and not found.close]
        self._close = [found for found in self._all if found.close]
        self._starts = [found.span.start for found in self._usable]
        yearly = [found for found in self._usable if found.kind == "same_period_last_year"]
        self.spans = [found.span for found in self._all]
        goes_on = goes_on_with_parts(text, sentence)
        self._before = carried
        repeats = carried is not None and carried.kind == "same_period_last_year"
        self.carried = carried if goes_on or repeats else None
        self.last = next(reversed(yearly or self._usable), carried)
        self._pairs: list[tuple[int, Pair]] = [(-1, pair)] if pair else []

    def of(self, said: Statement, slots: list[Slot], index: int) -> Comparison | None:
        """What the change or ratio of ``slots[index]`` is compared with: in its own clause, before it,
        at the end of its list, or as its topic was."""
        slot = said.slot
        if said.reading.measure not in ("change", "ratio") or said.reading.basis:
            return None
        own = self._beside(slot) or self._leading(slot) or self._within(slots, index)
        if own:
            return own
        if units.is_yearly(slot.quantity):
            return None  # "bình quân đạt 9,1%/năm": measured over its own span
        before = bisect_left(self._starts, slot.cue.start)
        in_turn = self._in_turn(slots, index)
        if in_turn:
            return in_turn
        if before:
            earlier = self._usable[before - 1]
            return self._in_brackets(slots, index, earlier) or earlier
        shared = self._shared(slots, index)
        if shared is None and said.label and CATEGORY.match(self._folded, *said.label.span):
            shared = self._before
        return shared or said.topic.comparison or self.carried

    def note_pairs(self, slots: list[Slot]) -> None:
        """Finds the numbers whose change is told twice: "tăng 3% so với tháng trước và giảm 12% so với
        cùng kỳ"."""
        for index in range(1, len(slots)):
            first, second = self._within(slots, index - 1), self._within(slots, index)
            if first and second and first.kind != second.kind and self._follows(slots, index):
                self._pairs.append((index, (first, second)))

    @property
    def last_pair(self) -> Pair | None:
        """The pair that a sentence behind may repeat."""
        return self._pairs[-1][1] if self._pairs else None

    def _in_turn(self, slots: list[Slot], index: int) -> Comparison | None:
        """ "tôm tăng 3% so với tháng trước và giảm 12% so với cùng kỳ; mực [tăng 4% và giảm
        15%]": two changes without a comparison have those of the pair before, in their order."""
        pair = next((pair for at, pair in reversed(self._pairs) if at < index), None)
        first = index - 1 if self._follows(slots, index) else index
        if pair is None or not self._follows(slots, first + 1):
            return None
        alone = not self._follows(slots, first) and not self._follows(slots, first + 2)
        compared = any(self._within(slots, at) for at in (first, first + 1))
        return pair[index - first] if alone and not compared else None

    def _follows(self, slots: list[Slot], index: int) -> bool:
        """True for a change that stands right behind another, with its comparison or without: one number's."""
        if not 0 < index < len(slots):
            return False
        left, right = slots[index - 1], slots[index]
        if not all(
            slot.cue.kind in ("increase", "decrease") and units.is_percent(slot.quantity) for slot in (left, right)
        ):
            return False
        between = self._folded[left.quantity.span.end : right.cue.start]
        compared = self._within(slots, index - 1)
        if compared and compared.span.end <= right.cue.start:
            between = self._folded[compared.span.end : right.cue.start]
        return _AND.fullmatch(between) is not None

    def ahead(self, slots: list[Slot], index: int) -> Comparison | None:
        """With what the change of the level ``slots[index]`` is compared that stands right behind it."""
        following = index + 1
        if following == len(slots) or slots[following].cue.kind not in ("increase", "decrease"):
            return None
        joint = self._folded[slots[index].quantity.span.end : slots[following].cue.start]
        return self._within(slots, following) if _AND.fullmatch(joint) else None

    def _in_brackets(self, slots: list[Slot], index: int, earlier: Comparison) -> Comparison | None:
        """ "tăng 7% so với năm 2023 ([quý I] tăng 5%, quý II tăng 9% so với cùng kỳ)": that of the brackets
        which begin behind the ``earlier`` one."""
        start, end = earlier.span.end, slots[index].cue.start
        if self._folded.rfind("(", start, end) <= self._folded.rfind(")", start, end):
            return None
        shared = self._shared(slots, index)
        closed = shared and ")" in self._folded[slots[index].quantity.lead : shared.span.start]
        return None if closed else shared

    def _beside(self, slot: Slot) -> Comparison | None:
        """ "cao hơn bình quân chung 2%": compares only the number that it stands beside."""
        start, end = slot.cue.start, slot.quantity.lead
        return next((found for found in self._close if start <= found.span.start <= end), None)

    def _leading(self, slot: Slot) -> Comparison | None:
        """ "[so với tháng trước] tăng 3%, so với cùng kỳ giảm 12%": the comparison right before the number."""
        before = bisect_left(self._starts, slot.cue.start)
        earlier = self._usable[before - 1] if before else None
        if earlier is None or self._folded[earlier.span.end : slot.cue.start].strip(" ,:+-"):
            return None
        behind = self._folded[slot.left.start : earlier.span.start]
        return earlier if behind.strip(" )") else None  # "tăng 3% | so với tháng trước, tăng 5%": of the first

    def _within(self, slots: list[Slot], index: int) -> Comparison | None:
        """The comparison between the number's cue and the next number; "tăng 120 tấn (2%) so với cùng kỳ"
        says the same twice, and compares both."""
        start = slots[index].cue.start
        following = index + 1
        if following < len(slots) and restates(self._folded, slots[following]):
            following += 1
        end = slots[following].quantity.lead if following < len(slots) else self._end
        first = bisect_left(self._starts, start)
        if first == len(self._usable) or self._starts[first] >= end:
            return None
        found = self._usable[first]
        return None if following < len(slots) and self._opens(found, slots, index, following) else found

    def _opens(self, found: Comparison, slots: list[Slot], index: int, following: int) -> bool:
        """ "tăng 3%; [so với tháng trước], than giảm 1%", "So với tháng trước, giá tăng 0,2%, [so với cùng kỳ] tăng
        3%": a comparison that stands before what it compares, as one before it did."""
        between = self._folded[slots[index].quantity.span.end : found.span.start].rstrip()
        if between.endswith(";"):
            return True
        fronted = bisect_left(self._starts, slots[index].cue.start) > 0
        leads = not self._folded[found.span.end : slots[following].cue.start].strip(" ,:+-")
        return fronted and leads and between.endswith(",")

    def _shared(self, slots: list[Slot], index: int) -> Comparison | None:
        """ "A tăng 5%, B giảm 3% so với cùng kỳ": the last change of a list says it for all, also where
        levels stand between: "trâu 52 con, giảm 2%; bò 90 con, tăng 4% so với cùng kỳ"."""
        level, mixed = slots[index - 1].quantity.unit if index else "", False
        for follower in range(index + 1, min(len(slots), index + _LONGEST_LIST)):
            slot = slots[follower]
            beside = slot.opens or is_other_side(self._folded, slot) or self._is_next(slots, follower)
            beside = beside or (follower == index + 1 and self._says_again(slots[index], slot))
            if slot.cue.kind not in _LISTED and not beside:
                if units.is_percent(slot.quantity):
                    return None
                mixed = mixed or slot.quantity.unit != level
            found = self._within(slots, follower)
            if found:
                return found if not mixed or found.kind in ("same_period_last_year", "previous_year") else None
        return None

    def _says_again(self, slot: Slot, following: Slot) -> bool:
        """ "giảm 1,1 triệu lượt, chỉ [bằng 64%] cùng kỳ": how large it is beside how much smaller."""
        between = self._folded[slot.quantity.span.end : following.cue.start].strip(" ,")
        return following.cue.kind == "times" and between in ("", "chỉ", "và", "và chỉ")

    def _is_next(self, slots: list[Slot], index: int) -> bool:
        """ "giảm lần lượt 5% [và 4%]": another of the same verb."""
        left, right = slots[index - 1].quantity, slots[index].quantity
        return left.unit == right.unit and _AND.fullmatch(self._folded, left.span.end, right.lead) is not None


def goes_on(text: Text, span: Span) -> bool:
    """True for a paragraph that goes on with the one before: "Ngoài ra, …", "Cụ thể, …"."""
    return _GOES_ON.match(text.key, *span) is not None or _ALSO.match(text.key, *span) is not None


def goes_on_with_parts(text: Text, span: Span) -> bool:
    """True for a sentence or paragraph that begins with "Trong đó"."""
    return _GOES_ON.match(text.key, *span) is not None


def basis_for(
    text: Text,
    reading: Reading,
    quantity: Quantity,
    comparison: Comparison | None,
    period: Period | None,
    *,
    of_rate: bool,
) -> Basis | None:
    """The basis of a number about ``period``: the plan or whole it was read with, a comparison, or for
    a yearly growth its own span; ``of_rate``: what changes is itself so much a year ("lãi suất")."""
    if reading.basis:
        return reading.basis
    if comparison:
        return bases.basis_of(comparison, period, text)
    yearly = reading.measure == "change" and units.is_yearly(quantity) and not of_rate
    return bases.growth_span(period) if yearly else None
