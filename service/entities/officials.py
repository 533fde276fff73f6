"""People in office: a name with a title or a form of address beside it.

Both orders are read: "Bí thư Tỉnh ủy Vừ A Sùng", "đồng chí Vừ A Sùng, Bí thư Tỉnh ủy, Trưởng đoàn …",
and lists of either. A name once known is known wherever it stands again, also cut short after a
form of address or a title ("ông Sùng"). A by-line without title or address names no official.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from service.entities.candidates import OfficialMention, OrganizationMention, PlaceMention, TitleMention
from service.entities.compounds import compounds, whole_words_end
from service.entities.foreign import is_foreign
from service.entities.names import CAPITAL, GAP, LOWER, UPPER, spaced, words
from service.entities.scan import Scan
from service.entities.signatures import Signature
from service.entities.titles import Titles
from service.lexicon.model import Lexicon
from service.text.fold import key
from service.text.span import Span

_SYLLABLE = rf"[{UPPER}][{LOWER}]*+(?:'[{UPPER}{LOWER}]?[{LOWER}]+)?"
_FULL = spaced(rf"(?:K'[ ]{{0,3}}[{UPPER}][{LOWER}]++(?: {_SYLLABLE}){{0,3}}|{_SYLLABLE}(?: {_SYLLABLE}){{1,4}})")
_ANY_NAME = spaced(rf"(?!Kh(?:óa|oá) ){CAPITAL}(?: {CAPITAL}){{0,4}}")
_GIVEN = spaced(rf"{_SYLLABLE}(?: {_SYLLABLE}){{0,3}}")
_DEGREE = r"(?:(?:GS|PGS|TS|ThS|Ths|BS|KS|BS\.?CK[I]{1,2}|NGND|NGƯT|TTND|TTƯT)(?:\.[ ]{0,3}|[ ]{1,3})){0,4}"
_TO_NAME = spaced(rf"(?:(?<=S)\.|(?<=T)\.)?[ ]{{0,3}}:?[ ]{{1,3}}(?:(?:Ông|Bà|ông|bà) )?{_DEGREE}|(?<=S)\.")
_ADDRESS = spaced(rf"(?:Ông|Bà) (?=[{UPPER}][^\W\d_]* [{UPPER}][^\W\d_]* [{UPPER}])")
_CITY = spaced(r"(?:TP|TX|TT)(?:\.| )")
_DASH = spaced(r"[ ]{0,3}- ")
_TO_TITLE = spaced(r"[ ]{0,3}(?:,|-|\()[ ]{0,3}(?:(?:nguyên )?là )?| (?:là|làm|giữ chức(?: vụ)?) ")
_NEXT_TITLE = spaced(r"[ ]{0,3}(?:,|;|-|kiêm|và|, kiêm)[ ]{1,3}")
_CHAINED = spaced(r"[ ]{0,3}(?:,|-|kiêm|và|, kiêm)[ ]{1,3}")
_LIST = spaced(rf"[ ]{{0,3}}(?:,|;|và|, và)[ ]{{1,3}}{_DEGREE}")
_PLURAL = spaced(r"\b[Cc]ác $")
_SPACE = spaced(" ")
_DEPUTY = key("Phó ")
_HOUSEHOLD_REACH = 30


class _Names:
    """Person names at given positions: a surname first, then one to four syllables."""

    def __init__(self, scan: Scan, places: list[PlaceMention], words: frozenset[str]) -> None:
        self.norm = scan.text.norm
        self.words = words
        self.surnames = {hit.start for hit in scan.of("surname")}
        self.places = {
            place.span.start: place.span.end
            for place in places
            if place.unit is not None and place.name != "Hồ Chí Minh"
        }

    def at(self, position: int, any_name: bool = False) -> Span | None:
        """The name that begins at ``position``; without a known surname only where ``any_name``."""
        if (address := _ADDRESS.match(self.norm, position)) and address.end() in self.surnames:
            return None  # "Trưởng đoàn Ông Tạ Văn Lâm": no surname "Ông"
        match = _FULL.match(self.norm, position) if position in self.surnames else None
        if match is None and any_name and not _CITY.match(self.norm, position):
            match = _ANY_NAME.match(self.norm, position)
        span = self._whole(match) if match else None
        if span is not None and self.places.get(position, 0) >= span.end:
            return None  # "Chủ tịch UBND các tỉnh: Hà Giang, …"
        return span

    def _whole(self, match: re.Match[str]) -> Span | None:
        """Without a last syllable that begins the next word: "ông Đỗ Văn Hà Chủ|tịch"."""
        end = whole_words_end(self.norm, match.start(), match.end(), self.words)
        whole = self.norm[match.start() : end]
        return Span(match.start(), end) if len(whole.split()) > 1 or whole.startswith("K'") else None


class _Private(NamedTuple):
    """What is said of people who hold no office: ``before`` their name, ``after`` it."""

    before: re.Pattern[str]
    after: re.Pattern[str]


@cache
def _private(lexicon: Lexicon) -> _Private:
    lists = lexicon.settings["name_ends"]
    people, homes = words(lists["private_people"]), words(lists["homes"])
    owned = words(lexicon.settings["name_ends"]["private_things"])
    address = r"(?:,? (?:ông|bà|anh|chị|em|cụ|cô|chú))?"
    return _Private(
        spaced(rf"(?:{people}(?: (?:là|tên))?|tên là|{owned} của){address} $", re.IGNORECASE),
        spaced(
            rf"[ ]{{0,3}}(?:,|\()[ ]{{0,3}}(?:(?:một )?{people}\b|\d{{2}} tuổi|sinh năm|SN |(?:người )?dân tộc"
            rf"|(?:nhà |trú |ngụ |thường trú |tạm trú )?(?:ở |tại )?{homes}\b|nhà ở|trú|ngụ|thường trú|tạm trú)",
            re.IGNORECASE,
        ),
    )


class _Reader:
    """Collects the people of one text."""

    def __init__(self, scan: Scan, titles: Titles, names: _Names, private: _Private) -> None:
        self.scan = scan
        self.norm = scan.text.norm
        self.titles = titles
        self.names = names
        self.private = private
        self.found: dict[int, OfficialMention] = {}

    def add(self, span: Span, titles: list[TitleMention]) -> None:
        name = " ".join(self.norm[span.start : span.end].split())
        mention = self.found.setdefault(span.start, OfficialMention(span, name))
        mention.titles += [title for title in titles if title not in mention.titles]

    def titles_after(self, position: int) -> list[TitleMention]:
        """ ", Bí thư Tỉnh ủy, Trưởng đoàn …" after a name; a title that another name follows is his."""
        found: list[TitleMention] = []
        separator = _TO_TITLE.match(self.norm, position)
        while separator and (title := self.titles.at(separator.end())):
            if self._named_after(title):
                break
            found.append(title)
            separator = _NEXT_TITLE.match(self.norm, title.span.end)
        return found

    def _named_after(self, title: TitleMention) -> Span | None:
        gap = _SPACE.match(self.norm, title.span.end)
        return self.names.at(gap.end()) if gap else None

    def read_after_titles(self) -> None:
        """ "Bí thư Tỉnh ủy Vừ A Sùng": the name right after the title; titles chained before it too."""
        chain: list[TitleMention] = []
        borne = self._borne_after_address()
        for title in self.titles.all:
            if title.span.start in borne:
                chain = []
                continue  # "ông A, Giám đốc X và Thượng tá B": the first title is A's
            if chain and not _CHAINED.fullmatch(self.norm, chain[-1].span.end, title.span.start):
                chain = []
            chain.append(title)
            gap = _TO_NAME.match(self.norm, title.span.end)
            span = self.names.at(gap.end(), title.names == "any") if gap else None
            if span is None and (dash := _DASH.match(self.norm, title.span.end)):
                span = self.names.at(dash.end())  # "Chủ tịch VCCI - Vũ Tiến Lộc"
            if span is not None and span.start not in self.titles.starts:
                after = self.titles_after(span.end)
                borne |= {one.span.start for one in after}
                self.add(span, [*_borne_with(chain), *after])
                self._add_listed(span, chain if gap and (":" in gap[0] or _all_of(self.norm, chain[0])) else [])
                chain = []

    def _borne_after_address(self) -> set[int]:
        """Where the titles stand that follow a name with a form of address."""
        gaps = (_TO_NAME.match(self.norm, hit.end) for hit in self.scan.of("honorific"))
        spans = [self._addressed(gap.end()) for gap in gaps if gap]
        return {title.span.start for span in spans if span for title in self.titles_after(span.end)}

    def _add_listed(self, first: Span, titles: list[TitleMention]) -> None:
        """ "các Phó Chủ tịch UBND tỉnh: Lò Văn A, Cầm B": all bear the title."""
        span: Span | None = first
        while titles and span is not None and (more := _LIST.match(self.norm, span.end)):
            span = self.names.at(more.end())
            if span is not None:
                self.add(span, titles)

    def read_after_address(self) -> None:
        """ "đồng chí Vừ A Sùng, Bí thư …", "các đồng chí: A, Ủy viên …; B, …"."""
        for hit in self.scan.of("honorific"):
            gap = _TO_NAME.match(self.norm, hit.end)
            span = self._addressed(gap.end()) if gap else None
            while span is not None:
                beside = self.titles_after(span.end)
                self.add(span, beside)
                end = beside[-1].span.end if beside else span.end
                more = _LIST.match(self.norm, end) if hit.entry.row["list"] == "1" else None
                span = self._addressed(more.end()) if more else None

    def read_before_titles(self, places: set[int]) -> None:
        """ "Lò Văn Thương, Bí thư Đoàn xã …": three syllables with a surname, then a title."""
        for hit in self.scan.of("surname"):
            if hit.entry.row["common"] == "1" or hit.start in self.found or hit.start in places:
                continue
            span = self.names.at(hit.start)
            if span is not None and len(self.norm[span.start : span.end].split()) >= 3:
                beside = self.titles_after(span.end)
                if beside:
                    self.add(span, beside)

    def _addressed(self, position: int) -> Span | None:
        """A name with a known surname, or any name that a title follows: "đồng chí: Rah Lan Chung, Bí thư …"."""
        span = self.names.at(position)
        if span is not None:
            return span
        other = self.names.at(position, any_name=True)
        if other is None or self.norm[other.start : other.end].split()[0].isupper():
            return None  # "PGS.TS Trần …"
        return other if self.titles_after(other.end) or self._is_foreigner(other) else None

    def _is_foreigner(self, span: Span) -> bool:
        """Whether an addressed name has a word that is no Vietnamese one: "ông Alain Xavier Cany"."""
        return any(is_foreign(word) for word in self.norm[span.start : span.end].split())

    def read_again(self) -> None:
        """Known names wherever they stand again, and given names after a form of address or a title."""
        full = sorted({mention.name for mention in self.found.values()}, key=lambda name: (-len(name), name))
        if not full:
            return
        self._shorten(set(full))
        self._lengthen(full)
        source = "|".join(re.escape(name).replace(r"\ ", GAP) for name in full)
        for match in re.finditer(rf"(?<!\w)(?:{source})(?!\w)", self.norm):
            self.add(Span(*match.span()), [])
        given = {form: name for name in reversed(full) for form in _given_forms(name)}
        for position in (
            *(hit.end for hit in self.scan.of("honorific")),
            *(title.span.end for title in self.titles.all),
        ):
            gap = _TO_NAME.match(self.norm, position)
            short = _GIVEN.match(self.norm, gap.end()) if gap else None
            if short and short.start() not in self.found and short[0] in given:
                self.found[short.start()] = OfficialMention(Span(*short.span()), given[short[0]])

    def _shorten(self, known: set[str]) -> None:
        """ "Lê Thị Hà Có thể …": where the text gives the name without the next word, that is the name."""
        for mention in self.found.values():
            shorter = mention.name.rpartition(" ")[0]
            if shorter in known and len(shorter.split()) >= 3:
                mention.span = Span(mention.span.start, mention.span.start + len(shorter))
                mention.name = shorter

    def _lengthen(self, full: list[str]) -> None:
        """ "bà Kiều Anh" after "bà Mai Kiều Anh", of whom alone that may be said."""
        for mention in self.found.values():
            if mention.titles or len(mention.name.split()) != 2:
                continue
            longer = [name for name in full if name.endswith(f" {mention.name}")]
            if len(longer) == 1:
                mention.name = longer[0]

    def leave_out_private_people(self) -> None:
        """ "bà Lò Thị Mai, bản Nà Ớt", "gia đình ông Lê Văn Năm", "ông An, 58 tuổi": who holds no office anywhere
        in the text, and is told of as one who lives somewhere, is no official."""
        borne = {mention.name for mention in self.found.values() if mention.titles}
        private = {
            mention.name
            for mention in self.found.values()
            if mention.name not in borne and self._lives_somewhere(mention.span)
        }
        self.found = {start: mention for start, mention in self.found.items() if mention.name not in private}

    def _lives_somewhere(self, span: Span) -> bool:
        before = self.private.before.search(self.norm, max(0, span.start - _HOUSEHOLD_REACH), span.start)
        return bool(before or self.private.after.match(self.norm, span.end))


def _borne_with(chain: list[TitleMention]) -> list[TitleMention]:
    """Of titles before a name those that one person can bear: "báo cáo [Thủ tướng,] Phó Thủ tướng Trần Văn A"."""
    last = key(chain[-1].head)
    if not last.startswith(_DEPUTY):
        return chain
    chief = last.removeprefix(_DEPUTY)
    others = [t for t in chain[:-1] if not (chief.startswith(key(t.head)) or key(t.head).startswith(chief))]
    return [*others, chain[-1]]


def _given_forms(name: str) -> list[str]:
    """What somebody is called later on: "Hùng", "Quang Hùng" of "Trần Quang Hùng", "Stuart" of "Stuart Livesey"."""
    syllables = name.split()
    foreign = syllables[:1] if is_foreign(syllables[0]) else []
    two = [" ".join(syllables[-2:])] if len(syllables) > 2 else []
    return [syllables[-1], *two, *foreign]


def _all_of(norm: str, title: TitleMention) -> bool:
    """Whether a title is borne by more than one: "các Phó Chủ tịch UBND tỉnh A, B"."""
    return bool(_PLURAL.search(norm, max(0, title.span.start - 8), title.span.start))


def find_officials(
    scan: Scan,
    organizations: list[OrganizationMention],
    places: list[PlaceMention],
    signatures: list[Signature],
    lexicon: Lexicon,
) -> tuple[list[OfficialMention], Titles]:
    """Mentions of officials in text order, each with the titles beside it, and all titles of the text."""
    titles = Titles(scan, organizations, places, lexicon)
    reader = _Reader(scan, titles, _Names(scan, places, compounds(lexicon)), _private(lexicon))
    reader.read_after_titles()
    reader.read_after_address()
    reader.read_before_titles({place.span.start for place in places})
    for signature in signatures:
        reader.add(signature.name, [signature.title])
    reader.leave_out_private_people()
    reader.read_again()
    return [reader.found[start] for start in sorted(reader.found)], titles
