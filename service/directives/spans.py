"""Where an action clause ends."""

from __future__ import annotations

from service.text.align import Text
from service.text.fold import pattern
from service.text.lazy import regex
from service.text.span import Span

_TAIL = regex(r"(?:[\s.;:,!?…/]|-(?=\s*$))+$")
# ", đây là cơ sở để …": what the writer thinks of it
_QUOTE = regex('"')
_SAID = regex(r'"[,.]?\s*-?\s*[^\W\d_]')  # what stands behind it names the speaker
_QUOTED = 1200  # characters before an action in which its quotation was opened
_COMMENT = pattern(r",\s*(?:đây|đó|điều\s+này|việc\s+này)\s+(?:chính\s+|cũng\s+|vừa\s+)?(?:là|sẽ|có)(?!\w)")
# ", trong đó tập trung vào các nhiệm vụ sau:" leads on to a list
_LEAD_ON = pattern(
    r",?\s*(?:(?:trong\s+đó|cụ\s+thể|đồng\s+thời|gồm|bao\s+gồm|như|như\s+sau|sau\s+đây|theo\s+đó|trọng\s+tâm\s+là)(?!\w)[^,;:]{0,120}|"
    r"(?:tập\s+trung|chú\s+trọng|nhấn\s+mạnh|thực\s+hiện|triển\s+khai|làm\s+tốt)[^,;:]{0,100}(?:sau|sau\s+đây|như\s+sau))\s*:?\s*$"
)


def action_span(text: Text, start: int, end: int) -> Span:
    """The words from ``start`` that say what is to be done: without a lead-on to a list, a comment,
    the speaker named behind a quotation, and the final punctuation."""
    if text.norm[end - 1] == ":" or text.norm.startswith(":", end):
        lead_on = _LEAD_ON.search(text.key, start, end)
        if lead_on and lead_on.start() > start:
            end = lead_on.start()
    end = _quote_end(text.norm, start, end)
    comment = _COMMENT.search(text.key, start, end)
    if comment and comment.start() > start + 15:
        end = comment.start()
    return Span(start, _trimmed(text.norm, start, end))


def _quote_end(norm: str, start: int, end: int) -> int:
    """Where the quotation that holds the action ends: "phải xong trước Tết", Bí thư Thành ủy nhấn mạnh."""
    quotes = [match.start() for match in _QUOTE.finditer(norm, start, end)]
    if len(quotes) % 2 == 0:
        return end
    behind = _SAID.match(norm, quotes[-1], end)
    return quotes[-1] if behind and norm.count('"', max(0, start - _QUOTED), start) % 2 == 1 else end


def _trimmed(norm: str, start: int, end: int) -> int:
    while end > start:
        match = _TAIL.search(norm, max(start, end - 12), end)
        if match:
            end = match.start()
        elif _closes_nothing(norm, start, end):
            end -= 1
        else:
            break
    return end


def _closes_nothing(norm: str, start: int, end: int) -> bool:
    """Whether the last character closes a quote or a bracket that was opened before the action."""
    if norm[end - 1] == '"':
        return norm.count('"', start, end) % 2 == 1
    return norm[end - 1] == ")" and norm.count("(", start, end) < norm.count(")", start, end)
