"""What makes two names one: abbreviations written out, set words dropped, short forms found."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import cache

from service.lexicon.model import Lexicon
from service.text.fold import key
from service.text.lazy import regex

_WORD = regex(r"\w+")
_ABBREVIATION = regex(r"(?<![\w])[A-ZĐÂĂÊÔƠƯ][A-ZĐÂĂÊÔƠƯ&]{1,8}(?![\w])")
_IN_BRACKETS = regex(r" \([A-ZĐ]{2,5}\)(?= \w)")
_PROJECT_LEADS = regex(
    r"(?:(?:dự án|công trình|xây dựng|đầu tư|thành phần|tuyến|đường bộ|đường(?= cao tốc)"
    r"|nhà máy(?= (?:thủy điện|nhiệt điện|điện))) )+(?=\w+ \w+ \w+)"
)
_SET_WORDS = frozenset(["lễ", "lịch", "sử", "năm", "và", "các", "của", "bầu", "cử"])


@cache
def _abbreviations(lexicon: Lexicon) -> dict[str, str]:
    rows = lexicon.table("abbreviations")
    return {row["short"]: row["long"] for row in rows if not row["note"].startswith(("ambiguous", "kept inside names"))}


def expansion(short: str, lexicon: Lexicon) -> str | None:
    """What an abbreviation stands for, with a capital: "TDTT" -> "Thể dục thể thao"."""
    full = _abbreviations(lexicon).get(short)
    return full[0].upper() + full[1:] if full else None


def without_short_form(name: str) -> str:
    """ "Khu công nghiệp (KCN) X" -> "Khu công nghiệp X"."""
    return _IN_BRACKETS.sub("", name)


def written_out(name: str, lexicon: Lexicon) -> str:
    """ "Diễn tập KVPT" -> "Diễn tập khu vực phòng thủ": what an analyst would write."""
    known = _abbreviations(lexicon)
    full = _ABBREVIATION.sub(lambda match: known.get(match[0], match[0]), without_short_form(name))
    return full[0].upper() + full[1:]


def event_identity(name: str) -> frozenset[str]:
    """The words that tell events apart: "Lễ kỷ niệm 70 năm …" and "kỷ niệm 70 năm …" are one."""
    return frozenset(_WORD.findall(key(name))) - _SET_WORDS


def project_identity(name: str) -> str:
    """Without "dự án" and the marks around a phase."""
    words = " ".join(_WORD.findall(key(name)))
    lead = _PROJECT_LEADS.match(words)
    return words[lead.end() :] if lead else words


class Names:
    """All names of one kind in a text, to find the longer form of a short one."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = sorted(set(names))

    def longer(self, name: str) -> str | None:
        """The one other name that begins with this whole name: "Ban cán sự Đảng" of "Ban cán sự Đảng X"."""
        begin = bisect_left(self._names, name + " ")
        longer = [other for other in self._names[begin : begin + 2] if other.startswith(name + " ")]
        return longer[0] if len(longer) == 1 else None
