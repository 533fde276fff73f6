"""Laws, decrees, resolutions, plans, schemes: cited by number or by title.

Numbered: "Nghị định số 15/2021/NĐ-CP ngày 03/3/2021 của Chính phủ", "Nghị quyết 39-NQ/TW", and
coordinated ones, each on its own. By title: "Luật Đất đai", "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ
XX", "Đề án phát triển … giai đoạn 2021-2025", "Quy hoạch điện VIII".
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from service.entities.candidates import LegalMention, OrganizationMention
from service.entities.names import LOWER, UPPER, spaced, words
from service.entities.scan import Hit, Scan
from service.entities.titled_documents import title_end
from service.lexicon.model import Lexicon
from service.text.lazy import regex
from service.text.span import Span

_SYMBOL = rf"[{UPPER}][{UPPER}{LOWER}\d&]{{0,11}}"
_TWO_CAPITALS = rf"(?=[^\W\d_]*[{UPPER}][^\W_]*[{UPPER}])"
_PARTED = r"[ ]?[-/][ ]?"
_DOTTED = rf"(?:\.{_TWO_CAPITALS}{_SYMBOL}){{0,2}}"
_NUMBER = spaced(
    rf"(?P<number>\d{{1,6}}[a-zA-Z]?(?:{_PARTED}(?:(?:19|20)\d\d(?!\d)|{_TWO_CAPITALS}{_SYMBOL}{_DOTTED}))+)"
)
"""Number, year and symbol, in either order: "107/2020/NĐ-CP", "11-NQ/TW", "19-2017/NQ-CP"."""
_SHORT = regex(r"(?P<number>\d{1,4}[a-z]?)(?![\d/%]|[.,]\d)")
_MARK = spaced(r" \(?(?:số:?|số hiệu)[ ]{0,3}| ", re.IGNORECASE)
_LAW_NUMBER = spaced(rf" (?:\(?[Ll]uật )?số:?[ ]{{0,3}}{_NUMBER.pattern}")
_YEAR = regex(r"(?:19|20)\d\d")
_ALSO = spaced(r"[ ]{0,3}(?:,|;|và|,[ ]{0,3}và|hoặc) (?P<also>(?:số )?)(?=\d)")
_DATE = spaced(
    r"[ ]{0,3},?[ ]{0,3}(?:ban hành )?(?:ký )?ngày (?P<day>\d{1,2})(?:[ ]?[/.-][ ]?| tháng )(?P<month>\d{1,2})"
    r"(?:[ ]?[/.-][ ]?| năm )(?P<year>\d{4})"
)
_OF = spaced(r"[ ]{0,3},?[ ]{0,3}của ")
_SOON = 300
_SAYS = spaced(
    r" (?:(?:cũng|còn) )?(?:nêu|nêu rõ|chỉ rõ|quy định|xác định|yêu cầu|đặt mục tiêu|đề ra|đặt ra|hướng tới|ghi rõ)\b"
)
_BY = spaced(r"\bTheo $")
_ALONE = spaced(r" (?:và|được|đã|này|nói trên)\b|[,.;]")


def find_legal_documents(scan: Scan, organizations: list[OrganizationMention], lexicon: Lexicon) -> list[LegalMention]:
    """Mentions of legal and guiding documents, in text order."""
    issuers = {mention.span.start: mention.name for mention in organizations}
    found: list[LegalMention] = []
    end = 0
    for hit in scan.of("legal"):
        if hit.start < end:
            continue
        mentions = _numbered(scan.text.norm, hit, issuers, lexicon) or _titled(scan, hit, lexicon)
        mentions = mentions or _short_form(scan.text.norm, hit, found)
        if mentions:
            end = mentions[-1].span.end
            found += mentions
    return found


def _short_form(norm: str, hit: Hit, before: list[LegalMention]) -> list[LegalMention]:
    """ "Đề án" alone, with its capital, soon after "Đề án 12"."""
    if told := _told_of(norm, hit, before):
        return [told]
    last = before[-1] if before else None
    if last is None or hit.start - last.span.end > _SOON or not norm[hit.start].isupper():
        return []
    if not last.name.startswith(f"{hit.entry.form} ") or not last.number or not _ALONE.match(norm, hit.end):
        return []
    return [LegalMention(Span(hit.start, hit.end), last.name, last.kind, last.number, last.issuer)]


def _told_of(norm: str, hit: Hit, before: list[LegalMention]) -> LegalMention | None:
    """ "Quy hoạch cũng nêu rõ …", "Theo Kế hoạch, …": what a document of that kind, named before, says."""
    says = _SAYS.match(norm, hit.end)
    by = _BY.search(norm, max(0, hit.start - 6), hit.start) and norm.startswith(",", hit.end)
    if not norm[hit.start].isupper() or not (says or by):
        return None
    last = next((one for one in reversed(before) if one.name.startswith(f"{hit.entry.form} ")), None)
    return LegalMention(Span(hit.start, hit.end), last.name, last.kind, last.number, last.issuer) if last else None


@cache
def _counted(lexicon: Lexicon) -> re.Pattern[str]:
    """A word of measure after a number, which then is no document's: "quyết định 5 nội dung"."""
    return spaced(rf"[ ]{{0,3}}{words(lexicon.settings['name_ends']['counted'])}\b|[ ]{{0,3}}%")


def _numbered(norm: str, hit: Hit, issuers: dict[int, str], lexicon: Lexicon) -> list[LegalMention]:
    mark = _MARK.match(norm, hit.end)
    if mark is None:
        return []
    match = _NUMBER.match(norm, mark.end()) or _short(norm, hit, mark, lexicon)
    if match is None:
        return []
    kind = hit.entry.row["kind"]
    closed = "(" in mark[0] and norm.startswith(")", match.end("number"))
    end = match.end("number") + closed
    found = [_cited(hit, kind, Span(hit.start, end), match["number"])]
    position = max(match.end(), end)
    while (also := _ALSO.match(norm, position)) and (match := _NUMBER.match(norm, also.end())):
        found.append(_cited(hit, kind, Span(also.start("also"), match.end()), match["number"]))
        position = match.end()
    _share_symbol(hit, found)
    _complete(norm, position, found, issuers, lexicon)
    return found


def _share_symbol(hit: Hit, found: list[LegalMention]) -> None:
    """ "Nghị định 131, 132/2025/NĐ-CP": the first has the year and the symbol of the last."""
    rest = re.search(r"/.*", found[-1].number or "")
    for mention in found:
        if rest and (mention.number or "").isdigit():
            mention.number = f"{mention.number}{rest[0]}"
            mention.name = f"{hit.entry.form} số {mention.number}"


def _short(norm: str, hit: Hit, mark: re.Match[str], lexicon: Lexicon) -> re.Match[str] | None:
    """ "Nghị quyết 58", "Đề án 06"; not "Kế hoạch 2023", "quyết định 5 nội dung"."""
    if hit.entry.row["numbered"] != "1":
        return None
    match = _SHORT.match(norm, mark.end())
    marked = "s" in mark[0].lower()
    if match is None or _counted(lexicon).match(norm, match.end()) or (_YEAR.fullmatch(match["number"]) and not marked):
        return None
    return match if marked or norm[hit.start].isupper() else None


def _cited(hit: Hit, kind: str, span: Span, number: str) -> LegalMention:
    tight = re.sub(r"\s", "", number)
    name = f"{hit.entry.form} số {tight}" if re.search(r"[-/]", tight) else f"{hit.entry.form} {tight}"
    return LegalMention(span, name, kind, tight)


def _complete(norm: str, position: int, found: list[LegalMention], issuers: dict[int, str], lexicon: Lexicon) -> None:
    """Date and issuer that follow the numbers, for all that have none of their own."""
    dated = _DATE.match(norm, position)
    if dated:
        position = dated.end()
    of = _OF.match(norm, position)
    issuer = issuers.get(of.end()) if of else None
    for mention in found:
        mention.date = _date(dated)
        mention.issuer = issuer or decode_issuer(mention.number or "", lexicon)


def _date(match: re.Match[str] | None) -> date | None:
    if match is None:
        return None
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None  # "ngày 31/6/2023" is printed now and then


@cache
def _symbols(lexicon: Lexicon) -> dict[str, str]:
    return {row["symbol"]: row["issuer"] for row in lexicon.table("legal_symbols")}


def decode_issuer(number: str, lexicon: Lexicon) -> str | None:
    """The issuer that a symbol names: "107/2020/NĐ-CP" -> "Chính phủ"."""
    symbols = _symbols(lexicon)
    for part in reversed(re.split(r"[-/]", number)):
        if part in symbols:
            return symbols[part]
        stem = part.rstrip("0123456789")
        if stem != part and f"*{stem}" in symbols:
            return symbols[f"*{stem}"]
    return None


def _titled(scan: Scan, hit: Hit, lexicon: Lexicon) -> list[LegalMention]:
    norm = scan.text.norm
    end = title_end(scan, hit, lexicon)
    if end is None:
        return []
    name = " ".join(norm[hit.start : end].split())
    mention = LegalMention(Span(hit.start, end), name[0].upper() + name[1:], hit.entry.row["kind"])
    if hit.entry.row["titled"] == "law" and (number := _LAW_NUMBER.match(norm, end)):
        # "Luật Đất đai số 31/2024/QH15": both name it
        mention.span = Span(hit.start, number.end())
        mention.number = number["number"]
        mention.issuer = decode_issuer(number["number"], lexicon)
    if hit.entry.row["titled"] == "law":
        mention.date = _date(_DATE.match(norm, mention.span.end))
    return [mention]
