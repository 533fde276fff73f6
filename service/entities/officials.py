"""People in office: a name with a title or a form of address beside it.

Both orders are read: "Bí thư Tỉnh ủy Vừ A Sùng", "đồng chí Vừ A Sùng, Bí thư Tỉnh ủy, Trưởng đoàn …",
and lists of either. A name once known is known wherever it stands again, also cut short after a
form of address ("ông Sùng"). A by-line without title or address names no official.
"""

from __future__ import annotations

import re

from service.entities.candidates import OfficialMention, OrganizationMention, TitleMention
from service.entities.compounds import compounds, whole_words_end
from service.entities.names import CAPITAL, GAP, LOWER, UPPER
from service.entities.scan import Hit, Scan
from service.entities.organizations import sector_pattern
from service.lexicon.model import Lexicon
from service.text.span import Span

_SYLLABLE = rf"[{UPPER}][{LOWER}]*+(?:'[{UPPER}{LOWER}]?[{LOWER}]+)?"
_FULL = re.compile(rf"{_SYLLABLE}(?:{GAP}{_SYLLABLE}){{1,4}}")
_ANY_NAME = re.compile(rf"{CAPITAL}(?:{GAP}{CAPITAL}){{0,4}}")
_GIVEN = re.compile(rf"{_SYLLABLE}(?:{GAP}{_SYLLABLE}){{0,3}}")
_TO_NAME = re.compile(r"[ ]{0,3}:?[ ]{1,3}")
_TO_TITLE = re.compile(r"[ ]{0,3}(?:,|-|\()[ ]{0,3}(?:nguyên[ ]{1,3}|là[ ]{1,3})?")
_NEXT_TITLE = re.compile(r"[ ]{0,3}(?:,|;|-|kiêm|và|, kiêm)[ ]{1,3}")
_LIST = re.compile(r"[ ]{0,3}(?:,|;|và|, và)[ ]{1,3}")
_ACTING = re.compile(r"(?i)(?:nguyên|quyền|q\.|cựu)[ ]{1,3}$")
_TAIL_STOP = re.compile(rf"(?:[ ]{{1,3}}(?:phụ trách|chuyên trách|thường trực|Thường trực)\b)")
_FREE_TAIL = re.compile(
    rf"[ ]{{1,3}}[{UPPER}][^\W\d_]*(?:[ ]{{1,3}}(?!(?:cho|nói|phát|đã|đang|sẽ|là|và|yêu|đề|nhấn|khẳng|chỉ|trao|thăm|kiểm|tại|dự|ký|đến|cùng|báo|chủ|làm|nêu|đánh|biểu|trình|tham|đồng|với|về|từ|trong|khi|thông|chia|kết|gửi)\b)[{LOWER}]+){{0,5}}(?=[,;.:()\n-]|$)"
)


class _Titles:
    """The titles of a text, by where they start and where they end."""

    def __init__(self, scan: Scan, organizations: list[OrganizationMention], lexicon: Lexicon) -> None:
        self.norm = scan.text.norm
        self.key = scan.text.key
        self.sectors = sector_pattern(lexicon)
        self.organizations = {mention.span.start: mention for mention in organizations}
        self.starts: dict[int, TitleMention] = {}
        for hit in scan.of("title"):
            known = self.starts.get(hit.start)
            title = self._read(hit)
            if known is None or known.span.end < title.span.end:
                self.starts[hit.start] = title
        self.all = self._outermost()

    def _read(self, hit: Hit) -> TitleMention:
        """Head, its own small words, and the organisation that follows."""
        end = hit.end
        for tail in filter(None, hit.entry.row["tail"].split("|")):
            if self.norm.startswith(" " + tail, end):
                end += len(tail) + 1
                break
        organization = self._organization_after(end)
        sector = self.sectors.match(self.key, end) if hit.entry.form.endswith("rưởng") else None
        if organization is not None:
            end = organization
        elif sector and self.norm[sector.start("sector")].isupper():
            end = sector.end()  # "Bộ trưởng Tài chính"
        elif free := _FREE_TAIL.match(self.norm, end):
            end = free.end() if not _looks_like_name(free[0]) else end
        return TitleMention(Span(hit.start, end), hit.entry.form, hit.entry.row["names"])

    def _organization_after(self, end: int) -> int | None:
        for gap in (1, 2, 3):
            if (mention := self.organizations.get(end + gap)) is not None:
                return mention.span.end
        return None

    def _outermost(self) -> list[TitleMention]:
        kept: list[TitleMention] = []
        for start in sorted(self.starts):
            if not kept or start >= kept[-1].span.end:
                kept.append(self.starts[start])
        return kept

    def at(self, position: int) -> TitleMention | None:
        return self.starts.get(position)


def _looks_like_name(text: str) -> bool:
    words = text.split()
    return len(words) >= 2 and all(word[0].isupper() for word in words)


class _Names:
    """Person names at given positions: a surname first, then one to four syllables."""

    def __init__(self, scan: Scan, words: frozenset[str]) -> None:
        self.norm = scan.text.norm
        self.words = words
        self.surnames = {hit.start for hit in scan.of("surname")}

    def at(self, position: int, any_name: bool = False) -> Span | None:
        """The name that begins at ``position``; without a known surname only where ``any_name``."""
        if position in self.surnames and (match := _FULL.match(self.norm, position)):
            return self._whole(match, 2)
        if any_name and (match := _ANY_NAME.match(self.norm, position)):
            return self._whole(match, 2)
        return None

    def _whole(self, match: re.Match[str], least: int) -> Span | None:
        """Without a last syllable that begins the next word: "ông Đỗ Văn Hà Chủ|tịch"."""
        end = whole_words_end(self.norm, match.start(), match.end(), self.words)
        return Span(match.start(), end) if len(self.norm[match.start() : end].split()) >= least else None


def find_officials(scan: Scan, organizations: list[OrganizationMention], lexicon: Lexicon) -> list[OfficialMention]:
    """Mentions of officials in text order, each with the titles beside it."""
    titles, names = _Titles(scan, organizations, lexicon), _Names(scan, compounds(lexicon))
    found: dict[int, OfficialMention] = {}
    _after_titles(scan, titles, names, found)
    _after_address(scan, titles, names, found)
    _again(scan, titles, found)
    return [found[start] for start in sorted(found)]


def _add(found: dict[int, OfficialMention], span: Span, norm: str, titles: list[TitleMention]) -> None:
    mention = found.setdefault(span.start, OfficialMention(span, " ".join(norm[span.start : span.end].split())))
    mention.titles += [title for title in titles if title not in mention.titles]


def _titles_after(norm: str, titles: _Titles, position: int) -> list[TitleMention]:
    """", Bí thư Tỉnh ủy, Trưởng đoàn …" after a name."""
    found: list[TitleMention] = []
    separator = _TO_TITLE.match(norm, position)
    while separator and (title := titles.at(separator.end())):
        found.append(title)
        separator = _NEXT_TITLE.match(norm, title.span.end)
    return found


def _after_titles(scan: Scan, titles: _Titles, names: _Names, found: dict[int, OfficialMention]) -> None:
    """"Bí thư Tỉnh ủy Vừ A Sùng": the name right after the title; titles chained before it too."""
    norm = scan.text.norm
    chain: list[TitleMention] = []
    for title in titles.all:
        if chain and not _NEXT_TITLE.fullmatch(norm, chain[-1].span.end, title.span.start):
            chain = []
        chain.append(title)
        gap = _TO_NAME.match(norm, title.span.end)
        span = names.at(gap.end(), title.names == "any") if gap else None
        if span is not None and span.start not in titles.starts and not _other_word(norm, span):
            _add(found, span, norm, chain + _titles_after(norm, titles, span.end))
            chain = []


def _other_word(norm: str, span: Span) -> bool:
    return norm[span.start : span.end].split()[0] in ("Chính", "Ban", "Hội", "Bộ", "Sở", "UBND", "HĐND", "Đảng", "Quốc", "Nhà", "Ủy", "Tỉnh", "Việt", "Ngày", "Nước")


def _after_address(scan: Scan, titles: _Titles, names: _Names, found: dict[int, OfficialMention]) -> None:
    """"đồng chí Vừ A Sùng, Bí thư …", "các đồng chí: A, Ủy viên …; B, …"."""
    norm = scan.text.norm
    for hit in scan.of("honorific"):
        gap = _TO_NAME.match(norm, hit.end)
        span = names.at(gap.end()) if gap else None
        while span is not None:
            beside = _titles_after(norm, titles, span.end)
            _add(found, span, norm, beside)
            end = beside[-1].span.end if beside else span.end
            more = _LIST.match(norm, end) if hit.entry.row["list"] == "1" else None
            span = names.at(more.end()) if more else None


def _shorten(found: dict[int, OfficialMention], full: list[str]) -> None:
    """"Lê Thị Hà Có thể …": where the text gives the name without the next word, that is the name."""
    known = set(full)
    for mention in found.values():
        shorter = mention.name.rpartition(" ")[0]
        if shorter in known and len(shorter.split()) >= 3:
            mention.span = Span(mention.span.start, mention.span.start + len(shorter))
            mention.name = shorter


def _given_after_titles(norm: str, titles: _Titles, found: dict[int, OfficialMention], full: list[str]) -> None:
    """"Bí thư Thăng": a given name alone after a title."""
    given = {name.split()[-1]: name for name in reversed(full)}
    for title in titles.all:
        gap = _TO_NAME.match(norm, title.span.end)
        match = _GIVEN.match(norm, gap.end()) if gap else None
        if match and match.start() not in found and match[0] in given:
            found[match.start()] = OfficialMention(Span(*match.span()), given[match[0]])


def _again(scan: Scan, titles: _Titles, found: dict[int, OfficialMention]) -> None:
    """Known names wherever they stand again, and given names after a form of address."""
    norm = scan.text.norm
    full = sorted({mention.name for mention in found.values() if len(mention.name.split()) >= 2}, key=len, reverse=True)
    if not full:
        return
    _shorten(found, full)
    spaced = "|".join(re.escape(name).replace(r"\ ", GAP) for name in full)
    for match in re.finditer(rf"(?<!\w)(?:{spaced})(?!\w)", norm):
        _add(found, Span(*match.span()), norm, [])
    _given_after_titles(norm, titles, found, full)
    given = {name.split()[-1]: name for name in reversed(full)}
    for hit in scan.of("honorific"):
        gap = _TO_NAME.match(norm, hit.end)
        match = _GIVEN.match(norm, gap.end()) if gap else None
        if match and match.start() not in found and match[0] in given:
            found[match.start()] = OfficialMention(Span(*match.span()), given[match[0]])
