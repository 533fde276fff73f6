"""Finds the words that name what a number measures, and trims them to the name."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from service.indicators.clauses import Slot
from service.indicators.vocabulary import Action, Core, Vocabulary
from service.periods.model import PeriodMention
from service.text.fold import pattern
from service.text.span import Span

_SKIP_START = pattern(
    r"(?:[\s\-+*•:;,.\"'–)\]]+|(?:và|còn|trong\s+đó|cụ\s+thể|riêng|trong\s+khi(?:\s+đó)?|tuy\s+nhiên|đồng\s+thời|ngoài\s+ra"
    r"|bên\s+cạnh\s+đó|theo\s+đó|dự\s+ước|ước\s+tính|ước|lũy\s+kế|cộng\s+dồn|tính\s+chung|tính\s+đến|kết\s+quả(?:\s+là)?|trong|thì|đưa|nâng"
    r"|với|có|như|là|bao\s+gồm|gồm|đến|tới|từ|tính|khi|do|mà|nhờ|nhưng|song|vì\s+vậy|do\s+vậy|hiện|nay|này|qua|về|ở|tại|theo|hơn\s+nữa|số\s+liệu"
    r"|toàn\s+tỉnh|toàn\s+huyện|toàn\s+thành\s+phố|toàn\s+xã|cả\s+tỉnh|cả\s+nước|toàn\s+ngành|đã|đang|được|tỉnh|phải|cần|ngay|đặc\s+biệt|nhất\s+là|ghi\s+nhận|trên\s+địa\s+bàn(?:\s+(?:toàn\s+)?(?:tỉnh|huyện|thành\s+phố|xã))?)(?![^\W\d_])\s*)"
)
_SKIP_END = pattern(
    r"(?:[\s\-+:;,.\"'(]+|\s(?:và|là|đã|đang|được|có|trong|đến|tới|từ|ở|tại|của|cho|với|thì|cũng|vẫn|ước|đạt|sẽ|toàn\s+tỉnh|toàn\s+huyện"
    r"|của\s+(?:toàn\s+)?(?:tỉnh|huyện|thành\s+phố|cả\s+nước|xã)|cả\s+nước|hiện\s+nay|hàng\s+năm|(?<!nhà nước )trên\s+địa\s+bàn(?:\s+(?:toàn\s+)?(?:tỉnh|huyện|thành\s+phố|xã|phường))?|trong\s+kỳ|tiếp\s+tục|khoảng|hơn))$"
)
_AGENT = pattern(r"(?<![^\W\d_])(?:đã|đang|vừa|sẽ|mới|tiến\s+hành|tổ\s+chức|thực\s+hiện)\s+")
_CLAUSE = pattern(r"(?<![^\W\d_])(?:được|tiếp\s+tục|đã|đang|sẽ|nên|bởi|để|nhằm|giúp|khiến|làm|gây|phát\s+triển|ổn\s+định)(?![^\W\d_])")
_FOR = pattern(r"(?<![^\W\d_])(?:cho|đối\s+với|tới|đến)\s*(?:tổng\s+số\s*)?$")
_MAX_LABEL = 200


@dataclass(frozen=True, slots=True)
class Label:
    """``span``: the trimmed words; ``core``: the core measure they begin with; ``action``: the verb
    they begin with; ``serves``: they end in "cho": an ACTION for so many THINGs."""

    span: Span
    core: Core | None
    action: Action | None
    serves: bool


class Trimmer:
    """Trims ranges of one text; knows where its time expressions stand."""

    def __init__(self, text: str, periods: list[PeriodMention]) -> None:
        self.text = text
        self.periods = periods
        self._starts = [mention.span.start for mention in periods]

    def inside(self, span: Span) -> list[PeriodMention]:
        """The time expressions that begin in ``span``."""
        low = bisect_left(self._starts, span.start)
        high = bisect_left(self._starts, span.end)
        return self.periods[low:high]

    def trim(self, span: Span) -> Span:
        """``span`` without connectives, auxiliaries and time expressions at its two ends."""
        start, end = span
        inside = self.inside(span)
        changed = True
        while changed and start < end:
            changed = False
            match = _SKIP_START.match(self.text, start, end)
            if match and match.end() > start:
                start, changed = match.end(), True
            for mention in inside:
                if start <= mention.span.start and not self.text[start : mention.span.start].strip():
                    start, changed = max(start, min(mention.span.end, end)), mention.span.end > start
        return Span(start, self._trim_end(start, end, inside))

    def _trim_end(self, start: int, end: int, inside: list[PeriodMention]) -> int:
        changed = True
        while changed and start < end:
            changed = False
            match = _SKIP_END.search(self.text, max(start, end - 40), end)
            if match and match.start() < end:
                end, changed = match.start(), True
            for mention in inside:
                if start < mention.span.start < end and not self.text[mention.span.end : end].strip(" ,.:"):
                    end, changed = mention.span.start, True
        return max(start, end)


def find_label(slot: Slot, trimmer: Trimmer, words: Vocabulary) -> Label | None:
    """The words that name the number of ``slot``, from the segments before it; ``None`` where its
    clause has none of its own ("…, đạt 62,1% kế hoạch")."""
    text = trimmer.text
    for depth, segment in enumerate(reversed(slot.segments)):
        trimmed = trimmer.trim(segment)
        if trimmed.start >= trimmed.end:
            continue
        label = _label(_widen(slot, depth, segment, trimmed, trimmer, words), text, words)
        if label.span.end - label.span.start <= _MAX_LABEL:
            return label
        return None
    return None


def _widen(slot: Slot, depth: int, segment: Span, trimmed: Span, trimmer: Trimmer, words: Vocabulary) -> Span:
    """Takes in the parts before a comma that belong to one noun list ("sản xuất và phân phối điện,
    khí đốt, nước nóng … giảm 42%"), as long as they are bare nouns."""
    text = trimmer.text
    if words.core(text, trimmed.start, trimmed.end) or words.action(text, trimmed.start, trimmed.end):
        return trimmed
    start = trimmed.start
    earlier = slot.segments[: len(slot.segments) - 1 - depth]
    for part in reversed(earlier):
        between = text[part.end : start].strip()
        if between != "," or trimmer.inside(part) or _CLAUSE.search(text, part.start, part.end):
            break
        start = trimmer.trim(part).start
        if words.core(text, start, part.end) or words.action(text, start, part.end):
            break
    return Span(start, trimmed.end)


def _label(span: Span, text: str, words: Vocabulary) -> Label:
    start, end = span
    core = words.core(text, start, end)
    serves = _FOR.search(text, max(start, end - 16), end)
    if core is None:
        for match in _AGENT.finditer(text, start, end):
            start = match.end()
        core = words.core(text, start, end)
    action = None if core else words.action(text, start, end)
    return Label(Span(start, serves.start() if serves else end), core, action, bool(serves))
