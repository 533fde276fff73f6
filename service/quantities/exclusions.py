"""Numbers that name, order or date something: they are no quantities.

"Nghị quyết số 58", "QL 279", "thủy điện Nậm Núa 2", "0215.382.5409", "14h30", "Điều 5".
"""

from __future__ import annotations

from functools import cache

from service.lexicon.model import Lexicon
from service.text.align import Text
from service.text.finder import TEXTS, Finder
from service.text.fold import key
from service.text.lazy import regex
from service.text.letters import UPPER

_LEGAL = regex(r"(?:/(?:19|20)\d\d)?\s?(?:/|-)\s?(?=[A-ZĐ])[A-ZĐa-z0-9-]{2,}(?:/|-|\b)")
# "14h30", "20h", "19g ngày 11/9": southern papers write the hour so, and "20g" of sugar has no day behind it
_CLOCK = regex(
    r"(?:h|g|:|\s?giờ)\s?[0-5]?\d(?!\d|[.,]\d)|h\b|"
    r"g,? (?=(?:cùng |(?:sáng|trưa|chiều|tối|đêm) )?ngày |(?:sáng|trưa|chiều|tối|đêm|hôm)\b|\d{1,2}[/-]\d)"
)
_PHONE = regex(
    r"(?<![\d.,])(?:\(?\+?84\)?[\s.-]?|0)\d{1,3}[)\s.-]{1,2}\s?\d{3}[\s.-]?\d{3,4}(?!\d)|(?<![\d.,])0\d{9,10}(?!\d)"
    r"|(?<![\d.,])1[89]00[\s.]?\d{4}(?!\d)"
)
_PHONE_START = regex(r"[(+018](?<![\d.,].)")
_NAME_BEFORE = regex(r"([^\W\d_]+)[ \t]{1,2}$")
_WORD_BEFORE = regex(r"(?<![^\W\d_])([^\W\d_][\w.-]*(?:[ \t]+[^\W\d_][\w.-]*){0,2})[ \t]*:?[ \t]*$")
# a plain word and the letter-free character before it, from its end on
_LAST_WORD = regex(r"[ \t]*:?[ \t]*([^\W\d_]+)[ \t(\n,;]")
_LONGEST_WORD = 20
_LISTED_TOO = regex(r"(?<![\w.,/])(?P<first>\d{1,2})(?:,\s{1,2}\d{1,2}){0,4}(?:,|\s{1,2}và|,\s{1,2}và)\s{1,2}$")
_LONGEST_LIST = 40  # characters
_NAME_OVER = regex(
    r"\d{1,2}(?=\s*(?:$|[,.;:)\n]|(?:đạt|có|với|cho|là|được|của|tại|trên|và|tăng|giảm|đã|đang|còn|hoàn)(?![^\W\d_])))"
)
_SO_MANY = regex(r"\d [^\W\d_]+(?: [^\W\d_]+)?$")  # "12 dự án, 300 …": so many of them
_STATION = regex(r"(?i:km)\s?\d{1,4}\s?\+\s?\d{1,3}")
# "tháng 10 và [11] còn giảm": the second month of two
_MONTHS = Finder(
    regex(
        r"(?:[Tt]háng|THÁNG|[Qq]uý|QUÝ)\s{1,2}\d{1,2}(?:,\s{1,2}\d{1,2}){0,3}\s{1,2}(?:và|với)\s{1,2}\d{1,2}"
        r"(?=\s*(?:[,.;:)\n]|$|(?:còn|đã|sẽ|tăng|giảm|so|là|năm|có|được|tiếp)\s))"
    ),
    TEXTS,
)
# "3 ca, 4 kíp", "5 không, 3 sạch": a name in quotes, unless it gives an amount
# the quote comes first, so that re can skip to it
_SLOGAN = regex(r'"(?<![\w"].)[^"\n\d]{0,30}\d{1,2}(?=\s)[^"\n]{1,30}"')
# "lúa xuống giống 3 vụ 9.000 ha": how many crops a year, and no cases
_CROPS = regex(
    r"(?i)(?:(?<=lúa)|(?<=giống)|(?<=sạ))\s{1,2}[1-3]\s{1,2}vụ"
    r"(?=\s{1,2}(?:lúa\s{1,2}|trong năm\s{1,2})?(?:là\s{1,2}|đạt\s{1,2}|được\s{1,2}|ước đạt\s{1,2})?\d)"
)
# "trong đó [Đài Loan 170, Hàn Quốc 41 và Nhật Bản 200]"
_LIST_OPENS = regex(r"(?i:trong đó(?: có)?|gồm(?: có)?|cụ thể|nhiều nhất là)\s*:?\s+|[:(]\s*")
_NAME_WITH_NUMBER = (
    rf"(?!(?:Quốc|Tỉnh|Đường|Khu|Lô|Tổ|Đội)\s)"
    rf"(?:[{UPPER}][^\W\d_]*\s+){{1,4}}\d{{1,3}}(?:\.\d{{3}}){{0,3}}(?![\d.,]*\d)"
)
_LIST_OF_NAMES = regex(
    rf"{_NAME_WITH_NUMBER}(?:\s*(?:[,;]|,?\s*và)\s+{_NAME_WITH_NUMBER}){{1,20}}(?=\s*(?:[,;.)\n]|$))"
)
_DIGITS = regex(r"\d[\d.]*")
_LONGEST_NAMES = 300  # characters
_SHORT_NUMBER = 1  # digits that a number of a name has
_MEASURED = regex(r"%|\d[.,]\d|(?i:tỷ|triệu|nghìn|đồng|tấn)")
_GRADE = regex(r"(?<![\w.,/])[1-7](?:\s*(?:-|đến)\s*[2-7])?(?=\s+sao(?!\w))")  # "OCOP hạng 4 sao", "khách sạn 5 sao"
_URL = regex(r"\S{0,80}(?:https?://|www\.|\.vn|\.com|@)\S{0,200}")
_SIGN = Finder(regex(r"https?://|www\.|\.vn|\.com|@"), TEXTS)
_RUN_BEFORE = regex(r"\S*\Z")


class NameWords:
    """The table ``name_words`` of one lexicon, by reach."""

    def __init__(self, lexicon: Lexicon) -> None:
        rows = lexicon.table("name_words")
        self.always = frozenset(key(row["word"]) for row in rows if row["reach"] == "always")
        self.bare = frozenset(key(row["word"]) for row in rows if row["reach"] == "bare")
        self.count = frozenset(key(row["word"]) for row in rows if row["reach"] == "count")
        self.none = frozenset(key(row["word"]) for row in rows if row["reach"] == "none")
        self._last = frozenset(words.split()[-1] for words in self.always | self.bare)

    def before_count(self, text: Text, start: int) -> bool:
        """True when the words right before ``start`` make a count there a name: "dự án [600 trí thức trẻ]"."""
        before = " ".join(text.key[max(0, start - _LONGEST_WORD) : start].split())
        return any(before.endswith(word) and not _SO_MANY.search(before) for word in self.count)

    def before(self, text: Text, start: int, has_unit: bool) -> bool:
        """True when the words before ``start`` make the number there a name, be it the second of a list of such:
        "mức độ 3, [4]"."""
        over = None if has_unit else _NAME_OVER.match(text.key, start)
        listed = _LISTED_TOO.search(text.key, max(0, start - _LONGEST_LIST), start) if over else None
        return self._before(text, start, has_unit) or (
            listed is not None and self._before(text, listed.start("first"), has_unit)
        )

    def _before(self, text: Text, start: int, has_unit: bool) -> bool:
        last = _LAST_WORD.match(text.key[max(0, start - _LONGEST_WORD) : start][::-1])
        if last and last[1][::-1] not in self._last:
            return False  # the word right before, whole and plain, ends no entry: nothing longer does
        match = _WORD_BEFORE.search(text.key, max(0, start - 40), start)
        if match is None:
            return False
        words = match[1].split()
        for count in range(len(words), 0, -1):
            tail = " ".join(words[-count:])
            if tail in self.none:
                return False
            if tail in self.always or (not has_unit and tail in self.bare):
                return True
        return False


@cache
def name_words(lexicon: Lexicon) -> NameWords:
    """The name words of one lexicon, built once."""
    return NameWords(lexicon)


def masked(norm: str) -> list[tuple[int, int]]:
    """Ranges in which no number measures: telephone numbers, addresses of pages."""
    found = [match.span() for start in _PHONE_START.finditer(norm) if (match := _PHONE.match(norm, start.start()))]
    found += [match.span() for match in _MONTHS.finditer(norm)]
    if "+" in norm:
        found += [match.span() for match in _STATION.finditer(norm)]
    found += [match.span() for match in _SLOGAN.finditer(norm) if not _MEASURED.search(match[0])]
    found += [match.span() for pattern in (_GRADE, _CROPS) for match in pattern.finditer(norm)]
    if "://" in norm or "www." in norm or "@" in norm:
        found += _addresses(norm)
    return sorted(found)


def _addresses(norm: str) -> list[tuple[int, int]]:
    """Where the matches of ``_URL`` stand: looked for at its signs, not at every character."""
    found: list[tuple[int, int]] = []
    done = 0
    for sign in _SIGN.starts(norm):
        run = _RUN_BEFORE.search(norm, max(done, sign - 80), sign) if sign >= done else None
        match = _URL.match(norm, run.start()) if run else None
        if match:
            found.append(match.span())
            done = match.end()
    return found


def is_legal_number(norm: str, end: int) -> bool:
    """True when the number that ends at ``end`` goes on as a document symbol: "58/NQ-TW"."""
    return _LEGAL.match(norm, end) is not None


def is_clock(norm: str, start: int, end: int) -> bool:
    """True for the hour and the minutes of "14h30", "7:45", "8 giờ 15"."""
    minutes = norm[start - 1 : start] in (":", "h") and norm[start - 2 : start - 1].isdigit() and end - start == 2
    return minutes or _CLOCK.match(norm, end) is not None


def is_glued_to_name(norm: str, start: int) -> bool:
    """True for "A1", "QL12", "COVID19", "m2": a letter before that is no lower-case Vietnamese word.

    "kế202", "đạt13.040" are words that lost their space: the number is a number.
    """
    before = norm[start - 1 : start]
    if before == "-":  # COVID-19, SARS-CoV-2, TOP-10
        return norm[start - 2 : start - 1].isalpha()
    if not (before.isalpha() or before == "_"):
        return False
    first = start - 1
    while first > 0 and start - first < 12 and norm[first - 1].isalpha():
        first -= 1
    run = norm[first:start]
    return not (run[1:].islower() and len(run) >= 2 and run not in ("km", "cm", "dm", "mm", "vneid", "ipv"))


def is_told_of_names(norm: str, start: int, end: int) -> bool:
    """True for the numbers of "trong đó Đài Loan 170, Hàn Quốc 41, Nhật Bản 200": one for each name of a list; not
    for "thủy điện Nậm Hóa 1, Nậm Hóa 2", which number names."""
    opened = [match.end() for match in _LIST_OPENS.finditer(norm, max(0, start - _LONGEST_NAMES), start)]
    listed = _LIST_OF_NAMES.match(norm, opened[-1]) if opened else None
    if listed is None or not (opened[-1] < start and end <= listed.end()):
        return False
    return any(len(number.replace(".", "")) > _SHORT_NUMBER for number in _DIGITS.findall(listed[0]))


def follows_proper_name(norm: str, start: int) -> bool:
    """True for "Nậm Núa 2", "Covid 19": the word before begins with a capital and is itself preceded
    by another word of the same sentence (a sentence's first word has a capital anyway)."""
    match = _NAME_BEFORE.search(norm, max(0, start - 25), start)
    if match is None or not match[1][0].isupper():
        return False
    lead = norm[max(0, match.start() - 3) : match.start()].rstrip(" \t")
    return bool(lead) and (lead[-1].isalnum() or lead[-1] in "-\"'(")
