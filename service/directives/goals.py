"""The sentences that say that a plan is told of: "UBND tỉnh ban hành Kế hoạch …", "Theo Quy hoạch, …"."""

from __future__ import annotations

from service.directives.parties import Phrase
from service.directives.scanner import PLAN, SOFT, SPACE, Scanner
from service.text.fold import pattern

_FIRST = pattern(rf"theo\s+(?:nội\s+dung\s+)?{PLAN}")
# "UBND tỉnh vừa ban hành Quy hoạch …", "Thủ tướng ký quyết định phê duyệt Chiến lược …"
_ADOPTS = pattern(
    r"\s*(?:(?:đã|vừa|mới|vừa\s+mới|chính\s+thức)\s+){0,2}(?:có\s+|ký\s+|ra\s+)?"
    r"(?:quyết\s+định(?:\s+số\s+\S+)?(?:\s+ngày\s+\S+)?\s+)?(?:về\s+việc\s+)?(?:ban\s+hành|phê\s+duyệt|thông\s+qua|công\s+bố)\s+"
    rf"(?:toàn\s+văn\s+)?(?:{PLAN}|(?P<paper>(?:công\s+văn|văn\s+bản|chỉ\s+thị|công\s+điện|hướng\s+dẫn|quy\s+định|quy\s+chế)(?!\w)))"
)
_OPENING = 60  # characters before the party that adopts a plan: "Ngày 22/10/2024, "


def follows_plan(scanner: Scanner, start: int, end: int) -> bool:
    """Whether a sentence begins "Theo Quy hoạch, …"."""
    return _FIRST.match(scanner.key, scanner.skip(SPACE, start, end), end) is not None


def adopter(scanner: Scanner, start: int, end: int) -> tuple[Phrase, bool] | None:
    """Who adopts a plan in a sentence ("Ngày 3/4, UBND tỉnh ban hành Kế hoạch …"), and whether it is rather an order
    ("ban hành công văn …")."""
    heads = scanner.words.head.finditer(scanner.key, start, min(end, start + _OPENING))
    for at in (start, *(match.start() for match in heads)):
        phrase = scanner.party(at, end)
        adopts = _ADOPTS.match(scanner.key, scanner.skip(SOFT, phrase.span.end, end), end) if phrase else None
        if phrase is not None and adopts:
            return phrase, adopts["paper"] is not None
    return None
