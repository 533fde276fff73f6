"""The day on which the document was published or signed, where it says so itself.

The day of a meeting that the text tells of is not it; only a date that stands as a date of
publication ("Thời gian đăng: …", a weekday or a time of day beside it) or of signing ("Lai Châu,
ngày 5 tháng 7 năm 2024", "thông qua ngày …") counts.
"""

from __future__ import annotations

import re
from datetime import date

from service.structure.model import Structure
from service.text.finder import Finder
from service.text.fold import pattern
from service.text.span import Span

_NUMERIC = r"(?P<d>\d{1,2})\s?[/.-]\s?(?P<m>\d{1,2})\s?[/.-]\s?(?P<y>(?:19|20)\d\d)(?!\d)"
_WORDS = r"ngày\s+(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2})\s+năm\s+(?P<y>(?:19|20)\d\d)"
_WEEKDAY = r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật|cn)"
_TIME = r"\d{1,2}\s?(?::|h|giờ)\s?\d{2}"
_POSTED: tuple[Finder | re.Pattern[str], ...] = (
    Finder(
        pattern(
            r"(?:thời\s+gian\s+đăng|ngày\s+đăng|đăng\s+ngày|đăng\s+lúc|cập\s+nhật(?:\s+lúc)?|ngày\s+xuất\s+bản|xuất\s+bản|"
            rf"ngày\s+ban\s+hành)\s*:?\s*(?:{_WEEKDAY}\s*,?\s*)?(?:{_TIME}\s*,?\s*-?\s*)?(?:ngày\s+)?{_NUMERIC}"
        )
    ),
    Finder(pattern(rf"(?<!\w){_WEEKDAY}\s*,?\s*(?:ngày\s+)?{_NUMERIC}")),
    pattern(rf"(?<![\w/]){_NUMERIC}\s*,?\s*(?:-|\||lúc)?\s*{_TIME}(?:\s*(?:am|pm|\(?gmt))?"),
    pattern(rf"(?<![\d:]){_TIME}\s*(?:,|-|\||ngày)?\s*(?:ngày\s+)?{_NUMERIC}"),
)
_SIGNED = pattern(rf"(?:^|\n|\s{{3}}|\|)[^\n.;:|]{{2,40}},\s*{_WORDS}\s*\.?\s*(?=\n|$)")
_NUMBERED = pattern(rf"(?:^|\n)\s*số\s*:?\s*\d+\s*/[^\n]{{1,40}}?,?\s*{_WORDS}\s*(?=\n|$)")
_PASSED = pattern(
    r"(?:nghị\s+quyết|quyết\s+định)[^.;]{0,40}(?:này\s+)?(?:đã\s+)?được\s+[^.;]{5,160}thông\s+qua\s+(?:vào\s+)?"
    rf"(?:{_WORDS}|(?:ngày\s+){_NUMERIC.replace('?P<', '?P<n')})"
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
    passed = _PASSED.search(key, max(0, len(key) - 2 * _FOOT))
    return _date(passed) if passed else None


def _stands_alone(structure: Structure, match: re.Match[str]) -> bool:
    """A date of publication has a line of its own, or nearly so; "lúc 15:30 ngày 3/5/2024" inside a
    sentence tells of an event."""
    norm = structure.text.norm
    start, end = norm.rfind("\n", 0, match.start()) + 1, norm.find("\n", match.end())
    line = len(norm[start : len(norm) if end < 0 else end].split())
    return line <= len(match[0].split()) + 12


def _date(match: re.Match[str]) -> tuple[date, Span] | None:
    parts = match.groupdict()
    prefix = "" if parts.get("d") else "n"
    try:
        on = date(int(parts[prefix + "y"]), int(parts[prefix + "m"]), int(parts[prefix + "d"]))
    except (TypeError, ValueError, KeyError):
        return None
    return on, Span(match.start(prefix + "d"), match.end(prefix + "y"))
