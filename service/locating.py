"""Finds the place that a figure is about where the words that name the figure do not say: "Tại xã Lũng Pù, cả xã có
420 hộ", "Lào Cai có 17 người bị thương; Yên Bái có 5 người"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from service.entities.model import Entities
from service.indicators.model import Indicator
from service.structure.model import Structure
from service.text.fold import phrase
from service.text.span import Span

FIGURE_PLACES = ("country", "region", "province", "district", "commune", "settlement")
_CLASS = r"(?:các )?(?:tỉnh|thành phố|tp\.?|huyện|thị xã|quận|xã|phường|thị trấn|thôn|bản|xóm|ấp|buôn|vùng|khu vực)"
# a place that has what is counted: "Lào Cai | có 17 người", "; riêng huyện An Biên | 320 ha"
_SUBJECT = phrase(
    rf"(?:^|[;:(]|(?:,|(?<![^\W\d_])và) riêng|(?<![^\W\d_])(?:riêng|còn|trong khi(?: đó)?))\s*(?:{_CLASS} )?$"
)
_HAS = phrase(
    r"\s*(?:hiện |đã |cũng |ước )*(?:có|đạt|còn|ước|ghi nhận|thu hút|đón|xảy ra|phát hiện|với|là|(?=\d))(?![^\W\d_])"
)
# or where all of a clause is: "; tại xã Tân Hợp, …"
_WHERE = phrase(rf"(?:^|;)\s*(?:tại|ở|trên địa bàn|riêng) (?:{_CLASS} )?$")
_APART = phrase(r"\s*,")
_FRONT = phrase(rf"[\s\-+*•]*(?:tại|ở|trên địa bàn|riêng|về) (?:{_CLASS} )?$")
_GOES_ON = phrase(r"[^;.]*$")
_BEFORE = 40  # characters before a place in which its preposition and class word stand


class Locator:
    """The places of one report that stand by themselves, in no name of a body, a work or a paper."""

    def __init__(self, structure: Structure, entities: Entities, own: frozenset[int]) -> None:
        self._text, self._own = structure.text.key, own
        self._blocks = [block.span for block in structure.blocks]
        self._starts = [span.start for span in self._blocks]
        taken = sorted(
            span
            for group in (entities.organizations, entities.projects, entities.legal_documents, entities.events)
            for entity in group
            for span in entity.mentions
        )
        names = [span.start for span in taken]
        self._named = sorted(
            (span, index)
            for index, place in enumerate(entities.places)
            if place.kind in FIGURE_PLACES
            for span in place.mentions
            if not _inside(span, taken, names)
        )
        self._at = [span.start for span, _ in self._named]

    def assign(self, indicators: list[Indicator]) -> None:
        """Gives a place, in place, to the indicators that have none yet."""
        read: Span | None = None
        before, place = 0, None
        for indicator in sorted(indicators, key=_position):
            if indicator.sentence != read:
                read, before, place = indicator.sentence, indicator.sentence.start, self._front(indicator.sentence)
            position = _position(indicator)
            said = self._standing(Span(before, position))
            if said is not None:
                place = said
            elif not _GOES_ON.match(self._text, before, position):
                place = self._front(indicator.sentence)
            before = max(before, position)
            if indicator.place is None and place is not None and place not in self._own:
                indicator.place = place

    def _standing(self, span: Span) -> int | None:
        """The place last named in ``span`` that stands where a subject or an adverb of place does."""
        found = None
        for named, index in self._within(span):
            lead = self._text[max(span.start, named.start - _BEFORE) : named.start]
            has = _SUBJECT.search(lead) and _HAS.match(self._text, named.end, span.end + 1)
            if has or (_WHERE.search(lead) and _APART.match(self._text, named.end)):
                found = index
        return found

    def _front(self, sentence: Span) -> int | None:
        """The place with which the sentence or else its paragraph opens: "Tại xã Pả Vi, …"."""
        block = self._blocks[bisect_right(self._starts, sentence.start) - 1]
        for start, end in (sentence, block):
            first = next(iter(self._within(Span(start, min(end, start + 2 * _BEFORE)))), None)
            if first and _FRONT.match(self._text, start, first[0].start):
                return first[1]
        return None

    def _within(self, span: Span) -> list[tuple[Span, int]]:
        low, high = bisect_left(self._at, span.start), bisect_left(self._at, span.end)
        return self._named[low:high]


def _position(indicator: Indicator) -> int:
    return indicator.observations[0].span.start if indicator.observations else indicator.sentence.start


def _inside(span: Span, taken: list[Span], starts: list[int]) -> bool:
    """Whether ``span`` lies in one of the few names that begin at or before it."""
    at = bisect_right(starts, span.start)
    return any(span.within(other) for other in taken[max(0, at - 3) : at])
