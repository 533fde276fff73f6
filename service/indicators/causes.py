"""What brought a change about is no part of its name: "Giá dầu tăng làm | chi phí vận tải tăng 12%"."""

from __future__ import annotations

from service.indicators.vocabulary import Vocabulary
from service.text.fold import phrase
from service.text.span import Span

# "khiến", "làm cho", "kéo theo": behind them stands what was changed, which a measure begins
_CAUSES = phrase(
    r"(?<=\s)(?:(?<!việc )(?<!người )(?<!cách )làm(?: cho)?|khiến(?: cho)?|giúp(?: cho)?|kéo theo|đẩy|kéo|dẫn đến|"
    r"góp phần(?: nâng| tăng| giảm| đưa)?)(?: (?:tổng|mức))? (?=[^\W\d_])"
)
_RESULTS = ("increase", "decrease", "to", "from", "times", "reach")


def caused(text: str, span: Span, kind: str, words: Vocabulary) -> Span:
    """``span`` of a label behind the last verb of cause that a measure follows, for a number that the cue ``kind``
    leads to; else as it is."""
    if kind not in _RESULTS:
        return span
    starts = (match.end() for match in _CAUSES.finditer(text, *span))
    behind = [start for start in starts if words.core(text, start, span.end)]
    return Span(behind[-1], span.end) if behind else span
