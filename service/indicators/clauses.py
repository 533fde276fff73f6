"""Parts the words of a sentence among its numbers.

Between two numbers stand, in this order: the first one's tail ("so với cùng kỳ năm trước", "vi phạm
Luật Lâm nghiệp"), perhaps other clauses, the second one's label ("diện tích thu hoạch") and its lead
cue ("ước đạt").
"""

from __future__ import annotations

from dataclasses import dataclass

from service.indicators.cues import LeadCue, lead_cue
from service.indicators.vocabulary import Vocabulary
from service.quantities.model import Quantity
from service.text.fold import pattern
from service.text.span import Span

_HIDDEN = pattern(r"\([^()\d]*(?:\((?:[^()\d]*)\)[^()\d]*)?\)|\(giá\s+[^()]{1,30}\)|\([^()\d]{1,40}(?:19|20)\d\d\)")
_BREAK = pattern(
    r"[,;:()\n\"]|\.(?=\s|$)|\.(?=[^\W\d_])"
    r"|(?<![^\W\d_])(?:trong\s+đó|trong\s+khi(?:\s+đó)?|cụ\s+thể|bao\s+gồm|tuy\s+nhiên|góp\s+phần|nâng|đưa\s+tổng)(?![^\W\d_])"
    r"|(?<![^\W\d_])(?:và|với|cùng|cho|tại|của|có|nhưng|song|đã|tới|gồm)(?=\s*$)"
    r"|(?<![^\W\d_])(?P<joint>và|với|cùng|hay|nhưng|song|đồng\s+thời|còn|thì|có)\s+"
)


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


def slots(text: str, sentence: Span, quantities: list[Quantity], words: Vocabulary) -> list[Slot]:
    """Part ``sentence`` (offsets in the key ``text``) among its ``quantities``, in order."""
    found: list[Slot] = []
    before = sentence.start
    for quantity in quantities:
        cue = lead_cue(text, before, quantity.lead)
        breaks = _breaks(text, before, cue.start, words)
        cut = breaks[0] if breaks and found else None
        if found:
            found[-1].tail = Span(before, cut.start if cut else cue.start)
        start = cut.end if cut else (before if not found else cue.start)
        gap = text[before : quantity.lead]
        found.append(
            Slot(
                quantity,
                cue,
                _segments(start, cue.start, breaks[1:] if cut else breaks),
                Span(quantity.span.end, quantity.span.end),
                "(" in gap and gap.rfind("(") > gap.rfind(")"),
                ")" in gap,
            )
        )
        before = quantity.span.end
    if found:
        breaks = _breaks(text, before, sentence.end, words)
        found[-1].tail = Span(before, breaks[0].start if breaks else sentence.end)
    return found


def _breaks(text: str, start: int, end: int, words: Vocabulary) -> list[Span]:
    hidden = [match.span() for match in _HIDDEN.finditer(text, start, end)]
    found = []
    for match in _BREAK.finditer(text, start, end):
        if any(low <= match.start() < high for low, high in hidden):
            continue
        if match["joint"] and not _starts_clause(text, match.end(), end, words):
            continue
        found.append(Span(match.start(), match.end()))
    return found


def _starts_clause(text: str, start: int, end: int, words: Vocabulary) -> bool:
    """After "và", "với": a core measure or an action begins something new, a plain noun goes on."""
    return words.core(text, start, end) is not None or words.action(text, start, end) is not None or start >= end


def _segments(start: int, end: int, breaks: list[Span]) -> list[Span]:
    edges = [Span(start, start), *breaks, Span(end, end)]
    parts = [Span(left.end, right.start) for left, right in zip(edges, edges[1:], strict=False)]
    return [part for part in parts if part.start < part.end]
