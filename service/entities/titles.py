"""Titles of office as they stand in the text: head word, its small words, the body or place they are of.

"Phó Chủ tịch Thường trực UBND tỉnh Sơn La", "Bộ trưởng Tài chính", "Thủ tướng Lào", "Trưởng ban Tuyên
giáo Tỉnh ủy", "Trưởng phòng Kinh tế".
"""

from __future__ import annotations

import re
from functools import cache

from service.entities.candidates import OrganizationMention, PlaceMention, TitleMention
from service.entities.names import LOWER, UPPER, spaced, words
from service.entities.scan import Hit, Scan
from service.entities.seated_bodies import sector_pattern
from service.entities.title_runs import TitleRuns, former_start
from service.lexicon.model import Lexicon
from service.text.span import Span

_OF_UNIT = spaced(
    r"[ ]{1,3}(?:tỉnh|thành phố|TP\.?|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu|thôn|bản|làng|ấp|buôn)[ ]{1,3}"
)
_STANDING = spaced(r" [Tt]hường trực\b")
_NAME_NEXT = spaced(r"(?: - | )")
_SENT_TO = spaced(r" tại ")
_HEADS_OF_UNITS = ("Trưởng", "Phó Trưởng", "Phó trưởng", "Chánh", "Phó Chánh")
_OF_PLACE = spaced(r"[ ]{1,3}(?:(?:tỉnh|thành phố|nước|TP)[ ]{1,3})?")


@cache
def _free_tail(lexicon: Lexicon) -> re.Pattern[str]:
    """What a head without a known body is of, up to a mark or a verb: "Trưởng phòng Kinh tế"."""
    stops = words(lexicon.settings["name_ends"]["title"])
    small = rf"(?:[ ]{{1,3}}(?!{stops}\b)[{LOWER}]+){{0,5}}"
    return spaced(rf"[ ]{{1,3}}[{UPPER}][^\W\d_]*{small}(?=[,;.:()\n-]|$| [{UPPER}]| {stops}\b)")


@cache
def _noun(lexicon: Lexicon) -> re.Pattern[str]:
    """A body that goes by its noun alone: "Giám đốc Bệnh viện", "Giám đốc Ban Quản lý dự án| Trần Văn A"."""
    lists = lexicon.settings["name_ends"]
    until = rf"[ ]{{0,2}}(?:[,;.:()\n\"-]|$)| {words(lists['title'])}\b| [{UPPER}]"
    return spaced(rf" {words(lists['bare_bodies'])}(?={until})")


@cache
def _tail(forms: str) -> re.Pattern[str]:
    """The small words that belong to a head: "Phó Chủ tịch| Thường trực"."""
    return spaced(rf" {words(forms.split('|'))}\b")


class Titles:
    """The titles of a text by where they start; ``all`` holds the outermost, in text order."""

    def __init__(
        self, scan: Scan, organizations: list[OrganizationMention], places: list[PlaceMention], lexicon: Lexicon
    ) -> None:
        self.norm = scan.text.norm
        self.key = scan.text.key
        self._sectors = sector_pattern(lexicon)
        self._free_tail = _free_tail(lexicon)
        self._noun = _noun(lexicon)
        self._stop = spaced(rf" {words(lexicon.settings['name_ends']['title'])}\b")
        self._organizations = {mention.span.start: mention.span.end for mention in organizations}
        # "Chủ tịch Hồ Chí Minh" is no chairman of a city: a bare name of ours counts only with its class word
        self._scan = scan
        self._places = {place.span.start: place.span.end for place in places if place.classed or place.unit is None}
        self._provinces = {place.span.start: place.span.end for place in places if place.kind == "province"}
        self._runs = TitleRuns(scan, {place.span.start: place.span.end for place in places}, lexicon)
        self.starts: dict[int, TitleMention] = {}
        for hit in scan.of("title"):
            title = self._read(hit)
            known = self.starts.get(title.span.start)
            if known is None or known.span.end < title.span.end:
                self.starts[title.span.start] = title
        self.all = self._outermost()

    def _read(self, hit: Hit) -> TitleMention:
        """Head, its own small words, and what it is of."""
        end = hit.end
        if hit.entry.row["tail"] and (tail := _tail(hit.entry.row["tail"]).match(self.norm, end)):
            end = tail.end()
        if hit.entry.form.startswith(("Phó ", "Thứ ")) and (standing := _STANDING.match(self.norm, end)):
            end = standing.end()
        start = former_start(self.norm, hit.start)
        return TitleMention(
            Span(start, self._runs.end(start, end, self._end(hit, end))), hit.entry.form, hit.entry.row["names"]
        )

    def _end(self, hit: Hit, end: int) -> int:
        body = self._body_after(hit, end)
        if body is not None:
            return body
        sector = self._sectors.match(self.key, end) if hit.entry.form.endswith("rưởng") else None
        if sector and self.norm[sector.start("sector")].isupper():
            return sector.end()  # "Bộ trưởng Tài chính"
        unit = _OF_UNIT.match(self.norm, end)
        if unit and unit.end() in self._places:
            return self._places[unit.end()]  # "Bí thư Đoàn xã Chiềng Ban", "Trưởng bản Huổi Luông"
        of = _OF_PLACE.match(self.norm, end)
        if of and hit.entry.row["names"] == "any" and of.end() in self._places:
            # "Tổng thống Hàn Quốc", "Thống đốc tỉnh Kanagawa", "Đại sứ Hàn Quốc tại Việt Nam"
            place = self._places[of.end()]
            seat = _SENT_TO.match(self.norm, place)
            return self._places.get(seat.end(), place) if seat else place
        bare = next((self._provinces[at] for at in range(end + 1, end + 4) if at in self._provinces), None)
        named = _NAME_NEXT.match(self.norm, bare) if bare else None
        if named and self._surname_at(named.end()):
            return bare or end  # "Chủ tịch Đà Nẵng| Huỳnh Đức Thơ"
        noun = self._noun.match(self.norm, end)
        if noun:
            body = noun.end() + len(self.norm[noun.end() :]) - len(self.norm[noun.end() :].lstrip(" "))
            return self._organizations.get(body, noun.end()) if body - noun.end() < 3 else noun.end()
        free = self._free_tail.match(self.norm, end)
        if free is None or _looks_like_name(free[0]):
            return end
        if not self.norm.startswith(" ", free.end()):
            return free.end()
        if self._stop.match(self.norm, free.end()):  # "Trưởng phòng Cảnh sát giao thông cho biết"
            return free.end() if hit.entry.form.startswith(_HEADS_OF_UNITS) and len(free[0].split()) > 1 else end
        # "Trưởng phòng Quản lý dự án| Trần Văn Bình": more than a lone capital, then a surname
        person = len(free[0].split()) > 1 and self._surname_at(free.end() + 1)
        return free.end() if person else end

    def _surname_at(self, position: int) -> bool:
        return any(hit.entry.row["common"] == "0" for hit in self._scan.between("surname", position, position + 3))

    def _body_after(self, hit: Hit, end: int) -> int | None:
        """End of the body that follows, which may begin with the head's last word: "Trưởng ban Dân vận …"."""
        last_word = self.norm.rfind(" ", hit.start, hit.end) + 1 or end + 1
        before_last = self.norm.rfind(" ", hit.start, last_word - 1) + 1 or end + 1  # "Chánh| Văn phòng Tỉnh ủy"
        for start in (before_last, last_word, end + 1, end + 2, end + 3):
            found = self._organizations.get(start)
            if found is not None and found > end:
                return found
        return None

    def _outermost(self) -> list[TitleMention]:
        kept: list[TitleMention] = []
        for start in sorted(self.starts):
            if not kept or start >= kept[-1].span.end:
                kept.append(self.starts[start])
        return kept

    def at(self, position: int) -> TitleMention | None:
        """The title that begins at ``position``."""
        return self.starts.get(position)


def _looks_like_name(text: str) -> bool:
    words = text.split()
    return len(words) >= 2 and all(word[0].isupper() for word in words)
