"""Where the title of an unnumbered document ends.

Titles run on in ordinary words, so each family has its own end: a law at the end of its subject,
a congress's resolution at its number or term, a scheme at its stretch of years.
"""

from __future__ import annotations

import re

from service.entities.names import spaced
from service.entities.scan import Hit, Scan
from service.entities.title_patterns import (
    AND_OTHER,
    CENTRAL,
    CLOSING,
    LAW_TAIL,
    MEMO,
    NATIONAL,
    PLENUM,
    QUOTED,
    UNIT_CLOSING,
    TitlePatterns,
    title_patterns,
)
from service.lexicon.model import Lexicon
from service.text.lazy import regex

_QUANTIFIED = spaced(
    r"(?:\b(?:nhiều|một số|các|những|mọi|mỗi|từng|số|theo|thực hiện các|hàng|đúng|vượt|so với|đạt|so|với)|\d+) $",
    re.IGNORECASE,
)
_BEGINS_LINE = regex(r"(?:^|[.\n:+•-])[ ]{0,3}$")
_MANY = spaced(r"\b(?:các|những|nhiều|một số|mọi) $")
_IN_QUOTES = regex(r"[^\"\n]{8,160}(?=\")")
_RESTS_ON = spaced(r"(?:Căn cứ|theo|Theo|Bộ) $")
_NUMBER = regex(r"\d|[XVI]{2}")
_PREDICATE = spaced(r" (?:đã|được|sẽ|nhằm|theo) ")
_SUBMITTED = spaced(r", (?:trình|báo cáo|gửi) (?:Thủ tướng|Chính phủ|Bộ|UBND|Ủy ban|HĐND|Hội đồng|Quốc hội|cấp)\b")
_MARK = regex(r"[.;:\n\"]")
_REACH = 260


def title_end(scan: Scan, hit: Hit, lexicon: Lexicon) -> int | None:
    """End of the title that begins at a type word, or ``None`` where the word names no document."""
    norm, patterns = scan.text.norm, title_patterns(lexicon)
    titled = hit.entry.row["titled"]
    if norm[hit.start].islower() and not _named_in_small(norm, hit, patterns):
        return None
    if titled and (quoted := _IN_QUOTES.match(norm, hit.start)) and norm[hit.start - 1 : hit.start] == '"':
        return quoted.end()
    if titled == "law" and (known := patterns.known_law.match(scan.text.key, hit.end)):
        return _with_year(norm, known.end())
    family = _FAMILIES.get(titled)
    return family(norm, hit, patterns) if family else None


def _named_in_small(norm: str, hit: Hit, patterns: TitlePatterns) -> bool:
    """ "chương trình mục tiêu quốc gia", "nghị quyết đại hội … lần thứ 16", "chương trình “…”"."""
    if hit.entry.row["titled"] == "rules":
        return _RESTS_ON.search(norm, max(0, hit.start - 12), hit.start) is not None
    if hit.entry.row["titled"] == "resolution":
        congress = patterns.congress.match(norm, hit.end)
        return congress is not None and bool(_NUMBER.search(congress[0]))
    return bool(NATIONAL.match(norm, hit.end) or QUOTED.match(norm, hit.end))


def _with_year(norm: str, end: int) -> int:
    """ "Luật Đất đai (sửa đổi)", "Luật Đầu tư công năm 2019"."""
    while tail := LAW_TAIL.match(norm, end):
        end = tail.end()
    return end


def _constitution(norm: str, hit: Hit, patterns: TitlePatterns) -> int | None:
    """ "Hiến pháp năm 2013"; without its year the word names no one text."""
    end = _with_year(norm, hit.end)
    return end if end > hit.end else None


def _law(norm: str, hit: Hit, patterns: TitlePatterns) -> int | None:
    match = patterns.law.match(norm, hit.end)
    if match is None:
        return None
    other = AND_OTHER.search(norm, match.start(), match.end())
    return _with_year(norm, other.start() if other else match.end())


def _resolution(norm: str, hit: Hit, patterns: TitlePatterns) -> int | None:
    match = (
        patterns.congress.match(norm, hit.end)
        or CENTRAL.match(norm, hit.end)
        or PLENUM.match(norm, hit.end)
        or patterns.of_body.match(norm, hit.end)
    )
    return match.end() if match else None


def _planning(norm: str, hit: Hit, patterns: TitlePatterns) -> int | None:
    match = patterns.planning.match(norm, hit.end)
    return match.end() if match else None


def _treaty(norm: str, hit: Hit, patterns: TitlePatterns) -> int | None:
    match = patterns.treaty.match(norm, hit.end)
    if match is None or _quantified(norm, hit):
        return None
    return match.start() + len(match[0].rstrip())


def _memo(norm: str, hit: Hit, patterns: TitlePatterns) -> int | None:
    match = MEMO.match(norm, hit.end)
    return match.end() if match else None


def _quantified(norm: str, hit: Hit) -> bool:
    """ "nhiều chương trình", "14 hiệp định": a count names none."""
    return bool(_QUANTIFIED.search(norm, max(0, hit.start - 20), hit.start))


def _rules(norm: str, hit: Hit, patterns: TitlePatterns) -> int | None:
    """Standing rules: "Quy chế làm việc của UBND tỉnh", "Điều lệ Đảng"."""
    match = patterns.rules.match(norm, hit.end)
    if match is None or _MANY.search(norm, max(0, hit.start - 10), hit.start):
        return None
    body = match[0].split()
    named = len(body) > 2 or body[0][0].isupper()  # "Quy chế phối hợp" alone names none
    return match.start() + len(match[0].rstrip(" ,")) if named else None


def _plan(norm: str, hit: Hit, patterns: TitlePatterns) -> int | None:
    """A plan, programme, scheme or strategy."""
    if national := patterns.national.match(norm, hit.end):
        return national.end()
    if programme := patterns.programme.match(norm, hit.end):
        return programme.end()  # "Chương trình xây dựng nông thôn mới"
    if quoted := QUOTED.match(norm, hit.end):
        end = quoted.end("title")
        closing = CLOSING.match(norm, end) or UNIT_CLOSING.match(norm, end)
        return closing.end() if closing else end
    long = None if _quantified(norm, hit) else _long_title(norm, hit, patterns)
    submitted = _SUBMITTED.search(norm, hit.end, long) if long else None
    return submitted.start() if submitted else long


def _long_title(norm: str, hit: Hit, patterns: TitlePatterns) -> int | None:
    """Up to the stretch of years that closes the title, else up to the first word that cannot be in it."""
    match = patterns.plan.match(norm, hit.end)
    if match is None:
        return None
    begins_line = bool(_BEGINS_LINE.search(norm, max(0, hit.start - 4), hit.start))
    closing = _closing(norm, hit.end)
    if closing and (not begins_line or closing.end() - closing.start() > 12):
        return closing.end()
    body = match["body"]
    if begins_line and body == body.lower():
        return None  # "- Kế hoạch vốn năm nay": the capital only begins a line
    syllables = body.split()
    if len(syllables) == 2 and body[0].islower() and (more := patterns.second.match(norm, match.end("body"))):
        return more.end()  # "Chương trình bảo tồn, phát huy giá trị …": two verbs share the object
    named = len(syllables) >= 3 or any(syllable[0].isupper() for syllable in syllables)
    return match.start("body") + len(body.rstrip()) if named else None


def _closing(norm: str, start: int) -> re.Match[str] | None:
    """The first stretch of years within the sentence, unless a predicate stands before it."""
    mark = _MARK.search(norm, start, start + _REACH)
    closing = CLOSING.search(norm, start, mark.start() if mark else min(len(norm), start + _REACH))
    return None if closing is None or _PREDICATE.search(norm, start, closing.start()) else closing


_FAMILIES = {
    "constitution": _constitution,
    "law": _law,
    "resolution": _resolution,
    "planning": _planning,
    "treaty": _treaty,
    "memo": _memo,
    "plan": _plan,
    "rules": _rules,
}
