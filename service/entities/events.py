"""Named events: congresses, anniversaries, meetings, games, battles, elections.

Each family is known by its first word and ends in its own way: a congress at its number or term, an
anniversary at the thing celebrated, a meeting at the words of its subject. "Hội nghị" without a
subject, a festival without a year, a holiday name no event.
"""

from __future__ import annotations

import re
from functools import cache

from service.entities.candidates import EventMention
from service.entities.names import CAPITAL, UPPER, spaced, words
from service.entities.scan import Hit, Scan
from service.lexicon.model import Lexicon
from service.text.span import Span

_YEARS = r"\d{4}[ ]{0,3}-[ ]{0,3}\d{4}"
_ORDINAL = r"(?:lần thứ (?:[XVI]+|\d{1,3}|nhất|hai|ba|tư|năm|mười)\b|[XVI]{2,6}\b)"
_TERM = rf"(?:,? (?:nhiệm kỳ {_YEARS}|khóa [XVI]+|năm \d{{4}}))"
_COUNCIL = r"(?:HĐND|Hội đồng [Nn]hân dân)"
_NUMBERED = (
    r"(?:thứ (?:\d{1,2}|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười(?: \w+)?)"
    r"|lần thứ (?:\d{1,2}|[XVI]+|[^\W\d]+(?: mươi)?))\b"
)
_YEAR = r"(?:19|20)\d\d\b"
_TOKEN = r"[^\s,;.:()\"]+"
_SMALL_LETTER = frozenset(
    {"anniversary", "session", "victory", "year", "cup", "exam", "election", "fixed", "drill", "storm"}
)
"""Families that are named with a small first letter too: "kỷ niệm 70 năm …", "kỳ họp thứ 8"."""
_ROMAN = spaced(r"(?:thứ|khóa) (?P<number>[xvi]{1,6})\b")
_EXPLAINS = spaced(r"(?:\b[Ll]ý|\b[Dd]iễn|\b[Hh]òa|\b[Hh]oà|\b[Cc]hú|\b[Ll]ời|\b[Kk]iến|\b[Pp]hân) $")
"""With what "giải" is no prize: "Lý giải về …"."""
_CONTEST_OF = spaced(r" (?:[Hh]ội (?:thi|thao|diễn|khỏe)|[Cc]uộc thi|[Ll]iên hoan|[Gg]iải)\b")
"""What a prize is given at: "trao giải [Hội thi Tin học trẻ]"."""
_LISTED_PLACES = spaced(
    rf"(?:, {CAPITAL}(?: {CAPITAL})*)+ \((?:Việt Nam|Trung Quốc|Lào|Campuchia)\)"
    rf"(?: (?:với|và) (?:tỉnh|các tỉnh) {CAPITAL}(?: {CAPITAL})*(?: \([^()\n]{{2,20}}\))?)?"
)


@cache
def _patterns(lexicon: Lexicon) -> dict[str, re.Pattern[str]]:
    """How the name goes on after its head word, by family."""
    ends = words(lexicon.settings["name_ends"]["event"])
    stop = rf"(?:{ends}|trên địa bàn(?! (?:tỉnh|thành phố|huyện)))"
    bracket = r"\([^()\n]{1,24}\)"
    quoted = r"\"[^\"\n]{1,120}\""
    piece = rf"(?:{bracket}|{quoted}|{_TOKEN})"
    lists = lexicon.settings["name_ends"]
    going_on = rf"(?={words(lists['event_parts'])}\b|[{UPPER}]{_TOKEN}(?: [^\W\d_]+)? và [{UPPER}])"
    small = rf"(?!{stop}\b|và (?:Hội nghị|Lễ)\b)"
    units = rf"(?:tỉnh|thành phố|huyện|xã|phường)(?: {CAPITAL}){{1,4}}"
    tail = rf"(?:(?i:{words(lists['event_scopes'])})\b|{units}|{_ORDINAL}|(?:năm |-? ?){_YEAR})"
    return {
        "congress": spaced(
            rf"(?: (?!{stop}\b|{_ORDINAL}|nhiệm kỳ|nhiệm vụ|đề ra|các cấp|giao|kêu gọi|bầu|thông qua)"
            rf"(?:\w[\w/&]*|-|\()){{0,16}}?"
            rf"(?: {_ORDINAL}{_TERM}?| nhiệm kỳ {_YEARS})(?: của Đảng)?{_TERM}?"
        ),
        "anniversary": spaced(
            rf" (?:lần thứ )?(?:\d{{1,4}}|\d{{1,2}}-\d{{1,2}}) năm (?:[Nn]gày )?(?!qua\b|{stop}\b){_TOKEN}"
            rf"(?: (?!{stop}\b|và \d){_TOKEN}){{0,18}}"
        ),
        "meeting": spaced(rf" (?!{stop}\b)(?P<body>{piece}(?: {small}(?:{piece}|-)|, {going_on}{_TOKEN}){{0,40}})"),
        "session": spaced(
            rf"(?: (?i:(?:thường kỳ |chuyên đề )?{_NUMBERED})"
            rf"| (?:Thường trực )?{_COUNCIL}(?: (?:tỉnh|thành phố)(?: {CAPITAL}){{0,4}})? {_NUMBERED}"
            r"| thường kỳ (?:của )?Chính phủ tháng \d{1,2}(?:/\d{4}| năm \d{4})?)"
        ),
        "victory": spaced(rf" (?:lịch sử )?(?!Mùa|Đông|Xuân\b){CAPITAL}(?: {CAPITAL}){{1,3}}"),
        "year": spaced(rf"(?: (?:- )?{CAPITAL}){{0,6}}(?:,? năm)? {_YEAR}"),
        "games": spaced(rf" (?:lần thứ )?(?:{CAPITAL} )?\d{{1,4}}\b"),
        "cup": spaced(
            rf"(?! (?:{words(lists['no_cups'])})\b)(?: (?!{stop}\b){_TOKEN}){{0,10}}? {tail}"
            rf"(?:,? {tail}){{0,4}}"
        ),
        "festival": spaced(
            rf" {quoted}(?: lần thứ \w+)?(?:,? (?:năm )?{_YEAR})?"
            rf"|(?:,? (?!{stop}\b){_TOKEN}){{0,18}}?(?: (?:năm )?{_YEAR}| lần thứ \w+(?:,?(?: -)? (?:năm )?{_YEAR})?)"
        ),
        "exam": spaced(rf" (?:{_TOKEN} ){{0,8}}?(?:năm )?{_YEAR}"),
        "election": spaced(
            rf" [đĐ]ại biểu (?:Quốc hội|{_COUNCIL})(?: (?:khóa|khoá) [XVI]+)?"
            rf"(?:(?:,| và) (?:bầu cử )?[đĐ]ại biểu {_COUNCIL}(?: các cấp)?)?(?:,? nhiệm kỳ {_YEARS})?"
        ),
        # "bão số 12 (Damrey)", "bão Yagi": a number or a name that is no Vietnamese word
        "storm": spaced(
            r" (?:số \d{1,2}\b(?:[ ]{0,3}\([A-Z][a-z]{2,12}\)|[ ]{0,3}-[ ]{1,3}[A-Z][a-z]{2,12}\b)?"
            r"|(?!Trung\b|Bac\b|Nam\b)[A-Z][a-z]{2,12}\b(?! ương))"
        ),
        "fixed": spaced(r"(?:/1945| năm 1945| 1945)?"),
        "drill": spaced(
            r" (?:khu vực phòng thủ|KVPT|phòng thủ khu vực|phòng thủ dân sự)"
            rf"(?: (?:tỉnh|huyện|thành phố))(?: {CAPITAL}){{1,4}}"
        ),
    }


def find_events(scan: Scan, lexicon: Lexicon) -> list[EventMention]:
    """Mentions of named events, in text order, the longest at each place."""
    norm, patterns = scan.text.norm, _patterns(lexicon)
    found: list[EventMention] = []
    for hit in scan.of("event"):
        if found and hit.start < found[-1].span.end:
            continue
        end = _end(norm, hit, patterns)
        if end is not None:
            found.append(EventMention(Span(hit.start, end), _canonical(norm[hit.start : end])))
    return found


def _end(norm: str, hit: Hit, patterns: dict[str, re.Pattern[str]]) -> int | None:
    family = hit.entry.row["rule"]
    if family == "cup" and _EXPLAINS.search(norm, max(0, hit.start - 8), hit.start):
        return None
    if family == "cup" and _CONTEST_OF.match(norm, hit.end):
        return None
    if norm[hit.start].islower() and family not in _SMALL_LETTER:
        return None
    match = patterns[family].match(norm, hit.end)
    if family == "cup" and match and match[0].islower() and not any(char.isdigit() for char in match[0]):
        return None  # "giải thi đấu toàn quốc"
    if match is None or family != "meeting":
        return match.end() if match else None
    return _meeting_end(norm, hit, match)


def _meeting_end(norm: str, hit: Hit, match: re.Match[str]) -> int | None:
    """ "Hội nghị tổng kết …": a subject of three words or more, not in a line of capitals."""
    subject = match["body"].split()
    if len(subject) < 3 and not any(word.isupper() and any(char.isdigit() for char in word) for word in subject):
        return None  # but for "Hội nghị COP26"
    places = _LISTED_PLACES.match(norm, match.end())
    end = places.end() if places else match.end()
    return None if norm[hit.start : end].isupper() else end


def _canonical(name: str) -> str:
    name = re.sub(r"(?i)^sea ?games?\b", "SEA Games", " ".join(name.split()))
    name = _ROMAN.sub(_with_figures, name.lower()) if name.isupper() else name
    return name[0].upper() + name[1:]


def _with_figures(match: re.Match[str]) -> str:
    """ "lần thứ xvii" -> "lần thứ XVII"."""
    return match[0].removesuffix(match["number"]) + match["number"].upper()
