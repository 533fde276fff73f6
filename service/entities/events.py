"""Named events: congresses, anniversaries, meetings, games, battles, elections.

Each family is known by its first word and ends in its own way: a congress at its number or term, an
anniversary at the thing celebrated, a meeting at the words of its subject. "Hội nghị" without a
subject, a festival without a year, a holiday name no event.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from service.entities.candidates import EventMention
from service.entities.names import CAPITAL, GAP
from service.entities.scan import Hit, Scan
from service.text.span import Span

_STOP = (
    r"(?:đã|được|sẽ|đang|diễn ra|nhằm|để|do|vào ngày|vào|tại|ngày|sáng|chiều|tối|trưa|với sự|có|là|cho biết|ông|bà|đồng chí|theo|nêu|khi"
    r"|nhân|như|từ|gắn|trên địa bàn(?! tỉnh| thành phố| huyện)|về đích|của tỉnh|thành công|cùng|tổ chức|vinh dự|đánh giá)"
)
_ORDINAL = r"(?:lần thứ[ ]{1,3}(?:[XVI]+|\d{1,3}|nhất|hai|ba)\b|[XVI]{2,6}\b)"
_TERM = r"(?:,?[ ]{1,3}(?:nhiệm kỳ[ ]{1,3}\d{4}[ ]?-[ ]?\d{4}|khóa[ ]{1,3}[XVI]+|năm[ ]{1,3}\d{4}))"
_CONGRESS = re.compile(
    rf"(?:[ ]{{1,3}}(?!{_STOP}\b|{_ORDINAL}|nhiệm kỳ|nhiệm vụ|đề ra|các cấp|thi đua)(?:\w[\w/&]*|-|\()){{0,16}}?"
    rf"(?:[ ]{{1,3}}{_ORDINAL}{_TERM}?|[ ]{{1,3}}nhiệm kỳ[ ]{{1,3}}\d{{4}}[ ]?-[ ]?\d{{4}})(?:[ ]{{1,3}}của Đảng)?{_TERM}?"
)
_ANNIVERSARY = re.compile(
    rf"[ ]{{1,3}}(?:lần thứ[ ]{{1,3}})?(?:\d{{1,4}}|\d{{1,2}}-\d{{1,2}})[ ]{{1,3}}năm[ ]{{1,3}}(?:[Nn]gày[ ]{{1,3}})?"
    rf"(?!qua\b|{_STOP}\b)(?:[^\s,;.()\"]+)(?:[ ]{{1,3}}(?!{_STOP}\b|và[ ]{{1,3}}\d)[^\s,;.()\"]+){{0,18}}"
)
_MEETING = re.compile(
    rf"[ ]{{1,3}}(?!{_STOP}\b|đề nghị|yêu cầu|thống nhất|nghe|đánh giá)(?P<body>(?:\([^()\n]{{1,24}}\)|\"[^\"\n]{{1,120}}\"|[^\s,;.:()\"]+)"
    rf"(?:[ ]{{1,3}}(?!{_STOP}\b)(?:\([^()\n]{{1,24}}\)|\"[^\"\n]{{1,120}}\"|[^\s,;.:()\"]+|-)"
    r"|,[ ]{1,3}(?=triển khai|phương hướng|nhiệm vụ|kế hoạch|giai đoạn|tầm nhìn|du lịch|thương mại|thể thao)[^\s,;.:()\"]+){0,40})"
)
_LISTED_PLACES = re.compile(
    rf"(?:,{GAP}{CAPITAL}(?:{GAP}{CAPITAL})*)+{GAP}\((?:Việt Nam|Trung Quốc|Lào|Campuchia)\)(?:{GAP}(?:với|và){GAP}(?:tỉnh|các tỉnh){GAP}{CAPITAL}(?:{GAP}{CAPITAL})*(?:{GAP}\([^()\n]{{2,20}}\))?)?"
)
_SESSION = re.compile(
    r"[ ]{1,3}(?:thường kỳ[ ]{1,3})?(?:thứ[ ]{1,3}(?:\d{1,2}|(?i:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười(?:[ ]{1,3}\w+)?))|lần thứ[ ]{1,3}\w+)"
    rf"(?:,?[ ]{{1,3}}(?:của[ ]{{1,3}})?(?:Quốc hội|HĐND|Hội đồng nhân dân)(?:[ ]{{1,3}}(?:tỉnh|thành phố|{CAPITAL})){{0,5}})?(?:,?[ ]{{1,3}}(?:khóa|khoá)[ ]{{1,3}}[XVI]+)?"
)
_VICTORY = re.compile(rf"[ ]{{1,3}}(?:lịch sử[ ]{{1,3}})?(?!Mùa|Đông|Xuân\b){CAPITAL}(?:{GAP}{CAPITAL}){{1,3}}")
_YEAR = re.compile(rf"(?:[ ]{{1,3}}(?:-[ ]{{1,3}})?{CAPITAL}){{0,6}}(?:,?[ ]{{1,3}}năm)?[ ]{{1,3}}(?:19|20)\d\d\b")
_NUMBER = re.compile(rf"[ ]{{1,3}}(?:lần thứ[ ]{{1,3}})?(?:{CAPITAL}[ ]{{1,3}})?\d{{1,4}}\b")
_CUP = re.compile(
    rf"(?:[ ]{{1,3}}(?:{CAPITAL}|quốc gia|thế giới|trẻ|toàn quốc|châu Á|bóng đá|bóng chuyền)){{1,8}}(?:[ ]{{1,3}}(?:năm[ ]{{1,3}})?\d{{4}})?"
)
_FESTIVAL = re.compile(
    rf"(?:[ ]{{1,3}}(?!{_STOP}\b)[^\s,;.:()\"]+|,[ ]{{1,3}}Du lịch){{1,14}}?(?:[ ]{{1,3}}(?:năm[ ]{{1,3}})?(?:19|20)\d\d\b|[ ]{{1,3}}lần thứ[ ]{{1,3}}\w+)"
)
_EXAM = re.compile(r"[ ]{1,3}(?:[^\s,;.:()\"]+[ ]{1,3}){0,8}?(?:năm[ ]{1,3})?(?:19|20)\d\d\b")
_ELECTION = re.compile(
    r"[ ]{1,3}(?:đại biểu|Đại biểu)[ ]{1,3}(?:Quốc hội|HĐND|Hội đồng [Nn]hân dân)(?:[ ]{1,3}(?:khóa|khoá)[ ]{1,3}[XVI]+)?"
    r"(?:(?:,|[ ]{1,3}và)[ ]{1,3}(?:bầu cử[ ]{1,3})?(?:đại biểu|Đại biểu)[ ]{1,3}(?:HĐND|Hội đồng [Nn]hân dân)(?:[ ]{1,3}các cấp)?)?(?:,?[ ]{1,3}nhiệm kỳ[ ]{1,3}\d{4}[ ]?-[ ]?\d{4})?"
)
_FIXED = re.compile(r"(?:/1945|[ ]{1,3}năm[ ]{1,3}1945|[ ]{1,3}1945)?")
_DRILL = re.compile(
    rf"[ ]{{1,3}}(?:khu vực phòng thủ|KVPT|phòng thủ khu vực|phòng thủ dân sự)(?:[ ]{{1,3}}(?:tỉnh|huyện|thành phố))(?:[ ]{{1,3}}{CAPITAL}){{1,4}}"
)


def _pattern_end(pattern: re.Pattern[str], small: bool) -> Callable[[str, Hit], int | None]:
    """A family that one pattern describes; ``small``: also with a small first letter."""

    def end(norm: str, hit: Hit) -> int | None:
        match = pattern.match(norm, hit.end) if small or norm[hit.start].isupper() else None
        return match.end() if match else None

    return end


def _meeting_end(norm: str, hit: Hit) -> int | None:
    """ "Hội nghị tổng kết …": a subject of three words or more, in capitals at least its first word."""
    if not norm[hit.start].isupper():
        return None
    match = _MEETING.match(norm, hit.end)
    if match is None or len(match["body"].split()) < 3:
        return None
    places = _LISTED_PLACES.match(norm, match.end())
    end = places.end() if places else match.end()
    return end if not norm[hit.start : end].isupper() else None


_FAMILIES: dict[str, Callable[[str, Hit], int | None]] = {
    "congress": _pattern_end(_CONGRESS, small=False),
    "anniversary": _pattern_end(_ANNIVERSARY, small=True),
    "meeting": _meeting_end,
    "session": _pattern_end(_SESSION, small=True),
    "victory": _pattern_end(_VICTORY, small=True),
    "year": _pattern_end(_YEAR, small=True),
    "games": _pattern_end(_NUMBER, small=False),
    "cup": _pattern_end(_CUP, small=True),
    "festival": _pattern_end(_FESTIVAL, small=False),
    "exam": _pattern_end(_EXAM, small=True),
    "election": _pattern_end(_ELECTION, small=True),
    "fixed": _pattern_end(_FIXED, small=True),
    "drill": _pattern_end(_DRILL, small=True),
}


def find_events(scan: Scan) -> list[EventMention]:
    """Mentions of named events, in text order, the longest at each place."""
    norm = scan.text.norm
    found: list[EventMention] = []
    for hit in scan.of("event"):
        if found and hit.start < found[-1].span.end:
            continue
        end = _FAMILIES[hit.entry.row["rule"]](norm, hit)
        if end is not None:
            found.append(EventMention(Span(hit.start, end), _canonical(norm[hit.start : end])))
    return found


def _canonical(name: str) -> str:
    name = re.sub(r"(?i)^sea ?games?\b", "SEA Games", " ".join(name.split()))
    return name[0].upper() + name[1:]
