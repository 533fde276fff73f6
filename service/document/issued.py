"""The day on which the document was published or signed, where it says so itself.

The day of a meeting that the text tells of is not it; only a date that stands as a date of
publication ("Thời gian đăng: …", a weekday or a time of day beside it, or nothing beside it in its line)
or of signing ("Lai Châu, ngày 5 tháng 7 năm 2024", "thông qua ngày …") counts.
"""

from __future__ import annotations

import re
from datetime import date

from service.structure.model import Structure
from service.structure.posted import posted_on
from service.structure.posting import DATE, LABEL, TIME, WEEKDAY, read_date
from service.text.finder import KEYS, Finder
from service.text.fold import pattern
from service.text.span import Span

_ON = rf"(?P<on>{DATE})"
_POSTED: tuple[Finder | re.Pattern[str], ...] = (
    Finder(pattern(rf"{LABEL}\s*:?\s*(?:{WEEKDAY}\s*,?\s*)?(?:{TIME}\s*,?\s*-?\s*)?(?:ngày\s+)?{_ON}"), KEYS),
    Finder(pattern(rf"(?<!\w){WEEKDAY}\s*,?\s*(?:ngày\s+)?{_ON}"), KEYS),
    pattern(rf"(?<![\w/]){_ON}\s*,?\s*(?:-|\||lúc)?\s*{TIME}(?:\s*(?:am|pm|\(?gmt))?"),
    pattern(rf"(?<![\d:]){TIME}\s*(?:,|-|\||ngày)?\s*(?:ngày\s+)?{_ON}"),
)
_SIGNED = pattern(rf"(?:^|\n|\s{{3}}|\|)[^\n;:|]{{2,40}},\s*(?:ngày\s+)?{_ON}\s*[.|]?\s*(?=\n|$)")
_NUMBERED = pattern(rf"(?:^|\n)\s*số\s*:?\s*\d+\s*/[^\n]{{1,40}}?,?\s*ngày\s+{_ON}\s*(?=\n|$)")
_DATELINE = pattern(rf"(?:^|\n)\s*\([^\W\d_][\w.]{{1,20}}\s?-\s?{_ON}\)")  # "(Mard-12/04/2024) …"
_PASSED = pattern(
    r"(?:nghị\s+quyết|quyết\s+định)[^.;]{0,40}(?:này\s+)?(?:đã\s+)?được\s+[^.;]{5,160}thông\s+qua\s+(?:vào\s+)?"
    rf"ngày\s+{_ON}"
)
_HEAD, _FOOT = 3000, 1500


def issued_on(structure: Structure) -> tuple[date, Span] | None:
    """The date, and where it stands."""
    key, norm = structure.text.key, structure.text.norm
    for sign in (_SIGNED, _NUMBERED):
        for low, high in ((0, _HEAD), (max(0, len(norm) - _FOOT), len(norm))):
            match = sign.search(key, low, min(high, len(key)))
            if match and (found := _date(match)):
                return found
    for posted in _POSTED:
        for match in posted.finditer(key):
            if _stands_alone(structure, match) and (found := _date(match)):
                return found
    alone = posted_on(structure)
    if alone:
        return alone
    told = _DATELINE.search(key, 0, _HEAD) or _PASSED.search(key, max(0, len(key) - 2 * _FOOT))
    return _date(told) if told else None


def _stands_alone(structure: Structure, match: re.Match[str]) -> bool:
    """A date of publication has a line of its own, or nearly so; "lúc 15:30 ngày 3/5/2024" inside a
    sentence tells of an event."""
    norm = structure.text.norm
    start, end = norm.rfind("\n", 0, match.start()) + 1, norm.find("\n", match.end())
    line = len(norm[start : len(norm) if end < 0 else end].split())
    return line <= len(match[0].split()) + 12


def _date(match: re.Match[str]) -> tuple[date, Span] | None:
    on = read_date(match["on"])
    return (on, Span(*match.span("on"))) if on else None
